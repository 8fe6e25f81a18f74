"""Plug-ins: built-ins stand in literal dicts, outsiders add theirs through entry points.

An outsider's plug-in never stops the program: whatever is wrong with it, it is disabled, and the reason is
shown to whoever wonders where it is. A faulty built-in is our mistake and is raised at once.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Generic, TypeVar

import msgspec
import structlog

from pinflow.kit.errors import AppError, InvalidInputError, NotFoundError
from pinflow.kit.logging import redact_text

Interface = TypeVar("Interface")
# Says what a plug-in class still needs (a key, a login) in words, or None if it can work.
MissingKey = Callable[[type], str | None]
log = structlog.get_logger(__name__)


class DisabledPlugin(msgspec.Struct, frozen=True):
    """A plug-in that is known and cannot be used."""

    name: str
    origin: str
    reason: str
    # The class, where it could be loaded and fills the interface.
    plugin: type | None = None


class KnownPlugin(msgspec.Struct, frozen=True):
    """A plug-in as it is told to people. ``origin``: ``built-in`` or the package it came with."""

    group: str
    name: str
    origin: str
    enabled: bool
    reason: str | None


class Plugins(Generic[Interface]):
    """The plug-ins of a group: classes by name, and the disabled ones with their reasons."""

    def __init__(
        self,
        group: str,
        enabled: Mapping[str, type[Interface]],
        disabled: Mapping[str, DisabledPlugin],
        origins: Mapping[str, str],
    ) -> None:
        self.group = group
        self.enabled = dict(enabled)
        self.disabled = dict(disabled)
        self._origins = dict(origins)

    def known(self) -> list[KnownPlugin]:
        """All of them: the usable ones first, then the disabled with their reasons."""
        usable = [
            KnownPlugin(self.group, name, self._origins[name], enabled=True, reason=None)
            for name in sorted(self.enabled)
        ]
        return usable + [
            KnownPlugin(self.group, refused.name, refused.origin, enabled=False, reason=refused.reason)
            for _, refused in sorted(self.disabled.items())
        ]

    def get(self, name: str) -> type[Interface]:
        """The class called ``name``.

        Raises:
            InvalidInputError: ``plugins.disabled``; gives the reason.
            NotFoundError: ``plugins.unknown``; lists what there is.
        """
        if name in self.enabled:
            return self.enabled[name]
        if name in self.disabled:
            raise InvalidInputError(
                "plugins.disabled", f"“{name}” is disabled: {self.disabled[name].reason}", name=name
            )
        raise NotFoundError(
            "plugins.unknown",
            f"There is no “{name}” in {self.group}. Known: {', '.join(sorted(self.enabled))}.",
        )


def discover(
    group: str,
    interface: type[Any],
    builtins: Mapping[str, type[Interface]],
    *,
    missing_key: MissingKey | None = None,
    outsiders: Iterable[EntryPoint] | None = None,
) -> Plugins[Interface]:
    """The plug-ins of the entry-point group ``group`` (``pinflow.sources``) and our own.

    ``interface`` is the abstract class that they fill. ``missing_key`` is asked about every class;
    ``outsiders`` is what the installed packages declare, unless given.

    Raises:
        TypeError: a built-in does not fill the interface.
        InvalidInputError: ``plugins.none_found``: an empty group is a mistake in the wiring.
    """
    if not inspect.isabstract(interface):
        raise TypeError(f"{interface.__name__} is no abstract class")
    for name, plugin in builtins.items():
        if fault := _fault(plugin, interface):
            raise TypeError(f"built-in “{name}” of {group}: {fault}")
    found: dict[str, tuple[str, type[Interface]]] = {
        name: ("built-in", plugin) for name, plugin in builtins.items()
    }
    disabled: dict[str, DisabledPlugin] = {}
    for entry in entry_points(group=group) if outsiders is None else outsiders:
        _add_outsider(entry, interface, found, disabled)
    if not found and not disabled:
        raise InvalidInputError("plugins.none_found", f"No plug-in was found for {group}.", group=group)
    enabled: dict[str, type[Interface]] = {}
    for name, (origin, plugin) in found.items():
        reason = _missing(plugin, missing_key)
        if reason is None:
            enabled[name] = plugin
        else:
            disabled[name] = DisabledPlugin(name, origin, reason, plugin)
    origins = {name: origin for name, (origin, _) in found.items()}
    for refused in disabled.values():
        log.info("plugins.plugin.disabled", group=group, plugin=refused.name, reason=refused.reason)
    return Plugins(group, enabled, disabled, origins)


def read_keys(plugin: type, environ: Mapping[str, str]) -> dict[str, str]:
    """The values of the variables that a plug-in class ``needs`` or ``wants``, as far as they are set."""
    wants: tuple[str, ...] = getattr(plugin, "wants", ())
    return {name: environ[name] for name in (*_needs(plugin), *wants) if environ.get(name)}


def lacks_keys(environ: Mapping[str, str]) -> MissingKey:
    """Asks of a plug-in class whether every variable that it ``needs`` is set; never tells a value."""

    def missing(plugin: type) -> str | None:
        unset = [name for name in _needs(plugin) if not environ.get(name)]
        return f"Set {' and '.join(unset)} to use it." if unset else None

    return missing


def _needs(plugin: type) -> tuple[str, ...]:
    needs: tuple[str, ...] = getattr(plugin, "needs", ())
    return needs


def _add_outsider(
    entry: EntryPoint,
    interface: type[Any],
    found: dict[str, tuple[str, type[Interface]]],
    disabled: dict[str, DisabledPlugin],
) -> None:
    origin = entry.dist.name if entry.dist is not None else entry.value
    taken = entry.name in found or entry.name in disabled
    try:
        if taken:
            raise _FaultyError(f"the name “{entry.name}” is taken")
        found[entry.name] = (origin, _load(entry, interface))
    except _FaultyError as fault:
        # The first of a name keeps it; the second is listed beside it.
        key = f"{entry.name} ({origin})" if taken else entry.name
        disabled[key] = DisabledPlugin(entry.name, origin, f"{fault}.")


class _FaultyError(Exception):
    """Why an outsider's plug-in cannot be used."""


def _load(entry: EntryPoint, interface: type[Any]) -> type[Any]:
    try:
        plugin = entry.load()
    except Exception as error:
        log.warning("plugins.plugin.unloadable", plugin=entry.name, exc_info=True)
        raise _FaultyError(
            redact_text(f"it cannot be loaded: {type(error).__name__}: {error}").rstrip(".")
        ) from None
    if fault := _fault(plugin, interface):
        raise _FaultyError(fault)
    loaded: type[Any] = plugin
    return loaded


def _fault(plugin: object, interface: type[Any]) -> str | None:
    if not isinstance(plugin, type) or not issubclass(plugin, interface):
        return f"it is no subclass of {interface.__name__}"
    if inspect.isabstract(plugin):
        return f"it lacks {', '.join(sorted(getattr(plugin, '__abstractmethods__', ())))}"
    return None


def _missing(plugin: type, missing_key: MissingKey | None) -> str | None:
    if missing_key is None:
        return None
    try:
        return missing_key(plugin)
    except AppError as error:
        return error.message
