# ruff: noqa: E501 (word lists are read by subject)
"""Words that are one thing together: without its first half "Bread Bin" is any bin, and "Earl" no tea.

A colour's word in them is no colour ("Earl Grey", "Black Tea", "White Noise").
"""

from __future__ import annotations

import re

# By subject; a plural is understood.
_COMPOUNDS = """
    bread bin|bread box|bread maker|bread knife|butter dish|cake stand|cake pan|cast iron|cheese board
    chopping board|cookie jar|cookie sheet|cookie cutter|cutting board|dish rack|dish towel|dutch oven|egg cup
    espresso machine|french press|frying pan|garlic press|gravy boat|ice bucket|ice cream|ice cube|knife block
    knife set|lemon squeezer|lunch box|measuring cup|measuring spoon|milk frother|mixing bowl|muffin pan
    oven mitt|paper towel|pasta maker|peanut butter|pepper mill|pizza oven|pizza stone|potato peeler
    pressure cooker|rice cooker|rolling pin|salad bowl|salad spinner|salt lamp|sauce pan|serving bowl
    slow cooker|soup bowl|spice rack|tea kettle|tea towel|toaster oven|trash can|waffle maker|wine glass
    wine rack|water bottle|water filter|coffee maker|coffee mug|coffee table|coffee grinder|travel mug
    earl grey|english breakfast|green tea|black tea|white tea|loose leaf|hot chocolate|olive oil|maple syrup
    manuka honey|orange pekoe|pink salt|dark chocolate|black pepper|brown sugar|green bean
    self care|gua sha|jade roller|face mask|face roller|eye cream|eye shadow|lip balm|lip gloss|nail polish
    nail clipper|hair dryer|hair brush|hair clip|hair tie|body wash|body lotion|body oil|bath bomb|bath mat
    bath towel|beard oil|shaving cream|essential oil|tea tree|witch hazel|rose water|dry shampoo|hot air
    cotton swab|makeup bag|sun screen|toilet paper|tooth brush|reading glasses|blue light|contact lens
    night light|night stand|string light|fairy light|floor lamp|table lamp|desk lamp|ceiling fan|light bulb
    throw pillow|throw blanket|weighted blanket|pillow case|duvet cover|bed frame|bed sheet|mattress topper
    shower curtain|shower head|soap dispenser|laundry basket|laundry hamper|shoe rack|coat rack|picture frame
    photo frame|photo album|wall art|wall clock|alarm clock|door mat|area rug|bean bag|book end|book shelf
    side table|end table|bar stool|office chair|rocking chair|room divider|reed diffuser|soy candle|tea light
    gift box|gift basket|gift card|gift set|gift bag|greeting card|wrapping paper|christmas tree|advent calendar
    new mom|best friend|white noise|noise machine|baby monitor|baby bottle|baby carrier|car seat|high chair
    changing table|diaper bag|play mat|stuffed animal|teddy bear|board game|card game|building block
    jigsaw puzzle|magnetic tile|doll house|water gun|train set|monster truck|walkie talkie
    dog bed|dog bowl|dog bone|dog crate|dog leash|dog treat|cat tree|cat litter|litter box|scratching post
    slow feeder|bird feeder|bird bath|bird house|fish tank|pet bed|chew toy|tennis ball|golf ball|golf club
    garden hose|garden bed|raised bed|watering can|flower pot|plant stand|plant pot|wind chime|fire pit
    patio umbrella|lawn mower|leaf blower|hedge trimmer|pruning shear|solar light|bee hotel|compost bin
    tape measure|drill bit|screw driver|stud finder|tool box|tool bag|pocket knife|utility knife|work bench
    extension cord|power bank|power strip|phone case|phone stand|memory card|hard drive|screen protector
    mouse pad|laptop stand|laptop sleeve|sound bar|smart watch|smart plug|action camera|dash cam|ring light
    yoga mat|yoga block|foam roller|jump rope|sleeping bag|camping chair|head lamp|life jacket|water shoe
    hiking boot|running shoe|rain coat|rain jacket|winter hat|baseball cap|tank top|ankle sock|tote bag
    belt bag|fanny pack|messenger bag|hoop earring|stud earring|cuff link|money clip|wedding ring|key chain
    bullet journal|recipe book|guest book|coloring book|sticky note|gel pen|fountain pen|pencil case
    paper clip|hole punch|washi tape|glue gun|hot glue|sewing machine|knitting needle|crochet hook|punch needle
    first aid|pill organizer|heating pad|hot water|humidifier filter|air purifier|air freshener|air fryer
    vacuum cleaner|steam mop|lint roller|trunk organizer|tire inflator|seat cover|floor mat|sun shade
"""
COMPOUNDS = frozenset(
    " ".join(pair.split()) for line in _COMPOUNDS.split("\n") for pair in line.split("|") if pair.strip()
)
PATTERN = re.compile(
    rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(COMPOUNDS, key=len, reverse=True)))})(?:e?s)?(?![\w-])",
    re.IGNORECASE,
)


def is_compound(words: str) -> bool:
    """Whether two words are one thing together."""
    return PATTERN.fullmatch(words) is not None
