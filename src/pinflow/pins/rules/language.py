"""The language of a text: readers of a marketplace expect their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.check_claims import LANGUAGES
from pinflow.pins.rules.rule import Rule
from pinflow.pins.rules.sources import PINFLOW_LANGUAGES
from pinflow.projects.marketplaces import MARKETPLACES

# Words that hold a language's sentences together, and that hardly another of a marketplace writes alike.
_WORDS = {
    "en": "the and you your with what which for this these that from before after first then it is are "
    "to of how who does would make makes easier look think read check ask put take save up at by "
    "later without some any keep come back find now own many more than when where there only use "
    "used notes cold easily not one two good does little them",
    "de": "der die das und ist sind nicht ein eine einen einem einer mit für auf im den dem des wie "
    "wenn du dir dich sie es zu zum zur von vom dein deine deinen oder auch erst dann wo wer ob "
    "nach vor beim wird kann man noch nur mehr aus bei sich als",
    "fr": "le les et est sont un une des du au aux avec pour dans sur ce cette ces qui où quand comment "
    "votre vos vous pas plus ou avant après elle ils ne se son sa ses tout chez",
    "es": "el los las y con un una en lo del al tu tus si cómo dónde antes después más por qué hay está "
    "muy cuando sin sobre este esta cada tiene son bien",
    "it": "il lo gli i e è con per un una di del della dei delle nel nella al alla come dove quando "
    "prima dopo più che chi cosa tuo tua se non anche ogni questo questa sono si",
}
_KNOWN = {language: frozenset(words.split()) for language, words in _WORDS.items()}
# So many of them, and so large a share of what is written in Latin letters: names are often English.
_FEWEST, _SHARE = 5, 0.3
# Elsewhere fewer words hold sentences together: in a language that is sure, twice as many as in the next one.
_LEAST_SHARE, _SURE = 0.2, 2


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
    words = _words_of(text)
    known = sum(word in _KNOWN["en"] for word in words)
    return known >= _FEWEST and known >= _SHARE * len(words)


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the one of five languages that a text of some sentences is surely in; else None."""
    words = _words_of(text)
    (second, _), (most, language) = sorted(
        (sum(word in known for word in words), language) for language, known in _KNOWN.items()
    )[-2:]
    sure = most >= max(_FEWEST, _LEAST_SHARE * len(words), _SURE * second)
    return language if sure else None


def _words_of(text: str) -> list[str]:
    return re.findall(r"[a-zà-öø-ÿā-ž]+", text.casefold())
