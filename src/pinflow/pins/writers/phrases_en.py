# ruff: noqa: E501 (a sentence a line, as it will be read)
"""English sentences. They give advice and never state anything about the product."""

from pinflow.pins.writers.ideas_en import ENGLISH_IDEAS
from pinflow.pins.writers.phrases import Hook, Phrases, Subject, with_ideas
from pinflow.pins.writers.things_en import BOOK_HOOKS, ENGLISH_THINGS

ENGLISH = Phrases(
    language="en",
    conjunction=" and ",
    article="the ",
    quotes=("“", "”"),
    details=("The listing gives {details}.", "The listing names {details}."),
    features=("The listing mentions {features}.", "It also mentions {features}."),
    fact_words={
        "volume": "{fact} as the size",
        "size": "{fact} as the size",
        "weight": "{fact}",
        "power": "{fact}",
        "count": "a {fact}",
        "material": "{fact} as the material",
    },
    fact_points={
        "volume": ("{fact}: is that your usual amount?", "{fact}: enough, or too much?"),
        "size": ("{fact}: measure first", "{fact}: is that right for you?"),
        "weight": ("{fact}: compare it with your need", "{fact}: is that right for you?"),
        "power": ("{fact}: compare it with your need", "{fact}: is that what you need?"),
        "count": ("Is a {fact} enough for you?", "{fact}: how many do you use?"),
        "material": ("{fact}: read the care notes", "{fact}: does it suit your home?"),
    },
    counts="What counts",
    small_starts=frozenset(),
    closings=(
        "Save it for the day you decide.",
        "Save this pin and compare in peace.",
        "Keep it on your board until then.",
        "What would you check first?",
        "Pin it now and decide later.",
        "Which of these matters most to you?",
        "Save it beside the others on your list.",
        "Come back to it when you have a quiet minute.",
    ),
    alt_text="Card with the headline “{headline}”, the line “{kicker}” and these notes: {points}. Labelled {label}.",
    nameless="this find",
    hooks={
        "checklist": Hook(
            headlines=(
                "{name}: quick checks",
                "Before you choose: {name}",
                "{name}: check this first",
                "Read this first: {name}",
            ),
            titles=(
                "{name}: what to check first",
                "{name}: a short checklist before you choose",
                "{name}: look at this before you order",
                "{name}: questions worth asking first",
                "{name}: two minutes of homework",
            ),
            openings=(
                "Thinking about {the_name}? A few quick checks make the choice easier.",
                "Before you order {the_name}, take two minutes for a few questions.",
                "Found {the_name} and not sure yet? Go through this first.",
                "Two quiet minutes now can save a return later: a few questions about {the_name}.",
            ),
        ),
        "spotlight": Hook(
            headlines=(
                "A closer look: {name}",
                "{name}, up close",
                "Worth knowing: {name}",
                "Look twice: {name}",
            ),
            titles=(
                "{name}: a closer look at what matters",
                "{name}: what to look at first",
                "{name}, without the sales talk",
                "{name}: what photos do not tell you",
                "{name}: small details worth a second look",
            ),
            openings=(
                "Here is what to look at first with {the_name}.",
                "A closer look at {the_name}, without the sales talk.",
                "Photos flatter everything. With {the_name}, these are the things to look at twice.",
                "What matters about {the_name} is rarely in the headline.",
            ),
        ),
        "compare": Hook(
            headlines=(
                "How to compare: {name}",
                "Before you compare: {name}",
                "Comparing: {name}",
                "Or another one? {name}",
            ),
            titles=(
                "{name}: how to compare in peace",
                "{name}: questions for a fair comparison",
                "{name}, or something else?",
                "{name}: how to weigh it up",
                "{name}: what to hold it against",
            ),
            openings=(
                "Looking at {the_name} next to others? Put the same questions to each of them.",
                "A fair comparison starts with your own needs, and only then with {the_name}.",
                "There is always another one. Before you compare {the_name}, write down what you need.",
                "Comparing gets easy with a short list. Here is one for {the_name}.",
            ),
        ),
        "everyday": Hook(
            headlines=(
                "{name}, day to day",
                "Everyday notes: {name}",
                "{name} in real life",
                "After week one: {name}",
            ),
            titles=(
                "{name}: notes for everyday use",
                "{name}: would it suit your days?",
                "{name} on an ordinary Tuesday",
                "{name}: what counts after week one",
                "{name}: how it would fit your week",
            ),
            openings=(
                "Picture an ordinary Tuesday with {the_name}: what would be different?",
                "The real test for {the_name} is an ordinary week. These notes help you picture it.",
                "Where would {the_name} be after a month: in use, or in the way?",
                "Think past the first day with {the_name}: what happens in week three?",
            ),
        ),
        "wishlist": Hook(
            headlines=(
                "Saved for later: {name}",
                "On the list: {name}",
                "An idea: {name}",
                "Sleep on it: {name}",
            ),
            titles=(
                "{name}: an idea for your {list_name} list",
                "{name}: one for the {list_name} wish list",
                "{name}: saved for later, with notes",
                "{name}: an idea to sleep on",
                "{name}: noted for the right moment",
            ),
            openings=(
                "Collecting ideas? Note {the_name} now and come back with your questions.",
                "An idea for the {list_name} list: {the_name}.",
                "Not today, perhaps, but worth a note: {the_name}.",
                "Some things are better slept on. Save {the_name} and come back later.",
            ),
        ),
    },
    things=with_ideas(ENGLISH_THINGS, ENGLISH_IDEAS),
    subjects=with_ideas(
        {
            "energy": Subject(
                matches=r"solar (?:panel|power|system|&)|solar$|photovolt|inverter|power station|generator",
                kicker="Home energy notes",
                list_name="home energy",
                checks=(
                    "Ask about local rules first",
                    "Measure the mounting place",
                    "Check cables and plugs",
                    "Note the warranty terms",
                ),
                thoughts=(
                    "With energy at home, the place decides: sun, space and a safe way for the cable.",
                    "Ask landlord and grid operator early; it is easier than changing plans later.",
                ),
            ),
            "kitchen": Subject(
                matches=r"kitchen|dining|cook|bak(?:e|ing)|coffee|tea\b|grocery|food|cookware|appliance",
                kicker="Kitchen notes",
                list_name="kitchen",
                checks=(
                    "Measure shelf and cupboard",
                    "Look up cleaning and care",
                    "Think of a usual week",
                    "Look at the material",
                ),
                thoughts=(
                    "In a kitchen, the things that get used are the ones within reach and easy to clean.",
                    "Think of the three meals you make most often, and choose for those.",
                ),
            ),
            "garden": Subject(
                matches=r"garden|patio|lawn|plants?\b|outdoor living|barbecue|grill",
                kicker="Garden notes",
                list_name="garden",
                checks=(
                    "Look at the spot outside",
                    "Think of winter storage",
                    "Check what weather it stands",
                    "Ask about cleaning",
                ),
                thoughts=(
                    "Outside, wind, rain and winter storage matter as much as the first sunny day.",
                    "Walk out and look at the place at noon and at dusk before you decide.",
                ),
            ),
            "tools": Subject(
                matches=r"tools?\b|diy|home improvement|hardware|industrial|building",
                kicker="Workshop notes",
                list_name="workshop",
                checks=(
                    "List the jobs you have",
                    "Check sizes and fittings",
                    "Look for spare parts",
                    "Think of where it is kept",
                ),
                thoughts=(
                    "A tool earns its place by the jobs you really have, not by the ones in the brochure.",
                    "Check sizes and fittings against what already hangs on the wall.",
                ),
            ),
            "tech": Subject(
                matches=r"electronic|computer|laptop|phone|tablet|camera|audio|headphone|wi-?fi|network|router|smart|amazon devices|device|tv\b|gaming",
                kicker="Tech notes",
                list_name="tech",
                checks=(
                    "Check what it works with",
                    "Think of who sets it up",
                    "See what needs an account",
                    "Look at update promises",
                ),
                thoughts=(
                    "Most tech regrets are about what does not fit together, so begin with what you already own.",
                    "Ask who in the house will use it, and whether they would set it up alone.",
                ),
            ),
            "beauty": Subject(
                matches=r"beauty|skin|hair|make-?up|cosmetic|personal care|nail|fragrance|perfume",
                kicker="Care notes",
                list_name="self-care",
                checks=(
                    "Read the ingredient list",
                    "Know your own skin type",
                    "Try a small amount first",
                    "See how it is applied",
                ),
                thoughts=(
                    "With care products, the ingredient list says more than the front of the box.",
                    "A routine you keep is better than a shelf you do not use.",
                ),
            ),
            "fashion": Subject(
                matches=r"cloth|fashion|shoes?|jewel|watch|apparel|luggage|bags?\b",
                kicker="Wardrobe notes",
                list_name="wardrobe",
                checks=(
                    "Measure before you read the chart",
                    "Read the care label",
                    "Think of three outfits",
                    "Look at fabric and weight",
                ),
                thoughts=(
                    "A piece belongs in the wardrobe when three outfits come to mind at once.",
                    "Size charts differ from brand to brand, so measure something that fits you well.",
                ),
            ),
            "sports": Subject(
                matches=r"sport|fitness|outdoor|camp|hik(?:e|ing)|cycling|bike|yoga|gym",
                kicker="Notes for active days",
                list_name="weekend",
                checks=(
                    "Check the size given",
                    "Think of where it lives",
                    "Ask how often you go",
                    "See what you own already",
                ),
                thoughts=(
                    "Gear helps when it lies where you pass by every day.",
                    "Plan the first three outings before you choose; it shows what you really need.",
                ),
            ),
            "kids": Subject(
                matches=r"toys?\b|baby|kids|child|nursery|games?\b",
                kicker="Family notes",
                list_name="family",
                checks=(
                    "Check the age it suits",
                    "Look for small parts",
                    "Look up cleaning and care",
                    "Think of storage space",
                ),
                thoughts=(
                    "For children, the age on the box and the place it will live in come first.",
                    "Toys that leave room for ideas stay in use longer.",
                ),
            ),
            "pets": Subject(
                matches=r"pets?\b|dogs?\b|cats?\b|aquarium|bird (?:cage|food|supplies)",
                kicker="Pet notes",
                list_name="pet",
                checks=(
                    "Measure your animal first",
                    "Look up cleaning and care",
                    "Look at material and seams",
                    "Plan a slow introduction",
                ),
                thoughts=(
                    "Animals decide for themselves: a quiet place and a slow start help.",
                    "Measure first; most returns for pets are about size.",
                ),
            ),
            "books": Subject(
                matches=r"books?\b|kindle|audible|magazine|literature",
                kicker="Reading notes",
                list_name="reading",
                checks=(
                    "Read the first pages",
                    "Choose paper or e-book",
                    "Look at edition and language",
                    "Think of who it is for",
                ),
                thoughts=(
                    "The first pages tell you more than any blurb, so read the sample.",
                    "A reading list is a promise to yourself; keep it short.",
                ),
                hooks=BOOK_HOOKS,
                is_work=True,
                nameless="this book",
            ),
            "media": Subject(
                matches=r"music\b|cds?\b|vinyl|movies?|films?\b|dvd|blu-?ray",
                kicker="Notes for a long evening",
                list_name="evening",
                checks=(
                    "Try a sample first",
                    "Check the format you play",
                    "Look at edition and language",
                    "Think of who joins you",
                ),
                thoughts=(
                    "A short sample tells you more than any praise on the sleeve.",
                    "Check what you play it on before you choose the edition.",
                ),
                is_work=True,
                nameless="this title",
            ),
            "makers": Subject(
                matches=r"handmade|crafts?\b|sewing|knitting|hobby|arts\b|gift",
                kicker="Notes for makers and givers",
                list_name="gift",
                checks=(
                    "Think of who it is for",
                    "Look at the material",
                    "Check the size given",
                    "Plan the day it arrives",
                ),
                thoughts=(
                    "With things made for giving, begin with the person and end with the ribbon.",
                    "Look at the material up close; it is what the hand remembers.",
                ),
            ),
            "office": Subject(
                matches=r"office|school|stationery|desk|paper",
                kicker="Desk notes",
                list_name="desk",
                checks=(
                    "Measure the desk",
                    "Check refills and formats",
                    "Think of daylight and cables",
                    "Think of storage space",
                ),
                thoughts=(
                    "A good desk has less on it, so everything on it should be used daily.",
                    "Check refills and formats before the first one runs out.",
                ),
            ),
            "car": Subject(
                matches=r"automotive|car\b|motorcycle|vehicle|tire|tyre",
                kicker="Road notes",
                list_name="car",
                checks=(
                    "Check it fits your model",
                    "Look at the fastening",
                    "Look up cleaning and care",
                    "Read the safety notes",
                ),
                thoughts=(
                    "In a car, fit and fixing come first: look up your exact model.",
                    "Nothing should block the view or move when you brake.",
                ),
            ),
            "home": Subject(
                matches=r"home(?! (?:improvement|audio|theat|entertainment|office))|house(?!hold supplies)|furniture|bed(?:ding|room)?|bath|decor|light|storage|clean|laundry|vacuum",
                kicker="Home notes",
                list_name="home",
                checks=(
                    "Check its size at home",
                    "Look at the material",
                    "Look up cleaning and care",
                    "Think of where it is kept",
                ),
                thoughts=(
                    "Think of the place first: what stands there today, and what would have to move?",
                    "What has a fixed place at home gets used; what wanders from shelf to shelf does not.",
                ),
            ),
        },
        ENGLISH_IDEAS,
    ),
    ordinary=with_ideas(
        {
            "ordinary": Subject(
                matches="",
                kicker="Notes before choosing",
                list_name="wish",
                checks=(
                    "Ask who will use it",
                    "Look at what you own",
                    "Compare it with another",
                    "Read the small print",
                ),
                thoughts=(
                    "Think of who will use it and how often; the rest follows from that.",
                    "A night's sleep between finding and deciding is a good habit.",
                ),
            )
        },
        ENGLISH_IDEAS,
    )["ordinary"],
)
