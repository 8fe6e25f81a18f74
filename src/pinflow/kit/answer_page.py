"""A small page for a browser that was sent here from elsewhere: a headline and a few words."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{headline}</title>
<style>
  :root {{ color-scheme: light dark }}
  body {{ font: 1.125rem/1.5 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid;
    place-items: center }}
  main {{ max-width: 34rem; padding: 1.5rem }}
  h1 {{ font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem }}
  p {{ margin: 0 0 .75rem }}
</style>
<main>
<h1>{headline}</h1>
{paragraphs}
</main>
</html>
"""


def wants_page(request: Request) -> bool:
    """Whether a browser navigated here and will show what it gets, instead of a program reading it."""
    return "text/html" in request.headers.get("accept", "")


def answer_page(headline: str, *paragraphs: str, status: int = 200) -> HTMLResponse:
    """The page. Its texts are data: nothing in them is markup."""
    shown = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return HTMLResponse(_PAGE.format(headline=escape(headline), paragraphs=shown), status)
