"""Rules of the house that no tool knows: where SQL stands, where time comes from, what files may say."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest

from tests.architecture.sources import named, parsed, python_files, repository_files, strings
from tests.conftest import ROOT

_SQL = re.compile(
    r"^\s*(select\s.+\sfrom\s|select\s+[\w.]+\(|insert\s+into\s|update\s+[\w.]+\s+set\s|delete\s+from\s"
    r"|with\s+\w+\s+as\s*\(|create\s+(table|index|role|database)\s|alter\s+(table|role)\s)",
    re.IGNORECASE | re.DOTALL,
)
_SQL_NOW = re.compile(
    r"\bnow\(\)|\b(current|local)_(timestamp|date|time)\b|\bclock_timestamp\(", re.IGNORECASE
)
_RUNS_SQL = frozenset(
    {"fetch_all", "fetch_one", "fetch_value", "fetch_values", "execute_many", "executemany"}
)
_TELLS_TIME = frozenset({("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("time", "time")})
_COMMITS = frozenset({"commit", "rollback", "transaction"})
_EMPTY_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "base", "manager", "service"})
# PgQueuer stamps its own rows with the server's time; whatever compares with them must use it as well.
_SERVER_TIME = frozenset({"kit/jobs/queue.py"})
# Written in two halves, so that this file does not break its own rule.
_REGISTRIES = [
    "py" + "pi.org",
    "python" + "hosted.org",
    "registry.npm" + "js.org",
    "registry.yarn" + "pkg.com",
    "npm" + "mirror.com",
    "crates" + ".io",
    "proxy.go" + "lang.org",
]
_MACHINE_PATH = re.compile(
    r"(?<![\w.:/~$}*-])/(?:" + "|".join(("wo" + "rk", "ho" + "me", "Us" + "ers", "ro" + "ot")) + r")/[\w.]"
)


# The stand-in for Pinterest keeps its own memory in SQLite.
_SQL_PLACES = ("kit/db/", "kit/jobs/", "kit/http", "kit/blobs/", "kit/postgres/", "sandbox/pinterest/")


def _may_hold_sql(name: str) -> bool:
    return name.endswith("/queries.py") or name.startswith(_SQL_PLACES)


def test_sql_stands_in_queries_and_kit_alone() -> None:
    found = [
        f"{named(path)}:{line}: {text.strip()[:60]}"
        for path in python_files()
        if not _may_hold_sql(named(path))
        for line, text in strings(parsed(path))
        if _SQL.match(text)
    ]
    assert found == []


def test_only_queries_and_kit_hand_sql_to_a_session() -> None:
    found = [
        f"{named(path)}:{node.lineno}"
        for path in python_files()
        if not _may_hold_sql(named(path))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute) and node.attr in _RUNS_SQL
    ]
    assert found == []


def test_the_search_for_sql_finds_what_queries_hold() -> None:
    """A rule that can find nothing proves nothing."""
    seen = sum(
        bool(_SQL.match(text))
        for path in python_files()
        if path.name == "queries.py"
        for _, text in strings(parsed(path))
    )
    assert seen > 100


def test_no_statement_compares_with_the_servers_time() -> None:
    found = [
        f"{named(path)}:{line}: {text.strip()[:60]}"
        for path in python_files()
        if named(path) not in _SERVER_TIME
        for line, text in strings(parsed(path))
        if _SQL.match(text) and _SQL_NOW.search(text)
    ]
    assert found == []


def test_in_the_schema_the_servers_time_is_a_default_of_audit_columns_only() -> None:
    schema = (ROOT / "migrations" / "schema.sql").read_text("utf-8")
    ours, _, _ = schema.partition("-- the durable queue: PgQueuer")
    uses = [line.strip() for line in ours.splitlines() if _SQL_NOW.search(line)]
    assert uses
    assert [
        line for line in uses if not re.search(r"created_at timestamptz not null default now\(\)", line)
    ] == []


def test_time_comes_from_the_clock() -> None:
    found = [
        f"{named(path)}:{node.lineno}"
        for path in python_files()
        if named(path) != "kit/clock.py"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in _TELLS_TIME
    ]
    assert found == []


def test_only_the_database_kit_begins_and_commits() -> None:
    found = [
        f"{named(path)}:{node.lineno}: {node.func.attr}"
        for path in python_files()
        if not named(path).startswith(("kit/db/", "sandbox/pinterest/"))
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _COMMITS
    ]
    assert found == []


@pytest.fixture(scope="module")
def files() -> list[Path]:
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("needs the repository, to know which files are in it")
    found = repository_files()
    assert len(found) > 200
    return found


def test_no_module_has_a_name_that_says_nothing(files: list[Path]) -> None:
    code = [path for path in files if path.suffix in (".py", ".ts", ".tsx")]
    assert [str(path.relative_to(ROOT)) for path in code if path.stem.lower() in _EMPTY_NAMES] == []
    folders = {parent for path in code for parent in path.relative_to(ROOT).parents}
    assert [str(folder) for folder in folders if folder.name.lower() in _EMPTY_NAMES] == []


def test_no_file_names_a_package_registry_or_a_place_on_one_machine(files: list[Path]) -> None:
    assert _MACHINE_PATH.search("see /" + "home/somebody/notes"), "the search finds nothing"
    found = []
    for path in files:
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            if any(host in line for host in _REGISTRIES) or _MACHINE_PATH.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert found == []
