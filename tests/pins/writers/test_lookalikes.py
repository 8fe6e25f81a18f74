# ruff: noqa: E501 (a kind of goods a line)
"""Words that end alike and are different things: who looks for a pepper grinder needs no goggles."""

from __future__ import annotations

import pytest

from pinflow.pins.models import ProductFacts
from pinflow.pins.writers.find_subject import subject_of
from pinflow.pins.writers.languages import phrases_for
from pinflow.pins.writers.naming.nouns import noun_places
from pinflow.projects.marketplaces import MARKETPLACES

# By kind of goods; "-" is none, whose advice comes from the category.
TRAPS = {
    "de": """
        -: automatisch, magnetisch, elastisch, praktisch, kosmetisch, antistatisch, optisch, akustisch, Durchmesser, entdecken, abdecken, Schachbrett, Sprühflasche, Windlicht, Steckdosen, Mehrfachsteckdosen, Handtuchhalter, Topflappen, Hubschrauber, Rasentrimmer, Sparschwein, Erdnussbutter, Eiscreme, Dekolleté, Hundert, Augentropfen, behandeln, verrutschen, schreiben, Hersteller, Glaswolle, Baumwolle, Strickleiter, Frühstück, Fernrohr, Türriegel, Rückspiegel, Bettrahmen, Hustensaft, Komitee, Omega-3-Kapseln, Hundehalsband, Uhrenarmband, Grillzange, Angelkoffer, Kühltasche, Stempelkissen, Plattform, Uniform, Kühlschrank, Rollstuhl, Musikbox, Ferngläser, Messbecher, Luftmatratze
        furniture: Laptoptisch, Esstisch, Couchtische, Bistrotisch, Kleiderschrank, Gartenstuhl
        blutdruckmesser: Blutdruckmesser
        messgeräte: Winkelmesser, Entfernungsmesser, Reifendruckmesser
        rasur: Rasiermesser
        cooking: Kochmesser, Brotmesser, Muskatreibe
        schneidwerkzeug: Cuttermesser, Taschenmesser
        tierdecken: Pferdedecke, Sattel
        textiles: Wolldecke, Fußmatte, Sofakissen
        hundebetten: Hundedecke
        backen: Backmatte, Kuchenform, Backform
        yoga: Yogamatte
        camping: Isomatte, Hängematte, Zelt
        handschuhe: Handschuhe
        shoes: Wanderschuhe
        schlüsselanhänger: Schlüsselanhänger
        fahrzeuganhänger: Autoanhänger, Fahrradanhänger, Dachbox
        jewellery: Ohrringe, Armband
        bretter zum fahren: Surfbrett, Skateboard
        tableware: Schneidebrett, Teller
        bügeln: Bügelbrett
        wärmflaschen: Wärmflasche
        gasflaschen: Gasflasche
        bottles: Trinkflasche
        water filters: Wasserfilter
        storage: Brotdosen, Fotobox, Aufbewahrungsbox
        audio: Kopfhörer
        clothes: Regenjacke
        drinks: Rotwein, Apfelsaft
        skin care: Handcreme
        decor: Herbstdeko
        animals: Hundenapf
        crafts: Merinowolle
        sweets: Müsliriegel
        walls: Wandspiegel, Bilderrahmen
        tee: Früchtetee
        hand tools: Kombizange, Werkzeugkoffer
        luggage: Reisekoffer, Handtasche
        gießkannen: Gießkanne
        drinkware: Teekanne, Weingläser, Kaffeebecher
        mühlen: Pfeffermühle, Gewürzmühle
        seifenspender: Seifenspender
        maniküre: Nagelknipser, Wimpernzange
        spielküchen: Kinderküche, Puppenhaus
        hochbeete: Hochbeet
        gifts: Geschenkbox
        wasserkocher: Wasserkocher, Reisewasserkocher, Teekessel
        knoblauchpressen: Knoblauchpresse
        ortungsgeräte: Ortungsgerät, Leitungssucher, Balkendetektor
        einschlafgeräusche: White-Noise-Maschine, Geräuschmaschine
        gürtel: Ledergürtel, Gürtel
        gartenscheren: Astschere, Gartenschere
        hochdruckreiniger: Hochdruckreiniger
        power tools: Heckenschere
        -: Werkzeuggürtel, Papierschere, Heizkessel
    """,
    "en": """
        mills: salt grinder, pepper grinder, salt and pepper grinder set
        meat grinders: meat grinder
        coffee: coffee grinder
        hand tools: screw driver, measuring tape
        boards to ride: surf board
        gifts: gift bag
        power tools: angle grinder, cordless drill driver
        golf: golf driver, golf club, golf balls
        nail care: nail clippers
        garden tools: hedge clippers, pruning shears
        -: dog clippers, gas mask, dryer sheets, music sheets, skirting board, air bags, blue light, tail lights, water dispenser, knee cap, lens cap, license plate, satellite dish, litter tray, suction cups, measuring cups, magnifying glasses, air conditioner, wood router, chia seeds, sunflower seeds, baking soda, paper towels, roof rack, bike rack, trading card case, display case, ice cream, eye drops, fabric conditioner, hand truck, exercise bike, life jacket, baseball glove, panty hose, wind socks, steel wool, pocket knife, kitchen shears, denture adhesive, door frame, toilet bowl, nail lamp, vape pen, eyebrow pencil, wine cooler, cutting mat, dust pan, rock tumbler, potty trainer, finger prints, rubber bands
        welding: welding mask
        diving: diving mask
        sleep masks: sleep mask
        costume masks: halloween mask
        skin care: face mask, hair conditioner, hand cream, witch hazel toner
        baking: baking sheet, cookie sheet, muffin pan
        bedding: bed sheet
        laundry: ironing board
        darts: dart board
        notice boards: bulletin board
        cutting boards: cutting board, cheese board
        boxing: punching bag, boxing gloves
        bean bags: bean bag
        teas: tea bags
        bags: tote bag
        trash bags: trash bags
        camping: sleeping bag, beach cooler
        glasses: Reading Glasses Blue Light
        lights: string lights, desk lamp
        earrings: hoop earrings
        jewellery: bracelet
        rings: wedding ring
        soap dispensers: soap dispenser
        spreads: manuka honey
        clothes: baseball cap, rain jacket, winter gloves
        tableware: dinner plates, butter dish, serving tray, salad bowl
        drinkware: coffee cups, wine glasses
        baby monitors: baby monitor
        health monitors: blood pressure monitor
        screens: gaming monitor, wifi router
        seeds: tomato seeds
        drinks: orange soda
        textiles: beach towels
        storage: shoe rack, spice rack, closet organizer
        phone cases: phone case
        blocks: monster truck
        wheels: mountain bike
        hoses: garden hose
        socks: wool socks
        crafts: merino wool
        cooking: chef knife
        repair: wall adhesive
        walls: picture frame, art prints
        hot water bottles: hot water bottle
        bottles: water bottle
        pill organizers: pill organizer
        computer extras: usb hub
        aquariums: aquarium filter, fish tank
        watering cans: watering can
        loose teas: earl grey tea
        lamps of stone: salt lamp
        pens: gel pen
        ink: laser toner
        yoga: yoga mat, resistance bands
        pans: frying pan
        kettles: kettle, electric kettle, gooseneck kettle
        garlic presses: garlic press
        food thermometers: meat thermometer
        meters: pool thermometer
        stud finders: stud finder
        noise machines: white noise machine, sound machine
        belts: leather belt, belt
        garden tools: loppers
        trimmers: hybrid electric trimmer
        -: timing belt, tool belt, conveyor belt
    """,
    "fr": """
        bouilloires: Bouilloire électrique inox
        perceuses: Perceuse visseuse sans fil, Perceuse à percussion
        arrosoirs: Arrosoir en métal
        tuyaux: Tuyau d’arrosage extensible
        appareils de cuisine: Grille-pain
    """,
    "es": """
        hervidores: Hervidor de agua eléctrico
        taladros: Taladro percutor
        regaderas: Regadera de metal
        mangueras: Manguera extensible
    """,
    "it": """
        bollitori: Bollitore elettrico
        trapani: Trapano avvitatore a batteria
        annaffiatoi: Annaffiatoio in metallo
        tubi da giardino: Tubo da giardino
    """,
}
LANGUAGE_OF = {
    "de": "amazon.de",
    "en": "amazon.com",
    **{language: f"amazon.{language}" for language in ("fr", "es", "it")},
}
ROWS = [
    (language, word.strip(), kind.strip())
    for language, table in TRAPS.items()
    for kind, words in (line.split(":") for line in table.strip().splitlines())
    for word in words.split(",")
]


def kind_of(language: str, title: str) -> str:
    facts = ProductFacts(
        marketplace=LANGUAGE_OF[language], asin="B0ABCDEFGH", title=title, category="", language=language
    )
    phrases = phrases_for(language)
    said = subject_of(facts, phrases)
    things = [kind for kind, thing in phrases.things.items() if thing.thoughts == said.thoughts]
    return things[0] if things else "-"


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(ROWS) >= 240
    assert set(LANGUAGE_OF.values()) <= set(MARKETPLACES)


@pytest.mark.parametrize(("language", "word", "kind"), ROWS)
def test_a_word_gets_the_advice_of_what_it_is(language: str, word: str, kind: str) -> None:
    assert kind_of(language, word.title() if language == "en" else word) == kind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Akkuschrauber Set 18V mit 2 Akkus im Koffer", "power tools"),
        ("Stichsäge 750 W mit Laser im Koffer", "power tools"),
        ("Bohrhammer 1050 W im Koffer", "power tools"),
        ("Rasenmäher Messer 46 cm für Benzinmäher", "mäher"),
        ("Taschenschirm automatisch öffnend und schließend", "schirme"),
        ("Scheibenabdeckung Auto Frontscheibe Winter magnetisch", "scheibenabdeckung"),
        ("Bobby Car Anhänger für Kinder", "fahrzeuganhänger"),
        ("Duftkerze im Glas", "candles"),
        ("Bio Rooibos Tee lose 500g", "tee"),
        ("Wald entdecken Lupe für Kinder", "-"),
        ("Pool rund Durchmesser 305 cm", "-"),
    ],
)
def test_what_a_german_thing_comes_in_or_is_like_does_not_choose_its_advice(title: str, kind: str) -> None:
    assert kind_of("de", title) == kind


@pytest.mark.parametrize("word", ["automatisch", "magnetische", "Durchmesser", "entdecken", "Baumwolle"])
def test_an_adjective_or_a_verb_is_no_noun_of_a_name(word: str) -> None:
    assert noun_places(["Quorvex", word]) == frozenset()


def test_a_table_is_one_whatever_it_is_made_for() -> None:
    for table in ("Laptoptisch", "Bistrotisch", "Couchtisch", "Sofatische", "Massagetisch", "Grilltisch"):
        assert kind_of("de", table) == "furniture", table


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Shoe Rack 4 Tier Bamboo", "storage"),
        ("Nail Clippers Set Stainless Steel with Case", "nail care"),
        ("Wall Clock 12 Inch Silent", "walls"),
        ("Remote Control Monster Truck 1:16 Scale 4WD", "blocks"),
    ],
)
def test_a_material_or_a_measure_at_the_end_hides_no_thing(title: str, kind: str) -> None:
    assert kind_of("en", title) == kind
