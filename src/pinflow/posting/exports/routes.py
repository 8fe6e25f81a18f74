"""Exports over the API: files, feeds and what is fetched without a login."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias

from fastapi import APIRouter, Path, Query, Response

from pinflow.accounts.models import AccountId
from pinflow.identity.acting import ProvidedClock, ProvidedDatabase, ProvidedSystem, Who
from pinflow.kit.api_models import PathId
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantId
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor, split_page
from pinflow.kit.provide import provided
from pinflow.pins.pin import PinId
from pinflow.posting.channels import pinterest_csv, rss
from pinflow.posting.exports import schemas
from pinflow.posting.exports.choose_way import choose_way, get_export_account, renew_feed
from pinflow.posting.exports.hand_out import hand_out, read_file
from pinflow.posting.exports.public_address import PublicAddress
from pinflow.posting.exports.show_feed import show_feed, show_picture
from pinflow.posting.publish_tools import PublishTools
from pinflow.posting.shelves.queries import find_export, list_batches


@dataclass(frozen=True)
class ExportedFiles:
    """The stored files of a tenant."""

    of: Callable[[TenantId], BlobStore]


ProvidedFiles = Annotated[ExportedFiles, provided(ExportedFiles)]
ProvidedTools = Annotated[PublishTools, provided(PublishTools)]
ProvidedAddress = Annotated[PublicAddress, provided(PublicAddress)]
# As FastAPI takes them.
_Responses: TypeAlias = dict[int | str, dict[str, Any]]
_CSV: _Responses = {200: {"content": {"text/csv": {"schema": {"type": "string", "format": "binary"}}}}}
_RSS: _Responses = {200: {"content": {"application/rss+xml": {"schema": {"type": "string"}}}}}
_PICTURE: _Responses = {
    200: {
        "content": {
            kind: {"schema": {"type": "string", "format": "binary"}} for kind in ("image/jpeg", "image/png")
        }
    }
}
router = APIRouter()


@router.get("/accounts/{id}/export", tags=["exports"], summary="How pins leave", name="get_account_export")
async def show(account_id: PathId, who: Who, address: ProvidedAddress) -> schemas.AccountExport:
    """Whether an export account's pins leave by files or by a feed. 409: it publishes through Pinterest."""
    async with who.read() as session:
        account = await get_export_account(session, AccountId(account_id))
        return schemas.AccountExport.of(await find_export(session, account.id), address)


@router.put(
    "/accounts/{id}/export", tags=["exports"], summary="Choose how pins leave", name="choose_account_export"
)
async def choose(
    account_id: PathId, body: schemas.NewWay, who: Who, address: ProvidedAddress
) -> schemas.AccountExport:
    """By files or by a feed. For admins. 409: nobody could fetch a feed from here, and why."""
    async with who.write() as session:
        found = await choose_way(session, who.actor, AccountId(account_id), body.way, address, who.now)
    return schemas.AccountExport.of(found, address)


@router.post("/accounts/{id}/feed", tags=["exports"], summary="A new feed address", name="renew_feed")
async def renew(account_id: PathId, who: Who, address: ProvidedAddress) -> schemas.FeedAddress:
    """Told this once; the former address, and its pictures' addresses, end at once. For admins."""
    async with who.write() as session:
        url = await renew_feed(session, who.actor, AccountId(account_id), address, who.now)
    return schemas.FeedAddress(url=url)


@router.get("/accounts/{id}/exports", tags=["exports"], summary="Files", name="list_exports")
async def list_files(
    account_id: PathId, who: Who, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> schemas.ExportBatchPage:
    """The files of an export account, the newest first."""
    before = decode_cursor(cursor, tuple[int])
    async with who.read() as session:
        account = await get_export_account(session, AccountId(account_id))
        rows = await list_batches(session, account.id, before=before[0] if before else None, limit=limit + 1)
    page, following = split_page(rows, limit, lambda row: (row.number,))
    return schemas.ExportBatchPage(items=[schemas.ExportBatch.of(row) for row in page], next_cursor=following)


@router.post("/accounts/{id}/exports", tags=["exports"], summary="Hand out a file", name="hand_out_pins")
async def make_file(
    account_id: PathId, who: Who, tools: ProvidedTools, address: ProvidedAddress
) -> schemas.HandedOut:
    """Puts up to 100 scheduled pins of the next 14 days into a new file; they count as published then.

    What was left out comes with its reason. Fetch the file by its number from `export.csv`.
    """
    return schemas.HandedOut.of(await hand_out(tools, who.actor, AccountId(account_id), address))


@router.get(
    "/accounts/{id}/export.csv",
    tags=["exports"],
    summary="Download a file",
    name="get_export_file",
    response_class=Response,
    responses=_CSV,
)
async def download(
    account_id: PathId,
    who: Who,
    address: ProvidedAddress,
    batch: Annotated[
        int | None, Query(ge=1, le=2_000_000_000, description="Its number; else the newest.")
    ] = None,
) -> Response:
    """The file in the form of Pinterest's bulk upload: the same pins again, however often."""
    async with who.read() as session:
        number, data = await read_file(session, AccountId(account_id), batch, address, who.now)
    named = {"content-disposition": f'attachment; filename="pinterest-{number}.csv"'}
    return Response(data, media_type=pinterest_csv.MEDIA_TYPE, headers=named)


@router.get(
    "/public/feeds/{token}",
    tags=["exports"],
    summary="A feed",
    name="get_feed",
    response_class=Response,
    responses=_RSS,
)
async def feed(
    token: Annotated[str, Path(max_length=100)],
    system: ProvidedSystem,
    database: ProvidedDatabase,
    clock: ProvidedClock,
    address: ProvidedAddress,
) -> Response:
    """The newest 100 pins of an account whose slot has come, as RSS 2.0; needs no login."""
    data = await show_feed(system, database, token, address, clock.now())
    return Response(data, media_type=rss.MEDIA_TYPE, headers={"cache-control": "public, max-age=300"})


@router.get(
    "/public/pictures/{id}/{name}",
    tags=["exports"],
    summary="A handed-out picture",
    name="get_public_picture",
    response_class=Response,
    responses=_PICTURE,
)
async def picture(
    pin_id: PathId,
    name: Annotated[str, Path(max_length=100)],
    system: ProvidedSystem,
    files: ProvidedFiles,
) -> Response:
    """The picture of a pin that was handed out, at the address in its file or feed; needs no login."""
    found = await show_picture(system, files.of, PinId(pin_id), name)
    # Not for long: a renewed address ends.
    return Response(
        found.data, media_type=found.media_type, headers={"cache-control": "public, max-age=3600"}
    )
