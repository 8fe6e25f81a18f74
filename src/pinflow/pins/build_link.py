"""Where a pin leads: the destination, the marker that makes the pin findable, and what "the same link" means.

The marker is allotted before review. On own-site links it is ``pf=<id>``; on Amazon links it travels in
Amazon's own sub-id parameter (docs/decisions/0004-marker-in-amazon-links.md says why).
"""

from __future__ import annotations

import re
import secrets
import string
import unicodedata
from ipaddress import ip_address
from urllib.parse import parse_qsl, quote, unquote_plus, urlencode, urlsplit, urlunsplit

from pinflow.kit.errors import InvalidInputError
from pinflow.projects.marketplaces import MARKETPLACES, get_marketplace
from pinflow.projects.models import LinkMode

OWN_SITE_MARKER = "pf"
AMAZON_MARKER = "ascsubtag"

# No vowels and no look-alikes, so that a marker never spells a word and survives being read aloud.
_MARKER_ALPHABET = "bcdfghjkmnpqrstvwxz23456789"
MARKER_LENGTH = 12

PATTERN_FIELDS = frozenset({"asin", "marketplace", "slug"})
# Independent of the title: a page must stay where it is when a title changes, because the link of a
# published pin never changes.
SITE_PAGE_PATH = "{marketplace}/{asin}/"

ASIN = re.compile(r"[A-Z0-9]{10}")
_TAG = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{1,62}")
_ASIN_IN_PATH = re.compile(
    r"/(?:dp|gp/product|gp/aw/d|gp/aw/product|exec/obidos/asin|o/asin|product)/([A-Z0-9]{10})(?=/|$)",
    re.IGNORECASE,
)
_AMAZON_SUBDOMAINS = ("", "www.", "smile.", "m.")
_TRACKING_PARAMETERS = frozenset(
    {OWN_SITE_MARKER, AMAZON_MARKER, "tag", "linkcode", "linkid", "gclid", "fbclid"}
)
_SPELLED_OUT = {ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue", ord("ß"): "ss", ord("ø"): "o", ord("ł"): "l"}
_LOOPBACK_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})


def new_marker() -> str:
    """A fresh marker: 12 url-safe characters, about 57 random bits. The database refuses a collision."""
    return "".join(secrets.choice(_MARKER_ALPHABET) for _ in range(MARKER_LENGTH))


def slug_of(title: str, max_chars: int = 60) -> str:
    """``title`` as lower-case ASCII words joined by hyphens; empty when nothing can be kept."""
    text = title.casefold().translate(_SPELLED_OUT)
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")
    return slug if len(slug) <= max_chars else slug[:max_chars].rpartition("-")[0] or slug[:max_chars]


def is_web_address(link: str) -> bool:
    """Whether ``link`` is an absolute https address (plain http only on this machine) without credentials."""
    if any(char.isspace() or ord(char) < 0x20 for char in link):
        return False
    try:
        parts = urlsplit(link)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if not host or parts.username is not None or parts.password is not None:
        return False
    if parts.scheme == "http":
        return host in _LOOPBACK_HOSTS
    return parts.scheme == "https" and ("." in host or host in _LOOPBACK_HOSTS)


def is_on_this_machine(address: str) -> bool:
    """Whether an address leads to the machine that it is opened on."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return False
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def validate_site_url_pattern(pattern: str) -> str:
    """Returns ``pattern`` when it can give every product an address of its own.

    Known fields are ``{asin}``, ``{marketplace}`` and ``{slug}``; one of asin and slug must be there.

    Raises:
        InvalidInputError: ``links.bad_pattern``.
    """
    try:
        fields = [
            (name, spec or conversion)
            for _, name, spec, conversion in string.Formatter().parse(pattern)
            if name is not None
        ]
    except ValueError:
        raise _bad_pattern(pattern, "a curly bracket is not closed") from None
    unknown = sorted({name for name, extra in fields if name not in PATTERN_FIELDS or extra})
    if unknown:
        raise _bad_pattern(pattern, f"it has the unknown field {{{unknown[0]}}}")
    if not {"asin", "slug"} & {name for name, _ in fields}:
        raise _bad_pattern(pattern, "without {asin} or {slug} every product would get the same address")
    example = pattern.format(asin="B000000000", marketplace="amazon.com", slug="a-product")
    if not is_web_address(example):
        raise _bad_pattern(pattern, "it is not an https address")
    if _amazon_marketplace(example) is not None:
        raise _bad_pattern(pattern, "it leads to Amazon, not to your own site")
    if "B000000000" in (host := urlsplit(example).netloc) or "a-product" in host:
        raise _bad_pattern(pattern, "the product must stand in the path, not in the host name")
    if values_of(example, OWN_SITE_MARKER):
        raise _bad_pattern(pattern, f"the parameter {OWN_SITE_MARKER} is used for the pin's marker")
    return pattern


def _bad_pattern(pattern: str, why: str) -> InvalidInputError:
    return InvalidInputError(
        "links.bad_pattern",
        f"The URL pattern “{pattern}” cannot be used: {why}. "
        "An example that works: https://example.com/finds/{marketplace}/{asin}/",
        pattern=pattern,
    )


def build_amazon_link(marketplace: str, asin: str, affiliate_tag: str) -> str:
    """The full tagged product link, ``https://www.amazon.de/dp/B0…?tag=…``, nothing hidden or shortened.

    Raises:
        InvalidInputError: ``projects.unknown_marketplace``, ``links.bad_asin`` or ``links.bad_tag``.
    """
    host = get_marketplace(marketplace).host
    if not ASIN.fullmatch(asin):
        raise InvalidInputError(
            "links.bad_asin", f"“{asin}” is no ASIN: ten capital letters and digits.", asin=asin
        )
    if not _TAG.fullmatch(affiliate_tag):
        raise InvalidInputError(
            "links.bad_tag",
            f"“{affiliate_tag}” is no Amazon tracking id. "
            "It looks like yourname-21 and stands in your Associates account.",
        )
    return f"https://{host}/dp/{asin}?tag={affiliate_tag}"


def build_destination(
    *,
    mode: LinkMode,
    marketplace: str,
    asin: str,
    affiliate_tag: str,
    title: str,
    site_url_pattern: str | None = None,
    product_url: str | None = None,
) -> str | None:
    """The address a pin of this product leads to, without its marker; None when there is none yet.

    In ``own_site`` mode a per-product address wins over the pattern. A page that ``pinflow site build``
    writes is reached by the pattern ``<site>/`` + ``SITE_PAGE_PATH``.

    Raises:
        InvalidInputError: ``links.bad_pattern``, ``links.bad_destination``, or one of build_amazon_link's.
    """
    if mode is LinkMode.DIRECT:
        return build_amazon_link(marketplace, asin, affiliate_tag)
    if product_url:
        if not is_web_address(product_url):
            raise InvalidInputError(
                "links.bad_destination",
                f"“{product_url}” is not an https address. Give the full address of the page.",
            )
        return product_url
    if not site_url_pattern:
        return None
    slug = slug_of(title) or asin.casefold()
    return validate_site_url_pattern(site_url_pattern).format(
        asin=quote(asin, safe=""), marketplace=quote(marketplace, safe=""), slug=slug
    )


def site_url_pattern_for(site: str) -> str:
    """The pattern of the pages that ``pinflow site build`` writes, for the site's base address."""
    return validate_site_url_pattern(f"{site.rstrip('/')}/{SITE_PAGE_PATH}")


def with_marker(link: str, marker: str, mode: LinkMode) -> str:
    """``link`` with ``marker`` in the parameter of its mode; a marker that stands there is replaced."""
    name = marker_parameter(mode)
    parts = urlsplit(link)
    standing = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(key, value) for key, value in standing if key.casefold() != name]
    return urlunsplit(parts._replace(query=urlencode([*kept, (name, marker)])))


def marker_parameter(mode: LinkMode) -> str:
    """The query parameter that carries the marker."""
    return AMAZON_MARKER if mode is LinkMode.DIRECT else OWN_SITE_MARKER


def marker_of(link: str) -> str | None:
    """The marker a link carries, read the way reconciliation needs it: by the kind of its destination.

    None where there are two: which one would come back nobody can say.
    """
    markers = set(values_of(link, AMAZON_MARKER if _amazon_marketplace(link) else OWN_SITE_MARKER))
    return (markers.pop() or None) if len(markers) == 1 else None


def parameters_of(link: str) -> list[tuple[str, str]]:
    """Every (name, value) that a server or a page's script may read in ``link``; the usual reading first.

    They differ in which one of two values they take, in whether ";" parts parameters and in what a second
    "?" begins; scripts read the fragment as well. Whoever judges a link judges all of these.
    """
    try:
        parts = urlsplit(link)
    except ValueError:
        return []
    pieces = re.split(r"[?&;#]", f"{parts.query}#{parts.fragment}")
    halves = [piece.partition("=") for piece in pieces if piece]
    further = [(unquote_plus(name), unquote_plus(value)) for name, _, value in halves]
    return list(dict.fromkeys([*parse_qsl(parts.query, keep_blank_values=True), *further]))


def values_of(link: str, name: str) -> list[str]:
    """The values of one parameter, in whatever letters its name is spelled."""
    return [value for key, value in parameters_of(link) if key.strip().casefold() == name]


def amazon_product(link: str) -> tuple[str, str] | None:
    """(marketplace, ASIN) of an Amazon product link in any of its spellings; None for anything else."""
    marketplace = _amazon_marketplace(link)
    found = _ASIN_IN_PATH.search(urlsplit(link).path) if marketplace else None
    return (marketplace, found.group(1).upper()) if marketplace and found else None


def is_amazon(link: str) -> bool:
    """Whether ``link`` leads to a known marketplace's site."""
    return _amazon_marketplace(link) is not None


def canonical_destination(link: str) -> str:
    """What two links must share to be the same link, as one comparable text.

    For Amazon products ``amazon.de/B0ABCDEFGH``; otherwise the address in https without marker, tag,
    campaign parameters (``utm_*``), fragment, default port and final slash, its parameters sorted.
    """
    product = amazon_product(link)
    if product is not None:
        return "/".join(product)
    try:
        parts = urlsplit(link.strip())
        host, port = (parts.hostname or "").removesuffix("."), parts.port
    except ValueError:
        return link.strip()
    kept = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(k))
    netloc = f"[{host}]" if ":" in host else host
    if port not in (None, 80, 443):
        netloc = f"{netloc}:{port}"
    return urlunsplit(("https", netloc, parts.path.rstrip("/"), urlencode(kept), ""))


def _is_tracking(name: str) -> bool:
    return name.casefold() in _TRACKING_PARAMETERS or name.casefold().startswith("utm_")


def _amazon_marketplace(link: str) -> str | None:
    try:
        host = (urlsplit(link.strip()).hostname or "").removesuffix(".")
    except ValueError:
        return None
    for prefix in _AMAZON_SUBDOMAINS:
        if prefix and not host.startswith(prefix):
            continue
        if (name := host.removeprefix(prefix)) in MARKETPLACES:
            return name
    return None
