"""Whether a list that was answered is the one that was asked for: another one must not enter its history."""

from __future__ import annotations

from pinflow.scraping.models import ObservedList
from pinflow.scraping.sources.source import Fetched, Source, other_page

PAGE_SIZE = 50


async def fetch_checked(
    source: Source, url: str, *, page: int = 1, etag: str | None, last_modified: str | None
) -> Fetched:
    """What the source fetches for ``url``, which is page ``page`` of a list.

    Raises:
        SourceRefusedError: as `Source.fetch`; ``scraping.other_page``: it answered with another list.
    """
    fetched = await source.fetch(url, etag=etag, last_modified=last_modified)
    if fetched.observed is not None:
        require_same_list(source, url, fetched.observed, page=page, status=fetched.status, body=fetched.body)
    return fetched


def require_same_list(
    source: Source, url: str, observed: ObservedList, *, page: int, status: int, body: bytes
) -> None:
    """Refuses a list of another marketplace or kind, and another page of the same list.

    Raises:
        SourceRefusedError: ``scraping.other_page``.
    """
    asked = source.recognises(url)
    answered = (observed.marketplace, observed.list_kind)
    if asked is not None and asked[:2] != answered:
        raise other_page(
            f"Asked for {_name(*asked[:2])}, the site answered with {_name(*answered)}.", status, body
        )
    first = (page - 1) * PAGE_SIZE + 1
    ranks = [product.rank for product in observed.products]
    if page > 1 and not any(rank >= first for rank in ranks):
        raise other_page(f"Asked for page {page}, the site answered with an earlier one.", status, body)
    if page == 1 and ranks and min(ranks) > PAGE_SIZE:
        raise other_page("Asked for the first page, the site answered with a later one.", status, body)


def _name(marketplace: str, list_kind: str) -> str:
    return f"{list_kind.replace('_', ' ') or 'a list'} of {marketplace or 'an unknown marketplace'}"
