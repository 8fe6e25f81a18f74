"""Renders the sandbox's pages: the markup of today's best-seller pages (G3), written by us."""

from __future__ import annotations

import hashlib
import json
from functools import cache

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from pinflow.sandbox.amazon.describe import list_points
from pinflow.sandbox.amazon.goods import (
    SHELVES,
    SHOWN_IN_FRONT,
    Good,
    Shelf,
    children_of,
    parent_of,
)
from pinflow.sandbox.amazon.languages import ENGLISH, Language
from pinflow.sandbox.amazon.movement import (
    PAGE_LENGTH,
    Offer,
    RankedOffer,
    make_offer,
    rank_list,
    ranks_of,
)

VISIBLE_CARDS = 30
CAROUSEL_CARDS = 6

# What a kind of list is called in addresses, and what its links are tagged with.
LIST_KINDS: dict[str, dict[str, str]] = {
    "bestsellers": {"path": "bestsellers", "tag": "zg_bs"},
    "new_releases": {"path": "new-releases", "tag": "zg_bsnr"},
    "movers": {"path": "movers-and-shakers", "tag": "zg_bsms"},
    "most_wished": {"path": "most-wished-for", "tag": "zg_mw"},
    "gift_ideas": {"path": "most-gifted", "tag": "zg_mg"},
}


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a page depends on besides its address: equal views give equal bytes."""

    seed: int
    hour: int
    origin: str
    language: Language = ENGLISH


def render(template: str, **values: object) -> str:
    """The page of ``template`` with all values escaped."""
    return _environment().get_template(template).render(**values)


def list_path(kind: str, shelf: Shelf, language: Language = ENGLISH) -> str:
    """The address of the list of ``kind`` on ``shelf``, without host."""
    if kind == "bestsellers" and language is ENGLISH:
        return shelf.path
    return f"/gp/{LIST_KINDS[kind]['path']}/{shelf.key}"


def front_path(kind: str, language: Language) -> str:
    """The address of a kind's front page, without host."""
    if kind == "bestsellers" and language is ENGLISH:
        return "/Best-Sellers/zgbs"
    return f"/gp/{LIST_KINDS[kind]['path']}"


def render_list(kind: str, shelf: Shelf, page: int, view: View) -> str:
    """Page ``page`` of a list: fifty ranks, thirty of them as cards and the rest deferred."""
    everything = rank_list(kind, shelf, view.seed, view.hour)
    ranked = everything[(page - 1) * PAGE_LENGTH : page * PAGE_LENGTH]
    words, name = view.language.kinds[kind], shelf.called(view.language.code)
    tag = f"{LIST_KINDS[kind]['tag']}_g_{shelf.node or shelf.slug}"
    return render(
        "list.html.j2",
        kind=kind,
        addresses=LIST_KINDS[kind],
        words=words,
        title=words.title.format(name=name),
        heading=words.heading.format(name=name),
        shelf=shelf,
        page=page,
        pages=0 if kind == "movers" else max(page, -(-len(everything) // PAGE_LENGTH)),
        path=list_path(kind, shelf, view.language),
        recs=json.dumps([_recs_entry(kind, item) for item in ranked], separators=(",", ":")),
        recs_count=len(ranked),
        cards=[_card(item, tag, "g", view) for item in ranked[:VISIBLE_CARDS]],
        tag=tag,
        tabs=_tabs(kind, shelf, view.language),
        tree=_tree(kind, shelf, view.language),
        front=front_path(kind, view.language),
        token=_token(view, kind, shelf.key, page),
        **_shared(view),
    )


def render_overview(kind: str, view: View) -> str:
    """The front page of a kind of list: carousels of six visible goods, and links to all departments."""
    words, addresses = view.language.kinds[kind], LIST_KINDS[kind]
    carousels = []
    for shelf in SHOWN_IN_FRONT:
        ranked = rank_list(kind, shelf, view.seed, view.hour)[:20]
        tag = f"{addresses['tag']}_c_{shelf.node or shelf.slug}"
        recs = [json.dumps(_recs_entry(kind, item), separators=(",", ":")) for item in ranked]
        options = {"ajax": {"id_list": recs}, "name": f"p13n-sc-shoveler_{tag}", "set_size": len(ranked)}
        carousels.append(
            {
                "shelf": shelf,
                "heading": words.heading.format(name=shelf.called(view.language.code)),
                "more": f"/gp/{addresses['path']}/{shelf.key}/ref={addresses['tag']}_{shelf.slug}_sm",
                "options": json.dumps(options, separators=(",", ":")),
                "cards": [_card(item, tag, "c", view) for item in ranked[:CAROUSEL_CARDS]],
                "size": len(ranked),
            }
        )
    return render(
        "overview.html.j2",
        kind=kind,
        addresses=addresses,
        words=words,
        title=view.language.words["overview_title"].format(tab=words.tab),
        carousels=carousels,
        tabs=_tabs(kind, None, view.language),
        departments=[_link(kind, shelf, view.language) for shelf in children_of(None)],
        path=front_path(kind, view.language),
        token=_token(view, kind, "overview", 1),
        **_shared(view),
    )


def render_product(good: Good, view: View) -> str:
    """The page of one product: title, brand, points, price, rating, pictures, ranks and availability."""
    offer, words = make_offer(good, view.seed, view.hour), view.language.words
    department = next(shelf for shelf in SHELVES if shelf.slug == good.shelf)
    return render(
        "product.html.j2",
        good=good,
        title=good.called(view.language.code),
        path=good.path_in(view.language.code),
        offer=offer,
        price=_price_text(offer, view.language) if offer.stock != 0 else None,
        parts=_price_parts(offer, view.language),
        rating=_rating_texts(offer, view.language),
        availability=_availability(offer, words),
        points=list_points(good, view.seed),
        ranks=[
            {
                "text": words["rank_in"].format(rank=view.language.number(rank)),
                "name": shelf.called(view.language.code),
                "href": f"/gp/bestsellers/{shelf.key}/ref=pd_zg_ts_{shelf.slug}",
                "more": words["rank_more"].format(name=shelf.called(view.language.code)),
            }
            for rank, shelf in ranks_of(good, view.seed, view.hour)
        ],
        department=department.called(view.language.code),
        department_path=list_path("bestsellers", department, view.language),
        pictures=_pictures(good, view.origin, (("_AC_SX425_", 425, 425), ("_AC_SX679_", 679, 679))),
        gallery=_gallery(good, view.origin),
        large=f"{view.origin}/images/I/{good.picture_id}._AC_SL1500_.jpg",
        medium=f"{view.origin}/images/I/{good.picture_id}._AC_SX425_.jpg",
        token=_token(view, "product", good.asin, 1),
        **_shared(view),
    )


def render_front(origin: str) -> str:
    """The address ``/``: what there is to read here."""
    return render(
        "front.html.j2",
        shelves=SHELVES,
        kinds=LIST_KINDS,
        words=ENGLISH.kinds,
        origin=origin,
        list_path=list_path,
    )


def _shared(view: View) -> dict[str, object]:
    """What every page's frame needs."""
    return {
        "origin": view.origin,
        "t": view.language.words,
        "kinds": view.language.kinds,
        "language": view.language,
        "shop": f"https://www.{view.language.marketplace}",
    }


def _link(kind: str, shelf: Shelf, language: Language) -> dict[str, object]:
    tag = LIST_KINDS[kind]["tag"]
    return {
        "name": shelf.called(language.code),
        "href": f"{list_path(kind, shelf, language)}/ref={tag}_nav_{shelf.slug}_0",
    }


def _tree(kind: str, shelf: Shelf, language: Language) -> dict[str, object]:
    """The way to a category and what is below it; a category without any stands among its siblings."""
    above: list[Shelf] = []
    parent = parent_of(shelf)
    while parent is not None:
        above.insert(0, parent)
        parent = parent_of(parent)
    children = children_of(shelf)
    siblings = children_of(above[-1] if above else None)
    return {
        "above": [_link(kind, each, language) for each in above],
        "selected": shelf.called(language.code),
        "children": [_link(kind, each, language) for each in children],
        "siblings": [{**_link(kind, each, language), "selected": each == shelf} for each in siblings],
    }


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


_SIZES = {
    "g": (
        ("_AC_UL300_SR300,200_", 300, 200),
        ("_AC_UL600_SR600,400_", 600, 400),
        ("_AC_UL900_SR900,600_", 900, 600),
    ),
    "c": (
        ("_AC_UL225_SR225,160_", 225, 160),
        ("_AC_UL450_SR450,320_", 450, 320),
        ("_AC_UL675_SR675,480_", 675, 480),
    ),
}


def _card(item: RankedOffer, tag: str, style: str, view: View) -> dict[str, object]:
    good, language = item.offer.good, view.language
    sizes, session = _SIZES[style], _session(view)
    # The index in the link restarts on every page, as on the real one: it is no rank.
    index = (item.rank - 1) % PAGE_LENGTH + 1
    return {
        "rank": item.rank,
        "good": good,
        "title": good.called(language.code),
        "alt": good.called(language.code)[:125],
        "href": f"{good.path_in(language.code)}/ref={tag}_d_sccl_{index}/{session}?psc=1",
        "reviews_href": f"/product-reviews/{good.asin}/ref={tag}_d_sccl_{index}_cr/{session}",
        "pictures": _pictures(good, view.origin, sizes),
        "small": f"{view.origin}/images/I/{good.picture_id}.{sizes[0][0]}.jpg",
        "offer": item.offer,
        "price": _price_text(item.offer, language),
        "offers": language.words["offers_from"].format(count=item.offer.offers),
        "rating": _rating_texts(item.offer, language),
        "stars": _star_class(item.offer.rating),
        "gain_percent": item.gain_percent,
        "moved": language.words["sales_rank"].format(
            now=language.number(item.sales_rank), before=language.number(item.sales_rank_before)
        ),
    }


def _pictures(good: Good, origin: str, sizes: tuple[tuple[str, int, int], ...]) -> str:
    urls = {f"{origin}/images/I/{good.picture_id}.{modifier}.jpg": [w, h] for modifier, w, h in sizes}
    return json.dumps(urls, separators=(",", ":"))


def _gallery(good: Good, origin: str) -> str:
    """What a product page's script knows of its pictures, as JSON."""
    pictures = [
        {
            "hiRes": f"{origin}/images/I/{name}._AC_SL1500_.jpg",
            "thumb": f"{origin}/images/I/{name}._AC_SX60_.jpg",
            "large": f"{origin}/images/I/{name}._AC_SX425_.jpg",
            "variant": variant,
        }
        for name, variant in ((good.picture_id, "MAIN"), (good.detail_id, "PT01"))
    ]
    return json.dumps(pictures, separators=(",", ":"))


def _price_text(offer: Offer, language: Language) -> str | None:
    if offer.price_kind == "none":
        return None
    if offer.price_max is not None:
        return f"{language.price(offer.price)} - {language.price(offer.price_max)}"
    return language.price(offer.price)


def _price_parts(offer: Offer, language: Language) -> dict[str, str]:
    """The buy box prints whole and fraction apart."""
    whole, _, cents = f"{offer.price:.2f}".partition(".")
    return {
        "symbol": "$" if language is ENGLISH else "€",
        "decimal": "." if language is ENGLISH else ",",
        "whole": language.number(int(whole)),
        "fraction": cents,
    }


def _rating_texts(offer: Offer, language: Language) -> dict[str, str] | None:
    if offer.rating is None:
        return None
    rating, count = language.rating(offer.rating), language.number(offer.reviews)
    return {
        "number": rating,
        "count": count,
        "stars": language.words["stars"].format(rating=rating),
        "stars_count": language.words["stars_count"].format(rating=rating, count=count),
        "ratings": language.words["ratings"].format(count=count),
    }


def _availability(offer: Offer, words: dict[str, str]) -> dict[str, str]:
    if offer.stock is None:
        return {"text": words["in_stock"], "colour": "success"}
    if offer.stock == 0:
        return {"text": words["unavailable"], "colour": "price"}
    return {"text": words["few_left"].format(count=offer.stock), "colour": "price"}


def _star_class(rating: float | None) -> str:
    halves = round((rating or 0) * 2)
    return f"{halves // 2}-5" if halves % 2 else f"{halves // 2}"


def _tabs(kind: str, shelf: Shelf | None, language: Language) -> list[dict[str, object]]:
    tabs = []
    for name in LIST_KINDS:
        path = f"/gp/{LIST_KINDS[name]['path']}" if shelf is None else list_path(name, shelf, language)
        tabs.append(
            {"href": f"{path}/ref=zg_bs_tab", "text": language.kinds[name].tab, "selected": name == kind}
        )
    return tabs


def _token(view: View, *parts: object) -> str:
    """Twenty capitals and digits in place of a request id: equal pages must be equal bytes."""
    return _digest(view.seed, view.hour, view.language.code, *parts)


def _digest(*parts: object) -> str:
    return hashlib.blake2b(repr(parts).encode(), digest_size=10).hexdigest().upper()


def _session(view: View) -> str:
    number = int(_digest(view.seed, view.hour, "session"), 16)
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
