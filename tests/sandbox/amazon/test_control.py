"""Refusals on demand, the request log, conditional requests, compression, robots.txt, the guard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import httpx2
import pytest
from protego import Protego

from pinflow.kit.clock import FixedClock
from pinflow.sandbox.amazon import SHELVES

HOME = SHELVES[0].path


@pytest.mark.parametrize(
    ("mode", "status", "title"),
    [
        ("captcha", 200, "Amazon.com"),
        ("busy_503", 503, "Sorry! Something went wrong!"),
        ("busy_200", 200, "Sorry! Something went wrong!"),
        ("throttle_429", 429, "Sorry! Something went wrong!"),
        ("sign_in", 200, "Amazon Sign-In"),
        ("empty_shell", 200, "Amazon.com Best Sellers"),
        ("error_page", 500, "Sorry! Something went wrong!"),
    ],
)
async def test_a_refusal_is_given_as_often_as_asked_and_then_the_page_again(
    shop: httpx2.AsyncClient, mode: str, status: int, title: str
) -> None:
    ordered = await shop.post("/_sandbox/refuse", json={"mode": mode, "count": 2})
    assert ordered.json() == {"refusals_waiting": 2}
    for _ in range(2):
        refused = await shop.get(HOME)
        assert refused.status_code == status
        assert f">{title}</title>" in refused.text
        assert "gridItemRoot" not in refused.text
        assert "etag" not in refused.headers
        assert 1_600 <= len(refused.content) <= 7_300
    assert "gridItemRoot" in (await shop.get(HOME)).text


async def test_a_redirect_leads_to_the_sign_in_page(shop: httpx2.AsyncClient) -> None:
    await shop.post("/_sandbox/refuse", json={"mode": "redirect"})
    answer = await shop.get(HOME)
    assert answer.status_code == 302
    assert answer.headers["location"].startswith("/ap/signin?openid.return_to=%2FBest-Sellers")
    assert (await shop.get(HOME)).status_code == 200


async def test_a_captcha_bears_the_signs_of_a_real_one(shop: httpx2.AsyncClient) -> None:
    await shop.post("/_sandbox/refuse", json={"mode": "captcha"})
    text = (await shop.get(HOME)).text
    for sign in ("opfcaptcha", "/errors/validateCaptcha", "api-services-support@"):
        assert sign in text


async def test_throttling_says_when_to_come_back(shop: httpx2.AsyncClient) -> None:
    await shop.post("/_sandbox/refuse", json={"mode": "throttle_429"})
    assert (await shop.get(HOME)).headers["retry-after"] == "120"


async def test_robots_and_pictures_are_never_refused(shop: httpx2.AsyncClient) -> None:
    await shop.post("/_sandbox/refuse", json={"mode": "captcha", "count": 1})
    assert (await shop.get("/robots.txt")).text.startswith("User-agent: *")
    assert (await shop.get("/images/I/none.jpg")).status_code == 404
    assert (await shop.get("/_sandbox/state")).json()["refusals_waiting"] == ["captcha"]


@pytest.mark.parametrize(
    "body", [b"{}", b"nonsense", b'{"mode": "other"}', b'{"mode": "captcha", "count": 0}']
)
async def test_a_wrong_order_is_refused_with_the_reason(shop: httpx2.AsyncClient, body: bytes) -> None:
    response = await shop.post("/_sandbox/refuse", content=body)
    assert response.status_code == 422
    assert response.json()["error"]


async def test_the_log_tells_who_asked_for_what_when(shop: httpx2.AsyncClient, clock: FixedClock) -> None:
    await shop.get(HOME, headers={"user-agent": "pinflow-test/1", "authorization": "Bearer secret"})
    clock.turn(timedelta(seconds=5))
    await shop.post("/_sandbox/refuse", json={"mode": "sign_in"})
    await shop.get(HOME + "?pg=2")
    state = (await shop.get("/_sandbox/state")).json()
    assert state["requests"] == 2
    assert state["by_path"] == {HOME: 2}
    first, second = state["log"]
    assert first["headers"]["user-agent"] == "pinflow-test/1"
    assert "secret" not in str(state)
    assert (first["status"], first["refused"]) == (200, None)
    assert (second["query"], second["refused"]) == ("pg=2", "sign_in")
    assert first["at"] < second["at"]


async def test_reset_forgets_the_log_and_the_refusals(shop: httpx2.AsyncClient) -> None:
    await shop.get(HOME)
    await shop.post("/_sandbox/refuse", json={"mode": "captcha", "count": 3})
    assert (await shop.post("/_sandbox/reset")).status_code == 204
    state = (await shop.get("/_sandbox/state")).json()
    assert (state["requests"], state["refusals_waiting"], state["log"]) == (0, [], [])


async def test_an_unchanged_page_is_a_304_until_the_hour_turns(
    shop: httpx2.AsyncClient, clock: FixedClock
) -> None:
    first = await shop.get(HOME)
    by_tag = {"if-none-match": first.headers["etag"]}
    by_date = {"if-modified-since": first.headers["last-modified"]}
    for condition in (by_tag, by_date):
        again = await shop.get(HOME, headers=condition)
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    clock.turn(timedelta(hours=1))
    for condition in (
        by_tag,
        by_date,
        {"if-none-match": '"other"', **by_date},
        {"if-modified-since": "never"},
    ):
        assert (await shop.get(HOME, headers=condition)).status_code == 200


async def test_pages_are_compressed_for_those_who_can_read_it(shop: httpx2.AsyncClient) -> None:
    packed = await shop.get(HOME, headers={"accept-encoding": "gzip"})
    plain = await shop.get(HOME, headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text


async def test_robots_txt_allows_lists_and_bars_what_the_real_one_bars(shop: httpx2.AsyncClient) -> None:
    rules = Protego.parse((await shop.get("/robots.txt")).text)
    allowed = (HOME, "/gp/bestsellers", "/gp/movers-and-shakers/kitchen", "/dp/B0D1234567", "/images/I/x.jpg")
    barred = ("/gp/cart", "/wishlist/x", "/gp/offer-listing/B0D1234567", "/gp/aw/x", "/_sandbox/state")
    assert all(rules.can_fetch(path, "pinflow") for path in allowed)
    assert not any(rules.can_fetch(path, "pinflow") for path in barred)
    assert not rules.can_fetch(HOME, "Scrapy")


@pytest.mark.parametrize("address", ["203.0.113.7", "10.0.0.5", "::ffff:203.0.113.7", "testclient"])
async def test_whoever_is_not_on_this_machine_gets_nothing(
    visit: Callable[..., httpx2.AsyncClient], address: str
) -> None:
    async with visit(address=address) as stranger:
        for path in (HOME, "/robots.txt", "/_sandbox/state"):
            response = await stranger.get(path)
            assert response.status_code == 403
            assert "loopback" in response.text


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.8.8", "::1"])
async def test_this_machine_is_served(visit: Callable[..., httpx2.AsyncClient], address: str) -> None:
    async with visit(address=address) as neighbour:
        assert (await neighbour.get(HOME)).status_code == 200
