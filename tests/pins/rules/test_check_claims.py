"""Copy held against the facts, in the languages whose claims are known."""

from __future__ import annotations

import msgspec
import pytest

from pinflow.pins.models import ProductFacts
from pinflow.pins.rules.check_claims import find_invented

BOTTLE = ProductFacts(
    marketplace="amazon.com",
    asin="B0ABCDEFGH",
    title="Emberlyn Water Bottle, 0.5 l, Stainless Steel, 2-Pack, Leak Proof, 40x60 cm",
    category="Kitchen",
    notes=("Bei mir hält der Kaffee sechs Stunden heiß.", "Hergestellt in Portugal"),
)

INVENTED = [
    # Figures: another value, another unit, another count
    ("Holds 750 ml for the way to work.", ["750 ml"]),
    ("It weighs 300 g.", ["300 g"]),
    ("It stands 0.5 m tall.", ["0.5 m"]),
    ("A pack of 8 for the family.", ["8"]),
    ("Comes as 3-pack.", ["3-pack"]),
    ("Keeps drinks cold for twelve hours.", ["twelve hours"]),
    ("Hält 24 Stunden kalt.", ["24 Stunden"]),
    ("Mit 1.200 W Leistung.", ["1.200 W"]),
    ("Over 2000 washes.", ["2000"]),
    ("100 % cotton", ["100 %", "cotton"]),
    # Properties
    ("Waterproof and dishwasher safe.", ["Waterproof", "dishwasher safe"]),
    ("Wasserdicht und spülmaschinenfest.", ["Wasserdicht", "spülmaschinenfest"]),
    ("BPA-free, so good for children.", ["BPA-free"]),
    ("Schadstofffrei und lebensmittelecht.", ["Schadstofffrei", "lebensmittelecht"]),
    ("A rechargeable lamp with Bluetooth", ["rechargeable", "Bluetooth"]),
    # Materials
    ("Solid oak for the table.", ["Solid oak"]),
    ("Aus Bambus und Keramik.", ["Bambus", "Keramik"]),
    ("Genuine leather strap.", ["Genuine leather"]),
    # Proof by others
    ("OEKO-TEX certified and award-winning.", ["OEKO-TEX certified", "award-winning"]),
    ("TÜV-geprüft, IP67.", ["TÜV-geprüft", "IP67"]),
    ("It comes with a lifetime warranty.", ["lifetime warranty"]),
    ("Mit lebenslanger Garantie.", ["Mit lebenslanger Garantie"]),
    ("Clinically tested.", ["Clinically tested"]),
    ("Recommended by Oprah.", ["Recommended by Oprah"]),
    ("A bottle tested by independent experts.", ["tested by independent experts"]),
    ("As seen on TV, of course.", ["seen on TV"]),
    ("Von Hebammen empfohlen.", ["Von Hebammen"]),
    ("Getestet von Profis.", ["Getestet von Profis"]),
    # A question that is answered at once
    ("Dishwasher safe? Yes.", ["Dishwasher safe"]),
    ("Waterproof? It is.", ["Waterproof"]),
    ("Spülmaschinenfest? Ja, klar.", ["Spülmaschinenfest"]),
    # How long, how many are left, what is added
    ("It keeps ice for two days.", ["two days"]),
    ("Hält drei Tage frisch.", ["drei Tage"]),
    ("Only 3 left in stock", ["Only 3 left"]),
    ("A limited edition for collectors.", ["limited edition"]),
    ("Nur noch wenige auf Lager.", ["Nur noch wenige auf Lager"]),
    ("It comes with a free brush.", ["comes with a free brush"]),
    ("Mit gratis Bürste.", ["Mit gratis Bürste"]),
    # Origin
    ("Made in Germany.", ["Made in Germany"]),
    ("Handmade by a family business.", ["Handmade", "family business"]),
    ("Gefertigt in Italien.", ["Gefertigt in Italien"]),
    ("Japanese steel that lasts.", ["Japanese steel"]),
]


@pytest.mark.parametrize(("text", "claims"), INVENTED)
def test_what_the_facts_do_not_hold_is_found(text: str, claims: list[str]) -> None:
    assert [claim.text for claim in find_invented(text, BOTTLE)] == claims


SUPPORTED = [
    "A bottle of 500 ml, stainless steel.",
    "Half a litre is 0,5 l.",
    "Eine Flasche aus Edelstahl, auslaufsicher.",
    "Two of them: a 2-pack.",
    "It keeps coffee hot for six hours.",
    "Bei Bedarf 6 Stunden heiß.",
    "Made in Portugal.",
    "40 × 60 cm on the wall.",
    "60cm wide.",
    # Advice, questions and the list's own count claim nothing.
    "Is it dishwasher safe? Check whether it is BPA-free.",
    "Prüfen, ob es spülmaschinenfest ist.",
    "Waterproof or not: read the label.",
    "Waterproof? It is worth a look at the label.",
    "Dishwasher safe? Ask before you order.",
    "Leak proof? Yes.",
    "Think of it for two days, then decide.",
    "Tested by hand, one evening.",
    "A free evening and both hands.",
    "5 ideas for small kitchens.",
    "Take two minutes for three questions.",
    "Zehn Seiten am Tag, drei Notizen.",
    "",
]


@pytest.mark.parametrize("text", SUPPORTED)
def test_what_they_hold_and_what_claims_nothing_is_left_alone(text: str) -> None:
    assert find_invented(text, BOTTLE) == []


def test_a_claim_is_told_once_and_in_reading_order() -> None:
    found = find_invented("Vegan, waterproof. Vegan again, 99 ml.", BOTTLE)
    assert [claim.text for claim in found] == ["Vegan", "waterproof", "99 ml"]


@pytest.mark.parametrize(
    ("fact", "copy", "claims"),
    [
        ("Not dishwasher safe", "A dishwasher safe bottle.", ["dishwasher safe"]),
        ("Not dishwasher safe", "It goes in the dishwasher.", ["goes in the dishwasher"]),
        ("Isn't fully waterproof", "Waterproof on every walk.", ["Waterproof"]),
        ("Nicht spülmaschinengeeignet", "Spülmaschinenfest.", ["Spülmaschinenfest"]),
        ("Für Induktion, ohne Batteriebetrieb", "Batteriebetrieben.", ["Batteriebetrieben"]),
        ("Dishwasher safe", "Not dishwasher safe.", ["dishwasher safe"]),
        ("Not dishwasher safe", "Not dishwasher safe: wash it by hand.", []),
        ("Not only dishwasher safe", "Dishwasher safe.", []),
        ("No drip, leakproof", "Leakproof.", []),
        ("No leaks", "It never leaks.", []),
        ("Not dishwasher safe. The lid is dishwasher safe", "The lid is dishwasher safe.", []),
    ],
)
def test_what_the_facts_deny_they_do_not_support(fact: str, copy: str, claims: list[str]) -> None:
    facts = msgspec.structs.replace(BOTTLE, title="Bottle", notes=(), points=(fact,))
    assert [claim.text for claim in find_invented(copy, facts)] == claims


def test_what_somebody_lived_through_stands_in_the_users_notes_or_nowhere() -> None:
    text = "I have used mine for a year."
    listed = msgspec.structs.replace(BOTTLE, notes=(), points=("I love mine, and we use our bottle daily.",))
    assert [claim.what for claim in find_invented(text, listed)] == ["“own experience”"]
    noted = msgspec.structs.replace(BOTTLE, notes=("I have used mine for a year.",))
    assert find_invented(text, noted) == []


GOURDE = ProductFacts(
    marketplace="amazon.fr",
    asin="B0ABCDEFGH",
    title="Gourde Emberlyn 0,5 l, acier inoxydable, étanche, sans BPA",
    category="Cuisine",
    notes=(
        "Ne passe pas au lave-vaisselle.",
        "Fabriquée au Portugal",
        "Garde le thé chaud pendant six heures",
    ),
    language="fr",
)


@pytest.mark.parametrize(
    ("text", "language", "invented"),
    [
        ("Elle est étanche, en acier inoxydable et sans BPA.", "fr", []),
        ("Fabriquée au Portugal, elle contient 500 ml.", "fr", []),
        ("Le thé reste chaud pendant six heures.", "fr", []),
        ("Ne passe pas au lave-vaisselle.", "fr", []),
        ("Passe au lave-vaisselle.", "fr", ["Passe au lave-vaisselle"]),
        ("Fabriquée en Suisse.", "fr", ["Fabriquée en Suisse"]),
        ("Garde le thé chaud pendant huit heures.", "fr", ["huit heures"]),
        ("Es estanca y sin BPA.", "es", []),
        ("Hecha en España y apta para microondas.", "es", ["Hecha en España", "apta para microondas"]),
        ("Mide antes si cabe en el lavavajillas.", "es", []),
        ("Borraccia a tenuta stagna, senza BPA.", "it", []),
        ("Prodotta in Italia, con garanzia a vita.", "it", ["Prodotta in Italia", "garanzia a vita"]),
        ("Controlla se va in lavastoviglie.", "it", []),
    ],
)
def test_claims_of_romance_copy_are_held_against_facts_in_any_language(
    text: str, language: str, invented: list[str]
) -> None:
    facts = msgspec.structs.replace(GOURDE, language=language)
    assert [claim.text for claim in find_invented(text, facts)] == invented


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A shelf that supports up to four plants looks calm.", "en"),
        ("A short bio of the author helps.", "en"),
        ("Three notes to include in the card.", "en"),
        ("Platz ist für 4 an der Wand.", "de"),
        ("Im Mai geht es wieder nach draußen.", "de"),
    ],
)
def test_words_of_one_language_are_not_taken_for_those_of_another(text: str, language: str) -> None:
    assert find_invented(text, msgspec.structs.replace(BOTTLE, language=language)) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Gusseisen-Bräter 26 cm", "Made of cast iron."),
        ("Gusseisen-Bräter 26 cm", "Made of iron, says the listing."),
        ("Wasserkocher Edelstahl", "Made of stainless steel."),
        ("Vase aus Glas", "A vase made of glass."),
        ("Vase aus Glas", "Un vase en verre."),
        ("Regal aus Eichenholz", "Made of wood."),
        ("Messer Klingenstahl", "Forged from steel."),
        ("Bücherregal Eiche massiv", "Solid oak, made of wood."),
        ("Schneidebrett Nussbaum", "Cut from walnut."),
        ("Serviettenringe Messing", "Made of brass."),
        ("Copper kettle", "Gefertigt aus Kupfer."),
        ("Planche en hêtre", "Geschnitzt aus Buche."),
        ("Tazza in ceramica", "Eine Tasse aus Keramik."),
        ("Gürtel Leder", "Un cinturón de piel auténtica."),
        ("Alfombra de lana", "Woven from wool."),
    ],
)
def test_a_material_is_supported_by_its_name_in_another_language(title: str, text: str) -> None:
    language = "fr" if text.startswith("Un vase") else "es" if "piel" in text else "en"
    facts = msgspec.structs.replace(BOTTLE, title=title, notes=(), points=(), language=language)
    assert find_invented(text, facts) == []


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Pfanne aus Eisen", "Made of cast iron."),
        ("Wasserkocher Stahl", "Made of stainless steel."),
        ("Gürtel Kunstleder", "Made of leather."),
        ("Regal Kiefer", "Made of oak."),
        ("Regal Kiefernholz", "Gefertigt aus Eichenholz."),
        ("Topf, kein Kupfer", "Made of copper."),
        ("Bräter aus Gusseisen", "Made of brass."),
    ],
)
def test_another_material_or_a_wider_one_supports_none(title: str, text: str) -> None:
    facts = msgspec.structs.replace(BOTTLE, title=title, notes=(), points=(), language="en")
    assert find_invented(text, facts)


def test_small_is_no_linen() -> None:
    assert find_invented("Auf einem kleinen Tisch zählt jeder Zentimeter.", BOTTLE) == []
    assert find_invented("Ein Tuch aus Halbleinen.", msgspec.structs.replace(BOTTLE, language="de"))
