"""Artwork follows what a product is, told from its words; every drawing that is named exists."""

from __future__ import annotations

import pytest

from pinflow.pins.artwork.fields import FIELDS, GENERAL, SEASONS, field_of, motifs_for
from pinflow.pins.renderers.draw_motif import motif_names


@pytest.mark.parametrize(
    ("subject", "field"),
    [
        ("Gooseneck kettle, 1 litre\nKitchen & Dining", "drinks"),
        ("Gusseisenpfanne 28 cm\nKüche, Haushalt & Wohnen", "kitchen"),
        ("Bird feeder with roof\nPatio, Lawn & Garden", "garden"),
        ("The Quiet Forest: a novel\nBooks", "books"),
        ("Dog bowl, stainless steel\nPet Supplies", "pets"),
        ("Kaffeebecher mit Deckel\nKüche", "drinks"),
        ("Hand painted ceramic lamp\nHome & Kitchen", "home"),
        ("Framed wall art, set of 2\nHome", "home"),
        ("Step stool with handle\nFurniture", "home"),
        ("Xyzzy 3000\nToys & Games", "toys"),
        ("Xyzzy 3000\n", None),
        ("", None),
    ],
)
def test_a_product_s_words_say_its_field_of_life(subject: str, field: str | None) -> None:
    assert field_of(subject) == field


def test_every_field_and_season_has_drawings_that_exist() -> None:
    known = set(motif_names())
    for motifs in (*FIELDS.values(), *SEASONS.values(), GENERAL):
        assert len(motifs) >= 4
        assert set(motifs) <= known
    used = {name for motifs in (*FIELDS.values(), *SEASONS.values(), GENERAL) for name in motifs}
    assert used == known, "a drawing that nothing shows"


def test_a_season_comes_before_the_product_and_what_is_unknown_gets_something_general() -> None:
    assert motifs_for("Dog bowl", "winter") == SEASONS["winter"]
    assert motifs_for("Dog bowl", "carnival") == FIELDS["pets"]
    assert motifs_for("Xyzzy") == GENERAL
