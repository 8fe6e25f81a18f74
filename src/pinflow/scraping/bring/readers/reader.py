"""What a reader of brought files is. Plugins register theirs under the entry point group ``pinflow.readers``.

``pinflow.scraping.bring.readers.contract`` holds the tests that every reader passes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from enum import IntEnum
from typing import ClassVar, Literal, Self

import msgspec

from pinflow.scraping.bring.table import Table


class Claim(IntEnum):
    """How sure a reader is that a file is of its format. The surest reads it; of equals ours goes first."""

    NO = 0
    # It could read it, if nobody knows better: any text may be a table.
    POSSIBLE = 1
    # It looks like its format, and may be another that looks the same.
    LIKELY = 2
    # It carries the format's own mark.
    SURE = 3


class SavedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A page out of a file. ``url``: where it was seen, if the file says so."""

    html: bytes
    url: str | None


class FileToRead(msgspec.Struct, frozen=True, kw_only=True):
    """A file as it was sent; its size is within the limit. ``encoding``: what a person says of its text."""

    content: bytes
    name: str
    encoding: str | None = None


class Reader(ABC):
    """Reads one format. It is asked for every file what it makes of it, and reads those it claims best."""

    # Stands beside what was brought, so it is of small letters, digits and underscores.
    name: ClassVar[str]
    # The format as a sentence names it: "Bring CSV, XLSX or JSON."
    reads: ClassVar[str]
    gives: ClassVar[Literal["table", "page"]] = "table"
    # Environment variables without which it cannot work; it is disabled, with the reason, until they are set.
    needs: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def create(cls, keys: Mapping[str, str]) -> Self:
        """One to work with, made once a process. ``keys``: the values of ``needs``."""
        return cls()

    @classmethod
    @abstractmethod
    def claims(cls, content: bytes, name: str) -> Claim:
        """Whether a file is of this format, by its bytes before its name. Never raises, and is quick.

        It is asked of the class: also a reader that is off can say that a file would be its.
        """

    @abstractmethod
    def read(self, file: FileToRead) -> Table | SavedPage:
        """What is in the file: a table (``make_table``) or a page, as ``gives`` says.

        Called off the event loop; may take some seconds of CPU. Nothing in the file is run or fetched.

        Raises:
            InvalidInputError: it is damaged as a whole; the message says what to do. A damaged row of a table
                is only a row (``TableRow.fault``).
        """
