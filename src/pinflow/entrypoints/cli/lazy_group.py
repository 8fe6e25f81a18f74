"""The root of the command line: commands are imported when they run, errors become words and exit codes."""

from __future__ import annotations

import dataclasses
import errno
from collections.abc import Iterator, MutableMapping, Sequence
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from pinflow.entrypoints.cli import failures
from pinflow.entrypoints.cli.options import given
from pinflow.kit.errors import InvalidInputError

# They may stand anywhere on the line, not only before the command.
_FLAGS = frozenset({"--demo", "--debug"})
_WITH_VALUE = frozenset({"--as", "--tenant", "--server", "--api-token-file"})


@dataclasses.dataclass(frozen=True)
class LazyCommand:
    """A command of the root: which module's ``app`` it is, and what the root's help says about it."""

    name: str
    module: str
    panel: str
    help: str


class LazyCommands(MutableMapping[str, Any]):
    """Name to command; a command's module is imported when it is looked up."""

    def __init__(self, known: Sequence[LazyCommand]) -> None:
        self._known = {command.name: command for command in known}
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._loaded:
            self._loaded[name] = _load(self._known[name])
        return self._loaded[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._known[name]

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def summary(self, name: str) -> TyperCommand:
        """Enough of a command for the root's help."""
        command = self._known[name]
        return TyperCommand(name, help=command.help, rich_help_panel=command.panel)


def _load(known: LazyCommand) -> Any:
    """The command in a module: its ``app``, or the function that is called as the command is."""
    module = import_module(known.module)
    app = getattr(module, "app", None)
    if app is None:
        app = typer.Typer(add_completion=False)
        app.command(known.name)(getattr(module, known.name))
    # Typer offers shell completion once an app; here it would stand in every group.
    app._add_completion = False
    command = typer.main.get_command(app)
    command.name = known.name
    return command


class RootGroup(TyperGroup):
    """``pinflow``. Subclasses say which commands there are."""

    known: tuple[LazyCommand, ...] = ()

    def __init__(self, **attributes: Any) -> None:
        attributes.pop("commands", None)
        super().__init__(**attributes)
        self._lazy = LazyCommands(self.known)
        self.commands = self._lazy
        self._listing = False

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self._lazy)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in self._lazy:
            return None
        return self._lazy.summary(cmd_name) if self._listing else self._lazy[cmd_name]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        self._listing = True
        try:
            super().format_help(ctx, formatter)
        finally:
            self._listing = False

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, _hoist(args))

    def invoke(self, ctx: Any) -> Any:
        as_json = failures.wants_json([*ctx._protected_args, *ctx.args])
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise typer.Exit(failures.INTERRUPTED) from None
        except Exception as error:
            code = _code_of(error, as_json=as_json)
            if code is None:
                raise
            raise typer.Exit(code) from None


def _hoist(args: list[str]) -> list[str]:
    """Global options first, wherever they were written; what follows ``--`` stays where it is."""
    front, rest = [], []
    waiting = list(args)
    while waiting:
        word = waiting.pop(0)
        if word == "--":
            rest += [word, *waiting]
            break
        if word in _FLAGS or word.partition("=")[0] in _WITH_VALUE:
            front.append(word)
            if word in _WITH_VALUE and waiting:
                front.append(waiting.pop(0))
        else:
            rest.append(word)
    return front + rest


def _code_of(error: Exception, *, as_json: bool) -> int | None:
    """Reports the error and returns the exit code; None: whoever runs the command line deals with it."""
    from typer import _click

    if isinstance(error, _click.exceptions.ClickException):
        if not as_json or not isinstance(error, _click.exceptions.UsageError):
            return None
        return failures.report(InvalidInputError("cli.usage", error.format_message()), as_json=True)
    if isinstance(error, typer.Exit | typer.Abort) or getattr(error, "errno", None) == errno.EPIPE:
        return None
    found = failures.find_app_error(error)
    if found is not None:
        return failures.report(found, as_json=as_json)
    if given.get().debug:
        return None
    return failures.report_unexpected(error, as_json=as_json)
