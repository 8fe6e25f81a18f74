"""A Runtime on the test's database."""

from __future__ import annotations

from pinflow.entrypoints.bootstrap import DatabaseUrls, Runtime
from pinflow.kit.clock import Clock
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.http import new_http_client
from pinflow.kit.jobs import JobQueue
from pinflow.settings import Settings
from tests.conftest import TestUrls


def make_runtime(
    database: Database, system_database: SystemDatabase, urls: TestUrls, clock: Clock, settings: Settings
) -> Runtime:
    """Everything a process works with; blobs stand in PostgreSQL."""
    return Runtime(
        settings=settings,
        urls=DatabaseUrls(urls.app, urls.system, urls.migration),
        clock=clock,
        database=database,
        system_database=system_database,
        jobs=JobQueue(),
        secrets=SecretBox(bytes(32)),
        blob_backend=None,
        http=new_http_client(),
    )
