"""Pinterest's figures over the wire: the stand-in, judged by the official description, and every refusal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta

import httpx2
import pytest

from pinflow.accounts.pace.pace import NotSentError, Pace, Resource, ToldLimits
from pinflow.analytics.sources import FiguresRefusedError, PinterestFigures
from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.integrations.pinterest.models import NewPin
from pinflow.kit.http import new_http_client
from tests.analytics.figures import DAY, Figures
from tests.contract.canned_answers import canned
from tests.contract.fixtures import SandboxAccount, SandboxPinterest
from tests.contract.pictures import jpeg
from tests.posting.world import World

BASE = "https://api.pinterest.com/v5"
START, END = date(2026, 11, 20), date(2026, 11, 24)


class CountingPace(Pace):
    def __init__(self) -> None:
        self.asked: list[Resource] = []
        self.told: list[ToldLimits] = []

    async def before(self, resource: Resource) -> None:
        self.asked.append(resource)

    def tell(self, limits: ToldLimits) -> None:
        self.told.append(limits)


@pytest.fixture
async def http() -> AsyncIterator[httpx2.AsyncClient]:
    async with new_http_client() as client:
        yield client


@pytest.fixture
def sandbox_account(sandbox_pinterest: SandboxPinterest) -> SandboxAccount:
    return sandbox_pinterest.create_account()


async def pin_on(sandbox: SandboxPinterest, account: SandboxAccount, http: httpx2.AsyncClient) -> str:
    pin = NewPin(
        board_id=account.boards[0][0],
        picture=jpeg(200, 300),
        media_type="image/jpeg",
        title="A kettle",
        description="#ad",
        alt_text="A kettle",
        link=None,
    )
    return (await PinterestClient(http, sandbox.base_url, account.access_token).create_pin(pin)).id


async def test_one_and_many_tell_the_same_days_within_the_contract(
    sandbox_pinterest: SandboxPinterest, sandbox_account: SandboxAccount, http: httpx2.AsyncClient
) -> None:
    pins = [await pin_on(sandbox_pinterest, sandbox_account, http) for _ in range(2)]
    source, pace = PinterestFigures(http), CountingPace()
    # The stand-in's clock stands at 23 November, and its day is not told yet: the day before was no pin.
    ask = (sandbox_pinterest.base_url, sandbox_account.access_token)
    one = [await source.read_one(*ask, pin, START, END, pace) for pin in pins]
    assert await source.read_many(*ask, pins, START, END, pace) == dict(zip(pins, one, strict=True))
    assert one == [[], []]
    assert pace.asked == ["analytics"] * 3
    assert {told.resource for told in pace.told} == {"analytics"}
    assert {policy.quota for told in pace.told for policy in told.policies} == {60, 100}


async def test_a_run_stores_what_the_stand_in_tells_and_the_pin_page_shows_it(
    sandbox_pinterest: SandboxPinterest,
    sandbox_account: SandboxAccount,
    http: httpx2.AsyncClient,
    figures: Figures,
    world: World,
) -> None:
    standing = await pin_on(sandbox_pinterest, sandbox_account, http)
    account = await world.add_account(
        "On the stand-in", base_url=sandbox_pinterest.base_url, token=sandbox_account.access_token
    )
    first = world.clock.now().date()
    pin = await figures.add_published(world.clock.now(), account, pinterest_pin_id=standing)
    gone = await figures.add_published(world.clock.now(), account, pinterest_pin_id="4242")
    world.clock.turn(timedelta(days=6))
    run = await figures.read(PinterestFigures(http))
    assert (run.pins, run.without, run.problems) == (1, 1, {})
    days = await figures.days(pin)
    assert [each.day for each in days] == [first + n * DAY for n in range(6)]
    assert [each.final for each in days] == [True, True, True, True, False, False]
    assert sum(each.impressions for each in days) > 50
    told = await figures.show(gone)
    assert told.reason is not None and "not on Pinterest" in told.reason


async def test_the_client_sends_what_the_description_asks_for() -> None:
    sent: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request)
        return httpx2.Response(
            200,
            json={
                "all": {
                    "daily_metrics": [
                        {
                            "data_status": "READY",
                            "date": "2026-11-21",
                            "metrics": {"IMPRESSION": 240, "SAVE": 9.0, "OUTBOUND_CLICK": -1},
                        },
                        {"data_status": "READY", "date": "2026-11-20", "metrics": {"IMPRESSION": 7}},
                        {"data_status": "PROCESSING", "date": "2026-11-22", "metrics": {"IMPRESSION": 1}},
                    ],
                    "lifetime_metrics": {"TOTAL_COMMENTS": 1},
                    "summary_metrics": {"IMPRESSION": 247},
                }
            },
        )

    source = PinterestFigures(new_http_client(transport=canned(answer)))
    days = await source.read_one(BASE, "pina_x", "4242", START, END)
    assert str(sent[0].url) == (
        f"{BASE}/pins/4242/analytics?start_date=2026-11-20&end_date=2026-11-24"
        "&metric_types=IMPRESSION%2CSAVE%2COUTBOUND_CLICK%2CPIN_CLICK"
    )
    assert [(each.day.day, each.impressions, each.saves, each.outbound_clicks) for each in days] == [
        (20, 7, 0, 0),
        (21, 240, 9, 0),
    ]


async def test_what_is_no_id_or_too_much_at_once_is_refused_before_it_is_sent() -> None:
    source = PinterestFigures(new_http_client(transport=canned(lambda _: httpx2.Response(500))))
    for ask in (["x"], [], [str(number) for number in range(101)]):
        with pytest.raises(FiguresRefusedError) as told:
            await source.read_many(BASE, "pina_x", ask, START, END)
        assert told.value.blame == "pins"
    with pytest.raises(FiguresRefusedError):
        await source.read_one(BASE, "pina_x", "../user_account", START, END)


@pytest.mark.parametrize(
    ("status", "body", "one", "many"),
    [
        (
            401,
            {"code": 3, "message": "Your application consumer type is not supported."},
            "permission",
            "pins",
        ),
        (401, {"code": 7, "message": "Not authorized to access board or Pin."}, "pin", "pins"),
        (403, {"code": 29, "message": "You are not permitted to access that resource."}, "pin", "pins"),
        (403, {"code": 403, "message": "Not authorized to access board or Pin."}, "pin", "pins"),
        (404, {"code": 50, "message": "Pin not found."}, "pin", "pins"),
        (400, {"code": 1, "message": "Invalid pins analytics parameters."}, "pin", "pins"),
        (401, {"code": 2, "message": "Authentication failed."}, "account", "account"),
        (403, {"code": 2625, "message": "Disapproved."}, "account", "account"),
        (429, {"code": 9, "message": "Blocked for spam."}, "account", "account"),
        (429, {"code": 8, "message": "This request exceeded a rate limit."}, "nobody", "nobody"),
        (500, {"code": 0, "message": "Oh."}, "nobody", "nobody"),
        (503, {"code": 2787, "message": "Something went wrong on our end."}, "nobody", "nobody"),
    ],
)
async def test_every_refusal_says_what_it_is_due_to(
    status: int, body: dict[str, object], one: str, many: str
) -> None:
    answer = lambda _: httpx2.Response(status, json=body, headers={"retry-after": "90"})  # noqa: E731
    source = PinterestFigures(new_http_client(transport=canned(answer)))
    with pytest.raises(FiguresRefusedError) as told:
        await source.read_one(BASE, "pina_x", "4242", START, END)
    assert told.value.blame == one
    with pytest.raises(FiguresRefusedError) as together:
        await source.read_many(BASE, "pina_x", ["4242"], START, END)
    assert together.value.blame == many
    assert together.value.limited is (body["code"] == 8)
    assert together.value.for_good is (body["code"] == 3)
    if body["code"] == 8:
        assert together.value.retry_after == timedelta(seconds=90)


async def test_nothing_is_sent_when_the_pace_says_no(http: httpx2.AsyncClient) -> None:
    class Closed(Pace):
        async def before(self, resource: Resource) -> None:
            raise NotSentError("accounts.limit_used_up", "Later.")

    with pytest.raises(NotSentError):
        await PinterestFigures(http).read_one(BASE, "pina_x", "4242", START, END, Closed())


def test_pinterests_own_sandbox_is_not_asked() -> None:
    source = PinterestFigures(new_http_client())
    assert source.why_none("https://api-sandbox.pinterest.com/v5") is not None
    assert source.why_none(BASE) is None
