"""Text is shaped in fonts that have it, fits its room, breaks evenly and is shortened at words."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pinflow.pins.fonts import FONT_DIRECTORY
from pinflow.pins.renderers.fit_text import FittedText, TextLimits, fit_text
from pinflow.pins.renderers.hyphenate import joints
from pinflow.pins.renderers.shape_text import clean, shape_or_mark, shape_text

FONT = "BricolageGrotesque-ExtraBold"


def _fit(
    text: str, width: float = 800, height: float = 500, lines: int = 4, least: float = 40
) -> FittedText | None:
    return fit_text(shape_text(text, FONT), TextLimits(width, height, 120, least, 1.05, lines))


def _lines(fitted: FittedText) -> list[str]:
    return [" ".join(word.text for word in line.words) for line in fitted.lines]


@pytest.mark.parametrize(
    "text",
    [
        "Größe für Anfänger",
        "Лучший чайник",
        "Ο καλύτερος βραστήρας",
        "毎朝のコーヒーが楽しみ",
        "适合慢早晨的咖啡壶",
        "느린 아침을 위한 주전자",
        "أفضل غلاية لصباح هادئ",
        "קומקום לבוקר איטי",
        "सुबह की कॉफी",
        "กาต้มน้ำสำหรับเช้า",
        "Sleep 🌙 better",
    ],
)
def test_the_shipped_fonts_draw_every_character_of_the_world_s_scripts(text: str) -> None:
    shaped = shape_text(text, FONT)
    assert " ".join(word.text for word in shaped.words).replace(" ", "") == clean(text).replace(" ", "")
    shipped = {path.stem for path in FONT_DIRECTORY.glob("*.ttf")}
    runs = [run for word in shaped.words for run in word.runs]
    assert {run.font.name for run in runs} <= shipped
    assert all(glyph != 0 for run in runs for glyph in run.glyphs)


def test_a_cyrillic_headline_is_set_in_one_face() -> None:
    shaped = shape_text("Лучший Wi-Fi чайник", "Fraunces-SemiBold")
    assert {run.font.name for word in shaped.words for run in word.runs} == {"SourceSerif4-SemiBold"}


def test_a_short_text_takes_the_largest_size() -> None:
    fitted = _fit("Hush.")
    assert fitted is not None
    assert fitted.size == 120
    assert not fitted.shortened


def test_lines_are_balanced_so_that_no_word_stands_alone() -> None:
    fitted = _fit("one two three four five six seven eight nine", width=620)
    assert fitted is not None
    widths = [line.width for line in fitted.lines]
    assert min(widths) > 0.5 * max(widths)


def test_a_text_too_long_ends_in_an_ellipsis_at_a_word() -> None:
    words = [f"word{number}" for number in range(200)]
    fitted = _fit(" ".join(words))
    assert fitted is not None
    assert fitted.shortened
    assert fitted.size == 40
    assert len(fitted.lines) <= 4
    assert fitted.text.endswith("…")
    assert fitted.text[:-1].split(" ") == words[: len(fitted.text.split(" "))]


def test_a_word_wider_than_the_line_is_cut_with_a_hyphen() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
    fitted = _fit(word, width=400)
    assert fitted is not None
    assert all(line.width <= 400 for line in fitted.lines)
    assert "".join(_lines(fitted)).replace("-", "") == word


def test_no_break_spaces_hold_together() -> None:
    fitted = _fit("Water kettles with 1.7\u00a0litres", width=420)
    assert fitted is not None
    assert any("1.7\u00a0litres" in line for line in _lines(fitted))


def test_japanese_punctuation_never_starts_a_line() -> None:
    fitted = _fit("毎朝、静かに、ゆっくり、コーヒーを、いれる。", width=420)
    assert fitted is not None
    assert all(line[0] not in "、。" for line in _lines(fitted))


def test_thai_is_broken_where_a_syllable_begins() -> None:
    fitted = _fit("กาต้มน้ำสำหรับเช้าที่ช้าและเงียบ", width=420)
    assert fitted is not None
    lines = _lines(fitted)
    assert len(lines) > 1
    assert all(line.replace(" ", "")[0] in "เแโใไ" for line in lines[1:])


def test_a_stretched_text_reaches_from_edge_to_edge_in_every_line() -> None:
    limits = TextLimits(800, 900, 400, 40, 1.0, 5, stretch=True)
    fitted = fit_text(shape_text("Water the roots not the leaves", FONT), limits)
    assert fitted is not None
    assert len(fitted.lines) > 1
    assert {round(line.width) for line in fitted.lines} == {800}
    assert fitted.height <= 900
    assert len({line.size for line in fitted.lines}) > 1


def test_an_unbalanced_text_fills_its_lines() -> None:
    shaped = shape_text("one two three four five six seven eight nine ten", FONT)
    even, full = (
        fit_text(shaped, TextLimits(640, 900, 80, 80, 1.1, 6, balance=balance)) for balance in (True, False)
    )
    assert even is not None
    assert full is not None
    assert full.lines[0].width >= even.lines[0].width
    assert full.lines[-1].width < even.lines[-1].width


def test_right_to_left_words_run_from_the_right_and_numbers_stay_readable() -> None:
    fitted = _fit("קומקום 2026 חדש", width=2000)
    assert fitted is not None
    assert not fitted.rightwards
    line = fitted.lines[0]
    order = [word.text for _, word in sorted(zip(line.xs, line.words, strict=True), key=lambda pair: pair[0])]
    assert order == ["חדש", "2026", "קומקום"]


@pytest.mark.parametrize("word", ["مرحبا", "नमस्ते", "घर"])
def test_letters_that_join_are_not_pulled_apart_by_tracking(word: str) -> None:
    """Kickers are set wide; a gap in an Arabic word or in the bar of a Hindi one would tear it."""
    (plain,), (wide,) = shape_text(word, "Manrope-Bold").words, shape_text(word, "Manrope-Bold", 0.12).words
    assert [run.xs for run in wide.runs] == [run.xs for run in plain.runs]
    assert wide.width == plain.width
    (latin,) = shape_text("HOME", "Manrope-Bold", 0.12).words
    assert latin.width > shape_text("HOME", "Manrope-Bold").words[0].width + 0.4


def test_latin_words_inside_arabic_keep_their_order() -> None:
    fitted = _fit("غلاية Smart Kettle جديدة", width=2000)
    assert fitted is not None
    line = fitted.lines[0]
    order = [word.text for _, word in sorted(zip(line.xs, line.words, strict=True), key=lambda pair: pair[0])]
    assert order.index("Smart") < order.index("Kettle")


@pytest.mark.parametrize("text", ["\u0301", "\u0e31 \u064b", "\u200d", "\u20dd ok", "\u3164"])
def test_marks_without_a_letter_stay_in_their_room_or_are_left_out(text: str) -> None:
    for word in shape_text(text, FONT).words:
        assert word.width > 0
        assert word.left >= -0.1
        assert word.right <= word.width + 0.1
    _fit(text)


@pytest.mark.parametrize("text", ["\u0301", "\u0301\u0302", " \u0e31 \u064b", "\u20dd"])
def test_marks_alone_are_told_as_lost(text: str) -> None:
    shaped = shape_or_mark(text, FONT)
    assert [word.text for word in shaped.words] == ["–"]
    assert set(shaped.missing) <= set(text)
    assert shaped.missing
    assert shape_text(f"Tea{text[:1].strip()}", FONT).words


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Balkonkraftwerkshalterungsmontageset", "Bal-kon-kraft-werks-hal-te-rungs-mon-ta-ge-set"),
        ("Hochdruckreinigerverlängerungsschlauch", "Hoch-druck-rei-ni-ger-ver-län-ge-rungs-schlauch"),
        ("WASSERKOCHER", "WAS-SER-KO-CHER"),
        ("dishwasher", "dish-wa-sher"),
        ("Druckerpapier", "Dru-cker-pa-pier"),
        ("strengths", "strengths"),
        ("Xkcdvbnm", "Xkcdvbnm"),
        ("İstanbul", "İstanbul"),
        ("", ""),
    ],
)
def test_a_word_is_parted_between_syllables(word: str, parts: str) -> None:
    cuts = [0, *joints(word), len(word)]
    assert "-".join(word[one:other] for one, other in pairwise(cuts)) == parts


def test_a_word_too_wide_is_parted_at_a_joint_and_one_without_any_is_told_as_cut() -> None:
    for word in ("Balkonkraftwerkshalterungsmontageset", "Hochdruckreinigerverlängerungsschlauch"):
        fitted = _fit(word, width=600)
        assert fitted is not None
        pieces = [piece.text for line in fitted.lines for piece in line.words]
        assert len(pieces) > 1
        assert "".join(piece.removesuffix("-") for piece in pieces) == word
        at = 0
        for piece in pieces[:-1]:
            at += len(piece) - 1
            assert at in joints(word), pieces
        assert not fitted.shortened
    torn = _fit("Xkcdvbnmprst" * 5, width=600)
    assert torn is not None
    assert torn.shortened


# Nobody's characters: a private one, and one that is not assigned yet.
@pytest.mark.parametrize("lost", ["\ue000", "\U0003fffd"])
def test_characters_that_no_font_has_are_named(lost: str) -> None:
    fitted = _fit(f"Tea {lost}{lost} time")
    assert fitted is not None
    assert (fitted.text, fitted.missing, fitted.shortened) == ("Tea time", lost, False)


def test_of_a_text_without_any_drawable_character_a_dash_stands() -> None:
    shaped = shape_or_mark("\ue000", FONT)
    assert [word.text for word in shaped.words] == ["–"]
    assert shaped.missing == "\ue000"
    assert shape_or_mark("", FONT).words == ()


@pytest.mark.parametrize("text", ["👩‍🚀 👍🏽 🇩🇪", "e\u0301\u200d", "™ ® ½ → ★ ✓", "सुबह की कॉफी", "لصباح"])
def test_joiners_and_marks_are_not_missed(text: str) -> None:
    assert shape_text(text, FONT).missing == ""


def test_piled_up_marks_and_control_characters_are_cut() -> None:
    assert clean("a" + "\u0300" * 40) == unicodedata.normalize("NFC", "a" + "\u0300" * 4)
    assert clean("one\x00\n\u202etwo\ud800") == "one two"


def test_the_runs_of_an_arabic_line_stand_from_right_to_left() -> None:
    fitted = _fit("غلاية Smart Kettle هادئ", width=2000, lines=1)
    assert fitted is not None
    line = fitted.lines[0]
    from_left = [word.text for _, word in sorted(zip(line.xs, line.words, strict=True), key=lambda p: p[0])]
    assert from_left == ["هادئ", "Smart", "Kettle", "غلاية"]


def test_japanese_is_drawn_with_japanese_glyphs_before_chinese_ones() -> None:
    """直 and 骨 look different in both; kana says which is meant."""
    for text, font in (("直すコツ", "NotoSansJP-Bold.subset"), ("直接", "NotoSansSC-Bold.subset")):
        runs = [run for word in shape_text(text, FONT).words for run in word.runs]
        assert {run.font.name for run in runs} == {font}


def test_a_lonely_short_line_is_avoided_at_the_cost_of_some_size() -> None:
    """At full size "on" would stand alone; a little smaller both lines are even."""
    shaped = shape_text("Morning coffee on", FONT)
    size = 100.0
    wide = (shaped.words[0].width + shaped.space + shaped.words[1].width) * size * 1.001
    limits = TextLimits(wide, 500, size, 40, 1.05, 2, balance=False)
    fitted = fit_text(shaped, limits)
    assert fitted is not None
    assert fitted.size < size
    assert len(fitted.lines) == 1


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Deux minutes, deux fois par jour", 480, ["Deux minutes,", "deux fois", "par jour"]),
        (
            "Der Schreibtisch, an dem du sitzen willst",
            600,
            ["Der Schreibtisch,", "an dem du", "sitzen willst"],
        ),
    ],
)
def test_no_line_is_one_short_word_where_the_words_can_be_set_otherwise(
    text: str, width: float, lines: list[str]
) -> None:
    """The narrowest setting of these leaves a word alone; a wider one of as many lines does not."""
    fitted = fit_text(shape_text(text, FONT), TextLimits(width, 400, 80, 40, 1.05, 3))
    assert fitted is not None
    assert _lines(fitted) == lines
    assert fitted.width <= width


def test_a_lone_short_word_is_left_where_the_rest_would_be_too_small() -> None:
    """Its size is never below the least one for it."""
    fitted = fit_text(shape_text("Warmweiß oder kaltweiß?", FONT), TextLimits(480, 400, 80, 76, 1.05, 3))
    assert fitted is not None
    assert fitted.size >= 76
    assert _lines(fitted) == ["Warmweiß", "oder", "kaltweiß?"]


@settings(max_examples=120, deadline=None)
@given(
    text=st.text(max_size=300),
    width=st.floats(120, 900),
    height=st.floats(60, 900),
    lines=st.integers(1, 6),
)
def test_any_text_stays_in_its_room(text: str, width: float, height: float, lines: int) -> None:
    fitted = _fit(text, width, height, lines)
    if fitted is None:
        return
    assert fitted.width <= width + 0.5
    assert fitted.height <= height
    assert len(fitted.lines) <= lines
    for line in fitted.lines:
        for word in line.words:
            assert line.baseline + word.bottom * fitted.size <= fitted.height + 0.01
            assert line.baseline + word.top * fitted.size >= -0.01


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("Velvet pillow covers set of 2 in sage", "of 2"),
        ("Extra large ceramic coffee mug 24 oz in cream", "24 oz"),
        ("EXTRA LARGE CERAMIC MUG 24 OZ IN CREAM", "24 OZ"),
        ("The candle that we call No. 5 at home", "No. 5"),
        ("Der Duft, den wir Nr. 5 nennen", "Nr. 5"),
        ("Sun cream for children with SPF 50 and zinc", "SPF 50"),
        ("A quiet Sunday morning with Mr. Xu and tea", "Mr. Xu"),
        ("Roter Ton zum Brennen, ein Sack zu 2 kg für alle", "zu 2 kg"),
        ("Coussin en velours de 2 à 5 ans pour petits", "à 5 ans"),
        ("Un telo da spiaggia grande 30 x 40 cm per tutti", "30 x 40 cm"),
        ("Набор посуды для дома на 6 персон и гостей", "на 6"),
    ],
)
def test_a_number_and_what_it_counts_stand_on_one_line(text: str, together: str) -> None:
    for width in range(360, 900, 20):
        fitted = _fit(text, width=width, height=700, lines=6, least=34)
        assert fitted is not None
        assert fitted.text == text
        assert any(together in line.replace("\u00a0", " ") for line in _lines(fitted)), width


def test_a_number_is_parted_from_its_unit_rather_than_torn() -> None:
    fitted = _fit("1234567 kilowatt 1234567 watts", width=200, height=700, lines=8, least=48)
    assert fitted is not None
    assert not fitted.shortened
    assert "watts" in _lines(fitted)
