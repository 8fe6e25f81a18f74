"""The ways in which a marketplace refuses a page, in the shapes seen on saved real ones.

Sizes and titles follow real answers (1.6-7 KB; "Amazon.com", "Sorry! Something went wrong!"); the words
are ours.
Some refusals come with status 200, as real ones do.
"""

from __future__ import annotations

from enum import StrEnum
from urllib.parse import urlencode

from starlette.responses import Response

from pinflow.sandbox.amazon.markup import render


class RefusalMode(StrEnum):
    """What the next pages answer instead of themselves."""

    CAPTCHA = "captcha"
    BUSY_503 = "busy_503"
    BUSY_200 = "busy_200"
    THROTTLE_429 = "throttle_429"
    SIGN_IN = "sign_in"
    EMPTY_SHELL = "empty_shell"
    ERROR_PAGE = "error_page"
    # A login wall of the other kind: the answer leads to the sign-in page.
    REDIRECT = "redirect"


_ANSWERS: dict[RefusalMode, tuple[int, str]] = {
    RefusalMode.CAPTCHA: (200, "captcha.html.j2"),
    RefusalMode.BUSY_503: (503, "busy.html.j2"),
    RefusalMode.BUSY_200: (200, "busy.html.j2"),
    RefusalMode.THROTTLE_429: (429, "busy.html.j2"),
    RefusalMode.SIGN_IN: (200, "sign_in.html.j2"),
    RefusalMode.EMPTY_SHELL: (200, "empty_shell.html.j2"),
    RefusalMode.ERROR_PAGE: (500, "error_page.html.j2"),
}


def refuse(mode: RefusalMode, path: str, token: str) -> Response:
    """The answer of ``mode`` to a request for ``path``. ``token`` is an opaque request id."""
    headers = {"cache-control": "no-store"}
    if mode is RefusalMode.REDIRECT:
        headers["location"] = f"/ap/signin?{urlencode({'openid.return_to': path})}"
        return Response(status_code=302, headers=headers)
    status, template = _ANSWERS[mode]
    if mode is RefusalMode.THROTTLE_429:
        headers["retry-after"] = "120"
    return Response(
        render(template, path=path, token=token), status, headers, media_type="text/html;charset=UTF-8"
    )
