# ruff: noqa: E501 (word lists are read by subject; breaking them by width hides what is in them)
"""Words that end like the word of a kind of goods and are none of them: nobody wears a knee cap.

They get the advice of their category. Those that have advice of their own stand in ``en_lookalikes`` and
``de_lookalikes``.
"""

from __future__ import annotations

import re

# By the last word: what may stand before it, so that it means another thing.
_ENGLISH = {
    "bags?": "garbage vacuum storage freezer sand ziplock zip grow body piping pastry dust produce air poop waste treat goodie doggie saddle ice bowling feed sausage paper",
    "bands?": "rubber hair head sweat wedding rock brass elastic gastric bass",
    "belts?": "seat timing fan drive serpentine conveyor tool lifting weight weightlifting running dip safety duty gait back posture garter sanding dryer vacuum treadmill massage slimming sauna maternity ammo climbing",
    "boards?": "skirting head foot floor circuit story score leader mother dash sound scrabble chess sign",
    "bowls?": "toilet bathroom super bird",
    "bricks|blocks": "cinder engine starting knife concrete paving heel chopping cooling",
    "caps?": "bottle hub lens wheel valve knee end post gas fuel radiator oil chimney tooth shower fence tank hole bung",
    "cases?": "display trophy brief stair suit violin card test watch coin record battery bullet cartridge packing",
    "chargers?": "dodge",
    "cleaners?": "face facial ear tongue pore eyeglass glasses vacuum denture retainer jewelry brush lens teeth",
    "coolers?": "cpu wine air laptop transmission water swamp",
    "creams?": "ice whipped sour coffee shoe cleaning nut pastry",
    "cups?": "suction measuring egg muffin bra menstrual eye heel trophy cake",
    "desks?": "help front",
    "dish(?:es)?": "satellite petri soap cat",
    "drops": "eye ear cough gum lemon",
    "fillers?": "lip pinata line dermal pillow cushion stocking",
    "frames?": "bike bicycle door window eyeglass quilt car license climbing walking cold",
    "glasses": "magnifying swimming hour looking shot field 3d vr",
    "gloves?": "oven baseball goalkeeper batting mma grill barbecue bbq",
    "glues?|adhesives?": "lash eyelash hair nail denture wig",
    "hats?": "hard",
    "hoses?": "panty vacuum radiator shower gas dryer fuel brake air oil heater",
    "jackets?": "life book water smoking",
    "kni(?:fe|ves)": "pocket craft palette putty box hunting folding hobby exacto paint diving drywall razor",
    "lights?": "traffic tail brake head bike bicycle dog grow warning turn",
    "lamps?": "nail heat tanning uv",
    "mats?": "cutting play litter mouse puzzle fondue prayer sauna seedling",
    "masks?": "gas oxygen cpap baseball fencing paint catcher surgical nebulizer",
    "mirrors?": "rear_view rearview side car blind_spot dental towing",
    "mixers?": "paint audio dj concrete cement sound mud cocktail",
    "monitors?": "studio glucose air_quality radon stage",
    "mouse": "mickey minnie cat",
    "pans?": "bed dust drip oil paint drain peter litter",
    "patch(?:es)?": "iron-on iron_on embroidered eye tire road screen drywall pumpkin cabbage leather concrete roof pool",
    "pencils?": "eyebrow brow lip eye kohl",
    "pens?": "vape insulin epi play pig puppy 3d dog",
    "pillows?": "lumbar_support ear neck_traction",
    "plates?": "license hot weight face wall switch name base outlet bumper skid growth printing trivet",
    "prints?": "blue foot finger hand paw",
    "racks?": "roof bike squat gun power ski kayak server barbell tire cargo",
    "rakes?": "roof",
    "routers?": "wood palm plunge trim",
    "seeds": "chia sunflower sesame pumpkin hemp flax poppy fennel caraway mustard",
    "shears": "kitchen sewing fabric poultry trauma dressmaker pinking thinning hair grooming",
    "clippers|trimmers?": "dog pet wire cigar paint paper meat bolt",
    "sheets?": "dryer spread music metal acrylic plywood foam cheat fact transfer sticker felt cork sandpaper steel copper aluminum plastic",
    "shoes?": "brake horse snow",
    "sleeves?": "cd card record can wine pipe",
    "soda": "baking washing caustic",
    "socks?": "wind",
    "sponges?": "makeup beauty cake blender bath",
    "tables?": "water times changing periodic",
    "tablets?": "vitamin antacid chlorine salt drawing effervescent calcium mineral bath",
    "tape": "medical packing kt kinesiology athletic vhs cassette double-sided hem grip hockey boob",
    "tents?": "bed grow",
    "throws?": "free",
    "towels?": "paper",
    "trainers?": "potty balance puppy core",
    "trays?": "litter ice_cube ice paint seed ash drip printer roller drawer cutlery bird keyboard",
    "trucks?": "hand pallet skateboard",
    "tumblers?": "rock",
    "weights?": "fishing curtain paper tablecloth wheel",
    "wool": "steel glass mineral rock",
    "fans?": "football stroller hand folding exhaust",
    "bikes?": "exercise stationary dirt spin",
    "conditioners?": "air fabric water leather",
    "beans": "jelly",
    "dispensers?": "water tape toothpaste toilet_paper",
}
_GERMAN = (
    r"(?:satelliten|klo)schüsseln?|(?:schach|tritt|sprung|fenster|wasch|balance|nagel|hack|wickel|dart|arm|steuer|schlüssel|spiel|plansch)brett(?:er|chen)?"
    r"|\w*(?:her|ein|be|platten|schleif|polier|aus)steller|(?:platten|schleif|polier)teller|(?:pferde|kletter|zug)geschirr|op-besteck"
    r"|(?:zimmer|wohn|stuck|holz)decken?|(?:stempel|nadel|tinten|knie|luft)kissen|\w*(?:vor|mit|eis|lang)läufer|(?:trittschall|luft|antirutsch|gummi|puzzle|spiel|krabbel|kofferraum|maus|tauch|schneide|schutz)-?matten?"
    r"|(?:mess|aschen|stifte|würfel|eis|mix|shaker)becher|(?:fern|brillen|vergrößerungs|einmach|vorrats|gewürz|uhren)gläser|(?:sprüh|dosier|spritz|sauerstoff|pump)flaschen?|(?:öl|benzin)kannen?"
    r"|(?:musik|sound|bluetooth|lautsprecher|boom|tv|x|streaming|fritz|jukebox|digital|nist|pferde|lock)-?box|(?:getränke|mehrfachsteck|über)dosen|(?:basketball|fahrrad|papier|brut)körbe?|(?:futter|wasser|duft|blut|klebeband)spender"
    r"|finger(?:hut|hüte)|(?:hunde|katzen)halsb(?:and|änder)|(?:uhren|uhr|fitness|ersatz|einlass)armb(?:and|änder)|(?:grill|servier|eis|küchen|zucker|haar|locken|salat)zangen?|fleischhammer|presslufthammer"
    r"|hubschrauber|messerschleifer|topflappen|ohrläppchen|(?:rasen|kanten)trimmer|fusselrasierer|(?:erdnuss|kräuter|mandel|frucht|nuss)?butter|(?:eis|schoko|schokoladen|kaffee|nuss|pudding|vanille)cremes?"
    r"|dekolleté|(?:angel|verbands|erste-hilfe-|schmink|arzt|kosmetik|nagel)koffer|maultaschen?|(?:sattel|kühl|brief|mappen|heck)taschen?|(?:augenbrauen|pass|holz|metall|concealer)stifte?|\w*(?:bei|glocken)spiele?"
    r"|hundert\w*|komitee|(?:vitamin|zeit|wasch|omega-3-)kapseln|\w*schwein|\w*hustensaft|(?:tür|fenster|schub|möbel|sicherheits)riegel|(?:fahrrad|tür|bett|fenster|insektenschutz)rahmen|(?:rück|außen|auto|schmink|zahn|wasser)spiegel"
    r"|(?:früh|grund|schmuck|kleidungs|einzel|theater)stück|(?:fern|ofen|back|blas)rohr|(?:eisenbahn|bein|zahn|arm)schienen?|(?:zahn|curry|tomaten|chili|oliven|sardellen)paste|(?:sonnen|insekten)schutzmittel"
    r"|strickleiter|ungarn|(?:baum|glas|stahl|stein|holz|putz)wolle|(?:brillen|steig|gleit)bügel|bremsschuhe?|(?:kühl|gefrier|wein|server|schalt|trocken)schr(?:ank|änke)|(?:op|zahnarzt|roll|fahr)stuhl|rollst(?:uhl|ühle)"
    r"|(?:plattform|uniform|reform|platt|wasch)form(?:en)?|plattform(?:en)?|uniform(?:en)?|(?:be|ver|um|an|auf|unter)?schreiben|(?:glas|hecken|fliesen|rohr|kanten|rasenkanten|plasma)schneider|(?:gas|heiz|tal)kessel|(?:rück|brems|fahrrad|blau|blink)lichter"
    r"|(?:dusch|hand|kopf|regen|schlauch)brausen?|sternschnuppen?|(?:lenk|zahn|ruder|fahr)r(?:ad|äder)"
)


def _english() -> str:
    """As one pattern: "(?:knee|lens|shower) ?caps?", and so on."""
    words = {last: "|".join(before.split()).replace("_", " ") for last, before in _ENGLISH.items()}
    return "|".join(rf"(?:{before}) ?(?:{last})" for last, before in words.items())


STRANGERS: dict[str, re.Pattern[str]] = {
    language: re.compile(rf"(?<![\w-])(?:{words})$", re.IGNORECASE)
    for language, words in (("en", _english()), ("de", _GERMAN))
}


def is_stranger(text: str, start: int, language: str) -> bool:
    """Whether what ends the text, and begins at ``start`` or before, only looks like the word of a kind of goods."""
    strangers = STRANGERS.get(language)
    found = strangers.search(text) if strangers is not None else None
    return found is not None and found.start() <= start
