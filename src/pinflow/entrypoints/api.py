"""The Backend API: routes of the slices, live events, the OpenAPI document and the dashboard."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, FastAPI, Response
from starlette.routing import Route
from starlette.types import Lifespan

from pinflow.accounts import routes as accounts_routes
from pinflow.accounts.connect_by_oauth import ConnectTools
from pinflow.accounts.providers.provider import AccountProvider
from pinflow.accounts.renew_tokens import RenewTools
from pinflow.accounts.require_board import BoardCheck
from pinflow.analytics import routes as analytics_routes
from pinflow.entrypoints import http_errors, list_plugins, overview, serve_dashboard, tools
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.describe_api import describe
from pinflow.entrypoints.find_plugins import list_installed
from pinflow.entrypoints.guard_requests import GuardRequests, allowed_hosts, content_policy
from pinflow.entrypoints.list_plugins import InstalledPlugins
from pinflow.entrypoints.live_events import LiveEvents
from pinflow.identity import routes as identity_routes
from pinflow.identity.acting import Origins, ProvidedDatabase
from pinflow.identity.routes import Installation
from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.errors import AppError
from pinflow.kit.provide import Provided, provide
from pinflow.kit.public_http import PublicWeb
from pinflow.notifications import routes as notifications_routes
from pinflow.notifications.deliver import NotifyTools
from pinflow.pins import routes as pins_routes
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.follow_logo import follow_logo
from pinflow.pins.fonts import font_names
from pinflow.pins.media import routes as media_routes
from pinflow.pins.media.routes import LogoFollower, MediaFiles
from pinflow.pins.own_templates import routes as templates_routes
from pinflow.pins.review import routes as review_routes
from pinflow.pins.routes import Pictures
from pinflow.pins.rule_switches import routes as rule_switches_routes
from pinflow.pins.spending import routes as spending_routes
from pinflow.pins.studio import Studio
from pinflow.posting import routes as posting_routes
from pinflow.posting.exports import routes as exports_routes
from pinflow.posting.exports.public_address import PublicAddress
from pinflow.posting.exports.routes import ExportedFiles
from pinflow.posting.publish_tools import PublishTools
from pinflow.projects import routes as projects_routes
from pinflow.projects.models import KnownFonts, KnownWriters
from pinflow.research import routes as research_routes
from pinflow.research.commission import routes as commission_routes
from pinflow.research.filters import routes as filters_routes
from pinflow.research.trends import routes as trends_routes
from pinflow.research.trends.list_trends import TrendTools
from pinflow.research.weights import routes as weights_routes
from pinflow.scheduling import routes as scheduling_routes
from pinflow.scraping import routes as scraping_routes
from pinflow.scraping.bring import routes as bring_routes
from pinflow.scraping.bring.readers.known_readers import Readers
from pinflow.scraping.catalogue import routes as catalogue_routes
from pinflow.scraping.creators import routes as creators_routes
from pinflow.scraping.creators.ask_creators import CreatorsTools
from pinflow.scraping.sources.known_sources import Sources
from pinflow.settings import Settings

PREFIX = "/api/v1"
ROUTERS: Sequence[APIRouter] = (
    identity_routes.router,
    overview.router,
    projects_routes.router,
    scraping_routes.router,
    bring_routes.router,
    catalogue_routes.router,
    creators_routes.router,
    trends_routes.router,
    research_routes.router,
    filters_routes.router,
    weights_routes.router,
    commission_routes.router,
    pins_routes.router,
    review_routes.router,
    rule_switches_routes.router,
    spending_routes.router,
    templates_routes.router,
    media_routes.router,
    posting_routes.router,
    exports_routes.router,
    analytics_routes.router,
    accounts_routes.router,
    scheduling_routes.router,
    notifications_routes.router,
    list_plugins.router,
)


@dataclasses.dataclass(frozen=True)
class ApiTools:
    """What routes work with besides the Runtime. Tests replace parts with ``dataclasses.replace``."""

    draft: DraftTools
    sources: Sources
    readers: Readers
    provider: AccountProvider
    creators: CreatorsTools
    trends: TrendTools
    connect: ConnectTools
    renew: RenewTools
    publish: PublishTools
    address: PublicAddress
    notify: NotifyTools
    web: PublicWeb = dataclasses.field(default_factory=PublicWeb)


def api_tools(runtime: Runtime, studio: Studio) -> ApiTools:
    """The tools of the running product."""
    return ApiTools(
        draft=tools.draft_tools(runtime, studio),
        sources=Sources(tools.sources(runtime)),
        readers=tools.readers(runtime.settings),
        provider=tools.provider(runtime),
        creators=tools.creators_tools(runtime),
        trends=tools.trend_tools(runtime),
        connect=tools.connect_tools(runtime),
        renew=tools.renew_tools(runtime),
        publish=tools.publish_tools(runtime),
        address=PublicAddress(runtime.settings.public_url),
        notify=tools.notify_tools(runtime),
    )


def create_app(
    runtime: Runtime,
    studio: Studio,
    *,
    api: ApiTools | None = None,
    events: LiveEvents | None = None,
    dashboard: Path = serve_dashboard.BUILT,
) -> FastAPI:
    """The application. Its lifespan listens for live changes; runtime and studio are the caller's."""
    settings = runtime.settings
    events = events or LiveEvents(runtime.database, runtime.system_database, runtime.clock)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        async with events.running():
            yield

    app = build_app(lifespan)
    app.state.provided = provided_parts(runtime, api or api_tools(runtime, studio))
    app.state.live_events = events
    app.router.routes.append(Route(f"{PREFIX}/events", events, methods=["GET"]))
    serve_dashboard.mount(app, dashboard)
    app.add_middleware(
        GuardRequests,
        allowed_hosts=allowed_hosts(settings),
        policy=content_policy(settings),
        secure=_origins(settings).secure,
        trusted_proxies=settings.proxy_networks,
    )
    return app


def build_app(lifespan: Lifespan[FastAPI] | None = None) -> FastAPI:
    """The documented routes alone; they answer once ``app.state.provided`` is set."""
    app = FastAPI(
        title="Automated Pinterest Money Flow",
        version="1",
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
        lifespan=lifespan,
    )
    for router in (*ROUTERS, health_router):
        app.include_router(router, prefix=PREFIX)
    http_errors.install(app)
    describe(app)
    return app


def provided_parts(runtime: Runtime, api: ApiTools) -> Provided:
    """Everything that routes may ask for."""
    return provide(
        runtime.clock,
        runtime.database,
        runtime.system_database,
        runtime.jobs,
        runtime.secrets,
        api.draft,
        api.sources,
        api.readers,
        api.provider,
        BoardCheck(runtime.database, runtime.secrets, api.provider),
        api.creators,
        api.trends,
        api.connect,
        api.renew,
        api.publish,
        api.notify,
        api.web,
        Pictures(runtime.blobs),
        MediaFiles(runtime.blobs),
        LogoFollower(follow_logo),
        InstalledPlugins(list_installed(runtime.settings)),
        Installation(demo=runtime.settings.sandbox_amazon_url is not None),
        _origins(runtime.settings),
        api.address,
        ExportedFiles(runtime.blobs),
        KnownWriters(tuple(api.draft.writers.names())),
        KnownFonts(tuple(font_names())),
        api.draft.writers.money,
    )


def _origins(settings: Settings) -> Origins:
    if not settings.public_url:
        return Origins(None)
    parts = urlsplit(settings.public_url)
    return Origins(f"{parts.scheme}://{parts.netloc}")


class Health(ApiModel):
    """Whether this process and its database answer."""

    model_config = examples({"status": "ok", "version": "0.1.0", "database": "ok"})

    status: Literal["ok", "degraded"]
    version: str
    database: Literal["ok", "unreachable"]


health_router = APIRouter()


@health_router.get(
    "/health",
    tags=["health"],
    summary="Whether it runs",
    responses={503: {"model": Health, "description": "The database does not answer."}},
)
async def get_health(database: ProvidedDatabase, response: Response) -> Health:
    """For load balancers and supervisors; needs no session."""
    try:
        await database.ping()
    except AppError:
        response.status_code = 503
        return Health(status="degraded", version=installed_version(), database="unreachable")
    return Health(status="ok", version=installed_version(), database="ok")


def installed_version() -> str:
    """The package's version."""
    try:
        return version("pinflow")
    except PackageNotFoundError:
        return "unknown"
