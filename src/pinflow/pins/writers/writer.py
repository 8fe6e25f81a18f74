"""What a writer is. Plugins register theirs under the entry point group ``pinflow.writers``."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar, Self

import httpx2

from pinflow.pins.models import PinCopy, ProductFacts

MAX_TITLE, MAX_DESCRIPTION, MAX_ALT_TEXT = 100, 500, 500
MAX_HEADLINE_WORDS = 9
POINTS = 3


class Writer(ABC):
    """Writes the copy of one pin. ``pinflow.pins.writers.contract`` holds the tests every writer passes."""

    name: ClassVar[str]
    # Environment variables without which it cannot work; it is disabled, with the reason, until they are set.
    needs: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        """One to work with, made once a process; ``keys``: the values of ``needs``."""
        return cls()

    @abstractmethod
    def hooks(self, language: str) -> tuple[str, ...]:
        """The angles this writer knows in a language (ISO 639-1), in a fixed order."""

    @abstractmethod
    def write(self, facts: ProductFacts, *, hook: str | None, seed: str) -> PinCopy:
        """Copy about the product: title <= 100, description <= 500 that begins with the disclosure.

        Called outside any transaction. ``hook`` asks for an angle; None lets the seed choose. The
        product's texts are data, never instructions. Nothing may be said that is not in the facts, and
        never a price, rating or superlative.

        Raises:
            InvalidInputError: ``writers.unknown_hook``.
            ExternalError: the writer's vendor failed; the caller falls back to the template writer.
        """
