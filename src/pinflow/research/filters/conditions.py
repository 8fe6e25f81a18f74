"""What opportunities are looked through with."""

from __future__ import annotations

from typing import Literal, get_args
from uuid import UUID

import msgspec

from pinflow.kit.errors import InvalidInputError
from pinflow.research.opportunity import OpportunityState
from pinflow.scraping.models import ListKind

KnownKind = ListKind | Literal["brought"]
_KINDS = (*get_args(ListKind), "brought")


class Conditions(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """All of them hold. ``words`` stand in the title or are the ASIN, ``category`` is part of the list's.

    Prices are in the marketplace's currency; a product without a price fits no range of prices.
    """

    project_id: UUID | None = None
    state: OpportunityState | None = None
    min_score: float = 0.0
    words: str | None = None
    list_kind: str | None = None
    category: str | None = None
    min_price: float | None = None
    max_price: float | None = None
    only_with_trend: bool = False
    new_entries: bool = False

    def narrowed(self, **given: object) -> Conditions:
        """These conditions, with those that were given in their place."""
        return check_conditions(msgspec.structs.replace(self, **given))


def check_conditions(conditions: Conditions) -> Conditions:
    """The conditions as they are.

    Raises:
        InvalidInputError: ``research.bad_conditions``.
    """
    for field in ("words", "category"):
        if "\x00" in (getattr(conditions, field) or ""):
            raise InvalidInputError(
                "research.bad_conditions", "Words cannot hold the character NUL.", field=field
            )
    if conditions.list_kind not in (None, *_KINDS):
        raise InvalidInputError(
            "research.bad_conditions", f"A kind of list is one of {', '.join(_KINDS)}.", field="list_kind"
        )
    low, high = conditions.min_price, conditions.max_price
    if low is not None and high is not None and low > high:
        raise InvalidInputError(
            "research.bad_conditions",
            f"The lowest price, {low:g}, is above the highest, {high:g}.",
            field="min_price",
        )
    return conditions
