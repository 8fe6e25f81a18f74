"""Every project gets its schedules, whoever made it and however."""

from __future__ import annotations

from pinflow.identity.models import Actor, Role
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext, JobId, JobQueue
from pinflow.projects.create_project import create_project
from pinflow.scheduling import tasks
from pinflow.scheduling.kinds import KINDS
from pinflow.scheduling.list_schedules import list_schedules
from tests.factories.cast import Cast, Person


async def project_kinds(database: Database, person: Person, clock: FixedClock) -> list[str]:
    async with database.tenant_session(person.tenant_id) as session:
        return sorted(s.kind for s in await list_schedules(session, person.tenant_id, clock.now()))


async def test_a_bare_project_is_furnished_once(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    alice = cast.alice
    actor = Actor(
        tenant_id=alice.tenant_id, user_id=alice.user_id, name="alice", role=Role.ADMIN, via="dashboard"
    )
    async with database.tenant_session(alice.tenant_id) as session:
        await create_project(
            session, actor, name="Home", marketplace="amazon.com", time_zone="UTC", now=clock.now()
        )
    assert await project_kinds(database, alice, clock) == []
    queue = JobQueue()
    tasks.register(queue, system_database)
    furnish = queue.handlers["scheduling.furnish_projects"].handler
    job = JobContext(JobId(1), "scheduling.furnish_projects", None, {}, 1, clock.now())
    assert await furnish(job) == "1 project given schedules."
    wanted = sorted(kind for kind, known in KINDS.items() if known.scope == "project")
    assert await project_kinds(database, alice, clock) == wanted
    assert await project_kinds(database, cast.mallory, clock) == []
    assert await furnish(job) == "0 projects given schedules."
