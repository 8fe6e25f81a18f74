# ruff: noqa: E501 (a sentence a line, as it will be read)
"""Italian sentences. They give advice and never state anything about the product.

Names stand beside a colon or in quotation marks: their gender and number are unknown.
"""

from pinflow.pins.writers.phrases import Hook, Phrases, Subject

ITALIAN = Phrases(
    language="it",
    conjunction=" e ",
    article="",
    quotes=("«", "»"),
    details=("L’annuncio indica {details}.", "Secondo l’annuncio: {details}."),
    features=("L’annuncio cita {features}.", "Cita anche {features}."),
    fact_words={
        "volume": "{fact}",
        "size": "{fact}",
        "weight": "{fact}",
        "power": "{fact}",
        "count": "un {fact}",
        "material": "{fact} come materiale",
    },
    fact_points={
        "volume": ("{fact}: abbastanza o troppo?", "{fact}: secondo l’uso"),
        "size": ("{fact}: misurare prima", "{fact}: è la misura giusta?"),
        "weight": ("{fact}: confrontare con il bisogno", "{fact}: è abbastanza?"),
        "power": ("{fact}: confrontare con il bisogno", "{fact}: è abbastanza?"),
        "count": ("Un {fact} è abbastanza?", "{fact}: quanti ne servono?"),
        "material": ("{fact}: leggere come si cura", "{fact}: sta bene con il resto?"),
    },
    counts="Quello che conta",
    small_starts=frozenset(),
    closings=(
        "Da salvare per il giorno della scelta.",
        "Da tenere in bacheca e confrontare con calma.",
        "Che cosa guardare per prima cosa?",
        "Salvare adesso, decidere dopo.",
        "Quale punto conta di più?",
        "Da rileggere con calma.",
    ),
    alt_text="Scheda con il titolo «{headline}», la riga «{kicker}» e queste note: {points}. Indicazione: {label}.",
    nameless="questa scoperta",
    hooks={
        "checklist": Hook(
            headlines=("{name}: da controllare", "Prima dell’acquisto: {name}"),
            titles=(
                "{name}: che cosa guardare prima",
                "{name}: una breve lista prima di scegliere",
                "{name}: le domande da farsi",
                "{name}: due minuti di preparazione",
            ),
            openings=(
                "«{name}» è nella lista? Poche domande rendono più facile la scelta.",
                "Prima di ordinare «{name}» bastano due minuti per qualche domanda.",
                "Due minuti con calma evitano a volte un reso. Qualche domanda su «{name}».",
            ),
        ),
        "spotlight": Hook(
            headlines=("Da vicino: {name}", "Da sapere: {name}"),
            titles=(
                "{name}: quello che conta davvero",
                "{name}, visto da vicino",
                "{name}: quello che le foto non dicono",
                "{name}, senza parole da pubblicità",
            ),
            openings=(
                "Che cosa guardare con «{name}»? Uno sguardo senza parole da pubblicità.",
                "Uno sguardo più attento: «{name}».",
                "Le foto abbelliscono tutto. Con «{name}» questi punti meritano un secondo sguardo.",
            ),
        ),
        "compare": Hook(
            headlines=("A confronto: {name}", "Prima del confronto: {name}"),
            titles=(
                "{name}: come confrontare con calma",
                "{name}: le domande per un buon confronto",
                "{name} o qualcos’altro?",
                "{name}: che cosa mettere sulla bilancia",
            ),
            openings=(
                "«{name}» o qualcos’altro? Con le stesse domande per tutti, il confronto è giusto.",
                "Un buon confronto comincia da ciò che serve, e solo dopo da «{name}».",
                "Confrontare è facile con una breve lista. Eccone una per «{name}».",
            ),
        ),
        "everyday": Hook(
            headlines=("Ogni giorno: {name}", "Nella vita: {name}"),
            titles=(
                "{name}: note per tutti i giorni",
                "{name}: è adatto alle mie giornate?",
                "{name} in un martedì qualunque",
                "{name}: quello che conta dopo una settimana",
            ),
            openings=(
                "«{name}» in un martedì qualunque: che cosa cambierebbe?",
                "La vera prova per «{name}» è una settimana normale. Queste note aiutano a immaginarla.",
                "Dove sarebbe «{name}» fra un mese: in uso o in un armadio?",
            ),
        ),
        "wishlist": Hook(
            headlines=("Per dopo: {name}", "Un’idea: {name}"),
            titles=(
                "{name}: un’idea per la {list_name}",
                "{name}: da tenere per dopo",
                "{name}: un’idea su cui dormire",
                "{name}: annotato per il momento giusto",
            ),
            openings=(
                "Un’idea per la {list_name}: «{name}».",
                "Forse non oggi, ma vale una nota: «{name}».",
                "La notte porta consiglio: annotare «{name}» e tornarci più tardi.",
            ),
        ),
    },
    things={},
    subjects={
        "kitchen": Subject(
            matches=r"cucina|alimentar|caffè|tè\\b|stoviglie|elettrodomestic",
            kicker="Note di cucina",
            list_name="lista della cucina",
            checks=(
                "Misurare mensola e armadio",
                "Pensare alla pulizia",
                "Partire da una settimana normale",
                "Guardare il materiale",
            ),
            thoughts=(
                "In cucina si usa ciò che è a portata di mano e si pulisce in fretta.",
                "La cosa migliore è partire dai tre piatti che si preparano più spesso.",
            ),
            headlines=("Cucina piccola, idea chiara", "Ciò che è a portata si usa"),
            rows=(
                ("Ogni giorno", "A portata, facile da pulire"),
                ("Con ospiti", "Abbastanza per tutti"),
                ("Cucina piccola", "Dove riporlo"),
            ),
        ),
        "garden": Subject(
            matches=r"giardino|terrazz|balcone|piante?\\b|barbecue",
            kicker="Note di giardino",
            list_name="lista del giardino",
            checks=(
                "Guardare il posto all’aperto",
                "Pensare all’inverno",
                "Verificare se regge la pioggia",
                "Leggere come si cura",
            ),
            thoughts=(
                "All’aperto il vento, la pioggia e l’inverno contano quanto il primo giorno di sole.",
                "Prima di scegliere, guardare il posto a mezzogiorno e la sera.",
            ),
            headlines=("Pensare al primo giorno di pioggia", "Prima di tutto, il posto"),
            rows=(
                ("Sul balcone", "Vento e peso"),
                ("In giardino", "Pioggia, sole e inverno"),
                ("Con bambini", "Bordi, altezza, stabilità"),
            ),
        ),
        "tools": Subject(
            matches=r"fai da te|utensil|ferramenta|industria",
            kicker="Note di officina",
            list_name="lista dell’officina",
            checks=(
                "Annotare i lavori da fare",
                "Controllare misure e attacchi",
                "Cercare i ricambi",
                "Pensare a dove si ripone",
            ),
            thoughts=(
                "Un attrezzo si guadagna il posto con i lavori che aspettano davvero.",
                "Confrontare misure e attacchi con ciò che è già appeso al muro.",
            ),
            headlines=("Prima il lavoro, poi l’attrezzo", "Pronto per la prossima riparazione"),
            rows=(
                ("Ogni tanto", "Facile da riporre"),
                ("Ogni settimana", "Presa e ricambi"),
                ("Un grande lavoro", "Prestito, poi scelta"),
            ),
        ),
        "tech": Subject(
            matches=r"elettronica|informatica|computer|cellular|telefon|tablet|foto|audio|cuffi|wi-?fi|videogioch|smart",
            kicker="Note di tecnologia",
            list_name="lista tecnologia",
            checks=(
                "Verificare la compatibilità",
                "Leggere se serve un account",
                "Pensare a chi lo installa",
                "Guardare quanto durano gli aggiornamenti",
            ),
            thoughts=(
                "Con la tecnologia i guai nascono da ciò che non va insieme: partire da ciò che si ha già.",
                "Chi lo userà in casa, e saprebbe installarlo senza aiuto?",
            ),
            headlines=("Va d’accordo con il resto?", "Chi lo installa?"),
            rows=(
                ("A casa", "Con che cosa deve funzionare"),
                ("In viaggio", "Peso e ricarica"),
                ("Per qualcun altro", "Facilità di installazione"),
            ),
        ),
        "beauty": Subject(
            matches=r"bellezza|cosmetic|profum|pelle\\b|capelli|cura della persona|igiene",
            kicker="Note di cura",
            list_name="lista della cura",
            checks=(
                "Leggere la lista degli ingredienti",
                "Conoscere la propria pelle",
                "Provare su una zona piccola",
                "Leggere il modo d’uso",
            ),
            thoughts=(
                "Nella cura, la lista degli ingredienti dice più del davanti della scatola.",
                "Un’abitudine che resta vale più di una mensola piena.",
            ),
            headlines=("Un’abitudine che resta", "Prima, la lista piccola"),
            rows=(
                ("Al mattino", "Pochi gesti"),
                ("Alla sera", "Tempo e consistenza"),
                ("In viaggio", "Misura e chiusura"),
            ),
        ),
        "fashion": Subject(
            matches=r"abbigliamento|moda\\b|scarpe|gioiell|orolog|valig|borse?\\b",
            kicker="Note di guardaroba",
            list_name="lista del guardaroba",
            checks=(
                "Misurare prima di scegliere",
                "Leggere l’etichetta",
                "Immaginare tre abbinamenti",
                "Guardare tessuto e peso",
            ),
            thoughts=(
                "Un capo ha posto nell’armadio quando vengono subito in mente tre abbinamenti.",
                "Le taglie cambiano da marca a marca: misurare un capo che sta bene.",
            ),
            headlines=("Tre abbinamenti o niente", "Misurare una volta, usare spesso"),
            rows=(
                ("Al lavoro", "Va con il resto"),
                ("Fine settimana", "Movimento e lavaggio"),
                ("Da regalare", "Taglie e resi"),
            ),
        ),
        "sports": Subject(
            matches=r"sport|tempo libero|fitness|campeggio|escursion|bicicletta|yoga",
            kicker="Note per muoversi",
            list_name="lista del weekend",
            checks=(
                "Controllare la misura indicata",
                "Pensare a dove si ripone",
                "Contare le uscite previste",
                "Guardare ciò che c’è già",
            ),
            thoughts=(
                "L’attrezzatura aiuta quando sta dove si passa ogni giorno.",
                "Programmare prima tre uscite: così si vede che cosa manca davvero.",
            ),
            headlines=("Prima, tre uscite", "Riporlo dove si passa"),
            rows=(
                ("In casa", "Spazio per muoversi"),
                ("All’aperto", "Tempo e presa"),
                ("Con amici", "Abbastanza per tutti"),
            ),
        ),
        "kids": Subject(
            matches=r"giocattol|giochi\\b|bambin|neonat|prima infanzia",
            kicker="Note di famiglia",
            list_name="lista della famiglia",
            checks=(
                "Controllare l’età indicata",
                "Attenzione ai pezzi piccoli",
                "Pensare alla pulizia",
                "Trovare posto per riporlo",
            ),
            thoughts=(
                "Con i bambini vengono prima l’età indicata e il posto nella stanza.",
                "Ciò che lascia spazio alle idee si usa più a lungo.",
            ),
            headlines=("Spazio alle loro idee", "Prima l’età, poi il colore"),
            rows=(
                ("Per i piccoli", "L’età sulla scatola"),
                ("Fratelli e sorelle", "Abbastanza per due"),
                ("Da regalare", "Ciò che hanno già"),
            ),
        ),
        "pets": Subject(
            matches=r"animali|animale|cani\\b|cane\\b|gatt[oi]\\b|acquari",
            kicker="Note per animali",
            list_name="lista degli animali",
            checks=(
                "Misurare prima l’animale",
                "Pensare alla pulizia",
                "Guardare materiale e cuciture",
                "Cominciare poco alla volta",
            ),
            thoughts=(
                "Gli animali decidono da soli: un posto tranquillo e un inizio lento aiutano.",
                "Prima misurare, poi scegliere: quasi sempre è questione di misura.",
            ),
            headlines=("Misurare prima l’animale", "Posto tranquillo, inizio lento"),
            rows=(
                ("In casa", "Pulizia e rumore"),
                ("A passeggio", "Peso e vestibilità"),
                ("Animali timidi", "Un inizio lento"),
            ),
        ),
        "books": Subject(
            matches=r"libri\\b|libro\\b|kindle|audible|riviste|letteratura",
            kicker="Note di lettura",
            list_name="lista di lettura",
            checks=(
                "Leggere le prime pagine",
                "Scegliere carta o digitale",
                "Guardare edizione e lingua",
                "Pensare a chi lo leggerà",
            ),
            thoughts=(
                "Le prime pagine dicono più della quarta di copertina: aprire l’estratto.",
                "Una lista di lettura è una promessa: meglio tenerla corta.",
            ),
            headlines=(),
            rows=(
                ("In treno", "Carta o digitale"),
                ("Prima di dormire", "La lunghezza dei capitoli"),
                ("Da regalare", "L’ultima lettura"),
            ),
            is_work=True,
            nameless="Questo libro",
        ),
        "office": Subject(
            matches=r"ufficio|cancelleria|scrivania|scuola",
            kicker="Note di scrivania",
            list_name="lista della scrivania",
            checks=(
                "Misurare il tavolo",
                "Controllare ricariche e formati",
                "Pensare alla luce",
                "Trovare posto per riporlo",
            ),
            thoughts=(
                "Su una buona scrivania c’è poco, e tutto serve ogni giorno.",
                "Chiarire ricariche e formati prima che la prima scatola sia vuota.",
            ),
            headlines=("Una scrivania con meno cose", "Luce, cavi, altezza"),
            rows=(
                ("Tavolo piccolo", "Spazio e cavi"),
                ("Tavolo condiviso", "Presto in ordine"),
                ("Giornate lunghe", "Luce e altezza"),
            ),
        ),
        "car": Subject(
            matches=r"auto\\b|automobil|moto\\b|veicol",
            kicker="Note di strada",
            list_name="lista dell’auto",
            checks=(
                "Controllare il modello esatto",
                "Guardare il fissaggio",
                "Pensare alla pulizia",
                "Leggere le norme di sicurezza",
            ),
            thoughts=(
                "In auto viene prima la misura giusta: cercare il modello esatto.",
                "Niente deve coprire la vista o muoversi in frenata.",
            ),
            headlines=("Prima, la misura giusta", "La vista resta libera"),
            rows=(
                ("Tragitti brevi", "Presto a portata"),
                ("Viaggi lunghi", "Un fissaggio saldo"),
                ("Più guidatori", "Una regolazione semplice"),
            ),
        ),
        "home": Subject(
            matches=r"casa\\b|mobil|letto\\b|camera|bagno|arredament|illuminazione|bucato|aspirapolvere",
            kicker="Note di casa",
            list_name="lista della casa",
            checks=(
                "Misurare il posto previsto",
                "Guardare il materiale",
                "Pensare alla pulizia",
                "Vedere i colori di giorno",
            ),
            thoughts=(
                "Ogni stanza ha la sua scala: tenere qualcosa della stessa misura al suo posto.",
                "I colori cambiano con la luce: pensare a dove sta la finestra.",
            ),
            headlines=("Misurare, poi decidere", "Il colore alla luce del giorno"),
            rows=(
                ("Stanze piccole", "Misurare prima"),
                ("In affitto", "Ciò che segue nel trasloco"),
                ("Case vivaci", "La pulizia"),
            ),
        ),
    },
    ordinary=Subject(
        matches=r"",
        kicker="Note prima di scegliere",
        list_name="lista dei desideri",
        checks=(
            "Pensare a chi lo userà",
            "Guardare ciò che c’è già",
            "Confrontare con un altro",
            "Leggere le scritte piccole",
        ),
        thoughts=(
            "Chi lo userà, e quante volte? Il resto viene da sé.",
            "Fra trovare e decidere, una notte fa bene.",
        ),
        headlines=("Una notte, poi la decisione", "Chi lo userà davvero?"),
        rows=(
            ("Per sé", "Quante volte serve"),
            ("Da regalare", "Ciò che hanno già"),
            ("In due", "Dove riporlo"),
        ),
    ),
)
