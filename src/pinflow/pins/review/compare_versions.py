"""What differs between two versions of a pin: field by field, texts word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import NotFoundError
from pinflow.pins.pin import PinId
from pinflow.pins.queries import get_pin
from pinflow.pins.review.models import FieldChange, VersionContent, VersionDiff, WordChange
from pinflow.pins.review.queries import list_versions

# Words, spaces and signs. Scripts that are written without spaces are compared sign by sign.
_TOKEN = re.compile(
    r"[\u0E00-\u0E7F\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uAC00-\uD7AF]|[^\W_]+(?:[’'-][^\W_]+)*|\s+|.",
    re.DOTALL,
)
# Beyond this, frequent words are no anchors: comparing every pair of them would take seconds.
_LONG = 600
_LINES = frozenset({"points", "items", "columns", "notes", "ai_disclosures"})
# The picture is compared by looking at it.
_NOT_TEXT = frozenset(
    {"picture_sha256", "picture_media_type", "picture_width", "picture_height", "picture_size", "made_of"}
)
FIELDS = tuple(name for name in VersionContent.__struct_fields__ if name not in _NOT_TEXT)


async def read_diff(
    session: TenantSession, pin_id: PinId, *, before: int | None = None, after: int | None = None
) -> VersionDiff:
    """The difference between two versions; left out: the last former one, and the pin as it stands.

    Raises:
        NotFoundError: ``pins.no_such_version``, or ``pins.only_one_version`` where nothing was ever changed.
    """
    pin = await get_pin(session, pin_id)
    former = await list_versions(session, pin_id)
    contents = {row.number: row.content for row in former} | {len(former) + 1: VersionContent.of(pin)}
    newest = after or len(contents)
    oldest = before or newest - 1
    if len(contents) == 1 and before is None and after is None:
        raise NotFoundError(
            "pins.only_one_version",
            "This pin was not changed since it was drafted: there is nothing to compare.",
        )
    for number in (oldest, newest):
        if number not in contents:
            raise NotFoundError(
                "pins.no_such_version", f"There is no version {number}: this pin has {len(contents)}."
            )
    return VersionDiff(
        oldest, newest, contents[oldest], contents[newest], compare(contents[oldest], contents[newest])
    )


def compare(before: VersionContent, after: VersionContent) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order in which a pin is read."""
    return tuple(
        FieldChange(field, old, new, tuple(compare_words(old, new)))
        for field in FIELDS
        if (old := _text(before, field)) != (new := _text(after, field))
    )


def _text(content: VersionContent, field: str) -> str:
    value = getattr(content, field)
    if field == "rows":
        return "\n".join(" | ".join(row) for row in value)
    if field in _LINES:
        return "\n".join(value)
    return "" if value is None else str(value)


def compare_words(before: str, after: str) -> Iterator[WordChange]:
    """Both texts in one: what is not ``added`` makes ``before``, what is not ``removed`` makes ``after``."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) + len(new) > _LONG)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield WordChange("same", "".join(old[old_from:old_to]))
            continue
        if old_to > old_from:
            yield WordChange("removed", "".join(old[old_from:old_to]))
        if new_to > new_from:
            yield WordChange("added", "".join(new[new_from:new_to]))
