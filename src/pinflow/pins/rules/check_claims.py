# ruff: noqa: E501, SIM905 (a word a line would fill a screen)
"""Holds copy against the facts: a figure, property, material, proof or origin that they lack is invented.

It looks for what can be wrong about a product, not for style. A figure counts by its value and the kind of
its unit, so that "0.5 l" is supported by "500 ml"; a property by its concept, so that "auslaufsicher"
supports "leakproof".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

import msgspec

from pinflow.pins.models import ProductFacts
from pinflow.pins.rules.claim_romance import ASKING_IN, DENIED
from pinflow.pins.rules.claim_statements import (
    COMES_WITH,
    ECOSYSTEM,
    HOLDING,
    MADE_OF,
    STATEMENTS,
    WORKS_WITH,
)
from pinflow.pins.rules.claim_words import ANSWER, ASKING, CONCEPTS, ENDORSED, ORIGIN
from pinflow.pins.rules.materials import MATERIALS, held_of

_I = re.IGNORECASE
# Claims are known in these.
LANGUAGES = frozenset(("en", "de", *ASKING_IN))


class Claim(msgspec.Struct, frozen=True):
    """Something that copy says about the product. ``what``: of which kind, in words; ``text``: as written."""

    what: str
    text: str


class _Unit(msgspec.Struct, frozen=True):
    """A kind of figure, and by how much to multiply to compare within the kind."""

    kind: str
    factor: Decimal


_UNIT_WORDS = (
    ("length", "1", "mm millimeter millimetre millimetres millimètres milímetros millimetri"),
    (
        "length",
        "10",
        "cm zentimeter centimeter centimeters centimetre centimetres centimètres centimètre centímetros centimetri",
    ),
    ("length", "1000", "m meter meters metre metres mètre mètres metro metros metri"),
    ("length", "25.4", 'inch inches in zoll " ″ ”'),
    ("length", "304.8", "ft foot feet"),
    ("area", "1", "sqft"),
    ("volume", "1", "ml milliliter millilitre millilitres mililitros millilitri"),
    ("volume", "10", "cl"),
    ("volume", "100", "dl"),
    ("volume", "1000", "l liter liters litre litres litro litros litri"),
    ("volume", "3785", "gallon gallons"),
    ("volume", "946", "quart quarts qt"),
    ("volume", "473", "pint pints"),
    ("ounces", "1", "oz ounce ounces floz fl.oz"),
    ("mass", "0.001", "mg"),
    ("mass", "1", "g gr gram grams gramm grammes gramme gramos grammi"),
    ("mass", "1000", "kg kilo kilos kilogramm kilogrammes kilogramos chilo chili chilogrammi"),
    ("pounds", "1", "lb lbs pound pounds"),
    ("time", "1", "min minute minutes minuten minutos minuti"),
    ("time", "60", "h hr hrs hour hours std stunde stunden heure heures hora horas ora ore"),
    ("days", "1", "day days tag tage tagen jour jours día días giorno giorni"),
    ("days", "7", "week weeks woche wochen semaine semaines semana semanas settimana settimane"),
    ("days", "30", "month months monat monate monaten mois mes meses mese mesi"),
    ("days", "365", "year years jahr jahre jahren ans année années año años anno anni"),
    ("power", "1", "w watt watts wp vatios"),
    ("power", "1000", "kw kwp"),
    ("energy", "1", "wh"),
    ("energy", "1000", "kwh"),
    ("charge", "1", "mah"),
    ("charge", "1000", "ah"),
    ("voltage", "1", "v volt volts voltios"),
    ("storage", "1", "mb"),
    ("storage", "1000", "gb"),
    ("storage", "1000000", "tb"),
    ("temperature", "1", "c f grad degrees ° °c °f degrés degré grados gradi"),
    ("light", "1", "lm lumen lumens"),
    ("share", "1", "% percent prozent pour-cent"),
    ("thread count", "1", "tc"),
    ("pressure", "1", "bar psi"),
)
_UNITS = {word: _Unit(kind, Decimal(factor)) for kind, factor, words in _UNIT_WORDS for word in words.split()}
_PIECES = frozenset(
    "pack packs pk piece pieces pcs pc count ct set sets pair pairs bottle bottles bag bags box boxes roll "
    "rolls sheet sheets tablet tablets capsule capsules card cards page pages part parts person people cup "
    "cups serving servings layer layers color colors colour colours speed speeds mode modes setting settings "
    "stück stueck er er-set er-pack teilig tlg teile teilige paar rollen blatt beutel kapseln tabletten "
    "flaschen dosen karten seiten personen tassen portionen lagen farben stufen fächer "
    "pièces pièce poches compartiments personnes tasses vitesses couleurs sachets rouleaux "
    "piezas pieza bolsillos compartimentos personas tazas capas velocidades bolsas rollos colores "
    "pezzi pezzo tasche scomparti persone tazze strati velocità sacchetti rotoli colori".split()
)
_WORDS = {
    **dict.fromkeys(("two", "zwei", "deux", "dos", "due"), 2),
    **dict.fromkeys(("three", "drei", "trois", "tres", "tre"), 3),
    **dict.fromkeys(("four", "vier", "quatre", "cuatro", "quattro"), 4),
    **dict.fromkeys(("five", "fünf", "cinq", "cinco", "cinque"), 5),
    **dict.fromkeys(("six", "sechs", "seis", "sei"), 6),
    **dict.fromkeys(("seven", "sieben", "sept", "siete", "sette"), 7),
    **dict.fromkeys(("eight", "acht", "huit", "ocho", "otto"), 8),
    **dict.fromkeys(("nine", "neun", "neuf", "nueve", "nove"), 9),
    **dict.fromkeys(("ten", "zehn", "dix", "diez", "dieci"), 10),
    **dict.fromkeys(("twelve", "zwölf", "douze", "doce", "dodici"), 12),
    **dict.fromkeys(("fifteen", "fünfzehn", "quinze", "quince", "quindici"), 15),
    **dict.fromkeys(("twenty", "zwanzig", "vingt", "veinte", "venti"), 20),
    **dict.fromkeys(("twenty-four", "vierundzwanzig", "vingt-quatre", "veinticuatro", "ventiquattro"), 24),
    **dict.fromkeys(("thirty", "dreißig", "trente", "treinta", "trenta"), 30),
    **dict.fromkeys(("forty", "vierzig", "quarante", "cuarenta", "quaranta"), 40),
    **dict.fromkeys(("fifty", "fünfzig", "cinquante", "cincuenta", "cinquanta"), 50),
    **dict.fromkeys(("hundred", "hundert", "cent", "cien", "cento"), 100),
}
# Spelled figures are mostly about the reader ("two minutes", "three outings"); with these words they are
# about the product.
_SPELLED_UNITS = frozenset(
    "hour hours stunde stunden year years jahr jahre jahren litre litres liter liters ounce ounces inch "
    "inches zentimeter centimetre centimetres pound pounds kilo kilos watt watts pack packs piece pieces pcs "
    "pockets compartments speeds settings teilig stück "
    "ans années año años anno anni litros litri centimètres centímetros centimetri "
    "grammes gramos grammi chili vatios pièces piezas pezzi poches bolsillos scomparti compartiments compartimentos "
    "vitesses velocidades velocità degrés grados gradi".split()
)
# With these, days are the product's too: "keeps ice for two days".
_LASTING = frozenset(
    "day days week weeks month months tag tage tagen woche wochen monat monate monaten "
    "heure heures hora horas ora ore jour jours semaine semaines mois día días semana semanas meses giorno giorni settimana settimane mesi".split()
)
_KEEPS = re.compile(
    r"\b(?:keeps|stays|holds|lasts|runs|burns|hält|bleibt|reicht|läuft|brennt|"
    r"gardent?|restent?|tient|tiennent|durent?|brûlent?|pendant|durant|mantienen?|conservan?|duran?|durante|aguantan?|tiene|tengono|resta|restano|brucia)\b[^.!?;:]{0,40}$",
    _I,
)
_NUMBER = r"\d{1,3}(?:[.,' \u00a0]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
_FIGURE = re.compile(
    rf"(?<![\w.,/])(?P<number>{_NUMBER})[\s\u00a0-]{{0,2}}"
    r"(?P<unit>fl\.? oz|sq ft|°[cf]?|[%\"″”]|[^\W\d_]+(?:-(?:set|pack))?)?",
    _I,
)
_SPELLED = re.compile(rf"(?<!\w)(?P<number>{'|'.join(_WORDS)})[\s-](?P<unit>[^\W\d_]+)", _I)
# "One litre", "half a kilo": an article is a figure only before a measure, and after "holds", "weighs", ...
_ONES = {
    **dict.fromkeys(("half a", "half an", "a half", "halber", "halbe", "halben", "halbes"), Decimal("0.5")),
    **dict.fromkeys(("anderthalb", "eineinhalb", "one and a half"), Decimal("1.5")),
    **dict.fromkeys(("un demi", "demi", "medio", "mezzo"), Decimal("0.5")),
    **dict.fromkeys(("one", "a", "an", "ein", "eine", "einen", "einem", "einer"), Decimal(1)),
    **dict.fromkeys(("une", "una", "uno", "un"), Decimal(1)),
}
_ONE = re.compile(
    rf"(?<!\w)(?:eine?[nmrs]? )?(?P<number>{'|'.join(_ONES)})[\s-](?P<unit>litres?|liters?|kilos?|kg|kilogramm|"
    r"pounds?|ounces?|gallons?|quarts?|pints?|watts?|met(?:er|re)s?|grams?|gramm|inch|foot|zentimeter|litros?|litri|chil[oi])"
    r"(?!\w)(?P<more> and a half| et demie?| y medi[oa]| e mezz[oa])?",
    _I,
)
_DOZEN = re.compile(r"(?<!\w)(?:an?|ein|two|zwei) (?:dozen|dutzend)(?!\w)", _I)
# "Not dishwasher safe", "isn't really waterproof", "nicht für die Spülmaschine"; not: "no drip, leakproof".
_DENIAL = re.compile(
    r"(?<!\w)(?:(?:not|never|cannot|(?:is|are|was|do|does|ca)n['’]t|nicht|nie|niemals)"
    r"(?:[ -](?:fully|entirely|completely|really|truly|very|quite|be|to|for|as|in|the|a|an|put|use|go|goes|suitable|safe|"
    r"recommended|meant|made|ganz|völlig|vollständig|wirklich|für|in|zur|zum|die|den|das|der|als|geeignet))*"
    rf"|no|non|without|ohne|keine?[nmrs]?|{DENIED})[ -]$",
    _I,
)
_ANY_COUNT = re.compile(rf"(?<!\w)(?P<number>{'|'.join(_WORDS)}|\d{{1,2}}) (?P<thing>[^\W\d_]{{3,}})", _I)
_FROM_STEM = 5
# Words that name nothing by which a statement could be held against the facts.
_EMPTY = frozenset(
    "with and the its this that your for from into two three four five six seven eight nine ten extra spare "
    "small large matching complete additional own set sets pair one mit und der die das den dem eine einen "
    "einem einer ein zwei drei vier fünf sechs sieben acht neun zehn für aus passende passender kleine kleiner "
    "große großer weitere zusätzliche sogar auch noch sowie also even plus".split()
)
# "5 ideas", "3 notes": a list's own count says nothing about the product.
_LIST_COUNT = 10


def find_invented(text: str, facts: ProductFacts) -> list[Claim]:
    """What ``text`` says about the product that the facts do not hold, each once, in reading order."""
    known = _Known.of(facts)
    told = [
        *_figures(text, known),
        *_properties(text, known),
        *_named(ORIGIN, "an origin", text, known),
        *_named(ENDORSED, "proof by others", text, known),
    ]
    for place, claim in _statements(text, known):
        if not any(_overlap(place, claim, *other) for other in told):
            told.append((place, claim))
    found: dict[str, Claim] = {}
    for _, claim in sorted(told, key=lambda each: each[0]):
        found.setdefault(claim.text.casefold(), claim)
    return list(found.values())


def _overlap(place: int, claim: Claim, other_place: int, other: Claim) -> bool:
    return place < other_place + len(other.text) and other_place < place + len(claim.text)


class _Known(msgspec.Struct, frozen=True):
    """The facts made ready."""

    text: str
    notes: str
    language: str
    figures: frozenset[tuple[str, Decimal]]
    numbers: frozenset[Decimal]
    # Those of them that have no unit of their own.
    bare: frozenset[Decimal]

    @classmethod
    def of(cls, facts: ProductFacts) -> _Known:
        text = "\n".join((facts.title, facts.category, facts.brand or "", *facts.points, *facts.notes))
        figures = [(_unit_of(match), _value(match["number"])) for match in _FIGURE.finditer(text)]
        figures += [
            (_unit_of(match), _ones(match))
            for match in _ONE.finditer(text)
            if match["number"] not in ("a", "an")
        ]
        figures += [
            (_unit_of(match), Decimal(_WORDS[match["number"].casefold()]))
            for match in _SPELLED.finditer(text)
        ]
        # Numbers inside codes and sizes ("40x60", "B12", "1080p") are figures of the product too.
        loose = [_value(number) for number in re.findall(_NUMBER, text)]
        return cls(
            text,
            "\n".join(facts.notes),
            facts.language.casefold()[:2],
            frozenset((unit.kind, value * unit.factor) for unit, value in figures if unit is not None),
            frozenset((*(value for _, value in figures), *loose)),
            frozenset(loose) - {value for unit, value in figures if unit is not None},
        )


def _figures(text: str, known: _Known) -> Iterator[tuple[int, Claim]]:
    for match in _FIGURE.finditer(text):
        value, unit = _value(match["number"]), _unit_of(match)
        word = (match["unit"] or "").casefold()
        if unit is not None:
            if (unit.kind, value * unit.factor) not in known.figures and not _bare(value, unit, known):
                yield match.start(), Claim("a figure", match[0].strip())
        elif value not in known.numbers and (word in _PIECES or _is_pack(match)):
            yield match.start(), Claim("a count", match[0].strip() if word in _PIECES else match["number"])
        elif value not in known.numbers and value > _LIST_COUNT:
            yield match.start(), Claim("a number", match["number"])
    for match in _SPELLED.finditer(text):
        value = Decimal(_WORDS[match["number"].casefold()])
        word = match["unit"].casefold()
        keeps = word in _LASTING and _KEEPS.search(text[: match.start()]) is not None
        lasts = keeps and (_UNITS[word].kind, value * _UNITS[word].factor) not in known.figures
        if lasts or (word in _SPELLED_UNITS and value not in known.numbers):
            yield match.start(), Claim("a figure", match[0])


def _is_pack(match: re.Match[str]) -> bool:
    return re.search(r"\b(?:pack|set|box|case|bundle)s? of $", match.string[: match.start()], _I) is not None


def _bare(value: Decimal, unit: _Unit, known: _Known) -> bool:
    """Titles leave units out ("40x60 cm", "1080p"): the first number of such a pair has none of its own."""
    return unit.kind in ("length", "storage", "voltage") and value in known.bare


def _unit_of(match: re.Match[str]) -> _Unit | None:
    word = re.sub(r"\s", "", (match["unit"] or "").casefold())
    after = match.string[match.end() :]
    # "5 in a row" is no length; "10 in." and "10 in x 12 in" are.
    if word == "in" and not re.match(r"\.?\s*(?:$|[,;)x×-]|[A-Z])", after):
        return None
    return _UNITS.get(word)


def _value(number: str) -> Decimal:
    """``1,200`` and ``1.200`` as twelve hundred, ``0,5`` and ``0.5`` as a half."""
    if re.fullmatch(r"\d{1,3}(?:[.,' \u00a0]\d{3})+", number) and not number.startswith("0"):
        return Decimal(re.sub(r"\D", "", number))
    return Decimal(number.replace(",", ".")).normalize()


def _properties(text: str, known: _Known) -> Iterator[tuple[int, Claim]]:
    for start, sentence in _claiming(text, known.language):
        for name, pattern in CONCEPTS.items():
            match = pattern.search(sentence)
            if match is None:
                continue
            denied = _is_denied(match)
            wordings = (pattern, MATERIALS[name].held) if name in MATERIALS else (pattern,)
            if not any(_is_said(each, known.text, denied=denied) for each in wordings):
                yield start + match.start(), Claim(f"“{name}”", match[0])


def _statements(text: str, known: _Known) -> Iterator[tuple[int, Claim]]:
    """What is claimed in other words than the property's own."""
    for start, sentence in _claiming(text, known.language):
        for name, statement in STATEMENTS.items():
            match = statement.said.search(sentence)
            if match is None:
                continue
            # What somebody lived through stands in the user's own notes or nowhere.
            held = known.notes if name == "own experience" else known.text
            concept = CONCEPTS.get(name)
            denied = _is_denied(match)
            if not any(_is_said(each, held, denied=denied) for each in (statement.known, concept) if each):
                yield start + match.start(), Claim(f"“{name}”", match[0])
        for what, pattern in (
            ("a material", MADE_OF),
            ("what it works with", ECOSYSTEM),
            ("what it works with", WORKS_WITH),
            ("what comes with it", COMES_WITH),
        ):
            for match in pattern.finditer(sentence):
                thing = next(group for group in match.groups() if group)
                denied = _is_denied(match)
                named = any(_is_said(each, known.text, denied=denied) for each in held_of(thing))
                if not named and not _stands_in(thing, known):
                    yield start + match.start(), Claim(what, match[0].strip())
        for place, claim in _held(sentence, known):
            yield start + place, claim


def _is_said(pattern: re.Pattern[str], facts: str, *, denied: bool = False) -> bool:
    """Whether the facts say so, or that it is not so: "not dishwasher safe" supports no dishwasher."""
    return any(_is_denied(match) == denied for match in pattern.finditer(facts))


def _is_denied(match: re.Match[str]) -> bool:
    return _DENIAL.search(match.string[: match.start()]) is not None


def _held(sentence: str, known: _Known) -> Iterator[tuple[int, Claim]]:
    """How much it holds or weighs, in words: "one litre", "a dozen eggs", "three mugs"."""
    for match in _ONE.finditer(sentence):
        unit = _UNITS.get(match["unit"].casefold())
        if HOLDING.search(sentence[: match.start()]) is None or unit is None:
            continue
        if (unit.kind, _ones(match) * unit.factor) not in known.figures:
            yield match.start(), Claim("a figure", match[0])
    for match in _DOZEN.finditer(sentence):
        if HOLDING.search(sentence[: match.start()]) and not known.numbers & {Decimal(12), Decimal(24)}:
            yield match.start(), Claim("a count", match[0])
    for match in _ANY_COUNT.finditer(sentence):
        number = match["number"].casefold()
        value = Decimal(_WORDS.get(number, 0) or number)
        if HOLDING.search(sentence[: match.start()]) and value not in known.numbers:
            yield match.start(), Claim("a count", match[0])


def _ones(match: re.Match[str]) -> Decimal:
    return _ONES[match["number"].casefold()] + (Decimal("0.5") if match["more"] else 0)


def _stands_in(things: str, known: _Known) -> bool:
    """Each thing of "a lid and two straws" has a word in the facts; endings may differ."""
    text = known.text.casefold()
    for thing in re.split(r",|\b(?:and|und|sowie|plus)\b", things.casefold()):
        words = [word for word in re.findall(r"[^\W\d_]{3,}", thing) if word not in _EMPTY]
        if words and not any(word[:_FROM_STEM] in text for word in words):
            return False
    return True


def _claiming(text: str, language: str) -> Iterator[tuple[int, str]]:
    """The sentences that state something, where they begin; a question that is answered at once is one."""
    in_its_language = ASKING_IN.get(language)
    for start, asked in _sentences(text):
        is_answered = asked.endswith("?") and ANSWER.match(text[start + len(asked) :]) is not None
        sentence = asked.rstrip("?") if is_answered else asked
        asks = ASKING.search(sentence) or (in_its_language is not None and in_its_language.search(sentence))
        if not asks:
            yield start, sentence


def _named(pattern: re.Pattern[str], what: str, text: str, known: _Known) -> Iterator[tuple[int, Claim]]:
    """A place or a person that the facts have to name."""
    for match in pattern.finditer(text):
        name = next(group for group in match.groups() if group)
        if name.casefold().rstrip(".") not in known.text.casefold():
            yield match.start(), Claim(what, match[0])


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    for match in re.finditer(r"[^.!?;:\n]+(?:[.](?=\w)[^.!?;:\n]+)*[?]?", text):
        yield match.start(), match[0]
