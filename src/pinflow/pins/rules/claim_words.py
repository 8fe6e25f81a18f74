# ruff: noqa: E501 (word lists are read and searched by concept; breaking them by width hides what is in them)
"""What copy can claim about a product besides figures, by concept, in English and German; ``claim_romance``
has the French, Spanish and Italian words.

One concept a line: whatever of it stands in the facts supports whatever of it stands in the copy, so that a
German note supports an English sentence. Soft words of taste ("light", "pretty") are no claims here.
"""

from __future__ import annotations

import re

from pinflow.pins.rules import claim_romance

_I = re.IGNORECASE

_CONCEPTS = {
    # Properties
    "waterproof": r"water[- ]?(?:proof|tight)|wasserdicht\w*|wasserfest\w*",
    "water-resistant": r"water[- ]?(?:resistant|repellent)|splash[- ]?proof|(?:wasser|spritzwasser)(?:abweisend|geschützt)\w*",
    "weatherproof": r"weather[- ]?(?:proof|resistant)|wetter(?:fest|beständig)\w*|frost[- ]?(?:proof|resistant)|frostsicher\w*|frostfest\w*|uv[- ](?:resistant|protect\w+|beständig\w*)",
    "leakproof": r"leak[- ]?(?:proof|free|resistant)|spill[- ]?(?:proof|resistant|safe|free)|auslaufsicher\w*",
    "dishwasher safe": r"dishwasher[- ]?(?:safe|proof|friendly)|(?:can|may) go in(?:to)? the dishwasher|(?:spül|geschirrspül)maschinen(?:fest|geeignet|tauglich)\w*",
    "microwave safe": r"microwave[- ]?(?:safe|able|proof)|mikrowellen(?:geeignet|fest|tauglich)\w*",
    "oven safe": r"oven[- ]?(?:safe|proof)|(?:back)?ofen(?:fest|geeignet)\w*",
    "freezer safe": r"freezer[- ]?(?:safe|proof)|gefriergeeignet\w*|gefrierfest\w*",
    "for induction": r"induction[- ](?:compatible|ready|safe)|(?:for|on) induction|induktionsgeeignet\w*|für induktion\w*",
    "machine washable": r"machine[- ]?wash(?:able)?|(?:maschinen)?waschbar\w*|washable|abwaschbar\w*",
    "heatproof": r"heat[- ]?(?:proof|resistant)|hitze(?:beständig|fest)\w*",
    "fireproof": r"fire[- ]?(?:proof|resistant|retardant)|flame[- ]?(?:proof|resistant|retardant)|feuerfest\w*|schwer entflammbar\w*|feuerhemmend\w*",
    "unbreakable": r"shatter[- ]?(?:proof|resistant)|unbreakable|break[- ]?(?:proof|resistant)|bruch(?:sicher|fest)\w*|unzerbrechlich\w*",
    "scratch resistant": r"scratch[- ]?(?:proof|resistant)|kratzfest\w*|scratch[- ]free",
    "rustproof": r"rust[- ]?(?:proof|free|resistant)|rostfrei\w*",
    "non-slip": r"(?:non|anti)[- ]?(?:slip|skid)|slip[- ]?(?:proof|resistant)|rutsch(?:fest|sicher|hemmend)\w*|anti[- ]?rutsch\w*",
    "non-stick": r"non[- ]?stick|antihaft\w*",
    "insulated": r"(?:vacuum[- ])?insulat(?:ed|ion)|double[- ]wall(?:ed|s)?|vacuum[- ]seal\w*|doppelwandig\w*|isolier(?:t\w*|ung|flasche|becher|kanne)|vakuumisoliert\w*|thermo\w+",
    "keeps its temperature": r"(?:hot|warm|cold|cool|fresh) (?:for (?:(?:many |several )?hours|(?:half )?a day)|all day|all night|overnight)|(?:stundenlang|den ganzen tag|über nacht) (?:heiß|warm|kalt|kühl|frisch)",
    "airtight": r"air[- ]?tight|luftdicht\w*",
    "windproof": r"wind[- ]?proof|winddicht\w*",
    "breathable": r"breathable|atmungsaktiv\w*",
    "wireless": r"wireless|cordless|kabellos\w*|schnurlos\w*|drahtlos\w*|akkubetrieb\w*",
    "rechargeable": r"re-?chargeable|(?:wieder)?aufladbar\w*",
    "battery": r"battery[- ](?:operated|powered)|batterie(?:betrieben|betrieb)\w*",
    "solar": r"solar[- ]?powered|solarbetrieben\w*|\w*solar\w*",
    "bluetooth": r"bluetooth",
    "wifi": r"wi-?fi|wlan",
    "noise cancelling": r"noise[- ]?cancell?ing|geräuschunterdrück\w*|\bANC\b",
    "dimmable": r"dimmable|dimmbar\w*",
    "foldable": r"fold(?:able|ing)|collaps(?:ible|es)|(?:zusammen)?faltbar\w*|(?:zusammen)?klappbar\w*",
    "adjustable": r"adjustable|verstellbar\w*|höhenverstellbar\w*",
    "stackable": r"stack(?:able|ing)|stapelbar\w*",
    # Safety and substances
    "BPA-free": r"bpa[- ]?(?:free|frei)\w*|(?:free (?:of|from)|without) bpa|ohne bpa",
    "non-toxic": r"non[- ]?toxic|toxin[- ]free|ungiftig\w*|schadstofffrei\w*|(?:free (?:of|from)|ohne|frei von) (?:toxins|schadstoffe\w*)",
    "free of a substance": r"(?:lead|pfas|pfoa|phthalate|paraben|sulfate|gluten|sugar|lactose|latex|nickel|fragrance|aluminum|aluminium)[- ]free|(?:blei|pfas|pfoa|parabenl?|gluten|zucker|laktose|latex|nickel|duftstoff|silikon|aluminium)frei\w*",
    "food safe": r"food[- ]?(?:safe|grade)|lebensmittelecht\w*|lebensmittelsicher\w*",
    "child safe": r"(?:child|baby|kid|toddler)[- ]?(?:safe|proof)|kindersicher\w*",
    "pet safe": r"(?:pet|dog|cat)[- ]safe|safe for (?:your )?(?:pets|dogs|cats|children|kids|babies)",
    "skin": r"hypo-?allergenic|hypoallergen\w*|(?:kind|gentle|suitable) (?:to|on|for) sensitive skin|dermatolog\w+|hautverträglich\w*|für empfindliche haut",
    "vegan": r"vegan\w*",
    "cruelty-free": r"cruelty[- ]free|tierversuchsfrei\w*|ohne tierversuche",
    "organic": r"organic(?:ally)?|(?:aus )?bio[- ]?(?:baumwolle|qualität|anbau)|bio-\w+|kontrolliert biologisch\w*",
    "recycled": r"recycled|upcycled|recycelt\w*|rezykliert\w*",
    "biodegradable": r"bio-?degradable|compostable|plastic[- ]free|biologisch abbaubar\w*|kompostierbar\w*|plastikfrei\w*",
    "eco": r"eco[- ]?friendly|sustainabl[ey]|carbon[- ]neutral|climate[- ]neutral|umweltfreundlich\w*|nachhaltig\w*|klimaneutral\w*",
    "antibacterial": r"anti-?(?:bacterial|microbial)|antibakteriell\w*|antimikrobiell\w*|germ[- ]free|keimfrei\w*",
    # Proof by others
    "certified": r"certif(?:ied|ication)|zertifizier(?:t\w*|ung)|(?:fsc|gots|oeko-?tex|öko-?tex|energy star|fair ?trade|tüv|bluesign|ul[- ]listed|ce[- ](?:marked|zeichen|kennzeichnung)|gs[- ]zeichen)(?:[- ](?:certified|geprüft|zertifiziert|standard))?",
    "tested or approved": r"(?:lab|safety|quality|independently|clinically|dermatologically|drop|military)[- ](?:tested|approved|grade)|(?:fda|usda|vet|dentist|doctor|expert)[- ]?(?:approved|recommended)|(?:labor|sicherheits|qualitäts)geprüft\w*|von (?:ärzten|experten|tierärzten|zahnärzten) (?:empfohlen|entwickelt)",
    "award": r"award[- ]?winning|(?:won|winner of) (?:an?|the|several) [\w ]{0,20}awards?|preisgekrönt\w*|ausgezeichnet mit|auszeichnung\w*|testsieg\w*",
    "patented": r"patent(?:ed|ed design|[- ]pending)|patentiert\w*",
    "warranty": r"(?:life[- ]?time|full|limited|extended|money[- ]back|satisfaction|\w+[- ](?:year|month|day)) (?:warranty|guarantee)|(?:with|has|includes?|comes with) (?:an? )?(?:warranty|guarantee)|(?:lebenslange[rn]?|volle[rn]?|geld-zurück-)[- ]?garantie|\w*jahres?garantie|mit (?:\w+ ){0,2}garantie",
    # What hurries a reader or is added: nobody who does not sell it knows, and it is wrong tomorrow.
    "scarcity": r"(?:only|just) (?:\d+|a few|one|two|three|four|five) (?:left|remaining|in stock)|(?:almost|nearly) (?:gone|sold out)|selling (?:out )?fast|while (?:stocks?|supplies) lasts?|limited (?:edition|stock|supply|quantity|quantities|run)|last (?:chance|pieces)|back in stock|nur noch (?:\d+|wenige|ein paar) (?:auf lager|übrig|stück|verfügbar|da)|solange der vorrat reicht|(?:fast|bald) ausverkauft|limitierte[nrs]? (?:auflage|edition|ausgabe|stückzahl)|limited edition|letzte chance",
    "a gift with it": r"(?:comes?|come|arrives?|ships?) with (?:an? |two |three )?(?:free|complimentary|bonus) \w+|(?:includes?|get|plus) (?:an? |two |three |your )?(?:free|complimentary|bonus) (?!time|hour|hand|space|room)\w+|free (?:gift|bonus|extra)s?|free (?:replacement|spare) \w+|(?:mit|inklusive|inkl\.) (?:gratis|kostenlose[rnm]?)[ -]?\w+|gratis (?:dazu|dabei|obendrauf)|\w+ (?:gratis|kostenlos) (?:dazu|dabei)",
    "protection class": r"\bip[x\d]\d\b",
    "delivery": r"(?:free|fast|next[- ]day|same[- ]day|prime) (?:shipping|delivery|returns?)|(?:kostenlose[rn]?|schnelle[rn]?|gratis) (?:versand|lieferung|rückgabe)|ships (?:free|today|fast)",
    # Origin and making
    "handmade": r"hand[- ]?(?:made|crafted|painted|woven|blown|knit(?:ted)?|stitched|forged|poured|finished|thrown|tufted)|made by hand|handgemacht\w*|handgefertigt\w*|handbemalt\w*|in handarbeit|handgewebt\w*|mundgeblasen\w*|von hand (?:gemacht|gefertigt|bemalt|gegossen)",
    "family business": r"family[- ](?:owned|run|business)|familienbetrieb|familienunternehmen|small business",
    # Materials
    "stainless steel": r"stainless(?: steel)?|edelstahl\w*",
    "cast iron": r"cast[- ]iron|gusseisen\w*|gusseisern\w*",
    "aluminium": r"alumini?um\w*|\w*aluminium",
    "titanium": r"titanium|titan(?:stahl)?",
    "brass": r"brass|messing\w*",
    "carbon steel": r"carbon steel|kohlenstoffstahl",
    "ceramic": r"ceramic\w*|keramik\w*|porcelain|porzellan\w*|stoneware|steingut\w*|steinzeug\w*|earthenware|terracotta|terrakotta",
    "borosilicate": r"borosilicate\w*|borosilikat\w*|tempered glass|hartglas|crystal glass|kristallglas",
    "cotton": r"cotton|\w*baumwoll\w*",
    "linen": r"linen(?! closet)|\w*(?<!k)(?<!al)leinen\w*",
    "wool": r"merino\w*|cashmere|kaschmir\w*|(?:pure|virgin|lambs)[- ]?wool|alpaca|alpaka|schurwolle|woollen|wolle",
    "silk": r"silk(?:en)?|mulberry silk|\w*seide(?:n\w*)?",
    "leather": r"(?:genuine |real |full[- ]grain )?leather|\w*leder\w*",
    "down": r"goose down|duck down|gänsedaunen?|entendaunen?|\w*daunen\w*",
    "synthetic": r"polyester|nylon|polyamid\w*|microfib(?:er|re)|mikrofaser\w*|acrylic|acryl\w*|velvet|(?-i:Samt)\w*|fleece|neopren\w*|viscose|viskose|polypropylene?|faux fur|kunstfell|memory foam|kunstleder|vegan leather",
    "bamboo": r"bamboo|bambus\w*",
    "solid wood": r"(?:solid|real|natural) wood|massivholz\w*|echtholz\w*|(?:oak|walnut|acacia|teak|beech|mango|olive|pine|birch|maple|cedar) ?wood|solid (?:oak|walnut|acacia|teak|beech|pine)|(?:eichen|nussbaum|akazien|teak|buchen|mango|oliven|kiefern|birken)holz\w*|(?:eiche|nussbaum|akazie|teak|buche|kiefer|birke|esche|ahorn) massiv|massive[rsnm]? (?:eiche|nussbaum|akazie|teak|buche|kiefer|birke|esche|ahorn)|rattan|wicker|seagrass|seegras\w*|jute|cork\b|\bkork\b",
    "marble": r"marble|marmor\w*|granite|granit\w*|slate|schiefer\w*",
    "silicone": r"silicone|\w*silikon\w*",
    "soy wax": r"soy[- ]wax|sojawachs|bees ?wax|bienenwachs\w*|coconut wax|kokoswachs|paraffin\w*",
}
CONCEPTS: dict[str, re.Pattern[str]] = {
    name: re.compile(
        rf"(?<![\w-])(?:{'|'.join(words[name] for words in (_CONCEPTS, claim_romance.CONCEPTS) if name in words)})(?!\w)",
        _I,
    )
    for name in dict.fromkeys((*_CONCEPTS, *claim_romance.CONCEPTS))
}

# "Made in Portugal", "from Italy", "aus Deutschland": the place itself has to stand in the facts.
ORIGIN = re.compile(
    r"(?<!\w)(?i:made|designed|produced|manufactured|crafted|grown|assembled|woven|printed) in (?:the )?(?P<place>[A-Z]\w+(?: [A-Z]\w+)?)"
    r"|(?<!\w)(?i:hergestellt|gefertigt|produziert|gemacht|angebaut) in (?:der |den |dem )?(?P<ort>[A-ZÄÖÜ]\w+)"
    r"|(?<!\w)(?P<adjective>Japanese|German|Italian|Swiss|French|Danish|Swedish|Portuguese|Turkish|Scandinavian|American|British|Belgian|Spanish|Korean|Egyptian|Moroccan)[- ](?:made|steel|cotton|linen|craftsmanship|engineering|quality|design|blades?)"
    r"|(?<!\w)(?P<herkunft>deutsche[rsn]?|schweizer|italienische[rsn]?|japanische[rsn]?|französische[rsn]?|skandinavische[rsn]?|dänische[rsn]?) (?:herstellung|fertigung|produktion|qualität|stahl|handwerk\w*|design)"
    + claim_romance.ORIGIN,
)

# Who stands up for it has to be named by the facts: "recommended by Oprah", "tested by experts".
ENDORSED = re.compile(
    r"(?<!\w)(?i:recommended|approved|tested|endorsed|certified|developed|praised|seen|featured|empfohlen|getestet|geprüft|entwickelt|gelobt)"
    r" (?i:by|on|in|von|bei)(?: (?i:an?|the|our|many|leading|top|several|real|independent|den|der|vielen|unabhängigen|führenden))*"
    r" (?P<who>(?i:experts?|professionals?|pros|doctors?|dermatologists?|dentists?|vets?|veterinarians?|pediatricians?|nurses?|chefs?|scientists?|engineers?|nutritionists?|therapists?|trainers?|athletes?|designers?|celebrit(?:y|ies)|influencers?|families|moms|mums|parents|laborator(?:y|ies)|labs?)\b|(?!Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|Daylight)[A-ZÄÖÜ]\w+)"
    r"|(?<!\w)(?i:von|bekannt aus(?: dem| der)?) (?P<wer>(?i:experten|fachleuten|profis|ärzten|zahnärzten|tierärzten|dermatologen|köchen|hebammen|handwerkern)|[A-ZÄÖÜ]\w+(?: [A-ZÄÖÜ]\w+)?)(?= (?i:empfohlen|getestet|geprüft|entwickelt))"
    r"|(?<!\w)(?i:bekannt aus(?: dem| der)?) (?P<woher>[A-ZÄÖÜ]\w+)",
)

# A question that is answered at once claims what it asks: "Dishwasher safe? Yes."
ANSWER = re.compile(
    r"\s{0,40}(?:oh |but |na |und )?(?:yes|yep|yeah|sure(?: is| are| does)?|of course|certainly|absolutely|definitely|indeed|always|(?:it|they|this|these) (?:is|are|does|do|can|has|have)"
    r"|ja|klar|natürlich|selbstverständlich|unbedingt|auf jeden fall|(?:ist|sind|kann|hat|können|haben) (?:es|er|sie)|(?:es|er|sie) (?:ist|sind|kann|hat) es)(?=\s*(?:[.!,;…–—-]|$))",
    _I,
)

# A sentence that asks, or tells the reader to look, claims nothing.
ASKING = re.compile(
    r"\?|^\s*(?:#?ad[: ]\s*)?(?:wer|whoever|those who|anyone who|who)\b|\b(?:whether|(?<!even )(?<!as )if|or not|check|ask|compare|look (?:for|up|at)|see (?:if|whether|how)|read|measure|decide|choose (?:between|the)|find out|do you|depends|unless"
    r"|ob|oder nicht|falls|(?<!auch )(?<!selbst )(?<!sogar )wenn|prüfen|fragen|erfragen|nachlesen|vergleichen|achten|klären|nachsehen|lesen|messen|ausmessen|ansehen|entscheiden|wählen|überlegen|bedenken|prüft|kommt darauf an)\b",
    _I,
)
