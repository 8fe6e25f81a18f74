# ruff: noqa: E501 (a sentence a line, as it will be read)
"""English advice by the kind of thing a product's name says it is; it goes before the category's advice."""

import msgspec

from pinflow.pins.writers.phrases import Hook, Subject
from pinflow.pins.writers.things.by_use import ENGLISH_BY_USE
from pinflow.pins.writers.things.en_further import ENGLISH_FURTHER
from pinflow.pins.writers.things.en_goods import ENGLISH_GOODS
from pinflow.pins.writers.things.en_lookalikes import ENGLISH_LOOKALIKES
from pinflow.pins.writers.things.en_named_apart import ENGLISH_NAMED_APART

BOOK_HOOKS = {
    "checklist": Hook(
        headlines=("{name}, before page one", "Is {name} next?"),
        titles=(
            "{name}: is it your next read?",
            "{name}: a few pages before you decide",
            "{name}: one for the nightstand?",
            "{name}: notes before chapter one",
            "{name}: save this for your next bookshop visit",
            "{name}: three questions before page one",
        ),
        openings=(
            "Thinking about reading “{name}”? Three small questions help you decide.",
            "Before “{name}” joins the pile by the bed, ask yourself these questions.",
        ),
    ),
    "spotlight": Hook(
        headlines=("Page one of {name}", "{name} on the nightstand"),
        titles=(
            "{name}: open the sample, then decide",
            "{name}: where to begin",
            "{name}: a slow look at page one",
            "{name}, without the blurb",
            "{name}: notes for a rainy afternoon",
            "{name}: read a page, then another",
        ),
        openings=(
            "“{name}”, without the blurb: how to find out whether it is yours.",
            "A closer look at “{name}” starts with the sample, not with the cover.",
        ),
    ),
    "compare": Hook(
        headlines=("{name} this weekend?", "{name} next?"),
        titles=(
            "{name}, or another book first?",
            "{name}: how to choose your next read",
            "{name}, and the rest of the pile",
            "{name}: which one goes on the nightstand?",
            "{name}: two pages of each, then choose",
            "{name}: for when the pile gets too tall",
        ),
        openings=(
            "“{name}” or the other one on the pile? Read two pages of each and see which you miss.",
            "Choosing between “{name}” and another title is easier with the first pages side by side.",
        ),
    ),
    "everyday": Hook(
        headlines=("Evenings with {name}", "{name}, chapter by chapter", "Reading {name}"),
        titles=(
            "{name}: finding time to read it",
            "{name}: ten pages and a pot of tea",
            "{name}: for the train, the bath, the bed",
            "{name}: a chapter before lights out",
            "{name}: reading on an ordinary Tuesday",
            "{name}: ten pages a day, to the end",
        ),
        openings=(
            "“{name}” and ten pages a day: think of the chair, the lamp and the hour.",
            "When would you read “{name}”? A fixed quarter of an hour carries most books to the end.",
        ),
    ),
    "wishlist": Hook(
        headlines=("{name} for quiet evenings", "{name} for later"),
        titles=(
            "{name}: one for your reading list",
            "{name}: saved for a quiet evening",
            "{name}: for the next long weekend",
            "{name}: a title to remember at the bookshop",
            "{name}: for when someone asks what you would like",
            "{name}: kept for the next journey",
        ),
        openings=(
            "Collecting titles? Put “{name}” on the list and read a sample when there is time.",
            "One for the reading list: “{name}”.",
        ),
    ),
}

# Records and films are heard and seen; nobody uses them up or measures them.
MEDIA_HOOKS = {
    "checklist": Hook(
        headlines=("{name}, then press play",),
        titles=(
            "{name}: try a sample first",
            "{name}: a few notes before you press play",
            "{name}: a few minutes first, then the evening",
            "{name}: check the format, then get comfortable",
            "{name}: who chooses tonight?",
            "{name}: one for your next night in?",
        ),
        openings=(
            "Before you order “{name}”, listen or look for five minutes.",
            "“{name}” on your list? Start with a sample.",
        ),
    ),
    "spotlight": Hook(
        headlines=("{name}, lights down",),
        titles=(
            "{name}: where to begin",
            "{name}: lights low, then press play",
            "{name}, without the praise on the sleeve",
            "{name}: a few minutes will tell you",
            "{name}: notes for the opening minutes",
            "{name}: a slow look before you play it",
        ),
        openings=(
            "“{name}”, without the praise on the sleeve.",
            "A closer look at “{name}” starts with a sample.",
        ),
    ),
    "compare": Hook(
        headlines=("{name} for tonight?",),
        titles=(
            "{name}, or another one tonight?",
            "{name}: how to choose for tonight",
            "{name}: let the sofa vote",
            "{name}: for tonight, or for Sunday?",
            "{name}, and the rest of the shelf",
            "{name}: what mood is it tonight?",
        ),
        openings=(
            "“{name}” or the other one? Try five minutes of each.",
            "Choosing between “{name}” and another title? Ask who is on the sofa.",
        ),
    ),
    "everyday": Hook(
        headlines=("An evening with {name}",),
        titles=(
            "{name}: one for a long evening",
            "{name}: who would you ask along?",
            "{name}: for a rainy Sunday",
            "{name}: snacks, blanket, play",
            "{name}: for an evening without plans",
            "{name}: for the quiet end of the week",
        ),
        openings=(
            "Think of the evening for “{name}”: who is there, and what is it played on?",
            "“{name}” needs an evening without a clock.",
        ),
    ),
    "wishlist": Hook(
        headlines=("{name} for long evenings",),
        titles=(
            "{name}: one for the {list_name} list",
            "{name}: saved for a long evening",
            "{name}: kept for the next night in",
            "{name}: for when someone asks what you would like",
            "{name}: a title to come back to",
            "{name}: save now, play on Friday",
        ),
        openings=(
            "One for the {list_name} list: “{name}”.",
            "Collecting titles? Put “{name}” on the list and try a sample.",
        ),
    ),
}

_GIFT_HOOKS = {
    "everyday": Hook(
        headlines=("Picture the moment it is unwrapped", "For somebody you know well"),
        titles=(
            "{name}: for somebody you know well",
            "{name}: think of the person first",
            "{name}: a present idea to keep until the date",
            "{name}: the card, the ribbon, the moment",
            "{name}: for whoever comes to mind first",
            "{name}: picture their face",
        ),
        openings=(
            "Picture the moment the {bare_name} is unwrapped: what would they say first?",
            "Giving the {bare_name} starts with the person, and only then with the ribbon.",
        ),
    ),
}

_CRAFT_HOOKS = {
    "everyday": Hook(
        headlines=("The next project starts small", "What would you make first?"),
        titles=(
            "{name}: for a free evening and both hands",
            "{name}: what would you make first?",
            "{name}: an idea for a rainy weekend",
            "{name}: clear the table, put the kettle on",
            "{name}: notes before the project starts",
            "{name}: a small plan for the first hour",
        ),
        openings=(
            "Picture a free evening with the {bare_name}: what would you make first?",
            "A project with the {bare_name} goes well when the first hour is planned.",
        ),
    ),
}
_SUPPLY_HOOKS = {
    "everyday": Hook(
        headlines=("Keep one in reserve", "Before the old one gives up"),
        titles=(
            "{name}: before the old one gives up",
            "{name}: take a photo of the old one first",
            "{name}: write down the type, save a trip",
            "{name}: a note for the next replacement",
            "{name}: one less thing to run out of",
            "{name}: sorted before it is urgent",
        ),
        openings=(
            "The old one knows what fits: take a photo before you order the {bare_name}.",
            "Supplies run out on the wrong day. Note the exact type, then think about the {bare_name}.",
        ),
    ),
    "wishlist": Hook(
        headlines=("Noted for the next change", "Write down the type now"),
        titles=(
            "{name}: noted for the next replacement",
            "{name}: one for the {list_name} list",
            "{name}: a reminder for the next time",
            "{name}: save now, order when it is time",
            "{name}: kept together with the type and size",
            "{name}: for the day the old one is done",
        ),
        openings=(
            "On the list for the next replacement: the {bare_name}.",
            "Write down type and amount beside the {bare_name}, and the next order takes a minute.",
        ),
    ),
}
# What stands on a worktop and is plugged in.
_MACHINE = Subject(
    matches="",
    kicker="Kitchen notes",
    list_name="kitchen",
    checks=(
        "Measure counter and headroom",
        "Look up which parts come apart",
        "Think of your usual amount",
        "Ask how loud it may be",
    ),
    thoughts=(
        "A machine that has to be lifted out of a cupboard is used half as often.",
        "Count what you make in a normal week, and choose the size for that.",
    ),
)
ENGLISH_THINGS: dict[str, Subject] = {
    # What comes first goes first where two of them match as much of a name.
    **ENGLISH_BY_USE,
    **ENGLISH_NAMED_APART,
    **ENGLISH_LOOKALIKES,
    **ENGLISH_GOODS,
    **ENGLISH_FURTHER,
    "audio": Subject(
        matches=r"ear ?buds?|ear ?phones?|head ?phones?|headsets?|speakers?|soundbars?|airpods(?: \w+)?",
        kicker="Notes for listening",
        list_name="tech",
        checks=(
            "Check what it pairs with",
            "Look up how charging works",
            "Think of where you listen",
            "Read about spare parts",
            "Look for a mute button",
        ),
        thoughts=(
            "Sound is half of it; the other half is whether you forget that it is there.",
            "Think of the noisiest place of your day, and judge by that one.",
        ),
    ),
    "power": Subject(
        matches=r"power banks?|portable chargers?|chargers?|charging (?:stations?|cables?)|usb[- ]c (?:hubs?|chargers?)|power strips?|surge protectors?|extension cords?",
        kicker="Notes before charging",
        list_name="tech",
        checks=(
            "List the devices it feeds",
            "Compare plugs and cables",
            "Read the safety notes",
            "Think of where it lies",
        ),
        thoughts=(
            "Write down what you charge on a normal day; the right size follows from that.",
            "Most disappointment comes from the wrong plug, so look at your devices first.",
        ),
    ),
    "teeth": Subject(
        matches=r"(?:electric )?tooth ?brush(?:es)?(?: heads?)?|water flossers?|toothpastes?",
        kicker="Bathroom notes",
        list_name="self-care",
        checks=(
            "Look up the refills",
            "Think of charger and shelf",
            "Ask what pressure feels right",
            "Give yourself two weeks",
        ),
        thoughts=(
            "Heads, blades and brushes come again every few months, so look those up first.",
            "What stands in sight beside the basin is used; what lies in a drawer is not.",
        ),
    ),
    "bags": Subject(
        matches=r"(?:tote |travel |duffle |duffel |shoulder |crossbody |laptop |gym |diaper )?bags?|totes?|back ?packs?|wallets?|purses?|luggage(?: sets?)?|suitcases?|carry[- ]ons?|fanny packs?",
        kicker="Notes for the way",
        list_name="travel",
        checks=(
            "Lay out what goes inside",
            "Measure your largest thing",
            "Look at straps and closure",
            "Think of its weight, full",
        ),
        thoughts=(
            "Lay everything you carry on the table first; the right size is what lies there.",
            "A bag is chosen for the walk to the train, so think of shoulder and strap.",
        ),
    ),
    "car care": Subject(
        matches=r"car (?:cleaner |cleaning )?wipes|(?:car )?(?:wash|cleaning|detailing) (?:kits?|soaps?|mitts?)|car wax|(?:leather|wheel|glass|interior) cleaners?",
        kicker="Notes for a clean car",
        list_name="car",
        checks=(
            "Read which surfaces it suits",
            "Try a hidden spot first",
            "Read the safety notes",
            "Set soft cloths ready",
        ),
        thoughts=(
            "Shade, a cool surface and two cloths do half of the work.",
            "Read the label for leather, screens and glass: not everything suits everything.",
        ),
    ),
    "sunshades": Subject(
        matches=r"(?:windshield |window |car )?sun ?shades?(?: kits?| umbrellas?)?|window shades?|seat (?:covers?|cushions?)|(?:floor|cargo) (?:mats?|liners?)|dash ?cams?",
        kicker="Road notes",
        list_name="car",
        checks=(
            "Check it fits your model",
            "Measure glass or seat first",
            "Look at the fastening",
            "Think of where it is kept",
        ),
        thoughts=(
            "In a car, fit comes first: look up your exact model and year.",
            "Nothing should block the view or move when you brake.",
        ),
    ),
    "pens": Subject(
        matches=r"(?:ballpoint |gel |fountain |felt[- ]tip )?pens?|pencils?(?: \w{1,3})?|markers?|highlighters?|sticky notes|(?:index|note) cards?|tape|staplers?|crayons?|scissors",
        kicker="Notes for the pen cup",
        list_name="desk",
        checks=(
            "Try it on your own paper",
            "Look for refills",
            "Think of how much you use",
            "Choose colors you will use",
        ),
        thoughts=(
            "Things for writing are used up where they lie, so think of the place first.",
            "Buy for one term or one project, and see which are gone first.",
        ),
    ),
    "camping": Subject(
        matches=r"(?:camping |pop[- ]up )?tents?|sleeping (?:bags?|pads?)|camp(?:ing)? (?:chairs?|stoves?|cots?|lanterns?)|hammocks?|coolers?|headlamps?(?: flashlights?)?|flashlights?",
        kicker="Notes for nights outside",
        list_name="camping",
        checks=(
            "Put it up once at home",
            "Compare weight and pack size",
            "Think of the coldest night",
            "Plan where it dries",
        ),
        thoughts=(
            "The first night outside should not be the first time you put it up.",
            "Think of the worst weather of your season, and choose for that evening.",
        ),
    ),
    "scent": Subject(
        matches=r"(?:eau de (?:parfum|toilette|cologne)|edp|edt|perfumes?|colognes?|body (?:sprays?|mists?)|fragrances?)(?: gift sets?)?|deodorants?",
        kicker="Notes on scent",
        list_name="self-care",
        checks=(
            "Wear a sample for a day",
            "Think of the season",
            "Ask who sits beside you",
            "Keep it out of the sun",
        ),
        thoughts=(
            "A scent needs an hour on your own skin before you know it.",
            "The first minute sells it and the third hour decides, so do not hurry.",
        ),
    ),
    "screens": Subject(
        matches=r"(?:wireless )?(?:mouse|keyboards?)|webcams?|monitors?|laptops?|tablets?|routers?|mesh (?:wi-?fi )?(?:systems?|routers?)|(?:memory|sd) cards?|ssds?",
        kicker="Tech notes",
        list_name="tech",
        checks=(
            "Note your exact model",
            "Check what it works with",
            "Think of who sets it up",
            "Look at update promises",
        ),
        thoughts=(
            "Most tech regrets are about what does not fit together, so begin with what you already own.",
            "Write down the exact model of what it has to fit, and compare letter by letter.",
        ),
    ),
    "bedding": Subject(
        matches=r"(?:bed ?|flat |fitted )?sheets?(?: sets?)?|pillow ?cases?|duvets?(?: covers?| inserts?)?|comforters?(?: sets?)?|bedding(?: sets?)?|bed in a bag|mattress (?:toppers?|pads?|protectors?|covers?)|(?:bed )?pillows?|quilts?(?: sets?)?",
        kicker="Notes for good nights",
        list_name="bedroom",
        checks=(
            "Measure mattress and depth",
            "Read the care label",
            "Think of a second set",
            "Choose for your season",
            "See colors by daylight",
        ),
        thoughts=(
            "Take the depth of the mattress with its topper on; that is what most people forget.",
            "Whoever sleeps hot chooses by weave and weight, and only then by color.",
        ),
    ),
    "rugs": Subject(
        matches=r"(?:area |bath(?:room)? |shag |runner |outdoor )?rugs?(?: mats?)?|bath ?mats?|door ?mats?|runners?|carpets?",
        kicker="Notes for the floor",
        list_name="home",
        checks=(
            "Measure where it will lie",
            "See if the door clears it",
            "Read the care label",
            "Think of what lies under it",
        ),
        thoughts=(
            "Lay out the size with newspaper first; the eye believes it sooner than a number.",
            "A rug that is a little too large looks calmer than one that is a little too small.",
        ),
    ),
    "yoga": Subject(
        matches=r"(?:yoga|exercise|gym|fitness) mats?|dumbbells?|(?:hand )?weights?|kettlebells?|weight(?:ed)? vests?|(?:resistance |exercise |loop )+bands?|foam rollers?|jump ropes?|yoga (?:blocks?|straps?)",
        kicker="Notes for training",
        list_name="training",
        checks=(
            "Mark out the space you have",
            "Begin lighter than you think",
            "Look up cleaning and care",
            "Give it a place in sight",
        ),
        thoughts=(
            "What lies ready is used; what has to be fetched from the cellar is not.",
            "Two short sessions a week that happen are worth more than five that are planned.",
        ),
    ),
    "pet beds": Subject(
        matches=r"(?:dog|cat|pet|puppy|kitten) (?:beds?|blankets?|crates?|carriers?|houses?|caves?|sofas?)",
        kicker="Pet notes",
        list_name="pet",
        checks=(
            "Measure your pet asleep",
            "See if the cover comes off",
            "Find a quiet corner",
            "Plan a slow introduction",
        ),
        thoughts=(
            "Watch how your animal sleeps for two nights: curled up or stretched out decides the size.",
            "A blanket that already smells of home makes a new bed feel like an old one.",
        ),
    ),
    "coffee": msgspec.structs.replace(
        _MACHINE,
        matches=r"(?:coffee|espresso|tea) (?:makers?|machines?|grinders?)|espresso machines?",
    ),
    "kitchen machines": msgspec.structs.replace(
        _MACHINE,
        matches=r"(?:ice cream|bread|waffle|rice|smoothie|popcorn|yogh?urt|pasta) (?:makers?|machines?)|(?:pressure|slow|rice|multi) ?cookers?|food processors?|air fryers?(?: ovens?)?|toaster ovens?|toasters?|instant pot(?: \w+)?|juicers?|blenders?|(?:stand|hand) mixers?|mixers?|microwaves?",
    ),
    "hoses": Subject(
        matches=r"(?:expandable |garden |soaker |water )?hoses?(?: reels?| nozzles?)?|hose (?:reels?|nozzles?)|(?:lawn )?sprinklers?",
        kicker="Notes for watering",
        list_name="garden",
        checks=(
            "Pace out the longest way",
            "Check the thread at the tap",
            "Think of where it dries",
            "Plan its place in winter",
        ),
        thoughts=(
            "Walk from the tap to the last bed and count your steps; that is the length you need.",
            "Empty and out of the sun it lasts longer, whatever it is made of.",
        ),
    ),
    "garden tools": Subject(
        matches=r"(?:pruning |garden |hedge |grass )?(?:shears|clippers|loppers|trimmers?)|pruners?|secateurs|trowels?|rakes?|spades?|shovels?|weeders?|wheelbarrows?|garden (?:tools?|forks?|kneelers?)(?: sets?)?",
        kicker="Garden notes",
        list_name="garden",
        checks=(
            "List what you cut or dig",
            "Look at grip and hand size",
            "See if parts can be replaced",
            "Give it a dry hook",
        ),
        thoughts=(
            "One tool that fits your hand does more than a whole set that does not.",
            "Clean and dry after use is half of how long a garden tool lives.",
        ),
    ),
    "vacuums": Subject(
        matches=r"(?:robot |stick |handheld |cordless )?vacuums?(?: cleaners?)?|roomba(?: \w+)?|steam (?:mops?|cleaners?)|mops?|carpet cleaners?|air purifiers?|humidifiers?|dehumidifiers?|fans?|space heaters?",
        kicker="Household notes",
        list_name="household",
        checks=(
            "Look up what filters cost you",
            "Think of where it stands",
            "Ask how loud it may be",
            "Look up cleaning and care",
        ),
        thoughts=(
            "Think of the room it works in most, its size and its sockets, and choose for that one.",
            "Filters, bags and brushes come again every year, so look those up first.",
        ),
    ),
    "furniture": Subject(
        matches=r"book ?(?:shel(?:f|ves)|cases?)|(?:shoe|tv|storage|filing) (?:cabinets?|benches|stands?)|cabinets?|dressers?|nightstands?|(?:coffee|side|end|dining|console|folding) tables?|tables?|chairs?|stools?|bar ?stools?|desks?|sofas?|couch(?:es)?|benches|bench|ottomans?|bed frames?|chat sets?|patio sets?|wardrobes?|armchairs?",
        kicker="Notes on furniture",
        list_name="home",
        checks=(
            "Tape the outline on the floor",
            "Measure doors and stairs",
            "Ask who helps put it up",
            "Check colors by daylight",
        ),
        thoughts=(
            "Tape on the floor shows in a minute what a photo never does: how much room is left.",
            "Think of the way in as well: door, stairs and the corner in the hall.",
        ),
    ),
    "skin care": Subject(
        matches=r"(?:face |body |hand |eye |night |moisturi[sz]ing |shave |pre-shave )?creams?|moisturi[sz]ers?|serums?|niacinamide|lotions?|cleansers?|toners?|sunscreens?(?: spf \d+)?|lip balms?|(?:body |bar )?soaps?|face (?:wash|rollers?)|sunscreen gels?|(?:pimple |acne )?patch(?:es)?|body wash(?: [\w-]+){0,2}|shampoos?|conditioners?|(?:sheet |face |sleep |hair )?masks?|face oils?",
        kicker="Care notes",
        list_name="self-care",
        checks=(
            "Read the ingredient list",
            "Try it on a small spot",
            "Think of your routine",
            "Note when you open it",
        ),
        thoughts=(
            "With care products, the ingredient list says more than the front of the box.",
            "One new thing at a time: only then do you know what your skin likes.",
        ),
    ),
    "blocks": Subject(
        matches=r"(?:building |wooden |toy )?(?:blocks|bricks)(?: sets?)?|building (?:sets?|kits?|toys?)|board games?|card games?|jigsaw puzzles?|puzzles?|play ?sets?|action figures?|dolls?|plush(?: toys?| animals?)?|(?:musical|bath|learning|wooden|talking|plush|soft) toys?|(?:monster |toy )?trucks?(?: toys?)?|(?:remote control|rc) (?:cars?|trucks?)(?: .+)?|science kits?|playing cards?(?: game)?|toys?|game sets?|playards?",
        kicker="Notes for playing",
        list_name="family",
        checks=(
            "Check the age it suits",
            "Look for small parts",
            "Think of where it is kept",
            "Ask who plays along",
        ),
        thoughts=(
            "Toys that leave room for ideas stay in use longer.",
            "Play begins with a free table or floor, so think of place and time first.",
        ),
    ),
    "clothes": Subject(
        matches=r"hats?|caps?|(?:t-?)?shirts?|tees?|(?:arm )?sleeves?|leggings|pants|jeans|shorts|jackets?|hoodies?|sweaters?|sweatshirts?|dress(?:es)?|skirts?|(?:winter |wool |knit )?gloves?|mittens?|scar(?:f|ves)|beanies?|robes?|pajamas?",
        kicker="Wardrobe notes",
        list_name="wardrobe",
        checks=(
            "Measure a piece that fits you",
            "Read the care label",
            "Look at what goes with it",
            "Look at fabric and weight",
        ),
        thoughts=(
            "Look at what you wear most: size, cut and fabric of that one are your guide.",
            "Size charts differ from brand to brand, so measure something that fits you well.",
        ),
    ),
    "birds": Subject(
        matches=r"(?:humming)?bird ?(?:house|feeder|bath|table)s?(?: hut| bowl| station| window mount| pole)?|nest(?:ing)? box(?:es)?|bee hotels?",
        kicker="Notes for garden guests",
        list_name="garden",
        checks=(
            "Find a sheltered spot",
            "Look up cleaning and care",
            "Think of rain and cats",
            "Ask which birds visit you",
        ),
        thoughts=(
            "Birds like a quiet place with a clear way in, so choose the spot before the color.",
            "Hang or set it where you can see it from a window; that is half the joy.",
        ),
    ),
    "candles": Subject(
        matches=r"candles?|wax melts?|tea ?lights?",
        kicker="Candle notes",
        list_name="cosy home",
        checks=(
            "Decide how much scent",
            "Find a spot without drafts",
            "Read the burning notes",
            "Set a plate or holder ready",
        ),
        thoughts=(
            "A candle is chosen for one hour of the day: think of dinner, a bath or the last chapter.",
            "Let the first burn last until the whole surface has melted, and keep it in sight.",
        ),
    ),
    "scents": Subject(
        matches=r"diffusers?|room (?:spray|mist)s?|incense|potpourri",
        kicker="Scent notes",
        list_name="cosy home",
        checks=(
            "Think of the room's size",
            "Ask who lives with the scent",
            "Keep it out of the sun",
            "Read the safety notes",
        ),
        thoughts=(
            "Scent is personal: fresh notes suit a bathroom, warm ones a living room, and less is often more.",
            "Begin with less than you think, and add only when you stop noticing it.",
        ),
    ),
    "lights": Subject(
        matches=r"lamps?|lanterns?|(?<!blue )lights?|light stakes?|fairy lights|chandeliers?|sconces?|nightlights?",
        kicker="Light notes",
        list_name="lighting",
        checks=(
            "Measure the spot first",
            "See what light it takes",
            "Think of the evening hours",
            "Notice glare where you sit",
        ),
        thoughts=(
            "Good light is a matter of place: two small lights in the right corners do more than one in the middle.",
            "Look at the spot after sunset before you choose; that is when it counts.",
        ),
    ),
    "textiles": Subject(
        matches=r"(?:throw )?(?:cushion|pillow)s?(?: covers?)|cushions?|throw pillows?|(?:throw )?blankets?|throws?|mats?|(?:bath |hand |beach |kitchen |dish )?towels?|washcloths?|(?:shower )?curtains?(?: liners?)?|table ?cloths?|(?:table |kitchen )?linens?|place ?mats?",
        kicker="Textile notes",
        list_name="home",
        checks=(
            "Check the size at home",
            "See colors by daylight",
            "Read the care label",
            "Hold it beside what is there",
        ),
        thoughts=(
            "Fabric changes a room faster than furniture: pick up one color that is already there.",
            "Two fabrics that differ in feel go together better than two that differ in pattern.",
        ),
    ),
    "drinkware": Subject(
        matches=r"mugs?|cups?|glasses|teapots?|pitchers?|carafes?|carafe jugs?|jugs?",
        kicker="Notes for the table",
        list_name="kitchen",
        checks=(
            "Think of what you drink",
            "Look up washing and care",
            "Check height and shelf",
            "Picture it in your hand",
        ),
        thoughts=(
            "The one you reach for is rarely the prettiest: weight, handle and rim decide.",
            "Think of your usual amount, and whether it may go where your cups are washed.",
        ),
    ),
    "tableware": Subject(
        matches=r"bowls?|plates?|dinnerware|dish(?:es)?|platters?|trays?|(?:serving|cheese|charcuterie|cutting|chopping) boards?|butcher blocks?|salad servers?|cutlery",
        kicker="Notes for the table",
        list_name="kitchen",
        checks=(
            "Picture it on your table",
            "Look up cleaning and care",
            "Measure shelf and cupboard",
            "Try it with what you own",
        ),
        thoughts=(
            "A table looks calm when one thing stands out and the rest keeps quiet.",
            "Think of how it is washed and stored, because that decides how often it is used.",
        ),
    ),
    "cooking": Subject(
        matches=r"knife|knives|bakeware|utensils?(?: set| crock| holder)?|kitchen (?:set|gift set|scale|timer)s?|spatulas?|graters?|blenders?|mixers?|air fryers?|toasters?",
        kicker="Kitchen notes",
        list_name="kitchen",
        checks=(
            "List what you cook weekly",
            "Look up cleaning and care",
            "Check weight and grip",
            "Find its place in reach",
        ),
        thoughts=(
            "In a kitchen, the things that get used are the ones within reach and easy to clean.",
            "Think of the three meals you make most often, and choose for those.",
        ),
    ),
    "storage": Subject(
        matches=r"baskets?|bins?|canisters?(?: set)?|jars?|storage box(?:es)?|organi[sz]ers?|shel(?:f|ves)|racks?|hampers?|garlic keepers?|(?:soap )?dispensers?|dispenser bottles?|bin canisters?",
        kicker="Notes on order",
        list_name="home",
        checks=(
            "List what goes inside",
            "Measure the place for it",
            "Think of lid and handles",
            "Look up cleaning and care",
        ),
        thoughts=(
            "Sort first and choose after: most storage is a size too big or too small for what goes in.",
            "What is used daily deserves the open place, and the rest may have a lid.",
        ),
    ),
    "vases": Subject(
        matches=r"vases?|urns?|amphora(?: vase)?",
        kicker="Notes for flowers",
        list_name="home",
        checks=(
            "Think of your usual stems",
            "Check opening and height",
            "See if it holds water",
            "Hold it against the wall",
        ),
        thoughts=(
            "A vase that looks good empty is one you will leave standing.",
            "Stems about one and a half times the height of the vase look easy in almost any room.",
        ),
    ),
    "planters": Subject(
        matches=r"planters?(?: pot| basket)?|(?:plant|flower|herb|succulent|garden) pots?|hanging pots?",
        kicker="Notes for plants",
        list_name="plant",
        checks=(
            "Measure the plant first",
            "Check where the water drains",
            "Think of saucer and sill",
            "Think of frost and shelter",
        ),
        thoughts=(
            "Roots come before looks: a little more room than today's pot is usually enough.",
            "Think of where the light falls, because the plant decides where all of it stands.",
        ),
    ),
    "watering": Subject(
        matches=r"watering cans?|plant misters?|garden hoses?",
        kicker="Notes for plants",
        list_name="plant",
        checks=(
            "Think of weight when full",
            "Look at spout and reach",
            "Count the plants you have",
            "Give it a dry place",
        ),
        thoughts=(
            "What stands beside the plants gets used, so one that may be seen has an advantage.",
            "Full, it weighs much more than it looks: think of the way from tap to plant.",
        ),
    ),
    "garden decor": Subject(
        matches=r"garden (?:globes?|spheres?|stakes?|statues?|decor|sculptures?|gnomes?)|gazing balls?|wind ?chimes?|wind spinners?",
        kicker="Garden notes",
        list_name="garden",
        checks=(
            "Find a place among green",
            "Think of wind and frost",
            "See it from the window",
            "Plan its winter place",
        ),
        thoughts=(
            "One surprise in a bed is enough; let the plants do the rest.",
            "Look at the place at noon and at dusk: light does half the work.",
        ),
    ),
    "walls": Subject(
        matches=r"(?:picture |photo |floating |gallery |flower )?frames?|(?:art |family |seaside |landscape )?prints?|posters?|wall art|mirrors?|clocks?|wreaths?|garlands?|(?:fern |line )?art",
        kicker="Notes for the wall",
        list_name="home",
        checks=(
            "Mark the size with tape",
            "Check how it hangs",
            "See colors by daylight",
            "Hang it at eye level",
        ),
        thoughts=(
            "Paper and tape on wall or door show the size better than any picture does.",
            "A little lower than you think is usually right, close to what stands beneath.",
        ),
    ),
    "ornaments": Subject(
        matches=r"ornaments?(?: set)?|baubles?|christmas (?:tree )?balls?|tree toppers?",
        kicker="Notes for decorating",
        list_name="decorating",
        checks=(
            "Choose three colors, no more",
            "Count what you have already",
            "Look at hooks and weight",
            "Plan its box for later",
        ),
        thoughts=(
            "Decoration looks calm when the colors are few and the surfaces differ.",
            "Set one out, step back, and only then add the next.",
        ),
    ),
    "gifts": Subject(
        matches=r"(?:gift|proposal|keepsake|care|hamper) ?(?:box|basket|set|crate|bag)(?: box| set)?(?:es|s)?|gift wrap|greeting cards?",
        kicker="Notes for giving",
        list_name="gift",
        checks=(
            "Think of the person first",
            "Check its size for wrapping",
            "Plan the day it arrives",
            "Add a line by hand",
        ),
        thoughts=(
            "A gift works when it says that you noticed something.",
            "Note birthdays and dates now, so that choosing need not be hurried.",
        ),
        hooks=_GIFT_HOOKS,
    ),
    "crafts": Subject(
        matches=r"yarns?|knitting (?:kit|needles?|wool)|crochet (?:kit|hooks?)|wool|fabric by the yard|(?:craft|wreath|embroidery|sewing|diy)(?: [a-z]+)? kits?|beads|paint set|stickers?",
        kicker="Craft notes",
        list_name="craft",
        checks=(
            "Read the whole pattern first",
            "Count what it asks for",
            "See colors by daylight",
            "Make a small sample",
        ),
        thoughts=(
            "Take a little more than the pattern asks for; a second batch seldom has the same color.",
            "A small sample costs an evening and saves a weekend.",
        ),
        hooks=_CRAFT_HOOKS,
    ),
    "paper": Subject(
        matches=r"journals?|notebooks?|planners?(?: book)?|sketch ?books?|diar(?:y|ies)|(?:recipe|guest|address|note) ?books?|binders?|binder journals?|calendars?",
        kicker="Notes on paper",
        list_name="desk",
        checks=(
            "Try it with your pen",
            "Choose lines or dots",
            "See whether it lies flat",
            "Think of size and bag",
        ),
        thoughts=(
            "The right one is the one that lies open, so think of where it will lie.",
            "Write the first page badly on purpose; the rest is easier.",
        ),
    ),
    "food": Subject(
        matches=r"tea|coffee|beans|spices?|honey|olive oil|drops|gummies|sauces?",
        kicker="Pantry notes",
        list_name="pantry",
        checks=(
            "Read the ingredient list",
            "Check amount and date",
            "Look up storage",
            "Try one before many",
        ),
        thoughts=(
            "The ingredient list is short where there is little to explain.",
            "Choose the amount you finish in a month; fresh is half the taste.",
        ),
    ),
    "supplies": Subject(
        matches=r"paste|refills?|replacement(?: [a-z]+){1,3}|cartridges?|filter cartridges?|batter(?:y|ies)|cables?|adapters?|chargers?|screws?|valves?|hoses?|fittings?",
        kicker="Notes before ordering",
        list_name="household",
        checks=(
            "Note your exact model",
            "Compare type and size",
            "Read the safety notes",
            "Think of how many you use",
        ),
        thoughts=(
            "With parts and supplies, the exact type decides: take a photo of the old one before you look.",
            "One in reserve is useful, but three are only in the way.",
        ),
        hooks=_SUPPLY_HOOKS,
    ),
}
