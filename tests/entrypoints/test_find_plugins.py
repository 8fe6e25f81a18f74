"""What an installed package brings is chosen by the settings, made and used; what lacks a key says so."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from pinflow.entrypoints import find_plugins, tools
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import InvalidInputError, NotFoundError
from pinflow.pins.writers import LanguageModelWriter, Writer
from pinflow.settings import load_settings
from tests.conftest import TestUrls
from tests.entrypoints.outside_plugins import (
    KEY,
    READER_KEY,
    KeyedWriter,
    OutsideChannel,
    OutsideLookup,
    OutsideNotifier,
    OutsideRenderer,
    OutsideSource,
    OutsideTrends,
)
from tests.factories.runtime import make_runtime


@pytest.fixture
def runtime(
    database: Database,
    system_database: SystemDatabase,
    database_urls: TestUrls,
    clock: FixedClock,
    tmp_path: Path,
) -> Runtime:
    settings = load_settings(
        {},
        data_dir=tmp_path,
        writer="keyed",
        renderer="outside_renderer",
        channel="outside_channel",
        lookup="outside_lookup",
        trends="outside_trends",
    )
    return make_runtime(database, system_database, database_urls, clock, settings)


@pytest.mark.usefixtures("installed")
def test_the_settings_choose_and_the_line_works_with_what_they_chose(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY, "the-key")
    assert isinstance(tools.sources(runtime)["outside_source"], OutsideSource)
    assert isinstance(tools.publish_tools(runtime).channel, OutsideChannel)
    assert isinstance(tools.creators_tools(runtime).api, OutsideLookup)
    assert isinstance(tools.trend_tools(runtime).source, OutsideTrends)
    assert isinstance(tools.make_renderer(runtime.settings.renderer), OutsideRenderer)
    drafting = tools.draft_tools(runtime, tools.make_studio(runtime))
    writer = drafting.writers.ready[drafting.writers.default]
    assert isinstance(writer, KeyedWriter)
    assert writer.key == "the-key"


@pytest.mark.usefixtures("installed")
def test_every_notifier_that_can_work_is_offered_and_the_others_say_why_not(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    notify = tools.notify_tools(runtime)
    assert isinstance(notify.notifiers["outside_notifier"], OutsideNotifier)
    assert notify.off == {
        "email": "Set PINFLOW_SMTP_HOST and PINFLOW_SMTP_FROM to use it.",
        "unfit": "Its name “Not A Name” is not of small letters, digits and underscores.",
    }
    monkeypatch.setenv("PINFLOW_SMTP_HOST", "mail.example.test")
    monkeypatch.setenv("PINFLOW_SMTP_FROM", "pins@example.test")
    assert set(tools.notify_tools(runtime).notifiers) == {"email", "outside_notifier"}
    monkeypatch.setenv("PINFLOW_SMTP_USER", "pins")
    assert "PINFLOW_SMTP_PASSWORD" in tools.notify_tools(runtime).off["email"]


@pytest.mark.usefixtures("installed")
def test_without_its_key_a_plugin_is_off_and_says_which_key_it_lacks(runtime: Runtime) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        tools.draft_tools(runtime, tools.make_studio(runtime))
    assert refusal.value.code == "plugins.disabled"
    assert f"Set {KEY} to use it." in refusal.value.message


def test_a_name_that_nobody_has_is_told_what_there_is(runtime: Runtime) -> None:
    with pytest.raises(NotFoundError, match="Known: pinterest"):
        tools.publish_tools(runtime)
    with pytest.raises(NotFoundError, match="Known: skia"):
        tools.make_renderer(runtime.settings.renderer)


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize(
    ("setting", "name", "why"),
    [
        ("writer", "keyed", f"Set {KEY} to use it."),
        ("writer", "nobody", "Known: template."),
        ("renderer", "oil", "Known: outside_renderer, skia."),
        ("channel", "broken", "it cannot be loaded"),
    ],
)
def test_a_choice_that_cannot_be_used_is_told_at_the_start(setting: str, name: str, why: str) -> None:
    environ = {f"PINFLOW_{setting.upper()}": name, "PINFLOW_PORT": "many"}
    with pytest.raises(InvalidInputError) as refusal:
        load_settings(environ, look=find_plugins.wrong_choices)
    assert f"PINFLOW_{setting.upper()}: “{name}” cannot be used." in refusal.value.message
    assert why in refusal.value.message
    # Together with what else is wrong.
    assert "PINFLOW_PORT:" in refusal.value.message
    load_settings({"PINFLOW_CHANNEL": "outside_channel"}, look=find_plugins.wrong_choices)


def test_a_misspelt_reader_to_do_without_is_told_at_the_start() -> None:
    with pytest.raises(InvalidInputError) as refusal:
        load_settings({"PINFLOW_READERS_OFF": "json,xslx"}, look=find_plugins.wrong_choices)
    assert (
        "PINFLOW_READERS_OFF: there is no reader “xslx”. Known: csv, json, mhtml, page, xlsx."
        in refusal.value.message
    )
    assert "“json”" not in refusal.value.message


@pytest.mark.usefixtures("installed")
def test_readers_are_made_with_their_keys_and_the_settings_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_settings({"PINFLOW_READERS_OFF": "mhtml", "PINFLOW_IMPORT_MAX_MEGABYTES": "3"})
    readers = tools.readers(settings)
    assert list(readers.ready) == ["csv", "xlsx", "json", "page", "outside_reader"]
    assert readers.outsiders == {"outside_reader"}
    assert readers.off["keyed_reader"].reason == f"Set {READER_KEY} to use it."
    assert readers.off["mhtml"].kind is find_plugins.READERS["mhtml"]
    assert readers.max_bytes == 3 * 1024 * 1024
    monkeypatch.setenv(READER_KEY, "the-key")
    assert "keyed_reader" in tools.readers(settings).ready


@pytest.mark.usefixtures("installed")
def test_the_value_of_a_key_is_never_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "very-secret")
    assert "very-secret" not in str(find_plugins.list_installed(load_settings({})))
    writer = find_plugins.writers().get("keyed")
    assert issubclass(writer, Writer)
    assert find_plugins.keys_of(writer) == {KEY: "very-secret"}


def test_the_language_model_is_ready_with_its_settings_and_says_what_is_wrong_with_them(
    runtime: Runtime, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain_runtime = dataclasses.replace(runtime, settings=load_settings({}, writer="template"))
    assert "PINFLOW_LANGUAGE_MODEL_URL" in tools.writers(plain_runtime).reasons["language_model"]
    monkeypatch.setenv("PINFLOW_LANGUAGE_MODEL_URL", "https://models.example/v1")
    monkeypatch.setenv("PINFLOW_LANGUAGE_MODEL", "small")
    assert "no budget holds" in tools.writers(plain_runtime).reasons["language_model"]
    for name in ("INPUT", "OUTPUT"):
        monkeypatch.setenv(f"PINFLOW_LANGUAGE_MODEL_{name}_PRICE", "0.5")
    writers = tools.writers(plain_runtime)
    assert isinstance(writers.ready["language_model"], LanguageModelWriter)
    assert writers.names() == ["language_model", "template"]
    assert writers.default == "template"
