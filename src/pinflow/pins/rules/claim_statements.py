# ruff: noqa: E501 (word lists are read and searched by subject; breaking them by width hides what is in them)
"""Sentences that claim something without its usual word: "goes in the dishwasher", "never leaks", "we tested it".

``claim_words`` knows what a property is called; here is how people say it otherwise, in English and German,
and in ``claim_romance`` in French, Spanish and Italian.
What a statement names ("works with Alexa", "made of oak") has to stand in the facts; what it only says
("fits every cup holder") has to stand there in some wording.
"""

from __future__ import annotations

import re

import msgspec

from pinflow.pins.rules import claim_romance

_I = re.IGNORECASE


class Statement(msgspec.Struct, frozen=True):
    """``said``: the wordings; ``known``: what in the facts supports any of them."""

    said: re.Pattern[str]
    known: re.Pattern[str]


# Up to so many characters of the same sentence between two words that belong together.
_GAP = r"[^.!?;:\n]{0,40}?"
_NEVER = r"(?:never|won['’]?t|will not|doesn['’]?t|does not|(?<=[a-z] )(?-i:don['’]?t|do not)|can['’]?t|cannot|can not|didn['’]?t|did not|nothing|not (?:a|one|even a) (?:single )?\w+|not once|without (?:a|any)|no|zero|free (?:of|from))"
_NIE = r"(?:nie|niemals|nicht|nichts|nix|kein(?:e[nmrs]?)?|ohne)"


def _fault(english: str, german: str, noun: str) -> str:
    """ "A fault that is said not to happen: "never VERB", "VERB nie", "kein NOUN"."""
    return (
        rf"{_NEVER}\s(?:\w+\s){{0,3}}?(?:{english})"
        rf"|{_NIE}\s(?:\w+\s){{0,3}}?(?:{german})|(?:{german})\s(?:\w+\s){{0,3}}?{_NIE}"
        rf"|kein(?:e[nmrs]?)?\s(?:{noun})|(?:{noun})\s(?:ist|sind|hat|haben)\s(?:\w+\s){{0,2}}?{_NIE}"
    )


def _device(english: str, german: str, german_noun: str) -> str:
    """Put into, washed in, safe for a machine."""
    into = rf"(?:the |a |your |any )?(?:{english})\b(?! (?:door|shelf|glove|mitt|rack near|salt|tablets?))"
    hinein = rf"(?:in|für|ab in|auch) (?:die |den |der |dem |das )?(?:{german_noun})\b"
    return (
        rf"(?<!not )(?:safe|fine|happy|suitable|ready|okay|ok|made|approved|(?<!dough )(?<!bread )(?<!cake )(?<!roast )(?<!tray )goes?|going|lives?|belongs?|ends? up|survives?|stands? up to|handles?|cleans|cleaned|washes|washed|heats){_GAP}\b(?<!of ){into}"
        rf"|(?<!not )(?<!never )(?:put|pop|throw|toss|stick|load|place|run|clean|wash|heat|reheat|warm|bake|cook|freeze) (?:\w+ )??(?:it|them|this|these|everything|the whole thing|\w+ in it)\b(?! out\b){_GAP}\b{into}"
        rf"|(?:darf|dürfen|kann|können|geht|gehen|kommt|kommen|wandert|wandern|passt|verträgt|übersteht|überlebt|geeignet|problemlos|bedenkenlos|unbesorgt|lässt sich|reinigt sich|wird)\b(?! nicht)(?! nie){_GAP}\b{hinein}(?! (?:nicht|nie))"
        rf"|(?:auch |ab ){hinein}|{hinein} (?:geeignet|gemacht|geschaffen|kein problem)|(?:leg|stell|steck|gib|räum|pack|schieb)\w* (?:sie|ihn|es|alles) (?:\w+ ){{0,2}}?{hinein}"
        rf"|(?:{german})\w*"
    )


# name -> (wordings, further words of the facts that support them)
_STATEMENTS: dict[str, tuple[str, str]] = {
    "dishwasher safe": (
        r"(?<!out of the )(?<!not the )(?<!no )(?<!your )(?<!full )(?:dish-?washer|geschirrspüler|(?<!keine )(?<!volle )spülmaschine)(?! (?:door|salt|tablets?|tab|nicht))|"
        + _device(
            "dish-?washers?", "spülmaschinenf", "spülmaschine|geschirrspüler|geschirrspülmaschine|spüler"
        ),
        r"dish-?washer\w*|\w*spülmaschine\w*|geschirrspül\w*",
    ),
    "microwave safe": (
        _device("microwaves?", "mikrowellenf", "mikrowelle")
        + r"|microwave (?:it|them|this)\b|(?:from|out of) the (?:oven|microwave) (?:straight |right )?to|(?:from )?oven[- ]to[- ]table|vom (?:ofen|herd) (?:direkt )?auf den tisch",
        r"microwav\w*|\w*mikrowelle\w*",
    ),
    "oven safe": (
        _device("ovens?|broiler|grill", "ofenf", "backofen|ofen|grill"),
        r"oven\w*|\w*ofen\w*|\w*grill\w*",
    ),
    "freezer safe": (
        _device("freezers?", "gefrierf", "gefrierschrank|gefrierfach|tiefkühl\\w*|gefriertruhe"),
        r"freez\w*|\w*gefrier\w*|tiefkühl\w*",
    ),
    "leakproof": (
        r"(?:spills?|leaks?|drips?) (?:is|are) (?:\w+ )?(?:a thing|history|over|impossible)|no more (?:spills?|leaks?|drips?)|"
        + _fault(
            r"leak\w*|spill\w*|drip\w*|dribbl\w*|drops? (?:\w+ ){0,2}?(?:escapes?|out|lost|spilled)|escapes?|(?:runs?|comes?) out",
            r"aus(?:läuft|laufen)|läuft (?:\w+ ){0,3}?aus|tropft|tropfen|kleckert|verschüttet|undicht",
            r"auslaufen|tropfen|kleckern|leck\w*",
        )
        + r"|seals? (?:tight(?:ly)?|completely|shut)|(?:schließt|hält|bleibt|ist) (?:\w+ )?(?:absolut |völlig |ganz |wirklich )?dicht",
        r"leak\w*|spill\w*|drip\w*|auslauf\w*|tropf\w*|dicht\w*|seal\w*",
    ),
    "waterproof": (
        r"(?:rain|water|snow) (?:\w+ )?(?:rolls|runs|beads|slides|drips) (?:\w+ )?off|(?:regen|wasser|nässe) perlt|(?:keeps?|kept|keeping|shuts?) (?:\w+ ){0,3}?(?:rain|water|moisture|wet) (?:out|away)|(?:rain|shower)[- ]?proof|(?:stays?|keeps? \w+(?: \w+)?) dry|can (?:get wet|be submerged|go under water)|submers\w+|under ?water|shrugs? off (?:rain|water)|regenfest\w*|regendicht\w*|(?:bleibt|hält) (?:\w+ ){0,3}?trocken|(?:wasser|regen|nässe|feuchtigkeit) (?:\w+ ){0,2}?(?:draußen|abperl\w*|ab)|wasserabweisend\w*|unter wasser",
        r"water[- ]?(?:proof|tight|resistant|repellent)|rain\w*|wasser(?:dicht|fest|abweisend)\w*|regen\w*|submers\w+",
    ),
    "rustproof": (
        _fault(r"rust\w*|corrod\w*|tarnish\w*", r"rostet|rosten|oxidiert|läuft an", r"rost\w*")
        + r"|rust (?:\w+ ){0,2}?(?:has|stands|gets) no\b|(?:resists?|immune to) (?:rust|corrosion)|korrosions\w+",
        r"rust\w*|corro\w*|rost\w*|korros\w*|tarnish\w*",
    ),
    "unbreakable": (
        _fault(
            r"break\w*|shatter\w*|crack\w*|chip(?:s|ped)?|tear(?:s|ing)?|rip(?:s|ping|ped)?",
            r"bricht|brechen|zerbricht|zerbrechen|reißt|splittert|verbiegt",
            r"bruch|risse?|sprünge?",
        )
        + r"|surviv\w+ (?:\w+ ){0,3}?(?:drops?|falls?|bumps?|knocks?|years)|(?:tough|strong|sturdy|hard) enough (?:to|for)|indestructible|bombproof|virtually \w+proof|unverwüstlich\w*|unkaputtbar\w*|(?:übersteht|überlebt|hält) (?:\w+ ){0,3}?(?:stürze?|stöße|aus)|stoßfest\w*|robust genug",
        r"break\w*|shatter\w*|unbreak\w*|drop\w*|bruch\w*|stoß\w*|robust\w*|tough\w*|durable\w*",
    ),
    "lasting": (
        r"(?:lasts?|made to last|built to last|holds? up) (?:\w+ ){0,2}?(?:a lifetime|forever|for (?:years|decades|generations|life)|decades|years|lifetime)|built to last|made to last|(?:hält|halten) (?:\w+ ){0,2}?(?:ein leben lang|ewig|jahrelang|jahrzehnte\w*|für immer)|für die ewigkeit|generationen",
        r"last\w*|lifetime|durab\w*|langlebig\w*|leben lang",
    ),
    "keeps its look": (
        _fault(
            r"fad(?:e|es|ing)|shrink\w*|wrinkl\w*|stain(?:s|ed|ing)?|pilling|peel(?:s|ing)?|warp(?:s|ing|ed)?|discolou?r\w*|scratch(?:es|ed)?|yellows|yellowing|creases?|sags?",
            r"verblasst|ausbleicht|bleicht aus|knittert|einläuft|läuft ein|fusselt|verkratzt|verfärbt|verformt|vergilbt",
            r"knittern|kratzer|verfärbung\w*|fusseln|ausbleichen",
        ),
        r"fad\w*|shrink\w*|wrinkl\w*|stain\w*|scratch\w*|knitter\w*|kratz\w*|farbecht\w*|fussel\w*",
    ),
    "non-slip": (
        _fault(
            r"slip\w*|slid\w*|wobbl\w*|skid\w*|tip(?:s)? over|topple\w*",
            r"rutscht|verrutscht|rutschen|wackelt|kippt",
            r"(?:ver)?rutschen|wackeln|kippeln",
        )
        + r"|(?:stays?|stands?) firmly|(?:steht|sitzt) (?:bombenfest|sicher und fest|felsenfest)",
        r"slip\w*|skid\w*|grip\w*|\w*rutsch\w*|stand\w*",
    ),
    "keeps its temperature": (
        r"(?:keeps|stays|remains|holds|kept|will (?:keep|stay)|(?:they|drinks|meals|lunches|feet|hands) (?:keep|stay))\b"
        + _GAP
        + r"\b(?:hot|warm|cold|cool|fresh|frozen|chilled|iced?|icy)\b"
        + _GAP
        + r"\b(?:for|until|till|all|overnight|hours?|through|into|from morning)\b|(?:hält|halten|bleibt|bleiben)\b"
        + _GAP
        + r"\b(?:bis|den ganzen|die ganze|stunden\w*|lange|über nacht|tagelang|ewig)\b"
        + _GAP
        + r"\b(?:heiß|warm|kalt|kühl|frisch|eiskalt|eisig)\b|(?:hält|halten|bleibt|bleiben)\b"
        + _GAP
        + r"\b(?:heiß|warm|kalt|kühl|frisch|eiskalt)\b"
        + _GAP
        + r"\b(?:bis|stunden|den ganzen|über nacht)\b|\b(?:ice[- ]cold|piping hot|eiskalt|heiß) (?:all|for|until|bis|für)\b",
        r"hot|cold|insulat\w*|vacuum|thermo\w*|isolier\w*|heiß|warm\w*|kalt|cool\w*|kühl\w*",
    ),
    "battery": (
        r"(?:holds?|keeps?) (?:its|a|the) charge|(?:battery|charge)\b"
        + _GAP
        + r"\b(?:lasts?|holds?|for (?:hours|days|weeks)|all day)|(?:re)?charges? (?:fully |up |quickly |fast )?(?:in|within|under|over|by|via|from|with)\b|(?:fast|quick)[- ]charg\w+|(?:akku|batterie|ladung)\b"
        + _GAP
        + r"\b(?:hält|reicht|lädt|ausdauernd)|(?:lädt|aufgeladen|aufladen|laden)\b"
        + _GAP
        + r"\b(?:über|per|via|binnen|innerhalb|schnell|in (?:unter|nur|einer|\w+))\b|schnell(?:lade\w+|ladend\w*)",
        r"batter\w*|charg\w*|akku\w*|lad(?:e|en|ung|bar)\w*|rechargeable|mah",
    ),
    "USB": (
        r"(?:usb(?:[- ]?[abc])?|type[- ]c|micro-?usb|lightning) ?(?:port|cable|charg\w*|connect\w*|anschluss|kabel)?",
        r"usb\S*|type-?c|lightning",
    ),
    "Bluetooth or an app": (
        r"(?:pairs?|connects?|syncs?|links?|talks?) (?:\w+ ){0,2}?(?:with|to) (?:your |the |any |a )?(?:smart)?(?:phone|tablet|app|laptop|watch|tv)s?|(?:by|via|with|through|from) (?:an |the |its |your )?app\b|app[- ]controlled|(?:mit|per|über) (?:dem |der |einer |das )?(?:handy|smartphone|app|tablet)\b(?: (?:\w+ ){0,3}?(?:verbinden|koppeln|steuern|bedienen|steuerbar|verbunden|gesteuert))|(?:verbindet|koppelt) sich|smart[- ]?home|sprachsteuerung|voice[- ]control\w*",
        r"bluetooth|app|phone|smart\w*|wi-?fi|wlan|handy|connect\w*|voice|sprach\w*",
    ),
    "fits everything": (
        r"(?:made|works?|ready|suitable|built|safe) (?:for|on|with|in) (?:every|any|all)\b(?=\s\w)(?! (?:week|day|year|time|season|sorts|kinds|of us))|adapts? (?:itself )?to (?:any|every|all|the|your)|für (?:alle|jede[nsr]?|sämtliche) \w+ (?:geeignet|gemacht|passend)|(?:an|auf|in|unter) (?:jede[rmn]?|allen?) \w+ (?:befestigen|montieren|anbringen|verwenden|nutzen|einsetzen|einsetzbar|verwendbar)|(?:fits?|slides?|slips?|sits?|works|drops?|clips?|compatible|screws?)\b(?: \w+){0,2}? (?:(?:in|into|on|onto|to|under|with)\s)*(?:every|any|all|most|almost every|nearly every|standard)\b(?=\s\w)(?! (?:other|week|evening|morning|day|night|year|time|season|weekend|summer|winter|of us))|one[- ]size[- ]fits[- ](?:all|most)|universal(?:ly)?(?: fit)?|(?:passt|passen|sitzt|geeignet|kompatibel|funktioniert)\b(?! nicht)(?! kein)(?: \w+){0,2}? (?:(?:in|auf|an|unter|für|mit)\s)*(?:jede[nmrs]?|alle[nmr]?|sämtliche[nr]?|die meisten|fast jede[nmrs]?|gängige[nr]?|handelsübliche[nr]?)\b(?! (?:tag|morgen|abend|woche|jahr|anlass))|universell\w*|passt (?:immer|überall)",
        r"universal\w*|universell\w*|fits? (?:all|any|most|every)\w*|compatib\w*|kompatib\w*|one size|(?:alle|jede|gängige)\w*",
    ),
    "quiet": (
        r"(?:motor|fan|machine|engine|pump|runs?|works?|operates?|hums?)(?:['’]s| is| are| runs?| works?| stays?)? (?:\w+ly |so |whisper[- ]|almost |nearly |very |really |super |extra )?(?:quiet(?:ly)?|silent(?:ly)?|noiseless(?:ly)?)\b|whisper[- ]quiet|barely (?:audible|a sound)|makes? (?:no|hardly any) (?:noise|sound)|flüsterleise\w*|geräuscharm\w*|geräuschlos\w*|(?:motor|läuft|arbeitet|lüfter)(?: ist| läuft| arbeitet)? (?:sehr |ganz |angenehm |besonders |extrem )?leise\b|leise[rn]? (?:motor|betrieb|lauf)|kaum zu hören",
        r"quiet\w*|silent\w*|noise\w*|\w*leise\w*|geräusch\w*|db",
    ),
    "cleans or kills": (
        r"(?:kills?|removes?|eliminates?|filters?|destroys?|neutrali[sz]es?|traps?|repels?|blocks?|gets rid of)\b"
        + _GAP
        + r"\b(?:germs?|bacteria|viruses|chlorine|lead|odou?rs?|smells?|allergens?|mou?ld|toxins?|pollen|mites|mosquitos?|mosquitoes|insects|uv|rays|microplastics?|limescale|contaminants|impurities|percent|%)\b|(?:tötet|entfernt|beseitigt|filtert|vernichtet|neutralisiert|vertreibt|stoppt|blockt)\b"
        + _GAP
        + r"\b(?:keime?|bakterien|viren|chlor|blei|gerüche?|allergene?|schimmel|pollen|milben|mücken|insekten|kalk|schadstoffe|mikroplastik|prozent)\b",
        r"germ\w*|bacteri\w*|virus\w*|filter\w*|chlorine|odou?r\w*|allerg\w*|mou?ld\w*|keim\w*|bakteri\w*|viren|geruch\w*|gerüche|pollen|milben|kalk\w*|limescale|mosquito\w*|mücken\w*|uv",
    ),
    "free of a substance": (
        r"(?:free (?:of|from)|contains? no|frei von|enthält kein\w*)\s(?:\w+ ){0,2}?(?:plastic|gluten|lactose|sugar|fragrance|perfume|aluminium|aluminum|silicone|lead|latex|nickel|plastik|laktose|zucker|blei|duftstoffe?n?|parfüm|silikone?n?)\b|(?:free (?:of|from)|contains? no|without(?: any)?|no(?: added)?|zero|frei von|enthält kein\w*|ohne(?: zusatz von)?|kein(?:e[nr]?)?)\s(?:\w+ ){0,2}?(?:bpa|bps|pfas|pfoa|microplastics?|parabens?|sulphates?|sulfates?|phthalates?|additives?|preservatives?|chemicals?|pesticides?|gmos?|toxins?|mikroplastik|parabene?n?|weichmacher\w*|zusatzstoffe?n?|konservierungsstoffe?n?|chemikalien|pestiziden?|gentechnik|zuckerzusatz|schadstoffe?n?)\b|no plastic (?:at all|inside|anywhere|parts|whatsoever)|(?:ganz|völlig|komplett) ohne plastik",
        r"(?:\w+[- ](?:free|frei)\w*)|\w+frei\w*|free (?:of|from)|frei von",
    ),
    "precious": (
        r"sterling(?: silver)?|(?:real|solid|pure|genuine|fine) (?:gold|silver|platinum|diamonds?|pearls?)|\d{1,2} ?(?:k|kt|ct|karat|carat)s? (?:gold|rose gold|white gold)?|gold[- ]plated|silver[- ]plated|gold[- ]filled|(?:echte[smnr]?|massive[smnr]?|reine[smnr]?|pure[smnr]?) (?:gold|silber|platin|perlen?|diamanten?)|\w*vergoldet\w*|versilbert\w*|\d{3}er[- ](?:gold|silber)",
        r"sterling|gold\w*|silver\w*|silber\w*|plat\w+|pearl\w*|perle\w*|diamond\w*|diamant\w*",
    ),
    # Whoever bought it, tested it, praises it
    "own experience": (
        r"(?:we|i) put (?:it|this|them) (?:through|to the test)|every(?:body|one)\b[^.!?;:\n]{0,30}?\bhas one\b|all my friends|alle meine \w+ (?:haben|hat|nutzen|lieben)|i(?:['’]ve| have| had|['’]d)?(?: (?:\w+ly|already|now|just|never|always|still))? (?:used?|tested|test|tried|owned?|carried|carry|worn?|wore|wear|loved?|bought|swear by|washed|took|reach for|recommend|fell in love)\b(?! to)|we(?:['’]ve| have| had)?(?: (?:\w+ly|already|both|all|just))? (?:tested|test|tried|recommend|swear by|fell in love)\b|we(?:['’]ve| have) (?:\w+ )?(?:used|owned|had|carried|worn) (?:it|this|ours|one|these)\b"
        r"|\b(?:my|our) (?:own |absolute |new |all-time )?(?:favou?rites?|go-to|test|experience|tests)\b|\bmine (?:has|is|still|looks?|lives?|came|was|gets?)\b|\bused mine\b|\bafter (?:\w+ ){1,3}(?:years?|months?|weeks?|washes)\b"
        + _GAP
        + r"\b(?:mine|still|like new|as new)\b|\b(?:tested|tried|used) (?:by us|at home|in our|it ourselves|for (?:weeks|months|years))"
        r"|\bmy (?:sister|brother|mother|mum|mom|father|dad|wife|husband|partner|daughter|son|kids|children|dog|cat|friend|family)s? (?:has|have|had|loves?|uses?|used|swears?|adores?|wears?)\b|\bmeine? (?:schwester|bruder|mutter|vater|frau|mann|tochter|sohn|kinder|hund|katze|freundin|freund|familie) (?:hat|haben|liebt|lieben|nutzt|benutzt|schwört|trägt)\b"
        r"|\bich (?:habe|hab|nutze|benutze|liebe|trage|verwende|hatte|nehme|empfehle|besitze)\b|\bwir (?:haben|hatten) (?:\w+ ){0,6}?(?:getestet|benutzt|genutzt|ausprobiert)\b|\bwir (?:testen|testeten|empfehlen)\b|\bmein(?:e[nm]?)? (?:absolute[rsn]? |neue[rsn]? )?(?:liebling\w*|favorit\w*|erfahrung\w*|test)\b|\b(?:von uns|selbst|bei uns|in unserer küche) (?:\w+ )?getestet|\b(?:bei|mit) (?:mir|uns) (?:\w+ ){0,3}?(?:im einsatz|in gebrauch|in benutzung)|\bseit (?:\w+ ){0,2}?(?:jahr\w*|monat\w*|woche\w*)\b"
        + _GAP
        + r"\b(?:im einsatz|in gebrauch|bei mir|bei uns|benutzt|genutzt|dabei)|\bnach (?:\w+ ){0,2}?(?:jahren|monaten|wochen|wäschen)\b"
        + _GAP
        + r"\b(?:noch|wie neu)\b",
        r"\b(?:i|we|my|our|mine|us|ich|wir|mein\w*|mir|uns|unser\w*)\b",
    ),
    "proof by others": (
        r"(?:approved|recommended|endorsed|praised|certified) by (?!hand|mail|email)\w+|(?:winner of|won) (?:an?|the|several)\b|(?:design |innovation |first )prize|prize-?winning|gewinner (?:de[rs]|eine[sr])|preisträger\w*|(?:doctors?|dentists?|physicians?|midwives|therapists?|physiotherapists?|nurses?|vets?|veterinarians?|dermatologists?|pa?ediatricians?|scientists?|researchers|experts?|professionals?|pros|chefs?|baristas?|bakers?|trainers?|athletes?|stylists?|hairdressers|celebrit(?:y|ies)|influencers?|editors?|critics|customers?|buyers|reviewers) (?:\w+ly |all |also |everywhere )?(?:(?:loves?|recommends?|uses?|swears? by|trusts?|chooses?|chose|prefers?|rated?|gives?|praises?|adores?) (?:it|this|these|them|ours?|one)\b|approves?|agrees?|raves?)\b"
        r"|(?:used|loved|trusted|chosen|favou?red|adored|worn|recommended|approved|praised|preferred) by (?:\w+ ){0,3}?(?:doctors?|dentists?|physicians?|midwives|therapists?|nurses?|vets?|dermatologists?|scientists?|experts?|professionals?|pros|chefs?|baristas?|bakers?|trainers?|athletes?|stylists?|celebrit(?:y|ies)|influencers?|editors?|teachers?|thousands|millions|customers?|parents|families|everyone)\b"
        r"|engineers? (?:\w+ ){0,3}?(?:designed|built|developed|invented|spent)|stiftung warentest|öko-?test|testurteil\w*|testnote\w*|im test (?:\w+ )?(?:sehr gut|gut|vorn\w*|überzeug\w*)|testsieg\w*|consumer reports|wirecutter|good housekeeping|red[- ]?dot\b|if design|editors?['’]?s?['’]? (?:pick|choice)|voted (?:\w+ ){0,4}?(?:best|of the year|favou?rite|top)|(?:\w+ )of the year\b|\w+ des jahres\b|produkt des jahres|zum \w+ des jahres|(?:design|innovations|publikums)preis\w*|prämiert\w*|award\w*|studies (?:show|prove)|proven (?:to|by)|scientifically|wissenschaftlich (?:belegt|bewiesen|erwiesen)|studien (?:belegen|zeigen)|nachweislich|erwiesen\w*"
        r"|(?:ärzt\w+|zahnärzt\w+|tierärzt\w+|hebammen|expert\w+|fachleuten?|profis?|köch\w+|profiköch\w+|baristas?|physiotherapeut\w+|therapeut\w+|(?:hunde)?trainer\w*|friseur\w*|wissenschaftler\w*|kund(?:en|innen)|käufer\w*|tausende|millionen) (?:\w+ )?(?:(?:lieben|liebt|empfehlen|empfiehlt|schwören|nutzen|vertrauen|verwenden|loben) (?:\w+ )?(?:es|sie|ihn|ihm|ihr|auf|darauf|diese\w*)|raten (?:zu|dazu)|sind begeistert)\b|\bvon (?:\w+ )?(?:\w*ärzten|hebammen|experten|fachleuten|profis|köchen|therapeuten|kunden|tausenden|millionen) (?:empfohlen|geliebt|genutzt|verwendet|gelobt|entwickelt|getestet)",
        r"recommended|approved|award\w*|warentest|öko-?test|test(?:ed|urteil|sieger)\w*|red dot|empfohlen|getestet|of the year|des jahres|professional\w*|profi\w*",
    ),
    "popularity": (
        r"trending|(?:going|gone|went|goes) viral|viral(?: hit| sensation)?|tiktok\w*|(?:all over|on|seen on|from) (?:instagram|youtube|facebook|pinterest)|(?:everyone|everybody|the whole internet|the internet)(?:['’]s| is| are)? (?:talking|raving|obsessed|(?:loves?|wants?|buying) (?:it|this|these|one))|talk of the town|the (?:\w+ )?hype|hyped|cult (?:favou?rite|classic|status)|crowd[- ]favou?rites?|fan[- ]favou?rites?|in aller munde|(?:alle|jeder|das netz|ganz \w+) (?:reden|redet|sprechen|spricht|wollen|will|lieben|liebt) (?:\w+ )?(?:davon|darüber|von ihr|von ihm|es|sie|ihn|diese\w*)\b|(?:auf|bei|von) (?:instagram|tiktok|youtube|facebook)|der (?:absolute |große )?(?:renner|hype)|verkaufsschlager|gehypt\w*|kult(?:status|objekt)|voll im trend|trendprodukt\w*",
        r"viral|tiktok|trend\w*|cult|kult\w*",
    ),
    "scarcity": (
        r"(?:last|final) (?:few|ones|pieces|pairs|units)\b"
        + _GAP
        + r"\b(?:going|left|gone|remain\w*|available)\b|beeil\w* (?:dich|euch|sie sich)|(?:die )?letzten? (?:stücke?|exemplare?)\b|bald (?:ist|sind) (?:sie|er|es|alle) (?:weg|vergriffen|ausverkauft)|(?:stocks?|supplies|supply|inventory|quantities)\b"
        + _GAP
        + r"\b(?:low|limited|last|running out|nearly gone)\b|(?:almost|nearly|soon|already) sold out|sell(?:s|ing)? out|sold out|(?:only|just) (?:\w+ ){0,3}?(?:left|remain\w*|in stock|available)\b|(?:a )?(?:few|handful) (?:\w+ )?(?:left|remaining)|(?<!not )(?<!n.t )(?<!no )(?<!never )(?<!to )hurry(?: up|,|!| while| before|$)|act (?:now|fast|quickly)|before (?:it|they)(?:['’]s|['’]re| is| are) (?:all )?gone|while (?:it|they) lasts?|don['’]t miss (?:out|it|this)|today only|only today|order (?:now|today|(?:by|before) \w+day)|buy (?:now|today|it now)|grab (?:it|one|yours)|(?:get|order|shop|secure) (?:yours|it) (?:now|today|while|before)|nur noch (?:\w+ ){0,3}?(?:lager|übrig|stück|verfügbar|da|vorrätig|heute)|(?:geringe[rn]?|knappe[rn]?|wenig) (?:bestände?|bestand|vorrat|vorräte)|(?:bestand|bestände|vorrat|vorräte) (?:ist|sind|wird|werden) (?:\w+ )?(?:knapp|gering|niedrig|begrenzt)|schnell (?:sein|zugreifen|sichern|bestellen)|jetzt (?:zugreifen|sichern|kaufen|bestellen|zuschlagen)|greif(?:en sie)? (?:jetzt )?zu\b|nur heute|nur für kurze zeit|solange (?:es|sie|er) (?:noch )?(?:gibt|da|reicht|verfügbar)|bevor (?:es|sie|er|alle?s?) (?:\w+ )?(?:weg|ausverkauft|vergriffen)|(?:fast|bald|schnell) (?:vergriffen|ausverkauft)",
        r"limited\w*|limitiert\w*",
    ),
    "delivery": (
        r"(?:returns?|shipping|delivery|exchanges?) (?:is|are) (?:always |completely )?(?:free|easy|fast|simple|no problem)|(?:arrives?|delivered|ships?|at your door) (?:\w+ )?(?:tomorrow|today|in time|on time|overnight|(?:the |on the )?same day|within|in (?:a|one|two|three|\d+) (?:days?|hours?)|next day|by (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas))|free returns?|(?:rück(?:gabe|sendung|versand)|versand|lieferung) (?:ist|sind) (?:\w+ )?(?:kostenlos|gratis|frei|schnell)|(?:es|er|sie|lieferung|paket) (?:kommt|ist|wird) (?:\w+ ){0,2}?(?:morgen|übermorgen|in (?:\w+ )?tagen|am nächsten tag|rechtzeitig)(?: (?:da|an|geliefert))?$|kostenlose[rn]? rück\w+|versandkostenfrei\w*|lieferzeit\w*",
        r"shipping|delivery|versand\w*|lieferung",
    ),
    "good for the body": (
        r"migraines?|head ?aches?|back ?(?:pain|aches?)|joint pain|sore (?:muscles|feet|back|neck|throat)|tired (?:feet|legs|eyes|muscles)|(?:takes|eases?|rubs) the aches?\w*|aches|arthritis|eczema|acne|insomnia|sleeplessness|anxiety|depression|indigestion|digestion|bloating|cramps|snoring|allergies|inflammation|(?:less|lowers?|reduces?) (?:your |the )?(?:stress|tension)|stress levels?|hot flushes|blood (?:pressure|sugar|flow)|cholesterol|immun\w+|metabolism|posture|migräne\w*|kopfschmerz\w*|rückenschmerz\w*|gelenkschmerz\w*|nackenschmerz\w*|muskelkater|verspannung\w*|schlaflosigkeit|schlafstörung\w*|ekzem\w*|akne|neurodermitis|verdauung\w*|magen(?:schmerz\w*)?|darm\w*|durchblutung\w*|blutdruck\w*|krämpfe\w*|schnarchen|immunsystem|abwehrkräfte\w*|stoffwechsel|(?:weniger|senkt|reduziert|mindert) (?:den |deinen )?stress",
        r"migrain\w*|posture|digest\w*|sleep\w*|massag\w*|pain|haltung\w*|schmerz\w*|verdauung\w*",
    ),
    "fair or green": (
        r"(?:planet|earth|climate|environment)[- ]?(?:ally )?friendly|good for the planet|plants? a tree|(?:ethically|responsibly|fairly|sustainably|locally) (?:sourced|made|produced|grown|traded|farmed)|fair[- ]?trade\w*|fair (?:gehandelt|produziert|hergestellt)|klimafreundlich\w*|gut für (?:die umwelt|das klima|den planeten)|ressourcenschonend\w*|nachhaltig\w*|zero[- ]waste",
        r"sustainab\w*|fair\w*|eco\w*|nachhaltig\w*|umwelt\w*|organic|recycl\w*",
    ),
    "gentle": (
        r"(?:kind|gentle|soft|mild) (?:to|on|for|with) (?:\w+ )?(?:skin|babies|baby['’]s|teeth|gums|lawns|floors|hands|eyes)\b|(?:sanft|mild|schonend|freundlich) (?:zu|zur|für|auf|mit) (?:\w+ )?(?:haut|babys?|zähnen?|zahnfleisch|böden|händen?|augen)\b|(?:hautfreundlich|hautschonend|zahnschonend)\w*",
        r"gentle|sensitive|sanft\w*|mild\w*|schonend\w*|haut\w*",
    ),
    "warranty": (
        r"(?:warranty|guarantee)\b(?= (?:of|for|covers|included|is|runs|lasts))|(?:an?|\w+[- ](?:years?|months?|days?)|years? of|\w+ jahre|jahre lang) (?:\w+ )?(?:warranty|guarantee|garantie)|money back|geld zurück|garantie (?:auf|von|für|über|inklusive|gibt)|mit garantie",
        r"warrant\w*|guarant\w*|\w*garantie\w*",
    ),
    "from a workshop": (
        r"(?:from|made (?:in|by)) (?:an?|the|our) (?:\w+ )?(?:small |tiny |little |family )?(?:workshop|studio|atelier|mill|pottery)s? (?:in|of|near|from)|(?:made|woven|sewn|knitted|thrown|carved|crafted|stitched) by (?:\w+ ){0,2}?(?:women|artisans?|craftsmen|craftspeople|makers|potters|families|hand)\b|artisan[- ](?:made|crafted)|since (?:1[789]|20)\d\d|seit (?:1[789]|20)\d\d|aus (?:einer|einem|der|unserer) (?:\w+ )?(?:werkstatt|manufaktur|familienbetrieb|töpferei)|(?:von|in) (?:\w+ )?(?:handwerkern|meistern|frauen|hand) (?:\w+ )?(?:gemacht|gefertigt|gewebt|hergestellt|genäht)|manufaktur",
        r"workshop|artisan\w*|hand\w*|manufaktur\w*|werkstatt\w*|since|seit|studio",
    ),
}


def _statement(*wordings: tuple[str, str]) -> Statement:
    said = "|".join(said for said, _ in wordings)
    known = "|".join(known for _, known in wordings)
    return Statement(
        re.compile(rf"(?<![\w-])(?:{said})(?!\w)", _I), re.compile(rf"(?<!\w)(?:{said}|{known})(?!\w)", _I)
    )


STATEMENTS: dict[str, Statement] = {
    name: _statement(*(of[name] for of in (_STATEMENTS, claim_romance.STATEMENTS) if name in of))
    for name in dict.fromkeys((*_STATEMENTS, *claim_romance.STATEMENTS))
}

_WOODS = r"oak|walnut|beech|birch|ash wood|teak|acacia|maple|pine|cedar|mahogany|cherry wood|mango wood|olive wood|bamboo|rattan|wood|eiche\w*|nussbaum\w*|buche\w*|birke\w*|esche\w*|akazie\w*|ahorn\w*|kiefer\w*|zeder\w*|mahagoni\w*|kirschholz|\w*holz"
_METALS = r"brass|copper|bronze|iron|steel|aluminium|aluminum|titanium|zinc|pewter|chrome|messing|kupfer|eisen|stahl|aluminium|titan|zink|zinn|chrom"
_OTHERS = r"glass|crystal|silver|gold|plastic|concrete|stone|clay|porcelain|ceramic|marble|leather|cotton|linen|wool|silk|felt|velvet|paper|cardboard|rubber|resin|wax|glas|kristall|silber|gold|kunststoff|plastik|beton|stein|ton|porzellan|keramik|marmor|leder|baumwolle|leinen|wolle|seide|filz|samt|papier|pappe|gummi|harz|wachs"
_MATTER = rf"(?:{_WOODS}|{_METALS}|{_OTHERS})"
_PURE = r"(?:solid|real|pure|genuine|brushed|polished|thick|fine|heavy|natural|recycled|massive[rmns]?|echte[rmns]?|reine[rmns]?|feine[rmns]?|dicke[rmns]?|gebürstete[rmns]?|natürliche[rmns]?)\s"
# What it is made of, works with or comes with: the thing itself has to stand in the facts.
MADE_OF = re.compile(
    rf"(?<!\w)(?:(?:made|crafted|built|constructed|cut|carved|forged|cast|blown|sewn|woven|knitted|moulded|molded|machined|milled|turned)(?: entirely| completely| by hand)? (?:of|from|out of|in)|consists? of|besteht aus|bestehen aus|(?:gefertigt|gemacht|hergestellt|gebaut|gewebt|genäht|gegossen|geschnitzt|geformt) (?:ist )?aus|aus) (?:a |an |one |einem |einer )?(?:{_PURE}|\w+ )??(?P<what>{_MATTER})(?!\w)"
    rf"|(?<!\w)(?:in|with|mit) (?:{_PURE})?(?P<wood>{_WOODS}|{_METALS}) (?:and|und) (?:{_PURE})?(?:{_MATTER})(?!\w)"
    rf"|(?<!\w)(?:solid|genuine|real|sturdy|oiled|sanded|hand-?blown|brushed|forged|lacquered|untreated|massive[rmns]?|echte[rmns]?|geölte[rmns]?|gebürstete[rmns]?|unbehandelte[rmns]?|mundgeblasene[rmns]?|geschmiedete[rmns]?) (?P<pure>{_MATTER})(?!\w)",
    _I,
)
ECOSYSTEM = re.compile(
    r"(?<!\w)(?P<who>alexa|homekit|apple home|google (?:home|assistant|nest)|siri|smartthings|(?:apple )?carplay|android auto|airplay|chromecast|zigbee|z-wave|ifttt|spotify|iphones?|ipads?|android|apple watch|magsafe|nespresso|playstation|xbox|nintendo switch|windows|macos|hdmi|ethernet|nfc|gps|5g|lte)(?!\w)",
    _I,
)
_EXTRAS = r"lids?|straws?|straps?|handles?|cases?|pouch(?:es)?|chargers?|cables?|brush(?:es)?|filters?|bags?|stands?|remotes?|batter(?:y|ies)|adapters?|manuals?|covers?|hooks?|seals?|screws?|tools?|spoons?|coasters?|refills?|inserts?|trays?|racks?|cloths?|deckeln?|strohhalm\w*|trinkhalm\w*|griff\w*|henkeln?|gurt\w*|riemen|etui\w*|tasche\w*|ladekabel|ladegerät\w*|kabel|bürste\w*|filter|ständer|fernbedienung\w*|batterien?|akkus?|adapter|anleitung\w*|hülle\w*|haken|dichtung\w*|ersatz\w+|schrauben|werkzeug\w*|löffel|untersetzer|einsätze?|tablett\w*|tuch"
COMES_WITH = re.compile(
    rf"(?<!\w)(?:(?<!who )(?<!wer )(?:comes?|arrives|ships?|supplied|sold|packed|delivered) (?:complete )?with|(?:it|this|the (?:box|set|package|kit)|das set|die packung) (?:also )?(?:includes|enthält)|(?:is|are) included:?|(?<!what )(?<!which )you (?:also )?get (?:an?|two|three|one|another|extra)|in the (?:box|package|set) (?:you(?:['’]ll)?(?: will)? find|are|is|there (?:is|are))|(?:wird |kommt |werden )?(?:geliefert|kommt|kommen) (?:zusammen )?mit|im lieferumfang(?: sind| ist| enthalten| befinden sich)*|dazu gibt es|enthalten sind|mitgeliefert werden) (?P<what>[^.!?;:\n]{{3,60}})"
    rf"|(?<!\w)(?:includes|including|inklusive|inkl\.) (?:\w+ ){{0,3}}?(?P<more>{_EXTRAS})(?!\w)"
    rf"|(?<!\w)(?P<thing>(?:\w+ (?:and|und) )?(?:\w+ ){{0,3}}\w+) (?:(?:is|are|come) (?:included|in the (?:box|package)|part of the set)|lieg(?:t|en) (?:\w+ )?bei|(?:ist|sind) (?:\w+ )?im lieferumfang|(?:wird|werden) mitgeliefert)(?!\w)"
    rf"|(?<!\w)(?P<beside>{_EXTRAS}) (?:(?:ist|sind) (?:gleich |schon |mit )?(?:dabei|enthalten|inklusive)|gehör(?:t|en) (?:mit )?dazu)(?!\w)"
    rf"|^\s*(?:with|mit) (?:an? |two |three |eine[mrn]? |zwei |drei )?(?:\w+ )?(?P<extra>(?:{_EXTRAS})(?: (?:and|und) [^.!?;:\n]{{3,30}})?)(?=\s*$)",
    _I,
)
WORKS_WITH = re.compile(
    r"(?<!\w)(?i:works|work|compatible|syncs|integrates|kompatibel|funktioniert|verbindet sich|arbeitet)(?: \w+)? (?i:with|to|mit) (?P<what>[A-Z]\w+(?: [A-Z]\w+)?)"
    r"|(?<!\w)(?i:suitable for|designed for|made for|geeignet für|gemacht für) (?P<fit>[A-Z]{2,}\w*|(?:iPhone|iPad|MacBook|Samsung|Apple|Kindle|Dyson|Nespresso|KitchenAid|Thermomix)\w*)",
)
# "Holds one litre", "weighs less than a kilo", "room for six mugs": the figure has to stand in the facts.
HOLDING = re.compile(
    r"(?<!\w)(?:holds?|fits|weighs?|carries|contains|stores|seats|room for|space for|capacity of|fasst|fassen|wiegt|trägt|platz (?:für|von)|(?:passt|passen)(?![^.!?;:\n]{0,30}(?:zusammen|\bzu\b))|(?:comes?|arrives?|ships?) with|in the box|includes|geliefert mit|lieg(?:t|en) bei|conti(?:ent|ennent|ene|enen)|contengono|contenir|caben?|p[eè]sa?e?n?t?|porte|soporta|regge|(?:capacité|contenance|capacidad|capacità) d[ei]|(?:place|espacio|sitio|spazio|posto) (?:pour|para|per))\b[^.!?;:\n]{0,30}$",
    _I,
)
