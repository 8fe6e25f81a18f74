"""Addresses that a user gives lead to the public internet or nowhere."""

from __future__ import annotations

import asyncio
from ipaddress import ip_address

import httpx2
import pytest

from pinflow.kit.errors import ForbiddenError
from pinflow.kit.public_http import PublicTransport, is_public, new_public_http_client, resolve

PRIVATE = [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "100.100.100.200", "192.0.0.192", "198.18.0.1", "224.0.0.1",
    "255.255.255.255", "240.0.0.1", "168.63.129.16", "::", "::1", "fe80::1", "fc00::1", "fd00:ec2::254",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "64:ff9b::a9fe:a9fe",
    "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001:0:4136:e378:8000:63bf:80ff:fffe",
    "2001:db8::1", "fec0::1", "64:ff9b:1::a00:1", "64:ff9b:1::5db8:d822", "::ffff:0:127.0.0.1",
    "::ffff:0:93.184.216.34", "::5efe:7f00:1", "2606:4700::5efe:7f00:1", "2606:4700::200:5efe:a9fe:a9fe",
    "fe80::5efe:5db8:d822", "100::1", "3fff::1", "5f00::1", "4000::1", "192.88.99.1", "203.0.113.7",
]  # fmt: skip
PUBLIC = ["93.184.216.34", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1", "64:ff9b::101:101",
          "2a00:1450:4001:80b::200e", "2606:4700::5efe:101:101"]  # fmt: skip


@pytest.mark.parametrize("address", PRIVATE)
def test_an_address_of_this_machine_a_network_or_a_cloud_is_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_the_internet_is_public(address: str) -> None:
    assert is_public(ip_address(address))


class _Names:
    """A resolver; each question takes the next answer, the last one again and again."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers = list(answers)
        self.asked = 0

    async def __call__(self, host: str) -> list[str]:
        await asyncio.sleep(0)
        self.asked += 1
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]


class _Carrier(httpx2.AsyncBaseTransport):
    def __init__(self, *failing: str) -> None:
        self.sent: list[httpx2.Request] = []
        self._failing = failing

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await asyncio.sleep(0)
        self.sent.append(request)
        if request.url.host in self._failing:
            raise httpx2.ConnectError("no way", request=request)
        return httpx2.Response(200, content=b"picture")


@pytest.mark.parametrize("address", PRIVATE)
async def test_a_name_that_leads_inside_is_never_connected_to(address: str) -> None:
    carrier = _Carrier()
    for answer in ([address], ["93.184.216.34", address]):
        transport = PublicTransport(resolve=_Names(answer), carrier=carrier)
        async with new_public_http_client(transport) as http:
            with pytest.raises(ForbiddenError) as caught:
                await http.get("https://pictures.example/a.jpg")
        assert caught.value.code == "http.address_not_public"
    assert carrier.sent == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://localhost/",
        "http://[::ffff:7f00:1]/",
        "http://169.254.169.254/latest/meta-data/",
    ],
)
async def test_an_address_written_out_is_checked_with_the_real_resolver(url: str) -> None:
    carrier = _Carrier()
    async with new_public_http_client(PublicTransport(carrier=carrier)) as http:
        with pytest.raises((ForbiddenError, httpx2.ConnectError)):
            await http.get(url)
    assert carrier.sent == []


async def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    names, carrier = _Names(["93.184.216.34"], ["127.0.0.1"]), _Carrier()
    transport = PublicTransport(resolve=names, carrier=carrier)
    async with new_public_http_client(transport) as http:
        assert (await http.get("https://pictures.example/a.jpg")).content == b"picture"
        # The name leads elsewhere by now: the next request is checked anew and refused.
        with pytest.raises(ForbiddenError):
            await http.get("https://pictures.example/a.jpg")
    (sent,) = carrier.sent
    assert sent.url == "https://93.184.216.34/a.jpg"
    assert sent.headers["host"] == "pictures.example"
    assert sent.extensions["sni_hostname"] == "pictures.example"


async def test_the_next_address_is_tried_when_one_does_not_answer() -> None:
    carrier = _Carrier("2606:4700:4700::1111")
    names = _Names(["2606:4700:4700::1111", "1.1.1.1"])
    async with new_public_http_client(PublicTransport(resolve=names, carrier=carrier)) as http:
        assert (await http.get("https://pictures.example/")).status_code == 200
    assert [request.url.host for request in carrier.sent] == ["2606:4700:4700::1111", "1.1.1.1"]


async def test_over_the_wire_it_speaks_to_the_checked_address_under_the_host_s_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    heard: list[bytes] = []
    # A proxy of the environment would resolve the name once more, out of our sight.
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nhi")
        await writer.drain()
        writer.close()

    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        transport = PublicTransport(resolve=_Names(["127.0.0.1"]), is_allowed=lambda _: True)
        async with new_public_http_client(transport) as http:
            assert (await http.get(f"http://pictures.example:{port}/a.jpg")).text == "hi"
    assert f"Host: pictures.example:{port}".encode().lower() in heard[0].lower()


async def test_a_name_that_does_not_exist_is_an_error_of_the_network() -> None:
    async def unknown(host: str) -> list[str]:
        raise OSError("no such host")

    async with new_public_http_client(PublicTransport(resolve=unknown)) as http:
        with pytest.raises(httpx2.ConnectError):
            await http.get("https://nowhere.example/")
    assert "127.0.0.1" in await resolve("127.0.0.1")
