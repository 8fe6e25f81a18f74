# ruff: noqa: E501 (a sentence a line, as it will be read)
"""English sentences. They give advice and never state anything about the product."""

from pinflow.pins.writers.ideas_en import ENGLISH_IDEAS
from pinflow.pins.writers.phrases import Field, Hook, Phrases, Subject, of_fields, with_ideas
from pinflow.pins.writers.things.en import BOOK_HOOKS, ENGLISH_THINGS, MEDIA_HOOKS

_ORDINARY = with_ideas(
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
                "Note why you want it",
                "Look up the return terms",
                "Find the place it is kept",
                "See what comes with it",
                "Ask someone who has one",
                "Read the description to its end",
            ),
            thoughts=(
                "Think of who will use it and how often; the rest follows from that.",
                "A night's sleep between finding and deciding is a good habit.",
                "Write down in one sentence what it is for; if the sentence comes easily, so does the choice.",
            ),
        )
    },
    ENGLISH_IDEAS,
)["ordinary"]

# What a category says when the name says nothing: one thought for everything in it.
_FIELDS = {
    "energy": Field(
        matches=r"solar (?:panel|power|system|&)|solar$|photovolt|inverter|power station|generator",
        kicker="Home energy notes",
        list_name="home energy",
        thought="Energy at home begins with the place: measure it, photograph it, and ask early who has a say.",
    ),
    "kitchen": Field(
        matches=r"kitchen|dining|cook|bak(?:e|ing)|coffee|tea\b|grocery|food|cookware|appliance",
        kicker="Kitchen notes",
        list_name="kitchen",
        thought="What gets used in a kitchen is what you thought of on an ordinary weekday.",
    ),
    "garden": Field(
        matches=r"garden|patio|lawn|plants?\b|outdoor living|barbecue|grill",
        kicker="Garden notes",
        list_name="garden",
        thought="Think of the garden in the month you will really be in it.",
    ),
    "tools": Field(
        matches=r"tools?\b|diy|home improvement|hardware|industrial|building",
        kicker="Workshop notes",
        list_name="workshop",
        thought="Begin with the job that waits, and write down the sizes before you look.",
    ),
    "tech": Field(
        matches=r"electronic|computer|laptop|phone|tablet|camera|audio|headphone|wi-?fi|network|router|smart|amazon devices|device|tv\b|gaming",
        kicker="Tech notes",
        list_name="tech",
        thought="Most tech regrets are about what does not fit together, so begin with what you already own.",
    ),
    "beauty": Field(
        matches=r"beauty|skin|hair|make-?up|cosmetic|personal care|nail|fragrance|perfume",
        kicker="Care notes",
        list_name="self-care",
        thought="Finish what is open first; then you know what you really miss.",
    ),
    "fashion": Field(
        matches=r"cloth|fashion|shoes?|jewel|watch|apparel|luggage|bags?\b",
        kicker="Wardrobe notes",
        list_name="wardrobe",
        thought="Look into the wardrobe first: what do you wear most, and what would go with it?",
    ),
    "sports": Field(
        matches=r"sport|fitness|outdoor|camp|hik(?:e|ing)|cycling|bike|yoga|gym",
        kicker="Notes for active days",
        list_name="weekend",
        thought="Think of the last three times you were out; they tell you what was missing.",
    ),
    "kids": Field(
        matches=r"toys?\b|baby|kids|child|nursery|games?\b",
        kicker="Family notes",
        list_name="family",
        thought="For children, look at the age on the box first, and ask the parents second.",
    ),
    "pets": Field(
        matches=r"pets?\b|dogs?\b|cats?\b|aquarium|bird (?:cage|food|supplies)",
        kicker="Pet notes",
        list_name="pet",
        thought="Watch your animal for two days before you choose; it shows you what it likes.",
    ),
    "makers": Field(
        matches=r"handmade|crafts?\b|sewing|knitting|hobby|arts\b|gift",
        kicker="Notes for makers and givers",
        list_name="gift",
        thought="With things made for giving, begin with the person and end with the ribbon.",
    ),
    "office": Field(
        matches=r"office|school|stationery|desk|paper",
        kicker="Desk notes",
        list_name="desk",
        thought="Look at what is on the desk today, and keep only what you reached for this week.",
    ),
    "car": Field(
        matches=r"automotive|car\b|motorcycle|vehicle|tire|tyre",
        kicker="Road notes",
        list_name="car",
        thought="Look into the glove box and the boot first; some of what is missing lies there already.",
    ),
    "home": Field(
        matches=r"home(?! (?:improvement|audio|theat|entertainment|office))|house(?!hold supplies)|furniture|bed(?:ding|room)?|bath|decor|light|storage|clean|laundry|vacuum",
        kicker="Home notes",
        list_name="home",
        thought="Walk through the room once and ask what is really missing there.",
    ),
}
_WORKS = with_ideas(
    {
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
            hooks=MEDIA_HOOKS,
            nameless="this title",
        ),
    },
    ENGLISH_IDEAS,
)

ENGLISH = Phrases(
    language="en",
    conjunction=" and ",
    article="the ",
    quotes=("“", "”"),
    details=(
        "The title says {details}.",
        "Going by the title: {details}.",
        "Listed with {details}.",
        "{details}, says the title.",
    ),
    features=(
        "The listing mentions {features}.",
        "You can read {features} in the listing.",
        "Among the details: {features}.",
        "In the seller’s words: {features}.",
    ),
    further_features=(
        "It also mentions {features}.",
        "You also read {features} there.",
        "Further on, it says {features}.",
        "The seller adds {features}.",
    ),
    fact_sentences={
        "holds": (
            "It holds {fact}.",
            "Room for {fact}.",
            "There is room in it for {fact}.",
            "Filled, that is {fact}.",
        ),
        "volume": (
            "Listed at {fact}.",
            "The listing says {fact}.",
            "Size in the listing: {fact}.",
            "{fact}, says the listing.",
        ),
        "size": (
            "Listed at {fact}.",
            "The listing says {fact}.",
            "Size in the listing: {fact}.",
            "{fact}, says the listing.",
        ),
        "weight": (
            "Listed at {fact}.",
            "The listing says {fact}.",
            "Weight in the listing: {fact}.",
            "{fact}, says the listing.",
        ),
        "power": (
            "Listed at {fact}.",
            "The listing says {fact}.",
            "Given in the listing: {fact}.",
            "{fact}, says the listing.",
        ),
        "count": (
            "The listing shows {fact}.",
            "Sold as {fact}.",
            "The listing is for {fact}.",
            "In the listing, {fact}.",
        ),
        "material": (
            "The title names {fact}.",
            "Material in the title: {fact}.",
            "The title says {fact}.",
            "{fact}, says the title.",
        ),
    },
    fact_words={
        "volume": "{fact}",
        "size": "{fact}",
        "weight": "{fact}",
        "power": "{fact}",
        "count": "a {fact}",
        "material": "{fact}",
    },
    fact_points={
        "volume": (
            "Compare {fact} with the old one",
            "Compare {fact} with your need",
        ),
        "holds": (
            "{fact}: picture what goes in",
            "See how much {fact} is",
        ),
        "lasts": (
            "Look how long {fact} would last",
            "Find a place for {fact}",
        ),
        "worked": (
            "{fact}: see what your plan asks",
            "Count whether {fact} will do",
        ),
        "size": (
            "Mark out {fact} with tape",
            "Measure out {fact} at home",
        ),
        "length": (
            "Measure out {fact} at home",
            "Find room for {fact}",
        ),
        "weight": (
            "Compare {fact} with other listings",
            "{fact}: think of carrying it",
        ),
        "power": (
            "Compare {fact} with the old one",
            "Compare {fact} with your need",
        ),
        "count": (
            "{fact}: count what you need",
            "{fact}: find room for it",
        ),
        "material": (
            "{fact}: read the care notes",
            "{fact}: look up how it ages",
        ),
    },
    counts="What counts",
    small_starts=frozenset(),
    leads=(
        "Worth doing beforehand: {checks}",
        "A short list for it: {checks}",
        "Before it goes into the cart: {checks}",
        "Three small things: {checks}",
        "A plan for tonight: {checks}",
        "For a good match: {checks}",
        "While the coffee brews: {checks}",
    ),
    steps=(
        "First {first}, then {second}, and finally {third}.",
        "Start here: {first}. After that, {second} and {third}.",
        "Begin with one thing: {first}. Then {second}, and {third}.",
        "In this order: {first}, {second}, {third}.",
        "One: {first}. Two: {second}. Three: {third}.",
    ),
    closings=(
        "Save it for the day you decide.",
        "Keep it on your board until then.",
        "What would you check first?",
        "Which of these matters most to you?",
        "Save it beside the others on your {list_name} list.",
        "Come back to it when you have a quiet minute.",
        "Save it and show it to someone at home.",
        "Add it to the {list_name} list for now.",
        "One more for the {list_name} list.",
        "What would it replace?",
        "Who would be glad of it?",
        "Save {the_name} before the feed moves on.",
        "Keep it on your {list_name} list.",
        "Know someone who is looking for one? Send it over.",
        "Put it at the top of the {list_name} list.",
        "When would you use it first?",
        "What is missing from this list?",
        "Who would you show this to?",
        "A good place for it: the {list_name} list.",
        "Note it down on the {list_name} list.",
        "Save it for a weekend with time.",
    ),
    alt_text="Card with the headline “{headline}”, the line “{kicker}” and these notes: {points}. Labelled {label}.",
    nameless="this find",
    hooks={
        "checklist": Hook(
            headlines=(
                "{name}: a short list",
                "A short list before the cart",
            ),
            titles=(
                "{name}: a short list to save before you shop",
                "{name}: notes to keep for the day you choose",
                "{name}: a few things to settle over coffee",
                "{name}: small questions that make choosing easy",
                "{name}: what to think through at home",
                "{name}: save this and choose without the rush",
                "{name}: a note for the next shopping trip",
            ),
            openings=(
                "Thinking about {the_name}? A few checks make it easier.",
                "Before you order {the_name}, take two minutes.",
                "Not sure about {the_name} yet? Go through this first.",
                "Take two quiet minutes for {the_name}; they can save you a return.",
            ),
            turns=(
                "With that settled, say yes or no to {the_name}.",
                "Three answers, and you know where you stand with {the_name}.",
                "Done? Then decide on {the_name} in peace.",
            ),
        ),
        "spotlight": Hook(
            headlines=(
                "{name}, up close",
                "{name}: a closer look",
            ),
            titles=(
                "{name}: small details worth a second look",
                "{name}: what a photo leaves out",
                "{name}: look once, look twice, then decide",
                "{name}: a closer look, with notes to keep",
                "{name}, in plain words",
                "{name}: little things that count later on",
                "{name}: two minutes with the details",
            ),
            openings=(
                "Here is what to look at first with {the_name}.",
                "A closer look at {the_name}, without the sales talk.",
                "Photos flatter everything, so look twice before you choose {the_name}.",
                "What matters about {the_name} rarely shows in a photo.",
            ),
            turns=(
                "Now the photos of {the_name} tell you more.",
                "That is what to look for in the pictures of {the_name}.",
                "Then look at {the_name} once more, slowly.",
            ),
        ),
        "compare": Hook(
            headlines=(
                "{name}, or something else?",
                "Torn between two? Sleep on it",
            ),
            titles=(
                "{name}: torn between two? Start here",
                "{name}, or something else? Notes for deciding",
                "{name}: would something simpler do?",
                "{name}: what do you really need?",
                "{name}: what would suit your days?",
                "{name} beside your other favorite",
                "{name}: a calm way to make up your mind",
            ),
            openings=(
                "Looking at {the_name} beside others? Put the same questions to each of them.",
                "Start with what you need, and only then look at {the_name}.",
                "Before you compare {the_name} with anything, write down what you need.",
                "A short list makes comparing easy. Here is one for {the_name}.",
            ),
            turns=(
                "Put {the_name} beside your other favorite and ask both the same.",
                "Then {the_name} and the runner-up can face each other.",
                "Whatever you hold beside {the_name}, ask the same of both.",
            ),
        ),
        "everyday": Hook(
            headlines=(
                "{name} on a weekday",
                "A week with {name}",
            ),
            titles=(
                "{name}: for the days that are just days",
                "{name} on an ordinary Tuesday",
                "{name}: a thought for everyday life",
                "{name}: an idea for the week ahead",
                "{name}: a small idea for every day",
                "{name} and the week you really have",
                "{name}: where in your day would this go?",
            ),
            openings=(
                "Picture a normal week with {the_name}: what would be different?",
                "How often would you really use {the_name}? An honest answer helps.",
                "A month from now, would you still be glad of {the_name}?",
                "Who would use {the_name}, and how often?",
            ),
            turns=(
                "Then picture {the_name} at home, on an ordinary day.",
                "Can you see {the_name} in your week? Then read on.",
                "Imagine reaching for {the_name} next week.",
            ),
        ),
        "wishlist": Hook(
            headlines=(
                "Saved for later: {name}",
                "On the list: {name}",
            ),
            titles=(
                "{name}: one for your {list_name} list",
                "{name}: save now, decide on Sunday",
                "{name}: pin now, sleep on it",
                "{name}: kept for the right moment",
                "{name}: saved where you will find it again",
                "{name}: an idea to come back to",
                "{name}: on the list until payday",
            ),
            openings=(
                "Collecting ideas? Put {the_name} on the list and come back with your questions.",
                "An idea for the {list_name} list: {the_name}.",
                "Not today, perhaps, but worth a note: {the_name}.",
                "Some things are better slept on. Save {the_name} and come back later.",
            ),
            turns=(
                "Until then, {the_name} can wait on your {list_name} list.",
                "If that suits you, put {the_name} on the {list_name} list.",
                "No hurry: save {the_name} now, and decide later.",
            ),
        ),
    },
    things=with_ideas(ENGLISH_THINGS, ENGLISH_IDEAS),
    subjects={**of_fields(_ORDINARY, _FIELDS), **_WORKS},
    ordinary=_ORDINARY,
)
