# ruff: noqa: E501, SIM905 (a word a line would fill a screen)
"""English words that goods are called by, to tell "this dog bed" from "the Furhaven Dog Bed"."""

from __future__ import annotations

_PLAIN = frozenset(
    "air apron art artificial baby back backpack bag bags baking ball balls bamboo bar basin basket baskets bath "
    "bathroom battery beach bed bedding beds bedside bell belt bench bike bin bins bird birds black blanket blankets "
    "block board boards boot boots bottle bottles bowl bowls box boxes bracket bread brush brushes bucket bud bulb "
    "butter cabinet cable cables cake camping candle candles canister canisters car card cards case cases cast cat "
    "ceramic chair chairs charger cheese christmas classic clay cleaner cleaning clip clips clock closet cloth "
    "clothes coaster coasters coat coffee cold cooler cooling cord corner cotton counter cover covers craft cup "
    "cups curtain curtains cushion cushions cutting decor decorative desk diffuser dinner dinnerware dish dishes "
    "dispenser display dog dogs door double drawer dress dried drill drying duvet ear earbuds earrings electric "
    "end extension extra fabric face fan feeder fern file filter fire fish fitness flag floating floor floral "
    "flower flowers foam food foot frame frames fruit frying galvanized garden gardening gift glass glasses glove "
    "gloves grater gravy green grill guest hair halloween hammer hammock hamper hand handle hanger hangers hanging "
    "hat headphones heater herb high holder holders hook hooks hose house ice indoor insulated iron jar jars jewelry "
    "journal jug jute keyboard kids kit kitchen knife knives knit lamp lantern lanterns large laptop large laundry "
    "lawn led lid lids light lights line linen liner liners lip long lunch machine maker mat mats mattress measuring "
    "metal milk mini mirror mirrors mixer mixing modern mount mouse muffin mug mugs natural neck night non notebook "
    "office oil one organizer ornament ornaments outdoor oven pack pad pads paint pan pans pants paper patio pen "
    "pencil pepper pet phone photo picnic picture pillow pillowcase pillows pin pitcher planner plant planter "
    "planters plants plate plates polish pool portable pot pots power press print prints pruning puzzle rack racks "
    "rain rattan recipe reed reusable ring rod rolling room rope round rug rugs rustic salad salt saucer scale "
    "scented scissors scoop seagrass seat serving set sets shade shears sheet sheets shelf shelves shirt shoe shoes "
    "shower side silicone sink slippers slow small smart soap socks sofa solar speaker spice spinner sponge spoon "
    "spoons spray square stainless stand steel step sticker stickers stool stoneware storage straw string strip "
    "strips suction suitcase sunshade table tablecloth tall tape tea teapot tent terracotta throw thermometer "
    "timer tin toaster toilet tool tools toothbrush tote towel towels toy toys travel tray trays tree trellis trunk "
    "tub tumbler two umbrella under utensil vacuum vase vases vegetable wagon wall warmer washable washing watch "
    "water watering waterproof wax white wicker wide wind window windshield wine winter wire wireless with wood "
    "wooden work woven wreath wreaths writing yarn yoga and for of in the a".split()
)
_SINGULAR_ENDS = ("ss", "us", "is", "press", "canvas")


def is_plain(name: str) -> bool:
    """Whether every word of an English name is an ordinary one, so that no brand or model is in it."""
    words = [part for word in name.casefold().split() for part in word.strip("&+,.").split("-") if part]
    return bool(words) and all(word in _PLAIN or word.removesuffix("s") in _PLAIN for word in words)


# Further words of three and four letters that are shouted and no abbreviations.
_SHORT = frozenset(
    "all and big boy day dog eye for fun girl home hot kid kids life love man men mom new one out sun the top year your".split()
)


def is_shouted_word(word: str) -> bool:
    """Whether a word in capitals is an ordinary one and no abbreviation: PAD and YEAR, not LED or FFP2."""
    folded = word.casefold()
    return len(folded) > 2 and folded != "led" and (folded in _PLAIN or folded in _SHORT)


def in_a_sentence(name: str) -> str:
    """A plain name as it stands in the middle of a sentence; short capitals (LED, USB) stay."""
    return " ".join(word if word.isupper() else word.lower() for word in name.split())


def is_plural(name: str) -> bool:
    """Whether the name's last word is more than one: "pots", not "glass" or "pot set"."""
    last = name.split()[-1].casefold()
    return last.endswith("s") and not last.endswith(_SINGULAR_ENDS)
