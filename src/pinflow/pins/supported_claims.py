"""Which words of a copy only the product's own listing supports.

What came through the Creators API goes within a day; the copy that a project let its writer make of it stays.
So that the rules can tell it from invention later, the copy's own words are kept, and nothing of the listing.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from pinflow.pins.models import PinCopy, ProductFacts
from pinflow.pins.rules.check_claims import find_invented
from pinflow.pins.rules.plain_text import read_plainly


def supported_claims(copy: PinCopy, facts: ProductFacts) -> tuple[str, ...]:
    """The claims of ``copy``, in its own words, that only the points of ``facts`` support."""
    if not facts.points:
        return ()
    kept: list[str] = []
    for text in map(read_plainly, _texts(copy)):
        without = msgspec.structs.replace(facts, points=tuple(kept))
        invented = {claim.text for claim in find_invented(text, facts)}
        kept += [claim.text for claim in find_invented(text, without) if claim.text not in invented]
    return tuple(dict.fromkeys(kept))


def _texts(copy: PinCopy) -> Iterator[str]:
    yield from (copy.title, copy.description, copy.headline, copy.kicker)
    yield from (*copy.points, *copy.items, *copy.columns)
    yield from (cell for row in copy.rows for cell in row)
