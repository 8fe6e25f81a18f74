"""A finite verb in second place declares; what is told to the reader, or of the reader's world, does not."""

from __future__ import annotations

import time

import msgspec
import pytest

from pinflow.pins.models import ProductFacts
from pinflow.pins.writers.find_statements import find_statements

MUG = ProductFacts(
    marketplace="amazon.com", asin="B0ABCDEFGH", title="ACME Travel Mug", category="Kitchen & Dining"
)
BECHER = msgspec.structs.replace(MUG, title="Emsa Thermobecher", language="de")

DECLARED = [
    "Sam from Ohio takes it to work every day.",
    "You will sleep better.",
    "Customers keep coming back for it.",
    "Fewer calories with every sip.",
    "Children cannot open it.",
    "Teachers carry it from room to room.",
    "You'll forget that it is in the bag.",
    "Its walls are twice as thick.",
    "The enamel never chips.",
    "Our readers voted for it.",
    "Good for sensitive teeth.",
    "Tested by people who hike.",
    "From birth to school age.",
    "Parents trust it.",
    "Most owners buy another.",
    "Every seam is sewn twice.",
    "Two chambers keep soup and bread apart.",
    "Small children cannot swallow any part of it.",
    "Doctors drink from one, too.",
    "The seller refunds the full amount.",
    "No chemicals touch the water.",
    "Thick walls keep tea hot.",
    "Half the office owns one.",
    "Dogs love the taste.",
    "You can drop it from a table.",
    "Safe for newborns.",
    "The dye is made from plants.",
    "Great for camping and long drives.",
    "Ben and Lucy swear by it.",
    "Hikers carry it up every hill.",
    "Less plastic with every refill.",
    "Bakers weigh their flour with it.",
    "The weave stays soft.",
    "Many people sleep better on it.",
]
ADVICE = [
    "The morning is short, and the bag is full.",
    "Mornings are short.",
    "Small kitchens need things that hang.",
    "A short walk to the bus is enough for a test.",
    "Try it on with a thick coat.",
    "Press the lid twice and turn it over the sink.",
    "Wash it by hand the first time.",
    "Let it dry with the lid off.",
    "Measure the holder in the car before you choose.",
    "Which size would your week need?",
    "If the handle is thin, carry it full once.",
    "Coffee that survives the commute",
    "Five things to look at first",
    "Two lids or one",
    "What the label tells you",
    "Gifts for people who cook",
    "The best place for it is next to the door.",
    "Look at the seams from the inside.",
    "Ask how it is cleaned.",
    "Think of the person who will wash it.",
    "Most people forget the weight.",
    "The question is where it will stand.",
    "Write the date on the bottom.",
    "Keep two cloths near the sink.",
    "Dry the blade after each use.",
    "Colours look different in the evening.",
    "You know the drawer with the lids.",
    "You carry it more often than you fill it.",
    "Give kids one each and a name tag.",
    "Your bag has one pocket too few.",
    "Every family has a drawer like that.",
    "The details decide.",
    "Weigh the full bag once.",
    "Take it along for a weekend before you cut the tags.",
    "Buttons and zips: what to check",
    "Store it open so that air gets in.",
    "Choose the lid by the way you drink.",
    "An hour in the sun tells you more than a photo.",
    "Seven questions for the shop",
    "Note what the listing says about heat.",
    "One for work, one for home",
    "Friends who hike can tell you about straps.",
    "Place the lamp where your hand does not throw a shadow.",
    "Less is more on a small table.",
]
DECLARED_IN_GERMAN = [
    "Ärzte benutzen ihn.",
    "Sabine aus Kiel nimmt ihn jeden Tag mit.",
    "Für Babys ab der Geburt.",
    "Kunden kaufen ihn immer wieder.",
    "Von unserer Redaktion geprüft.",
    "Doppelte Wände halten warm.",
    "Die Rückgabe kostet nichts.",
    "Die Farbe bleibt.",
    "Kinder bekommen ihn nicht auf.",
    "Gut für die Erde.",
    "Lehrerinnen tragen ihn durch das ganze Schulhaus.",
    "Du wirst besser schlafen.",
    "Die Wände sind doppelt so dick.",
    "Das Email springt nicht ab.",
    "Unsere Leser haben dafür gestimmt.",
    "Gut für empfindliche Zähne.",
    "Von Wanderern getestet.",
    "Eltern vertrauen darauf.",
    "Jede Naht ist doppelt genäht.",
    "Zwei Kammern trennen Suppe und Brot.",
    "Ärztinnen trinken selbst daraus.",
    "Der Verkäufer erstattet den vollen Betrag.",
    "Hunde lieben den Geschmack.",
    "Die Farbe kommt aus Pflanzen.",
    "Für Kinder ab drei.",
    "Damit wird jeder Morgen leichter.",
    "Wanderer schleppen ihn auf jeden Berg.",
    "Der Lack ist für Kinder unbedenklich.",
    "Das Gewebe bleibt weich.",
    "Profis greifen zu diesem Modell.",
    "Nach zehn Jahren sieht er aus wie neu.",
    "Der Hersteller pflanzt Bäume.",
    "Kein Kind kann ihn öffnen.",
    "Die Polsterung entlastet die Schultern.",
    "Kinderhände öffnen ihn nicht.",
]
GERMAN_ADVICE = [
    "Der Morgen ist kurz, und die Tasche ist voll.",
    "Kleine Küchen brauchen Dinge, die hängen.",
    "Probier ihn mit dickem Mantel an.",
    "Drück zweimal auf den Deckel und dreh ihn über der Spüle um.",
    "Beim ersten Mal von Hand spülen.",
    "Offen trocknen lassen.",
    "Miss den Halter im Auto aus, bevor du wählst.",
    "Welche Größe braucht deine Woche?",
    "Wenn der Griff dünn ist, trag ihn einmal voll.",
    "Kaffee, der den Arbeitsweg übersteht",
    "Fünf Dinge zum Nachsehen",
    "Zwei Deckel oder einer",
    "Was auf dem Etikett steht",
    "Geschenke für Leute, die kochen",
    "Der beste Platz ist neben der Tür.",
    "Sieh dir die Nähte von innen an.",
    "Frag nach der Reinigung.",
    "Denk an den, der ihn spült.",
    "Die meisten vergessen das Gewicht.",
    "Die Frage ist, wo er stehen wird.",
    "Das Datum auf den Boden schreiben.",
    "Leg zwei Tücher an die Spüle.",
    "Die Klinge nach jedem Gebrauch trocknen.",
    "Abends wirken Farben anders.",
    "Man kennt die Schublade mit den Deckeln.",
    "Du trägst ihn öfter, als du ihn füllst.",
    "In deiner Tasche fehlt ein Fach.",
    "Jede Familie hat so eine Schublade.",
    "Am Ende entscheiden Kleinigkeiten.",
    "Deckel abnehmen und beides einzeln trocknen.",
    "Griffe vor dem Kauf in die Hand nehmen.",
    "Nimm ihn ein Wochenende mit, bevor du das Schild abschneidest.",
    "Offen lagern, damit Luft hineinkommt.",
    "Damit der Deckel nicht muffig wird, offen lagern.",
    "Wähl den Deckel danach, wie du trinkst.",
    "Eine Stunde in der Sonne sagt mehr als ein Foto.",
    "Sieben Fragen an den Laden",
    "Notier dir, was die Beschreibung zu Hitze sagt.",
    "Freunde, die wandern, wissen viel über Gurte.",
    "Stell die Lampe so, dass deine Hand keinen Schatten wirft.",
    "Weniger ist mehr auf einem kleinen Tisch.",
    "Am besten misst du zuerst die Höhe.",
    "Hier lohnt ein zweiter Blick.",
    "Ein Maßband hilft mehr als ein Foto.",
    "Kinder im Haus: Deckel zuerst testen",
    "Vor dem ersten Tragen waschen.",
    "Nähte und Reißverschlüsse prüfen",
    "Manchmal reicht der alte.",
    "Wer viel unterwegs ist, achtet auf den Deckel.",
    "Im Zug ist wenig Platz.",
]


@pytest.mark.parametrize(
    ("text", "facts"), [*((t, MUG) for t in DECLARED), *((t, BECHER) for t in DECLARED_IN_GERMAN)]
)
def test_what_somebody_or_a_part_does_is_a_statement(text: str, facts: ProductFacts) -> None:
    assert list(find_statements(text, facts)) == [text]


@pytest.mark.parametrize(
    ("text", "facts"), [*((t, MUG) for t in ADVICE), *((t, BECHER) for t in GERMAN_ADVICE)]
)
def test_advice_and_the_readers_own_world_are_none(text: str, facts: ProductFacts) -> None:
    assert list(find_statements(text, facts)) == []


@pytest.mark.parametrize(
    "run", ["Die ", "Kinder halten ", "the lids ", "seams take ", "a", "it ", "von ge", "1 "]
)
def test_a_long_sentence_is_looked_through_once(run: str) -> None:
    text = (run * 12_000)[:12_000]
    for facts in (MUG, BECHER):
        began = time.process_time()
        list(find_statements(text, facts))
        assert time.process_time() - began < 1.0
