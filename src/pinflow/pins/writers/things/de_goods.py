# ruff: noqa: E501 (a sentence a line, as it will be read)
"""German advice for goods of every department: what is eaten, worn, carried along, played with and used up."""

from pinflow.pins.writers.phrases import Ideas, Subject

GERMAN_GOODS: dict[str, Subject] = {
    "schlüsselfinder": Subject(
        matches=r"airtags?(?: tracker)?|[\w-]*(?:schlüssel|gepäck|ortungs|bluetooth|gps)[\w-]*(?:finder|tracker|tags?)|[\w-]*ortungsgeräte?|smart ?tags?",
        kicker="Notiz gegen das Suchen",
        list_name="Technikliste",
        checks=(
            "Das eigene Telefon prüfen",
            "Batterie und Wechsel nachsehen",
            "Den Platz dafür festlegen",
            "Reichweite in der Anleitung lesen",
        ),
        thoughts=(
            "Schlüssel, Koffer, Geldbeutel: Was wird am häufigsten gesucht? Damit anfangen.",
            "Welches Netz ihn findet, hängt vom Telefon ab; deshalb zuerst dort nachsehen.",
        ),
    ),
    "batterien": Subject(
        matches=r"(?:(?:aaa?|cr\d+|lr\d+|9v|\d{5}|micro|mignon|mono|baby|alkaline?|lithium|block)[ -])*(?:alkaline-)?(?:(?<!auto)batterien?|akkus?|knopfzellen?)|[\w-]*(?:haushalts|uhren|hörgeräte|alkaline-)batterien?",
        kicker="Notiz für die Schublade",
        list_name="Haushaltsliste",
        checks=(
            "Die Größe am alten Stück ablesen",
            "Die Geräte im Haus zählen",
            "Das Datum auf der Packung lesen",
            "An die Rückgabe leerer denken",
        ),
        thoughts=(
            "Ein Blick in Fernbedienung, Uhr und Spielzeug zeigt, welche Größe im Haus fehlt.",
            "Für täglichen Gebrauch lohnt der Gedanke an Akkus; beim Rauchmelder gilt die Anleitung.",
        ),
    ),
    "kaffeebohnen": Subject(
        matches=r"[\w-]*(?:kaffee|espresso)[\w-]*bohnen|[\w-]*(?:filter|röst|bohnen)kaffee|(?:gemahlener )?kaffee(?: gemahlen)?|caffè crema(?: \w+)?",
        kicker="Kaffeenotiz",
        list_name="Vorratsliste",
        checks=(
            "Bohnen oder gemahlen festlegen",
            "Röstung und Sorte vergleichen",
            "Nach dem Röstdatum suchen",
            "Für zwei Wochen rechnen",
        ),
        thoughts=(
            "Eine kleine Packung, in zwei Wochen getrunken, schmeckt frischer als eine große, die wartet.",
            "Immer nur eines ändern: erst den Mahlgrad, dann die Menge, dann die Sorte.",
        ),
    ),
    "tee": Subject(
        matches=r"[\w-]*(?:kräuter|früchte|schwarz|grün|rooibos|ingwer|kamillen|pfefferminz|bio|eis|matcha)-?tee(?: \d+ \w+)?|(?:schwarzer|grüner|weißer|rooibos) tee(?: lose)?|teebeutel|matcha(?:pulver)?",
        kicker="Teenotiz",
        list_name="Vorratsliste",
        checks=(
            "Beutel oder lose festlegen",
            "Die Zutaten lesen",
            "Ziehzeit und Temperatur notieren",
            "Eine kleine Packung probieren",
        ),
        thoughts=(
            "Grüner Tee mag kühleres Wasser, Kräuter und die meisten schwarzen Tees sprudelndes.",
            "Einer für morgens, einer für abends: Damit ist das Regal gut begonnen.",
        ),
    ),
    "nüsse": Subject(
        matches=r"(?!\w*(?:be|ver|ab)handeln)[\w-]*(?:nüsse|mandeln|cashewkerne|erdnüsse|pistazien|cracker|salzstangen|studentenfutter|popcorn|müsli|trockenobst)|(?:kartoffel|tortilla|gemüse|bananen)?-?chips",
        kicker="Notiz zum Knabbern",
        list_name="Vorratsliste",
        checks=(
            "Die Zutatenliste lesen",
            "Nach Allergien fragen",
            "Gesalzen und natur vergleichen",
            "An das Verschließen denken",
        ),
        thoughts=(
            "Vor Besuch nach Nussallergien fragen, erst dann die Schale hinstellen.",
            "Ein Glas mit Deckel hält die offene Packung länger knackig als eine Klammer.",
        ),
    ),
    "gewürze": Subject(
        matches=r"[\w-]*(?:gewürz(?:e|mischung(?:en)?|salz|set)?|pfeffer|paprika(?: edelsüß)?|zimt|curry|kräuter|kurkuma)(?: (?:edelsüß|gemahlen|ganz))?|[\w-]*gewürze? [\w-]+(?: edelsüß)?",
        kicker="Gewürznotiz",
        list_name="Vorratsliste",
        checks=(
            "Nachlesen, ob Salz darin ist",
            "Ganz oder gemahlen festlegen",
            "Für ein halbes Jahr rechnen",
            "Abseits vom Herd aufheben",
        ),
        thoughts=(
            "Gemahlen verliert es in Monaten, ganz hält es länger: für ein halbes Jahr kaufen.",
            "Das Datum des Öffnens auf dem Deckel erspart das Rätseln.",
        ),
    ),
    "vitamine": Subject(
        matches=r"[\w-]*vitamine?(?: [a-z]\d{0,2})?(?: (?:tabletten|kapseln|tropfen|depot))?|[\w-]*nahrungsergänzung\w*|[\w-]*(?:magnesium|zink|omega-3|kollagen|protein)(?:pulver|kapseln|tabletten)?(?: (?:kapseln|tabletten))?|eiweißpulver|brausetabletten",
        kicker="Notiz zur Ergänzung",
        list_name="Haushaltsliste",
        checks=(
            "Ärztin oder Apotheke fragen",
            "Die Menge pro Portion lesen",
            "Mit dem Bisherigen vergleichen",
            "Unerreichbar für Kinder aufheben",
        ),
        thoughts=(
            "Was jemand braucht, ist eine Frage für die Praxis und nicht für die Packung.",
            "Auf der Rückseite steht die Menge pro Portion; die zählt, nicht die Größe der Dose.",
        ),
    ),
    "spülmaschinentabs": Subject(
        matches=r"[\w-]*(?:spülmaschinen|geschirrspül)[\w-]*(?:tabs|reiniger|pulver|salz|pflege)|[\w-]*klarspüler|[\w-]*spültabs|[\w-]*waschmaschinenreiniger",
        kicker="Notiz fürs Geschirr",
        list_name="Haushaltsliste",
        checks=(
            "Die Dosierung nachlesen",
            "Die Wasserhärte nachsehen",
            "Die Läufe einer Woche zählen",
            "Trocken und hoch aufheben",
        ),
        thoughts=(
            "In der Anleitung der Maschine steht, was neben dem Tab nötig ist: Salz, Klarspüler oder nichts.",
            "Erst das Sieb säubern: Fünf Minuten am Becken helfen oft mehr als ein neues Mittel.",
        ),
    ),
    "einlegesohlen": Subject(
        matches=r"[\w-]*(?:einlege|gel|komfort|schuh)-?sohlen(?: sport)?|fersenkissen|schuheinlagen",
        kicker="Notiz für die Füße",
        list_name="Schrankliste",
        checks=(
            "Die alte Sohle nachzeichnen",
            "Den Platz im Schuh prüfen",
            "Eine Stunde zu Hause tragen",
            "Nachlesen, wie man sie kürzt",
        ),
        thoughts=(
            "Die alte Sohle kommt vorher heraus, sonst fehlt dem Fuß der Platz.",
            "Eine Stunde in der Wohnung sagt mehr als eine Minute im Laden.",
        ),
    ),
    "schuhpflege": Subject(
        matches=r"[\w-]*schuh(?:creme|pflege\w*|putz\w*|spanner|bürsten?|löffel|spray|reiniger)|schnürsenkel|imprägnierspray|lederfett",
        kicker="Notiz für gute Schuhe",
        list_name="Schrankliste",
        checks=(
            "Das Material des Schuhs bestimmen",
            "An verdeckter Stelle probieren",
            "Vorher den Staub abbürsten",
            "Eine Nacht trocknen lassen",
        ),
        thoughts=(
            "Erst abstauben, dann cremen, zuletzt bürsten: So dauert es zehn Minuten.",
            "Ein Paar, das zwischendurch einen Tag ruht, hält länger.",
        ),
    ),
    "kindersitze": Subject(
        matches=r"(?!fahrrad)[\w-]*(?:babyschalen?|kindersitze?(?! fahrrad)|autositze?|sitzerhöhung(?:en)?|reboarder|folgesitze?)(?: [\w-]+)?",
        kicker="Notiz für sichere Fahrten",
        list_name="Babyliste",
        checks=(
            "Größe und Gewicht vergleichen",
            "Die Eignung fürs Auto prüfen",
            "Die Befestigung nachlesen",
            "Den Einbau zeigen lassen",
        ),
        thoughts=(
            "Größe und Gewicht entscheiden, nicht der Geburtstag: mit dem Maßband in der Hand lesen.",
            "Jede Rückbank ist anders: vor der ersten Fahrt im eigenen Auto probieren.",
        ),
    ),
    "kinderwagen": Subject(
        matches=r"[\w-]*(?:kinderwagen|buggys?|bollerwagen)",
        kicker="Notiz für unterwegs mit Kind",
        list_name="Babyliste",
        checks=(
            "Den Kofferraum ausmessen",
            "An Treppe und Aufzug denken",
            "Das Falten mit einer Hand probieren",
            "Alter und Gewicht nachlesen",
        ),
        thoughts=(
            "Den üblichen Weg in Gedanken gehen: Treppe, Bus, Kies. Er zeigt, welche Räder nötig sind.",
            "Das Maß im gefalteten Zustand zählt jeden Tag, die Farbe nur am ersten.",
        ),
    ),
    "fläschchen": Subject(
        matches=r"[\w-]*(?:flaschenwärmer|babyflaschen?|schnuller|trinklern\w+|lätzchen|milchpumpen?|sterilisator|babykostwärmer)(?: set)?",
        kicker="Notiz fürs Füttern",
        list_name="Babyliste",
        checks=(
            "Das Alter auf der Packung lesen",
            "Nachsehen, was sich zerlegen lässt",
            "Mit Vorhandenem vergleichen",
            "Den Bedarf eines Tages zählen",
        ),
        thoughts=(
            "Was sich leicht zerlegen lässt, wird gut sauber, auch nachts um drei.",
            "Andere Eltern fragen, was nach einem Monat noch in Gebrauch war.",
        ),
    ),
    "jeans": Subject(
        matches=r"[\w-]*(?:jeans(?:hosen?)?|chinos?|cargohosen?|stoffhosen?)",
        kicker="Notiz zur Hose",
        list_name="Schrankliste",
        checks=(
            "Eine gute Hose ausmessen",
            "Bund und Länge getrennt vergleichen",
            "Den Stretchanteil nachlesen",
            "Die Waschhinweise lesen",
        ),
        thoughts=(
            "Eine Hose, die sitzt, flach auf den Tisch legen, messen und mit der Tabelle vergleichen.",
            "Dunkler Denim färbt anfangs ab: allein und auf links waschen.",
        ),
    ),
    "hoodies": Subject(
        matches=r"[\w-]*(?:hoodies?|kapuzenpullover|sweatshirts?|sweatjacken?|strickjacken?|fleecejacken?)(?: kapuzenpullover)?",
        kicker="Notiz für kühle Tage",
        list_name="Schrankliste",
        checks=(
            "Ein gutes Stück ausmessen",
            "An die Schicht darunter denken",
            "Die Stoffstärke vergleichen",
            "Nachlesen, wie er trocknen darf",
        ),
        thoughts=(
            "Die Brustweite eines Stücks messen, das sitzt: Tabellen weichen mehr ab als Größen.",
            "Was kommt darunter, was darüber? Danach richtet sich der Schnitt.",
        ),
    ),
    "leggings": Subject(
        matches=r"[\w-]*(?:leggings?|jogginghosen?|laufhosen?|yogahosen?|thermohosen?)",
        kicker="Notiz zur Leggings",
        list_name="Schrankliste",
        checks=(
            "An den Hauptzweck denken",
            "Bund und Schrittlänge messen",
            "Auf Taschen achten",
            "Die Waschhinweise lesen",
        ),
        thoughts=(
            "Eine Kniebeuge vor dem Spiegel, bei Tageslicht, beantwortet die meisten Fragen.",
            "Zum Laufen zählt der Bund, fürs Sofa der Stoff.",
        ),
    ),
    "handyhüllen": Subject(
        matches=r"[\w-]*(?:hand[yi]|iphone|smartphone|tablet|galaxy)[\w-]*(?:hüllen?|taschen?|ketten?|cases?|folien?|glas)|(?:iphone|handy)[ -]?case|displayschutz\w*|panzerglas\w*",
        kicker="Notiz fürs Telefon",
        list_name="Technikliste",
        checks=(
            "Das genaue Modell notieren",
            "Tasten und Kamera vergleichen",
            "An das Laden denken",
            "Dünn oder gepolstert festlegen",
        ),
        thoughts=(
            "Modelle einer Reihe unterscheiden sich um Millimeter: Der volle Name steht in den Einstellungen.",
            "Dünn für die Tasche, gepolstert für Treppen: Was fiel beim letzten Mal?",
        ),
    ),
    "handyhalter": Subject(
        matches=r"[\w-]*(?:handy|smartphone|tablet|laptop|notebook)[\w-]*(?: ?)(?:ständer|halter(?:ung(?:en)?)?|stative?)|selfiesticks?",
        kicker="Notiz fürs Telefon",
        list_name="Technikliste",
        checks=(
            "Das Telefon samt Hülle messen",
            "An Tisch, Bett oder Küche denken",
            "Platz fürs Kabel suchen",
            "Den Winkel vergleichen",
        ),
        thoughts=(
            "Ein Buch an die Stelle legen und einen Tag hinsehen: Stimmt der Winkel?",
            "Mit Hülle ist ein Telefon dicker: so messen, wie es benutzt wird.",
        ),
    ),
    "druckerpatronen": Subject(
        matches=r"[\w-]*(?:drucker|tinten)[\w-]*patronen?(?: [\w-]+)?|(?:laser|drucker)?toner(?:kartuschen?)?|[\w-]*druckertinte",
        kicker="Notiz für den Drucker",
        list_name="Büroliste",
        checks=(
            "Die Nummer im Drucker ablesen",
            "Die Druckerserie notieren",
            "Seiten pro Patrone vergleichen",
            "Den Monatsbedarf zählen",
        ),
        thoughts=(
            "Die Nummer steht auf der alten Patrone und unter der Klappe: Ein Foto erspart die Rückgabe.",
            "Die Seitenzahl vergleichen und nicht die Größe der Schachtel.",
        ),
    ),
    "ordner": Subject(
        matches=r"[\w-]*(?:ordner|ringb(?:uch|ücher)|locher|tacker|heftgeräte?|aktenvernichter|laminiergeräte?|klarsichthüllen|prospekthüllen|register)(?: a4)?",
        kicker="Notiz für den Schreibtisch",
        list_name="Büroliste",
        checks=(
            "Blätter auf einmal zählen",
            "Das Papierformat prüfen",
            "Den Regalboden ausmessen",
            "An spätere Jahre denken",
        ),
        thoughts=(
            "Die Blätter von heute zählen und für das nächste Jahr ein Drittel dazurechnen.",
            "Für jedes Thema eine Farbe, und niemand muss den Rücken lesen.",
        ),
    ),
    "puzzles": Subject(
        matches=r"[\w-]*puzzles?(?: \d+)?(?: teile)?",
        kicker="Puzzlenotiz",
        list_name="Familienliste",
        checks=(
            "Teile und Zeit vergleichen",
            "Den Tisch ausmessen",
            "Das Alter auf der Schachtel lesen",
            "An Mithelfer denken",
        ),
        thoughts=(
            "Erst den Rand sortieren, dann die Farben: Eine Schale für jede hält Frieden am Tisch.",
            "Für einen Abend reichen dreihundert Teile, für ein Wochenende tausend.",
        ),
    ),
    "puppen": Subject(
        matches=r"[\w-]*(?:puppen?|kuscheltiere?|plüschtiere?|teddys?|teddyb(?:är|ären)|stofftiere?)",
        kicker="Notiz zum Spielen",
        list_name="Familienliste",
        checks=(
            "Das Alter auf dem Etikett lesen",
            "Nach losen Kleinteilen sehen",
            "Fragen, wer schon im Bett wohnt",
            "Nachlesen, wie man es wäscht",
        ),
        thoughts=(
            "Wer wohnt schon im Bett? Ein Freund für jemanden ist schöner als noch einer mehr.",
            "Was geliebt wird, muss in die Wäsche: Das steht auf dem Etikett.",
        ),
    ),
    "draußen spielen": Subject(
        matches=r"(?!\w*(?:ver|ab|aus)rutschen)[\w-]*(?:schaukel(?:n|gestell)?|rutschen?|trampoline?|sandk(?:asten|ästen)|planschbecken|bobby[- ]?cars?|dreir(?:ad|äder)|laufr(?:ad|äder)|spielhaus)",
        kicker="Notiz fürs Spielen draußen",
        list_name="Familienliste",
        checks=(
            "Den freien Platz messen",
            "Alter und Gewicht nachlesen",
            "Den Platz im Winter klären",
            "Die Aufsicht einplanen",
        ),
        thoughts=(
            "Den Umriss auf dem Rasen auslegen und herumgehen: Ist Platz zum Hinfallen?",
            "Fragen, wie viele zugleich spielen: Dafür steht das Höchstgewicht da.",
        ),
    ),
    "katzenfutter": Subject(
        matches=r"[\w-]*(?:katzen|hunde|nass|trocken|tier)-?futter(?: (?:trocken|nass))?|[\w-]*(?:hunde|katzen)(?:snacks?|leckerlis?)",
        kicker="Notiz zum Füttern",
        list_name="Tierliste",
        checks=(
            "Alter und Größe des Tiers beachten",
            "Die Zutatenliste lesen",
            "Langsam vom alten umstellen",
            "Den Tagesbedarf ausrechnen",
        ),
        thoughts=(
            "Eine Woche lang mischen, jeden Tag etwas mehr vom neuen: So gewöhnt sich der Bauch.",
            "Eine kleine Packung zeigt, ob es schmeckt; der Vorrat kommt danach.",
        ),
    ),
    "transportboxen": Subject(
        matches=r"[\w-]*(?:transportbox(?:en)?|hundebox(?:en)?|katzenbox(?:en)?|transporttaschen?)",
        kicker="Notiz für die Fahrt",
        list_name="Tierliste",
        checks=(
            "Das Tier im Liegen messen",
            "Eigengewicht und Griff vergleichen",
            "Die Box vorher offen hinstellen",
            "Den Platz im Auto messen",
        ),
        thoughts=(
            "Steht sie eine Woche offen im Zimmer, ist sie am Reisetag schon vertraut.",
            "Im Liegen messen, nicht im Stehen: So reist das Tier.",
        ),
    ),
    "erde": Subject(
        matches=r"(?:blumen|pflanz|hochbeet|garten|kakteen|anzucht|tomaten)-?erde|erde|[\w-]*(?:kompost|dünger|rindenmulch)",
        kicker="Notiz fürs Beet",
        list_name="Gartenliste",
        checks=(
            "Länge, Breite und Tiefe messen",
            "Nachlesen, für welche Pflanzen",
            "Die Häufigkeit notieren",
            "Den eigenen Boden ansehen",
        ),
        thoughts=(
            "Länge mal Breite mal Tiefe ergibt die Menge; das Telefon rechnet mit.",
            "Zu viel nützt dem Unkraut: Die Menge steht auf der Packung.",
        ),
    ),
    "samen": Subject(
        matches=r"(?:rasen|blumen|gemüse|kräuter|tomaten)samen|[\w-]*(?:saatgut|rasensaat|blumenzwiebeln?)(?: set| mischung)?",
        kicker="Notiz zur Aussaat",
        list_name="Gartenliste",
        checks=(
            "Den Monat der Aussaat notieren",
            "Die Sonnenstunden zählen",
            "Den Bedarf für die Fläche lesen",
            "Den eigenen Boden ansehen",
        ),
        thoughts=(
            "Auf der Rückseite stehen Monat und Tiefe: nach dem Kalender wählen, nicht nach dem Bild.",
            "Eine Handvoll Erde drücken: Zerfällt sie, ist der Boden locker genug.",
        ),
    ),
    "felgenreiniger": Subject(
        matches=r"[\w-]*(?:felgen|insekten|cockpit|auto|lack)-?(?:reiniger|politur|pflege|shampoo|wachs|entferner)(?: plus)?",
        kicker="Notiz fürs Auto",
        list_name="Autoliste",
        checks=(
            "Das Material vorher bestimmen",
            "An kleiner Stelle probieren",
            "Die Einwirkzeit nachlesen",
            "Im Schatten arbeiten",
        ),
        thoughts=(
            "Im Schatten, auf kaltem Lack und von oben nach unten: So bleiben weniger Flecken.",
            "Ein Tuch für die Räder, eines für den Lack: So kommt kein Sand an den Lack.",
        ),
    ),
    "kameras": Subject(
        matches=r"[\w-]*(?:überwachungs|wlan|außen|innen)-?kameras?|video-?türklingeln?|türklingeln?",
        kicker="Notiz für die Haustür",
        list_name="Technikliste",
        checks=(
            "Das Netz an der Stelle prüfen",
            "Akku oder Kabel festlegen",
            "Klären, wer gefilmt werden darf",
            "Speicherkosten nachlesen",
        ),
        thoughts=(
            "Mit dem Telefon an die Stelle gehen: Zwei Balken sind für Bilder zu wenig.",
            "Nachbarn und Besuch haben Rechte: auf die eigene Tür richten.",
        ),
    ),
    "matratzen": Subject(
        matches=r"(?!luft)[\w-]*(?:matratzen?|lattenroste?|boxspringbetten|boxspringbett)",
        kicker="Notiz für gute Nächte",
        list_name="Wohnliste",
        checks=(
            "Den Rahmen innen messen",
            "Das Probeschlafen nachlesen",
            "An zwei Schläfer denken",
            "Das Treppenhaus ausmessen",
        ),
        thoughts=(
            "Zehn Minuten auf der gewohnten Seite liegen: Die Schulter meldet sich zuerst.",
            "Auch das Treppenhaus messen, nicht nur das Bett.",
        ),
    ),
    "brillen": Subject(
        matches=r"[\w-]*(?:sonnenbrillen?|lesebrillen?|blaulichtbrillen?)",
        kicker="Notiz für die Augen",
        list_name="Schrankliste",
        checks=(
            "Eine gute Brille ausmessen",
            "Den Filter auf dem Etikett lesen",
            "Breite und Steg vergleichen",
            "An den Platz im Alltag denken",
        ),
        thoughts=(
            "Im Bügel einer Brille, die sitzt, stehen drei kleine Zahlen: abschreiben.",
            "Ein Etui an der Tür und eines im Auto ersparen die meisten Kratzer.",
        ),
    ),
    "uhren": Subject(
        matches=r"[\w-]*(?:armbanduhr(?:en)?|herrenuhr(?:en)?|damenuhr(?:en)?|kinderuhr(?:en)?)",
        kicker="Notiz fürs Handgelenk",
        list_name="Schrankliste",
        checks=(
            "Das Handgelenk messen",
            "Die Gehäusegröße vergleichen",
            "Batterie oder Aufzug nachlesen",
            "An die Manschette denken",
        ),
        thoughts=(
            "Den Kreis aufzeichnen, ausschneiden und aufs Handgelenk legen: Dann ist es klar.",
            "Für jeden Tag zählt das Band: Das spürt man.",
        ),
    ),
    "schirme": Subject(
        matches=r"[\w-]*(?:regenschirme?|taschenschirme?|stockschirme?)",
        kicker="Notiz für Regentage",
        list_name="Schrankliste",
        checks=(
            "Die Tasche ausmessen",
            "Gewicht und Länge vergleichen",
            "Griff und Knopf ansehen",
            "An Wind auf dem Weg denken",
        ),
        thoughts=(
            "Einer in der Tasche, einer im Büro: Dann darf es regnen.",
            "Lang für den Spaziergang, kurz für die Tasche: Welcher Weg ist es?",
        ),
    ),
    "müllbeutel": Subject(
        matches=r"[\w-]*(?:müllbeutel|müllsäcke|abfallbeutel|biobeutel)",
        kicker="Notiz für den Vorrat",
        list_name="Haushaltsliste",
        checks=(
            "Den Eimer ausmessen",
            "Den Monatsbedarf zählen",
            "Die Stückzahl vergleichen",
            "Einen Platz dafür suchen",
        ),
        thoughts=(
            "Auf dem letzten Beutel steht das Maß: Ein Liter zu wenig ärgert jede Woche.",
            "Der Bedarf eines Monats passt unter die Spüle, der eines Jahres nicht.",
        ),
    ),
    "handtücher": Subject(
        matches=r"(?!papier|geschirr)[\w-]*(?:handt(?:uch|ücher)|badet(?:uch|ücher)|duscht(?:uch|ücher)|saunat(?:uch|ücher)|strandt(?:uch|ücher))(?:-?set)?|[\w-]*handtuch-?set",
        kicker="Notiz fürs Bad",
        list_name="Wohnliste",
        checks=(
            "Haken und Stange ausmessen",
            "Das Gewicht des Stoffs vergleichen",
            "Die Waschhinweise lesen",
            "Die Köpfe im Haus zählen",
        ),
        thoughts=(
            "Vor dem ersten Gebrauch waschen: Dann nimmt der Stoff besser Wasser auf.",
            "Schwerer Stoff trocknet langsam: an das Bad denken, in dem er hängt.",
        ),
    ),
    "katzenstreu": Subject(
        matches=r"[\w-]*(?:katzenstreu|klumpstreu|katzenklos?|katzentoiletten?)(?: katzenstreu)?",
        kicker="Notiz fürs Katzenklo",
        list_name="Tierliste",
        checks=(
            "Beobachten, was die Katze jetzt mag",
            "Die Ecke ausmessen",
            "Immer nur eines ändern",
            "Nachsehen, wie es gereinigt wird",
        ),
        thoughts=(
            "Katzen mögen keine Überraschungen: eine Woche lang das Alte neben das Neue stellen.",
            "Eine ruhige Ecke mit Ausweg ist mehr wert als eine große im Flur.",
        ),
    ),
}

GERMAN_GOODS_IDEAS: dict[str, Ideas] = {
    "schlüsselfinder": Ideas(
        headlines=(
            "Was wird am häufigsten gesucht?",
            "Erst der Schlüssel, dann der Koffer",
        ),
        like="tech",
    ),
    "batterien": Ideas(
        headlines=(
            "Welche Größe fehlt in der Schublade?",
            "Erst zählen, dann nachkaufen",
        ),
        like="haushalt rows",
    ),
    "kaffeebohnen": Ideas(
        headlines=(
            "Welcher Mahlgrad passt zur Kanne?",
            "Zwei Wochen, länger nicht",
        ),
        like="vorrat rows",
    ),
    "tee": Ideas(
        headlines=(
            "Einer für morgens, einer für abends",
            "Wie heiß darf das Wasser sein?",
        ),
        like="vorrat rows",
    ),
    "nüsse": Ideas(
        headlines=(
            "Erst nach Allergien fragen",
            "Wer isst die Packung leer?",
        ),
        like="vorrat rows",
    ),
    "gewürze": Ideas(
        headlines=(
            "Ganz oder gemahlen?",
            "Kleines Glas, öfter frisch",
        ),
        like="vorrat rows",
    ),
    "vitamine": Ideas(
        headlines=(
            "Erst fragen, dann wählen",
            "Die Rückseite lesen",
        ),
        like="haushalt rows",
    ),
    "spülmaschinentabs": Ideas(
        headlines=(
            "Erst das Sieb säubern",
            "Wie viele Läufe die Woche?",
        ),
        like="haushalt rows",
    ),
    "einlegesohlen": Ideas(
        headlines=(
            "Erst die alte herausnehmen",
            "Eine Stunde zur Probe",
        ),
        like="getragen rows",
    ),
    "schuhpflege": Ideas(
        headlines=(
            "Zehn Minuten am Sonntagabend",
            "Erst bürsten, dann cremen",
        ),
        like="getragen rows",
    ),
    "kindersitze": Ideas(
        headlines=(
            "Passt er ins eigene Auto?",
            "Erst das Kind messen",
        ),
        like="baby rows",
    ),
    "kinderwagen": Ideas(
        headlines=(
            "Treppe, Bus oder Kies?",
            "Erst den Kofferraum messen",
        ),
        like="baby rows",
    ),
    "fläschchen": Ideas(
        headlines=(
            "Lässt es sich leicht zerlegen?",
            "Nach einem Monat noch gebraucht?",
        ),
        like="baby rows",
    ),
    "jeans": Ideas(
        headlines=(
            "Die Lieblingshose ausmessen",
            "Erst der Bund, dann die Länge",
        ),
        like="fashion",
    ),
    "hoodies": Ideas(
        headlines=(
            "Was kommt darunter, was darüber?",
            "Reißverschluss oder über den Kopf?",
        ),
        like="fashion",
    ),
    "leggings": Ideas(
        headlines=(
            "Laufen, dehnen oder Sofa?",
            "Auf den Bund kommt es an",
        ),
        like="fashion",
    ),
    "handyhüllen": Ideas(
        headlines=(
            "Welches Modell ist es genau?",
            "Dünn oder gemacht für Treppen?",
        ),
        like="telefon rows",
    ),
    "handyhalter": Ideas(
        headlines=(
            "Aus welchem Winkel hinsehen?",
            "Dem Kabel Platz lassen",
        ),
        like="tech",
    ),
    "druckerpatronen": Ideas(
        headlines=(
            "Welche Nummer steht unter der Klappe?",
            "Wie viele Seiten im Monat?",
        ),
        like="haushalt rows",
    ),
    "ordner": Ideas(
        headlines=(
            "Für jedes Thema eine Farbe",
            "Erst die Blätter zählen",
        ),
        like="office",
    ),
    "puzzles": Ideas(
        headlines=(
            "Erst der Rand, dann der Himmel",
            "Ein Abend oder ein Wochenende?",
        ),
        like="kids",
    ),
    "puppen": Ideas(
        headlines=(
            "Wer wohnt schon im Bett?",
            "Ein Freund für einen alten Freund",
        ),
        like="kids",
    ),
    "draußen spielen": Ideas(
        headlines=(
            "Platz zum Drumherumlaufen",
            "Wo steht es im Winter?",
        ),
        like="kids",
    ),
    "katzenfutter": Ideas(
        headlines=(
            "Erst probieren, dann der Vorrat",
            "Eine Woche lang mischen",
        ),
        like="haustier rows",
    ),
    "transportboxen": Ideas(
        headlines=(
            "Eine Woche offen hinstellen",
            "Im Liegen messen",
        ),
        like="haustier rows",
    ),
    "erde": Ideas(
        headlines=(
            "Länge, Breite, Tiefe, dann Säcke",
            "Für welche Pflanzen ist es?",
        ),
        like="garden",
    ),
    "samen": Ideas(
        headlines=(
            "Was sagt der Kalender?",
            "Erst die Sonne, dann die Saat",
        ),
        like="garden",
    ),
    "felgenreiniger": Ideas(
        headlines=(
            "Im Schatten, von oben nach unten",
            "Ein Tuch für die Räder",
        ),
        like="car",
    ),
    "kameras": Ideas(
        headlines=(
            "Wie stark ist dort das Netz?",
            "Auf die eigene Tür richten",
        ),
        like="tech",
    ),
    "matratzen": Ideas(
        headlines=(
            "Rahmen, Tür und Treppe messen",
            "Zehn Minuten auf der Seite",
        ),
        like="home",
    ),
    "brillen": Ideas(
        headlines=(
            "Drei Zahlen im Bügel",
            "Wo wird sie liegen?",
        ),
        like="getragen rows",
    ),
    "uhren": Ideas(
        headlines=(
            "Ein Papierkreis am Handgelenk",
            "Erst das Band, dann das Blatt",
        ),
        like="getragen rows",
    ),
    "schirme": Ideas(
        headlines=(
            "Wo ist er, wenn es regnet?",
            "Einer daheim, einer im Büro",
        ),
        like="getragen rows",
    ),
    "müllbeutel": Ideas(
        headlines=(
            "Wie groß ist der Eimer genau?",
            "Ein Monat oder ein Jahr?",
        ),
        like="haushalt rows",
    ),
    "handtücher": Ideas(
        headlines=(
            "Wie schnell soll es trocknen?",
            "Zwei für jeden, eines für Gäste",
        ),
        like="home",
    ),
    "katzenstreu": Ideas(
        headlines=(
            "Eine Woche alt neben neu",
            "Eine ruhige Ecke mit Ausweg",
        ),
        like="haustier rows",
    ),
    "vorrat rows": Ideas(
        rows=(
            ("Jeden Tag", "Menge für zwei Wochen"),
            ("Mit Gästen", "Genug zum Teilen"),
            ("Im Schrank", "Eine Dose, die gut schließt"),
        )
    ),
    "haushalt rows": Ideas(
        rows=(
            ("Jeden Tag", "Griffbereit und gut zu"),
            ("Mit Kindern", "Hoch oben oder verschlossen"),
            ("Als Vorrat", "Eine Packung, nicht fünf"),
        )
    ),
    "baby rows": Ideas(
        rows=(
            ("Zu Hause", "Ein fester Platz"),
            ("Unterwegs", "Gewicht, eine Hand frei"),
            ("Zweites Kind", "Ob es für zwei reicht"),
        )
    ),
    "telefon rows": Ideas(
        rows=(
            ("Hosentasche", "Dünn, glatte Kanten"),
            ("Treppe", "Polster an den Ecken"),
            ("Im Auto", "Platz für die Halterung"),
        )
    ),
    "getragen rows": Ideas(
        rows=(
            ("Jeden Tag", "Leicht und schnell zur Hand"),
            ("Auf Reisen", "Wo es im Gepäck liegt"),
            ("Als Geschenk", "Was schon benutzt wird"),
        )
    ),
    "haustier rows": Ideas(
        rows=(
            ("Zu Hause", "Reinigung und Lagerung"),
            ("Zwei Tiere", "Für jedes etwas"),
            ("Scheue Tiere", "Ein langsamer Anfang"),
        )
    ),
}
