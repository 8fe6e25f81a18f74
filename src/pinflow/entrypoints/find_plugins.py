"""The plug-ins of every kind: ours as literals, those of installed packages through entry points."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Literal

import msgspec

from pinflow.kit.errors import AppError
from pinflow.kit.plugins import KnownPlugin, Plugins, discover, lacks_keys, read_keys
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.writers import LanguageModelWriter, TemplateWriter, Writer
from pinflow.posting.channels import Channel, PinterestChannel
from pinflow.scraping.sources.amazon.source import AmazonSource
from pinflow.scraping.sources.source import Source
from pinflow.settings import Settings

PluginKind = Literal["source", "writer", "renderer", "channel"]


class InstalledPlugin(msgspec.Struct, frozen=True):
    """A plug-in, and whether this installation works with it."""

    kind: PluginKind
    plugin: KnownPlugin
    used: bool


def sources() -> Plugins[Source]:
    """Where lists come from; all that can work are used."""
    return discover(
        "pinflow.sources", Source, {AmazonSource.name: AmazonSource}, missing_key=lacks_keys(os.environ)
    )


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
    """Where pins are published; ``PINFLOW_CHANNEL`` names the one that is used."""
    return discover(
        "pinflow.channels",
        Channel,
        {PinterestChannel.name: PinterestChannel},
        missing_key=lacks_keys(os.environ),
    )


def wrong_choices(settings: Settings) -> list[str]:
    """What would otherwise end every process that works with it: one line a chosen plug-in that cannot be."""
    chosen: dict[str, Callable[[], Plugins[Any]]] = {
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
            find().get(name)
        except AppError as error:
            faults.append(f"PINFLOW_{setting.upper()}: “{name}” cannot be used. {error.message}")
    return faults


def keys_of(plugin: type) -> dict[str, str]:
    """What a plug-in needs to know, from the environment."""
    return read_keys(plugin, os.environ)


def list_installed(settings: Settings) -> list[InstalledPlugin]:
    """Everything that is installed, by kind; what cannot be used comes with its reason."""
    chosen: dict[PluginKind, tuple[Plugins[Any], str]] = {
        "writer": (writers(), settings.writer),
        "renderer": (renderers(), settings.renderer),
        "channel": (channels(), settings.channel),
    }
    found = [InstalledPlugin("source", plugin, used=plugin.enabled) for plugin in sources().known()]
    return found + [
        InstalledPlugin(kind, plugin, used=plugin.enabled and plugin.name == name)
        for kind, (plugins, name) in chosen.items()
        for plugin in plugins.known()
    ]
