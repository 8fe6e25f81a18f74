# ruff: noqa: E501 (a sentence a line, as it will be read)
"""Italian advice by the kind of thing a product's name says it is; it goes before the category's advice.

The checks speak of no gender and number: a kind has words of both.
"""

from pinflow.pins.writers.phrases import Ideas, Subject
from pinflow.pins.writers.things.by_use import ITALIAN_BY_USE, ITALIAN_BY_USE_IDEAS

ITALIAN_THINGS: dict[str, Subject] = {
    **ITALIAN_BY_USE,
    "bollitori": Subject(
        matches=r"(?:bollitor(?:e|i))(?: .+)?",
        kicker="Note per l’acqua calda",
        list_name="lista della cucina",
        checks=(
            "Contare le tazze del mattino",
            "Leggere come si toglie il calcare",
            "Guardare beccuccio e manico",
            "Cercare un posto vicino all’acqua",
        ),
        thoughts=(
            "Misurare l’acqua con la propria tazza: la quantità giusta si scalda prima.",
            "Con l’acqua dura, guardare prima se la mano passa per pulire.",
        ),
    ),
    "trapani": Subject(
        matches=r"(?:trapan(?:o|i)|avvitator(?:e|i))(?: .+)?",
        kicker="Note d’officina",
        list_name="lista dell’officina",
        checks=(
            "Annotare i lavori che aspettano",
            "Guardare quali batterie ci sono",
            "Contare le punte che mancano",
            "Leggere il peso con la batteria",
        ),
        thoughts=(
            "La batteria impegna: scegliere un sistema e restarci.",
            "Prima un foro piccolo, poi quello grande: il muro perdona.",
        ),
    ),
    "annaffiatoi": Subject(
        matches=r"annaffiato(?:io|i)(?: .+)?",
        kicker="Note per annaffiare",
        list_name="lista del giardino",
        checks=(
            "Misurare il posto sotto l’acqua",
            "Pensare al peso dell’acqua",
            "Scegliere fra rosa e beccuccio",
            "Trovare il posto vicino ai vasi",
        ),
        thoughts=(
            "Presto e vicino alla terra: così le piante bevono meglio.",
            "Ciò che resta accanto ai vasi si riempie ogni giorno.",
        ),
    ),
    "tazze": Subject(
        matches=r"(?:tazz(?:a|e|ina|ine)|mug)(?: da (?:caffè|tè|colazione))?|servizi?o? da (?:caffè|tè)",
        kicker="Note per la tazza",
        list_name="lista della cucina",
        checks=(
            "Contare le tazze del mattino",
            "Guardare se si impilano",
            "Leggere come si lavano",
            "Pensare a chi le userà",
        ),
        thoughts=(
            "La tazza preferita di casa dà la misura: vedere quanto contiene.",
            "Due tazze che piacciono si usano più di dodici in vetrina.",
        ),
    ),
    "pentole": Subject(
        matches=r"(?:pentol(?:a|e)(?: a pressione)?|padell(?:a|e)|casseruol(?:a|e)|tegam(?:e|i)|wok|bistecchier(?:a|e)|batteri(?:a|e) di pentole|set di pentole)(?: antiaderent(?:e|i))?",
        kicker="Note di cucina",
        list_name="lista della cucina",
        checks=(
            "Controllare il tipo di piano",
            "Misurare il fuoco più grande",
            "Pensare al peso",
            "Cercare posto nell’armadio",
        ),
        thoughts=(
            "Il fondo deve coprire il fuoco: misurare il piano prima di scegliere il diametro.",
            "Ciò che si alza con una mano si usa ogni giorno.",
        ),
    ),
    "coltelli": Subject(
        matches=r"(?:coltell(?:o|i)|set di coltelli|cepp(?:o|i) (?:di )?coltelli)(?: (?:da (?:cucina|chef|pane)|santoku|giapponese))*",
        kicker="Note di cucina",
        list_name="lista della cucina",
        checks=(
            "Pensare a che cosa si taglia",
            "Scegliere la lunghezza della lama",
            "Leggere come si cura",
            "Prevedere dove riporlo",
        ),
        thoughts=(
            "Un solo coltello ben affilato sostituisce spesso un ceppo intero.",
            "Su una calamita o nel fodero, il filo dura di più.",
        ),
    ),
    "coperte": Subject(
        matches=r"(?:copert(?:a|e)|plaid|trapunt(?:a|e))(?: (?:in pile|matrimonial(?:e|i)|da divano))*",
        kicker="Note per il divano",
        list_name="lista della casa",
        checks=(
            "Misurare il letto o il divano",
            "Leggere come si lava",
            "Confrontare la grammatura",
            "Pensare a chi ha freddo",
        ),
        thoughts=(
            "Sul divano un metro e trenta basta a uno, due metri a due.",
            "Ciò che va in lavatrice si usa di più: leggere l’etichetta.",
        ),
    ),
    "cuscini da letto": Subject(
        matches=r"(?:guancial(?:e|i)|cuscin(?:o|i) (?:da letto|cervical(?:e|i)|in memory foam)|feder(?:a|e))(?: .+)?",
        kicker="Note per la notte",
        list_name="lista della casa",
        checks=(
            "Annotare come si dorme",
            "Misurare la federa",
            "Leggere come si lava",
            "Confrontare altezza e sostegno",
        ),
        thoughts=(
            "Di fianco serve più altezza, supini meno: cominciare da qui.",
            "La federa che c’è già dà la misura.",
        ),
    ),
    "cuscini": Subject(
        matches=r"(?:cuscin(?:o|i)(?! (?:gravidanza|allattamento))|copricuscin(?:o|i)|feder(?:a|e) per cuscini)(?: (?:decorativ(?:o|i)|da sedia|da esterno|da divano))*",
        kicker="Note per il divano",
        list_name="lista della casa",
        checks=(
            "Misurare quelli che ci sono",
            "Scegliere due colori della stanza",
            "Guardare se la fodera si toglie",
            "Contare i posti a sedere",
        ),
        thoughts=(
            "Due misure e tre tessuti danno vita a un divano: partire da ciò che c’è.",
            "Una fodera che si toglie si lava; guardare la cerniera.",
        ),
    ),
    "asciugamani": Subject(
        matches=r"(?:asciugaman(?:o|i)|set di asciugamani|tel(?:o|i) (?:mare|bagno|doccia|da (?:bagno|mare|spiaggia)))(?: (?:da bagno|in cotone))*",
        kicker="Note per il bagno",
        list_name="lista della casa",
        checks=(
            "Contare le persone",
            "Confrontare la grammatura",
            "Misurare il portasciugamani",
            "Leggere a che temperatura si lavano",
        ),
        thoughts=(
            "Più è spesso, più tardi asciuga: pensare al bagno.",
            "Due a testa e due per gli ospiti, e l’armadio respira.",
        ),
    ),
    "lenzuola": Subject(
        matches=r"(?:lenzuol(?:a|o)(?: con angoli)?|complet(?:o|i) lenzuola|completo letto|copripiumin(?:o|i)|biancheria da letto)(?: .+)?",
        kicker="Note per la notte",
        list_name="lista della casa",
        checks=(
            "Misurare il materasso e l’altezza",
            "Leggere a che temperatura si lavano",
            "Confrontare i tessuti al tatto",
            "Contare i cambi",
        ),
        thoughts=(
            "L’altezza del materasso conta quanto la larghezza: misurarla con il coprimaterasso.",
            "Un cambio sul letto, uno in lavatrice e uno nell’armadio.",
        ),
    ),
    "lampade": Subject(
        matches=r"(?:lampad(?:a|e|ina|ine)|lampadari?o?|piantan(?:a|e)|applique|plafonier(?:a|e)|luci(?: (?:led|solari|da esterno))?|strisc(?:ia|e) led|abat-jour)(?: (?:da (?:tavolo|terra|scrivania|comodino|parete)|led|solare))*",
        kicker="Note di luce",
        list_name="lista della casa",
        checks=(
            "Leggere l’attacco della lampadina",
            "Scegliere luce calda o fredda",
            "Cercare la presa più vicina",
            "Guardare la stanza di sera",
        ),
        thoughts=(
            "Guardare la stanza all’imbrunire: allora si vede dove manca luce.",
            "Due lampade piccole fanno spesso più di una grande al soffitto.",
        ),
    ),
    "candele": Subject(
        matches=r"candel(?:a|e)(?: profumat(?:a|e)| grand[ei])*|lumini",
        kicker="Note sulle candele",
        list_name="lista della casa",
        checks=(
            "Leggere i consigli di sicurezza",
            "Scegliere un profumo per stanza",
            "Prevedere un piattino sotto",
            "Pensare ai nasi sensibili",
        ),
        thoughts=(
            "Un profumo leggero in salotto e nessuno in camera: a molti va bene così.",
            "La prima volta lasciar sciogliere fino al bordo, poi accorciare lo stoppino.",
        ),
    ),
    "vasi da fiori": Subject(
        matches=r"(?:vas(?:o|i) (?:da fiori|per piante|da giardino|in terracotta)|fiorier(?:a|e)|portavas(?:o|i)|sottovas(?:o|i))(?: .+)?",
        kicker="Note per le piante",
        list_name="lista del giardino",
        checks=(
            "Misurare il pane di terra",
            "Controllare il foro sul fondo",
            "Pensare al peso con la terra",
            "Proteggere il pavimento",
        ),
        thoughts=(
            "Due dita in più del pane di terra bastano a quasi tutte le piante.",
            "Senza foro sul fondo, uno strato di argilla e poca acqua.",
        ),
    ),
    "vasi": Subject(
        matches=r"vas(?:o|i)(?: (?:in (?:vetro|ceramica)|decorativ(?:o|i)))*",
        kicker="Note per i fiori",
        list_name="lista della casa",
        checks=(
            "Misurare il tavolo o la mensola",
            "Pensare ai fiori di stagione",
            "Guardare bocca e peso",
            "Provare con un ramo solo",
        ),
        thoughts=(
            "Una bocca stretta regge un ramo, una larga chiede un mazzo.",
            "Metà della lunghezza degli steli dà un’altezza equilibrata.",
        ),
    ),
    "contenitori": Subject(
        matches=r"(?:scatol(?:a|e)(?: portaoggetti)?|cest(?:o|i|a|e|ino|ini)|contenitor(?:e|i)(?: ermetic[oi])?|organizzator(?:e|i)|barattol(?:o|i)|portabiancheria)(?: (?:di vimini|per biancheria))*",
        kicker="Note di ordine",
        list_name="lista della casa",
        checks=(
            "Misurare la mensola o il cassetto",
            "Riordinare prima di contare",
            "Dare un posto a ogni cosa",
            "Vedere se si impilano",
        ),
        thoughts=(
            "Prima riordinare, poi misurare: quasi sempre ne servono meno.",
            "Ciò che si usa ogni settimana sta senza coperchio.",
        ),
    ),
    "mobili": Subject(
        matches=r"(?:scaffal(?:e|i)|librer(?:ia|ie)|mensol(?:a|e)|cassettier(?:a|e)|tavol(?:o|i|ino|ini)(?: da (?:pranzo|salotto|caffè))?|sedi(?:a|e)(?: (?:da ufficio|gaming|pieghevol[ei]))?|poltron(?:a|e)|divan(?:o|i)|scrivani(?:a|e)|armad(?:io|i)|sgabell(?:o|i)|scarpier(?:a|e)|comodin(?:o|i))",
        kicker="Note per la stanza",
        list_name="lista della casa",
        checks=(
            "Misurare la stanza e la porta",
            "Segnare il contorno a terra",
            "Leggere come si monta",
            "Controllare muro e viti",
        ),
        thoughts=(
            "Un nastro a terra mostra in un minuto se resta spazio per passare.",
            "Misurare anche la scala e la porta: è lì che ci si blocca.",
        ),
    ),
    "zaini": Subject(
        matches=r"zain(?:o|i|etto|etti)(?: (?:da (?:trekking|viaggio|scuola|escursionismo)|scuola|porta pc|impermeabile))*",
        kicker="Note per partire",
        list_name="lista dei viaggi",
        checks=(
            "Stendere ciò che deve starci",
            "Misurarsi la schiena",
            "Guardare spallacci e cerniere",
            "Confrontare il peso a vuoto",
        ),
        thoughts=(
            "Stendere prima ciò che va dentro: la misura si vede sul tappeto.",
            "Dieci minuti carico per casa, e le spalle dicono il resto.",
        ),
    ),
    "borse": Subject(
        matches=r"(?:bors(?:a|e|one|oni|etta|ette)(?! (?:frigo|termic[ah]|dell))|tracoll(?:a|e)|tote bag)(?: (?:a (?:mano|tracolla|spalla)|da (?:palestra|viaggio|mare)|sportiva))*",
        kicker="Note per uscire",
        list_name="lista dei viaggi",
        checks=(
            "Mettere sul tavolo ciò che porti",
            "Guardare cuciture e chiusure",
            "Confrontare il peso a vuoto",
            "Contare le tasche utili",
        ),
        thoughts=(
            "Sul tavolo, ciò che si porta ogni giorno: la misura è quella.",
            "Una tasca per le chiavi risparmia minuti davanti alla porta.",
        ),
    ),
    "valigie": Subject(
        matches=r"valigi(?:a|e)(?: (?:da cabina|rigid[ae]|bagaglio a mano))*|trolley(?: (?:da cabina|bagaglio a mano))*|bagagli?o? a mano",
        kicker="Note per viaggiare",
        list_name="lista dei viaggi",
        checks=(
            "Leggere le misure della compagnia",
            "Confrontare il peso a vuoto",
            "Guardare ruote e manico",
            "Misurare l’armadio di casa",
        ),
        thoughts=(
            "Le compagnie misurano con ruote e manico: fare lo stesso.",
            "Stendere i vestiti di tre giorni: la misura si vede subito.",
        ),
    ),
    "scarpe": Subject(
        matches=r"(?:scarp(?:a|e)|sneakers?|stival(?:i|e|etti)|sandal(?:i|o)|ciabatt(?:e|a)|pantofol(?:e|a)|infradito|zoccoli)(?: (?:da (?:ginnastica|corsa|trekking|casa|running)|antinfortunistiche|sportive))*",
        kicker="Note per camminare",
        list_name="lista del guardaroba",
        checks=(
            "Misurare i piedi di sera",
            "Confrontare con un paio che va",
            "Leggere la guida alle taglie",
            "Pensare al terreno di sempre",
        ),
        thoughts=(
            "Di sera i piedi sono un po’ più grandi: è l’ora di misurare.",
            "Un’ora in casa, sul tappeto, dice più di un minuto in negozio.",
        ),
    ),
    "vestiti": Subject(
        matches=r"(?:vestit(?:o|i)|camici(?:a|e)|magli(?:a|e|one|oni|etta|ette)|t-?shirt|felp(?:a|e)|pantalon(?:e|i)|jeans|giacc(?:a|he)|cappott(?:o|i)|gonn(?:a|e)|leggings?)(?: .+)?",
        kicker="Note di guardaroba",
        list_name="lista del guardaroba",
        checks=(
            "Misurare un capo che va bene",
            "Leggere la guida alle taglie",
            "Pensare a tre abbinamenti",
            "Guardare l’etichetta di lavaggio",
        ),
        thoughts=(
            "Stendere un capo che va bene e misurarlo: la taglia è quella.",
            "Se va con tre cose dell’armadio, uscirà spesso.",
        ),
    ),
    "cuffie": Subject(
        matches=r"(?:cuffi(?:e|a)|auricolar(?:i|e)|altoparlant(?:e|i)|cass(?:a|e) bluetooth|soundbar|speaker)(?: (?:on-ear|over-ear|bluetooth|wireless|senza fili))*",
        kicker="Note per ascoltare",
        list_name="lista tecnologia",
        checks=(
            "Controllare a che cosa si collega",
            "Pensare a dove si ascolta",
            "Leggere come si ricarica",
            "Confrontare il peso",
        ),
        thoughts=(
            "Treno, ufficio o divano: decide il luogo più rumoroso.",
            "La comodità si sente dopo un’ora, il suono dal primo minuto.",
        ),
    ),
    "caricatori": Subject(
        matches=r"(?:caricator(?:e|i)|caricabatteri[ae]|cav(?:o|i)|power ?bank|adattator(?:e|i))(?: (?:usb-c|usb c|hdmi|wireless|rapido))*",
        kicker="Note per la ricarica",
        list_name="lista tecnologia",
        checks=(
            "Leggere la presa dell’apparecchio",
            "Confrontare la potenza richiesta",
            "Misurare fino alla presa",
            "Contare gli apparecchi della sera",
        ),
        thoughts=(
            "La potenza è scritta in piccolo sull’apparecchio o sul vecchio caricatore.",
            "Un cavo corto finisce nel cassetto: misurare prima.",
        ),
    ),
    "custodie": Subject(
        matches=r"(?:cover(?! (?:divano|letto|sedi))|custodi(?:a|e) (?:per )?(?:iphone|samsung|tablet|telefono|cellulare)|pellicol(?:a|e)|vetr(?:o|i) temperat[oi])(?: (?:iphone|samsung|per (?:iphone|samsung|tablet|telefono)))*",
        kicker="Note per il telefono",
        list_name="lista tecnologia",
        checks=(
            "Annotare il modello esatto",
            "Guardare tasti e fotocamera",
            "Pensare a come si ricarica",
            "Scegliere sottile o rinforzata",
        ),
        thoughts=(
            "Da un modello all’altro cambiano i millimetri: il nome è nelle impostazioni.",
            "Sottile per la tasca, rinforzata per le scale: dov’è caduto l’ultima volta?",
        ),
    ),
    "orologi": Subject(
        matches=r"orolog(?:io|i)(?! da (?:parete|muro|cucina|tavolo))(?: (?:da polso|uomo|donna|digitale|automatico))*|smartwatch(?: .+)?",
        kicker="Note per il polso",
        list_name="lista del guardaroba",
        checks=(
            "Misurare il polso",
            "Confrontare la misura della cassa",
            "Leggere se va ricaricato",
            "Pensare al polsino della camicia",
        ),
        thoughts=(
            "Ritagliare il quadrante nella carta e posarlo sul polso: è tutto chiaro.",
            "Per ogni giorno guardare il cinturino: è quello che si sente.",
        ),
    ),
    "puzzle": Subject(
        matches=r"puzzle(?: \w+)*|gioc(?:o|hi) (?:da tavolo|di (?:carte|società)|di costruzione)|costruzioni|lego(?: .+)?",
        kicker="Note di gioco",
        list_name="lista della famiglia",
        checks=(
            "Leggere l’età sulla scatola",
            "Misurare il tavolo",
            "Contare i giocatori",
            "Pensare al tempo di una sera",
        ),
        thoughts=(
            "Prima i bordi, poi i colori: un vassoio per ognuno tiene la pace.",
            "Per una sera bastano trecento pezzi, per un fine settimana mille.",
        ),
    ),
    "giocattoli": Subject(
        matches=r"(?:giocattol(?:o|i)|bambol(?:a|e)|peluche|pupazz(?:o|i)|macchinin(?:a|e)(?: telecomandata)?)(?: .+)?",
        kicker="Note di gioco",
        list_name="lista della famiglia",
        checks=(
            "Leggere l’età indicata",
            "Guardare i pezzi piccoli",
            "Chiedere che cosa hanno già",
            "Pensare allo spazio per giocare",
        ),
        thoughts=(
            "Chiedere ai genitori che cosa si usa ancora dopo un mese: è una buona guida.",
            "Ciò che si gioca in due esce più spesso dalla cesta.",
        ),
    ),
    "creme": Subject(
        matches=r"(?:crem(?:a|e)(?! (?:di (?:nocciole|arachidi|pistacchi\w*|caffè)|spalmabil[ei]))(?: (?:solar[ei]|idratant[ei]|viso|mani|corpo|giorno|notte))*|sier(?:o|i)|lozion(?:e|i)|shampoo|balsamo|bagnoschiuma|docciaschiuma|sapon(?:e|i)|mascher(?:a|e) (?:viso|capelli))(?: .+)?",
        kicker="Note di cura",
        list_name="lista della cura",
        checks=(
            "Leggere la lista degli ingredienti",
            "Provare su una piccola zona",
            "Finire ciò che è aperto",
            "Annotare la data di apertura",
        ),
        thoughts=(
            "Una novità alla volta: così si sa a che cosa risponde la pelle.",
            "Il vasetto aperto sulla confezione dice per quanti mesi si conserva.",
        ),
    ),
    "profumi": Subject(
        matches=r"(?:eau de (?:parfum|toilette)|acqua di colonia|profum(?:o|i))(?: .+)?",
        kicker="Note di profumo",
        list_name="lista della cura",
        checks=(
            "Provare per un giorno intero",
            "Sentire sulla propria pelle",
            "Pensare alla stagione",
            "Scegliere un flacone piccolo",
        ),
        thoughts=(
            "Un profumo cambia in due ore: aspettare prima di decidere.",
            "Un flacone piccolo per provare, uno grande quando è finito.",
        ),
    ),
    "asciugacapelli": Subject(
        matches=r"asciugacapelli|phon|piastr(?:a|e)(?: per capelli)?|arricciacapelli|spazzol(?:a|e) (?:lisciante|ad aria calda|asciugacapelli)",
        kicker="Note di cura",
        list_name="lista della cura",
        checks=(
            "Misurare fino alla presa",
            "Confrontare il peso in mano",
            "Leggere i livelli di calore",
            "Guardare che cosa si pulisce",
        ),
        thoughts=(
            "Dieci minuti a braccio alzato: il peso conta più della potenza.",
            "Un filtro che si apre senza attrezzi si pulisce davvero.",
        ),
    ),
    "aspirapolvere": Subject(
        matches=r"(?:aspirapolvere|robot aspirapolvere|scop(?:a|e) elettric(?:a|he)|aspirabriciole)(?: (?:robot|senza fili|senza sacco|ciclonico))*",
        kicker="Note di pulizia",
        list_name="lista della casa",
        checks=(
            "Guardare pavimenti e tappeti",
            "Misurare il posto dove riporlo",
            "Leggere il livello di rumore",
            "Contare sacchi, filtri e spazzole",
        ),
        thoughts=(
            "Tappeto, peli o scale: ciò che infastidisce ogni settimana decide il modello.",
            "Ciò che sta vicino alla presa si usa il doppio.",
        ),
    ),
    "macchine da caffè": Subject(
        matches=r"(?:macchin(?:a|e) (?:da|per il|del) caffè|moka(?: \w+)?|caffettier(?:a|e)|macinacaffè)(?: (?:automatic[ahe]+|espresso|americano))*",
        kicker="Note di caffè",
        list_name="lista della cucina",
        checks=(
            "Misurare sotto il pensile",
            "Contare le tazze del mattino",
            "Leggere come si pulisce",
            "Pensare alla colazione di casa",
        ),
        thoughts=(
            "Ciò che sta sul piano si usa, ciò che esce dal pensile aspetta.",
            "Contare ciò che si prepara in un giorno normale, e scegliere la misura.",
        ),
    ),
    "elettrodomestici": Subject(
        matches=r"(?:robot da cucina|frullator(?:e|i)|tostapane|friggitric(?:e|i)(?: ad aria)?|microonde|impastatric(?:e|i)|planetari(?:a|e)|centrifug(?:a|he))(?: .+)?",
        kicker="Note di cucina",
        list_name="lista della cucina",
        checks=(
            "Misurare il piano di lavoro",
            "Pensare a tre piatti abituali",
            "Leggere come si pulisce",
            "Cercare la presa più vicina",
        ),
        thoughts=(
            "Ciò che sta sul piano si usa, ciò che esce dal pensile aspetta.",
            "Dire tre piatti per ogni settimana; se non vengono, meglio farselo prestare.",
        ),
    ),
    "caffè": Subject(
        matches=r"caffè(?: (?:in grani|macinato))?|capsul(?:a|e)(?: (?:di|per) caffè)?|cialde(?: caffè)?|tè(?: (?:verde|nero))?|tisan(?:a|e)",
        kicker="Note di caffè",
        list_name="lista della cucina",
        checks=(
            "Guardare la data",
            "Scegliere una confezione piccola",
            "Leggere la composizione",
            "Conservare al chiuso e all’asciutto",
        ),
        thoughts=(
            "Una confezione piccola, finita in due settimane, ha più gusto di una grande che aspetta.",
            "Cambiare una cosa sola alla volta: la quantità, poi il tipo.",
        ),
    ),
    "attrezzi da giardino": Subject(
        matches=r"(?:cesoi(?:a|e)|forbic(?:i|e) da (?:giardino|potatura)|tagliasiepi|zapp(?:a|e)|pal(?:a|e) da giardino|rastrell(?:o|i)|attrezz(?:o|i) da giardino|svettatoi?o?)(?: per potatura)?",
        kicker="Note di giardino",
        list_name="lista del giardino",
        checks=(
            "Provare come sta in mano",
            "Misurare la zona di lavoro",
            "Leggere come si affila",
            "Prevedere il posto per l’inverno",
        ),
        thoughts=(
            "Il lavoro di ogni settimana merita l’attrezzo buono; il resto si prende in prestito.",
            "Pulito e all’asciutto passa l’inverno senza ruggine.",
        ),
    ),
    "tappetini": Subject(
        matches=r"tappetin(?:o|i) (?:yoga|fitness|da (?:yoga|palestra|ginnastica|pilates))|materassin(?:o|i) (?:yoga|fitness|da ginnastica)|manubri|kettlebell|band(?:a|e) elastic(?:a|he)|elastici fitness",
        kicker="Note di allenamento",
        list_name="lista del weekend",
        checks=(
            "Misurare lo spazio a terra",
            "Pensare al pavimento sotto",
            "Leggere come si pulisce",
            "Scegliere un giorno e un’ora",
        ),
        thoughts=(
            "Ciò che resta in un angolo della stanza si usa; ciò che va nell’armadio aspetta.",
            "Un’ora fissa la settimana vale più di un grande progetto.",
        ),
    ),
    "cucce": Subject(
        matches=r"(?:cucci(?:a|e)|cucce|(?:lettin(?:o|i)|cuscin(?:o|i)|copert(?:a|e)) per (?:cani|cane|gatti|gatto|animali))(?: .+)?",
        kicker="Note per animali",
        list_name="lista degli animali",
        checks=(
            "Misurare l’animale che dorme",
            "Leggere come si lava",
            "Scegliere un angolo tranquillo",
            "Lasciare il vecchio accanto",
        ),
        thoughts=(
            "Un animale si misura quando dorme disteso, con una mano in più.",
            "Il vecchio accanto al nuovo per una settimana: sceglierà da sé.",
        ),
    ),
    "crocchette": Subject(
        matches=r"(?:crocchett(?:e|a)|cibo (?:umido|secco)?|snack|bocconcini)(?: (?:umido|secco))?(?: per (?:cani|cane|gatti|gatto))(?: .+)?|crocchette(?: .+)?",
        kicker="Note per la ciotola",
        list_name="lista degli animali",
        checks=(
            "Leggere età e taglia indicate",
            "Leggere la lista degli ingredienti",
            "Chiedere al veterinario",
            "Cominciare da un formato piccolo",
        ),
        thoughts=(
            "Mescolare ogni giorno un po’ più del nuovo per una settimana.",
            "Un formato piccolo mostra se piace; quello grande viene dopo.",
        ),
    ),
    "tappeti": Subject(
        matches=r"(?:tappet(?:o|i)|zerbin(?:o|i)|passatoi(?:a|e)|tappetin(?:o|i) (?:da |per il )?bagno)(?: (?:da (?:salotto|bagno)|salotto|cucina|bagno))*",
        kicker="Note per la stanza",
        list_name="lista della casa",
        checks=(
            "Misurare due volte",
            "Pensare alla porta che si apre",
            "Guardare il colore di sera",
            "Leggere come si lava",
        ),
        thoughts=(
            "Segnare il contorno con il nastro: la misura giusta è spesso la più grande.",
            "Il colore cambia con la lampada: guardarlo anche di sera.",
        ),
    ),
    "tende": Subject(
        matches=r"tend(?:a|e|ina|ine)(?! (?:da (?:campeggio|sole|spiaggia)|campeggio|igloo))(?: (?:oscurant[ei]|doccia|da (?:interni|cucina)|termich[ei]))*",
        kicker="Note per la finestra",
        list_name="lista della casa",
        checks=(
            "Misurare la finestra due volte",
            "Contare larghezza e pieghe",
            "Leggere come si lava",
            "Guardare la luce del mattino",
        ),
        thoughts=(
            "Per belle pieghe, da una volta e mezza a due volte la larghezza del bastone.",
            "Misurare dal bastone fin dove deve cadere, non dalla finestra.",
        ),
    ),
    "borracce": Subject(
        matches=r"(?:borracc(?:ia|e)|thermos|bottigli(?:a|e) termic(?:a|he)|tazz(?:a|e) termic(?:a|he))(?: .+)?",
        kicker="Note per la strada",
        list_name="lista della cucina",
        checks=(
            "Misurare il portabicchieri",
            "Contare quanto si beve",
            "Leggere come si lava",
            "Scuotere sopra il lavandino",
        ),
        thoughts=(
            "Quanto si beve fino a mezzogiorno dà la capacità.",
            "Una bocca larga si pulisce, una stretta si dimentica.",
        ),
    ),
    "spazzolini": Subject(
        matches=r"spazzolin(?:o|i)(?: (?:da denti|elettric[oi]))*(?: .+)?|testine di ricambio|idropulsor(?:e|i)",
        kicker="Note di bagno",
        list_name="lista della cura",
        checks=(
            "Cercare le testine di ricambio",
            "Chiedere al dentista",
            "Pensare alla ricarica",
            "Annotare il mese del cambio",
        ),
        thoughts=(
            "Le testine si comprano per anni: guardare quali vanno bene.",
            "Due minuti, due volte al giorno: il resto è questione di gusto.",
        ),
    ),
    "tubi da giardino": Subject(
        matches=r"(?:tub(?:o|i) (?:da (?:giardino|irrigazione)|estensibil[ei])|irrigator(?:e|i)|avvolgitubo)(?: .+)?",
        kicker="Note di irrigazione",
        list_name="lista del giardino",
        checks=(
            "Misurare fino all’angolo lontano",
            "Guardare l’attacco del rubinetto",
            "Svuotare prima del gelo",
            "Prevedere un posto all’ombra",
        ),
        thoughts=(
            "Contare i passi dal rubinetto all’ultima aiuola e aggiungere due metri.",
            "Annaffiare presto: la terra beve meglio che a mezzogiorno.",
        ),
    ),
}

# Headlines that carry one idea; the rows, what counts in which use, are those of a field.
ITALIAN_IDEAS: dict[str, Ideas] = {
    **ITALIAN_BY_USE_IDEAS,
    "bollitori": Ideas(headlines=("Tè, caffè o tisana?", "Quante tazze insieme?"), like="kitchen"),
    "trapani": Ideas(headlines=("Una mensola, poi il resto", "Decide anche la batteria"), like="tools"),
    "annaffiatoi": Ideas(headlines=("Quanti vasi, quanti giri?", "Sotto quale rubinetto?"), like="garden"),
    "tools": Ideas(
        rows=(
            ("In appartamento", "Il rumore e i muri"),
            ("In officina", "Il posto e la presa"),
            ("In regalo", "Ciò che usano già"),
        )
    ),
    "tazze": Ideas(
        headlines=(
            "Quale tazza scegli sempre?",
            "Quanti caffè prima delle otto?",
        ),
        like="kitchen",
    ),
    "pentole": Ideas(
        headlines=(
            "Quale fuoco, quale diametro?",
            "Prima il posto, poi la padella",
        ),
        like="kitchen",
    ),
    "coltelli": Ideas(
        headlines=(
            "Che cosa tagli ogni sera?",
            "Buon filo, pochi coltelli",
        ),
        like="kitchen",
    ),
    "coperte": Ideas(
        headlines=(
            "Chi ha sempre freddo in casa?",
            "Prima il divano, poi il colore",
        ),
        like="home",
    ),
    "cuscini da letto": Ideas(
        headlines=(
            "Di fianco o supini?",
            "La federa dà la misura",
        ),
        like="home",
    ),
    "cuscini": Ideas(
        headlines=(
            "Quali colori ci sono già?",
            "Fodere che si tolgono",
        ),
        like="home",
    ),
    "asciugamani": Ideas(
        headlines=(
            "Quanti per una settimana?",
            "Spesso, o presto asciutto?",
        ),
        like="home",
    ),
    "lenzuola": Ideas(
        headlines=(
            "Quanto è alto il materasso?",
            "Tre cambi e basta",
        ),
        like="home",
    ),
    "lampade": Ideas(
        headlines=(
            "Dove manca la luce?",
            "Calda la sera, chiara al lavoro",
        ),
        like="home",
    ),
    "candele": Ideas(
        headlines=(
            "Quale profumo per quale stanza?",
            "Una candela, un’ora tranquilla",
        ),
        like="home",
    ),
    "vasi da fiori": Ideas(
        headlines=(
            "Due dita attorno alle radici",
            "Quanto pesa pieno di terra?",
        ),
        like="garden",
    ),
    "vasi": Ideas(
        headlines=(
            "Un ramo o un mazzo?",
            "Quali fiori, e quando?",
        ),
        like="home",
    ),
    "contenitori": Ideas(
        headlines=(
            "Prima riordinare, poi riporre",
            "Un posto per ogni cosa",
        ),
        like="home",
    ),
    "mobili": Ideas(
        headlines=(
            "Il contorno a terra, poi si decide",
            "Passa dalla porta?",
        ),
        like="home",
    ),
    "zaini": Ideas(
        headlines=(
            "Stendere, misurare, poi scegliere",
            "Dieci minuti carico, per prova",
        ),
        like="da portare",
    ),
    "borse": Ideas(
        headlines=(
            "Che cosa porti ogni giorno?",
            "Dove vanno le chiavi?",
        ),
        like="da portare",
    ),
    "valigie": Ideas(
        headlines=(
            "Anche le ruote si misurano",
            "Tre giorni di vestiti, poi si sceglie",
        ),
        like="da portare",
    ),
    "scarpe": Ideas(
        headlines=(
            "Misurare di sera, non al mattino",
            "Su quale terreno cammini?",
        ),
        like="fashion",
    ),
    "vestiti": Ideas(
        headlines=(
            "Tre abbinamenti, o niente",
            "Misurare ciò che va già",
        ),
        like="fashion",
    ),
    "cuffie": Ideas(
        headlines=(
            "Dove ascolti di più?",
            "Prima la comodità, poi il suono",
        ),
        like="tech",
    ),
    "caricatori": Ideas(
        headlines=(
            "Quale presa, quale lunghezza?",
            "Quanti apparecchi ogni sera?",
        ),
        like="tech",
    ),
    "custodie": Ideas(
        headlines=(
            "Qual è il modello esatto?",
            "Sottile, o fatta per le scale?",
        ),
        like="telefono",
    ),
    "orologi": Ideas(
        headlines=(
            "Un cerchio di carta al polso",
            "Prima il cinturino, poi il quadrante",
        ),
        like="da portare",
    ),
    "puzzle": Ideas(
        headlines=(
            "Prima il bordo, poi il cielo",
            "Una sera o un fine settimana?",
        ),
        like="kids",
    ),
    "giocattoli": Ideas(
        headlines=(
            "Che cosa resta dopo un mese?",
            "Chiedere prima ai genitori",
        ),
        like="kids",
    ),
    "creme": Ideas(
        headlines=(
            "Una novità alla volta",
            "Finire prima ciò che è aperto",
        ),
        like="beauty",
    ),
    "profumi": Ideas(
        headlines=(
            "Che profumo resta la sera?",
            "Un flacone piccolo per cominciare",
        ),
        like="beauty",
    ),
    "asciugacapelli": Ideas(
        headlines=(
            "Dieci minuti a braccio alzato",
            "Conta la lunghezza del cavo",
        ),
        like="beauty",
    ),
    "aspirapolvere": Ideas(
        headlines=(
            "Tappeto, peli o scale?",
            "Dove riporlo fra due usi?",
        ),
        like="home",
    ),
    "macchine da caffè": Ideas(
        headlines=(
            "Quante tazze prima delle otto?",
            "Misurare sotto il pensile",
        ),
        like="kitchen",
    ),
    "elettrodomestici": Ideas(
        headlines=(
            "Tre piatti la settimana, o niente",
            "Misurare il piano di lavoro",
        ),
        like="kitchen",
    ),
    "caffè": Ideas(
        headlines=(
            "Due settimane per confezione",
            "Uno per il mattino, uno per sera",
        ),
        like="dispensa",
    ),
    "attrezzi da giardino": Ideas(
        headlines=(
            "Quale lavoro torna ogni settimana?",
            "All’asciutto per l’inverno",
        ),
        like="garden",
    ),
    "tappetini": Ideas(
        headlines=(
            "Prima lo spazio a terra",
            "Quale giorno, a che ora?",
        ),
        like="sports",
    ),
    "cucce": Ideas(
        headlines=(
            "Quanto spazio occupa disteso?",
            "Un angolo tranquillo",
        ),
        like="pets",
    ),
    "crocchette": Ideas(
        headlines=(
            "Prima il formato piccolo",
            "Cambiare in una settimana",
        ),
        like="ciotola",
    ),
    "tappeti": Ideas(
        headlines=(
            "Prima il contorno con il nastro",
            "Di giorno e sotto la lampada",
        ),
        like="home",
    ),
    "tende": Ideas(
        headlines=(
            "Dal bastone, non dalla finestra",
            "Quanta luce al mattino?",
        ),
        like="home",
    ),
    "borracce": Ideas(
        headlines=(
            "Quanto bevi fino a mezzogiorno?",
            "Una bocca larga si pulisce",
        ),
        like="kitchen",
    ),
    "spazzolini": Ideas(
        headlines=(
            "Quali testine vanno bene?",
            "Chiedere al dentista",
        ),
        like="beauty",
    ),
    "tubi da giardino": Ideas(
        headlines=(
            "Quanti passi fino all’aiuola?",
            "Presto, non a mezzogiorno",
        ),
        like="garden",
    ),
    "home": Ideas(
        rows=(
            ("Stanze piccole", "La misura, presa prima"),
            ("Case vivaci", "Come si lava"),
            ("In affitto", "Ciò che trasloca con te"),
        )
    ),
    "kitchen": Ideas(
        rows=(
            ("Ogni giorno", "Presto lavato, a portata"),
            ("Con ospiti", "Abbastanza per tutti"),
            ("Cucine piccole", "Il posto dove riporlo"),
        )
    ),
    "tech": Ideas(
        rows=(
            ("A casa", "Con che cosa si collega"),
            ("In viaggio", "Il peso e la ricarica"),
            ("Per un altro", "L’avvio"),
        )
    ),
    "fashion": Ideas(
        rows=(
            ("Al lavoro", "Va con l’armadio"),
            ("Nel weekend", "Movimento e lavaggio"),
            ("In regalo", "La taglia e il cambio"),
        )
    ),
    "beauty": Ideas(
        rows=(
            ("Al mattino", "Pochi passaggi"),
            ("Di sera", "Il tempo e la consistenza"),
            ("In viaggio", "La misura del flacone"),
        )
    ),
    "kids": Ideas(
        rows=(
            ("Piccoli", "L’età sulla scatola"),
            ("Fratelli", "Abbastanza per due"),
            ("In regalo", "Ciò che hanno già"),
        )
    ),
    "garden": Ideas(
        rows=(
            ("Su un balcone", "Il vento e il peso"),
            ("In giardino", "Pioggia, sole e inverno"),
            ("Con bambini", "I bordi e l’altezza"),
        )
    ),
    "pets": Ideas(
        rows=(
            ("In casa", "Il lavaggio e il rumore"),
            ("A passeggio", "Il peso e la taglia"),
            ("Timidi", "Un inizio lento"),
        )
    ),
    "sports": Ideas(
        rows=(
            ("A casa", "Lo spazio a terra"),
            ("Fuori", "Il tempo e la presa"),
            ("Con amici", "Abbastanza per tutti"),
        )
    ),
    "dispensa": Ideas(
        rows=(
            ("Ogni giorno", "Quanto basta per due settimane"),
            ("Con ospiti", "Abbastanza da dividere"),
            ("In dispensa", "Un barattolo che chiude bene"),
        )
    ),
    "ciotola": Ideas(
        rows=(
            ("Ogni giorno", "La dose, pesata"),
            ("Due animali", "Una ciotola ciascuno"),
            ("Schizzinosi", "Un cambio lento"),
        )
    ),
    "da portare": Ideas(
        rows=(
            ("Ogni giorno", "Leggero e a portata di mano"),
            ("In viaggio", "Il posto nel bagaglio"),
            ("In regalo", "Ciò che usano già"),
        )
    ),
    "telefono": Ideas(
        rows=(
            ("In tasca", "Sottile, con bordi lisci"),
            ("Sulle scale", "Gli angoli protetti"),
            ("In auto", "Il posto per il supporto"),
        )
    ),
}
