"""Offers in everyday words, in five languages, and the same words where they offer nothing."""

from __future__ import annotations

import pytest

from pinflow.pins.rules.patterns import DISCOUNT

OFFERS = [
    "Now with a free straw.",
    "Now with two free lids.",
    "Cheaper than last week.",
    "Buy two, pay for one.",
    "A brush is thrown in at no charge.",
    "Take two, the third is free.",
    "You would pay twice as much elsewhere.",
    "Jetzt mit Strohhalm gratis.",
    "Beim Kauf von zweien ist die dritte gratis.",
    "Ein Tuch gibt es kostenfrei dazu.",
    "Heute kostet er nur die Hälfte.",
    "Anderswo zahlst du das Doppelte.",
    "La deuxième est offerte.",
    "La segunda te sale gratis.",
    "La seconda è gratis.",
    "Halb so teuer wie andere.",
    "Zwei kaufen, einen zahlen.",
    "Billiger als letzte Woche.",
    "Der Preis ist gefallen.",
    "Der Preis wurde noch einmal gesenkt.",
    "Ein Preisknüller.",
    "Une paille offerte.",
    "Deux fois moins cher.",
    "Le prix a baissé.",
    "Une bonne affaire.",
    "Moins cher que la semaine dernière.",
    "Pajita de regalo.",
    "Ahora con funda gratis.",
    "Cuesta la mitad.",
    "Ha bajado de precio.",
    "Una ganga.",
    "Cannuccia in omaggio.",
    "Costa la metà.",
    "Il prezzo è sceso.",
    "Un affare.",
    "È proprio un affare.",
]
NONE = [
    "A bag that leaves you with a free hand.",
    "Plastic free gifts for a first birthday.",
    "Now with free time on a Sunday.",
    "Refilling is cheaper than it looks.",
    "The second one is on the shelf.",
    "Half of what you own is never used.",
    "Fold it twice as much in winter.",
    "Gluten gratis, sagt das Rezept.",
    "Die zweite Woche ist leichter.",
    "Iss nur die Hälfte und heb den Rest auf.",
    "Nimm das Doppelte an Wasser.",
    "La deuxième tasse est pour une amie.",
    "La segunda taza es para ti.",
    "La seconda tazza è per un'amica.",
    "Die Aussicht gibt es gratis.",
    "Such ein Café mit kostenlosem WLAN.",
    "Many cafés come with free refills.",
    "Ein halb so voller Koffer ist leichter.",
    "Zwei kaufen, einen verschenken.",
    "Der Preis ist nicht alles.",
    "Jetzt mit Kaffee auf den Balkon.",
    "Une tasse offerte à une amie compte double.",
    "La vue offerte par la terrasse.",
    "Ranger ses affaires le soir.",
    "C'est une affaire de goût.",
    "Le prix est écrit sur la page.",
    "Papel de regalo y una cinta.",
    "Ideas de regalo.",
    "Una vela de regalo para mamá.",
    "Corta la fruta por la mitad.",
    "Llena la botella hasta la mitad.",
    "Un libro in omaggio a Dante.",
    "Taglia la zucca a metà.",
    "Un affare di famiglia.",
    "Vestire i bambini non è un affare.",
    "Il prezzo è scritto sulla pagina.",
]


@pytest.mark.parametrize("text", OFFERS)
def test_an_offer_in_everyday_words_is_found(text: str) -> None:
    assert DISCOUNT.search(text)


@pytest.mark.parametrize("text", NONE)
def test_the_same_words_offer_nothing_elsewhere(text: str) -> None:
    assert DISCOUNT.search(text) is None
