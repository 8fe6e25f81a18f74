"""All SQL of the pins slice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from pinflow.kit.blobs.queries import StoredBlob
from pinflow.kit.db import TenantId, TenantSession
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import ConflictError, NotFoundError
from pinflow.pins.pin import Approval, Marks, Pin, PinId, PinState, Surroundings
from pinflow.pins.similar.near_candidate import NearCandidate
from pinflow.research.opportunity import OpportunityId

_WRITTEN = """id, tenant_id, project_id, opportunity_id, state, version, blocked, account_id, board_id,
  board_section_id, title, description, alt_text, link, destination, canonical_link, marker, ai_disclosures,
  picture_sha256, picture_media_type, picture_width, picture_height, picture_size,
  picture_uses_marketplace_photo, dominant_color, text_boxes, template, hook, writer, headline, kicker,
  points, disclosure, findings, payload_hash, marketplace, asin, product_title, category, created_at,
  updated_at, kind, slides, video_sha256, video_size, video_seconds, media_id, picture_made_with_ai,
  picture_bits, variant, seed, scheme, picture_source, prompt_version, writer_note, notes, items, columns,
  rows, origin, scenes, scene_bits, further_media, brand, product_name, supported, logo_media_id"""
_COLUMNS = f"""{_WRITTEN}, scheduled_at, slot_reason, published_at, pinterest_pin_id, failure_code,
  failure_message"""


def _text_bits(pin: Pin) -> int:
    # Imported late: who only reads pins does without the patterns that texts are read by.
    from pinflow.pins.similar.text_likeness import text_fingerprint

    return text_fingerprint(pin.title, pin.description)


def _values(pin: Pin) -> list[object]:
    return [
        pin.id,
        pin.tenant_id,
        pin.project_id,
        pin.opportunity_id,
        pin.state,
        pin.version,
        pin.blocked,
        pin.account_id,
        pin.board_id,
        pin.board_section_id,
        pin.title,
        pin.description,
        pin.alt_text,
        pin.link,
        pin.destination,
        pin.canonical_link,
        pin.marker,
        list(pin.ai_disclosures),
        pin.picture_sha256,
        pin.picture_media_type,
        pin.picture_width,
        pin.picture_height,
        pin.picture_size,
        pin.picture_uses_marketplace_photo,
        pin.dominant_color,
        pin.text_boxes,
        pin.template,
        pin.hook,
        pin.writer,
        pin.headline,
        pin.kicker,
        list(pin.points),
        pin.disclosure,
        pin.findings,
        pin.payload_hash,
        pin.marketplace,
        pin.asin,
        pin.product_title,
        pin.category,
        pin.created_at,
        pin.updated_at,
        pin.kind,
        pin.slides,
        pin.video_sha256,
        pin.video_size,
        pin.video_seconds,
        pin.media_id,
        pin.picture_made_with_ai,
        pin.picture_bits,
        pin.variant,
        pin.seed,
        pin.scheme,
        pin.picture_source,
        pin.prompt_version,
        pin.writer_note,
        list(pin.notes),
        list(pin.items),
        list(pin.columns),
        pin.rows,
        pin.origin,
        pin.scenes,
        list(pin.scene_bits),
        list(pin.further_media),
        pin.brand,
        pin.product_name,
        list(pin.supported),
        pin.logo_media_id,
        _text_bits(pin),
    ]


# What is written and never read back: it follows from the texts.
_STORED = f"{_WRITTEN}, text_bits"
_COUNT = len(_STORED.split(","))
_PLACES = ", ".join(f"${number}" for number in range(1, _COUNT + 1))


def shown_bits(pin: Pin) -> list[int]:
    """The fingerprints of all its pictures and scenes, the cover first, as the column of that name."""
    return [bits for bits, _ in pin.pictures() if bits is not None]


def bits_apart(ours: str, theirs: str) -> str:
    """SQL: in how many of 64 bits the two nearest of two arrays of fingerprints differ; null: one is empty.

    Written out in each query: as a function of the database it would be called for every row, at 15 times
    the cost.
    """
    return (
        f"(case when cardinality({ours}) = 1 and cardinality({theirs}) = 1"
        f" then bit_count((({ours})[1] # ({theirs})[1])::bit(64)) else"
        f" (select min(bit_count((o # t)::bit(64))) from unnest({ours}) o, unnest({theirs}) t) end)"
    )


async def insert_pin(session: TenantSession, pin: Pin) -> None:
    await session.execute(f"insert into pin ({_STORED}) values ({_PLACES})", *_values(pin))


async def update_pin(session: TenantSession, pin: Pin, *, seen_version: int) -> None:
    """Writes everything an edit may change, if nobody wrote since ``seen_version``.

    Raises:
        ConflictError: ``pins.changed_since_seen``.
    """
    columns = [column.strip() for column in _STORED.split(",")]
    changes = ", ".join(f"{column} = ${number}" for number, column in enumerate(columns, 1) if number > 2)
    touched = await session.execute(
        f"update pin set {changes}, scheduled_at = ${_COUNT + 2}, slot_reason = ${_COUNT + 3},"
        f" failure_code = ${_COUNT + 4}, failure_message = ${_COUNT + 5}"
        f" where id = $1 and tenant_id = $2 and version = ${_COUNT + 1}",
        *_values(pin),
        seen_version,
        pin.scheduled_at,
        pin.slot_reason,
        pin.failure_code,
        pin.failure_message,
    )
    if not touched:
        raise changed_since_seen()


def changed_since_seen() -> ConflictError:
    """What a person is told whose page is older than the pin."""
    return ConflictError(
        "pins.changed_since_seen", "This pin was changed since you looked at it. Look again, then decide."
    )


async def find_pin(session: TenantSession, pin_id: PinId) -> Pin | None:
    return await session.fetch_one(Pin, f"select {_COLUMNS} from pin where id = $1", pin_id)


async def get_pin(session: TenantSession, pin_id: PinId, *, lock: bool = False) -> Pin:
    """The pin; with ``lock`` nobody else changes it until the transaction ends.

    Raises:
        NotFoundError: ``pins.not_found``.
    """
    pin = await session.fetch_one(
        Pin, f"select {_COLUMNS} from pin where id = $1{' for update' if lock else ''}", pin_id
    )
    if pin is None:
        raise NotFoundError("pins.not_found", "There is no such pin.")
    return pin


async def lock_pins(session: TenantSession, pin_ids: Sequence[PinId]) -> list[Pin]:
    """Those of these pins that there are, in a fixed order; nobody else changes them until the end."""
    return await session.fetch_all(
        Pin, f"select {_COLUMNS} from pin where id = any ($1) order by id for update", list(pin_ids)
    )


class _PinState(msgspec.Struct, frozen=True):
    id: PinId
    state: PinState


async def hold_pins(session: TenantSession, pin_ids: Sequence[PinId]) -> dict[PinId, PinState]:
    """As ``lock_pins``, for who knows them already; what state they are in now."""
    rows = await session.fetch_all(
        _PinState, "select id, state from pin where id = any ($1) order by id for update", list(pin_ids)
    )
    return {row.id: row.state for row in rows}


async def list_pins(
    session: TenantSession,
    *,
    states: Sequence[PinState] = (),
    project_id: UUID | None = None,
    id_part: str | None = None,
    before: tuple[datetime, UUID] | None = None,
    limit: int | None = 50,
) -> list[Pin]:
    """The newest first; ``before`` is (created_at, id) of the last pin of the page before.

    ``id_part``: only those whose id begins or ends so. ``limit`` None: all of them.
    """
    return await session.fetch_all(
        Pin,
        f"select {_COLUMNS} from pin where (cardinality($1::text[]) = 0 or state = any ($1))"
        " and ($2::uuid is null or project_id = $2)"
        " and ($3::timestamptz is null or (created_at, id) < ($3, $4::uuid))"
        " and ($6::text is null or starts_with(id::text, $6) or right(id::text, length($6)) = $6)"
        " order by created_at desc, id desc limit $5",
        list(states),
        project_id,
        before[0] if before else None,
        before[1] if before else None,
        limit,
        id_part,
    )


async def list_pins_of(session: TenantSession, pin_ids: Sequence[PinId]) -> list[Pin]:
    """These pins in the order they are named; those that are not there are left out."""
    rows = await session.fetch_all(Pin, f"select {_COLUMNS} from pin where id = any ($1)", list(pin_ids))
    found = {pin.id: pin for pin in rows}
    return [found[pin_id] for pin_id in pin_ids if pin_id in found]


async def list_pins_without_link(session: TenantSession) -> list[Pin]:
    """Drafts in review that lead nowhere, locked until the transaction ends."""
    return await session.fetch_all(
        Pin,
        f"select {_COLUMNS} from pin where state = 'in_review' and link is null order by id for update",
    )


async def list_tenants_without_links(session: SystemSession) -> list[TenantId]:
    """Tenants that have drafts in review that lead nowhere."""
    return await session.fetch_values(
        "select distinct tenant_id from pin where state = 'in_review' and link is null order by 1"
    )


_TO_PLACE = """pin where state = 'in_review' and account_id is null and exists (select from project
  where project.id = pin.project_id and default_account_id is not null and default_board_id is not null)"""


async def list_pins_to_place(session: TenantSession) -> list[Pin]:
    """Drafts in review that belong to no account though their project has one and a board, locked until the
    transaction ends.
    """
    return await session.fetch_all(Pin, f"select {_COLUMNS} from {_TO_PLACE} order by id for update")


async def list_tenants_to_place(session: SystemSession) -> list[TenantId]:
    """Tenants that have such drafts."""
    return await session.fetch_values(f"select distinct tenant_id from {_TO_PLACE} order by 1")


async def list_blocked_pins(session: TenantSession) -> list[Pin]:
    """Pins in review that a rule kept back when they were last checked, locked until the transaction ends."""
    return await session.fetch_all(
        Pin, f"select {_COLUMNS} from pin where state = 'in_review' and blocked order by id for update"
    )


async def list_pins_in_review(session: TenantSession, project_id: UUID) -> list[Pin]:
    """The project's pins that wait for a decision, locked until the transaction ends."""
    return await session.fetch_all(
        Pin,
        f"select {_COLUMNS} from pin where project_id = $1 and state = 'in_review' order by id for update",
        project_id,
    )


async def list_pins_in_review_with(session: TenantSession, media_id: UUID) -> list[Pin]:
    """The pins that show a library picture, in any of their slots, and wait for a decision, locked until
    the transaction ends.
    """
    return await session.fetch_all(
        Pin,
        f"select {_COLUMNS} from pin where (media_id = $1"
        " or (further_media <> '{}' and $1 = any (further_media))) and state = 'in_review'"
        " order by id for update",
        media_id,
    )


async def list_open_pins_with_logo(session: TenantSession, media_id: UUID) -> list[Pin]:
    """The pins that show a library picture as their brand's logo and have not begun to go out, locked until
    the transaction ends.
    """
    return await session.fetch_all(
        Pin,
        f"select {_COLUMNS} from pin where logo_media_id = $1"
        " and state in ('in_review', 'approved', 'scheduled') order by id for update",
        media_id,
    )


async def find_made_with_ai(session: TenantSession, media_ids: Sequence[UUID]) -> bool | None:
    """Whether AI made or changed any of these library pictures; None: the library lacks one of them."""
    said: bool | None = await session.fetch_value(
        "select case when count(*) = cardinality($1::uuid[]) or bool_or(made_with_ai)"
        " then bool_or(made_with_ai) end from media where id = any ($1)",
        list(media_ids),
    )
    return said


async def list_tenants_with_blocked_pins(session: SystemSession) -> list[TenantId]:
    """Tenants that have pins in review that a rule kept back."""
    return await session.fetch_values(
        "select distinct tenant_id from pin where state = 'in_review' and blocked order by 1"
    )


async def count_pins(session: TenantSession) -> dict[str, int]:
    """How many pins are in each state."""
    counts: dict[str, int] = await session.fetch_value(
        "select coalesce(jsonb_object_agg(state, n), '{}') from"
        " (select state, count(*) as n from pin group by state) counted"
    )
    return counts


async def list_pins_between(session: TenantSession, start: datetime, end: datetime) -> list[Pin]:
    """What is scheduled, being published or published in [start, end), in that order."""
    return await session.fetch_all(
        Pin,
        f"select {_COLUMNS} from pin"
        " where state in ('scheduled', 'publishing', 'published', 'needs_attention')"
        " and coalesce(published_at, scheduled_at) >= $1 and coalesce(published_at, scheduled_at) < $2"
        " order by coalesce(published_at, scheduled_at), id",
        start,
        end,
    )


async def find_open_pin_of_opportunity(
    session: TenantSession, opportunity_id: UUID, variant: int | None = None
) -> PinId | None:
    """A pin made from an opportunity that was not rejected: of this variant, or the first there is."""
    value: PinId | None = await session.fetch_value(
        "select id from pin where opportunity_id = $1 and state <> 'rejected'"
        " and ($2::int is null or variant = $2) order by variant, id limit 1",
        opportunity_id,
        variant,
    )
    return value


async def list_pins_of_opportunity(session: TenantSession, opportunity_id: UUID) -> list[Pin]:
    """All its pins, rejected ones too, by variant."""
    return await session.fetch_all(
        Pin, f"select {_COLUMNS} from pin where opportunity_id = $1 order by variant, id", opportunity_id
    )


async def list_evergreen_opportunities(
    session: TenantSession, project_id: UUID, before: datetime, *, limit: int
) -> list[OpportunityId]:
    """Those whose newest published pin is older than a moment and that have no open pin, oldest first."""
    return await session.fetch_values(
        "select opportunity_id from pin where project_id = $1 and opportunity_id is not null"
        " group by opportunity_id having max(published_at) filter (where state = 'published') < $2"
        " and count(*) filter (where state in ('draft', 'in_review', 'approved', 'scheduled', 'publishing',"
        " 'needs_attention')) = 0 order by max(published_at), opportunity_id limit $3",
        project_id,
        before,
        limit,
    )


class _Asked(msgspec.Struct, frozen=True):
    """What the two queries below need to know of a pin, stored as it is or not."""

    id: PinId
    account_id: UUID | None
    opportunity_id: UUID | None
    canonical_link: str | None
    files: list[str]
    picture_bits: list[int]
    text_bits: int | None
    # When the pin goes out; for near pins since when others count.
    at: datetime
    planned: bool


def _asked(pins: Sequence[tuple[Pin, datetime]], *, as_stored: bool) -> list[_Asked]:
    return [
        _Asked(
            id=pin.id,
            account_id=pin.account_id,
            opportunity_id=pin.opportunity_id,
            canonical_link=pin.canonical_link,
            files=[f"\\x{file.hex()}" for file in pin.files()],
            picture_bits=shown_bits(pin),
            text_bits=None if as_stored else _text_bits(pin),
            at=at,
            planned=pin.scheduled_at is not None,
        )
        for pin, at in pins
    ]


_ASKED = """jsonb_to_recordset($1::jsonb) as asked(id uuid, account_id uuid, opportunity_id uuid,
  canonical_link text, files bytea[], picture_bits bigint[], text_bits bigint, at timestamptz,
  planned boolean)"""


class _SurroundingsOf(Surroundings, frozen=True):
    id: PinId


async def list_surroundings(
    session: TenantSession,
    pins: Sequence[tuple[Pin, datetime]],
    *,
    rest_before: timedelta,
    rest_ahead: timedelta,
) -> dict[PinId, Surroundings]:
    """Other uses of each pin's destination and files: in its account the one nearest to its moment, within so
    long before and after it; in others any.

    One that was deleted after it stood is a use, too: Pinterest has seen its link. To a pin without a slot an
    approved one that has none either counts as used at that very moment: which of them goes out first is not
    said yet. For pins that have slots the governor has looked at both.
    """
    rows = await session.fetch_all(
        _SurroundingsOf,
        f"""
        select asked.id,
          (select use from (select coalesce(p.published_at, p.scheduled_at, asked.at) as use from pin p
            where p.id <> asked.id and p.account_id = asked.account_id
            and p.canonical_link = asked.canonical_link
            and (p.state in ('scheduled', 'publishing', 'published', 'needs_attention', 'deleted')
              or p.state = 'approved' and not asked.planned)) uses
            where use > asked.at - $2::interval and use < asked.at + $3::interval
            order by abs(extract(epoch from use - asked.at)), use limit 1) as same_link_used_at,
          (select a.name from pin p join account a on a.id = p.account_id where p.id <> asked.id
            and p.account_id <> asked.account_id and p.canonical_link = asked.canonical_link
            and p.state in ('approved', 'scheduled', 'publishing', 'published', 'needs_attention') limit 1)
            as same_link_on_other_account,
          coalesce((select a.name from pin p join account a on a.id = p.account_id where p.id <> asked.id
            and p.account_id <> asked.account_id and p.picture_sha256 = any (asked.files)
            and p.state in ('approved', 'scheduled', 'publishing', 'published', 'needs_attention') limit 1),
            (select a.name from pin p join account a on a.id = p.account_id where p.id <> asked.id
            and p.account_id <> asked.account_id and p.kind <> 'image' and (p.video_sha256 = any (asked.files)
              or exists (select from jsonb_array_elements(p.slides) slide
                where decode(slide ->> 'sha256', 'hex') = any (asked.files)))
            and p.state in ('approved', 'scheduled', 'publishing', 'published', 'needs_attention') limit 1))
            as same_picture_on_other_account
        from {_ASKED}
        """,
        _asked(pins, as_stored=True),
        rest_before,
        rest_ahead,
    )
    return {row.id: row for row in rows}


class _NearRow(NearCandidate, frozen=True):
    near_to: PinId


async def list_near_pins(
    session: TenantSession,
    pins: Sequence[tuple[Pin, datetime]],
    *,
    picture_bits: int,
    text_bits: int,
    as_stored: bool = False,
    limit: int = 40,
) -> dict[PinId, list[NearCandidate]]:
    """Of each pin: pins of its account since its moment with a picture or texts of a near fingerprint, the
    nearest first, at most ``limit``.

    ``picture_bits`` and ``text_bits``: how many of 64 bits may differ. A pin that still waits for its review
    counts for the later one only: of two alike, the first stays free. Variants of one product are made to be
    compared, so one that waits does not count for another. ``as_stored``: the pins are as their rows say.
    """
    rows = await session.fetch_all(
        _NearRow,
        f"""
        select asked.id as near_to, near.id, near.title, near.description, near.text_boxes, near.picture_bits,
          near.slides, near.scenes, near.scene_bits, near.marketplace, near.asin
        from {_ASKED} left join pin row on row.id = asked.id, lateral (
        select id, title, description, text_boxes, picture_bits, slides, scenes, scene_bits, marketplace,
          asin, least(picture_apart, text_apart) as apart from (
          select id, title, description, text_boxes, picture_bits, slides, scenes, scene_bits, marketplace,
            asin, {bits_apart("asked.picture_bits", "shown_bits")} as picture_apart,
            bit_count((text_bits # coalesce(asked.text_bits, row.text_bits))::bit(64)) as text_apart
          from pin where tenant_id = $2 and account_id = asked.account_id and created_at >= asked.at
            and id <> asked.id
            and (state in ('approved', 'scheduled', 'publishing', 'published', 'needs_attention')
              or (state in ('draft', 'in_review') and id < asked.id
                and coalesce(opportunity_id <> asked.opportunity_id, true)))) other
        where picture_apart <= $3 or text_apart <= $4
        order by apart, id limit $5) near
        order by asked.id, near.apart, near.id
        """,
        _asked(pins, as_stored=as_stored),
        session.tenant_id,
        picture_bits,
        text_bits,
        limit,
    )
    near: dict[PinId, list[NearCandidate]] = {pin.id: [] for pin, _ in pins}
    for row in rows:
        near[row.near_to].append(row)
    return near


async def update_pin_state(
    session: TenantSession,
    pin_id: PinId,
    state: PinState,
    now: datetime,
    *,
    failure: tuple[str, str] | None = None,
) -> None:
    """Moves a pin on; its slot is given up unless the new state keeps one."""
    await session.execute(
        "update pin set state = $2, updated_at = $3, version = version + 1, failure_code = $4,"
        " failure_message = $5,"
        " scheduled_at = case when $2 in ('publishing', 'published', 'needs_attention')"
        " then scheduled_at end,"
        " slot_reason = case when $2 in ('publishing', 'published', 'needs_attention')"
        " then slot_reason end"
        " where id = $1",
        pin_id,
        state,
        now,
        failure[0] if failure else None,
        failure[1] if failure else None,
    )


async def update_findings(
    session: TenantSession, pin_id: PinId, findings: Sequence[object], blocked: bool
) -> None:
    await session.execute(
        "update pin set findings = $2, blocked = $3 where id = $1", pin_id, list(findings), blocked
    )


_APPROVAL = """id, pin_id, payload_hash, user_id, actor, via, approved_at, second_user_id, second_actor,
  second_via, second_at, rules_saw_sha256"""
# A first yes that waits for a second person's is not yet an approval.
_COMPLETE = "(not needs_second or second_user_id is not null)"


async def insert_approval(
    session: TenantSession, approval: Approval, payload: object, *, needs_second: bool = False
) -> None:
    """Notes a yes; with ``needs_second`` it lets nothing out before ``add_second_approval``."""
    await session.execute(
        "insert into approval (id, tenant_id, pin_id, payload_hash, payload, user_id, actor, via,"
        " approved_at, needs_second, rules_saw_sha256)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        approval.id,
        session.tenant_id,
        approval.pin_id,
        approval.payload_hash,
        payload,
        approval.user_id,
        approval.actor,
        approval.via,
        approval.approved_at,
        needs_second,
        approval.rules_saw_sha256,
    )


async def find_approval(session: TenantSession, pin_id: PinId) -> Approval | None:
    """The approval that holds, if any. A first yes alone is none where two people must agree."""
    return await session.fetch_one(
        Approval,
        f"select {_APPROVAL} from approval where pin_id = $1 and voided_at is null and {_COMPLETE}",
        pin_id,
    )


async def list_approvals(session: TenantSession, pin_ids: Sequence[PinId]) -> list[Approval]:
    """The approvals that hold, of many pins."""
    return await session.fetch_all(
        Approval,
        f"select {_APPROVAL} from approval where pin_id = any ($1) and voided_at is null and {_COMPLETE}",
        list(pin_ids),
    )


async def find_first_approval(session: TenantSession, pin_id: PinId) -> Approval | None:
    """The yes of a first person that waits for a second one's."""
    return await session.fetch_one(
        Approval,
        f"select {_APPROVAL} from approval where pin_id = $1 and voided_at is null and not {_COMPLETE}",
        pin_id,
    )


async def list_first_approvals(session: TenantSession, pin_ids: Sequence[PinId]) -> list[Approval]:
    """The same of many pins, as far as their projects still ask for two people."""
    return await session.fetch_all(
        Approval,
        f"select {_APPROVAL} from approval where pin_id = any ($1) and voided_at is null and not {_COMPLETE}"
        " and exists (select from pin join project on project.id = pin.project_id"
        "   where pin.id = approval.pin_id and project.two_person_approval)",
        list(pin_ids),
    )


async def add_second_approval(
    session: TenantSession,
    approval_id: UUID,
    user_id: UUID,
    actor: str,
    via: str,
    now: datetime,
    *,
    rules_saw_sha256: bytes | None = None,
) -> None:
    """Makes a first yes an approval. The table refuses a second person who is the first.

    Raises:
        ConflictError: the first yes does not stand any more.
    """
    touched = await session.execute(
        "update approval set second_user_id = $2, second_actor = $3, second_via = $4, second_at = $5,"
        " rules_saw_sha256 = $6 where id = $1 and voided_at is null and second_user_id is null",
        approval_id,
        user_id,
        actor,
        via,
        now,
        rules_saw_sha256,
    )
    if not touched:
        raise changed_since_seen()


async def ask_for_second(session: TenantSession, approval_id: UUID) -> None:
    """An approval of one person becomes a first yes."""
    await session.execute("update approval set needs_second = true where id = $1", approval_id)


async def void_approval(session: TenantSession, pin_id: PinId, reason: str, now: datetime) -> bool:
    """Whether there was one to void."""
    return bool(
        await session.execute(
            "update approval set voided_at = $2, void_reason = $3 where pin_id = $1 and voided_at is null",
            pin_id,
            now,
            reason,
        )
    )


async def renew_files(session: TenantSession, files: Sequence[bytes], now: datetime) -> bool:
    """Begins the grace period of stored files anew; False when the collector was faster with one of them.

    Their rows are locked until the transaction ends: a collector that has them on its list finds them young
    again.
    """
    touched = await session.execute(
        "update blob set created_at = greatest(created_at, $3) where tenant_id = $1 and sha256 = any ($2)",
        session.tenant_id,
        list(files),
        now,
    )
    return touched == len(set(files))


async def list_unreferenced_pictures(
    session: SystemSession, older_than: datetime, rejected_before: datetime, limit: int
) -> list[StoredBlob]:
    """Tenants' blobs that no pin shows any more and that are not in a library.

    A picture of a pin that is open, approved or published is always referenced; a pin that was rejected
    before ``rejected_before`` has let go of its own. Former versions keep theirs until the pin is decided.
    """
    return await session.fetch_all(
        StoredBlob,
        "select b.tenant_id, b.sha256 from blob b where b.tenant_id is not null and b.created_at < $1"
        " and not exists (select from pin p where p.tenant_id = b.tenant_id and p.picture_sha256 = b.sha256"
        " and (p.state <> 'rejected' or p.updated_at >= $2))"
        " and not exists (select from pin p where p.tenant_id = b.tenant_id and p.kind <> 'image'"
        " and (p.video_sha256 = b.sha256"
        " or p.slides @> jsonb_build_array(jsonb_build_object('sha256', encode(b.sha256, 'hex'))))"
        " and (p.state <> 'rejected' or p.updated_at >= $2))"
        " and not exists (select from media where tenant_id = b.tenant_id and sha256 = b.sha256)"
        " and not exists (select from media where tenant_id = b.tenant_id and preview_sha256 = b.sha256)"
        " and not exists (select from media where tenant_id = b.tenant_id and cutout_sha256 = b.sha256)"
        " and not exists (select from pin_version v"
        " join pin p on p.tenant_id = v.tenant_id and p.id = v.pin_id"
        " where v.tenant_id = b.tenant_id and v.picture_sha256 = b.sha256"
        " and (p.state not in ('rejected', 'published') or p.updated_at >= $2))"
        " and not exists (select from pin_version v"
        " join pin p on p.tenant_id = v.tenant_id and p.id = v.pin_id"
        " where v.tenant_id = b.tenant_id and v.content ->> 'kind' <> 'image'"
        " and (v.content -> 'made_of' ->> 'video_sha256' = encode(b.sha256, 'hex')"
        " or v.content -> 'made_of' -> 'slides'"
        " @> jsonb_build_array(jsonb_build_object('sha256', encode(b.sha256, 'hex'))))"
        " and (p.state not in ('rejected', 'published') or p.updated_at >= $2))"
        " order by b.created_at limit $3",
        older_than,
        rejected_before,
        limit,
    )


class PinSummary(msgspec.Struct, frozen=True):
    """The pins in one state: how many, how many of them a rule blocks, and when one last changed."""

    state: PinState
    count: int
    blocked: int
    last_at: datetime


async def summarise_pins(session: TenantSession, now: datetime) -> dict[PinState, PinSummary]:
    """Every state that has pins. What was handed out ahead counts as scheduled until its moment."""
    rows = await session.fetch_all(
        PinSummary,
        "select case when state = 'published' and published_at > $1 then 'scheduled' else state end as state,"
        " count(*) as count, count(*) filter (where blocked) as blocked, max(updated_at) as last_at"
        " from pin group by 1",
        now,
    )
    return {row.state: row for row in rows}


class FlaggedPins(msgspec.Struct, frozen=True):
    """The pins with one note for the owner: how many, and the oldest of them."""

    code: str
    count: int
    oldest_id: PinId


async def count_flagged(session: TenantSession, codes: Sequence[str]) -> dict[str, FlaggedPins]:
    """The pins that carry one of these notes, whatever their state, by note."""
    rows = await session.fetch_all(
        FlaggedPins,
        "select failure_code as code, count(*) as count, (array_agg(id order by id))[1] as oldest_id"
        " from pin where failure_code = any ($1) group by failure_code",
        list(codes),
    )
    return {row.code: row for row in rows}


async def list_titles(session: TenantSession, pin_ids: Sequence[UUID]) -> dict[str, str]:
    """The titles of these pins by their ids."""
    titles: dict[str, str] = await session.fetch_value(
        "select coalesce(jsonb_object_agg(id, title), '{}') from pin where id = any ($1)", list(pin_ids)
    )
    return titles


async def list_pin_ids_like(session: TenantSession, part: str, limit: int = 6) -> list[UUID]:
    """The pins whose id begins or ends with ``part``."""
    return await session.fetch_values(
        "select id from pin where starts_with(id::text, $1) or right(id::text, length($1)) = $1"
        " order by id limit $2",
        part,
        limit,
    )


async def list_marks(session: TenantSession, pin_ids: Sequence[PinId]) -> dict[PinId, Marks]:
    """Assignee and number of comments, of the pins that have any."""
    rows = await session.fetch_all(
        Marks,
        "select p.id as pin_id, a.user_id as assignee_id, m.name as assignee,"
        " (select count(*) from pin_comment c where c.tenant_id = p.tenant_id and c.pin_id = p.id)::int"
        " as comments from pin p"
        " left join pin_assignment a on a.tenant_id = p.tenant_id and a.pin_id = p.id"
        " left join member m on m.tenant_id = a.tenant_id and m.user_id = a.user_id"
        " where p.id = any ($1)",
        list(pin_ids),
    )
    return {row.pin_id: row for row in rows}
