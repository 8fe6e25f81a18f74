# ruff: noqa: E501, SIM905 (word lists are read by subject; breaking them by width hides what is in them)
"""A short, clean name out of a marketplace title, which is a soup of keywords, sizes and claims."""

from __future__ import annotations

import re

from pinflow.pins.rules.patterns import DISCOUNT, MEDICAL, PRICE, RATING, SUPERLATIVE

MAX_NAME_WORDS = 6
MAX_NAME_CHARS = 44
_LONG_NOUN = 12

_UNIT = r"(?:fl\.?\s?oz|oz|ounces?|ml|cl|dl|l|liter|litre|g|gr|kg|mg|lbs?|pounds?|inch(?:es)?|in|zoll|[\"”″']|cm|mm|m|ft|feet|sq\.?\s?ft|watts?|w|wp|kw|kwh|v|volts?|mah|ah|a|hz|ghz|gb|tb|mb|mbps|gbps|k|p|dpi|ppi|°c|°f|%|hours?|hrs?|h|std|minutes?|min|days?|tage?|jahre?|years?|months?|monate|nm|bar|psi|lm|lumens?|gsm|tc|den)"
_COUNT = r"(?:packs?|pack of|count|ct|pcs|pieces?|pairs?|paare?|stück|st|teilig|tlg|rolls?|rollen|sheets?|blatt|bags?|cards?|bottles?|flaschen|sets?|units?|er[- ]?(?:pack|set)|capsules?|kapseln|tablets?|tabletten|teile|beutel|dosen|cans?|pods?|gummies|servings?)"
_SIZES = re.compile(
    rf"(?<![\w.])(?:ca\.?\s*)?\d+(?:[.,/]\d+)*(?:\s?(?:x|×|-|–|bis|to)\s?\d+(?:[.,]\d+)?)*[\s-]?{_UNIT}(?![\w])"
    rf"|(?<![\w.])\d+(?:[.,]\d+)?[\s-]?(?:x\s)?{_COUNT}(?!\w)"
    r"|\b(?:pack|set|box|case|bundle|lot)\s+of\s+\d+\b|\b\d+\s?er[- ](?:pack|set)\b|(?<!\w)\d+\s?[x×](?:\s?\d+)*(?!\w)|(?<!\w)[x×]\s?\d+(?!\w)"
    r"|\b(?:one|two|three|four|six|ten|twelve|zwei|drei|vier|sechs|zehn)[- ](?:pack|pairs?|pieces?|paar)\b"
    r"|\b(?:19|20)\d\d\s*(?:release|model|edition|version|modell|ausgabe|neu)\b|(?<!\w)\d+/\d+(?:[\"”″])?(?!\w)",
    re.IGNORECASE,
)
_MODEL_CODE = re.compile(
    r"(?<!\w)(?=[\w/.-]*\d)(?=[\w/.-]*[A-Z])[A-Z0-9][A-Z0-9/._-]{4,}(?!\w)|(?<!\w)\d{4,}(?!\w)"
)
_CLAIMS = re.compile(
    r"\b(?:all[- ]new|brand new|newest|latest|new(?! (?:york|balance|era|zealand|holland|england))|neu(?:e[snmr]?|este[snmr]?)?|upgraded|updated|improved|premium|luxury|luxuriös\w*|professional|professionell\w*|profi|ultimate|original|genuine|official|patented|certified refurbished|refurbished|renewed|heavy[- ]duty|high[- ]quality|hochwertig\w*|top[- ]quality|extra thick|super|amazing|perfect|perfekt\w*|beautiful|stunning|cute|unique|einzigartig\w*|popular|beliebt\w*|hot|viral|tiktok|must[- ]have|innovative|advanced|deluxe|exclusive|exklusiv\w*|limited edition|only|nur|jetzt|today|heute|eco[- ]friendly|bpa[- ]free|best|beste[rsnm]?|free|gratis|gift|gifts|geschenk\w*|komplett(?:set)?|100%)(?!\w)",
    re.IGNORECASE,
)
_ENDORSEMENT = re.compile(
    r"\b(?:association|accepted|certified|approved|recommended|tested|award\w*|winner|guarantee\w*|warranty|zertifiziert|geprüft|getestet|empfohlen|garantie|auszeichnung|eczema|acne|allerg\w*|pain|genehmigungsfrei|lifetime)\b",
    re.IGNORECASE,
)
_HOUSE_BRAND = re.compile(r"^\s*amazon (?:brand|exclusive|marke)\s*[-–:]\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[{【（「][^)\]}】）」]*(?:[)\]}】）」]|$)")
_SEPARATORS = re.compile(
    r"\s*(?:\|+|•|·|;|：|:(?=\s)|,(?!\d)|\s[-–—]+\s?|\s?[-–—]+\s|–|—|…|\.\.\.)\s*|(?<=[a-zß])\.\s+"
)
_JOINER = re.compile(
    r"\s(?:for|with|w/|without|from|by|compatible|includes?|including|made|that|which|perfect|ideal|suitable|für|mit|ohne|aus|inkl\.?|inklusive|von|zum|zur|passend|geeignet|kompatibel|pour|avec|para|con|per|ou|di|em|com)\s",
    re.IGNORECASE,
)
_LOOSE_END = frozenset(
    "for with and or of the a an in on to by & + - / und oder für mit im am der die das aus von zum zur et de du la le y e con per à en inkl incl "
    "herren damen kinder men women kids unisex männer frauen bis to up extra ultra non multi large small medium mini black white blue red green grey gray schwarz weiß grau blau rot grün".split()
)
_QUALITIES = frozenset(
    "stainless steel insulated whole home portable rechargeable adjustable foldable cordless wireless reusable disposable universal "
    "unisex adult tri-band dual-band neoprene silicone waterproof hypoallergenic organic natural electric digital automatic smart "
    "edelstahl tragbar verstellbar faltbar wiederaufladbar kabellos elektrisch wasserdicht universal digital einzelnes".split()
)
_LOOSE_START = frozenset("and or for & und oder für with mit as als of von works fits up".split())
_SYMBOLS = re.compile(r"[®™©℠✅✔★☆⭐🔥💡❤]|[\U0001F300-\U0001FAFF]")


def clean_name(title: str, brand: str | None = None) -> str:
    """The product's name in at most six words and 44 characters; empty when the title says nothing.

    Drops pack sizes, measures, model numbers, years of release, claims, bracketed remarks and everything
    from the first separator on, unless only the brand stands before it.
    """
    text = _SYMBOLS.sub(" ", _HOUSE_BRAND.sub("", " ".join(title.split())))
    text = _BRACKETS.sub(" ", text)
    segments = [s for s in (_strip_noise(piece) for piece in _SEPARATORS.split(text)) if s]
    if not segments:
        return ""
    name = segments[0]
    for piece in segments[1:3]:
        if not _is_brand_only(name, brand):
            break
        name = f"{name} {piece}"
    return _shorten(_calm_capitals(_cut_at_joiner(name)))


def listed_details(title: str, name: str, most: int = 3) -> tuple[str, ...]:
    """Short plain features that the title lists after the name ("Parental Controls"), as written there.

    Features with figures, claims or prices are left out: only what can be repeated safely stays.
    """
    text = _SYMBOLS.sub(" ", _BRACKETS.sub(" ", " ".join(title.split())))
    known = {word.casefold() for word in name.split()}
    kept: list[str] = []
    for piece in _SEPARATORS.split(text)[1:]:
        detail = " ".join(piece.split()).strip(" .&+/-")
        words = detail.split()
        fresh = {w.casefold() for w in words} - known
        telling = 2 <= len(words) <= 4 or (len(words) == 1 and len(detail) >= _LONG_NOUN)
        if telling and len(detail) <= 36 and not fresh < {w.casefold() for w in words} and is_safe(detail):
            kept.append(_calm_capitals(detail))
            known |= fresh
    return tuple(kept[:most])


def is_safe(text: str) -> bool:
    """Whether a piece of a product's text may be repeated: no figure, claim, offer, rating or medical effect."""
    words = text.casefold().split()
    if not words or words[-1] in _LOOSE_END or words[0] in _LOOSE_START:
        return False
    if re.search(r"\d", text) or _CLAIMS.search(text) or _ENDORSEMENT.search(text):
        return False
    return not any(pattern.search(text) for pattern in (PRICE, DISCOUNT, RATING, SUPERLATIVE, MEDICAL))


def _strip_noise(piece: str) -> str:
    for pattern in (PRICE, DISCOUNT, RATING, _SIZES, SUPERLATIVE, MEDICAL, _MODEL_CODE, _CLAIMS):
        piece = pattern.sub(" ", piece)
    piece = re.sub(r"\s+([,.])", r"\1", " ".join(piece.split()))
    return piece.strip(" .,:;!?/&+-–—*\"'“”„")


def _is_brand_only(name: str, brand: str | None) -> bool:
    words = name.split()
    return len(words) == 1 or (brand is not None and name.casefold() == brand.casefold())


def _cut_at_joiner(name: str) -> str:
    found = _JOINER.search(name)
    before = name[: found.start()] if found else ""
    return before if len(before.split()) >= 2 or len(before) >= _LONG_NOUN else name


def _calm_capitals(text: str) -> str:
    """SHOUTED words of five letters and more in title case; short ones (USB, LED, FFP2) stay."""
    return " ".join(
        w.capitalize() if len(w) >= 5 and w.isalpha() and w.isupper() else w for w in text.split()
    )


def _without_qualities(words: list[str]) -> list[str]:
    """Drops materials and qualities from a name that is too long, so that its noun survives the cut."""
    for word in [w for w in words if w.casefold() in _QUALITIES]:
        if len(words) <= MAX_NAME_WORDS and len(" ".join(words)) <= MAX_NAME_CHARS:
            break
        words = [w for w in words if w is not word]
    return words


def _shorten(name: str) -> str:
    words = _without_qualities(name.split())[:MAX_NAME_WORDS]
    if len(words) > 2 and words[0].isdigit() and int(words[0]) > 9:
        words = words[1:]  # a count, such as "100 Baseball Cards"
    while len(" ".join(words)) > MAX_NAME_CHARS and len(words) > 1:
        # A long last word is the noun itself ("Spannbettlaken"): rather lose the brand in front.
        words.pop(0 if len(words[-1]) >= _LONG_NOUN else -1)
    while len(words) > 1 and words[-1].casefold().strip(",.") in _LOOSE_END:
        words.pop()
    return " ".join(words)[:MAX_NAME_CHARS].strip(" ,.&+-/")
