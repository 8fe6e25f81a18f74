# ruff: noqa: E501 (a sentence a line, as it will be read)
"""German advice for goods whose last part belongs to another kind: "Blutdruckmesser" is no knife."""

from pinflow.pins.writers.phrases import Ideas, Subject

GERMAN_LOOKALIKES: dict[str, Subject] = {
    "wasserkocher": Subject(
        matches=r"[\w-]*(?:wasserkocher|wasserkessel|teekessel|flötenkessel)",
        kicker="Notiz für heißes Wasser",
        list_name="Küchenliste",
        checks=(
            "Die Tassen am Morgen zählen",
            "Das Entkalken vorher nachlesen",
            "Ausguss und Griff ansehen",
            "Den Platz am Wasserhahn wählen",
        ),
        thoughts=(
            "Mit der eigenen Tasse abmessen: Wer nur kocht, was er trinkt, wartet kürzer.",
            "Bei hartem Wasser zählt, ob zum Putzen eine Hand hineinpasst.",
        ),
    ),
    "knoblauchpressen": Subject(
        matches=r"[\w-]*knoblauch(?:pressen?|schneider|reiben?)",
        kicker="Küchennotiz",
        list_name="Küchenliste",
        checks=(
            "Das Auswaschen vorher ansehen",
            "An die Kraft der Hand denken",
            "Platz in der Schublade suchen",
            "Zehen für ein Essen zählen",
        ),
        thoughts=(
            "Gleich danach abspülen: Angetrockneter Knoblauch macht die meiste Arbeit.",
            "Gepresster Knoblauch wird schnell braun, darum erst die Zwiebeln, dann die Zehen.",
        ),
    ),
    "ortungsgeräte": Subject(
        matches=r"[\w-]*(?:ortungsgeräte?|leitungssucher|leitungsfinder|balkenfinder|(?:balken|leitungs|wand)detektor(?:en)?|wandscanner)",
        kicker="Werkstattnotiz",
        list_name="Werkstattliste",
        checks=(
            "Vorher an die Wand klopfen",
            "Nach Rohren und Leitungen fragen",
            "Nachlesen, was unterschieden wird",
            "Einen Bleistift bereitlegen",
        ),
        thoughts=(
            "Beide Kanten des Balkens anzeichnen: In die Mitte kommt die Schraube.",
            "Jede Stelle zweimal abfahren, von links und von rechts, dann erst bohren.",
        ),
    ),
    "einschlafgeräusche": Subject(
        matches=r"(?:wei(?:ß|ss)es[ -]rauschen|white[ -]noise|[\w-]*sound|[\w-]*geräusch|[\w-]*einschlaf)[ -]?(?:maschinen?|machines?|geräte?|hilfen?)",
        kicker="Notiz für stille Nächte",
        list_name="Schlafzimmerliste",
        checks=(
            "Ein Geräusch für die Nacht wählen",
            "Den Abstand zum Bett messen",
            "An Reisen und Steckdosen denken",
            "Nachlesen, wie leise es geht",
        ),
        thoughts=(
            "Leise anfangen, am anderen Ende des Zimmers: Es soll die Straße überdecken und nicht mehr.",
            "Jeden Abend dasselbe Geräusch gehört bald zum Zubettgehen.",
        ),
    ),
    "gürtel": Subject(
        matches=r"(?:[\w-]*(?:leder|stoff|herren|damen|kinder|hosen|jeans|flecht|stretch|elastik|anzug|taillen|canvas|automatik|wende)-?)?gürtel",
        kicker="Notiz für den Schrank",
        list_name="Kleiderliste",
        checks=(
            "Einen passenden Gürtel nachmessen",
            "Die Gürtelschlaufen messen",
            "Neben die Schuhe halten",
            "Die Schließe ansehen",
        ),
        thoughts=(
            "Von der Schließe bis zum benutzten Loch messen: Diese Zahl sagt mehr als die Hosengröße.",
            "Einmal Braun und einmal Schwarz reichen für die meisten Hosen mit Schlaufen.",
        ),
    ),
    "gartenscheren": Subject(
        matches=r"(?:(?!papier|haar|nagel|haushalts)[\w-]*(?:ast|baum|garten|reb|rosen|blumen|strauch|amboss|bypass)-?scheren?)",
        kicker="Gartennotiz",
        list_name="Gartenliste",
        checks=(
            "Den dicksten Ast messen",
            "Das Gewicht vergleichen",
            "Nachlesen, wie geschärft wird",
            "Bypass oder Amboss wählen",
        ),
        thoughts=(
            "Für frisches Holz schneiden zwei Klingen aneinander vorbei, für totes drückt ein Amboss.",
            "An einem trockenen Tag schneiden und die Klinge danach abwischen.",
        ),
    ),
    "hochdruckreiniger": Subject(
        matches=r"[\w-]*hochdruckreiniger(?: .+)?",
        kicker="Notiz für draußen",
        list_name="Gartenliste",
        checks=(
            "Die Fläche vorher ausmessen",
            "Den Weg zum Wasserhahn messen",
            "An die Nachbarn denken",
            "Nachlesen, wofür welche Düse ist",
        ),
        thoughts=(
            "Vom Haus weg arbeiten, dann läuft das Wasser nicht zur Tür.",
            "Auf weichem Holz mit Abstand anfangen und an einer Ecke probieren.",
        ),
    ),
    "messgeräte": Subject(
        matches=r"[\w-]*(?:entfernungs|winkel|feuchtigkeits|feuchte|strom|luftdruck|reifendruck|laser|geschwindigkeits|licht|belichtungs|lärm|ph-wert-|tiefen|höhen)mess(?:er|geräte?)|[\w-]*(?:thermo|hygro|baro|multi|mano)meter|[\w-]*(?:messschieber|maßbänder|maßband|zollstock)",
        kicker="Notiz zum Messen",
        list_name="Werkstattliste",
        checks=(
            "Einheit und Bereich nachlesen",
            "Die Anleitung vorher überfliegen",
            "An Batterie oder Akku denken",
            "Einen bekannten Wert messen",
        ),
        thoughts=(
            "Zur Probe etwas messen, dessen Wert feststeht: So entsteht Vertrauen in die Anzeige.",
            "Zweimal messen und aufschreiben spart den dritten Weg.",
        ),
    ),
    "blutdruckmesser": Subject(
        matches=r"[\w-]*(?:blutdruck|blutzucker|puls)mess(?:er|geräte?)(?: oberarm| handgelenk)?|[\w-]*fieberthermometer|[\w-]*pulsoximeter",
        kicker="Notiz für die Hausapotheke",
        list_name="Haushaltsliste",
        checks=(
            "Den Umfang der Manschette messen",
            "Die Anleitung in Ruhe lesen",
            "Eine feste Uhrzeit wählen",
            "Werte mit der Praxis besprechen",
        ),
        thoughts=(
            "Fünf Minuten ruhig sitzen, dann messen: So lassen sich die Tage vergleichen.",
            "Was die Zahlen bedeuten, erklärt die Arztpraxis.",
        ),
    ),
    "rasur": Subject(
        matches=r"[\w-]*(?:rasiermesser|rasierklingen?|rasierpinsel|rasierschaum|rasierseife)",
        kicker="Notiz fürs Bad",
        list_name="Badliste",
        checks=(
            "Auf Ersatzklingen achten",
            "Reinigung und Trocknen nachlesen",
            "Langsam und mit Schaum beginnen",
            "Sicher aufbewahren",
        ),
        thoughts=(
            "Warmes Wasser und ein paar ruhige Minuten sind die halbe Rasur.",
            "Mit der Wuchsrichtung beginnen und die Haut dabei straffen.",
        ),
    ),
    "schneidwerkzeug": Subject(
        matches=r"[\w-]*(?:cutter|teppich|tapezier|universal|bastel|skalpell)-?messer|[\w-]*(?:taschen|klapp|outdoor|jagd|schnitz)-?messer|[\w-]*multitools?",
        kicker="Notiz für unterwegs",
        list_name="Werkzeugliste",
        checks=(
            "Griff und Verschluss ansehen",
            "Nachlesen, wo es erlaubt ist",
            "Klinge und Ersatz prüfen",
            "Außer Reichweite von Kindern halten",
        ),
        thoughts=(
            "Apfel, Schnur und Karton: Wer weiß, was geschnitten wird, findet die passende Klinge.",
            "Ein trockenes Tuch nach Gebrauch genügt meist für die Pflege.",
        ),
    ),
    "mäher": Subject(
        matches=r"[\w-]*(?:rasenmäher|mähroboter|sensen|häcksler)[ -]?(?:ersatz)?messer(?:balken)?|[\w-]*ersatzmesser|rasenmäher|[\w-]*mähroboter",
        kicker="Notiz für den Rasen",
        list_name="Gartenliste",
        checks=(
            "Das Typenschild abfotografieren",
            "Schnittbreite und Maße vergleichen",
            "Vor dem Wechsel Stecker ziehen",
            "Die Anleitung bereitlegen",
        ),
        thoughts=(
            "Modell, Länge und Lochbild: Mit einem Foto vom Typenschild ist das Passende schnell gefunden.",
            "Vor dem ersten Schnitt im Frühling ist der richtige Moment dafür.",
        ),
    ),
    "tierdecken": Subject(
        matches=r"[\w-]*(?:pferde|abschwitz|fliegen|weide|stall|ausreit)-?decken?|[\w-]*(?:sattel|reithelme?|trense|halfter|schabracken?)",
        kicker="Notiz für den Stall",
        list_name="Stallliste",
        checks=(
            "Rücken und Brust vorher messen",
            "An Stall und Weide denken",
            "Verschlüsse ansehen",
            "Pflegehinweis lesen",
        ),
        thoughts=(
            "Mit einem Maßband vom Brustbein bis zur Schweifrübe ist die Größe schnell gefunden.",
            "Langsam zeigen, riechen lassen, dann erst auflegen.",
        ),
    ),
    "backen": Subject(
        matches=r"[\w-]*(?:back|kuchen|muffin|torten|plätzchen|kastenkuchen|spring|gugelhupf|tarte|quiche)-?(?:matten?|bleche?|form(?:en)?|papier|rahmen|rolle|ring(?:e)?|platten?|pinsel)|[\w-]*(?:ausstech(?:er|form(?:en)?)|nudelholz|teigrolle|tortenring|spritzbeutel|backset)",
        kicker="Notiz für Backtage",
        list_name="Backliste",
        checks=(
            "Den Ofen innen ausmessen",
            "Nachlesen, wie heiß es darf",
            "Reinigung vorher nachlesen",
            "Die Menge fürs Lieblingsrezept prüfen",
        ),
        thoughts=(
            "Mit dem Rezept anfangen, das schon auswendig geht, dann zeigt sich der Unterschied.",
            "Ein Blech im Ofen, eines in Arbeit: Zu zweit geht es schneller.",
        ),
    ),
    "handschuhe": Subject(
        matches=r"[\w-]*(?:handschuhe?|fäustlinge?)(?: \w+)?",
        kicker="Notiz für kalte Tage",
        list_name="Kleiderliste",
        checks=(
            "Die Handbreite messen",
            "Größentabelle nachsehen",
            "An Bündchen und Ärmel denken",
            "Pflegehinweis lesen",
        ),
        thoughts=(
            "Die Hand ohne Daumen rundum messen: Das ist die Zahl, die in den Tabellen steht.",
            "Ein Paar in jeder Jacke, und keine Hand bleibt kalt.",
        ),
    ),
    "schlüsselanhänger": Subject(
        matches=r"[\w-]*(?:schlüssel|taschen|koffer|gepäck|rucksack)-?(?:anhänger|bänder|band|ring(?:e)?)|[\w-]*schlüsselbrett",
        kicker="Notiz für den Schlüsselbund",
        list_name="Geschenkliste",
        checks=(
            "Ring und Verschluss ansehen",
            "An Hosentasche und Tasche denken",
            "Größe und Gewicht prüfen",
            "Überlegen, wem es Freude macht",
        ),
        thoughts=(
            "Ein kleines Ding, das jeden Tag in der Hand liegt: Da darf es eine Geschichte haben.",
            "Ein Anhänger für jeden Bund, und niemand greift mehr den falschen.",
        ),
    ),
    "fahrzeuganhänger": Subject(
        matches=r"[\w-]*(?:auto|fahrrad|pkw|last|kinder|hunde|boots|kipp|wohn)-?anhänger|bobby[- ]?car anhänger|[\w-]*(?:anhängerkupplung|fahrradträger|dachbox(?:en)?)",
        kicker="Notiz für die Fahrt",
        list_name="Ausflugsliste",
        checks=(
            "Kupplung und Modell vergleichen",
            "Das erlaubte Gewicht nachlesen",
            "Den Stellplatz ausmessen",
            "Eine kurze Probefahrt planen",
        ),
        thoughts=(
            "Die erste Fahrt leer und auf ruhiger Straße, dann kommt die Ladung.",
            "Picknick, Decke, Ball: Was am Samstag mitkommt, bestimmt die Größe.",
        ),
    ),
    "bretter zum fahren": Subject(
        matches=r"[\w-]*(?:surf|skate|snow|long|wake|body|stand-up-paddle|sup|wellen)-?(?:brett(?:er)?|boards?)|sup(?: board)?|[\w-]*(?:inlineskates?|ski|schlitten|kajaks?|schlauchboote?)",
        kicker="Notiz für freie Tage",
        list_name="Freizeitliste",
        checks=(
            "Mit dem Körpergewicht vergleichen",
            "An Auto und Keller denken",
            "Die Sicherheitshinweise lesen",
            "Zuerst eine Stunde nehmen",
        ),
        thoughts=(
            "Ruhiges Wasser oder ein sanfter Hang ist am ersten Tag ein geduldiger Lehrer.",
            "Wer vor Ort fragt, wo Anfänger üben, findet den richtigen Platz.",
        ),
    ),
    "wärmflaschen": Subject(
        matches=r"[\w-]*(?:wärmflaschen?|wärmekissen|heizkissen|kirschkernkissen|körnerkissen|heizdecken?|wärmedecken?)(?: mit .+)?",
        kicker="Notiz für kalte Abende",
        list_name="Winterliste",
        checks=(
            "Die Sicherheitshinweise lesen",
            "Den Bezug ansehen",
            "Nachlesen, wie heiß es darf",
            "Einen festen Platz wählen",
        ),
        thoughts=(
            "Zehn Minuten vor dem Schlafen unter die Decke gelegt, wartet ein warmes Bett.",
            "Sofa, Decke, ein langer Film: Dafür lohnt sich ein fester Platz in Reichweite.",
        ),
    ),
    "gasflaschen": Subject(
        matches=r"[\w-]*(?:gas|propan|helium|co2)-?(?:flaschen?|kartuschen?|zylinder)",
        kicker="Notiz vor dem Anschließen",
        list_name="Campingliste",
        checks=(
            "Den Anschluss vergleichen",
            "Die Sicherheitshinweise lesen",
            "Kühl und aufrecht lagern",
            "Nach der Rückgabe fragen",
        ),
        thoughts=(
            "Gewinde und Regler entscheiden, was passt: ein Foto vom alten Stück hilft.",
            "Draußen anschließen, in Ruhe und ohne Flamme in der Nähe.",
        ),
    ),
    "mühlen": Subject(
        matches=r"[\w-]*(?:pfeffer|salz|gewürz|muskat|kräuter)-?(?:und \w+)?mühlen?(?:-?set)?|(?<!kaffee )(?<!getreide )(?<!kaffee-)mühlen?|[\w-]*(?:mörser)",
        kicker="Notiz für den Tisch",
        list_name="Küchenliste",
        checks=(
            "Ansehen, wie nachgefüllt wird",
            "Den Mahlgrad nachlesen",
            "An eine freie Hand denken",
            "Den Platz am Tisch wählen",
        ),
        thoughts=(
            "Frisch gemahlen gehört Pfeffer zum Schluss auf den Teller, also griffbereit auf den Tisch.",
            "Grob zum Steak, fein zum Ei: So findet sich die liebste Stufe.",
        ),
    ),
    "bügeln": Subject(
        matches=r"[\w-]*(?:bügelbretter|bügelbrett|bügeltische?|bügeleisen|dampfbügel\w+|dampfglätter)(?:bezug|bezüge)?",
        kicker="Notiz für den Wäschetag",
        list_name="Haushaltsliste",
        checks=(
            "Den Platz zum Aufstellen messen",
            "Den Platz zum Verstauen messen",
            "Die Höhe im Stehen prüfen",
            "An die Steckdose denken",
        ),
        thoughts=(
            "Gutes Licht und Musik, und der Stapel wird schnell kleiner.",
            "Am Waschtag sortieren, dann bleibt der Rest der Woche ruhig.",
        ),
    ),
    "maniküre": Subject(
        matches=r"[\w-]*(?:nagel(?:knipser|scheren?|feilen?|zangen?|fräser|hautzangen?)|maniküre-?sets?|pediküre-?sets?|wimpernzangen?|pinzetten?)",
        kicker="Notiz fürs Bad",
        list_name="Badliste",
        checks=(
            "Schneide und Griff ansehen",
            "Reinigung vorher nachlesen",
            "Einen festen Platz wählen",
            "Bei gutem Licht beginnen",
        ),
        thoughts=(
            "Nach dem Bad, bei gutem Licht und ohne Eile geht es am leichtesten.",
            "Alles in einem Etui, dann ist es auch auf Reisen dabei.",
        ),
    ),
    "seifenspender": Subject(
        matches=r"[\w-]*(?:seifen|spülmittel|desinfektions|lotion)-?(?:spender|schalen?)(?:-?set)?|[\w-]*zahnputzbecher",
        kicker="Notiz fürs Waschbecken",
        list_name="Badliste",
        checks=(
            "Den Rand am Becken messen",
            "Ansehen, wie nachgefüllt wird",
            "Nachlesen, welche Seife passt",
            "An die Pflege der Pumpe denken",
        ),
        thoughts=(
            "Einer an der Spüle, einer am Waschbecken: Beide Plätze wirken gleich ruhiger.",
            "Eine weite Öffnung macht das Nachfüllen leicht, also zuerst dorthin sehen.",
        ),
    ),
    "hundebetten": Subject(
        matches=r"[\w-]*(?:hunde|katzen|tier|welpen)-?(?:decken?|betten?|kissen|sofas?|körbe?|körbchen|matten?|höhlen?)",
        kicker="Notiz für Vierbeiner",
        list_name="Tierliste",
        checks=(
            "Das Tier im Schlaf messen",
            "Den liebsten Platz beobachten",
            "Pflegehinweis lesen",
            "Erst neben das Alte legen",
        ),
        thoughts=(
            "Wo es ohnehin schläft, dort liegt der neue Platz richtig.",
            "Ein altes Tuch mit vertrautem Geruch macht den Anfang leicht.",
        ),
    ),
    "hochbeete": Subject(
        matches=r"[\w-]*(?:hochbeete?|frühbeete?|gewächshaus|gewächshäuser)(?: \w+)?",
        kicker="Notiz für den Garten",
        list_name="Gartenliste",
        checks=(
            "Den Platz mit Sonne suchen",
            "Höhe und Reichweite prüfen",
            "Die Menge an Erde ausrechnen",
            "An den Weg zum Wasser denken",
        ),
        thoughts=(
            "Salat, Radieschen, Kräuter: Mit dreien anfangen, die wirklich gegessen werden.",
            "Im Herbst füllen, im Frühling säen: So setzt sich die Erde in Ruhe.",
        ),
    ),
    "scheibenabdeckung": Subject(
        matches=r"[\w-]*(?:scheiben|windschutzscheiben|frontscheiben|auto)-?(?:abdeckung(?:en)?|schutz|folien?)(?: \w+){0,3}|[\w-]*sonnenschutz auto|[\w-]*(?:eiskratzer|autoplane)",
        kicker="Notiz fürs Auto",
        list_name="Autoliste",
        checks=(
            "Die Scheibe vorher messen",
            "Ansehen, wie sie hält",
            "An Spiegel und Türen denken",
            "Den Platz im Kofferraum wählen",
        ),
        thoughts=(
            "Am Abend zwei Minuten, am Morgen freie Sicht: So wird daraus eine Gewohnheit.",
            "Breite und Höhe der Scheibe messen, dann fällt die Wahl leicht.",
        ),
    ),
    "computerzubehör": Subject(
        matches=r"[\w-]*(?:usb|usb-c)[ -](?:c )?hubs?(?: adapter)?|[\w-]*(?:docking ?stations?|mauspads?|mousepads?|monitorständer|schreibtischunterlagen?|kartenleser)|(?:[\w-]+ )?(?:maus|tastatur(?:en)?)(?: kabellos)?",
        kicker="Notiz für den Schreibtisch",
        list_name="Bürowunschliste",
        checks=(
            "Die Anschlüsse am Gerät zählen",
            "Das genaue Modell notieren",
            "Den freien Platz messen",
            "An die Wege der Kabel denken",
        ),
        thoughts=(
            "Alles so auf den Tisch legen, wie es stehen soll, und die Kabel zählen.",
            "Ein freier Schreibtisch beginnt mit einem Ding weniger.",
        ),
    ),
    "aquarien": Subject(
        matches=r"[\w-]*(?:aquarium|aquarien|terrarium|terrarien)(?:[ -]?(?:filter|pumpen?|heizer|lampen?|beleuchtung|kies|pflanzen|deko|unterschrank))?",
        kicker="Notiz fürs Becken",
        list_name="Tierliste",
        checks=(
            "Die Liter des Beckens notieren",
            "Nachlesen, für welche Fische",
            "Standplatz und Deckel messen",
            "Dem Wasser Zeit geben",
        ),
        thoughts=(
            "Erst Pflanzen und Wasser, dann Geduld, dann die Fische.",
            "Länge und Liter des Beckens aufschreiben; danach richtet sich alles Weitere.",
        ),
    ),
    "spielküchen": Subject(
        matches=r"[\w-]*(?:kinderküchen?|spielküchen?|kaufläden|kaufladen|puppenh(?:aus|äuser)|puppenstuben?|kinderwerkbank|parkgarage|holzeisenbahn)",
        kicker="Notiz fürs Kinderzimmer",
        list_name="Geschenkliste",
        checks=(
            "Das Alter auf der Packung lesen",
            "Die freie Ecke ausmessen",
            "Die Aufbauzeit nachlesen",
            "Die Eltern vorher fragen",
        ),
        thoughts=(
            "Eine Ecke, in der es stehen bleiben darf, ist das halbe Spiel.",
            "Am Abend vorher aufbauen: Das Staunen am Morgen lohnt sich.",
        ),
    ),
    "gießkannen": Subject(
        matches=r"[\w-]*(?:gie(?:ß|ss)kannen?|zimmergießer)(?: \w+)?",
        kicker="Notiz für durstige Pflanzen",
        list_name="Gartenliste",
        checks=(
            "Den Platz unter dem Hahn prüfen",
            "An das Gewicht mit Wasser denken",
            "Tülle und Brause ansehen",
            "Den Platz bei den Töpfen wählen",
        ),
        thoughts=(
            "Früh am Morgen und nah an der Erde trinken Pflanzen am besten.",
            "Was neben den Töpfen steht, wird auch jeden Tag gefüllt.",
        ),
    ),
    "camping": Subject(
        matches=r"[\w-]*(?:schlafs(?:ack|äcke)|isomatten?|hängematten?|campingst(?:uhl|ühle)|campingtische?|campingkocher|gaskocher|stirnlampen?|taschenlampen?|wurfzelte?)|(?:[\w-]*(?:kuppel|tunnel|trekking|camping|familien|vor)-?)?zelte?",
        kicker="Notiz für draußen",
        list_name="Campingliste",
        checks=(
            "Einmal zu Hause ausprobieren",
            "Packmaß und Gewicht vergleichen",
            "An die kälteste Nacht denken",
            "Den Platz zum Trocknen planen",
        ),
        thoughts=(
            "Die erste Nacht draußen sollte nicht der erste Versuch sein.",
            "Ein Wochenende im eigenen Garten zeigt, was noch fehlt.",
        ),
    ),
    "musikinstrumente": Subject(
        matches=r"[\w-]*(?:gitarren?|ukulelen?|keyboards?|blockflöten?|mundharmonikas?|stimmgeräte?|notenständer)",
        kicker="Notiz für Musik zu Hause",
        list_name="Musikliste",
        checks=(
            "Überlegen, wer darauf übt",
            "Eine feste Ecke dafür wählen",
            "An Nachbarn und Uhrzeit denken",
            "Nach Ersatzteilen sehen",
        ),
        thoughts=(
            "Zehn Minuten am Tag bringen mehr als ein langer Sonntag.",
            "Was offen in der Ecke steht, wird in die Hand genommen.",
        ),
    ),
}
GERMAN_LOOKALIKE_IDEAS: dict[str, Ideas] = {
    "wasserkocher": Ideas(
        headlines=("Tee, bevor das Haus erwacht", "Kanne warm, Buch offen"), like="kitchen"
    ),
    "knoblauchpressen": Ideas(
        headlines=("Knoblauch, Butter, warmes Brot", "Pastaabend, noch eine Zehe"), like="kitchen"
    ),
    "ortungsgeräte": Ideas(headlines=("Heute hängt das Bild", "Anzeichnen, einmal bohren"), like="tools"),
    "einschlafgeräusche": Ideas(headlines=("Tür zu, Meer an", "Regen im Zimmer, Straße fern"), like="home"),
    "gürtel": Ideas(headlines=("Hemd rein, Tür auf", "Das Letzte vor der Haustür"), like="fashion"),
    "gartenscheren": Ideas(
        headlines=("Der Apfelbaum bekommt Luft", "Klare Luft, erster Schnitt"), like="garden"
    ),
    "hochdruckreiniger": Ideas(
        headlines=("Samstagvormittag auf der Terrasse", "Gummistiefel an, Wasser marsch"), like="garden"
    ),
    "messgeräte": Ideas(
        headlines=("Zweimal messen, einmal sägen", "Die Zahl steht, die Arbeit beginnt"), like="tools"
    ),
    "blutdruckmesser": Ideas(
        headlines=("Fünf ruhige Minuten am Morgen", "Sitzen, atmen, messen"), like="home"
    ),
    "rasur": Ideas(headlines=("Schaum, Wasser, Ruhe", "Die Rasur am Sonntag"), like="beauty"),
    "schneidwerkzeug": Ideas(
        headlines=("Apfel, Schnur, Karton", "In der Tasche, wenn man es braucht"), like="tools"
    ),
    "mäher": Ideas(headlines=("Der erste Schnitt im Frühling", "Samstag, Rasen, Limonade"), like="garden"),
    "tierdecken": Ideas(headlines=("Warm durch den Stalltag", "Für den Ritt im Nebel"), like="pets"),
    "backen": Ideas(headlines=("Samstags duftet die Küche", "Ein Blech voll Plätzchen"), like="kitchen"),
    "handschuhe": Ideas(headlines=("Warme Hände auf dem Weg", "Für den ersten Frost"), like="fashion"),
    "schlüsselanhänger": Ideas(
        headlines=("Jeden Tag in der Hand", "Ein kleines Stück Zuhause"), like="makers"
    ),
    "fahrzeuganhänger": Ideas(headlines=("Picknick, Decke, los", "Samstag kommt alles mit"), like="car"),
    "bretter zum fahren": Ideas(
        headlines=("Ein Brett, ein freier Tag", "Die erste Welle, ganz klein"), like="sports"
    ),
    "wärmflaschen": Ideas(headlines=("Warmes Bett in zehn Minuten", "Für Sofa und Winterabend"), like="home"),
    "gasflaschen": Ideas(headlines=("Fürs Frühstück vor dem Zelt", "Der Grill ist bereit"), like="sports"),
    "mühlen": Ideas(headlines=("Frischer Pfeffer zum Schluss", "Einmal drehen, dann essen"), like="kitchen"),
    "bügeln": Ideas(headlines=("Musik an, Wäsche fertig", "Glattes Hemd, guter Morgen"), like="home"),
    "maniküre": Ideas(headlines=("Fünf Minuten nur für dich", "Sonntags, bei gutem Licht"), like="beauty"),
    "seifenspender": Ideas(headlines=("Ein ruhiger Platz am Becken", "Seife da, wo Hände sind"), like="home"),
    "hundebetten": Ideas(headlines=("Ein Platz nur für ihn", "Einrollen, seufzen, träumen"), like="pets"),
    "hochbeete": Ideas(headlines=("Salat von der Terrasse", "Kräuter vor der Küchentür"), like="garden"),
    "scheibenabdeckung": Ideas(
        headlines=("Abends zwei Minuten, morgens Sicht", "Für frostige Parkplätze"), like="car"
    ),
    "computerzubehör": Ideas(
        headlines=("Ein Schreibtisch mit weniger Kabeln", "Alles an seinem Platz"), like="office"
    ),
    "aquarien": Ideas(
        headlines=("Ein stilles Becken zum Hinsehen", "Erst Pflanzen, dann Fische"), like="pets"
    ),
    "spielküchen": Ideas(headlines=("Heute kocht der Nachwuchs", "Eine Ecke zum Spielen"), like="kids"),
    "camping": Ideas(headlines=("Ein Wochenende unter Sternen", "Frühstück vor dem Zelt"), like="sports"),
    "musikinstrumente": Ideas(
        headlines=("Zehn Minuten Musik am Abend", "Das erste Lied zu Hause"), like="makers"
    ),
    "gießkannen": Ideas(headlines=("Die Morgenrunde mit Wasser", "Volle Kanne, frohe Töpfe"), like="garden"),
}
