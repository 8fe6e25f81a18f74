# ruff: noqa: E501 (a sentence a line, as it will be read)
"""German advice for goods that a broader word would carry off: "Handyhalterung fürs Auto" stands in no kitchen."""

from pinflow.pins.writers.phrases import Hook, Ideas, Subject

# Nobody reads a coloring book, and none of them is an e-book.
MALBUCH_HOOKS = {
    "checklist": Hook(
        headlines=("{name}, erst die Stifte", "{name}, der Tee daneben"),
        titles=(
            "{name}: Notizen vor der ersten Farbe",
            "{name}: welche Stifte gehören dazu?",
            "{name}: etwas für den Regentag?",
            "{name}: drei Fragen vor dem Ausmalen",
            "{name}: das nächste Malbuch?",
            "{name}: erst das Papier, dann die Linien",
        ),
        openings=(
            "„{name}“ im Sinn? Drei kleine Fragen helfen weiter.",
            "Bevor „{name}“ auf den Tisch kommt, lohnen sich diese Fragen.",
        ),
    ),
    "spotlight": Hook(
        headlines=("Die erste Farbe: {name}", "{name} auf dem Tisch"),
        titles=(
            "{name}: wohin die erste Farbe kommt",
            "{name}: ein ruhiger Blick auf die Motive",
            "{name}: Notizen für ruhige Hände",
            "{name}: feine Linien oder große Flächen?",
            "{name}: ein Bild, ein Abend",
            "{name}: mit drei Farben anfangen",
        ),
        openings=(
            "„{name}“ näher betrachtet: Die Motive entscheiden, nicht der Umschlag.",
            "„{name}“ und eine Schachtel Stifte: So zeigt sich, ob es passt.",
        ),
    ),
    "compare": Hook(
        headlines=("{name} am Wochenende?", "{name} für den Regentag"),
        titles=(
            "{name} oder erst ein anderes?",
            "{name}: Tiere, Blumen oder Muster?",
            "{name}: Motive, die fertig werden",
            "{name}: für Buntstifte oder Filzstifte?",
            "{name} und der Stapel, der schon da ist",
            "{name}: welches Bild käme zuerst?",
        ),
        openings=(
            "„{name}“ oder ein anderes? Drei Motive von jedem ansehen: Welches käme zuerst?",
            "„{name}“ und ein zweites Malbuch vergleichen sich leichter mit den Stiften daneben.",
        ),
    ),
    "everyday": Hook(
        headlines=("Abende mit {name}", "{name}, Farbe um Farbe"),
        titles=(
            "{name}: eine halbe Stunde nach dem Essen",
            "{name}: ein wenig Farbe vor dem Schlafen",
            "{name}: Ausmalen am Dienstag",
            "{name}: Stifte, Tee und kein Telefon",
            "{name}: jeden Tag eine Ecke vom Bild",
            "{name}: Zeit zum Ausmalen finden",
        ),
        openings=(
            "„{name}“ und eine halbe Stunde am Tag: an Stuhl, Lampe und Stifte denken.",
            "Wann wäre Zeit für „{name}“? Eine feste halbe Stunde bringt die meisten Bilder zu Ende.",
        ),
    ),
    "wishlist": Hook(
        headlines=("{name} für ruhige Abende", "{name} für später"),
        titles=(
            "{name}: eine Idee für die {list_name}",
            "{name}: gemerkt für einen ruhigen Abend",
            "{name}: für das nächste lange Wochenende",
            "{name}: falls jemand nach Wünschen fragt",
            "{name}: bei den guten Stiften notiert",
            "{name}: etwas für Winterabende",
        ),
        openings=(
            "Ideen sammeln? „{name}“ kommt auf die Liste, die Stifte gleich daneben.",
            "Für die {list_name} notiert: „{name}“.",
        ),
    ),
}

GERMAN_NAMED_APART: dict[str, Subject] = {
    "christbaumschmuck": Subject(
        matches=r"[\w-]*(?:weihnachts|christ|tannen)-?(?:baum-?)?(?:kugeln?|schmuck|anhänger|spitzen?)(?:[ -]?set)?|[\w-]*baum(?:schmuck|kugeln?|spitzen?)(?:[ -]?set)?",
        kicker="Notiz zum Schmücken",
        list_name="Dekoliste",
        checks=(
            "Drei Farben aussuchen",
            "Erst die alten Kugeln zählen",
            "Die Höhe des Baums messen",
            "Auf Haken oder Band achten",
            "Kiste fürs nächste Jahr einplanen",
        ),
        thoughts=(
            "Große Kugeln nach innen, kleine an die Spitzen der Zweige: So bekommt der Baum Tiefe.",
            "Zuerst die Lichter, dann die Kugeln, zuletzt das Stück mit der Geschichte.",
        ),
    ),
    "lampenschirme": Subject(
        matches=r"[\w-]*lampen-?schirme?",
        kicker="Notiz für warmes Licht",
        list_name="Wohnliste",
        checks=(
            "Den alten Schirm messen",
            "Die Befestigung nachsehen",
            "Mit dem Lampenfuß vergleichen",
            "Nachlesen, welche Birne passt",
            "Die Farbe vor die Wand halten",
        ),
        thoughts=(
            "Oben, unten und Höhe messen: Mit diesen drei Zahlen beginnt die Suche.",
            "Einmal im Sessel Platz nehmen: Von dort soll niemand in die Birne sehen.",
        ),
    ),
    "handyhalter für unterwegs": Subject(
        matches=r"(?:auto|kfz|pkw|fahrrad|motorrad)[- ]?(?:(?:handy|smartphone)-? ?)?halter(?:ung(?:en)?)?(?: (?:handy|smartphone))?",
        kicker="Notiz für unterwegs",
        list_name="Autoliste",
        checks=(
            "Das Telefon samt Hülle messen",
            "Die Stelle zum Befestigen wählen",
            "Den Blick nach vorn freihalten",
            "Dem Ladekabel einen Weg suchen",
            "Die Route vor dem Start eingeben",
        ),
        thoughts=(
            "Sich wie zum Fahren hinsetzen: Richtig ist der Platz, an dem ein kurzer Blick reicht.",
            "Lüftung, Armaturenbrett oder Lenker: Erst ansehen, woran es halten soll.",
        ),
    ),
    "badethermometer": Subject(
        matches=r"[\w-]*bade(?:wannen|wasser)?-?thermometer",
        kicker="Notiz für die Badezeit",
        list_name="Babyliste",
        checks=(
            "Nachlesen, was es anzeigt",
            "Nachsehen, ob Batterien nötig sind",
            "Auf das Trocknen danach achten",
            "Einen Platz am Wannenrand wählen",
        ),
        thoughts=(
            "Wasser einlassen, einmal mit der Hand umrühren, dann ablesen.",
            "Liegen Handtuch und Kleidung bereit, bleiben beide Hände frei für das Kind.",
        ),
    ),
    "malbücher": Subject(
        matches=r"[\w-]*(?<!sch)(?<!denk)(?<!merk)mal-?(?:buch|bücher|hefte?|blöcke?|block)",
        kicker="Notiz für ruhige Hände",
        list_name="Liste für ruhige Stunden",
        checks=(
            "Die Art der Motive ansehen",
            "Die vorhandenen Stifte prüfen",
            "Auf leere Rückseiten achten",
            "Überlegen, wer darin malt",
            "Filzstifte am Rand ausprobieren",
        ),
        thoughts=(
            "Drei Farben, die zusammenpassen, reichen für ein erstes Bild.",
            "Ein loses Blatt unter das Bild legen, bevor die Filzstifte kommen.",
        ),
        hooks=MALBUCH_HOOKS,
        is_work=True,
        nameless="Dieses Malbuch",
    ),
    "kindertipis": Subject(
        matches=r"[\w-]*tipis?(?:[ -](?:spiel|kinder)?-?zelte?)?|(?:[\w-]*spiel|kinder|prinzessinnen)-?zelte?",
        kicker="Notiz fürs Kinderzimmer",
        list_name="Familienliste",
        checks=(
            "Bodenfläche und Höhe messen",
            "Den Halt der Stangen ansehen",
            "Nachlesen, wie der Stoff gewaschen wird",
            "An den Platz zum Wegräumen denken",
            "Ein Kissen für innen aussuchen",
        ),
        thoughts=(
            "Den Umriss mit Klebeband auf den Boden kleben: Türen und Schubladen brauchen auch Platz.",
            "Ein Kissen, eine Lampe, drei Bücher, und die Ecke hat ihren Sinn.",
        ),
    ),
    "gardinenstangen": Subject(
        matches=r"[\w-]*(?:gardinen|vorhang)-?(?:stangen?|schienen?|stangenset)(?: set)?",
        kicker="Notiz fürs Fenster",
        list_name="Wohnliste",
        checks=(
            "Die Breite ausmessen",
            "Das Gewicht des Stoffs bedenken",
            "Wand oder Decke ansehen",
            "Ringe oder Ösen festlegen",
            "Nachlesen, was sie hält",
        ),
        thoughts=(
            "Links und rechts eine Handbreit mehr, und der offene Vorhang gibt das ganze Fenster frei.",
            "Beide Enden mit Bleistift anzeichnen und von der Tür aus ansehen, dann erst bohren.",
        ),
    ),
    "brotkästen": Subject(
        matches=r"[\w-]*brot(?:kasten|kästen|topf|töpfe)",
        kicker="Notiz fürs tägliche Brot",
        list_name="Küchenliste",
        checks=(
            "Das übliche Brot messen",
            "Die freie Arbeitsfläche messen",
            "Ansehen, wie er aufgeht",
            "Nachlesen, wie er gereinigt wird",
            "Brote einer Woche zählen",
        ),
        thoughts=(
            "Auch der Deckel braucht Platz: an den Schrank darüber denken.",
            "Erst die Krümel hinaus, dann das neue Brot hinein; eine Minute in der Woche reicht.",
        ),
    ),
    "weihnachtsbäume": Subject(
        matches=r"künstliche[rn]? (?:weihnachts|christ|tannen)b(?:aum|äume)|(?:weihnachts|christ|tannen)b(?:aum|äume) künstlich|künstliche tanne",
        kicker="Notiz für den Dezember",
        list_name="Dekoliste",
        checks=(
            "Die Höhe bis zur Decke messen",
            "Den Durchmesser unten nachlesen",
            "Eine Steckdose für Lichter suchen",
            "Platz bis zum nächsten Jahr finden",
        ),
        thoughts=(
            "Unter der Decke eine Handbreit freilassen: Die Spitze braucht sie.",
            "Die Zweige vom Stamm nach außen aufbiegen, mit Musik und ohne Eile.",
        ),
    ),
    "kunstpflanzen": Subject(
        matches=r"[\w-]*(?:kunst|seiden)-?(?:pflanzen?|blumen?|bäume|baum|palmen?|rosen?|orchideen?)|künstliche[rsn]? (?!weihnachts|christ|tannen)(?:[\w-]+ )?[\w-]*(?:pflanzen?|blumen?|bäume|baum|palmen?|rosen?|orchideen?|farne?|efeu|eukalyptus|gräser|sukkulenten?)|(?!weihnachts|christ|tannen)[\w-]*(?:pflanzen?|blumen?|baum|bäume|palmen?|efeu|eukalyptus) künstlich",
        kicker="Notiz für eine grüne Ecke",
        list_name="Wohnliste",
        checks=(
            "Höhe und Breite dort messen",
            "Topf und Standfuß ansehen",
            "Das Grün bei Tageslicht vergleichen",
            "An Staub auf den Blättern denken",
            "Auf Sonne am Platz achten",
        ),
        thoughts=(
            "Blätter und Zweige ein wenig in alle Richtungen biegen: In der Natur steht nichts gerade.",
            "Sie steht da, wo eine echte unglücklich wäre: im dunklen Flur, in der hintersten Ecke.",
        ),
    ),
}
GERMAN_NAMED_APART_IDEAS: dict[str, Ideas] = {
    "christbaumschmuck": Ideas(
        headlines=("Kiste auf, Weihnachtslieder an", "Ein Baum, der Geschichten erzählt"), like="home"
    ),
    "lampenschirme": Ideas(headlines=("Neuer Schirm, neuer Abend", "Weiches Licht zum Lesen"), like="home"),
    "handyhalter für unterwegs": Ideas(
        headlines=("Route an, Hände ans Lenkrad", "Die Karte im Blick, los geht’s"), like="car"
    ),
    "badethermometer": Ideas(
        headlines=("Badezeit, Handtuch liegt bereit", "Planschen, lachen, Schlafanzug an"), like="kids"
    ),
    "malbücher": Ideas(headlines=("Stifte spitz, Telefon weg", "Ein Bild, ein Abend"), like="makers"),
    "kindertipis": Ideas(
        headlines=("Ein Versteck für Regentage", "Drei Bücher, eine geheime Ecke"), like="kids"
    ),
    "gardinenstangen": Ideas(
        headlines=("Samstag hängen die Vorhänge", "Morgenlicht, wann du willst"), like="home"
    ),
    "brotkästen": Ideas(
        headlines=("Erst das Brot, dann der Tag", "Sonntag, frisches Brot, viel Zeit"), like="kitchen"
    ),
    "weihnachtsbäume": Ideas(
        headlines=("Lieder an, Zweige auf", "Die Ecke wartet auf Dezember"), like="home"
    ),
    "kunstpflanzen": Ideas(
        headlines=("Eine grüne Ecke im Flur", "Grün, wo keine Sonne hinkommt"), like="home"
    ),
}
