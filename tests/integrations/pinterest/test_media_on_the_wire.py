"""How pictures, carousels and videos leave: to the byte, and to a storage that takes no chunked body."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2
import msgspec
import pytest

from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.integrations.pinterest.errors import PinterestRefusedError, PinterestUnknownOutcomeError
from pinflow.integrations.pinterest.models import NewFile, NewPin
from pinflow.kit.clock import FixedClock
from pinflow.kit.http import new_http_client
from pinflow.posting.channels.channel import File, NotSentError, RefusedError
from pinflow.posting.channels.pinterest import PinterestChannel
from pinflow.sandbox.pinterest.app import create_app
from tests.contract.fixtures import SandboxAccount, SandboxPinterest, running_server
from tests.contract.pictures import jpeg
from tests.posting.test_channels import no_time, publication

FILM = b"\0\0\0\x18ftypmp42" + bytes(5000)
NO_FILM = b"this is no film" + bytes(5000)
PIN = NewPin(
    board_id="1",
    picture=b"picture",
    media_type="image/jpeg",
    title="A mug",
    description="#ad",
    alt_text="A mug",
    link=None,
)


async def body_of(pin: NewPin) -> Any:
    """What the client sends for ``pin``."""
    sent: list[Any] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(json.loads(request.content))
        return httpx2.Response(201, json={"id": "5"})

    async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
        await PinterestClient(http, "https://api.pinterest.test/v5", "pina_x").create_pin(pin)
    (body,) = sent
    return body


def slides(count: int) -> tuple[NewFile, ...]:
    return tuple(NewFile(f"picture {number}".encode(), "image/jpeg") for number in range(count))


async def test_the_dominant_colour_is_sent_where_there_is_one() -> None:
    assert (await body_of(msgspec.structs.replace(PIN, dominant_color="#7A5C3D")))["dominant_color"] == (
        "#7A5C3D"
    )
    assert "dominant_color" not in await body_of(PIN)


@pytest.mark.parametrize("count", [2, 5])
async def test_a_carousel_of_two_to_five_pictures_is_sent_whole(count: int) -> None:
    body = await body_of(msgspec.structs.replace(PIN, slides=slides(count)))
    assert body["media_source"]["source_type"] == "multiple_image_base64"
    assert len(body["media_source"]["items"]) == count


@pytest.mark.parametrize("count", [1, 6])
async def test_a_carousel_of_another_length_is_not_sent(count: int) -> None:
    with pytest.raises(PinterestRefusedError, match=f"2 to 5 pictures, this one {count}"):
        await body_of(msgspec.structs.replace(PIN, slides=slides(count)))


@pytest.mark.parametrize("status", [408, 425, 499])
async def test_a_pin_whose_request_ended_between_here_and_there_may_stand(status: int) -> None:
    transport = httpx2.MockTransport(lambda _: httpx2.Response(status, json={"code": 1, "message": "x"}))
    async with httpx2.AsyncClient(transport=transport) as http:
        with pytest.raises(PinterestUnknownOutcomeError):
            await PinterestClient(http, "https://api.pinterest.test/v5", "pina_x").create_pin(PIN)


@pytest.fixture
def storage(clock: FixedClock) -> Iterator[SandboxPinterest]:
    """The stand-in itself: a judge in front of it would give each body a length."""
    with running_server(create_app(clock)) as url:
        sandbox = SandboxPinterest(url)
        yield sandbox
        sandbox.close()


@pytest.fixture
def there(storage: SandboxPinterest) -> SandboxAccount:
    return storage.create_account()


@pytest.fixture
async def http() -> AsyncIterator[httpx2.AsyncClient]:
    async with new_http_client() as client:
        yield client


async def test_a_video_is_uploaded_with_its_length_and_published(
    http: httpx2.AsyncClient, storage: SandboxPinterest, there: SandboxAccount
) -> None:
    film = msgspec.structs.replace(
        publication(storage.base_url, there.access_token, there.boards[0][0]),
        picture=jpeg(400, 600),
        video=File(FILM, "video/mp4"),
    )
    channel = PinterestChannel(http, sleep=no_time)
    made = await channel.publish(await channel.prepare(film))
    assert [pin["id"] for pin in storage.pins()] == [made.id]


async def test_a_video_in_chunks_is_refused_by_the_storage(
    http: httpx2.AsyncClient, storage: SandboxPinterest, there: SandboxAccount
) -> None:
    upload = await PinterestClient(http, storage.base_url, there.access_token).register_video()

    async def chunks() -> AsyncIterator[bytes]:
        yield FILM

    answer = await http.post(upload.upload_url, content=chunks())
    assert answer.status_code == 411


class Chunking(httpx2.AsyncBaseTransport):
    """As a client that does not know how long its bodies are."""

    def __init__(self, inner: httpx2.AsyncClient) -> None:
        self._inner = inner

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        body = await request.aread()
        headers = [pair for pair in request.headers.multi_items() if pair[0] != "content-length"]

        async def chunks() -> AsyncIterator[bytes]:
            yield body

        content = chunks() if b"ftyp" in body else body
        return await self._inner.request(
            request.method, str(request.url), headers=headers, content=content or None
        )


async def test_an_upload_that_the_storage_refuses_makes_no_pin_and_is_tried_again(
    http: httpx2.AsyncClient, storage: SandboxPinterest, there: SandboxAccount
) -> None:
    film = msgspec.structs.replace(
        publication(storage.base_url, there.access_token, there.boards[0][0]), video=File(FILM, "video/mp4")
    )
    async with httpx2.AsyncClient(transport=Chunking(http)) as chunking:
        with pytest.raises(NotSentError):
            await PinterestChannel(chunking, sleep=no_time).prepare(film)
    assert storage.pins() == []


async def test_a_video_that_pinterest_cannot_work_on_is_the_pins_fault_in_words(
    http: httpx2.AsyncClient, storage: SandboxPinterest, there: SandboxAccount
) -> None:
    film = msgspec.structs.replace(
        publication(storage.base_url, there.access_token, there.boards[0][0]),
        video=File(NO_FILM, "video/mp4"),
    )
    with pytest.raises(RefusedError, match="Save it as MP4") as told:
        await PinterestChannel(http, sleep=no_time).prepare(film)
    assert (told.value.code, told.value.blame) == ("pinterest.video_refused", "pin")
    assert storage.pins() == []
