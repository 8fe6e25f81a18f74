"""Prices, ratings and counts as Amazon prints them, in any of its languages.

The format follows the language of the interface, the year and the country of delivery, not the domain
("14,656" on amazon.de, "TWD 372.40" on amazon.co.jp), so every reader decides from the printed text itself.
The marketplace only settles what the text leaves open: which dollar, whose krona.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

# Direction marks stand around Arabic amounts; they carry no meaning for the number.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u061c\u2066\u2067\u2068\u2069\ufeff"))
_NUMBER = re.compile(
    r"\d{1,3}(?:[\s'’]\d{3})+(?!\d)(?:[.,٫]\d{1,2}(?!\d))?"  # 1 234,56
    r"|\d+(?:[.,٫٬]\d+)*"  # 1,23,456.00
)
# What nine of ten prices look like: a sign before or behind, thousands grouped or not, two decimals or none.
_PLAIN_PRICE = re.compile(
    r"([^\W\d_]{0,3}[$€£₹¥￥₺]?)[ \u00a0]?"
    r"([0-9]{1,3}(?:([.,])[0-9]{3}(?:\3[0-9]{3})*)?|[0-9]+)(?:([.,])([0-9]{2}))?"
    r"[ \u00a0]?([^\W\d_]{0,3}[$€£₹¥￥₺]?)"
)
_PLAIN_RANK = re.compile(r"#?([1-9][0-9]{0,3})\.?")
_PLAIN_RATING = re.compile(r"([0-5](?:[.,][0-9])?)[ \u00a0][^\d.,]{1,20}[ \u00a0]5[ \u00a0][^\d.,]{1,20}")
_PLAIN_COUNT = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3}(?:\1[0-9]{3})*)?|[0-9]+")
_COUNT = re.compile(r"[(\[]?\s*(\d{1,3}(?:[\s.,'’٬]\d{2,3})*[\s.,'’٬]\d{3}|\d+)\s*[)\]]?")
_RANGE_DASH = re.compile(r"\s*(?:[-–—―~〜～]|to|bis|à|a|al|til|till|tot|até|do|から|إلى)\s*", re.IGNORECASE)
# "12K", "12 mil", "12 tys.", "12B" and "12 bin" (Turkish), "2 Mio.", "1.2万"; a letter that is none of them
# makes the number one that cannot be read.
_MULTIPLES: dict[str, int] = {
    **dict.fromkeys(("k", "mil", "tys", "tsd", "b", "bin", "t", "千", "ألف", "آلاف"), 1_000),
    "万": 10_000,
    **dict.fromkeys(("m", "mi", "mn", "mio", "mln", "milj", "mill", "百万", "مليون"), 1_000_000),
}
_MULTIPLE = re.compile(
    rf"\s?({'|'.join(sorted(_MULTIPLES, key=len, reverse=True))})"
    r"(?:(?<=[a-z])(?![^\W\d_])\.?|(?<![a-z]))",
    re.IGNORECASE,
)
_MAX_PHRASE = 300
_SCALE = 5
_MAX_PLAIN_DIGITS = 20
_SEPARATORS = re.compile(r"[\s.,'’٫٬]")

_ISO_CODES = frozenset(
    code
    for line in (
        "AED ARS AUD BGN BHD BRL CAD CHF CLP CNY COP CRC CZK DKK DOP EGP EUR GBP GHS HKD HRK HUF IDR ILS",
        "INR ISK JMD JOD JPY KES KHR KRW KWD KYD KZT LBP MAD MNT MOP MUR MXN MYR NAD NGN NOK NZD OMR PAB",
        "PEN PHP PKR PLN PYG QAR RON RSD RUB SAR SEK SGD THB TND TRY TTD TWD TZS UAH USD UYU VND XAF XOF",
        "ZAR BDT GEL GTQ HNL NIO BND BOB AZN AMD ALL DZD ETB UGX LKR NPR RWF BSD BBD XCD",
    )
    for code in line.split()
)
_THREE_DECIMALS = frozenset({"BHD", "JOD", "KWD", "OMR", "TND", "IQD", "LYD"})
_ISO_WORD = re.compile(r"(?<![A-Za-z])[A-Z]{3}(?![A-Za-z])")

# Longest first where one mark contains another. ``None`` marks a sign that several currencies share.
_SIGNS: tuple[tuple[str, str | None], ...] = (
    ("US$", "USD"),
    ("CDN$", "CAD"),
    ("CA$", "CAD"),
    ("C$", "CAD"),
    ("AU$", "AUD"),
    ("NZ$", "NZD"),
    ("MX$", "MXN"),
    ("HK$", "HKD"),
    ("NT$", "TWD"),
    ("R$", "BRL"),
    ("A$", "AUD"),
    ("S$", "SGD"),
    ("E£", "EGP"),
    ("€", "EUR"),
    ("£", None),
    ("₹", "INR"),
    ("Rs", "INR"),
    ("円", "JPY"),
    ("¥", None),
    ("￥", None),
    ("zł", "PLN"),
    ("₺", "TRY"),
    ("TL", "TRY"),
    ("د.إ", "AED"),
    ("درهم", "AED"),
    ("ر.س", "SAR"),
    ("ريال", "SAR"),
    ("\u20c1", "SAR"),
    ("ج.م", "EGP"),
    ("جنيه", "EGP"),
    ("₩", "KRW"),
    ("₪", "ILS"),
    ("₱", "PHP"),
    ("฿", "THB"),
    ("₫", "VND"),
    ("₴", "UAH"),
    ("₽", "RUB"),
    ("₦", "NGN"),
    ("Kč", "CZK"),
    ("Ft", "HUF"),
    ("lei", "RON"),
    ("$", None),
    ("kr", None),
    ("R", None),
)
# Which currencies a shared sign may mean, and what it means where the marketplace's own is not among them.
_SHARED: dict[str, tuple[frozenset[str], str | None]] = {
    "$": (frozenset({"USD", "CAD", "MXN", "AUD", "SGD"}), "USD"),
    "£": (frozenset({"GBP", "EGP"}), "GBP"),
    "¥": (frozenset({"JPY", "CNY"}), "JPY"),
    "￥": (frozenset({"JPY", "CNY"}), "JPY"),
    "kr": (frozenset({"SEK", "DKK", "NOK"}), "SEK"),
    "R": (frozenset({"ZAR"}), None),
}
_FREE = frozenset(
    {"free", "free download", "kostenlos", "gratis", "gratuit", "gratuito", "grátis", "無料", "ücretsiz"}
    | {"za darmo", "bezpłatnie", "مجانا", "مجاني"}
)


class Money(msgspec.Struct, frozen=True, gc=False):
    """``maximum`` is set for a range; ``currency`` is ISO 4217."""

    amount: Decimal
    maximum: Decimal | None
    currency: str


def _clean(text: str) -> str:
    """The text without invisible marks; nothing longer than a phrase, for no number is."""
    return text.translate(_INVISIBLE).strip() if len(text) <= _MAX_PHRASE else ""


def read_money(text: str, home_currency: str | None) -> Money | None:
    """The price printed in ``text`` (one element's text, never a whole card), or None.

    None for anything that is not plainly one price or one range in a known currency: a unit price, a
    percentage, words, a bare number.
    """
    plain = _read_plain_money(text, home_currency)
    if plain is not None:
        return plain
    text = _clean(text)
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        free = home_currency is not None and text.casefold() in _FREE
        return Money(Decimal(0), None, home_currency) if free and home_currency else None
    if "%" in text or "/" in text or len(numbers) > 2:
        return None
    currency = _currency_of(_NUMBER.sub(" ", text), home_currency)
    if currency is None:
        return None
    first = _amount(numbers[0].group(), currency)
    if len(numbers) == 1:
        return Money(first, None, currency)
    if not _is_range(text[numbers[0].end() : numbers[1].start()]):
        return None
    return Money(first, _amount(numbers[1].group(), currency), currency)


def _read_plain_money(text: str, home_currency: str | None) -> Money | None:
    """The common case of :func:`read_money`, in one look; None where a second is due."""
    low, dash, high = text.partition(" - ")
    first = _read_plain_price(low, home_currency)
    if not dash or first is None:
        return first
    second = _read_plain_price(high, home_currency)
    return None if second is None else Money(first.amount, second.amount, first.currency)


def _read_plain_price(text: str, home_currency: str | None) -> Money | None:
    match = _PLAIN_PRICE.fullmatch(text) if len(text) < _MAX_PLAIN_DIGITS else None
    if match is None:
        return None
    before, whole, group, point, cents, after = match.groups()
    currency = _currency_of(f"{before} {after}", home_currency)
    if currency is None or (group and (group == point or currency in _THREE_DECIMALS)):
        return None
    if group:
        whole = whole.replace(group, "")
    return Money(Decimal(f"{whole}.{cents}" if point else whole), None, currency)


@lru_cache(maxsize=512)
def _is_range(between: str) -> bool:
    """Whether what stands between two amounts is a dash, or a word for one, and at most a currency sign."""
    bare = _ISO_WORD.sub("", between)
    for sign, _ in _SIGNS:
        bare = bare.replace(sign, "")
    return _RANGE_DASH.fullmatch(bare) is not None


@lru_cache(maxsize=2048)
def _currency_of(marks: str, home_currency: str | None) -> str | None:
    for word in _ISO_WORD.findall(marks):
        if word in _ISO_CODES:
            return str(word)
    for sign, code in _SIGNS:
        if sign in marks and (not sign.isalpha() or _stands_alone(sign, marks)):
            if code is not None:
                return code
            members, otherwise = _SHARED[sign]
            return home_currency if home_currency in members else otherwise
    return None


def _stands_alone(sign: str, marks: str) -> bool:
    """A sign made of letters ("kr", "TL") is a sign only as a word of its own."""
    return sign in re.split(r"[^\w$]+", marks)


def _amount(token: str, currency: str) -> Decimal:
    """One printed number: the last separator is the decimal one unless it can only group thousands."""
    points = [i for i, char in enumerate(token) if char in ".,٫"]
    if not points or not _last_is_decimal(token, points, currency):
        return Decimal(int(_SEPARATORS.sub("", token)))
    last = points[-1]
    whole, fraction = _SEPARATORS.sub("", token[:last]), token[last + 1 :]
    return Decimal(f"{int(whole)}.{_ascii_digits(fraction)}")


def _ascii_digits(digits: str) -> str:
    return "".join(str(int(char)) for char in digits)


def _last_is_decimal(token: str, points: list[int], currency: str) -> bool:
    last = points[-1]
    digits_after = len(token) - last - 1
    kinds = {token[i] for i in points}
    if len(kinds) > 1 or token[last] == "٫":
        return True
    if len(points) > 1:
        return False
    # A lone separator before three digits groups thousands, but for dinars of 1000 fils and for "0.375".
    return digits_after != 3 or currency in _THREE_DECIMALS or token[:last] == "0"


def read_count(text: str) -> int | None:
    """A whole number standing alone ("15,145", "2.165", "1 234", "(787)", "15.1K"), else None."""
    plain = _PLAIN_COUNT.fullmatch(text)
    if plain is not None and len(text) < _MAX_PLAIN_DIGITS:
        return int(text.replace(plain.group(1), "") if plain.group(1) else text)
    cleaned = _clean(text).strip("()[] ")
    match = _COUNT.fullmatch(_clean(text))
    if match:
        return int(_SEPARATORS.sub("", match.group(1)))
    number = _NUMBER.match(cleaned)
    unit = _MULTIPLE.fullmatch(cleaned, number.end()) if number is not None else None
    return _count_at(cleaned, number) if number is not None and unit is not None else None


def read_first_count(text: str) -> int | None:
    """The one count in a phrase: "875 ratings", "(896)", "1,234個の評価", "12 tys. ocen"."""
    text = _clean(text)
    numbers = list(_NUMBER.finditer(text))
    return _count_at(text, numbers[0]) if len(numbers) == 1 else None


def _count_at(text: str, number: re.Match[str]) -> int | None:
    """The number there as a count, times what stands behind it; None where that is not known."""
    unit = _MULTIPLE.match(text, number.end())
    if unit is None:
        following = text[number.end() : number.end() + 1]
        return None if following.isascii() and following.isalpha() else read_count(number.group())
    points = _SEPARATORS.findall(number.group())
    if len(points) > 1:
        return None
    whole, _, fraction = re.sub(_SEPARATORS, ".", number.group()).partition(".")
    if len(fraction) > 2:
        return None
    return int(Decimal(f"{int(whole)}.{_ascii_digits(fraction) or 0}") * _MULTIPLES[unit.group(1).lower()])


def read_rank(text: str) -> int | None:
    """The rank in a badge: "#1", "1.", "Nr. 12", "#1,024"."""
    plain = _PLAIN_RANK.fullmatch(text)
    if plain is not None:
        return int(plain.group(1))
    numbers = _NUMBER.findall(_clean(text).rstrip("."))
    if len(numbers) != 1:
        return None
    rank = int(_SEPARATORS.sub("", numbers[0]))
    return rank if 0 < rank < 10_000_000 else None


def read_integers(text: str) -> list[int]:
    """Every whole number in a phrase, in order: "Sales rank: 15 (was 1,234)" -> [15, 1234]."""
    return [int(_SEPARATORS.sub("", token)) for token in _NUMBER.findall(_clean(text))]


def read_percent(text: str) -> Decimal | None:
    """The one percentage in a text: "1,234%" -> 1234, "12,5 %" -> 12.5; a minus sign counts."""
    text = _clean(text)
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1 or not ("%" in text or "٪" in text or text.lstrip("+-−") == numbers[0]):
        return None
    value = _amount(numbers[0], "")
    return -value if text.startswith(("-", "−")) else value


def read_rating(phrase: str) -> tuple[Decimal | None, int | None]:
    """Rating and review count from a phrase of any language; None for what it does not say.

    "4.4 out of 5 stars, 15,145 ratings", "4,7 von 5 Sternen", "5つ星のうち4.5", "5 yıldız üzerinden 4,5". Of
    two neighbouring numbers one is the scale, always 5; where the second is not, the scale comes first.
    """
    plain = _PLAIN_RATING.fullmatch(phrase)
    if plain is not None:
        known = Decimal(plain.group(1).replace(",", "."))
        return (known, None) if known <= _SCALE else (None, None)
    text = _clean(phrase)
    numbers = list(_NUMBER.finditer(text))
    if not 2 <= len(numbers) <= 3:
        return None, None
    for pair, rest in ((numbers[:2], numbers[2:]), (numbers[-2:], numbers[:-2])):
        first, second = (_small_number(number.group()) for number in pair)
        rating = first if second == 5 else second if first == 5 else None
        if rating is not None and rating <= 5:
            return rating, _count_at(text, rest[0]) if rest else None
    return None, None


def _small_number(token: str) -> Decimal | None:
    whole, _, fraction = token.replace(",", ".").replace("٫", ".").partition(".")
    if not (whole.isdecimal() and len(whole) == 1 and (not fraction or fraction.isdecimal())):
        return None
    return Decimal(f"{int(whole)}.{_ascii_digits(fraction)}" if fraction else int(whole))
