# ruff: noqa: E501 (a sentence a line, as it will be read)
"""English advice for goods of every department: what is eaten, worn, carried along, played with and used up."""

from pinflow.pins.writers.phrases import Ideas, Subject

ENGLISH_GOODS: dict[str, Subject] = {
    "item finders": Subject(
        matches=r"(?:item|key|phone|luggage|wallet) (?:finders?|trackers?|locators?)|airtags?|(?:bluetooth|gps) trackers?|smart ?tags?",
        kicker="Notes on keeping track",
        list_name="everyday",
        checks=(
            "Check which phone it pairs with",
            "Note the battery and its change",
            "Decide what it is fixed to",
            "Read how its range works",
        ),
        thoughts=(
            "Keys, wallet, suitcase: write down what goes missing most, and begin with that.",
            "Which network finds it depends on the phone, so look at the phone first.",
        ),
    ),
    "batteries": Subject(
        matches=r"(?:(?:AA|AAA|C|D|9V|CR\d+|LR\d+|\d{5}|alkaline|lithium|rechargeable|coin|button|household|nimh|high-performance) )*(?:batter(?:y|ies)|button cells?)(?: packs?)?",
        kicker="Notes for the drawer",
        list_name="household",
        checks=(
            "Copy the size from old ones",
            "Count the devices that need them",
            "Note the date on the pack",
            "Find out where used ones go",
        ),
        thoughts=(
            "A look into remotes, clocks and toys tells which sizes a household really uses.",
            "What is used every day empties them first; a smoke alarm's manual says what it takes.",
        ),
    ),
    "coffee beans": Subject(
        matches=r"(?:[\w-]+ )*coffee(?: (?:beans?|blend|roast|grounds?))?|espresso(?: beans?)?",
        kicker="Coffee notes",
        list_name="pantry",
        checks=(
            "Choose whole or ground beans",
            "Compare roast and kind of bean",
            "Look for the roasting date",
            "Choose a bag for two weeks",
        ),
        thoughts=(
            "A small bag finished in two weeks tastes fresher than a large one that waits.",
            "Change one thing at a time: the grind, the amount, then the bean.",
        ),
    ),
    "teas": Subject(
        matches=r"(?:[\w-]+ )?(?:herbal|green|black|white|chai|matcha|ginger|chamomile|peppermint|iced|loose[- ]leaf) teas?(?: bags?)?|tea ?bags?|matcha(?: powder)?",
        kicker="Tea notes",
        list_name="pantry",
        checks=(
            "Decide between leaf and bags",
            "Read what is in the blend",
            "Note time and water temperature",
            "Try a small tin first",
        ),
        thoughts=(
            "Green teas like cooler water; most black and herbal ones take it boiling.",
            "One tea for mornings and one for evenings is a good beginning for a shelf.",
        ),
    ),
    "nuts": Subject(
        matches=r"(?:[\w-]+ )?(?:(?:snack|mixed|roasted|salted|macadamia|pine) nuts|almonds|cashews|peanuts|pistachios|walnuts|trail mix|popcorn|(?:potato|tortilla|corn|pita|veggie) chips|crisps|crackers|pretzels|jerky|granola)",
        kicker="Snack notes",
        list_name="pantry",
        checks=(
            "Read the list of ingredients",
            "Ask about allergies",
            "Compare salted and plain",
            "Think of how it closes again",
        ),
        thoughts=(
            "For guests, ask about nut allergies before the bowl is on the table.",
            "A jar that closes well keeps an opened bag crisp for longer than a clip.",
        ),
    ),
    "spices": Subject(
        matches=r"(?:[\w-]+ )?(?:seasonings?|spices?|(?:spice|bbq|steak|rib|dry) rubs?|peppercorns?|paprika|cinnamon|curry powder|dried herbs)(?: (?:mix|blend|set))?",
        kicker="Spice notes",
        list_name="pantry",
        checks=(
            "Read whether salt is in it",
            "Decide between whole and ground",
            "Choose a jar for six months",
            "Keep it away from the stove",
        ),
        thoughts=(
            "Ground spices fade within months, whole ones last longer: buy for half a year.",
            "Write the date of opening on the lid, and the nose need not guess.",
        ),
    ),
    "vitamins": Subject(
        matches=r"(?:[\w-]+ )*(?:multivitamins?|vitamins?|supplements?|probiotics?|softgels|effervescent tablets|magnesium|zinc|collagen(?: powder)?|protein powder)(?: (?:gumm(?:y|ies)|tablets?|capsules?|softgels|drops|[a-z]?\d{0,2}))?|multivitamin .{0,14}gumm(?:y|ies)|(?:[\w-]+ )*(?:vitamin|magnesium|zinc|iron|calcium|omega-3|turmeric|biotin|melatonin)(?: [\w-]+)? (?:capsules|tablets|softgels|gummies)",
        kicker="Notes for the cabinet",
        list_name="household",
        checks=(
            "Ask a doctor or a pharmacist",
            "Read the amount per portion",
            "Compare with what you take already",
            "Keep it out of children's reach",
        ),
        thoughts=(
            "What somebody needs is a question for a doctor, not for a label.",
            "The list of ingredients tells the amount per portion; compare that, not the pack.",
        ),
    ),
    "dishwasher tabs": Subject(
        matches=r"(?:dishwasher|dishwashing) (?:tablets?|tabs|pods|detergents?|cleaners?(?: (?:tablets?|pods))?|cleaning tablets?|salt|rinse aid)|(?:washing machine|washer|disposal) cleaners?(?: tablets?)?",
        kicker="Notes for clean dishes",
        list_name="household",
        checks=(
            "Read the dose for your machine",
            "Look up the water's hardness",
            "Count the runs of a week",
            "Store it dry, out of reach",
        ),
        thoughts=(
            "The machine's manual says what it needs beside the tab: salt and rinse aid, or neither.",
            "Clean the filter first: five minutes at the sink often help more than a new product.",
        ),
    ),
    "insoles": Subject(
        matches=r"(?:[\w-]+ )?(?:insoles?|orthotics?|shoe inserts?|heel (?:cups?|cushions?))",
        kicker="Notes for your feet",
        list_name="wardrobe",
        checks=(
            "Trace the old insole on paper",
            "Check the room inside the shoe",
            "Try them for an hour indoors",
            "Look up how to trim them",
        ),
        thoughts=(
            "Take the old insole out first: a new one on top leaves no room for the foot.",
            "An hour at home tells more than a minute in the shop.",
        ),
    ),
    "shoe care": Subject(
        matches=r"shoe (?:polish(?:es)?|creams?|cleaners?(?: kits?)?|brush(?:es)?|trees?|care kits?|horns?|laces?)|shoelaces?|leather conditioners?",
        kicker="Notes for good shoes",
        list_name="wardrobe",
        checks=(
            "Match the material of the shoe",
            "Try it on a hidden spot",
            "Brush off the dust before",
            "Let the pair dry a night",
        ),
        thoughts=(
            "Dust off first, cream second, brush last: in that order it takes ten minutes.",
            "A pair that rests a day between two wearings lasts longer.",
        ),
    ),
    "child seats": Subject(
        matches=r"(?:(?:infant|baby|convertible|child|toddler|booster) )*(?:car seats?(?: bases?)?|booster seats?)",
        kicker="Notes for safe trips",
        list_name="family",
        checks=(
            "Compare height and weight limits",
            "Check that it fits your car",
            "Read how it is fixed",
            "Ask for a fitting in person",
        ),
        thoughts=(
            "Height and weight decide, not the birthday: read the label with a tape measure at hand.",
            "Not each seat fits each car: try it in yours before the first trip.",
        ),
    ),
    "strollers": Subject(
        matches=r"(?:[\w-]+ )?(?:strollers?|prams?|pushchairs?|(?:beach|folding|collapsible|utility) wagons?)",
        kicker="Notes for the way out",
        list_name="family",
        checks=(
            "Measure the boot of your car",
            "Think of stairs and lifts",
            "Try to fold it one-handed",
            "Look up age and weight",
        ),
        thoughts=(
            "Walk your usual way in mind: stairs, bus, gravel. It tells which wheels are needed.",
            "The folded size counts every day, the color only on the first.",
        ),
    ),
    "baby feeding": Subject(
        matches=r"(?:baby |sippy |breast )?(?:bottle warmers?|baby bottles?|sippy cups?|pacifiers?|bibs?|breast pumps?|sterili[sz]ers?)",
        kicker="Notes for the feeding corner",
        list_name="family",
        checks=(
            "Read the age on the pack",
            "See how it comes apart",
            "Check what it fits at home",
            "Count what one day needs",
        ),
        thoughts=(
            "What comes apart easily is cleaned well, also at three in the night.",
            "Ask other parents which one they still used after a month.",
        ),
    ),
    "jeans": Subject(
        matches=r"(?:[\w-]+ )?(?:jeans?|chinos|trousers|cargo pants)",
        kicker="Notes on jeans",
        list_name="wardrobe",
        checks=(
            "Measure a pair that fits",
            "Compare waist and length apart",
            "Read about stretch and fabric",
            "Look up how it is washed",
        ),
        thoughts=(
            "Lay a pair that fits flat on the table, measure, and compare with the chart.",
            "Dark denim loses color at first: wash it alone, turned inside out.",
        ),
    ),
    "hoodies": Subject(
        matches=r"(?:[\w-]+ )?(?:hoodies?|sweatshirts?|fleece jackets?|pullovers?|cardigans?)",
        kicker="Notes for cool mornings",
        list_name="wardrobe",
        checks=(
            "Measure one that fits",
            "Decide about the zip",
            "Compare the weight of the fabric",
            "Read how it may be dried",
        ),
        thoughts=(
            "Measure the chest of one that fits: charts differ more than sizes do.",
            "Think of the layer under it and the jacket above it before choosing the cut.",
        ),
    ),
    "leggings": Subject(
        matches=r"(?:[\w-]+ )?(?:leggings|tights|yoga pants|joggers|sweatpants)",
        kicker="Notes on leggings",
        list_name="wardrobe",
        checks=(
            "Think of your usual hour",
            "Compare waist and inseam",
            "Look for pockets where needed",
            "Read how they are washed",
        ),
        thoughts=(
            "A squat before the mirror, in daylight, answers most questions about a pair.",
            "For running look at the waistband, for the sofa at the fabric.",
        ),
    ),
    "phone cases": Subject(
        matches=r"(?:[\w-]+ )?(?:(?:phone|iphone|galaxy|airpods|tablet|ipad) cases?|phone (?:covers?|grips?|straps?|wallets?)|screen protectors?)|cases?|stylus(?:es)?",
        kicker="Notes for your phone",
        list_name="tech",
        checks=(
            "Note your phone's exact model",
            "Check buttons and camera cut-outs",
            "Think of how it charges",
            "Decide between thin and padded",
        ),
        thoughts=(
            "Models of one family differ by millimetres: the exact name stands in the settings.",
            "Thin for the pocket, padded for stairs and children: what fell last time?",
        ),
    ),
    "phone stands": Subject(
        matches=r"(?:[\w-]+ )?(?:phone|tablet|laptop|ipad) (?:stands?|docks?|tripods?|holders?|mounts?)(?: (?:mounts?|stands?))?|selfie sticks?",
        kicker="Notes for your phone",
        list_name="tech",
        checks=(
            "Measure the phone with its case",
            "Think of table, bed or kitchen",
            "Look for room for the cable",
            "Compare how steep it stands",
        ),
        thoughts=(
            "Put a book where it would stand and look at it for a day: is the angle right?",
            "In a case a phone is thicker: measure it as it is used.",
        ),
    ),
    "ink": Subject(
        matches=r"(?:[\w-]+ )*(?:ink (?:cartridges?|refills?|bottles?|tanks?)|(?:laser|printer|black|color|cyan) toners?|toner cartridges?)",
        kicker="Notes for the printer",
        list_name="desk",
        checks=(
            "Read the number inside the printer",
            "Note the series of the printer",
            "Compare pages per cartridge",
            "Count what you print a month",
        ),
        thoughts=(
            "The number stands on the old cartridge and under the lid: a photo saves a return.",
            "Compare the pages it prints, not the size of the box.",
        ),
    ),
    "desk tools": Subject(
        matches=r"(?:[\w-]+ )?(?:staplers?|hole punch(?:es)?|shredders?|laminators?|paper (?:trimmers?|cutters?))",
        kicker="Desk notes",
        list_name="desk",
        checks=(
            "Count the sheets at a time",
            "Look up staples, tape or refills",
            "Measure the place on the desk",
            "Think of who shares it",
        ),
        thoughts=(
            "Count what passes through it in a week; the size follows from that.",
            "Tools that stand within reach are used, those in a box are looked for.",
        ),
    ),
    "eye protection": Subject(
        matches=r"(?:[\w-]+ )?safety (?:glasses|goggles)|face shields?|ear (?:muffs?|defenders?)",
        kicker="Notes for the workshop",
        list_name="workshop",
        checks=(
            "Read which standard it names",
            "Check it over your own glasses",
            "Think of the work ahead",
            "Look at straps and padding",
        ),
        thoughts=(
            "Grinding, mowing, painting: the work decides what has to be kept out.",
            "What sits well is worn; try it for ten minutes before the work begins.",
        ),
    ),
    "puzzles": Subject(
        matches=r"(?:[\w-]+ )?(?:jigsaw |floor |wooden )*puzzles?|brain teasers?",
        kicker="Puzzle notes",
        list_name="family",
        checks=(
            "Count the pieces against the time",
            "Measure the table",
            "Read the age on the box",
            "Think of who helps along",
        ),
        thoughts=(
            "Sort the edges first, then the colors: a tray for each keeps peace at the table.",
            "For an evening three hundred pieces are enough, for a weekend a thousand.",
        ),
    ),
    "dolls": Subject(
        matches=r"(?:[\w-]+ )?(?:dolls?|plush(?: toys?| animals?)?|stuffed animals?|teddy bears?)",
        kicker="Notes for playtime",
        list_name="family",
        checks=(
            "Read the age on the label",
            "Look for loose small parts",
            "Ask which friends live there already",
            "Look up how it is washed",
        ),
        thoughts=(
            "Ask who lives on the bed already: a friend for somebody is better than one more.",
            "What is hugged has to be washed: look for that line on the label.",
        ),
    ),
    "outdoor play": Subject(
        matches=r"(?:[\w-]+ )?(?:swing sets?|(?:tree|tire|toddler|playground) swings?|(?:toddler|water|playground|kids) slides?|trampolines?|sand ?box(?:es)?|water tables?|kiddie pools?|ride[- ]ons?|tricycles?|play ?houses?)",
        kicker="Notes for playing outside",
        list_name="family",
        checks=(
            "Measure the free space around it",
            "Read age and weight",
            "Find its place for winter",
            "Plan who keeps an eye open",
        ),
        thoughts=(
            "Mark the outline with a hose on the lawn and walk around it: is there room to fall?",
            "Ask how many play at once; weight limits are meant for that.",
        ),
    ),
    "cat litter": Subject(
        matches=r"(?:[\w-]+ )?(?:cat litter|litter box(?:es)?|litter (?:mats?|scoops?))",
        kicker="Notes for the cat's corner",
        list_name="pet",
        checks=(
            "Watch what your cat uses now",
            "Measure the corner",
            "Change one thing at a time",
            "See how it is cleaned",
        ),
        thoughts=(
            "Cats dislike surprises: keep the old one beside the new one for a week.",
            "A quiet corner with a way out is worth more than a large one in the hall.",
        ),
    ),
    "leashes": Subject(
        matches=r"(?:[\w-]+ )?(?:leash(?:es)?|(?:dog|cat|puppy|pet) (?:collars?|harness(?:es)?)|no[- ]pull harness(?:es)?)",
        kicker="Notes for the walk",
        list_name="pet",
        checks=(
            "Measure neck and chest",
            "Read weight and size",
            "Look at clasps and seams",
            "Try it at home an hour",
        ),
        thoughts=(
            "Two fingers should fit between strap and fur: measure where it will sit.",
            "Let the animal sniff at it on the floor before it is put on.",
        ),
    ),
    "seeds": Subject(
        matches=r"(?:[\w-]+ )?(?:(?<!bird )seeds|seed (?:packs?|kits?|starters?)|grass seed|flower bulbs)",
        kicker="Notes for sowing",
        list_name="garden",
        checks=(
            "Note the month of sowing",
            "Count the hours of sun",
            "Read the amount per square foot",
            "Look at your soil before",
        ),
        thoughts=(
            "The back of the pack names month and depth: choose by your calendar, not by the picture.",
            "A handful of soil, pressed, tells much: if it crumbles it drains.",
        ),
    ),
    "security cameras": Subject(
        matches=r"(?:[\w-]+ )?(?:security|outdoor|indoor|wi-?fi) cameras?|cams?(?: battery| wired| plug-in)?|(?:video )?doorbells?",
        kicker="Notes for the door",
        list_name="tech",
        checks=(
            "Test the signal on the spot",
            "Decide between battery and cable",
            "Ask who may be filmed",
            "Read about storage fees",
        ),
        thoughts=(
            "Stand at the place with your phone: two bars are too few for pictures.",
            "Neighbours and visitors have rights: point it at your own door.",
        ),
    ),
    "bulbs": Subject(
        matches=r"(?:(?:led|light|smart|edison|filament|e\d\d|gu\d+|replacement|warm|white) )+bulbs?",
        kicker="Light notes",
        list_name="home",
        checks=(
            "Read the old bulb's base",
            "Compare lumens, not watts",
            "Choose warm or cool light",
            "Ask whether it may be dimmed",
        ),
        thoughts=(
            "Lumens tell how bright, kelvins tell how warm: two numbers, and the room is planned.",
            "Change one bulb, live with it for an evening, then buy the rest.",
        ),
    ),
    "mattresses": Subject(
        matches=r"(?:[\w-]+ )?(?:(?<!air )mattress(?:es)?|bed bases?|box springs?)",
        kicker="Notes for good nights",
        list_name="bedroom",
        checks=(
            "Measure the frame inside",
            "Look up the trial at home",
            "Think of two different sleepers",
            "Check the way up the stairs",
        ),
        thoughts=(
            "Lie on it for ten minutes on your usual side: the shoulder tells first.",
            "Measure the staircase as well as the bed.",
        ),
    ),
    "trash bags": Subject(
        matches=r"(?:[\w-]+ )?(?:(?:trash|garbage|kitchen trash|bin) (?:bags?|liners?))",
        kicker="Notes for the cupboard",
        list_name="household",
        checks=(
            "Measure the bin",
            "Count what a month needs",
            "Compare the count in the pack",
            "Find a shelf for the rest",
        ),
        thoughts=(
            "Read the size off the last bag: a litre too small is a nuisance every week.",
            "A month's supply fits under the sink; a year's needs a shelf.",
        ),
    ),
    "glasses": Subject(
        matches=r"(?:[\w-]+ )?(?:sunglasses|(?:reading|computer) glasses(?: blue light)?|blue light(?: blocking)? glasses)",
        kicker="Notes for your eyes",
        list_name="wardrobe",
        checks=(
            "Measure a pair that sits well",
            "Read the filter on the label",
            "Compare width and bridge",
            "Think of where it is kept",
        ),
        thoughts=(
            "The width stands inside the temple of a pair that fits: three small numbers.",
            "A case by the door and one in the car saves most of the scratches.",
        ),
    ),
    "watches": Subject(
        matches=r"(?:[\w-]+ )?(?:wrist ?)?watch(?:es)?|pocket watch(?:es)?",
        kicker="Notes for the wrist",
        list_name="wardrobe",
        checks=(
            "Measure your wrist",
            "Compare the size of the case",
            "Look up battery or winding",
            "Think of shirt cuffs",
        ),
        thoughts=(
            "Cut the case's size out of paper and lay it on the wrist: now you know.",
            "For every day look at the strap first: it is what you feel.",
        ),
    ),
    "umbrellas": Subject(
        matches=r"(?<!patio )(?<!beach )(?<!market )umbrellas?",
        kicker="Notes for rainy days",
        list_name="wardrobe",
        checks=(
            "Measure the bag around it",
            "Compare weight and length",
            "Look at handle and button",
            "Think of wind on your way",
        ),
        thoughts=(
            "One in the bag and one at work: then the rain may come.",
            "A long one for the walk, a short one for the bag: which way is yours?",
        ),
    ),
    "nursery gear": Subject(
        matches=r"(?:[\w-]+ )?(?:baby swings?|bouncers?|bassinets?|cribs?|playards?|high chairs?|changing (?:tables?|pads?)|baby (?:walkers?|gates?))",
        kicker="Notes for the nursery",
        list_name="nursery",
        checks=(
            "Look up age and weight",
            "Measure the corner for it",
            "Read how it is put together",
            "See which parts can be washed",
        ),
        thoughts=(
            "Ask friends whether theirs is free: many of these are needed for half a year.",
            "Measure doors as well, for it will move from room to room.",
        ),
    ),
    "carrying cases": Subject(
        matches=r"(?:[\w-]+ )?(?:(?:pencil|makeup|cosmetic|jewelry|guitar|violin|sunglass(?:es)?|glasses|eyeglass|carrying|hard|storage|toiletry|tool|camera) cases?)",
        kicker="Notes for packing",
        list_name="travel",
        checks=(
            "Measure what goes inside",
            "Look at zips and hinges",
            "Think of the bag around it",
            "Count what has to fit",
        ),
        thoughts=(
            "Lay out what goes in, and measure the heap: the case follows.",
            "What has a place of its own in it comes home again.",
        ),
    ),
    "pet toys": Subject(
        matches=r"(?:[\w-]+ )?(?:(?:dog|cat|puppy|chew|squeaky|kitten|catnip) toys?|(?:dog|puppy) chews?)",
        kicker="Pet notes",
        list_name="pet",
        checks=(
            "Compare its size with the mouth",
            "Look for loose parts",
            "Stay near while it is new",
            "Think of what was loved before",
        ),
        thoughts=(
            "What was the last one that lasted? Its shape and material tell what to look for.",
            "Put some away for a week: old toys come back as new ones.",
        ),
    ),
    "pet bowls": Subject(
        matches=r"(?:[\w-]+ )?(?:(?:dog|cat|pet|slow feeder) bowls?|(?:pet|cat|dog|automatic) (?:feeders?|fountains?|water fountains?))",
        kicker="Notes for the feeding place",
        list_name="pet",
        checks=(
            "Measure the height of the head",
            "See how it is cleaned",
            "Think of noise at night",
            "Count meals and animals",
        ),
        thoughts=(
            "Water and food stand better apart, as many cats will tell you.",
            "Cleaned each day means: easy to take apart, or it will not be.",
        ),
    ),
    "soil": Subject(
        matches=r"(?:[\w-]+ )?(?:potting (?:soil|mix)|(?:garden|raised bed|cactus|seed starting) (?:soil|mix)|compost|fertili[sz]ers?|plant food|mulch)",
        kicker="Notes for the beds",
        list_name="garden",
        checks=(
            "Measure length, width and depth",
            "Read which plants it is for",
            "Note how often it is given",
            "Look at your own soil before",
        ),
        thoughts=(
            "Length times width times depth gives the amount; a phone does the sum.",
            "Too much feeds the weeds: follow the amount on the label.",
        ),
    ),
    "smart home": Subject(
        matches=r"(?:[\w-]+ )?smart (?:locks?|plugs?|switch(?:es)?|bulbs?|thermostats?|hubs?)(?: minis?)?",
        kicker="Tech notes",
        list_name="tech",
        checks=(
            "Check which app it works with",
            "Ask who else will use it",
            "Read whether it needs a hub",
            "Think of a day without internet",
        ),
        thoughts=(
            "Begin with one lamp or one socket, and live with it for a month.",
            "Guests should find a switch as well: think of those who have no app.",
        ),
    ),
    "baby clothes": Subject(
        matches=r"(?:[\w-]+ )?(?:bodysuits?|onesies?|rompers?|footies|sleepers?|baby (?:socks|hats?|mittens)|swaddles?|sleep sacks?)",
        kicker="Notes for the smallest",
        list_name="nursery",
        checks=(
            "Choose one size ahead",
            "Count snaps and zips",
            "Look up how it is washed",
            "Think of the season to come",
        ),
        thoughts=(
            "A size lasts a few weeks: one ahead is worn, one behind is given away.",
            "At three in the night a zip is quicker than a row of snaps.",
        ),
    ),
    "cables": Subject(
        matches=r"(?:[\w-]+ )?(?:(?:hdmi|usb|usb-c|ethernet|lightning|displayport|audio|aux|charging|speaker|patch|network) (?:[a-z] )?(?:cables?|cords?|adapters?)|braided cords?)",
        kicker="Notes on cables",
        list_name="tech",
        checks=(
            "Look at both plugs",
            "Measure along the wall",
            "Read which version it carries",
            "Label both ends at home",
        ),
        thoughts=(
            "Measure where the cable will really run, around the desk, and add a hand's width.",
            "A strip of tape with a name at both ends saves an hour behind the shelf.",
        ),
    ),
}

ENGLISH_GOODS_IDEAS: dict[str, Ideas] = {
    "item finders": Ideas(
        headlines=(
            "What do you look for most?",
            "Keys first, then the suitcase",
        ),
        like="tech",
    ),
    "batteries": Ideas(
        headlines=(
            "Which sizes does the drawer lack?",
            "Count remotes, clocks and toys",
        ),
        like="household rows",
    ),
    "coffee beans": Ideas(
        headlines=(
            "Which grind does your pot need?",
            "Two weeks a bag, no longer",
        ),
        like="pantry rows",
    ),
    "teas": Ideas(
        headlines=(
            "One for mornings, one for nights",
            "How hot should the water be?",
        ),
        like="pantry rows",
    ),
    "nuts": Ideas(
        headlines=(
            "Ask about allergies first",
            "Who finishes the bag?",
        ),
        like="pantry rows",
    ),
    "spices": Ideas(
        headlines=(
            "Whole or ground?",
            "A small jar, often replaced",
        ),
        like="pantry rows",
    ),
    "vitamins": Ideas(
        headlines=(
            "Ask first, then choose",
            "Read the back of the label",
        ),
        like="household rows",
    ),
    "dishwasher tabs": Ideas(
        headlines=(
            "Clean the filter first",
            "How many runs a week?",
        ),
        like="household rows",
    ),
    "insoles": Ideas(
        headlines=(
            "Take the old insole out first",
            "An hour indoors tells the most",
        ),
        like="worn rows",
    ),
    "shoe care": Ideas(
        headlines=(
            "Ten minutes on a Sunday evening",
            "Brush first, then polish",
        ),
        like="worn rows",
    ),
    "child seats": Ideas(
        headlines=(
            "Does it fit your car?",
            "Measure the child, then compare",
        ),
        like="baby rows",
    ),
    "strollers": Ideas(
        headlines=(
            "Stairs, bus or gravel?",
            "Measure the boot first",
        ),
        like="baby rows",
    ),
    "baby feeding": Ideas(
        headlines=(
            "Easy to take apart?",
            "Still in use after a month?",
        ),
        like="baby rows",
    ),
    "jeans": Ideas(
        headlines=(
            "Measure the pair you love",
            "Waist and length, one by one",
        ),
        like="fashion",
    ),
    "hoodies": Ideas(
        headlines=(
            "What goes under it, what above?",
            "Zip, or over the head?",
        ),
        like="fashion",
    ),
    "leggings": Ideas(
        headlines=(
            "Run, stretch or sofa?",
            "Look at the waistband",
        ),
        like="fashion",
    ),
    "phone cases": Ideas(
        headlines=(
            "Which model is it exactly?",
            "Thin, or made for stairs?",
        ),
        like="phone rows",
    ),
    "phone stands": Ideas(
        headlines=(
            "At which angle do you look?",
            "Leave room for the cable",
        ),
        like="tech",
    ),
    "ink": Ideas(
        headlines=(
            "Which number is under the lid?",
            "How many pages a month?",
        ),
        like="household rows",
    ),
    "desk tools": Ideas(
        headlines=(
            "How many sheets at a time?",
            "Within reach, or never used",
        ),
        like="office",
    ),
    "eye protection": Ideas(
        headlines=(
            "What has to be kept out?",
            "Worn, not hung on the wall",
        ),
        like="tools",
    ),
    "puzzles": Ideas(
        headlines=(
            "Edges first, then the sky",
            "One evening or a weekend?",
        ),
        like="kids",
    ),
    "dolls": Ideas(
        headlines=(
            "Who lives on the bed already?",
            "A friend for an old friend",
        ),
        like="kids",
    ),
    "outdoor play": Ideas(
        headlines=(
            "Room to run around it",
            "Where is it in winter?",
        ),
        like="kids",
    ),
    "cat litter": Ideas(
        headlines=(
            "Old beside new, for a week",
            "A quiet corner with a way out",
        ),
        like="indoor pet rows",
    ),
    "leashes": Ideas(
        headlines=(
            "Two fingers between strap and fur",
            "Try it in the hall first",
        ),
        like="pets",
    ),
    "seeds": Ideas(
        headlines=(
            "What does the calendar say?",
            "Sun first, then the seeds",
        ),
        like="garden",
    ),
    "security cameras": Ideas(
        headlines=(
            "How strong is the signal there?",
            "Point it at your own door",
        ),
        like="tech",
    ),
    "bulbs": Ideas(
        headlines=(
            "One bulb, one evening, then more",
            "Warm or cool, room by room",
        ),
        like="home",
    ),
    "mattresses": Ideas(
        headlines=(
            "Measure frame, door and stairs",
            "Ten minutes on your usual side",
        ),
        like="home",
    ),
    "trash bags": Ideas(
        headlines=(
            "How big is your bin, exactly?",
            "A month, or a year ahead?",
        ),
        like="household rows",
    ),
    "glasses": Ideas(
        headlines=(
            "Three numbers inside the temple",
            "Where will they be kept?",
        ),
        like="worn rows",
    ),
    "watches": Ideas(
        headlines=(
            "A paper circle on the wrist",
            "Strap first, then the dial",
        ),
        like="worn rows",
    ),
    "umbrellas": Ideas(
        headlines=(
            "Where is it when it rains?",
            "One at home, one at work",
        ),
        like="worn rows",
    ),
    "nursery gear": Ideas(
        headlines=(
            "How many months will it serve?",
            "Which corner is free?",
        ),
        like="baby rows",
    ),
    "carrying cases": Ideas(
        headlines=(
            "Measure the heap, then the case",
            "A place for each piece",
        ),
        like="worn rows",
    ),
    "pet toys": Ideas(
        headlines=(
            "Which one survived the last month?",
            "Put half of them away",
        ),
        like="pets",
    ),
    "pet bowls": Ideas(
        headlines=(
            "Easy to clean, each evening?",
            "Water here, food there",
        ),
        like="indoor pet rows",
    ),
    "soil": Ideas(
        headlines=(
            "Length, width, depth, then bags",
            "Which plants is it for?",
        ),
        like="garden",
    ),
    "smart home": Ideas(
        headlines=(
            "Begin with a single socket",
            "What happens without internet?",
        ),
        like="tech",
    ),
    "baby clothes": Ideas(
        headlines=(
            "One size ahead",
            "Zip or snaps, at three o'clock?",
        ),
        like="baby rows",
    ),
    "cables": Ideas(
        headlines=(
            "Which plug at which end?",
            "Measure along the wall",
        ),
        like="tech",
    ),
    "pantry rows": Ideas(
        rows=(
            ("Every day", "An amount for two weeks"),
            ("With guests", "Enough to share"),
            ("In the cupboard", "A tin that closes well"),
        )
    ),
    "household rows": Ideas(
        rows=(
            ("Every day", "Within reach, well closed"),
            ("With children", "High up or locked away"),
            ("In reserve", "One pack, not five"),
        )
    ),
    "baby rows": Ideas(
        rows=(
            ("At home", "A fixed place for it"),
            ("On the way", "Weight, and one free hand"),
            ("A second child", "Whether it does for two"),
        )
    ),
    "phone rows": Ideas(
        rows=(
            ("In a pocket", "Thin, with smooth edges"),
            ("On stairs", "Padding at the corners"),
            ("In the car", "Room for the holder"),
        )
    ),
    "worn rows": Ideas(
        rows=(
            ("Every day", "Light, and quickly at hand"),
            ("On trips", "Where it is packed"),
            ("As a gift", "What they use already"),
        )
    ),
    "indoor pet rows": Ideas(
        rows=(
            ("Indoors", "Cleaning and noise"),
            ("Two animals", "One for each of them"),
            ("Shy animals", "A slow start"),
        )
    ),
}
