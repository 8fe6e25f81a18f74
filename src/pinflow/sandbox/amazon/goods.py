"""What the sandbox marketplace sells: the goods of ``catalogue.psv``, and the shelves they stand on."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache
from importlib import resources

import msgspec

from pinflow.sandbox.amazon.german_titles import make_german_title

_BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BASE62 = _BASE36 + "abcdefghijklmnopqrstuvwxyz"


class Good(msgspec.Struct, frozen=True, kw_only=True):
    """A product. ``usual_price`` is in US dollars (or euros, in the German interface).

    ``title`` is what the English interface calls it, ``german`` what the German one does.
    ``pinned_rank`` is the rank it stays close to, if any. ``is_tail``: it sells little and stands behind all
    others, on the second page of its department.
    """

    asin: str
    picture_id: str
    kind: str
    look: str
    brand: str
    title: str
    german: str
    usual_price: float
    shelf: str
    pinned_rank: int | None = None
    is_tail: bool = False

    @property
    def detail_id(self) -> str:
        """The name of the picture that shows it from nearer."""
        return f"81{self.picture_id[2:]}"

    def called(self, language: str) -> str:
        """Its title in the language of this code."""
        return self.german if language == "de" else self.title

    @property
    def path(self) -> str:
        """``/Readable-Words/dp/ASIN`` in English, as on the real site."""
        return self.path_in("en")

    def path_in(self, language: str) -> str:
        """The same with the words of the language of this code; what counts is the ASIN."""
        plain = unicodedata.normalize("NFKD", self.called(language)).encode("ascii", "ignore").decode()
        words = [word for word in re.findall(r"[A-Za-z0-9]+", plain) if len(word) > 1][:6]
        return f"/{'-'.join(words)}/dp/{self.asin}"


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """A ranked category. ``kinds`` empty: all goods of ``slug``; else all goods of these kinds.

    ``parent``: the node of the category above it, within the department.
    """

    slug: str
    label: str
    name: str
    german: str
    node: str | None = None
    kinds: tuple[str, ...] = ()
    parent: str | None = None

    @property
    def path(self) -> str:
        """Where its best-seller list stands."""
        return f"/Best-Sellers-{self.label}/zgbs/{self.key}"

    @property
    def key(self) -> str:
        """``slug`` or ``slug/node``: what follows the kind of list in every path."""
        return self.slug if self.node is None else f"{self.slug}/{self.node}"

    def called(self, language: str) -> str:
        """Its name in the language of this code."""
        return self.german if language == "de" else self.name

    def holds(self, good: Good) -> bool:
        """Whether ``good`` is ranked here."""
        if self.kinds:
            return good.kind in self.kinds and not good.is_tail
        return good.shelf == self.slug


def _below(
    slug: str,
    label: str,
    node: str,
    name: str,
    german: str,
    kinds: tuple[str, ...],
    parent: str | None = None,
) -> Shelf:
    return Shelf(slug=slug, label=label, node=node, name=name, german=german, kinds=kinds, parent=parent)


_HOME, _KITCHEN, _GARDEN, _HANDMADE = "home-garden", "kitchen", "lawn-garden", "handmade"
_LIGHTS = ("candle", "lamp", "lantern", "solar", "diffuser")
SHELVES: tuple[Shelf, ...] = (
    Shelf(slug=_HOME, label="Home-Decor", name="Home Décor Products", german="Wohnaccessoires & Deko"),
    Shelf(slug=_KITCHEN, label="Kitchen-Dining", name="Kitchen & Dining", german="Küche & Tisch"),
    Shelf(slug=_GARDEN, label="Patio-Lawn-Garden", name="Patio, Lawn & Garden", german="Garten"),
    Shelf(
        slug=_HANDMADE,
        label="Handmade-Gifts-Crafts",
        name="Handmade Gifts & Crafts",
        german="Handgemachtes & Geschenke",
    ),
    _below(
        _HOME,
        "Home-Decor-Candles-Lighting",
        "3734391",
        "Candles & Lighting",
        "Kerzen & Beleuchtung",
        _LIGHTS,
    ),
    _below(
        _HOME,
        "Home-Decor-Baskets-Storage",
        "2422430",
        "Baskets & Storage",
        "Körbe & Aufbewahrung",
        ("basket", "canister", "giftbox"),
    ),
    _below(_HOME, "Home-Decor-Vases", "3734591", "Vases", "Vasen", ("vase",)),
    _below(
        _HOME,
        "Home-Decor-Textiles",
        "1063252",
        "Cushions, Throws & Rugs",
        "Kissen, Decken & Teppiche",
        ("cushion", "throw", "rug"),
    ),
    _below(_HOME, "Home-Decor-Candles", "3734401", "Candles", "Kerzen", ("candle",), "3734391"),
    _below(_HOME, "Home-Decor-Lamps", "3734411", "Lamps", "Lampen", ("lamp", "solar"), "3734391"),
    _below(
        _KITCHEN,
        "Kitchen-Mugs-Bottles",
        "367155011",
        "Mugs & Bottles",
        "Becher & Flaschen",
        ("mug", "bottle"),
    ),
    _below(
        _KITCHEN,
        "Kitchen-Boards-Tools",
        "289753",
        "Boards & Tools",
        "Schneidebretter & Helfer",
        ("board", "knives", "utensils"),
    ),
    _below(_KITCHEN, "Kitchen-Serveware", "367209011", "Serveware", "Servieren", ("bowl", "pitcher")),
    _below(_GARDEN, "Garden-Pots-Planters", "553966", "Pots & Planters", "Töpfe & Kübel", ("planter",)),
    _below(
        _GARDEN,
        "Garden-Outdoor-Decor",
        "553788",
        "Outdoor Décor",
        "Gartendeko",
        ("birdhouse", "lantern", "wreath"),
    ),
    _below(
        _HANDMADE,
        "Handmade-Stationery",
        "11435452011",
        "Stationery & Yarn",
        "Papier & Garn",
        ("notebook", "yarn"),
    ),
    _below(
        _HANDMADE,
        "Handmade-Seasonal",
        "11403499011",
        "Seasonal Ornaments",
        "Festschmuck",
        ("ornament", "wreath"),
    ),
)
# The categories whose best goods the front page shows.
SHOWN_IN_FRONT = SHELVES[:6]


def department_of(shelf: Shelf) -> Shelf:
    """The department that a category belongs to, or is."""
    return next(each for each in SHELVES if each.slug == shelf.slug and each.node is None)


def parent_of(shelf: Shelf) -> Shelf | None:
    """The category right above; None above a department."""
    if shelf.node is None:
        return None
    if shelf.parent is None:
        return department_of(shelf)
    return next(each for each in SHELVES if each.node == shelf.parent)


def children_of(shelf: Shelf | None) -> tuple[Shelf, ...]:
    """The categories right below; of None: the departments."""
    return tuple(
        each for each in SHELVES if (each.node is None if shelf is None else parent_of(each) == shelf)
    )


@cache
def list_goods() -> tuple[Good, ...]:
    """All goods in the catalogue's order."""
    text = resources.files(__package__).joinpath("catalogue.psv").read_text("utf-8")
    goods: list[Good] = []
    shelf = ""
    for line in text.splitlines():
        if line.startswith("["):
            shelf = line.strip("[]")
        elif line and not line.startswith("#"):
            goods.append(_read_good(line, shelf))
    return (*goods, *_tail(goods))


# What sells little is a variation of what sells: another size, from another maker.
_TAIL_LENGTH = 52
_VARIATIONS = ("Small", "Large", "Set of 2", "Set of 4", "Extra Large", "Set of 3", "Travel Size")


def _tail(goods: list[Good]) -> list[Good]:
    """The goods at the end of each department, in an order of their own."""
    found: dict[str, list[Good]] = {}
    brands = sorted({good.brand for good in goods})
    for number, good in enumerate([*goods, *goods]):
        if good.pinned_rank is not None or not good.title.startswith(good.brand):
            continue
        brand = brands[(number * 7 + 3) % len(brands)]
        words = good.title.removeprefix(good.brand).split(",")[0].strip()
        shelf = found.setdefault(good.shelf, [])
        if len(shelf) < _TAIL_LENGTH:
            shelf.append(_varied(good, brand, f"{brand} {words}, {_VARIATIONS[number % len(_VARIATIONS)]}"))
    return [good for shelf in found.values() for good in shelf]


def _varied(good: Good, brand: str, title: str) -> Good:
    return Good(
        asin="B0D" + _letters(title, "asin", _BASE36, 7),
        picture_id="71" + _letters(title, "picture", _BASE62, 8) + "L",
        kind=good.kind,
        look=good.look,
        brand=brand,
        title=title,
        german=make_german_title(brand=brand, kind=good.kind, look=good.look, shelf=good.shelf, title=title),
        usual_price=round(good.usual_price * 1.3 + 1) - 0.01,
        shelf=good.shelf,
        is_tail=True,
    )


@cache
def goods_by_asin() -> dict[str, Good]:
    return {good.asin: good for good in list_goods()}


@cache
def goods_by_picture() -> dict[str, Good]:
    """By the name of either of its pictures."""
    return {name: good for good in list_goods() for name in (good.picture_id, good.detail_id)}


def find_shelf(key: str) -> Shelf | None:
    """The shelf at ``slug`` or ``slug/node``."""
    return next((shelf for shelf in SHELVES if shelf.key == key), None)


def _read_good(line: str, shelf: str) -> Good:
    kind, look, price, brand, rest, *extra = line.split("|")
    title = rest[1:] if rest.startswith("=") else f"{brand} {rest}"
    told = dict(part.split("=", 1) for part in extra)
    german = told.get("de") or (
        title
        if rest.startswith("=")
        else make_german_title(brand=brand, kind=kind, look=look, shelf=shelf, title=title)
    )
    return Good(
        asin="B0D" + _letters(title, "asin", _BASE36, 7),
        picture_id="71" + _letters(title, "picture", _BASE62, 8) + "L",
        kind=kind,
        look=look,
        brand=brand,
        title=title,
        german=german,
        usual_price=float(price),
        shelf=shelf,
        pinned_rank=int(told["top"]) if "top" in told else None,
    )


def _letters(text: str, purpose: str, alphabet: str, length: int) -> str:
    number = int.from_bytes(hashlib.blake2b(text.encode(), person=purpose.encode()[:16]).digest(), "big")
    letters = []
    for _ in range(length):
        number, remainder = divmod(number, len(alphabet))
        letters.append(alphabet[remainder])
    return "".join(letters)
