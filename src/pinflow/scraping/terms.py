"""What a user is told before the first live fetch."""

from __future__ import annotations

from datetime import date

import msgspec

# What was decided holds for the terms that were shown: a new version asks everybody again.
TERMS_VERSION = "2026-11"


class Term(msgspec.Struct, frozen=True):
    """A point to read before deciding, with where it comes from."""

    title: str
    text: str
    source: str
    source_date: date


TERMS: tuple[Term, ...] = (
    Term(
        "Amazon's conditions of use forbid robots",
        "The conditions of use do not allow data mining, robots or similar tools, whatever robots.txt says. "
        "Amazon may block your network or close accounts it connects with the requests.",
        "Amazon Conditions of Use, section Licence and Access",
        date(2026, 11, 22),
    ),
    Term(
        "robots.txt permits the list pages",
        "Best-seller, movers and new-release pages and product pages are not disallowed for general robots; "
        "carts, wish lists, offers and reviews are, and pinflow never asks for them.",
        "robots.txt of the marketplaces",
        date(2026, 11, 22),
    ),
    Term(
        "How pinflow asks",
        "One request in several seconds, a daily budget, an honest user agent, and a pause of an hour after "
        "any refusal. A bot check is never worked around.",
        "pinflow's own rules",
        date(2026, 11, 22),
    ),
    Term(
        "Ways without live fetching",
        "Upload pages that you saved in your browser, or use the Creators API once your account is eligible.",
        "pinflow's own rules",
        date(2026, 11, 22),
    ),
)
