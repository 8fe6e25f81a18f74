"""Which product a cell means: ASINs and addresses of every marketplace in all their forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.scraping.bring.read_reference import NoReferenceError, read_reference

ASIN = "B00EXAMPL1"
FORMS = (
    f"/dp/{ASIN}",
    f"/dp/{ASIN}/",
    f"/dp/{ASIN.lower()}",
    f"/dp/{ASIN}/ref=sr_1_3?crid=2M&keywords=mug&tag=other-20&th=1",
    f"/dp/{ASIN}?tag=other-20",
    f"/dp/product/{ASIN}",
    f"/Travel-Mug-Lid/dp/{ASIN}/ref=zg_bs_g_1_sccl_3/141-1?psc=1",
    f"/-/en/Travel-Mug/dp/{ASIN}/#customerReviews",
    f"/gp/product/{ASIN}?pd_rd_r=x",
    f"/gp/product/glance/{ASIN}",
    f"/gp/aw/d/{ASIN}/ref=mp_s_a_1_1",
    f"/gp/offer-listing/{ASIN}?condition=new",
    f"/product-reviews/{ASIN}",
    f"/exec/obidos/ASIN/{ASIN}/other-20",
    f"/exec/obidos/tg/detail/-/{ASIN}",
    f"/o/ASIN/{ASIN}",
    f"/B%C3%BCrste-%E2%80%93-gro%C3%9F/dp/{ASIN}",
    f"/sspa/click?ie=UTF8&spc=abc&url=%2FMug%2Fdp%2F{ASIN}%2Fref%3Dsr_1_1_sspa",
)


@pytest.mark.parametrize("marketplace", MARKETPLACES)
@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_address_of_every_marketplace_is_understood(marketplace: str, form: str) -> None:
    for start in ("https://www.", "http://", "www.", "https://smile.", "//www."):
        found = read_reference(f"{start}{marketplace}{form}")
        assert (found.asin, found.marketplace) == (ASIN, marketplace)


@pytest.mark.parametrize(
    ("text", "asin"),
    [(f" {ASIN} ", ASIN), (ASIN.lower(), ASIN), ("0316769487", "0316769487"), ("080442957x", "080442957X")],
)
def test_an_asin_alone_is_of_no_marketplace_yet(text: str, asin: str) -> None:
    assert read_reference(text) == type(read_reference(ASIN))(asin, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("B00ABC", "“B00ABC” has 6 characters; an ASIN has 10. Copy it from the product's address."),
        ("B", "has 1 character; "),
        ("", "There is no ASIN."),
        ("KITCHENAID", "is no ASIN"),
        ("B00EXAMP-1", "is no ASIN"),
        ("316769487", "leading zero"),
        ("0316769480", "its last digit does not fit"),
        ("9780316769488", "bar code"),
        ("https://amzn.to/3xYz", "short link"),
        ("amzn.eu/d/3xYz", "short link"),
        ("https://a.co/d/3xYz", "short link"),
        ("https://www.amazon.de/dp/B00ABC", "has 6 characters"),
        ("https://www.amazon.de/gp/bestsellers/kitchen", "leads to no product's page"),
        ("https://www.amazon.de/s?k=B00EXAMPL1", "leads to no product's page"),
        ("https://www.amazon.de", "leads to no product's page"),
        ("https://www.example.com/dp/B00EXAMPL1", "not an address of an Amazon marketplace"),
        ("https://www.amazon.de.example.com/dp/B00EXAMPL1", "not an address of an Amazon marketplace"),
        ("https://notamazon.de/dp/B00EXAMPL1", "not an address of an Amazon marketplace"),
        ("https://www.amazon.cn/dp/B00EXAMPL1", "that pinflow knows"),
        ("https://[::1/dp/B00EXAMPL1", "is no address"),
        ("ftp://www.amazon.de/dp/B00EXAMPL1", "no address of a web page"),
        ("javascript://www.amazon.de/dp/B00EXAMPL1", "no address of a web page"),
    ],
)
def test_what_names_no_product_is_refused_with_what_to_do(text: str, words: str) -> None:
    with pytest.raises(NoReferenceError) as refused:
        read_reference(text)
    assert words in str(refused.value)


@given(st.text(max_size=200) | st.text("htps:/.amzndB0123456789X?&=%#", max_size=80))
def test_no_text_breaks_it_and_what_it_finds_is_an_asin(text: str) -> None:
    try:
        found = read_reference(text)
    except NoReferenceError:
        return
    assert len(found.asin) == 10
    assert found.asin == found.asin.upper()
    assert found.asin.isalnum() and found.asin.isascii()
