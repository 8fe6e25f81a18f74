# ruff: noqa: E501 (a sentence a line, as it will be read)
"""German advice by the kind of thing a product's name says it is; compounds end in the thing itself."""

from pinflow.pins.writers.phrases import Hook, Subject
from pinflow.pins.writers.things.by_use import GERMAN_BY_USE
from pinflow.pins.writers.things.de_further import GERMAN_FURTHER
from pinflow.pins.writers.things.de_goods import GERMAN_GOODS
from pinflow.pins.writers.things.de_lookalikes import GERMAN_LOOKALIKES
from pinflow.pins.writers.things.de_named_apart import GERMAN_NAMED_APART

BUCH_HOOKS = {
    "checklist": Hook(
        headlines=("{name}, vor Seite eins", "Als Nächstes {name}?"),
        titles=(
            "{name}: drei Fragen vor Seite eins",
            "{name}: das nächste Buch?",
            "{name}: ein paar Seiten, dann entscheiden",
            "{name}: etwas für den Nachttisch?",
            "{name}: Notizen vor dem ersten Kapitel",
            "{name}: für den nächsten Gang in die Buchhandlung",
        ),
        openings=(
            "„{name}“ lesen? Drei kleine Fragen helfen bei der Entscheidung.",
            "Bevor „{name}“ auf dem Stapel am Bett liegt, lohnen sich diese Fragen.",
        ),
    ),
    "spotlight": Hook(
        headlines=("{name} auf dem Nachttisch", "{name}, Seite eins"),
        titles=(
            "{name}: erst die Leseprobe, dann entscheiden",
            "{name}: so beginnt man",
            "{name}: ein ruhiger Blick auf Seite eins",
            "{name}, ohne den Klappentext",
            "{name}: Notizen für einen Regennachmittag",
            "{name}: eine Seite, dann noch eine",
        ),
        openings=(
            "„{name}“ ohne Klappentext: So zeigt sich, ob es das richtige Buch ist.",
            "Bei „{name}“ beginnt der genaue Blick mit der Leseprobe und nicht mit dem Umschlag.",
        ),
    ),
    "compare": Hook(
        headlines=("{name} oder das andere?", "Als Nächstes {name}?"),
        titles=(
            "{name} oder erst ein anderes Buch?",
            "{name}: so findet sich das nächste Buch",
            "{name} und der Rest vom Stapel",
            "{name}: was kommt auf den Nachttisch?",
            "{name}: je zwei Seiten, dann entscheiden",
            "{name}: wenn der Stapel zu hoch wird",
        ),
        openings=(
            "„{name}“ oder das andere vom Stapel? Je zwei Seiten lesen und merken, welches fehlt.",
            "Zwischen „{name}“ und einem anderen Titel entscheiden die ersten Seiten nebeneinander.",
        ),
    ),
    "everyday": Hook(
        headlines=("Abends mit {name}", "{name}, Seite für Seite"),
        titles=(
            "{name}: Zeit zum Lesen finden",
            "{name}: zehn Seiten und eine Kanne Tee",
            "{name}: für Bahn, Badewanne und Bett",
            "{name}: ein Kapitel vor dem Einschlafen",
            "{name}: lesen an einem gewöhnlichen Dienstag",
            "{name}: zehn Seiten am Tag",
        ),
        openings=(
            "„{name}“ und zehn Seiten am Tag: an Sessel, Lampe und Stunde denken.",
            "Wann wäre Zeit für „{name}“? Eine feste Viertelstunde trägt die meisten Bücher bis zum Ende.",
        ),
    ),
    "wishlist": Hook(
        headlines=("{name} auf der Leseliste", "{name}, für ruhige Abende"),
        titles=(
            "{name}: notiert für die Leseliste",
            "{name}: für einen ruhigen Abend",
            "{name}: für das nächste lange Wochenende",
            "{name}: ein Titel für die Buchhandlung",
            "{name}: falls jemand fragt, was du dir wünschst",
            "{name}: für die nächste Reise aufgehoben",
        ),
        openings=(
            "Titel sammeln? „{name}“ notieren und bei Gelegenheit die Leseprobe öffnen.",
            "Eine Idee für die Leseliste: „{name}“.",
        ),
    ),
}

# Platten und Filme hört und sieht man; niemand braucht sie auf oder misst sie aus.
MEDIEN_HOOKS = {
    "checklist": Hook(
        headlines=("{name}, in Ruhe probiert",),
        titles=(
            "{name}: erst hineinhören oder hineinsehen",
            "{name}: ein paar Notizen vor dem Abspielen",
            "{name}: erst fünf Minuten, dann der ganze Abend",
            "{name}: Format prüfen, dann zurücklehnen",
            "{name}: wer sucht heute aus?",
            "{name}: etwas für den nächsten Abend zu Hause?",
        ),
        openings=(
            "Vor der Bestellung von „{name}“ fünf Minuten hineinhören oder hineinsehen.",
            "„{name}“ steht auf der Liste? Am besten mit einer Probe anfangen.",
        ),
    ),
    "spotlight": Hook(
        headlines=("{name} am Abend",),
        titles=(
            "{name}: so beginnt man",
            "{name}: Licht aus, dann abspielen",
            "{name}, ohne das Lob auf der Hülle",
            "{name}: nach ein paar Minuten weiß man es",
            "{name}: Notizen für den Anfang",
            "{name}: in Ruhe angespielt",
        ),
        openings=("„{name}“ ohne das Lob auf der Hülle.", "Einmal in Ruhe anspielen: „{name}“."),
    ),
    "compare": Hook(
        headlines=("{name} oder das andere?",),
        titles=(
            "{name} oder etwas anderes heute Abend?",
            "{name}: so fällt die Wahl für heute Abend",
            "{name}: das Sofa stimmt ab",
            "{name}: für heute oder für Sonntag?",
            "{name} und der Rest vom Regal",
            "{name}: wonach ist dir heute Abend?",
        ),
        openings=(
            "„{name}“ oder das andere? Von beiden fünf Minuten probieren.",
            "„{name}“ oder ein anderer Titel? Am besten die Runde fragen.",
        ),
    ),
    "everyday": Hook(
        headlines=("Ein Abend mit {name}",),
        titles=(
            "{name}: etwas für lange Abende",
            "{name}: wer ist dabei?",
            "{name}: für einen Sonntag mit Regen",
            "{name}: Decke, Schale, Abspielen",
            "{name}: für einen Abend ohne Pläne",
            "{name}: für das ruhige Ende der Woche",
        ),
        openings=(
            "An den Abend mit „{name}“ denken: Wer ist dabei, und worauf wird abgespielt?",
            "„{name}“ braucht einen Abend ohne Uhr.",
        ),
    ),
    "wishlist": Hook(
        headlines=("{name}, für lange Abende",),
        titles=(
            "{name}: notiert für die {list_name}",
            "{name}: für einen langen Abend",
            "{name}: für den nächsten Abend zu Hause",
            "{name}: falls jemand fragt, was du dir wünschst",
            "{name}: ein Titel zum Wiederfinden",
            "{name}: heute merken, am Freitag abspielen",
        ),
        openings=(
            "Eine Idee für die {list_name}: „{name}“.",
            "Titel sammeln? „{name}“ notieren und bei Gelegenheit hineinhören.",
        ),
    ),
}

_TEILE_HOOKS = {
    "everyday": Hook(
        headlines=("Erst messen, dann einbauen", "Gut vorbereitet, einmal eingebaut"),
        titles=(
            "{name}: erst ein Foto vom alten Teil",
            "{name}: Notizen vor dem Einbau",
            "{name}: einmal messen, einmal einbauen",
            "{name}: was vor dem Einbau feststehen sollte",
            "{name}: für den Samstag in der Werkstatt",
            "{name}: Typ und Maße auf einem Zettel",
        ),
        openings=(
            "{name} gesucht? Das alte Teil verrät, was passt: erst messen und fotografieren.",
            "{name} schnell bestellt? Wer vorher misst, baut nur einmal ein.",
        ),
    ),
    "wishlist": Hook(
        headlines=("Für das nächste Projekt", "Typ und Maße gleich notieren"),
        titles=(
            "{name}: notiert für das nächste Projekt",
            "{name}: eine Idee für die {list_name}",
            "{name}: merken, mit Typ und Maßen daneben",
            "{name}: für den Tag, an dem es weitergeht",
            "{name}: gemerkt, bis das Projekt dran ist",
            "{name}: heute merken, beim Werkeln wiederfinden",
        ),
        openings=(
            "{name}, für das nächste Projekt notiert.",
            "{name} mit Typ und Maßen notieren, dann dauert die Bestellung später eine Minute.",
        ),
    ),
}
_VORRAT_HOOKS = {
    "everyday": Hook(
        headlines=("Vor dem Nachfüllen ausrechnen", "Rechtzeitig an den Vorrat denken"),
        titles=(
            "{name}: bevor der Vorrat zu Ende geht",
            "{name}: erst ein Foto von der alten Packung",
            "{name}: wie viel davon im Jahr gebraucht wird",
            "{name}: rechtzeitig an Nachschub denken",
            "{name}: Sorte und Menge auf einem Zettel",
            "{name}: erledigt, bevor es eilig wird",
        ),
        openings=(
            "{name} im Haus? Vorräte gehen am falschen Tag aus, also vorher die Menge ausrechnen.",
            "{name} gesucht? Die alte Packung verrät, was passt, also ein Foto davon machen.",
        ),
    ),
    "wishlist": _TEILE_HOOKS["wishlist"],
}
GERMAN_THINGS: dict[str, Subject] = {
    # What comes first goes first where two of them match as much of a name.
    **GERMAN_BY_USE,
    **GERMAN_NAMED_APART,
    **GERMAN_LOOKALIKES,
    **GERMAN_GOODS,
    **GERMAN_FURTHER,
    "audio": Subject(
        matches=r"[\w-]*kopfhörer|[\w-]*lautsprecher|headsets?|soundbars?|[\w-]*ohrhörer|earbuds?|airpods(?: \w+)?",
        kicker="Notiz zum Hören",
        list_name="Technikliste",
        checks=(
            "Die eigenen Geräte prüfen",
            "Laden und Akku nachlesen",
            "An den lautesten Ort denken",
            "Ersatzteile suchen",
        ),
        thoughts=(
            "Klang ist die eine Hälfte; die andere ist, ob man vergisst, dass etwas da ist.",
            "Bus, Büro oder Sofa: Der lauteste Ort des Tages entscheidet.",
        ),
    ),
    "power": Subject(
        matches=r"powerbanks?|[\w-]*ladegeräte?|ladekabel|[\w-]*steckdosenleisten?|[\w-]*ladestation(?:en)?",
        kicker="Notiz zum Laden",
        list_name="Technikliste",
        checks=(
            "Eigene Geräte auflisten",
            "Stecker und Kabel vergleichen",
            "Sicherheitshinweise lesen",
            "An die Reisetasche denken",
        ),
        thoughts=(
            "Aufschreiben, was an einem normalen Tag geladen wird: Daraus folgt die Größe.",
            "Meist liegt es am falschen Stecker, darum zuerst die eigenen Geräte ansehen.",
        ),
    ),
    "bedding": Subject(
        matches=r"\w*bettwäsche(?:[- ]set)?|\w*(?:spannbett|bett)laken|\w*bettlaken|\w*bettdecken?|\w*topper|\w*matratzen(?:schoner|auflage)?|kopfkissen(?:bezug|bezüge)?",
        kicker="Notiz für gute Nächte",
        list_name="Schlafzimmerliste",
        checks=(
            "Matratze und Höhe ausmessen",
            "Pflegehinweise lesen",
            "An die Jahreszeit denken",
            "Farben bei Tageslicht prüfen",
        ),
        thoughts=(
            "Die Höhe der Matratze samt Auflage messen: Das wird am häufigsten vergessen.",
            "Wer leicht schwitzt, wählt nach Gewicht und Gewebe und erst danach nach Farbe.",
        ),
    ),
    "laundry": Subject(
        matches=r"wäsche(?:leinen?|ständer|spinnen?|körbe?|korb|sammler|klammern)|[\w-]*bügel(?:brett|eisen)?|kleiderbügel",
        kicker="Notiz zur Wäsche",
        list_name="Haushaltsliste",
        checks=(
            "Den Platz zum Trocknen messen",
            "An die größte Wäsche denken",
            "Befestigung ansehen",
            "Zusammengelegt verstauen",
        ),
        thoughts=(
            "Gemessen wird mit dem größten Laken des Hauses: Was dafür reicht, reicht für alles.",
            "Was schnell auf- und abgebaut ist, steht nicht im Weg.",
        ),
    ),
    "hoses": Subject(
        matches=r"[\w-]*gartenschl(?:auch|äuche)|wasserschlauch|schlauch(?:wagen|box|trommel)|gardena [\w ]*schlauch|\w*gießkannen?|\w*regner|\w*brausen?",
        kicker="Notiz zum Gießen",
        list_name="Gartenliste",
        checks=(
            "Längsten Weg abschreiten",
            "Anschluss am Hahn prüfen",
            "An den Winterplatz denken",
            "Platz im Schatten suchen",
        ),
        thoughts=(
            "Vom Hahn bis zum letzten Beet die Schritte zählen: Das ist die Länge, die gebraucht wird.",
            "Leer und im Schatten hält er länger, woraus er auch besteht.",
        ),
    ),
    "yoga": Subject(
        matches=r"(?:yoga|gymnastik|fitness|sport|trainings)\w*matten?|\w*hanteln?|kettlebells?|\w*fitnessbänder|faszienrollen?",
        kicker="Notiz zum Training",
        list_name="Trainingsliste",
        checks=(
            "Freie Fläche abmessen",
            "Leichter anfangen als gedacht",
            "Reinigung nachlesen",
            "Einen festen Platz finden",
        ),
        thoughts=(
            "Was bereitliegt, wird benutzt; was im Keller liegt, bleibt dort.",
            "Zwei kurze Einheiten, die stattfinden, sind mehr wert als fünf geplante.",
        ),
    ),
    "appliances": Subject(
        matches=r"[\w-]*kaffeemaschinen?|[\w-]*vollautomat|[\w-]*küchenmaschinen?|heißluftfritteusen?|[\w-]*mixer|[\w-]*toaster|[\w-]*waffeleisen|reiskocher|mikrowellen?",
        kicker="Küchennotiz",
        list_name="Küchenliste",
        checks=(
            "Arbeitsfläche und Höhe messen",
            "Zerlegen und Spülen nachlesen",
            "An die übliche Menge denken",
            "Nach der Lautstärke fragen",
        ),
        thoughts=(
            "Was erst aus dem Schrank gehoben werden muss, wird halb so oft benutzt.",
            "Eine normale Woche durchrechnen und danach die Größe wählen.",
        ),
    ),
    "vacuums": Subject(
        matches=r"[\w-]*staubsauger|[\w-]*saugroboter|(?!scheiben)[\w-]*wischer|[\w-]*luftreiniger|[\w-]*ventilator(?:en)?|[\w-]*heizlüfter",
        kicker="Haushaltsnotiz",
        list_name="Haushaltsliste",
        checks=(
            "Nach Ersatzfiltern und Beuteln sehen",
            "An den Stellplatz denken",
            "Nach der Lautstärke fragen",
            "Reinigung nachlesen",
        ),
        thoughts=(
            "Von dem Ort ausgehen, an dem es am meisten läuft: Fläche, Steckdose, Weg dorthin.",
            "Filter, Beutel und Bürsten kommen jedes Jahr wieder, darum zuerst danach sehen.",
        ),
    ),
    "furniture": Subject(
        matches=r"\w*kommoden?|\w*schr(?:ank|änke)|\w*schuhregale?|\w*bücherregale?|\w*regale?|(?![\w-]*(?:automa|magne|elas|prak|kosme|antista|\bsta|\bop|akus|plas|exo|roman|synthe|asia|aroma|ästhe|athle|drama|dras|ero|fantas|phantas|gene|gigan|hekt|herme|iden|kine|klima|kri|mys|poe|poli|pneuma|realis|rhythm|rus|skep|spor|sympathe|systema|tak|therapeu|thema|touris|ark|nau|pragma|futuris|stilis|logis|kera|bal|adria|bri|schot|ely|hek)tisch)\w*tische?|\w*stühle?|\w*stuhl|\w*hocker|\w*sofas?|\w*sessel|\w*betten?|garderoben?|sideboards?|\w*bänke|\w*sitzbank",
        kicker="Möbelnotiz",
        list_name="Wohnliste",
        checks=(
            "Den Umriss auf den Boden kleben",
            "Türen und Treppe messen",
            "Hilfe beim Aufbau klären",
            "Farben bei Tageslicht prüfen",
        ),
        thoughts=(
            "Klebeband auf dem Boden zeigt in einer Minute, wie viel Platz übrig bleibt.",
            "Auch an den Weg hinein denken: Tür, Treppe und die Ecke im Flur.",
        ),
    ),
    "skin care": Subject(
        matches=r"\w*cremes?(?: dose)?|\w*serum|\w*lotion|\w*butter|\w*shampoos?|\w*seifen?|\w*duschgel|\w*balsam|(?:gesichts|haar|tuch|schlaf|creme)?maske|\w*körperöl",
        kicker="Pflegenotiz",
        list_name="Pflegeliste",
        checks=(
            "Inhaltsstoffe lesen",
            "An kleiner Stelle ausprobieren",
            "Tag des Öffnens notieren",
            "Anwendung nachlesen",
        ),
        thoughts=(
            "Bei Pflege sagt die Liste der Inhaltsstoffe mehr als die Vorderseite der Packung.",
            "Immer nur eines neu einführen: Nur so zeigt sich, was die Haut mag.",
        ),
    ),
    "decor": Subject(
        matches=r"(?:herbst|weihnachts|oster|frühlings|sommer|winter|tisch|fenster|balkon)?deko(?!lle)\w*(?: .+)?|\w*adventskr(?:anz|änze)|\w*girlanden?|dekofiguren?",
        kicker="Notiz zum Dekorieren",
        list_name="Dekoliste",
        checks=(
            "Drei Farben aussuchen",
            "Erst die alten Sachen ansehen",
            "Den Platz vorher freiräumen",
            "Kiste fürs nächste Jahr einplanen",
        ),
        thoughts=(
            "Dekoration wirkt ruhig, wenn es wenige Farben sind und die Oberflächen sich unterscheiden.",
            "Ein Stück hinstellen, zwei Schritte zurücktreten und erst dann das nächste nehmen.",
        ),
    ),
    "birds": Subject(
        matches=r"vogel(?:haus|häuser|häuschen|futterhaus|tränken?|bäder|bad)(?: .+)?|futterhäuser|futterhaus|\w*nistk(?:asten|ästen)|insektenhotels?",
        kicker="Notiz für Gartengäste",
        list_name="Gartenliste",
        checks=(
            "Geschützten Platz suchen",
            "Reinigung nachlesen",
            "An Regen und Katzen denken",
            "Befestigung ansehen",
        ),
        thoughts=(
            "Vögel mögen einen ruhigen Platz mit freiem Anflug: erst die Stelle wählen, dann die Farbe.",
            "So aufhängen, dass man es vom Fenster aus sieht: Das ist die halbe Freude.",
        ),
    ),
    "teeth": Subject(
        matches=r"\w*zahnbürsten?|aufsteckbürsten|mundduschen?|zahnpasta",
        kicker="Badnotiz",
        list_name="Badliste",
        checks=(
            "Nachfüllteile suchen",
            "An Ladestation und Ablage denken",
            "Nach der Lautstärke fragen",
            "Zwei Wochen Eingewöhnung einplanen",
        ),
        thoughts=(
            "Bürsten, Köpfe und Klingen kommen alle paar Monate wieder, darum zuerst danach sehen.",
            "Was griffbereit am Waschbecken steht, wird benutzt.",
        ),
    ),
    "pens": Subject(
        matches=r"fineliner|\w*stifte?|kugelschreiber|füller|textmarker|\w*marker|haftnotizen",
        kicker="Schreibnotiz",
        list_name="Schreibtischliste",
        checks=(
            "Auf eigenem Papier probieren",
            "Nachfüllung suchen",
            "Verbrauch eines Monats schätzen",
            "Farben auswählen, die man braucht",
        ),
        thoughts=(
            "Geschrieben wird mit dem, was daliegt: also zuerst an den Platz denken.",
            "Für ein Halbjahr oder ein Vorhaben planen und sehen, was zuerst leer ist.",
        ),
    ),
    "luggage": Subject(
        matches=r"\w*koffer|\w*trolleys?|\w*reisetaschen?|kulturbeutel|\w*taschen?",
        kicker="Notiz fürs Packen",
        list_name="Reiseliste",
        checks=(
            "Maße für unterwegs nachlesen",
            "Eigengewicht vergleichen",
            "Griffe und Verschlüsse ansehen",
            "Probeweise packen",
        ),
        thoughts=(
            "Erst auslegen, was mitsoll, dann messen: So zeigt sich die richtige Größe.",
            "Getragen wird vom Bahnhof bis zur Tür, also an diesen Weg denken.",
        ),
    ),
    "clothes": Subject(
        matches=r"\w*mützen?|\w*hüte?|\w*hemd(?:en)?|\w*shirts?|\w*jacken?|\w*hosen?|\w*pullover|\w*kleid(?:er)?|(?:winter|woll|strick|leder|finger|faust)?handschuhe?|\w*schals?|bademantel",
        kicker="Notiz für den Schrank",
        list_name="Kleiderliste",
        checks=(
            "Ein Teil messen, das passt",
            "Pflegehinweise lesen",
            "Überlegen, wozu es passt",
            "Stoff und Gewicht ansehen",
        ),
        thoughts=(
            "Das Lieblingsstück ist der Maßstab: Größe, Schnitt und Stoff davon helfen weiter.",
            "Größen fallen verschieden aus, darum ein Teil ausmessen, das gut sitzt.",
        ),
    ),
    "games": Subject(
        matches=r"puzzles?(?: .+)?|lego(?: .+)?|playmobil(?: .+)?|\w*spiele?|\w*spielzeug|\w*bausteine",
        kicker="Spielnotiz",
        list_name="Familienliste",
        checks=(
            "Altersangabe prüfen",
            "Anzahl der Teile ansehen",
            "Platz zum Spielen suchen",
            "An die Mitspieler denken",
        ),
        thoughts=(
            "Was Raum für eigene Ideen lässt, bleibt länger in Gebrauch.",
            "Ein Spiel beginnt mit einem freien Tisch: Platz und Zeit zuerst bedenken.",
        ),
    ),
    "animals": Subject(
        matches=r"hunde(?!rt)\w+(?: .+)?|katzen(?!b(?:aum|äume)\b)\w+(?: .+)?|\w*näpfe?|\w*(?:hunde|führ|schlepp|katzen)leinen?|\w*geschirr für hunde",
        kicker="Tiernotiz",
        list_name="Tierliste",
        checks=(
            "Das Tier zuerst messen",
            "An die Reinigung denken",
            "Material und Nähte ansehen",
            "Langsam eingewöhnen",
        ),
        thoughts=(
            "Tiere entscheiden selbst: Ein ruhiger Platz und ein langsamer Anfang helfen.",
            "Erst messen, dann wählen, denn meist liegt es an der Größe.",
        ),
    ),
    "balcony solar": Subject(
        matches=r"\w*balkonkraftwerk(?:e|s)?(?: [\w-]*(?:solarpanel|wechselrichter|steckdose))?|\w*solarmodul(?:e|s)?|\w*solarpanel(?:s|e)?|solaranlagen?|\w*powerstation",
        kicker="Energie zu Hause",
        list_name="Energie-Liste",
        checks=(
            "Regeln vor Ort erfragen",
            "Montageplatz ausmessen",
            "Kabel und Stecker prüfen",
            "Garantie nachlesen",
        ),
        thoughts=(
            "Bei Energie zu Hause entscheidet der Platz: Sonne, Fläche und ein sicherer Weg für das Kabel.",
            "Vermieter und Netzbetreiber früh fragen ist einfacher, als später umzuplanen.",
        ),
    ),
    "supplies": Subject(
        matches=r"\w*flüssigkeit(?:en)?|\w*frostschutzmittel|\w*schutzmittel|\w*paste|\w*konzentrat|tyfocor\w*(?: l)?",
        kicker="Notiz vor dem Bestellen",
        list_name="Vorratsliste",
        checks=(
            "Freigabe des Herstellers lesen",
            "Menge vorher ausrechnen",
            "Sicherheitshinweise lesen",
            "Dunkel und dicht lagern",
        ),
        thoughts=(
            "Bei Mitteln für Geräte und Anlagen zählt die Freigabe des Herstellers mehr als die Farbe.",
            "Vor dem Bestellen die Menge ausrechnen und die alte Packung fotografieren.",
        ),
        hooks=_VORRAT_HOOKS,
    ),
    "parts": Subject(
        matches=r"[\w-]*ventil(?:e)?|(?!garten|wasser)[\w-]*schlauch(?: set)?|[\w-]*rohr(?: ausziehbar)?|(?!\d)[\w-]+stück|[\w-]*gefäß|[\w-]*schienen?(?: set)?|[\w-]*halterung(?:en)?|[\w-]*kabel|[\w-]*stecker|[\w-]*adapter|[\w-]*verschraubung|[\w-]*gewinde|[\w-]*wechselrichter|[\w-]*steuerung|[\w-]*regler|[\w-]*filter|[\w-]*akku|ersatz\w+",
        kicker="Notiz zum Zubehör",
        list_name="Werkstattliste",
        checks=(
            "Typenschild fotografieren",
            "Maße und Anschlüsse prüfen",
            "Anleitung vorher lesen",
            "Dichtungen mitbedenken",
        ),
        thoughts=(
            "Bei Teilen entscheidet der genaue Typ: das alte Stück messen und fotografieren.",
            "Anleitung zuerst, Werkzeug danach: So zeigt sich, was noch fehlt.",
        ),
        hooks=_TEILE_HOOKS,
    ),
    "candles": Subject(
        matches=r"\w*kerzen?|\w*teelichter?|duftwachs",
        kicker="Kerzennotiz",
        list_name="Wohnliste",
        checks=(
            "Stärke des Dufts bedenken",
            "Platz ohne Zugluft suchen",
            "Brennhinweise lesen",
            "Teller oder Halter bereitstellen",
        ),
        thoughts=(
            "Eine Kerze gilt einer Stunde am Tag: Abendessen, Bad oder das letzte Kapitel.",
            "Beim ersten Mal brennen lassen, bis die ganze Oberfläche geschmolzen ist, und dabeibleiben.",
        ),
    ),
    "lights": Subject(
        matches=r"\w*lampen?|\w*leuchten?|\w*laternen?|\w*lichter(?:kette)?|\w*lichterketten?|kronleuchter",
        kicker="Lichtnotiz",
        list_name="Lichtliste",
        checks=(
            "Zuerst den Platz ausmessen",
            "Leuchtmittel oder Akku klären",
            "An die Abendstunden denken",
            "Auf Blendung achten",
        ),
        thoughts=(
            "Gutes Licht ist eine Frage des Ortes: zwei kleine Lichter in den Ecken statt eines in der Mitte.",
            "Den Platz nach Sonnenuntergang ansehen, denn dann zählt es.",
        ),
    ),
    "textiles": Subject(
        matches=r"\w*kissen(?:bezug|bezüge|hülle|hüllen)?(?: waschbar)?|(?!\w*(?:ent|ver|auf|be|zu|ein|ab)decken\b)\w*decken?|plaids?|\w*teppiche?|\w*läufer|\w*matten?|\w*handtuch|\w*handtücher|\w*vorhänge?|\w*laken|bettwäsche|tischdecken?",
        kicker="Textilnotiz",
        list_name="Wohnliste",
        checks=(
            "Maße zu Hause prüfen",
            "Farben bei Tageslicht ansehen",
            "Pflegehinweise lesen",
            "Neben das halten, was da ist",
        ),
        thoughts=(
            "Stoff verändert einen Raum schneller als Möbel: eine Farbe aufnehmen, die schon da ist.",
            "Zwei Stoffe, die sich anders anfühlen, passen besser zusammen als zwei Muster.",
        ),
    ),
    "drinkware": Subject(
        matches=r"\w*becher|\w*tassen?|\w*gläser|\w*flaschen?|\w*kannen?|\w*krüge?|\w*karaffen?",
        kicker="Notiz für den Tisch",
        list_name="Küchenliste",
        checks=(
            "An die übliche Menge denken",
            "Reinigung nachlesen",
            "Höhe und Regal prüfen",
            "An Griff und Gewicht denken",
        ),
        thoughts=(
            "Gegriffen wird selten zum Schönsten: Gewicht, Griff und Rand entscheiden.",
            "Von Hand oder in der Maschine: Wie abgewaschen wird, entscheidet mit.",
        ),
    ),
    "tableware": Subject(
        matches=r"\w*schüsseln?|(?!\w*hart)\w*schalen?|\w*teller|\w*geschirr|\w*brett(?:er|chen)?|\w*tabletts?|besteck\w*",
        kicker="Notiz für den Tisch",
        list_name="Küchenliste",
        checks=(
            "Gäste am Tisch zählen",
            "Reinigung nachlesen",
            "Schrank und Regal ausmessen",
            "Neben das halten, was da ist",
        ),
        thoughts=(
            "Ein Tisch wirkt ruhig, wenn ein Stück auffällt und der Rest schweigt.",
            "Abwasch und Platz im Schrank entscheiden, wie oft etwas benutzt wird.",
        ),
    ),
    "cooking": Subject(
        matches=r"(?!durch|\w*kilo)\w*messer(?:set)?|\w*form(?:en)?|küchen\w*(?:waage|timer|helfer)|mixer|\w*kocher|\w*wender|\w*löffel|\w*(?<!ch)reiben?|\w*schneider|\w*kessel|toaster|\w*schneebesen|\w*topfset|\w*messerblock(?: set)?|\w*messer[- ]?set",
        kicker="Küchennotiz",
        list_name="Küchenliste",
        checks=(
            "Wochengerichte aufschreiben",
            "Reinigung nachlesen",
            "Griff und Gewicht bedenken",
            "Platz in Reichweite finden",
        ),
        thoughts=(
            "In der Küche wird benutzt, was griffbereit steht und sich leicht reinigen lässt.",
            "Am besten von den drei Gerichten ausgehen, die am häufigsten auf den Tisch kommen.",
        ),
    ),
    "storage": Subject(
        matches=r"\w*körbe?|\w*boxen|(?<!!)(?!monats|toni|geschenk|dach)\w*box|\w*(?<!steck)dosen|\w*behälter|organizer|\w*spender",
        kicker="Notiz zur Ordnung",
        list_name="Wohnliste",
        checks=(
            "Inhalt vorher aufschreiben",
            "Den Platz ausmessen",
            "An Deckel und Griffe denken",
            "Reinigung nachlesen",
        ),
        thoughts=(
            "Erst sortieren, dann wählen: Das meiste ist sonst eine Nummer zu groß oder zu klein.",
            "Was täglich gebraucht wird, verdient den offenen Platz.",
        ),
    ),
    "vases": Subject(
        matches=r"\w*vasen?(?: [»„“].+)?|amphoren?",
        kicker="Notiz für Blumen",
        list_name="Wohnliste",
        checks=(
            "An die üblichen Stiele denken",
            "Öffnung und Höhe prüfen",
            "Dichtheit nachlesen",
            "Vor die Wand halten",
        ),
        thoughts=(
            "Eine Vase, die auch leer gut aussieht, bleibt stehen.",
            "Stiele von etwa anderthalbfacher Vasenhöhe wirken in fast jedem Raum leicht.",
        ),
    ),
    "planters": Subject(
        matches=r"\w*(?:blumen|pflanz|kräuter|über)töpfe?|\w*(?:blumen|pflanz|kräuter|über)topf|\w*pflanzkübel|hochbeete?",
        kicker="Notiz für Pflanzen",
        list_name="Gartenliste",
        checks=(
            "Zuerst die Pflanze messen",
            "An den Abfluss denken",
            "Untersetzer und Brett prüfen",
            "Nach dem Frost fragen",
        ),
        thoughts=(
            "Wurzeln gehen vor: etwas mehr Platz als im alten Topf genügt meist.",
            "An das Licht denken, denn die Pflanze entscheidet, wo alles steht.",
        ),
    ),
    "walls": Subject(
        matches=r"\w*rahmen|\w*bilder|poster|\w*spiegel|(?:wand|küchen|stand|pendel|funk)uhr(?:en)?|\w*kranz|\w*kränze|wandbild",
        kicker="Notiz für die Wand",
        list_name="Wohnliste",
        checks=(
            "Größe mit Klebeband markieren",
            "Aufhängung prüfen",
            "Farben bei Tageslicht ansehen",
            "Auf Augenhöhe hängen",
        ),
        thoughts=(
            "Papier und Klebeband an Wand oder Tür zeigen die Größe besser als jedes Bild.",
            "Etwas tiefer als gedacht ist meist richtig, nah an dem, was darunter steht.",
        ),
    ),
    "gifts": Subject(
        matches=r"geschenk(?:box|set|korb|papier)\w*|grußkarten?",
        kicker="Notiz zum Schenken",
        list_name="Geschenkeliste",
        checks=(
            "Zuerst an den Menschen denken",
            "Größe zum Verpacken prüfen",
            "Tag der Ankunft planen",
            "Eine Zeile von Hand schreiben",
        ),
        thoughts=(
            "Ein Geschenk gelingt, wenn es zeigt, dass man zugehört hat.",
            "Geburtstage jetzt notieren, dann muss die Wahl nicht eilen.",
        ),
    ),
    "crafts": Subject(
        matches=r"\w*garne?|(?!baum)\w*wolle|strick\w+|häkel\w+|bastelset\w*|nähset\w*",
        kicker="Handarbeitsnotiz",
        list_name="Bastelliste",
        checks=(
            "Erst die ganze Anleitung lesen",
            "Bedarf zusammenzählen",
            "Farben bei Tageslicht ansehen",
            "Eine Probe machen",
        ),
        thoughts=(
            "Etwas mehr nehmen, als die Anleitung verlangt: Die nächste Partie trifft die Farbe selten.",
            "Eine Probe kostet einen Abend und rettet ein Wochenende.",
        ),
    ),
    "paper": Subject(
        matches=r"\w*notizb(?:uch|ücher)|(?:bullet[- ])?journals?(?: (?:gepunktet|punktiert|liniert|kariert|blanko))?|\w*tageb(?:uch|ücher)|\w*planer|(?!\w*advents)\w*kalender|skizzenb(?:uch|ücher)|\w*ordner|rezeptb(?:uch|ücher)",
        kicker="Papiernotiz",
        list_name="Schreibtischliste",
        checks=(
            "Mit dem eigenen Stift probieren",
            "Linien oder Punkte wählen",
            "Aufgeschlagen flach hinlegen",
            "An Format und Tasche denken",
        ),
        thoughts=(
            "Das richtige ist das, was offen liegt: also zuerst an den Platz denken.",
            "Die erste Seite darf misslingen, dann geht der Rest leichter.",
        ),
    ),
}
