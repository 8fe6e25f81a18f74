"""Furnishes an empty demo: a team, two brands with an account each, four lists to watch."""

from __future__ import annotations

import httpx2
import msgspec

from pinflow.accounts.connect_account import connect_account
from pinflow.accounts.connect_by_oauth import CALLBACK
from pinflow.accounts.list_boards import list_boards
from pinflow.accounts.models import AccountId
from pinflow.entrypoints import tools
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.demo.files import DemoFiles, DemoLogin
from pinflow.entrypoints.demo.person import actor_of
from pinflow.entrypoints.demo.start_day import local_zone
from pinflow.identity.create_tenant import create_tenant
from pinflow.identity.models import Actor, Member
from pinflow.identity.passwords import new_password
from pinflow.identity.queries import list_all_members
from pinflow.kit.errors import ExternalError
from pinflow.projects.create_project import ProjectChange, change_project, create_project
from pinflow.projects.models import BrandKit, PicturePolicy, Project
from pinflow.projects.queries import list_projects
from pinflow.scheduling.add_schedule import ensure_default_schedules, ensure_project_schedules
from pinflow.scraping.watch_list import watch_list

EMAIL = "you@pinflow.test"
_LOOPBACK = ("127.0.0.1", "localhost")


class Brand(msgspec.Struct, frozen=True, kw_only=True):
    """One of the demo's brands."""

    name: str
    slug: str
    username: str
    boards: tuple[str, ...]
    lists: tuple[str, ...]
    tag: str
    kit: BrandKit
    picture_policy: PicturePolicy


BRANDS = (
    Brand(
        name="Hearth & Vine",
        slug="hearth-and-vine",
        username="hearthandvine",
        boards=("Calm corners", "Kitchen notes"),
        lists=("Best-Sellers-Home-Decor/zgbs/home-garden", "Best-Sellers-Kitchen-Dining/zgbs/kitchen"),
        tag="hearthvine-20",
        kit=BrandKit(
            name="Hearth & Vine",
            ink="#2B2622",
            paper="#FAF5EC",
            accent="#9A4F2C",
            site="hearthandvine.example",
        ),
        picture_policy=PicturePolicy.MARKETPLACE_PHOTO,
    ),
    Brand(
        name="Bench & Bloom",
        slug="bench-and-bloom",
        username="benchandbloom",
        boards=("Garden by hand", "Made slowly"),
        lists=(
            "Best-Sellers-Patio-Lawn-Garden/zgbs/lawn-garden",
            "Best-Sellers-Handmade-Gifts-Crafts/zgbs/handmade",
        ),
        tag="benchbloom-20",
        kit=BrandKit(
            name="Bench & Bloom",
            ink="#1C2A25",
            paper="#F3F6EE",
            accent="#2F6B4F",
            site="benchandbloom.example",
        ),
        picture_policy=PicturePolicy.OWN,
    ),
)


class Seeded(msgspec.Struct, frozen=True):
    """The demo's person, login and projects."""

    actor: Actor
    login: DemoLogin
    projects: tuple[Project, ...]


async def seed_demo(runtime: Runtime, files: DemoFiles) -> Seeded:
    """Furnishes the demo, or finds it furnished. Needs the stand-ins to be running."""
    async with runtime.system_database.system_session() as system:
        members = await list_all_members(system)
    login = files.find_login()
    if members and login is not None:
        return Seeded(actor_of(members[0]), login, await _projects(runtime, members[0]))
    login = DemoLogin(EMAIL, new_password())
    now = runtime.clock.now()
    async with runtime.system_database.system_session() as system:
        member = await create_tenant(
            system,
            tenant_name="Demo studio",
            email=login.email,
            name="Robin",
            password=login.password,
            now=now,
        )
        await ensure_default_schedules(system, now)
    files.keep_login(login)
    actor = actor_of(member)
    for brand in BRANDS:
        await _furnish(runtime, files, actor, brand)
    return Seeded(actor, login, await _projects(runtime, member))


async def register_app(runtime: Runtime, files: DemoFiles) -> None:
    """Lets accounts of the stand-in be connected on its own page, from wherever the dashboard is now.

    Raises:
        ExternalError: ``demo.no_app``.
    """
    app, port = files.app(), runtime.settings.port
    origins = dict.fromkeys((runtime.settings.base_url, *(f"http://{host}:{port}" for host in _LOOPBACK)))
    told = await runtime.http.get(f"{files.pinterest_url}/_sandbox/accounts")
    response = await runtime.http.post(
        f"{files.pinterest_url}/_sandbox/apps",
        json={
            "client_id": app.id,
            "client_secret": app.secret,
            "owner_account_id": msgspec.json.decode(told.content, type=_Accounts).accounts[0].id,
            "redirect_uris": [f"{origin}{CALLBACK}" for origin in origins],
            "pkce": True,
        },
    )
    if response.status_code != 201:
        raise ExternalError(
            "demo.no_app",
            f"The stand-in takes no app (status {response.status_code}). Forget the demo with "
            "`make demo-reset` and start again.",
        )


async def _projects(runtime: Runtime, member: Member) -> tuple[Project, ...]:
    async with runtime.database.tenant_session(member.tenant_id, read_only=True) as session:
        return tuple(await list_projects(session))


async def _furnish(runtime: Runtime, files: DemoFiles, actor: Actor, brand: Brand) -> None:
    account = await _register_account(runtime.http, files, brand)
    connected = await connect_account(
        runtime.database,
        runtime.secrets,
        tools.provider(runtime),
        actor,
        name=brand.name,
        base_url=files.pinterest_base_url,
        access_token=account.access_token,
        time_zone=local_zone(),
        now=runtime.clock.now(),
    )
    # As the dashboard does when it shows the account: its boards get their names.
    await list_boards(
        runtime.database,
        runtime.secrets,
        tools.provider(runtime),
        actor.tenant_id,
        connected.id,
        runtime.clock.now(),
    )
    project = await _create_project(runtime, actor, brand, connected.id, account.boards[0].id)
    for path in brand.lists:
        await watch_list(
            runtime.database,
            runtime.system_database,
            tools.sources(runtime),
            actor,
            project.id,
            f"https://www.amazon.com/{path}",
            runtime.clock.now(),
        )


async def _create_project(
    runtime: Runtime, actor: Actor, brand: Brand, account_id: AccountId, board_id: str
) -> Project:
    now = runtime.clock.now()
    async with runtime.database.tenant_session(actor.tenant_id) as session:
        project = await create_project(
            session, actor, name=brand.name, marketplace="amazon.com", time_zone=local_zone(), now=now
        )
        change = ProjectChange(
            affiliate_tag=brand.tag,
            picture_policy=brand.picture_policy,
            # The stand-in's pictures are our own.
            picture_policy_confirmed=brand.picture_policy is PicturePolicy.MARKETPLACE_PHOTO,
            default_account_id=account_id,
            default_board_id=board_id,
            brand=brand.kit,
        )
        project = await change_project(
            session, actor, project.id, change, seen_version=project.version, now=now
        )
        await ensure_project_schedules(session, actor.tenant_id, project.id, project.time_zone, now)
        return project


class _Board(msgspec.Struct):
    id: str
    name: str


class _Account(msgspec.Struct):
    id: str


class _Accounts(msgspec.Struct):
    accounts: list[_Account]


class _Registered(msgspec.Struct):
    access_token: str
    boards: list[_Board]


async def _register_account(http: httpx2.AsyncClient, files: DemoFiles, brand: Brand) -> _Registered:
    """Opens an account on the stand-in, as somebody would on Pinterest."""
    response = await http.post(
        f"{files.pinterest_url}/_sandbox/accounts",
        json={"username": brand.username, "business_name": brand.name, "boards": list(brand.boards)},
    )
    if response.status_code != 201:
        raise ExternalError(
            "demo.no_account",
            f"The stand-in gave no account for {brand.name} (status {response.status_code}). "
            "Forget the demo with `make demo-reset` and start again.",
        )
    return msgspec.json.decode(response.content, type=_Registered)
