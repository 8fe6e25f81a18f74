"""No sentence that the template writer has in store makes a claim, an offer or a figure by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest

from pinflow.pins.models import ProductFacts
from pinflow.pins.rules.check_pin import check_pin
from pinflow.pins.writers.languages import phrases_for
from tests.pins.rules.test_check_pin import GOOD

THINGS = {
    "en": ("amazon.com", "Kettle"),
    "de": ("amazon.de", "Wasserkocher"),
    "fr": ("amazon.fr", "Bouilloire"),
    "es": ("amazon.es", "Hervidor"),
    "it": ("amazon.it", "Bollitore"),
}
_PLACE = re.compile(r"\{[^}]*\}")


def _sentences(part: object) -> Iterator[str]:
    """All texts of a language that a reader may see: not the patterns that a title is searched with."""
    if isinstance(part, str):
        if len(part.split()) > 2 and not re.search(r"\(\?|[\\|]|\)\?", part):
            yield part
    elif isinstance(part, dict):
        yield from _sentences(tuple(part.values()))
    elif isinstance(part, tuple | list | frozenset | set):
        for each in part:
            yield from _sentences(each)
    elif isinstance(part, msgspec.Struct):
        yield from _sentences([getattr(part, field) for field in part.__struct_fields__])


@pytest.mark.parametrize("language", sorted(THINGS))
def test_no_phrase_claims_or_offers_anything(language: str) -> None:
    marketplace, thing = THINGS[language]
    facts = ProductFacts(
        marketplace=marketplace, asin="B0ABCDEFGH", title=thing, category="", language=language
    )
    sentences = {_PLACE.sub(thing, each) for each in _sentences(phrases_for(language))}
    assert len(sentences) > 500
    found = {}
    for sentence in sentences:
        pin = msgspec.structs.replace(
            GOOD, marketplace=marketplace, facts=facts, product_title=thing, title=thing,
            alt_text=thing, description=f"#ad {sentence}",
        )  # fmt: skip
        rules = {finding.rule_id for finding in check_pin(pin) if finding.field == "description"}
        if told := [rule for rule in rules if rule.startswith(("claims.", "facts.", "goods."))]:
            found[sentence] = told
    assert not found
