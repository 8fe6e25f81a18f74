"""``pinflow rule``: the rules for a project's pins, and which of them it does without."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from pinflow.pins.rule_switches.switch_rule import RuleState

app = typer.Typer(
    no_args_is_help=True,
    help="The rules for a project's pins, each with its source; do without one, with a reason.\n\n"
    "Example: pinflow rule list",
)
Rule = Annotated[str, typer.Argument(metavar="RULE", help="The rule's id, such as claims.superlative.")]
_WIDE = 120
OfProject = Annotated[
    str | None, typer.Option("--project", help="The project's name or id; left out, the only one.")
]


@app.command("list")
def list_all(
    project: OfProject = None,
    only_off: Annotated[bool, typer.Option("--off", help="Only those that are switched off.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the rules for the project's marketplace. Hard ones cannot be switched off.

    Example: pinflow rule list --project "Evergreen Home"

    Example: pinflow rule list --off --json
    """
    run(_list(project, only_off, as_json))


@app.command()
def off(
    rule: Rule,
    reason: Annotated[str, typer.Option(help="Why; whoever reviews the project's pins reads it.")],
    project: OfProject = None,
    as_json: AsJson = False,
) -> None:
    """Do without a rule in this project. Its findings stay visible and block nothing.

    Example: pinflow rule off claims.superlative --reason "We quote an institute's test, with its name."
    """
    run(_switch(project, rule, reason, as_json))


@app.command()
def on(rule: Rule, project: OfProject = None, as_json: AsJson = False) -> None:
    """Let a rule hold again.

    Example: pinflow rule on claims.superlative
    """
    run(_switch(project, rule, None, as_json))


async def _list(project_text: str | None, only_off: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table
    from pinflow.pins.rule_switches import schemas
    from pinflow.pins.rule_switches.switch_rule import list_rules

    async with open_runtime() as rt, rt.read() as session:
        project = await choose_project(session, project_text)
        states = await list_rules(session, project.id)
    shown = [state for state in states if state.switched_off or not only_off]
    if as_json:
        print_items([schemas.Rule.of(state) for state in shown])
        return
    # Sources need the room of a wide terminal; --json and docs/compliance.md have them, too.
    heads = ["Rule", "", "Holds", "Says", *(["Source"] if get_terminal_size().columns >= _WIDE else [])]
    table = new_table(*heads, wide="Says", whole=True)
    for state in shown:
        rule = state.rule
        source = f"{rule.source.name}, {rule.source.date}"
        add_row(table, *[rule.id, rule.severity, _holds(state), rule.says, source][: len(heads)])
    print_table(table, f"No rule is switched off in “{project.name}”.")
    for state in shown:
        if (off := state.switched_off) is not None:
            typer.echo(f"{state.rule.id}: off since {off.at:%Y-%m-%d}, by {off.by}: {off.reason}")


def _holds(state: RuleState) -> str:
    if state.switched_off is not None:
        return "off"
    return "always" if state.hard else "yes"


async def _switch(project_text: str | None, rule: str, reason: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.pins.rule_switches import schemas
    from pinflow.pins.rule_switches.switch_rule import switch_rule_off, switch_rule_on

    async with open_runtime() as rt, rt.write() as session:
        project = await choose_project(session, project_text)
        if reason is None:
            state = await switch_rule_on(session, rt.jobs, rt.actor, project.id, rule, now=rt.now())
        else:
            state = await switch_rule_off(
                session, rt.jobs, rt.actor, project.id, rule, reason=reason, now=rt.now()
            )
    if as_json:
        print_json(schemas.Rule.of(state))
    elif state.switched_off is None:
        typer.echo(f"{rule} holds in “{project.name}”.")
    else:
        typer.echo(f"{rule} is switched off in “{project.name}”: {state.switched_off.reason}")
