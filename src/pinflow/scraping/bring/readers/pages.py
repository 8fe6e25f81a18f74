"""The readers of saved pages that the product brings along: HTML, packed or not, and MHTML."""

from __future__ import annotations

from typing import ClassVar, Literal

from pinflow.kit.errors import InvalidInputError
from pinflow.scraping.bring.decode_text import text_start
from pinflow.scraping.bring.models import BringSource
from pinflow.scraping.bring.readers.reader import Claim, FileToRead, Reader, SavedPage
from pinflow.scraping.parse_saved_page import GZIP, is_mhtml, read_mhtml, unpack_saved, unpack_start

_PAGE_STARTS = ("<!doctype html", "<html", "<!-- saved from", "<!-- page saved")


class PageReader(Reader):
    """A page as it was served or as a browser saved it, gzipped or not; also a saved view of its source."""

    name: ClassVar[str] = BringSource.PAGE.value
    reads: ClassVar[str] = "a saved page"
    gives: ClassVar[Literal["table", "page"]] = "page"

    @classmethod
    def claims(cls, content: bytes, name: str) -> Claim:
        start = unpack_start(content) if content.startswith(GZIP) else content
        is_page = text_start(start).startswith(_PAGE_STARTS) or (start is not content and is_mhtml(start))
        return Claim.SURE if is_page else Claim.NO

    def read(self, file: FileToRead) -> SavedPage:
        html, url = unpack_saved(file.content)
        return SavedPage(html=html, url=url)


class MhtmlReader(Reader):
    """What Chrome saves as a "Webpage, Single File"."""

    name: ClassVar[str] = "mhtml"
    reads: ClassVar[str] = "MHTML"
    gives: ClassVar[Literal["table", "page"]] = "page"

    @classmethod
    def claims(cls, content: bytes, name: str) -> Claim:
        return Claim.SURE if is_mhtml(content) else Claim.NO

    def read(self, file: FileToRead) -> SavedPage:
        html, url = read_mhtml(file.content)
        if html is None:
            raise InvalidInputError(
                "scraping.unreadable", "The file holds no page. Save the page again.", field="file"
            )
        return SavedPage(html=html, url=url)
