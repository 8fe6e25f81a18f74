"""German headlines that carry one idea, and what counts in which use, by field of life and kind of thing."""

from pinflow.pins.writers.phrases import Ideas

GERMAN_IDEAS: dict[str, Ideas] = {
    # Kinds of things; their uses are those of a field.
    "clothes": Ideas(
        headlines=("Drei Kombinationen oder keine", "Einmal messen, oft tragen"), like="fashion"
    ),
    "games": Ideas(headlines=("Ein freier Tisch genügt", "Erst das Alter, dann die Farbe"), like="kids"),
    "animals": Ideas(headlines=("Das Tier zuerst messen", "Ruhiger Platz, langsamer Anfang"), like="pets"),
    "hand tools": Ideas(
        headlines=("Erst die Arbeit, dann das Werkzeug", "Bereit für die nächste Reparatur"), like="tools"
    ),
    "balcony solar": Ideas(
        headlines=("Erst der Platz, dann die Zahlen", "Sonne, Fläche, Kabelweg zuerst"), like="energy"
    ),
    "supplies": Ideas(
        headlines=("Erst die Menge, dann die Marke", "Freigabe lesen, dann bestellen"), like="tools"
    ),
    "audio": Ideas(headlines=("Wo wird am meisten gehört?", "Erst der Sitz, dann der Klang"), like="tech"),
    "power": Ideas(headlines=("Ein Kabel weniger im Gepäck", "Welcher Stecker wird gebraucht?"), like="tech"),
    "bedding": Ideas(headlines=("Erst die Matratze messen", "Ein Bett zum Freuen"), like="bedding rows"),
    "laundry": Ideas(headlines=("Wo trocknet die Wäsche?", "Platz zum Trocknen finden"), like="home"),
    "hoses": Ideas(headlines=("Vom Hahn bis zum letzten Beet", "Erst den Weg abschreiten"), like="garden"),
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
        headlines=("Erst packen, dann messen", "Drei Reisen, ein Gepäckstück"), like="luggage rows"
    ),
    "parts": Ideas(
        headlines=("Das alte Teil zuerst fotografieren", "Der genaue Typ entscheidet"), like="tools"
    ),
    "candles": Ideas(
        headlines=("Eine Kerze, eine ruhige Stunde", "Licht für das letzte Kapitel"), like="home"
    ),
    "lights": Ideas(
        headlines=("Zwei kleine Lichter, eine ruhige Ecke", "Den Platz nach Sonnenuntergang ansehen"),
        like="home",
    ),
    "textiles": Ideas(
        headlines=("Eine Farbe, die alles verbindet", "Neue Stimmung ohne neue Möbel"), like="home"
    ),
    "drinkware": Ideas(
        headlines=("Wonach greift man zuerst?", "Wie viel trinkt man wirklich?"), like="kitchen"
    ),
    "tableware": Ideas(
        headlines=("Ein Stück fällt auf, der Rest schweigt", "Für wen wird gedeckt?"), like="kitchen"
    ),
    "cooking": Ideas(
        headlines=("Was griffbereit steht, wird benutzt", "Von drei Lieblingsgerichten ausgehen"),
        like="kitchen",
    ),
    "storage": Ideas(
        headlines=("Erst sortieren, dann wählen", "Was verdient den offenen Platz?"), like="home"
    ),
    "vases": Ideas(headlines=("Sieht sie auch leer gut aus?", "Erst die Stiele, dann die Vase"), like="home"),
    "planters": Ideas(
        headlines=("Wurzeln brauchen etwas mehr Platz", "Das Licht bestimmt den Platz"), like="garden"
    ),
    "walls": Ideas(
        headlines=("Papier an die Wand, dann entscheiden", "Etwas tiefer hängen als gedacht"), like="home"
    ),
    "gifts": Ideas(headlines=("Schenken heißt zuhören", "Zuerst an den Menschen denken"), like="makers"),
    "crafts": Ideas(headlines=("Ein freier Abend, zwei Hände", "Die erste Stunde planen"), like="makers"),
    "paper": Ideas(
        headlines=("Das Heft, das offen liegt", "Die erste Seite darf schiefgehen"), like="office"
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
        headlines=("Erst fragen, dann montieren", "Angaben notieren, dann vergleichen"),
        rows=(
            ("Auf dem Balkon", "Sicherer Weg für das Kabel"),
            ("Auf dem Dach", "Wer es montiert"),
            ("Unterwegs", "Gewicht und Laden"),
        ),
    ),
    "kitchen": Ideas(
        headlines=("Kleine Küche, klarer Plan", "Für drei Gerichte der Woche"),
        rows=(
            ("Jeden Tag", "Griffbereit, schnell gereinigt"),
            ("Mit Gästen", "Genug für alle zugleich"),
            ("Kleine Küche", "Der Platz im Schrank"),
        ),
    ),
    "garden": Ideas(
        headlines=("An den ersten Regentag denken", "Den Platz mittags ansehen"),
        rows=(
            ("Auf dem Balkon", "Wind und Gewicht"),
            ("Im Garten", "Regen, Sonne, Winterplatz"),
            ("Mit Kindern", "Kanten, Höhe, fester Stand"),
        ),
    ),
    "tools": Ideas(
        headlines=("Erst die Arbeit, dann das Werkzeug", "Bereit für die nächste Reparatur"),
        rows=(
            ("Ab und zu", "Leicht zu verstauen"),
            ("Jede Woche", "Griff und Ersatzteile"),
            ("Ein großes Vorhaben", "Erst leihen, dann wählen"),
        ),
    ),
    "tech": Ideas(
        headlines=("Passt es zum Vorhandenen?", "Wer richtet es ein?"),
        rows=(
            ("Zu Hause", "Womit es zusammenarbeitet"),
            ("Unterwegs", "Gewicht und Laden"),
            ("Für andere", "Wie leicht es eingerichtet ist"),
        ),
    ),
    "beauty": Ideas(
        headlines=("Eine Routine, die bleibt", "Erst die kleine Liste lesen"),
        rows=(
            ("Morgens", "Wenige Schritte"),
            ("Abends", "Zeit und Textur"),
            ("Auf Reisen", "Größe und Verschluss"),
        ),
    ),
    "fashion": Ideas(
        headlines=("Drei Kombinationen oder keine", "Einmal messen, oft tragen"),
        rows=(
            ("Arbeitstage", "Passt zum Vorhandenen"),
            ("Wochenende", "Bewegung und Wäsche"),
            ("Als Geschenk", "Größentabelle, Rückgabe"),
        ),
    ),
    "sports": Ideas(
        headlines=("Erst drei Ausflüge planen", "Dort lagern, wo man vorbeikommt"),
        rows=(
            ("Zu Hause", "Platz zum Bewegen"),
            ("Draußen", "Wetter und Griff"),
            ("Mit Freunden", "Genug für alle"),
        ),
    ),
    "kids": Ideas(
        headlines=("Raum für eigene Ideen", "Erst das Alter, dann die Farbe"),
        rows=(
            ("Für Kleine", "Das Alter auf der Packung"),
            ("Für Geschwister", "Genug für zwei"),
            ("Als Geschenk", "Was schon da ist"),
        ),
    ),
    "pets": Ideas(
        headlines=("Das Tier zuerst messen", "Ruhiger Platz, langsamer Anfang"),
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
        headlines=("Erst der Mensch, dann die Schleife", "Für Hände, die gern werken"),
        rows=(
            ("Gute Freunde", "Was nur zu ihnen passt"),
            ("Im Kollegium", "Klein und unkompliziert"),
            ("Weit weg", "Die Größe des Pakets"),
        ),
    ),
    "office": Ideas(
        headlines=("Ein Schreibtisch mit weniger darauf", "Licht, Kabel, Höhe: drei Fragen"),
        rows=(
            ("Kleiner Tisch", "Stellfläche und Kabel"),
            ("Geteilter Tisch", "Schnell weggeräumt"),
            ("Lange Tage", "Licht und Höhe"),
        ),
    ),
    "car": Ideas(
        headlines=("Erst die Passung, dann der Komfort", "Freie Sicht geht vor"),
        rows=(
            ("Kurze Wege", "Schnell zur Hand"),
            ("Lange Fahrten", "Wie fest es sitzt"),
            ("Mehrere Fahrer", "Wie es eingestellt wird"),
        ),
    ),
    "home": Ideas(
        headlines=("Erst messen, dann entscheiden", "Die Farbe bei Tageslicht ansehen"),
        rows=(
            ("Kleine Räume", "Vorher ausmessen"),
            ("Zur Miete", "Was beim Umzug mitkommt"),
            ("Viel Betrieb", "Wie es gereinigt wird"),
        ),
    ),
    "ordinary": Ideas(
        headlines=("Eine Nacht darüber schlafen", "Wer benutzt es wirklich?"),
        rows=(
            ("Für sich selbst", "Wie oft man es braucht"),
            ("Als Geschenk", "Was schon da ist"),
            ("Zu zweit", "Wo es seinen Platz hat"),
        ),
    ),
}
