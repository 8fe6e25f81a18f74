"""Makes of a claimed pin what its channel sends: files, token, and a video uploaded beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from pinflow.accounts.list_boards import open_access_tokens
from pinflow.accounts.models import Account, AccountChannel, AccountId
from pinflow.accounts.pace.keep_pace import AccountPace
from pinflow.kit.blobs import Blob
from pinflow.kit.db import TenantId
from pinflow.kit.errors import ExternalError, NotFoundError
from pinflow.pins.pin import Pin, PinKind
from pinflow.posting.channels.channel import Channel, File, Publication, RefusedError
from pinflow.posting.publish_tools import PublishTools, is_heavy


async def prepare_publication(
    tools: PublishTools, channel: Channel, pin: Pin, account: Account, pace: AccountPace
) -> Publication:
    """What is sent; a video has been uploaded by then.

    Raises:
        RefusedError: a file or the token is lost, the channel cannot publish this kind, or the platform does
            not take the video; trying again cannot help until a person acts.
        AppError: they cannot be had now.
    """
    assert pin.board_id is not None
    if pin.kind.value not in channel.kinds:
        # Its cover alone would not be what was approved.
        raise RefusedError(
            "posting.kind_not_supported",
            f"The channel {channel.name} cannot publish a {pin.kind}, and its cover alone is not what "
            "was approved. Make it a single picture (pinflow pin image) and approve that.",
            blame="pin",
        )
    now = tools.clock.now()
    picture = await _read_file(tools, pin, pin.picture_sha256)
    slides = [await _read_file(tools, pin, bytes.fromhex(slide.sha256)) for slide in pin.slides]
    video = None if pin.video_sha256 is None else await _read_file(tools, pin, pin.video_sha256)
    try:
        access_token = await open_token(tools, account)
    except ExternalError as error:
        if not error.permanent:
            raise
        raise RefusedError(error.code, error.message, blame="account", reconnect=True) from error
    publication = Publication(
        base_url=account.base_url,
        access_token=access_token,
        board_id=pin.board_id,
        board_section_id=pin.board_section_id,
        title=pin.title,
        description=pin.description,
        alt_text=pin.alt_text,
        link=pin.link,
        ai_disclosures=pin.ai_disclosures,
        picture=picture.data,
        media_type=picture.media_type,
        slides=tuple(slides),
        video=video,
        dominant_color=pin.dominant_color or None,
        pace=pace,
        key=str(pin.id),
        at=max(pin.scheduled_at or now, now),
    )
    if account.channel is AccountChannel.EXPORT:
        return publication
    if pin.kind is PinKind.VIDEO:
        # Its upload asks several times; the request that was taken in the claim is for the pin itself.
        pace.keep_paid()
    async with tools.speaking_for(account):
        publication = await channel.prepare(publication)
    if pin.kind is PinKind.VIDEO:
        pace.use_paid()
    return publication


async def open_token(tools: PublishTools, account: Account) -> str:
    """The account's token; an export account has none, and asks nobody.

    Raises: as ``open_access_token``.
    """
    if account.channel is AccountChannel.EXPORT:
        return ""
    work = partial(_open_tokens, tools, account.tenant_id)
    return await tools.shared.share(("token", account.tenant_id), account.id, work)


async def _open_tokens(
    tools: PublishTools, tenant_id: TenantId, account_ids: Sequence[AccountId]
) -> list[str | Exception]:
    async with tools.database.tenant_session(tenant_id, read_only=True) as session:
        opened = await open_access_tokens(session, tools.secrets, set(account_ids))
    return [opened[account_id] for account_id in account_ids]


async def _read_file(tools: PublishTools, pin: Pin, sha256: bytes) -> File:
    work = partial(_read_several, tools, pin.tenant_id)
    # Large ones by themselves: together they would not fit into memory.
    key = ("file", pin.tenant_id, pin.id) if is_heavy(pin) else ("file", pin.tenant_id)
    try:
        blob = await tools.shared.share(key, sha256, work)
    except (NotFoundError, ExternalError) as error:
        if isinstance(error, ExternalError) and not error.permanent:
            raise
        raise RefusedError(error.code, error.message, blame="pin") from error
    return File(blob.data, blob.media_type)


async def _read_several(
    tools: PublishTools, tenant_id: TenantId, sha256s: Sequence[bytes]
) -> list[Blob | Exception]:
    return [*await tools.blobs(tenant_id).get_several(sha256s)]
