# ruff: noqa: E501 (word lists are read and searched by group; breaking them by width hides what is in them)
"""Goods that Pinterest does not allow to be promoted, recognised by words in several languages.

Pinterest's list: tobacco, cannabis, other drugs, weapons, prescription medicine, adult, supplements by
unauthorised sellers. The screen reads a product's title and category. What was decided, where words are ambiguous:

* Tools that happen to have "gun" or "Pistole" in their name (glue, heat, massage, smoking, nail gun), toys
  (water pistol, foam blaster), kitchen and pocket knives, and safes are no weapons. Real and imitation
  firearms, ammunition, self-defence sprays and shockers, and knives made for fighting are.
* Books, films, music and games are about a subject and are not the goods: only the adult screen applies.
* A scent note is no tobacco: in candles, diffusers, perfume and soap the word "tobacco" names a smell.
  Cigars, cigarettes, humidors and smoking tobacco in the same text still are the goods.
* Hemp fibre, hemp seeds and weed killers are no cannabis; CBD is, because Pinterest treats it so.
  "Delta 8" spelled apart is a tap of 8 inches as well: it takes a word of the goods beside it.
* A weapon's name on a brooch or a pendant, and a thing in the shape of one that is none (a bath bomb), are no
  weapon; a replica is. A bag made of a cigar box and a lamp in the style of a hookah are no tobacco.
* Names of makes are only listed where hardly anything else is called so: "Elf Bar" is, "Velo" takes its pouches.
* Magic mushrooms on a lamp or a shirt are a picture. Where they are eaten or grown they are the drug.
* Glasses, goggles and lenses "for prescription" are no medicine.
* Supplements: whether the seller is authorised cannot be seen from a list. Substances that are not sold
  as ordinary food supplements (SARMs, ephedra, kratom, hormone and weight-loss pills) are prohibited;
  ordinary ones are only pointed out.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

MEDIA_CATEGORIES = re.compile(
    r"\b(books?|bücher|livres|libri|libros|livros|kindle|audible|hörbücher|films?|filme|movies?|dvd|blu-ray"
    r"|music|musik|musique|cds?|vinyl|video ?games?|games|spiele für)\b",
    re.IGNORECASE,
)


class GoodsGroup(msgspec.Struct, frozen=True, kw_only=True):
    """A group of goods: ``harmless`` phrases are taken out of the text before ``words`` are looked for.

    ``scent_notes`` are taken out as well when the text is about a candle, perfume or another scented good.
    """

    name: str
    label: str
    prohibited: bool
    about_media_too: bool
    words: str
    harmless: str | None = None
    scent_notes: str | None = None


class ScreenedGoods(msgspec.Struct, frozen=True, kw_only=True):
    """A hit: the group's name and label, the word that gave it away, and whether it rules the product out."""

    group: str
    label: str
    word: str
    prohibited: bool


GROUPS: tuple[GoodsGroup, ...] = (
    GoodsGroup(
        name="tobacco",
        label="tobacco and nicotine",
        prohibited=True,
        about_media_too=False,
        words=(
            r"cigarettes?|cigars?|cigarillos?|tobacco|e-?cigs?|e-?cigarettes?|vap(?:e|es|er|ing)s?|vape juice|snus"
            r"|hookahs?|shishas?|nicotine|nicotine pouch(?:es)?|rolling papers?|chewing tobacco"
            r"|zigaretten?|zigarettenpapier|zigarettenhülsen|stopfmaschine|e-?zigaretten?|(?:dreh|pfeifen|schnupf|kau)?tabak"
            r"|tabakpfeifen?|tabakbeutel|wasserpfeifen?|zigarren?|nikotin(?:beutel)?|liquids? mit nikotin"
            r"|elf ?bars?|lost mary|puff bars?|geek bars?|juuls?|vuse|iqos|zyn|velo (?:nicotine )?pouch(?:es)?|\d{1,2}[.,]?\d00\+? ?puffs|e-?liquids?|einweg-?(?:vapes?|e-?zigaretten?)"
            r"|humidors?|humidore?n?|zigarrenkisten?|ashtrays? for cigars?|tabac|cigares?|cigarrillos?|tabaco|puros|sigarett[ae]|sigari|tabacco|cigarros?"
        ),
        harmless=(
            r"cigarette lighter (?:plug|socket|adapter|adaptor|outlet|port|charger|splitter)s?|cigarette (?:pants|jeans|trousers)"
            r"|cigar[- ]box (?:guitars?|ukuleles?|banjos?|amp(?:lifier)?s?|purses?|handbags?|bags?|clutch(?:es)?|crafts?)|(?:cigar|hookah|shisha)[- ](?:shaped?|style|inspired|like)|zigarrenkisten-?(?:gitarren?|ukulelen?|taschen?|handtaschen?)"
            r"|(?:protein|rice|cereal|cheese|marshmallow|chocolate|corn|snack) puff bars?|(?:christmas|santa['’]?s?|north pole) elf bar|elf bar (?:signs?|carts?|decor\w*|costumes?)"
            r"|tobacco (?:brown|leather|vanille|vanilla|colou?r(?:ed)?|scent(?:ed)?|candle|(?:odou?r|smell|smoke) (?:eliminator|remover|neutralizer|candle))|(?:cigar|cigarette|tobacco) smoke (?:odou?r )?(?:eliminat\w+|remov\w+|absorb\w+|neutraliz\w+)|shisha embroidery"
            r"|(?:quit|stop) smoking|nicotine[- ]free|tobacco[- ]free|vape[- ]free|zigarettenanzünder\w*|tabakbraun|puros? algod[oó]n"
        ),
        # Not where the leaf itself is sold: "pipe tobacco, vanilla scented" stays a hit.
        scent_notes=(
            r"(?<!pipe )(?<!rolling )(?<!chewing )(?<!smoking )(?<!cigarette )(?<!hookah )(?<!shisha )(?<!loose )(?<!rolled )"
            r"(?:tobacco(?: lea(?:f|ves)| flowers?| blossoms?| absolute)?(?! (?:pouch(?:es)?|pipes?|tins?|jars?|cigars?|filters?|papers?))"
            r"|tabak(?:bl(?:ätter|att|üten?))?|tabac|tabacco|tabaco)"
        ),
    ),
    GoodsGroup(
        name="cannabis",
        label="cannabis and CBD",
        prohibited=True,
        about_media_too=False,
        words=(
            r"cannabis|marijuana|marihuana|cbd|thc(?:-?(?:[aphvo]|jd))?|hhc(?:-?[op])?|delta-?(?:[89]|1[01])|hashish|haschisch|haschich|bongs?|dab rigs?|weed (?:grinder|pipe|bowl|tray)s?"
            # Spelled apart it is a make of taps and showers as well.
            r"|delta (?:[89]|1[01])[- ](?:thc|hemp|infused|gumm(?:y|ies)|edibles?|vapes?|vaporizers?|carts?|cartridges?|disposables?|flowers?"
            r"|pre-?rolls?|tinctures?|distillates?|drops|oils?|capsules?|softgels?)"
            r"|(?:cbg|cbn) (?:oils?|gummies|drops|tinctures?|capsules?|flowers?|isolates?)|blunt wraps?|hemp wraps?|kief box(?:es)?"
            r"|smoke weed|hemp (?:gummies|extract|flower)s?|hanfblüten|hanfextrakt|kifferzubehör|marijuanas?"
        ),
        harmless=r"cbd (?:office|district)s?|bong joon[- ]ho",
    ),
    GoodsGroup(
        name="illegal_drugs",
        label="illegal drugs",
        prohibited=True,
        about_media_too=False,
        words=(
            r"psilocyb(?:in|e|ine|es)|psilocin|psilocibina|magic (?:mushrooms?|truffles?)|(?:psychedelic|hallucinogenic) (?:mushrooms?|truffles?)|shroom (?:gumm(?:y|ies)|chocolates?|bars?|edibles?|capsules?)|cubensis|golden teachers? (?:spores?|mushrooms?|grow kits?)"
            r"|amanita(?: muscaria)? (?:gumm(?:y|ies)|capsules?|extracts?|tinctures?|powder|edibles?|chocolates?|caps)|zauberpilze?n?|champignons hallucinogènes|(?:hongos|setas) (?:alucinógen[oa]s|mágic[oa]s)|funghi allucinogeni"
            r"|cocaine|cocaïne|cocaína|cocaina|kokain|heroin|crystal meth|meth(?:amphetamines?)?|crack pipes?|mdma|ecstasy (?:pills?|tablets?)|ecstasy-?pillen|ketamine?|fentanyl|lsd (?:tabs?|blotters?|trips?)|1[pv]-lsd|dmt (?:vapes?|pens?|carts?|cartridges?)|mescaline?"
            r"|ayahuasca|peyote (?:buttons?|extracts?)|salvia divinorum|2c-b"
        ),
        harmless=(
            r"(?:magic|psychedelic) mushrooms? (?:[\w-]+ ){0,2}?(?:lamps?|lights?|night-?lights?|lanterns?|figurines?|statues?|ornaments?|stickers?|decals?|(?:t-?)?shirts?|hoodies?|sweaters?|socks|dress(?:es)?|costumes?|posters?|prints?|art|mugs?|puzzles?|plush\w*|toys?|decor\w*|garlands?|tapestr(?:y|ies)|rugs?|cushions?|pillows?|blankets?|curtains?|earrings?|necklaces?|pendants?|rings?|bracelets?|keychains?|pins?|planters?|stools?|wallpapers?|notebooks?|journals?|fabrics?)"
            r"|heroin chic|fentanyl test (?:strips?|kits?)|meth labs?"
        ),
    ),
    GoodsGroup(
        name="weapons",
        label="weapons",
        prohibited=True,
        about_media_too=False,
        words=(
            r"guns?|handguns?|pistols?|rifles?|shotguns?|revolvers?|firearms?|ammunition|ammo|bullets? for|silencer for|gun suppressors?"
            r"|holsters?|ar-?15|airsoft|bb guns?|pellet guns?|air rifles?|crossbows?|switchblades?|butterfly knives?|balisongs?"
            r"|brass knuckles|stun guns?|tasers?|pepper spray|bear spray|grenades?|throwing (?:knife|knives|stars?|axes?)|blow-?guns?"
            r"|combat kni(?:fe|ves)|bowie kni(?:fe|ves)|karambits?|tactical kni(?:fe|ves)|fighting kni(?:fe|ves)|daggers?|nunchakus?|batons? self[- ]defen[cs]e"
            r"|pistolen?|schreckschuss\w*|gewehre?|schusswaffen?|waffen|munition|luftgewehre?|luftpistolen?|softair\w*|armbrust"
            r"|armbrüste|springmesser|butterflymesser|schlagringe?|elektroschocker|pfefferspray|tierabwehrspray|kampfmesser"
            r"|wurfmesser|wurfsterne?|schlagstock|teleskopschlagstock|pistolets?|fusils?|carabines?|pistolas?|escopetas?|fucil[ei]"
        ),
        harmless=(
            # In the kitchen, at the bar and in the workshop. Guns alone: a smoke grenade is one.
            r"(?:smoking|smoke|meat injector|injector|cookie(?: press)?|icing|frosting|jerky|pastry|(?:cake )?decorating|sauce|condiment"
            r"|fascia|muscle|(?:drywall )?screw|thermometer|(?:barcode )?scanner|scanning|rubber band|marshmallow|sealer|airbrush"
            r"|water blaster|bubble machine|finger)[- ]+guns?"
            r"|nerf \w+ (?:guns?|pistols?|rifles?)"
            r"|(?:hot |cordless |mini )*(?:glue|massage|heat|nail|staple|spray|caulk(?:ing)?|grease|tattoo|label|price(?:[- ]tag)?|tag|tagging|bubble|foam"
            r"|water|toy|nerf|dart|laser tag|squirt|paint|sealant|silicone|washer|pressure washer|cleaning|massage|percussion"
            r"|popcorn|confetti|hot air|soldering|rivet|brad|upholstery|temperature|infrared|engraving|piercing|air blow|blow"
            r"|dust|fogger|cap|orbeez|gel|splatter|money|cash|t-?shirt|salt|flocking|marinade|ear piercing|tufting|sand ?blast(?:ing|er)?"
            r"|sand|wash|snow foam)[- ]+(?:guns?|pistols?|rifles?|blasters?|grenades?)"
            r"|daggers? (?:brooch(?:es)?|pins?|necklaces?|pendants?|earrings?|charms?|rings?|bracelets?|jewell?ery|hair ?pins?|hat ?pins?|bookmarks?|collars?|cocktail (?:picks?|sticks?))"
            r"|(?:grenade|dagger)[- ]shaped?|shaped like (?:an? )?(?:grenade|dagger)s?"
            r"|gun ?metal|top gun|gun safes?|gun rack|gun cabinets?|gun cleaning mat|pistol grips?|air fryer"
            r"|(?:phone|tool|drill|flashlight|scissors?|pet|radio|hammer|pen|plant|bottle|remote|hot tool|curling iron|flat iron|hair ?dryer)s? holsters?|holsters? (?:for )?(?:phone|drill|tool)s?"
            r"|(?:wasser|klebe|heißklebe|spritz|massage|heißluft|kartuschen|sprüh|fett|spielzeug|konfetti|seifenblasen|farb)-?pistolen?"
            r"|pistolengriff\w*|pistolet à (?:colle|eau|peinture)|pistola de (?:silicona|pegamento|agua|pintura)|pistola (?:per colla|ad acqua)"
            r"|bath gun|seven years gun|guns n'? roses|machine gun kelly|rifle paper co|magic bullet|pistol squats?"
        ),
    ),
    GoodsGroup(
        name="prescription_medicine",
        label="prescription medicine",
        prohibited=True,
        about_media_too=False,
        words=(
            r"prescription (?:drugs?|medicines?|medications?|strength|only|pills?)|rx only|viagra|sildenafil|cialis|tadalafil"
            r"|ozempic|wegovy|semaglutide?|tirzepatide?|mounjaro|xanax|adderall|ritalin|oxycodone?|tramadol|valium|diazepam"
            r"|amoxicill?in|antibiotics?|tretinoin|finasteride?|botox injections?|ivermectin|hydrocodone?|steroids?"
            # What is sold as poppers; the word alone is a party's or a child's.
            r"|(?:amyl|alkyl|isobutyl|isopropyl|isoamyl) nitrites?|rush poppers?"
            r"|verschreibungspflichtig\w*|rezeptpflichtig\w*|antibiotika|antibiotikum|sur ordonnance|con receta|su prescrizione"
        ),
        harmless=r"(?:non-?|without )prescription|antibiotic[- ]free|no antibiotics|without antibiotics|steroid[- ]free",
    ),
    GoodsGroup(
        name="adult",
        label="adult goods",
        prohibited=True,
        about_media_too=True,
        words=(
            r"dildos?|vibrators?|sex toys?|sexspielzeuge?|sextoys?|butt plugs?|analplugs?|masturbators?|fleshlights?|cock rings?"
            r"|penisring\w*|bondage|fetish|fetisch|porn\w*|erotic\w*|erotik\w*|erotisch\w*|érotiques?|adult toys?|nipple clamps?|strap-?ons?"
            r"|vibratoren|juguetes? sexual(?:es)?|sex dolls?|liebespuppen?"
        ),
        harmless=r"(?:concrete|cement|beton)[- ]?vibrators?|vibrator for concrete|silicone caulk strap-?ons?",
    ),
    GoodsGroup(
        name="unauthorised_supplements",
        label="supplements that may not be advertised",
        prohibited=True,
        about_media_too=False,
        words=(
            r"sarms?|ephedra|ephedrine?|kratom|kava kava|phenibut|tianeptine|dmaa|dnp|hgh|human growth hormone|prohormones?|testosterone? boosters?"
            r"|(?:weight[- ]loss|diet|slimming|fat[- ]burn(?:er|ing)) (?:pills?|capsules?|tablets?|gummies|supplements?|teas?|drops|patch(?:es)?)|fat burners?|appetite suppressants?"
            r"|testosteron-?booster|fatburner|fettverbrenner|(?:abnehm|schlankheits|entschlackungs)-?(?:pillen|kapseln|tropfen|tees?|pflaster)|diätpillen|diätkapseln|appetitzügler"
            r"|brûleurs? de graisse|quemagrasas|bruciagrassi"
        ),
    ),
    GoodsGroup(
        name="supplements",
        label="food supplements",
        prohibited=False,
        about_media_too=False,
        words=(
            r"(?:dietary|food|nutritional|herbal|mineral|vitamin) supplements?|supplements?|multivitamins?|probiotics?|pre-?workouts?|creatine"
            r"|vitamin [a-k]\d* (?:capsules?|tablets?|gummies|softgels?)|(?:collagen|melatonin|magnesium|omega-?3|ashwagandha) (?:capsules?|tablets?"
            r"|gummies|softgels?|powder|peptides)|nahrungsergänzung\w*|kreatin|creatin|multivitamin\w*|probiotika|melatonin"
            r"|compléments? alimentaires?|complementos? alimenticios?|integrator[ei] alimentar[ei]|suplementos?"
        ),
        harmless=r"magnesium powder fire|(?:novel|book|study) supplements?",
    ),
)


SCENTED_GOODS = re.compile(
    r"\b(?:candles?|tea ?lights?|wax melts?|diffusers?|reed sticks|room (?:spray|mist)s?|air fresheners?|incense|potpourri|perfumes?|parfums?"
    r"|eau de (?:parfum|toilette|cologne)|colognes?|aftershaves?|fragrance (?:oil|mist)s?|body (?:wash|lotion|spray|mist|cream|butter)"
    r"|shower gels?|bath (?:bombs?|salts?)|soaps?|shampoos?|beard (?:oil|balm)s?|\w*kerzen?|duft(?:wachs|stäbchen|öl)\w*|raum(?:duft|spray)"
    r"|parfüms?|duschgel|\w*seifen?|rasierwasser|bougies?|velas?|candel[ae]|profumo|perfume|savon|jabón|sapone)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=64)
def _whole_words(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w])", re.IGNORECASE)


def screen_goods(text: str, category: str = "", *, about: str = "") -> list[ScreenedGoods]:
    """The groups of sensitive goods that ``text`` (a title, or a text of a pin) belongs to.

    ``category`` is the marketplace's category name: it is screened too and tells media from goods.
    ``about`` is the title of the product a text is about: it is not screened, but says what a scent note is,
    and which words are harmless here: a text about a glue gun may call it the gun.
    """
    media = MEDIA_CATEGORIES.search(category) is not None
    scented = SCENTED_GOODS.search(f"{text}\n{about}") is not None
    hits = (_screen_group(group, f"{text}\n{category}", about, media, scented) for group in GROUPS)
    return [hit for hit in hits if hit is not None]


def _screen_group(
    group: GoodsGroup, text: str, about: str, media: bool, scented: bool
) -> ScreenedGoods | None:
    if media and not group.about_media_too:
        return None
    words = _whole_words(group.words)
    # Nearly every text ends here: what is taken out below leaves gaps and never makes a word.
    if words.search(text) is None:
        return None
    harmless = _harmless_words(group, about, scented)
    found = next(
        (
            hit
            for hit in words.finditer(_without_harmless(group, text, scented))
            if hit.group(0).casefold() not in harmless
        ),
        None,
    )
    if found is None:
        return None
    return ScreenedGoods(
        group=group.name, label=group.label, word=found.group(0).strip(), prohibited=group.prohibited
    )


def _without_harmless(group: GoodsGroup, text: str, scented: bool) -> str:
    remaining = _whole_words(group.harmless).sub(" ", text) if group.harmless else text
    if scented and group.scent_notes:
        remaining = _whole_words(group.scent_notes).sub(" ", remaining)
    return remaining


def _harmless_words(group: GoodsGroup, about: str, scented: bool) -> frozenset[str]:
    """The group's words that a product's title says in harmless phrases only."""
    words = _whole_words(group.words)
    if words.search(_without_harmless(group, about, scented)) is not None:
        return frozenset()
    return frozenset(hit.group(0).casefold() for hit in words.finditer(about))


def prohibited_goods(title: str, category: str = "") -> ScreenedGoods | None:
    """The first group that rules a product out, or None."""
    return next((hit for hit in screen_goods(title, category) if hit.prohibited), None)
