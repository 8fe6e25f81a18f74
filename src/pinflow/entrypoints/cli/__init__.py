"""The ``pinflow`` command. Everything that the dashboard and the API do can be done from here."""

from __future__ import annotations

from typing import Annotated

import typer

from pinflow.entrypoints.cli.lazy_group import LazyCommand, RootGroup
from pinflow.entrypoints.cli.options import GlobalOptions, given

_HERE = "pinflow.entrypoints.cli"
_RUN, _IDENTITY, _PROJECTS, _SCRAPING, _RESEARCH, _PINS, _POSTING, _SCHEDULING, _OPERATION = (
    "Run",
    "Who: tenants, users, tokens",
    "Projects and accounts",
    "Scraping: lists and products",
    "Research: opportunities",
    "Pins: drafts and review",
    "Posting: what goes out when",
    "Scheduling: what runs by itself",
    "Operation",
)

COMMANDS = tuple(
    LazyCommand(name, f"{_HERE}.{module}", panel, words)
    for name, module, panel, words in (
        ("overview", "show_overview", _RUN, "What happened, what needs you, what is next."),
        ("demo", "demo", _RUN, "See the whole line at work, on stand-ins for Amazon and Pinterest."),
        ("sandbox", "sandbox", _RUN, "A stand-in for Pinterest, to try accounts and pins without a key."),
        ("up", "up", _RUN, "Run everything: API, dashboard, workers, scheduler, database."),
        ("service", "serve", _RUN, "Run one part alone: api, scraper, studio, poster, scheduler."),
        ("tenant", "tenant", _IDENTITY, "Open a tenant with its first admin; list tenants."),
        ("user", "user", _IDENTITY, "Create, list and remove users; roles and passwords."),
        ("token", "token", _IDENTITY, "API tokens: create, list, revoke."),
        ("audit", "audit", _IDENTITY, "Who did what, and through what."),
        ("notification", "notification", _IDENTITY, "What your team was told; what of it is sent to you."),
        ("project", "project", _PROJECTS, "A brand or niche: marketplace, tag, links, pictures."),
        ("account", "account", _PROJECTS, "Connect accounts; their health, limits and kill switch."),
        ("board", "board", _PROJECTS, "The boards of an account and their sections; make new ones."),
        ("scrape", "scrape", _SCRAPING, "Read saved pages; decide about live fetching."),
        ("list", "lists", _SCRAPING, "Watch best-seller lists, fetch them now."),
        ("product", "product", _SCRAPING, "Products, their history, and files of both."),
        ("bring", "bring", _SCRAPING, "Bring products: files, saved pages, a bookmarklet."),
        ("creators", "creators", _SCRAPING, "Products by your own key for Amazon's Creators API."),
        ("opportunity", "opportunity", _RESEARCH, "Products worth a pin, with the reasons; make drafts."),
        ("weights", "weights", _RESEARCH, "How much each part of the score counts; try, save, take back."),
        ("commission", "commission", _RESEARCH, "What a marketplace pays for a sale, by category."),
        ("trend", "trend", _RESEARCH, "What people search for on Pinterest."),
        ("pin", "pin", _PINS, "Review: show, edit, approve, reject, check."),
        ("review", "review", _PINS, "The queue with reasons; approve several; talk about pins."),
        ("rule", "rule", _PINS, "The rules for a project's pins; do without one, with a reason."),
        ("writer", "writer", _PINS, "Who writes copy; what language models may cost, and did."),
        ("media", "media", _PINS, "Your own pictures, with their licences."),
        ("template", "template", _PINS, "The designs pins are drawn from."),
        ("site", "site", _PINS, "Write your own site's pages that pins lead to."),
        ("calendar", "calendar", _POSTING, "What is scheduled and published, by day."),
        ("export", "export", _POSTING, "Pins without a key: files for Pinterest's bulk upload, feeds."),
        ("schedule", "schedule", _SCHEDULING, "See, run and pause what runs by itself."),
        ("db", "db", _OPERATION, "Create roles and schema, migrate, check the logins."),
        ("key", "key", _OPERATION, "Seal stored secrets under new keys."),
        ("plugin", "plugin", _OPERATION, "What is installed, and why something is off."),
        ("settings", "show_settings", _OPERATION, "Every PINFLOW_ setting and its value, secrets masked."),
    )
)


class Pinflow(RootGroup):
    """The root with pinflow's commands."""

    known = COMMANDS


app = typer.Typer(
    name="pinflow",
    cls=Pinflow,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        from pinflow import __version__

        typer.echo(f"pinflow {__version__}")
        raise typer.Exit


@app.callback()
def pinflow(
    as_user: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="USER", help="Who does it, by name or address; left out, the only admin."
        ),
    ] = None,
    tenant: Annotated[
        str | None, typer.Option("--tenant", metavar="NAME", help="In which tenant, for a user of several.")
    ] = None,
    server: Annotated[
        str | None,
        typer.Option(
            "--server",
            metavar="URL",
            envvar="PINFLOW_SERVER",
            help="Ask this server instead of the database here; PINFLOW_TOKEN holds the API token.",
        ),
    ] = None,
    api_token_file: Annotated[
        str | None,
        typer.Option("--api-token-file", metavar="FILE", help="The API token's file, for --server."),
    ] = None,
    demo: Annotated[bool, typer.Option("--demo", help="Work on the data of `pinflow demo`.")] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Log everything, show where errors come from.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - it ends the program before anything else is looked at
        bool,
        typer.Option("--version", help="Print the version.", callback=_show_version, is_eager=True),
    ] = False,
) -> None:
    """Automated Pinterest Money Flow: from best-seller lists to approved, once-published pins.

    Example: pinflow demo

    Example: pinflow scrape parse page.html

    Example: pinflow opportunity list --min-score 60

    Example: pinflow pin approve 5f3a9c21 --hash 0c9d…e1

    Example: pinflow pin list --server https://pins.example.org --api-token-file token.txt

    Every command has --help with examples, and --json for programs. Exit codes: 0 done; 1 failed;
    2 refused, or wrong input; 3 not now, allowed later; 4 (pin publish-now) not known yet.
    """
    given.set(
        GlobalOptions(
            as_user=as_user,
            tenant=tenant,
            demo=demo,
            debug=debug,
            server=server,
            api_token_file=api_token_file,
        )
    )


def main() -> None:
    """The console script."""
    app(prog_name="pinflow")
