"""Asks addresses that a user gave, on the public internet only: never this machine, its network or its cloud.

A name is resolved here, every address it has is checked, and the connection goes to the checked address: a
name that answers differently the second time (DNS rebinding) gains nothing. Redirects are not followed by
the client; whoever follows one comes through here again.
"""

from __future__ import annotations

import asyncio
import dataclasses
import socket
from collections.abc import Awaitable, Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpx2

from pinflow.kit.errors import ForbiddenError
from pinflow.kit.http import new_http_client

Address = IPv4Address | IPv6Address
# All addresses of a host name, as text.
Resolve = Callable[[str], Awaitable[list[str]]]

_PORTS = {"http": 80, "https": 443}
_MOST_TRIED = 3
# Addresses of IPv4 in the clothes of IPv6, by the prefix that local translators use.
_NAT64 = ip_network("64:ff9b::/96")
# Never public, whatever the standard library's tables say, which differ from one Python to the next.
_DENIED = tuple(
    ip_network(network)
    for network in (
        # Public by their numbers, and yet what machines of Azure and Oracle ask for their own settings.
        "168.63.129.16/32",
        "192.0.0.0/24",
        # This network, private ones, carriers', this machine, links, tests, the old relays of 6to4, many, and
        # none at all.
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        # Of what is given out in IPv6: for tests, documents, and names that lead nowhere.
        "2001:2::/48",
        "2001:10::/28",
        "2001:20::/28",
        "2001:db8::/32",
        "3fff::/20",
    )
)
# All that is given out to the internet in IPv6. Outside lie this machine, links, sites (fec0::/10, fc00::/7),
# many, a network's own translators (64:ff9b:1::/48), and IPv4 as SIIT writes it (::ffff:0:0:0/96).
_GIVEN_OUT = ip_network("2000::/3")
# The identifiers that ISATAP makes of an address of IPv4, local or global.
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})


def is_public(address: Address) -> bool:
    """Whether an address belongs to the public internet, whatever it is wrapped in."""
    if isinstance(address, IPv6Address):
        inner = _inner(address)
        if inner is not None:
            return is_public(inner)
        if address not in _GIVEN_OUT or not _leads_out(address):
            return False
    denied = any(address in network for network in _DENIED)
    return address.is_global and not address.is_multicast and not denied


def _inner(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for, if it does."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    if address in _NAT64 or int(address) >> 32 == 0:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _leads_out(address: IPv6Address) -> bool:
    """Whether a tunnel that an address may be the end of (ISATAP) ends in the public internet."""
    middle, last = int(address) >> 32 & 0xFFFFFFFF, int(address) & 0xFFFFFFFF
    return middle not in _ISATAP or is_public(IPv4Address(last))


async def resolve(host: str) -> list[str]:
    """The addresses of ``host`` as this machine's resolver tells them.

    Raises:
        OSError: there is no such name, or no answer.
    """
    found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class PublicTransport(httpx2.AsyncBaseTransport):
    """Carries requests to public addresses and refuses all others.

    ``carrier`` connects; no connection is kept, so that none serves two host names of one address.
    """

    def __init__(
        self,
        *,
        resolve: Resolve = resolve,
        is_allowed: Callable[[Address], bool] = is_public,
        carrier: httpx2.AsyncBaseTransport | None = None,
    ) -> None:
        self._resolve, self._is_allowed = resolve, is_allowed
        limits = httpx2.Limits(max_connections=8, max_keepalive_connections=0)
        self._carrier = carrier or httpx2.AsyncHTTPTransport(limits=limits, trust_env=False)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer of the host.

        Raises:
            ForbiddenError: ``http.address_not_public``.
            httpx2.HTTPError: as every transport.
        """
        if request.url.scheme not in _PORTS:
            raise _refusal(request.url.host)
        host = request.url.host
        error: httpx2.HTTPError = httpx2.ConnectError(f"{host} has no address", request=request)
        for address in (await self._addresses(request))[:_MOST_TRIED]:
            try:
                return await self._carrier.handle_async_request(_sent_to(request, address))
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as failed:
                error = failed
        raise error

    async def _addresses(self, request: httpx2.Request) -> list[Address]:
        """All addresses of the host; one that is not public makes the whole name suspect."""
        host = request.url.host
        try:
            found = [ip_address(text.partition("%")[0]) for text in await self._resolve(host)]
        except OSError as error:
            raise httpx2.ConnectError(f"{host} cannot be resolved", request=request) from error
        if not all(self._is_allowed(address) for address in found):
            raise _refusal(host)
        return found

    async def aclose(self) -> None:
        await self._carrier.aclose()


def _sent_to(request: httpx2.Request, address: Address) -> httpx2.Request:
    """The same request to an address; the host's name stays in its header and in the TLS handshake."""
    return httpx2.Request(
        request.method,
        request.url.copy_with(host=str(address)),
        headers=request.headers,
        stream=request.stream,
        extensions={**request.extensions, "sni_hostname": request.url.host},
    )


def _refusal(host: str) -> ForbiddenError:
    return ForbiddenError(
        "http.address_not_public",
        f"“{host[:80]}” is not on the public internet, so it is not asked. Upload the file instead.",
    )


def new_public_http_client(transport: PublicTransport | None = None) -> httpx2.AsyncClient:
    """A client for addresses that a user gave; otherwise as `new_http_client`."""
    return new_http_client(timeout_seconds=20, transport=transport or PublicTransport())


@dataclasses.dataclass(frozen=True)
class PublicWeb:
    """Where addresses that a user gave are asked. Tests put another transport in its place."""

    transport: Callable[[], PublicTransport] = PublicTransport

    def open(self) -> httpx2.AsyncClient:
        """A client for one errand; close it with ``async with``."""
        return new_public_http_client(self.transport())
