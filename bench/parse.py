"""How fast is a saved list page turned into data? Ours beside lexbor, lxml, parsel and BeautifulSoup.

Run it as it is or with ``--quick``; ``--json`` adds one object as the last line. The pages are real ones of
three markup generations, where ``../shared`` is at hand; else the sandbox's, and it says so. One process, one
core: everything is measured in one run, page by page and round by round, in seconds of the process's CPU.

The floor is lexbor's bare parse of the page's grid, whose bytes were cut out before the clock started: a
tree and nothing read from it. The other libraries read the same eight fields of each card as ours does (rank,
ASIN, title, price, rating, ratings, picture, link) as text; ours also reads them as numbers with their
currency, names the page, lists what is loaded later and checks itself. docs/benchmarks.md keeps the figures.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import os
import re
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import bs4
import lxml.html
import msgspec
import parsel
from selectolax.lexbor import LexborHTMLParser

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from pinflow.scraping.sources.amazon.parse import parse_page, parse_whole_page  # noqa: E402
from pinflow.scraping.sources.amazon.parse_models import ListPage  # noqa: E402
from pinflow.scraping.sources.amazon.parse_plain import read_plain_list  # noqa: E402
from pinflow.scraping.sources.amazon.parse_shapes import forget_values  # noqa: E402

AMAZON = ROOT.parent / "shared" / "amazon"
LISTS = (
    "pages/com-bestsellers-sports-outdoors-2014-p1.html",
    "pages/com-bestsellers-books-2018-1.html",
    "pages/com-bestsellers-kindle-comp-systems-2021-1.html",
    "series/us-books-hourly/2021-06-20T110955Z.html.gz",
    "pages/com-bestsellers-amazon-devices-2023-1.html",
    "pages/com-bestsellers-mesh-wifi-2023-1.html",
    "pages/de-bestsellers-solaranlagen-2024-1.html",
    "series/de-solar-daily/2024-08-31T090135Z.html.gz",
)
FIELDS = ("rank", "asin", "title", "price", "rating", "ratings", "picture", "link")
# Where a card keeps each of them, in any generation.
CARDS = "#gridItemRoot, li.zg-item-immersion, div.zg_itemImmersion"
RANK = ".zg-bdg-text, .zg-badge-text, .zg_rankNumber"
TITLE = "[class*=line-clamp], [class*=p13n-sc-trunc], .zg_title a"
PRICE = "[class*=p13n-sc-price]:not([class*=wrapper]), strong.price"
STARS = ".a-icon-alt, [class*=s_star_]"
RATINGS = ".a-icon-row .a-size-small, .zg_reviews > a, .zg_reviews a:last-child"
_GRID = re.compile(rb'<div class="p13n-desktop-grid"|<ol id="zg-ordered-list"|<div id="zg_centerListWrapper"')
_CARD = re.compile(rb' id="gridItemRoot"|<li class="zg-item-immersion"|<div class="zg_itemImmersion"')
_ASIN = re.compile(r"/dp/([A-Z0-9]{10})")
_LAST_CARD_BYTES = 4_000

Row = tuple[str | None, ...]
Work = Callable[[], object]


class Page(msgspec.Struct):
    """A page, and the bytes of its grid."""

    name: str
    html: bytes
    grid: bytes


def read_pages() -> tuple[str, list[Page]]:
    if AMAZON.is_dir():
        return "saved real pages", [_page(name, _read(AMAZON / name)) for name in LISTS]
    from pinflow.sandbox.amazon.goods import SHELVES
    from pinflow.sandbox.amazon.markup import View, render_list

    view = View(seed=1, hour=500_000, origin="https://shop.example")
    pages = [_page(shelf.name, render_list("bestsellers", shelf, 1, view).encode()) for shelf in SHELVES[:4]]
    return "the sandbox's pages, because ../shared is not here", pages


def _read(path: Path) -> bytes:
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def _page(name: str, html: bytes) -> Page:
    opening = _GRID.search(html)
    last = max(match.start() for match in _CARD.finditer(html))
    assert opening is not None, name
    return Page(name, html, html[opening.start() : last + _LAST_CARD_BYTES])


def with_lxml(html: bytes) -> list[Row]:
    tree = lxml.html.document_fromstring(html)
    rows = []
    for card in tree.cssselect(CARDS):
        link = next((a.get("href") for a in card.cssselect("a[href*='/dp/']")), None)
        rows.append(
            _row(
                _lxml_text(card, RANK),
                link,
                _lxml_text(card, TITLE),
                _lxml_text(card, PRICE),
                _lxml_text(card, STARS),
                _lxml_text(card, RATINGS),
                next((image.get("src") for image in card.cssselect("img")), None),
            )
        )
    return rows


def _lxml_text(card: lxml.html.HtmlElement, selector: str) -> str | None:
    found = card.cssselect(selector)
    return " ".join(found[0].text_content().split()) if found else None


def with_parsel(html: bytes) -> list[Row]:
    tree = parsel.Selector(body=html, encoding="utf-8")
    return [
        _row(
            _parsel_text(card, RANK),
            card.css("a[href*='/dp/']::attr(href)").get(),
            _parsel_text(card, TITLE),
            _parsel_text(card, PRICE),
            _parsel_text(card, STARS),
            _parsel_text(card, RATINGS),
            card.css("img::attr(src)").get(),
        )
        for card in tree.css(CARDS)
    ]


def _parsel_text(card: parsel.Selector, selector: str) -> str | None:
    found = card.css(selector)
    return " ".join(found[0].xpath("string()").get("").split()) if found else None


def with_beautifulsoup(html: bytes) -> list[Row]:
    tree = bs4.BeautifulSoup(html, "lxml", from_encoding="utf-8")
    rows = []
    for card in tree.select(CARDS):
        link, image = card.select_one("a[href*='/dp/']"), card.select_one("img")
        rows.append(
            _row(
                _soup_text(card, RANK),
                str(link["href"]) if link is not None else None,
                _soup_text(card, TITLE),
                _soup_text(card, PRICE),
                _soup_text(card, STARS),
                _soup_text(card, RATINGS),
                str(image["src"]) if image is not None else None,
            )
        )
    return rows


def _soup_text(card: bs4.Tag, selector: str) -> str | None:
    found = card.select_one(selector)
    return " ".join(found.get_text().split()) if found is not None else None


def _row(
    rank: str | None,
    link: str | None,
    title: str | None,
    price: str | None,
    rating: str | None,
    ratings: str | None,
    picture: str | None,
) -> Row:
    match = _ASIN.search(link or "")
    return rank, match.group(1) if match else None, title, price, rating, ratings, picture, link


def check(page: Page) -> None:
    """That all do the same work: the same products at the same ranks, by every way."""
    ours = parse_page(page.html)
    assert isinstance(ours, ListPage), page.name
    # The sandbox's markup is like Amazon's, not its own to the last tag.
    assert read_plain_list(page.html) is not None or not AMAZON.is_dir(), (
        f"{page.name} is not read from its bytes"
    )
    assert ours == parse_whole_page(page.html) == parse_whole_page(page.html, by_shape=False), page.name
    for others in (with_lxml, with_parsel, with_beautifulsoup):
        rows = others(page.html)
        assert [row[1] for row in rows] == [item.asin for item in ours.items], (page.name, others)
        assert all(len(row) == len(FIELDS) and row[0] and row[2] and row[6] for row in rows), (
            page.name,
            others,
        )


def parse_anew(html: bytes) -> object:
    """A page as if it were the first of its kind: no price, rank or rating is remembered from another."""
    forget_values()
    return parse_page(html)


def ways(page: Page) -> dict[str, tuple[Work, int]]:
    """Each way with how often it is repeated without a pause: about as long for the slow as for the fast."""
    html, grid = page.html, page.grid
    return {
        "floor": (lambda: LexborHTMLParser(grid), 10),
        "ours": (lambda: parse_page(html), 10),
        "ours, first visit": (lambda: parse_anew(html), 10),
        "bare full parse": (lambda: LexborHTMLParser(html), 5),
        "ours, full parse": (lambda: parse_whole_page(html), 5),
        "ours, every card from the tree": (lambda: parse_whole_page(html, by_shape=False), 2),
        "lxml": (lambda: with_lxml(html), 1),
        "parsel": (lambda: with_parsel(html), 1),
        "beautifulsoup": (lambda: with_beautifulsoup(html), 1),
    }


def measure_page(page: Page, seconds: float) -> dict[str, float]:
    """CPU seconds a page of each way: the least of the rounds, which other processes disturb least."""
    best: dict[str, float] = {}
    deadline = time.perf_counter() + seconds
    rounds = 0
    while rounds < 3 or time.perf_counter() < deadline:
        for name, (work, times) in ways(page).items():
            started = time.process_time()
            for _ in range(times):
                work()
            best[name] = min(best.get(name, math.inf), (time.process_time() - started) / times)
        rounds += 1
    return best


def measure(seconds_a_page: float) -> dict[str, object]:
    source, pages = read_pages()
    for page in pages:
        check(page)
    measured = {page.name: measure_page(page, seconds_a_page) for page in pages}

    def ratios(over: str, under: str) -> list[float]:
        return [times[over] / times[under] for times in measured.values()]

    def rate(name: str) -> float:
        return len(pages) / sum(times[name] for times in measured.values())

    return {
        "source": source,
        "pages": len(pages),
        "cpus": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 1),
        "pages_per_second_per_core": {name: round(rate(name), 1) for name in next(iter(measured.values()))},
        "ratio_to_floor": round(_mean(ratios("ours", "floor")), 2),
        "ratio_to_floor_by_page": {
            name: round(times["ours"] / times["floor"], 2) for name, times in measured.items()
        },
        "ratio_to_floor_first_visit": round(_mean(ratios("ours, first visit", "floor")), 2),
        "fallback_ratio": round(_mean(ratios("ours, full parse", "bare full parse")), 2),
        "fallback_ratio_by_page": {
            name: round(times["ours, full parse"] / times["bare full parse"], 2)
            for name, times in measured.items()
        },
        "fallback_ratio_unknown_cards": round(
            _mean(ratios("ours, every card from the tree", "bare full parse")), 2
        ),
        "times_faster_than_beautifulsoup": round(_mean(ratios("beautifulsoup", "ours")), 1),
        "times_faster_than_lxml": round(_mean(ratios("lxml", "ours")), 1),
        "times_faster_than_parsel": round(_mean(ratios("parsel", "ours")), 1),
    }


def _mean(ratios: list[float]) -> float:
    """Of ratios the geometric mean: twice and half cancel out."""
    return statistics.geometric_mean(ratios)


def main() -> None:
    parser = argparse.ArgumentParser(description="How fast is a saved list page turned into data?")
    parser.add_argument("--quick", action="store_true", help="a second or so a page")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    options = parser.parse_args()
    result = measure(1.5 if options.quick else 12.0)
    print(f"{result['pages']} pages: {result['source']}; load average {result['load_average']}")
    rates = result["pages_per_second_per_core"]
    assert isinstance(rates, dict)
    for name, rate in rates.items():
        print(f"  {name:32} {rate:9,.1f} pages a second and core")
    print(f"  {result['ratio_to_floor']} x the bare parse of the grid ({result['ratio_to_floor_by_page']})")
    print(f"  {result['ratio_to_floor_first_visit']} x with nothing remembered of other pages")
    print(f"  {result['fallback_ratio']} x the bare full parse where the page is parsed as a whole")
    print(f"  {result['fallback_ratio_unknown_cards']} x where moreover no card has a known shape")
    print(f"  {result['times_faster_than_beautifulsoup']} x as fast as BeautifulSoup on lxml")
    if options.json:
        print(json.dumps(result))


if __name__ == "__main__":
    main()
