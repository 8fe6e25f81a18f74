"""``pinflow project``: brands and niches."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Protocol, TypeVar
from uuid import UUID

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from pinflow.kit.db import TenantSession
    from pinflow.kit.errors import InvalidInputError
    from pinflow.projects import schemas
    from pinflow.projects.create_project import ProjectChange
    from pinflow.projects.models import BrandKit, Project

app = typer.Typer(
    no_args_is_help=True,
    help="A brand or niche: marketplace, tag, links, pictures.\n\nExample: pinflow project list",
)
destination_app = typer.Typer(
    no_args_is_help=True,
    help="Which page of your own site a product's pins lead to.\n\nExample: pinflow project destination list",
)
app.add_typer(destination_app, name="destination")


class _Plugin(Protocol):
    """A plug-in as it is known here, or as the API tells it."""

    @property
    def name(self) -> str: ...

    @property
    def reason(self) -> str | None: ...


Known = TypeVar("Known", bound=UUID)
Which = Annotated[str, typer.Argument(metavar="PROJECT", help="The project's name or id.")]
OfProject = Annotated[
    str | None, typer.Option("--project", help="The project's name or id; left out, the only one.")
]
LINK_WORDS = (
    "You confirm that this Pinterest profile is registered with Amazon Associates, "
    "which links straight to Amazon need."
)
PICTURE_WORDS = "You confirm that you may use the marketplace's photos on your pins."

_CONFIRM_WITH = {
    "projects.direct_needs_confirmation": "--confirm-registered-profile",
    "projects.photos_need_confirmation": "--confirm-photo-rights",
}


@app.command()
def create(
    name: Annotated[str, typer.Option(help="What the project is called.")],
    marketplace: Annotated[str, typer.Option(help="Such as amazon.com or amazon.de.")],
    tag: Annotated[str | None, typer.Option(help="Your affiliate tag there, such as mysite-20.")] = None,
    time_zone: Annotated[
        str | None, typer.Option(help="Such as Europe/Berlin; left out, that of your first project, or UTC.")
    ] = None,
    site_url_pattern: Annotated[
        str | None, typer.Option(help="Your site's pages, such as https://example.org/p/{asin}.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Add a project: links to your own site and own pictures, until you say otherwise.

    Example: pinflow project create --name "Evergreen Home" --marketplace amazon.de --tag evergreen-21
    """
    run(_create(name, marketplace, tag, time_zone, site_url_pattern, as_json))


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List the projects.

    Example: pinflow project list --json
    """
    run(_list(as_json))


@app.command()
def show(project: Which, as_json: AsJson = False) -> None:
    """Show a project with all its settings.

    Example: pinflow project show "Evergreen Home"
    """
    run(_show(project, as_json))


@app.command("set")
def change(
    project: Which,
    name: Annotated[str | None, typer.Option(help="A new name.")] = None,
    marketplace: Annotated[str | None, typer.Option(help="Such as amazon.com.")] = None,
    tag: Annotated[str | None, typer.Option(help="The affiliate tag, such as mysite-20.")] = None,
    link_mode: Annotated[
        str | None, typer.Option(help="own_site, or direct (straight to Amazon; needs a confirmation).")
    ] = None,
    confirm_registered_profile: Annotated[
        bool,
        typer.Option(
            "--confirm-registered-profile",
            help="Your Pinterest profile is registered with Amazon Associates.",
        ),
    ] = False,
    withdraw_registered_profile: Annotated[
        bool, typer.Option("--withdraw-registered-profile", help="It is not any more.")
    ] = False,
    site_url_pattern: Annotated[
        str | None, typer.Option(help='Your site\'s pages, with {asin} or {slug} in it; "" removes it.')
    ] = None,
    picture_policy: Annotated[
        str | None, typer.Option(help="own, or marketplace_photo (needs a confirmation).")
    ] = None,
    confirm_photo_rights: Annotated[
        bool, typer.Option("--confirm-photo-rights", help="You may use the marketplace's photos.")
    ] = False,
    withdraw_photo_rights: Annotated[
        bool, typer.Option("--withdraw-photo-rights", help="You may not any more.")
    ] = False,
    time_zone: Annotated[str | None, typer.Option(help="Such as America/New_York.")] = None,
    account: Annotated[
        str | None, typer.Option(help='The account that drafts are for, by name or id; "" for none.')
    ] = None,
    board: Annotated[
        str | None, typer.Option(help='The board that drafts are for, by name or id; "" for none.')
    ] = None,
    brand_name: Annotated[str | None, typer.Option(help="The name on pictures and pages.")] = None,
    ink: Annotated[str | None, typer.Option(help="The colour of text, #RRGGBB.")] = None,
    paper: Annotated[str | None, typer.Option(help="The colour of the ground, #RRGGBB.")] = None,
    accent: Annotated[str | None, typer.Option(help="The colour that stands out, #RRGGBB.")] = None,
    site: Annotated[
        str | None, typer.Option(help='The brand\'s site, such as example.org; "" for none.')
    ] = None,
    writer: Annotated[
        str | None,
        typer.Option(help='Who writes its copy (pinflow writer list); "" for the installation\'s.'),
    ] = None,
    show_api_content: Annotated[
        bool,
        typer.Option("--show-api-content", help="The writer sees what came through your Creators API key."),
    ] = False,
    hide_api_content: Annotated[
        bool, typer.Option("--hide-api-content", help="It does not, as before you said so.")
    ] = False,
    heading_font: Annotated[
        str | None,
        typer.Option(help='A shipped font for headlines, such as Caveat-Bold; "" for the template\'s own.'),
    ] = None,
    text_font: Annotated[str | None, typer.Option(help="The same for everything small.")] = None,
    corners: Annotated[str | None, typer.Option(help="template, sharp or round.")] = None,
    logo: Annotated[
        str | None,
        typer.Option(help='The logo: a library picture, by id (pinflow media list); "" for none.'),
    ] = None,
    evergreen: Annotated[
        int | None,
        typer.Option(
            metavar="DAYS",
            help="Draft a product's pin afresh so many days after its last one went out; 0 for never.",
        ),
    ] = None,
    approvals: Annotated[
        int | None, typer.Option(help="How many people must approve each pin: 1 or 2.")
    ] = None,
    resend_unknown: Annotated[
        str | None,
        typer.Option(
            help="A pin that never turned up on Pinterest: after_window (sent again), never (a person "
            'decides), or "" (as the installation says).'
        ),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Change what is given, leave the rest. A confirmation is recorded with your name and the time.

    Example: pinflow project set "Evergreen Home" --account Evergreen --board "Small kitchens"

    Example: pinflow project set "Evergreen Home" --link-mode direct --confirm-registered-profile

    Example: pinflow project set "Evergreen Home" --logo 1a2b3c4d --json

    Example: pinflow project set "Evergreen Home" --approvals 2

    Example: pinflow project set "Evergreen Home" --evergreen 60
    """
    given = {
        "name": name,
        "marketplace": marketplace,
        "affiliate_tag": tag,
        "link_mode": link_mode,
        "link_mode_confirmed": _word(confirm_registered_profile, withdraw_registered_profile),
        "site_url_pattern": site_url_pattern,
        "picture_policy": picture_policy,
        "picture_policy_confirmed": _word(confirm_photo_rights, withdraw_photo_rights),
        "time_zone": time_zone,
        "two_person_approval": _read_approvals(approvals),
        "evergreen_after_days": evergreen,
        "resend_unknown": _read_resend(resend_unknown),
        "account": account,
        "board": board,
        "logo": logo,
        "writer": writer,
        "writer_reads_api": _word(show_api_content, hide_api_content),
    }
    brand = {
        "name": brand_name,
        "ink": ink,
        "paper": paper,
        "accent": accent,
        "site": site,
        "heading_font": heading_font,
        "text_font": text_font,
        "corners": corners,
    }
    run(_set(project, _given(given), _given(brand), as_json))


@destination_app.command("set")
def set_destination(
    asin: Annotated[str, typer.Argument(metavar="ASIN", help="The product's ASIN.")],
    url: Annotated[str, typer.Argument(metavar="URL", help="The page on your site.")],
    project: OfProject = None,
    marketplace: Annotated[str | None, typer.Option(help="If it is not the project's own.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say which page a product's pins lead to.

    Example: pinflow project destination set B0EXAMPLE1 https://example.org/kettles
    """
    run(_set_destinations(project, [(marketplace or "", asin, url)], as_json))


@destination_app.command("import")
def import_destinations(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="CSV with the columns asin and url, and marketplace if you like.",
            exists=True,
        ),
    ],
    project: OfProject = None,
    as_json: AsJson = False,
) -> None:
    """Read many of them from a CSV file: all lines, or none if one is wrong.

    Example: pinflow project destination import pages.csv --project "Evergreen Home"
    """
    run(_set_destinations(project, _read_csv(file), as_json))


@destination_app.command("list")
def list_destinations(project: OfProject = None, as_json: AsJson = False) -> None:
    """List the pages that were given, and those that `pinflow site build` stored.

    Example: pinflow project destination list --json
    """
    run(_list_destinations(project, as_json))


def _word(confirmed: bool, withdrawn: bool) -> bool | None:
    """What a person said; None: nothing."""
    if confirmed and withdrawn:
        from pinflow.entrypoints.cli.failures import refuse

        raise refuse("cli.usage", "Confirm or withdraw, not both.")
    return confirmed or (False if withdrawn else None)


def _read_approvals(count: int | None) -> bool | None:
    """Whether two people must approve."""
    if count not in (None, 1, 2):
        from pinflow.entrypoints.cli.failures import refuse

        raise refuse("cli.usage", "A pin is approved by 1 person, or by 2.")
    return None if count is None else count == 2


def _read_resend(text: str | None) -> str | None:
    """As it was given, if it can be."""
    if text not in (None, "", "after_window", "never"):
        from pinflow.entrypoints.cli.failures import refuse

        raise refuse("cli.usage", 'A pin that never turned up is sent again after_window, never, or "".')
    return text


def _given(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


@twin("projects.create")
async def _create(
    name: str, marketplace: str, tag: str | None, zone: str | None, pattern: str | None, as_json: bool
) -> None:
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.projects.create_project import ProjectChange, change_project, create_project
    from pinflow.scheduling.add_schedule import ensure_project_schedules

    async with open_runtime() as rt, rt.write() as session:
        now = rt.now()
        zone = zone or await find_home_time_zone(session)
        project = await create_project(
            session, rt.actor, name=name, marketplace=marketplace, time_zone=zone, now=now
        )
        rest = _given({"affiliate_tag": tag, "site_url_pattern": pattern})
        if rest:
            project = await change_project(
                session, rt.actor, project.id, ProjectChange(**rest), seen_version=project.version, now=now
            )
        await ensure_project_schedules(session, rt.actor.tenant_id, project.id, project.time_zone, now)
    _say(project, created_words(project.name), as_json)


def created_words(name: str) -> str:
    return f"“{name}” is there."


def _say(project: Project, words: str, as_json: bool) -> None:
    if as_json:
        from pinflow.entrypoints.cli.output import print_json
        from pinflow.projects import schemas

        print_json(schemas.Project.of(project))
    else:
        typer.echo(words)


@twin("projects.list_them")
async def _list(as_json: bool) -> None:
    from pinflow.projects import schemas
    from pinflow.projects.queries import list_projects

    async with open_runtime() as rt, rt.read() as session:
        projects = await list_projects(session)
    print_projects(list(map(schemas.Project.of, projects)), as_json=as_json)


def print_projects(projects: Sequence[schemas.Project], *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table, short_id

    if as_json:
        print_items(projects)
        return
    table = new_table("Id", "Name", "Marketplace", "Tag", "Links", "Zone", wide="Name", whole=True)
    for project in projects:
        add_row(
            table,
            short_id(project.id),
            project.name,
            project.marketplace,
            project.affiliate_tag or None,
            project.link_mode,
            project.time_zone,
        )
    print_table(table, "There is no project yet. Add one: pinflow project create --help")


@twin("projects.show")
async def _show(text: str, as_json: bool) -> None:
    from pinflow.accounts.queries import list_accounts
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.projects import schemas

    async with open_runtime() as rt, rt.read() as session:
        project = await choose_project(session, text)
        accounts: dict[UUID, str] = {each.id: each.name for each in await list_accounts(session)}
    who = project.link_mode_confirmed_by, project.picture_policy_confirmed_by
    print_project(schemas.Project.of(project), accounts, who, as_json=as_json)


def print_project(
    project: schemas.Project,
    accounts: Mapping[UUID, str],
    who: tuple[str | None, str | None],
    *,
    as_json: bool,
) -> None:
    """``accounts``: names by id. ``who`` confirmed the links and the pictures, where that is known."""
    from pinflow.entrypoints.cli.output import print_facts, print_json

    if as_json:
        print_json(project)
        return
    brand, zone = project.brand, project.time_zone
    account_id = project.default_account_id
    links, pictures = project.link_mode_confirmed_at, project.picture_policy_confirmed_at
    print_facts(
        [
            ("Project", project.name),
            ("Id", project.id),
            ("Marketplace", project.marketplace),
            ("Affiliate tag", project.affiliate_tag or "none yet"),
            ("Links", project.link_mode),
            ("  registered profile", _confirmed(who[0], links, zone)),
            ("Site's pages", project.site_url_pattern),
            ("Pictures", project.picture_policy),
            ("  photo rights", _confirmed(who[1], pictures, zone)),
            ("Time zone", zone),
            ("Account", "none" if account_id is None else accounts.get(account_id, str(account_id))),
            ("Board", project.default_board_id or "none"),
            ("Not turned up", project.resend_unknown),
            ("Approval", "by two people" if project.two_person_approval else "by one person"),
            (
                "Pinned again",
                "never"
                if project.evergreen_after_days is None
                else f"a fresh draft after {project.evergreen_after_days} days",
            ),
            ("Brand", f"{brand.name}, ink {brand.ink}, paper {brand.paper}, accent {brand.accent}"),
            ("Headlines in", brand.heading_font or "the template's font"),
            ("Small text in", brand.text_font or "the template's font"),
            ("Corners", brand.corners),
            ("Brand's site", brand.site),
            ("Logo", project.logo_media_id or "none: the brand's name stands for it"),
            ("Writer", project.writer or "the installation's"),
            ("  sees API content", "yes" if project.writer_reads_api else "no"),
            ("Version", project.version),
        ]
    )


def _confirmed(by: str | None, at: datetime | None, zone: str) -> str:
    from pinflow.entrypoints.cli.output import time_with_zone

    if at is None:
        return "not confirmed"
    return f"confirmed{f' by {by}' if by else ''}, {time_with_zone(at, zone)}"


@twin("projects.change")
async def _set(text: str, given: dict[str, Any], brand: dict[str, Any], as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.find_plugins import writer_names, writers
    from pinflow.kit.errors import InvalidInputError
    from pinflow.pins.fonts import font_names
    from pinflow.projects.create_project import change_project
    from pinflow.projects.models import KnownFonts, KnownWriters

    announce(given, brand)
    async with open_runtime() as rt:
        async with rt.read() as session:
            project = await choose_project(session, text)
            account_id = await _account_id(session, project, given)
            given = await _with_logo(session, given)
        board_id = await _board_id(rt, account_id, given)
        change = _change(project, given, brand, account_id, board_id)
        try:
            async with rt.write() as session:
                changed = await change_project(
                    session,
                    rt.actor,
                    project.id,
                    change,
                    seen_version=project.version,
                    now=rt.now(),
                    writers=KnownWriters(tuple(writer_names())),
                    fonts=KnownFonts(tuple(font_names())),
                )
        except InvalidInputError as error:
            raise how_to_confirm(error) from None
    _say(changed, changed_words(changed.name, changed.version), as_json)
    if given.get("writer"):
        tell_writer_off(given["writer"], writers().known())


def tell_writer_off(name: str, known: Iterable[_Plugin]) -> None:
    """Says beside the answer that the writer cannot work yet, what it lacks, and who writes instead."""
    reason = next((row.reason for row in known if row.name == name), None)
    if reason is not None:
        typer.echo(
            f"“{name}” is off: {reason} Until then the template writer writes, and each draft says so. "
            "Look again: pinflow writer list",
            err=True,
        )


def announce(given: dict[str, Any], brand: dict[str, Any]) -> None:
    """Says what is confirmed by it. Raises: InvalidInputError: nothing is to change."""
    from pinflow.entrypoints.cli.failures import refuse

    if not given and not brand:
        raise refuse("projects.nothing_to_change", "Say what to change; see pinflow project set --help.")
    for flag, words in (("link_mode_confirmed", LINK_WORDS), ("picture_policy_confirmed", PICTURE_WORDS)):
        if given.get(flag):
            typer.echo(words, err=True)


def how_to_confirm(error: InvalidInputError) -> InvalidInputError:
    """The same error, with the option that confirms, if one does."""
    from pinflow.entrypoints.cli.failures import refuse

    if error.code not in _CONFIRM_WITH:
        return error
    words = f"{error.message} To confirm, add {_CONFIRM_WITH[error.code]}."
    return refuse(error.code, words, **error.data)


def changed_words(name: str, version: int) -> str:
    return f"“{name}” is changed (version {version})."


async def _account_id(session: TenantSession, project: Project, given: dict[str, Any]) -> Any:
    from pinflow.entrypoints.cli.choose import choose_account

    if "account" not in given:
        return project.default_account_id
    return (await choose_account(session, given["account"])).id if given["account"] else None


async def _with_logo(session: TenantSession, given: dict[str, Any]) -> dict[str, Any]:
    """The library picture's id in the place of what was typed."""
    from pinflow.entrypoints.cli.media import choose_media

    if "logo" not in given:
        return given
    rest = {name: value for name, value in given.items() if name != "logo"}
    return {**rest, "logo_media_id": await choose_media(session, given["logo"]) if given["logo"] else None}


async def _board_id(rt: Any, account_id: Any, given: dict[str, Any]) -> str | None:
    from pinflow.entrypoints.cli.board import find_board

    if not given.get("board"):
        return None
    return (await find_board(rt, require_account(account_id), given["board"])).id


def require_account(account_id: Known | None) -> Known:
    """Raises: InvalidInputError: ``projects.board_without_account``."""
    from pinflow.entrypoints.cli.failures import refuse

    if account_id is None:
        raise refuse("projects.board_without_account", "Choose the account first: --account NAME.")
    return account_id


def _change(
    project: Project, given: dict[str, Any], brand: dict[str, Any], account_id: Any, board_id: str | None
) -> ProjectChange:
    from pinflow.projects.create_project import ProjectChange

    fields = changed_fields(project.default_account_id, given, account_id, board_id)
    if brand:
        fields["brand"] = _new_brand(project.brand, brand)
    return ProjectChange(**fields)


def changed_fields(
    old_account_id: UUID | None, given: dict[str, Any], account_id: UUID | None, board_id: str | None
) -> dict[str, Any]:
    """What was given, by the names of fields; an empty word takes a thing away."""
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.projects.models import LinkMode, PicturePolicy

    fields = {name: value for name, value in given.items() if name not in ("account", "board")}
    for name, kind in (("link_mode", LinkMode), ("picture_policy", PicturePolicy)):
        if name in fields:
            try:
                fields[name] = kind(fields[name])
            except ValueError:
                raise refuse(f"projects.bad_{name}", f"Give one of {', '.join(kind)}.", field=name) from None
    if "evergreen_after_days" in fields:
        fields["evergreen_after_days"] = fields["evergreen_after_days"] or None
    if "writer" in fields:
        fields["writer"] = fields["writer"] or None
    if "resend_unknown" in fields:
        fields["resend_unknown"] = fields["resend_unknown"] or None
    if "site_url_pattern" in fields:
        fields["site_url_pattern"] = fields["site_url_pattern"] or None
    if "account" in given:
        fields["default_account_id"] = account_id
        if account_id != old_account_id:
            # A board belongs to one account.
            fields["default_board_id"] = None
    if "board" in given:
        fields["default_board_id"] = board_id
    return fields


def _new_brand(old: BrandKit, given: dict[str, Any]) -> BrandKit:
    import msgspec

    return msgspec.structs.replace(old, **brand_fields(given))


def brand_fields(given: dict[str, Any]) -> dict[str, Any]:
    """The same; an empty word takes a site or a font away."""
    gone = ("site", "heading_font", "text_font")
    return {name: value or None if name in gone else value for name, value in given.items()}


def _read_csv(file: Path) -> list[tuple[str, str, str]]:
    """(marketplace or "", ASIN, URL) of every line.

    Raises:
        InvalidInputError: ``projects.bad_csv``.
    """
    import csv

    from pinflow.entrypoints.cli.failures import refuse

    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            lines = list(csv.DictReader(stream))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise refuse("projects.bad_csv", f"{file} cannot be read as CSV in UTF-8: {error}.") from None
    rows = []
    for number, line in enumerate(lines, 2):
        cells = {
            str(name).strip().lower(): value.strip() for name, value in line.items() if isinstance(value, str)
        }
        if not cells.get("asin") or not cells.get("url"):
            raise refuse(
                "projects.bad_csv", f"{file}, line {number}: an ASIN and a URL are needed under asin and url."
            )
        rows.append((cells.get("marketplace", ""), cells["asin"], cells["url"]))
    if not rows:
        raise refuse("projects.bad_csv", f"{file} has no line below the heading asin,url.")
    return rows


async def _set_destinations(text: str | None, rows: list[tuple[str, str, str]], as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import say
    from pinflow.projects.set_destinations import set_destinations

    async with open_runtime() as rt, rt.write() as session:
        project = await choose_project(session, text)
        given = [(marketplace or project.marketplace, asin, url) for marketplace, asin, url in rows]
        count = await set_destinations(session, rt.actor, project.id, given, rt.now())
    items = [{"marketplace": market, "asin": asin, "url": url} for market, asin, url in given]
    words = f"{count} destination{'' if count == 1 else 's'} stored for “{project.name}”."
    say({"project_id": project.id, "stored": count, "items": items}, words, as_json=as_json)


async def _list_destinations(text: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table
    from pinflow.projects import queries

    async with open_runtime() as rt, rt.read() as session:
        project = await choose_project(session, text)
        found = await queries.list_destinations(session, project.id)
    if as_json:
        print_items(found)
        return
    table = new_table("Marketplace", "ASIN", "From", "Page", wide="Page")
    for row in found:
        add_row(table, row.marketplace, row.asin, row.source, row.url)
    print_table(table, "No page is stored yet. `pinflow site build` writes and stores them.")
