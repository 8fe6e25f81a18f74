"""The exact shapes in which Amazon has printed the cards of its lists, as one pattern a generation.

A card that fits its pattern as a whole holds nothing that the pattern does not account for, so its fields can
be taken from the bytes without building a tree. The patterns leave open what varies without meaning anything:
hashes in class names, the order of attributes, white space. Any other card is left to ``parse_card``, which
asks less of the markup and costs more. Tests hold the two to equal results.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from itertools import chain

from pinflow.scraping.sources.amazon.parse_card import fold, same_start
from pinflow.scraping.sources.amazon.parse_models import ListItem
from pinflow.scraping.sources.amazon.parse_numbers import read_count, read_money, read_rank, read_rating

# One line a piece of markup; line ends and indents are no part of it. Possessive throughout: a card fits at
# once or not at all. ATTR is one attribute's value, REVIEWS and PRODUCT are those of links.
_PIECES = {
    "ATTR": r'"[^"]*+"',
    "REVIEWS": r'"[^"]*?/product-reviews/[^"]*+"',
    "PRODUCT": r'"(?:https?://[^"/]++)?+(?:/(?!dp/)[^"/]*+)?+/dp/ASIN_HERE(?![A-Z0-9])[^"]*+"',
    "PRICE": r'class="(?:_[A-Za-z0-9]++_)?+p13n-sc-price(?:_[\w-]++)?+"',
    "_": r"\s*+",
}
_PIECE = re.compile(r"<<(\w+)>>")

# 30 cards a page, since 2022. What is before a card is the end of a row, the beginning of one, or nothing.
_G3 = r"""
<<_>>(?:</div><<_>>)?+(?:<div class="p13n-gridRow[^>]*+>)?+
<div (?:id="gridItemRoot"|class=<<ATTR>> id="gridItemRoot")[^>]*+>
<div [^>]*+>
(?:<div class=<<ATTR>> data-asin=[^>]*+>(?P<wrapper>))?+
<div [^>]*+><div [^>]*+><span class="zg-bdg-text">(?P<rank>[^<]*+)</span></div><div [^>]*+></div></div>
<div [^>]*+>
<div (?:id="(?P<asin>[A-Z0-9]{10})" class="p13n-sc-uncover[^>]*+
|class="p13n-sc-uncover[^"]*+" id="(?P<asin_2>[A-Z0-9]{10})")>
<a [^>]*+>
<div [^>]*+><img alt=(?:"(?P<alt>[^"]*+)"|'(?P<alt_2>[^']*+)')
(?: class=<<ATTR>>)?+(?: data-a-dynamic-image=(?:<<ATTR>>|'[^']*+'))?+(?: height=<<ATTR>>)?+
 src="(?P<image>[^"]*+)"[^>]*+></div></a>
(?:<div><div>(?P<inner>))?+
<a class=<<ATTR>> href=<<PRODUCT>>[^>]*+><span><div class=<<ATTR>>>(?P<title>[^<]*+)</div></span></a>
(?:<div class="a-row a-size-small">(?:
<a class=<<ATTR>> href=<<ATTR>>(?: role="link")?+>(?:<div class=<<ATTR>>>[^<]*+</div>|[^<]*+)</a>
|<span class="a-size-small a-color-(?:base|secondary)[\w -]*+">
(?:<div class=<<ATTR>>>[^<]*+</div>|[^<]*+)</span>
)</div>){0,2}+
(?:<div class="a-row"><div class="a-icon-row"><a class=<<ATTR>> (?:
(?:title|aria-label)="(?P<rating>[^"]*+)" href=<<REVIEWS>>
|href=<<REVIEWS>> (?:title|aria-label)="(?P<rating_2>[^"]*+)")(?: role="link")?+>
<i [^>]*+><span [^>]*+>[^<]*+</span></i>[^<]*+
<span (?:aria-hidden="true" )?+class="a-size-small"[^>]*+>(?P<count>[^<]*+)</span>
</a></div></div>)?+
(?:<div class="a-row a-size-small"><span class="a-size-small a-color-secondary[\w -]*+">[^<]*+</span></div>)?+
(?:<div class="a-row">(?:
<div class="a-row"><div class="_[A-Za-z0-9]++_p13n-sc-price-animation[^>]*+>
<a class="a-link-normal[\w -]*+" href=<<ATTR>>(?: role="link")?+><div class="a-row">
<span class="a-size-base a-color-price"><span <<PRICE>>>(?P<price>[^<]*+)</span></span></div></a></div></div>
|<a class="a-link-normal[\w -]*+" href=<<ATTR>>(?: role="link")?+><span class="a-color-secondary">[^<]*+
<span(?: class="a-size-base")?+><span <<PRICE>>>(?P<offer>[^<]*+)</span></span></span></a>
)</div>)?+
(?(inner)</div></div>)</div></div>
(?(wrapper)(?:<div class="watch-button[^>]*+></div>)?+</div>)</div></div>
"""

# 50 cards a page, 2018 to 2021.
_G2 = r"""
<<_>><li class="zg-item-immersion"[^>]*+><span [^>]*+>
<div [^>]*+><<_>><div [^>]*+><<_>>
<span [^>]*+><span class="zg-badge-text">(?P<rank>[^<]*+)</span></span><span [^>]*+></span><<_>></div><<_>>
<span [^>]*+><a class=<<ATTR>> href=<<ASIN>>>
<span [^>]*+><div [^>]*+>
<img alt="(?P<alt>[^"]*+)" src="(?P<image>[^"]*+)"(?: height=<<ATTR>>)?+(?: width=<<ATTR>>)?+ ?/?>
</div></span><<_>>
<div class="p13n-sc-trunc[^"]*+"(?P<title_attributes>[^>]*+)>(?P<title>[^<]*+)</div><<_>></a><<_>>
(?:<div class="a-row a-size-small">(?:<a class="a-size-small a-link-child" href=<<ATTR>>>[^<]*+</a>
|<span class="a-size-small a-color-(?:base|secondary)">[^<]*+</span>)</div><<_>>){0,2}+
(?:<div class="a-icon-row[^>]*+><<_>>
<a class=<<ATTR>> title="(?P<rating>[^"]*+)" href=<<REVIEWS>>><<_>>
<i [^>]*+><span [^>]*+>[^<]*+</span></i><<_>></a><<_>>
<a class="a-size-small[^"]*+" href=<<REVIEWS>>>(?P<count>[^<]*+)</a><<_>></div><<_>>)?+
(?:<div class="a-row a-size-small"><span class="a-size-small a-color-secondary">[^<]*+</span></div><<_>>)?+
(?:<div class="a-row"><<_>><a class="a-link-normal a-text-normal" href=<<ATTR>>>
<span class="a-size-base a-color-price"><span class="p13n-sc-price">(?P<price>[^<]*+)</span></span></a><<_>>
(?:<span style=<<ATTR>>><i class="a-icon a-icon-prime[^>]*+><span [^>]*+>[^<]*+</span></i></span><<_>>)?+
</div><<_>>)?+
(?:<div class="a-row"><span class="zg-release-date">[^<]*+</span></div><<_>>)?+
</span><<_>></div></span></li>
"""

# 20 cards a page, until 2017.
_G1 = r"""
<<_>><div class="zg_itemImmersion"><div [^>]*+><span class="zg_rankNumber">(?P<rank>[^<]*+)</span></div>
<div [^>]*+><div class="zg_rankLine"><table>(?:<tbody>)?+<tr><<_>>
<td[^>]*+></td><<_>><td class="zg_daysInList">[^<]*+</td><<_>></tr>(?:</tbody>)?+</table></div>
<div class="zg_image"><div [^>]*+><a ++href=<<SPACED_ASIN>>>
(?:<div class="valign_wrapper"[^>]*+>(?P<wrapper>))?+
<img src="(?P<image>[^"]*+)" alt="(?P<alt>[^"]*+)"(?: title=<<ATTR>>)?+(?: onload=<<ATTR>>)?+ ?/?>
(?(wrapper)</div>)</a></div></div>
<div class="zg_title"><a ++href=<<SPACED_PRODUCT>>>(?P<title>[^<]*+)</a></div><div class="zg_reviews"><<_>>
(?:<script[^>]*+>[^<]*+(?:<(?!/script)[^<]*+)*+</script>)?+<<_>>
<span [^>]*+><span class="asinReviewsSummary[^>]*+><<_>>
<a style=<<ATTR>> href=<<REVIEWS>> [^>]*+>
<span class="swSprite s_star_[^"]*+" title="(?P<rating>[^"]*+)" ?><span>[^<]*+</span></span>&nbsp;</a>&nbsp;
<span class="histogram[^>]*+><a style=<<ATTR>> href=<<REVIEWS>> [^>]*+>
<span [^>]*+></span>&nbsp;</a></span></span>
\(<a href=<<REVIEWS>> ?>(?P<count>[^<]*+)</a>\)</span></div>
<div [^>]*+><div class="zg_price"><<_>>
(?:<span class="listprice">[^<]*+</span><<_>>)?+
<strong class="price">(?P<price>[^<]*+)</strong><<_>><br ?/?><<_>></div>
(?:<div class="zg_usedPrice"><a href="[^"]*?/gp/offer-listing/[^"]*+">[^<]*+</a>[^<]*+
<span class="price">[^<]*+</span><<_>></div><<_>>)?+
</div></div><div class="zg_clear"></div></div>
"""

# The fields in the order in which they are handed on; "_2" is the other place of a field that has two.
_NAMES = (
    *("rank", "asin", "asin_2", "alt", "alt_2", "image", "title", "title_attributes"),
    *("rating", "rating_2", "count", "price", "offer"),
)
_WHOLE_TITLE = re.compile(r" title=\"([^\"]*+)\"")
_LINK = re.compile(rb"<a [^>]*?href=\"([^\"]*+)\"")
# An entity that does not mean the same to every parser, or not the same in text and in an attribute.
_ODD_ENTITY = re.compile(r"&(?!(?:amp|quot|lt|gt|nbsp|#\d{1,6}|#x[0-9A-Fa-f]{1,5});)")
# The picture's description and the title begin alike; see ``parse_card.same_start``.
_START = 12

# A list is visited again and again, and most of what its cards say is what they said the last time.
_read_rank = lru_cache(maxsize=1024)(read_rank)
_read_rating = lru_cache(maxsize=4096)(read_rating)
_read_count = lru_cache(maxsize=16384)(read_count)
_read_money = lru_cache(maxsize=16384)(read_money)


class Shape:
    """One generation's card."""

    def __init__(self, source: str) -> None:
        source = "".join(source.strip().split("\n"))
        product = _PIECES["PRODUCT"]
        pieces = {
            **_PIECES,
            "PRODUCT": product.replace("ASIN_HERE", "[A-Z0-9]{10}"),
            "ASIN": product.replace("ASIN_HERE", "(?P<asin>[A-Z0-9]{10})"),
        }
        # The addresses of the oldest pages stand on lines of their own.
        pieces |= {f"SPACED_{name}": pieces[name].replace('"', r'"\s*+', 1) for name in ("PRODUCT", "ASIN")}
        pattern = _PIECE.sub(lambda piece: pieces[piece.group(1)], source)
        compiled = re.compile(pattern.encode())
        self.match = compiled.match
        places = compiled.groupindex
        self._width = compiled.groups
        self._places = [places[name] - 1 if name in places else None for name in _NAMES]

    def read(
        self, matches: list[re.Match[bytes]], home_currency: str | None, prefix: str | None
    ) -> list[ListItem | None]:
        """The matched cards' fields, None for a card of which one wants a closer look.

        ``prefix``: what a product's address begins with, as in :class:`ListItem`.

        Raises:
            UnicodeDecodeError: a field is not UTF-8.
        """
        # One decoding for a page costs a tenth of one for each field.
        groups = chain.from_iterable([match.groups(b"") for match in matches])
        values = b"\0".join(groups).decode().split("\0")
        width = self._width
        if len(values) != width * len(matches):
            return [None] * len(matches)
        none = [""] * len(matches)
        columns = [none if place is None else values[place::width] for place in self._places]
        return _items(zip(*columns, strict=True), home_currency, prefix)


def forget_values() -> None:
    """Empties the memory of values read before, for measurements."""
    for reader in (_read_rank, _read_rating, _read_count, _read_money):
        reader.cache_clear()


def first_link(match: re.Match[bytes]) -> str | None:
    """The address of a card's first link, which is tagged with the kind of its list."""
    link = _LINK.search(match.group())
    return link.group(1).decode(errors="replace") if link is not None else None


def _items(
    cards: Iterable[tuple[str, ...]], home_currency: str | None, prefix: str | None
) -> list[ListItem | None]:
    """Only what is plain; every doubt is left to the reader that looks closer.

    One long loop without calls of its own: this is what the time of a page goes to.
    """
    items: list[ListItem | None] = []
    for (
        rank, asin, asin_2, alt, alt_2, image, title, title_attributes, rating, rating_2, count, price, offer,
    ) in cards:  # fmt: skip
        asin, alt, rating, printed = asin or asin_2, alt or alt_2, rating or rating_2, price or offer
        if title_attributes and " title=" in title_attributes:
            whole = _WHOLE_TITLE.search(title_attributes)
            title = _uncut(title, whole.group(1)) if whole is not None else ""
        if "&" in title or "&" in alt or "&" in image or "&" in printed or "&" in rating:
            if _ODD_ENTITY.search(f"{title}\0{alt}\0{image}\0{printed}\0{rating}"):
                items.append(None)
                continue
            title, alt, image = unescape(title), unescape(alt), unescape(image)
            printed, rating = unescape(printed), unescape(rating)
        title = " ".join(title.split())
        number = _read_rank(rank)
        money = _read_money(printed, home_currency) if printed else None
        stars, ratings = _read_rating(rating) if rating else (None, None)
        if (
            not title
            or number is None
            or (title[:_START] != alt[:_START] and not (alt.strip() and same_start(title, fold(alt))))
            or (money is None and printed)
            or (stars is None and (rating or count))
            or (image[:4] != "http" or "pixel" in image or " " in image)
        ):
            items.append(None)
            continue
        if ratings is None and count:
            ratings = _read_count(count)
        items.append(
            ListItem(
                rank=number,
                asin=asin,
                title=title,
                price=money.amount if money is not None else None,
                price_max=money.maximum if money is not None else None,
                currency=money.currency if money is not None else None,
                price_kind=None if money is None else "price" if price else "offers_from",
                rating=stars,
                review_count=ratings,
                image_url=image,
                product_url=prefix + asin if prefix else None,
            )
        )
    return items


def _uncut(title: str, whole: str) -> str:
    """The whole title, where the visible text is the beginning of it. Both as the page writes them."""
    start = title.strip().rstrip("….")
    if "&" not in start and len(whole) > len(start) and whole.startswith(start):
        return whole
    shown, full = fold(unescape(title)).rstrip("…."), fold(unescape(whole))
    return whole if len(full) > len(shown) and full.startswith(shown) else title


G1, G2, G3 = Shape(_G1), Shape(_G2), Shape(_G3)
