# ruff: noqa: E501 (a kind of address a line)
"""Ways out of a pin that nobody checked, and text that is meant for a program and not for a reader.

A reader takes "evil․com" with a look-alike dot, "evil[.]com" and "evil dot com" for the address that they are,
so all of them are found; "z.B.", "Nr.5", "St.Pauli", "12 sq.in" and "the lid.It locks" are none.
"""

from __future__ import annotations

import re
import unicodedata

from pinflow.pins.rules.plain_text import SPACED_OUT, in_one_alphabet

_I = re.IGNORECASE

# The country endings of the root zone. There is no list of them among the libraries we use; they change once in years.
_COUNTRIES = [
    "ac",
    "ad",
    "ae",
    "af",
    "ag",
    "ai",
    "al",
    "am",
    "ao",
    "aq",
    "ar",
    "as",
    "at",
    "au",
    "aw",
    "ax",
    "az",
    "ba",
    "bb",
    "bd",
    "be",
    "bf",
    "bg",
    "bh",
    "bi",
    "bj",
    "bm",
    "bn",
    "bo",
    "br",
    "bs",
    "bt",
    "bw",
    "by",
    "bz",
    "ca",
    "cc",
    "cd",
    "cf",
    "cg",
    "ch",
    "ci",
    "ck",
    "cl",
    "cm",
    "cn",
    "co",
    "cr",
    "cu",
    "cv",
    "cw",
    "cx",
    "cy",
    "cz",
    "de",
    "dj",
    "dk",
    "dm",
    "do",
    "dz",
    "ec",
    "ee",
    "eg",
    "er",
    "es",
    "et",
    "eu",
    "fi",
    "fj",
    "fk",
    "fm",
    "fo",
    "fr",
    "ga",
    "gb",
    "gd",
    "ge",
    "gf",
    "gg",
    "gh",
    "gi",
    "gl",
    "gm",
    "gn",
    "gp",
    "gq",
    "gr",
    "gs",
    "gt",
    "gu",
    "gw",
    "gy",
    "hk",
    "hm",
    "hn",
    "hr",
    "ht",
    "hu",
    "id",
    "ie",
    "il",
    "im",
    "in",
    "io",
    "iq",
    "ir",
    "is",
    "it",
    "je",
    "jm",
    "jo",
    "jp",
    "ke",
    "kg",
    "kh",
    "ki",
    "km",
    "kn",
    "kp",
    "kr",
    "kw",
    "ky",
    "kz",
    "la",
    "lb",
    "lc",
    "li",
    "lk",
    "lr",
    "ls",
    "lt",
    "lu",
    "lv",
    "ly",
    "ma",
    "mc",
    "md",
    "me",
    "mg",
    "mh",
    "mk",
    "ml",
    "mm",
    "mn",
    "mo",
    "mp",
    "mq",
    "mr",
    "ms",
    "mt",
    "mu",
    "mv",
    "mw",
    "mx",
    "my",
    "mz",
    "na",
    "nc",
    "ne",
    "nf",
    "ng",
    "ni",
    "nl",
    "no",
    "np",
    "nr",
    "nu",
    "nz",
    "om",
    "pa",
    "pe",
    "pf",
    "pg",
    "ph",
    "pk",
    "pl",
    "pm",
    "pn",
    "pr",
    "ps",
    "pt",
    "pw",
    "py",
    "qa",
    "re",
    "ro",
    "rs",
    "ru",
    "rw",
    "sa",
    "sb",
    "sc",
    "sd",
    "se",
    "sg",
    "sh",
    "si",
    "sk",
    "sl",
    "sm",
    "sn",
    "so",
    "sr",
    "ss",
    "st",
    "su",
    "sv",
    "sx",
    "sy",
    "sz",
    "tc",
    "td",
    "tf",
    "tg",
    "th",
    "tj",
    "tk",
    "tl",
    "tm",
    "tn",
    "to",
    "tr",
    "tt",
    "tv",
    "tw",
    "tz",
    "ua",
    "ug",
    "uk",
    "us",
    "uy",
    "uz",
    "va",
    "vc",
    "ve",
    "vg",
    "vi",
    "vn",
    "vu",
    "wf",
    "ws",
    "ye",
    "yt",
    "za",
    "zm",
    "zw",
]
# Of them those that are words, units or codes in the languages of our texts: written "Lid.It" they begin a sentence.
_WORDS = frozenset(
    [
        "ad",
        "ag",
        "ai",
        "al",
        "am",
        "as",
        "at",
        "au",
        "ba",
        "be",
        "by",
        "ca",
        "co",
        "da",
        "de",
        "do",
        "el",
        "es",
        "et",
        "eu",
        "ga",
        "gg",
        "he",
        "hm",
        "id",
        "ie",
        "il",
        "im",
        "in",
        "io",
        "is",
        "it",
        "je",
        "la",
        "li",
        "lb",
        "ma",
        "mc",
        "md",
        "me",
        "mg",
        "mi",
        "ml",
        "mm",
        "mo",
        "mr",
        "ms",
        "mt",
        "my",
        "na",
        "ne",
        "ni",
        "no",
        "nr",
        "of",
        "on",
        "om",
        "or",
        "pa",
        "pm",
        "ps",
        "re",
        "sa",
        "se",
        "si",
        "sm",
        "so",
        "st",
        "su",
        "ta",
        "th",
        "ti",
        "tm",
        "to",
        "tv",
        "um",
        "us",
        "va",
        "ve",
        "vi",
        "we",
        "ws",
        "cm",
        "kg",
        "km",
        "gm",
    ]
)
# Endings that are no words, in any case of letters.
# ".NET" in capitals is a framework's name ("ASP.NET"), unless the whole is shouted.
_NAMES = r"com|(?-i:net|Net|(?<=[A-Z0-9]{4}[.])NET)|org|info|biz|xyz|club|vip|app|icu|buzz|lol|wtf|dev|gmbh|ltd|llc|asia|mobi|tel|nyc|koeln|wien|edu|gov"
# Endings that are words: "shop.love" is an address, "a mug.Love it" is not.
_NAMES_THAT_ARE_WORDS = (
    "shop|store|online|site|website|top|live|link|links|blog|page|art|bio|space|tech|cloud|fun|click|deals|sale|gift|gifts|best|today|world|life|love|"
    "style|design|beauty|fashion|email|agency|digital|media|network|news|one|plus|pro|market|shopping|boutique|cheap|discount|coupons|promo|bid|win|"
    "loan|men|work|wiki|tube|chat|social|group|team|land|cat|travel|jobs|name|ink|moe|rocks|guru|ninja|mom|baby|house|kitchen|garden|tools|"
    "toys|coffee|pet|dog|shoes|jewelry|watch|zone|center|company|city|berlin|hamburg|bayern|swiss|paris|london|tokyo|example"
)
_COUNTRY = "|".join(code for code in _COUNTRIES if code not in _WORDS)
_COUNTRY_WORD = "|".join(code for code in _COUNTRIES if code in _WORDS)
# With these before it an ending is a unit or the next word: "sq.in", "incl.de", "Dr.It".
_NO_HOST = r"(?!(?:sq|cu|ft|fl|oz|lbs?|in|min|max|approx|ca|inkl|incl|exkl|excl|nr|no|st|dr|mrs?|ms|vs|etc|usw|bzw|ggf|evtl|zzgl|ab|vol|ed|pcs?|pk|pkg|ct|qt|pt|gal|diam?|durchm)[.])"
# A full stop and what looks like one, or is put in its place to get past a check.
_DOT = r"(?:[.。．․｡]|(?<=\w)[·•∙⋅・‧](?=\w)|\s?[\[({<]\s?(?:[.。]|dot|punkt|punto|point)\s?[\])}>]\s?)"
_LABEL = r"[^\W_][\w-]{0,60}"
# Single letters and measures are none in a country: "e.g", "U.S", "i.d.R", "5cm.in".
_LONGER_LABEL = r"(?!\d[\d.,x×-]{0,20}(?:cm|mm|ml|cl|kg|g|l|m|in|ft|oz|lb|w|v)?[.])[^\W_][\w-]{1,60}"
_BEFORE = rf"(?<![\w.@-]){_NO_HOST}(?:{_LABEL}{_DOT}){{0,4}}"
# A domain ends where no further letter, sign or part of a name follows.
_END = r"(?![\w@-])(?!\.\w)(?:[/?#]\S*)?"
_SECOND = r"(?:co|com|net|org|ac|gov|edu|or|ne)"
_NETWORKS = r"(?:ig|insta|instagram|tiktok|telegram|snapchat|whatsapp|wechat|fb|facebook)"

ADDRESS = re.compile(
    rf"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{{1,20}}://\S*|(?<![\w.])www{_DOT}\S+"
    rf"|(?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+(?:{_DOT}[\w-]+)*{_DOT}[^\W\d_][\w-]+|(?<![\w@])@[a-z_][\w.]+"
    # A domain with a known ending: words and units only as they stand in an address, all small or all large
    rf"|{_BEFORE}{_LABEL}{_DOT}(?:{_NAMES}|{_SECOND}{_DOT}(?:{'|'.join(_COUNTRIES)})){_END}"
    rf"|{_BEFORE}{_LONGER_LABEL}{_DOT}(?:{_COUNTRY}|(?-i:{_COUNTRY_WORD}|{_NAMES_THAT_ARE_WORDS})){_END}"
    rf"|(?-i:{_BEFORE}{_LONGER_LABEL}{_DOT}(?:{_COUNTRY_WORD.upper()}|{_NAMES_THAT_ARE_WORDS.upper()}){_END})"
    # Whatever its ending, with a path: "t.me/x"
    rf"|(?<![\w.@-])(?=[\w.-]*[^\W\d_]{_DOT}){_LABEL}{_DOT}[a-z]{{2,6}}/\w\S*"
    # Spelled: "evil dot com"
    r"|(?<![\w-])(?!echo\s)[\w-]{2,40}\s(?:dot|punkt|punto|point)[\s-](?:com|org|info|biz|io|xyz)(?!\w)"
    # Telephone numbers
    r"|(?<![\w+])\+\d{1,3}[ ./()-]{0,2}\d(?:[ ./()-]{0,2}\d){6,12}(?!\d)|(?<![\w.-])1-\d{3}-\d{3,4}(?:-\d{4})?(?![\w-])|(?<!\w)\(\d{3,5}\) ?\d{3,4}[ -]?\d{3,5}(?!\d)"
    r"|(?<![\w.-])\d{3}[-.]\d{3}[-.]\d{4}(?![\w-])|(?<![\w.,-])0\d{2,4}[ /-]\d{5,9}(?!\w)"
    r"|\b(?:call|tel|phone|whatsapp|telegram|sms|anruf(?:en)?|ruf|telefon)\b[.: ]{0,3}\+?\d[\d ()/.-]{4,18}\d"
    # "Link in bio", "DM me at …", "IG: …"
    r"|\b(?:link|url)s?\s(?:is\s)?(?:in|on)\s(?:(?:my|our|the|your)\s)?(?:bio|profile)\b|\blink\s(?:in\sder\sbio|im\sprofil)\b|\b(?:lien|enlace)\sen\s(?:la\s|mi\s)?bio\b"
    r"|\b(?:dm|pm)\s(?:me|us|for\s(?:details|info|links?|prices?))\b(?:\s(?:at|on|via)\s[\w.@-]+)?|\b(?:message|text|write(?:\sto)?|contact|e-?mail)\s(?:me|us)\s(?:at|on|via)\s[\w.@-]+"
    rf"|\bschreib(?:t|en\ssie)?\s(?:mir|uns)\s(?:per|auf|eine\s(?:dm|pn))\b\s?[\w.@-]*|\bfollow\s(?:(?:me|us)\s)?(?:(?:at|on)\s)?@\w+|\b{_NETWORKS}\s?[:@]\s?@?[\w.]{{3,}}",
    _I,
)
# Text that is a program or a page and no sentence.
MARKUP = re.compile(
    r"<\s?(?:script|style|iframe)\b[^>]*>.*?<\s?/\s?(?:script|style|iframe)\s?>|</?[a-z!][^<>]{0,200}>|\{\{|\}\}|</|&(?:lt|gt|#\d{2,5}|#x[0-9a-f]{2,5});|\bjavascript:\S*"
    r"|\$\{[^{}]{0,200}\}?|\{[\w.:!]{0,40}\}|%\([\w.]{1,40}\)[a-z]|(?<![\w\d])%[sdr](?!\w)|\\(?:u[0-9a-f]{4}|x[0-9a-f]{2})\w*|\]\((?=\s?(?:https?:|www|/|#))",
    _I,
)
HASHTAG = re.compile(r"(?<!\w)#\w+")
# Not "#1" and "#10": those are numbers. A label such as "#ad" is one.
HASHTAG_OF_A_WORD = re.compile(r"(?<!\w)[#＃](?=\w*[^\W\d_]{2})[^\W\d_]\w+")
# An order to the program that reads a title, where a person would write about the product.
_REPLACED = r"(?:ignore|disregard|forget|override|ignoriere?|vergiss|vergesst|missachte)"
_WHAT_WAS_SAID = r"(?:instructions?|prompts?|orders|directions|rules|guidelines|messages?|anweisung(?:en)?|regeln|befehle?|vorgaben)"
ORDERS = re.compile(
    rf"\b{_REPLACED}\b(?:\s\w+){{0,4}}?\s(?:previous|prior|above|earlier|preceding|foregoing|vorherige[nrs]?|vorige[nrs]?|bisherige[nrs]?|obige[nrs]?)\s(?:\w+\s)?{_WHAT_WAS_SAID}\b"
    rf"|\b{_REPLACED}\s(?:(?:all|any|every|the|your|these|those|my|our|alle|die|deine|diese)\s){{1,3}}(?:\w+\s)?(?:instructions?|prompts?|anweisung(?:en)?)\b"
    r"|\b(?:ignore|disregard|ignoriere)\s(?:everything|all|anything|alles)\s(?:above|before|you were told|davor|oben|bisher)\b|\bsystem prompt\b"
    r"|\byou are (?:now )?(?:an? )?(?:ai|assistant|chatbot|language model|dan)\b|\bas an ai (?:language )?model\b|\bdu bist (?:jetzt )?(?:eine? )?(?:ki|sprachmodell|assistent)\b",
    _I,
)
_REST_OF_ORDER = re.compile(rf"(?:{ORDERS.pattern})[^.!?|;:\n]*", _I)


def find_address(text: str) -> str | None:
    """The first address, handle, number, hashtag, markup or order in ``text``, as it is read; None: there is none."""
    plain = _folded(SPACED_OUT.sub(lambda run: run[0].replace(" ", ""), text))[0]
    for pattern in _OUT_OF_PLACE:
        if (found := pattern.search(plain)) is not None:
            return found[0].strip()
    return None


def without_addresses(text: str) -> str:
    """``text`` without addresses, handles, numbers, hashtags, markup and orders; the rest as it was typed."""
    kept = SPACED_OUT.sub(_unless_an_address, text)
    for pattern in (MARKUP, ADDRESS, HASHTAG_OF_A_WORD, _REST_OF_ORDER):
        plain, places = _folded(kept)
        for found in reversed(list(pattern.finditer(plain))):
            start, end = places[found.start()], places[found.end()]
            kept = f"{kept[:start]} {kept[end:]}"
    return kept


def _unless_an_address(run: re.Match[str]) -> str:
    closed = run[0].replace(" ", "")
    return " " if ADDRESS.search(_folded(closed)[0]) else run[0]


def _folded(text: str) -> tuple[str, list[int]]:
    """``text`` in plain letters, and where in ``text`` each of them stands: letters may be one for several."""
    if text.isascii():
        return text, list(range(len(text) + 1))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        if unicodedata.category(letter) != "Cf":
            plain = unicodedata.normalize("NFKC", letter)
            letters.append(plain)
            places += [place] * len(plain)
    return in_one_alphabet("".join(letters)), [*places, len(text)]


_OUT_OF_PLACE = (MARKUP, ADDRESS, HASHTAG_OF_A_WORD, ORDERS)
