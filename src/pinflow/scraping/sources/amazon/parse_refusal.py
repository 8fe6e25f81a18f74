"""What a page is that is no list: a refusal, an error page, or another page of the shop."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from pinflow.scraping.sources.amazon.parse_identity import canonical_address, kind_of_address, page_title
from pinflow.scraping.sources.amazon.parse_models import PageError, PageKind, page_error

# Refusals and error pages have up to 20 KB; shop pages start at ten times that. Weak signs count below this.
_SMALL_PAGE_BYTES = 60_000

_BOT_STRUCTURE = (
    "form[action*='validateCaptcha']",
    "#captchacharacters",
    "img[src*='opfcaptcha']",
    "img[src*='/captcha/']",
    ".cvf-captcha-img",
    "form#captcha-form",
    "#aacb-captcha-header",
)
_BOT_BYTES = (b"opfcaptcha", b"/errors/validateCaptcha", b"csm-captcha-instrumentation")
_BOT_BYTES_SMALL = (b"awswaf", b"AwsWafIntegration", b"gokuProps", b"automated access to Amazon data")
_BOT_TITLE = re.compile(r"^(?:robot check|bot check|captcha|authentication required)$", re.IGNORECASE)
_ERROR_BYTES = (b"cs_503", b"cs_404", b"cs_500", b"/error/500", b"/error/503", b"/error/404", b"dogsofamazon")
_ERROR_IMAGE = re.compile(rb"/images/G/\d\d/(?:[\w/-]+/)?error/", re.IGNORECASE)
_ERROR_TITLE = re.compile(
    r"\b(?:404|500|502|503|504)\b|something went wrong|service (?:temporarily )?unavailable|bad gateway"
    r"|page not found|not found|internal server error|request could not be satisfied|access denied|http error"
    r"|tut uns leid|nicht gefunden|une erreur|désolé|page introuvable|introuvable|toutes nos excuses"
    r"|lo sentimos|no encontrad|se produjo un error|ci dispiace|non trovata|desculpe|não encontrad"
    r"|algo deu errado"
    r"|er is iets|niet gevonden|sorry|något gick fel|hittades inte|coś poszło nie tak|nie znaleziono"
    r"|bir sorun|bulunamadı|ご迷惑|見つかりません|エラー|申し訳|عذر|خطأ",
    re.IGNORECASE,
)
_SIGN_IN = (
    "form[name=signIn]",
    "#ap_email",
    "#ap_password",
    "form[action*='/ap/signin']",
    "#ap_register_form",
)
_PRODUCT = ("#productTitle", "#dp", "#dp-container", "input#ASIN", "#ppd", "#buybox")
_PRODUCT_PATH = re.compile(r"/(?:dp|gp/product|gp/aw/d|exec/obidos/ASIN)/[A-Z0-9]{10}", re.IGNORECASE)
_SEARCH = (
    "[data-component-type='s-search-result']",
    "[data-component-type='s-search-results']",
    ".s-result-item",
    "#s-results-list-atf",
    "#s-result-count",
    "[data-component-type='s-result-info-bar']",
)
_SEARCH_PATH = re.compile(r"^/(?:-/\w\w/)?(?:s|s/.*|gp/search.*)$")
_HOME = ("#gw-layout", "#gw-card-layout", "#gw-content-grid", "#gw-desktop-herotator", "[id^='gw-ftGr']")
_HOME_PATH = re.compile(r"^/?(?:-/\w\w/?)?(?:ref=\S*|gp/homepage\.html)?$")

_MESSAGES: dict[PageKind, str] = {
    "product": "This is a product page, not a list of ranked products.",
    "search": "This is a page of search results, not a list of ranked products.",
    "home": "This is a marketplace's home page, not a list of ranked products.",
    "other": "This page holds no list of ranked products.",
}


_PROVE_IT = (
    "Amazon asked for proof of a human instead of showing the page. Open it in your browser, answer there, "
    "and save the page that follows."
)


def explain_refusal(tree: LexborHTMLParser, html: bytes, url: str | None) -> PageError | None:
    """Bot check, error page or sign-in: Amazon did not give the page it was asked for. None if it did."""
    small = len(html) < _SMALL_PAGE_BYTES
    title = page_title(tree)
    shop_page = None if small else name_shop_page(tree, url)
    if _is_bot_check(tree, html, title, small=small, shop_page=shop_page):
        return page_error("bot_check", None, _PROVE_IT)
    if small and (_ERROR_TITLE.search(title) or _has_error_marks(html)):
        return page_error("error_page", None, "Amazon answered with an error page. Try again later.")
    if shop_page is None and any(tree.css_first(sign) is not None for sign in _SIGN_IN):
        return page_error("sign_in", "sign_in", "Amazon asked to sign in instead of showing the page.")
    if small and any(sign in html for sign in _BOT_BYTES_SMALL):
        return page_error("bot_check", None, "Amazon refused the request as automated.")
    return None


def _is_bot_check(
    tree: LexborHTMLParser, html: bytes, title: str, *, small: bool, shop_page: PageKind | None
) -> bool:
    if any(tree.css_first(sign) is not None for sign in _BOT_STRUCTURE):
        return True
    if small and _BOT_TITLE.match(title):
        return True
    return shop_page is None and any(sign in html for sign in _BOT_BYTES)


def _has_error_marks(html: bytes) -> bool:
    return any(sign in html for sign in _ERROR_BYTES) or _ERROR_IMAGE.search(html) is not None


def name_shop_page(tree: LexborHTMLParser, url: str | None) -> PageKind | None:
    """Product, search or home, by structure first and by address second; None for anything else."""
    structures: tuple[tuple[PageKind, tuple[str, ...]], ...] = (
        ("product", _PRODUCT),
        ("search", _SEARCH),
        ("home", _HOME),
    )
    for kind, signs in structures:
        if any(tree.css_first(sign) is not None for sign in signs):
            return kind
    return _kind_of_path(canonical_address(tree)) or _kind_of_path(url)


def _kind_of_path(address: str | None) -> PageKind | None:
    if not address or kind_of_address(address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if "amazon." not in parts.netloc:
        return None
    if _PRODUCT_PATH.search(parts.path):
        return "product"
    if _SEARCH_PATH.match(parts.path):
        return "search"
    return "home" if _HOME_PATH.match(parts.path) else None


def explain_other_page(tree: LexborHTMLParser, url: str | None) -> PageError:
    """``not_a_list`` for a page of the shop (or of anybody else) that is complete and is no list."""
    kind = name_shop_page(tree, url) or "other"
    return page_error("not_a_list", kind, _MESSAGES[kind])
