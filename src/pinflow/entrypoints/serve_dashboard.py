"""Serves the built dashboard: hashed files for ever, its page always fresh, unknown addresses the page."""

from __future__ import annotations

import mimetypes
from pathlib import Path

import anyio
from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route

BUILT = Path(__file__).parent / "dashboard"
_IMMUTABLE = "public, max-age=31536000, immutable"
_NOT_BUILT = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Automated Pinterest Money Flow</title>
<body style="font: 16px/1.5 sans-serif; max-width: 36rem; margin: 4rem auto; padding: 0 1rem">
<h1>The dashboard is not built yet</h1>
<p>The API runs under <code>/api/v1</code>. To build the dashboard, run <code>make setup</code> in the
project's folder, then reload this page.</p>
"""


def mount(app: FastAPI, built: Path = BUILT) -> None:
    """Adds the dashboard behind everything that ``app`` serves already."""
    # Some systems' tables lack these; a script with another type is not run.
    mimetypes.add_type("text/javascript", ".js")
    mimetypes.add_type("font/woff2", ".woff2")

    async def serve(request: Request) -> Response:
        path = request.path_params["path"]
        if path == "api" or path.startswith("api/"):
            raise HTTPException(404)
        return await _serve_file(built, path)

    app.router.routes.append(Route("/{path:path}", serve, methods=["GET", "HEAD"], name="dashboard"))


async def _serve_file(built: Path, path: str) -> Response:
    home = await anyio.Path(built).resolve()
    index = home / "index.html"
    if not await index.is_file():
        return HTMLResponse(_NOT_BUILT, headers={"cache-control": "no-store"})
    file = await (home / path).resolve()
    if await file.is_file() and file.is_relative_to(home) and not file.name.startswith("."):
        hashed = file.parent.name == "assets"
        return FileResponse(file, headers={"cache-control": _IMMUTABLE if hashed else "no-cache"})
    if "." in path.rsplit("/", 1)[-1]:
        # A missing file is missing: the page in its place would be a confusing script or picture.
        raise HTTPException(404)
    return FileResponse(index, headers={"cache-control": "no-cache"})
