"""Reads the labelled pins (tests/pins/rules/labelled, whose README says what stands in a line)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from pinflow.pins.models import PinToCheck, ProductFacts, TextBox
from pinflow.pins.rules import check_pin
from pinflow.pins.rules.check_claims import find_invented
from pinflow.pins.rules.patterns import DISCOUNT, MEDICAL, PRICE, RATING, SUPERLATIVE
from pinflow.pins.rules.plain_text import read_plainly
from pinflow.pins.writers.find_statements import find_statements
from pinflow.projects.models import LinkMode, PicturePolicy

FOLDER = Path(__file__).parent / "labelled"
SEEN = ("seen_good.jsonl", "seen_bad.jsonl", "seen_later.jsonl")
HELD_OUT = ("held_out.jsonl",)
SENTENCES, LATER_SENTENCES = "statements.jsonl", "statements_later.jsonl"
THIRD_SENTENCES, FOURTH_SENTENCES = "statements_third.jsonl", "statements_fourth.jsonl"
ROMANCE, LATER_ROMANCE = "statements_romance.jsonl", "statements_romance_later.jsonl"
MARKER = "mk7d2pqx94tz"
_MARKETS = {
    "en": "amazon.com",
    "de": "amazon.de",
    "fr": "amazon.fr",
    "es": "amazon.es",
    "it": "amazon.it",
    "ja": "amazon.co.jp",
    "nl": "amazon.nl",
}
_LABELS = {
    "en": "#ad",
    "de": "Anzeige",
    "fr": "Publicité",
    "es": "Publicidad",
    "it": "Pubblicità",
    "ja": "広告",
    "nl": "Advertentie",
}


class LabelledPin(msgspec.Struct, frozen=True):
    """A pin, and the rules that a reviewer would cite."""

    name: str
    pin: PinToCheck
    expect: frozenset[str]
    why: str | None


def read_labelled(files: tuple[str, ...]) -> Iterator[LabelledPin]:
    """The labelled pins of these files."""
    for file in files:
        for line in (FOLDER / file).read_text("utf-8").splitlines():
            row = json.loads(line)
            yield LabelledPin(row["id"], _pin(row), frozenset(row["expect"]), row.get("why"))


def _pin(row: dict[str, Any]) -> PinToCheck:
    language = row.get("lang", "en")
    market = row.get("market", _MARKETS[language])
    label = row.get("label", _LABELS[language])
    headline = row.get("headline", row["title"])
    fields: dict[str, Any] = {
        "title": row["title"],
        "description": row["description"],
        "alt_text": row.get("alt", f"“{headline}”, {label or ''}"),
        "link": f"https://finds.example/{market}/B0ABCDEFGH/?pf={MARKER}",
        "marker": MARKER,
        "marketplace": market,
        "asin": "B0ABCDEFGH",
        "affiliate_tag": "finds-20",
        "link_mode": LinkMode.OWN_SITE,
        "link_mode_confirmed": False,
        "site_url_pattern": "https://finds.example/{marketplace}/{asin}/",
        "picture_policy": PicturePolicy.OWN,
        "picture_policy_confirmed": False,
        "uses_marketplace_photo": False,
        "picture_bytes": 180_000,
        "picture_media_type": "image/jpeg",
        "picture_width": 1000,
        "picture_height": 1500,
        "text_boxes": _boxes(row, headline, label),
        "ai_picture": False,
        "ai_disclosures": (),
        "product_title": row["product"],
        "category": row["category"],
    }
    return msgspec.convert({**fields, **row.get("set", {})}, PinToCheck)


def _boxes(row: dict[str, Any], headline: str, label: str | None) -> list[TextBox]:
    boxes = [_box("headline", headline, 200, 84, **{"height": 200, **row.get("set_headline", {})})]
    boxes += [_box("kicker", row["kicker"], 120, 34)] if "kicker" in row else []
    boxes += [_box("point", point, 500 + 60 * n, 40) for n, point in enumerate(row.get("points", []))]
    # At the foot, as far in as the picture is wide.
    picture = {"picture_width": 1000, "picture_height": 1500, **row.get("set", {})}
    foot = {"x": 8, "y": picture["picture_height"] - 50, "width": picture["picture_width"] - 16}
    boxes += [_box("disclosure", label, 0, 26, **{**foot, **row.get("set_label", {})})] if label else []
    return boxes


def _box(role: str, text: str, top: float, size: float, **changes: Any) -> TextBox:
    plain = {"x": 80, "y": top, "width": 840, "height": size + 10, "font_px": size, "contrast": 9.5}
    return TextBox(role=role, text=text, **{**plain, **changes})


class RuleScore(msgspec.Struct, frozen=True):
    """How often a rule was right (found and expected), found too much, and missed."""

    rule_id: str
    right: int = 0
    too_much: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Of what it found, the share that a reviewer would cite; None: it found nothing."""
        found = self.right + self.too_much
        return self.right / found if found else None

    @property
    def recall(self) -> float | None:
        """Of what a reviewer would cite, the share that it found; None: there was nothing."""
        expected = self.right + self.missed
        return self.right / expected if expected else None


def found_rules(pin: PinToCheck) -> frozenset[str]:
    """The rules that the checker cites for a pin."""
    return frozenset(finding.rule_id for finding in check_pin(pin))


def score_rules(pins: Sequence[LabelledPin]) -> list[RuleScore]:
    """One score a rule, by id, then one over all under the name ``all``."""
    right, too_much, missed = Counter[str](), Counter[str](), Counter[str]()
    for labelled in pins:
        found = found_rules(labelled.pin)
        right.update(found & labelled.expect)
        too_much.update(found - labelled.expect)
        missed.update(labelled.expect - found)
    scores = [
        RuleScore(rule, right[rule], too_much[rule], missed[rule])
        for rule in sorted({*right, *too_much, *missed})
    ]
    return [*scores, RuleScore("all", right.total(), too_much.total(), missed.total())]


class Sentence(msgspec.Struct, frozen=True):
    """One sentence of a copy; ``claims``: a reviewer would take it for a claim that the facts lack."""

    lang: str
    claims: bool
    text: str
    product: str = "Emberlyn Water Bottle"


def read_sentences(file: str) -> list[Sentence]:
    """The labelled sentences of a file."""
    lines = (FOLDER / file).read_text("utf-8").splitlines()
    return [msgspec.json.decode(line, type=Sentence) for line in lines]


def known_of(sentence: Sentence) -> ProductFacts:
    """The product that a sentence is about: of which hardly anything is known."""
    return ProductFacts(
        marketplace=_MARKETS[sentence.lang],
        asin="B0ABCDEFGH",
        title=sentence.product,
        category="Kitchen & Dining",
        language=sentence.lang,
    )


def score_sentences(sentences: Sequence[Sentence], *, model: bool = False) -> RuleScore:
    """How well the rules tell sentences apart; ``model``: what a language model's copy has to pass."""
    right = too_much = missed = 0
    for sentence in sentences:
        found = _is_found(sentence, model)
        right += found and sentence.claims
        too_much += found and not sentence.claims
        missed += sentence.claims and not found
    return RuleScore("sentences", right, too_much, missed)


def _is_found(sentence: Sentence, model: bool) -> bool:
    facts = known_of(sentence)
    if model and any(find_statements(sentence.text, facts)):
        return True
    patterns = (PRICE, DISCOUNT, RATING, SUPERLATIVE, MEDICAL)
    text = read_plainly(sentence.text)
    return bool(find_invented(text, facts)) or any(pattern.search(text) for pattern in patterns)
