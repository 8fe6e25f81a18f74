"""The client against real servers: HTTP/2 over TLS, and proxies that are processes of their own."""

from __future__ import annotations

import asyncio
import gc
import ipaddress
import logging
import ssl
import warnings
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypercorn.asyncio import serve
from hypercorn.config import Config
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from pinflow.kit.http import new_http_client
from pinflow.settings import load_settings
from tests.contract.fixtures import running_server
from tests.kit.running_proxy import RunningProxy
from tests.kit.running_proxy import start_proxy as start_proxy

NAME = "shop.example"
PATIENCE = 60


async def tell_version(request: Request) -> Response:
    return PlainTextResponse(request.scope["http_version"])


SITE = Starlette(routes=[Route("/{path:path}", tell_version)])


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(certificate, key) of this machine and of `NAME`, signed by itself."""
    place = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, NAME)])
    names = x509.SubjectAlternativeName(
        [x509.DNSName(NAME), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
    )
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (place / "cert.pem").write_bytes(signed.public_bytes(serialization.Encoding.PEM))
    (place / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return place / "cert.pem", place / "key.pem"


@pytest.fixture
async def secure_port(certificate: tuple[Path, Path], unused_tcp_port: int) -> AsyncIterator[int]:
    """A server that speaks HTTP/2 to whoever offers it, and HTTP/1.1 to the rest."""
    config = Config()
    config.bind = [f"127.0.0.1:{unused_tcp_port}"]
    config.certfile, config.keyfile = map(str, certificate)
    config.alpn_protocols = ["h2", "http/1.1"]
    config.errorlog = None
    stop = asyncio.Event()
    server = asyncio.create_task(serve(SITE, config, shutdown_trigger=stop.wait))  # type: ignore[arg-type]
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", unused_tcp_port)
            except ConnectionRefusedError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                break
    yield unused_tcp_port
    stop.set()
    await server


@pytest.fixture
def tls(certificate: tuple[Path, Path]) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate[0]))


@pytest.mark.parametrize(("offered", "spoken"), [(True, "HTTP/2"), (False, "HTTP/1.1")])
async def test_a_server_that_speaks_http_2_is_spoken_to_in_it(
    secure_port: int, tls: ssl.SSLContext, offered: bool, spoken: str
) -> None:
    async with new_http_client(tls=tls, http2=offered) as http:
        answers = await asyncio.gather(*(http.get(f"https://127.0.0.1:{secure_port}/{i}") for i in range(5)))
    assert {answer.http_version for answer in answers} == {spoken}
    assert {answer.text for answer in answers} == {spoken.removeprefix("HTTP/")}


async def test_plain_http_stays_http_1_1() -> None:
    with running_server(SITE) as url:
        async with new_http_client() as http:
            assert (await http.get(url)).http_version == "HTTP/1.1"


async def test_an_unknown_certificate_is_refused(secure_port: int) -> None:
    async with new_http_client() as http:
        with pytest.raises(httpx2.ConnectError):
            await http.get(f"https://127.0.0.1:{secure_port}/")


LOGINS = ((), ("seller", "p@ss:word/1"))


@pytest.mark.parametrize("login", LOGINS, ids=["without a login", "with a login"])
@pytest.mark.parametrize("scheme", ["http", "socks5", "socks5h"])
async def test_what_leaves_the_machine_goes_through_the_proxy(
    start_proxy: Callable[..., RunningProxy],
    secure_port: int,
    tls: ssl.SSLContext,
    scheme: str,
    login: tuple[str, ...],
) -> None:
    """The name of the site leads nowhere: only through the proxy can it have been reached."""
    proxy = start_proxy("http" if scheme == "http" else "socks", *login)
    who = "seller:p%40ss%3Aword%2F1@" if login else ""
    with running_server(SITE) as plain:
        port = plain.rsplit(":", 1)[1]
        async with new_http_client(proxy=f"{scheme}://{who}127.0.0.1:{proxy.port}", tls=tls) as http:
            secure = await http.get(f"https://{NAME}:{secure_port}/")
            assert secure.http_version == "HTTP/2", "the proxy passes it on as it is"
            assert (await http.get(f"http://{NAME}:{port}/")).text == "1.1"
            # The sandbox on this machine is not asked for through somebody else's.
            assert (await http.get(plain)).text == "1.1"
            assert (await http.get(plain.replace("127.0.0.1", "localhost"))).text == "1.1"
    assert proxy.end() == [f"{NAME}:{secure_port}", f"{NAME}:{port}"]


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_proxy_that_refuses_the_login_is_an_error_that_does_not_repeat_it(
    start_proxy: Callable[..., RunningProxy],
    scheme: str,
    tls: ssl.SSLContext,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    proxy = start_proxy("http" if scheme == "http" else "socks", "seller", "right-secret")
    address = f"{scheme}://seller:wrong-secret@127.0.0.1:{proxy.port}"
    async with new_http_client(proxy=address, tls=tls) as http:
        with pytest.raises(httpx2.HTTPError) as refused:
            await http.get(f"https://{NAME}/")
    assert "secret" not in str(refused.value)
    del refused
    with warnings.catch_warnings():
        # The library leaves the connection to a SOCKS proxy that refused to the garbage collector.
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
    assert "secret" not in caplog.text
    assert proxy.end() == ["refused"]


async def test_a_proxy_that_is_not_there_is_an_error(unused_tcp_port: int) -> None:
    async with new_http_client(proxy=f"http://127.0.0.1:{unused_tcp_port}") as http:
        with pytest.raises(httpx2.ConnectError):
            await http.get(f"http://{NAME}/")


def test_the_setting_is_a_secret() -> None:
    settings = load_settings({"PINFLOW_EGRESS_PROXY": "socks5://seller:s3cret@proxy.example:1080"})
    assert "s3cret" not in repr(settings)
    assert settings.egress_proxy is not None
    assert settings.egress_proxy.get_secret_value().endswith("proxy.example:1080")
