"""The readers that this process works with: which of them reads a file, and why none does."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Annotated, TypeVar

import msgspec
import structlog

from pinflow.kit.errors import AppError, InvalidInputError
from pinflow.kit.provide import provided
from pinflow.scraping.bring.readers.reader import Claim, FileToRead, Reader, SavedPage
from pinflow.scraping.bring.readers.tables import OLE
from pinflow.scraping.bring.table import Table, find_fault

Found = TypeVar("Found", Table, SavedPage)
log = structlog.get_logger(__name__)
MEGABYTE = 1024 * 1024
# The most that the setting may allow: the API takes no larger request.
MAX_FILE_BYTES = 16 * MEGABYTE
IS_A_PAGE = "scraping.is_a_page"


class OffReader(msgspec.Struct, frozen=True):
    """A reader that cannot be used. ``kind`` None: it could not even be loaded."""

    kind: type[Reader] | None
    reason: str


# How the files of pictures begin: JPEG, PNG, GIF, TIFF.
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*")
_BOXED = (b"ftypavif", b"ftypavis", b"ftypheic", b"ftypheix", b"ftypmif1")


def _is_picture(content: bytes) -> bool:
    """Whether a file is a picture, whatever its name says."""
    webp = content[:4] == b"RIFF" and content[8:12] == b"WEBP"
    return webp or content.startswith(_PICTURES) or content[4:12] in _BOXED


@dataclasses.dataclass(frozen=True)
class Readers:
    """Those that work by name, ours first; those that are off; and which of them are not ours."""

    ready: Mapping[str, Reader]
    off: Mapping[str, OffReader] = dataclasses.field(default_factory=dict)
    outsiders: frozenset[str] = frozenset()
    max_bytes: int = MAX_FILE_BYTES

    def read_table(self, content: bytes, name: str, *, encoding: str | None = None) -> Table:
        """The rows of a file. Takes up to some seconds of CPU: call it off the event loop.

        ``encoding``: how the text is written, if the guess was wrong (one of ``decode_text.ENCODINGS``).

        Raises:
            InvalidInputError: it is a page (``scraping.is_a_page``), no table, too large, of a reader that is
                off, or damaged as a whole; a damaged row is only a row.
        """
        reader = self.choose(content, name)
        if reader.gives == "page":
            raise InvalidInputError(
                IS_A_PAGE,
                "This is a web page, not a table. Bring it as a saved page.",
                field="file",
            )
        return self._read(reader, FileToRead(content=content, name=name, encoding=encoding), Table)

    def is_page(self, content: bytes, name: str) -> bool:
        """Whether a file is a saved page: it is brought as a page then, not as a table."""
        try:
            return self.choose(content, name).gives == "page"
        except InvalidInputError:
            return False

    def find_page(self, content: bytes, name: str = "") -> SavedPage | None:
        """The page in a file; None: no reader of pages knows it.

        Raises:
            InvalidInputError: it is damaged, or its reader is off.
        """
        reader = self._best(content, name, gives="page")
        return (
            None if reader is None else self._read(reader, FileToRead(content=content, name=name), SavedPage)
        )

    def formats(self) -> str:
        """What tables may be, for a sentence: "CSV, XLSX or JSON"."""
        return in_words([reader.reads for reader in self.ready.values() if reader.gives == "table"])

    def choose(self, content: bytes, name: str) -> Reader:
        """Who reads a file.

        Raises:
            InvalidInputError: nobody; the message says why, or what to bring instead.
        """
        if len(content) > self.max_bytes:
            raise InvalidInputError(
                "scraping.file_too_large",
                f"The file is larger than {self.max_bytes // MEGABYTE} MB. Split it and bring the parts.",
                field="file",
            )
        if not content.strip():
            raise InvalidInputError("scraping.no_rows", "The file is empty.", field="file")
        if _is_picture(content):
            raise InvalidInputError(
                "scraping.is_a_picture",
                f"This is a picture, not a table. Bring {self.formats()}; pictures belong into the library.",
                field="file",
            )
        reader = self._best(content, name)
        if reader is not None:
            return reader
        if content.startswith(OLE):
            raise InvalidInputError(
                "scraping.old_workbook",
                "This is an old Excel file (.xls), or one with a password. Save it as .xlsx without a "
                "password.",
                field="file",
            )
        raise InvalidInputError(
            "scraping.no_table", f"This file is no table. Bring {self.formats()}.", field="file"
        )

    def _best(self, content: bytes, name: str, gives: str | None = None) -> Reader | None:
        """The surest of those that work.

        Raises:
            InvalidInputError: ``scraping.reader_off``: one that is off is surer.
        """
        wanted = [each for each in self.ready.values() if gives in (None, each.gives)]
        claims = [(_claim(type(each), content, name), each) for each in wanted]
        claim, reader = max(claims, key=lambda found: found[0], default=(Claim.NO, None))
        for off in self.off.values():
            if off.kind is None or gives not in (None, off.kind.gives):
                continue
            if _claim(off.kind, content, name) > claim:
                raise InvalidInputError(
                    "scraping.reader_off",
                    f"The reader for {off.kind.reads} is off here: {off.reason}",
                    field="file",
                )
        return reader if claim > Claim.NO else None

    def _read(self, reader: Reader, file: FileToRead, expected: type[Found]) -> Found:
        try:
            found = reader.read(file)
            if not isinstance(found, expected):
                raise TypeError(f"{type(found).__name__} is no {expected.__name__}")
            if isinstance(found, Table) and (fault := find_fault(found)) is not None:
                raise ValueError(fault)
            if isinstance(found, SavedPage) and not isinstance(found.html, bytes):
                raise TypeError("the page is no bytes")
        except AppError:
            raise
        except Exception as error:
            # A mistake of ours must be seen as one; another package's must not look like a broken server.
            if reader.name not in self.outsiders:
                raise
            log.exception("scraping.reader.failed", reader=reader.name)
            raise InvalidInputError(
                "scraping.reader_failed",
                f"The reader “{reader.name}” failed at this file. Tell whoever made it, or bring "
                f"{self.formats()}.",
                field="file",
            ) from error
        return msgspec.structs.replace(found, source=reader.name) if isinstance(found, Table) else found


def in_words(names: Iterable[str]) -> str:
    """ "A, B or C"."""
    *first, last = list(names) or ["nothing"]
    return f"{', '.join(first)} or {last}" if first else last


def _claim(kind: type[Reader], content: bytes, name: str) -> Claim:
    try:
        return kind.claims(content, name)
    except Exception:
        # One reader's mistake does not keep the others from reading.
        log.exception("scraping.reader.claim_failed", reader=kind.name)
        return Claim.NO


ProvidedReaders = Annotated[Readers, provided(Readers)]
