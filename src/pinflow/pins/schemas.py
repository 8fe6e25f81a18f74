"""The pins slice as the API shows it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Literal
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from pydantic import Field

from pinflow.accounts.models import Account, AccountChannel
from pinflow.accounts.schemas import Board
from pinflow.identity.schemas import Named
from pinflow.kit.api_models import ApiModel, Change, change_examples, examples, may_be_left_out
from pinflow.kit.pagination import Page
from pinflow.pins import actions, models, pin
from pinflow.pins.draft_limits import MOST_PRODUCTS, MOST_VARIANTS
from pinflow.pins.models import PictureFormat, Severity
from pinflow.pins.pin import PinKind, PinOrigin, PinState
from pinflow.pins.rule_switches.schemas import SwitchedOff
from pinflow.pins.tidy_notes import MAX_NOTE_CHARS, MAX_NOTES
from pinflow.pins.tidy_points import MAX_COLUMNS, MAX_ITEMS, MAX_POINT_CHARS, MAX_POINTS, MAX_ROWS

# A command shows a pin without all that drafting one needs.
if TYPE_CHECKING:
    from pinflow.pins import draft_several as several
    from pinflow.pins import draft_variants

_PIN = "01936d2c-7f00-7a01-8b02-1c2d3e4f5a6b"
_ACCOUNT = "01936d2c-7c00-7a01-8b02-1c2d3e4f5a6b"
_SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_HASH = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"
_YES = {"allowed": True, "reason": None}
_FINDING = {
    "rule_id": "text.alt_text_missing",
    "severity": "warn",
    "field": "alt_text",
    "message": "The alt text is empty: people who do not see the picture learn nothing.",
    "fix": "Say in one sentence what the picture shows.",
    "source": "Pinterest, accessibility",
    "source_url": None,
    "source_date": "2026-11-02",
    "fix_patch": {"alt_text": "Card with the headline “A drawer that stays tidy”. Labelled #ad."},
    "other_pin_id": None,
    "switched_off": None,
}
_HOOK_WORDS = {
    "hook": "compare",
    "headline": "Two good ones? Compare like this",
    "title": "Gooseneck kettle: how to compare it fairly",
    "description": "Ad. Start with what you need, and only then look at the gooseneck kettle.",
}
PICTURES = "/api/v1/pictures/"


class Finding(ApiModel):
    """A rule that the pin breaks, with its source. ``block`` keeps it from approval.

    ``fix_patch``: the edit that mends it, which POST /pins/{id}/fix carries out. ``other_pin_id``: the pin
    that this one repeats. ``switched_off``: the project does without the rule, for this reason.
    """

    model_config = examples(_FINDING)

    rule_id: str
    severity: Severity
    field: str
    message: str
    fix: str | None
    source: str
    source_url: str | None
    source_date: date
    fix_patch: dict[str, str | list[str]] | None
    other_pin_id: UUID | None
    switched_off: SwitchedOff | None

    @classmethod
    def of(cls, finding: models.Finding) -> Finding:
        """A finding of the rules."""
        return cls(**msgspec.to_builtins(finding))


class ActionState(ApiModel):
    """Whether an action is possible now, and if not, why."""

    model_config = examples(_YES)

    allowed: bool
    reason: str | None


class Actions(ApiModel):
    """What can be done with the pin."""

    model_config = examples(
        {
            "approve": _YES,
            "reject": _YES,
            "edit": _YES,
            "undo": {"allowed": False, "reason": "It waits for review."},
            "retry": {"allowed": False, "reason": "It waits for review."},
            "publish_now": {"allowed": False, "reason": "It waits for review."},
            "settle": {"allowed": False, "reason": "It waits for review."},
            "delete": {"allowed": False, "reason": "It waits for review."},
        }
    )

    approve: ActionState
    reject: ActionState
    edit: ActionState
    undo: ActionState
    retry: ActionState
    publish_now: ActionState
    settle: ActionState
    delete: ActionState


class Picture(ApiModel):
    """The stored picture. ``bytes``: its size."""

    model_config = examples(
        {
            "url": PICTURES + _SHA256,
            "sha256": _SHA256,
            "width": 1000,
            "height": 1500,
            "bytes": 214_512,
            "media_type": "image/jpeg",
        }
    )

    url: str
    sha256: str
    width: int
    height: int
    bytes: int
    media_type: str


class Video(ApiModel):
    """The stored video; the pin's picture is its cover."""

    model_config = examples(
        {"url": PICTURES + _SHA256, "sha256": _SHA256, "bytes": 1_922_000, "seconds": 12.15}
    )

    url: str
    sha256: str
    bytes: int
    seconds: float


_YES_OF = {"by": "Nora Winter", "at": "2026-11-23T09:10:00Z", "via": "dashboard"}


class SecondYes(ApiModel):
    """The second person's yes."""

    model_config = examples(_YES_OF)

    by: str
    at: datetime
    via: str


class ApprovedBy(ApiModel):
    """Who approved the payload, when and through what; ``second``: where two people had to."""

    model_config = examples({**_YES_OF, "second": None})

    by: str
    at: datetime
    via: str
    second: SecondYes | None

    @classmethod
    def of(cls, approval: pin.Approval) -> ApprovedBy:
        """An approval that holds."""
        second = None
        if approval.second_actor and approval.second_via and approval.second_at:
            second = SecondYes(by=approval.second_actor, at=approval.second_at, via=approval.second_via)
        return cls(by=approval.actor, at=approval.approved_at, via=approval.via, second=second)


class FirstYes(ApiModel):
    """The yes of a first person, while another member's is waited for."""

    model_config = examples({"user_id": _ACCOUNT, **_YES_OF})

    user_id: UUID | None
    by: str
    at: datetime
    via: str


class Failure(ApiModel):
    """Why it was not published, in words."""

    model_config = examples({"code": "pinterest.refused", "message": "Pinterest refused this picture."})

    code: str
    message: str


class PinnedProduct(ApiModel):
    """The product that the pin is about."""

    model_config = examples(
        {
            "marketplace": "amazon.de",
            "asin": "B0EXAMPLE1",
            "title": "Bamboo drawer organiser, five parts",
            "category": "Küche, Haushalt & Wohnen",
        }
    )

    marketplace: str
    asin: str
    title: str
    category: str


class Pin(ApiModel):
    """A pin with everything a review needs to see.

    ``variant`` counts the drafts of one opportunity from 1. ``writer_note``: why another writer wrote it than
    the project asked for. ``notes``: what you said of the product, which its copy may rely on. ``rows``: each
    a label and its cells, under ``columns``.
    """

    model_config = examples(
        {
            "id": _PIN,
            "project_id": "01936d2c-7b00-7a01-8b02-1c2d3e4f5a6b",
            "opportunity_id": "01936d2c-7e00-7a01-8b02-1c2d3e4f5a6b",
            "state": "in_review",
            "blocked": False,
            "version": 1,
            "account": {"id": _ACCOUNT, "name": "Evergreen"},
            "board": {"id": "1022106146619699845", "name": "Small kitchens"},
            "section_id": None,
            "title": "A drawer that stays tidy",
            "description": "Five bamboo boxes that fit any drawer. #ad",
            "alt_text": "An open kitchen drawer with five bamboo boxes.",
            "link": "https://evergreen.example/p/B0EXAMPLE1?pf=k3m9x2",
            "destination": "https://evergreen.example/p/B0EXAMPLE1",
            "marker": "k3m9x2",
            "picture": {
                "url": PICTURES + _SHA256,
                "sha256": _SHA256,
                "width": 1000,
                "height": 1500,
                "bytes": 214_512,
                "media_type": "image/jpeg",
            },
            "origin": "drafted",
            "kind": "image",
            "slides": [],
            "video": None,
            "media_id": None,
            "further_media": [],
            "picture_made_with_ai": False,
            "variant": 1,
            "template": "editorial",
            "scheme": "evening",
            "picture_source": "artwork",
            "hook": "checklist",
            "writer": "language_model",
            "prompt_version": "pin-copy-v2",
            "writer_note": None,
            "seed": "8f14e45fceea167a",
            "notes": ["I use it in a drawer of 40 cm."],
            "headline": "A drawer that stays tidy",
            "kicker": "Small kitchens",
            "points": ["Bamboo that takes water", "Fits drawers of 40 cm"],
            "items": [],
            "columns": ["What counts"],
            "rows": [["For a deep drawer", "High walls"]],
            "ai_disclosures": [],
            "findings": [_FINDING],
            "payload_hash": _HASH,
            "created_at": "2026-11-23T09:00:00Z",
            "updated_at": "2026-11-23T09:00:00Z",
            "approved": None,
            "first_approved": None,
            "assignee": None,
            "comments": 0,
            "scheduled_at": None,
            "slot_reason": None,
            "published_at": None,
            "pinterest_pin_id": None,
            "pinterest_url": None,
            "failure": None,
            "product": {
                "marketplace": "amazon.de",
                "asin": "B0EXAMPLE1",
                "title": "Bamboo drawer organiser, five parts",
                "category": "Küche, Haushalt & Wohnen",
            },
            "actions": {
                "approve": _YES,
                "reject": _YES,
                "edit": _YES,
                "undo": {"allowed": False, "reason": "It waits for review."},
                "retry": {"allowed": False, "reason": "It waits for review."},
                "publish_now": {"allowed": False, "reason": "It waits for review."},
                "settle": {"allowed": False, "reason": "It waits for review."},
                "delete": {"allowed": False, "reason": "It waits for review."},
            },
        }
    )

    id: UUID
    project_id: UUID
    opportunity_id: UUID | None
    state: PinState
    blocked: bool
    version: int
    account: Named | None
    board: Board | None
    section_id: str | None
    title: str
    description: str
    alt_text: str
    link: str | None
    destination: str | None
    marker: str
    picture: Picture
    origin: PinOrigin
    kind: PinKind
    slides: list[Picture]
    video: Video | None
    media_id: UUID | None
    further_media: list[UUID]
    picture_made_with_ai: bool
    variant: int
    template: str
    scheme: str
    picture_source: str
    hook: str
    writer: str
    prompt_version: str | None
    writer_note: str | None
    seed: str
    notes: list[str]
    headline: str
    kicker: str
    points: list[str]
    items: list[str]
    columns: list[str]
    rows: list[list[str]]
    ai_disclosures: list[str]
    findings: list[Finding]
    payload_hash: str
    created_at: datetime
    updated_at: datetime
    approved: ApprovedBy | None
    first_approved: FirstYes | None
    assignee: Named | None
    comments: int
    scheduled_at: datetime | None
    slot_reason: str | None
    published_at: datetime | None
    pinterest_pin_id: str | None
    pinterest_url: str | None
    failure: Failure | None
    product: PinnedProduct
    actions: Actions

    @classmethod
    def of(
        cls,
        stored: pin.Pin,
        account: Account | None,
        board_name: str | None,
        approval: pin.Approval | None,
        *,
        first: pin.Approval | None = None,
        marks: pin.Marks | None = None,
    ) -> Pin:
        """A stored pin with the names around it. ``board_name`` None: not known here, its id stands in."""
        return cls(
            id=stored.id,
            project_id=stored.project_id,
            opportunity_id=stored.opportunity_id,
            state=stored.state,
            blocked=stored.blocked,
            version=stored.version,
            account=None if account is None else Named(id=account.id, name=account.name),
            board=_board(stored.board_id, board_name),
            section_id=stored.board_section_id,
            title=stored.title,
            description=stored.description,
            alt_text=stored.alt_text,
            link=stored.link,
            destination=stored.destination,
            marker=stored.marker,
            picture=_picture(stored),
            origin=stored.origin,
            kind=stored.kind,
            slides=[_slide(slide) for slide in stored.slides],
            video=_video(stored),
            media_id=stored.media_id,
            further_media=list(stored.further_media),
            picture_made_with_ai=stored.picture_made_with_ai,
            variant=stored.variant,
            template=stored.template,
            scheme=stored.scheme,
            picture_source=stored.picture_source,
            hook=stored.hook,
            writer=stored.writer,
            prompt_version=stored.prompt_version,
            writer_note=stored.writer_note,
            seed=stored.seed,
            notes=list(stored.notes),
            headline=stored.headline,
            kicker=stored.kicker,
            points=list(stored.points),
            items=list(stored.items),
            columns=list(stored.columns),
            rows=[list(row) for row in stored.rows],
            ai_disclosures=list(stored.ai_disclosures),
            findings=[Finding.of(finding) for finding in stored.findings],
            payload_hash=stored.payload_hash,
            created_at=stored.created_at,
            updated_at=stored.updated_at,
            approved=None if approval is None else ApprovedBy.of(approval),
            first_approved=None
            if first is None
            else FirstYes(user_id=first.user_id, by=first.actor, at=first.approved_at, via=first.via),
            assignee=_assignee(marks),
            comments=0 if marks is None else marks.comments,
            scheduled_at=stored.scheduled_at,
            slot_reason=stored.slot_reason,
            published_at=stored.published_at,
            pinterest_pin_id=stored.pinterest_pin_id,
            pinterest_url=_pinterest_url(stored, account),
            failure=_failure(stored),
            product=PinnedProduct(
                marketplace=stored.marketplace,
                asin=stored.asin,
                title=stored.product_title,
                category=stored.category,
            ),
            actions=Actions(
                **{
                    name: ActionState(allowed=permission.allowed, reason=permission.reason)
                    for name, permission in actions.permissions(
                        stored,
                        first_approval=first is not None,
                        handed_out=account is not None and account.channel is AccountChannel.EXPORT,
                    ).items()
                }
            ),
        )


def picture_url(stored: pin.Pin) -> str:
    """Where the pin's picture is served."""
    return PICTURES + stored.picture_sha256.hex()


def _picture(stored: pin.Pin) -> Picture:
    return Picture(
        url=picture_url(stored),
        sha256=stored.picture_sha256.hex(),
        width=stored.picture_width,
        height=stored.picture_height,
        bytes=stored.picture_size,
        media_type=stored.picture_media_type,
    )


def _slide(slide: pin.Slide) -> Picture:
    return Picture(
        url=PICTURES + slide.sha256,
        sha256=slide.sha256,
        width=slide.width,
        height=slide.height,
        bytes=slide.size,
        media_type=slide.media_type,
    )


def _video(stored: pin.Pin) -> Video | None:
    if stored.video_sha256 is None or stored.video_size is None or stored.video_seconds is None:
        return None
    sha256 = stored.video_sha256.hex()
    return Video(url=PICTURES + sha256, sha256=sha256, bytes=stored.video_size, seconds=stored.video_seconds)


def _assignee(marks: pin.Marks | None) -> Named | None:
    if marks is None or marks.assignee_id is None or marks.assignee is None:
        return None
    return Named(id=marks.assignee_id, name=marks.assignee)


def _board(board_id: str | None, name: str | None) -> Board | None:
    return None if board_id is None else Board(id=board_id, name=name or board_id)


def _failure(stored: pin.Pin) -> Failure | None:
    if stored.failure_code is None:
        return None
    return Failure(code=stored.failure_code, message=stored.failure_message or stored.failure_code)


def _pinterest_url(stored: pin.Pin, account: Account | None) -> str | None:
    """The pin's page: on Pinterest itself, or on the stand-in that the account's API address names."""
    if stored.pinterest_pin_id is None or account is None or account.channel is AccountChannel.EXPORT:
        return None
    api = urlsplit(account.base_url)
    site = (
        "https://www.pinterest.com" if api.hostname == "api.pinterest.com" else f"{api.scheme}://{api.netloc}"
    )
    return f"{site}/pin/{stored.pinterest_pin_id}"


class PinPage(Page[Pin]):
    """Pins, the newest first."""


Notes = Annotated[list[Annotated[str, Field(max_length=MAX_NOTE_CHARS)]], Field(max_length=MAX_NOTES)]

Points = list[Annotated[str, Field(max_length=MAX_POINT_CHARS)]]
Rows = list[Annotated[Points, Field(max_length=MAX_COLUMNS + 1)]]


class PinChange(Change):
    """What is to change, and the version it was decided on. ``link`` is the destination without marker.

    ``notes``: all that you know of the product; what the copy claims is held against them. ``items`` fill a
    list in the place of ``points``; ``rows``, each a label and its cells, a table under ``columns``.
    ``scheme``: one of the template's colour schemes.
    ``media_id``: the library picture to show; null: none of the library's.
    """

    model_config = change_examples({"version": 1, "title": "A drawer that stays tidy", "kicker": "Kitchen"})

    version: int
    title: str = may_be_left_out()
    description: str = may_be_left_out()
    alt_text: str = may_be_left_out()
    link: str | None = None
    account_id: UUID = may_be_left_out()
    board_id: str = may_be_left_out(max_length=100)
    section_id: Annotated[str, Field(max_length=100)] | None = None
    template: str = may_be_left_out()
    headline: str = may_be_left_out()
    kicker: str = may_be_left_out()
    points: Points = may_be_left_out(max_length=MAX_POINTS)
    items: Points = may_be_left_out(max_length=MAX_ITEMS)
    columns: Points = may_be_left_out(max_length=MAX_COLUMNS)
    rows: Rows = may_be_left_out(max_length=MAX_ROWS)
    scheme: str = may_be_left_out(max_length=40)
    ai_disclosures: list[str] = may_be_left_out(max_length=10)
    notes: Notes = may_be_left_out()
    media_id: UUID | None = None
    picture_format: PictureFormat = may_be_left_out()


class PinToPreview(Change):
    """What the pin is to be drawn with; what is left out stays as it is.

    ``media_id`` null: none of the library's.
    """

    model_config = change_examples({"template": "hero", "scheme": "deep", "width": 236})

    template: str = may_be_left_out(max_length=100)
    scheme: str = may_be_left_out(max_length=40)
    headline: str = may_be_left_out(max_length=5000)
    kicker: str = may_be_left_out(max_length=5000)
    points: Points = may_be_left_out(max_length=MAX_POINTS)
    items: Points = may_be_left_out(max_length=MAX_ITEMS)
    columns: Points = may_be_left_out(max_length=MAX_COLUMNS)
    rows: Rows = may_be_left_out(max_length=MAX_ROWS)
    media_id: UUID | None = None
    width: int = Field(default=1000, ge=100, le=1000)


class Fix(ApiModel):
    """The rule whose findings are to be mended, and the version of the pin that was seen."""

    model_config = examples({"version": 1, "rule_id": "facts.price"})

    version: int
    rule_id: str = Field(max_length=100)


class NewKind(ApiModel):
    """Another kind of pin, and the version it was decided on."""

    model_config = examples({"version": 1, "kind": "carousel"})

    version: int
    kind: Literal[PinKind.IMAGE, PinKind.CAROUSEL]


class SeenVersion(ApiModel):
    """The version of the pin that the person saw."""

    model_config = examples({"version": 1})

    version: int


class FormerVersion(ApiModel):
    """The version of the pin that the person saw, and the number of the one to bring back.

    ``number`` null: the one before the last change.
    """

    model_config = examples({"version": 4, "number": 2}, {"version": 2})

    version: int
    number: Annotated[int, Field(ge=1)] | None = None


class Approval(ApiModel):
    """The hash of the payload that the person saw."""

    model_config = examples({"payload_hash": _HASH})

    payload_hash: str


class Rejection(Change):
    """Why, if the person says so."""

    model_config = change_examples({"reason": "The picture is too dark."})

    reason: str = may_be_left_out(max_length=2000)


class DraftWish(Change):
    """How the draft is to be made; what is left out is chosen. ``notes``: what you know of the product.

    ``media_id``: the library picture to show; left out, the product's, if it has one.
    """

    model_config = change_examples({"hook": "everyday", "notes": ["The lid locks."]})

    template: str = may_be_left_out(max_length=100)
    hook: str = may_be_left_out(max_length=100)
    notes: Notes = may_be_left_out()
    media_id: UUID = may_be_left_out()


class VariantWish(Change):
    """How many further drafts of the product to make."""

    model_config = change_examples({"count": 3}, {"count": 2, "notes": ["The lid locks."]})

    count: Annotated[int, Field(ge=1, le=MOST_VARIANTS)]
    notes: Notes = may_be_left_out()


class RedrawWish(Change):
    """The version it was decided on, and what the pin is to become; what is left out is chosen."""

    model_config = change_examples({"version": 1}, {"version": 2, "hook": "compare"})

    version: int
    template: str = may_be_left_out(max_length=100)
    hook: str = may_be_left_out(max_length=100)


class RewriteWish(ApiModel):
    """The version it was decided on, and the hook its copy is to be written with."""

    model_config = examples({"version": 2, "hook": "compare"})

    version: int
    hook: str = Field(max_length=100)


class HookWords(ApiModel):
    """A hook, and how its copy reads; null: only its writer knows. ``headline``: on the picture."""

    model_config = examples(_HOOK_WORDS)

    hook: str
    headline: str | None
    title: str | None
    description: str | None


class HookPreview(ApiModel):
    """The hooks that the project's writer knows. ``exact``: these are the words it would write.

    Not exact, they are an example: the writer is asked, and paid, only when the copy is written.
    """

    model_config = examples({"writer": "template", "exact": True, "items": [_HOOK_WORDS]})

    writer: str
    exact: bool
    items: list[HookWords]

    @classmethod
    def of(cls, preview: models.HookPreview) -> HookPreview:
        """The preview as the API shows it."""
        return cls(
            writer=preview.writer,
            exact=preview.exact,
            items=[HookWords(**msgspec.structs.asdict(words)) for words in preview.items],
        )


class RequestedVariant(ApiModel):
    """A draft that was asked for. ``job_id`` null: a job that waits already makes it."""

    model_config = examples(
        {
            "variant": 2,
            "template": "hero",
            "scheme": "evening",
            "picture_source": "artwork",
            "hook": "everyday",
            "job_id": "4711",
        }
    )

    variant: int
    template: str
    scheme: str
    picture_source: str
    hook: str
    job_id: str | None


class VariantsStarted(ApiModel):
    """The drafts that were asked for, each another combination; fewer when no more are possible."""

    model_config = examples(
        {
            "items": [
                {
                    "variant": 2,
                    "template": "hero",
                    "scheme": "evening",
                    "picture_source": "artwork",
                    "hook": "everyday",
                    "job_id": "4711",
                }
            ]
        }
    )

    items: list[RequestedVariant]

    @classmethod
    def of(cls, asked: Sequence[draft_variants.RequestedVariant]) -> VariantsStarted:
        """What was asked for."""
        return cls(
            items=[
                RequestedVariant(
                    variant=row.variant,
                    template=row.combination.template,
                    scheme=row.combination.scheme,
                    picture_source=row.combination.picture,
                    hook=row.combination.hook,
                    job_id=None if row.job_id is None else str(row.job_id),
                )
                for row in asked
            ]
        )


class DraftStarted(ApiModel):
    """The job that makes the draft (null: one that waits already does), and the pin if there is one."""

    model_config = examples({"pin_id": None, "job_id": "4711"})

    pin_id: UUID | None
    job_id: str | None


class SeveralDrafts(ApiModel):
    """Opportunities to make drafts of."""

    model_config = examples({"opportunity_ids": ["01936d2c-7e00-7a01-8b02-1c2d3e4f5a6b"]})

    opportunity_ids: Annotated[list[UUID], Field(min_length=1, max_length=MOST_PRODUCTS)]


class RequestedDraft(DraftStarted):
    """The same of one of several."""

    model_config = examples(
        {"opportunity_id": "01936d2c-7e00-7a01-8b02-1c2d3e4f5a6b", "pin_id": None, "job_id": "4711"}
    )

    opportunity_id: UUID


class DraftsStarted(ApiModel):
    """One entry an opportunity, in the order they were named."""

    model_config = examples(
        {
            "items": [
                {
                    "opportunity_id": "01936d2c-7e00-7a01-8b02-1c2d3e4f5a6b",
                    "pin_id": None,
                    "job_id": "4711",
                }
            ]
        }
    )

    items: list[RequestedDraft]

    @classmethod
    def of(cls, asked: Sequence[several.RequestedDraft]) -> DraftsStarted:
        """What was asked for."""
        return cls(
            items=[
                RequestedDraft(
                    opportunity_id=row.opportunity_id,
                    pin_id=row.pin_id,
                    job_id=None if row.job_id is None else str(row.job_id),
                )
                for row in asked
            ]
        )
