# ruff: noqa: E501, SIM905 (a sentence a line, as it will be read)
"""German sentences. They give advice and never state anything about the product.

Names stand beside a colon or in quotation marks: their gender and number are unknown.
"""

from pinflow.pins.writers.ideas_de import GERMAN_IDEAS
from pinflow.pins.writers.phrases import Hook, Phrases, Subject, with_ideas
from pinflow.pins.writers.things_de import BUCH_HOOKS, GERMAN_THINGS

GERMAN = Phrases(
    language="de",
    conjunction=" und ",
    article="",
    quotes=("„", "“"),
    details=("Das Angebot nennt {details}.", "Laut Angebot: {details}."),
    features=("Im Angebot steht {features}.", "Dort steht auch {features}."),
    fact_words={
        "volume": "{fact}",
        "size": "{fact}",
        "weight": "{fact}",
        "power": "{fact}",
        "count": "ein {fact}",
        "material": "{fact} als Material",
    },
    fact_points={
        "volume": ("{fact}: genug oder zu viel?", "{fact}: passt das zum Bedarf?"),
        "size": ("{fact}: vorher nachmessen", "{fact}: passt das?"),
        "weight": ("{fact}: mit dem Bedarf vergleichen", "{fact}: reicht das?"),
        "power": ("{fact}: passt das zum Bedarf?", "{fact}: mit dem Bedarf vergleichen"),
        "count": ("Reicht ein {fact}?", "{fact}: wie viele braucht man?"),
        "material": ("{fact}: Pflege nachlesen", "{fact}: passt das zum Rest?"),
    },
    counts="Darauf kommt es an",
    small_starts=frozenset(
        "Den Die Das An Auf Mit In Erst Zuerst Eine Einen Nach Vor Zum Überlegen Sehen Zählen Prüfen Fragen "
        "Eigenen Langsam Dunkel Festen Ehrlich Nah Etwas Längsten Anstehende Leichter Freie Probeweise Geschützten Künftige Vorhandene Aufgeschlagen Eigene Zusammengelegt".split()
    ),
    closings=(
        "Merken und in Ruhe entscheiden.",
        "Für den Tag merken, an dem die Wahl ansteht.",
        "Auf der Pinnwand aufheben und später vergleichen.",
        "Was käme zuerst auf die Prüfliste?",
        "Jetzt merken, später entscheiden.",
        "Welcher Punkt zählt am meisten?",
        "Zu den anderen auf die Merkliste legen.",
        "Bei Gelegenheit wiederkommen und vergleichen.",
    ),
    alt_text="Karte mit der Überschrift „{headline}“, der Zeile „{kicker}“ und diesen Notizen: {points}. Gekennzeichnet als {label}.",
    nameless="Fundstück",
    hooks={
        "checklist": Hook(
            headlines=(
                "{name}: kurze Fragen vorab",
                "Vor dem Kauf: {name}",
                "{name}: vorher prüfen",
                "Erst lesen: {name}",
            ),
            titles=(
                "{name}: was man vorher prüft",
                "{name}: kurze Checkliste vor dem Kauf",
                "{name}: erst prüfen, dann bestellen",
                "{name}: Fragen, die sich vorher lohnen",
                "{name}: zwei Minuten Vorbereitung",
            ),
            openings=(
                "„{name}“ steht auf der Liste? Ein paar kurze Fragen machen die Wahl leichter.",
                "Bevor „{name}“ bestellt ist, lohnen sich zwei Minuten für ein paar Fragen.",
                "„{name}“ gefunden und noch unsicher? Dann zuerst das hier durchgehen.",
                "Zwei ruhige Minuten ersparen manche Rücksendung: ein paar Fragen zu „{name}“.",
            ),
        ),
        "spotlight": Hook(
            headlines=(
                "Genauer hingesehen: {name}",
                "Im Blick: {name}",
                "Gut zu wissen: {name}",
                "Zweimal hinsehen: {name}",
            ),
            titles=(
                "{name}: worauf es ankommt",
                "{name}: genauer hingesehen",
                "{name}: was Fotos nicht zeigen",
                "{name}: ein Blick ohne Werbesprache",
                "{name}: kleine Dinge, auf die es ankommt",
            ),
            openings=(
                "Worauf kommt es bei „{name}“ an? Ein Blick ohne Werbesprache.",
                "Einmal genauer hingesehen: „{name}“.",
                "Fotos schmeicheln allem. Bei „{name}“ lohnt an diesen Stellen der zweite Blick.",
                "Was bei „{name}“ zählt, steht selten in der Überschrift.",
            ),
        ),
        "compare": Hook(
            headlines=(
                "Vor dem Vergleich: {name}",
                "{name}: richtig vergleichen",
                "Selbst vergleichen: {name}",
                "Zur Auswahl: {name}",
            ),
            titles=(
                "{name}: Fragen für einen fairen Vergleich",
                "{name}: so vergleicht man in Ruhe",
                "{name} oder etwas anderes?",
                "{name}: so fällt die Wahl leichter",
                "{name}: was in den Vergleich gehört",
            ),
            openings=(
                "„{name}“ oder doch etwas anderes? Wer allen dieselben Fragen stellt, vergleicht fair.",
                "Ein fairer Vergleich beginnt beim eigenen Bedarf und erst dann bei „{name}“.",
                "Etwas anderes gibt es immer. Vor dem Vergleich mit „{name}“ den eigenen Bedarf aufschreiben.",
                "Mit einer kurzen Liste wird Vergleichen leicht. Hier ist eine für „{name}“.",
            ),
        ),
        "everyday": Hook(
            headlines=(
                "Im Alltag: {name}",
                "{name}: Notizen",
                "Für jeden Tag: {name}",
                "Nach Woche eins: {name}",
            ),
            titles=(
                "{name}: Notizen für den Alltag",
                "{name}: passt das in den Alltag?",
                "{name} an einem ganz normalen Dienstag",
                "{name}: was nach der ersten Woche zählt",
                "{name}: gedacht für gewöhnliche Tage",
            ),
            openings=(
                "„{name}“ an einem ganz normalen Dienstag: Was wäre damit anders?",
                "Die eigentliche Probe für „{name}“ ist eine gewöhnliche Woche. Diese Notizen helfen beim Vorstellen.",
                "Wo wäre „{name}“ nach einem Monat: in Gebrauch oder im Weg?",
                "Über den ersten Tag hinausdenken: Was wird aus „{name}“ in der dritten Woche?",
            ),
        ),
        "wishlist": Hook(
            headlines=(
                "Für später: {name}",
                "Auf der Merkliste: {name}",
                "Eine Idee: {name}",
                "Darüber schlafen: {name}",
            ),
            titles=(
                "{name}: eine Idee für die {list_name}",
                "{name}: notiert für die {list_name}",
                "{name}: für später gemerkt",
                "{name}: eine Idee zum Darüberschlafen",
                "{name}: für den richtigen Moment notiert",
            ),
            openings=(
                "Ideen sammeln? „{name}“ notieren und mit den eigenen Fragen wiederkommen.",
                "Eine Idee für die {list_name}: „{name}“.",
                "Vielleicht nicht heute, aber eine Notiz wert: „{name}“.",
                "Manches entscheidet sich besser nach einer Nacht: „{name}“ merken und später wiederkommen.",
            ),
        ),
    },
    things=with_ideas(GERMAN_THINGS, GERMAN_IDEAS),
    subjects=with_ideas(
        {
            "energy": Subject(
                matches=r"solar|photovolt|balkonkraftwerk|wechselrichter|stromerzeuger|stromspeicher",
                kicker="Energie zu Hause",
                list_name="Energie-Liste",
                checks=(
                    "Regeln vor Ort erfragen",
                    "Angaben zur Anlage notieren",
                    "Anschlüsse vergleichen",
                    "Garantie nachlesen",
                ),
                thoughts=(
                    "Bei Energie zu Hause beginnt alles mit den Angaben der eigenen Anlage: aufschreiben, dann vergleichen.",
                    "Eine Fachfrage vorab ist einfacher, als später umzuplanen.",
                ),
            ),
            "kitchen": Subject(
                matches=r"küche|koch|back(?:en|form)|kaffee|tee\b|lebensmittel|haushaltsgerät|elektro-großgerät",
                kicker="Küchennotiz",
                list_name="Küchenliste",
                checks=(
                    "Schrank und Regal ausmessen",
                    "An die Reinigung denken",
                    "An eine normale Woche denken",
                    "Material ansehen",
                ),
                thoughts=(
                    "In der Küche wird benutzt, was griffbereit steht und sich leicht reinigen lässt.",
                    "Am besten von den drei Gerichten ausgehen, die am häufigsten auf den Tisch kommen.",
                ),
            ),
            "garden": Subject(
                matches=r"garten|terrasse|balkon|pflanze|grill",
                kicker="Gartennotiz",
                list_name="Gartenliste",
                checks=(
                    "Den Platz draußen ansehen",
                    "An den Winter denken",
                    "Wetterfestigkeit prüfen",
                    "Reinigung nachlesen",
                ),
                thoughts=(
                    "Draußen zählen Wind, Regen und der Platz im Winter so viel wie der erste Sonnentag.",
                    "Vor der Entscheidung den Platz mittags und abends ansehen.",
                ),
            ),
            "tools": Subject(
                matches=r"baumarkt|werkzeug|heimwerk|gewerbe|industrie|sanitär|heizung",
                kicker="Werkstattnotiz",
                list_name="Werkstattliste",
                checks=(
                    "Anstehende Arbeiten auflisten",
                    "Maße und Anschlüsse prüfen",
                    "Ersatzteile suchen",
                    "Aufbewahrung bedenken",
                ),
                thoughts=(
                    "Werkzeug verdient seinen Platz durch Arbeiten, die wirklich anstehen.",
                    "Maße und Anschlüsse mit dem vergleichen, was schon an der Wand hängt.",
                ),
            ),
            "tech": Subject(
                matches=r"elektronik|computer|laptop|handy|smartphone|tablet|kamera|audio|kopfhörer|wlan|netzwerk|router|geräte|fernseher|gaming",
                kicker="Techniknotiz",
                list_name="Technikliste",
                checks=(
                    "Vorhandene Geräte prüfen",
                    "Einrichtung vorher klären",
                    "Kontopflicht nachlesen",
                    "Update-Zusagen ansehen",
                ),
                thoughts=(
                    "Ärger mit Technik entsteht meist dort, wo etwas nicht zusammenpasst: also beim Vorhandenen beginnen.",
                    "Wer im Haus benutzt es, und käme diese Person allein damit zurecht?",
                ),
            ),
            "beauty": Subject(
                matches=r"beauty|kosmetik|haut|haar|make-?up|parfum|parfüm|drogerie|körperpflege|nagel",
                kicker="Pflegenotiz",
                list_name="Pflegeliste",
                checks=(
                    "Inhaltsstoffe lesen",
                    "Eigenen Hauttyp kennen",
                    "Erst wenig ausprobieren",
                    "Anwendung nachlesen",
                ),
                thoughts=(
                    "Bei Pflege sagt die Liste der Inhaltsstoffe mehr als die Vorderseite der Packung.",
                    "Eine Routine, die man beibehält, ist mehr wert als ein volles Regal.",
                ),
            ),
            "fashion": Subject(
                matches=r"bekleidung|mode|fashion|schuhe|schmuck|uhren|koffer|taschen",
                kicker="Notiz für den Schrank",
                list_name="Kleiderliste",
                checks=(
                    "Vor der Größentabelle messen",
                    "Pflegehinweise lesen",
                    "An drei Kombinationen denken",
                    "Stoff und Gewicht ansehen",
                ),
                thoughts=(
                    "Ein Stück gehört in den Schrank, wenn sofort drei Kombinationen einfallen.",
                    "Größen fallen verschieden aus, darum ein Teil ausmessen, das gut sitzt.",
                ),
            ),
            "sports": Subject(
                matches=r"sport|fitness|freizeit|camping|wander|fahrrad|yoga|outdoor",
                kicker="Notiz für aktive Tage",
                list_name="Freizeitliste",
                checks=(
                    "Größenangabe prüfen",
                    "Festen Platz überlegen",
                    "Ehrlich nach der Häufigkeit fragen",
                    "Vorhandenes durchsehen",
                ),
                thoughts=(
                    "Ausrüstung hilft, wenn sie dort liegt, wo man täglich vorbeikommt.",
                    "Erst drei Ausflüge planen, dann wählen: So zeigt sich, was wirklich fehlt.",
                ),
            ),
            "kids": Subject(
                matches=r"spielzeug|baby|kinder|spiele\b",
                kicker="Familiennotiz",
                list_name="Familienliste",
                checks=(
                    "Altersangabe prüfen",
                    "Auf Kleinteile achten",
                    "An die Reinigung denken",
                    "Stauraum bedenken",
                ),
                thoughts=(
                    "Für Kinder kommen die Altersangabe und der spätere Platz im Zimmer zuerst.",
                    "Was Raum für eigene Ideen lässt, bleibt länger in Gebrauch.",
                ),
            ),
            "pets": Subject(
                matches=r"haustier|hunde?|katzen?|aquari|vögel",
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
                nameless="Dieser Titel",
            ),
            "makers": Subject(
                matches=r"handgemacht|handmade|handarbeit|geschenk|hobby|basteln|nähen",
                kicker="Notiz zum Schenken",
                list_name="Geschenkeliste",
                checks=(
                    "An den Menschen denken",
                    "Material ansehen",
                    "Größenangabe prüfen",
                    "Tag der Ankunft planen",
                ),
                thoughts=(
                    "Bei Dingen zum Verschenken kommt zuerst der Mensch und zuletzt die Schleife.",
                    "Das Material genau ansehen: Daran erinnert sich die Hand.",
                ),
            ),
            "office": Subject(
                matches=r"büro|schreibwaren|schule|papier",
                kicker="Schreibtischnotiz",
                list_name="Schreibtischliste",
                checks=(
                    "Den Tisch ausmessen",
                    "Nachfüllung und Format prüfen",
                    "An Licht und Kabel denken",
                    "Aufbewahrung bedenken",
                ),
                thoughts=(
                    "Auf einem guten Schreibtisch steht wenig, und alles davon wird täglich gebraucht.",
                    "Nachfüllung und Format klären, bevor die erste Packung leer ist.",
                ),
            ),
            "car": Subject(
                matches=r"auto\b|auto &|motorrad|kfz|fahrzeug|reifen",
                kicker="Notiz für unterwegs",
                list_name="Autoliste",
                checks=(
                    "Passung zum Modell prüfen",
                    "Befestigung ansehen",
                    "An die Reinigung denken",
                    "Sicherheitshinweise lesen",
                ),
                thoughts=(
                    "Im Auto kommen Passung und Befestigung zuerst: das genaue Modell nachschlagen.",
                    "Nichts darf die Sicht stören oder beim Bremsen verrutschen.",
                ),
            ),
            "home": Subject(
                matches=r"haushalt|wohn|möbel|bett|bad\b|bad |deko|leuchten|lampe|aufbewahrung|reinigung|wäsche|staubsauger|küche, haushalt",
                kicker="Wohnnotiz",
                list_name="Wohnliste",
                checks=(
                    "Größe zu Hause prüfen",
                    "Material ansehen",
                    "An die Reinigung denken",
                    "Festen Platz überlegen",
                ),
                thoughts=(
                    "Zuerst an den Platz denken: Was steht dort heute, und was müsste weichen?",
                    "Was einen festen Platz hat, wird benutzt; was von Regal zu Regal wandert, nicht.",
                ),
            ),
        },
        GERMAN_IDEAS,
    ),
    ordinary=with_ideas(
        {
            "ordinary": Subject(
                matches="",
                kicker="Notizen vor der Wahl",
                list_name="Wunschliste",
                checks=(
                    "Künftige Nutzer fragen",
                    "Auf Vorhandenes sehen",
                    "Mit anderen vergleichen",
                    "Das Kleingedruckte lesen",
                ),
                thoughts=(
                    "Wer benutzt es, und wie oft? Daraus folgt das meiste.",
                    "Zwischen Finden und Entscheiden tut eine Nacht gut.",
                ),
            )
        },
        GERMAN_IDEAS,
    )["ordinary"],
)
