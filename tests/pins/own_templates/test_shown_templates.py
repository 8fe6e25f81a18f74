"""What the API says of a template, so that a form asks for what the picture shows."""

from __future__ import annotations

import pytest

from pinflow.pins.own_templates.schemas import Template
from pinflow.pins.templates.load_template import load_template


@pytest.mark.parametrize(
    ("name", "draws"),
    [
        ("hero", ["kicker"]),
        ("compare-cards", ["rows"]),
        ("editorial", ["kicker", "items"]),
        ("list-cards", ["kicker", "items"]),
    ],
)
def test_it_says_which_texts_of_a_pin_it_draws(name: str, draws: list[str]) -> None:
    assert Template.of(load_template(name)).draws == draws
