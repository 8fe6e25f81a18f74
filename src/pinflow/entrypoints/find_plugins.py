"""The plug-ins of every kind: ours as literals, those of installed packages through entry points."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Sequence
from typing import Any, Literal, get_args

import msgspec

from pinflow.kit.errors import AppError
from pinflow.kit.plugins import KnownPlugin, Plugins, discover, lacks_keys, read_keys
from pinflow.notifications.channels import EmailNotifier, Notifier
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.templates.load_template import ENTRY_POINTS, template_packages
from pinflow.pins.writers import LanguageModelWriter, TemplateWriter, Writer
from pinflow.posting.channels import Channel, ExportChannel, PinterestChannel, PinterestCsvChannel, RssChannel
from pinflow.research.trends.pinterest import PinterestTrendSource
from pinflow.research.trends.trend_source import TrendSource
from pinflow.scraping.bring.models import BringSource
from pinflow.scraping.bring.readers.pages import MhtmlReader, PageReader
from pinflow.scraping.bring.readers.reader import Reader
from pinflow.scraping.bring.readers.tables import CsvReader, JsonReader, WorkbookReader
from pinflow.scraping.sources.amazon.source import AmazonSource
from pinflow.scraping.sources.creators import CreatorsApi, ProductApi
from pinflow.scraping.sources.source import Source
from pinflow.settings import PREFIX, Settings

PluginKind = Literal[
    "source", "lookup", "trends", "reader", "writer", "template", "renderer", "channel", "notifier"
]


# The settings that stand for all plug-ins of a kind. What a plug-in needs besides stands in its ``needs``.
SETTINGS_OF: dict[PluginKind, tuple[str, ...]] = {
    "source": ("scrape_interval_seconds", "scrape_daily_budget", "sandbox_amazon_url"),
    "lookup": ("creators_interval_seconds", "creators_daily_budget", "sandbox_creators_url"),
    "trends": ("pinterest_timeout_seconds",),
    "reader": ("readers_off", "import_max_megabytes"),
    "renderer": ("studio_processes",),
    "channel": ("pinterest_timeout_seconds", "settle_minutes"),
    "notifier": ("smtp_host", "smtp_port", "smtp_security", "smtp_from"),
}
READERS: dict[str, type[Reader]] = {
    reader.name: reader for reader in (CsvReader, WorkbookReader, JsonReader, PageReader, MhtmlReader)
}
# As it stands beside what was brought (the table's constraint says the same).
_READER_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TAKEN = frozenset(BringSource) | frozenset(READERS)


class InstalledPlugin(msgspec.Struct, frozen=True):
    """A plug-in, and whether this installation works with it. ``settings``: by the variable's name.

    ``asks_live``: it asks somebody else's site, which a team has to decide for.
    """

    kind: PluginKind
    plugin: KnownPlugin
    used: bool
    settings: tuple[tuple[str, str], ...] = ()
    asks_live: bool = False


def sources() -> Plugins[Source]:
    """Where lists come from; all that can work are used."""
    return discover(
        "pinflow.sources", Source, {AmazonSource.name: AmazonSource}, missing_key=lacks_keys(os.environ)
    )


def lookups() -> Plugins[ProductApi]:
    """Who looks products up by a tenant's own key; ``PINFLOW_LOOKUP`` names the one that is used."""
    return discover(
        "pinflow.lookups",
        ProductApi,
        {CreatorsApi.name: CreatorsApi},
        missing_key=lacks_keys(os.environ),
    )


def trends() -> Plugins[TrendSource]:
    """Who tells trends; ``PINFLOW_TRENDS`` names the one that is used."""
    return discover(
        "pinflow.trends",
        TrendSource,
        {PinterestTrendSource.name: PinterestTrendSource},
        missing_key=lacks_keys(os.environ),
    )


def readers(off: Collection[str] = ()) -> Plugins[Reader]:
    """Who reads brought files; all that work are used, but for those that ``off`` names."""
    lacks = lacks_keys(os.environ)

    def missing(plugin: type) -> str | None:
        name = plugin.name if issubclass(plugin, Reader) else ""
        if not _READER_NAME.fullmatch(name):
            return f"Its name “{name}” is not of small letters, digits and underscores."
        if name in _TAKEN and READERS.get(name) is not plugin:
            return f"The name “{name}” is taken."
        return f"Turned off by {PREFIX}READERS_OFF." if name in off else lacks(plugin)

    return discover("pinflow.readers", Reader, READERS, missing_key=missing)


def writers() -> Plugins[Writer]:
    """Who writes copy; a project chooses, ``PINFLOW_WRITER`` names who writes where none is chosen."""
    return discover(
        "pinflow.writers",
        Writer,
        {TemplateWriter.name: TemplateWriter, LanguageModelWriter.name: LanguageModelWriter},
        missing_key=lacks_keys(os.environ),
    )


def writer_names() -> list[str]:
    """Everybody who may be chosen to write, also those that lack a key."""
    return sorted({known.name for known in writers().known()})


def renderers() -> Plugins[Renderer]:
    """Who draws pictures; ``PINFLOW_RENDERER`` names the one that is used."""
    # Imported late: the drawing libraries are large.
    from pinflow.pins.renderers.skia_renderer import SkiaRenderer

    return discover(
        "pinflow.renderers", Renderer, {SkiaRenderer.name: SkiaRenderer}, missing_key=lacks_keys(os.environ)
    )


def channels() -> Plugins[Channel]:
    """Where pins are published; ``PINFLOW_CHANNEL`` names the one of accounts that are connected.

    The exports beside it are those of export accounts, which choose one.
    """
    ours: tuple[type[Channel], ...] = (PinterestChannel, PinterestCsvChannel, RssChannel)
    return discover(
        "pinflow.channels",
        Channel,
        {channel.name: channel for channel in ours},
        missing_key=lacks_keys(os.environ),
    )


def notifiers() -> Plugins[Notifier]:
    """How members are told outside the app; all that can work are used, as each member chooses."""
    lacks = lacks_keys(os.environ)

    def missing(plugin: type) -> str | None:
        name = plugin.name if issubclass(plugin, Notifier) else ""
        # As it stands in preferences.
        if not _READER_NAME.fullmatch(name):
            return f"Its name “{name}” is not of small letters, digits and underscores."
        return lacks(plugin)

    return discover("pinflow.notifiers", Notifier, {EmailNotifier.name: EmailNotifier}, missing_key=missing)


def exports() -> dict[str, type[ExportChannel]]:
    """The channels of export accounts, by name."""
    found = channels().enabled
    return {name: channel for name, channel in found.items() if issubclass(channel, ExportChannel)}


def template_plugins() -> list[KnownPlugin]:
    """Where pictures' templates come from: ours, and packages of templates; all that can be read are used."""
    return [
        KnownPlugin(ENTRY_POINTS, package.name, package.origin, package.directory is not None, package.reason)
        for package in template_packages()
    ]


def wrong_choices(settings: Settings) -> list[str]:
    """What would otherwise end every process that works with it: one line a chosen plug-in that cannot be."""
    chosen: dict[str, Callable[[], Plugins[Any]]] = {
        "lookup": lookups,
        "trends": trends,
        "writer": writers,
        "renderer": renderers,
        "channel": channels,
    }
    faults = []
    for setting, find in chosen.items():
        name = getattr(settings, setting)
        if name == Settings.model_fields[setting].default:
            continue
        try:
            plugin = find().get(name)
        except AppError as error:
            faults.append(f"PINFLOW_{setting.upper()}: “{name}” cannot be used. {error.message}")
        else:
            if issubclass(plugin, ExportChannel):
                faults.append(
                    f"PINFLOW_CHANNEL: “{name}” is for export accounts, which choose it themselves."
                )
    if settings.off_readers:
        there = {reader.name for reader in readers().known()}
        faults += [
            f"PINFLOW_READERS_OFF: there is no reader “{name}”. Known: {', '.join(sorted(there))}."
            for name in sorted(settings.off_readers - there)
        ]
    return faults


def keys_of(plugin: type) -> dict[str, str]:
    """What a plug-in needs to know, from the environment."""
    return read_keys(plugin, os.environ)


def list_installed(settings: Settings) -> list[InstalledPlugin]:
    """Everything that is installed, by kind; what cannot be used comes with its reason."""
    chosen: dict[PluginKind, tuple[Plugins[Any], str]] = {
        "lookup": (lookups(), settings.lookup),
        "trends": (trends(), settings.trends),
        "writer": (writers(), settings.writer),
        "renderer": (renderers(), settings.renderer),
        "channel": (channels(), settings.channel),
    }
    values = {kind: _values(settings, names) for kind, names in SETTINGS_OF.items()}
    found = [
        InstalledPlugin(
            "source",
            plugin,
            plugin.enabled,
            values["source"],
            # The sandbox stands in for this one alone; what others ask, only they know.
            asks_live=plugin.name == AmazonSource.name and settings.sandbox_amazon_url is None,
        )
        for plugin in sources().known()
    ]
    found += [
        InstalledPlugin("reader", plugin, plugin.enabled, values["reader"])
        for plugin in readers(settings.off_readers).known()
    ]
    found += [
        InstalledPlugin(
            "notifier", plugin, plugin.enabled, values["notifier"] if plugin.name == "email" else ()
        )
        for plugin in notifiers().known()
    ]
    found += [InstalledPlugin("template", plugin, plugin.enabled) for plugin in template_plugins()]
    found += [
        InstalledPlugin(
            kind,
            plugin,
            plugin.enabled and (plugin.name == name or (kind == "channel" and plugin.name in exports())),
            values.get(kind, ()),
        )
        for kind, (plugins, name) in chosen.items()
        for plugin in plugins.known()
    ]
    order = list(get_args(PluginKind))
    return sorted(found, key=lambda installed: order.index(installed.kind))


def _values(settings: Settings, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"{PREFIX}{name.upper()}", "" if (value := getattr(settings, name)) is None else str(value))
        for name in names
    )
