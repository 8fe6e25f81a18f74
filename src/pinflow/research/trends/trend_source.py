"""The interface to whoever knows trends, and its fake.

Plugins register theirs under the entry point group ``pinflow.trends``; ``PINFLOW_TRENDS`` names the one
that is used. ``pinflow.research.trends.contract`` holds the tests that every one passes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar, Self

import httpx2

from pinflow.kit.errors import ExternalError
from pinflow.research.trends.models import Category, CategoryCurve, Keyword, TrendKind


class TrendSource(ABC):
    """Asks on behalf of one account's token. Called outside any transaction.

    Every method raises ExternalError: ``permanent`` when the account may not ask this, else ask again later;
    AccountRefusedError when the account itself is refused, which is held then; and InvalidInputError for a
    region, kind, interest or category that does not exist.
    """

    name: ClassVar[str]
    # Environment variables without which it cannot work; it is disabled, with the reason, until they are set.
    needs: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        """One to work with, made once a process. ``keys``: the values of ``needs``."""
        return cls()

    @abstractmethod
    async def list_keywords(
        self, base_url: str, token: str, region: str, kind: TrendKind, interests: Sequence[str]
    ) -> list[Keyword]:
        """The top keywords of a region, strongest first, at most 50."""

    @abstractmethod
    async def list_categories(self, base_url: str, token: str, region: str) -> list[Category]:
        """The growing product categories of a region, strongest first."""

    @abstractmethod
    async def get_category(
        self, base_url: str, token: str, region: str, category: str
    ) -> CategoryCurve | None:
        """One product category over the last year; None if nothing is told of it."""


class FakeTrendSource(TrendSource):
    """Tells the same of every region, or fails as it is told to."""

    name: ClassVar[str] = "fake"

    def __init__(
        self,
        keywords: Mapping[TrendKind, Sequence[Keyword]] | None = None,
        categories: Sequence[Category] = (),
    ) -> None:
        self.keywords = dict(keywords or {})
        self.categories = list(categories)
        self.calls: list[tuple[str, ...]] = []
        self.failure: ExternalError | None = None

    async def list_keywords(
        self, base_url: str, token: str, region: str, kind: TrendKind, interests: Sequence[str]
    ) -> list[Keyword]:
        self._called("keywords", region, kind, *interests)
        return list(self.keywords.get(kind, ()))

    async def list_categories(self, base_url: str, token: str, region: str) -> list[Category]:
        self._called("categories", region)
        return self.categories

    async def get_category(
        self, base_url: str, token: str, region: str, category: str
    ) -> CategoryCurve | None:
        self._called("category", region, category)
        known = [each for each in self.categories if each.name == category]
        return CategoryCurve(name=category) if known else None

    def _called(self, *call: str) -> None:
        self.calls.append(call)
        if self.failure is not None:
            raise self.failure
