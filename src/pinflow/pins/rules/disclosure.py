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
MIN_SHARE_SHOWN, MAX_SHARE_COVERED = 0.9, 0.1
# Of the letters' size: a line of small letters alone is half as high, narrow letters a quarter as wide.
MIN_HEIGHT_OF_LETTER, MIN_WIDTH_OF_LETTER = 0.45, 0.2
# So many hashtags in a row, the label among them, are a pile that nobody reads.
PILE = 3
_PILE_AT_START = re.compile(rf"\s*(?:#[^\W\d]\w*[\s,]*){{{PILE},}}")
# What remains of a label in the middle of a text.
_LABEL_TAG = re.compile(r"\s*#(?:ad|advert|sponsored|anzeige|werbung)\b", re.IGNORECASE)


def disclosure_boxes(pin: PinToCheck) -> list[tuple[int, TextBox]]:
    """The text boxes on the picture that are the disclosure, by their words, whatever their role.

    A box that lies outside the picture, or is empty, shows nobody anything.
    """
    found = _labels_shown(pin)
    labelled = [(i, box) for i, box in found if box.role == "disclosure"]
    return labelled or found


def _labels_shown(pin: PinToCheck) -> list[tuple[int, TextBox]]:
    return [(i, box) for i, box in _labels(pin) if _is_on_picture(box, pin)]


def _pictures_of(pin: PinToCheck) -> tuple[int, ...]:
    """On which of its pictures each text box stands."""
    return pin.pictures_of_texts or (0,) * len(pin.text_boxes)


def _labels(pin: PinToCheck) -> list[tuple[int, TextBox]]:
    return [(i, box) for i, box in enumerate(pin.text_boxes) if _discloses(box.text)]


def _is_on_picture(box: TextBox, pin: PinToCheck) -> bool:
    area = box.width * box.height
    shown = _shared(box, 0, 0, pin.picture_width, pin.picture_height)
    return box.width > 0 and box.height > 0 and shown >= MIN_SHARE_SHOWN * area


def _shared(box: TextBox, left: float, top: float, width: float, height: float) -> float:
    """The area that a box has in common with a rectangle."""
    across = min(box.x + box.width, left + width) - max(box.x, left)
    down = min(box.y + box.height, top + height) - max(box.y, top)
    return max(across, 0) * max(down, 0)


def _is_covered(index: int, pin: PinToCheck) -> bool:
    """Whether other texts lie over more of a label than its edge."""
    box, on = pin.text_boxes[index], _pictures_of(pin)
    others = [
        other
        for place, other in enumerate(pin.text_boxes)
        if place != index and on[place] == on[index] and other.text.strip()
    ]
    covered = sum(_shared(box, other.x, other.y, other.width, other.height) for other in others)
    return covered > MAX_SHARE_COVERED * box.width * box.height


def _letters_px(box: TextBox) -> float:
    """The size of the letters, or the largest that its box has room for, if that is less."""
    lines = max(1, int(box.height / (1.2 * box.font_px))) if box.font_px > 0 else 1
    across = box.width * lines / len(box.text.strip())
    return min(box.font_px, box.height / MIN_HEIGHT_OF_LETTER, across / MIN_WIDTH_OF_LETTER)


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
    says = "The picture, too, says that it is advertising, on the picture itself; of several the first."
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    fix = "Choose a template that draws the label “#ad” or “Anzeige” on the picture."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        on, shown = _pictures_of(pin), _labels_shown(pin)
        if any(on[index] == 0 for index, _ in shown):
            return
        if shown:
            yield self.finding(
                f"text_boxes[{shown[0][0]}]",
                "Only a later picture says that this is advertising; in a feed the first one is seen.",
            )
        elif outside := _labels(pin):
            yield self.finding(
                f"text_boxes[{outside[0][0]}]", "The advertising label lies outside the picture, or is empty."
            )
        else:
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
    says = (
        "The label on the picture can be read: contrast 4.5:1, letters of 2 % of its width, no text over it."
    )
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
            elif (letters := _letters_px(box)) < smallest:
                yield self.finding(
                    f"text_boxes[{index}]",
                    f"The advertising label is {letters:.0f} px high; {smallest:.0f} px are needed.",
                )
            elif _is_covered(index, pin):
                yield self.finding(
                    f"text_boxes[{index}]",
                    "Another text lies over the advertising label.",
                    fix="Choose a template in which the label stands free.",
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
