"""German headlines that carry one idea, and what counts in which use, by field of life and kind of thing."""

from pinflow.pins.writers.phrases import Ideas
from pinflow.pins.writers.things.by_use import GERMAN_BY_USE_IDEAS
from pinflow.pins.writers.things.de_further import GERMAN_FURTHER_IDEAS
from pinflow.pins.writers.things.de_goods import GERMAN_GOODS_IDEAS
from pinflow.pins.writers.things.de_lookalikes import GERMAN_LOOKALIKE_IDEAS
from pinflow.pins.writers.things.de_named_apart import GERMAN_NAMED_APART_IDEAS

GERMAN_IDEAS: dict[str, Ideas] = {
    **GERMAN_BY_USE_IDEAS,
    **GERMAN_NAMED_APART_IDEAS,
    **GERMAN_LOOKALIKE_IDEAS,
    **GERMAN_GOODS_IDEAS,
    **GERMAN_FURTHER_IDEAS,
    # Kinds of things; their uses are those of a field.
    "clothes": Ideas(
        headlines=("Drei Kombinationen oder keine", "Einmal messen, oft tragen"),
        like="fashion",
        kinds=("Baumwolle", "Synthetik"),
        contrasts=(
            ("Gefühl", "Weich, luftig", "Glatt, leicht"),
            ("Trocknen", "Langsamer", "Schneller"),
            ("Falten", "Mehr", "Weniger"),
        ),
    ),
    "games": Ideas(headlines=("Ein freier Tisch genügt", "Wer spielt alles mit?"), like="kids"),
    "animals": Ideas(headlines=("Das Tier zuerst messen", "Ruhiger Platz, langsamer Anfang"), like="pets"),
    "balcony solar": Ideas(
        headlines=("Erst der Platz, dann die Zahlen", "Sonne, Fläche, Kabelweg zuerst"), like="energy"
    ),
    "supplies": Ideas(
        headlines=("Erst die Menge, dann die Marke", "Freigabe lesen, dann bestellen"), like="tools"
    ),
    "audio": Ideas(
        headlines=("Wo wird am meisten gehört?", "Erst der Sitz, dann der Klang"),
        like="tech",
        kinds=("In-Ear", "Over-Ear"),
        contrasts=(
            ("Unterwegs", "Passt in die Tasche", "Braucht Platz"),
            ("Lange Stunden", "Kann drücken", "Warm, aber weich"),
            ("Lärm", "Je nach Sitz", "Ohren bedeckt"),
        ),
    ),
    "power": Ideas(
        headlines=("Ein Kabel weniger im Gepäck", "Welcher Stecker wird gebraucht?"),
        like="tech",
        kinds=("Klein", "Groß"),
        contrasts=(
            ("Gepäck", "Kaum zu spüren", "Deutlich schwerer"),
            ("Lädt", "Ein Handy", "Mehrere Geräte"),
            ("Aufladen", "Schnell", "Über Nacht"),
        ),
    ),
    "bedding": Ideas(
        headlines=("Erst die Matratze messen", "Ein Bett zum Freuen"),
        like="bedding rows",
        kinds=("Baumwolle", "Leinen"),
        contrasts=(
            ("Warme Nächte", "Weich", "Luftig, trocken"),
            ("Bügeln", "Glatt, wenn gebügelt", "Knittert gewollt"),
            ("Anfangs", "Gleich weich", "Erst fest"),
        ),
    ),
    "laundry": Ideas(headlines=("Wo trocknet die Wäsche?", "Platz zum Trocknen finden"), like="home"),
    "hoses": Ideas(
        headlines=("Vom Hahn bis zum letzten Beet", "Erst den Weg abschreiten"),
        like="garden",
        kinds=("Dehnbar", "Klassisch"),
        contrasts=(
            ("Platz", "Klein und leicht", "Braucht eine Rolle"),
            ("Handhabung", "Leicht zu tragen", "Schwer, robust"),
            ("Steiniger Weg", "Mit Vorsicht", "Darf schleifen"),
        ),
    ),
    "yoga": Ideas(headlines=("Ausrollen und liegen lassen", "Zehn Minuten, fast jeden Tag"), like="sports"),
    "appliances": Ideas(
        headlines=("Erst die Arbeitsfläche messen", "Was steht, wird benutzt"), like="kitchen"
    ),
    "vacuums": Ideas(headlines=("Teppiche und Schwellen zählen", "Wo steht es zwischendurch?"), like="home"),
    "furniture": Ideas(headlines=("Erst den Umriss kleben", "Passt es durchs Treppenhaus?"), like="home"),
    "skin care": Ideas(
        headlines=("Erst testen, dann Geduld", "Die kleine Liste zuerst lesen"), like="beauty"
    ),
    "decor": Ideas(headlines=("Drei Farben, mehr nicht", "Eine Ecke nach der anderen"), like="home"),
    "birds": Ideas(headlines=("Eine ruhige Ecke für Gäste", "Wo fühlen Vögel sich sicher?"), like="garden"),
    "teeth": Ideas(
        headlines=("Zwei Minuten, morgens und abends", "Was griffbereit steht, wird benutzt"), like="beauty"
    ),
    "pens": Ideas(headlines=("Ein guter Stift liegt bereit", "Was ist zuerst leer?"), like="office"),
    "luggage": Ideas(
        headlines=("Erst packen, dann messen", "Drei Reisen, ein Gepäckstück"),
        like="luggage rows",
        kinds=("Hartschale", "Stoff"),
        contrasts=(
            ("Regen", "Perlt ab", "Je nach Stoff"),
            ("Gedränge", "Behält die Form", "Gibt nach"),
            ("Außen", "Meist glatt", "Oft mit Fächern"),
        ),
    ),
    "parts": Ideas(
        headlines=("Das alte Teil zuerst fotografieren", "Der genaue Typ entscheidet"), like="tools"
    ),
    "candles": Ideas(
        headlines=("Eine Kerze, eine ruhige Stunde", "Licht für das letzte Kapitel"),
        like="home",
        kinds=("Im Glas", "Stumpen"),
        contrasts=(
            ("Wachs", "Bleibt im Glas", "Braucht Teller"),
            ("Danach", "Ein Glas mehr", "Nichts bleibt"),
            ("Wirkung", "Ruhig", "Höhe und Form"),
        ),
    ),
    "lights": Ideas(
        headlines=("Zwei kleine Lichter, eine ruhige Ecke", "Den Platz nach Sonnenuntergang ansehen"),
        like="home",
        kinds=("Warmweiß", "Kaltweiß"),
        contrasts=(
            ("Abends", "Warm und weich", "Kühl und klar"),
            ("Arbeiten", "Weicher", "Klarer"),
            ("Farben", "Etwas golden", "Wie am Tag"),
        ),
    ),
    "textiles": Ideas(
        headlines=("Eine Farbe, die alles verbindet", "Neue Stimmung ohne neue Möbel"),
        like="home",
        kinds=("Leinen", "Baumwolle"),
        contrasts=(
            ("Griff", "Trocken, kühl", "Weich"),
            ("Falten", "Gehören dazu", "Bei Bedarf bügeln"),
            ("Trocknen", "Schneller", "Langsamer"),
        ),
    ),
    "drinkware": Ideas(
        headlines=("Wonach greift man zuerst?", "Wie viel trinkt man wirklich?"),
        like="kitchen",
        kinds=("Keramik", "Glas"),
        contrasts=(
            ("Heißes", "Länger warm", "Kühlt schneller"),
            ("In der Hand", "Schwerer", "Leichter"),
            ("Tee", "Verborgen", "Sichtbar"),
        ),
    ),
    "tableware": Ideas(
        headlines=("Ein Stück fällt auf, der Rest schweigt", "Für wen wird gedeckt?"),
        like="kitchen",
        kinds=("Keramik", "Holz"),
        contrasts=(
            ("Spülen", "Oft Maschine", "Von Hand"),
            ("Fällt es", "Kann brechen", "Hält meist"),
            ("Mit der Zeit", "Bleibt gleich", "Zeigt Spuren"),
        ),
    ),
    "cooking": Ideas(
        headlines=("Was griffbereit steht, wird benutzt", "Von drei Lieblingsgerichten ausgehen"),
        like="kitchen",
    ),
    "storage": Ideas(
        headlines=("Erst sortieren, dann wählen", "Was verdient den offenen Platz?"),
        like="home",
        kinds=("Offen", "Mit Deckel"),
        contrasts=(
            ("Täglich", "Gleich zur Hand", "Ein Griff mehr"),
            ("Staub", "Ab und zu wischen", "Bleibt draußen"),
            ("Wirkung", "Ordnung nötig", "Verdeckt manches"),
        ),
    ),
    "vases": Ideas(
        headlines=("Sieht sie auch leer gut aus?", "Erst die Stiele, dann die Vase"),
        like="home",
        kinds=("Glas", "Keramik"),
        contrasts=(
            ("Wasser", "Sichtbar", "Verborgen"),
            ("Stiele", "Gehören zum Bild", "Unsichtbar"),
            ("Stand", "Leichter", "Fester"),
        ),
    ),
    "planters": Ideas(
        headlines=("Wurzeln brauchen etwas mehr Platz", "Das Licht bestimmt den Platz"),
        like="garden",
        kinds=("Terrakotta", "Kunststoff"),
        contrasts=(
            ("Erde", "Trocknet schneller", "Bleibt feucht"),
            ("Gewicht", "Steht fest", "Leicht zu tragen"),
            ("Frost", "Kann springen", "Meist kein Thema"),
        ),
    ),
    "walls": Ideas(
        headlines=("Papier an die Wand, dann entscheiden", "Etwas tiefer hängen als gedacht"), like="home"
    ),
    "gifts": Ideas(headlines=("Schenken heißt zuhören", "Zuerst an den Menschen denken"), like="makers"),
    "crafts": Ideas(headlines=("Ein freier Abend, zwei Hände", "Die erste Stunde planen"), like="makers"),
    "paper": Ideas(
        headlines=("Das Heft, das offen liegt", "Die erste Seite darf schiefgehen"),
        like="office",
        kinds=("Liniert", "Punktiert"),
        contrasts=(
            ("Schreiben", "Gleich gerade", "Etwas freier"),
            ("Zeichnen", "Linien stören", "Hält sich zurück"),
            ("Listen", "Sofort bereit", "Spalten nach Wunsch"),
        ),
    ),
    # Fields of life.
    "bedding rows": Ideas(
        rows=(
            ("Warme Schläfer", "Gewicht und Gewebe"),
            ("Hohe Matratzen", "Steghöhe samt Topper"),
            ("Gästezimmer", "Ein zweiter Satz zum Wechseln"),
        ),
    ),
    "luggage rows": Ideas(
        rows=(
            ("Im Flugzeug", "Die Maße der Gesellschaft"),
            ("In der Bahn", "Griff und Gewicht"),
            ("Zu Fuß", "Sitz und Gurte"),
        ),
    ),
    "energy": Ideas(
        rows=(
            ("Auf dem Balkon", "Sicherer Weg für das Kabel"),
            ("Auf dem Dach", "Wer es montiert"),
            ("Unterwegs", "Gewicht und Laden"),
        ),
    ),
    "kitchen": Ideas(
        rows=(
            ("Jeden Tag", "Griffbereit, schnell gereinigt"),
            ("Mit Gästen", "Genug für alle zugleich"),
            ("Kleine Küche", "Der Platz im Schrank"),
        ),
    ),
    "garden": Ideas(
        rows=(
            ("Auf dem Balkon", "Wind und Gewicht"),
            ("Im Garten", "Regen, Sonne, Winterplatz"),
            ("Mit Kindern", "Kanten, Höhe, fester Stand"),
        ),
    ),
    "tools": Ideas(
        rows=(
            ("Ab und zu", "Leicht zu verstauen"),
            ("Jede Woche", "Griff und Ersatzteile"),
            ("Ein großes Vorhaben", "Erst leihen, dann wählen"),
        ),
    ),
    "tech": Ideas(
        rows=(
            ("Zu Hause", "Was dazu passen muss"),
            ("Unterwegs", "Gewicht und Laden"),
            ("Für andere", "Wie leicht es eingerichtet ist"),
        ),
    ),
    "beauty": Ideas(
        rows=(
            ("Morgens", "Wenige Schritte"),
            ("Abends", "Zeit und Textur"),
            ("Auf Reisen", "Größe und Verschluss"),
        ),
    ),
    "fashion": Ideas(
        rows=(
            ("Arbeitstage", "Passt zum Vorhandenen"),
            ("Wochenende", "Bewegung und Wäsche"),
            ("Als Geschenk", "Größe und Rückgabe"),
        ),
    ),
    "sports": Ideas(
        rows=(
            ("Zu Hause", "Platz zum Bewegen"),
            ("Draußen", "Wetter und Griff"),
            ("Mit Freunden", "Genug für alle"),
        ),
    ),
    "kids": Ideas(
        rows=(
            ("Für Kleine", "Das Alter auf der Packung"),
            ("Für Geschwister", "Genug für zwei"),
            ("Als Geschenk", "Was schon da ist"),
        ),
    ),
    "pets": Ideas(
        rows=(
            ("In der Wohnung", "Reinigung und Geräusche"),
            ("Beim Spaziergang", "Gewicht und Sitz"),
            ("Scheue Tiere", "Ein langsamer Anfang"),
        ),
    ),
    "books": Ideas(
        rows=(
            ("In der Bahn", "Papier oder E-Book"),
            ("Vor dem Schlafen", "Länge der Kapitel"),
            ("Als Geschenk", "Was zuletzt gelesen wurde"),
        ),
    ),
    "media": Ideas(
        rows=(
            ("Allein", "Länge und Stimmung"),
            ("Mit Freunden", "Etwas für alle"),
            ("Als Geschenk", "Das Format zum Abspielen"),
        ),
    ),
    "makers": Ideas(
        rows=(
            ("Gute Freunde", "Was nur zu ihnen passt"),
            ("Im Kollegium", "Klein und unkompliziert"),
            ("Weit weg", "Die Größe des Pakets"),
        ),
    ),
    "office": Ideas(
        rows=(
            ("Kleiner Tisch", "Stellfläche und Kabel"),
            ("Geteilter Tisch", "Schnell weggeräumt"),
            ("Lange Tage", "Licht und Höhe"),
        ),
    ),
    "car": Ideas(
        rows=(
            ("Kurze Wege", "Schnell zur Hand"),
            ("Lange Fahrten", "Wie fest es sitzt"),
            ("Mehrere Fahrer", "Wie es eingestellt wird"),
        ),
    ),
    "home": Ideas(
        rows=(
            ("Kleine Räume", "Vorher ausmessen"),
            ("Zur Miete", "Was beim Umzug mitkommt"),
            ("Viel Betrieb", "Wie es gereinigt wird"),
        ),
    ),
    "ordinary": Ideas(
        headlines=(
            "Eine Nacht darüber schlafen",
            "Wer benutzt es wirklich?",
            "Wofür, in einem Satz?",
            "Erst ansehen, was da ist",
            "Zu Hause kurz besprechen",
            "Nächste Woche immer noch?",
        ),
        rows=(
            ("Für sich selbst", "Wie oft man es braucht"),
            ("Als Geschenk", "Was schon da ist"),
            ("Zu zweit", "Wo es seinen Platz hat"),
        ),
    ),
}
