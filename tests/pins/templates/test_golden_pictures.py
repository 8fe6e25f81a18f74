"""Every built-in template looks as it did when a person looked at it."""

from __future__ import annotations

import msgspec
import pytest

from pinflow.pins.templates.load_template import load_template
from pinflow.pins.templates.model import Stack
from tests.pins.templates.golden_pictures import GOLDEN_DIRECTORY, NAMES, difference, draw, read

# Twice what saving as a JPEG does to a cell; far under what one missing line of small text does.
MOST_IN_A_CELL, MOST_ON_AVERAGE = 4.0, 0.8


def test_there_is_a_picture_of_every_template_and_of_no_other() -> None:
    assert {path.stem for path in GOLDEN_DIRECTORY.glob("*.jpg")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_template_looks_as_it_did(name: str) -> None:
    largest, mean = difference(draw(name), read(name))
    assert (largest <= MOST_IN_A_CELL, mean <= MOST_ON_AVERAGE) == (True, True), (
        f"{name} looks different ({largest:.1f}, {mean:.2f}). If that is meant, run "
        "python -m tests.pins.templates.golden_pictures and look at it."
    )


@pytest.mark.parametrize(
    "name", ["hero", "editorial", "list-count", "compare-note", "gift-wrapped", "tip-note"]
)
def test_a_layer_that_vanishes_or_moves_is_seen(name: str) -> None:
    template, stored = load_template(name), read(name)
    for index, layer in enumerate(template.layers):
        changed = [*template.layers]
        if isinstance(layer, Stack):
            changed[index] = _moved(layer)
        else:
            del changed[index]
        drawn = draw(name, msgspec.structs.replace(template, layers=tuple(changed)))
        largest, mean = difference(drawn, stored)
        assert largest > MOST_IN_A_CELL or mean > MOST_ON_AVERAGE, f"{name}: layer {index}, {largest:.1f}"


def _moved(stack: Stack) -> Stack:
    """The stack 30 px further to the left: half a cell."""
    left, right = stack.box.left, stack.box.right
    assert not isinstance(left, str)
    assert not isinstance(right, str)
    return msgspec.structs.replace(
        stack, box=msgspec.structs.replace(stack.box, left=left - 30, right=right - 30)
    )
