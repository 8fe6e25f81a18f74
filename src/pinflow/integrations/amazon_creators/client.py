"""The catalogue of one marketplace over the Creators API."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import httpx2
import msgspec

from pinflow.integrations.amazon_creators.errors import check_answer, translated_errors, unreadable
from pinflow.integrations.amazon_creators.models import (
    Answer,
    GetItemsAnswer,
    GetNodesAnswer,
    Item,
    Node,
    SearchItemsAnswer,
)
from pinflow.integrations.amazon_creators.settings import (
    ITEM_RESOURCES,
    MAX_IDS,
    NODE_RESOURCES,
    Endpoints,
    uses_cognito,
)

T = TypeVar("T")


class CreatorsClient:
    """Speaks for one credential in one marketplace. Nothing is retried and nothing waits here.

    Every method raises a ``CreatorsError``; what is wrong with single items comes with the answer.

    Args:
        http: from ``pinflow.kit.http.new_http_client``; closed by whoever made it.
        access_token: see ``request_token``; never shown.
        host: the marketplace as Amazon names it here, ``www.amazon.de``.
        partner_tag: the associate's tag in that marketplace.
    """

    def __init__(
        self,
        http: httpx2.AsyncClient,
        endpoints: Endpoints,
        *,
        version: str,
        access_token: str,
        host: str,
        partner_tag: str,
    ) -> None:
        self._http = http
        self._api = endpoints.api
        self._host = host
        self._partner_tag = partner_tag
        suffix = f", Version {version}" if uses_cognito(version) else ""
        self._authorization = f"Bearer {access_token}{suffix}"

    def __repr__(self) -> str:
        return f"CreatorsClient({self._api!r}, {self._host!r})"

    async def get_items(self, asins: Sequence[str]) -> Answer[Item]:
        """1 to 10 products by ASIN; those Amazon cannot give come as errors."""
        if not 1 <= len(asins) <= MAX_IDS:
            raise ValueError(f"1 to {MAX_IDS} ids a request, not {len(asins)}")
        body = {"itemIds": list(asins), "resources": list(ITEM_RESOURCES)}
        answer = await self._call("getItems", body, GetItemsAnswer)
        items = answer.items_result.items if answer.items_result else ()
        return Answer(items, answer.errors)

    async def search_items(
        self,
        keywords: str,
        *,
        browse_node_id: str | None = None,
        page: int = 1,
        count: int = 10,
    ) -> Answer[Item]:
        """A page (1 to 10) of up to 10 products for ``keywords``, within a category if one is given."""
        body: dict[str, object] = {
            "keywords": keywords,
            "itemPage": page,
            "itemCount": count,
            "resources": list(ITEM_RESOURCES),
        }
        if browse_node_id is not None:
            body["browseNodeId"] = browse_node_id
        answer = await self._call("searchItems", body, SearchItemsAnswer)
        result = answer.search_result
        total = result.total_result_count if result else None
        return Answer(result.items if result else (), answer.errors, None if total is None else int(total))

    async def get_browse_nodes(self, node_ids: Sequence[str]) -> Answer[Node]:
        """1 to 10 categories by id, each with its ancestors and children."""
        if not 1 <= len(node_ids) <= MAX_IDS:
            raise ValueError(f"1 to {MAX_IDS} ids a request, not {len(node_ids)}")
        body = {"browseNodeIds": list(node_ids), "resources": list(NODE_RESOURCES)}
        answer = await self._call("getBrowseNodes", body, GetNodesAnswer)
        nodes = answer.browse_nodes_result.browse_nodes if answer.browse_nodes_result else ()
        return Answer(nodes, answer.errors)

    async def _call(self, operation: str, body: Mapping[str, object], kind: type[T]) -> T:
        with translated_errors():
            answer = await self._http.post(
                f"{self._api}/catalog/v1/{operation}",
                json={"partnerTag": self._partner_tag, **body},
                headers={
                    "authorization": self._authorization,
                    "x-marketplace": self._host,
                    "accept": "application/json",
                },
            )
        check_answer(answer)
        try:
            return msgspec.json.decode(answer.content, type=kind)
        except msgspec.MsgspecError:
            raise unreadable("its answer cannot be read", answer.status_code) from None
