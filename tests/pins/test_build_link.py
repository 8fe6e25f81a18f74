"""Destinations, markers and what counts as the same link."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.build_link import (
    MARKER_LENGTH,
    amazon_product,
    build_amazon_link,
    build_destination,
    canonical_destination,
    is_web_address,
    marker_of,
    new_marker,
    parameters_of,
    site_url_pattern_for,
    slug_of,
    validate_site_url_pattern,
    values_of,
    with_marker,
)
from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.projects.models import LinkMode

ASIN = "B0ABCDEFGH"


def destination(
    mode: LinkMode = LinkMode.OWN_SITE, pattern: str | None = None, url: str | None = None
) -> str | None:
    return build_destination(
        mode=mode,
        marketplace="amazon.de",
        asin=ASIN,
        affiliate_tag="finds-21",
        title="Thermobecher für Büro & Reise",
        site_url_pattern=pattern,
        product_url=url,
    )


def test_a_direct_link_is_the_full_tagged_product_link() -> None:
    assert destination(LinkMode.DIRECT) == "https://www.amazon.de/dp/B0ABCDEFGH?tag=finds-21"


def test_a_pattern_gives_every_product_an_address() -> None:
    link = destination(pattern="https://finds.example/{marketplace}/{slug}-{asin}")
    assert link == "https://finds.example/amazon.de/thermobecher-fuer-buero-reise-B0ABCDEFGH"


def test_a_product_address_wins_over_the_pattern_and_none_of_both_is_no_destination() -> None:
    assert (
        destination(pattern="https://a.example/{asin}", url="https://a.example/cup")
        == "https://a.example/cup"
    )
    assert destination() is None


def test_a_title_without_latin_letters_still_has_a_slug() -> None:
    link = build_destination(
        mode=LinkMode.OWN_SITE,
        marketplace="amazon.co.jp",
        asin=ASIN,
        affiliate_tag="",
        title="水筒",
        site_url_pattern="https://a.example/{slug}/",
    )
    assert link == "https://a.example/b0abcdefgh/"


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        ("https://a.example/page", "same address"),
        ("https://a.example/{title}", "unknown field {title}"),
        ("https://a.example/{asin.__class__}", "unknown field"),
        ("https://a.example/{asin!r}", "unknown field"),
        ("https://a.example/{asin:>40}", "unknown field"),
        ("https://a.example/{}", "unknown field"),
        ("https://a.example/{asin", "not closed"),
        ("http://a.example/{asin}", "not an https address"),
        ("a.example/{asin}", "not an https address"),
        ("https://me:secret@a.example/{asin}", "not an https address"),
        ("https://www.amazon.de/dp/{asin}", "leads to Amazon"),
        ("https://{asin}.a.example/", "in the path"),
        ("https://a.example/{asin}?pf=1", "marker"),
        ("https://a.example/{asin}?lang=en;pf=1", "marker"),
    ],
)
def test_a_pattern_that_cannot_work_is_refused_with_its_reason(pattern: str, why: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        validate_site_url_pattern(pattern)
    assert caught.value.code == "links.bad_pattern"
    assert why in caught.value.message


def test_the_pattern_of_written_pages_does_not_depend_on_the_title() -> None:
    assert site_url_pattern_for("https://finds.example/") == "https://finds.example/{marketplace}/{asin}/"
    assert site_url_pattern_for("http://127.0.0.1:8031/site").startswith("http://127.0.0.1:8031/site/")


@pytest.mark.parametrize("asin", ["", "B0ABCDEFG", "b0abcdefgh", "B0ABCDEFGHI", "B0ABC/EFGH"])
def test_what_is_no_asin_makes_no_link(asin: str) -> None:
    with pytest.raises(InvalidInputError, match="ASIN"):
        build_amazon_link("amazon.de", asin, "finds-21")


@pytest.mark.parametrize("tag", ["", "a b-21", "x-21&other=1", "-21"])
def test_what_is_no_tag_makes_no_link(tag: str) -> None:
    with pytest.raises(InvalidInputError, match="tracking id"):
        build_amazon_link("amazon.de", ASIN, tag)


def test_the_marker_stands_where_its_mode_puts_it_and_is_replaced_not_repeated() -> None:
    own = with_marker("https://a.example/cup?size=l#top", "mk111111", LinkMode.OWN_SITE)
    assert own == "https://a.example/cup?size=l&pf=mk111111#top"
    assert with_marker(own, "mk222222", LinkMode.OWN_SITE) == "https://a.example/cup?size=l&pf=mk222222#top"
    direct = with_marker("https://www.amazon.de/dp/B0ABCDEFGH?tag=finds-21", "mk111111", LinkMode.DIRECT)
    assert direct == "https://www.amazon.de/dp/B0ABCDEFGH?tag=finds-21&ascsubtag=mk111111"
    doubled = f"{direct}&ascsubtag=mk333333&AscSubTag=mk444444"
    assert with_marker(doubled, "mk111111", LinkMode.DIRECT) == direct


def test_of_two_markers_none_is_the_link_s() -> None:
    assert marker_of("https://a.example/cup?pf=mk111111&pf=mk111111") == "mk111111"
    assert marker_of("https://a.example/cup?pf=mk111111&pf=mk222222") is None
    assert marker_of("https://a.example/cup?a=b;pf=mk111111&pf=mk222222") is None
    assert marker_of("https://a.example/cup?pf=") is None


def test_every_reading_of_a_link_s_parameters_is_told() -> None:
    told = parameters_of("https://a.example/cup?a=1;B%3d=2&a=3?c=4#d=5&e")
    assert told[0] == ("a", "1;B==2")
    assert {("a", "1"), ("B=", "2"), ("a", "3"), ("c", "4"), ("d", "5"), ("e", "")} <= set(told)
    assert values_of("https://a.example/cup?Tag=1&t%61g=2#tag=3", "tag") == ["1", "2", "3"]
    assert parameters_of("https://[a.example/cup?a=1") == []


@pytest.mark.parametrize("mode", list(LinkMode))
@given(marker=st.from_regex(r"[a-z0-9]{8,16}", fullmatch=True), slug=st.text(max_size=30))
def test_a_marker_can_be_read_back_and_does_not_change_the_destination(
    mode: LinkMode, marker: str, slug: str
) -> None:
    link = build_destination(
        mode=mode,
        marketplace="amazon.com",
        asin=ASIN,
        affiliate_tag="finds-20",
        title=slug,
        site_url_pattern="https://a.example/{slug}/{asin}?lang=en",
    )
    assert link is not None
    marked = with_marker(link, marker, mode)
    assert marker_of(marked) == marker
    assert marker_of(link) is None
    assert canonical_destination(marked) == canonical_destination(link)


def test_markers_are_url_safe_and_do_not_repeat() -> None:
    markers = {new_marker() for _ in range(2000)}
    assert len(markers) == 2000
    assert all(
        len(m) == MARKER_LENGTH >= 8 and m.isascii() and m.isalnum() and m == m.lower() for m in markers
    )


@pytest.mark.parametrize(
    "link",
    [
        "https://www.amazon.de/dp/B0ABCDEFGH?tag=finds-21",
        "https://amazon.de/dp/B0ABCDEFGH",
        "https://www.amazon.de/Ein-Becher-500ml/dp/B0ABCDEFGH/ref=zg_bs_1?th=1&psc=1",
        "https://www.amazon.de/gp/product/B0ABCDEFGH/",
        "https://www.amazon.de/-/en/dp/b0abcdefgh",
        "https://m.amazon.de/gp/aw/d/B0ABCDEFGH?ascsubtag=abc",
        "http://www.amazon.de./exec/obidos/ASIN/B0ABCDEFGH",
    ],
)
def test_all_spellings_of_a_product_link_are_one_destination(link: str) -> None:
    assert amazon_product(link) == ("amazon.de", ASIN)
    assert canonical_destination(link) == "amazon.de/B0ABCDEFGH"


@pytest.mark.parametrize("name", sorted(MARKETPLACES))
def test_every_marketplace_is_recognised_in_its_own_links(name: str) -> None:
    assert amazon_product(build_amazon_link(name, ASIN, "finds-21")) == (name, ASIN)


@pytest.mark.parametrize(
    "link",
    [
        "https://amazon.de.evil.example/dp/B0ABCDEFGH",
        "https://notamazon.de/dp/B0ABCDEFGH",
        "https://www.amazon.de/s?k=becher",
        "https://www.amazon.de/dp/B0ABCDEFGHX",
        "https://www.amazon.de@evil.example/dp/B0ABCDEFGH",
        "https://[bad/dp/B0ABCDEFGH",
    ],
)
def test_what_only_looks_like_a_product_link_is_none(link: str) -> None:
    assert amazon_product(link) is None


def test_own_site_links_are_compared_without_what_does_not_lead_elsewhere() -> None:
    plain = canonical_destination("https://a.example/cup?b=2&a=1")
    assert (
        canonical_destination("http://A.example:80/cup/?a=1&utm_source=x&b=2&pf=mk1&tag=t-21#reviews")
        == plain
    )
    assert canonical_destination("https://a.example/cup?b=3&a=1") != plain
    assert canonical_destination("https://a.example:8443/cup?b=2&a=1") != plain


def test_different_products_and_marketplaces_are_different_destinations() -> None:
    links = [
        build_amazon_link(m, a, "x-21") for m in ("amazon.de", "amazon.com") for a in (ASIN, "B0ABCDEFGX")
    ]
    assert len({canonical_destination(link) for link in links}) == 4


@pytest.mark.parametrize(
    ("link", "ok"),
    [
        ("https://a.example/x", True),
        ("http://127.0.0.1:8000/x", True),
        ("http://a.example/x", False),
        ("https://intranet/x", False),
        ("javascript:alert(1)", False),
        ("https://a.example/a b", False),
        ("https://a.example:99999/", False),
        ("//a.example/x", False),
        ("", False),
    ],
)
def test_only_final_https_addresses_are_web_addresses(link: str, ok: bool) -> None:
    assert is_web_address(link) is ok


@given(st.text(max_size=300))
def test_slugs_are_short_ascii_words(title: str) -> None:
    slug = slug_of(title)
    assert len(slug) <= 60
    assert slug == "" or all(part.isascii() and part.isalnum() for part in slug.split("-"))


@given(st.text(max_size=120))
def test_no_text_breaks_the_comparison(link: str) -> None:
    assert canonical_destination(link) == canonical_destination(link)
    assert marker_of(link) is None or isinstance(marker_of(link), str)
