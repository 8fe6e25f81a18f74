"""All SQL of the media library."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import NotFoundError
from pinflow.pins.media.models import Media, MediaId, ProductMedia

_COLUMNS = """id, tenant_id, sha256, media_type, size, width, height, preview_sha256, cutout_sha256,
  perceptual_hash, name, licence, author, source_url, made_with_ai, focus_x, focus_y, focus_chosen, added_by,
  created_at"""
_READ = ", ".join(f"m.{column.strip()}" for column in _COLUMNS.split(","))


async def insert_media(session: TenantSession, media: Media) -> bool:
    """Writes it; False if the library has the very same file."""
    return bool(
        await session.execute(
            f"insert into media ({_COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
            " $14, $15, $16, $17, $18, $19, $20) on conflict (tenant_id, sha256) do nothing",
            media.id,
            media.tenant_id,
            media.sha256,
            media.media_type,
            media.size,
            media.width,
            media.height,
            media.preview_sha256,
            media.cutout_sha256,
            media.perceptual_hash,
            media.name,
            media.licence,
            media.author,
            media.source_url,
            media.made_with_ai,
            media.focus_x,
            media.focus_y,
            media.focus_chosen,
            media.added_by,
            media.created_at,
        )
    )


async def update_media(session: TenantSession, media: Media) -> None:
    """Writes what a person may change."""
    await session.execute(
        "update media set name = $2, licence = $3, author = $4, source_url = $5, made_with_ai = $6,"
        " focus_x = $7, focus_y = $8, focus_chosen = $9 where id = $1",
        media.id,
        media.name,
        media.licence,
        media.author,
        media.source_url,
        media.made_with_ai,
        media.focus_x,
        media.focus_y,
        media.focus_chosen,
    )


async def delete_media(session: TenantSession, media_id: MediaId) -> None:
    await session.execute("delete from media where id = $1", media_id)


async def get_media(session: TenantSession, media_id: UUID, *, lock: bool = False) -> Media:
    """The library picture; with ``lock`` nobody else changes or uses it until the transaction ends.

    Raises:
        NotFoundError: ``media.not_found``.
    """
    media = await session.fetch_one(
        Media, f"select {_READ} from media m where id = $1{' for update' if lock else ''}", media_id
    )
    if media is None:
        raise NotFoundError("media.not_found", "There is no such picture in the library.")
    return media


async def has_media(session: TenantSession, media_id: UUID) -> bool:
    """Whether the library has it."""
    return bool(await session.fetch_value("select exists (select from media where id = $1)", media_id))


async def find_media_of_file(session: TenantSession, sha256: bytes) -> Media | None:
    """The library picture with these very bytes."""
    return await session.fetch_one(Media, f"select {_READ} from media m where sha256 = $1", sha256)


async def list_media(
    session: TenantSession,
    *,
    words: str | None = None,
    before: tuple[datetime, UUID] | None = None,
    limit: int = 50,
) -> list[Media]:
    """The newest first; ``words`` stand in the name or the author's. ``before`` as in `list_pins`."""
    return await session.fetch_all(
        Media,
        f"select {_READ} from media m"
        " where ($1::text is null or strpos(lower(name || ' ' || coalesce(author, '')), lower($1)) > 0)"
        " and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))"
        " order by created_at desc, id desc limit $4",
        words or None,
        before[0] if before else None,
        before[1] if before else None,
        limit,
    )


async def list_media_alike(session: TenantSession, media: Media, bits: int, limit: int) -> list[Media]:
    """Others whose fingerprints differ in at most ``bits`` bits, the nearest first, of equals the oldest."""
    return await session.fetch_all(
        Media,
        f"select {_READ} from (select m.id,"
        " bit_count((bits_of(perceptual_hash) # bits_of($2::bytea))::bit(64)) as apart"
        " from media m where m.tenant_id = $3 and m.id <> $1) other join media m using (id)"
        " where apart <= $4 order by apart, m.created_at, m.id limit $5",
        media.id,
        media.perceptual_hash,
        session.tenant_id,
        bits,
        limit,
    )


async def list_media_ids_like(session: TenantSession, part: str, limit: int = 6) -> list[UUID]:
    """The pictures whose id begins or ends with ``part``."""
    return await session.fetch_values(
        "select id from media where starts_with(id::text, $1) or right(id::text, length($1)) = $1"
        " order by id limit $2",
        part,
        limit,
    )


async def count_open_pins(session: TenantSession, media_id: MediaId) -> int:
    """How many pins show the picture, in any of their slots, and may still go out."""
    count: int = await session.fetch_value(
        "select count(*) from pin where (media_id = $1"
        " or (further_media <> '{}' and $1 = any (further_media))) and state in"
        " ('draft', 'in_review', 'approved', 'scheduled', 'publishing', 'needs_attention')",
        media_id,
    )
    return count


async def upsert_product_media(session: TenantSession, link: ProductMedia) -> None:
    await session.execute(
        "insert into product_media (tenant_id, project_id, marketplace, asin, media_id, created_at)"
        " values ($1, $2, $3, $4, $5, $6) on conflict (tenant_id, project_id, marketplace, asin, media_id)"
        " do update set created_at = excluded.created_at",
        session.tenant_id,
        link.project_id,
        link.marketplace,
        link.asin,
        link.media_id,
        link.created_at,
    )


async def delete_product_media(
    session: TenantSession, media_id: MediaId, project_id: UUID, marketplace: str | None, asin: str | None
) -> bool:
    """Whether there was one."""
    return bool(
        await session.execute(
            "delete from product_media where project_id = $1"
            " and marketplace is not distinct from $2 and asin is not distinct from $3 and media_id = $4",
            project_id,
            marketplace,
            asin,
            media_id,
        )
    )


async def list_product_media(session: TenantSession, media_id: MediaId) -> list[ProductMedia]:
    """What the picture is shown for."""
    return await session.fetch_all(
        ProductMedia,
        "select project_id, marketplace, asin, media_id, created_at from product_media where media_id = $1"
        " order by created_at, project_id, marketplace nulls first, asin",
        media_id,
    )


async def is_media_of_product(session: TenantSession, media_id: UUID, marketplace: str, asin: str) -> bool:
    """Whether a person said, in any project, that the picture is the one of this product."""
    return bool(
        await session.fetch_value(
            "select exists (select from product_media"
            " where media_id = $1 and marketplace = $2 and asin = $3)",
            media_id,
            marketplace,
            asin,
        )
    )


async def list_media_of_product(
    session: TenantSession, project_id: UUID, marketplace: str, asin: str, limit: int = 4
) -> list[Media]:
    """The product's own pictures, the one linked last first; else the project's for all products."""
    return await session.fetch_all(
        Media,
        f"select {_READ} from product_media p join media m on m.id = p.media_id where p.project_id = $1"
        " and (p.marketplace = $2 and p.asin = $3 or p.asin is null and not exists"
        " (select from product_media o where o.project_id = $1 and o.marketplace = $2 and o.asin = $3))"
        " order by p.created_at desc, m.id desc limit $4",
        project_id,
        marketplace,
        asin,
        limit,
    )


async def list_media_of(session: TenantSession, ids: Sequence[UUID]) -> list[Media]:
    """These library pictures in this order; one that left the library is not among them."""
    return await session.fetch_all(
        Media,
        f"select {_READ} from unnest($1::uuid[]) with ordinality wanted (id, at) join media m using (id)"
        " order by at",
        list(ids),
    )
