"""Commission rates: which one counts, entering one, going back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from pinflow.kit.errors import ForbiddenError, InvalidInputError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.research.commission.list_rates import list_rates
from pinflow.research.commission.queries import list_own_rates
from pinflow.research.commission.rates import CommissionRate, built_in_rates, find_rate
from pinflow.research.commission.set_rate import reset_rates, set_rate
from pinflow.research.score_models import AppliedRate
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast, Person
from tests.research.lists import MUG, Research, page, seen

TODAY = date(2026, 11, 20)


def own(research: Research, category: str, percent: str, *, since: date = TODAY) -> CommissionRate:
    now = research.clock.now()
    return CommissionRate(
        id=new_id(now),
        tenant_id=research.tenant_id,
        marketplace="amazon.com",
        category=category,
        percent=Decimal(percent),
        valid_from=since,
        changed_by="alice",
        changed_at=now,
    )


def shipped(category: str, marketplace: str = "amazon.com") -> AppliedRate | None:
    return find_rate([], marketplace, category, TODAY)


def test_every_shipped_rate_is_of_a_known_marketplace_once_and_has_a_date() -> None:
    rates = built_in_rates()
    assert len(rates) > 40
    assert {rate.marketplace for rate in rates} <= MARKETPLACES.keys()
    assert len({(rate.marketplace, rate.category) for rate in rates}) == len(rates)
    assert all(0 <= rate.percent <= 20 and rate.valid_from <= TODAY for rate in rates)
    assert [rate.category for rate in rates if not rate.phrases] == [""]


@pytest.mark.parametrize(
    ("category", "percent", "found"),
    [
        ("Kitchen & Dining", 4.5, "Kitchen"),
        ("Home & Kitchen", 3, "Home"),
        ("Books", 4.5, "Physical Books"),
        ("Toys & Games", 3, "Toys"),
        ("Video Games", 1, "Physical Video Games & Consoles"),
        ("Premium Beauty", 10, "Luxury Beauty"),
        ("Beauty & Personal Care", 1, "Health & Personal Care"),
        ("Gift Cards", 0, "Gift Cards"),
        ("Clothing, Shoes & Jewelry", 4, None),
        ("Mesh WiFi Systems", 4, ""),
        ("Homework planners", 4, ""),
        ("Whole Home & Mesh Wi-Fi Systems", 4, ""),
        ("Home Theater Systems", 4, ""),
        ("Ring Binders", 4, ""),
        ("Music Stands", 4, ""),
        ("Wine Racks & Cabinets", 4, ""),
        ("PC Game Controllers", 4, ""),
        ("Fashion Design Books", 4, ""),
        ("Computer Systems Analysis & Design", 4, ""),
        ("Amazon Devices & Accessories", 4, "Amazon Devices"),
        ("Sports & Outdoors", 3, "Outdoors"),
        ("Patio, Lawn & Garden", 3, "Lawn & Garden"),
        ("Tools & Home Improvement", 3, "Home Improvement"),
        ("Women's Shoes", 4, "Shoes"),
        ("Kindle E-readers", 4, "Amazon Devices"),
        ("Home & Kitchen › Kitchen & Dining", 4.5, "Kitchen"),
        ("Electronics › Mesh Wi-Fi Systems", 4, ""),
        ("Home & Kitchen › Wall Clocks", 3, "Home"),
        ("", 4, ""),
    ],
)
def test_a_lists_category_finds_its_shipped_rate(category: str, percent: float, found: str | None) -> None:
    rate = shipped(category)
    assert rate is not None
    assert rate.percent == percent
    assert found is None or rate.category == found
    assert not rate.own


def test_a_marketplace_without_figures_has_no_rate() -> None:
    assert shipped("Küche", "amazon.de") is None


def percent_for(own_rates: list[CommissionRate], category: str) -> float:
    rate = find_rate(own_rates, "amazon.com", category, TODAY)
    assert rate is not None
    return float(rate.percent)


def test_own_rates_come_before_shipped_ones_but_the_rate_of_the_rest_after_them(research: Research) -> None:
    rates = [own(research, "kitchen", "9"), own(research, "", "2.5")]
    assert percent_for(rates, "Kitchen & Dining") == 9
    assert percent_for(rates, "Books") == 4.5
    rest = find_rate(rates, "amazon.com", "Mesh WiFi Systems", TODAY)
    assert rest is not None
    assert (rest.percent, rest.own) == (2.5, True)


def test_a_rate_counts_from_its_date_on_and_the_newest_one_counts(research: Research) -> None:
    rates = [
        own(research, "Kitchen", "9", since=TODAY - timedelta(days=30)),
        own(research, "Kitchen", "7", since=TODAY),
        own(research, "Kitchen", "5", since=TODAY + timedelta(days=1)),
    ]
    found = [
        find_rate(rates, "amazon.com", "Kitchen", TODAY + timedelta(days=days)) for days in (-31, -1, 0, 1)
    ]
    assert [rate and rate.percent for rate in found] == [4.5, 9, 7, 5]


def test_the_longest_name_counts_and_of_equally_long_ones_the_lowest_rate(research: Research) -> None:
    rates = [own(research, "Home", "1"), own(research, "Home Improvement", "8"), own(research, "Tools", "2")]
    for category, percent in (("Home Improvement", 8), ("Tools & Home", 1), ("Tools & Home Improvement", 8)):
        assert percent_for(rates, category) == percent


def test_an_own_rate_counts_for_the_name_or_a_part_of_it_not_for_any_word(research: Research) -> None:
    rates = [own(research, "Lawn and Garden", "8"), own(research, "Küche", "7")]
    for category, percent in (
        ("Patio, Lawn & Garden", 8),
        ("Küche, Haushalt & Wohnen", 7),
        ("Küche Profi", 4),
    ):
        assert percent_for(rates, category) == percent


async def enter(research: Research, person: Person, **values: object) -> CommissionRate:
    given = {
        "marketplace": "amazon.de",
        "category": "Kitchen",
        "percent": Decimal("7.125"),
        "valid_from": None,
    }
    async with research.database.tenant_session(person.tenant_id) as session:
        return await set_rate(session, actor_of(person), **(given | values), now=research.clock.now())  # type: ignore[arg-type]


async def test_a_rate_that_is_entered_counts_in_the_next_scoring(research: Research, cast: Cast) -> None:
    await research.see(await research.watch(), page(seen(MUG, 1)))
    await research.score()
    before = next(part for part in (await research.opportunity(MUG)).parts if part.name == "commission")
    assert "No commission rate of amazon.de is known" in before.reason
    assert (await enter(research, cast.bob, category="")).percent == Decimal("7.12")
    await research.score()
    after = next(part for part in (await research.opportunity(MUG)).parts if part.name == "commission")
    assert after.points == after.max_points > before.points
    assert "7.12 % for categories without a rate of their own (your own rate" in after.reason


async def test_entering_and_resetting_are_noted_and_nobody_else_sees_them(
    research: Research, mallorys: Research, cast: Cast
) -> None:
    await enter(research, cast.bob)
    await enter(research, cast.bob, percent=Decimal(5))
    await enter(research, cast.bob, category="")
    async with mallorys.database.tenant_session(mallorys.tenant_id) as session:
        assert await list_own_rates(session) == []
        with pytest.raises(NotFoundError):
            await reset_rates(
                session,
                actor_of(cast.mallory),
                marketplace="amazon.de",
                category=None,
                now=research.clock.now(),
            )
    async with research.database.tenant_session(research.tenant_id) as session:
        rates = await list_rates(session, research.clock.now().date(), "amazon.de")
        assert [(rate.category, rate.percent, rate.counts) for rate in rates] == [
            ("", 7.12, True),
            ("Kitchen", 5.0, True),
        ]
        for category, count in (("Kitchen", 1), (None, 1)):
            found = await reset_rates(
                session,
                actor_of(cast.bob),
                marketplace="amazon.de",
                category=category,
                now=research.clock.now(),
            )
            assert found == count
        actions = await session.fetch_values("select action from audit_entry order by id")
    assert actions == ["commission.set"] * 3 + ["commission.reset"] * 2


async def test_an_own_rate_takes_the_shipped_ones_place_in_the_list(research: Research, cast: Cast) -> None:
    await enter(research, cast.bob, marketplace="amazon.com", category="kitchen")
    async with research.database.tenant_session(research.tenant_id) as session:
        rates = await list_rates(session, research.clock.now().date(), "amazon.com")
    kitchen = [(rate.own, rate.counts) for rate in rates if rate.category.casefold() == "kitchen"]
    assert sorted(kitchen) == [(False, False), (True, True)]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"marketplace": "amazon.example"}, "projects.unknown_marketplace"),
        ({"percent": Decimal("100.01")}, "research.bad_rate"),
        ({"percent": Decimal("-1")}, "research.bad_rate"),
        ({"percent": Decimal("NaN")}, "research.bad_rate"),
        ({"category": "x" * 201}, "research.bad_rate"),
        ({"category": "a\x00b"}, "research.bad_rate"),
    ],
)
async def test_bad_rates_are_refused(
    values: dict[str, object], code: str, research: Research, cast: Cast
) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        await enter(research, cast.bob, **values)
    assert refusal.value.code == code


async def test_a_viewer_may_neither_enter_nor_reset(research: Research, cast: Cast) -> None:
    with pytest.raises(ForbiddenError):
        await enter(research, cast.vera)
    async with research.database.tenant_session(research.tenant_id) as session:
        with pytest.raises(ForbiddenError):
            await reset_rates(
                session, actor_of(cast.vera), marketplace="amazon.de", category=None, now=research.clock.now()
            )


async def test_forgetting_one_rate_leaves_those_of_other_days(research: Research, cast: Cast) -> None:
    now = research.clock.now()
    later = now.date() + timedelta(days=40)
    async with research.database.tenant_session(research.tenant_id) as session:
        for percent, since in (("6.5", now.date()), ("8", later)):
            await set_rate(
                session,
                actor_of(cast.bob),
                marketplace="amazon.de",
                category="Kitchen",
                percent=Decimal(percent),
                valid_from=since,
                now=now,
            )
        gone = await reset_rates(
            session,
            actor_of(cast.bob),
            marketplace="amazon.de",
            category="Kitchen",
            valid_from=now.date(),
            now=now,
        )
        left = await list_own_rates(session)
    assert (gone, [rate.valid_from for rate in left]) == (1, [later])
