"""What people search for now and a product is: words for its copy, out of the short cache of trends."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.accounts.queries import list_accounts
from pinflow.kit.db import TenantSession
from pinflow.projects.marketplaces import get_marketplace
from pinflow.projects.models import Project
from pinflow.research.trends.list_trends import choose_account
from pinflow.research.trends.match_keyword import KeywordMatcher
from pinflow.research.trends.models import Keyword
from pinflow.research.trends.queries import list_keyword_answers
from pinflow.research.trends.regions import region_of

# A keyword that fits less surely may help to find a product; it does not name it.
LEAST_SCORE = 0.7


async def find_keywords(
    session: TenantSession, project: Project, marketplace: str, title: str, category: str, now: datetime
) -> tuple[str, ...]:
    """The keywords of the marketplace's language that name the product, the surest first.

    Reads what has not expired and asks nobody. They are Pinterest's data: use them and keep none.
    """
    region = region_of(marketplace)
    account = choose_account(await list_accounts(session), project.default_account_id)
    if region is None or account is None:
        return ()
    answers = await list_keyword_answers(session, account.id, [region], now)
    keywords = [
        keyword.keyword
        for stored in answers
        for keyword in msgspec.convert(stored.answer, tuple[Keyword, ...])
    ]
    matcher = KeywordMatcher(keywords, (get_marketplace(marketplace).language,))
    return tuple(match.keyword for match in matcher.find(title, category) if match.score >= LEAST_SCORE)
