"""Puts together what the use cases work with, from a Runtime."""

from __future__ import annotations

import functools
from datetime import timedelta

from pinflow.accounts.providers import AccountProvider, PinterestProvider
from pinflow.entrypoints import find_plugins
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantId
from pinflow.kit.http import USER_AGENT
from pinflow.pins.draft_pin import DraftTools
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.studio import Studio
from pinflow.posting.publish_pin import PublishTools
from pinflow.research.trends.list_trends import TrendTools
from pinflow.scraping.ask_host import ask_host
from pinflow.scraping.creators.ask_creators import CreatorsTools
from pinflow.scraping.creators.models import Pace
from pinflow.scraping.fetch_tools import FetchTools
from pinflow.scraping.reserve_request import Politeness
from pinflow.scraping.sources.source import Source


def provider(runtime: Runtime) -> AccountProvider:
    """Who tells whose token a token is."""
    return PinterestProvider(runtime.http)


def sources(runtime: Runtime) -> dict[str, Source]:
    """The sources of lists by name."""
    return {
        name: plugin.create(find_plugins.keys_of(plugin), runtime.http, runtime.settings.sandbox_amazon_url)
        for name, plugin in find_plugins.sources().enabled.items()
    }


def make_renderer(name: str) -> Renderer:
    """The renderer of one process of the studio."""
    plugin = find_plugins.renderers().get(name)
    return plugin.create(find_plugins.keys_of(plugin))


def make_studio(runtime: Runtime) -> Studio:
    """The processes that draw. Close it."""
    settings = runtime.settings
    return Studio(functools.partial(make_renderer, settings.renderer), settings.studio_processes)


def draft_tools(runtime: Runtime, studio: Studio) -> DraftTools:
    """What drafting and editing work with."""
    # Imported late: templates bring the picture libraries along, which only the studio and the API need.
    from pinflow.pins.templates.load_template import load_template, template_names

    writer = find_plugins.writers().get(runtime.settings.writer)
    return DraftTools(
        database=runtime.database,
        clock=runtime.clock,
        http=runtime.http,
        writer=writer.create(find_plugins.keys_of(writer), runtime.http),
        studio=studio,
        templates=tuple(template_names()),
        photo_templates=frozenset(
            name for name in template_names() if load_template(name).picture == "photo_or_art"
        ),
        sandbox_url=runtime.settings.sandbox_amazon_url,
        ask_host=functools.partial(ask_host, fetch_tools(runtime)),
    )


def fetch_tools(runtime: Runtime) -> FetchTools:
    """What everything that asks a site works with."""
    settings = runtime.settings
    return FetchTools(
        database=runtime.system_database,
        clock=runtime.clock,
        http=runtime.http,
        jobs=runtime.jobs,
        sources=sources(runtime),
        politeness=Politeness(
            spacing=timedelta(seconds=settings.scrape_interval_seconds),
            daily_budget=settings.scrape_daily_budget,
            user_agent=USER_AGENT,
        ),
        pages=runtime.pages(),
    )


def trend_tools(runtime: Runtime) -> TrendTools:
    """What asking for trends works with."""
    source = find_plugins.trends().get(runtime.settings.trends)
    return TrendTools(
        database=runtime.database,
        secrets=runtime.secrets,
        source=source.create(find_plugins.keys_of(source), runtime.http),
    )


def creators_tools(runtime: Runtime) -> CreatorsTools:
    """What look-ups through a tenant's own key work with."""
    settings = runtime.settings
    lookup = find_plugins.lookups().get(settings.lookup)
    return CreatorsTools(
        database=runtime.database,
        system_database=runtime.system_database,
        clock=runtime.clock,
        jobs=runtime.jobs,
        secrets=runtime.secrets,
        api=lookup.create(find_plugins.keys_of(lookup), runtime.http, settings.sandbox_creators_url),
        pace=Pace(
            spacing=timedelta(seconds=settings.creators_interval_seconds),
            daily_budget=settings.creators_daily_budget,
        ),
    )


def publish_tools(runtime: Runtime) -> PublishTools:
    """What publishing and reconciling work with."""
    settings = runtime.settings
    channel = find_plugins.channels().get(settings.channel)
    return PublishTools(
        database=runtime.database,
        clock=runtime.clock,
        secrets=runtime.secrets,
        channel=channel.create(find_plugins.keys_of(channel), runtime.http),
        blobs=runtime.blobs,
        settle=settings.settle,
        call_timeout=timedelta(seconds=settings.pinterest_timeout_seconds * 2),
    )


def system_blobs(runtime: Runtime, tenant_id: TenantId) -> BlobStore:
    """A tenant's blobs for the collector, which works as the system."""
    return BlobStore(runtime.system_database.system_session, tenant_id, runtime.blob_backend)
