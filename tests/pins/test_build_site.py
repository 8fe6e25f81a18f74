"""Which products the site of a brand shows."""

from __future__ import annotations

from pathlib import Path
from typing import cast as typed

from pinflow.kit.blobs import BlobStore
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.pins.build_site import build_site
from pinflow.research.hide_opportunity import hide_opportunity
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.factories.projects import add_project
from tests.research.lists import CHAIR, KNIFE, LAMP, MUG, Research, page, seen

NO_PICTURES = typed(BlobStore, None)  # no pin, no picture


async def test_hidden_prohibited_and_ended_products_are_not_on_the_site(
    database: Database, system_database: SystemDatabase, clock: FixedClock, cast: Cast, tmp_path: Path
) -> None:
    project = await add_project(database, cast.alice.tenant_id, clock.now())
    research, alice = Research(database, system_database, clock, project), actor_of(cast.alice)
    list_id = await research.watch()
    await research.see(list_id, page(seen(MUG, 1), seen(LAMP, 2), seen(KNIFE, 3), seen(CHAIR, 4)))
    await research.score()
    assert (await research.opportunity(KNIFE)).score == 0
    async with database.tenant_session(project.tenant_id) as session:
        lamp = await research.opportunity(LAMP)
        await hide_opportunity(session, alice, lamp.id, hidden=True, now=clock.now())
    research.turn(days=1)
    await research.see(list_id, page(seen(MUG, 1), seen(LAMP, 2), seen(KNIFE, 3)))
    await research.score()
    built = await build_site(
        database, NO_PICTURES, alice, project.id, tmp_path, base_url=None, now=clock.now()
    )
    assert built.pages == 1
    written = "".join(path.read_text() for path in tmp_path.rglob("*.html"))
    assert "Insulated travel mug" in written
    assert not [title for title in ("Desk lamp", "throwing knife", "garden chair") if title in written]
