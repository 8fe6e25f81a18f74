"""Pictures are ours, drawn on demand, whole, different, and the same every time."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx2
import numpy as np
import pytest
import simplejpeg

from pinflow.kit.clock import FixedClock
from pinflow.sandbox.amazon import create_app
from pinflow.sandbox.amazon.draw_products import DRAWINGS, draw_contact_sheet, draw_product
from pinflow.sandbox.amazon.goods import Good, list_goods
from pinflow.sandbox.amazon.pictures import parse_picture_name

ONE_OF_EACH = list({good.kind: good for good in list_goods()}.values())


def test_every_kind_in_the_catalogue_can_be_drawn() -> None:
    assert {good.kind for good in list_goods()} == set(DRAWINGS)


@pytest.mark.parametrize("good", ONE_OF_EACH, ids=lambda good: good.kind)
def test_a_picture_is_a_whole_jpeg_with_something_on_it(good: Good) -> None:
    data = draw_product(good.kind, good.look, good.asin)
    assert simplejpeg.decode_jpeg_header(data)[:2] == (1500, 1500)
    pixels = simplejpeg.decode_jpeg(data, colorspace="RGB").astype(np.int16)
    corner, middle = pixels[:80, :80].mean((0, 1)), pixels[500:1300, 400:1100].reshape(-1, 3)
    differing = (np.abs(middle - corner).max(1) > 25).mean()
    assert differing > 0.15, "an object stands out from its backdrop"
    assert 40_000 < len(data) < 600_000


def test_the_same_product_is_the_same_bytes_and_another_is_another() -> None:
    mugs = [good for good in list_goods() if good.kind == "mug"][:6]
    first = [draw_product(good.kind, good.look, good.asin) for good in mugs]
    assert first == [draw_product(good.kind, good.look, good.asin) for good in mugs]
    small = [simplejpeg.decode_jpeg(data, colorspace="RGB")[::50, ::50].astype(np.int16) for data in first]
    for index, picture in enumerate(small):
        for other in small[index + 1 :]:
            assert np.abs(picture - other).mean() > 2, "different to the eye, not only in its bytes"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("71abcL.jpg", ("71abcL", 1500)),
        ("71abcL._AC_SL1500_.jpg", ("71abcL", 1500)),
        ("71abcL._AC_UL900_SR900,600_.jpg", ("71abcL", 1500)),
        ("71abcL._AC_UL300_SR300,200_.jpg", ("71abcL", 200)),
        ("71abcL._AC_SX425_.jpg", ("71abcL", 425)),
        ("71abcL._AC_SX1_.jpg", None),
        ("71abcL.png", None),
        ("71abcL.nonsense.jpg", None),
        ("", None),
    ],
)
def test_a_pictures_name_gives_its_size(name: str, expected: tuple[str, int] | None) -> None:
    assert parse_picture_name(name) == expected


async def test_pictures_are_served_in_their_sizes_and_kept_on_disk(clock: FixedClock, tmp_path: Path) -> None:
    cache = tmp_path / "pictures"
    good = list_goods()[0]
    large, small = (f"/images/I/{good.picture_id}._AC_{size}_.jpg" for size in ("SL1500", "UL600_SR600,400"))
    served = []
    for _ in range(2):
        transport = httpx2.ASGITransport(app=create_app(clock, picture_cache=cache))
        async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as shop:
            whole, reduced, again = await asyncio.gather(shop.get(large), shop.get(small), shop.get(large))
            unchanged = await shop.get(large, headers={"if-none-match": whole.headers["etag"]})
        assert whole.headers["content-type"] == "image/jpeg"
        assert "content-encoding" not in whole.headers
        assert whole.content == again.content
        assert simplejpeg.decode_jpeg_header(whole.content)[:2] == (1500, 1500)
        assert simplejpeg.decode_jpeg_header(reduced.content)[:2] == (400, 400)
        assert unchanged.status_code == 304
        served.append((whole.content, reduced.content))
        assert len(list(cache.iterdir())) == 2
        for file in cache.iterdir():
            assert file.read_bytes() in served[0]
    assert served[0] == served[1]


async def test_an_unknown_picture_is_not_found(shop: httpx2.AsyncClient) -> None:
    for name in ("71AAAAAAAAL.jpg", "x.png", "..%2Fsecret.jpg"):
        assert (await shop.get(f"/images/I/{name}")).status_code == 404


def test_the_contact_sheet_shows_what_it_is_given() -> None:
    sheet = draw_contact_sheet(ONE_OF_EACH[:3], side=100, columns=2)
    assert simplejpeg.decode_jpeg_header(sheet)[:2] == (200, 200)
