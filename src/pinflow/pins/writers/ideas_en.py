"""English headlines that carry one idea, and what counts in which use, by field of life and kind of thing."""

from pinflow.pins.writers.phrases import Ideas
from pinflow.pins.writers.things.by_use import ENGLISH_BY_USE_IDEAS
from pinflow.pins.writers.things.en_further import ENGLISH_FURTHER_IDEAS
from pinflow.pins.writers.things.en_goods import ENGLISH_GOODS_IDEAS
from pinflow.pins.writers.things.en_lookalikes import ENGLISH_LOOKALIKE_IDEAS
from pinflow.pins.writers.things.en_named_apart import ENGLISH_NAMED_APART_IDEAS

ENGLISH_IDEAS: dict[str, Ideas] = {
    **ENGLISH_BY_USE_IDEAS,
    **ENGLISH_NAMED_APART_IDEAS,
    **ENGLISH_LOOKALIKE_IDEAS,
    **ENGLISH_GOODS_IDEAS,
    **ENGLISH_FURTHER_IDEAS,
    # Kinds of things; their uses are those of a field.
    "clothes": Ideas(
        headlines=("Three outfits, or it stays", "Measure once, wear it often"),
        like="fashion",
        kinds=("Cotton", "Synthetic"),
        contrasts=(
            ("Feel", "Soft, breathes", "Smooth, light"),
            ("Drying", "Slower", "Faster"),
            ("Creases", "More", "Fewer"),
        ),
    ),
    "birds": Ideas(
        headlines=("A quiet corner for garden guests", "Where would birds feel safe?"), like="garden"
    ),
    "candles": Ideas(
        headlines=("One candle, one quiet hour", "For the last chapter of the day"),
        like="home",
        kinds=("In a jar", "Pillar"),
        contrasts=(
            ("Wax", "Stays in the glass", "Needs a plate"),
            ("Afterwards", "A jar to reuse", "Nothing is left"),
            ("Look", "Calm and closed", "Height and shape"),
        ),
    ),
    "scents": Ideas(headlines=("How should your hallway smell?", "Scent: less is often more"), like="home"),
    "lights": Ideas(
        headlines=("Two small lights, one calm corner", "Look at the corner after sunset"),
        like="home",
        kinds=("Warm white", "Cool white"),
        contrasts=(
            ("Evenings", "Warm and soft", "Cool and clear"),
            ("At work", "Softer, cosier", "Clear to see by"),
            ("Colors", "A little golden", "Nearer daylight"),
        ),
    ),
    "audio": Ideas(
        headlines=("Where do you listen most?", "Comfort first, then sound"),
        like="tech",
        kinds=("In-ear", "Over-ear"),
        contrasts=(
            ("On the way", "Fits a pocket", "Needs a bag"),
            ("Long hours", "Can press", "Warm, but soft"),
            ("Outside noise", "Depends on the fit", "Ears are covered"),
        ),
    ),
    "power": Ideas(
        headlines=("One cable less in the bag", "Which plug does it need?"),
        like="tech",
        kinds=("Small", "Large"),
        contrasts=(
            ("In the bag", "Hardly there", "You feel it"),
            ("Charges", "One phone", "Several devices"),
            ("Recharging", "Quick", "Overnight"),
        ),
    ),
    "teeth": Ideas(headlines=("Two minutes, twice a day", "Look up the refills first"), like="beauty"),
    "bags": Ideas(
        headlines=("Lay it all out first", "What do you carry daily?"),
        like="fashion",
        kinds=("Backpack", "Tote"),
        contrasts=(
            ("Hands", "Both free", "One is busy"),
            ("Reaching in", "Take it off", "Just reach in"),
            ("Heavy days", "Two shoulders", "One shoulder"),
        ),
    ),
    "car care": Ideas(headlines=("Shade, cloths, half an hour", "Try a hidden spot first"), like="car"),
    "sunshades": Ideas(headlines=("Fit first, comfort second", "Look up your exact model"), like="car"),
    "pens": Ideas(headlines=("One good pen, one drawer", "What runs out first?"), like="office"),
    "camping": Ideas(headlines=("Put it up at home first", "Plan for the coldest night"), like="sports"),
    "scent": Ideas(headlines=("Wear it for a day", "The third hour decides"), like="beauty"),
    "screens": Ideas(headlines=("Does it fit what you own?", "Compare letter by letter"), like="tech"),
    "bedding": Ideas(
        headlines=("Measure the mattress first", "A bed you look forward to"),
        like="bedding rows",
        kinds=("Cotton", "Linen"),
        contrasts=(
            ("Hot nights", "Soft, less airy", "Airy and dry"),
            ("Ironing", "Smooth if ironed", "Creases belong"),
            ("First touch", "Soft at once", "Softer with time"),
        ),
    ),
    "rugs": Ideas(
        headlines=("Newspaper on the floor first", "A rug decides the room"),
        like="home",
        kinds=("Wool", "Synthetic"),
        contrasts=(
            ("Underfoot", "Warm, springy", "Smooth, even"),
            ("Spills", "Dab at once", "Easier to rinse"),
            ("New ones", "Shed at first", "Hardly shed"),
        ),
    ),
    "yoga": Ideas(headlines=("Roll it out, leave it out", "Ten minutes, most days"), like="sports"),
    "pet beds": Ideas(headlines=("Measure them asleep", "Where do they nap already?"), like="pets"),
    "coffee": Ideas(headlines=("How many cups before noon?", "Measure under the cupboard"), like="kitchen"),
    "hoses": Ideas(
        headlines=("From the tap to the last bed", "Pace out the way first"),
        like="garden",
        kinds=("Expandable", "Classic"),
        contrasts=(
            ("Storing", "Small and light", "Needs a reel"),
            ("Handling", "Easy to carry", "Heavy, but steady"),
            ("Rough ground", "Take care", "Can be dragged"),
        ),
    ),
    "garden tools": Ideas(headlines=("Kept dry, used often", "The right grip, less effort"), like="garden"),
    "vacuums": Ideas(headlines=("Count the rugs and thresholds", "Where will it charge?"), like="home"),
    "furniture": Ideas(headlines=("Tape the outline first", "Will it fit the stairs?"), like="home"),
    "skin care": Ideas(headlines=("Patch test, then patience", "Read the small list first"), like="beauty"),
    "blocks": Ideas(headlines=("A free table is enough", "Room for their own ideas"), like="kids"),
    "textiles": Ideas(
        headlines=("One color that ties the room", "A new mood without new furniture"),
        like="home",
        kinds=("Linen", "Cotton"),
        contrasts=(
            ("Feel", "Dry and cool", "Soft"),
            ("Creases", "Part of the look", "Iron if you mind"),
            ("Drying", "Faster", "Slower"),
        ),
    ),
    "drinkware": Ideas(
        headlines=("The one you reach for first", "How much do you really drink?"),
        like="kitchen",
        kinds=("Ceramic", "Glass"),
        contrasts=(
            ("Hot drinks", "Warm for longer", "Cools faster"),
            ("In the hand", "Heavier", "Lighter"),
            ("Tea", "Hidden", "You see it steep"),
        ),
    ),
    "tableware": Ideas(
        headlines=("One bold piece, a calm table", "Set the table for who comes"),
        like="kitchen",
        kinds=("Ceramic", "Wood"),
        contrasts=(
            ("Washing", "Often by machine", "By hand"),
            ("Dropped", "Chips or breaks", "Mostly survives"),
            ("Over time", "Stays as it is", "Shows its years"),
        ),
    ),
    "cooking": Ideas(
        headlines=("What is within reach gets used", "Start with three favorite dinners"), like="kitchen"
    ),
    "storage": Ideas(
        headlines=("Sort first, choose second", "What deserves the open shelf?"),
        like="home",
        kinds=("Open", "With lid"),
        contrasts=(
            ("Daily things", "Reach in, done", "One move more"),
            ("Dust", "Wipe now and then", "Stays outside"),
            ("Look", "Has to be tidy", "Hides the mess"),
        ),
    ),
    "vases": Ideas(
        headlines=("Would it look good empty?", "Stems first, then the vase"),
        like="home",
        kinds=("Glass", "Ceramic"),
        contrasts=(
            ("Water", "You see it", "Hidden"),
            ("Stems", "Part of the look", "Out of sight"),
            ("Standing", "Lighter", "Firmer"),
        ),
    ),
    "planters": Ideas(
        headlines=("Roots need a little more room", "Light decides where plants live"),
        like="garden",
        kinds=("Terracotta", "Plastic"),
        contrasts=(
            ("Soil", "Dries faster", "Stays moist"),
            ("Weight", "Stands firm", "Easy to move"),
            ("Frost", "Can crack", "Mostly fine"),
        ),
    ),
    "watering": Ideas(
        headlines=("A watering habit that lasts", "Heavy when full: think ahead"), like="garden"
    ),
    "garden decor": Ideas(
        headlines=("One small surprise in the green", "Seen from the kitchen window"), like="garden"
    ),
    "walls": Ideas(headlines=("Paper on the wall, then decide", "Hang it a little lower"), like="home"),
    "ornaments": Ideas(
        headlines=("A tree that tells your story", "Small things, hung with care"),
        like="makers",
        kinds=("Glass", "Wood"),
        contrasts=(
            ("Light", "Catches it", "Warm and matt"),
            ("Small hands", "Breaks easily", "Often unhurt"),
            ("Storing", "Wrap each one", "All in a box"),
        ),
    ),
    "gifts": Ideas(headlines=("A gift that shows you listened", "Begin with the person"), like="makers"),
    "crafts": Ideas(headlines=("A free evening and both hands", "Plan the first hour"), like="makers"),
    "paper": Ideas(
        headlines=("The page that stays open", "Write the first page badly"),
        like="office",
        kinds=("Lined", "Dotted"),
        contrasts=(
            ("Writing", "Straight at once", "A little freer"),
            ("Drawing", "Lines in the way", "Dots step back"),
            ("Lists", "Ready to start", "Columns as you like"),
        ),
    ),
    "food": Ideas(headlines=("A small amount, used up fresh", "Try one before many"), like="kitchen"),
    "supplies": Ideas(headlines=("Take a photo of the old one", "The exact type decides"), like="tools"),
    # Fields of life.
    "bedding rows": Ideas(
        rows=(
            ("Hot sleepers", "Weight and weave"),
            ("Deep mattresses", "Measured from seam to seam"),
            ("Guest rooms", "A second set to swap"),
        ),
    ),
    "energy": Ideas(
        rows=(
            ("On a balcony", "A safe way for the cable"),
            ("On a roof", "Who mounts it, and how"),
            ("Away from home", "Weight, and how it charges"),
        ),
    ),
    "kitchen": Ideas(
        rows=(
            ("Every day", "Quick to clean, within reach"),
            ("With guests", "Enough for everyone at once"),
            ("Small kitchens", "Where it is kept"),
        ),
    ),
    "garden": Ideas(
        rows=(
            ("On a balcony", "Wind and weight"),
            ("Open garden", "Rain, sun and winter storage"),
            ("With children", "Edges, height, a firm stand"),
        ),
    ),
    "tools": Ideas(
        rows=(
            ("Now and then", "Easy to store and find"),
            ("Every week", "Grip and spare parts"),
            ("One big job", "Borrow first, then decide"),
        ),
    ),
    "tech": Ideas(
        rows=(
            ("At home", "What it has to work with"),
            ("On the road", "Weight and charging"),
            ("For somebody else", "How easily it is set up"),
        ),
    ),
    "beauty": Ideas(
        rows=(
            ("Mornings", "Few steps"),
            ("Evenings", "Time and texture"),
            ("Travel", "Size, and how it closes"),
        ),
    ),
    "fashion": Ideas(
        rows=(
            ("Work days", "Goes with what you own"),
            ("Weekends", "Movement and washing"),
            ("As a gift", "Size chart and returns"),
        ),
    ),
    "sports": Ideas(
        rows=(
            ("At home", "Room to move and to store"),
            ("Outside", "Weather and grip"),
            ("With friends", "Enough for everyone"),
        ),
    ),
    "kids": Ideas(
        rows=(
            ("Little ones", "The age on the box"),
            ("Siblings", "Enough for two"),
            ("As a gift", "What they have already"),
        ),
    ),
    "pets": Ideas(
        rows=(
            ("Indoors", "Cleaning and noise"),
            ("On walks", "Weight and fit"),
            ("Shy animals", "A slow start"),
        ),
    ),
    "books": Ideas(
        rows=(
            ("On the train", "Paper or e-book"),
            ("Before sleep", "The length of chapters"),
            ("As a gift", "What they read last"),
        ),
    ),
    "media": Ideas(
        rows=(
            ("Alone", "Length and mood"),
            ("With friends", "Something all will like"),
            ("As a gift", "The format they play"),
        ),
    ),
    "makers": Ideas(
        rows=(
            ("Close friends", "What only they would want"),
            ("Colleagues", "Small and easy to like"),
            ("Far away", "The size of the parcel"),
        ),
    ),
    "office": Ideas(
        rows=(
            ("Small desks", "Footprint and cables"),
            ("Shared desks", "Easy to put away"),
            ("Long days", "Light and height"),
        ),
    ),
    "car": Ideas(
        rows=(
            ("Short trips", "Quick to reach"),
            ("Long drives", "How firmly it is fixed"),
            ("Several drivers", "How it is set"),
        ),
    ),
    "home": Ideas(
        rows=(
            ("Small rooms", "Size, measured first"),
            ("Rented homes", "What moves out with you"),
            ("Busy homes", "How it is cleaned"),
        ),
    ),
    "ordinary": Ideas(
        headlines=(
            "Sleep on it, then decide",
            "Who will use it, really?",
            "What is it for, in a sentence?",
            "Look at what you own first",
            "Ask the others at home first",
            "Still wanted next week?",
        ),
        rows=(
            ("For yourself", "How often you would use it"),
            ("As a gift", "What they own already"),
            ("For two", "Where it is kept"),
        ),
    ),
}
