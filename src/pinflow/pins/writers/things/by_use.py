# ruff: noqa: E501 (a sentence a line, as it will be read)
"""Goods that share their noun with others and are chosen otherwise: a solar lantern asks for no socket.

The noun of a name ("lights", "Rucksack") leads to the broad kind; what else the title says leads on from there.
"""

from __future__ import annotations

import re

import msgspec

from pinflow.pins.writers.phrases import Ideas, Subject


class Narrower(msgspec.Struct, frozen=True, kw_only=True):
    """The kind that goods of the ``broad`` kinds belong to where the title ``says`` so."""

    broad: tuple[str, ...]
    says: re.Pattern[str]
    kind: str


ENGLISH_BY_USE: dict[str, Subject] = {
    "solar lights": Subject(
        matches=r"(?:[\w-]+ )?solar(?: [\w-]+){0,3} (?:lights?|lanterns?|lamps?|stakes?|torch(?:es)?)",
        kicker="Notes for light outside",
        list_name="garden",
        checks=(
            "Note where the sun stands longest",
            "Walk the path after dark",
            "Count the spots you want lit",
            "Read what it does in rain",
            "Look how the battery is changed",
        ),
        thoughts=(
            "Go outside at dusk and notice where you slow down: that is where a light belongs.",
            "A spot in full sun by day can be another one than the spot you want lit, so look at both.",
        ),
    ),
    "outdoor lights": Subject(
        matches=r"(?:[\w-]+ )?(?:outdoor|garden|patio|path(?:way)?|landscape|deck|porch)(?: [\w-]+){0,2} (?:lights?|lanterns?)",
        kicker="Notes for light outside",
        list_name="garden",
        checks=(
            "Measure the spot outside",
            "Find out where power comes from",
            "Walk the path after dark",
            "Read what it does in rain",
        ),
        thoughts=(
            "Go outside at dusk and notice where you slow down: that is where a light belongs.",
            "Low light shows the way and leaves the neighbors their night.",
        ),
    ),
    "kids backpacks": Subject(
        matches=r"(?:[\w-]+ )?(?:kids|childrens|toddler|preschool|kindergarten|school)(?: [\w-]+){0,2} back ?packs?",
        kicker="Notes for small shoulders",
        list_name="family",
        checks=(
            "Measure the child's back",
            "Let small hands try the zipper",
            "Lay a lunch box beside it",
            "Find room for a name tag",
            "Look at the straps",
        ),
        thoughts=(
            "The child carries it, so let the child open and close it once, too.",
            "Put in what a usual day needs, and see whether it still looks light on those shoulders.",
        ),
    ),
    "advent calendars": Subject(
        matches=r"(?:[\w-]+ )?advent calendars?",
        kicker="Notes for December",
        list_name="gift",
        checks=(
            "Write down who opens it",
            "Look how large each pocket is",
            "Find its place for December",
            "Plan one evening for filling it",
            "Read what comes inside",
        ),
        thoughts=(
            "A line by hand behind one of the doors is often the one that is remembered.",
            "Hang it where everyone passes in the morning; that is half the joy of December.",
        ),
    ),
    "travel mugs": Subject(
        matches=r"(?:[\w-]+ )?(?:travel|thermal|commuter|insulated) (?:coffee )?(?:mugs?|cups?)",
        kicker="Notes for the way",
        list_name="everyday",
        checks=(
            "Measure the cup holder",
            "Look up how the lid cleans",
            "Think of your usual cup",
            "Try opening it one-handed",
        ),
        thoughts=(
            "The lid decides whether it comes along: it is what you touch and what you wash.",
            "Put your own cup beside it: is it what you drink on a morning?",
        ),
    ),
    "cat trees": Subject(
        matches=r"(?:[\w-]+ )?(?:cat (?:trees?|towers?|condos?)|scratching (?:posts?|trees?))",
        kicker="Notes for the cat's corner",
        list_name="pet",
        checks=(
            "Measure up to the ceiling",
            "Mark its foot on the floor",
            "Look which window it could face",
            "Watch where your cat climbs now",
        ),
        thoughts=(
            "Beside a window and away from the door is where most cats like to look down from.",
            "Measure the floor for its foot and the ceiling above it before you look at colors.",
        ),
    ),
}
ENGLISH_BY_USE_IDEAS: dict[str, Ideas] = {
    "solar lights": Ideas(headlines=("A garden path after dark", "Evenings out on the patio"), like="garden"),
    "outdoor lights": Ideas(
        headlines=("One more hour on the patio", "Lights on, garden chairs out"), like="garden"
    ),
    "kids backpacks": Ideas(headlines=("First day, all packed", "Lunch box, teddy, off we go"), like="kids"),
    "advent calendars": Ideas(
        headlines=("Twenty-four mornings to look forward to", "Something small for every December day"),
        like="makers",
    ),
    "travel mugs": Ideas(
        headlines=("Coffee for the train", "Out the door with coffee"),
        like="kitchen",
        kinds=("Steel", "Plastic"),
        contrasts=(
            ("In the bag", "Heavier", "Lighter"),
            ("Dropped", "Gets a dent", "May crack"),
            ("Smells", "Rinses off", "Can linger"),
        ),
    ),
    "cat trees": Ideas(headlines=("A seat high above the sofa", "From up there, all in view"), like="pets"),
}
GERMAN_BY_USE: dict[str, Subject] = {
    "solarleuchten": Subject(
        matches=r"[\w-]*solar[\w-]*(?:leuchten?|lampen?|laternen?|lichter|licht|lichterketten?|fackeln?|strahler|spots?|kugeln?)(?: auf erdspieß)?",
        kicker="Notiz für Licht im Freien",
        list_name="Gartenliste",
        checks=(
            "Den Platz mit Sonne suchen",
            "Den Weg im Dunkeln gehen",
            "Die dunklen Stellen zählen",
            "Nachlesen, was Regen ausmacht",
            "Ansehen, wie der Akku sitzt",
        ),
        thoughts=(
            "In der Dämmerung hinausgehen: Wo der Schritt langsamer wird, gehört ein Licht hin.",
            "Der Platz mit Sonne und der Platz für das Licht sind nicht immer derselbe, also beide ansehen.",
        ),
    ),
    "außenleuchten": Subject(
        matches=r"[\w-]*(?:außen|garten|wege|terrassen|balkon)-?(?:leuchten?|lampen?|laternen?|lichter|lichterketten?)",
        kicker="Notiz für Licht im Freien",
        list_name="Gartenliste",
        checks=(
            "Den Platz draußen ausmessen",
            "Die Stromquelle klären",
            "Den Weg im Dunkeln gehen",
            "Nachlesen, was Regen ausmacht",
        ),
        thoughts=(
            "In der Dämmerung hinausgehen: Wo der Schritt langsamer wird, gehört ein Licht hin.",
            "Niedriges Licht zeigt den Weg und lässt den Nachbarn die Nacht.",
        ),
    ),
    "kinderrucksäcke": Subject(
        matches=r"[\w-]*(?:kinder|kindergarten|kita|schul|vorschul)[\w-]*rucks(?:ack|äcke)|schulranzen",
        kicker="Notiz für kleine Schultern",
        list_name="Familienliste",
        checks=(
            "Den Kinderrücken messen",
            "Den Verschluss gemeinsam probieren",
            "Die Brotdose danebenlegen",
            "Platz für den Namen suchen",
            "Auf die Gurte sehen",
        ),
        thoughts=(
            "Getragen wird er vom Kind, also darf es ihn auch einmal selbst öffnen und schließen.",
            "Einpacken, was ein üblicher Tag braucht, und sehen, ob er noch leicht wirkt.",
        ),
    ),
    "adventskalender": Subject(
        matches=r"[\w-]*adventskalender(?: (?:zum|selbst) \w+)?",
        kicker="Notiz für den Dezember",
        list_name="Geschenkeliste",
        checks=(
            "Aufschreiben, wer öffnen darf",
            "Die Größe der Fächer ansehen",
            "Den Platz für Dezember suchen",
            "Einen Abend dafür freihalten",
            "Nachlesen, was dabei ist",
        ),
        thoughts=(
            "Ein Zettel mit eigener Schrift hinter einem Türchen bleibt oft am längsten im Gedächtnis.",
            "Dort aufhängen, wo morgens alle vorbeikommen: Das ist die halbe Freude am Dezember.",
        ),
    ),
    "thermobecher": Subject(
        matches=r"[\w-]*(?:thermobecher|isolierbecher|reisebecher|kaffeebecher to go|to-go-becher)|travel mug",
        kicker="Notiz für unterwegs",
        list_name="Alltagsliste",
        checks=(
            "An den Becherhalter denken",
            "Die Reinigung des Deckels nachlesen",
            "Die übliche Menge überlegen",
            "Öffnen mit einer Hand testen",
        ),
        thoughts=(
            "Der Deckel entscheidet, ob der Becher mitkommt: Er wird angefasst und gespült.",
            "Die eigene Tasse danebenstellen: Ist das die Menge für einen Morgen?",
        ),
    ),
    "kratzbäume": Subject(
        matches=r"[\w-]*(?:kratzb(?:aum|äume)|katzenb(?:aum|äume)|kratzsäulen?|kratztonnen?)",
        kicker="Notiz für die Katzenecke",
        list_name="Tierliste",
        checks=(
            "Die Deckenhöhe messen",
            "Die Stellfläche abkleben",
            "Einen Platz am Fenster suchen",
            "Ansehen, wo die Katze klettert",
        ),
        thoughts=(
            "Am Fenster und abseits der Tür sehen die meisten Katzen gern von oben zu.",
            "Erst Boden und Decke messen, dann nach Farben sehen.",
        ),
    ),
}
GERMAN_BY_USE_IDEAS: dict[str, Ideas] = {
    "solarleuchten": Ideas(
        headlines=("Der Gartenweg am Abend", "Lange Abende auf der Terrasse"), like="garden"
    ),
    "außenleuchten": Ideas(
        headlines=("Noch eine Stunde draußen", "Licht an, Gartenstuhl raus"), like="garden"
    ),
    "kinderrucksäcke": Ideas(
        headlines=("Erster Tag, alles gepackt", "Brotdose, Teddy, los geht es"), like="kids"
    ),
    "adventskalender": Ideas(
        headlines=("Vierundzwanzig Morgen voller Vorfreude", "Jeden Tag im Dezember etwas Kleines"),
        like="makers",
    ),
    "thermobecher": Ideas(
        headlines=("Kaffee für die Bahn", "Mit Kaffee aus der Tür"),
        like="kitchen",
        kinds=("Edelstahl", "Kunststoff"),
        contrasts=(
            ("In der Tasche", "Schwerer", "Leichter"),
            ("Fällt es", "Bekommt Dellen", "Kann reißen"),
            ("Geruch", "Spült sich aus", "Kann bleiben"),
        ),
    ),
    "kratzbäume": Ideas(headlines=("Ein Platz hoch über dem Sofa", "Von oben alles im Blick"), like="pets"),
}
FRENCH_BY_USE: dict[str, Subject] = {
    "lampes solaires": Subject(
        matches=r"(?:lampes?|lanternes?|bornes?|balises?|spots?|guirlandes?|appliques?|lumières?|éclairages?|torches?|piquets?)(?: [\w-]+){0,2} solaires?",
        kicker="Notes pour la lumière dehors",
        list_name="liste jardin",
        checks=(
            "Repérer où le soleil reste",
            "Faire le tour la nuit tombée",
            "Compter les coins à éclairer",
            "Lire les notes sur la pluie",
        ),
        thoughts=(
            "Sortir à la tombée du jour\xa0: là où le pas ralentit, une lumière a sa place.",
            "Le coin au soleil et le coin à éclairer sont parfois deux endroits, alors regarder les deux.",
        ),
    ),
    "sacs à dos d’enfant": Subject(
        matches=r"sacs? à dos (?:d['’])?(?:enfants?|maternelle|bébé|scolaires?|école|crèche)|cartables?",
        kicker="Notes pour petites épaules",
        list_name="liste famille",
        checks=(
            "Mesurer le dos de l’enfant",
            "Essayer la fermeture ensemble",
            "Essayer avec la boîte à goûter",
            "Trouver où écrire le prénom",
        ),
        thoughts=(
            "C’est l’enfant qui le porte, alors il peut aussi l’ouvrir et le fermer une fois.",
            "Y mettre ce que demande un jour ordinaire, et voir s’il reste léger sur ces épaules.",
        ),
    ),
    "avent": Subject(
        matches=r"calendriers? de l['’]avent",
        kicker="Notes pour décembre",
        list_name="liste cadeaux",
        checks=(
            "Noter qui ouvrira les cases",
            "Regarder la taille des cases",
            "Trouver sa place en décembre",
            "Garder une soirée pour le préparer",
        ),
        thoughts=(
            "Un mot écrit à la main derrière une case est souvent celui dont on se souvient.",
            "Le mettre là où tout le monde passe le matin, c’est la moitié de la joie de décembre.",
        ),
    ),
}
FRENCH_BY_USE_IDEAS: dict[str, Ideas] = {
    "lampes solaires": Ideas(
        headlines=("L’allée du jardin, le soir", "Les soirées sur la terrasse"), like="garden"
    ),
    "sacs à dos d’enfant": Ideas(
        headlines=("Premier jour, tout est prêt", "Goûter, doudou, en route"), like="kids"
    ),
    "avent": Ideas(headlines=("Vingt-quatre matins à attendre", "Une petite joie par jour"), like="home"),
}
SPANISH_BY_USE: dict[str, Subject] = {
    "luces solares": Subject(
        matches=r"(?:luz|luces|lámparas?|farol(?:es|illos?)?|linternas?|estacas?|balizas?|focos?|apliques?|guirnaldas?|antorchas?)(?: [\w-]+){0,2} solar(?:es)?",
        kicker="Notas de luz exterior",
        list_name="lista de jardín",
        checks=(
            "Ver dónde da más el sol",
            "Recorrer el camino de noche",
            "Contar los rincones oscuros",
            "Leer qué dice de la lluvia",
        ),
        thoughts=(
            "Salir al caer la tarde: donde el paso se frena, hace falta una luz.",
            "El rincón con sol y el rincón oscuro son a veces dos sitios, así que conviene mirar los dos.",
        ),
    ),
    "mochilas infantiles": Subject(
        matches=r"mochilas? (?:infantil(?:es)?|escolar(?:es)?|guardería|(?:de |para )?(?:niñ[oa]s?|guardería|preescolar))",
        kicker="Notas para hombros pequeños",
        list_name="lista familiar",
        checks=(
            "Medir la espalda del peque",
            "Probar la cremallera en familia",
            "Poner la fiambrera al lado",
            "Buscar dónde escribir el nombre",
        ),
        thoughts=(
            "La lleva el peque, así que también puede abrirla y cerrarla una vez.",
            "Meter lo de un día normal y ver si sigue ligera en esos hombros.",
        ),
    ),
    "adviento": Subject(
        matches=r"calendarios? de adviento",
        kicker="Notas para diciembre",
        list_name="lista de regalos",
        checks=(
            "Apuntar quién abrirá las casillas",
            "Mirar el tamaño de cada casilla",
            "Buscar su sitio en diciembre",
            "Reservar una tarde para prepararlo",
        ),
        thoughts=(
            "Una nota a mano detrás de una casilla suele ser la que se recuerda.",
            "Colgarlo donde todos pasan por la mañana es la mitad de la alegría de diciembre.",
        ),
    ),
}
SPANISH_BY_USE_IDEAS: dict[str, Ideas] = {
    "luces solares": Ideas(
        headlines=("El camino del jardín, de noche", "Las noches en la terraza"), like="garden"
    ),
    "mochilas infantiles": Ideas(
        headlines=("Primer día, todo listo", "Merienda, peluche y en marcha"), like="kids"
    ),
    "adviento": Ideas(headlines=("Veinticuatro mañanas con ilusión", "Algo pequeño cada día"), like="home"),
}
ITALIAN_BY_USE: dict[str, Subject] = {
    "luci solari": Subject(
        matches=r"(?:luc[ei]|lampad[ae]|lampioni?|lampioncin[oi]|lantern[ae]|farett[oi]|picchett[oi]|segnapass[oi]|fiaccol[ae]|ghirland[ae]|caten[ae] luminos[ae])(?: [\w-]+){0,2} solar[ei]",
        kicker="Note per la luce fuori",
        list_name="lista del giardino",
        checks=(
            "Vedere dove batte il sole",
            "Fare il vialetto al buio",
            "Contare gli angoli bui",
            "Leggere che cosa dice della pioggia",
        ),
        thoughts=(
            "Uscire all’imbrunire: dove il passo rallenta, una luce ha il suo posto.",
            "L’angolo al sole e l’angolo buio a volte sono due posti, quindi meglio guardarli entrambi.",
        ),
    ),
    "zaini per bambini": Subject(
        matches=r"zain(?:o|i|etto|etti) (?:(?:per |da )?(?:bambin[oaie]|asilo|scuola|elementari|materna)|scolastic[oi])(?: bambin[oaie])?",
        kicker="Note per spalle piccole",
        list_name="lista di famiglia",
        checks=(
            "Misurare la schiena dei piccoli",
            "Provare insieme la cerniera",
            "Mettere accanto il portamerenda",
            "Trovare dove scrivere il nome",
        ),
        thoughts=(
            "Lo portano i piccoli, quindi possono anche aprirlo e chiuderlo una volta.",
            "Metterci ciò che serve in un giorno normale e vedere se resta leggero su quelle spalle.",
        ),
    ),
    "avvento": Subject(
        matches=r"calendari(?:o)? dell['’]avvento",
        kicker="Note per dicembre",
        list_name="lista dei regali",
        checks=(
            "Annotare chi aprirà le caselle",
            "Guardare quanto è grande ogni casella",
            "Trovare il posto per dicembre",
            "Tenere libera una sera per prepararlo",
        ),
        thoughts=(
            "Un biglietto scritto a mano dietro una casella è spesso quello che si ricorda.",
            "Appenderlo dove tutti passano al mattino è metà della gioia di dicembre.",
        ),
    ),
}
ITALIAN_BY_USE_IDEAS: dict[str, Ideas] = {
    "luci solari": Ideas(
        headlines=("Il vialetto del giardino, di sera", "Le serate in terrazza"), like="garden"
    ),
    "zaini per bambini": Ideas(
        headlines=("Primo giorno, tutto pronto", "Merenda, peluche e via"), like="kids"
    ),
    "avvento": Ideas(
        headlines=("Ventiquattro mattine da aspettare", "Qualcosa di piccolo ogni giorno"), like="home"
    ),
}


def _says(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


NARROWER: dict[str, tuple[Narrower, ...]] = {
    "en": (
        Narrower(broad=("lights", "outdoor lights"), says=_says(r"\bsolar\b"), kind="solar lights"),
        Narrower(
            broad=("lights",),
            says=_says(
                r"^(?!.*\b(?:indoor|bedroom|desk|table|candle)\b).*\b(?:outdoors?|garden|patio|path(?:way)?|landscape|porch|backyard)\b"
            ),
            kind="outdoor lights",
        ),
        Narrower(
            broad=("bags",),
            says=_says(
                r"^(?=.*\bback ?packs?\b)(?!.*\b(?:women|men|college|diaper|laptop)\b).*\b(?:kids?|child(?:ren)?'?s?|toddlers?|preschool|kindergarten|school|boys?|girls?)\b"
            ),
            kind="kids backpacks",
        ),
        Narrower(
            broad=("phone stands",),
            says=_says(
                r"\b(?:car|truck|vehicle|dash(?:board)?|windshield|(?:air )?vent|bike|bicycle|motorcycle|handlebars?)\b"
            ),
            kind="phone holders on the road",
        ),
        Narrower(
            broad=("camping",),
            says=_says(
                r"^(?=.*\b(?:tents?|teepees?|tipis?)\b)(?=.*\b(?:kids?|children|toddlers?|girls?|boys?|princess|playroom|play)\b)(?!.*\b(?:camping|backpacking|hiking|person|bed)\b)"
            ),
            kind="kids teepees",
        ),
        Narrower(
            broad=("kids teepees",),
            says=_says(r"\b(?:camping|backpacking|hiking|hot tent|stove|persons?)\b"),
            kind="camping",
        ),
    ),
    "de": (
        Narrower(broad=("lights", "außenleuchten"), says=_says(r"\bsolar"), kind="solarleuchten"),
        Narrower(
            broad=("lights",),
            says=_says(
                r"^(?!.*\b(?:innen|schreibtisch|kerze))(?!.*\bund innen).*\b(?:außen|garten|terrasse|balkon|wegbeleuchtung)"
            ),
            kind="außenleuchten",
        ),
        Narrower(
            broad=("rucksäcke",),
            says=_says(
                r"^(?!.*\b(?:damen|herren|wickel|laptop)).*\b(?:kinder|kita\b|kleinkind|schul|jungen\b|mädchen\b)"
            ),
            kind="kinderrucksäcke",
        ),
        Narrower(
            broad=("handyhalter",),
            says=_says(
                r"\b(?:auto|autos|kfz|pkw)\b|\b(?:auto|kfz)-?(?:handy|halter)|\b(?:lüftung|armaturen|windschutz|frontscheibe|fahrrad|motorrad|lenker)"
            ),
            kind="handyhalter für unterwegs",
        ),
        Narrower(
            broad=("camping",),
            says=_says(
                r"^(?=.*(?:zelt|tipi))(?=.*\b(?:kinder|mädchen|jungen|prinzess|spiel))(?!.*\b(?:camping|trekking|personen))"
            ),
            kind="kindertipis",
        ),
        Narrower(
            broad=("kindertipis",),
            says=_says(r"\b(?:camping|trekking|outdoor-?zelt|personen)"),
            kind="camping",
        ),
    ),
    "fr": (
        Narrower(broad=("lampes",), says=_says(r"\bsolaires?\b"), kind="lampes solaires"),
        Narrower(
            broad=("sacs à dos",),
            says=_says(
                r"^(?!.*\b(?:femme|homme|ordinateur)\b).*\b(?:enfants?|maternelle|crèche|école|scolaire|fille|garçon)\b"
            ),
            kind="sacs à dos d’enfant",
        ),
    ),
    "es": (
        Narrower(broad=("lámparas",), says=_says(r"\bsolar(?:es)?\b"), kind="luces solares"),
        Narrower(
            broad=("mochilas",),
            says=_says(
                r"^(?!.*\b(?:mujer|hombre|portátil)\b).*\b(?:infantil|niñ[oa]s?|guardería|escolar(?:es)?|colegio|preescolar)\b"
            ),
            kind="mochilas infantiles",
        ),
    ),
    "it": (
        Narrower(broad=("lampade",), says=_says(r"\bsolar[ei]\b"), kind="luci solari"),
        Narrower(
            broad=("zaini",),
            says=_says(r"^(?!.*\b(?:donna|uomo|pc)\b).*\b(?:bambin[oaie]|asilo|scuola|elementari|materna)\b"),
            kind="zaini per bambini",
        ),
    ),
}


def narrower_kind(kind: str, title: str, language: str) -> str | None:
    """The kind that goods of a broad one belong to by the rest of their title; None where they are just those."""
    return next(
        (
            each.kind
            for each in NARROWER.get(language, ())
            if kind in each.broad and each.says.search(title) is not None
        ),
        None,
    )
