"""The page that answers what happened, what needs the user, and what is next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter

from pinflow.accounts.models import Account, AccountState
from pinflow.accounts.queries import list_accounts
from pinflow.identity.acting import ProvidedClock, Who
from pinflow.identity.models import AuditEntry
from pinflow.identity.queries import list_audit_entries
from pinflow.identity.routes import Installation
from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.db import TenantSession
from pinflow.kit.provide import provided
from pinflow.pins.pin import PinState
from pinflow.pins.queries import FlaggedPins, PinSummary, count_flagged, list_titles, summarise_pins
from pinflow.pins.review.models import Reason
from pinflow.pins.review.queries import count_queue
from pinflow.posting.list_calendar import list_calendar
from pinflow.posting.schemas import CalendarItem
from pinflow.projects.queries import list_projects
from pinflow.research.queries import count_opportunities, find_last_scored
from pinflow.scraping.creators.queries import count_refused_connections
from pinflow.scraping.fetching.queries import FetchingTroubles, count_troubles
from pinflow.scraping.models import ListState, WatchedList
from pinflow.scraping.queries import LineCounts, count_observed, find_fetch_decision, list_watched

router = APIRouter()
NEXT_COUNT = 5
NEXT_RANGE = timedelta(days=90)
ACTIVITY_COUNT = 20
# Read for those lines: a run of one person's deeds is told in one line, however many they are.
ACTIVITY_READ = 400
# Deeds further apart are told apart.
ACTIVITY_GAP = timedelta(hours=1)
Stage = Literal["lists", "observations", "opportunities", "in_review", "approved", "scheduled", "published"]
_LINE = {"stage": "in_review", "count": 12, "last_at": "2026-11-23T09:00:00Z"}
_NEED = {"code": "pins.in_review", "text": "pins wait for your decision", "count": 12, "href": "/review"}
_ACTIVITY = {
    "id": "4711",
    "at": "2026-11-23T10:20:00Z",
    "kind": "pin.published",
    "text": "“A drawer that stays tidy” is on Pinterest",
    "pin_id": "01936d2c-7f00-7a01-8b02-1c2d3e4f5a6b",
}


class LineStage(ApiModel):
    """How much stands at a stage of the line, and when something last came there."""

    model_config = examples(_LINE)

    stage: Stage
    count: int
    last_at: datetime | None


class NeedsYou(ApiModel):
    """Something only a person can settle. ``text`` follows the count; ``href``: the dashboard's page."""

    model_config = examples(_NEED)

    code: str
    text: str
    count: int
    href: str


class Activity(ApiModel):
    """Something that happened, in words. A run of one person's deeds is one, at the time of the last."""

    model_config = examples(_ACTIVITY)

    id: str
    at: datetime
    kind: str
    text: str
    pin_id: UUID | None


class Overview(ApiModel):
    """The line at a glance. ``now``: the clock that slots go by; it may be turned in the demo."""

    model_config = examples(
        {
            "now": "2026-11-23T10:30:00Z",
            "clock_shifted": False,
            "demo": False,
            "line": [_LINE],
            "needs_you": [_NEED],
            "next": [],
            "activity": [_ACTIVITY],
        }
    )

    now: datetime
    clock_shifted: bool
    demo: bool
    line: list[LineStage]
    needs_you: list[NeedsYou]
    next: list[CalendarItem]
    activity: list[Activity]


ProvidedInstallation = Annotated[Installation, provided(Installation)]


@router.get("/overview", tags=["overview"], summary="What happened, what needs the user, what is next")
async def get_overview(who: Who, clock: ProvidedClock, installation: ProvidedInstallation) -> Overview:
    """The line at a glance."""
    async with who.read() as session:
        return await read_overview(
            session, who.now, clock_shifted=clock.shifted, demo=installation.demo, user_id=who.actor.user_id
        )


async def read_overview(
    session: TenantSession, now: datetime, *, clock_shifted: bool, demo: bool, user_id: UUID | None = None
) -> Overview:
    """The line of the session's tenant at a glance; ``user_id``: what waits for this member goes first."""
    pins = await summarise_pins(session, now)
    observed = await count_observed(session)
    entries = await list_calendar(session, now, now + NEXT_RANGE)
    return Overview(
        now=now,
        clock_shifted=clock_shifted,
        demo=demo,
        line=line(observed, await count_opportunities(session), await find_last_scored(session), pins),
        needs_you=[
            *await _own_needs(session, user_id),
            *await _needs(session, pins, now, live=not demo),
        ],
        next=[
            CalendarItem.of(entry.pin, entry.account)
            for entry in entries
            if entry.pin.state is PinState.SCHEDULED
        ][:NEXT_COUNT],
        activity=await _activity(session),
    )


def line(
    observed: LineCounts, opportunities: int, scored_at: datetime | None, pins: Mapping[PinState, PinSummary]
) -> list[LineStage]:
    """Every stage in order, also the empty ones."""
    stages = [
        LineStage(stage="lists", count=observed.lists, last_at=observed.last_observed_at),
        LineStage(stage="observations", count=observed.observations, last_at=observed.last_observed_at),
        LineStage(stage="opportunities", count=opportunities, last_at=scored_at),
    ]
    named: tuple[Stage, ...] = ("in_review", "approved", "scheduled", "published")
    for stage in named:
        summary = pins.get(PinState(stage))
        stages.append(
            LineStage(
                stage=stage,
                count=summary.count if summary else 0,
                last_at=summary.last_at if summary else None,
            )
        )
    return stages


async def _needs(
    session: TenantSession, pins: Mapping[PinState, PinSummary], now: datetime, *, live: bool
) -> list[NeedsYou]:
    watched = await list_watched(session)
    found = [
        *_pin_needs(pins),
        *_flagged_needs(await count_flagged(session, list(_FLAGS))),
        *_account_needs(await list_accounts(session)),
    ]
    stopped = await count_refused_connections(session)
    if stopped:
        found.append(_need("creators.stopped", stopped, "Creators API credential was refused", "/accounts"))
    troubles = await count_troubles(session, now)
    found += _fetching_needs(watched, troubles)
    projects = await list_projects(session)
    if not projects:
        found.append(_need("projects.none", 1, FIRST_STEP, "/projects"))
    unset = [
        project
        for project in projects
        if project.default_account_id is None or project.default_board_id is None
    ]
    if unset:
        found.append(_need("projects.no_board", len(unset), NO_PLACE, f"/projects?project={unset[0].id}"))
    if live and watched and await find_fetch_decision(session) is None:
        found.append(_need("fetching.undecided", 1, "decision about live fetching is open", "/lists"))
    return found


# Reasons in a member's queue that are nobody else's: words, by reason.
_OWN = {
    Reason.MENTIONED: "pin has a comment that asks you",
    Reason.ASSIGNED_TO_ME: "pin is assigned to you",
    Reason.NEEDS_SECOND_PERSON: "pin needs your yes as the second person's",
}


async def _own_needs(session: TenantSession, user_id: UUID | None) -> list[NeedsYou]:
    if user_id is None:
        return []
    counts = await count_queue(session, user_id)
    return [
        _need(f"review.{reason}", counts[reason], text, f"/review?why={reason}")
        for reason, text in _OWN.items()
        if counts.get(reason)
    ]


def _pin_needs(pins: Mapping[PinState, PinSummary]) -> list[NeedsYou]:
    review = pins.get(PinState.IN_REVIEW)
    attention, failed = pins.get(PinState.NEEDS_ATTENTION), pins.get(PinState.FAILED)
    found = []
    if review:
        found.append(_need("pins.in_review", review.count, "pin waits for your decision", "/review"))
        if review.blocked:
            found.append(
                _need(
                    "pins.blocked",
                    review.blocked,
                    "of them breaks a rule and needs an edit",
                    "/review?blocked=1",
                )
            )
    if attention:
        found.append(
            _need(
                "pins.needs_attention",
                attention.count,
                "pin has an unknown outcome: look at its board",
                "/pins?state=needs_attention",
            )
        )
    if failed:
        found.append(_need("pins.failed", failed.count, "pin was refused by Pinterest", "/pins?state=failed"))
    return found


# Notes that posting leaves on pins whose outcome a person should know: words, and where several of them are.
_FLAGS = {
    "posting.blocked_by_rules": ("approved pin was held back by a rule", "/review?blocked=1"),
    "posting.needs_second_person": (
        "approved pin was held back: its project asks for two people now",
        "/review",
    ),
    "posting.duplicate_found": ("pin stands on Pinterest more than once", "/pins?state=published"),
    "posting.waiting_for_pinterest": (
        "pin has an unknown outcome, and Pinterest cannot be asked",
        "/pins?state=publishing",
    ),
}


def _flagged_needs(flagged: Mapping[str, FlaggedPins]) -> list[NeedsYou]:
    return [
        _need(code, found.count, text, f"/pins/{found.oldest_id}" if found.count == 1 else many)
        for code, (text, many) in _FLAGS.items()
        if (found := flagged.get(code))
    ]


def _account_needs(accounts: Iterable[Account]) -> list[NeedsYou]:
    states = Counter(account.state for account in accounts)
    counted = (
        ("accounts.reconnect", AccountState.RECONNECT_NEEDED, "account must be connected again"),
        ("accounts.paused", AccountState.PAUSED, "account is paused: its pins wait until you resume it"),
        ("accounts.stopped", AccountState.STOPPED, "account is held by the kill switch"),
    )
    return [_need(code, states[state], text, "/accounts") for code, state, text in counted if states[state]]


def _fetching_needs(watched: Iterable[WatchedList], troubles: FetchingTroubles) -> list[NeedsYou]:
    """A site that is left alone, lists that were refused, and lists that we cannot read: each once."""
    refused = (
        len(
            {
                row.id
                for row in watched
                if row.state is ListState.REFUSED and row.last_visit_outcome != "scraping.not_found"
            }
        )
        - troubles.changed_lists
    )
    counted = (
        ("fetching.host_closed", troubles.closed_hosts, _CLOSED),
        ("lists.refused", refused, "list was refused by its site"),
        ("fetching.markup_changed", troubles.changed_lists, _CHANGED),
    )
    return [_need(code, count, text, "/lists") for code, count, text in counted if count > 0]


FIRST_STEP = (
    "project is needed: create it first, then watch a list or bring products, then connect an account"
)
NO_PLACE = "project has no account or board for new pins: choose them in its settings"
_CLOSED = "site refused and is left alone for a while"
_CHANGED = "list cannot be read: its site changed its pages"
# The words of `_need` for more than one.
_PLURALS = {
    _CLOSED: "sites refused and are left alone for a while",
    _CHANGED: "lists cannot be read: their sites changed their pages",
    "pin waits for your decision": "pins wait for your decision",
    "of them breaks a rule and needs an edit": "of them break a rule and need an edit",
    "pin has an unknown outcome: look at its board": "pins have an unknown outcome: look at their boards",
    "approved pin was held back by a rule": "approved pins were held back by a rule",
    "approved pin was held back: its project asks for two people now": (
        "approved pins were held back: their projects ask for two people now"
    ),
    "pin has a comment that asks you": "pins have a comment that asks you",
    "pin is assigned to you": "pins are assigned to you",
    "pin needs your yes as the second person's": "pins need your yes as the second person's",
    "pin stands on Pinterest more than once": "pins stand on Pinterest more than once",
    "pin has an unknown outcome, and Pinterest cannot be asked": (
        "pins have an unknown outcome, and Pinterest cannot be asked"
    ),
    "pin was refused by Pinterest": "pins were refused by Pinterest",
    "account must be connected again": "accounts must be connected again",
    "account is paused: its pins wait until you resume it": (
        "accounts are paused: their pins wait until you resume them"
    ),
    "account is held by the kill switch": "accounts are held by the kill switch",
    "Creators API credential was refused": "Creators API credentials were refused",
    "list was refused by its site": "lists were refused by their sites",
    NO_PLACE: "projects have no account or board for new pins: choose them in their settings",
}


def _need(code: str, count: int, text: str, href: str) -> NeedsYou:
    return NeedsYou(code=code, text=text if count == 1 else _PLURALS[text], count=count, href=href)


async def _activity(session: TenantSession) -> list[Activity]:
    runs = fold(await list_audit_entries(session, limit=ACTIVITY_READ))[:ACTIVITY_COUNT]
    titles = await list_titles(
        session, [UUID(run[0].object_id) for run in runs if run[0].object_kind == "pin"]
    )
    return [_activity_of(run, titles) for run in runs]


def _activity_of(run: Sequence[AuditEntry], titles: Mapping[str, str]) -> Activity:
    newest = run[0]
    about_one = len({entry.object_id for entry in run}) == 1
    return Activity(
        id=str(newest.id),
        at=newest.at,
        kind=newest.action,
        text=describe_run(run, titles.get(newest.object_id)),
        pin_id=UUID(newest.object_id) if about_one and newest.object_id in titles else None,
    )


def fold(entries: Iterable[AuditEntry]) -> list[list[AuditEntry]]:
    """Runs of what reads as one line, the newest first as given; what has no words for many stays alone."""
    runs: list[list[AuditEntry]] = []
    for entry in entries:
        if runs and entry.action in _SENTENCES_OF_MANY and _continues(runs[-1][-1], entry):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return runs


def _continues(later: AuditEntry, earlier: AuditEntry) -> bool:
    same = (later.action, later.user_id, later.actor) == (earlier.action, earlier.user_id, earlier.actor)
    return same and later.at - earlier.at <= ACTIVITY_GAP


# {actor}, {title} (in quotes) and the entry's own data may stand in a sentence.
_SENTENCES = {
    "account.added": "{actor} connected the account “{name}”",
    "account.connected": "{actor} connected the account @{username}",
    "account.proxy_removed": "{actor} took an account's proxy away",
    "account.proxy_set": "{actor} gave an account the proxy {proxy}",
    "account.reconnect_needed": "An account must be connected again: {reason}",
    "account.renewed": "An account's token was renewed",
    "account.started": "{actor} took an account's kill switch back",
    "account.stopped": "{actor} threw an account's kill switch: {reason}",
    "accounts.started_all": "{actor} took the kill switch for all accounts back",
    "accounts.stopped_all": "{actor} threw the kill switch for all accounts: {reason}",
    "board.created": "{actor} made the board “{name}”",
    "board.section_created": "{actor} made the section “{name}”",
    "account.held": "An account was stopped: {reason}",
    "account.limits_changed": "{actor} changed an account's limits",
    "account.paused": "{actor} paused an account",
    "account.resumed": "{actor} resumed an account",
    "api_token.created": "{actor} made the API token “{name}”",
    "api_token.revoked": "{actor} revoked an API token",
    "creators.connected": "The Creators API answers for {marketplace}",
    "creators.disconnected": "{actor} forgot the Creators API credential of {marketplace}",
    "creators.stopped": "The Creators API stopped for {marketplace}: {reason}",
    "comment.added": "{actor} commented on {title}",
    "comment.deleted": "{actor} deleted a comment on {title}",
    "comment.edited": "{actor} changed a comment on {title}",
    "draft.requested": "{actor} asked for a draft",
    "fetching.allowed": "{actor} allowed live fetching",
    "categories.requested": "{actor} asked for the categories of {list_kind}",
    "fetching.declined": "{actor} declined live fetching",
    "list.changed": "{actor} wants {depth} ranks of a list",
    "list.unwatched": "{actor} stopped watching a list",
    "list.watched": "{actor} watches another list",
    "member.added": "{actor} added {email} as {role}",
    "member.password_changed": "{actor} changed a member's password",
    "member.removed": "{actor} removed a member",
    "member.role_changed": "{actor} made a member {role}",
    "opportunity.hidden": "{actor} hid an opportunity",
    "opportunity.shown": "{actor} brought an opportunity back",
    "page.uploaded": "{actor} uploaded a page with {products} products",
    "pin.approved": "{actor} approved {title}",
    "pin.approved_first": "{actor} approved {title}; a second person must, too",
    "pin.assigned": "{actor} gave {title} to {to}",
    "pin.edited": "{actor} edited {title}",
    "pin.published": "{title} is on Pinterest",
    "pin.rejected": "{actor} rejected {title}",
    "pin.retried": "{actor} tries {title} again",
    "pin.taken_back": "{actor} took {title} back to review",
    "pin.unassigned": "{actor} gave {title} to nobody",
    "project.changed": "{actor} changed a project",
    "project.two_person_off": "{actor} lets one person approve a project's pins again",
    "project.two_person_on": "{actor} asks for two people's approval in a project",
    "project.created": "{actor} started the project “{name}”",
    "project.destinations_set": "{actor} set {count} destinations",
    "pin.held": "{title} was held back before it went out: {reason}",
    "rule.switched_off": "{actor} switched off the rule {rule_id}: {reason}",
    "rule.switched_on": "{actor} switched the rule {rule_id} on again",
    "schedule.changed": "{actor} changed a schedule",
    "schedule.run": "{actor} ran a schedule",
    "session.opened": "{actor} signed in",
    "site.built": "{actor} built the site: {pages} pages",
    "tenant.created": "The team “{name}” was set up",
}

# What several of them in a row read as: of {count} objects, or {times} where the object is one and the same.
# An action that is not here is always told by itself.
_SENTENCES_OF_MANY = {
    "draft.requested": "{actor} asked for {count} drafts",
    "list.unwatched": "{actor} stopped watching {count} lists",
    "list.watched": "{actor} watches {count} more lists",
    "opportunity.hidden": "{actor} hid {count} opportunities",
    "opportunity.shown": "{actor} brought {count} opportunities back",
    "page.uploaded": "{actor} uploaded {times} pages",
    "comment.added": "{actor} commented on {count} pins",
    "pin.approved": "{actor} approved {count} pins",
    "pin.approved_first": "{actor} approved {count} pins; a second person must, too",
    "pin.assigned": "{actor} gave {count} pins to others",
    "pin.edited": "{actor} edited {count} pins",
    "pin.rejected": "{actor} rejected {count} pins",
    "pin.retried": "{actor} tries {count} pins again",
    "pin.taken_back": "{actor} took {count} pins back to review",
    "schedule.run": "{actor} ran {count} schedules",
    "session.opened": "{actor} signed in {times} times",
}


class _Values(dict[str, object]):
    def __missing__(self, key: str) -> str:
        return "…"


def describe(entry: AuditEntry, title: str | None) -> str:
    """What happened as a sentence; an action without one of its own is named by its words."""
    sentence = _SENTENCES.get(entry.action)
    if sentence is None:
        thing, _, done = entry.action.partition(".")
        return f"{thing.replace('_', ' ').capitalize()} {done.replace('_', ' ')}"
    named = f"“{title}”" if title else "a pin"
    text = sentence.format_map(_Values({**entry.data, "actor": entry.actor, "title": named}))
    return text[:1].upper() + text[1:]


def describe_run(run: Sequence[AuditEntry], title: str | None) -> str:
    """What happened once or several times in a row as one sentence; ``title``: of the newest's object."""
    newest, count = run[0], len({entry.object_id for entry in run})
    sentence = _SENTENCES_OF_MANY.get(newest.action, "")
    if len(run) == 1 or (count == 1 and "{times}" not in sentence):
        return describe(newest, title)
    text = sentence.format(actor=newest.actor, count=count, times=len(run))
    return text[:1].upper() + text[1:]
