"""A package of plug-ins, as if it were installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pinflow.pins.templates.load_template import (
    BUILT_IN_DIRECTORY,
    FILES,
    load_template,
    template_packages,
)
from tests.entrypoints.outside_plugins import KEY, READER_KEY

ENTRY_POINTS = """
[pinflow.sources]
outside_source = tests.entrypoints.outside_plugins:OutsideSource
[pinflow.lookups]
outside_lookup = tests.entrypoints.outside_plugins:OutsideLookup
[pinflow.trends]
outside_trends = tests.entrypoints.outside_plugins:OutsideTrends
[pinflow.readers]
outside_reader = tests.entrypoints.outside_plugins:OutsideReader
keyed_reader = tests.entrypoints.outside_plugins:KeyedReader
bookmarklet = tests.entrypoints.outside_plugins:ReaderOfAnothersName
[pinflow.writers]
keyed = tests.entrypoints.outside_plugins:KeyedWriter
[pinflow.templates]
summer = outside_summer
empty = json
[pinflow.renderers]
outside_renderer = tests.entrypoints.outside_plugins:OutsideRenderer
[pinflow.channels]
outside_channel = tests.entrypoints.outside_plugins:OutsideChannel
broken = tests.entrypoints.outside_plugins:Nobody
[pinflow.notifiers]
outside_notifier = tests.entrypoints.outside_plugins:OutsideNotifier
unfit = tests.entrypoints.outside_plugins:UnfitNotifier
"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A package with a plug-in of every kind."""
    start = tmp_path / "outside_summer" / "summer"
    start.mkdir(parents=True)
    (start.parent / "__init__.py").write_text("")
    for file in FILES:
        text = (BUILT_IN_DIRECTORY / "quote" / file).read_text("utf-8")
        (start / file).write_text(text.replace('"name": "quote"', '"name": "summer"'))
    info = tmp_path / "outside-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: pinflow-outside\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(ENTRY_POINTS)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delenv(KEY, raising=False)
    monkeypatch.delenv(READER_KEY, raising=False)
    monkeypatch.delitem(sys.modules, "outside_summer", raising=False)
    template_packages.cache_clear()
    yield
    template_packages.cache_clear()
    load_template.cache_clear()
