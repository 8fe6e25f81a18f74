# ruff: noqa: E501, SIM905
"""A title of at most 100 characters with its keyword at the front."""

from __future__ import annotations

import random
import re

from pinflow.pins.models import ProductFacts
from pinflow.pins.writers.languages import phrases_for
from pinflow.pins.writers.naming.shorten_name import COPY_CHARS, short_name
from pinflow.pins.writers.phrases import Hook, Phrases, Subject
from pinflow.pins.writers.title_facts import TitleFact
from pinflow.pins.writers.wording import SHORTEST_NOUN, capitalised, say
from pinflow.pins.writers.writer import KEYWORD_CHARS, MAX_TITLE, CopyRequest

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
# Spoken letter by letter, and typed small by who searches.
_LETTERS = frozenset({"bbq", "diy", "gps", "hdmi", "led", "pc", "rv", "suv", "tv", "usb", "uv", "xl"})
_FIGURE = re.compile(r"\d+")
# The name by itself, with the sign behind it as French sets it, too.
_NAME_ALONE = re.compile(r"\{name\}\s?:")
# How many titles tell of an occasion for the thing, which no other product has; the rest take the hook's words.
SHARE_OF_OCCASIONS = 0.3


def write_title(
    hook: Hook,
    subject: Subject,
    request: CopyRequest,
    words: dict[str, str],
    told: tuple[TitleFact, ...],
    headline: str,
    choice: random.Random,
) -> str:
    """What people search for, else the product's name with its size where there is room; then the angle.

    ``headline``: what the picture says already, and the title does not say again.
    """
    phrases = phrases_for(request.facts.language)
    keyword = next(iter(request.keywords), "")
    if subject.is_work:
        return _title_of_work(choice.choice(hook.titles), keyword, words)
    lead = short_name(words["name"], KEYWORD_CHARS - SHORTEST_NOUN)
    is_named = keyword.casefold() in lead[:KEYWORD_CHARS].casefold()
    if not is_named:
        lead = spelled(keyword, request.facts, phrases)
    # A size belongs to the product's name: behind a search it hangs in the air.
    sizes = [fact.text for fact in told if is_named and fact.kind in ("volume", "size", "power", "count")]
    # "Lot de 4 serviettes, lot de 4" says it twice.
    new = [size for size in sizes if not {*_FIGURE.findall(size)} <= {*_FIGURE.findall(lead)}]
    sized = f"{lead}, {new[0]}" if new else lead
    if len(sized) >= COPY_CHARS and sized.casefold() in request.facts.title.casefold():
        sized = lead
    occasions = [f"{{name}}{phrases.colon}{line}" for line in subject.occasions if line != headline]
    sentence = _angle(hook, occasions, sized != lead, choice)
    with_size = say(sentence, {**words, "name": sized})
    return capitalised(with_size if len(with_size) <= MAX_TITLE else say(sentence, {**words, "name": lead}))


def _angle(hook: Hook, occasions: list[str], is_sized: bool, choice: random.Random) -> str:
    """The sentence of a title: an occasion for the thing, or what the hook says."""
    if occasions and choice.random() < SHARE_OF_OCCASIONS:
        return choice.choice(occasions)
    # "Garden Hose, 50 ft on an ordinary Tuesday" stumbles.
    alone = tuple(title for title in hook.titles if _NAME_ALONE.match(title))
    return choice.choice(alone if is_sized and alone else hook.titles)


def _title_of_work(sentence: str, keyword: str, words: dict[str, str]) -> str:
    """A work keeps its title, however long; a keyword stands before it and never in its place."""
    if keyword and keyword.casefold() not in words["name"][:KEYWORD_CHARS].casefold():
        with_keyword = say(sentence, {**words, "name": f"{capitalised(keyword)} – {words['name']}"})
        if len(with_keyword) <= MAX_TITLE:
            return capitalised(with_keyword)
    return capitalised(say(sentence, words))


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
