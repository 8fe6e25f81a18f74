"""Builds the one Runtime a process works with, from its settings."""

from __future__ import annotations

import asyncio
import dataclasses
import hashlib
import hmac
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import msgspec

from pinflow.kit.blobs import BlobBackend, BlobStore, DirectoryBackend, S3Backend
from pinflow.kit.clock import Clock, FileClock, SystemClock
from pinflow.kit.crypto import SecretBox, load_or_make_master_key, read_key_file, read_master_key
from pinflow.kit.db import Database, TenantId
from pinflow.kit.db.revision import newest_revision, read_revision
from pinflow.kit.db.setup import refuse_strong_login, set_up_roles
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.http import new_http_client
from pinflow.kit.jobs import JobQueue
from pinflow.kit.postgres import EmbeddedPostgres, ServerEvent
from pinflow.settings import Settings

OnProgress = Callable[[str], None]


class DatabaseUrls(msgspec.Struct, frozen=True):
    """The three logins."""

    app: str
    system: str
    migration: str


@dataclasses.dataclass(frozen=True)
class Runtime:
    """Everything a process works with. Tests replace parts with ``dataclasses.replace``."""

    settings: Settings
    urls: DatabaseUrls
    clock: Clock
    database: Database
    system_database: SystemDatabase
    jobs: JobQueue
    secrets: SecretBox
    blob_backend: BlobBackend | None
    http: httpx2.AsyncClient

    def blobs(self, tenant_id: TenantId) -> BlobStore:
        """The pictures of one tenant."""
        return BlobStore(lambda: self.database.tenant_session(tenant_id), tenant_id, self.blob_backend)

    def pages(self) -> BlobStore:
        """The stored pages of the shared catalogue; writable."""
        return BlobStore(self.system_database.system_session, None, self.blob_backend)


def find_migrations() -> Path:
    """Where the migrations stand: beside the sources, or inside the installed package."""
    for place in (Path(__file__).parent / "migrations", Path(__file__).parents[3] / "migrations"):
        if (place / "env.py").is_file():
            return place
    raise InvalidInputError(
        "bootstrap.no_migrations", "The migrations are missing from this installation. Install pinflow again."
    )


def load_secrets(settings: Settings) -> SecretBox:
    """The box that seals stored secrets, under the configured key or the key file."""
    if settings.master_key is not None:
        key = read_master_key(settings.master_key.get_secret_value())
        return SecretBox(key, settings.former_keys)
    path = key_file(settings)
    load_or_make_master_key(path)

    def read() -> list[bytes]:
        return [*read_key_file(path), *settings.former_keys]

    current, *former = read()
    # A rotation changes the file while this process runs.
    return SecretBox(current, former, reload=read)


def key_file(settings: Settings) -> Path:
    """Where the master key stands unless the environment holds it."""
    return settings.data_dir / "master.key"


def open_clock(settings: Settings) -> Clock:
    """The machine's clock, or one that a file turns."""
    return FileClock(settings.clock_file) if settings.clock_file else SystemClock()


def open_blob_backend(settings: Settings) -> BlobBackend | None:
    """Where the bytes of blobs stand; None: in PostgreSQL."""
    kind, _, rest = settings.blobs.partition(":")
    if kind == "dir":
        return DirectoryBackend(Path(rest))
    if kind == "s3":
        bucket, _, prefix = rest.removeprefix("//").partition("/")
        return S3Backend(bucket, prefix=prefix, endpoint_url=settings.s3_endpoint_url)
    return None


@asynccontextmanager
async def open_database_urls(
    settings: Settings, on_progress: OnProgress | None = None
) -> AsyncIterator[DatabaseUrls]:
    """The configured logins, or those of the embedded PostgreSQL, which is started or joined meanwhile."""
    if settings.database_url is not None and settings.system_database_url is not None:
        app, system = settings.database_url, settings.system_database_url
        migration = settings.migration_database_url or app
        yield DatabaseUrls(app.get_secret_value(), system.get_secret_value(), migration.get_secret_value())
        return

    def tell(event: ServerEvent) -> None:
        if on_progress is not None:
            on_progress(event.message)

    server = EmbeddedPostgres(settings.data_dir / "postgres", on_event=tell)
    await server.start_async()
    try:
        # A key of its own: the master key can be replaced while others are connected.
        key = load_or_make_master_key(settings.data_dir / "login.key")
        urls = DatabaseUrls(
            app=server.url("pinflow_app_login", password=_login_password(key, "app")),
            system=server.url("pinflow_system_login", password=_login_password(key, "system")),
            migration=server.superuser_url,
        )
        await set_up_roles(urls.migration, urls.app, urls.system)
        await bring_up_to_date(urls.migration, find_migrations())
        yield urls
    finally:
        await asyncio.shield(server.stop_async())


async def bring_up_to_date(migration_url: str, migrations: Path) -> None:
    """Migrates the database unless it stands at the newest revision already."""
    if await read_revision(migration_url) == newest_revision(migrations):
        return
    # Imported late: most commands find a migrated database.
    from pinflow.kit.db.migrate import migrate

    await migrate(migration_url, migrations)


def _login_password(key: bytes, login: str) -> str:
    """The embedded server's passwords follow from a key beside it: both can be made anew at any start."""
    return hmac.new(key, f"embedded login {login}".encode(), hashlib.sha256).hexdigest()


@asynccontextmanager
async def open_runtime(settings: Settings, on_progress: OnProgress | None = None) -> AsyncIterator[Runtime]:
    """Opens everything and closes it again.

    Raises:
        ExternalError: the database cannot be reached.
        ForbiddenError: ``db.login_too_strong``: row-level security would not bind the application.
    """
    async with open_database_urls(settings, on_progress) as urls:
        database = await Database.open(urls.app)
        try:
            async with database.connection() as connection:
                await refuse_strong_login(connection)
            system_database = await SystemDatabase.open(urls.system)
            proxy = settings.egress_proxy
            http = new_http_client(
                timeout_seconds=settings.pinterest_timeout_seconds,
                proxy=None if proxy is None else proxy.get_secret_value(),
            )
            try:
                yield Runtime(
                    settings=settings,
                    urls=urls,
                    clock=open_clock(settings),
                    database=database,
                    system_database=system_database,
                    jobs=JobQueue(),
                    secrets=load_secrets(settings),
                    blob_backend=open_blob_backend(settings),
                    http=http,
                )
            finally:
                await http.aclose()
                await system_database.close()
        finally:
            await database.close()
