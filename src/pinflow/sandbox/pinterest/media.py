"""``/v5/media`` and the storage that videos are sent to: registered, uploaded, worked on, ready."""

from __future__ import annotations

import hashlib
import secrets

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from pinflow.sandbox.pinterest.refusals import ApiRefusal, bad_parameter, json_response
from pinflow.sandbox.pinterest.stand_in import authorize, json_body, stand_in_of

MAX_VIDEO_BYTES = 64 * 1024 * 1024
# How often it says "processing" before a video is ready.
LOOKS_UNTIL_READY = 1


class MediaCreate(msgspec.Struct, frozen=True):
    media_type: str


async def register_media(request: Request) -> Response:
    """Where and with which fields the video is to be sent."""
    token = authorize(request, "pins:read", "pins:write")
    asked = await json_body(request, MediaCreate)
    if asked.media_type != "video":
        raise bad_parameter("media_type must be video.")
    stand_in = stand_in_of(request)
    media_id = stand_in.store.new_id("media")
    key = secrets.token_hex(8)
    stand_in.store.add_media(media_id, token.account_id, key)
    return json_response(
        {
            "media_id": media_id,
            "media_type": "video",
            "upload_url": f"{request.base_url}_uploads",
            "upload_parameters": {"key": f"uploads/{media_id}/{key}", "Content-Type": "multipart/form-data"},
        },
        201,
    )


async def get_media(request: Request) -> Response:
    """How far it is."""
    token = authorize(request, "pins:read")
    media_id = request.path_params["media_id"]
    status = stand_in_of(request).store.look_at_media(media_id, token.account_id, LOOKS_UNTIL_READY)
    if status is None:
        raise ApiRefusal(404, 50, "Media not found.")
    return json_response({"media_id": media_id, "media_type": "video", "status": status})


async def receive_upload(request: Request) -> Response:
    """The storage: as S3 does, it wants a Content-Length and no bearer token."""
    if "content-length" not in request.headers:
        return Response(status_code=411)
    if "authorization" in request.headers:
        return Response("Only one auth mechanism allowed", 400)
    if int(request.headers["content-length"]) > MAX_VIDEO_BYTES:
        return Response(status_code=413)
    async with request.form() as form:
        key, file = str(form.get("key", "")), form.get("file")
        if file is None or isinstance(file, str):
            return Response("POST requires exactly one file upload per request.", 400)
        data = await file.read()
    _, _, rest = key.partition("uploads/")
    media_id, _, secret = rest.partition("/")
    store = stand_in_of(request).store
    if not store.fill_media(
        media_id, secret, hashlib.sha256(data).hexdigest(), is_video=data[4:8] == b"ftyp"
    ):
        return Response(status_code=403)
    return Response(status_code=204)
