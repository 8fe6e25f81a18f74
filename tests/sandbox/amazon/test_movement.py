"""The lists move with the clock, the same way every time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import httpx2

from pinflow.kit.clock import FixedClock
from pinflow.sandbox.amazon import SHELVES
from pinflow.sandbox.amazon.goods import list_goods
from pinflow.sandbox.amazon.movement import LIST_LENGTH, PAGE_LENGTH, hour_of, make_offer, rank_list

HOME = SHELVES[0]


def _ranks(seed: int, hour: int, shelf_index: int = 0) -> dict[str, int]:
    ranked = rank_list("bestsellers", SHELVES[shelf_index], seed, hour)[:PAGE_LENGTH]
    return {item.offer.good.asin: item.rank for item in ranked}


def test_the_catalogue_is_large_and_without_twins() -> None:
    goods = list_goods()
    assert len(goods) >= 200
    for unique in ("asin", "picture_id", "title"):
        assert len({getattr(good, unique) for good in goods}) == len(goods)
    assert len({good.kind for good in goods}) >= 14


async def test_equal_seed_and_hour_give_equal_bytes(visit: Callable[..., httpx2.AsyncClient]) -> None:
    async with visit() as one, visit() as other, visit(seed=2) as different:
        for path in (HOME.path, "/gp/bestsellers", "/gp/movers-and-shakers/kitchen"):
            first = (await one.get(path)).content
            assert first == (await other.get(path)).content
            assert first != (await different.get(path)).content


async def test_the_list_changes_when_the_hour_does(shop: httpx2.AsyncClient, clock: FixedClock) -> None:
    before = (await shop.get(HOME.path)).content
    clock.turn(timedelta(minutes=30))
    assert (await shop.get(HOME.path)).content == before
    clock.turn(timedelta(minutes=30))
    assert (await shop.get(HOME.path)).content != before


def test_a_history_has_climbers_newcomers_and_fallers(clock: FixedClock) -> None:
    start = hour_of(clock.now())
    days = [_ranks(1, start + 24 * day) for day in range(4)]
    throughout = set(days[0]) & set(days[1]) & set(days[2]) & set(days[3])
    paths = {asin: [day[asin] for day in days] for asin in throughout}
    climbing = [
        path for path in paths.values() if path[0] > path[1] > path[2] > path[3] and path[0] - path[3] >= 5
    ]
    falling = [
        path for path in paths.values() if path[0] < path[1] < path[2] < path[3] and path[3] - path[0] >= 5
    ]
    assert climbing
    assert falling
    assert set(days[3]) - set(days[0]), "somebody is new on the list"
    steady = [path for path in paths.values() if max(path) - min(path) <= 3]
    assert len(steady) >= 5, "not everything moves"


def test_reviews_only_grow_and_prices_change_now_and_then(clock: FixedClock) -> None:
    start, week = hour_of(clock.now()), range(0, 24 * 7, 6)
    changed = 0
    for good in list_goods()[:40]:
        offers = [make_offer(good, 1, start + step) for step in week]
        reviews = [offer.reviews for offer in offers]
        assert reviews == sorted(reviews)
        prices = {offer.price for offer in offers}
        assert all(0.7 * good.usual_price <= price <= good.usual_price for price in prices)
        changed += len(prices) > 1
    assert 5 <= changed < 40


def test_pinned_goods_stay_near_their_rank(clock: FixedClock) -> None:
    start = hour_of(clock.now())
    for step in range(0, 24 * 20, 7):
        for index in range(4):
            ranks = _ranks(1, start + step, index)
            for good in list_goods():
                if good.pinned_rank and good.shelf == SHELVES[index].slug:
                    assert abs(ranks[good.asin] - good.pinned_rank) <= 1


def test_every_full_list_is_full_at_every_hour(clock: FixedClock) -> None:
    start = hour_of(clock.now())
    for seed in (1, 2, 3):
        for step in range(0, 24 * 60, 13):
            for index in range(4):
                ranked = rank_list("bestsellers", SHELVES[index], seed, start + step)
                assert len(ranked) == LIST_LENGTH
                assert not any(item.offer.good.is_tail for item in ranked[:PAGE_LENGTH])
