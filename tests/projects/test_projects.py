"""Creating and changing projects."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pinflow.identity.queries import list_audit_entries
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.errors import AppError, ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from pinflow.pins.build_link import build_destination
from pinflow.projects.create_project import ProjectChange, change_project, create_project
from pinflow.projects.marketplaces import MARKETPLACES, get_marketplace
from pinflow.projects.models import BrandKit, LinkMode, PicturePolicy, Project
from pinflow.projects.queries import find_destination, get_project, list_projects, upsert_destinations
from tests.factories.accounts import actor_of, add_account
from tests.factories.cast import Cast, Person
from tests.factories.pins import add_pin
from tests.factories.projects import add_project


async def create(database: Database, person: Person, clock: FixedClock, **changes: str) -> Project:
    given = {"name": "Finds", "marketplace": "amazon.de", "time_zone": "Europe/Berlin", **changes}
    async with database.tenant_session(person.tenant_id) as session:
        return await create_project(session, actor_of(person), **given, now=clock.now())


async def change(
    database: Database, person: Person, project: Project, clock: FixedClock, **changes: object
) -> Project:
    async with database.tenant_session(person.tenant_id) as session:
        return await change_project(
            session,
            actor_of(person),
            project.id,
            ProjectChange(**changes),  # type: ignore[arg-type]
            seen_version=project.version,
            now=clock.now(),
        )


async def test_a_new_project_has_the_safe_defaults(database: Database, cast: Cast, clock: FixedClock) -> None:
    project = await create(database, cast.alice, clock, name="  Finds ")
    assert (project.name, project.link_mode, project.picture_policy) == (
        "Finds",
        LinkMode.OWN_SITE,
        PicturePolicy.OWN,
    )
    async with database.tenant_session(cast.alice.tenant_id) as session:
        assert await get_project(session, project.id) == project
    async with database.tenant_session(cast.mallory.tenant_id) as session:
        assert await list_projects(session) == []
        with pytest.raises(NotFoundError):
            await get_project(session, project.id)


BAD: list[dict[str, object]] = [
    {"name": ""},
    {"name": "   "},
    {"name": "x" * 201},
    {"marketplace": "amazon.test"},
    {"marketplace": "www.amazon.de"},
    {"time_zone": "Berlin"},
    {"time_zone": ""},
    {"time_zone": "../../etc/passwd"},
    {"affiliate_tag": "my tag"},
    {"affiliate_tag": "tag&x=1"},
    {"affiliate_tag": "-"},
    {"affiliate_tag": "x" * 61},
    {"site_url_pattern": "finds.example/{asin}"},
    {"site_url_pattern": "http://finds.example/{asin}"},
    {"site_url_pattern": "https://finds.example/products"},
    {"site_url_pattern": "https://finds.example/{asin}/{tag}"},
    {"site_url_pattern": "https://finds.example/{asin"},
    {"site_url_pattern": "https://{asin}.finds.example/"},
    {"site_url_pattern": "https://finds.example/{asin} x"},
    {"site_url_pattern": "https://user:pw@finds.example/{asin}"},
    {"site_url_pattern": "https://www.amazon.de/dp/{asin}"},
    {"site_url_pattern": "javascript:alert(1)/{asin}"},
    {"brand": BrandKit(name="x", ink="red")},
    {"brand": BrandKit(name="x", paper="#12345")},
    {"brand": BrandKit(name="x", accent="#GGGGGG")},
    {"link_mode": LinkMode.DIRECT},
    {"link_mode": LinkMode.DIRECT, "link_mode_confirmed": False},
    {"picture_policy": PicturePolicy.MARKETPLACE_PHOTO},
    {"picture_policy": PicturePolicy.MARKETPLACE_PHOTO, "link_mode_confirmed": True},
]


async def test_every_bad_value_is_refused_and_changes_nothing(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    project = await create(database, cast.alice, clock)
    for bad in BAD:
        with pytest.raises(InvalidInputError) as told:
            await change(database, cast.alice, project, clock, **bad)
        assert told.value.message, bad
    async with database.tenant_session(cast.alice.tenant_id) as session:
        assert await get_project(session, project.id) == project
    for bad_new in ({"name": " "}, {"marketplace": "amazon.xx"}, {"time_zone": "Nowhere"}):
        with pytest.raises(InvalidInputError):
            await create(database, cast.alice, clock, **{"name": "Other", **bad_new})


async def test_good_values_are_kept_and_give_every_product_an_address(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    project = await create(database, cast.alice, clock)
    for pattern in (
        "https://finds.example/{asin}",
        "https://finds.example:8443/{marketplace}/{slug}?ref=1",
        "http://127.0.0.1:8600/{marketplace}/{asin}/",
        "http://localhost/{asin}/",
        None,
    ):
        project = await change(
            database, cast.alice, project, clock, site_url_pattern=pattern, affiliate_tag="finds-21"
        )
        assert project.site_url_pattern == pattern
        if pattern is not None:
            address = build_destination(
                mode=LinkMode.OWN_SITE,
                marketplace="amazon.de",
                asin="B0ABCDEFGH",
                affiliate_tag="finds-21",
                title="A mug",
                site_url_pattern=pattern,
            )
            assert address is not None


async def test_a_persons_word_is_recorded_with_name_and_time(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    project = await create(database, cast.alice, clock)
    project = await change(
        database, cast.alice, project, clock, link_mode=LinkMode.DIRECT, link_mode_confirmed=True
    )
    confirmed_at = clock.now()
    assert (project.link_mode_confirmed_by, project.link_mode_confirmed_at) == ("alice", confirmed_at)
    clock.turn(timedelta(days=1))
    project = await change(
        database,
        cast.alice,
        project,
        clock,
        picture_policy=PicturePolicy.MARKETPLACE_PHOTO,
        picture_policy_confirmed=True,
    )
    assert (project.picture_policy_confirmed_by, project.picture_policy_confirmed_at) == (
        "alice",
        clock.now(),
    )
    assert project.link_mode_confirmed_at == confirmed_at
    with pytest.raises(InvalidInputError):
        await change(database, cast.alice, project, clock, link_mode_confirmed=False)
    async with database.tenant_session(cast.alice.tenant_id) as session:
        assert await get_project(session, project.id) == project
        newest = (await list_audit_entries(session, object_id=str(project.id)))[0]
    assert newest.data["fields"] == [
        "picture_policy",
        "picture_policy_confirmed_at",
        "picture_policy_confirmed_by",
    ]


async def test_of_two_who_change_at_once_the_second_is_told(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    project = await create(database, cast.alice, clock)
    await change(database, cast.alice, project, clock, affiliate_tag="one-21")
    with pytest.raises(ConflictError) as told:
        await change(database, cast.alice, project, clock, affiliate_tag="two-21")
    assert told.value.code == "projects.changed_since_seen"


async def test_the_marketplace_changes_only_until_the_project_has_something_of_it(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    project = await create(database, cast.alice, clock)
    project = await change(database, cast.alice, project, clock, marketplace="amazon.fr")
    await add_pin(database, project, None, clock.now())
    with pytest.raises(ConflictError, match=r"Add another project for amazon\.com") as told:
        await change(database, cast.alice, project, clock, marketplace="amazon.com")
    assert (told.value.code, told.value.data["field"]) == ("projects.marketplace_in_use", "marketplace")
    # What is sent along unchanged, as the dashboard's form does, is no change.
    same = await change(database, cast.alice, project, clock, marketplace="amazon.fr", affiliate_tag="new-21")
    assert same.marketplace == "amazon.fr"


async def test_names_are_taken_once_a_tenant(database: Database, cast: Cast, clock: FixedClock) -> None:
    await create(database, cast.alice, clock)
    await create(database, cast.mallory, clock)
    with pytest.raises(ConflictError, match="already a project called “Finds”"):
        await create(database, cast.alice, clock)
    other = await create(database, cast.alice, clock, name="Other")
    with pytest.raises(ConflictError, match="already a project called “Finds”"):
        await change(database, cast.alice, other, clock, name=" Finds ")


async def test_only_an_admin_of_the_tenant_changes_a_project(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    project = await create(database, cast.alice, clock)
    for person in (cast.bob, cast.vera):
        with pytest.raises(ForbiddenError):
            await create(database, person, clock, name="No")
        with pytest.raises(ForbiddenError):
            await change(database, person, project, clock, name="No")
    with pytest.raises(NotFoundError):
        await change(database, cast.mallory, project, clock, name="Mine")
    theirs = await add_account(database, cast.mallory.tenant_id, clock.now())
    with pytest.raises(AppError):
        await change(database, cast.alice, project, clock, default_account_id=theirs.id)


async def test_a_page_that_a_person_gave_is_not_replaced_by_a_built_one(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    project = await add_project(database, cast.alice.tenant_id, clock.now())

    async def put(url: str, source: str) -> str | None:
        async with database.tenant_session(cast.alice.tenant_id) as session:
            await upsert_destinations(
                session, project.id, [("amazon.de", "B0ABCDEFGH", url)], source=source, now=clock.now()
            )
            return await find_destination(session, project.id, "amazon.de", "B0ABCDEFGH")

    assert await put("https://a.example/1", "site") == "https://a.example/1"
    assert await put("https://a.example/2", "given") == "https://a.example/2"
    assert await put("https://a.example/3", "site") == "https://a.example/2"
    assert await put("https://a.example/4", "given") == "https://a.example/4"


def test_every_marketplace_is_complete() -> None:
    for name, marketplace in MARKETPLACES.items():
        assert get_marketplace(name).host == f"www.{name}"
        assert len(marketplace.currency) == 3
        assert marketplace.currency.isupper()
        assert len(marketplace.language) == len(marketplace.country) == 2
    with pytest.raises(InvalidInputError, match="Known:"):
        get_marketplace("amazon.test")
