"""Finds out which product a person means by an ASIN or by an address on Amazon."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import msgspec

from pinflow.projects.marketplaces import MARKETPLACES

ASIN_LENGTH = 10
_HINT = "Copy it from the product's address."
_ASIN = re.compile(r"B[0-9A-Z]{9}|[0-9]{9}[0-9X]")
_PLACE_OF_ASIN = re.compile(
    r"/(?:dp/product|dp|gp/product/glance|gp/product|gp/aw/d|gp/aw/product|gp/offer-listing|product-reviews"
    r"|exec/obidos/asin|exec/obidos/tg/detail/-|o/asin|d)/([^/?&#]+)",
    re.IGNORECASE,
)
# They lead somewhere only by being asked, and asking counts as a click of the person who made them.
_SHORT_HOSTS = frozenset({"amzn.to", "amzn.eu", "amzn.asia", "amzn.com", "amzn.in", "a.co"})
_SUBDOMAINS = frozenset({"", "www", "smile", "m"})
_SPONSORED = re.compile(r"/(?:sspa/click|gp/slredirect/)", re.IGNORECASE)


class Reference(msgspec.Struct, frozen=True):
    """A product. ``marketplace`` None: an ASIN alone, of whichever marketplace the project has."""

    asin: str
    marketplace: str | None


class NoReferenceError(ValueError):
    """``args[0]`` says what is wrong and what to do."""


def read_reference(text: str) -> Reference:
    """The product that ``text`` names.

    Raises:
        NoReferenceError: it names none.
    """
    text = text.strip().strip("\"'<>")
    if _looks_like_address(text):
        return _read_address(text)
    return Reference(read_asin(text), None)


def names_product(text: str) -> bool:
    """Whether ``text`` is an ASIN or a product's address."""
    try:
        read_reference(text)
    except NoReferenceError:
        return False
    return True


def read_asin(text: str) -> str:
    """The ASIN in capitals.

    Raises:
        NoReferenceError: it is none.
    """
    asin = text.strip().upper()
    if not asin:
        raise NoReferenceError(f"There is no ASIN. {_HINT}")
    shown = f"“{_shorten(text.strip())}”"
    if asin.isdigit() and len(asin) == ASIN_LENGTH - 1:
        raise NoReferenceError(
            f"{shown} has 9 digits; an ASIN has 10 characters. A spreadsheet may have taken a leading zero "
            "away: format the column as text and enter it again."
        )
    if asin.isdigit() and len(asin) == 13:
        raise NoReferenceError(f"{shown} is a bar code (EAN or ISBN-13), not an ASIN. {_HINT}")
    if len(asin) != ASIN_LENGTH:
        characters = "character" if len(asin) == 1 else "characters"
        raise NoReferenceError(f"{shown} has {len(asin)} {characters}; an ASIN has {ASIN_LENGTH}. {_HINT}")
    if not _ASIN.fullmatch(asin):
        raise NoReferenceError(
            f"{shown} is no ASIN: it begins with B and holds letters and digits, or is a book's ISBN. {_HINT}"
        )
    if not asin.startswith("B") and not _is_isbn(asin):
        raise NoReferenceError(f"{shown} looks like an ISBN, but its last digit does not fit. {_HINT}")
    return asin


def _looks_like_address(text: str) -> bool:
    return "/" in text or text.lower().startswith(("http:", "https:", "www.", "amazon.", "amzn."))


def _read_address(text: str) -> Reference:
    parts = _split(text)
    host = (parts.hostname or "").removesuffix(".")
    if host in _SHORT_HOSTS or host.removeprefix("www.") in _SHORT_HOSTS:
        raise NoReferenceError(
            f"“{_shorten(text)}” is a short link. Opening it would count as a click, so pinflow does not. "
            "Open it in your browser and copy the address that the product then has."
        )
    marketplace = _marketplace_of(host)
    if marketplace is None:
        raise NoReferenceError(
            f"“{_shorten(text)}” is not an address of an Amazon marketplace that pinflow knows. {_HINT}"
        )
    found = _PLACE_OF_ASIN.search(unquote(_path_of(parts)))
    if found is None:
        raise NoReferenceError(
            f"“{_shorten(text)}” leads to no product's page. Open the product and copy its address."
        )
    return Reference(read_asin(found[1]), marketplace)


def _split(text: str) -> SplitResult:
    try:
        parts = urlsplit(text if "://" in text else f"https://{text.removeprefix('//')}")
        _ = parts.hostname, parts.port
    except ValueError:
        raise NoReferenceError(f"“{_shorten(text)}” is no address. {_HINT}") from None
    if parts.scheme.lower() not in ("http", "https"):
        raise NoReferenceError(f"“{_shorten(text)}” is no address of a web page. {_HINT}")
    return parts


def _path_of(parts: SplitResult) -> str:
    """The path; for a sponsored link, the one it passes on to."""
    if _SPONSORED.match(parts.path):
        return parse_qs(parts.query, max_num_fields=100).get("url", [parts.path])[0]
    return parts.path


def _marketplace_of(host: str) -> str | None:
    for name in MARKETPLACES:
        if host == name or (host.endswith(f".{name}") and host.removesuffix(f".{name}") in _SUBDOMAINS):
            return name
    return None


def _is_isbn(asin: str) -> bool:
    digits = [10 if char == "X" else int(char) for char in asin]
    return sum(weight * digit for weight, digit in zip(range(10, 0, -1), digits, strict=True)) % 11 == 0


def _shorten(text: str) -> str:
    clean = "".join(char if char.isprintable() else " " for char in text)
    return clean if len(clean) <= 60 else f"{clean[:57]}…"
