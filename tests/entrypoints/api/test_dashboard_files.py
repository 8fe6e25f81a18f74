"""Serving the built dashboard beside the API."""

from __future__ import annotations

from pathlib import Path

import httpx2
import pytest


@pytest.fixture
def built(dashboard: Path) -> Path:
    (dashboard / "assets").mkdir(parents=True)
    (dashboard / "index.html").write_text("<!doctype html><title>the page</title>")
    (dashboard / "assets" / "main-4f3a.js").write_text("export {}")
    (dashboard / "favicon.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (dashboard / ".built-from").write_text("stamp")
    (dashboard.parent / "secret.txt").write_text("outside")
    return dashboard


async def test_before_it_is_built_a_plain_page_says_how(anonymous: httpx2.AsyncClient) -> None:
    answer = await anonymous.get("/")
    assert answer.status_code == 200
    assert "make setup" in answer.text


async def test_hashed_files_are_kept_for_ever_and_the_page_is_always_asked_for(
    anonymous: httpx2.AsyncClient, built: Path
) -> None:
    script = await anonymous.get("/assets/main-4f3a.js")
    assert script.headers["content-type"].startswith("text/javascript")
    assert "immutable" in script.headers["cache-control"]
    for path in ("/", "/index.html", "/review", "/pins/0193?state=approved"):
        page = await anonymous.get(path)
        assert "the page" in page.text
        assert page.headers["cache-control"] == "no-cache"
    assert (await anonymous.get("/favicon.svg")).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    ["/assets/gone.js", "/../secret.txt", "/%2e%2e/secret.txt", "/.built-from", "/api", "/api/v2/pins"],
)
async def test_what_is_not_there_is_a_problem_and_not_the_page(
    anonymous: httpx2.AsyncClient, built: Path, path: str
) -> None:
    answer = await anonymous.get(path)
    assert answer.status_code == 404, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
