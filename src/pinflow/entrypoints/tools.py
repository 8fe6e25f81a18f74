"""Puts together what the use cases work with, from a Runtime."""

from __future__ import annotations

import functools
from datetime import datetime, timedelta

from pinflow.accounts.account_egress import AccountEgress
from pinflow.accounts.connect_by_oauth import ConnectTools
from pinflow.accounts.providers import AccountProvider, OAuthProvider, PinterestOAuth, PinterestProvider
from pinflow.accounts.providers.pinterest import read_limits
from pinflow.accounts.renew_tokens import RenewTools
from pinflow.accounts.require_board import BoardCheck
from pinflow.accounts.seal_tokens import SEALED as ACCOUNT_SECRETS
from pinflow.analytics.models import CountRules, FigureTools
from pinflow.analytics.sources import PinterestFigures
from pinflow.entrypoints import find_plugins
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.integrations.pinterest.oauth import PinterestApp
from pinflow.integrations.pinterest.settings import OFFICIAL_SANDBOX_BASE_URL, PRODUCTION_BASE_URL
from pinflow.kit.blobs import BlobStore
from pinflow.kit.crypto import SealedColumn
from pinflow.kit.db import TenantId, TenantSession
from pinflow.kit.errors import AppError
from pinflow.kit.http import USER_AGENT, is_loopback_url
from pinflow.notifications.channels import Notifier
from pinflow.notifications.deliver import NotifyTools
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.spending.models import Money
from pinflow.pins.studio import Studio
from pinflow.pins.write_copy import Writers
from pinflow.pins.writers import Writer
from pinflow.posting.models import ResendUnknown
from pinflow.posting.publish_tools import PublishTools
from pinflow.research.trends.list_trends import TrendTools
from pinflow.scraping.ask_host import ask_host
from pinflow.scraping.bring.readers.known_readers import MEGABYTE, OffReader, Readers
from pinflow.scraping.creators.ask_creators import SEALED as CREATORS_SECRETS
from pinflow.scraping.creators.ask_creators import CreatorsTools
from pinflow.scraping.creators.models import Pace
from pinflow.scraping.creators.queries import list_items
from pinflow.scraping.fetch_tools import FetchTools
from pinflow.scraping.reserve_request import Politeness
from pinflow.scraping.sources.source import Source
from pinflow.settings import Settings


def provider(runtime: Runtime) -> AccountProvider:
    """Who tells whose token a token is."""
    return PinterestProvider(runtime.http, egress(runtime))


def egress(runtime: Runtime) -> AccountEgress:
    """How calls for an account leave."""
    return AccountEgress(runtime.database, runtime.secrets, runtime.clock, read_limits)


def oauth(runtime: Runtime) -> OAuthProvider:
    """Through which app owners connect their accounts."""
    return PinterestOAuth(runtime.http, _app(runtime.settings))


def _app(settings: Settings) -> PinterestApp | None:
    app_id, secret = settings.pinterest_app_id, settings.pinterest_app_secret
    if app_id is None or secret is None:
        return None
    api, page = settings.pinterest_api_url, settings.pinterest_authorize_url
    # Where the secret may go is the operator's word: what a tenant types is not.
    base_urls = dict.fromkeys((api, PRODUCTION_BASE_URL, OFFICIAL_SANDBOX_BASE_URL))
    return PinterestApp(
        id=app_id,
        secret=secret.get_secret_value(),
        base_urls=(api,) if is_loopback_url(api) else tuple(base_urls),
        authorize_page=page,
        pkce=settings.pinterest_pkce,
        continuous_refresh=settings.pinterest_continuous_refresh,
    )


def connect_tools(runtime: Runtime) -> ConnectTools:
    """What connecting accounts works with."""
    return ConnectTools(runtime.database, runtime.secrets, provider(runtime), oauth(runtime))


def renew_tools(runtime: Runtime) -> RenewTools:
    """What renewing tokens works with."""
    return RenewTools(
        database=runtime.database,
        system_database=runtime.system_database,
        clock=runtime.clock,
        secrets=runtime.secrets,
        oauth=oauth(runtime),
        egress=egress(runtime),
    )


# Every column of every slice that holds a secret: a rotation seals them anew.
SEALED_COLUMNS: tuple[SealedColumn, ...] = (*ACCOUNT_SECRETS, *CREATORS_SECRETS)


def sources(runtime: Runtime) -> dict[str, Source]:
    """The sources of lists by name."""
    return {
        name: plugin.create(find_plugins.keys_of(plugin), runtime.http, runtime.settings.sandbox_amazon_url)
        for name, plugin in find_plugins.sources().enabled.items()
    }


def readers(settings: Settings) -> Readers:
    """The readers of brought files, and why others are off."""
    known = find_plugins.readers(settings.off_readers)
    return Readers(
        ready={plugin.name: plugin.create(find_plugins.keys_of(plugin)) for plugin in known.enabled.values()},
        off={name: OffReader(refused.plugin, refused.reason) for name, refused in known.disabled.items()},
        outsiders=frozenset(plugin.name for plugin in known.enabled.values())
        - frozenset(find_plugins.READERS),
        max_bytes=settings.import_max_megabytes * MEGABYTE,
    )


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
    from pinflow.pins.templates.alters_photo import alters_photo
    from pinflow.pins.templates.load_template import load_template, template_names

    templates = {name: load_template(name) for name in template_names()}
    return DraftTools(
        database=runtime.database,
        clock=runtime.clock,
        http=runtime.http,
        writers=writers(runtime),
        studio=studio,
        templates=tuple(templates),
        photo_templates=frozenset(
            name for name, template in templates.items() if template.picture == "photo_or_art"
        ),
        photo_slots={name: template.photos() for name, template in templates.items()},
        sandbox_url=runtime.settings.sandbox_amazon_url,
        ask_host=functools.partial(ask_host, fetch_tools(runtime)),
        schemes={name: tuple(sorted(template.schemes)) for name, template in templates.items()},
        slide_templates=templates,
        families={name: template.family for name, template in templates.items()},
        altering=frozenset(name for name, template in templates.items() if alters_photo(template)),
        read_api_points=read_api_points,
        boards=board_check(runtime),
    )


def board_check(runtime: Runtime) -> BoardCheck:
    """Who says that an account has no such board."""
    return BoardCheck(runtime.database, runtime.secrets, provider(runtime))


def writers(runtime: Runtime) -> Writers:
    """Everybody who can write, and why others cannot.

    Raises:
        AppError: the installation's own writer cannot be used.
    """
    settings, known = runtime.settings, find_plugins.writers()
    known.get(settings.writer)
    ready: dict[str, Writer] = {}
    reasons = {name: refused.reason for name, refused in known.disabled.items()}
    for name, plugin in known.enabled.items():
        try:
            ready[name] = plugin.create(find_plugins.keys_of(plugin), runtime.http)
        except AppError as error:
            reasons[name] = error.message
    return Writers(ready=ready, default=settings.writer, reasons=reasons, money=writer_money(settings))


def notify_tools(runtime: Runtime) -> NotifyTools:
    """Through what members are told outside the app, and why other ways are off."""
    known = find_plugins.notifiers()
    ready: dict[str, Notifier] = {}
    off = {name: refused.reason for name, refused in known.disabled.items()}
    for plugin in known.enabled.values():
        try:
            ready[plugin.name] = plugin.create(find_plugins.keys_of(plugin), runtime.http)
        except AppError as error:
            off[plugin.name] = error.message
    return NotifyTools(
        database=runtime.database,
        clock=runtime.clock,
        notifiers=ready,
        off=off,
        base_url=runtime.settings.base_url,
    )


def writer_money(settings: Settings) -> Money:
    """What the installation says about a writer's money."""
    return Money(currency=settings.language_model_currency, default_monthly=settings.language_model_budget)


async def read_api_points(
    session: TenantSession, marketplace: str, asin: str, now: datetime
) -> tuple[str, ...]:
    """What a product lists about itself, through the tenant's own key, as long as it may be kept."""
    found = await list_items(session, now, marketplace=marketplace, asins=[asin], limit=1)
    return found[0].item.bullets if found else ()


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
        speaking_for=egress(runtime).speaking_for,
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
        resend_unknown=ResendUnknown(settings.resend_unknown),
        speaking_for=egress(runtime).speaking_for,
        exports=find_plugins.exports(),
    )


def figure_tools(runtime: Runtime) -> FigureTools:
    """What reading the figures of published pins works with."""
    settings = runtime.settings
    return FigureTools(
        database=runtime.database,
        clock=runtime.clock,
        secrets=runtime.secrets,
        source=PinterestFigures(runtime.http),
        daily=timedelta(days=settings.figures_daily_days),
        count=CountRules(
            pins=settings.best_hours_pins, weeks=settings.best_hours_weeks, days=settings.best_hours_days
        ),
        speaking_for=egress(runtime).speaking_for,
    )


def system_blobs(runtime: Runtime, tenant_id: TenantId) -> BlobStore:
    """A tenant's blobs for the collector, which works as the system."""
    return BlobStore(runtime.system_database.system_session, tenant_id, runtime.blob_backend)
