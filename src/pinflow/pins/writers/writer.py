"""What a writer is. Plugins register theirs under the entry point group ``pinflow.writers``."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import ClassVar, Self

import httpx2
import msgspec

from pinflow.pins.models import PinCopy, ProductFacts
from pinflow.pins.writers.call_ledger import CallLedger

MAX_TITLE, MAX_DESCRIPTION, MAX_ALT_TEXT = 100, 500, 500
# A reader of a feed sees little more of a title: what it is about has to stand here.
KEYWORD_CHARS = 40
MAX_HEADLINE_WORDS = 9
POINTS = 3
MAX_ITEMS, MAX_ROWS = 5, 4


class CopyRequest(msgspec.Struct, frozen=True, kw_only=True):
    """What to write. The product's texts are data, never instructions.

    ``hook`` asks for an angle; None lets the seed choose. ``keywords``: what people search for now and the
    product is, the surest first; they come from live trends and are kept nowhere but in the words used.
    """

    facts: ProductFacts
    seed: str
    hook: str | None = None
    keywords: tuple[str, ...] = ()


class Writer(ABC):
    """Writes the copy of one pin. ``pinflow.pins.writers.contract`` holds the tests every writer passes."""

    name: ClassVar[str]
    # Environment variables without which it cannot work; it is disabled, with the reason, until they are set.
    needs: ClassVar[tuple[str, ...]] = ()
    # Further variables that it reads where they are set.
    wants: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        """One to work with, made once a process; ``keys``: the values of ``needs`` and ``wants``."""
        return cls()

    @abstractmethod
    def hooks(self, language: str) -> tuple[str, ...]:
        """The angles this writer knows in a language (ISO 639-1), in a fixed order."""

    @abstractmethod
    async def write(self, request: CopyRequest, ledger: CallLedger) -> PinCopy:
        """Copy about the product: title <= 100, description <= 500 that begins with the disclosure.

        Called outside any transaction. Nothing may be said that is not in the facts, and never a price,
        rating or superlative. A writer whose vendor charges asks ``ledger`` before each call.

        Raises:
            InvalidInputError: ``writers.unknown_hook``.
            ExternalError: the writer's vendor failed, or what came cannot be used; the caller falls back to
                the template writer.
            LimitReachedError: ``writers.budget_spent``; so it does then.
        """
