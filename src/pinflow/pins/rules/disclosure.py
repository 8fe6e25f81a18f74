"""Disclosure: on the picture and at the start of the text, readable, not in a pile of hashtags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pinflow.kit.contrast import TEXT_CONTRAST
from pinflow.pins.build_link import is_amazon
from pinflow.pins.models import Finding, PinToCheck, Severity, TextBox
from pinflow.pins.rules.addresses import HASHTAG
from pinflow.pins.rules.country_labels import usual_label
from pinflow.pins.rules.fixes import MAX_DESCRIPTION, shorten
from pinflow.pins.rules.patterns import (
    DISCLOSURE_ALONE,
    DISCLOSURE_ANYWHERE,
    DISCLOSURE_AT_START,
)
from pinflow.pins.rules.plain_text import read_plainly, reveal
from pinflow.pins.rules.rule import Rule
from pinflow.pins.rules.sources import FTC, PINTEREST_COMMERCIAL

_OTHER_FILE = "If it does not, add another pin with a file that shows the label."
MIN_SHARE_OF_WIDTH = 0.02  # 20 px on a picture 1000 px wide; below it the label cannot be read on a phone
# So many hashtags in a row, the label among them, are a pile that nobody reads.
PILE = 3
_PILE_AT_START = re.compile(rf"\s*(?:#[^\W\d]\w*[\s,]*){{{PILE},}}")
# What remains of a label in the middle of a text.
_LABEL_TAG = re.compile(r"\s*#(?:ad|advert|sponsored|anzeige|werbung)\b", re.IGNORECASE)


def disclosure_boxes(pin: PinToCheck) -> list[tuple[int, TextBox]]:
    """The text boxes of the picture that are the disclosure, by their words, whatever their role."""
    found = [(i, box) for i, box in enumerate(pin.text_boxes) if _discloses(box.text)]
    labelled = [(i, box) for i, box in found if box.role == "disclosure"]
    return labelled or found


def _discloses(text: str) -> bool:
    plain = read_plainly(text)
    return bool(DISCLOSURE_ANYWHERE.search(plain) or DISCLOSURE_ALONE.fullmatch(plain))


class TextDisclosureMissing(Rule):
    id = "disclosure.text_missing"
    says = "The description begins with a clear advertising label; “affiliate link” alone is none."
    severity = Severity.BLOCK
    source = FTC
    hard = True
    fix = "Begin the description with “#ad” (German: “Anzeige:”). “Affiliate link” alone is not clear enough."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if not DISCLOSURE_AT_START.match(read_plainly(pin.description)):
            yield self.finding(
                "description",
                "The description does not begin with a clear advertising label.",
                patch={"description": labelled(pin, pin.description)},
                severity=_added_severity(pin),
            )


class TextDisclosureBuried(Rule):
    id = "disclosure.text_buried"
    says = "The label does not stand in a pile of hashtags."
    severity = Severity.BLOCK
    source = FTC
    hard = True
    fix = "Put words behind the label, and the other hashtags at the end of the description."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        plain = read_plainly(pin.description)
        pile = _PILE_AT_START.match(plain)
        if pile and DISCLOSURE_AT_START.match(plain):
            tags = HASHTAG.findall(pile.group(0))
            yield self.finding(
                "description",
                f"The advertising label stands in a pile of {len(tags)} hashtags, where it is overlooked.",
                patch={"description": _tags_last(pin.description)},
            )


class PictureDisclosureMissing(Rule):
    id = "disclosure.picture_missing"
    says = "The picture, too, says that it is advertising."
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    fix = "Choose a template that draws the label “#ad” or “Anzeige” on the picture."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if not disclosure_boxes(pin):
            yield self.finding(
                "text_boxes",
                f"See for yourself that your {'video' if pin.unread_video else 'picture'} says that this is "
                "advertising, if it is."
                if pin.added
                else "No text on the picture says that this is advertising.",
                # No template of ours draws it.
                fix=_OTHER_FILE if pin.added else None,
                severity=Severity.INFO if pin.added else None,
            )


class PictureDisclosureIllegible(Rule):
    id = "disclosure.picture_illegible"
    says = "The label on the picture can be read: contrast 4.5:1, letters of 2 % of its width."
    severity = Severity.BLOCK
    source = FTC
    fix = (
        "Give the label more contrast (4.5:1 or more) and at least 2 % of the picture's width as letter size."
    )

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        for index, box in disclosure_boxes(pin):
            smallest = MIN_SHARE_OF_WIDTH * pin.picture_width
            if box.contrast < TEXT_CONTRAST:
                yield self.finding(
                    f"text_boxes[{index}]",
                    f"The advertising label has a contrast of only {box.contrast:.1f}:1.",
                )
            elif box.font_px < smallest:
                yield self.finding(
                    f"text_boxes[{index}]",
                    f"The advertising label is {box.font_px:.0f} px high; {smallest:.0f} px are needed.",
                )


def _added_severity(pin: PinToCheck) -> Severity | None:
    """Whether a link that a person brought earns anything is known only of links to Amazon."""
    return Severity.WARN if pin.added and not is_amazon(pin.link or "") else None


def labelled(pin: PinToCheck, description: str) -> str:
    """``description`` behind the label that is usual in the pin's country, within Pinterest's length."""
    label = usual_label(pin.marketplace)
    rest = _LABEL_TAG.sub("", description).strip()
    return shorten(f"{label} {rest}".strip(), MAX_DESCRIPTION)


def _tags_last(description: str) -> str:
    """The label, the words, then the hashtags that stood between them."""
    plain = reveal(description).strip()
    label, _, rest = plain.partition(" ")
    pile = _PILE_AT_START.match(plain)
    assert pile is not None
    tags = HASHTAG.findall(pile.group(0))[1:]
    words = plain[pile.end() :].strip() if rest else ""
    return f"{label.rstrip(',')} {words} {' '.join(tags)}".strip()
