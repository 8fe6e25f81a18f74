# ruff: noqa: E501 (a sentence a line, as it will be read)
"""English advice by the kind of thing a product's name says it is; it goes before the category's advice."""

from pinflow.pins.writers.phrases import Hook, Subject

BOOK_HOOKS = {
    "checklist": Hook(
        headlines=("Before you start: {name}", "Your next read? {name}", "{name}, before page one"),
        titles=("{name}: three questions before page one", "{name}: is it your next read?"),
        openings=(
            "Thinking about reading “{name}”? Three small questions help you decide.",
            "Before “{name}” joins the pile by the bed, ask yourself these questions.",
        ),
    ),
    "spotlight": Hook(
        headlines=("On the nightstand: {name}", "A closer look: {name}", "Page one of {name}"),
        titles=("{name}: a closer look before you read", "{name}: where to begin"),
        openings=(
            "“{name}”, without the blurb: how to find out whether it is yours.",
            "A closer look at “{name}” starts with the sample, not with the cover.",
        ),
    ),
    "compare": Hook(
        headlines=("Next read: {name}?", "Is it next? {name}", "Choosing a book: {name}"),
        titles=("{name}, or another book first?", "{name}: how to choose your next read"),
        openings=(
            "“{name}” or the other one on the pile? Read two pages of each and see which you miss.",
            "Choosing between “{name}” and another title is easier with the first pages side by side.",
        ),
    ),
    "everyday": Hook(
        headlines=("Evenings with {name}", "{name}, chapter by chapter", "Reading {name}"),
        titles=("{name}: finding time to read it", "{name}: a plan for ten pages a day"),
        openings=(
            "“{name}” and ten pages a day: think of the chair, the lamp and the hour.",
            "When would you read “{name}”? A fixed quarter of an hour carries most books to the end.",
        ),
    ),
    "wishlist": Hook(
        headlines=("To read: {name}", "On the list: {name}", "Saved for later: {name}"),
        titles=("{name}: one for your reading list", "{name}: saved for a quiet evening"),
        openings=(
            "Collecting titles? Put “{name}” on the list and read a sample when there is time.",
            "One for the reading list: “{name}”.",
        ),
    ),
}

_GIFT_HOOKS = {
    "everyday": Hook(
        headlines=("To give: {name}", "{name}, for someone special", "For whom? {name}"),
        titles=("{name}: think of the person first", "{name}: notes for giving it"),
        openings=(
            "Picture the moment the {bare_name} is unwrapped: what would they say first?",
            "Giving the {bare_name} starts with the person, and only then with the ribbon.",
        ),
    ),
}

_CRAFT_HOOKS = {
    "everyday": Hook(
        headlines=("A free evening: {name}", "Next project: {name}", "Time to make: {name}"),
        titles=("{name}: notes before the project starts", "{name}: what to plan before you begin"),
        openings=(
            "Picture a free evening with the {bare_name}: what would you make first?",
            "A project with the {bare_name} goes well when the first hour is planned.",
        ),
    ),
}
_SUPPLY_HOOKS = {
    "everyday": Hook(
        headlines=("Time to replace: {name}", "Before fitting: {name}", "Keep one ready: {name}"),
        titles=("{name}: what to note before you order", "{name}: a note for the next replacement"),
        openings=(
            "The old one knows what fits: take a photo before you order the {bare_name}.",
            "Supplies run out on the wrong day. Note the exact type, then think about the {bare_name}.",
        ),
    ),
    "wishlist": Hook(
        headlines=("Noted for later: {name}", "Next round: {name}", "On the list: {name}"),
        titles=("{name}: noted for the next replacement", "{name}: one for the {list_name} list"),
        openings=(
            "On the list for the next replacement: the {bare_name}.",
            "Write down type and amount beside the {bare_name}, and the next order takes a minute.",
        ),
    ),
}
ENGLISH_THINGS: dict[str, Subject] = {
    "clothes": Subject(
        matches=r"socks|hats?|caps?|(?:t-?)?shirts?|tees?|boxer briefs?|briefs?|bras?|leggings|pants|jeans|shorts|jackets?|hoodies?|sweaters?|sweatshirts?|dress(?:es)?|skirts?|gloves?|scar(?:f|ves)|beanies?|shoes?|sneakers?|clogs?|sandals?|boots?|slippers?|robes?|pajamas?",
        kicker="Wardrobe notes",
        list_name="wardrobe",
        checks=(
            "Measure, then read the chart",
            "Read the care label",
            "Think of three outfits",
            "Look at fabric and weight",
        ),
        thoughts=(
            "A piece belongs in the wardrobe when three outfits come to mind at once.",
            "Size charts differ from brand to brand, so measure something that fits you well.",
        ),
    ),
    "birds": Subject(
        matches=r"bird ?(?:house|feeder|bath|table)s?(?: hut| bowl| station)?|nest(?:ing)? box(?:es)?|bee hotels?",
        kicker="Notes for garden guests",
        list_name="garden",
        checks=(
            "Find a quiet, sheltered spot",
            "See how it is cleaned",
            "Think of rain and cats",
            "Ask which birds visit you",
        ),
        thoughts=(
            "Birds like a quiet place with a clear way in, so choose the spot before the colour.",
            "Hang or set it where you can see it from a window; that is half the joy.",
        ),
    ),
    "candles": Subject(
        matches=r"candles?|wax melts?|tea ?lights?",
        kicker="Candle notes",
        list_name="cosy home",
        checks=(
            "Decide how much scent",
            "Find a spot without draughts",
            "Read the burning notes",
            "Set a plate or holder ready",
        ),
        thoughts=(
            "A candle is chosen for one hour of the day: think of dinner, a bath or the last chapter.",
            "Let the first burn last until the whole surface has melted, and keep it in sight.",
        ),
    ),
    "scents": Subject(
        matches=r"diffusers?|room (?:spray|mist)s?|incense|potpourri|air fresheners?",
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
            "Begin with few sticks or drops, and add only when you stop noticing it.",
        ),
    ),
    "lights": Subject(
        matches=r"lamps?|lanterns?|lights?|light stakes?|fairy lights|chandeliers?|sconces?|nightlights?",
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
        matches=r"(?:cushion|pillow)(?:case|s| covers?| cases?)?|(?:throw )?blankets?|throws?|quilts?|rugs?|runners?|doormats?|mats?|towels?|curtains?|sheets?|bedding|duvets?|table ?cloths?|linens?",
        kicker="Textile notes",
        list_name="home",
        checks=(
            "Check the size at home",
            "See colours by daylight",
            "Read the care label",
            "Think of what lies nearby",
        ),
        thoughts=(
            "Fabric changes a room faster than furniture: pick up one colour that is already there.",
            "Lay out the size with newspaper first; the eye believes it sooner than a number.",
        ),
    ),
    "drinkware": Subject(
        matches=r"mugs?|cups?|tumblers?|glasses|(?:water )?bottles?|flasks?|teapots?|pitchers?|carafes?|carafe jugs?|jugs?",
        kicker="Notes for the table",
        list_name="kitchen",
        checks=(
            "Think of what you drink",
            "See how it is washed",
            "Check height and shelf",
            "Picture it in your hand",
        ),
        thoughts=(
            "The one you reach for is rarely the prettiest: weight, handle and rim decide.",
            "Think of your usual amount, and whether it may go where your cups are washed.",
        ),
    ),
    "tableware": Subject(
        matches=r"bowls?|plates?|dinnerware|dish(?:es)?|platters?|trays?|(?:serving|cheese|charcuterie|cutting|chopping) boards?|boards?|butcher blocks?|salad servers?|cutlery",
        kicker="Notes for the table",
        list_name="kitchen",
        checks=(
            "Picture it on your table",
            "See how it is cleaned",
            "Measure shelf and cupboard",
            "Try it with what you own",
        ),
        thoughts=(
            "A table looks calm when one thing stands out and the rest keeps quiet.",
            "Think of how it is washed and stored, because that decides how often it is used.",
        ),
    ),
    "cooking": Subject(
        matches=r"knife|knives|pans?|skillets?|saucepans?|wok|cookware|bakeware|utensils?(?: set| crock| holder)?|kitchen (?:set|gift set|scale|timer)s?|spatulas?|graters?|blenders?|mixers?|air fryers?|kettles?|toasters?",
        kicker="Kitchen notes",
        list_name="kitchen",
        checks=(
            "List what you cook weekly",
            "See how it is cleaned",
            "Check weight and grip",
            "Find its place in reach",
        ),
        thoughts=(
            "In a kitchen, the things that get used are the ones within reach and easy to clean.",
            "Think of the three meals you make most often, and choose for those.",
        ),
    ),
    "storage": Subject(
        matches=r"baskets?|bins?|canisters?(?: set)?|jars?|storage box(?:es)?|organi[sz]ers?|shel(?:f|ves)|racks?|hampers?|bread bins?|garlic keepers?|(?:soap )?dispensers?|dispenser bottles?|bin canisters?",
        kicker="Notes on order",
        list_name="home",
        checks=(
            "List what goes inside",
            "Measure the place for it",
            "Think of lid and handles",
            "See how it is cleaned",
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
            "Look for the water's way",
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
            "See colours by daylight",
            "Hang it at eye level",
        ),
        thoughts=(
            "Paper and tape on wall or door show the size better than any picture does.",
            "A little lower than you think is usually right, close to what stands beneath.",
        ),
    ),
    "ornaments": Subject(
        matches=r"ornaments?(?: set)?|baubles?|christmas balls?|tree toppers?",
        kicker="Notes for decorating",
        list_name="decorating",
        checks=(
            "Choose three colours, no more",
            "Count what you have already",
            "Look at hooks and weight",
            "Plan its box for later",
        ),
        thoughts=(
            "Decoration looks calm when the colours are few and the surfaces differ.",
            "Set one out, step back, and only then add the next.",
        ),
    ),
    "gifts": Subject(
        matches=r"(?:gift|proposal|keepsake|care|hamper) ?(?:box|basket|set|crate)(?: box| set)?(?:es|s)?|gift wrap|greeting cards?",
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
            "See colours by daylight",
            "Make a small sample",
        ),
        thoughts=(
            "Take a little more than the pattern asks for; a second batch seldom has the same colour.",
            "A small sample costs an evening and saves a weekend.",
        ),
        hooks=_CRAFT_HOOKS,
    ),
    "paper": Subject(
        matches=r"journals?|notebooks?|planners?(?: book)?|sketch ?books?|diar(?:y|ies)|(?:recipe|guest|address|note) ?books?|binders?|binder journals?|calendars?|page protectors",
        kicker="Notes on paper",
        list_name="desk",
        checks=(
            "Try it with your pen",
            "Choose lines, dots or none",
            "See whether it lies flat",
            "Think of size and bag",
        ),
        thoughts=(
            "The right one is the one that lies open, so think of where it will lie.",
            "Write the first page badly on purpose; the rest is easier.",
        ),
    ),
    "food": Subject(
        matches=r"tea|coffee|beans|chocolates?|snacks?|spices?|honey|olive oil|drops|gummies|sauces?|cookies|candy",
        kicker="Pantry notes",
        list_name="pantry",
        checks=(
            "Read the ingredient list",
            "Check amount and date",
            "See how it is stored",
            "Try one before many",
        ),
        thoughts=(
            "The ingredient list is short where there is little to explain.",
            "Choose the amount you finish in a month; fresh is half the taste.",
        ),
    ),
    "supplies": Subject(
        matches=r"fluids?|paste|refills?|replacement(?: [a-z]+){1,3}|cartridges?|filter cartridges?|batter(?:y|ies)|cables?|adapters?|chargers?|screws?|valves?|hoses?|fittings?",
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
