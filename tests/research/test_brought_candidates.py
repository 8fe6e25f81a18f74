"""Products that a user brought are scored too, and a rank that nobody knows is not invented."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import msgspec
import pytest

from pinflow.kit.errors import InvalidInputError
from pinflow.kit.jobs import JobQueue
from pinflow.pins.pin import PinState
from pinflow.pins.queries import insert_pin
from pinflow.research.explain_opportunity import NO_LONGER, explain_opportunity
from pinflow.research.hide_opportunity import hide_opportunity
from pinflow.research.opportunity import OpportunityState
from pinflow.research.purge_live_facts import purge_live_facts
from pinflow.research.queries import list_brought_candidates
from pinflow.research.score import half_points, score_opportunity
from pinflow.research.score_list import UNRANKED_DEMAND
from pinflow.research.score_models import Signals, Weights
from pinflow.scraping.bring.import_products import BroughtFile, import_products
from pinflow.scraping.bring.models import BringSource, BroughtProduct
from pinflow.scraping.bring.queries import insert_brought
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.factories.pins import good_pin
from tests.factories.readers import BUILT_IN
from tests.research.lists import LAMP, MUG, Research, page, seen
from tests.research.test_score_project import points


async def bring(research: Research, *products: BroughtProduct, expires_in: timedelta | None = None) -> None:
    """Without a run; what expires, as what an API key fetched."""
    now = research.clock.now()
    async with research.database.tenant_session(research.tenant_id) as session:
        await insert_brought(
            session,
            research.project.id,
            research.project.marketplace,
            products,
            run_id=None,
            source=BringSource.JSON if expires_in is None else BringSource.CREATORS,
            now=now,
            expires_at=None if expires_in is None else now + expires_in,
        )


async def test_a_brought_product_has_no_rank_and_earns_a_stated_share_of_demand(research: Research) -> None:
    await bring(
        research, BroughtProduct(asin=MUG, title="Travel mug", price=Decimal("24.99"), currency="EUR")
    )
    assert await research.score() == 1
    mug = await research.opportunity(MUG)
    assert (mug.rank, mug.previous_rank, mug.list_kind, mug.list_id) == (None, None, "brought", None)
    demand = next(part for part in mug.parts if part.name == "demand")
    assert demand.reason.startswith("No rank is known: it earns 20% of the points")
    assert demand.points == half_points(UNRANKED_DEMAND, demand.max_points)
    assert [points(mug, name) for name in ("momentum", "staying_power", "new_entry")] == [0, 0, 0]
    assert points(mug, "price_band") == 8
    assert sum(part.points for part in mug.parts) == float(mug.score)


async def test_time_alone_earns_a_brought_product_nothing(research: Research) -> None:
    await bring(research, BroughtProduct(asin=MUG, title="Travel mug"))
    await research.score()
    before = (await research.opportunity(MUG)).score
    research.turn(days=30)
    await research.score()
    assert (await research.opportunity(MUG)).score == before


async def test_a_product_on_a_list_counts_where_it_scores_best(research: Research) -> None:
    await bring(research, BroughtProduct(asin=MUG, title="Travel mug"))
    await research.see(await research.watch(), page(seen(MUG, 1), seen(LAMP, 2)))
    assert await research.score() == 2
    assert (await research.opportunity(MUG)).rank == 1


async def test_a_number_alone_waits_until_the_catalogue_knows_its_name(research: Research) -> None:
    await bring(research, BroughtProduct(asin=MUG))
    assert await research.score() == 0
    await research.see(await research.watch(), page(seen(MUG, 5), seen(LAMP, 1)))
    assert await research.score() == 2
    assert (await research.opportunity(MUG)).title == "Insulated travel mug with lid"


async def test_what_expired_is_no_candidate_and_its_opportunity_goes_unless_it_has_a_pin(
    research: Research,
) -> None:
    kept = BroughtProduct(asin=LAMP, title="Desk lamp")
    await bring(research, BroughtProduct(asin=MUG, title="Travel mug"), kept, expires_in=timedelta(hours=24))
    assert await research.score() == 2
    lamp = await research.opportunity(LAMP)
    async with research.database.tenant_session(research.tenant_id) as session:
        pin = good_pin(research.project, None, research.clock.now(), asin=LAMP, opportunity_id=lamp.id)
        await insert_pin(session, pin)
    research.turn(hours=24)
    assert await research.score() == 0
    assert await research.opportunities() == []
    (ended,) = await research.opportunities(state=OpportunityState.ENDED)
    assert (ended.asin, ended.ended) == (LAMP, "What brought it was taken back, or has expired.")


@pytest.mark.parametrize(("state", "counts"), [(PinState.IN_REVIEW, True), (PinState.REJECTED, False)])
async def test_a_rejected_pin_of_a_brought_product_takes_no_room(
    research: Research, state: PinState, counts: bool
) -> None:
    await bring(research, BroughtProduct(asin=MUG, title="Travel mug"))
    async with research.database.tenant_session(research.tenant_id) as session:
        pin = good_pin(research.project, None, research.clock.now(), asin=MUG)
        await insert_pin(session, msgspec.structs.replace(pin, state=state))
    await research.score()
    assert points(await research.opportunity(MUG), "competition") == (0 if counts else 8)


async def test_what_the_key_alone_told_can_be_prohibited_and_the_verdict_outlives_it(
    research: Research,
) -> None:
    told = BroughtProduct(asin=MUG, title="Starter set", category="Vape")
    await bring(research, told, expires_in=timedelta(hours=24))
    await research.score()
    mug = await research.opportunity(MUG)
    assert mug.score == 0
    assert mug.live_facts == ("title", "category")
    assert "does not allow pins for" in mug.parts[-1].reason
    assert "Vape" not in mug.parts[-1].reason
    now = research.turn(hours=24)
    async with research.database.tenant_session(research.tenant_id, read_only=True) as session:
        assert (await explain_opportunity(session, mug.id, now)).equal


async def test_a_price_keeps_the_currency_that_it_was_told_in(research: Research, cast: Cast) -> None:
    table = f'ASIN,Title,Price\n{MUG},Travel mug,"30,00 €"\n'
    await import_products(
        research.database,
        JobQueue(),
        BUILT_IN,
        actor_of(cast.bob),
        research.project.id,
        BroughtFile(content=table.encode(), name="mine.csv"),
        research.clock.now(),
    )
    told = BroughtProduct(asin=MUG, price=Decimal(20), currency="USD")
    await bring(research, told, expires_in=timedelta(hours=24))
    async with research.database.tenant_session(research.tenant_id) as session:
        (live,) = await list_brought_candidates(session, research.project.id, research.clock.now())
        later = research.clock.now() + timedelta(hours=24)
        (own,) = await list_brought_candidates(session, research.project.id, later)
    assert (live.price, live.currency) == (Decimal(20), "USD")
    assert (own.price, own.currency) == (Decimal(30), "EUR")


async def test_another_tenants_products_are_no_candidates(research: Research, mallorys: Research) -> None:
    await bring(research, BroughtProduct(asin=MUG, title="Travel mug"))
    assert await mallorys.score() == 0


@pytest.mark.parametrize(("rank", "size"), [(None, 50), (5, None), (0, 0)])
def test_a_rank_without_its_list_is_no_signal(research: Research, rank: int | None, size: int | None) -> None:
    signals = Signals(
        rank=rank, list_size=size, observed_at=research.clock.now(), title="Mug", category="Kitchen"
    )
    with pytest.raises(InvalidInputError):
        score_opportunity(signals, Weights(), research.clock.now())


async def test_what_a_person_hid_stays_hidden_when_it_expires_and_is_brought_again(
    research: Research, cast: Cast
) -> None:
    mug = BroughtProduct(asin=MUG, title="Travel mug", price=Decimal("24.99"), currency="EUR")
    await bring(research, mug, expires_in=timedelta(hours=24))
    await research.score()
    before = await research.opportunity(MUG)
    async with research.database.tenant_session(research.tenant_id) as session:
        await hide_opportunity(
            session, actor_of(cast.alice), before.id, hidden=True, now=research.clock.now()
        )
    research.turn(hours=24)
    assert await research.score() == 0
    assert await purge_live_facts(research.system, research.clock.now()) == 1
    expired = await research.opportunity(MUG)
    assert (expired.id, expired.state) == (before.id, OpportunityState.HIDDEN)
    # What the key fetched may not be kept; that it was hidden is the user's own.
    assert (expired.title, expired.image_url, expired.price, expired.currency) == (None, None, None, None)
    stored = "select count(*) from opportunity where signals::text like '%mug%'"
    assert await research.value(stored) == 0
    async with research.database.tenant_session(research.tenant_id) as session:
        told = await explain_opportunity(session, expired.id, research.clock.now())
    assert not told.recomputable
    assert NO_LONGER in told.verdict
    research.turn(hours=1)
    await bring(research, mug, expires_in=timedelta(hours=24))
    assert await research.score() == 1
    again = await research.opportunity(MUG)
    assert (again.id, again.state, again.title) == (before.id, OpportunityState.HIDDEN, "Travel mug")
