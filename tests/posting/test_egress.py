"""Every call for an account leaves through its proxy, whoever makes it; by a dead proxy none leaves."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from pinflow.accounts.list_boards import fetch_boards, list_sections
from pinflow.accounts.make_board import make_board, make_section
from pinflow.accounts.models import Account
from pinflow.accounts.providers import PinterestProvider
from pinflow.accounts.queries import get_account, update_proxy
from pinflow.accounts.refresh_boards import refresh_boards
from pinflow.accounts.renew_tokens import renew_tokens
from pinflow.accounts.seal_tokens import PROXY
from pinflow.analytics.models import AccountReading
from pinflow.analytics.queries import upsert_account_reading
from pinflow.analytics.read_figures import read_figures
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.tools import (
    board_check,
    egress,
    figure_tools,
    provider,
    publish_tools,
    renew_tools,
    trend_tools,
)
from pinflow.kit.crypto import seal
from pinflow.kit.errors import AppError, ExternalError
from pinflow.kit.http import new_http_client
from pinflow.pins.pin import Pin, PinState
from pinflow.posting.channels.channel import UnknownOutcomeError
from pinflow.posting.delete_published import delete_published
from pinflow.posting.models import AttemptState
from pinflow.posting.publish_pin import publish_pin
from pinflow.posting.reconcile_attempt import reconcile_attempt
from pinflow.settings import load_settings
from tests.accounts.conftest import APP_ID, APP_SECRET, register_app
from tests.conftest import TestUrls
from tests.contract.fixtures import SandboxAccount, SandboxPinterest
from tests.contract.pictures import jpeg
from tests.factories.accounts import SECRETS, actor_of
from tests.factories.runtime import make_runtime
from tests.kit.running_proxy import RunningProxy
from tests.kit.running_proxy import start_proxy as start_proxy
from tests.posting.test_channels import no_time
from tests.posting.world import World

LOGIN = ("seller", "right-secret")


@dataclasses.dataclass
class Line:
    """The tools as every process gets them, and an account that has a proxy of its own."""

    world: World
    runtime: Runtime
    sandbox: SandboxPinterest
    there: SandboxAccount
    account: Account
    pin: Pin | None = None

    @property
    def board_id(self) -> str:
        return self.there.boards[0][0]

    async def read(self) -> Account:
        async with self.world.database.tenant_session(self.account.tenant_id) as session:
            return await get_account(session, self.account.id)

    async def leave_by(self, proxy: str) -> None:
        async with self.world.database.tenant_session(self.account.tenant_id) as session:
            sealed = await seal(session, SECRETS, PROXY, proxy)
            await update_proxy(session, self.account.id, sealed, "shown")

    async def renewed_client(self) -> None:
        """Connections are kept, and a proxy tells each once: with a new client every use is told."""
        await self.runtime.http.aclose()
        self.runtime = dataclasses.replace(self.runtime, http=new_http_client())


def patient(line: Line) -> PinterestProvider:
    """As ``provider`` makes it, but it sits out a blip in no time."""
    return PinterestProvider(line.runtime.http, egress(line.runtime), sleep=no_time)


async def due(line: Line, **changes: object) -> None:
    line.pin = await line.world.add_due(
        line.account.id, board_id=line.board_id, picture=jpeg(400, 600), **changes
    )


async def due_film(line: Line) -> None:
    await due(line)
    assert line.pin is not None
    await line.world.change_row(
        line.pin,
        "kind = 'video', video_size = 1, video_seconds = 6, video_sha256 = picture_sha256",
    )
    line.pin = await line.world.read(line.pin)
    async with line.world.system_database.system_session() as session:
        await session.execute("update approval set payload_hash = $1", line.pin.payload().hash())


async def unknown(line: Line) -> None:
    await due(line)
    assert line.pin is not None

    async def no_answer() -> None:
        raise UnknownOutcomeError("x.no_answer", "No answer.")

    line.world.channel.before = no_answer
    await line.world.publish(line.pin)


async def published(line: Line) -> None:
    await due(line)
    assert line.pin is not None
    assert (await line.world.publish(line.pin)).state is PinState.PUBLISHED


async def published_yesterday(line: Line) -> None:
    await published(line)
    # Before a day is over there are no figures to ask for. One request: the proxy reads one a connection.
    line.world.clock.turn(timedelta(days=1))
    async with line.world.database.tenant_session(line.account.tenant_id) as session:
        singly = AccountReading(singly_until=line.world.clock.now() + timedelta(days=1))
        await upsert_account_reading(session, line.account.id, singly)


async def nothing(line: Line) -> None:
    """Needs no pin."""


async def publish(line: Line) -> None:
    assert line.pin is not None
    await publish_pin(publish_tools(line.runtime), line.account.tenant_id, line.pin.id)
    # What was not sent gets another slot: the next call is made in it.
    pin = await line.world.read(line.pin)
    if pin.state is PinState.SCHEDULED and pin.scheduled_at is not None:
        line.world.turn_to(pin.scheduled_at)


async def reconcile(line: Line) -> None:
    assert line.pin is not None
    (attempt,) = await line.world.attempts(line.pin)
    assert attempt.state is AttemptState.UNKNOWN
    await reconcile_attempt(publish_tools(line.runtime), line.account.tenant_id, attempt.id, at_once=True)


async def delete(line: Line) -> None:
    assert line.pin is not None
    await delete_published(publish_tools(line.runtime), actor_of(line.world.cast.bob), line.pin.id)


async def renew(line: Line) -> None:
    await renew_tokens(renew_tools(line.runtime), line.account.tenant_id, line.account.id, force=True)
    # A renewal that failed is not made again at once.
    line.world.clock.turn(timedelta(hours=1))


async def ask_boards(line: Line) -> None:
    await fetch_boards(line.world.database, SECRETS, patient(line), await line.read(), line.world.clock.now())


async def ask_sections(line: Line) -> None:
    await list_sections(
        line.world.database,
        SECRETS,
        patient(line),
        line.account.tenant_id,
        line.account.id,
        line.board_id,
        line.world.clock.now(),
    )


async def add_board(line: Line) -> None:
    await make_board(
        line.world.database,
        SECRETS,
        patient(line),
        actor_of(line.world.cast.alice),
        line.account.id,
        name="Mugs",
        now=line.world.clock.now(),
    )


async def add_section(line: Line) -> None:
    await make_section(
        line.world.database,
        SECRETS,
        patient(line),
        actor_of(line.world.cast.alice),
        line.account.id,
        line.board_id,
        name="Mugs",
        now=line.world.clock.now(),
    )


async def refresh(line: Line) -> None:
    async with line.world.system_database.system_session() as session:
        await session.execute("update account set state = 'paused' where id <> $1", line.account.id)
    await refresh_boards(
        line.world.database,
        line.world.system_database,
        SECRETS,
        patient(line),
        line.world.clock.now(),
    )


async def require(line: Line) -> None:
    check = dataclasses.replace(board_check(line.runtime), provider=patient(line))
    await check.require(line.account.tenant_id, line.account.id, line.board_id, line.world.clock.now())


async def follow(line: Line) -> None:
    await read_figures(figure_tools(line.runtime), line.account.tenant_id, line.world.project.id)
    # An account that did not answer is asked again in the next run.
    line.world.clock.turn(timedelta(hours=1))


@pytest.fixture
async def line(
    world: World, sandbox_pinterest: SandboxPinterest, database_urls: TestUrls, tmp_path: Path
) -> AsyncIterator[Line]:
    there = sandbox_pinterest.create_account()
    register_app(sandbox_pinterest, there.id)
    settings = load_settings(
        {
            "PINFLOW_PINTEREST_APP_ID": APP_ID,
            "PINFLOW_PINTEREST_APP_SECRET": APP_SECRET,
            "PINFLOW_PINTEREST_API_URL": sandbox_pinterest.base_url,
        },
        data_dir=tmp_path,
    )
    runtime = make_runtime(world.database, world.system_database, database_urls, world.clock, settings)
    account = await world.add_account(
        "Behind a proxy",
        base_url=sandbox_pinterest.base_url,
        token=there.access_token,
        pinterest_id=there.id,
        refresh_token=there.refresh_token,
        access_life=timedelta(days=300),
        refresh_life=timedelta(days=600),
    )
    line = Line(world, dataclasses.replace(runtime, secrets=SECRETS), sandbox_pinterest, there, account)
    yield line
    await runtime.http.aclose()
    await line.runtime.http.aclose()


Step = Callable[[Line], Awaitable[None]]


@pytest.mark.parametrize(
    ("before", "act"),
    [
        pytest.param(due, publish, id="publish"),
        pytest.param(due_film, publish, id="prepare a video"),
        pytest.param(unknown, reconcile, id="look for an unknown outcome"),
        pytest.param(published, delete, id="delete"),
        pytest.param(published_yesterday, follow, id="read figures"),
        pytest.param(nothing, renew, id="renew the token"),
        pytest.param(nothing, ask_boards, id="list the boards"),
        pytest.param(nothing, ask_sections, id="list the sections"),
        pytest.param(nothing, add_board, id="make a board"),
        pytest.param(nothing, add_section, id="make a section"),
        pytest.param(nothing, refresh, id="refresh the boards"),
        pytest.param(nothing, require, id="check a board"),
    ],
)
async def test_it_leaves_through_the_accounts_proxy_and_by_no_other_way(
    line: Line,
    start_proxy: Callable[..., RunningProxy],
    unused_tcp_port: int,
    before: Step,
    act: Step,
) -> None:
    await before(line)
    await line.leave_by(f"http://127.0.0.1:{unused_tcp_port}")
    with suppress(AppError):
        await act(line)
    assert line.sandbox.calls() == 0
    proxy = start_proxy("http", *LOGIN)
    await line.leave_by(f"http://{LOGIN[0]}:{LOGIN[1]}@127.0.0.1:{proxy.port}")
    await line.renewed_client()
    with suppress(AppError, httpx2.HTTPError):
        await act(line)
    assert line.sandbox.calls() > 0
    # The answers may keep their connections open, and the proxy with them.
    await line.runtime.http.aclose()
    assert set(proxy.end()) == {line.sandbox.url.removeprefix("http://")}


async def test_what_every_process_asks_with_knows_the_accounts_way(line: Line) -> None:
    async with line.world.system_database.system_session() as session:
        await session.execute("update account set proxy = '\\x02', proxy_shown = 'http://p.example'")
    account = await line.read()
    ways = (
        provider(line.runtime).speaking_for,
        publish_tools(line.runtime).speaking_for,
        trend_tools(line.runtime).speaking_for,
        figure_tools(line.runtime).speaking_for,
    )
    for speaking_for in ways:
        with pytest.raises(ExternalError, match="cannot be decrypted"):
            async with speaking_for(account):
                pass
