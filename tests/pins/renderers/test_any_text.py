"""Texts of 1 to 300 characters in the world's scripts, in every family of templates, keep their place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.fonts import FONT_DIRECTORY
from pinflow.pins.models import PinDesign
from pinflow.pins.renderers.fit_content import in_capitals
from pinflow.pins.renderers.fonts import FontChain
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.templates.load_template import load_template, template_names
from pinflow.pins.templates.model import TableRow
from pinflow.projects.models import BrandKit
from tests.pins.renderers.test_skia_renderer import check, design, render_or_error

RENDERER = SkiaRenderer()
FAMILIES = ("hero", "collage", "list", "comparison", "quote", "gift")
# A headline, a kicker and a point as people write them.
SCRIPTS = {
    "latin": ("Größe, façade & naïve Żółw", "Für Anfänger", "Crème brûlée – 1½ Löffel"),
    "cyrillic": ("Лучший чайник для утра", "Кухня", "Держит температуру"),
    "greek": ("Ο καλύτερος βραστήρας για το πρωί", "Κουζίνα", "Κρατά τη θερμοκρασία"),
    "japanese": ("毎朝のコーヒーが楽しみになるケトル", "キッチン", "温度を保つ"),
    "chinese": ("适合慢早晨的咖啡壶，值得等待", "厨房笔记", "保持温度"),
    "korean": ("느린 아침을 위한 주전자", "부엌 노트", "온도를 유지해요"),
    "arabic": ("أفضل غلاية لصباح هادئ", "المطبخ", "تحافظ على الحرارة"),
    "devanagari": ("सुबह की कॉफी के लिए केतली", "रसोई", "तापमान बनाए रखती है"),
    "thai": ("กาต้มน้ำสำหรับเช้าที่ช้า", "ครัว", "รักษาอุณหภูมิ"),
    "emoji": ("Sleep better 🌙 tonight 😴", "Night 🛏️", "Dark 🌑 and cool ❄️"),
}
_LETTERS = {
    "latin": "abcdefgh ijklmnop qrstuvw xyzäöüßéèñçøłżæŒÅ ABCDEFG.,:;!?–—'“”&-/1234567890",
    "cyrillic": "абвгдежзий клмнопрст уфхцчшщъ ыьэюяЁЙІЇЄҐ.,!?-«»",
    "greek": "αβγδεζηθ ικλμνξοπ ρστυφχψω άέήίόύώϊϋΆΈΩ.,;·-",
    "japanese": "あいうえおかきくけこ漢字日本語コーヒー、。「」ッャュョ",
    "chinese": "的一是不了人我在有他这中大来上国，。！？《》",
    "korean": "가나다라 마바사아 자차카타 파하한국어. ",
    "arabic": "ابتثجحخ دذرزسشص ضطظعغف قكلمنهوي ءآأؤإئىة ًٌٍَُِّْ ،؟",
    "devanagari": "अआइईउऊ कखगघचछज टठडढणत थदधनपफ बभमयरलवश ािीुूेैोौ्ंः ",
    "thai": "กขคงจฉช ซญดตถทธ นบปผฝพฟ ภมยรลวศ ะาิีึืุูเแโใไ่้๊๋์",
    "emoji": "🌙😴🛏️❄️🌑👍🏽👨‍👩‍👧🇩🇪☕ ab",
}
ANY_TEXT = st.sampled_from(sorted(_LETTERS)).flatmap(
    lambda script: st.text(st.sampled_from(_LETTERS[script]), min_size=1, max_size=300)
)


def in_family(family: str) -> list[str]:
    return [name for name in template_names() if load_template(name).family == family]


def _letters(text: str) -> str:
    return text.casefold().replace(" ", "")


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_sets_every_script_whole_and_without_boxes(family: str, script: str) -> None:
    headline, kicker, point = SCRIPTS[script]
    names = in_family(family)
    # Each script meets another template of the family; together they meet them all.
    template = names[list(SCRIPTS).index(script) % len(names)]
    design = PinDesign(
        template=template,
        headline=headline,
        kicker=kicker,
        points=(point, kicker, point),
        disclosure="#ad",
        brand=BrandKit(name="Hearth & Vine"),
        seed=script,
    )
    picture = RENDERER.render(design, None)
    check(picture)
    boxes = {box.role: box for box in picture.text_boxes}
    assert not [box for box in picture.text_boxes if box.shortened]
    wanted = {_letters(headline), _letters(in_capitals(headline))}
    assert _letters(boxes["headline"].text) in wanted
    assert boxes["headline"].font_px >= 50


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("font", ["BricolageGrotesque-ExtraBold", "Anton-Regular", "Caveat-Bold"])
def test_the_shipped_fonts_have_every_character(font: str, script: str) -> None:
    shipped = {path.stem for path in FONT_DIRECTORY.glob("*.ttf")}
    for text in (*SCRIPTS[script], _LETTERS[script]):
        chain = FontChain(font, text)
        for char in text:
            if char in " \u200d\ufe0f":
                continue
            found = chain.pick(ord(char))
            assert found is not None, f"{char!r} U+{ord(char):04X}"
            assert found.name in shipped, f"{char!r} is drawn by {found.name}"


def test_greek_capitals_carry_no_accents_and_other_letters_keep_theirs() -> None:
    assert in_capitals("Ο καλύτερος") == "Ο ΚΑΛΥΤΕΡΟΣ"
    assert in_capitals("προϊόν") == "ΠΡΟΪΟΝ"
    assert in_capitals("café, straße") == "CAFÉ, STRASSE"


def _rows(text: Callable[[int], st.SearchStrategy[str]]) -> st.SearchStrategy[tuple[TableRow, ...]]:
    row = st.builds(
        TableRow,
        label=text(80),
        cells=st.lists(st.sampled_from(["✓", "✗", "–", "○"]) | text(30), max_size=3).map(tuple),
    )
    return st.lists(row, max_size=8).map(tuple)


def _any(size: int) -> st.SearchStrategy[str]:
    return ANY_TEXT.map(lambda text: text[:size])


@settings(max_examples=120, deadline=None)
@given(
    template=st.sampled_from(template_names()),
    headline=ANY_TEXT,
    kicker=_any(120) | st.just(""),
    points=st.lists(ANY_TEXT, max_size=6).map(tuple),
    items=st.lists(_any(120), max_size=8).map(tuple),
    columns=st.lists(_any(40), max_size=3).map(tuple),
    rows=_rows(_any),
    disclosure=st.sampled_from(["#ad", "Anzeige", "(paid link)", "إعلان", "広告", "реклама", ""]),
    name=_any(60),
    seed=st.sampled_from(["", "a", "b", "c"]),
)
def test_any_text_in_any_script_stays_in_its_place(
    template: str,
    headline: str,
    kicker: str,
    points: tuple[str, ...],
    items: tuple[str, ...],
    columns: tuple[str, ...],
    rows: tuple[TableRow, ...],
    disclosure: str,
    name: str,
    seed: str,
) -> None:
    design = PinDesign(
        template=template,
        headline=headline,
        kicker=kicker,
        points=points,
        items=items,
        columns=columns,
        rows=rows,
        disclosure=disclosure,
        brand=BrandKit(name=name, site=name.strip() or None),
        seed=seed,
    )
    result = render_or_error(design, None)
    if isinstance(result, InvalidInputError):
        assert result.data.get("field") in ("headline", "disclosure"), result
    else:
        check(result)


@pytest.mark.parametrize("headline", ["\u0301\u0302", "\u0e31 \u064b", "\u20dd"])
def test_a_headline_of_marks_alone_is_refused_and_a_point_of_them_is_told(headline: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        RENDERER.render(design("list-cards", headline=headline), None)
    assert refused.value.code == "pins.text_not_drawable"
    drawn = RENDERER.render(design("list-cards", points=("First", headline, "Third")), None).text_boxes
    assert [box.text for box in drawn if box.role == "point"] == ["First", "–", "Third"]
    assert [bool(box.missing) for box in drawn if box.role == "point"] == [False, True, False]
