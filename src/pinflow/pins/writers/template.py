# ruff: noqa: E501, SIM905 (word lists are read by subject)
"""The writer that needs no key: hooks times subjects times product facts, in the languages below."""

from __future__ import annotations

import hashlib
import random
import re

import msgspec

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.models import PinCopy, ProductFacts
from pinflow.pins.writers.call_ledger import CallLedger
from pinflow.pins.writers.kinds import is_of_kinds
from pinflow.pins.writers.label import opening_label, picture_label
from pinflow.pins.writers.naming.clean_name import clean_name
from pinflow.pins.writers.naming.cut_at_joiner import without_purposes
from pinflow.pins.writers.naming.plain_words import in_a_sentence, is_plain, is_plural
from pinflow.pins.writers.naming.read_title import is_safe, listed_details, may_be_said
from pinflow.pins.writers.naming.shorten_name import COPY_CHARS, short_name
from pinflow.pins.writers.naming.work_name import work_name
from pinflow.pins.writers.phrases import Hook, Phrases, Subject
from pinflow.pins.writers.phrases_de import GERMAN
from pinflow.pins.writers.phrases_en import ENGLISH
from pinflow.pins.writers.phrases_es import SPANISH
from pinflow.pins.writers.phrases_fr import FRENCH
from pinflow.pins.writers.phrases_it import ITALIAN
from pinflow.pins.writers.title_facts import TitleFact, title_facts
from pinflow.pins.writers.writer import (
    KEYWORD_CHARS,
    MAX_DESCRIPTION,
    MAX_HEADLINE_WORDS,
    MAX_ITEMS,
    MAX_TITLE,
    POINTS,
    CopyRequest,
    Writer,
)

# Other languages get English copy around the product's own name until they have phrases of their own.
LANGUAGES: dict[str, Phrases] = {
    "en": ENGLISH,
    "de": GERMAN,
    "fr": FRENCH,
    "es": SPANISH,
    "it": ITALIAN,
}
# Words of a German search that are no nouns, besides adjectives by their endings.
_SMALL_DE = frozenset(
    "den dem des dein deine mein meine als wie für mit ohne aus in im am an auf bei zum zur zu und oder von vom der die das ein eine einen selber selbst machen "
    "basteln nähen stricken häkeln kochen backen schwarz weiß grau blau rot grün gelb braun rosa beige groß klein "
    "modern hoch lang rund schmal günstig schön einfach draußen drinnen außen innen".split()
)
_ADJECTIVE_DE = re.compile(
    r"(?:ig|isch|lich|bar|los|sam|haft|fest)(?:e[nrsm]?)?$|^(?:klein|groß|neu|schön|modern|rund|lang|schwarz|weiß|grün|rot|blau)e[nrsm]?$",
    re.IGNORECASE,
)
MAX_POINT_CHARS = 40
MAX_POINT_WORDS = 7
_AFTER_THE_NOUN = r"(?:\s(?:sets?|packs?|pairs?|[»„“\"].+))?"
MAX_FACT_POINTS = 2
# A name of that length stands above a headline on every template.
MAX_KICKER_NAME = 28
# How many headlines are an idea about the thing itself, and not one of the hook's.
SHARE_OF_IDEAS = 0.7
# Of the last word of a name so much has to be seen.
SHORTEST_NOUN = 6
GOOD_HEADLINE_WORDS = 7  # what stands well on a pin that is 236 px wide


class TemplateWriter(Writer):
    """Deterministic: the same facts, hook and seed give the same copy."""

    name = "template"

    def hooks(self, language: str) -> tuple[str, ...]:
        return tuple(phrases_for(language).hooks)

    async def write(self, request: CopyRequest, ledger: CallLedger) -> PinCopy:
        facts, hook, seed = request.facts, request.hook, request.seed
        phrases = phrases_for(facts.language)
        choice = random.Random(hashlib.sha256(f"{seed}\n{facts.marketplace}\n{facts.asin}".encode()).digest())
        hook_name = hook if hook is not None else choice.choice(list(phrases.hooks))
        subject = subject_of(facts, phrases)
        chosen = _hook_named(phrases, subject, hook_name)
        name = name_of(facts, phrases)
        words = words_of(name, subject, phrases)
        headline, kicker = _picture_lines(chosen, subject, words, choice)
        points = points_of(facts, subject, phrases, choice)
        columns, rows = table_of(subject, phrases)
        title = _title(chosen, subject, request, words, facts_told(facts, phrases), choice)
        return PinCopy(
            title=title,
            description=_description(facts, phrases, chosen, subject, words, points, choice),
            alt_text=phrases.alt_text.format(
                headline=headline,
                kicker=kicker,
                points="; ".join(points),
                label=picture_label(facts.marketplace),
            ),
            headline=headline,
            kicker=kicker,
            points=points,
            disclosure=picture_label(facts.marketplace),
            hook=hook_name,
            writer=self.name,
            items=_items(points, subject),
            columns=columns,
            rows=rows,
        )


def phrases_for(language: str) -> Phrases:
    """The phrases of a language, or English."""
    return LANGUAGES.get(language.casefold().split("-")[0], ENGLISH)


def table_of(subject: Subject, phrases: Phrases) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The heads and the rows of a comparison: of two kinds, or of uses and what counts in each."""
    if subject.kinds:
        return subject.kinds, subject.contrasts
    return (phrases.counts,), subject.rows


def compares_kinds(facts: ProductFacts) -> bool:
    """Whether there are two kinds of the thing to compare, so that a picture of two columns says something."""
    return bool(subject_of(facts, phrases_for(facts.language)).kinds)


def name_of(facts: ProductFacts, phrases: Phrases) -> str:
    """The product's clean name, or a word for "it" when its title holds no name that may be said."""
    work = _work_subject(facts.category, phrases)
    if work is None:
        return clean_name(facts.title, facts.brand) or phrases.nameless
    name = work_name(facts.title)
    return name if may_be_said(name) else work.nameless


def words_of(name: str, subject: Subject, phrases: Phrases) -> dict[str, str]:
    """What the sentences of a hook may name: see :class:`Hook`."""
    named = name not in (phrases.nameless, subject.nameless) and name[:1].isascii()
    bare = re.sub(r"^the\s", "", name, flags=re.IGNORECASE) if phrases.article else name
    the_name = f"{phrases.article}{bare}" if named else name
    if named and phrases.language == "en" and is_plain(bare):
        bare = in_a_sentence(bare)
        the_name = f"{'these' if is_plural(bare) else 'this'} {bare}"
    return {"name": name, "the_name": the_name, "bare_name": bare, "list_name": subject.list_name}


def say(sentence: str, words: dict[str, str]) -> str:
    """The sentence with its words; a name's own "!" or "?" takes the place of the mark after it."""
    text = sentence.format(**words)
    return re.sub(r"([!?])[:,.] *(\w?)", lambda mark: f"{mark[1]} {mark[2].upper()}".rstrip(), text)


def subject_of(facts: ProductFacts, phrases: Phrases) -> Subject:
    """The field of life a product belongs to: what its name says it is, else its category.

    Two kinds of which the product is neither are not compared beside it.
    """
    subject = _subject_said(facts, phrases)
    if subject.kinds and not is_of_kinds(facts.title, subject.kinds):
        return msgspec.structs.replace(subject, kinds=(), contrasts=())
    return subject


def _subject_said(facts: ProductFacts, phrases: Phrases) -> Subject:
    if (work := _work_subject(facts.category, phrases)) is not None:
        return work
    name = clean_name(facts.title, facts.brand)
    # What "pour chien" makes of a basket is cut off the name.
    whole = _first_piece(facts.title) if phrases.language in _NOUN_FIRST else ""
    said = whole if name.split()[-1:] and name.split()[-1] in whole else name
    if (thing := _thing_named(said, phrases)) is not None:
        return thing
    if (thing := _thing_told(facts.title, phrases)) is not None:
        return thing
    fields = _fields_in(facts.category, phrases)
    if fields:
        shared = set(_fields_in(name, phrases)) & set(fields)
        broad = "home" if "home" in fields else fields[0]
        return phrases.subjects[next((field for field in fields if field in shared), broad)]
    return next((phrases.subjects[f] for f in _fields_in(name, phrases) if f != "books"), phrases.ordinary)


def _work_subject(category: str, phrases: Phrases) -> Subject | None:
    fields = [phrases.subjects[field] for field in _fields_in(category, phrases)]
    return next((field for field in fields if field.is_work), None)


def _fields_in(text: str, phrases: Phrases) -> list[str]:
    return [
        field
        for field, subject in phrases.subjects.items()
        if re.search(rf"(?<![^\W\d_])(?:{subject.matches})", text, re.IGNORECASE)
    ]


def _thing_named(name: str, phrases: Phrases) -> Subject | None:
    """The thing whose word ends the name: a candle lantern is a lantern, a mug warmer is not a mug.

    In French, Spanish and Italian it is the first that stands by itself: "lampada da tavolo" is no table.
    """
    if phrases.language in _NOUN_FIRST:
        return _thing_first(name, phrases)
    best, found = 0, None
    for thing in phrases.things.values():
        pattern = _hyphened(thing.matches, phrases)
        for match in re.finditer(rf"(?<![\w-])(?:{pattern}){_AFTER_THE_NOUN}$", name, re.IGNORECASE):
            if len(match[0]) > best:
                best, found = len(match[0]), thing
            break
    return found or (_thing_within(name, phrases) if phrases.language == "de" else None)


_BRACKETED = re.compile(r"[(\[][^)\]]*[)\]]")
_PIECES = re.compile(r"\s*[,|:;.]\s+|\s*\|\s*|\s[-–—]\s")
_NOUN_FIRST = frozenset({"fr", "es", "it"})
# "Support de lampe" is no lamp, but "lot de 3 lampes" are.
_OF_A_THING = re.compile(
    r"(?:\b(?:de|du|des|à|au|aux|da|di|del|della|dello|dei|degli|delle|per|para|pour|con|avec|en|in|su|sur|sans|senza|sin|a|al|alla)\s|\bd['’])$",
    re.IGNORECASE,
)
_MANY_OF_IT = re.compile(
    r"\b(?:lots?|sets?|jeux?|juegos?|ensembles?|packs?|paires?|par(?:es)?|pai[ao]|kits?|coffrets?|conjuntos?|confezion[ei]|paquetes?|servizio|batteria|pezzi|piezas|pièces)\s(?:de|di|da)\s(?:\d+\s)?$",
    re.IGNORECASE,
)


def _thing_first(name: str, phrases: Phrases) -> Subject | None:
    name = name.replace("'", "’")
    found = [
        (match.start(), -len(match[0]), thing)
        for thing in phrases.things.values()
        for match in re.finditer(rf"(?<![\w-])(?:{thing.matches})(?![\w-])", name, re.IGNORECASE)
        if _stands_by_itself(name[: match.start()])
    ]
    return min(found, key=lambda match: match[:2])[2] if found else None


def _first_piece(title: str) -> str:
    return _PIECES.split(_BRACKETED.sub(" ", title))[0]


def _stands_by_itself(before: str) -> bool:
    """Whether what follows is the thing itself: not what "de" or "pour" leads to, but for sets of it."""
    return _OF_A_THING.search(re.sub(r"\d+\s$", "", before)) is None or _MANY_OF_IT.search(before) is not None


# Where a noun phrase ends; what may follow the noun in it: figures, colours, packs.
_FURTHER = re.compile(r"\s+(?:for|with|to|für|mit|pour|avec|para|con|per)\s.*$", re.IGNORECASE)
# "2.2 lb Bag"
_PACKING = re.compile(
    r"(?:pack of )?\d[\d.,]*[\s-]?[\w.]*\s?(?:[\w-]+\s){0,2}(?:bags?|box(?:es)?|cans?|jars?|bottles?|tubs?|tins?|pouch(?:es)?|canisters?|beutel|dosen?|flaschen?|packung(?:en)?|box)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\s+(?:\S*\d\S*|gr[ae]y|black|white|blue|red|green|pink|brown|beige|large|small|medium|xl|digital|new|"
    r"packs?|pcs|clear|fl|oz|ounces?|count|ml|schwarz|wei(?:ß|ss)|grau|blau|rot|grün))+$",
    re.IGNORECASE,
)


def _thing_told(title: str, phrases: Phrases) -> Subject | None:
    """The thing that the title names, where the short name lost it or is a brand's ("Echo Dot, speaker")."""
    bare = _BRACKETED.sub(" ", title)
    pieces = _PIECES.split(without_purposes(bare))[:4]
    told = [piece for piece in pieces if not _PACKING.fullmatch(piece)]
    nouns = [_TAIL.sub("", _FURTHER.sub("", piece).strip()).strip() for piece in told]
    return next((thing for noun in nouns if (thing := _thing_named(noun, phrases))), None)


def _hyphened(pattern: str, phrases: Phrases) -> str:
    """German compounds are written with hyphens too: "Gusseisen-Bräter"."""
    return (
        pattern.replace(r"\w*", r"[\w-]*").replace(r"[[\w-]*", r"[\w-]*")
        if phrases.language == "de"
        else pattern
    )


def _thing_within(name: str, phrases: Phrases) -> Subject | None:
    """A German compound says what it is wherever it stands: "Duftkerze im Glas", "Notizbuch Medium A5"."""
    matches = [
        (match.start(), thing)
        for thing in phrases.things.values()
        if (
            match := re.search(
                rf"(?<![\w-])(?:{_hyphened(thing.matches, phrases)})(?![\w-])", name, re.IGNORECASE
            )
        )
    ]
    return min(matches, key=lambda match: match[0])[1] if matches else None


def facts_told(facts: ProductFacts, phrases: Phrases) -> tuple[TitleFact, ...]:
    """What the title says for certain; nothing of a book's, where a figure is part of the title."""
    if _work_subject(facts.category, phrases) is not None:
        return ()
    return tuple(fact for fact in title_facts(facts.title, phrases.language) if may_be_said(fact.text))


def points_of(
    facts: ProductFacts, subject: Subject, phrases: Phrases, choice: random.Random
) -> tuple[str, ...]:
    """Three short points: the facts' own where short and safe, those of the title, what is worth checking."""
    own = [" ".join(point.split()).rstrip(".") for point in (*facts.notes, *facts.points)]
    told = [
        capitalised(choice.choice(phrases.fact_points[fact.kind]).format(fact=fact.text))
        for fact in facts_told(facts, phrases)[:MAX_FACT_POINTS]
    ]
    kept = [point for point in own if is_safe(point)] + told
    short = [p for p in kept if len(p) <= MAX_POINT_CHARS and len(p.split()) <= MAX_POINT_WORDS]
    checks = varied(choice.sample(subject.checks, len(subject.checks)))
    return tuple(dict.fromkeys([*map(capitalised, short), *checks]))[:POINTS]


def _items(points: tuple[str, ...], subject: Subject) -> tuple[str, ...]:
    """What to look for, as a list: the points first, then what else is worth a check."""
    return tuple(dict.fromkeys((*points, *subject.checks)))[:MAX_ITEMS]


def capitalised(text: str) -> str:
    """First letter in upper case, unless it belongs to a name that is spelled otherwise (eero, iPhone)."""
    first = text.split(maxsplit=1)[0] if text else ""
    return text[:1].upper() + text[1:] if first.islower() and text[:1].isalpha() else text


def details_sentence(facts: ProductFacts, phrases: Phrases, name: str, most: int = 2) -> str:
    """What the listing itself says, as one sentence; empty when nothing is safe to repeat."""
    if _work_subject(facts.category, phrases) is not None:
        return ""  # what follows a book's title is its subtitle
    told = [fact.text for fact in facts_told(facts, phrases)]
    known = set(re.findall(r"\w+", " ".join(told).casefold()))
    listed = [
        _in_a_sentence(detail, phrases)
        for detail in listed_details(facts.title, name, most)
        if not known & set(re.findall(r"[^\W\d]{3,}", detail.casefold()))
    ]
    said = [phrases.fact_words[fact.kind].format(fact=fact.text) for fact in facts_told(facts, phrases)]
    sentences = []
    if said:
        # The same product gets the same words on its page and on its pins.
        sentences.append(
            phrases.details[len(name) % len(phrases.details)].format(details=_listed(said, phrases))
        )
    if listed:
        opening, closing = phrases.quotes
        features = _listed([f"{opening}{feature}{closing}" for feature in listed], phrases)
        sentences.append(phrases.features[bool(said)].format(features=features))
    return " ".join(sentences)


def _listed(texts: list[str], phrases: Phrases) -> str:
    *head, last = texts
    return f"{', '.join(head)}{phrases.conjunction}{last}" if head else last


def varied(checks: list[str]) -> list[str]:
    """The checks, those first that begin or end like none before: one "an ... denken" is enough."""
    first: list[str] = []
    for check in checks:
        if all(_shape(check).isdisjoint(_shape(other)) for other in first):
            first.append(check)
    return [*first, *(check for check in checks if check not in first)]


def _shape(check: str) -> set[str]:
    words = check.casefold().split()
    return {" ".join(words[:2]), f"... {words[-1]}"}


def _in_a_sentence(detail: str, phrases: Phrases) -> str:
    """English lists write Every Word Large; German nouns keep their capitals."""
    first, *rest = detail.split()
    if phrases.language == "de":
        is_adjective = bool(rest) and re.search(r"(?:e|er|es|en)$", first) is not None
        return detail[:1].lower() + detail[1:] if is_adjective else detail
    has_name = any(word[1:] != word[1:].lower() and "-" not in word for word in (first, *rest))
    return detail if has_name else detail.lower()


def _hook_named(phrases: Phrases, subject: Subject, name: str) -> Hook:
    try:
        return subject.hooks.get(name) or phrases.hooks[name]
    except KeyError:
        raise InvalidInputError(
            "writers.unknown_hook", f"There is no hook “{name}”. Known: {', '.join(phrases.hooks)}."
        ) from None


def _title(
    hook: Hook,
    subject: Subject,
    request: CopyRequest,
    words: dict[str, str],
    told: tuple[TitleFact, ...],
    choice: random.Random,
) -> str:
    """What people search for, else the product's name, and its size where there is room; then the angle."""
    sentence = choice.choice(hook.titles)
    keyword = next(iter(request.keywords), "")
    if subject.is_work:
        return _title_of_work(sentence, keyword, words)
    lead = short_name(words["name"], KEYWORD_CHARS - SHORTEST_NOUN)
    if keyword.casefold() not in lead[:KEYWORD_CHARS].casefold():
        lead = spelled(keyword, request.facts, phrases_for(request.facts.language))
    sizes = [fact.text for fact in told if fact.kind in ("volume", "size", "power", "count")]
    sized = f"{lead}, {sizes[0]}" if sizes else ""
    is_copy = len(sized) >= COPY_CHARS and sized.casefold() in request.facts.title.casefold()
    has_room = sentence.startswith("{name}:") and not is_copy
    with_size = say(sentence, {**words, "name": sized}) if sizes and has_room else ""
    plain = say(sentence, {**words, "name": lead})
    return capitalised(with_size if with_size and len(with_size) <= MAX_TITLE else plain)


def _title_of_work(sentence: str, keyword: str, words: dict[str, str]) -> str:
    """A work keeps its title, however long; a keyword stands before it and never in its place."""
    if keyword and keyword.casefold() not in words["name"][:KEYWORD_CHARS].casefold():
        with_keyword = say(sentence, {**words, "name": f"{capitalised(keyword)} – {words['name']}"})
        if len(with_keyword) <= MAX_TITLE:
            return capitalised(with_keyword)
    return capitalised(say(sentence, words))


# Spoken letter by letter, and typed small by who searches.
_LETTERS = frozenset({"bbq", "diy", "gps", "hdmi", "led", "pc", "rv", "suv", "tv", "usb", "uv", "xl"})


def spelled(keyword: str, facts: ProductFacts, phrases: Phrases) -> str:
    """What people type, as it is written: names as in the title, German nouns with a capital."""
    known = {word.casefold(): word for word in re.findall(r"[^\W\d_]+", f"{facts.category} {facts.title}")}
    written = []
    for word in keyword.split():
        written_large = word.upper() if word.casefold() in _LETTERS else word
        as_known = known.get(word.casefold(), written_large)
        is_shouted = as_known.isupper() and len(as_known) > 4
        if phrases.language == "de":
            small = word.casefold() in _SMALL_DE or _ADJECTIVE_DE.search(word) is not None
            word = word if small or is_shouted else as_known
            written.append(word if small else word[:1].upper() + word[1:])
        else:
            keeps = as_known[1:] != as_known[1:].lower() and not is_shouted
            written.append(as_known if keeps else word)
    return " ".join(written)


def _picture_lines(
    hook: Hook, subject: Subject, words: dict[str, str], choice: random.Random
) -> tuple[str, str]:
    """Headline and kicker: an idea under the product's name; a work's own title is the idea."""
    if subject.is_work:
        named = tuple(headline for headline in hook.headlines if "{name}" in headline)
        return _named_headline(named or ("{name}",), words, choice), subject.kicker
    about_it = subject.headlines and choice.random() < SHARE_OF_IDEAS
    headline = choice.choice(subject.headlines if about_it else hook.headlines)
    if "{name}" in headline:
        return _named_headline((headline,), words, choice), subject.kicker
    name = short_name(words["name"], MAX_KICKER_NAME - SHORTEST_NOUN)
    return say(headline, words), capitalised(name) if len(name) <= MAX_KICKER_NAME else subject.kicker


def _named_headline(headlines: tuple[str, ...], words: dict[str, str], choice: random.Random) -> str:
    said = [say(headline, words) for headline in headlines]
    fewest = max(GOOD_HEADLINE_WORDS, min(len(text.split()) for text in said))
    headline = choice.choice([text for text in said if len(text.split()) <= fewest])
    return headline if len(headline.split()) <= MAX_HEADLINE_WORDS else words["name"]


# The shapes of a description: three checks in each, as sentence, list or steps, and the product by its name
# before or behind them. What is not there is left out.
_SHAPES = (
    ("opening", "details", "checks", "thought", "closing"),
    ("thought", "opening", "checks", "details"),
    ("opening", "steps", "details", "thought", "closing"),
    ("thought", "details", "lead", "turn"),
    ("opening", "thought", "details", "lead", "closing"),
    ("steps", "turn", "thought", "details", "closing"),
    ("opening", "lead", "details", "thought"),
    ("checks", "turn", "details", "closing"),
)
_FIRST_TO_GO = ("closing", "details", "thought")


def _description(
    facts: ProductFacts,
    phrases: Phrases,
    hook: Hook,
    subject: Subject,
    words: dict[str, str],
    points: tuple[str, ...],
    choice: random.Random,
) -> str:
    """Label, checks and the product's name always; thought, listing and closing as long as they fit."""
    # The points that are checks, and further ones: the text keeps what headlines promise.
    asked = [point for point in points if point in subject.checks]
    others = [check for check in subject.checks if check not in asked]
    checks = varied([*asked, *choice.sample(others, len(others))])[:POINTS]
    thoughts = choice.sample(subject.thoughts, len(subject.thoughts))
    sentences = {
        "opening": capitalised(say(choice.choice(hook.openings), words)),
        "turn": capitalised(say(choice.choice(phrases.turns), words)),
        "checks": _checks_sentence(checks, phrases),
        "lead": _lead(choice.choice(phrases.leads), checks, phrases),
        "steps": _steps(choice.choice(phrases.steps), checks, phrases),
        "thought": min(thoughts, key=lambda text: _shared(text, checks)),
        "details": details_sentence(facts, phrases, words["name"]),
        "closing": choice.choice(phrases.closings),
    }
    # Steps and turns are said of a thing that is used; of a book, the hooks' own openings are said.
    shapes = [shape for shape in _SHAPES if not subject.is_work or "opening" in shape]
    order = [part for part in choice.choice(shapes) if sentences[part]]
    label = opening_label(facts.marketplace)
    for part in _FIRST_TO_GO:
        if len(_joined(label, sentences, order)) > MAX_DESCRIPTION and part in order:
            order.remove(part)
    return _joined(label, sentences, order)


def _lead(lead: str, checks: list[str], phrases: Phrases) -> str:
    """The checks behind a colon, in small letters."""
    said = _checks_sentence(checks, phrases)
    return lead.format(checks=_small(said, phrases)) if ". " not in said else said


def _steps(steps: str, checks: list[str], phrases: Phrases) -> str:
    """The checks one after the other; where one says "first" itself, as a plain sentence."""
    begins = steps.split(maxsplit=1)[0].casefold().strip(",")
    small = [_small(check, phrases) for check in checks]
    if any(begins in check.casefold() or phrases.conjunction in check or "," in check for check in checks):
        return _checks_sentence(checks, phrases)
    return steps.format(first=small[0], second=small[1], third=small[2])


def _shared(text: str, checks: list[str]) -> int:
    """How many longer words a thought has in common with the checks beside it."""
    words = set(re.findall(r"\w{5,}", text.casefold()))
    return len(words & set(re.findall(r"\w{5,}", " ".join(checks).casefold())))


def _joined(label: str, sentences: dict[str, str], order: list[str]) -> str:
    return label + " ".join(sentences[part] for part in order)


def _checks_sentence(checks: list[str], phrases: Phrases) -> str:
    """The checks as one sentence: "Measure the shelf, see how it is cleaned and think of a usual week."."""
    # "Maße und Anschlüsse prüfen" stands where no second "und" follows or goes before.
    double = [check for check in checks if phrases.conjunction in check]
    if len(double) > 1 or any("," in check for check in checks):
        return ". ".join(checks) + "."
    first, *rest = [*double, *(check for check in checks if check not in double)]
    *middle, last = (_small(check, phrases) for check in rest)
    return f"{', '.join([first, *middle])}{phrases.conjunction}{last}."


def _small(check: str, phrases: Phrases) -> str:
    """A check inside a sentence: a German noun keeps its capital."""
    first = check.split(maxsplit=1)[0].rstrip(",")
    small = phrases.language != "de" or first in phrases.small_starts
    return check[:1].lower() + check[1:] if small else check
