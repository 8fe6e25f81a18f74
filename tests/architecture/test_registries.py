"""What goes up the import list goes as a job by name: every name has a handler, and no registry is empty."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
from pathlib import Path
from typing import cast

import pytest

from pinflow.entrypoints import find_plugins, tools
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.worker import SLICES, register_all
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.notifications.kinds import KINDS as KINDS_TOLD
from pinflow.pins.rules.packs import ALL_RULES
from pinflow.pins.templates.load_template import template_names
from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.scheduling.kinds import KINDS
from pinflow.settings import load_settings
from tests.architecture.sources import named, parsed, python_files
from tests.conftest import TestUrls
from tests.factories.runtime import make_runtime

# These put in a job whose name is data: from a list of constants, or from the schedule's kind.
NAMES_FROM_DATA = {"posting/sweep.py", "scheduling/fire_schedule.py"}


@pytest.fixture
async def runtime(
    database: Database,
    system_database: SystemDatabase,
    database_urls: TestUrls,
    clock: FixedClock,
    tmp_path: Path,
) -> Runtime:
    settings = load_settings({}, data_dir=tmp_path)
    return make_runtime(database, system_database, database_urls, clock, settings)


@pytest.fixture
def handlers(runtime: Runtime) -> set[str]:
    # It draws nothing, so it starts no process.
    register_all(runtime, tools.make_studio(runtime))
    return set(runtime.jobs.handlers)


def enqueued_names() -> dict[str, str]:
    """Where a job is put in (``file:line``) -> its name, for every call that names it by a constant."""
    found = {}
    for path in python_files():
        if named(path).startswith(("kit/jobs/", "sandbox/")):
            continue
        for node in ast.walk(parsed(path)):
            if not isinstance(node, ast.Call):
                continue
            argument = _name_argument(node)
            if argument is not None:
                value = _constant(path, argument)
                if value is None:
                    assert named(path) in NAMES_FROM_DATA, f"{named(path)}:{node.lineno} hides its job's name"
                else:
                    found[f"{named(path)}:{node.lineno}"] = value
    return found


def _name_argument(call: ast.Call) -> ast.expr | None:
    """The job's name in ``jobs.enqueue(session, NAME, ...)`` and ``NewJob(NAME, ...)``."""
    if isinstance(call.func, ast.Attribute) and call.func.attr == "enqueue":
        return call.args[1]
    if isinstance(call.func, ast.Name) and call.func.id == "NewJob":
        return call.args[0]
    return None


def _constant(path: Path, node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.Name):
        module = importlib.import_module("pinflow." + named(path).removesuffix(".py").replace("/", "."))
        value = getattr(module, node.id, None)
        return value if isinstance(value, str) else None
    return None


def _job_constants() -> dict[str, str]:
    """Every module-level ``..._JOB = "slice.what_to_do"``, also those that are put in as data."""
    return {
        f"{named(path)}:{node.lineno}": str(node.value.value)
        for path in python_files()
        for node in parsed(path).body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id.endswith("_JOB")
        and isinstance(node.value, ast.Constant)
    }


def test_every_job_that_is_put_in_has_a_handler(handlers: set[str]) -> None:
    names = enqueued_names() | _job_constants()
    assert len(set(names.values())) >= 6
    assert {where: name for where, name in names.items() if name not in handlers} == {}


def test_every_kind_of_schedule_has_a_handler(handlers: set[str]) -> None:
    assert KINDS
    assert {kind: known.job for kind, known in KINDS.items() if known.job not in handlers} == {}


def test_every_kind_of_schedule_says_in_words_what_came_of_a_run(
    runtime: Runtime, handlers: set[str]
) -> None:
    """What a handler answers stands in the history; one without an answer leaves an empty line there."""
    silent = {
        kind
        for kind, known in KINDS.items()
        if inspect.get_annotations(runtime.jobs.handlers[known.job].handler)["return"] != "str"
    }
    assert handlers
    assert silent == set()


def test_every_handler_is_asked_for_by_somebody(handlers: set[str]) -> None:
    """A job nobody puts in and no schedule fires is work that is never done."""
    asked_for = {*enqueued_names().values(), *_job_constants().values(), *(k.job for k in KINDS.values())}
    assert handlers - asked_for == set()


def test_every_handler_is_carried_out_by_exactly_one_part(handlers: set[str]) -> None:
    for name in handlers:
        assert len([part for part, slices in SLICES.items() if name.split(".")[0] in slices]) == 1, name
    carried = {name.split(".")[0] for name in handlers}
    assert all(carried & set(slices) for slices in SLICES.values()), "a part without a single job"


def test_no_registry_is_empty(runtime: Runtime) -> None:
    registries: dict[str, object] = {
        "sources": find_plugins.sources().enabled,
        "readers": find_plugins.readers().enabled,
        "lookups": find_plugins.lookups().enabled,
        "trends": find_plugins.trends().enabled,
        "writers": find_plugins.writers().enabled,
        "renderers": find_plugins.renderers().enabled,
        "channels": find_plugins.channels().enabled,
        "notifiers": find_plugins.notifiers().known(),
        "kinds of notification": KINDS_TOLD,
        "templates": template_names(),
        "rules": ALL_RULES,
        "marketplaces": MARKETPLACES,
        "kinds of schedule": KINDS,
    }
    assert {name for name, found in registries.items() if not cast("list[object]", found)} == set()


def test_a_source_stands_under_its_own_name(runtime: Runtime) -> None:
    assert all(name == source.name for name, source in tools.sources(runtime).items())


def test_the_sandbox_makes_a_source_not_live(runtime: Runtime) -> None:
    settings = load_settings(
        {}, data_dir=runtime.settings.data_dir, sandbox_amazon_url="http://127.0.0.1:8400"
    )
    sandboxed = dataclasses.replace(runtime, settings=settings)
    assert [source.is_live() for source in tools.sources(runtime).values()] == [True]
    assert [source.is_live() for source in tools.sources(sandboxed).values()] == [False]
