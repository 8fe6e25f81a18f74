"""Facts about the picture that hold for every board: format, size, shape and readable text."""

from __future__ import annotations

from collections.abc import Iterator

from pinflow.kit.contrast import TEXT_CONTRAST
from pinflow.pins.models import Finding, FixPatch, PinToCheck, Severity, TextBox
from pinflow.pins.rules.disclosure import disclosure_boxes
from pinflow.pins.rules.rule import Rule, quoted
from pinflow.pins.rules.sources import PINFLOW_PICTURES, PINTEREST_API, WCAG

MIN_SIDE = 200
MIN_SHOWN = 8
RATIO, RATIO_TOLERANCE = 2 / 3, 0.01


class PictureFormat(Rule):
    id = "pictures.format"
    says = "The picture is a JPEG or PNG."
    severity = Severity.BLOCK
    source = PINTEREST_API
    hard = True
    fix = "Save the picture as JPEG or PNG."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.picture_bytes <= 0:
            yield self.finding("picture", "The pin has no picture.", fix="Draw or choose a picture.")
        elif pin.picture_media_type not in ("image/jpeg", "image/png"):
            yield self.finding("picture", f"Pinterest takes JPEG and PNG, not {pin.picture_media_type}.")


class PictureTooSmall(Rule):
    id = "pictures.too_small"
    says = "The picture is at least 200 px wide and high."
    severity = Severity.BLOCK
    source = PINTEREST_API
    hard = True
    fix = "Choose another picture; 1000 x 1500 px is right."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if min(pin.picture_width, pin.picture_height) < MIN_SIDE:
            yield self.finding(
                "picture",
                f"This picture is {pin.picture_width} x {pin.picture_height} px; "
                f"Pinterest refuses pictures under {MIN_SIDE} px.",
                # Its owner may try: the worst is a refusal.
                severity=Severity.WARN if pin.added else None,
            )


class PictureShape(Rule):
    id = "pictures.shape"
    says = "The picture is 2:3."
    severity = Severity.WARN
    source = PINTEREST_API
    fix = "Use an upright picture of 2:3, such as 1000 x 1500 px."

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
    says = "No text on the picture is cut off or lacks characters."
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
                    patch=_as_shown(box),
                )
            if box.missing:
                yield self.finding(
                    f"text_boxes[{index}]",
                    f"The {box.role} lacks {quoted(box.missing)} on the picture: no font here has it.",
                    fix=f"Write the {box.role} with other characters, or install fonts that have them "
                    "(fonts-noto-cjk).",
                )


def _as_shown(box: TextBox) -> FixPatch | None:
    """The words that fit, without the ellipsis; too few are no text."""
    shown = box.text.removesuffix("…").rstrip(" ,;:–—-")
    if box.role not in ("headline", "kicker") or len(shown) < MIN_SHOWN:
        return None
    return {box.role: shown}


class WordsNotRead(Rule):
    """What is on a file of a person's own is not read from its pixels: a guess would pass for a check."""

    id = "pictures.words_not_read"
    says = "Words on a picture or in a video of one's own are read by a person; no rule sees them."
    severity = Severity.INFO
    source = PINFLOW_PICTURES
    fix = "Read them before you approve it: prices, claims, the advertising label."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        if pin.unread_video:
            yield self.finding(
                "video",
                "Nobody has checked what is said and written in this video: "
                "the rules read title, description and alt text.",
                fix="Watch it to its end before you approve it: prices, claims, the advertising label.",
            )
        elif pin.added and not pin.text_boxes:
            yield self.finding(
                "picture",
                "Nobody has checked the words on your picture: "
                "the rules read title, description and alt text.",
            )


class TextContrast(Rule):
    id = "pictures.contrast"
    says = "Texts on the picture have a contrast of 4.5:1."
    severity = Severity.WARN
    source = WCAG
    fix = "Choose another palette or template, or a quieter part of the photo behind the text."

    def check(self, pin: PinToCheck) -> Iterator[Finding]:
        judged_elsewhere = {index for index, _ in disclosure_boxes(pin)}
        for index, box in enumerate(pin.text_boxes):
            if box.contrast < TEXT_CONTRAST and index not in judged_elsewhere:
                yield self.finding(
                    f"text_boxes[{index}]",
                    f"{quoted(box.text)} has a contrast of {box.contrast:.1f}:1; "
                    f"{TEXT_CONTRAST}:1 is needed.",
                )
