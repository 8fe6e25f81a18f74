"""What the sandbox marketplace sells: the goods of ``catalogue.psv``, and the shelves they stand on."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache
from importlib import resources

import msgspec

_BASE36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BASE62 = _BASE36 + "abcdefghijklmnopqrstuvwxyz"


class Good(msgspec.Struct, frozen=True, kw_only=True):
    """A product. ``usual_price`` is in US dollars; ``pinned_rank`` is the rank it stays close to, if any."""

    asin: str
    picture_id: str
    kind: str
    look: str
    brand: str
    title: str
    usual_price: float
    shelf: str
    pinned_rank: int | None = None

    @property
    def path(self) -> str:
        """``/Readable-Words/dp/ASIN``, as on the real site."""
        plain = unicodedata.normalize("NFKD", self.title).encode("ascii", "ignore").decode()
        words = [word for word in re.findall(r"[A-Za-z0-9]+", plain) if len(word) > 1][:6]
        return f"/{'-'.join(words)}/dp/{self.asin}"


class Shelf(msgspec.Struct, frozen=True, kw_only=True):
    """A ranked category. ``kinds`` empty: all goods of ``slug``; else all goods of these kinds."""

    slug: str
    label: str
    name: str
    node: str | None = None
    kinds: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Where its best-seller list stands."""
        return f"/Best-Sellers-{self.label}/zgbs/{self.key}"

    @property
    def key(self) -> str:
        """``slug`` or ``slug/node``: what follows the kind of list in every path."""
        return self.slug if self.node is None else f"{self.slug}/{self.node}"

    def holds(self, good: Good) -> bool:
        """Whether ``good`` is ranked here."""
        return good.kind in self.kinds if self.kinds else good.shelf == self.slug


SHELVES: tuple[Shelf, ...] = (
    Shelf(slug="home-garden", label="Home-Decor", name="Home Décor Products"),
    Shelf(slug="kitchen", label="Kitchen-Dining", name="Kitchen & Dining"),
    Shelf(slug="lawn-garden", label="Patio-Lawn-Garden", name="Patio, Lawn & Garden"),
    Shelf(slug="handmade", label="Handmade-Gifts-Crafts", name="Handmade Gifts & Crafts"),
    Shelf(
        slug="home-garden",
        label="Home-Decor-Candles-Lighting",
        name="Candles & Lighting",
        node="3734391",
        kinds=("candle", "lamp", "lantern", "solar", "diffuser"),
    ),
    Shelf(
        slug="home-garden",
        label="Home-Decor-Baskets-Storage",
        name="Baskets & Storage",
        node="2422430",
        kinds=("basket", "canister", "giftbox"),
    ),
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
    return tuple(goods)


@cache
def goods_by_asin() -> dict[str, Good]:
    return {good.asin: good for good in list_goods()}


@cache
def goods_by_picture() -> dict[str, Good]:
    return {good.picture_id: good for good in list_goods()}


def find_shelf(key: str) -> Shelf | None:
    """The shelf at ``slug`` or ``slug/node``."""
    return next((shelf for shelf in SHELVES if shelf.key == key), None)


def _read_good(line: str, shelf: str) -> Good:
    kind, look, price, brand, rest, *extra = line.split("|")
    title = rest[1:] if rest.startswith("=") else f"{brand} {rest}"
    pinned = [int(part.removeprefix("top=")) for part in extra]
    return Good(
        asin="B0D" + _letters(title, "asin", _BASE36, 7),
        picture_id="71" + _letters(title, "picture", _BASE62, 8) + "L",
        kind=kind,
        look=look,
        brand=brand,
        title=title,
        usual_price=float(price),
        shelf=shelf,
        pinned_rank=pinned[0] if pinned else None,
    )


def _letters(text: str, purpose: str, alphabet: str, length: int) -> str:
    number = int.from_bytes(hashlib.blake2b(text.encode(), person=purpose.encode()[:16]).digest(), "big")
    letters = []
    for _ in range(length):
        number, remainder = divmod(number, len(alphabet))
        letters.append(alphabet[remainder])
    return "".join(letters)
