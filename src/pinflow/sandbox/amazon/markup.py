"""Renders the sandbox's pages: the markup of today's best-seller pages (G3), written by us."""

from __future__ import annotations

import hashlib
import json
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from pinflow.sandbox.amazon.describe import list_points
from pinflow.sandbox.amazon.goods import SHELVES, Good, Shelf
from pinflow.sandbox.amazon.movement import Offer, RankedOffer, make_offer, rank_list, ranks_of

VISIBLE_CARDS = 30
CAROUSEL_CARDS = 6

LIST_KINDS: dict[str, dict[str, str]] = {
    "bestsellers": {
        "path": "bestsellers",
        "tag": "zg_bs",
        "banner": "Amazon Best Sellers",
        "subtext": "Our most popular products based on sales. Updated frequently.",
        "tab": "Best Sellers",
        "title": "Amazon.com Best Sellers: Best {name}",
        "heading": "Best Sellers in {name}",
        "nothing": "Sorry, there are no best sellers available in this category. Please check back later.",
    },
    "new_releases": {
        "path": "new-releases",
        "tag": "zg_bsnr",
        "banner": "Amazon Hot New Releases",
        "subtext": "Our best-selling new and future releases. Updated frequently.",
        "tab": "New Releases",
        "title": "Amazon.com New Releases: The best-selling new & future releases in {name}",
        "heading": "New Releases in {name}",
        "nothing": "Sorry, there are no new releases available in this category. Please check back later.",
    },
    "movers": {
        "path": "movers-and-shakers",
        "tag": "zg_bsms",
        "banner": "Amazon Movers & Shakers",
        "subtext": "Our biggest gainers in sales rank over the past 24 hours. Updated frequently.",
        "tab": "Movers & Shakers",
        "title": (
            "Amazon.com Movers and Shakers: The biggest gainers in {name} sales rank over the past 24 hours"
        ),
        "heading": "Movers and Shakers in {name}",
        "nothing": (
            "Sorry, there are no movers and shakers available in this category. Please check back later."
        ),
    },
    "most_wished": {
        "path": "most-wished-for",
        "tag": "zg_mw",
        "banner": "Amazon Most Wished For",
        "subtext": "Our products most often added to Wishlists and Registries. Updated frequently.",
        "tab": "Most Wished For",
        "title": "Amazon.com Most Wished For: The most popular items in {name}",
        "heading": "Most Wished For in {name}",
        "nothing": "Sorry, there are no most wished for items in this category. Please check back later.",
    },
    "gift_ideas": {
        "path": "most-gifted",
        "tag": "zg_mg",
        "banner": "Amazon Gift Ideas",
        "subtext": "Our most popular products ordered as gifts. Updated frequently.",
        "tab": "Gift Ideas",
        "title": "Amazon.com Gift Ideas: The most popular items ordered as gifts in {name}",
        "heading": "Gift Ideas in {name}",
        "nothing": "Sorry, there are no gift ideas available in this category. Please check back later.",
    },
}


def render(template: str, **values: object) -> str:
    """The page of ``template`` with all values escaped."""
    return _environment().get_template(template).render(**values)


def list_path(kind: str, shelf: Shelf) -> str:
    """The address of the list of ``kind`` on ``shelf``, without host."""
    return shelf.path if kind == "bestsellers" else f"/gp/{LIST_KINDS[kind]['path']}/{shelf.key}"


def render_list(kind: str, shelf: Shelf, page: int, *, seed: int, hour: int, origin: str) -> str:
    """Page ``page`` of a list. Page 1 has all ranks (30 as cards, the rest deferred); page 2 is empty."""
    ranked = rank_list(kind, shelf, seed, hour) if page == 1 else ()
    words = LIST_KINDS[kind]
    tag = f"{words['tag']}_g_{shelf.node or shelf.slug}"
    return render(
        "list.html.j2",
        kind=kind,
        words=words,
        title=words["title"].format(name=shelf.name),
        heading=words["heading"].format(name=shelf.name),
        shelf=shelf,
        page=page,
        path=list_path(kind, shelf),
        recs=json.dumps([_recs_entry(kind, item) for item in ranked], separators=(",", ":")),
        recs_count=len(ranked),
        cards=[_card(item, tag, "g", origin, seed, hour) for item in ranked[:VISIBLE_CARDS]],
        tag=tag,
        tabs=_tabs(kind, shelf),
        shelves=SHELVES,
        token=_token(seed, hour, kind, shelf.key, page),
        origin=origin,
    )


def render_overview(kind: str, *, seed: int, hour: int, origin: str) -> str:
    """The front page of a kind of list: a carousel of six visible goods for every shelf."""
    words = LIST_KINDS[kind]
    carousels = []
    for shelf in SHELVES:
        ranked = rank_list(kind, shelf, seed, hour)[:20]
        tag = f"{LIST_KINDS[kind]['tag']}_c_{shelf.node or shelf.slug}"
        recs = [json.dumps(_recs_entry(kind, item), separators=(",", ":")) for item in ranked]
        options = {"ajax": {"id_list": recs}, "name": f"p13n-sc-shoveler_{tag}", "set_size": len(ranked)}
        carousels.append(
            {
                "shelf": shelf,
                "heading": LIST_KINDS[kind]["heading"].format(name=shelf.name),
                "more": f"/gp/{words['path']}/{shelf.key}/ref={words['tag']}_{shelf.slug}_sm",
                "options": json.dumps(options, separators=(",", ":")),
                "cards": [_card(item, tag, "c", origin, seed, hour) for item in ranked[:CAROUSEL_CARDS]],
                "size": len(ranked),
            }
        )
    return render(
        "overview.html.j2",
        kind=kind,
        words=LIST_KINDS[kind],
        carousels=carousels,
        tabs=_tabs(kind, None),
        shelves=SHELVES,
        path="/Best-Sellers/zgbs" if kind == "bestsellers" else f"/gp/{LIST_KINDS[kind]['path']}",
        token=_token(seed, hour, kind, "overview", 1),
        origin=origin,
    )


def render_product(good: Good, *, seed: int, hour: int, origin: str) -> str:
    """The page of one product: title, brand, points, price, rating, pictures and its best-seller ranks."""
    return render(
        "product.html.j2",
        good=good,
        offer=make_offer(good, seed, hour),
        price=_price_text(make_offer(good, seed, hour)),
        points=list_points(good, seed),
        ranks=ranks_of(good, seed, hour),
        shelf=next(shelf for shelf in SHELVES if shelf.slug == good.shelf),
        pictures=_pictures(good, origin, (("_AC_SX425_", 425, 425), ("_AC_SX679_", 679, 679))),
        large=f"{origin}/images/I/{good.picture_id}._AC_SL1500_.jpg",
        medium=f"{origin}/images/I/{good.picture_id}._AC_SX425_.jpg",
        token=_token(seed, hour, "product", good.asin, 1),
        origin=origin,
    )


def render_front(origin: str) -> str:
    """The address ``/``: what there is to read here."""
    return render("front.html.j2", shelves=SHELVES, kinds=LIST_KINDS, origin=origin, list_path=list_path)


def _recs_entry(kind: str, item: RankedOffer) -> dict[str, object]:
    moving = kind == "movers"
    return {
        "id": item.offer.good.asin,
        "metadataMap": {
            "render.zg.rank": str(item.rank),
            "render.zg.bsms.currentSalesRank": str(item.sales_rank) if moving else "",
            "render.zg.bsms.percentageChange": f"{item.gain_percent}%" if moving else "",
            "render.zg.bsms.twentyFourHourOldSalesRank": str(item.sales_rank_before) if moving else "",
        },
        "linkParameters": {},
    }


def _card(item: RankedOffer, tag: str, style: str, origin: str, seed: int, hour: int) -> dict[str, object]:
    good = item.offer.good
    sizes = (
        (
            ("_AC_UL300_SR300,200_", 300, 200),
            ("_AC_UL600_SR600,400_", 600, 400),
            ("_AC_UL900_SR900,600_", 900, 600),
        )
        if style == "g"
        else (
            ("_AC_UL225_SR225,160_", 225, 160),
            ("_AC_UL450_SR450,320_", 450, 320),
            ("_AC_UL675_SR675,480_", 675, 480),
        )
    )
    # The index in the link restarts on every page, as on the real one: it is no rank.
    index = (item.rank - 1) % VISIBLE_CARDS + 1
    return {
        "rank": item.rank,
        "good": good,
        "alt": good.title[:125],
        "href": f"{good.path}/ref={tag}_d_sccl_{index}/{_session(seed, hour)}?psc=1",
        "reviews_href": f"/product-reviews/{good.asin}/ref={tag}_d_sccl_{index}_cr/{_session(seed, hour)}",
        "pictures": _pictures(good, origin, sizes),
        "small": f"{origin}/images/I/{good.picture_id}.{sizes[0][0]}.jpg",
        "offer": item.offer,
        "price": _price_text(item.offer),
        "stars": _star_class(item.offer.rating),
        "gain_percent": item.gain_percent,
        "sales_rank": item.sales_rank,
        "sales_rank_before": item.sales_rank_before,
    }


def _pictures(good: Good, origin: str, sizes: tuple[tuple[str, int, int], ...]) -> str:
    urls = {f"{origin}/images/I/{good.picture_id}.{modifier}.jpg": [w, h] for modifier, w, h in sizes}
    return json.dumps(urls, separators=(",", ":"))


def _price_text(offer: Offer) -> str | None:
    if offer.price_kind == "none":
        return None
    if offer.price_max is not None:
        return f"${offer.price:,.2f} - ${offer.price_max:,.2f}"
    return f"${offer.price:,.2f}"


def _star_class(rating: float | None) -> str:
    halves = round((rating or 0) * 2)
    return f"{halves // 2}-5" if halves % 2 else f"{halves // 2}"


def _tabs(kind: str, shelf: Shelf | None) -> list[dict[str, object]]:
    tabs = []
    for name, words in LIST_KINDS.items():
        path = f"/gp/{words['path']}" if shelf is None else list_path(name, shelf)
        tabs.append({"href": f"{path}/ref=zg_bs_tab", "text": words["tab"], "selected": name == kind})
    return tabs


def _token(*parts: object) -> str:
    """Twenty capitals and digits in place of a request id: equal pages must be equal bytes."""
    return hashlib.blake2b(repr(parts).encode(), digest_size=10).hexdigest().upper()


def _session(seed: int, hour: int) -> str:
    number = int(_token(seed, hour, "session"), 16)
    return f"{130 + number % 15}-{number // 15 % 10**7:07d}-{number // 10**9 % 10**7:07d}"


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("pinflow.sandbox.amazon"),
        autoescape=select_autoescape(["j2"], default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
