# ruff: noqa: E501 (a sentence a line, as it will be read)
"""English advice for goods that a broader word would carry off: a phone holder for the car stands on no desk."""

from pinflow.pins.writers.phrases import Hook, Ideas, Subject

# Nobody reads a coloring book, and none of them is an e-book.
COLORING_HOOKS = {
    "checklist": Hook(
        headlines=("{name}, pencils first", "{name}, tea beside it"),
        titles=(
            "{name}: a few notes before the first color",
            "{name}: which pencils go with it?",
            "{name}: one for a rainy afternoon?",
            "{name}: three questions before you color",
            "{name}: is it your next coloring book?",
            "{name}: look at the paper, then at the lines",
        ),
        openings=(
            "Thinking about “{name}”? Three small questions help you decide.",
            "Before “{name}” comes to the table, ask yourself these questions.",
        ),
    ),
    "spotlight": Hook(
        headlines=("First color: {name}", "{name} on the table"),
        titles=(
            "{name}: where the first color goes",
            "{name}: a slow look at the pictures",
            "{name}: notes for quiet hands",
            "{name}: fine lines or wide ones?",
            "{name}: one picture, one evening",
            "{name}: begin with three colors",
        ),
        openings=(
            "A closer look at “{name}” starts with the pictures, not with the cover.",
            "“{name}” and a box of pencils: how to find out whether it is yours.",
        ),
    ),
    "compare": Hook(
        headlines=("{name} this weekend?", "{name} on rainy days"),
        titles=(
            "{name}, or another one first?",
            "{name}: animals, flowers or patterns?",
            "{name}: how to choose pictures you will finish",
            "{name}: for pencils or for felt pens?",
            "{name}, and the pile you have already",
            "{name}: which pictures would you color twice?",
        ),
        openings=(
            "“{name}” or another one? Look at three pictures of each and see which you would begin.",
            "Choosing between “{name}” and another coloring book is easier with your pencils beside you.",
        ),
    ),
    "everyday": Hook(
        headlines=("Evenings with {name}", "{name}, color by color", "Coloring {name}"),
        titles=(
            "{name}: half an hour after supper",
            "{name}: a little color before bed",
            "{name}: coloring on an ordinary Tuesday",
            "{name}: pencils, tea and no phone",
            "{name}: one corner of a picture a day",
            "{name}: finding the time to color",
        ),
        openings=(
            "“{name}” and half an hour a day: think of the chair, the lamp and the pencils.",
            "When would you color in “{name}”? A fixed half hour carries most pictures to the end.",
        ),
    ),
    "wishlist": Hook(
        headlines=("{name} for quiet evenings", "{name} for later"),
        titles=(
            "{name}: one for your {list_name} list",
            "{name}: saved for a quiet evening",
            "{name}: for the next long weekend",
            "{name}: for when someone asks what you would like",
            "{name}: kept with the good pencils",
            "{name}: an idea for winter evenings",
        ),
        openings=(
            "Collecting ideas? Put “{name}” on the list, and the pencils beside it.",
            "One for the {list_name} list: “{name}”.",
        ),
    ),
}

ENGLISH_NAMED_APART: dict[str, Subject] = {
    "lamp shades": Subject(
        matches=r"(?:[\w-]+ )*lamp ?shades?(?: sets?)?",
        kicker="Notes on warm light",
        list_name="home",
        checks=(
            "Measure the shade you have",
            "Look how it is fastened",
            "Compare the size with the base",
            "Read which bulbs it takes",
            "Hold the color against the wall",
        ),
        thoughts=(
            "Measure top, bottom and height of the old shade: those three numbers are the search.",
            "Sit down where you read; from there nobody wants to look into the bulb.",
        ),
    ),
    "phone holders on the road": Subject(
        matches=r"(?:[\w-]+ )*(?:car|vehicle|dash(?:board)?|windshield|vent|bike|bicycle|motorcycle|handlebar) (?:[\w-]+ )*(?:phone|iphone|smartphone) (?:[\w-]+ )*(?:holders?|mounts?|cradles?)(?: (?:holders?|mounts?))?|(?:[\w-]+ )*(?:phone|iphone|smartphone) (?:[\w-]+ )*(?:holders?|mounts?|cradles?) (?:car|bike|bicycle|motorcycle)|car mounts?",
        kicker="Notes for the road",
        list_name="car",
        checks=(
            "Measure the phone in its case",
            "Choose where it is fastened",
            "Keep the view free",
            "Find a way for the cable",
            "Set the route before you start",
        ),
        thoughts=(
            "Sit as you drive and look ahead: it belongs where a glance is enough and no view is lost.",
            "Vent, dashboard or handlebar: look first at what you would fasten it to.",
        ),
    ),
    "bath thermometers": Subject(
        matches=r"(?:[\w-]+ )*bath ?(?:tub)?(?: [\w-]+)? thermometers?",
        kicker="Notes for bath time",
        list_name="baby",
        checks=(
            "Read what it shows",
            "Note if it takes a battery",
            "Look how it dries afterwards",
            "Choose its place by the tub",
        ),
        thoughts=(
            "Water in, stir once with your hand, then read: the corners are not all the same.",
            "Towel and clothes laid out first leave both hands free for the child.",
        ),
    ),
    "coloring books": Subject(
        matches=r"(?:[\w-]+ )*colou?ring (?:books?|pages|pads?)(?: sets?)?",
        kicker="Notes for quiet hands",
        list_name="quiet time",
        checks=(
            "Look at the kind of pictures",
            "Ask which pencils are there",
            "See if pages have empty backs",
            "Think of who will color",
            "Try felt pens in a corner",
        ),
        thoughts=(
            "Three colors that belong together are enough for a first picture.",
            "Put a spare sheet under the picture before the felt pens come out.",
        ),
        hooks=COLORING_HOOKS,
        is_work=True,
        nameless="this coloring book",
    ),
    "kids teepees": Subject(
        matches=r"(?:[\w-]+ )*(?:teepees?|tipis?)(?: play)?(?: tents?)?|(?:[\w-]+ )*(?:play ?|kids |toddler |princess )(?:(?!bed)[\w-]+ )?tents?",
        kicker="Notes for the playroom",
        list_name="family",
        checks=(
            "Measure the floor and height",
            "Look how the poles are held",
            "Read how the fabric is washed",
            "Think of where it goes folded",
            "Choose a cushion for inside",
        ),
        thoughts=(
            "Tape its outline to the floor first; a corner that stays free for doors and drawers is the right one.",
            "A cushion, a lamp and three books, and the corner has a purpose.",
        ),
    ),
    "curtain rods": Subject(
        matches=r"(?:[\w-]+ )*(?:curtain|drapery) (?:rods?|poles?|rails?|tracks?)(?: sets?)?",
        kicker="Notes for the window",
        list_name="home",
        checks=(
            "Measure the width it spans",
            "Feel the weight of the fabric",
            "Look at wall or ceiling",
            "Decide on rings or eyelets",
            "Look up what holds it",
        ),
        thoughts=(
            "A hand wider on both sides, and the open curtain leaves the whole window free.",
            "Mark both ends with a pencil and look from the door before the first hole.",
        ),
    ),
    "bread boxes": Subject(
        matches=r"(?:[\w-]+ )*bread (?:box(?:es)?|bins?|keepers?)(?: sets?)?",
        kicker="Notes for the daily bread",
        list_name="kitchen",
        checks=(
            "Measure your usual loaf",
            "Measure the free worktop",
            "Look which way it opens",
            "Read how it is cleaned",
            "Count the loaves of a week",
        ),
        thoughts=(
            "Open it in your mind under the cupboard: the lid needs room as well.",
            "Crumbs go out before the new loaf goes in; a minute a week is enough.",
        ),
    ),
    "christmas trees": Subject(
        matches=r"(?:[\w-]+ )*(?:artificial|faux|fake|prelit|pre-lit) (?:[\w-]+ )*christmas trees?",
        kicker="Notes for December",
        list_name="decorating",
        checks=(
            "Measure floor and ceiling",
            "Look how wide it stands",
            "Find a socket for the lights",
            "Find a place until next year",
        ),
        thoughts=(
            "Leave a hand free under the ceiling: the topper needs it.",
            "Bend the branches open from the trunk outward, with music on and no hurry.",
        ),
    ),
    "artificial plants": Subject(
        matches=r"(?:[\w-]+ )*(?:artificial|faux|fake|silk) (?:(?!christmas)[\w-]+ )*(?:plants?|trees?|flowers?|figs?|ivy|succulents?|greenery|palms?|monstera|eucalyptus|ferns?|orchids?|roses?|hydrangeas?|topiar(?:y|ies))(?: sets?)?",
        kicker="Notes for a green corner",
        list_name="home",
        checks=(
            "Measure height and width there",
            "Look at the pot and base",
            "Compare the green by daylight",
            "Think of dusting the leaves",
            "Note whether it stands in sun",
        ),
        thoughts=(
            "Bend leaves and branches a little in all directions; nothing grows in one.",
            "It goes where a real one would be unhappy: the dark hallway, the far corner.",
        ),
    ),
}
ENGLISH_NAMED_APART_IDEAS: dict[str, Ideas] = {
    "lamp shades": Ideas(headlines=("New shade, new evening", "A softer light to read by"), like="home"),
    "phone holders on the road": Ideas(
        headlines=("Route set, hands on the wheel", "Map in view, eyes ahead"), like="car"
    ),
    "bath thermometers": Ideas(
        headlines=("Bath time, towel at the ready", "Splash, laugh, then pajamas"), like="kids"
    ),
    "coloring books": Ideas(
        headlines=("Pencils sharp, phone away", "One picture, one evening"), like="makers"
    ),
    "kids teepees": Ideas(
        headlines=("A hideout for rainy days", "Three books and a secret corner"), like="kids"
    ),
    "curtain rods": Ideas(
        headlines=("Curtains up by Saturday night", "Morning light, on your terms"), like="home"
    ),
    "bread boxes": Ideas(
        headlines=("Toast first, then the day", "Sunday bread on the counter"), like="kitchen"
    ),
    "christmas trees": Ideas(
        headlines=("Carols on, branches open", "The corner that waits for December"), like="home"
    ),
    "artificial plants": Ideas(
        headlines=("A green corner in the hallway", "Green where the sun never comes"), like="home"
    ),
}
