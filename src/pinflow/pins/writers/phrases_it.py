# ruff: noqa: E501 (a sentence a line, as it will be read)
"""Italian sentences. They give advice and never state anything about the product.

Names stand beside a colon or in quotation marks: their gender and number are unknown.
"""

from pinflow.pins.writers.phrases import Field, Hook, Phrases, Subject, of_fields, with_ideas
from pinflow.pins.writers.things.it import ITALIAN_IDEAS, ITALIAN_THINGS

_ORDINARY = Subject(
    matches=r"",
    kicker="Note prima di scegliere",
    list_name="lista dei desideri",
    checks=(
        "Pensare a chi lo userà",
        "Guardare ciò che si ha già",
        "Confrontare con un altro",
        "Leggere le note in piccolo",
        "Leggere la descrizione fino in fondo",
        "Annotare a che cosa servirà",
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
)

# What a category says when the name says nothing: one thought for everything in it.
_FIELDS = {
    "kitchen": Field(
        matches=r"cucina|alimentar|caffè|tè\b|stoviglie|elettrodomestic",
        kicker="Note di cucina",
        list_name="lista della cucina",
        thought="In cucina si usa ciò che si è scelto pensando a un giorno qualunque.",
    ),
    "garden": Field(
        matches=r"giardino|terrazz|balcone|piante?\b|barbecue",
        kicker="Note di giardino",
        list_name="lista del giardino",
        thought="Pensare al mese in cui si starà davvero fuori.",
    ),
    "tools": Field(
        matches=r"fai da te|utensil|ferramenta|industria",
        kicker="Note di officina",
        list_name="lista dell’officina",
        thought="Partire dal lavoro che aspetta e annotare le misure prima di cercare.",
    ),
    "tech": Field(
        matches=r"elettronica|informatica|computer|cellular|telefon|tablet|foto|audio|cuffi|wi-?fi|videogioch|smart",
        kicker="Note di tecnologia",
        list_name="lista tecnologia",
        thought="Con la tecnologia i guai nascono da ciò che non va insieme: partire da ciò che si ha già.",
    ),
    "beauty": Field(
        matches=r"bellezza|cosmetic|profum|pelle\b|capelli|cura della persona|igiene",
        kicker="Note di cura",
        list_name="lista della cura",
        thought="Finire prima ciò che è aperto: così si vede che cosa manca.",
    ),
    "fashion": Field(
        matches=r"abbigliamento|moda\b|scarpe|gioiell|orolog|valig|borse?\b",
        kicker="Note di guardaroba",
        list_name="lista del guardaroba",
        thought="Guardare prima nell’armadio: che cosa si mette di più, e che cosa ci starebbe bene?",
    ),
    "sports": Field(
        matches=r"sport|tempo libero|fitness|campeggio|escursion|bicicletta|yoga",
        kicker="Note per muoversi",
        list_name="lista del weekend",
        thought="Pensare alle ultime tre volte: dicono che cosa mancava.",
    ),
    "kids": Field(
        matches=r"giocattol|giochi\b|bambin|neonat|prima infanzia",
        kicker="Note di famiglia",
        list_name="lista della famiglia",
        thought="Con i bambini, guardare prima l’età indicata e poi chiedere ai genitori.",
    ),
    "pets": Field(
        matches=r"animali|animale|cani\b|cane\b|gatt[oi]\b|acquari",
        kicker="Note per animali",
        list_name="lista degli animali",
        thought="Osservare l’animale due giorni prima di scegliere: mostra che cosa gli piace.",
    ),
    "office": Field(
        matches=r"ufficio|cancelleria|scrivania|scuola",
        kicker="Note di scrivania",
        list_name="lista della scrivania",
        thought="Guardare la scrivania: che cosa è servito davvero questa settimana?",
    ),
    "car": Field(
        matches=r"auto\b|automobil|moto\b|veicol",
        kicker="Note di strada",
        list_name="lista dell’auto",
        thought="Guardare prima nel bagagliaio e nel cruscotto: a volte c’è già.",
    ),
    "home": Field(
        matches=r"casa\b|mobil|letto\b|camera|bagno|arredament|illuminazione|bucato|aspirapolvere",
        kicker="Note di casa",
        list_name="lista della casa",
        thought="Fare un giro per casa e pensare che cosa manca davvero.",
    ),
}
_WORKS = {
    "books": Subject(
        matches=r"libri\b|libro\b|kindle|audible|riviste|letteratura",
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
}

ITALIAN = Phrases(
    language="it",
    conjunction=" e ",
    article="",
    quotes=("«", "»"),
    details=(
        "L’annuncio indica {details}.",
        "Secondo l’annuncio: {details}.",
        "Il titolo riporta {details}.",
        "Nell’annuncio si legge: {details}.",
    ),
    features=(
        "L’annuncio cita {features}.",
        "Nell’annuncio si legge {features}.",
        "Con le parole del venditore: {features}.",
        "Il titolo nomina {features}.",
    ),
    further_features=(
        "Cita anche {features}.",
        "Si legge anche {features}.",
        "E più avanti: {features}.",
        "Il venditore aggiunge {features}.",
    ),
    fact_sentences={
        "holds": (
            "L’annuncio indica {fact}.",
            "Secondo l’annuncio: {fact}.",
            "Il titolo riporta {fact}.",
            "Capacità dichiarata: {fact}.",
        ),
        "volume": (
            "L’annuncio indica {fact}.",
            "Secondo l’annuncio: {fact}.",
            "Il titolo riporta {fact}.",
            "Quantità dichiarata: {fact}.",
        ),
        "size": (
            "L’annuncio indica {fact}.",
            "Secondo l’annuncio: {fact}.",
            "Il titolo riporta {fact}.",
            "Misura dichiarata: {fact}.",
        ),
        "weight": (
            "L’annuncio indica {fact}.",
            "Secondo l’annuncio: {fact}.",
            "Il titolo riporta {fact}.",
            "Peso dichiarato: {fact}.",
        ),
        "power": (
            "L’annuncio indica {fact}.",
            "Secondo l’annuncio: {fact}.",
            "Il titolo riporta {fact}.",
            "Dato dell’annuncio: {fact}.",
        ),
        "count": (
            "L’annuncio indica {fact}.",
            "Secondo l’annuncio: {fact}.",
            "Il titolo riporta {fact}.",
            "Nell’annuncio si legge: {fact}.",
        ),
        "material": (
            "L’annuncio indica {fact}.",
            "Secondo l’annuncio: {fact}.",
            "Il titolo riporta {fact}.",
            "Nell’annuncio si legge: {fact}.",
        ),
    },
    fact_words={
        "volume": "{fact}",
        "size": "{fact}",
        "weight": "{fact}",
        "power": "{fact}",
        "count": "un {fact}",
        "material": "{fact} come materiale",
    },
    fact_points={
        "volume": (
            "{fact}: confrontare con quello di ora",
            "{fact}: secondo l’uso",
        ),
        "size": ("{fact}: misurare prima", "Misurare {fact} a casa"),
        "length": ("Misurare {fact} a casa", "Trovare posto per {fact}"),
        "holds": ("{fact}: vedere che cosa ci sta", "Vedere quanto sono {fact}"),
        "lasts": ("Vedere quanto durano {fact}", "{fact}: trovare dove tenerlo"),
        "worked": ("{fact}: confrontare con lo schema", "{fact}: calcolare se basta"),
        "weight": ("{fact}: confrontare con altri", "{fact}: pensare a portarlo"),
        "power": ("{fact}: confrontare con il bisogno", "{fact}: confrontare con quello di ora"),
        "count": ("{fact}: contare quanti ne servono", "{fact}: trovare il posto"),
        "material": ("{fact}: leggere come si cura", "{fact}: scegliere secondo il resto"),
    },
    counts="Quello che conta",
    small_starts=frozenset(),
    leads=(
        "Prima di ordinare: {checks}",
        "Da fare prima: {checks}",
        "Un piano per stasera: {checks}",
        "Tre piccole cose: {checks}",
        "Mentre il caffè borbotta: {checks}",
    ),
    steps=(
        "Prima {first}, poi {second} e infine {third}.",
        "Per cominciare: {first}. Dopo, {second} e {third}.",
        "Nell’ordine: {first}, {second}, {third}.",
        "Primo passo: {first}. Poi {second}, e {third}.",
    ),
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
            headlines=(
                "{name}, in breve",
                "Una lista breve prima di ordinare",
            ),
            titles=(
                "{name}: una piccola lista per il giorno della scelta",
                "{name}: note per scegliere con calma",
                "{name}: qualche pensiero davanti a un caffè",
                "{name}: piccole domande per scegliere bene",
                "{name}: a casa, con calma, prima di decidere",
                "{name}: salvare adesso e scegliere senza fretta",
            ),
            openings=(
                "«{name}» è nella lista? Poche domande rendono più facile la scelta.",
                "Prima di ordinare «{name}» bastano due minuti per qualche domanda.",
                "Due minuti con calma evitano a volte un reso. Qualche domanda su «{name}».",
                "Ancora qualche dubbio su «{name}»? Meglio cominciare da qui.",
            ),
            turns=(
                "Poi dire sì o no a «{name}» diventa facile.",
                "Tre risposte, e tutto è più chiaro per «{name}».",
            ),
        ),
        "spotlight": Hook(
            headlines=("{name}, da vicino",),
            titles=(
                "{name}: i dettagli che la foto non mostra",
                "{name}: guardare due volte prima di scegliere",
                "{name}: le piccole cose che contano dopo",
                "{name}: da vicino, con note da tenere",
                "{name}, in parole semplici",
                "{name}: uno sguardo senza fretta",
            ),
            openings=(
                "Che cosa guardare con «{name}»?",
                "Uno sguardo più attento: «{name}».",
                "Le foto abbelliscono tutto. Con «{name}» questi punti meritano un secondo sguardo.",
                "In foto tutto sta bene. Con «{name}» conviene guardare anche il resto.",
            ),
            turns=(
                "Poi le foto di «{name}» dicono di più.",
                "È questo che si può cercare nelle immagini di «{name}».",
            ),
        ),
        "compare": Hook(
            headlines=("{name} o qualcos’altro?",),
            titles=(
                "{name}: indecisi fra due? Si comincia da qui",
                "{name} o qualcos’altro? Note per decidere",
                "{name}: basterebbe qualcosa di più semplice?",
                "{name}: che cosa serve davvero?",
                "{name}, accanto all’altra idea preferita",
                "{name}: scegliere a mente serena",
            ),
            openings=(
                "«{name}» o qualcos’altro? Con le stesse domande per tutti, il confronto è giusto.",
                "Un buon confronto comincia da ciò che serve, e solo dopo da «{name}».",
                "Confrontare è facile con una breve lista. Eccone una per «{name}».",
                "Prima di confrontare «{name}», annotare ciò che serve davvero.",
            ),
            turns=(
                "Poi mettere «{name}» accanto all’altro favorito, con le stesse domande.",
                "Così il confronto con «{name}» diventa giusto.",
            ),
        ),
        "everyday": Hook(
            headlines=("{name} ogni giorno",),
            titles=(
                "{name}: per i giorni normali",
                "{name}, un martedì qualunque",
                "{name}: immaginare una settimana qualunque",
                "{name}: un’idea per la settimana che viene",
                "{name} e la settimana così com’è",
                "{name}: per la vita di tutti i giorni",
            ),
            openings=(
                "«{name}» in una settimana qualunque: che cosa cambierebbe?",
                "La vera prova per «{name}» è una settimana normale. Queste note aiutano a immaginarla.",
                "Fra un mese «{name}» sarebbe ancora una buona idea?",
                "Chi userebbe «{name}», e quante volte?",
            ),
            turns=(
                "Poi immaginare «{name}» in casa, in un giorno qualunque.",
                "E adesso, una settimana in mente con «{name}».",
            ),
        ),
        "wishlist": Hook(
            headlines=("Per dopo: {name}",),
            titles=(
                "{name}: un’idea per la {list_name}",
                "{name}: salvare oggi, decidere domenica",
                "{name}: la notte porta consiglio",
                "{name}: per il momento giusto",
                "{name}: per non perdere l’idea",
                "{name}: un’idea a cui tornare",
            ),
            openings=(
                "Un’idea per la {list_name}: «{name}».",
                "Forse non oggi, ma vale una nota: «{name}».",
                "La notte porta consiglio: annotare «{name}» e tornarci più tardi.",
                "Idee da raccogliere? Annotare «{name}» e tornare con le proprie domande.",
            ),
            turns=(
                "Se tutto torna, «{name}» può andare nella lista.",
                "Nessuna fretta: salvare «{name}» e decidere più tardi.",
            ),
        ),
    },
    things=with_ideas(ITALIAN_THINGS, ITALIAN_IDEAS),
    subjects={**of_fields(_ORDINARY, _FIELDS), **_WORKS},
    ordinary=_ORDINARY,
)
