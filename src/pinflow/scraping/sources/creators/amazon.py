"""Amazon's Creators API as a product API; with a sandbox address, the stand-in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar, Self

import httpx2

from pinflow.integrations.amazon_creators.client import CreatorsClient
from pinflow.integrations.amazon_creators.errors import (
    CreatorsCredentialError,
    CreatorsError,
    CreatorsNotEligibleError,
    CreatorsNotFoundError,
    CreatorsPartnerTagError,
    CreatorsThrottledError,
    CreatorsTokenExpiredError,
)
from pinflow.integrations.amazon_creators.models import Answer, Item, Listing, Node, PartialError
from pinflow.integrations.amazon_creators.oauth import request_token
from pinflow.integrations.amazon_creators.settings import REGIONS, endpoints_of, region_of
from pinflow.kit.errors import ExternalError, InvalidInputError
from pinflow.projects.marketplaces import get_marketplace
from pinflow.scraping.sources.creators.product_api import (
    AccessToken,
    ApiItem,
    ApiNode,
    CategoryRank,
    Credential,
    Found,
    Key,
    KeyRefusedError,
    NodeName,
    NotEligibleError,
    ProductApi,
    ThrottledError,
    TokenOverError,
)

_KINDS: dict[type[CreatorsError], type[ExternalError]] = {
    CreatorsTokenExpiredError: TokenOverError,
    CreatorsCredentialError: KeyRefusedError,
    CreatorsPartnerTagError: KeyRefusedError,
    CreatorsNotEligibleError: NotEligibleError,
    CreatorsThrottledError: ThrottledError,
}


class CreatorsApi(ProductApi):
    """One request a call, at Amazon or at ``sandbox_url``."""

    name: ClassVar[str] = "amazon_creators"

    def __init__(self, http: httpx2.AsyncClient, sandbox_url: str | None = None) -> None:
        self._http = http
        self._sandbox_url = sandbox_url

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient, sandbox_url: str | None) -> Self:
        return cls(http, sandbox_url)

    def check_marketplace(self, version: str, marketplace: str) -> None:
        opened = REGIONS[region_of(version)]
        if get_marketplace(marketplace).name not in opened:
            raise InvalidInputError(
                "creators.other_region",
                f"A credential of version {version} opens {', '.join(opened)}, not {marketplace}. "
                "Make one for that marketplace's region in Associates Central.",
                field="marketplace",
            )

    async def request_token(self, credential: Credential) -> AccessToken:
        with _in_our_words():
            grant = await request_token(
                self._http,
                endpoints_of(credential.version, self._sandbox_url),
                version=credential.version,
                credential_id=credential.id,
                credential_secret=credential.secret,
            )
        return AccessToken(grant.access_token, timedelta(seconds=grant.expires_in))

    async def get_items(self, key: Key, asins: Sequence[str]) -> Found[ApiItem]:
        with _in_our_words():
            try:
                answer = await self._client(key).get_items(asins)
            except CreatorsNotFoundError as error:
                return Found((), (error.message,))
        return _items(answer)

    async def search_items(
        self, key: Key, words: str, *, node_id: str | None, page: int, count: int
    ) -> Found[ApiItem]:
        with _in_our_words():
            try:
                answer = await self._client(key).search_items(
                    words, browse_node_id=node_id, page=page, count=count
                )
            except CreatorsNotFoundError:
                return Found((), (), 0)
        return _items(answer)

    async def get_nodes(self, key: Key, node_ids: Sequence[str]) -> Found[ApiNode]:
        with _in_our_words():
            try:
                answer = await self._client(key).get_browse_nodes(node_ids)
            except CreatorsNotFoundError as error:
                return Found((), (error.message,))
        return Found(tuple(_node(node) for node in answer.found), _warnings(answer.errors))

    def _client(self, key: Key) -> CreatorsClient:
        return CreatorsClient(
            self._http,
            endpoints_of(key.version, self._sandbox_url),
            version=key.version,
            access_token=key.token,
            host=get_marketplace(key.marketplace).host,
            partner_tag=key.partner_tag,
        )


@contextmanager
def _in_our_words() -> Iterator[None]:
    try:
        yield
    except CreatorsError as error:
        kind = _KINDS.get(type(error), ExternalError)
        raise kind(
            error.code, error.message, permanent=error.permanent, retry_after=error.retry_after
        ) from error


def _warnings(errors: Sequence[PartialError]) -> tuple[str, ...]:
    return tuple(f"{error.message} ({error.code})" for error in errors)


def _items(answer: Answer[Item]) -> Found[ApiItem]:
    # Nothing found is an answer, not a fault of one item.
    told = [error for error in answer.errors if error.code != "NoResults"]
    return Found(tuple(_item(item) for item in answer.found), _warnings(told), answer.total)


def _item(item: Item) -> ApiItem:
    info, reviews, nodes = item.item_info, item.customer_reviews, item.browse_node_info
    by_line = info.by_line_info if info else None
    brand = (by_line.brand or by_line.manufacturer) if by_line else None
    group = info.classifications.product_group if info and info.classifications else None
    offer = _offer(item)
    money = offer.price.money if offer and offer.price else None
    return ApiItem(
        asin=item.asin,
        title=info.title.display_value if info and info.title else None,
        brand=brand.display_value if brand else None,
        bullets=info.features.display_values if info and info.features else (),
        product_group=group.display_value if group else None,
        detail_url=item.detail_page_url,
        image_url=_picture(item),
        price=Decimal(str(money.amount)) if money and money.amount is not None else None,
        currency=money.currency if money else None,
        availability=offer.availability.message if offer and offer.availability else None,
        rating=_decimal(reviews.star_rating.value if reviews and reviews.star_rating else None),
        review_count=_whole(reviews.count if reviews else None),
        website_rank=_whole(
            nodes.website_sales_rank.sales_rank if nodes and nodes.website_sales_rank else None
        ),
        categories=tuple(
            CategoryRank(node.id, _name(node), _whole(node.sales_rank))
            for node in (nodes.browse_nodes if nodes else ())
            if node.id is not None
        ),
    )


def _offer(item: Item) -> Listing | None:
    """The offer of the buy box, else the first one."""
    listings = item.offers_v2.listings if item.offers_v2 else ()
    return next((each for each in listings if each.is_buy_box_winner), listings[0] if listings else None)


def _picture(item: Item) -> str | None:
    sizes = item.images.primary if item.images else None
    if sizes is None:
        return None
    image = sizes.large or sizes.hi_res or sizes.medium or sizes.small
    return image.url if image else None


def _node(node: Node) -> ApiNode:
    path: list[NodeName] = []
    above = node.ancestor
    while above is not None:
        path.append(NodeName(above.id or "", _name(above)))
        above = above.ancestor
    return ApiNode(
        id=node.id or "",
        name=_name(node),
        path=tuple(reversed(path)),
        children=tuple(NodeName(child.id or "", _name(child)) for child in node.children),
    )


def _name(node: Node) -> str:
    return node.context_free_name or node.display_name or node.id or ""


def _whole(value: float | None) -> int | None:
    return None if value is None else int(value)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
