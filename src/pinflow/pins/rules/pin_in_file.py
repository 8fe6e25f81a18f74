"""A pin that somebody wrote into a file: what is misspelt there must not pass for what was left out."""

from __future__ import annotations

import msgspec

from pinflow.pins.models import PinToCheck, ProductFacts, TextBox
from pinflow.projects.marketplaces import get_marketplace


class _BoxInFile(TextBox, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class _FactsInFile(ProductFacts, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class _PinInFile(PinToCheck, frozen=True, kw_only=True, forbid_unknown_fields=True):
    text_boxes: tuple[_BoxInFile, ...]
    facts: _FactsInFile | None = None


def read_pin_in_file(data: bytes) -> PinToCheck:
    """The pin that a JSON object tells.

    Raises:
        msgspec.MsgspecError: what is missing, unknown or of a wrong kind.
        InvalidInputError: ``projects.unknown_marketplace``: a country's rules would not be looked at.
    """
    pin = msgspec.json.decode(data, type=_PinInFile)
    for place in (pin.marketplace, pin.facts.marketplace if pin.facts is not None else pin.marketplace):
        get_marketplace(place)
    return pin
