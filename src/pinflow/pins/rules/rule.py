"""What a rule is: one sentence of a policy, checked on one pin, without any I/O."""

from __future__ import annotations

import datetime
from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar

import msgspec

from pinflow.pins.models import Finding, PinToCheck, Severity


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """The document a rule cites, and the date of the version that was read."""

    name: str
    url: str | None
    date: datetime.date


class Rule(ABC):
    """One rule. ``id`` is stable: ``<subject>.<what_is_wrong>``; ``fix`` says what a person can do."""

    id: ClassVar[str]
    severity: ClassVar[Severity]
    source: ClassVar[Source]
    fix: ClassVar[str | None] = None

    @abstractmethod
    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        """Yields a finding for each field that breaks the rule; nothing when the pin is fine."""

    def finding(self, field: str, message: str, *, fix: str | None = None) -> Finding:
        """A finding of this rule about one field of the pin (``text_boxes[2]`` for the third text box)."""
        return Finding(
            rule_id=self.id,
            severity=self.severity,
            field=field,
            message=message,
            fix=fix or self.fix,
            source=self.source.name,
            source_url=self.source.url,
            source_date=self.source.date,
        )


def written_texts(pin: PinToCheck) -> Iterator[tuple[str, str]]:
    """(field, text) of everything a reader of the pin can read, on Pinterest and on the picture."""
    yield "title", pin.title
    yield "description", pin.description
    yield "alt_text", pin.alt_text
    for index, box in enumerate(pin.text_boxes):
        yield f"text_boxes[{index}]", box.text


def place_of(pin: PinToCheck, field: str) -> str:
    """Where a text of ``written_texts`` stands, in words: "the title", "the picture's headline"."""
    if field.startswith("text_boxes["):
        return f"the picture's {pin.text_boxes[int(field[11:-1])].role}"
    return f"the {field.replace('_', ' ')}"


def quoted(text: str, max_chars: int = 60) -> str:
    """A piece of the user's text in quotation marks, cut where it is long."""
    folded = " ".join(text.split())
    return f"“{folded if len(folded) <= max_chars else folded[: max_chars - 1] + '…'}”"
