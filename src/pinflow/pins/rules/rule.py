"""What a rule is: one sentence of a policy, checked on one pin, without any I/O."""

from __future__ import annotations

import datetime
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

import msgspec

from pinflow.pins.models import Finding, FixPatch, PinToCheck, Severity
from pinflow.pins.rules.plain_text import read_plainly
from pinflow.research.screen_goods import MEDIA_CATEGORIES

# A shorter name would take ordinary words out of a text.
MIN_NAME = 6


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The document a rule cites, and the date of the version that was read."""

    name: str
    url: str | None
    date: datetime.date


class Rule(ABC):
    """One rule. ``id`` is stable: ``<subject>.<what_is_wrong>``; ``says`` is the rule in one sentence,
    ``fix`` what a person can do about a finding.

    A ``hard`` rule cannot be switched off: breaking it costs the account, or the platform refuses the pin.
    """

    id: ClassVar[str]
    says: ClassVar[str]
    severity: ClassVar[Severity]
    source: ClassVar[Source]
    fix: ClassVar[str | None] = None
    hard: ClassVar[bool] = False

    @abstractmethod
    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        """Yields a finding for each field that breaks the rule; nothing when the pin is fine."""

    def finding(
        self,
        field: str,
        message: str,
        *,
        fix: str | None = None,
        patch: FixPatch | None = None,
        other_pin_id: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding of this rule about one field of the pin (``text_boxes[2]`` for the third text box).

        ``severity``: where it is another one than the rule's.
        """
        return Finding(
            rule_id=self.id,
            severity=severity or self.severity,
            field=field,
            message=message,
            fix=fix or self.fix,
            source=self.source.name,
            source_url=self.source.url,
            source_date=self.source.date,
            fix_patch=patch,
            other_pin_id=other_pin_id,
        )


def written_texts(pin: PinToCheck) -> Iterator[tuple[str, str]]:
    """(field, text) of everything a reader of the pin can read, on Pinterest and on the picture.

    Each as it is read, without tricks of spelling; a book, record or film may be called by its name.
    """
    name = _name_of_work(pin)
    for field, text in (("title", pin.title), ("description", pin.description), ("alt_text", pin.alt_text)):
        yield field, name.sub(" ", read_plainly(text)) if name else read_plainly(text)
    for index, box in enumerate(pin.text_boxes):
        text = read_plainly(box.text)
        yield f"text_boxes[{index}]", name.sub(" ", text) if name else text


def _name_of_work(pin: PinToCheck) -> re.Pattern[str] | None:
    """The name of a book, record or film, with and without what follows its colon."""
    title = read_plainly(pin.product_title).strip()
    if not title or MEDIA_CATEGORIES.search(pin.category) is None:
        return None
    names = [name for name in (title, title.partition(":")[0].strip()) if len(name) >= MIN_NAME]
    return re.compile("|".join(map(re.escape, names)), re.IGNORECASE) if names else None


def place_of(pin: PinToCheck, field: str) -> str:
    """Where a text of ``written_texts`` stands, in words: "the title", "the picture's headline"."""
    if field.startswith("text_boxes["):
        return f"the picture's {pin.text_boxes[int(field[11:-1])].role}"
    return f"the {field.replace('_', ' ')}"


def quoted(text: str, max_chars: int = 60) -> str:
    """A piece of the user's text in quotation marks, cut where it is long."""
    folded = " ".join(text.split())
    return f"“{folded if len(folded) <= max_chars else folded[: max_chars - 1] + '…'}”"
