"""Which keywords speak of which products: true matches and near misses, in five languages."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinflow.research.trends.category_groups import groups_of
from pinflow.research.trends.find_trend_signals import _best
from pinflow.research.trends.match_keyword import KeywordMatcher, Match, match_keyword, read_keyword
from pinflow.research.trends.read_words import fold, keys_of

FITS = [
    # English: plurals, spellings, uses, words of the category, small words between
    ("en", "Kitchen & Dining", "air fryer recipes", "Ninja Air Fryer Pro 5 Quart, 4-in-1"),
    ("en", "Home & Kitchen", "small kitchen storage", "Bamboo Kitchen Storage Bins for Pantry, Set of 4"),
    ("en", "Home & Kitchen", "cozy bedroom", "Cosy Bedroom Throw Blanket"),
    ("en", "Patio, Lawn & Garden", "raised garden beds", "Galvanized Raised Garden Bed Kit, 6x3x1ft"),
    ("en", "Pet Supplies", "dog bed diy", "Bedsure Orthopedic Bed for Large Dogs"),
    ("en", "Pet Supplies", "cat tree ideas", "Feandrea Cat Tree, 56-Inch Tall Cat Tower"),
    ("en", "Home & Kitchen", "coffee bar ideas", "VASAGLE Coffee Bar Cabinet with Storage"),
    ("en", "Kitchen & Dining", "kitchen organization", "Drawer Organiser Bamboo, Expandable"),
    ("en", "Beauty & Personal Care", "fall nails", "Press on Nails Medium Fall Fake Nails"),
    ("en", "Arts, Crafts & Sewing", "christmas crafts", "48 Pcs Christmas Craft Kits for Kids"),
    ("en", "Patio, Lawn & Garden", "bird feeder ideas", "Kingsyard Bird Feeders for Outside, Metal"),
    ("en", "Kitchen & Dining", "kitchen knife set", "Astercook Kitchen Knives with Block, 15 Pieces"),
    # German: compounds in either, umlauts, plural
    ("de", "Küche, Haushalt & Wohnen", "kaffeemaschine", "Melitta Filterkaffeemaschine mit Glaskanne"),
    ("de", "Garten", "garten deko", "Gartendeko Figuren für Draußen, 3er Set"),
    ("de", "Garten", "gartendeko", "Deko für den Garten aus Metall, Rost"),
    ("de", "Beleuchtung", "tischlampe wohnzimmer", "Tischlampe Vintage für das Wohnzimmer, dimmbar"),
    ("de", "Küche, Haushalt & Wohnen", "weihnachtsdeko ideen", "Weihnachtsdeko Fenster LED Stern"),
    ("de", "Küche, Haushalt & Wohnen", "duftkerzen", "Duftkerze im Glas, Vanille, 45 Stunden"),
    ("de", "Küche, Haushalt & Wohnen", "Küche Aufbewahrung", "Aufbewahrung Küche Gläser mit Deckel"),
    # French and Spanish: the noun leads, accents may be missing
    ("fr", "Cuisine et Maison", "décoration de table noël", "Décoration de Table Noël, Chemin de Table"),
    ("fr", "Cuisine et Maison", "table basse", "Table Basse Ronde en Bois, Salon"),
    ("fr", "Cuisine et Maison", "bougie parfumée", "Bougies parfumées Vanille, coffret de 4"),
    ("fr", "Cuisine et Maison", "deco chambre", "Déco Chambre Murale en Macramé"),
    ("es", "Hogar y cocina", "decoracion navidad", "Decoración de Navidad para Casa, guirnalda LED"),
    ("es", "Hogar y cocina", "mesa de centro", "Mesa de Centro Elevable Roble"),
    ("es", "Hogar y cocina", "velas aromáticas", "Vela aromática de soja, lavanda"),
    ("es", "Mascotas", "rascador gato", "Rascador para Gatos grande con hamaca"),
    # Japanese: no spaces, widths
    ("ja", "ホーム＆キッチン", "収納 ボックス", "収納ボックス 折りたたみ 3個セット"),
    ("ja", "ホーム＆キッチン", "コーヒーメーカー", "デロンギ コーヒーメーカー ドリップ式"),
    ("ja", "ホーム＆キッチン", "ﾀｵﾙ", "今治 バスタオル 2枚セット"),
    ("ja", "ホーム＆キッチン", "弁当箱 おしゃれ", "弁当箱 2段 レンジ対応"),
    ("ja", "ホーム＆キッチン", "クリスマス ツリー", "クリスマスツリー 150cm LED付き"),
]
NEAR_MISSES = [
    # an accessory, or something for the thing
    ("en", "Kitchen & Dining", "air fryer recipes", "Air Fryer Liners Disposable, 100 Pcs"),
    ("en", "Kitchen & Dining", "air fryer", "Silicone Pot for Air Fryer"),
    ("en", "Books", "coffee table", "Coffee Table Book: The Art of Home"),
    ("en", "Sports & Outdoors", "water bottle", "Water Bottle Holder for Bike"),
    ("en", "Pet Supplies", "dog bed diy", "Dog Bed Cover Waterproof"),
    ("de", "Küche", "kaffeemaschine", "Kaffeemaschinenreiniger Tabletten 20 Stück"),
    ("de", "Küche", "kaffeemaschine", "Entkalker für Kaffeemaschine, 1 Liter"),
    ("fr", "Cuisine et Maison", "canapé", "Housse de Canapé 3 places extensible"),
    ("fr", "Cuisine et Maison", "cafetière", "Filtres pour Cafetière n°4, lot de 100"),
    ("es", "Hogar y cocina", "sofá", "Funda de Sofá elástica 3 plazas"),
    ("ja", "ホーム＆キッチン", "コーヒーメーカー", "コーヒーメーカー用フィルター 100枚"),
    # another meaning, told by the category
    ("en", "Grocery", "coffee bar ideas", "Coffee Granola Bar, 12 Count"),
    ("en", "Tools & Home Improvement", "fall nails", "Framing Nails 3-Inch for Fall Projects"),
    ("en", "Patio, Lawn & Garden", "gaming mouse", "Mouse Traps Indoor Gaming Room 12 Pack"),
    ("de", "Spielzeug", "gartenbank", "Sparschwein Bank aus Keramik"),
    ("fr", "Auto et Moto", "bougie", "Bougie d'allumage NGK BPR6ES"),
    ("es", "Coche y moto", "gato", "Gato hidráulico 2 toneladas"),
    # the words are there, the thing is not
    ("en", "Pet Supplies", "cat tree ideas", "Palm Tree Cat Toy"),
    ("en", "Home & Kitchen", "organic cotton sheets", "Kitchen Organizer Cotton Rope"),
    ("en", "Kitchen & Dining", "board game night", "Wooden Cutting Board Set"),
    ("en", "Home & Kitchen", "christmas cookies", "Christmas Tree Lights 200 LED"),
    ("en", "Sports & Outdoors", "garden bench", "Adjustable Weight Bench"),
    ("en", "Home & Kitchen", "christmas gifts", "Christmas Tree Skirt 48 inch"),
    ("en", "Movies & TV", "living room decor", "Living Daylights Blu-ray"),
    ("en", "Home & Kitchen", "dog bed", "Bed Frame Queen Size with Headboard, keeps the sleeping dog warm"),
    ("ja", "ホーム＆キッチン", "コーヒーメーカー", "コーヒーカップ ソーサー セット"),
    ("ja", "ホーム＆キッチン", "タオル", "タオルケット シングル"),
    ("ja", "ホーム＆キッチン", "箸", "箸置き 5個セット"),
]


@pytest.mark.parametrize(("language", "category", "keyword", "title"), FITS)
def test_it_fits(language: str, category: str, keyword: str, title: str) -> None:
    match = match_keyword(keyword, title, category, language)
    assert match is not None
    assert 0.55 <= match.score <= 1
    assert match.reason.startswith(f"“{keyword}” fits: the title says “")


@pytest.mark.parametrize(("language", "category", "keyword", "title"), NEAR_MISSES)
def test_it_only_looks_alike(language: str, category: str, keyword: str, title: str) -> None:
    assert match_keyword(keyword, title, category, language) is None


def test_the_reason_says_what_was_found_where_and_what_is_missing() -> None:
    def reason(keyword: str, title: str, category: str, language: str) -> str:
        match = match_keyword(keyword, title, category, language)
        assert match is not None
        return match.reason

    assert reason("small kitchen storage", "Kitchen Storage Bins", "Home", "en") == (
        "“small kitchen storage” fits: the title says “kitchen” and “storage”, only “small” is missing"
    )
    assert reason("kitchen organization", "Bamboo Drawer Organizer", "Kitchen & Dining", "en") == (
        "“kitchen organization” fits: the title says “organization”, its category says “kitchen”"
    )
    assert "“kaffeemaschine” (in “filterkaffeemaschine”)" in reason(
        "kaffeemaschine", "Filterkaffeemaschine", "Küche", "de"
    )


def test_a_fuller_nearer_match_scores_higher() -> None:
    def score(title: str) -> float:
        match = match_keyword("raised garden beds", title, "Patio, Lawn & Garden", "en")
        return match.score if match else 0

    assert score("Raised Garden Bed") > score("Garden Bed Kit") > 0
    assert score("Raised Garden Bed") > score("Raised Wooden Outdoor Garden Bed") > 0


def test_without_a_category_an_ambiguous_word_counts_less() -> None:
    told = match_keyword("gaming mouse", "Wireless Gaming Mouse RGB", "Computers & Accessories", "en")
    untold = match_keyword("gaming mouse", "Wireless Gaming Mouse RGB", "", "en")
    assert told is not None
    assert untold is not None
    assert untold.score < told.score


@pytest.mark.parametrize("keyword", ["ideas", "diy", "christmas", "cute aesthetic", "2026", "!!!", "", "set"])
def test_a_keyword_without_a_thing_fits_nothing(keyword: str) -> None:
    assert read_keyword(keyword, "en") is None
    assert match_keyword(keyword, "Christmas DIY Set 2026", "Home", "en") is None


def test_the_surest_of_many_keywords_comes_first_each_once() -> None:
    matcher = KeywordMatcher(
        ["kitchen storage", "small kitchen storage", "storage", "garden bench", "kitchen storage"],
        ("en", "en"),
    )
    found = matcher.find("Kitchen Storage Bins", "Home & Kitchen")
    assert [match.keyword for match in found] == ["kitchen storage", "storage", "small kitchen storage"]


def test_english_keywords_are_found_in_german_titles_too() -> None:
    matcher = KeywordMatcher(["home office"], ("de", "en"))
    assert matcher.find("Schreibtisch für Home Office, 120 cm", "Bürobedarf")


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("decoracion", "decoración", "es"),
        ("kuchen", "Küchen", "de"),
        ("Kerzen", "kerze", "de"),
        ("organiser", "organizers", "en"),
        ("bougies", "bougie", "fr"),
        ("CAFÉ", "cafe", "fr"),
    ],
)
def test_words_are_the_same_whatever_case_accent_and_ending(one: str, other: str, language: str) -> None:
    assert keys_of(one, language) & keys_of(other, language)


def test_words_of_another_meaning_stay_apart() -> None:
    assert not keys_of("organic", "en") & keys_of("organizer", "en")
    assert fold("Ｃａｆé") == "cafe"
    assert fold("ガーデン") != fold("カーテン")


@pytest.mark.parametrize(
    ("category", "groups"),
    [
        ("Küche, Haushalt & Wohnen", {"kitchen", "home"}),
        ("Patio, Lawn & Garden", {"garden"}),
        ("Cuisine et Maison", {"kitchen", "home"}),
        ("Hogar y cocina", {"kitchen", "home"}),
        ("ホーム＆キッチン", {"home", "kitchen"}),
        ("Arts, Crafts & Sewing", {"crafts"}),
        ("Auto et Moto", {"automotive"}),
        ("Articles of Faith", set()),
        ("", set()),
    ],
)
def test_categories_are_told_apart_in_every_language(category: str, groups: set[str]) -> None:
    assert groups_of(category) == groups


@given(st.text(max_size=60), st.text(max_size=120), st.sampled_from(["en", "de", "fr", "ja", "sv", "xx"]))
def test_no_text_breaks_it(keyword: str, title: str, language: str) -> None:
    match = match_keyword(keyword, title, title[:20], language)
    assert match is None or 0 < match.score <= 1


def test_of_several_trends_the_one_that_fits_best_counts() -> None:
    matches = [Match(f"keyword {n}", score, "fits") for n, score in enumerate((0.4, 0.9, 0.6))]
    known: dict[str, Any] = {
        match.keyword: SimpleNamespace(keyword=SimpleNamespace(growth_mom=None)) for match in matches
    }
    assert _best(matches, known).score == 0.9
