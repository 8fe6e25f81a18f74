"""What the demo keeps, refuses and forgets."""

from __future__ import annotations

import base64
import socket
from pathlib import Path

import pytest

from pinflow.entrypoints.demo.files import DemoFiles, DemoLogin, demo_settings
from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.settings import load_settings


@pytest.fixture
def files(tmp_path: Path) -> DemoFiles:
    return DemoFiles(tmp_path / "demo")


def test_the_ports_are_chosen_once_because_the_accounts_name_them(files: DemoFiles) -> None:
    ports = files.ports()
    assert len({ports.amazon, ports.pinterest, ports.site}) == 3
    assert DemoFiles(files.folder).ports() == ports
    assert files.pinterest_base_url == f"http://127.0.0.1:{ports.pinterest}/v5"


def test_another_program_on_a_port_is_said_before_anything_starts(files: DemoFiles) -> None:
    files.require_free_ports()
    with socket.create_server(("127.0.0.1", files.ports().pinterest)), pytest.raises(ConflictError) as told:
        files.require_free_ports()
    assert told.value.code == "demo.port_taken"
    assert str(files.ports().pinterest) in told.value.message
    files.require_free_ports()


def test_the_login_is_kept_for_its_owner_only(files: DemoFiles) -> None:
    assert files.find_login() is None
    files.keep_login(DemoLogin("you@pinflow.test", "a-password"))
    assert DemoFiles(files.folder).find_login() == DemoLogin("you@pinflow.test", "a-password")
    assert [path.name for path in files.folder.iterdir()] == ["login.json"]
    assert (files.folder / "login.json").stat().st_mode & 0o077 == 0


def test_a_damaged_file_is_named_and_so_is_the_way_out(files: DemoFiles) -> None:
    files.keep_login(DemoLogin("you@pinflow.test", "a-password"))
    (files.folder / "login.json").write_bytes(b'{"email": ')
    with pytest.raises(InvalidInputError, match=r"login\.json is damaged.*demo-reset"):
        files.find_login()


def test_forgetting_leaves_nothing_and_tells_whether_there_was_anything(files: DemoFiles) -> None:
    assert not files.forget()
    files.ports()
    files.site.mkdir()
    assert files.forget()
    assert not files.folder.exists()


def test_a_demo_that_was_cut_off_is_forgotten_and_a_furnished_one_is_not(files: DemoFiles) -> None:
    assert not files.forget_unfinished()
    files.ports()
    assert files.forget_unfinished()
    assert not files.folder.exists()
    files.ports()
    files.mark_opened()
    assert files.opened
    assert not files.forget_unfinished()
    assert files.opened


def test_a_demo_that_is_being_furnished_right_now_is_left_alone(files: DemoFiles) -> None:
    with socket.create_server(("127.0.0.1", files.ports().amazon)), pytest.raises(ConflictError):
        files.forget_unfinished()
    assert files.folder.exists()


def test_the_demo_runs_on_its_own_folder_database_and_key_whatever_is_set(tmp_path: Path) -> None:
    own = load_settings(
        {
            "PINFLOW_DATA_DIR": str(tmp_path),
            "PINFLOW_DATABASE_URL": "postgresql://app@real/pinflow",
            "PINFLOW_SYSTEM_DATABASE_URL": "postgresql://system@real/pinflow",
            "PINFLOW_MIGRATION_DATABASE_URL": "postgresql://owner@real/pinflow",
            "PINFLOW_BLOBS": "s3://real/pictures",
            "PINFLOW_MASTER_KEY": base64.b64encode(bytes(32)).decode(),
        }
    )
    demo = demo_settings(own)
    assert demo.data_dir == tmp_path / "demo"
    assert [demo.database_url, demo.system_database_url, demo.migration_database_url] == [None] * 3
    assert demo.master_key is None
    assert demo.blobs == "postgres"
    assert demo.clock_file == tmp_path / "demo" / "clock"
    assert demo.sandbox_amazon_url == DemoFiles(tmp_path / "demo").amazon_url


def test_the_demo_connects_through_an_app_of_its_own_at_its_stand_in(
    files: DemoFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PINFLOW_PINTEREST_APP_ID", "77")
    monkeypatch.setenv("PINFLOW_PINTEREST_APP_SECRET", "of-the-real-pinterest")
    own = demo_settings(load_settings(), files.folder)
    assert own.pinterest_app_secret is not None
    assert own.pinterest_app_secret.get_secret_value() == files.app().secret
    assert own.pinterest_app_id == DemoFiles(files.folder).app().id != "77"
    assert own.pinterest_api_url == files.pinterest_base_url
    assert own.pinterest_authorize_url == f"{files.pinterest_url}/oauth/"
    assert (files.folder / "app.json").stat().st_mode & 0o077 == 0
