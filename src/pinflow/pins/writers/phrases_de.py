# ruff: noqa: E501, SIM905 (a sentence a line, as it will be read)
"""German sentences. They give advice and never state anything about the product.

Names stand beside a colon or in quotation marks: their gender and number are unknown.
"""

from pinflow.pins.writers.ideas_de import GERMAN_IDEAS
from pinflow.pins.writers.phrases import Field, Hook, Phrases, Subject, of_fields, with_ideas
from pinflow.pins.writers.things.de import BUCH_HOOKS, GERMAN_THINGS, MEDIEN_HOOKS

_ORDINARY = with_ideas(
    {
        "ordinary": Subject(
            matches="",
            kicker="Notizen vor der Wahl",
            list_name="Wunschliste",
            checks=(
                "Überlegen, wer es benutzt",
                "Ansehen, was schon da ist",
                "Mit anderen vergleichen",
                "Das Kleingedruckte lesen",
                "Beschreibung bis zum Ende lesen",
                "Rückgabefrist nachsehen",
                "Einen Platz dafür aussuchen",
                "Nachlesen, was dabei ist",
                "Bei Bekannten nachfragen",
                "Den Zweck in einem Satz notieren",
            ),
            thoughts=(
                "Wer benutzt es, und wie oft? Daraus ergibt sich das meiste.",
                "Zwischen Finden und Entscheiden tut eine Nacht gut.",
                "Lässt sich in einem Satz sagen, wofür es gebraucht wird, fällt die Wahl leicht.",
            ),
        )
    },
    GERMAN_IDEAS,
)["ordinary"]

# What a category says when the name says nothing: one thought for everything in it.
_FIELDS = {
    "energy": Field(
        matches=r"solar|photovolt|balkonkraftwerk|wechselrichter|stromerzeuger|stromspeicher",
        kicker="Energie zu Hause",
        list_name="Energie-Liste",
        thought="Bei Energie zu Hause beginnt alles mit den Angaben der eigenen Anlage: aufschreiben, dann vergleichen.",
    ),
    "kitchen": Field(
        matches=r"küche|koch|back(?:en|form)|kaffee|tee\b|lebensmittel|haushaltsgerät|elektro-großgerät",
        kicker="Küchennotiz",
        list_name="Küchenliste",
        thought="In der Küche bewährt sich, was zu einem gewöhnlichen Wochentag passt.",
    ),
    "garden": Field(
        matches=r"garten|terrasse|balkon|pflanze|grill",
        kicker="Gartennotiz",
        list_name="Gartenliste",
        thought="An den Monat denken, in dem der Garten wirklich genutzt wird.",
    ),
    "tools": Field(
        matches=r"baumarkt|werkzeug|heimwerk|gewerbe|industrie|sanitär|heizung",
        kicker="Werkstattnotiz",
        list_name="Werkstattliste",
        thought="Mit der Arbeit anfangen, die ansteht, und die Maße vorher aufschreiben.",
    ),
    "tech": Field(
        matches=r"elektronik|computer|laptop|handy|smartphone|tablet|kamera|audio|kopfhörer|wlan|netzwerk|router|geräte|fernseher|gaming",
        kicker="Techniknotiz",
        list_name="Technikliste",
        thought="Ärger mit Technik entsteht meist dort, wo etwas nicht zusammenpasst: also mit dem anfangen, was schon da ist.",
    ),
    "beauty": Field(
        matches=r"beauty|kosmetik|haut|haar|make-?up|parfum|parfüm|drogerie|körperpflege|nagel",
        kicker="Pflegenotiz",
        list_name="Pflegeliste",
        thought="Erst aufbrauchen, was offen ist: Dann zeigt sich, was wirklich fehlt.",
    ),
    "fashion": Field(
        matches=r"bekleidung|mode|fashion|schuhe|schmuck|uhren|koffer|taschen",
        kicker="Notiz für den Schrank",
        list_name="Kleiderliste",
        thought="Zuerst ein Blick in den Schrank: Was wird am meisten getragen, und was passt dazu?",
    ),
    "sports": Field(
        matches=r"sport|fitness|freizeit|camping|wander|fahrrad|yoga|outdoor",
        kicker="Notiz für aktive Tage",
        list_name="Freizeitliste",
        thought="An die letzten drei Male denken: Sie verraten, was gefehlt hat.",
    ),
    "kids": Field(
        matches=r"spielzeug|baby|kinder|spiele\b",
        kicker="Familiennotiz",
        list_name="Familienliste",
        thought="Bei Kindern zuerst auf die Altersangabe sehen und dann die Eltern fragen.",
    ),
    "pets": Field(
        matches=r"haustier|hunde?|katzen?|aquari|vögel",
        kicker="Tiernotiz",
        list_name="Tierliste",
        thought="Das Tier zwei Tage lang beobachten: Es zeigt, was es mag.",
    ),
    "makers": Field(
        matches=r"handgemacht|handmade|handarbeit|geschenk|hobby|basteln|nähen",
        kicker="Notiz zum Schenken",
        list_name="Geschenkeliste",
        thought="Beim Schenken kommt zuerst der Mensch und zuletzt die Schleife.",
    ),
    "office": Field(
        matches=r"büro|schreibwaren|schule|papier",
        kicker="Schreibtischnotiz",
        list_name="Schreibtischliste",
        thought="Den Schreibtisch ansehen: Was wurde diese Woche wirklich gebraucht?",
    ),
    "car": Field(
        matches=r"auto\b|auto &|motorrad|kfz|fahrzeug|reifen",
        kicker="Notiz für unterwegs",
        list_name="Autoliste",
        thought="Zuerst in Kofferraum und Handschuhfach nachsehen: Manches ist längst da.",
    ),
    "home": Field(
        matches=r"haushalt|wohn|möbel|bett|bad\b|bad |deko|leuchten|lampe|aufbewahrung|reinigung|wäsche|staubsauger|küche, haushalt",
        kicker="Wohnnotiz",
        list_name="Wohnliste",
        thought="Einmal durch die Wohnung gehen und überlegen, was wirklich fehlt.",
    ),
}
_WORKS = with_ideas(
    {
        "books": Subject(
            matches=r"bücher|buch\b|kindle|hörbuch|hörbücher|zeitschrift|ebooks?",
            kicker="Lesenotiz",
            list_name="Leseliste",
            checks=(
                "Die ersten Seiten lesen",
                "Papier oder E-Book wählen",
                "Auf Ausgabe und Sprache achten",
                "An die Leser denken",
            ),
            thoughts=(
                "Die ersten Seiten sagen mehr als jeder Klappentext, darum die Leseprobe öffnen.",
                "Eine Leseliste ist ein Versprechen an sich selbst: lieber kurz halten.",
            ),
            hooks=BUCH_HOOKS,
            is_work=True,
            nameless="Dieses Buch",
        ),
        "media": Subject(
            matches=r"musik|cds?\b|vinyl|filme?\b|dvd|blu-?ray",
            kicker="Notiz für lange Abende",
            list_name="Abendliste",
            checks=(
                "Erst hineinhören oder hineinsehen",
                "Format vorher prüfen",
                "Auf Ausgabe und Sprache achten",
                "An die Runde denken",
            ),
            thoughts=(
                "Eine kurze Probe sagt mehr als jedes Lob auf der Hülle.",
                "Vor der Ausgabe klären, worauf sie abgespielt wird.",
            ),
            is_work=True,
            hooks=MEDIEN_HOOKS,
            nameless="Dieser Titel",
        ),
    },
    GERMAN_IDEAS,
)

GERMAN = Phrases(
    language="de",
    conjunction=" und ",
    article="",
    quotes=("„", "“"),
    details=(
        "Im Titel stehen {details}.",
        "Angegeben sind {details}.",
        "Der Titel nennt {details}.",
        "Laut Titel: {details}.",
    ),
    features=(
        "Im Titel steht {features}.",
        "Der Titel nennt {features}.",
        "Im Titel zu lesen: {features}.",
        "Der Anbieter schreibt dazu {features}.",
    ),
    further_features=(
        "Dort steht auch {features}.",
        "Außerdem zu lesen: {features}.",
        "Und weiter hinten: {features}.",
        "Der Titel nennt auch {features}.",
    ),
    fact_sentences={
        "holds": (
            "Hinein passen {fact}.",
            "Platz ist für {fact}.",
            "Es fasst {fact}.",
            "{fact} gehen hinein.",
        ),
        "volume": (
            "Angegeben sind {fact}.",
            "Im Titel stehen {fact}.",
            "Laut Titel: {fact}.",
            "Der Titel nennt {fact}.",
        ),
        "size": (
            "Angegeben sind {fact}.",
            "Im Titel stehen {fact}.",
            "Größe laut Titel: {fact}.",
            "Der Titel nennt {fact}.",
        ),
        "weight": (
            "Angegeben sind {fact}.",
            "Im Titel stehen {fact}.",
            "Gewicht laut Titel: {fact}.",
            "Der Titel nennt {fact}.",
        ),
        "power": (
            "Angegeben sind {fact}.",
            "Im Titel stehen {fact}.",
            "Laut Titel: {fact}.",
            "Der Titel nennt {fact}.",
        ),
        "count": (
            "Im Titel steht {fact}.",
            "Verkauft wird {fact}.",
            "Laut Titel {fact}.",
            "Geliefert wird {fact}.",
        ),
        "material": (
            "Material laut Titel: {fact}.",
            "Der Titel nennt {fact}.",
            "Angegeben ist {fact}.",
            "Im Titel steht {fact}.",
        ),
    },
    fact_words={
        "volume": "{fact}",
        "size": "{fact}",
        "weight": "{fact}",
        "power": "{fact}",
        "count": "ein {fact}",
        "material": "{fact}",
    },
    fact_points={
        "volume": (
            "{fact} mit dem alten Stück vergleichen",
            "{fact} mit dem Bedarf vergleichen",
        ),
        "size": (
            "{fact} zu Hause nachmessen",
            "{fact} mit Klebeband abmessen",
        ),
        "length": (
            "{fact} zu Hause nachmessen",
            "Einen Platz für {fact} suchen",
        ),
        "holds": (
            "Ansehen, wie viel {fact} sind",
            "{fact}: überlegen, was hinein soll",
        ),
        "lasts": (
            "Überlegen, wie lange {fact} reichen",
            "Für {fact} einen Platz suchen",
        ),
        "worked": (
            "Nachrechnen, ob {fact} reichen",
            "{fact} mit der Anleitung abgleichen",
        ),
        "weight": (
            "{fact} mit anderen vergleichen",
            "{fact}: auch ans Tragen denken",
        ),
        "power": (
            "{fact} mit dem Bedarf vergleichen",
            "Nachlesen, was {fact} leisten",
        ),
        "count": (
            "{fact}: Bedarf ausrechnen",
            "{fact}: vorher durchzählen",
        ),
        "material": (
            "{fact}: Pflege nachlesen",
            "{fact}: passend zum Rest wählen",
        ),
    },
    counts="Darauf kommt es an",
    small_starts=frozenset(
        "Ansehen Nachlesen Nachsehen Klären Für Ganz Gesalzen Abseits Unerreichbar Vorher Dünn Dem Außer Ein Im Jeden Neben Passende Passenden Pro Trocken Zwei Drei Den Die Das An Auf Mit In Erst Zuerst Eine Einen Nach Vor Zum Überlegen Sehen Zählen Prüfen Fragen "
        "Eigenen Langsam Dunkel Festen Ehrlich Nah Etwas Längsten Anstehende Leichter Freie Probeweise Geschützten Künftige Vorhandene Aufgeschlagen Eigene Zusammengelegt".split()
    ),
    leads=(
        "Vor dem Bestellen: {checks}",
        "Das lohnt sich vorher: {checks}",
        "Kurz abhaken: {checks}",
        "Drei kleine Dinge: {checks}",
        "Ein Plan für heute Abend: {checks}",
        "Damit es passt: {checks}",
        "Während der Kaffee durchläuft: {checks}",
    ),
    steps=(
        "Erst {first}, dann {second} und zuletzt {third}.",
        "Der erste Schritt: {first}. Danach {second} und {third}.",
        "Der Anfang: {first}. Dann {second}, zum Schluss {third}.",
        "In dieser Reihenfolge: {first}, {second}, {third}.",
        "Eins: {first}. Zwei: {second}. Drei: {third}.",
    ),
    closings=(
        "Für den Tag merken, an dem die Wahl ansteht.",
        "Auf der Pinnwand aufheben und später vergleichen.",
        "Was käme für dich zuerst?",
        "Welcher Punkt zählt am meisten?",
        "Zu den anderen auf die {list_name} setzen.",
        "Merken und zu Hause zeigen.",
        "Etwas für die {list_name}.",
        "Was würde es ersetzen?",
        "Wer würde sich darüber freuen?",
        "{name} merken, bevor der Feed weiterzieht.",
        "Für ein Wochenende mit Zeit aufheben.",
        "Wann käme es zum ersten Mal dran?",
        "Ein guter Platz dafür: die {list_name}.",
        "Für die {list_name} vormerken.",
        "Neben den anderen auf der {list_name} macht es sich gut.",
        "Was fehlt noch auf dieser Liste?",
        "Wem würdest du das zeigen?",
        "Sucht jemand genau das? Gern weiterschicken.",
        "Ein Merkzettel für die {list_name}.",
        "Bei einer ruhigen Minute wiederkommen.",
        "Auf die {list_name} damit, bis der Tag kommt.",
    ),
    alt_text="Karte mit der Überschrift „{headline}“, der Zeile „{kicker}“ und diesen Notizen: {points}. Gekennzeichnet als {label}.",
    nameless="Fundstück",
    hooks={
        "checklist": Hook(
            headlines=(
                "{name}: eine kurze Liste",
                "Eine kurze Liste vorab",
            ),
            titles=(
                "{name}: eine kleine Liste für den Tag der Wahl",
                "{name}: Notizen für eine Wahl in Ruhe",
                "{name}: ein paar Gedanken bei einer Tasse Tee",
                "{name}: kleine Fragen, mit denen die Wahl leichtfällt",
                "{name}: zu Hause in Ruhe überlegen",
                "{name}: erst überlegen, dann freuen",
                "{name}: ein Zettel für den nächsten Einkauf",
            ),
            openings=(
                "{name} auf der Wunschliste? Ein paar kurze Fragen machen die Wahl leichter.",
                "{name} schon im Warenkorb? Vorher lohnen sich zwei Minuten.",
                "{name}, ja oder nein? Zuerst das hier durchgehen.",
                "{name} gesucht? Zwei ruhige Minuten vorab ersparen manche Rücksendung.",
            ),
            turns=(
                "{name} gesucht und alles geklärt? Dann fällt die Wahl leicht.",
                "{name} schon im Warenkorb? Eine Nacht darüber schlafen schadet nie.",
                "{name}, ja oder nein? Jetzt fällt die Antwort leichter.",
            ),
        ),
        "spotlight": Hook(
            headlines=(
                "{name} genauer angesehen",
                "{name} aus der Nähe",
            ),
            titles=(
                "{name}: Kleinigkeiten, die ein Foto nicht zeigt",
                "{name}: erst hinsehen, dann entscheiden",
                "{name}, in Ruhe angesehen",
                "{name}: kleine Dinge, die später zählen",
                "{name}: aus der Nähe, mit Notizen zum Merken",
                "{name}, in einfachen Worten",
                "{name}: zwei Minuten für die Einzelheiten",
            ),
            openings=(
                "{name} gefunden? Darauf kommt es an.",
                "{name}, einmal genauer angesehen.",
                "{name} auf einem Foto entdeckt? Da sieht alles gut aus, also lohnt sich ein zweiter Blick.",
                "{name} im Blick? Was zählt, sieht man auf Fotos selten.",
            ),
            turns=(
                "{name} danach immer noch im Kopf? Dann auf die Liste damit.",
                "{name} noch einmal auf den Fotos ansehen, jetzt mit anderem Blick.",
                "{name} aus der Nähe: Jetzt sagen die Fotos mehr.",
            ),
        ),
        "compare": Hook(
            headlines=(
                "{name} oder etwas anderes?",
                "Zwei Favoriten? Erst darüber schlafen",
            ),
            titles=(
                "{name}: zwischen zweien unsicher? Hier anfangen",
                "{name} oder etwas anderes? Notizen für die Wahl",
                "{name}: würde auch etwas Einfacheres reichen?",
                "{name}: was brauchst du wirklich?",
                "{name}: so findet sich, was zu dir passt",
                "{name} neben deinem anderen Favoriten",
                "{name}: in Ruhe zu einer Entscheidung",
            ),
            openings=(
                "{name} oder doch etwas anderes? Mit denselben Fragen an alle wird der Vergleich fair.",
                "{name} im Vergleich? Am Anfang steht der eigene Bedarf.",
                "{name} und noch ein Favorit? Am besten zuerst den eigenen Bedarf aufschreiben.",
                "{name} neben anderen im Rennen? Mit einer kurzen Liste fällt das Vergleichen leicht.",
            ),
            turns=(
                "{name} oder doch etwas anderes? Jetzt fällt die Antwort leichter.",
                "{name} und der andere Favorit: beiden dieselben Fragen stellen.",
                "{name} daneben halten und beide dasselbe fragen.",
            ),
        ),
        "everyday": Hook(
            headlines=(
                "{name} im Alltag",
                "Eine Woche mit: {name}",
            ),
            titles=(
                "{name}: für die ganz normalen Tage",
                "{name} an einem gewöhnlichen Dienstag",
                "{name}: ein Gedanke für den Alltag",
                "{name}: eine Idee für die kommende Woche",
                "{name}: eine Notiz mitten aus dem Alltag",
                "{name} und die Woche, wie sie wirklich ist",
                "{name}: wo wäre der Platz im Alltag?",
            ),
            openings=(
                "{name} in einer ganz normalen Woche: Was wäre damit anders?",
                "{name} im Alltag, aber wie oft? Eine ehrliche Antwort hilft.",
                "{name}, auch in einem Monat noch eine gute Idee?",
                "{name} für den Alltag? Zuerst überlegen, für wen und wie oft.",
            ),
            turns=(
                "{name} zu Hause vorstellen, dann entscheiden.",
                "{name} in Gedanken eine Woche lang benutzen.",
                "{name} in dieser Woche? Dann weiterlesen.",
            ),
        ),
        "wishlist": Hook(
            headlines=(
                "Für später gemerkt: {name}",
                "Für die Liste: {name}",
            ),
            titles=(
                "{name}: eine Idee für die {list_name}",
                "{name}: heute merken, am Sonntag entscheiden",
                "{name}: merken und eine Nacht darüber schlafen",
                "{name}: für den richtigen Moment gemerkt",
                "{name}: damit die Idee nicht verloren geht",
                "{name}: eine Idee zum Wiederfinden",
                "{name}: auf der Liste bis zum Monatsende",
            ),
            openings=(
                "{name} merken und mit den eigenen Fragen wiederkommen.",
                "{name}, eine Idee für die {list_name}.",
                "{name}, vielleicht nicht heute, aber gut zu merken.",
                "{name} merken, eine Nacht darüber schlafen und wiederkommen.",
            ),
            turns=(
                "{name} auf die {list_name} setzen, wenn alles passt.",
                "{name} merken und morgen noch einmal ansehen.",
                "{name} noch auf dem Zettel? Ein gutes Zeichen.",
            ),
        ),
    },
    things=with_ideas(GERMAN_THINGS, GERMAN_IDEAS),
    subjects={**of_fields(_ORDINARY, _FIELDS), **_WORKS},
    ordinary=_ORDINARY,
)
