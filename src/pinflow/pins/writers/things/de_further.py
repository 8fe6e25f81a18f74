# ruff: noqa: E501 (a sentence a line, as it will be read)
"""German advice for further kinds of things: what is drunk, worn, put on, cleaned with, collected and repaired with."""

from pinflow.pins.writers.phrases import Ideas, Subject

GERMAN_FURTHER: dict[str, Subject] = {
    "windeln": Subject(
        matches=r"[\w-]*windeln?|windelhosen?|windelpants|pampers(?: .+)?",
        kicker="Notiz fürs Kinderzimmer",
        list_name="Babyliste",
        checks=(
            "Größe und Gewicht vergleichen",
            "Erst ein Paket probieren",
            "An Tag und Nacht denken",
            "Den Wochenbedarf ausrechnen",
        ),
        thoughts=(
            "Kinder wachsen schnell aus einer Größe: Ein großer Vorrat ist leicht der falsche.",
            "Eine Sorte für den Tag und eine für die Nacht ist kein Widerspruch.",
        ),
    ),
    "sprudler": Subject(
        matches=r"[\w-]*(?:wasser|trinkwasser)?sprudler|sodastream(?: .+)?",
        kicker="Küchennotiz",
        list_name="Küchenliste",
        checks=(
            "Tausch der Zylinder klären",
            "Stellfläche und Höhe messen",
            "Flaschen und Reinigung ansehen",
            "An die übliche Menge denken",
        ),
        thoughts=(
            "Wer die Kisten einer Woche zählt, weiß, wie oft der Zylinder zu tauschen ist.",
            "Griffbereit neben dem Hahn wird er benutzt, im Schrank nicht.",
        ),
    ),
    "kaffee von hand": Subject(
        matches=r"[\w-]*espressokocher|[\w-]*mokkakannen?|french[ -]?press|[\w-]*handfilter|[\w-]*kaffeebereiter|[\w-]*kaffeefilter|perkolator|caffettiera|bialetti moka(?: \w+)?",
        kicker="Kaffeenotiz",
        list_name="Kaffeeliste",
        checks=(
            "An die übliche Tassenzahl denken",
            "Nachsehen, was sich zerlegen lässt",
            "Pflegehinweise lesen",
            "Passenden Mahlgrad nachlesen",
        ),
        thoughts=(
            "Der Mahlgrad entscheidet mehr als die Kanne: grob beginnen und feiner werden.",
            "Die Tassen eines gewöhnlichen Morgens zählen und danach die Größe wählen.",
        ),
    ),
    "rucksäcke": Subject(
        matches=r"\w*rucks(?:ack|äcke)(?: \w+)?",
        kicker="Notiz fürs Packen",
        list_name="Reiseliste",
        checks=(
            "Die eigene Rückenlänge messen",
            "Gurte und Verschlüsse ansehen",
            "Eigengewicht vergleichen",
            "Probeweise packen",
        ),
        thoughts=(
            "Erst auslegen, was mitsoll, dann messen: So zeigt sich die richtige Größe.",
            "Probeweise gepackt und zehn Minuten getragen, sagt der Rücken das Übrige.",
        ),
    ),
    "car chargers": Subject(
        matches=r"[\w-]*batterieladegeräte?|erhaltungsladegeräte?",
        kicker="Notiz für die Garage",
        list_name="Autoliste",
        checks=(
            "Die Art der Batterie nachsehen",
            "An eine Steckdose in Reichweite denken",
            "Sicherheitshinweise lesen",
            "Kabellänge vorher ausmessen",
        ),
        thoughts=(
            "Auf der Batterie steht, was sie braucht: Spannung, Bauart und Kapazität abschreiben.",
            "Vor dem Winter einmal laden ist einfacher als am ersten kalten Morgen.",
        ),
    ),
    "drinks": Subject(
        matches=r"\w*(?:energy|protein|fitness)[- ]?(?:drinks?|shakes?)|\w*limonaden?|\w*säfte?|\w*saft|mineralwasser|eistee|\w*bier(?:e)?|\w*wein",
        kicker="Getränkenotiz",
        list_name="Vorratsliste",
        checks=(
            "Zutatenliste lesen",
            "Zucker pro Portion vergleichen",
            "Erst eine Sorte probieren",
            "Auf das Datum achten",
        ),
        thoughts=(
            "Erst eine Sorte probieren: Eine ganze Kiste ist lang, wenn sie keiner mag.",
            "Überlegen, was in den Kühlschrank passt, und für zwei Wochen planen.",
        ),
    ),
    "coffee": Subject(
        matches=r"\w*kaffee(?:bohnen|kapseln|pads)?|espresso(?:bohnen|kapseln)?|(?!komi)\w*tee",
        kicker="Notiz für die nächste Tasse",
        list_name="Vorratsliste",
        checks=(
            "Passende Maschine prüfen",
            "Tassen pro Woche zählen",
            "Erst eine Sorte probieren",
            "Auf das Datum achten",
        ),
        thoughts=(
            "Bei Kapseln zählt zuerst der Name der Maschine, danach der Geschmack.",
            "Eine kleine Packung ist frischer leer als eine große.",
        ),
    ),
    "sweets": Subject(
        matches=r"\w*schokoladen?|\w*pralinen|\w*bonbons|\w*gummibärchen|fruchtgummis?|\w*kekse|\w*riegel|\w*lakritz|\w*plätzchen",
        kicker="Notiz zum Naschen",
        list_name="Vorratsliste",
        checks=(
            "Zutatenliste lesen",
            "Nach Allergien fragen",
            "Auf das Datum achten",
            "Erst eine Packung probieren",
        ),
        thoughts=(
            "Geteilt schmeckt es besser: Wer sitzt mit am Tisch?",
            "Kühl und gut verschlossen aufheben und nur eine Schale hinstellen.",
        ),
    ),
    "trading cards": Subject(
        matches=r"(?:sammel|trading|pokémon|pokemon|fußball)\w*[- ]?karten|booster[- ]?(?:packs?|box)|\w*sammelkarten",
        kicker="Notiz für Sammler",
        list_name="Sammelliste",
        checks=(
            "Serie und Jahr prüfen",
            "Karten pro Packung zählen",
            "Hüllen und Ordner einplanen",
            "Nach der Sammlung fragen",
        ),
        thoughts=(
            "Spieler, Vereine oder ganze Serien: Wer das vorher weiß, wählt leichter.",
            "Geöffnet oder versiegelt? Das am besten vorher entscheiden.",
        ),
    ),
    "cleaning agents": Subject(
        matches=r"(?!hochdruck|luft)[\w-]*(?:fenster|glas|bad|boden|ofen|fleck|wc|fett|kalk|küchen|sanitär|teppich|polster|allzweck)[\w-]*(?:reiniger|entferner|löser)(?: für .+)?|\w*entkalker(?: für .+)?|ecodecalk|[\w-]*waschmittel|[\w-]*spülmittel|\w*spültabs|\w*weichspüler|desinfektions\w+|spülmaschinentabs",
        kicker="Putznotiz",
        list_name="Haushaltsliste",
        checks=(
            "Nachlesen, wofür es geeignet ist",
            "An verdeckter Stelle ausprobieren",
            "Sicherheitshinweise lesen",
            "Außer Reichweite von Kindern lagern",
        ),
        thoughts=(
            "Die halbe Arbeit macht die Einwirkzeit: Wie lange, steht auf der Packung.",
            "Immer nur ein Mittel verwenden und nie zwei mischen.",
        ),
    ),
    "cloths": Subject(
        matches=r"[\w-]*(?:putz|mikrofaser|wisch|spül|reinigungs|geschirr)t(?:uch|ücher)|\w*schwämme?|\w*staubwedel|\w*lappen",
        kicker="Putznotiz",
        list_name="Haushaltsliste",
        checks=(
            "Pro Raum eine Farbe wählen",
            "Waschhinweise lesen",
            "Bedarf pro Woche zählen",
            "Einen Platz für saubere finden",
        ),
        thoughts=(
            "Eine Farbe fürs Bad, eine für die Küche: Mehr System braucht es nicht.",
            "Nasse Tücher aufhängen, sonst riechen sie vor der nächsten Wäsche.",
        ),
    ),
    "motor oil": Subject(
        matches=r"\w*(?:motor|getriebe|hydraulik|ketten)\w*öl(?:e)?|\d{1,2}w-?\d{2}|bremsflüssigkeit|kühlerfrostschutz|scheibenfrostschutz|kühlmittel",
        kicker="Notiz unter der Haube",
        list_name="Autoliste",
        checks=(
            "Im Handbuch nachschlagen",
            "Viskosität und Freigabe vergleichen",
            "Füllmenge notieren",
            "Entsorgung vorher klären",
        ),
        thoughts=(
            "Im Handbuch stehen Viskosität und Freigabe: beides Zeichen für Zeichen vergleichen.",
            "Datum und Kilometerstand notieren, dann ist der nächste Wechsel schon geplant.",
        ),
    ),
    "car parts": Subject(
        matches=r"\w*scheibenwischer|wischerblätter|zündkerzen?|\w*bremsbeläge|starthilfe\w*|(?:h1|h4|h7|h11)(?:-led)?|abblendlicht|\w*scheinwerferlampen?|(?:auto)?batterien?|\w*(?:öl|innenraum|pollen)filter",
        kicker="Notiz vor dem Einbau",
        list_name="Autoliste",
        checks=(
            "Modell und Baujahr notieren",
            "Teilenummer vergleichen",
            "Zulassung nachlesen",
            "Einbau vorher klären",
        ),
        thoughts=(
            "Das alte Teil mit seiner Nummer fotografieren, bevor ein neues gesucht wird.",
            "Vorher in der Werkstatt fragen, ob es sich selbst einbauen lässt.",
        ),
    ),
    "dehumidifiers": Subject(
        matches=r"\w*(?:auto|luft)?[- ]?entfeuchter",
        kicker="Haushaltsnotiz",
        list_name="Haushaltsliste",
        checks=(
            "Die feuchteste Stelle suchen",
            "Nachlesen, wie er trocknet",
            "An einen festen Stand denken",
            "Jeden Monat nachsehen",
        ),
        thoughts=(
            "Erst die Ursache suchen: nasse Matten, ein Spalt, eine alte Dichtung.",
            "Im Kalender notieren, wann er das nächste Mal trocknen muss.",
        ),
    ),
    "fresheners": Subject(
        matches=r"\w*lufterfrischer|\w*duftbäume?|\w*duftbaum|autoparfum|autoparfüm|raumdüfte?|raumspray|\w*diffuser|duftstäbchen",
        kicker="Duftnotiz",
        list_name="Wohnliste",
        checks=(
            "Platz ohne Sonne suchen",
            "Mitbewohner fragen",
            "Mit wenig anfangen",
            "Tag des Öffnens notieren",
        ),
        thoughts=(
            "Ein kleiner Raum braucht wenig: Im Auto genügt einer.",
            "Nach einer Woche riecht man es selbst nicht mehr, darum andere fragen.",
        ),
    ),
    "shavers": Subject(
        matches=r"[\w-]*(?:bart|haar|nasen|körper)[- ]?(?:trimmer|schneider|schneidemaschine)|[\w-]*trimmer|[\w-]*rasierer|rasierhobel|epilierer|[\w-]*grooming[- ]kit|haarschneidemaschinen?",
        kicker="Badnotiz",
        list_name="Badliste",
        checks=(
            "Klingen und Aufsätze nachsehen",
            "Reinigung nachlesen",
            "Die eigenen Längen notieren",
            "An Ladestation und Ablage denken",
        ),
        thoughts=(
            "Klingen und Aufsätze kommen immer wieder, darum zuerst danach sehen.",
            "Für das erste Mal einen freien Abend einplanen und länger anfangen als gedacht.",
        ),
    ),
    "hair styling": Subject(
        matches=r"[\w-]*(?:haartrockner|glätteisen|lockenstab|warmluftbürste|föhn)|\w*styler",
        kicker="Badnotiz",
        list_name="Badliste",
        checks=(
            "An die Haarlänge denken",
            "Temperaturstufen nachlesen",
            "Platz zum Abkühlen suchen",
            "Kabel und Steckdose prüfen",
        ),
        thoughts=(
            "Wo ist der Spiegel, und wo die Steckdose? Danach richtet sich das Kabel.",
            "Mit weniger Hitze anfangen als gedacht; mehr geht immer.",
        ),
    ),
    "make-up": Subject(
        matches=r"[\w-]*(?:mascara|wimperntusche|lippenstift|lidschatten|eyeliner|concealer|nagellack|make-?up|foundation|rouge)",
        kicker="Notiz für den Spiegel",
        list_name="Pflegeliste",
        checks=(
            "Den Ton bei Tageslicht ansehen",
            "Inhaltsstoffe lesen",
            "Tag des Öffnens notieren",
            "Erst das Alte aufbrauchen",
        ),
        thoughts=(
            "Den Ton am Fenster an die Haut halten und nicht unter der Badlampe.",
            "Immer nur eine neue Farbe: So lernt man sie kennen.",
        ),
    ),
    "hand soap": Subject(
        matches=r"\w*(?:hand)?seifen?[- ]?(?:nachfüll\w+|spender\w*)|\w*flüssigseife|handwaschlotion",
        kicker="Notiz fürs Waschbecken",
        list_name="Badliste",
        checks=(
            "Passende Flasche prüfen",
            "Inhaltsstoffe lesen",
            "An alle im Haus denken",
            "Trocken und verschlossen lagern",
        ),
        thoughts=(
            "Den alten Spender einmal ausspülen, dann reicht er für die nächste Füllung.",
            "Die Wochen zählen, die eine Flasche hält: So passt der Vorrat.",
        ),
    ),
    "work gloves": Subject(
        matches=r"[\w-]*(?:einweg|einmal|arbeits|garten|nitril|latex|putz|spül|schutz)[\w-]*handschuhe?",
        kicker="Notiz für fleißige Hände",
        list_name="Haushaltsliste",
        checks=(
            "Die Hand vorher messen",
            "Material wegen Allergien prüfen",
            "An die Arbeit damit denken",
            "Bedarf pro Woche zählen",
        ),
        thoughts=(
            "Gemessen wird rund um die Handfläche, ohne Daumen.",
            "Handschuhe gehören dorthin, wo gearbeitet wird, sonst bleiben sie liegen.",
        ),
    ),
    "underwear": Subject(
        matches=r"\w*(?:boxershorts?|unterhosen?|unterwäsche|slips?|bhs?|unterhemden|unterhemd)|boxer briefs?",
        kicker="Notiz für den Schrank",
        list_name="Kleiderliste",
        checks=(
            "Erst messen, dann bestellen",
            "Pflegehinweise lesen",
            "Erst ein Stück, dann mehrere",
            "Auf Nähte und Etikett achten",
        ),
        thoughts=(
            "Was gut sitzt, ist mittags vergessen: Bund, Nähte und Etikett entscheiden.",
            "Das Etikett vom Lieblingsstück verrät Größe und Stoff.",
        ),
    ),
    "socks": Subject(
        matches=r"[\w-]*(?:socken|strümpfe|strumpfhosen?)",
        kicker="Notiz für den Schrank",
        list_name="Kleiderliste",
        checks=(
            "Schuhgröße vergleichen",
            "Höhe des Bündchens ansehen",
            "Pflegehinweise lesen",
            "An die Schuhe dazu denken",
        ),
        thoughts=(
            "Erst die Schuhe, dann die Socken: Dicke Socken in engen Schuhen wärmen nicht.",
            "Lauter gleiche ersparen das Suchen nach dem zweiten.",
        ),
    ),
    "shoes": Subject(
        matches=r"[\w-]*(?:schuhe?|sneakers?|stiefel|sandalen?|clogs?|hausschuhe|pantoffeln)",
        kicker="Notiz für den Schrank",
        list_name="Kleiderliste",
        checks=(
            "Füße am Abend messen",
            "An die Socken dazu denken",
            "Weite und Sohle nachlesen",
            "Einen Tag drinnen tragen",
        ),
        thoughts=(
            "Abends sind Füße etwas größer, darum dann messen.",
            "Einen Tag in der Wohnung tragen: Die Sohle bleibt sauber und der Umtausch möglich.",
        ),
    ),
    "jewellery": Subject(
        matches=r"\w*(?:hals|arm|fuß)(?:ketten?|bänder|band|reif)|[\w-]*armband|\w*ohrringe?|\w*anhänger|\w*schmuckset",
        kicker="Notiz für ein kleines Päckchen",
        list_name="Geschenkeliste",
        checks=(
            "Handgelenk oder Hals messen",
            "Material nachlesen",
            "Nach Allergien fragen",
            "Verschluss ansehen",
        ),
        thoughts=(
            "Eine Schnur anlegen, wo es sitzen soll, und die Schnur messen.",
            "Was wird jeden Tag getragen? Dazu sollte es passen.",
        ),
    ),
    "hand tools": Subject(
        matches=r"[\w-]*(?:drehmoment|schrauben|ring|steck)schlüssel(?:satz|set)?|(?!bohr)\w*hammer|\w*zangen?|schraubendreher\w*|werkzeug(?:koffer|kasten|set)\w*|wasserwaagen?|\w*steckschlüsselsatz",
        kicker="Werkstattnotiz",
        list_name="Werkstattliste",
        checks=(
            "Anstehende Arbeiten auflisten",
            "Messbereich und Größen prüfen",
            "Erst leihen, dann entscheiden",
            "Einen Haken oder Koffer vorsehen",
        ),
        thoughts=(
            "Einmal leihen: Nach einer Arbeit weiß man, welche Größe fehlt.",
            "Die Größen mit den Schrauben vergleichen, die wirklich da sind.",
        ),
    ),
    "power tools": Subject(
        matches=r"[\w-]*(?:bohrschrauber|akkuschrauber|schrauber|bohrmaschine|bohrhammer|stichsäge|kreissäge|schleifer|rasenmäher|kettensäge|heckenschere)",
        kicker="Werkstattnotiz",
        list_name="Werkstattliste",
        checks=(
            "Anstehende Arbeiten auflisten",
            "Vorhandene Akkus prüfen",
            "Sicherheitshinweise lesen",
            "An Lärm und Nachbarn denken",
        ),
        thoughts=(
            "Oft entscheidet das Akkusystem, das schon da ist: erst das Typenschild lesen.",
            "Schutzbrille und Gehörschutz gleich mit einplanen.",
        ),
    ),
    "parking discs": Subject(
        matches=r"(?:[\w-]+ )*(?:parkscheiben?|digitale parkuhr)",
        kicker="Notiz für unterwegs",
        list_name="Autoliste",
        checks=(
            "Zulassung nachlesen",
            "Platz an der Scheibe suchen",
            "Batterie und Wechsel nachlesen",
            "Anleitung vorher lesen",
        ),
        thoughts=(
            "Vor der ersten Fahrt einmal einstellen und neben einer Uhr beobachten.",
            "Die Scheibe von innen putzen, dann hält sie besser.",
        ),
    ),
    "trackers": Subject(
        matches=r"[\w-]*(?:aktivitäts|fitness)[- ]?tracker|pulsuhr(?:en)?|brustgurt|smartwatch(?:es)?",
        kicker="Notiz für aktive Tage",
        list_name="Trainingsliste",
        checks=(
            "Handy und App vorher prüfen",
            "Handgelenk messen",
            "Nachlesen, wie geladen wird",
            "Nach den Daten fragen",
        ),
        thoughts=(
            "Eine Zahl aussuchen, die zählt; die anderen lenken nur ab.",
            "Verglichen wird mit der eigenen guten Woche und nicht mit anderen.",
        ),
    ),
    "warmers": Subject(
        matches=r"[\w-]*(?:wärmesohlen|sohlenwärmer|handwärmer|wärmepads?|taschenwärmer)",
        kicker="Notiz für kalte Tage",
        list_name="Winterliste",
        checks=(
            "Nachlesen, wie lange sie wärmen",
            "Den Platz im Schuh bedenken",
            "Hinweise für die Haut lesen",
            "Paare für den Winter zählen",
        ),
        thoughts=(
            "Warme Füße brauchen Platz: Ein enger Schuh bleibt kalt.",
            "Ein Paar zu Hause ausprobieren, bevor es auf die lange Tour geht.",
        ),
    ),
    "respirators": Subject(
        matches=r"(?:ffp\s?[123]|atemschutz)[\w-]*(?: [\w-]+)?(?: masken?)?|staubschutzmasken?",
        kicker="Notiz vor dem Gebrauch",
        list_name="Haushaltsliste",
        checks=(
            "Schutzklasse nachlesen",
            "Sitz an Nase und Kinn prüfen",
            "Auf das Datum achten",
            "Trocken und verschlossen lagern",
        ),
        thoughts=(
            "Am Sitz entscheidet sich alles: Bart oder Spalt heben jede Klasse auf.",
            "Ein paar dort aufheben, wo sie gebraucht werden, den Rest trocken lagern.",
        ),
    ),
    "eye pads": Subject(
        matches=r"[\w-]*(?:eye pads?|augen-?(?:pads?|masken?|patches|pflege\w*))(?: masks?| masken?)?",
        kicker="Pflegenotiz",
        list_name="Pflegeliste",
        checks=(
            "Inhaltsstoffe lesen",
            "An kleiner Stelle ausprobieren",
            "Anwendungszeit nachlesen",
            "Einen ruhigen Abend aussuchen",
        ),
        thoughts=(
            "Kühl gelagert fühlen sie sich angenehmer an.",
            "Immer nur eines neu einführen: Nur so zeigt sich, was die Haut mag.",
        ),
    ),
    "candle extras": Subject(
        matches=r"[\w-]*(?:kerzen|keramik)?(?:[- ])?tattoofolien?|kerzen(?:sticker|folien?|ständer|halter|löscher|tattoos?)|wasserschiebefolien?",
        kicker="Kerzennotiz",
        list_name="Bastelliste",
        checks=(
            "Die eigenen Kerzen messen",
            "Anleitung vorher lesen",
            "Erst ein Motiv probieren",
            "Brennhinweise lesen",
        ),
        thoughts=(
            "Höhe und Durchmesser der Kerzen messen, die daheim am häufigsten brennen.",
            "Eine alte Kerze eignet sich gut zum Üben.",
        ),
    ),
    "pet food": Subject(
        matches=r"[\w-]*(?:hunde|katzen|vogel|fisch|tier|nass|trocken)futter|[\w-]*(?:hunde|katzen)(?:snacks?|leckerlis?)|katzenstreu",
        kicker="Tiernotiz",
        list_name="Tierliste",
        checks=(
            "Fütterungsempfehlung lesen",
            "Langsam umstellen",
            "Menge und Datum prüfen",
            "Im Zweifel die Tierarztpraxis fragen",
        ),
        thoughts=(
            "Eine Woche lang ein wenig Neues unter das Alte mischen: Der Bauch mag es langsam.",
            "Erst eine kleine Packung, denn das Tier hat das letzte Wort.",
        ),
    ),
    "water filters": Subject(
        matches=r"[\w-]*(?:filterpatronen?|wasserfilter|filterkartuschen?|kartuschen)",
        kicker="Notiz vor dem Wechsel",
        list_name="Haushaltsliste",
        checks=(
            "Gerät und Typ notieren",
            "Nachlesen, wie lange er hält",
            "Den Wechsel im Kalender notieren",
            "Den alten Filter fotografieren",
        ),
        thoughts=(
            "Der genaue Typ entscheidet: vor dem Bestellen den alten Filter fotografieren.",
            "Das Datum auf den Filter schreiben, dann erinnert er an sich selbst.",
        ),
    ),
    "bottles": Subject(
        matches=r"[\w-]*(?:trinkflaschen?|thermosflaschen?|isolierflaschen?)",
        kicker="Notiz für unterwegs",
        list_name="Alltagsliste",
        checks=(
            "An den Becherhalter denken",
            "Reinigung nachlesen",
            "Die übliche Menge überlegen",
            "Öffnen mit einer Hand testen",
        ),
        thoughts=(
            "Deckel und Öffnung entscheiden, ob der Becher oder die Flasche mitkommt.",
            "Getragen wird voll, also an das Gewicht mit Inhalt denken.",
        ),
    ),
    "pans": Subject(
        matches=r"[\w-]*(?:bratpfannen?|pfannen?|pfannensets?|schmorpfannen?|bräter|topfset|kochtöpfe|töpfe|wok)",
        kicker="Küchennotiz",
        list_name="Küchenliste",
        checks=(
            "Passenden Herd prüfen",
            "Kochfeld und Schrank messen",
            "Reinigung nachlesen",
            "An das volle Gewicht denken",
        ),
        thoughts=(
            "Mit einer Hand heben, als wäre Suppe darin: Das zeigt die richtige Größe.",
            "Wie viele essen an einem Wochentag mit? Danach die Größe wählen.",
        ),
    ),
}

# What is told of two kinds holds as a rule, and of no product.
GERMAN_FURTHER_IDEAS: dict[str, Ideas] = {
    "windeln": Ideas(
        headlines=(
            "Welche Größe im nächsten Monat?",
            "Erst ein Paket, dann der Karton",
        ),
        like="windeln rows",
    ),
    "windeln rows": Ideas(
        rows=(
            ("Nachts", "Wie lange es halten muss"),
            ("Unterwegs", "Wie viele hineinpassen"),
            ("Wachsen", "Rechtzeitig die nächste Größe"),
        ),
    ),
    "sprudler": Ideas(
        headlines=(
            "Wie viele Kisten sind es jetzt?",
            "Wohin mit dem Zylinder?",
        ),
        like="kitchen",
    ),
    "kaffee von hand": Ideas(
        headlines=(
            "Der Mahlgrad entscheidet",
            "Wie viele Tassen bis acht?",
        ),
        like="kitchen",
    ),
    "rucksäcke": Ideas(
        headlines=(
            "Erst packen, dann messen",
            "Zehn Minuten zur Probe tragen",
        ),
        like="luggage rows",
    ),
    "car chargers": Ideas(headlines=("Erst die Batterie ansehen", "Vor dem Winter einmal laden"), like="car"),
    "drinks": Ideas(
        headlines=(
            "Erst eine Flasche, dann die Kiste",
            "Wie viel passt in den Kühlschrank?",
            "Wer trinkt mit?",
        ),
        like="kitchen",
        kinds=("Dose", "Flasche"),
        contrasts=(
            ("Unterwegs", "In einem Zug leer", "Wieder zu"),
            ("Kühlschrank", "Lässt sich stapeln", "Steht in der Tür"),
            ("Zu zweit", "Jeder eine", "Wird geteilt"),
        ),
    ),
    "coffee": Ideas(
        headlines=(
            "Wie viele Tassen pro Woche?",
            "Erst eine Sorte, dann der Vorrat",
        ),
        like="kitchen",
    ),
    "sweets": Ideas(
        headlines=(
            "Wer bekommt das letzte Stück?",
            "Eine Schale, nicht die Tüte",
        ),
        like="kitchen",
    ),
    "trading cards": Ideas(
        headlines=(
            "Versiegelt oder geöffnet?",
            "Welche Serie, welches Jahr?",
            "Erst die Hüllen, dann die Karten",
        ),
        like="kids",
        kinds=("Einzelpack", "Ganzes Set"),
        contrasts=(
            ("Überraschung", "Jede Packung", "Inhalt bekannt"),
            ("Doppelte", "Gut zum Tauschen", "Selten"),
            ("Ordnung", "Hüllen und Ordner", "Eine Schachtel"),
        ),
    ),
    "cleaning agents": Ideas(
        headlines=(
            "Erst an verdeckter Stelle testen",
            "Einwirken lassen, dann wischen",
            "Was verträgt die Oberfläche?",
        ),
        like="home",
        kinds=("Spray", "Konzentrat"),
        contrasts=(
            ("Griffbereit", "Sofort", "Erst anmischen"),
            ("Lagern", "Viele Flaschen", "Eine Flasche"),
            ("Große Flächen", "Schnell leer", "Reicht lange"),
        ),
    ),
    "cloths": Ideas(
        headlines=(
            "Für jeden Raum eine Farbe",
            "Wohin mit den benutzten?",
        ),
        like="home",
        kinds=("Mikrofaser", "Baumwolle"),
        contrasts=(
            ("Staub", "Trocken wischen", "Besser feucht"),
            ("Wäsche", "Ohne Weichspüler", "Heiß, unkompliziert"),
            ("Griff", "Leicht und dünn", "Weich, saugstark"),
        ),
    ),
    "motor oil": Ideas(
        headlines=(
            "Das Handbuch entscheidet",
            "Erst die Freigabe, dann die Marke",
            "Datum und Kilometer notieren",
        ),
        like="car",
        kinds=("Synthetisch", "Mineralisch"),
        contrasts=(
            ("Kaltstart", "Bleibt dünn", "Früher zäh"),
            ("Wechsel", "Oft seltener", "Oft häufiger"),
            ("Alte Motoren", "Werkstatt fragen", "Oft üblich"),
        ),
    ),
    "car parts": Ideas(
        headlines=(
            "Das alte Teil zuerst fotografieren",
            "Modell, Baujahr, Teilenummer",
        ),
        like="car",
    ),
    "dehumidifiers": Ideas(
        headlines=(
            "Woher kommt die Feuchtigkeit?",
            "Erst die Ursache suchen",
        ),
        like="home",
    ),
    "fresheners": Ideas(
        headlines=(
            "Weniger Duft ist oft mehr",
            "Andere Nasen fragen",
        ),
        like="home",
    ),
    "shavers": Ideas(
        headlines=(
            "Erst die Klingen, dann das Gerät",
            "Länger anfangen als gedacht",
            "Kabel oder Akku?",
        ),
        like="beauty",
        kinds=("Kabel", "Akku"),
        contrasts=(
            ("Strom", "Nie leer", "Vorher laden"),
            ("Reichweite", "So weit das Kabel", "Überall"),
            ("Reise", "Braucht Steckdose", "Vorher laden"),
        ),
    ),
    "hair styling": Ideas(
        headlines=(
            "Weniger Hitze, mehr Geduld",
            "Wo hängt der Spiegel?",
        ),
        like="beauty",
    ),
    "make-up": Ideas(
        headlines=(
            "Farben am Fenster ansehen",
            "Erst das Alte aufbrauchen",
        ),
        like="beauty",
    ),
    "hand soap": Ideas(
        headlines=(
            "Spender behalten, Seife nachfüllen",
            "Wie lange hält eine Flasche?",
        ),
        like="home",
        kinds=("Nachfüller", "Spender"),
        contrasts=(
            ("Verpackung", "Weniger davon", "Jedes Mal neu"),
            ("Am Becken", "Erst umfüllen", "Gleich bereit"),
            ("Lagern", "Flach im Schrank", "Am Beckenrand"),
        ),
    ),
    "work gloves": Ideas(
        headlines=(
            "Erst die Handfläche messen",
            "Welche Arbeit, welcher Handschuh?",
        ),
        like="tools",
        kinds=("Einweg", "Mehrweg"),
        contrasts=(
            ("Danach", "In den Müll", "Abspülen, aufhängen"),
            ("Gefühl", "Dünn, viel Gefühl", "Dicker, weniger"),
            ("Einsatz", "Kurz", "Lang und nass"),
        ),
    ),
    "underwear": Ideas(
        headlines=(
            "Was sitzt, ist mittags vergessen",
            "Erst eins, dann mehrere",
        ),
        like="fashion",
        kinds=("Baumwolle", "Synthetik"),
        contrasts=(
            ("Gefühl", "Weich, vertraut", "Glatt, leicht"),
            ("Trocknen", "Langsamer", "Schneller"),
            ("Wäsche", "Meist wärmer", "Meist kühler"),
        ),
    ),
    "socks": Ideas(
        headlines=(
            "Zu welchen Schuhen passen sie?",
            "Lauter gleiche: kein Suchen",
        ),
        like="fashion",
        kinds=("Wolle", "Baumwolle"),
        contrasts=(
            ("Kalte Tage", "Warm, auch feucht", "Feucht kühl"),
            ("Wäsche", "Schonend", "Unkompliziert"),
            ("Sommer", "Nur fein gestrickt", "Leicht, luftig"),
        ),
    ),
    "shoes": Ideas(
        headlines=(
            "Abends anprobieren",
            "Erst ein Tag drinnen",
        ),
        like="fashion",
        kinds=("Schnürung", "Schlupf"),
        contrasts=(
            ("An der Tür", "Dauert kurz", "Sofort drin"),
            ("Halt", "Einstellbar", "Wie geschnitten"),
            ("Im Koffer", "Meist steifer", "Meist flacher"),
        ),
    ),
    "jewellery": Ideas(
        headlines=(
            "Erst die Schnur, dann die Länge",
            "Was wird täglich getragen?",
        ),
        like="makers",
    ),
    "hand tools": Ideas(
        headlines=(
            "Erst die Arbeit, dann das Werkzeug",
            "Einmal leihen, dann wählen",
        ),
        like="tools",
        kinds=("Einzeln", "Set"),
        contrasts=(
            ("Platz", "Ein Haken", "Ein Koffer"),
            ("Arbeiten", "Die bekannte", "Was so kommt"),
            ("Größen", "Genau die eine", "Manche ungenutzt"),
        ),
    ),
    "power tools": Ideas(
        headlines=(
            "Der Akku entscheidet mit",
            "Erst drei Arbeiten aufschreiben",
        ),
        like="tools",
        kinds=("Kabel", "Akku"),
        contrasts=(
            ("Kraft", "Den ganzen Tag", "Bis er leer ist"),
            ("Reichweite", "Kabel, Steckdose", "Überall"),
            ("Pausen", "Immer bereit", "Erst laden"),
        ),
    ),
    "parking discs": Ideas(
        headlines=(
            "Erst die Zulassung lesen",
            "Einmal neben der Uhr testen",
        ),
        like="car",
    ),
    "trackers": Ideas(
        headlines=(
            "Welche eine Zahl zählt?",
            "Erst App und Handy prüfen",
        ),
        like="sports",
        kinds=("Brustgurt", "Armband"),
        contrasts=(
            ("Sitz", "Eng an der Brust", "Kaum zu spüren"),
            ("Nachts", "Eher nicht", "Kann dranbleiben"),
            ("Reinigung", "Von Hand waschen", "Abwischen"),
        ),
    ),
    "warmers": Ideas(
        headlines=(
            "Erst zu Hause ausprobieren",
            "Warme Füße brauchen Platz",
        ),
        like="sports",
    ),
    "respirators": Ideas(
        headlines=(
            "Der Sitz entscheidet",
            "Erst der Nasenbügel, dann die Bänder",
        ),
        like="tools",
    ),
    "eye pads": Ideas(
        headlines=(
            "Eine ruhige Viertelstunde",
            "Erst eine kleine Stelle testen",
        ),
        like="beauty",
    ),
    "candle extras": Ideas(
        headlines=(
            "Erst die Kerzen messen",
            "Auf einer alten Kerze üben",
        ),
        like="makers",
    ),
    "pet food": Ideas(
        headlines=(
            "Erst eine kleine Packung",
            "Neues Futter, kleine Schritte",
        ),
        like="pets",
        kinds=("Trocken", "Nass"),
        contrasts=(
            ("Im Napf", "Darf etwas stehen", "Bald abräumen"),
            ("Lagern", "Kühl und trocken", "Offen gekühlt"),
            ("Trinken", "Viel Wasser dazu", "Bringt etwas mit"),
        ),
    ),
    "water filters": Ideas(
        headlines=(
            "Den alten Filter fotografieren",
            "Gerät, Typ, Datum",
        ),
        like="tools",
    ),
    "bottles": Ideas(
        headlines=(
            "Passt es in den Becherhalter?",
            "Erst der Deckel, dann die Farbe",
        ),
        like="kitchen",
        kinds=("Edelstahl", "Kunststoff"),
        contrasts=(
            ("In der Tasche", "Schwerer", "Leichter"),
            ("Fällt es", "Bekommt Dellen", "Kann reißen"),
            ("Geruch", "Spült sich aus", "Kann bleiben"),
        ),
    ),
    "pans": Ideas(
        headlines=(
            "Heben, als wäre Suppe darin",
            "Erst der Herd, dann die Pfanne",
            "Wie viele essen mit?",
        ),
        like="kitchen",
        kinds=("Gusseisen", "Beschichtet"),
        contrasts=(
            ("Gewicht", "Schwer", "Leicht"),
            ("Hitze", "Langsam, anhaltend", "Schnell"),
            ("Pflege", "Trocknen, einölen", "Kein Metall"),
        ),
    ),
}
