# ruff: noqa: E501 (word lists are read by subject; breaking them by width hides what is in them)
"""What a language model is asked to answer, and what is wrong with an answer.

Nothing of an answer is believed: its shape, lengths, quotes, claims and words are looked at, and each fault
is told in a sentence that the model can mend.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from pinflow.pins.models import ProductFacts
from pinflow.pins.rules.addresses import ADDRESS
from pinflow.pins.rules.check_claims import find_invented
from pinflow.pins.rules.language import language_of
from pinflow.pins.rules.patterns import ASKED_FOR, DISCOUNT, MEDICAL, PRICE, RATING, SUPERLATIVE
from pinflow.pins.writers.find_statements import find_statements, is_carried, sentences_of
from pinflow.pins.writers.read_prompt import PIN_COPY, read_prompt
from pinflow.pins.writers.writer import (
    KEYWORD_CHARS,
    MAX_HEADLINE_WORDS,
    MAX_ITEMS,
    MAX_TITLE,
    POINTS,
    CopyRequest,
)

# The label goes before it.
MAX_BODY = 470
ROWS = 3
# Every sentence and entry of an answer, with two facts each.
MAX_QUOTES = 40
# So much of a fact is told to the model.
MAX_FACT = 1000
MOST_REPEATS = 2


class Quote(msgspec.Struct, frozen=True):
    """The words of a fact that a statement rests on. ``statement``: as it stands in the answer."""

    statement: str
    fact: str
    quote: str


class Row(msgspec.Struct, frozen=True):
    """A line of the comparison: in which use, what counts."""

    use: str
    counts: str


class ModelDraft(msgspec.Struct, frozen=True):
    """An answer as the prompt asks for it."""

    title: str
    headline: str
    kicker: str
    description: str
    points: tuple[str, ...]
    items: tuple[str, ...]
    rows: tuple[Row, ...]
    quotes: tuple[Quote, ...]

    def texts(self) -> Iterator[tuple[str, str]]:
        """(field, text) of everything that a reader would see."""
        for field in ("title", "headline", "kicker", "description"):
            yield field, getattr(self, field)
        for field in ("points", "items"):
            for text in getattr(self, field):
                yield field, text
        for row in self.rows:
            yield "rows", row.use
            yield "rows", row.counts


def _object(**fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


_TEXT = {"type": "string"}
# Providers differ in which limits they understand: the prompt tells lengths and counts, and we look.
SCHEMA = _object(
    title=_TEXT,
    headline=_TEXT,
    kicker=_TEXT,
    description=_TEXT,
    points=_list(_TEXT),
    items=_list(_TEXT),
    rows=_list(_object(use=_TEXT, counts=_TEXT)),
    quotes=_list(_object(statement=_TEXT, fact=_TEXT, quote=_TEXT)),
)


def numbered_facts(facts: ProductFacts) -> dict[str, tuple[str, str]]:
    """id -> (where it is from, its words). ``F``: public facts, ``N``: the user's notes."""
    public = [("title on the shop's page", facts.title), ("category", facts.category)]
    if facts.brand:
        public.append(("brand", facts.brand))
    public += [("listed on the shop's page", point) for point in facts.points]
    numbered = {f"F{number}": fact for number, fact in enumerate(public, 1) if fact[1]}
    return numbered | {f"N{number}": ("the user's note", note) for number, note in enumerate(facts.notes, 1)}


def read_answer(text: str) -> ModelDraft:
    """The answer, with or without a fence around it, its spaces and invisible characters put in order.

    Raises:
        ValueError: it has not the shape that was asked for; says what is wrong.
    """
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        raise ValueError("The answer is no JSON object.")
    try:
        draft = msgspec.json.decode(text[start : end + 1], type=ModelDraft)
    except msgspec.ValidationError as error:
        raise ValueError(f"The answer has another shape than asked for: {error}.") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise ValueError("The answer is no valid JSON.") from None
    return msgspec.structs.replace(
        draft,
        **{field: _tidy(getattr(draft, field)) for field in ("title", "headline", "kicker", "description")},
        **{field: tuple(map(_tidy, getattr(draft, field))) for field in ("points", "items")},
        rows=tuple(Row(_tidy(row.use), _tidy(row.counts)) for row in draft.rows),
        quotes=tuple(Quote(*map(_tidy, msgspec.structs.astuple(quote))) for quote in draft.quotes),
    )


def _tidy(text: str) -> str:
    # Letters that nobody sees can hide words from a reviewer, or turn a line around.
    seen = "".join(char for char in text if unicodedata.category(char) not in ("Cf", "Co", "Cs", "Cn"))
    return " ".join("".join(" " if unicodedata.category(c) == "Cc" else c for c in seen).split())


def find_faults(draft: ModelDraft, request: CopyRequest) -> list[str]:
    """Why the answer cannot be used, a sentence a fault; empty when it can."""
    if shape := list(_shape_faults(draft)):
        # The words of an answer that is far too long cost more to look through than they are worth.
        return shape
    return [
        *_language_faults(draft, request.facts.language),
        *_word_faults(draft),
        *_keyword_faults(draft, request),
        *_quote_faults(draft, request.facts),
        *_claim_faults(draft, request.facts),
        *_statement_faults(draft, request.facts),
    ]


_LIMITS = {  # characters, words
    "title": (MAX_TITLE, 18),
    "headline": (70, MAX_HEADLINE_WORDS),
    "kicker": (32, 5),
    "description": (MAX_BODY, 90),
    "points": (44, 8),
    "items": (44, 8),
    "rows": (40, 7),
}


def _shape_faults(draft: ModelDraft) -> Iterator[str]:
    for field, text in draft.texts():
        characters, words = _LIMITS[field]
        if not text:
            yield f"{field} is empty."
        elif len(text) > characters or len(text.split()) > words:
            yield (f"{field} is too long: “{text[:60]}”. At most {characters} characters and {words} words.")
    counts = (("points", POINTS), ("items", MAX_ITEMS), ("rows", ROWS))
    for field, count in counts:
        found = getattr(draft, field)
        if len(found) != count or len(set(found)) != count:
            yield f"{field} needs exactly {count} different entries."
    longest = max((len(text) for quote in draft.quotes for text in msgspec.structs.astuple(quote)), default=0)
    if len(draft.quotes) > MAX_QUOTES or longest > MAX_FACT:
        yield f"There are too many quotes or too long ones: at most {MAX_QUOTES}, of {MAX_FACT} characters."


# What a text that obeyed a product's title, or leaked its orders, would hold.
_ODD = {
    "a link or an address": ADDRESS,
    "a hashtag": re.compile(r"#\w"),
    "markup": re.compile(r"[<>{}`]|\*\*|\[\w+\]\("),
    "talk about instructions": re.compile(
        r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|above|previous)\b"
        r"|\b(?:system prompt|as an ai|language model|my instructions)\b"
        r"|\b(?:ignoriere|vergiss|missachte)\b.{0,40}\b(?:anweisung\w*|regeln|vorherige\w*)\b"
        r"|\bals ki\b|\bsprachmodell\b",
        re.IGNORECASE,
    ),
    "words of a machine": re.compile(
        r"\b(?:p|0)wned\b|\bhacked\b|\bjailbr\w+|\byou are (?:now )?(?:an? )?(?:\w+ )?(?:dan|assistant|ai|bot|model)\b"
        r"|(?:^|[.!?:;\n]\s*)(?:system|assistant|user|developer|human|admin)\s?:|\b(?:here is|here['’]s|hier ist|voici|aquí está|ecco) (?:the|your|my|das|dein|la|il|el|le) (?:json|pin|copy|answer|text)\b"
        r"|\bas (?:instructed|requested|you asked)\b|\b(?:i['’]m sorry|i cannot (?:help|comply)|i can['’]t (?:help|comply))\b|\bdeveloper mode\b|\bprompt injection\b",
        re.IGNORECASE,
    ),
    "a request for more than a look": ASKED_FOR,
    "a code or a caller": re.compile(
        r"\b(?:scan|enter|use|apply|type|show|scanne\w*|gib)\b[^.!?;:]{0,20}\b(?:qr|code|voucher|promo)\b"
        r"|\b(?:with|mit|avec|con)\s(?:the |dem |le |el |il )?(?:code|código|codice)\b"
        r"|\b(?:google|search for|suche? nach|cherchez|busca|cerca)\b[^.!?;:]{0,40}?\b(?:on|in|bei|auf|sur|en|su) (?:google|bing|amazon|ebay|etsy|aliexpress|temu)\b"
        r"|\b(?:call|phone|ring|write to|e-?mail|contact|message|visit|ruf\w*|kontaktier\w*|besuch\w*|appelez|llama|chiama|visite[rz]|visita)\b[^.!?;:]{0,30}?(?:\d{3}|\b(?:at|seller|shop|store|website|site|page|support|verkäufer|händler|boutique|tienda|negozio)\b)",
        re.IGNORECASE,
    ),
    "a price": PRICE,
    "a discount": DISCOUNT,
    "a rating": RATING,
    "a superlative": SUPERLATIVE,
    "a promise about health": MEDICAL,
}
_LEAK_WORDS = 7


def _language_faults(draft: ModelDraft, language: str) -> Iterator[str]:
    """What is in another language than was asked for, where that is sure."""
    lists = " ".join((*draft.points, *draft.items))
    for what, text in (("The description is", draft.description), ("points and items are", lists)):
        written = language_of(text)
        if written is not None and written != language:
            yield f"{what} written in “{written}”. Write all texts in “{language}”."


def _word_faults(draft: ModelDraft) -> Iterator[str]:
    for field, text in draft.texts():
        for what, pattern in _ODD.items():
            if found := pattern.search(text):
                yield f"{field} holds {what}: “{found[0][:60]}”. Leave it out."
        if _repeats_prompt(text):
            yield f"{field} repeats the prompt. Write about the product."


def _repeats_prompt(text: str) -> bool:
    prompt = " ".join(re.findall(r"\w+", read_prompt(PIN_COPY).casefold()))
    words = re.findall(r"\w+", text.casefold())
    runs = range(len(words) - _LEAK_WORDS + 1)
    return any(" ".join(words[start : start + _LEAK_WORDS]) in prompt for start in runs)


def _keyword_faults(draft: ModelDraft, request: CopyRequest) -> Iterator[str]:
    seen = draft.title[:KEYWORD_CHARS].casefold()
    if request.keywords:
        if request.keywords[0].casefold() not in seen:
            yield f"The title must hold “{request.keywords[0]}” within its first {KEYWORD_CHARS} characters."
    else:
        # Of the whole title: what it seems to be called may be an order in disguise.
        name = [word.casefold() for word in re.findall(r"[^\W\d_]{3,}", request.facts.title)]
        if name and not any(word[:6] in seen for word in name):
            yield f"The title must say within its first {KEYWORD_CHARS} characters what the product is."
    for keyword in request.keywords:
        for field in ("title", "description"):
            if getattr(draft, field).casefold().count(keyword.casefold()) > MOST_REPEATS:
                yield f"“{keyword}” stands too often in {field}: at most {MOST_REPEATS} times."


def _quote_faults(draft: ModelDraft, facts: ProductFacts) -> Iterator[str]:
    known = {name: _folded(words) for name, (_, words) in numbered_facts(facts).items()}
    for quote in draft.quotes:
        if quote.fact not in known:
            yield f"There is no fact “{quote.fact[:20]}”."
        elif not _folded(quote.quote) or _folded(quote.quote) not in known[quote.fact]:
            yield f"Fact {quote.fact} does not say “{quote.quote[:60]}”. Quote its exact words."


def _statement_faults(draft: ModelDraft, facts: ProductFacts) -> Iterator[str]:
    """Whatever is stated about the product needs a quote that says it: words that are no known claim, too."""
    told: set[str] = set()
    known = numbered_facts(facts)
    for field, text in draft.texts():
        for statement in find_statements(text, facts):
            quotes = " \n".join(
                _in_its_clause(quote, known) for quote in draft.quotes if _is_of(quote, statement)
            )
            if statement not in told and not is_carried(statement, quotes, facts):
                told.add(statement)
                yield (
                    f"“{statement[:80]}” in {field} states something about the product that no quote of it "
                    "says. Quote the fact that says so, or ask or suggest instead of stating."
                )


def _is_of(quote: Quote, statement: str) -> bool:
    """A quote names its sentence, or several at once, and each of them whole."""
    said = _plain(statement)
    return any(_plain(sentence) == said for sentence in sentences_of(quote.statement))


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


_CLAUSE_END = re.compile(r"[.,;:!?|()\n]")


def _in_its_clause(quote: Quote, facts: Mapping[str, tuple[str, str]]) -> str:
    """The quote with what stands before it in its clause: "safe" out of "not dishwasher safe" says the contrary."""
    fact = _folded(facts[quote.fact][1]) if quote.fact in facts else ""
    place = fact.find(_folded(quote.quote))
    return f"{_CLAUSE_END.split(fact[:place])[-1] if place > 0 else ''}{quote.quote}"


def _claim_faults(draft: ModelDraft, facts: ProductFacts) -> Iterator[str]:
    told: set[str] = set()
    for field, text in draft.texts():
        for claim in find_invented(text, facts):
            if claim.text.casefold() not in told:
                told.add(claim.text.casefold())
                yield f"“{claim.text}” in {field} is not among the facts. Leave it out."


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def repair_request(faults: Sequence[str]) -> str:
    """What the model is told about an answer that cannot be used."""
    told = "\n".join(f"- {fault}" for fault in faults[:12])
    return f"This answer cannot be used:\n{told}\nAnswer again with the whole JSON object, and nothing else."
