"""Published pins and what is told of them, for tests."""

from __future__ import annotations

import dataclasses
import itertools
from datetime import date, datetime, timedelta

from pinflow.accounts.models import Account
from pinflow.analytics.models import (
    AccountReading,
    CountRules,
    FiguresRead,
    FigureTools,
    PinReading,
    StoredDay,
)
from pinflow.analytics.queries import find_account_reading, find_pin_reading, list_days
from pinflow.analytics.read_figures import read_figures
from pinflow.analytics.show_figures import PinFigures, show_figures
from pinflow.analytics.sources import FakeFiguresSource, FiguresSource
from pinflow.analytics.sources.figures_source import DayFigures
from pinflow.kit.crypto import SecretBox
from pinflow.pins.pin import Pin, PinState
from tests.factories.accounts import SECRETS
from tests.posting.world import World

DAY = timedelta(days=1)
_ids = itertools.count(7_000_000)


def day_of(day: date, clicks: int = 2, *, settled: bool = True) -> DayFigures:
    return DayFigures(
        day=day,
        impressions=100 * clicks,
        saves=clicks,
        outbound_clicks=clicks,
        pin_clicks=3 * clicks,
        settled=settled,
    )


@dataclasses.dataclass
class Figures:
    """A world whose published pins are followed."""

    world: World
    source: FakeFiguresSource

    def tools(self, source: FiguresSource | None = None, secrets: SecretBox = SECRETS) -> FigureTools:
        return FigureTools(
            database=self.world.database,
            clock=self.world.clock,
            secrets=secrets,
            source=source or self.source,
            count=CountRules(pins=10, weeks=2, days=2),
        )

    async def add_published(
        self,
        published_at: datetime | None = None,
        account: Account | None = None,
        *,
        state: PinState = PinState.PUBLISHED,
        pinterest_pin_id: str | None = "the next",
    ) -> Pin:
        """A pin that went out, without the journey; its id on Pinterest is a new one unless it is said."""
        world = self.world
        pin = await world.add_pin((account or world.account).id)
        await world.change_row(
            pin,
            "state = $2, pinterest_pin_id = $3, published_at = $4",
            str(state),
            str(next(_ids)) if pinterest_pin_id == "the next" else pinterest_pin_id,
            published_at or world.clock.now() - DAY,
        )
        return await world.read(pin)

    def tell(self, pin: Pin, days: int, clicks: int = 2) -> None:
        """The pin brought so much on each of its first days."""
        assert pin.pinterest_pin_id is not None and pin.published_at is not None
        first = pin.published_at.date()
        self.source.figures[pin.pinterest_pin_id] = [day_of(first + n * DAY, clicks) for n in range(days)]

    async def read(self, source: FiguresSource | None = None, secrets: SecretBox = SECRETS) -> FiguresRead:
        """One run for the project."""
        world = self.world
        return await read_figures(self.tools(source, secrets), world.tenant_id, world.project.id)

    async def days(self, pin: Pin) -> list[StoredDay]:
        async with self.world.database.tenant_session(self.world.tenant_id, read_only=True) as session:
            return await list_days(session, pin.id, 1000)

    async def reading(self, pin: Pin) -> PinReading | None:
        async with self.world.database.tenant_session(self.world.tenant_id, read_only=True) as session:
            return await find_pin_reading(session, pin.id)

    async def account_reading(self, account: Account | None = None) -> AccountReading:
        async with self.world.database.tenant_session(self.world.tenant_id, read_only=True) as session:
            return await find_account_reading(session, (account or self.world.account).id)

    async def show(self, pin: Pin) -> PinFigures:
        async with self.world.database.tenant_session(self.world.tenant_id, read_only=True) as session:
            return await show_figures(session, pin.id, self.world.clock.now())
