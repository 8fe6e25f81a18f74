"""The import contract holds, and each of its parts fails when it is broken."""

from __future__ import annotations

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

CONFIG = ROOT / ".importlinter"
PACKAGE = ROOT / "src" / "pinflow"
LAYERS = "Imports go down one written list"
SANDBOX = "The sandbox knows nothing of the product but kit"
STARTED = "Only entrypoints start the sandbox"
EDGES = "Settings, routes and tasks belong to the edge"
ADAPTERS = "Only adapters speak to vendors"
VENDORS = "Vendors do not know one another"
SYSTEM = "The role that sees every tenant is used where it is needed, and nowhere else"
API_CONTENT = "What came through a tenant's key reaches neither copy nor pictures"
CYCLES = "No cycles between neighbours"

# (contract, {file: text}); each is a mistake somebody could make in good faith.
VIOLATIONS = {
    "kit uses a slice": (LAYERS, {"kit/planted.py": "from pinflow.pins import models\n"}),
    "a lower slice uses a higher one": (LAYERS, {"research/planted.py": "import pinflow.posting.governor\n"}),
    "an import inside a function": (
        LAYERS,
        {"scraping/planted.py": "def late() -> None:\n    from pinflow.pins import pin  # noqa\n"},
    ),
    "a package that is not on the list": (LAYERS, {"surprise/__init__.py": ""}),
    "the sandbox uses the product": (
        SANDBOX,
        {"sandbox/planted.py": "from pinflow.projects import models\n"},
    ),
    "a slice starts the sandbox": (STARTED, {"posting/planted.py": "import pinflow.sandbox.pinterest.app\n"}),
    "a slice reads settings": (EDGES, {"kit/planted.py": "from pinflow.settings import Settings\n"}),
    "a slice uses another's tasks": (EDGES, {"posting/planted.py": "from pinflow.research import tasks\n"}),
    "a use case speaks to a vendor": (
        ADAPTERS,
        {"posting/planted.py": "from pinflow.integrations.pinterest import client\n"},
    ),
    "one vendor uses another": (
        VENDORS,
        {
            "integrations/other/__init__.py": "",
            "integrations/other/client.py": "import pinflow.integrations.pinterest.client\n",
        },
    ),
    "research sees every tenant": (SYSTEM, {"research/planted.py": "from pinflow.kit.db import system\n"}),
    "copy is written from what a tenant's key brought": (
        API_CONTENT,
        {"pins/writers/planted.py": "import pinflow.scraping.creators.queries\n"},
    ),
    "two packages of a slice know each other": (
        CYCLES,
        {
            "pins/rules/planted.py": "import pinflow.pins.draft_pin\n",
        },
    ),
}


def lint(source: Path) -> subprocess.CompletedProcess[str]:
    """Runs the contract over the package below ``source``."""
    command = [str(Path(sys.executable).parent / "lint-imports"), "--config", str(CONFIG), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(source), "NO_COLOR": "1", "COLUMNS": "200"}
    return subprocess.run(
        command, cwd=source, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_contract_holds() -> None:
    result = lint(ROOT / "src")
    assert result.returncode == 0, result.stdout + result.stderr
    contracts = re.findall(r"^(.+) KEPT\b", result.stdout, re.MULTILINE)
    assert set(contracts) == {LAYERS, SANDBOX, STARTED, EDGES, ADAPTERS, VENDORS, SYSTEM, API_CONTENT, CYCLES}


@pytest.fixture(scope="module")
def copied_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("planted")
    shutil.copytree(
        PACKAGE,
        source / "pinflow",
        # Only what is imported; fonts and the built dashboard are large.
        ignore=lambda folder, names: [
            name for name in names if Path(folder, name).is_file() and not name.endswith(".py")
        ],
    )
    return source


@pytest.mark.parametrize("mistake", VIOLATIONS)
def test_a_planted_violation_breaks_its_contract(mistake: str, copied_package: Path) -> None:
    contract, files = VIOLATIONS[mistake]
    planted = [copied_package / "pinflow" / name for name in files]
    made = {path.parent for path in planted if not path.parent.exists()}
    try:
        for path, text in zip(planted, files.values(), strict=True):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
        result = lint(copied_package)
    finally:
        for path in planted:
            path.unlink(missing_ok=True)
        for folder in made:
            shutil.rmtree(folder)
    assert result.returncode != 0, result.stdout
    assert f"{contract} BROKEN" in result.stdout, result.stdout


def test_no_module_escapes_the_contract() -> None:
    """A folder without ``__init__.py`` is no package, and its imports are not looked at."""
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert [str(f.relative_to(ROOT)) for f in sorted(folders) if not (f / "__init__.py").is_file()] == []


def test_the_sandbox_contract_names_every_slice() -> None:
    config = configparser.ConfigParser()
    config.read(CONFIG)
    layers = set(config["importlinter:contract:layers"]["layers"].replace("|", " ").split())
    forbidden = config["importlinter:contract:sandbox-imports-kit"]["forbidden_modules"].split()
    assert {name.removeprefix("pinflow.") for name in forbidden} == layers - {"kit"}
