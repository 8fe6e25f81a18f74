# ruff: noqa: SIM905 (a word a line would fill a screen)
"""The language of a text: readers of a marketplace expect their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.check_claims import LANGUAGES
from pinflow.pins.rules.rule import Rule
from pinflow.pins.rules.sources import PINFLOW_LANGUAGES
from pinflow.projects.marketplaces import MARKETPLACES

# Words that hold English sentences together, and that no other language of a marketplace writes alike.
_ENGLISH = frozenset(
    "the and you your with what which for this these that from before after first then it is are to of how "
    "who does would make makes easier look think read check ask put take save "
    "up at by later without some any keep come back find now own many more than when where there only "
    "use used notes cold easily not one two good does little them".split()
)
# So many of them, and so large a share of what is written in Latin letters: names are often English.
_FEWEST, _SHARE = 5, 0.3


class WrittenInEnglish(Rule):
    """The template writer has phrases in some languages only, and writes English in all others."""

    id = "texts.written_in_english"
    says = "A description is not English where the marketplace's readers read another language."
    severity = Severity.WARN
    source = PINFLOW_LANGUAGES
    fix = (
        "Write title, description and picture in your readers' language yourself (pinflow pin edit, or the "
        "review), let a language model write this project's copy (pinflow writer list says what it needs), "
        "or make a project for a marketplace whose readers read English."
    )

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        marketplace = MARKETPLACES.get(pin.marketplace)
        if marketplace is None or marketplace.language == "en" or not _is_english(pin.description):
            return
        yield self.finding("description", f"It is written in English for readers of {marketplace.name}.")


class ClaimsNotRead(Rule):
    """Which words are claims is known in some languages only; the template writer writes in no other."""

    id = "claims.language_not_checked"
    says = "Tells when a text is in a language in which claims are not checked."
    severity = Severity.INFO
    source = PINFLOW_LANGUAGES
    fix = "Read every statement against the product's page before you approve it."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        marketplace = MARKETPLACES.get(pin.marketplace)
        if marketplace is None or marketplace.language in LANGUAGES or pin.facts is None:
            return
        if not _is_english(pin.description):
            yield self.finding(
                "description",
                "Claims in this language are not checked: read it against the product page.",
            )


def _is_english(text: str) -> bool:
    words = re.findall(r"[a-zà-öø-ÿā-ž]+", text.casefold())
    known = sum(word in _ENGLISH for word in words)
    return known >= _FEWEST and known >= _SHARE * len(words)
