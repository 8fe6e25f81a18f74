# ruff: noqa: E501 (a sentence a line, as it will be read)
"""English advice for further kinds of things: what is drunk, worn, put on, cleaned with, collected and repaired with."""

from pinflow.pins.writers.phrases import Ideas, Subject

ENGLISH_FURTHER: dict[str, Subject] = {
    "diapers": Subject(
        matches=r"(?:baby |swim |training |overnight )?(?:diapers?|nappies|nappy)(?: pants)?|training pants",
        kicker="Nursery notes",
        list_name="nursery",
        checks=(
            "Compare size and weight range",
            "Try a pack before a box",
            "Think of days and nights",
            "Count what a week needs",
        ),
        thoughts=(
            "Babies outgrow a size within weeks, so a large stock is easily the wrong one.",
            "One brand for the day and one for the night is no contradiction.",
        ),
    ),
    "coffee by hand": Subject(
        matches=r"moka (?:pots?|express)|(?:iconic |classic )?(?:stove ?top|manual|moka) (?:coffee|espresso) (?:makers?|pots?)|french press(?:es)?(?: coffee makers?)?|pour[- ]over(?: \w+){0,2}|aero ?press|percolators?|coffee (?:drippers?|press(?:es)?)|cafeti[eè]res?",
        kicker="Coffee notes",
        list_name="coffee",
        checks=(
            "Think of your usual cups",
            "Look up which parts come apart",
            "Read how it is washed",
            "Note which grind it needs",
        ),
        thoughts=(
            "The grind decides more than the pot: begin coarse, and go finer by small steps.",
            "Count the cups of a normal morning, and choose the size for those.",
        ),
    ),
    "packing cubes": Subject(
        matches=r"(?:compression )?(?:packing|luggage|travel) cubes?(?: (?:sets?|luggage|travel|organi[sz]ers?|bags?))*|(?:luggage|travel|suitcase) organi[sz]ers?(?: bags?)?",
        kicker="Notes for packing",
        list_name="travel",
        checks=(
            "Measure your suitcase first",
            "Lay out one trip's clothes",
            "Give each one a purpose",
            "Look at zips and seams",
        ),
        thoughts=(
            "One for what is clean, one for what is worn: that alone keeps a suitcase in order.",
            "Lay out what one trip needs, and only then count.",
        ),
    ),
    "binders": Subject(
        matches=r"(?:pocket |sheet |page )*(?:page |sheet )?protectors|binders?|ring binders?|file folders?",
        kicker="Desk notes",
        list_name="desk",
        checks=(
            "Check the sheet size",
            "Count holes and rings",
            "Think of what goes inside",
            "Measure the shelf",
        ),
        thoughts=(
            "Count the sheets you have today, and add a third for next year.",
            "One color for each subject, and nobody has to read the spine.",
        ),
    ),
    "fuel": Subject(
        matches=r"(?:lighter|torch|lamp|camping) (?:fluids?|fuels?|gas)",
        kicker="Notes before refilling",
        list_name="household",
        checks=(
            "Read the safety notes",
            "Check which lighter it fits",
            "Keep it away from heat",
            "Store it out of reach",
        ),
        thoughts=(
            "Refill over the sink, with the window open and nothing burning.",
            "A small can, closed well, is easier to keep safely than a large one.",
        ),
    ),
    "drinks": Subject(
        matches=r"(?:energy|sports?|soft|protein|fruit) (?:drinks?|shakes?)|(?:sparkling|mineral|coconut) water|soda|sodas|juices?|kombucha|lemonade|iced tea",
        kicker="Notes on drinks",
        list_name="pantry",
        checks=(
            "Read the ingredient list",
            "Compare the sugar per serving",
            "Try one before a whole case",
            "Look at the date",
            "Count what fits the fridge",
        ),
        thoughts=(
            "Start with one flavour: a whole case is long when nobody likes it.",
            "Think of where and when you drink it, and buy for two weeks.",
        ),
    ),
    "coffee pods": Subject(
        matches=r"(?:coffee |espresso |nespresso )?(?:pods|capsules)(?: [\w-]+){0,2}",
        kicker="Notes for the next cup",
        list_name="pantry",
        checks=(
            "Check which machine it fits",
            "Count your cups a week",
            "Try one roast first",
            "Look up how to recycle",
        ),
        thoughts=(
            "The name of the machine decides what fits, so read it off before you order.",
            "A mixed box shows in a week which roast is empty first.",
        ),
    ),
    "sweets": Subject(
        matches=r"cand(?:y|ies)|gumm(?:y|ies)(?: bears)?|chocolates?(?: (?:bars?|truffles|box))?|lollipops?|marshmallows|licorice|cookies|biscuits|(?:fruit |protein )?snacks?(?: bars?)?",
        kicker="Notes for the sweet tooth",
        list_name="pantry",
        checks=(
            "Read the ingredient list",
            "Ask about allergies",
            "Look at the date",
            "Try one bag first",
        ),
        thoughts=(
            "Half of the pleasure is sharing, so think of who sits at the table.",
            "Keep it cool and closed, and put only a bowl of it out.",
        ),
    ),
    "cards": Subject(
        matches=r"(?:baseball |football |basketball )?(?:retail |value |hanger |blaster )+box|(?:trading|baseball|football|basketball|hockey|collectible) cards?|booster (?:box(?:es)?|packs?)|(?:factory|complete)(?: \w+)? sets?",
        kicker="Notes for collectors",
        list_name="collecting",
        checks=(
            "Check series and year",
            "Count cards per pack",
            "Plan sleeves and a binder",
            "Ask what they collect",
        ),
        thoughts=(
            "Players, teams or whole sets: decide what you collect, and the rest is easy.",
            "Opened or sealed? Make up your mind before the scissors come out.",
        ),
    ),
    "cleaning agents": Subject(
        matches=r"(?:[\w-]+ )?(?:cleaners?|degreasers?|descalers?)|(?:stain|mold|rust) removers?|(?:laundry )?detergents?(?: (?:soap )?(?:pods|pacs|sheets))?|bleach|(?:dishwasher|laundry) (?:tablets|pods|sheets)|(?:disinfectant|disinfecting|cleaning) (?:sprays?|wipes|solution)|dish soap",
        kicker="Cleaning notes",
        list_name="household",
        checks=(
            "Read which surfaces it suits",
            "Try a hidden spot first",
            "Read the safety notes",
            "Keep it away from children",
            "Open a window while cleaning",
        ),
        thoughts=(
            "Time does half of the work: let it stand for as long as the label says, then wipe.",
            "One product at a time, and never two mixed.",
        ),
    ),
    "cloths": Subject(
        matches=r"(?:[\w-]+ )?(?:cloths?|rags)|dusters?|sponges?|scrubbers?|scrub brush(?:es)?",
        kicker="Cleaning notes",
        list_name="household",
        checks=(
            "Choose one color per room",
            "Read how they are washed",
            "Count what a week needs",
            "Give clean ones a place",
        ),
        thoughts=(
            "One color for the bath, one for the kitchen: that is the whole system.",
            "Hang used ones up to dry, or they smell before the next wash.",
        ),
    ),
    "motor oil": Subject(
        matches=r"(?:motor|engine|gear|transmission|chain|synthetic) oils?|coolants?|antifreeze|(?:brake|washer|transmission|steering) fluids?",
        kicker="Notes under the hood",
        list_name="car",
        checks=(
            "Look it up in the manual",
            "Compare grade and approval",
            "Note how much it takes",
            "Ask where old oil goes",
        ),
        thoughts=(
            "The manual names grade and approval; compare them letter by letter.",
            "Write date and mileage on a strip of tape, and the next change plans itself.",
        ),
    ),
    "car parts": Subject(
        matches=r"wiper blades?|(?:led )?head ?light bulbs?|(?:oil|cabin|cabin air|engine air) filters?|brake pads?|jump starters?|car (?:battery chargers?|battery|batteries)|tire inflators?|spark plugs?",
        kicker="Notes before fitting",
        list_name="car",
        checks=(
            "Note model and year",
            "Compare the part number",
            "See who can fit it",
            "Read the instructions first",
        ),
        thoughts=(
            "Photograph the old part with its number before you look for a new one.",
            "Ask a workshop first whether it can be fitted at home.",
        ),
    ),
    "rescue tools": Subject(
        matches=r"(?:seat ?belt cutters?|emergency hammers?|window hammers?|car escape tools?)",
        kicker="Road notes",
        list_name="car",
        checks=(
            "Fix it within reach",
            "Show everyone where it is",
            "Read how it is used",
            "Check it once a year",
        ),
        thoughts=(
            "It only helps where the driver can reach it with the belt on.",
            "Show it to everybody who rides along, once, while nothing is wrong.",
        ),
    ),
    "fresheners": Subject(
        matches=r"(?:[\w-]+ )?air freshe?ners?(?: (?:blocks?|sprays?|kit|starter kit))?|car (?:perfumes?|diffusers?)|odor eliminators?",
        kicker="Scent notes",
        list_name="home",
        checks=(
            "Keep it out of the sun",
            "Ask who shares the air",
            "Begin with one, not three",
            "Note when you opened it",
        ),
        thoughts=(
            "A small space needs little: one is enough for a car or a guest bathroom.",
            "After a week your own nose is used to it, so ask somebody else.",
        ),
    ),
    "trimmers": Subject(
        matches=r"(?:beard|hair|nose|body|bikini|hybrid|electric) trimmers?|(?:electric )?(?:shavers?|razors?)|(?:hair|beard) clippers?|(?:multi-?)?grooming kits?|epilators?",
        kicker="Bathroom notes",
        list_name="self-care",
        checks=(
            "Look up blades and combs",
            "See how it is cleaned",
            "Note the lengths you cut",
            "Think of charger and shelf",
        ),
        thoughts=(
            "Blades and combs come again, so look those up before anything else.",
            "The first try takes time, so plan it for a free evening.",
        ),
    ),
    "hair styling": Subject(
        matches=r"hair (?:dryers?|straighteners?|brush(?:es)?)|(?:curling|flat) irons?|(?:hot air|dryer) brush(?:es)?|stylers?",
        kicker="Bathroom notes",
        list_name="self-care",
        checks=(
            "Think of your hair's length",
            "Look up the heat settings",
            "Find a place to cool down",
            "Check cable and socket",
        ),
        thoughts=(
            "Where is the mirror, and where is the socket? That decides the cable.",
            "Start with less heat than you think; more is always possible.",
        ),
    ),
    "make-up": Subject(
        matches=r"mascaras?|lipsticks?|lip gloss(?:es)?|foundations?|concealers?|eye ?liners?|eye ?shadows?(?: palettes?)?|blush(?:es)?|nail polish(?:es)?|make-?up",
        kicker="Notes for the mirror",
        list_name="self-care",
        checks=(
            "Look at shades by daylight",
            "Read the ingredient list",
            "Note when you open it",
            "Finish the old one first",
        ),
        thoughts=(
            "Hold the shade to your skin at a window, not under the bathroom lamp.",
            "One new color at a time is easier to get to know.",
        ),
    ),
    "bathroom supplies": Subject(
        matches=r"cotton (?:swabs?|rounds?|pads?|balls?)|(?:make-?up remover |makeup |face |facial |baby |cleansing |wet )wipes|(?:clean|face|disposable face) towels?(?: xl)?|towelettes?|tissues?|toilet paper",
        kicker="Bathroom notes",
        list_name="household",
        checks=(
            "Count what a month needs",
            "Find a dry place for it",
            "Read what it is made of",
            "Look for a refill pack",
        ),
        thoughts=(
            "Things that are used up need one open pack in sight and one in the cupboard.",
            "Write the date on the pack; then you know how long one lasts.",
        ),
    ),
    "hand soap": Subject(
        matches=r"(?:liquid )?(?:hand ?wash|hand soap|soap)(?: refills?)|(?:liquid )?hand ?wash|refill pouch(?:es)?",
        kicker="Notes for the sink",
        list_name="household",
        checks=(
            "See which bottle it fills",
            "Read the ingredient list",
            "Think of who shares it",
            "Store it dry and closed",
        ),
        thoughts=(
            "Keep the old pump: rinse it once, and it does for the next refill too.",
            "A family empties a bottle faster than you think, so count the weeks of one.",
        ),
    ),
    "work gloves": Subject(
        matches=r"(?:disposable|nitrile|latex|vinyl|transparent|work|gardening|garden|hand|rubber|cleaning|safety|household)(?: hand)? gloves?",
        kicker="Notes for busy hands",
        list_name="household",
        checks=(
            "Measure your hand first",
            "Check the material for allergies",
            "Think of the work they do",
            "Count how many a week",
        ),
        thoughts=(
            "Measure round the palm, without the thumb: that is the size most charts mean.",
            "Keep them where the work is; in another room they are not worn.",
        ),
    ),
    "underwear": Subject(
        matches=r"boxer briefs?|briefs?|boxers|underwear|bras?|bralettes?|panties|undershirts?|nipple covers?|lingerie",
        kicker="Wardrobe notes",
        list_name="wardrobe",
        checks=(
            "Measure, then read the chart",
            "Read the care label",
            "Try one before a pack",
            "Look at seams and label",
        ),
        thoughts=(
            "What sits well is forgotten by noon: waistband, seams and label decide.",
            "Look at the label of the pair you like most; it tells you size and fabric.",
        ),
    ),
    "socks": Subject(
        matches=r"(?:[\w-]+ )?socks?",
        kicker="Wardrobe notes",
        list_name="wardrobe",
        checks=(
            "Check which shoe size it means",
            "Look at the cuff height",
            "Read the care label",
            "Think of the shoes for them",
        ),
        thoughts=(
            "Shoes first: a thick sock in a tight shoe is cold and sore.",
            "Many of the same kind save the search for the other one.",
        ),
    ),
    "shoes": Subject(
        matches=r"shoes?|sneakers?|clogs?|sandals?|boots?|slippers?|trainers?|loafers?",
        kicker="Wardrobe notes",
        list_name="wardrobe",
        checks=(
            "Measure your feet at night",
            "Think of the socks you wear",
            "Read about width and sole",
            "Walk indoors for a day",
        ),
        thoughts=(
            "Feet are larger in the evening, so measure then.",
            "Wear them indoors for a day; a clean sole keeps every choice open.",
        ),
    ),
    "jewellery": Subject(
        matches=r"necklaces?|bracelets?|earrings?|(?:wedding|engagement|signet) rings?|anklets?|pendants?|cuff ?links?",
        kicker="Notes for a small box",
        list_name="gift",
        checks=(
            "Measure wrist or neck first",
            "Read what it is made of",
            "Ask about allergies",
            "See how it closes",
        ),
        thoughts=(
            "Lay a string where it will sit, and measure the string.",
            "Think of what they wear every day: it should keep that company.",
        ),
    ),
    "hand tools": Subject(
        matches=r"(?:torque )?wrench(?:es)?(?: sets?)?|screw ?drivers?(?: sets?)?|hammers?|pliers|(?:socket|tool) (?:sets?|kits?)|tool ?box(?:es)?|tape measures?|measuring tapes?|spirit levels?|clamps?|utility kni(?:fe|ves)|multi-?tools?",
        kicker="Workshop notes",
        list_name="workshop",
        checks=(
            "List the jobs that wait",
            "Check sizes and range",
            "Ask who could lend one",
            "Look at grip and weight",
            "Give it a hook or case",
        ),
        thoughts=(
            "Borrow it once: after one job you know which size you need.",
            "Compare the sizes with the screws and bolts you really have.",
        ),
    ),
    "power tools": Subject(
        matches=r"(?:cordless |power |impact |hammer |electric )?(?:drills?|drivers?|sanders?|saws?|grinders?)(?:[/ ]driver)?(?: kits?| sets?)?|pressure washers?|leaf blowers?|chainsaws?|lawn ?mowers?|string trimmers?",
        kicker="Workshop notes",
        list_name="workshop",
        checks=(
            "List the jobs that wait",
            "Check which batteries you own",
            "Read the safety notes",
            "Think of noise and neighbors",
            "Look for spare parts",
        ),
        thoughts=(
            "The battery system you have decides half of it, so read its label first.",
            "Plan goggles and ear protection along with it.",
        ),
    ),
    "repair": Subject(
        matches=r"(?:[\w-]+ )?(?:fillers?|sealants?|caulk|adhesives?|glues?|epoxy)|(?:[\w-]+ )?(?:repair|duct|waterproof|masking|electrical|foil|leakage) tapes?",
        kicker="Repair notes",
        list_name="workshop",
        checks=(
            "Clean and dry the spot first",
            "Read which surfaces it suits",
            "Note the drying time",
            "Read the safety notes",
        ),
        thoughts=(
            "Most of a repair is preparation: clean, dry and free of dust.",
            "Try it on a piece that nobody sees.",
        ),
    ),
    "meters": Subject(
        matches=r"(?:[\w-]+ )?(?:meters?|testers?)|(?:[\w-]+ )?thermometers?|hygrometers?|multimeters?",
        kicker="Notes before measuring",
        list_name="household",
        checks=(
            "Read what it measures",
            "Check battery and switch",
            "Test it on a known value",
            "Think of where it is kept",
        ),
        thoughts=(
            "Test it once where you know the answer; then you can trust it elsewhere.",
            "A figure helps only when you know what you would do about it.",
        ),
    ),
    "scales": Subject(
        matches=r"(?:digital )?(?:kitchen |food |bathroom |body |luggage )?(?<!:\d\d )(?<!:\d )scales?",
        kicker="Notes for the counter",
        list_name="kitchen",
        checks=(
            "Look at range and steps",
            "See whether your bowl fits",
            "Check which batteries it takes",
            "Look up cleaning and care",
        ),
        thoughts=(
            "Think of the smallest thing you weigh; that decides the steps.",
            "Flat and within reach it is used; at the back of a drawer it is not.",
        ),
    ),
    "trackers": Subject(
        matches=r"heart rate monitors?|(?:fitness|activity) trackers?|smart ?watch(?:es)?|chest straps?",
        kicker="Notes for active days",
        list_name="training",
        checks=(
            "Check phone and app first",
            "Measure your wrist",
            "Look up how it charges",
            "Ask who sees the data",
        ),
        thoughts=(
            "Decide which one figure you want to follow; the others are a distraction.",
            "Your own good week is the measure, not somebody else's.",
        ),
    ),
    "watch bands": Subject(
        matches=r"(?:replacement )?(?:wrist|watch) ?(?:bands?|straps?)",
        kicker="Notes before ordering",
        list_name="tech",
        checks=(
            "Note your exact model",
            "Measure your wrist",
            "See how it closes",
            "Read the care notes",
        ),
        thoughts=(
            "Width and catch have to fit the watch, so read the model off its back.",
            "Measure the wrist in the evening, loosely.",
        ),
    ),
    "balls": Subject(
        matches=r"(?:golf |tennis |soccer |volley|foot|basket)balls?|(?:golf|tennis|soccer|ping pong|exercise) balls?|basketball hoops?",
        kicker="Notes for active days",
        list_name="weekend",
        checks=(
            "Check the size for the age",
            "Think of where you play",
            "Compare it with your last one",
            "Ask who plays along",
        ),
        thoughts=(
            "Grass, hall or driveway? The ground decides which one lasts.",
            "Ask the people you play with what they use; it saves a discussion.",
        ),
    ),
    "wheels": Subject(
        matches=r"(?:kick |electric |balance )?(?:scooters?|bikes?)|bicycles?|skateboards?|roller skates?|(?:bike )?helmets?|knee (?:and|&) elbow pads?",
        kicker="Notes for wheels",
        list_name="weekend",
        checks=(
            "Check rider's age and weight",
            "Plan helmet and pads",
            "Look at the way you ride",
            "See where it is parked",
        ),
        thoughts=(
            "Ride the way in your head first: kerbs, hills, rain and the stairs at the end.",
            "Helmet and pads belong to the first day, not to the third.",
        ),
    ),
    "goggles": Subject(
        matches=r"(?:swim|swimming|ski|safety) goggles",
        kicker="Notes for active days",
        list_name="weekend",
        checks=(
            "Try strap and nose bridge",
            "Think of light and lens",
            "Rinse them after use",
            "Keep them in a case",
        ),
        thoughts=(
            "What fits one face presses on another, so try it dry for five minutes.",
            "Rinse with clear water and let it dry in the air; do not rub.",
        ),
    ),
    "microphones": Subject(
        matches=r"(?:[\w-]+ )?(?:microphones?|mics?)",
        kicker="Notes for recording",
        list_name="tech",
        checks=(
            "Check plug and device",
            "Record one test sentence",
            "Think of wind and room",
            "Look up cable or charging",
        ),
        thoughts=(
            "Close to the mouth is half of the sound; two hands away is already far.",
            "Record one sentence in your own room, and listen to the room.",
        ),
    ),
    "instruments": Subject(
        matches=r"(?:acoustic |electric |bass )?guitars?(?: kits?| capos?)?|(?:[\w-]+ )?capos?|ukuleles?|flutes?|violins?|harmonicas?|drum (?:sets?|pads?|sticks?)|(?:digital )?pianos?",
        kicker="Notes for music",
        list_name="music",
        checks=(
            "Ask a teacher or a friend",
            "Look up strings and spares",
            "Find a place to practice",
            "Think of the neighbors",
        ),
        thoughts=(
            "What hangs on the wall is played; what lies in its case is not.",
            "Ten minutes a day bring more than Sunday afternoon.",
        ),
    ),
    "solar kits": Subject(
        matches=r"solar (?:panels?|kits?|generators?|chargers?|systems?)(?: kits?)?|power stations?|inverters?",
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
    "pet food": Subject(
        matches=r"(?:[\w-]+ )?(?:dog|cat|puppy|kitten|fish|bird|pet) (?:food|treats|chews)|(?:dry|wet) food|kibble|cat litter|bird ?seed",
        kicker="Pet notes",
        list_name="pet",
        checks=(
            "Read the feeding guide",
            "Change over in small steps",
            "Check amount and date",
            "Ask your vet when unsure",
        ),
        thoughts=(
            "Mix a little of the new into the old for a week; stomachs like it slow.",
            "A small bag first: your animal has the last word.",
        ),
    ),
    "candle extras": Subject(
        matches=r"candle (?:stickers?|holders?|snuffers?|tattoos?|warmers?(?: lamps?)?)|(?:candle )?wick trimmers?|candle ?sticks?|candle accessor(?:y|ies)",
        kicker="Candle notes",
        list_name="cosy home",
        checks=(
            "Measure your candles first",
            "Read the safety notes",
            "Find a firm, level spot",
            "Wipe wax off when cold",
        ),
        thoughts=(
            "Measure foot and height of the candles you burn most.",
            "Wax comes off easily when it is cold.",
        ),
    ),
    "bottles": Subject(
        matches=r"(?:[\w-]+ )?(?:water |thermos )?bottles?|flasks?|tumblers?(?: with handle)?|thermos(?:es)?",
        kicker="Notes for the way",
        list_name="everyday",
        checks=(
            "Measure the cup holder",
            "Look up washing and care",
            "Think of your usual amount",
            "Try opening it one-handed",
        ),
        thoughts=(
            "Lid and opening decide whether it comes along: they are what you touch.",
            "It is carried full, so think of its weight with water in it.",
        ),
    ),
    "pans": Subject(
        matches=r"(?:frying |fry |sauce|grill |roasting )?pans?|skillets?|dutch ovens?|cookware(?: sets?)?|woks?|casseroles?|stock ?pots?",
        kicker="Kitchen notes",
        list_name="kitchen",
        checks=(
            "Check it suits your stove",
            "Measure stove and cupboard",
            "Look up cleaning and care",
            "Think of its weight, full",
        ),
        thoughts=(
            "Lift it with one hand, as if it were full of soup: that tells you the size.",
            "Count who sits at the table on a weekday, and choose for them.",
        ),
    ),
    "respirators": Subject(
        matches=r"k?n95 masks?|ffp2 masks?|respirators?|dust masks?",
        kicker="Notes before use",
        list_name="household",
        checks=(
            "Read what the class means",
            "Try how it seals",
            "Look at the date",
            "Store it closed, away from damp",
        ),
        thoughts=(
            "A beard or a gap at the nose undoes even a high class, so try the fit first.",
            "Keep a few where you need them, and the rest dry.",
        ),
    ),
}

# What is told of two kinds holds as a rule, and of no product.
ENGLISH_FURTHER_IDEAS: dict[str, Ideas] = {
    "kitchen machines": Ideas(
        headlines=(
            "Measure under the cupboard",
            "Where will it stand for good?",
        ),
        like="kitchen",
    ),
    "diapers": Ideas(
        headlines=(
            "Which size by next month?",
            "A pack before a box",
        ),
        like="kids rows",
    ),
    "kids rows": Ideas(
        rows=(
            ("Nights", "How long it has to last"),
            ("Days out", "How many fit the bag"),
            ("Growing", "The next size, in time"),
        ),
    ),
    "coffee by hand": Ideas(
        headlines=(
            "The grind decides, not the pot",
            "How many cups by eight?",
        ),
        like="kitchen",
    ),
    "packing cubes": Ideas(
        headlines=(
            "Lay out one trip first",
            "Clean left, worn right",
        ),
        like="luggage",
    ),
    "luggage": Ideas(
        rows=(
            ("Weekends", "One is enough"),
            ("Two weeks", "One for what is worn"),
            ("With children", "A color for each"),
        ),
    ),
    "binders": Ideas(headlines=("One color for each subject", "Count the sheets first"), like="office"),
    "fuel": Ideas(headlines=("Refill with the window open", "A small can, closed well"), like="tools"),
    "drinks": Ideas(
        headlines=(
            "One flavour before the whole case",
            "How many fit the fridge?",
            "Who drinks along?",
        ),
        like="kitchen",
        kinds=("Cans", "Bottles"),
        contrasts=(
            ("On the go", "Empty in one go", "Closes again"),
            ("In the fridge", "Stacks well", "Stands in the door"),
            ("For two", "One each", "Pour and share"),
        ),
    ),
    "coffee pods": Ideas(
        headlines=(
            "How many cups a week?",
            "One roast before a whole box",
            "Which machine is it for?",
        ),
        like="kitchen",
        kinds=("Pods", "Beans"),
        contrasts=(
            ("Speed", "Ready at once", "Grind first"),
            ("Choice", "Fit the machine", "Any roaster"),
            ("Leftovers", "A pod a cup", "Grounds only"),
        ),
    ),
    "sweets": Ideas(
        headlines=(
            "One bag before the big box",
            "Who gets the last one?",
            "A small bowl, not the bag",
        ),
        like="kitchen",
    ),
    "cards": Ideas(
        headlines=(
            "Sealed or opened? Decide first",
            "Which series, which year?",
            "Sleeves first, then the packs",
        ),
        like="kids",
        kinds=("Packs", "Full set"),
        contrasts=(
            ("Surprise", "Every pack is one", "You know what comes"),
            ("Duplicates", "Likely, to swap", "Rarely any"),
            ("Storing", "Sleeves, a binder", "One box"),
        ),
    ),
    "cleaning agents": Ideas(
        headlines=(
            "Try a hidden spot first",
            "Let it stand, then wipe",
            "Read the label for surfaces",
        ),
        like="home",
        kinds=("Spray", "Concentrate"),
        contrasts=(
            ("To hand", "Ready at once", "Mix it first"),
            ("Storing", "One bottle each", "One for many"),
            ("Big areas", "Empty sooner", "Goes a long way"),
        ),
    ),
    "cloths": Ideas(
        headlines=(
            "One color for each room",
            "Where do the used ones go?",
            "A clean one within reach",
        ),
        like="home",
        kinds=("Microfiber", "Cotton"),
        contrasts=(
            ("Dust", "Picks it up dry", "Better damp"),
            ("Washing", "No softener", "Hot and easy"),
            ("Feel", "Light and thin", "Soft and thirsty"),
        ),
    ),
    "motor oil": Ideas(
        headlines=(
            "The manual decides, not the label",
            "Grade first, brand second",
            "Date and mileage on tape",
        ),
        like="car",
        kinds=("Synthetic", "Mineral"),
        contrasts=(
            ("Cold starts", "Stays thin", "Thickens sooner"),
            ("Intervals", "Often longer", "Often shorter"),
            ("Old engines", "Ask a workshop", "Often the usual"),
        ),
    ),
    "car parts": Ideas(
        headlines=(
            "Photograph the old part first",
            "Model, year, part number",
        ),
        like="car",
    ),
    "rescue tools": Ideas(
        headlines=(
            "Within reach, belt still on",
            "Show it before you need it",
        ),
        like="car",
    ),
    "fresheners": Ideas(
        headlines=(
            "Start small, the space is small",
            "Ask the nose beside you",
            "One is often enough",
        ),
        like="home",
    ),
    "trimmers": Ideas(
        headlines=(
            "Blades first, then the handle",
            "Start longer than you think",
            "Cable or battery?",
        ),
        like="beauty",
        kinds=("Corded", "Cordless"),
        contrasts=(
            ("Power", "Never empty", "Charge it first"),
            ("Reach", "The cable's length", "Anywhere"),
            ("Travel", "Needs a socket", "One charge along"),
        ),
    ),
    "hair styling": Ideas(
        headlines=(
            "Less heat, more patience",
            "Where is your mirror?",
            "Start with the lowest setting",
        ),
        like="beauty",
    ),
    "make-up": Ideas(
        headlines=(
            "Judge the shade by daylight",
            "Finish the old one first",
            "One new color at a time",
        ),
        like="beauty",
    ),
    "bathroom supplies": Ideas(
        headlines=(
            "One in use, one in reserve",
            "How long does a pack last?",
            "A dry place within reach",
        ),
        like="beauty",
        kinds=("Disposable", "Washable"),
        contrasts=(
            ("After use", "Into the bin", "Into the wash"),
            ("Travel", "Take a few", "Bring them back"),
            ("Stock", "Runs out", "Needs a few spare"),
        ),
    ),
    "hand soap": Ideas(
        headlines=(
            "Keep the pump, pour the rest",
            "Who washes hands here?",
            "Count the weeks of one bottle",
        ),
        like="home",
        kinds=("Refill", "Pump bottle"),
        contrasts=(
            ("Packaging", "Less of it", "A pump each time"),
            ("At the sink", "Pour it over first", "Ready to use"),
            ("Storing", "In the cupboard", "On the basin"),
        ),
    ),
    "work gloves": Ideas(
        headlines=(
            "Measure the palm first",
            "Which work, which glove?",
            "Where the work is",
        ),
        like="tools",
        kinds=("Disposable", "Reusable"),
        contrasts=(
            ("After use", "Thrown away", "Rinsed, hung up"),
            ("Touch", "Thin, you feel more", "Thicker, less feel"),
            ("Jobs", "Short ones", "Long, wet ones"),
        ),
    ),
    "underwear": Ideas(
        headlines=(
            "One pair before the pack",
            "Forgotten by noon: that fits",
            "Look at your favorite pair",
        ),
        like="fashion",
        kinds=("Cotton", "Synthetic"),
        contrasts=(
            ("Feel", "Soft, familiar", "Smooth, light"),
            ("Drying", "Slower", "Faster"),
            ("Washing", "Warm, as labelled", "Cooler, as a rule"),
        ),
    ),
    "socks": Ideas(
        headlines=(
            "Which shoes are they for?",
            "All alike: no more searching",
            "Thick sock, roomy shoe",
        ),
        like="fashion",
        kinds=("Wool", "Cotton"),
        contrasts=(
            ("Cold days", "Warm, also damp", "Cool when damp"),
            ("Washing", "Gently", "Easily"),
            ("Summer", "Fine knits", "Light and airy"),
        ),
    ),
    "shoes": Ideas(
        headlines=(
            "Try them on at night",
            "A day indoors, then outside",
            "Which socks go with them?",
        ),
        like="fashion",
        kinds=("Laces", "Slip-on"),
        contrasts=(
            ("At the door", "Takes a minute", "Foot in, done"),
            ("Hold", "Set to your foot", "As it is cut"),
            ("Packing", "Stiffer, mostly", "Flatter, mostly"),
        ),
    ),
    "jewellery": Ideas(
        headlines=(
            "Lay a string, then measure",
            "What do they wear daily?",
        ),
        like="makers",
    ),
    "hand tools": Ideas(
        headlines=(
            "One job first, then the tool",
            "Borrow once, then decide",
            "Which sizes do you need?",
        ),
        like="tools",
        kinds=("Single", "Set"),
        contrasts=(
            ("Storing", "One hook", "A case"),
            ("Jobs", "The one you know", "Whatever comes"),
            ("Sizes", "Exactly yours", "Some unused"),
        ),
    ),
    "power tools": Ideas(
        headlines=(
            "The battery decides with you",
            "List three jobs first",
            "Cable or battery?",
        ),
        like="tools",
        kinds=("Corded", "Cordless"),
        contrasts=(
            ("Power", "Steady all day", "Until it is empty"),
            ("Reach", "Cable and socket", "Anywhere"),
            ("Between jobs", "Always ready", "Charge it first"),
        ),
    ),
    "repair": Ideas(
        headlines=(
            "Clean, dry, then repair",
            "Try it where nobody looks",
            "Half of it is preparation",
        ),
        like="tools",
    ),
    "meters": Ideas(
        headlines=(
            "Test it on a known value",
            "What will you do with it?",
        ),
        like="tools",
    ),
    "scales": Ideas(
        headlines=(
            "What is your smallest spoonful?",
            "Does your bowl still fit?",
        ),
        like="kitchen",
        kinds=("Digital", "Mechanical"),
        contrasts=(
            ("Small amounts", "In fine steps", "Harder to read"),
            ("Power", "Needs a battery", "Needs none"),
            ("Storing", "Flat, as a rule", "Needs a spot"),
        ),
    ),
    "trackers": Ideas(
        headlines=(
            "Which one figure matters?",
            "Phone and app come first",
            "Compare with your own week",
        ),
        like="sports",
        kinds=("Chest strap", "Wristband"),
        contrasts=(
            ("Comfort", "Snug on the ribs", "Hardly noticed"),
            ("Nights", "Rarely worn", "Can stay on"),
            ("Cleaning", "Wash the strap", "Wipe it"),
        ),
    ),
    "watch bands": Ideas(
        headlines=(
            "Read the model off the back",
            "Measure the wrist, loosely",
        ),
        like="tech",
        kinds=("Silicone", "Leather"),
        contrasts=(
            ("Sweat", "Rinse it off", "Better kept dry"),
            ("Look", "Sporty", "Calm, dressed"),
            ("Over time", "Stays the same", "Ages, darkens"),
        ),
    ),
    "balls": Ideas(
        headlines=(
            "Where do you really play?",
            "Ask who plays along",
        ),
        like="sports",
    ),
    "wheels": Ideas(
        headlines=(
            "Helmet first, then the wheels",
            "Ride the way in your head",
            "Where is it parked?",
        ),
        like="sports",
    ),
    "goggles": Ideas(
        headlines=(
            "Try them dry first",
            "Rinse, never rub",
        ),
        like="sports",
        kinds=("Clear", "Tinted"),
        contrasts=(
            ("Indoors", "Bright enough", "Often too dark"),
            ("Sunny days", "Can dazzle", "Calmer for the eyes"),
            ("Evenings", "Still fine", "Better not"),
        ),
    ),
    "microphones": Ideas(
        headlines=(
            "Closer is half of the sound",
            "Record one sentence first",
            "Which plug does it need?",
        ),
        like="tech",
        kinds=("Wired", "Wireless"),
        contrasts=(
            ("Power", "From the device", "Charge it first"),
            ("Moving", "The cable's length", "Freely"),
            ("Starting", "Plug in", "Pair first"),
        ),
    ),
    "instruments": Ideas(
        headlines=(
            "In sight means played",
            "Ten minutes, every day",
            "Ask somebody who plays",
        ),
        like="makers",
    ),
    "solar kits": Ideas(
        headlines=(
            "First the sun, then the numbers",
            "Ask first, mount later",
            "Measure the place at noon",
        ),
        like="energy",
        kinds=("Fixed", "Portable"),
        contrasts=(
            ("Place", "One good spot", "Follows the sun"),
            ("Work", "Mount it once", "Set up each time"),
            ("Moving house", "Takes tools", "Comes along"),
        ),
    ),
    "pet food": Ideas(
        headlines=(
            "A small bag first",
            "The last word has four legs",
            "New food, small steps",
        ),
        like="pets",
        kinds=("Dry", "Wet"),
        contrasts=(
            ("In the bowl", "Can stand a while", "Clear it away soon"),
            ("Storing", "Cool, dry, closed", "Fridge once open"),
            ("Drinking", "Plenty of water", "Brings some along"),
        ),
    ),
    "candle extras": Ideas(
        headlines=(
            "Measure your candles first",
            "A firm spot, no draft",
        ),
        like="home",
    ),
    "bottles": Ideas(
        headlines=(
            "Does it fit the cup holder?",
            "Lid first, color second",
            "Full, it is heavier",
        ),
        like="kitchen",
        kinds=("Steel", "Plastic"),
        contrasts=(
            ("In the bag", "Heavier", "Lighter"),
            ("Dropped", "Gets a dent", "May crack"),
            ("Smells", "Rinses off", "Can linger"),
        ),
    ),
    "pans": Ideas(
        headlines=(
            "Lift it as if full",
            "How many eat on weekdays?",
            "Stove first, then the pan",
        ),
        like="kitchen",
        kinds=("Cast iron", "Nonstick"),
        contrasts=(
            ("Weight", "Heavy, both hands", "Light"),
            ("Heat", "Slow, then lasting", "Quick to warm"),
            ("Care", "Dry it, oil it", "No metal tools"),
        ),
    ),
    "respirators": Ideas(
        headlines=(
            "The fit decides",
            "Nose clip first, then straps",
        ),
        like="tools",
    ),
}
