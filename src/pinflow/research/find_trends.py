"""How scoring asks for the trends that fit its products: a function that whoever knows trends gives it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeAlias

from pinflow.kit.db import TenantSession
from pinflow.projects.models import Project
from pinflow.research.opportunity import Candidate
from pinflow.research.trend_signal import TrendSignal

# (marketplace, asin): what an opportunity is about.
ProductKey: TypeAlias = tuple[str, str]
# Finds the trend that fits each candidate best; candidates without one are left out.
FindTrendSignals: TypeAlias = Callable[
    [TenantSession, Project, Sequence[Candidate]], Awaitable[Mapping[ProductKey, TrendSignal]]
]
