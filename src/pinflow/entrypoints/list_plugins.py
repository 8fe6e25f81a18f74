"""The plug-ins over the API: which there are, which are used, and why one is not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter

from pinflow.entrypoints.find_plugins import InstalledPlugin, PluginKind
from pinflow.identity.acting import Who
from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.kit.provide import provided

router = APIRouter()


class Plugin(ApiModel):
    """Something the line works with. ``origin``: built-in, or the package it came with.

    ``used``: this installation works with it; ``reason``: why it cannot be used, null when it can.
    """

    model_config = examples(
        {
            "kind": "writer",
            "name": "template",
            "origin": "built-in",
            "used": True,
            "reason": None,
        },
        {
            "kind": "source",
            "name": "etsy",
            "origin": "pinflow-etsy",
            "used": False,
            "reason": "Set ETSY_API_KEY to use it.",
        },
    )

    kind: PluginKind
    name: str
    origin: str
    used: bool
    reason: str | None

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
        )


class PluginPage(Page[Plugin]):
    """Plug-ins by kind: sources, writers, renderers, channels."""


class InstalledPlugins:
    """What was found when the process started."""

    def __init__(self, found: Sequence[InstalledPlugin]) -> None:
        self.found = tuple(found)


ProvidedPlugins = Annotated[InstalledPlugins, provided(InstalledPlugins)]


@router.get("/plugins", tags=["plugins"], summary="What is installed, and why something is off")
async def list_plugins(_: Who, plugins: ProvidedPlugins) -> PluginPage:
    """All of them, on one page."""
    return PluginPage(items=[Plugin.of(installed) for installed in plugins.found], next_cursor=None)
