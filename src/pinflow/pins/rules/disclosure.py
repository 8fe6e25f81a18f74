"""Disclosure: on the picture and at the start of the text, readable, not in a pile of hashtags."""

from __future__ import annotations

from collections.abc import Iterator

from pinflow.pins.models import Finding, PinToCheck, Severity, TextBox
from pinflow.pins.rules.patterns import DISCLOSURE_ANYWHERE, DISCLOSURE_AT_START
from pinflow.pins.rules.rule import Rule
from pinflow.pins.rules.sources import FTC, PINTEREST_COMMERCIAL

MIN_CONTRAST = 4.5
MIN_SHARE_OF_WIDTH = 0.02  # 20 px on a picture 1000 px wide; below it the label cannot be read on a phone


def disclosure_boxes(pin: PinToCheck) -> list[tuple[int, TextBox]]:
    """The text boxes of the picture that are the disclosure, by their words, whatever their role."""
    found = [(i, box) for i, box in enumerate(pin.text_boxes) if DISCLOSURE_ANYWHERE.search(box.text)]
    labelled = [(i, box) for i, box in found if box.role == "disclosure"]
    return labelled or found


class TextDisclosureMissing(Rule):
    id = "disclosure.text_missing"
    severity = Severity.BLOCK
    source = FTC
    fix = "Begin the description with “#ad” (German: “Anzeige:”). “Affiliate link” alone is not clear enough."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if not DISCLOSURE_AT_START.match(pin.description):
            yield self.finding(
                "description", "The description does not begin with a clear advertising label."
            )


class PictureDisclosureMissing(Rule):
    id = "disclosure.picture_missing"
    severity = Severity.BLOCK
    source = PINTEREST_COMMERCIAL
    fix = "Choose a template that draws the label “#ad” or “Anzeige” on the picture."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if not disclosure_boxes(pin):
            yield self.finding("text_boxes", "No text on the picture says that this is advertising.")


class PictureDisclosureIllegible(Rule):
    id = "disclosure.picture_illegible"
    severity = Severity.BLOCK
    source = FTC
    fix = (
        "Give the label more contrast (4.5:1 or more) and at least 2 % of the picture's width as letter size."
    )

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        for index, box in disclosure_boxes(pin):
            smallest = MIN_SHARE_OF_WIDTH * pin.picture_width
            if box.contrast < MIN_CONTRAST:
                yield self.finding(
                    f"text_boxes[{index}]",
                    f"The advertising label has a contrast of only {box.contrast:.1f}:1.",
                )
            elif box.font_px < smallest:
                yield self.finding(
                    f"text_boxes[{index}]",
                    f"The advertising label is {box.font_px:.0f} px high; {smallest:.0f} px are needed.",
                )
