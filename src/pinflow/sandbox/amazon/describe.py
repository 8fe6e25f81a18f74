"""The bullet points of a product page, from the kind of object and its look."""

from __future__ import annotations

from pinflow.sandbox.amazon.goods import Good
from pinflow.sandbox.amazon.movement import draw

_POINTS: dict[str, tuple[str, ...]] = {
    "vase": (
        "Fired stoneware with a water-tight glazed inside, for fresh or dried stems",
        "A {colour} finish that sits quietly on shelf, sideboard or mantel",
        "Weighted foot keeps tall branches upright",
    ),
    "mug": (
        "Wide handle with room for three fingers",
        "{Colour} glaze, each piece slightly different",
        "Goes into dishwasher and microwave",
    ),
    "lamp": (
        "Ceramic or metal base with a linen drum shade",
        "Warm, even light for bedside, desk or entryway",
        "Fabric cord with an in-line switch, E26 socket",
    ),
    "candle": (
        "Poured from a soy blend with a lead-free cotton wick",
        "The vessel can be washed and used again",
        "Burns evenly; trim the wick to a quarter inch",
    ),
    "cushion": (
        "Tightly woven cover in {colour} with a hidden zipper",
        "Machine washable at 30 °C, inside out",
        "Pairs with neutral sofas, beds and reading chairs",
    ),
    "planter": (
        "Drainage hole with a plug, saucer included",
        "{Colour} finish that does not fade in the sun",
        "Fits a nursery pot one size smaller",
    ),
    "basket": (
        "Woven by hand over a firm frame",
        "Two handles, so that it carries blankets, toys or a plant",
        "Folds flat when it is empty",
    ),
    "frame": (
        "Solid wood or metal profile with a shatter-proof front",
        "Print on 230 gsm matte paper with an ivory mat",
        "Hangs upright or across; hooks included",
    ),
    "throw": (
        "Soft yarn in {colour}, warm without weight",
        "Finished edges that keep their shape",
        "Machine wash cold, tumble dry low",
    ),
    "board": (
        "Cut from one piece of hardwood and oiled by hand",
        "Handle or strap to hang it where one can see it",
        "Wipe clean, oil now and then",
    ),
    "lantern": (
        "Powder-coated frame with clear panes",
        "Swing handle for hook or table",
        "Stands steady on porch, steps and balcony",
    ),
    "notebook": (
        "160 lay-flat pages of ink-proof paper",
        "{Colour} hard cover with rounded corners and a ribbon",
        "Pocket in the back for notes and receipts",
    ),
    "ornament": (
        "Light, hand-finished sphere with a metal cap",
        "{Colour} surface that catches the light of the tree",
        "Comes in a box that stores it for next year",
    ),
}
_ANY = (
    "{Colour} finish chosen to go with natural wood and linen",
    "Packed without plastic, ready to be given",
    "Designed in small series by {brand}",
)


def list_points(good: Good, seed: int) -> list[str]:
    """Four or five short statements about ``good``."""
    colour = good.look.split(",")[0]
    points = [*_POINTS.get(good.kind, ()), *_ANY]
    keep = 4 + int(2 * draw(seed, good.asin, "points"))
    return [
        point.format(colour=colour, Colour=colour.capitalize(), brand=good.brand) for point in points[:keep]
    ]
