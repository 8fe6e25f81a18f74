"""What the chaotic stand-in answers is what Pinterest's official description allows."""

from __future__ import annotations

import asyncio
import base64
import contextlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx2
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.sandbox.chaos.api import Api, Settings
from pinflow.sandbox.chaos.faults import Fault, Faults
from pinflow.sandbox.chaos.serve import start_server
from tests.contract.judge import official_judge
from tests.contract.judged_transport import JudgedTransport
from tests.contract.pictures import jpeg

WINDOW = timedelta(minutes=15)


class There:
    """A stand-in, and a judged client that speaks for one of its accounts."""

    def __init__(self, http: httpx2.AsyncClient, accounts: list[dict[str, Any]]) -> None:
        self.http = http
        self.accounts = accounts
        self.speak_for(accounts[0])

    def speak_for(self, account: dict[str, Any]) -> None:
        """From now on with this account's token, on its first board."""
        self.board_id: str = account["boards"][0]
        self.http.headers["authorization"] = f"Bearer {account['access_token']}"

    async def create(self, link: str) -> httpx2.Response:
        picture = base64.b64encode(jpeg(200, 300)).decode()
        source = {"source_type": "image_base64", "content_type": "image/jpeg", "data": picture}
        body = {"board_id": self.board_id, "title": "A mug", "link": link, "media_source": source}
        return await self.http.post("/v5/pins", json=body)

    async def links(self) -> list[str]:
        """Of every page."""
        found, bookmark = [], None
        while True:
            query = {"page_size": "250", **({"bookmark": bookmark} if bookmark else {})}
            page = (await self.http.get(f"/v5/boards/{self.board_id}/pins", params=query)).json()
            found += [pin["link"] for pin in page["items"]]
            bookmark = page["bookmark"]
            if bookmark is None:
                return found


@asynccontextmanager
async def there(
    clock: FixedClock, kinds: Sequence[Fault] = (), *, accounts: int = 1, judge: bool = True
) -> AsyncIterator[There]:
    settings = Settings(
        seed=1, kinds=list(kinds), share=1.0, late_seconds=0.05, settle_seconds=WINDOW.total_seconds()
    )
    server = await start_server(Api(clock, settings))
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    transport: httpx2.AsyncBaseTransport = httpx2.AsyncHTTPTransport()
    if judge:
        transport = JudgedTransport(transport, official_judge())
    try:
        async with httpx2.AsyncClient(base_url=url, transport=transport, timeout=10) as http:
            order = {"count": accounts, "boards": 2, "pins_each": 1}
            made = (await http.post("/_chaos/accounts", json=order)).json()["accounts"]
            yield There(http, made)
    finally:
        server.close()
        # Its connections see their end before the loop goes away.
        await asyncio.sleep(0.01)


@pytest.fixture
def described(shared: Path) -> None:
    """The official description is here."""


async def test_every_answer_is_one_that_the_description_allows(described: None, clock: FixedClock) -> None:
    async with there(clock) as one:
        http = one.http
        created = await one.create("https://finds.example/1")
        assert created.status_code == 201
        pin_id = created.json()["id"]
        assert (await http.get(f"/v5/pins/{pin_id}")).json()["link"] == "https://finds.example/1"
        assert (await http.get("/v5/user_account")).json()["pin_count"] == 1
        boards = (await http.get("/v5/boards", params={"page_size": "250"})).json()
        assert [board["pin_count"] for board in boards["items"]] == [1, 0]
        assert (await http.post("/v5/boards", json={"name": "Garden"})).status_code == 201
        assert (await http.get(f"/v5/boards/{one.board_id}/pins")).json()["items"][0]["id"] == pin_id
        assert (await http.get("/v5/pins")).json()["items"][0]["id"] == pin_id
        media = (await http.post("/v5/media", json={"media_type": "video"})).json()
        uploaded = await http.post(media["upload_url"], content=b"a film")
        assert uploaded.status_code == 204
        assert (await http.get(f"/v5/media/{media['media_id']}")).json()["status"] == "succeeded"
        assert (await http.delete(f"/v5/pins/{pin_id}")).status_code == 204
        gone = await http.get(f"/v5/pins/{pin_id}")
        assert (gone.status_code, gone.json()["code"]) == (404, 50)
        http.headers["authorization"] = "Bearer pina_nobodys"
        refused = await http.get("/v5/user_account")
        assert (refused.status_code, refused.json()["code"]) == (401, 2)


async def test_a_list_has_pages_and_none_is_left_out(described: None, clock: FixedClock) -> None:
    async with there(clock) as one:
        links = [f"https://finds.example/{number}" for number in range(7)]
        for link in links:
            await one.create(link)
        assert await one.links() == links[::-1]


# What a fault does to a pin: (whether it stands at once, whether it ever stands).
EFFECTS: list[tuple[Fault, bool, bool]] = [
    (Fault.ERROR_BEFORE_COMMIT, False, False),
    (Fault.DROP_BEFORE_COMMIT, False, False),
    (Fault.LIMITED_WITH_WAIT, False, False),
    (Fault.LIMITED_WITHOUT_WAIT, False, False),
    (Fault.ERROR_AFTER_COMMIT, True, True),
    (Fault.DROP_AFTER_COMMIT, True, True),
    (Fault.COMMIT_LATE, False, True),
]


@pytest.mark.parametrize(("fault", "at_once", "ever"), EFFECTS, ids=[str(each[0]) for each in EFFECTS])
async def test_a_fault_does_what_its_name_says_and_stays_within_the_window(
    clock: FixedClock, fault: Fault, at_once: bool, ever: bool
) -> None:
    # Not judged: some of it comes from no Pinterest but from a gateway before it.
    async with there(clock, [fault], judge=False) as one:
        for number in range(8):
            try:
                answer = await one.create(f"https://finds.example/{number}")
            except httpx2.TransportError:
                continue
            assert answer.status_code in (429, 500, 502)
            if fault is Fault.LIMITED_WITH_WAIT:
                assert int(answer.headers["retry-after"]) > 0
        assert len(await one.links()) == (8 if at_once else 0)
        clock.turn(WINDOW)
        assert len(await one.links()) == (8 if ever else 0)


async def test_what_comes_after_the_window_is_marked_as_such(clock: FixedClock) -> None:
    async with there(clock, [Fault.COMMIT_AFTER_WINDOW], judge=False) as one:
        with contextlib.suppress(httpx2.TransportError):
            await one.create("https://finds.example/1")
        clock.turn(WINDOW)
        assert await one.links() == []
        clock.turn(WINDOW * 5)
        (pin,) = (await one.http.get("/_chaos/report")).json()["pins"]
        assert pin["outside_window"]


@pytest.mark.parametrize("fault", [Fault.SPAM_BLOCK, Fault.TOKEN_REVOKED, Fault.TOKEN_EXPIRED])
async def test_an_account_in_trouble_creates_nothing_until_its_owner_acts(
    described: None, clock: FixedClock, fault: Fault
) -> None:
    async with there(clock, [fault], accounts=8) as one:
        refused = {}
        for account in one.accounts:
            one.speak_for(account)
            answer = await one.create("https://finds.example/1")
            if answer.status_code != 201:
                refused[account["id"]] = answer
        assert (await one.http.get("/_chaos/report")).json()["troubled"] == dict.fromkeys(refused, str(fault))
        ((account_id, answer),) = refused.items()
        if fault is Fault.SPAM_BLOCK:
            assert answer.status_code == 429
            assert "spam" in answer.json()["message"]
        else:
            assert (answer.status_code, answer.json()["code"]) == (401, 2)
        again = await one.http.post(f"/_chaos/accounts/{account_id}/token")
        if fault is not Fault.TOKEN_EXPIRED:
            assert again.status_code == 403
            return
        account = next(each for each in one.accounts if each["id"] == account_id)
        one.speak_for({**account, "access_token": again.json()["access_token"]})
        assert (await one.create("https://finds.example/1")).status_code == 201


async def test_an_expired_token_can_be_refreshed(described: None, clock: FixedClock) -> None:
    async with there(clock) as one:
        form = {"grant_type": "refresh_token", "refresh_token": one.accounts[0]["refresh_token"]}
        app = {"authorization": "Basic YTpi"}
        answer = await one.http.post("/v5/oauth/token", data=form, headers=app)
        dead = await one.http.post("/v5/oauth/token", data={**form, "refresh_token": "x"}, headers=app)
        assert (dead.status_code, dead.json()["code"]) == (401, 283), "as the other stand-in says it"
        assert (await one.http.get("/v5/user_account")).status_code == 401
        one.speak_for({**one.accounts[0], "access_token": answer.json()["access_token"]})
        assert (await one.http.get("/v5/user_account")).status_code == 200


def test_what_goes_wrong_follows_from_the_seed() -> None:
    ids = [str(number) for number in range(400)]
    first, same, other = (Faults(seed, list(Fault), 0.4) for seed in (1, 1, 2))
    assert first.troubles(ids, 5) == same.troubles(ids, 5) != other.troubles(ids, 5)
    drawn = [[each.on_create(each.dice("a", number)) for number in range(500)] for each in (first, same)]
    assert drawn[0] == drawn[1]
    assert 0.35 < sum(fault is not None for fault in drawn[0]) / 500 < 0.45
