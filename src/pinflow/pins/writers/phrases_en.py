# ruff: noqa: E501 (a sentence a line, as it will be read)
"""English sentences. They give advice and never state anything about the product."""

from pinflow.pins.writers.ideas_en import ENGLISH_IDEAS
from pinflow.pins.writers.phrases import Hook, Phrases, Subject, with_ideas
from pinflow.pins.writers.things_en import BOOK_HOOKS, ENGLISH_THINGS

ENGLISH = Phrases(
    language="en",
    label="#ad",
    opening_label="#ad ",
    conjunction=" and ",
    article="the ",
    quotes=("“", "”"),
    details="The listing says: {details}.",
    fact_points={
        "volume": ("{fact}: is it the right size?", "{fact}: more than you need?"),
        "size": ("{fact}: measure the spot first", "{fact}: mark it with tape"),
        "weight": ("{fact}: easy to carry for you?", "{fact}: think of the shelf"),
        "power": ("{fact}: compare with your need", "{fact}: is that what you need?"),
        "count": ("{fact}: enough for everyone?", "{fact}: one to give away?"),
        "material": ("{fact}: read how to care for it", "{fact}: does it suit your home?"),
    },
    counts="What counts",
    small_starts=frozenset(),
    closings=(
        "Save it for the day you decide.",
        "Save this pin and compare in peace.",
        "Keep it on your board until then.",
        "What would you check first?",
    ),
    alt_text="Card with the headline “{headline}”, the line “{kicker}” and these notes: {points}. Labelled {label}.",
    nameless="this find",
    hooks={
        "checklist": Hook(
            headlines=("{name}: three quick checks", "Before you choose: {name}", "{name}: check this first"),
            titles=("{name}: three things to check first", "{name}: a short checklist before you choose"),
            openings=(
                "Thinking about {the_name}? Three quick checks make the choice easier.",
                "Before you order {the_name}, take two minutes for three questions.",
            ),
        ),
        "spotlight": Hook(
            headlines=("A closer look: {name}", "{name}, up close", "Worth knowing: {name}"),
            titles=("{name}: a closer look at what matters", "{name}: what to look at first"),
            openings=(
                "Here is what to look at first with {the_name}.",
                "A closer look at {the_name}, without the sales talk.",
            ),
        ),
        "compare": Hook(
            headlines=("How to compare: {name}", "Before you compare: {name}", "Comparing: {name}"),
            titles=("{name}: how to compare in peace", "{name}: questions for a fair comparison"),
            openings=(
                "Looking at {the_name} next to others? Put the same questions to each of them.",
                "A fair comparison starts with your own needs, and only then with {the_name}.",
            ),
        ),
        "everyday": Hook(
            headlines=("{name}, day to day", "Everyday notes: {name}", "{name} in real life"),
            titles=("{name}: notes for everyday use", "{name}: would it suit your days?"),
            openings=(
                "Picture an ordinary Tuesday with {the_name}: what would be different?",
                "The real test for {the_name} is an ordinary week. These notes help you picture it.",
            ),
        ),
        "wishlist": Hook(
            headlines=("Saved for later: {name}", "On the list: {name}", "An idea: {name}"),
            titles=("{name}: an idea for your {list_name} list", "{name}: one for the {list_name} wish list"),
            openings=(
                "Collecting ideas? Note {the_name} now and come back with your questions.",
                "An idea for the {list_name} list: {the_name}.",
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
                    "See how it is cleaned",
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
                    "Ask how it is cleaned",
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
                    "Try how it is stored",
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
                    "Count the ports you need",
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
                    "See how it is cleaned",
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
                    "See how it is cleaned",
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
                    "See how it is stored",
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
                    "Look at how it is fixed",
                    "See how it is cleaned",
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
                    "See how it is cleaned",
                    "Check colours by daylight",
                ),
                thoughts=(
                    "A room has a scale of its own: hold something of the same size where it would go.",
                    "Colours change with the light of the room, so think of where the window is.",
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
