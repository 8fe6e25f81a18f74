"""Things that have a drawing of their own, told from the words of a product's name."""

# ruff: noqa: E501 (a thing a line)
from __future__ import annotations

import re
from functools import lru_cache

# By drawing: English and German words, which end a noun phrase ("a candle lantern" is no candle; German
# compounds end in the thing itself), and French, Spanish and Italian ones, which begin it.
NAMED: dict[str, tuple[str, str]] = {
    "backpack": (r"backpacks?|daypacks?|\w*rucks[aä]ck", r"sacs? à dos|mochilas?|zain[oi]"),
    "bag": (
        r"(?<!tea )(?<!sleeping )(?<!trash )(?<!garbage )(?<!bean )(?<!storage )(?<!freezer )bags?|totes?|handbags?|duffels?|\w*taschen?",
        r"sacs?(?! à dos)|cabas|bolsos?|bors[ae]",
    ),
    "ball": (r"balls?|(?:fuß|basket|hand|volley|wasser)bälle?", r"ballons? de|pelotas?|balón|pallon[ei]"),
    "battery": (
        r"power ?banks?|powerbanks?|batter(?:y|ies)|power stations?|\w*akkus?|batterien?",
        r"batteries? externes?|bater[ií]as?|piles|pilas",
    ),
    "beans": (r"coffee beans|whole beans?|\w*kaffeebohnen", r"café en grains|café en grano|caffè in grani"),
    "bicycle": (r"bicycles?|bikes?|\w*fahrr[aä]d(?:er)?|e-?bikes?", r"vélos?|bicicletas?|biciclett[ae]"),
    "birdhouse": (
        r"bird ?houses?|bird ?feeders?|nest(?:ing)? box(?:es)?|vogelh[aä]us(?:er|chen)?|nistk[aä]sten|futterhaus",
        r"nichoirs?|mangeoires?|casas? para pájaros|comederos? para pájaros|mangiatoi[ae]|casett[ae] per uccelli",
    ),
    "blocks": (
        r"(?:building|wooden|toy) blocks|bauklötze|bausteine|holzbausteine",
        r"blocs de construction|bloques|mattoncini",
    ),
    "board": (
        r"(?:cutting|chopping|serving|charcuterie|cheese) boards?|schneid(?:e)?bretter?|schneidbrett|servierbrett",
        r"planches? à découper|tablas? de cortar|taglier[ei]",
    ),
    "book": (r"cookbooks?|books?|(?!notiz)\w*b[uü]ch(?:er)?", r"livres?|libros?|libr[oi]"),
    "bottle": (r"baby ?bottles?|baby ?flaschen?", r"biberons?|biberón|biberones"),
    "bowl": (
        r"bowls?|\w*schüsseln?|\w*schalen?",
        r"bols?|saladiers?|cuencos?|ensaladeras?|ciotol[ae]|insalatier[ae]",
    ),
    "box": (
        r"gift box(?:es)?|geschenkbox(?:en)?|geschenkset|advent calendars?|\w*adventskalender",
        r"coffrets? cadeaux?|calendriers? de l['’]avent|calendarios? de adviento|calendario? dell['’]avvento",
    ),
    "brush": (
        r"hair ?brush(?:es)?|haarbürsten?",
        r"brosses? à cheveux|cepillos? (?:de|para el) pelo|spazzol[ae] per capelli",
    ),
    "bucket": (r"buckets?|\w*eimer", r"seaux?|cubos?|secchi[oi]?"),
    "bulb": (
        r"(?<!tulip )(?<!flower )bulbs?|\w*glühbirnen?|leuchtmittel|glühlampen?",
        r"ampoules?|bombillas?|lampadin[ae]",
    ),
    "camera": (
        r"cameras?|camcorders?|\w*kameras?",
        r"caméras?|appareils? photo|cámaras?|fotocamer[ae]|telecamer[ae]",
    ),
    "can": (r"watering cans?|gie(?:ß|ss)kannen?", r"arrosoirs?|regaderas?|annaffiato(?:io|i)"),
    "candle": (r"candles?|\w*kerzen?", r"bougies?|velas?|candel[ae]"),
    "cards": (
        r"(?:playing|trading|pok[eé]mon) cards|card games?|\w*sammelkarten|\w*spielkarten|\w*kartenspiele?",
        r"cartes à (?:jouer|collectionner)|jeux? de cartes|carte da gioco",
    ),
    "chair": (
        r"chairs?|armchairs?|\w*st(?:uhl|ühle)|\w*sessel",
        r"chaises?|fauteuils?|sillas?|sillón|sedi[ae]|poltron[ae]",
    ),
    "clipper": (
        r"(?:beard|hair|nose|body) ?(?:trimmers?|clippers?)|(?:bart|haar|nasenhaar|körper)-?(?:trimmer|schneider|schneidemaschinen?)",
        r"tondeuses? (?:à barbe|à cheveux|barbe|cheveux)|cortapelos|recortador\w*|tagliacapelli|regolabarba",
    ),
    "comb": (r"combs?|\w*k(?:amm|ämme)", r"peignes?|peines?|pettin[ei]"),
    "cushion": (
        r"cushions?|pillows?|pillowcases?|\w*kissen|kissenbez(?:ug|üge)",
        r"coussins?|oreillers?|cojín|cojines|almohadas?|cuscin[oi]",
    ),
    "die": (r"dice|würfelspiele?|würfel", r"dés|dados|dadi"),
    "dish": (
        r"(?:dog|cat|pet) (?:bowls?|dish(?:es)?|feeders?)|\w*n[aä]pfe?",
        r"gamelles?|comederos?|ciotol[ae] per (?:cani|gatti)",
    ),
    "dropper": (r"serums?|seren|\w*serum", r"sérums?|sérum|suer(?:o|i)"),
    "dumbbell": (
        r"dumbbells?|kettlebells?|barbells?|\w*hanteln?",
        r"haltères?|mancuernas?|pesas|manubri[oi]?",
    ),
    "envelope": (r"envelopes?|\w*umschl[aä]ge?", r"enveloppes?|sobres|bust[ae]"),
    "fir": (
        r"christmas trees?|weihnachtsb[aä]ume?|tannenb[aä]um|christbaum",
        r"sapins?(?: de noël)?|árbol(?:es)? de navidad|alber[oi] di natale",
    ),
    "flask": (
        r"(?:water|drink(?:ing)?|sports?) bottles?|thermos(?: flasks?)?|flasks?|trinkflaschen?|thermosflaschen?|wasserflaschen?|thermoskannen?",
        r"gourdes?|bouteilles? isothermes?|botellas?|termos|borracc(?:ia|e)|thermos",
    ),
    "frame": (
        r"(?:picture|photo) frames?|\w*bilderrahmen|fotorahmen",
        r"cadres?(?: photo)?|marcos? (?:de|para) fotos?|cornic[ei]",
    ),
    "gamepad": (
        r"(?:game|gaming|wireless|xbox|ps[45]) controllers?|game ?pads?|joysticks?",
        r"manettes?|mandos?(?: de juego)?",
    ),
    "glass": (
        r"(?:drinking|cocktail|beer|highball) glass(?:es)?|tumbler glass(?:es)?|(?:trink|bier|cocktail|longdrink)gl[aä]s(?:er)?",
        r"verres?|vasos|bicchier[ei]",
    ),
    "glasses": (
        r"(?:reading|blue light) glasses|eyeglasses|\w*lesebrillen?|brillen?",
        r"lunettes(?! de soleil)|gafas(?! de sol)|occhiali(?! da sole)",
    ),
    "guitar": (r"guitars?|ukuleles?|\w*gitarren?", r"guitares?|ukulélés?|guitarras?|chitarr[ae]"),
    "hammer": (r"hammers?|\w*hämmer", r"marteaux?|martillos?|martell[oi]"),
    "hat": (
        r"(?:sun|bucket|straw|cowboy|winter)? ?hats?|(?:sonnen|stroh)?h[uü]te?",
        r"chapeaux?|sombreros?|cappell[oi]",
    ),
    "headphones": (
        r"headphones?|headsets?|earphones|kopfhörer|\w*kopfhörer",
        r"casques? (?:audio|bluetooth|sans fil|gaming)|écouteurs|auriculares|cuffie",
    ),
    "jar": (
        r"(?:face|hand|night|day|eye|body) cream|moisturi[sz]ers?|(?:gesichts|hand|tages|nacht|augen|körper)?creme",
        r"crèmes?|cremas?|crem[ae]",
    ),
    "kettle": (r"kettles?|\w*wasserkocher", r"bouilloires?|hervidor(?:es)?|bollitor[ei]"),
    "lamp": (
        r"(?<!solar )lamps?|nightlights?|(?!taschen|stirn|glüh|solar)\w*lampen?|(?!solar|garten|außen)\w*leuchten?",
        r"lampes?(?! (?:[\w-]+ )?solaires?)|lampadaires?|lámparas?(?! (?:[\w-]+ )?solar)|lampad[ae](?! (?:[\w-]+ )?solar)",
    ),
    "lantern": (
        r"(?<!paper )lanterns?|\w*laternen?|windlicht(?:er)?|solar lamps?|(?:solar|garten|außen)(?:leuchten?|lampen?)",
        r"lanternes?|farol(?:es|illos?)?|lantern[ae]|lampes? (?:[\w-]+ )?solaires?|lámparas? (?:[\w-]+ )?solar(?:es)?|lampad[ae] (?:[\w-]+ )?solar[ei]",
    ),
    "laptop": (
        r"laptops?|notebook computers?|chromebooks?|macbooks?",
        r"ordinateurs? portables?|portátil(?:es)?",
    ),
    "lather": (
        r"shaving (?:brush(?:es)?|cream|foam|soap)|rasier(?:pinsel|schaum|seife|creme)",
        r"blaireaux?|brochas? de afeitar|schiuma da barba",
    ),
    "leash": (r"leash(?:es)?|dog leads?|\w*hundeleinen?", r"laisses?|guinzagli[oi]?"),
    "lipstick": (
        r"lipsticks?|lip (?:balms?|gloss|tints?)|lippenstifte?",
        r"rouges? à lèvres|pintalabios|barras? de labios|rossett[oi]",
    ),
    "mat": (
        r"(?:yoga|exercise|fitness|gym) mats?|(?:yoga|fitness|gymnastik|sport)matten?",
        r"tapis de (?:yoga|sport|gym)|esterillas?|tappetin[oi](?: yoga)?",
    ),
    "meter": (
        r"(?:energy|power|multi) ?meters?|multimeters?|strommess(?:er|geräte?)|energiekostenmess\w*|multimeter",
        r"multimètres?|wattmètres?|multímetros?|multimetr[oi]",
    ),
    "mill": (
        r"(?:coffee|pepper|salt|spice) (?:grinders?|mills?)|(?:kaffee|pfeffer|salz|gewürz)?m[uü]hlen?",
        r"moulins? à (?:café|poivre|sel)|molinillos?|macina(?:caffè|pepe)",
    ),
    "mirror": (r"mirrors?|\w*spiegel", r"miroirs?|espejos?|specchi[oi]?"),
    "mitten": (
        r"mittens?|gloves?|oven mitts?|\w*handschuhe?",
        r"gants?|moufles?|guantes?|manoplas?|guant[oi]",
    ),
    "mug": (
        r"mugs?|(?:tea|coffee) ?cups?|travel cups?|tassen?|kaffeetassen?|(?:kaffee|tee|thermo|trink)?becher",
        r"tasses?|tazas?|tazz[ae]",
    ),
    "notebook": (
        r"notebooks?|journals?|planners?|sketchbooks?|notizb[uü]ch(?:er)?|notizhefte?",
        r"carnets?|cahiers?|cuadernos?|quadern[oi]|taccuin[oi]",
    ),
    "oilcan": (
        r"(?:motor|engine|gear) oil|\w*motor(?:en)?öl|getriebeöl",
        r"huiles? moteur|aceite (?:de )?motor|olio motore",
    ),
    "paintbrush": (
        r"paint ?brush(?:es)?|\w*malpinsel|pinselset|flachpinsel",
        r"pinceaux?|pincel(?:es)?|pennell[oi]",
    ),
    "palette": (
        r"(?:watercolou?r|acrylic|paint) (?:sets?|palettes?|paints?)|\w*(?:aquarell|acryl|wasser)farben",
        r"peintures? (?:acryliques?|aquarelles?)|acuarelas?|acquerell[oi]",
    ),
    "pan": (r"pans?|skillets?|woks?|\w*pfannen?", r"poêles?|sauteuses?|sart[eé]n(?:es)?|padell[ae]"),
    "panel": (
        r"solar panels?|solarpanels?|solarmodule?|balkonkraftwerke?",
        r"panneaux? solaires?|paneles? solar(?:es)?|placas? solar(?:es)?|pannell[oi] solar[ei]",
    ),
    "pencil": (r"pencils?|\w*bleistifte?|buntstifte", r"crayons?|lápi(?:z|ces)|matit[ae]"),
    "pens": (
        r"pens|markers|highlighters|gel pens?|kugelschreiber|filzstifte|fineliner|\w*textmarker",
        r"stylos?|feutres|bolígrafos?|rotuladores|penn[ae]",
    ),
    "phone": (
        r"(?:cell|smart|mobile)? ?phones?|smartphones?|iphones?|handys?",
        r"téléphones?|móviles|teléfonos?|telefon[oi]",
    ),
    "pill": (
        r"vitamins|(?:vitamin \w+ )?(?:tablets|capsules|gummies|softgels)|supplements?|\w*(?:tabletten|kapseln)|nahrungsergänzung\w*",
        r"vitamines|comprimés|gélules|vitaminas|comprimidos|cápsulas|compresse",
    ),
    "plant": (
        r"(?:house|artificial|potted|indoor) ?plants?|plants?|succulents?|planters?|(?:flower|plant) pots?|(?:kunst|zimmer|topf)?pflanzen?|blument[oö]pfe?|pflanzkübel",
        r"plantes?|plantas?|maceter[oa]s?|piant[ae]",
    ),
    "plaster": (r"band-?aids?|bandages?|plasters?|\w*pflaster", r"pansements?|tiritas|cerott[oi]"),
    "plug": (
        r"(?:smart |wall |wi-?fi )plugs?|smart (?:outlets?|sockets?)|chargers?|\w*steckdosen?|\w*ladegeräte?|\w*netzteile?",
        r"prises? (?:connectées?|électriques?)|chargeurs?|enchufes?|cargador(?:es)?|pres[ae] (?:smart|intelligent[ei])|caricabatterie",
    ),
    "pot": (
        r"pots?|saucepans?|dutch ovens?|(?:slow|pressure|rice) cookers?|(?:koch|suppen|schnellkoch|nudel|stiel|schmor)?t[oö]pfe?|\w*bräter",
        r"casseroles?|cocottes?|marmites?|faitouts?|ollas?|cacerolas?|pentol[ae]|casseruol[ae]",
    ),
    "razor": (
        r"razors?|shavers?|\w*rasierer|rasierhobel|rasierapparate?",
        r"rasoirs?|afeitadoras?|maquinillas? de afeitar|rasoi[oi]?",
    ),
    "router": (
        r"(?:wi-?fi|wireless|mesh|wlan) ?(?:\d\w* )?routers?|wlan-?router|repeaters?|\w*wlan-?repeater|wi-?fi extenders?",
        r"routeurs?|répéteurs? wi-?fi|repetidor(?:es)? wi-?fi|ripetitor[ei]",
    ),
    "screwdriver": (
        r"screwdrivers?|\w*schraubendreher|\w*schraubenzieher|\w*akkuschrauber",
        r"tournevis|destornillador(?:es)?|atornillador(?:es)?|cacciavit[ei]|avvitator[ei]",
    ),
    "shirt": (
        r"t-?shirts?|shirts?|hoodies?|sweatshirts?|\w*hemd(?:en)?",
        r"chemises?|camisetas?|camisas?|magliett[ae]|camici[ae]",
    ),
    "shoe": (r"shoes?|sneakers?|\w*schuhe?", r"chaussures?|baskets|zapat(?:o|illa)s?|scarp[ae]"),
    "speaker": (
        r"speakers?|soundbars?|sound bars?|\w*lautsprecher|\w*musikboxen?",
        r"enceintes?|haut-parleurs?|altavo(?:z|ces)|altoparlant[ei]|casse bluetooth",
    ),
    "suitcase": (
        r"suitcases?|luggage|carry-?ons?|(?:reise|hand|hartschalen|kabinen)?koffer|\w*trolleys?",
        r"valises?|bagages?|maletas?|valigi[ae]",
    ),
    "sunglasses": (r"sunglasses|\w*sonnenbrillen?", r"lunettes de soleil|gafas de sol|occhiali da sole"),
    "tape": (
        r"tape measures?|measuring tapes?|maßb[aä]nd(?:er)?|rollmaß|bandmaß",
        r"mètres? ruban|cintas? métricas?|metr[oi] a nastro",
    ),
    "teapot": (r"tea ?pots?|\w*teekannen?", r"théières?|teteras?|teier[ae]"),
    "teddy": (
        r"teddy(?: bears?)?|plush(?:ies| toys?)?|stuffed animals?|\w*teddyb[aä]r(?:en)?|\w*kuscheltiere?|\w*plüschtiere?",
        r"peluches?|nounours|ositos?|orsacchiott[oi]",
    ),
    "tent": (r"tents?|\w*zelte?", r"tentes?|tiendas? de campaña|tend[ae] (?:da campeggio|campeggio)"),
    "thermometer": (r"thermometers?|\w*thermometer", r"thermomètres?|termómetros?|termometr[oi]"),
    "tin": (
        r"energy drinks?|sodas?|colas?|beers?|\w*limonaden?|\w*bier",
        r"boissons? énergisantes?|refrescos?|bibit[ae]",
    ),
    "trowel": (
        r"trowels?|hand (?:shovels?|spades?)|\w*pflanzkellen?|\w*gartenschaufeln?",
        r"transplantoirs?|paletas? de jardín|palett[ae] da giardino",
    ),
    "vase": (r"vases?|\w*vasen?", r"jarrón|jarrones|floreros?|vasi"),
    "wheel": (
        r"(?:car|winter|summer|all[- ]season) tires?|t[iy]res?|(?:auto|winter|sommer|ganzjahres|fahrrad)?reifen|felgen?",
        r"pneus?|neumáticos?|pneumatic[oi]",
    ),
    "whisk": (r"whisks?|\w*schneebesen", r"fouets?|batidor(?:es)? de varillas|frust[ae]"),
    "wrench": (
        r"wrench(?:es)?|spanners?|socket sets?|\w*schraubenschlüssel|\w*drehmomentschlüssel",
        r"clés? (?:à molette|dynamométriques?|plates?)|llaves? inglesas?|chiav[ei] (?:ingles[ei]|dinamometric[ah]e?)",
    ),
    "yarn": (
        r"yarns?|\w*strickgarn|(?:strick|häkel|schur)?wolle",
        r"pelotes?|ovillos?|gomitol[oi]|filat[oi]",
    ),
}
# One pattern of all, a group each: many of their own would take ten times as long.
_LAST = re.compile("|".join(f"(?P<{name}>{last})" for name, (last, _) in NAMED.items()))
_FIRST = re.compile("|".join(rf"(?P<{name}>(?:{first})(?![\w-]))" for name, (_, first) in NAMED.items()))
_WORD = re.compile(r"(?<![\w-])\w")
_MOST_WORDS = 3
# "Set of 6 mugs": what there are six of.
_OF = re.compile(
    r"\b(?:sets?|packs?|lots?|juegos?|pares|boîtes?|confezion[ei])\s+(?:of|de|di|da|von|mit)\s+(?:\d+\s+)?"
)
_PIECES = re.compile(r"\s*[,|:;(\[]\s*|\s+[-–—/+]\s+")
_MOST_PIECES = 3
# Where the noun of a phrase has been said; what may still stand behind it there.
_FURTHER = re.compile(
    r"\s(?:for|with|from|in|by|made|that|to|für|mit|aus|zum|zur|im|von|pour|avec|para|con|per|en)\s.*$"
)
# "Tea, 16 oz bag": how it is packed is not what it is.
_PACKED = re.compile(
    r"(?:^|\s)\d+(?:[.,]\d+)?\s?(?:oz|ounces?|fl oz|g|gr|kg|mg|lbs?|pounds?)\s"
    r"(?:bags?|pouch(?:es)?|tins?|cans?|jars?|box(?:es)?|bottles?|\w*beutel|dosen?|gl[aä]s(?:er)?|sachets?|bols[ae]s?|bust[ae])$"
)
_TAIL = re.compile(
    r"(?:\s(?:\S*\d\S*|oz|ounces?|l|ml|cm|inch(?:es)?|litres?|liters?|liter|sets?|packs?|pairs?|pieces?|pcs|stück|paar|"
    r"black|white|blue|red|green|gr[ae]y|pink|brown|beige|gold|silver|small|medium|large|x?xl|new|"
    r"schwarz|wei(?:ß|ss)|blau|rot|grün|grau|rosa|braun|klein|gro(?:ß|ss)|"
    r"outdoor|indoor|waterproof|portable|rechargeable|ceramic|holz|acryl|elektrisch|keramik|edelstahl|rutschfest|faltbar|"
    r"wasserdicht|herren|damen|kinder|men|women|kids|unisex))+$"
)


@lru_cache(maxsize=512)
def thing_of(title: str) -> str | None:
    """The drawing of the very thing that a product's title names, if there is one."""
    title = _OF.sub("", title[:300].strip().lower())
    for piece in _PIECES.split(title)[:_MOST_PIECES]:
        phrase = _PACKED.sub("", _FURTHER.sub("", piece)).strip()
        # A head that begins a phrase is told from the whole of it: "lunettes de soleil", "café en grains".
        said = _ends_with(phrase) or _ends_with(_TAIL.sub("", phrase)) or _begins_with(_PACKED.sub("", piece))
        if said:
            return said
    return None


def _ends_with(phrase: str) -> str | None:
    # The longest words say most: a flower pot is no pot.
    starts = [match.start() for match in _WORD.finditer(phrase)][-_MOST_WORDS:]
    return next((match.lastgroup for start in starts if (match := _LAST.fullmatch(phrase, start))), None)


def _begins_with(phrase: str) -> str | None:
    # A brand or a colour may stand before it.
    starts = [match.start() for match in _WORD.finditer(phrase)][:_MOST_WORDS]
    return next((match.lastgroup for start in starts if (match := _FIRST.match(phrase, start))), None)
