"""Checks the texts of a template that anyone may have sent: every fault with its line, then by drawing."""

from __future__ import annotations

import msgspec

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.renderers.try_template import covered_parts, misplaced_texts, said_of_trial, trial_designs
from pinflow.pins.studio import Studio
from pinflow.pins.templates.load_template import MOST_BYTES, Fault, faulty, parse_template
from pinflow.pins.templates.model import Sample, Template


class TemplateTexts(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in ``template.json`` and ``sample.json``."""

    design: str
    sample: str


def read_texts(texts: TemplateTexts) -> tuple[Template | None, Sample | None, list[Fault]]:
    """Template and sample with their faults; without a fault both are there."""
    # An encoded text is never shorter than its characters: nothing huge is encoded first.
    too_long = [
        file
        for file, text in (("template.json", texts.design), ("sample.json", texts.sample))
        if len(text) > MOST_BYTES
    ]
    if too_long:
        reason = f"the file is larger than {MOST_BYTES // 1000} kB"
        return None, None, [Fault(file=file, line=1, where="$", reason=reason) for file in too_long]
    return parse_template(_bytes(texts.design), _bytes(texts.sample))


def read_sound(texts: TemplateTexts) -> tuple[Template, Sample]:
    """Template and sample, when they can be read.

    Raises:
        InvalidInputError: ``pins.template_faulty``: the first fault in words, all of them in its data.
    """
    template, sample, faults = read_texts(texts)
    if template is None or sample is None or faults:
        raise faulty(template.name if template is not None else "?", faults)
    return template, sample


def _bytes(text: str) -> bytes:
    # What is no text in UTF-8 stays none, and is named as a fault.
    return text.encode("utf-8", "surrogatepass")


async def lint_texts(studio: Studio, texts: TemplateTexts) -> list[Fault]:
    """Every fault; a template without any is also drawn, with short and long texts."""
    template, sample, faults = read_texts(texts)
    if template is None or sample is None or faults:
        return faults
    reasons: list[str] = []
    for tried_with, design in trial_designs(template, sample):
        try:
            drawn = await studio.draw(design, None)
        except InvalidInputError as error:
            reasons.append(said_of_trial(tried_with, error.message))
            break
        misplaced = [*misplaced_texts(drawn.text_boxes, template.margin), *covered_parts(template, design)]
        reasons += [said_of_trial(tried_with, reason) for reason in misplaced]
    return [
        Fault(file="template.json", line=1, where="$", reason=reason) for reason in dict.fromkeys(reasons)
    ]


async def require_sound(studio: Studio, texts: TemplateTexts) -> Template:
    """The template, when nothing is wrong with it.

    Raises:
        InvalidInputError: ``pins.template_faulty``: the first fault in words, all of them in its data.
    """
    faults = await lint_texts(studio, texts)
    template, _, _ = read_texts(texts)
    if template is None or faults:
        raise faulty(template.name if template is not None else "?", faults)
    return template
