"""The conditions of a request: its parameters, on top of a saved filter if it names one."""

from __future__ import annotations

from inspect import signature
from typing import Annotated
from uuid import UUID

import msgspec
from fastapi import Depends, Query, Request

from pinflow.identity.models import Actor
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import InvalidInputError
from pinflow.research.filters.conditions import Conditions, KnownKind
from pinflow.research.filters.save_filter import get_filter
from pinflow.research.opportunity import OpportunityState

Price = Annotated[float | None, Query(ge=0, le=1e9, allow_inf_nan=False)]


class RequestedConditions(msgspec.Struct, frozen=True):
    """What the request said, by the names of Conditions, and the saved filter it builds on."""

    given: dict[str, object]
    filter_id: UUID | None

    async def find(self, session: TenantSession, actor: Actor) -> Conditions:
        """The conditions to look with.

        Raises:
            NotFoundError: ``research.no_such_filter``.
            InvalidInputError: ``research.bad_conditions``.
        """
        saved = Conditions()
        if self.filter_id is not None:
            saved = (await get_filter(session, actor, self.filter_id)).conditions
        return saved.narrowed(**self.given)


def _read(
    request: Request,
    project_id: UUID | None = None,
    state: OpportunityState | None = None,
    min_score: Annotated[float | None, Query(ge=0, le=100)] = None,
    q: Annotated[str | None, Query(description="In the title, or the ASIN.", max_length=200)] = None,
    list_kind: Annotated[
        KnownKind | None, Query(description="Of the list; `brought`: it is on none.")
    ] = None,
    category: Annotated[str | None, Query(description="Part of the category's name.", max_length=200)] = None,
    min_price: Price = None,
    max_price: Price = None,
    only_with_trend: Annotated[bool | None, Query(description="A search trend fits it.")] = None,
    new_entries: Annotated[bool | None, Query(description="It came onto its list lately.")] = None,
    filter_id: Annotated[
        UUID | None, Query(description="A saved filter; what else is given takes its place.")
    ] = None,
) -> RequestedConditions:
    _refuse_unknown(request)
    said = {
        "project_id": project_id,
        "state": state,
        "min_score": min_score,
        "words": q or None,
        "list_kind": list_kind,
        "category": category or None,
        "min_price": min_price,
        "max_price": max_price,
        "only_with_trend": only_with_trend,
        "new_entries": new_entries,
    }
    return RequestedConditions({name: value for name, value in said.items() if value is not None}, filter_id)


_KNOWN = frozenset(signature(_read).parameters) - {"request"} | {"cursor", "limit", "format"}


def _refuse_unknown(request: Request) -> None:
    """A condition that is misspelt must not look as if it had been applied."""
    unknown = sorted(set(request.query_params) - _KNOWN)
    if unknown:
        raise InvalidInputError(
            "research.unknown_condition",
            f"There is no condition {', '.join(unknown)}. Conditions are {', '.join(sorted(_KNOWN))}.",
            field=unknown[0],
        )


GivenConditions = Annotated[RequestedConditions, Depends(_read)]
