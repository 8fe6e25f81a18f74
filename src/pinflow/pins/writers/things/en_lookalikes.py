# ruff: noqa: E501 (a sentence a line, as it will be read)
"""English advice for goods whose last word belongs to another kind: a pepper grinder is no power tool."""

from pinflow.pins.writers.phrases import Ideas, Subject

ENGLISH_LOOKALIKES: dict[str, Subject] = {
    "kettles": Subject(
        matches=r"kettles?",
        kicker="Notes for the kettle",
        list_name="kitchen",
        checks=(
            "Count the cups you boil for",
            "Read how limescale comes off",
            "Look at spout and handle",
            "Find a place near the tap",
        ),
        thoughts=(
            "Fill it with your own mug: boiling only what you drink is the shortest wait.",
            "Where water is hard, a wide opening for the hand matters more than the color.",
        ),
    ),
    "garlic presses": Subject(
        matches=r"garlic (?:press(?:es)?|mincers?|crushers?)",
        kicker="Kitchen notes",
        list_name="kitchen",
        checks=(
            "Look how it opens for washing",
            "Think of the hand that presses",
            "Find room in the drawer",
            "Count cloves for a usual dinner",
        ),
        thoughts=(
            "Rinse it before the garlic dries, and it comes out of the drawer again tomorrow.",
            "Pressed garlic browns fast: onions first, garlic for the last minute.",
        ),
    ),
    "food thermometers": Subject(
        matches=r"(?:meat|food|kitchen|cooking|candy|oven|grill(?:ing)?|bbq) thermometers?",
        kicker="Kitchen notes",
        list_name="kitchen",
        checks=(
            "Note the temperatures you need",
            "Read how the probe is cleaned",
            "Note which battery it takes",
            "Find a hook near the stove",
        ),
        thoughts=(
            "Measure in the thickest part, away from the bone.",
            "Five temperatures on a note inside the cupboard door are all that most kitchens need.",
        ),
    ),
    "stud finders": Subject(
        matches=r"stud (?:finders?|sensors?|detectors?)|wall scanners?",
        kicker="Workshop notes",
        list_name="workshop",
        checks=(
            "Knock on the wall first",
            "Ask where pipes and wires run",
            "Read what it tells apart",
            "Keep a pencil within reach",
        ),
        thoughts=(
            "Mark both edges of the stud: the screw goes into the middle.",
            "Scan every spot twice, from the left and from the right, before the drill comes out.",
        ),
    ),
    "noise machines": Subject(
        matches=r"(?:(?:white|pink|brown) )?(?:noise|sound) machines?",
        kicker="Notes for quiet nights",
        list_name="bedroom",
        checks=(
            "Choose one sound to keep",
            "Measure the way to the bed",
            "Think of travel and sockets",
            "Read how low it goes",
        ),
        thoughts=(
            "Begin quietly and across the room: the sound should cover the street, not fill the ear.",
            "The same sound every evening soon belongs to going to bed.",
        ),
    ),
    "belts": Subject(
        matches=r"belts?",
        kicker="Wardrobe notes",
        list_name="wardrobe",
        checks=(
            "Measure one that fits already",
            "Measure the belt loops",
            "Hold it beside your shoes",
            "Look how the buckle closes",
        ),
        thoughts=(
            "Measure from the buckle to the hole you use: that number says more than a trouser size.",
            "One brown and one black go with nearly everything that has loops.",
        ),
    ),
    "mills": Subject(
        matches=r"(?:[\w-]+ )?(?:(?:salt|pepper|peppercorns?|spice|herb)(?: (?:and|&) (?:salt|pepper))? (?:grinders?|mills?|shakers?)(?: sets?)?|mortar and pestle(?: sets?)?)",
        kicker="Notes for the table",
        list_name="kitchen",
        checks=(
            "Look how it is filled",
            "Read how the grind is set",
            "Think of one-handed use",
            "Choose its place at the table",
        ),
        thoughts=(
            "Freshly ground pepper belongs on the plate at the end, so keep it within reach of the table.",
            "Start with coarse for steak and fine for eggs, and see which you turn back to.",
        ),
    ),
    "meat grinders": Subject(
        matches=r"(?:[\w-]+ )?(?:meat|sausage|food) (?:grinders?|mincers?|stuffers?)",
        kicker="Kitchen notes",
        list_name="kitchen",
        checks=(
            "Look up which parts come apart",
            "Read how each part is washed",
            "Think of your usual amount",
            "Measure the edge of the worktop",
        ),
        thoughts=(
            "Cold meat and cold parts make a cleaner cut, so plan half an hour in the fridge.",
            "Burgers from a cut you chose yourself are a good first evening with it.",
        ),
    ),
    "nail care": Subject(
        matches=r"(?:[\w-]+ )?(?:(?:finger|toe)?nail (?:clippers?|files?|scissors|drills?|buffers?)|(?:manicure|pedicure)(?: nail)? (?:sets?|kits?)|cuticle (?:oils?|nippers?|pushers?))(?: sets?)?",
        kicker="Notes for neat nails",
        list_name="self-care",
        checks=(
            "Look how wide the blade is",
            "Think of hands and feet",
            "Read how it is cleaned",
            "Give it one fixed place",
        ),
        thoughts=(
            "After a bath nails are softer; that is the quietest moment for it.",
            "File in one direction, and take your time with the corners.",
        ),
    ),
    "sleep masks": Subject(
        matches=r"(?:[\w-]+ )?(?:sleep(?:ing)?|eye|travel) (?:masks?|covers?)(?: for sleeping)?",
        kicker="Notes for dark nights",
        list_name="travel",
        checks=(
            "Try it lying on your side",
            "Look at the strap",
            "Read how it is washed",
            "Keep one in the travel bag",
        ),
        thoughts=(
            "Side sleepers feel the strap first, so look at where it sits.",
            "One by the bed and one in the suitcase, and no hotel curtain matters.",
        ),
    ),
    "diving": Subject(
        matches=r"(?:[\w-]+ )?(?:diving|dive|snorkel(?:ing)?|scuba) (?:masks?|sets?|gear|fins?|goggles)|snorkels?|swim fins?",
        kicker="Notes for the water",
        list_name="holiday",
        checks=(
            "Try the fit without the strap",
            "Practise in shallow water",
            "Rinse it in fresh water",
            "Read the safety notes",
        ),
        thoughts=(
            "Hold it to the face and breathe in: if it stays without the strap, it fits.",
            "The first hour with it belongs in water where you can stand.",
        ),
    ),
    "welding": Subject(
        matches=r"(?:[\w-]+ )*weld(?:ing|er)s? (?:masks?|helmets?|hoods?|gloves?|aprons?)",
        kicker="Workshop notes",
        list_name="workshop",
        checks=(
            "Compare the shade with your work",
            "Read the safety notes",
            "Try headgear and weight",
            "Look for spare lenses",
        ),
        thoughts=(
            "Your welding process names the shade, so read that in its manual first.",
            "Gloves, sleeves and a clear floor belong on the same list.",
        ),
    ),
    "costume masks": Subject(
        matches=r"(?:[\w-]+ )?(?:halloween|costume|party|masquerade|carnival) (?:masks?|costumes?|wigs?)|costumes?",
        kicker="Notes for the party",
        list_name="party",
        checks=(
            "Try it on a week before",
            "Check the view from inside",
            "Read the size chart",
            "Plan what goes with it",
        ),
        thoughts=(
            "Dance a song in it at home; then you know whether it lasts the evening.",
            "A good costume is one idea, seen from across the room.",
        ),
    ),
    "baking": Subject(
        matches=r"(?:[\w-]+ )?(?:half sheet|(?:baking|cookie|jelly roll|sheet)) (?:sheets?|pans?|trays?|mats?)(?: sets?)?|(?:cake|loaf|bundt|muffin|cupcake|pie|springform|brownie|tart) (?:pans?|tins?|mold?s?|plates?)(?: sets?)?|cooling racks?|rolling pins?|cookie cutters?(?: sets?)?|pastry (?:boards?|mats?|brush(?:es)?)|parchment paper|bakeware(?: sets?)?",
        kicker="Notes for baking days",
        list_name="baking",
        checks=(
            "Measure the oven inside",
            "Read which oven heat it takes",
            "Look how it is washed",
            "Count what one batch needs",
        ),
        thoughts=(
            "One tray in the oven and one being filled: two of a size make a batch go quickly.",
            "Begin with the recipe you know by heart, and see what changes.",
        ),
    ),
    "laundry": Subject(
        matches=r"(?:[\w-]+ )?ironing boards?(?: covers?)?|(?:[\w-]+ )?(?:steam|clothes|travel|cordless|dry) irons?|(?:garment|clothes) steamers?|(?:laundry|clothes)(?: drying)? (?:baskets?|hampers?|racks?|lines?|sorters?|drying racks?)|drying racks?|clothes ?pins?|lint (?:rollers?|removers?)",
        kicker="Laundry notes",
        list_name="household",
        checks=(
            "Measure where it stands open",
            "Measure where it is kept",
            "Think of one week's laundry",
            "Look at height and handles",
        ),
        thoughts=(
            "Good light, a little music, and the pile is half as high.",
            "Sort on the day of washing, and the rest of the week stays calm.",
        ),
    ),
    "darts": Subject(
        matches=r"(?:[\w-]+ )?(?:dart ?boards?|darts)(?: sets?| cabinets?)?|(?:pool|foosball|air hockey|ping pong|billiards?|table tennis) tables?",
        kicker="Notes for the games room",
        list_name="games",
        checks=(
            "Measure the room for playing",
            "Think of wall and floor",
            "Read the safety notes",
            "Ask who joins on Fridays",
        ),
        thoughts=(
            "Mark the throwing line or the table's edge with tape, and play a round in the air.",
            "A fixed evening in the week fills the games room by itself.",
        ),
    ),
    "notice boards": Subject(
        matches=r"(?:[\w-]+ )?(?:bulletin|cork|memo|notice|dry[- ]erase|white|chalk|peg|letter|vision|magnetic|felt) ?boards?(?: sets?| calendars?)?|chalkboards?|easels?",
        kicker="Notes for the wall",
        list_name="desk",
        checks=(
            "Measure the free wall",
            "Look how it is hung",
            "Think of what goes on it",
            "Choose a spot you pass daily",
        ),
        thoughts=(
            "Hang it where you wait for the kettle; what is seen daily gets done.",
            "One corner for dates, one for joy: tickets, photos, a postcard.",
        ),
    ),
    "boards to ride": Subject(
        matches=r"(?:[\w-]+ )?(?:surf|paddle|stand up paddle|boogie|body|wake|snow|skim|long|sup) ?boards?|kayaks?|canoes?|(?:[\w-]+ )?hoverboards?|(?:skis|snow ?shoes)",
        kicker="Notes for days outside",
        list_name="weekend",
        checks=(
            "Compare it with your weight",
            "Think of car and storage",
            "Read the safety notes",
            "Take a lesson first",
        ),
        thoughts=(
            "Calm water or a gentle slope is a patient teacher on the first day.",
            "Ask locals where beginners go; they know wind and depth.",
        ),
    ),
    "boxing": Subject(
        matches=r"(?:[\w-]+ )?(?:punching|heavy|boxing|speed) (?:bags?|gloves?|pads?|balls?|wraps?)|mouth ?guards?",
        kicker="Notes for training",
        list_name="training",
        checks=(
            "Look at where it hangs",
            "Think of noise and neighbors",
            "Wrap your hands first",
            "Begin with three short rounds",
        ),
        thoughts=(
            "Three minutes on, one minute off: an egg timer is coach enough at first.",
            "Learn the straight punch slowly; speed comes by itself.",
        ),
    ),
    "bean bags": Subject(
        matches=r"(?:[\w-]+ )?bean ?bags?(?: chairs?| covers?| fillers?)?|poufs?|floor (?:cushions?|pillows?)",
        kicker="Notes for a lazy corner",
        list_name="home",
        checks=(
            "Measure the corner for it",
            "Look whether filling is in it",
            "Read how the cover is washed",
            "Ask who will sit in it",
        ),
        thoughts=(
            "A corner, a lamp, a stack of comics: more does not belong there.",
            "Let it lie open for a day before the first evening.",
        ),
    ),
    "earrings": Subject(
        matches=r"(?:[\w-]+ )*(?:ear ?rings?|ear (?:cuffs?|studs?)|studs|hoops)(?: sets?)?",
        kicker="Notes for jewelry",
        list_name="jewelry",
        checks=(
            "Read what posts are made of",
            "Look at size and weight",
            "Think of hair and collar",
            "Give the pair a small box",
        ),
        thoughts=(
            "Hold a coin of that size beside your ear and look into the mirror.",
            "Small ones for weekdays, a larger pair for evenings: two pairs go far.",
        ),
    ),
    "rings": Subject(
        matches=r"(?:[\w-]+ )*(?:wedding|engagement|signet|promise|stacking|silver|gold|diamond) (?:rings?|bands?)(?: sets?)?",
        kicker="Notes for jewelry",
        list_name="jewelry",
        checks=(
            "Measure the finger in the evening",
            "Read what it is made of",
            "Think of work with your hands",
            "Read the return terms",
        ),
        thoughts=(
            "Fingers are a little thicker in the evening, so measure then.",
            "A ring that fits over the knuckle with a small turn stays where it is.",
        ),
    ),
    "soap dispensers": Subject(
        matches=r"(?:[\w-]+ )?(?:soap|lotion|shampoo|shower|foaming|hand soap|dish soap)(?: \w+)? (?:dispensers?|dishes|dish|pumps?|bottles?)(?: sets?)?",
        kicker="Notes for the basin",
        list_name="bathroom",
        checks=(
            "Measure the edge of the sink",
            "Look how it is refilled",
            "Read which soap it takes",
            "See how the pump is cleaned",
        ),
        thoughts=(
            "One beside the kitchen sink and one at the basin, and both places look calm.",
            "A wide neck makes refilling easy, so look at the top first.",
        ),
    ),
    "spreads": Subject(
        matches=r"(?:[\w-]+ )*(?:honey|jams?|marmalade|jelly|(?:maple|date|agave) syrup|peanut butter|almond butter|nut butter|tahini)",
        kicker="Breakfast notes",
        list_name="pantry",
        checks=(
            "Read the list of ingredients",
            "Look where it comes from",
            "Keep it closed and dry",
            "Try a small jar first",
        ),
        thoughts=(
            "On warm toast, in tea, over yogurt: three breakfasts out of one jar.",
            "Use a dry, clean spoon, and the jar stays good to the end.",
        ),
    ),
    "cutting boards": Subject(
        matches=r"(?:[\w-]+ )*(?:(?:cutting|chopping|carving|cheese|charcuterie|bread|serving|wood(?:en)?|walnut|acacia|bamboo|marble) boards?|butcher blocks?)(?: sets?| and knife sets?)?",
        kicker="Kitchen notes",
        list_name="kitchen",
        checks=(
            "Measure sink and worktop",
            "Read how it is washed",
            "Look what keeps it from sliding",
            "Think of one for raw meat",
        ),
        thoughts=(
            "Bread, cheese and a sharp knife: a good board is half of the supper.",
            "A damp cloth under it holds it still while you chop.",
        ),
    ),
    "pill organizers": Subject(
        matches=r"(?:[\w-]+ )?(?:pill|medicine|medication|vitamin) (?:organi[sz]ers?|box(?:es)?|cases?|dispensers?|cutters?|crushers?)",
        kicker="Notes for the week",
        list_name="household",
        checks=(
            "Count the times of a day",
            "See if the lids open easily",
            "Keep it out of children's reach",
            "Choose one day for refilling",
        ),
        thoughts=(
            "Fill it on Sunday evening, and the week needs no thinking.",
            "Put it where the first glass of water stands anyway.",
        ),
    ),
    "computer extras": Subject(
        matches=r"(?:[\w-]+ )?(?:usb(?:[- ]c)?|multiport|thunderbolt|docking) (?:hubs?|adapters?|stations?|docks?)|laptop (?:docks?|sleeves?|stands?|bags?)|mouse ?pads?|desk (?:mats?|pads?)|monitor (?:arms?|stands?|risers?)|wrist rests?",
        kicker="Desk notes",
        list_name="desk",
        checks=(
            "List the plugs you use daily",
            "Note your exact model",
            "Measure the free desk",
            "Think of where the cables run",
        ),
        thoughts=(
            "Lay everything out on the desk as it shall stand, and count the cables.",
            "A clear desk begins with one thing fewer that hangs about.",
        ),
    ),
    "golf": Subject(
        matches=r"(?:[\w-]+ )?golf (?:clubs?|drivers?|irons?|putters?|wedges?|bags?|balls?|carts?|gloves?|tees|nets?|mats?|range ?finders?)(?: sets?)?",
        kicker="Notes for the fairway",
        list_name="golf",
        checks=(
            "Compare it with your own swing",
            "Try one on the range",
            "Ask a pro for the length",
            "Read the return terms",
        ),
        thoughts=(
            "An hour on the range tells more than any table.",
            "An early tee time, dew on the grass, nine quiet holes: plan for that.",
        ),
    ),
    "aquariums": Subject(
        matches=r"(?:[\w-]+ )?(?:aquariums?|fish tanks?|terrariums?)(?: (?:kits?|filters?|pumps?|heaters?|lights?|thermometers?|gravel|plants?|decor(?:ations?)?))?",
        kicker="Notes for the tank",
        list_name="pet",
        checks=(
            "Note the liters of your tank",
            "Read which fish it suits",
            "Measure shelf and lid",
            "Let the water settle first",
        ),
        thoughts=(
            "Fish need patience: let plants and water settle before the first one moves in.",
            "Note liters and length of the tank; everything else is chosen by those.",
        ),
    ),
    "watering cans": Subject(
        matches=r"(?:[\w-]+ )*watering cans?|plant (?:misters?|spray bottles?)",
        kicker="Notes for thirsty plants",
        list_name="garden",
        checks=(
            "Lift it full in your mind",
            "Measure the room under the tap",
            "Look at spout and rose",
            "Choose its place near the plants",
        ),
        thoughts=(
            "Early in the morning, close to the soil: that is when plants drink best.",
            "A can that stands beside the pots is filled every day.",
        ),
    ),
    "hot water bottles": Subject(
        matches=r"(?:[\w-]+ )?(?:hot water bottles?|heating pads?)(?: covers?)?",
        kicker="Notes for cold evenings",
        list_name="winter",
        checks=(
            "Read how hot water may be",
            "Look at the cap",
            "Think of a soft cover",
            "Note the date of buying",
        ),
        thoughts=(
            "Ten minutes under the blanket before bedtime, and the bed waits for you.",
            "Leave the last third empty and press the air out before you close it.",
        ),
    ),
    "loose teas": Subject(
        matches=r"(?:[\w-]+ )*(?:(?:earl grey|rooibos|darjeeling|assam|oolong|flower|fruit|mint|breakfast|pekoe)(?: \w+)? teas?(?: bags?)?|loose leaf [\w ]*tea|rooibos|earl grey)",
        kicker="Tea notes",
        list_name="pantry",
        checks=(
            "Note time and water temperature",
            "Read what is in the blend",
            "Choose a dark, dry shelf",
            "Try a small bag first",
        ),
        thoughts=(
            "A pot, two cups and nothing to do: tea likes company.",
            "Write the steeping time you like on the tin, and every pot tastes like the last.",
        ),
    ),
    "lamps of stone": Subject(
        matches=r"(?:[\w-]+ )?salt lamps?",
        kicker="Notes on warm light",
        list_name="home",
        checks=(
            "Look at weight and base",
            "Choose a dry shelf",
            "Check the cord and its switch",
            "Choose a corner for evenings",
        ),
        thoughts=(
            "A low, warm light in a corner changes the whole evening of a room.",
            "Salt draws water from the air, so keep it away from bath and kettle.",
        ),
    ),
    "health monitors": Subject(
        matches=r"(?:[\w-]+ )?(?:blood pressure (?:monitors?|cuffs?)|pulse oximeters?|(?:ear|forehead|oral|rectal|fever) thermometers?)",
        kicker="Notes for the cabinet",
        list_name="household",
        checks=(
            "Measure the arm for the cuff",
            "Read the instructions in peace",
            "Choose one hour of the day",
            "Ask a doctor about the numbers",
        ),
        thoughts=(
            "Sit still for five minutes first, and one day compares with the next.",
            "What the numbers mean is a question for a doctor.",
        ),
    ),
    "baby monitors": Subject(
        matches=r"(?:[\w-]+ )?baby (?:monitors?|cameras?)",
        kicker="Notes for the nursery",
        list_name="baby",
        checks=(
            "Think of walls between rooms",
            "Keep cords out of reach",
            "Decide between sound and picture",
            "Try it from your own bed",
        ),
        thoughts=(
            "Walk from the crib to the sofa and count the walls; that is the way it has to reach.",
            "A quiet evening on the sofa begins with knowing that all is quiet there.",
        ),
    ),
}
ENGLISH_LOOKALIKE_IDEAS: dict[str, Ideas] = {
    "kettles": Ideas(headlines=("Water on, slow morning", "Tea before the house wakes"), like="kitchen"),
    "garlic presses": Ideas(
        headlines=("Garlic, butter, warm bread", "Pasta night, one more clove"), like="kitchen"
    ),
    "food thermometers": Ideas(
        headlines=("Sunday roast, nobody guessing", "Off the grill, onto the table"), like="kitchen"
    ),
    "stud finders": Ideas(headlines=("The picture goes up today", "Mark it, drill once"), like="tools"),
    "noise machines": Ideas(headlines=("Door closed, sea on", "Rain tonight, traffic far away"), like="home"),
    "belts": Ideas(
        headlines=("Shirt tucked in, ready to go", "The last thing before the door"), like="fashion"
    ),
    "mills": Ideas(headlines=("Fresh pepper, last touch", "A twist of pepper at the table"), like="kitchen"),
    "meat grinders": Ideas(
        headlines=("Burger night starts at the grinder", "Your own sausages, one evening"), like="kitchen"
    ),
    "nail care": Ideas(
        headlines=("Neat nails in five minutes", "Sunday hands, ready for Monday"), like="beauty"
    ),
    "sleep masks": Ideas(headlines=("Lights out, even on the train", "Dark enough for a nap"), like="beauty"),
    "diving": Ideas(headlines=("Face down, fish below", "First look under the water"), like="sports"),
    "welding": Ideas(
        headlines=("Face covered, then the first weld", "For the bench where sparks fly"), like="tools"
    ),
    "costume masks": Ideas(
        headlines=("One costume, one good entrance", "Who will they think you are?"), like="makers"
    ),
    "baking": Ideas(headlines=("A tray full of Saturday cookies", "Bake first, share later"), like="kitchen"),
    "laundry": Ideas(headlines=("Laundry day, with music on", "From the basket to the drawer"), like="home"),
    "darts": Ideas(headlines=("Friday night, first game", "A room for rainy evenings"), like="sports"),
    "notice boards": Ideas(headlines=("A board for dates and joy", "The week, on one board"), like="office"),
    "boards to ride": Ideas(
        headlines=("First wave, calm water", "A board and a free Saturday"), like="sports"
    ),
    "boxing": Ideas(headlines=("Three rounds before dinner", "Gloves on, day off"), like="sports"),
    "bean bags": Ideas(headlines=("A corner to sink into", "The seat for comics and naps"), like="home"),
    "earrings": Ideas(headlines=("A pair for every weekday", "Earrings for a Tuesday"), like="fashion"),
    "rings": Ideas(headlines=("One ring, worn every day", "A ring that tells its day"), like="fashion"),
    "soap dispensers": Ideas(
        headlines=("Soap where your hands are", "A calm corner at the sink"), like="home"
    ),
    "spreads": Ideas(
        headlines=("Something sweet on warm toast", "Breakfast, a spoon at a time"), like="kitchen"
    ),
    "cutting boards": Ideas(
        headlines=("Bread, cheese and a good board", "The board that stays out"), like="kitchen"
    ),
    "pill organizers": Ideas(
        headlines=("Fill it Sunday, forget it Monday", "A week, sorted in minutes"), like="home"
    ),
    "computer extras": Ideas(headlines=("One plug, whole desk", "A desk with fewer cables"), like="office"),
    "golf": Ideas(headlines=("Nine quiet holes at dawn", "First tee, clear head"), like="sports"),
    "aquariums": Ideas(headlines=("A quiet tank to look into", "Plants first, then the fish"), like="pets"),
    "watering cans": Ideas(headlines=("A morning round with water", "Full can, happy pots"), like="garden"),
    "hot water bottles": Ideas(
        headlines=("A warm bed in ten minutes", "For cold feet and long films"), like="home"
    ),
    "loose teas": Ideas(headlines=("A pot of tea at four", "Tea for two, no clock"), like="kitchen"),
    "health monitors": Ideas(
        headlines=("Five quiet minutes each morning", "Sit, breathe, measure"), like="home"
    ),
    "baby monitors": Ideas(headlines=("Sofa for you, sleep for them", "An ear in the nursery"), like="kids"),
    "lamps of stone": Ideas(headlines=("A lamp for quiet corners", "Low light, long evening"), like="home"),
}
