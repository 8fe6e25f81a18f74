"""Facts about the picture that hold for every board: format, size, shape and readable text."""

from __future__ import annotations

from collections.abc import Iterator

from pinflow.pins.models import Finding, PinToCheck, Severity
from pinflow.pins.rules.disclosure import MIN_CONTRAST, disclosure_boxes
from pinflow.pins.rules.rule import Rule, quoted
from pinflow.pins.rules.sources import PINFLOW_PICTURES, PINTEREST_API, WCAG

MIN_SIDE = 200
RATIO, RATIO_TOLERANCE = 2 / 3, 0.01


class PictureFormat(Rule):
    id = "pictures.format"
    severity = Severity.BLOCK
    source = PINTEREST_API
    fix = "Save the picture as JPEG or PNG."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.picture_bytes <= 0:
            yield self.finding("picture", "The pin has no picture.", fix="Draw or choose a picture.")
        elif pin.picture_media_type not in ("image/jpeg", "image/png"):
            yield self.finding("picture", f"Pinterest takes JPEG and PNG, not {pin.picture_media_type}.")


class PictureTooSmall(Rule):
    id = "pictures.too_small"
    severity = Severity.BLOCK
    source = PINTEREST_API
    fix = "Choose another picture; 1000 x 1500 px is right."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if min(pin.picture_width, pin.picture_height) < MIN_SIDE:
            yield self.finding(
                "picture",
                f"This picture is {pin.picture_width} x {pin.picture_height} px; "
                f"Pinterest refuses pictures under {MIN_SIDE} px.",
            )


class PictureShape(Rule):
    id = "pictures.shape"
    severity = Severity.WARN
    source = PINTEREST_API
    fix = "Use a picture twice as wide as a third of its height: 1000 x 1500 px."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        ratio = pin.picture_width / max(pin.picture_height, 1)
        if abs(ratio - RATIO) > RATIO_TOLERANCE:
            yield self.finding(
                "picture",
                f"{pin.picture_width} x {pin.picture_height} px is not 2:3 and may be cut in the feed.",
            )


class TextCut(Rule):
    """A reader of half a sentence cannot know what the pin says; nor was it approved."""

    id = "pictures.text_cut"
    severity = Severity.BLOCK
    source = PINFLOW_PICTURES
    fix = "Shorten the text, or choose another template."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        for index, box in enumerate(pin.text_boxes):
            if box.shortened:
                room = len(box.text.removesuffix("…"))
                yield self.finding(
                    f"text_boxes[{index}]",
                    f"The {box.role} does not fit on the picture, which shows {quoted(box.text)}.",
                    fix=f"Shorten the {box.role} to about {room} characters, or choose another template.",
                )


class TextContrast(Rule):
    id = "pictures.contrast"
    severity = Severity.WARN
    source = WCAG
    fix = "Choose another palette or template, or a quieter part of the photo behind the text."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        judged_elsewhere = {index for index, _ in disclosure_boxes(pin)}
        for index, box in enumerate(pin.text_boxes):
            if box.contrast < MIN_CONTRAST and index not in judged_elsewhere:
                yield self.finding(
                    f"text_boxes[{index}]",
                    f"{quoted(box.text)} has a contrast of {box.contrast:.1f}:1; {MIN_CONTRAST}:1 is needed.",
                )
