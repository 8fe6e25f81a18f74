"""What a page is that is no list: a refusal, an error page, or another page of the shop."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from pinflow.scraping.sources.amazon.parse_card import fold
from pinflow.scraping.sources.amazon.parse_identity import canonical_address, kind_of_address, page_title
from pinflow.scraping.sources.amazon.parse_models import PageError, PageKind, page_error

# Refusals and error pages have up to 20 KB; shop pages start at ten times that. Weak signs count below this.
_SMALL_PAGE_BYTES = 60_000
_HEADINGS, _LONGEST_SAYING = 4, 200

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
# What an error page says in its title or heading, in the languages of the marketplaces; the first that fits.
_BUSY_WORDS = re.compile(
    r"\b50[34]\b|\bbusy\b|service (?:temporarily )?unavailable|temporarily unavailable|too many requests"
    r"|bad gateway|gateway time-?out|momentan nicht erreichbar|vorübergehend nicht|momentanément indisponible"
    r"|temporalmente no disponible|temporaneamente non disponibile|temporariamente indisponível"
    r"|tijdelijk niet beschikbaar|tillfälligt otillgänglig|chwilowo niedostępn|geçici olarak"
    r"|サービスを?(?:ご)?利用できません|アクセスが集中|混み合って|الخدمة غير متاحة",
    re.IGNORECASE,
)
_MISSING_WORDS = re.compile(
    r"\b404\b|not found|nicht gefunden|introuvable|no encontrad|no se (?:ha )?encontr|no hemos encontrado"
    r"|non trovat|impossibile trovare|não encontrad|não foi encontrad|niet gevonden|hittades inte"
    r"|inte att hitta|nie znaleziono|nie można znaleźć|bulunamadı|見つかりません|غير موجود|لم يتم العثور",
    re.IGNORECASE,
)
_ERROR_WORDS = re.compile(
    r"\b50[02]\b|something went wrong|internal server error|request could not be satisfied|access denied"
    r"|http error|\bsorry\b|we apologi[sz]e|tut uns leid|entschuldigung|une erreur|désolé|\boups\b"
    r"|toutes nos excuses|lo sentimos|se produjo un error|se ha producido un error|ci dispiace|ci scusiamo"
    r"|spiacenti|si è verificato|desculpe|lamentamos|algo deu errado|er is iets|något gick fel"
    r"|tyvärr|coś poszło nie tak|przepraszamy|bir sorun|üzgünüz|ご迷惑|エラー|申し訳|عذر|نأسف|خطأ",
    re.IGNORECASE,
)
_SAYINGS = (
    (_BUSY_WORDS, "Amazon answered that it is too busy. Try again later."),
    (_MISSING_WORDS, "Amazon answered that it has no such page. Check the address."),
    (_ERROR_WORDS, "Amazon answered with an error page. Try again later."),
)
# The bar at the top and the links at the bottom of every page of the shop, in all its generations.
_FRAME = "#navbar, #navFooter, #nav-belt, #nav-main, #nav-logo, #nav-top, #nav-search, [class*=navFooter]"
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
    # A bowl of 500 ml or a busy board says nothing about the site: a page with a product on it was served.
    # A list with cards does not come here: whatever its title says, it is read as a list.
    if small and not _names_product(tree) and (saying := _find_error(tree, html, title)) is not None:
        return page_error("error_page", None, saying)
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


def is_foreign(html: bytes) -> bool:
    """Whether an answer is none of the shop's pages at all: small, and without the frame that all have.

    Error pages and refusals come in more languages and shapes than can be listed; this holds for all.
    """
    return len(html) < _SMALL_PAGE_BYTES and not has_frame(LexborHTMLParser(html))


def has_frame(tree: LexborHTMLParser) -> bool:
    return tree.css_first(_FRAME) is not None


def _names_product(tree: LexborHTMLParser) -> bool:
    found = tree.css_first("#productTitle")
    return found is not None and bool(fold(found.text()))


def _find_error(tree: LexborHTMLParser, html: bytes, title: str) -> str | None:
    """What a small page says went wrong, in its title or, outside of the shop's frame, in a heading."""
    headings = [] if has_frame(tree) else [fold(node.text()) for node in tree.css("h1, h2, b")[:_HEADINGS]]
    said = [title, *(heading for heading in headings if len(heading) < _LONGEST_SAYING)]
    for words, message in _SAYINGS:
        if any(words.search(saying) for saying in said):
            return message
    return _SAYINGS[-1][1] if _has_error_marks(html) else None


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
