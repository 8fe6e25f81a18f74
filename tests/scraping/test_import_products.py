"""A file becomes products of one project: looked at first, every row answered for, twice is once, undone."""

from __future__ import annotations

import dataclasses
import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from pinflow.kit.jobs import JobQueue
from pinflow.pins.pin import PinState
from pinflow.pins.queries import insert_pin
from pinflow.projects.models import Project
from pinflow.research.queries import list_opportunities
from pinflow.research.score_project import score_project
from pinflow.scraping.bring.import_products import (
    BroughtFile,
    ImportPlan,
    import_products,
    preview_import,
)
from pinflow.scraping.bring.models import ImportRun, ImportRunId, ReportRow, RowOutcome
from pinflow.scraping.bring.queries import list_import_runs, list_known, list_report
from pinflow.scraping.bring.take_back_import import take_back_import
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast, Person
from tests.factories.pins import good_pin
from tests.factories.projects import add_project
from tests.factories.readers import BUILT_IN

MUG, LAMP, CHAIR = "B00EXAMPL1", "B00EXAMPL2", "B00EXAMPL3"
FILE = f"asin,title,price\n{MUG},Travel mug,24.99\n{LAMP},Desk lamp,\n"


@dataclasses.dataclass
class Desk:
    """Bob at work on the project of alice's team."""

    database: Database
    system: SystemDatabase
    clock: FixedClock
    project: Project
    bob: Person

    async def bring(
        self, text: str | bytes, name: str = "finds.csv", *, by: Person | None = None, **more: Any
    ) -> tuple[ImportRun, bool]:
        return await import_products(
            self.database,
            JobQueue(),
            BUILT_IN,
            actor_of(by or self.bob),
            self.project.id,
            self._file(text, name, more),
            self.clock.now(),
        )

    async def preview(
        self, text: str | bytes, name: str = "finds.csv", *, by: Person | None = None, **more: Any
    ) -> ImportPlan:
        file = self._file(text, name, more)
        actor = actor_of(by or self.bob)
        return await preview_import(self.database, BUILT_IN, actor, self.project.id, file, self.clock.now())

    def _file(self, text: str | bytes, name: str, more: dict[str, Any]) -> BroughtFile:
        return BroughtFile(content=text if isinstance(text, bytes) else text.encode(), name=name, **more)

    async def take_back(self, run: ImportRun, *, by: Person | None = None) -> ImportRun:
        actor = actor_of(by or self.bob)
        async with self.database.tenant_session(actor.tenant_id) as session:
            return await take_back_import(session, JobQueue(), actor, run.id, self.clock.now())

    async def report(self, run: ImportRun) -> list[ReportRow]:
        async with self.database.tenant_session(self.bob.tenant_id) as session:
            return await list_report(session, run.id)

    async def known(self) -> dict[str, Any]:
        async with self.database.tenant_session(self.bob.tenant_id) as session:
            return await list_known(
                session, self.project.id, self.project.marketplace, [MUG, LAMP, CHAIR], self.clock.now()
            )

    async def value(self, sql: str) -> Any:
        async with self.system.system_session() as session:
            return await session.fetch_value(sql)


@pytest.fixture
async def desk(database: Database, system_database: SystemDatabase, clock: FixedClock, cast: Cast) -> Desk:
    project = await add_project(database, cast.bob.tenant_id, clock.now())
    return Desk(database, system_database, clock, project, cast.bob)


async def test_a_file_brings_its_products_and_asks_for_their_score(desk: Desk) -> None:
    run, is_new = await desk.bring(FILE, "C:\\Users\\bob\\finds.csv")
    assert is_new
    assert (run.file_name, run.source, run.ok_count, run.error_count) == ("finds.csv", "csv", 2, 0)
    assert run.mapping == {"asin": "asin", "title": "title", "price": "price"}
    known = await desk.known()
    assert (known[MUG].title, known[MUG].price, known[MUG].currency) == (
        "Travel mug",
        Decimal("24.99"),
        "EUR",
    )
    assert (known[LAMP].price, known[LAMP].currency) == (None, None)
    payload = await desk.value("select convert_from(payload, 'utf8') from queue.pgqueuer")
    assert json.loads(payload) == {"project_id": str(desk.project.id)}
    assert await desk.value("select action from audit_entry") == "products.brought"
    assert await desk.value("select count(*) from product") == 0, "the shared catalogue is not the user's"


async def test_a_preview_tells_the_same_and_writes_nothing(desk: Desk) -> None:
    text = f"asin,title\n{MUG},Mug\n{MUG},Mug\nnonsense,x\n"
    plan = await desk.preview(text)
    for table in ("import_run", "import_row", "brought_product", "audit_entry", "queue.pgqueuer"):
        assert await desk.value(f"select count(*) from {table}") == 0
    run, _ = await desk.bring(text)
    assert plan.report == await desk.report(run)
    assert [row.outcome for row in plan.report] == ["ok", "duplicate", "error"]
    assert (run.ok_count, run.duplicate_count, run.error_count) == (1, 1, 1)


async def test_one_bad_row_loses_nothing_else_and_says_what_to_do(desk: Desk) -> None:
    lines = ["asin,url,title", *(f"B{number:09d},,Thing {number}" for number in range(2, 40))]
    lines[16] = "B00ABC,,Mug"
    lines[20] = ",https://www.amazon.com/dp/B00EXAMPL1,Mug"
    lines[21] = f"{MUG},https://www.amazon.de/dp/{LAMP},Mug"
    lines[22] = ',"never closed'
    lines[23] = ",,Mug"
    run, _ = await desk.bring("\n".join(lines))
    assert (run.ok_count, run.error_count) == (38 - 5, 5)
    said = {row.line: row.message for row in await desk.report(run) if row.outcome is RowOutcome.ERROR}
    assert (
        said[17] == "Row 17: “B00ABC” has 6 characters; an ASIN has 10. Copy it from the product's address."
    )
    assert said[21] is not None and "amazon.com; the project “Finds” and its affiliate tag" in said[21]
    assert said[22] is not None and "two products" in said[22]
    assert said[23] is not None and "quotation mark" in said[23]
    assert said[24] is not None and "neither an ASIN nor an address" in said[24]
    assert [row.line for row in await desk.report(run)] == list(range(2, 40))


async def test_what_cannot_be_read_beside_the_product_is_left_out_and_said(desk: Desk) -> None:
    text = (
        "asin;title;price;currency;rank;note\n"
        f"{MUG};{'x' * 600};abc;EUR;#1,204;keep\n{LAMP};Lamp;12 €;USD;0;\n{CHAIR};Chair;1.299,00;euros;7;\n"
    )
    run, _ = await desk.bring(text)
    mug, lamp, chair = await desk.report(run)
    assert all(row.outcome is RowOutcome.OK for row in (mug, lamp, chair))
    assert mug.message == (
        f"Row 2: {MUG} is taken, but its price “abc” cannot be read; its title was cut after 500 characters."
    )
    assert lamp.message is not None
    assert "not in USD" in lamp.message and "“0” is no rank" in lamp.message
    known = await desk.known()
    assert (known[MUG].price, known[MUG].rank, known[MUG].note) == (None, 1204, "keep")
    assert (known[CHAIR].price, known[CHAIR].currency) == (Decimal("1299.00"), "EUR")


async def test_the_same_file_twice_changes_nothing_whatever_it_is_called(desk: Desk) -> None:
    first, _ = await desk.bring(FILE)
    before = await desk.value("select string_agg(b::text, '|' order by id) from brought_product b")
    again, is_new = await desk.bring(FILE, "another-name.csv")
    assert (again.id, is_new) == (first.id, False)
    assert await desk.value("select count(*) from import_run") == 1
    assert await desk.value("select string_agg(b::text, '|' order by id) from brought_product b") == before
    plan = await desk.preview(FILE)
    assert plan.same_as is not None and plan.same_as.id == first.id


async def test_a_file_that_tells_nothing_new_is_all_duplicates(desk: Desk) -> None:
    await desk.bring(FILE)
    run, is_new = await desk.bring(json.dumps([{"asin": MUG, "title": "Travel mug"}, LAMP]), "x.json")
    assert is_new
    assert (run.ok_count, run.duplicate_count) == (0, 2)
    assert {row.message for row in await desk.report(run)} == {
        f"Row 1: {MUG} is left out: brought before, and nothing is new.",
        f"Row 2: {LAMP} is left out: brought before, and nothing is new.",
    }


async def test_later_files_add_up_and_the_newest_word_counts(desk: Desk) -> None:
    await desk.bring(f"asin,title,price\n{MUG},Old name,10\n")
    desk.clock.turn(timedelta(days=1))
    run, _ = await desk.bring(f"asin,title,note\n{MUG},New name,a gift\n", "b.csv")
    assert run.ok_count == 1
    mug = (await desk.known())[MUG]
    assert (mug.title, mug.price, mug.note) == ("New name", Decimal("10.00"), "a gift")


async def test_a_person_says_which_column_is_what(desk: Desk) -> None:
    text = f"a,b,c\n{MUG},Kitchen things,Travel mug\n"
    run, _ = await desk.bring(text, mapping={"asin": "A", "title": "3", "category": "b"})
    assert run.mapping == {"asin": "a", "title": "c", "category": "b"}
    assert (await desk.known())[MUG].category == "Kitchen things"
    other, is_new = await desk.bring(text, mapping={"asin": "a", "title": "b"})
    assert is_new and other.id != run.id


async def test_brought_products_become_opportunities_and_go_with_their_import(desk: Desk) -> None:
    run, _ = await desk.bring(FILE)
    kept, _ = await desk.bring(f"asin,title\n{MUG},Mug of another file\n", "b.csv")
    async with desk.database.tenant_session(desk.bob.tenant_id) as session:
        assert await score_project(session, desk.project.id, desk.clock.now()) == 2
    taken = await desk.take_back(run)
    assert (taken.taken_back_by, taken.taken_back_at) == ("bob", desk.clock.now())
    async with desk.database.tenant_session(desk.bob.tenant_id) as session:
        assert await score_project(session, desk.project.id, desk.clock.now()) == 1
        (left,) = await list_opportunities(session)
    assert (left.asin, left.title) == (MUG, "Mug of another file")
    assert len(await desk.report(run)) == 2, "the report stays"
    with pytest.raises(ConflictError) as refused:
        await desk.take_back(run)
    assert refused.value.code == "scraping.taken_back_before"
    again, is_new = await desk.bring(FILE)
    assert is_new and again.id != run.id and kept.taken_back_at is None


@pytest.mark.parametrize(
    ("state", "refused"),
    [(PinState.IN_REVIEW, True), (PinState.PUBLISHED, True), (PinState.REJECTED, False)],
)
async def test_an_import_whose_products_have_drafts_stays(desk: Desk, state: PinState, refused: bool) -> None:
    run, _ = await desk.bring(FILE)
    async with desk.database.tenant_session(desk.bob.tenant_id) as session:
        await insert_pin(session, good_pin(desk.project, None, desk.clock.now(), asin=MUG, state=state))
    if not refused:
        assert (await desk.take_back(run)).taken_back_at
        return
    with pytest.raises(ConflictError) as error:
        await desk.take_back(run)
    assert error.value.code == "scraping.has_drafts"
    assert error.value.data["asins"] == [MUG]
    assert MUG in error.value.message and LAMP not in error.value.message
    assert set(await desk.known()) == {MUG, LAMP}


async def test_a_viewer_may_not_bring_and_nobody_reaches_another_tenant(desk: Desk, cast: Cast) -> None:
    run, _ = await desk.bring(FILE)
    for call in (desk.bring, desk.preview):
        with pytest.raises(ForbiddenError):
            await call(FILE, by=cast.vera)
        with pytest.raises(NotFoundError):
            await call(FILE, by=cast.mallory)
    with pytest.raises(ForbiddenError):
        await desk.take_back(run, by=cast.vera)
    with pytest.raises(NotFoundError):
        await desk.take_back(run, by=cast.mallory)
    async with desk.database.tenant_session(cast.mallory.tenant_id) as session:
        assert await list_import_runs(session) == []
        assert await list_report(session, ImportRunId(run.id)) == []


async def test_a_file_without_products_leaves_no_trace(desk: Desk) -> None:
    with pytest.raises(InvalidInputError) as refused:
        await desk.bring("colour,size\nred,5\n")
    assert refused.value.code == "scraping.no_product_column"
    assert refused.value.data["columns"] == ["colour", "size"]
    assert await desk.value("select count(*) from import_run") == 0
