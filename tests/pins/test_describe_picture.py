"""The alt text tells somebody who cannot see the picture what is really on it, and nothing else."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from pinflow.pins.describe_picture import describe_picture, words_of_picture
from pinflow.pins.models import TextBox
from pinflow.pins.writers.languages import LANGUAGES
from tests.factories.pins import box

FACTS: dict[str, Any] = {
    "language": "en",
    "product_name": "Insulated travel mug",
    "shows_photo": False,
    "headline": "A mug for the way to work",
    "kicker": "Kitchen",
    "points": ("Does the lid lock?", "Does it fit?", "Who washes it?"),
    "disclosure": "#ad",
}
ALL = ("headline", "kicker", "point", "point", "point", "disclosure")


def describe(*drawn: str, **changes: Any) -> str:
    """The alt text of a picture on which boxes of these roles were drawn."""
    return describe_picture(text_boxes=[box("…", role, 40) for role in drawn], **{**FACTS, **changes})


def test_everything_that_was_drawn_is_told_once_and_in_its_order() -> None:
    assert describe(*ALL) == (
        "Card with the headline “A mug for the way to work”, the line “Kitchen” and these notes: "
        "Does the lid lock?; Does it fit?; Who washes it? Labelled #ad."
    )
    assert describe("headline", "disclosure") == (
        "Card with the headline “A mug for the way to work”. Labelled #ad."
    )
    assert describe("headline", "kicker", "disclosure") == (
        "Card with the headline “A mug for the way to work” and the line “Kitchen”. Labelled #ad."
    )


def test_a_german_pin_is_described_in_german_and_an_unknown_language_in_english() -> None:
    assert describe(*ALL, language="de", disclosure="Anzeige", headline="Der Becher") == (
        "Karte mit der Überschrift „Der Becher“, der Zeile „Kitchen“ und diesen Notizen: "
        "Does the lid lock?; Does it fit?; Who washes it? Gekennzeichnet als Anzeige."
    )
    assert describe(*ALL, language="ja") == describe(*ALL)


def test_a_photo_is_told_by_the_products_name_and_only_when_it_is_there() -> None:
    assert describe("headline", shows_photo=True).startswith(
        "Photo of Insulated travel mug with the headline"
    )
    assert "mug with" not in describe("headline")
    other = describe("headline", shows_photo=True, shows_product=False)
    assert other.startswith("Photo about Insulated travel mug with the headline “"), "not of it"
    nameless = describe("headline", shows_photo=True, product_name="")
    assert nameless.startswith("Photo with the headline “")
    german = describe("headline", shows_photo=True, language="de")
    assert german.startswith("Foto: Insulated travel mug, mit der Überschrift")


@pytest.mark.parametrize("language", sorted(LANGUAGES))
@pytest.mark.parametrize(("shows_photo", "shows_product"), [(True, True), (True, False), (False, False)])
def test_every_language_of_the_writers_tells_every_kind_of_picture(
    language: str, shows_photo: bool, shows_product: bool
) -> None:
    told = describe(*ALL, language=language, shows_photo=shows_photo, shows_product=shows_product)
    assert FACTS["headline"] in told
    assert ("travel mug" in told) is shows_photo
    english = describe(*ALL, shows_photo=shows_photo, shows_product=shows_product)
    assert (told == english) is (language == "en")


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_what_its_owner_calls_a_library_picture_is_told(language: str) -> None:
    def told(**changes: Any) -> str:
        shown = {"shows_photo": True, "language": language, "picture_name": "Blue mug on a desk"}
        return describe("headline", **{**shown, **changes})

    assert "Insulated travel mug (Blue mug on a desk)" in told()
    other = told(shows_product=False)
    assert "Blue mug on a desk" in other
    assert "travel mug" not in other
    assert told(product_name="Blue mug") == told(product_name=""), "nothing is said twice"
    assert "Blue mug on a desk" not in told(shows_photo=False)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("keramikbecher-blau_2", "keramikbecher blau"),
        ("Blue mug on a desk.jpg", "Blue mug on a desk"),
        ("Tasse à café (3)", "Tasse à café"),
        ("机の上のマグカップ", "机の上のマグカップ"),
        ("IMG_2034", ""),
        ("DSC00017.JPG", ""),
        ("photo", ""),
        ("WhatsApp Image 2026-11-27 at 10.14.22", ""),
        ("4f1c9a7e-88d2", ""),
        ("711XjsqTWsL", ""),
        ("Best mug ever, only $9.99", ""),
        ("See shop.example", ""),
        ("", ""),
    ],
)
def test_a_name_that_says_nothing_of_the_picture_or_too_much_is_left_out(name: str, words: str) -> None:
    assert words_of_picture(name) == words


def test_points_that_did_not_fit_on_the_picture_are_not_told() -> None:
    assert "notes: Does the lid lock? L" in describe("headline", "point", "disclosure")
    two = describe(
        "headline", "point", "point", "disclosure", points=("Does the lid lock?", " ", "Does it fit?", "Why?")
    )
    assert "notes: Does the lid lock?; Does it fit? L" in two


@pytest.mark.parametrize("missing", ["kicker", "point", "disclosure"])
def test_a_text_without_a_box_is_not_told(missing: str) -> None:
    told = describe(*(role for role in ALL if role != missing))
    words = {"kicker": "Kitchen", "point": "Does the lid lock?", "disclosure": "#ad"}
    assert words[missing] not in told
    assert all(word in told for role, word in words.items() if role != missing)


@pytest.mark.parametrize("change", [{"kicker": ""}, {"points": ()}, {"disclosure": ""}])
def test_an_empty_text_leaves_no_gap(change: dict[str, Any]) -> None:
    told = describe(*ALL, **change)
    assert "“”" not in told
    assert "  " not in told
    assert not told.endswith((" ", "Labelled ."))


def test_a_text_that_was_cut_is_told_as_it_is_drawn() -> None:
    drawn = [
        msgspec.structs.replace(box("A mug for…", "headline", 40), shortened=True),
        box("Does the lid lock?", "point", 40),
        msgspec.structs.replace(box("Does it…", "point", 40), shortened=True),
    ]
    told = describe_picture(
        language="en",
        product_name="Mug",
        shows_photo=False,
        text_boxes=drawn,
        headline="A mug for the way to work",
        kicker="Kitchen",
        points=("Does the lid lock?", "Does it fit?"),
        disclosure="#ad",
    )
    assert told == "Card with the headline “A mug for…” and these notes: Does the lid lock?; Does it…"


@pytest.mark.parametrize("change", [{"shortened": True}, {"missing": "京"}])
def test_a_line_that_was_cut_or_lacks_letters_is_told_as_it_is_drawn(change: dict[str, Any]) -> None:
    drawn = [box("Headline", "headline", 84), box("Kitchen and…", "kicker", 40)]
    drawn[1] = msgspec.structs.replace(drawn[1], **change)
    kicker = "Kitchen and everything that is kept in it 京"
    told = describe_picture(text_boxes=drawn, **{**FACTS, "kicker": kicker})
    assert "the line “Kitchen and…”" in told
    assert "everything" not in told
    whole = describe_picture(
        text_boxes=[drawn[0], box(kicker.upper(), "kicker", 40)], **{**FACTS, "kicker": kicker}
    )
    assert f"the line “{kicker}”" in whole, "capitals are the template's, and are not read out"


def test_texts_that_are_too_long_are_shortened_at_a_word_and_the_label_stays() -> None:
    for changes in (
        {"points": ("A note that goes on. " * 12,) * 3},
        {"headline": "word " * 300},
        {"headline": "x" * 900},
    ):
        told = describe(*ALL, **changes)
        assert len(told) <= 500
        assert told.endswith("… Labelled #ad.")
    assert describe(*ALL, headline="word " * 300).endswith(" word… Labelled #ad.")


def drawn_as(*texts: tuple[str, str]) -> list[TextBox]:
    return [box(text, role, 40) for role, text in texts]


def test_a_list_is_told_as_it_is_drawn_by_its_items_or_its_points() -> None:
    items = ("Measure the shelf", "Count the mugs", "Mind the handle")
    told = describe_picture(
        text_boxes=drawn_as(("headline", "…"), *(("point", item.upper()) for item in items[:2])),
        **{**FACTS, "items": items},
    )
    assert "Measure the shelf; Count the mugs" in told
    assert not any(note in told for note in (*FACTS["points"], items[2]))
    told = describe_picture(
        text_boxes=drawn_as(("headline", "…"), ("point", FACTS["points"][0])), **{**FACTS, "items": items}
    )
    assert FACTS["points"][0] in told
    assert items[0] not in told


def test_a_table_is_told_row_by_row() -> None:
    boxes = drawn_as(
        ("column", "Choose"),
        ("label", "Small rooms"),
        ("cell", "Size first"),
        ("label", "Busy homes"),
        ("cell", "How it is cleaned"),
        ("cell", "Lids"),
        ("label", "Rented homes"),
        ("headline", "…"),
    )
    told = describe_picture(text_boxes=boxes, **FACTS)
    assert (
        "this comparison: Small rooms: Size first; Busy homes: How it is cleaned, Lids; Rented homes" in told
    )
    assert not any(note in told for note in FACTS["points"])
