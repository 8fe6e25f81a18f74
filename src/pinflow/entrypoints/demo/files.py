"""What the demo keeps on disk, and the settings it runs with."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import socket
from pathlib import Path
from typing import TypeVar

import msgspec
from pydantic import SecretStr

from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.kit.postgres import erase_database
from pinflow.settings import Settings

_APP_ID = "1500000"


class Ports(msgspec.Struct, frozen=True):
    """The loopback ports of the stand-ins. Kept, because the demo's accounts name them."""

    amazon: int
    pinterest: int
    site: int


class DemoLogin(msgspec.Struct, frozen=True):
    """The random login of the demo. It opens nothing but this demo."""

    email: str
    password: str


class DemoApp(msgspec.Struct, frozen=True):
    """The demo's app at the stand-in. Its secret is sent nowhere else."""

    id: str
    secret: str


Kept = TypeVar("Kept", Ports, DemoLogin, DemoApp)


class DemoFiles:
    """The demo's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = folder / "clock"
        self.site = folder / "site"
        self.pictures = folder / "pictures"
        self.pinterest = folder / "pinterest.sqlite"
        self.log = folder / "demo.log"
        self._ports = folder / "ports.json"
        self._login = folder / "login.json"
        self._app = folder / "app.json"
        self._opened = folder / "opened"

    @property
    def amazon_url(self) -> str:
        return f"http://127.0.0.1:{self.ports().amazon}"

    @property
    def pinterest_url(self) -> str:
        return f"http://127.0.0.1:{self.ports().pinterest}"

    @property
    def pinterest_base_url(self) -> str:
        """The address the demo's accounts speak to."""
        return f"{self.pinterest_url}/v5"

    @property
    def site_url(self) -> str:
        return f"http://127.0.0.1:{self.ports().site}"

    def ports(self) -> Ports:
        """The stand-ins' ports, chosen on the first call."""
        try:
            return _read(self._ports, Ports)
        except FileNotFoundError:
            self.folder.mkdir(parents=True, exist_ok=True)
            ports = Ports(*_free_ports(3))
            _write(self._ports, ports)
            return ports

    def require_free_ports(self) -> None:
        """Refuses to start beside another program on the demo's ports, or beside itself.

        Raises:
            ConflictError: ``demo.port_taken``.
        """
        for port in msgspec.structs.astuple(self.ports()):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError:
                    raise ConflictError(
                        "demo.port_taken",
                        f"The demo's port {port} is in use. If a demo runs already, look at that one; "
                        "else stop the program on that port, or forget the demo with `make demo-reset`.",
                    ) from None

    def find_login(self) -> DemoLogin | None:
        """The login of the demo that was made before."""
        try:
            return _read(self._login, DemoLogin)
        except FileNotFoundError:
            return None

    def keep_login(self, login: DemoLogin) -> None:
        """Keeps the login for the next start, readable by its owner only."""
        _write(self._login, login)

    def app(self) -> DemoApp:
        """The app through which the demo connects on "Pinterest's page", made on the first call."""
        try:
            return _read(self._app, DemoApp)
        except FileNotFoundError:
            app = DemoApp(_APP_ID, secrets.token_urlsafe(24))
            _write(self._app, app)
            return app

    @property
    def opened(self) -> bool:
        """Whether the demo was furnished to the end before."""
        return self._opened.exists()

    def mark_opened(self) -> None:
        """Notes that everything is there that a further start needs."""
        self._opened.touch()

    def forget_unfinished(self) -> bool:
        """Forgets a demo that was stopped while it was being furnished; half a demo explains nothing.

        Raises:
            ConflictError: ``demo.port_taken`` or ``postgres.in_use``: it is being furnished right now.
        """
        if self.opened or not self.folder.exists():
            return False
        self.require_free_ports()
        return self.forget()

    def forget(self) -> bool:
        """Deletes everything the demo made. Returns whether there was anything.

        Raises:
            ConflictError: ``postgres.in_use``: the demo is running.
        """
        if not self.folder.exists():
            return False
        if (self.folder / "postgres").exists():
            erase_database(self.folder / "postgres")
        shutil.rmtree(self.folder)
        return True


def demo_settings(settings: Settings, folder: Path | None = None) -> Settings:
    """The settings of the demo: its own folder, its own clock, and only stand-ins to talk to."""
    files = DemoFiles(folder or settings.data_dir / "demo")
    app = files.app()
    return settings.model_copy(
        update={
            "data_dir": files.folder,
            "database_url": None,
            "system_database_url": None,
            "migration_database_url": None,
            "master_key": None,
            "former_master_keys": None,
            # An app at the real Pinterest has no business with a stand-in: the demo has one of its own.
            "pinterest_app_id": app.id,
            "pinterest_app_secret": SecretStr(app.secret),
            "pinterest_api_url": files.pinterest_base_url,
            "pinterest_authorize_url": f"{files.pinterest_url}/oauth/",
            "pinterest_pkce": True,
            "blobs": "postgres",
            "clock_file": files.clock,
            "sandbox_amazon_url": files.amazon_url,
            # The stand-in belongs to us; the real site is asked far less often.
            "scrape_interval_seconds": 1.0,
        }
    )


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def _read(path: Path, kind: type[Kept]) -> Kept:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except msgspec.DecodeError:
        raise InvalidInputError(
            "demo.file_damaged", f"{path} is damaged. Forget the demo with `make demo-reset`."
        ) from None


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(msgspec.json.encode(value))
    draft.replace(path)
