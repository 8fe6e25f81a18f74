"""Kinds of goods by what each language calls them, and how a title shows in which language it is written.

A French title in an English project names its thing all the same: "Tasse à Café" is a cup.
"""

from __future__ import annotations

import re

_COLUMNS = ("en", "de", "fr", "es", "it")
_ROWS = """
    drinkware | drinkware | tasses | tazas | tazze
    pans | pans | casseroles | sartenes | pentole
    cooking | cooking | couteaux | cuchillos | coltelli
    textiles | textiles | couvertures | mantas | coperte
    bedding | bedding | oreillers | almohadas | cuscini da letto
    textiles | handtücher | serviettes | toallas | asciugamani
    bedding | bedding | draps | sábanas | lenzuola
    solar lights | solarleuchten | lampes solaires | luces solares | luci solari
    kids backpacks | kinderrucksäcke | sacs à dos d’enfant | mochilas infantiles | zaini per bambini
    advent calendars | adventskalender | avent | adviento | avvento
    travel mugs | thermobecher | - | - | -
    cat trees | kratzbäume | - | - | -
    outdoor lights | außenleuchten | - | - | -
    lights | lights | lampes | lámparas | lampade
    candles | candles | bougies | velas | candele
    planters | planters | pots de fleurs | macetas | vasi da fiori
    storage | storage | rangement | almacenaje | contenitori
    furniture | furniture | meubles | muebles | mobili
    bags | rucksäcke | sacs à dos | mochilas | zaini
    bags | luggage | sacs | bolsos | borse
    bags | luggage | valises | maletas | valigie
    shoes | shoes | chaussures | zapatos | scarpe
    clothes | clothes | vêtements | ropa | vestiti
    audio | audio | casques | auriculares | cuffie
    power | power | chargeurs | cargadores | caricatori
    phone cases | handyhüllen | coques | fundas de móvil | custodie
    watches | uhren | montres | relojes | orologi
    puzzles | puzzles | puzzles | puzzles | puzzle
    blocks | games | jouets | juguetes | giocattoli
    skin care | skin care | crèmes | cremas | creme
    scent | - | parfums | perfumes | profumi
    hair styling | hair styling | sèche-cheveux | secadores | asciugacapelli
    vacuums | vacuums | aspirateurs | aspiradoras | aspirapolvere
    coffee | appliances | machines à café | cafeteras | macchine da caffè
    kettles | wasserkocher | bouilloires | hervidores | bollitori
    power tools | power tools | perceuses | taladros | trapani
    watering cans | gießkannen | arrosoirs | regaderas | annaffiatoi
    garlic presses | knoblauchpressen | - | - | -
    stud finders | ortungsgeräte | - | - | -
    noise machines | einschlafgeräusche | - | - | -
    belts | gürtel | - | - | -
    kitchen machines | appliances | appareils de cuisine | electrodomésticos | elettrodomestici
    coffee beans | kaffeebohnen | café | café | caffè
    garden tools | gartenscheren | outils de jardin | herramientas de jardín | attrezzi da giardino
    yoga | yoga | tapis de yoga | esterillas | tappetini
    pet beds | hundebetten | paniers pour animaux | camas de mascotas | cucce
    pet food | katzenfutter | croquettes | pienso | crocchette
    rugs | textiles | tapis | alfombras | tappeti
    textiles | textiles | rideaux | cortinas | tende
    bottles | bottles | gourdes | botellas | borracce
    teeth | teeth | brosses à dents | cepillos de dientes | spazzolini
    textiles | textiles | coussins | cojines | cuscini
    vases | vases | vases | jarrones | vasi
    hoses | hoses | tuyaux | mangueras | tubi da giardino
    teas | tee | thé | - | -
    storage | müllbeutel | poubelles | - | -
"""
KINDS = tuple(tuple(cell.strip() for cell in row.split("|")) for row in _ROWS.strip().splitlines())
# Small words that a title of the language has and one of the others hardly ever.
_SIGNS = {
    "en": r"\b(?:for|with|and|of)\b",
    "de": r"\b(?:mit|für|und|aus|zum|zur|ohne)\b|[äöüß]",
    "fr": r"\b(?:à|en|pour|avec|et|du|des|sans|lot de)\b|\b[dl]['’]|[éèêàç]",
    "es": r"\b(?:para|con|de|del|y|sin)\b|[ñáíóú]",
    "it": r"\b(?:da|di|per|con|del|della|senza|in)\b|[òùì]",
}


def languages_of(title: str) -> tuple[str, ...]:
    """The languages whose small words or letters a title has."""
    return tuple(code for code in _COLUMNS if re.search(_SIGNS[code], title, re.IGNORECASE))


def kind_at_home(kind: str, abroad: str, home: str) -> str | None:
    """What the home language calls a kind of goods of another; None where it has no such kind."""
    here, there = _COLUMNS.index(home), _COLUMNS.index(abroad)
    return next((row[here] for row in KINDS if row[there] == kind and row[here] != "-"), None)
