"""The plug-ins over the API: which there are, which are used, and why one is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter

from pinflow.entrypoints.find_connections import add_connections
from pinflow.entrypoints.find_plugins import InstalledPlugin, PluginKind
from pinflow.identity.acting import Who
from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.kit.provide import provided

router = APIRouter()
_SETTING = {"name": "PINFLOW_SCRAPE_INTERVAL_SECONDS", "value": "5.0"}


class PluginSetting(ApiModel):
    """An environment variable and its value in this installation; never that of a key."""

    model_config = examples(_SETTING)

    name: str
    value: str


class Plugin(ApiModel):
    """Something the line works with. ``origin``: built-in, or the package it came with.

    ``used``: your team works with it; ``reason``: why it cannot be used, null when it can. Look-ups and
    trends also need a connection of your own: a key, an account.
    """

    model_config = examples(
        {
            "kind": "writer",
            "name": "template",
            "origin": "built-in",
            "used": True,
            "reason": None,
            "settings": [],
        },
        {
            "kind": "source",
            "name": "etsy",
            "origin": "pinflow-etsy",
            "used": False,
            "reason": "Set ETSY_API_KEY to use it.",
            "settings": [_SETTING],
        },
    )

    kind: PluginKind
    name: str
    origin: str
    used: bool
    reason: str | None
    settings: list[PluginSetting]

    @classmethod
    def of(cls, installed: InstalledPlugin) -> Plugin:
        """A plug-in as a person sees it."""
        known = installed.plugin
        return cls(
            kind=installed.kind,
            name=known.name,
            origin=known.origin,
            used=installed.used,
            reason=known.reason,
            settings=[PluginSetting(name=name, value=value) for name, value in installed.settings],
        )


class PluginPage(Page[Plugin]):
    """Plug-ins by kind, from sources to notifiers."""


class InstalledPlugins:
    """What was found when the process started."""

    def __init__(self, found: Sequence[InstalledPlugin]) -> None:
        self.found = tuple(found)


ProvidedPlugins = Annotated[InstalledPlugins, provided(InstalledPlugins)]


@router.get("/plugins", tags=["plugins"], summary="What is installed, and why something is off")
async def list_plugins(who: Who, plugins: ProvidedPlugins) -> PluginPage:
    """All of them, on one page, as they stand for your team."""
    async with who.read() as session:
        found = await add_connections(session, plugins.found)
    return PluginPage(items=[Plugin.of(installed) for installed in found], next_cursor=None)
