"""Finds what a person means by an id, the beginning or end of one, or a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar
from uuid import UUID

from pinflow.kit.errors import InvalidInputError, NotFoundError

if TYPE_CHECKING:
    from pinflow.accounts.models import Account
    from pinflow.kit.db import TenantSession
    from pinflow.pins.pin import PinId
    from pinflow.projects.models import Project
    from pinflow.research.opportunity import OpportunityId
    from pinflow.scraping.models import WatchedList


class _Named(Protocol):
    """A project as the database or the API tells it."""

    @property
    def id(self) -> UUID: ...

    @property
    def name(self) -> str: ...


class _Used(_Named, Protocol):
    """An account, likewise."""

    @property
    def username(self) -> str | None: ...


Row = TypeVar("Row")
Kind = TypeVar("Kind", bound=_Named)
Used = TypeVar("Used", bound=_Used)
LEAST_CHARACTERS = 4
NO_PROJECT = (
    'There is no project yet. Create one: pinflow project create --name "My brand" --marketplace amazon.com'
)
_PART = re.compile(r"[0-9a-f-]{4,36}")


def choose(
    text: str,
    rows: Sequence[Row],
    *,
    id_of: Callable[[Row], object],
    names_of: Callable[[Row], Sequence[str]],
    what: str,
    look: str,
) -> Row:
    """The one row that ``text`` means: a whole id or name first, then a part that only one row has.

    Raises:
        NotFoundError: ``cli.not_found``; ``look`` is the command that shows what there is.
        InvalidInputError: ``cli.ambiguous``.
    """
    wanted = text.strip().casefold()
    exact = [
        row
        for row in rows
        if str(id_of(row)) == wanted or wanted in (name.casefold() for name in names_of(row))
    ]
    found = exact or [row for row in rows if _is_part(wanted, row, id_of, names_of)]
    if not found:
        raise NotFoundError("cli.not_found", f"There is no {what} “{text}”. `pinflow {look}` shows them.")
    if len(found) > 1:
        several = ", ".join(f"{(*names_of(row), '')[0]} ({id_of(row)})" for row in found[:5])
        raise InvalidInputError("cli.ambiguous", f"“{text}” could be {len(found)}: {several}.")
    return found[0]


def _is_part(
    wanted: str,
    row: Row,
    id_of: Callable[[Row], object],
    names_of: Callable[[Row], Sequence[str]],
) -> bool:
    own = str(id_of(row))
    by_id = len(wanted) >= LEAST_CHARACTERS and (own.startswith(wanted) or own.endswith(wanted))
    return by_id or (bool(wanted) and any(name.casefold().startswith(wanted) for name in names_of(row)))


async def choose_project(session: TenantSession, text: str | None) -> Project:
    """The project; left out, it is the only one.

    Raises: as ``choose``; InvalidInputError ``cli.which_project``.
    """
    from pinflow.projects.queries import list_projects

    return pick_project(await list_projects(session), text)


def pick_project(projects: Sequence[Kind], text: str | None) -> Kind:
    """One of these projects. Raises: as ``choose_project``."""
    if text is not None:
        return choose(
            text,
            projects,
            id_of=lambda project: project.id,
            names_of=lambda project: (project.name,),
            what="project",
            look="project list",
        )
    if len(projects) == 1:
        return projects[0]
    if not projects:
        raise InvalidInputError(
            "cli.no_project",
            NO_PROJECT,
        )
    names = ", ".join(f"“{project.name}”" for project in projects)
    raise InvalidInputError("cli.which_project", f"Say which project with --project: {names}.")


async def or_no_project(session: TenantSession, nothing: str) -> str:
    """What an empty list says: first of all that there is no project, else ``nothing``."""
    from pinflow.projects.queries import list_projects

    return nothing if await list_projects(session) else NO_PROJECT


async def choose_account(session: TenantSession, text: str) -> Account:
    """The account by name, user name or id. Raises: as ``choose``."""
    from pinflow.accounts.queries import list_accounts

    return pick_account(await list_accounts(session), text)


def pick_account(accounts: Sequence[Used], text: str) -> Used:
    """One of these accounts. Raises: as ``choose``."""
    return choose(
        text,
        accounts,
        id_of=lambda account: account.id,
        names_of=lambda account: (account.name, account.username or ""),
        what="account",
        look="account list",
    )


async def choose_list(session: TenantSession, text: str) -> WatchedList:
    """A list that the tenant watches, by id, address or category. Raises: as ``choose``."""
    from pinflow.scraping.queries import list_watched

    watched = {row.id: row for row in await list_watched(session)}
    return choose(
        text,
        list(watched.values()),
        id_of=lambda row: row.id,
        names_of=lambda row: (row.category, row.url),
        what="watched list",
        look="list list",
    )


async def choose_pin(session: TenantSession, text: str) -> PinId:
    """The pin by id or a part of it. Raises: as ``choose``."""
    from pinflow.pins.pin import PinId
    from pinflow.pins.queries import list_pin_ids_like

    return PinId(pick_pin(await list_pin_ids_like(session, pin_part(text)), text))


def pin_part(text: str) -> str:
    """What a pin's id is to begin or end with. Raises: NotFoundError: no id does."""
    return _require_part(text, "pin", "pin list")


def pick_pin(ids: Sequence[UUID], text: str) -> UUID:
    """One of these pins' ids. Raises: as ``choose``."""
    return _only(text, ids, "pin", "pin list")


async def choose_opportunity(session: TenantSession, text: str) -> OpportunityId:
    """The opportunity by id or a part of it, or by its ASIN. Raises: as ``choose``."""
    from pinflow.research.opportunity import OpportunityId
    from pinflow.research.queries import list_opportunities, list_opportunity_ids_like

    if re.fullmatch(r"[A-Z0-9]{10}", text):
        named = await list_opportunities(session, words=text, limit=200)
        ids = [row.id for row in named if row.asin == text]
        return OpportunityId(_only(text, ids, "opportunity", "opportunity list"))
    part = _require_part(text, "opportunity", "opportunity list")
    found = await list_opportunity_ids_like(session, part)
    return OpportunityId(_only(text, found, "opportunity", "opportunity list"))


def _require_part(text: str, what: str, look: str) -> str:
    part = text.strip().lower()
    if not _PART.fullmatch(part):
        raise NotFoundError(
            "cli.not_found",
            f"There is no {what} “{text}”. Give its id, or at least {LEAST_CHARACTERS} characters from its "
            f"beginning or end; `pinflow {look}` shows them.",
        )
    return part


def _only(text: str, ids: Sequence[UUID], what: str, look: str) -> UUID:
    return (
        choose(text, ids, id_of=str, names_of=lambda _: (), what=what, look=look) if len(ids) != 1 else ids[0]
    )
