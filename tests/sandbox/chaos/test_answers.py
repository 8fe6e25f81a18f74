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
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.sandbox.chaos.api import Api, Settings
from pinflow.sandbox.chaos.faults import Fault, Faults
from pinflow.sandbox.chaos.serve import start_server
from pinflow.sandbox.chaos.world import World
from tests.contract.judge import official_judge
from tests.contract.judged_transport import JudgedTransport
from tests.contract.pictures import jpeg

WINDOW = timedelta(minutes=15)
BACK = "https://pins.example.org/accounts/callback"


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

    async def allow(self, account: dict[str, Any]) -> dict[str, Any]:
        """Tokens for an account whose owner allows the app on the page."""
        asked = {"response_type": "code", "client_id": "1", "redirect_uri": BACK, "state": "s", "scope": "a"}
        sent = await self.http.get("/oauth/", params={**asked, "account_id": account["id"]})
        code = parse_qs(urlsplit(sent.headers["location"]).query)["code"][0]
        answer = await self.token({"grant_type": "authorization_code", "code": code, "redirect_uri": BACK})
        assert answer.status_code == 200, answer.text
        again = await self.token({"grant_type": "authorization_code", "code": code, "redirect_uri": BACK})
        assert again.status_code == 400, "a code holds once"
        tokens: dict[str, Any] = answer.json()
        return tokens

    async def renew(self, tokens: dict[str, Any]) -> httpx2.Response:
        return await self.token({"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]})

    async def token(self, form: dict[str, str], app: str = "1:secret") -> httpx2.Response:
        basic = base64.b64encode(app.encode()).decode()
        return await self.http.post("/v5/oauth/token", data=form, headers={"authorization": f"Basic {basic}"})

    async def status(self, tokens: dict[str, Any]) -> int:
        """What somebody is answered who reads with this access token."""
        headers = {"authorization": f"Bearer {tokens['access_token']}"}
        return (await self.http.get(f"/v5/boards/{self.board_id}/pins", headers=headers)).status_code

    async def report(self) -> dict[str, Any]:
        told: dict[str, Any] = (await self.http.get("/_chaos/report")).json()
        return told


@asynccontextmanager
async def there(
    clock: FixedClock,
    kinds: Sequence[Fault] = (),
    *,
    accounts: int = 1,
    by_oauth_every: int = 0,
    judge: bool = True,
) -> AsyncIterator[There]:
    settings = Settings(
        seed=1,
        kinds=list(kinds),
        share=1.0,
        late_seconds=0.05,
        settle_seconds=WINDOW.total_seconds(),
        access_seconds=3600,
        app="1:secret",
    )
    server = await start_server(Api(clock, settings))
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    transport: httpx2.AsyncBaseTransport = httpx2.AsyncHTTPTransport()
    if judge:
        transport = JudgedTransport(transport, official_judge())
    try:
        async with httpx2.AsyncClient(base_url=url, transport=transport, timeout=10) as http:
            order = {
                "count": accounts,
                "boards": 2,
                "pins_each": 1,
                "by_oauth_every": by_oauth_every,
            }
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


async def test_who_is_blocked_for_spam_reads_nothing_either(described: None, clock: FixedClock) -> None:
    async with there(clock, [Fault.SPAM_BLOCK], accounts=8) as one:
        blocked = []
        for account in one.accounts:
            one.speak_for(account)
            if (await one.create("https://finds.example/1")).status_code == 429:
                blocked.append(account)
        one.speak_for(*blocked)
        for path in (f"/v5/boards/{one.board_id}/pins", "/v5/pins", "/v5/boards", "/v5/user_account"):
            answer = await one.http.get(path)
            assert answer.status_code == 429
            assert "spam" in answer.json()["message"]


async def test_a_field_that_the_description_does_not_name_is_noted_as_a_wrong_request(
    clock: FixedClock,
) -> None:
    async with there(clock, judge=False) as one:
        body = {"board_id": one.board_id, "media_source": {"source_type": "video_id", "media_id": "1"}}
        answer = await one.http.post("/v5/pins", json={**body, "publish_at": "2026-12-01"})
        assert answer.status_code == 400
        assert "publish_at" in (await one.report())["refused_requests"][0]


async def test_an_access_token_ends_and_a_renewal_brings_the_next_pair(
    described: None, clock: FixedClock
) -> None:
    async with there(clock, by_oauth_every=1) as one:
        (account,) = one.accounts
        pasted = {"access_token": account["access_token"]}
        assert await one.status(pasted) == 200
        first = await one.allow(account)
        assert await one.status(pasted) == 401, "what was pasted before is over"
        assert 2000 < first["expires_in"] < 5100
        assert await one.status(first) == 200
        clock.turn(timedelta(seconds=first["expires_in"]))
        assert await one.status(first) == 401
        second = (await one.renew(first)).json()
        assert await one.status(second) == 200
        assert (await one.http.post(f"/_chaos/accounts/{account['id']}/token")).status_code == 403
        report = await one.report()
        assert report["calls"]["token_at_end"] == 1
        assert report["renewals"] == {"asked": 1, "renewed": 1, "taken_up": 1}


async def test_a_pair_is_good_until_the_next_is_used_and_over_then(
    described: None, clock: FixedClock
) -> None:
    async with there(clock, by_oauth_every=1) as one:
        first = await one.allow(one.accounts[0])
        lost = (await one.renew(first)).json()
        # The answer was lost: who asks again with the former token is not locked out.
        second = (await one.renew(first)).json()
        assert await one.status(first) == 200
        assert await one.status(second) == 200
        for over in (first, lost):
            assert await one.status(over) == 401
            refused = await one.renew(over)
            assert (refused.status_code, refused.json()["code"]) == (401, 283)
        assert (await one.renew(second)).status_code == 200
        report = await one.report()
        assert report["renewals"] == {"asked": 5, "renewed": 3, "dead": 2, "taken_up": 1}
        assert report["refused_requests"] == [
            "POST /v5/oauth/token: The authorization code is invalid or was used."
        ]


async def test_a_token_that_ends_mid_flight_is_renewed_and_no_owner_pastes_another(
    described: None, clock: FixedClock
) -> None:
    async with there(clock, [Fault.TOKEN_EXPIRED], accounts=4, by_oauth_every=1) as one:
        refused = {}
        for account in one.accounts:
            tokens = await one.allow(account)
            one.speak_for({**account, **tokens})
            answer = await one.create("https://finds.example/1")
            if answer.status_code != 201:
                refused[account["id"]] = (account, tokens, answer)
        ((account, tokens, answer),) = refused.values()
        assert (answer.status_code, answer.json()["code"]) == (401, 2)
        one.speak_for({**account, **(await one.renew(tokens)).json()})
        assert (await one.create("https://finds.example/1")).status_code == 201
        assert (await one.report())["struck"] == {"token_expired": 1}


@pytest.mark.parametrize(
    "fault",
    [
        Fault.ERROR_BEFORE_COMMIT,
        Fault.ERROR_AFTER_COMMIT,
        Fault.DROP_BEFORE_COMMIT,
        Fault.DROP_AFTER_COMMIT,
        Fault.ANSWER_LATE,
        Fault.LIMITED_WITH_WAIT,
        Fault.LIMITED_WITHOUT_WAIT,
    ],
)
async def test_a_renewal_that_goes_wrong_leaves_the_pair_before_it_good(
    clock: FixedClock, fault: Fault
) -> None:
    async with there(clock, [fault], by_oauth_every=1, judge=False) as one:
        tokens = await one.allow(one.accounts[0])
        for _ in range(4):
            try:
                answer = await one.renew(tokens)
            except httpx2.TransportError:
                continue
            assert answer.status_code == 200 if fault is Fault.ANSWER_LATE else answer.status_code >= 429
        assert await one.status(tokens) == 200
        report = await one.report()
        assert report["renewals"] == {"asked": 4, str(fault): 4, "taken_up": 0}
        assert report["struck"] == {}, "these count calls about pins"


async def test_a_renewal_that_is_lost_for_good_leaves_nothing_that_is_good(clock: FixedClock) -> None:
    async with there(clock, [Fault.RENEWAL_LOST], accounts=12, by_oauth_every=1, judge=False) as one:
        lost = {}
        for account in one.accounts:
            tokens = await one.allow(account)
            one.speak_for({**account, **tokens})
            with contextlib.suppress(httpx2.TransportError):
                await one.create("https://finds.example/1")
                if (await one.renew(tokens)).status_code == 200:
                    continue
            lost[account["id"]] = tokens
        ((account_id, tokens),) = lost.items()
        assert await one.status(tokens) == 401
        assert (await one.renew(tokens)).json()["code"] == 283
        report = await one.report()
        assert report["troubled"] == {account_id: "renewal_lost"}
        assert report["renewals"]["renewal_lost"] == 1


async def test_another_app_gets_nothing_and_is_noted(described: None, clock: FixedClock) -> None:
    async with there(clock, by_oauth_every=1) as one:
        form = {
            "grant_type": "refresh_token",
            "refresh_token": (await one.allow(one.accounts[0]))["refresh_token"],
        }
        answer = await one.token(form, app="1:another")
        assert (answer.status_code, answer.json()["code"]) == (401, 2)
        assert "Authentication failed" in (await one.report())["refused_requests"][-1]


def test_what_goes_wrong_follows_from_the_seed() -> None:
    world = World()
    accounts = [world.add_account(1, by_oauth=place % 3 == 0) for place in range(400)]
    first, same, other = (Faults(seed, list(Fault), 0.4) for seed in (1, 1, 2))
    troubles = first.troubles(accounts, 5)
    assert troubles == same.troubles(accounts, 5) != other.troubles(accounts, 5)
    by_fault: dict[tuple[Fault, bool], int] = {}
    for account_id, trouble in troubles.items():
        key = (trouble.fault, world.accounts[account_id].by_oauth)
        by_fault[key] = by_fault.get(key, 0) + 1
    assert by_fault[Fault.TOKEN_EXPIRED, True] > 2
    assert by_fault[Fault.TOKEN_EXPIRED, False] > 5
    assert by_fault[Fault.RENEWAL_LOST, True] == 2
    assert (Fault.RENEWAL_LOST, False) not in by_fault
    drawn = [[each.on_create(each.dice("a", number)) for number in range(500)] for each in (first, same)]
    assert drawn[0] == drawn[1]
    assert 0.35 < sum(fault is not None for fault in drawn[0]) / 500 < 0.45
