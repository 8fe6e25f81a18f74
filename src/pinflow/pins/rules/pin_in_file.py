"""A pin that somebody wrote into a file: what is misspelt there must not pass for what was left out."""

from __future__ import annotations

import msgspec

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.models import PinToCheck, ProductFacts, TextBox
from pinflow.projects.marketplaces import get_marketplace


class _BoxInFile(TextBox, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class _FactsInFile(ProductFacts, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class _PinInFile(PinToCheck, frozen=True, kw_only=True, forbid_unknown_fields=True):
    text_boxes: tuple[_BoxInFile, ...]
    facts: _FactsInFile | None = None


# What `pinflow pin check --example` prints: a pin that breaks no rule.
EXAMPLE: dict[str, object] = {
    "title": "Insulated travel mug: what to check before you choose",
    "description": "#ad A mug for the way to work has three jobs: keep the coffee warm, stay shut in the "
    "bag, and fit under the machine. Measure the cup holder first, then look at the lid.",
    "alt_text": "A card with the headline “A mug for the way to work”, marked #ad.",
    "product_title": "Insulated travel mug, 500 ml",
    "category": "Kitchen & Dining",
    "link": "https://finds.example/amazon.com/B0ABCDEFGH/?pf=mk7d2pqx94tz",
    "marker": "mk7d2pqx94tz",
    "marketplace": "amazon.com",
    "asin": "B0ABCDEFGH",
    "affiliate_tag": "finds-20",
    "link_mode": "own_site",
    "link_mode_confirmed": False,
    "picture_bytes": 180_000,
    "picture_media_type": "image/jpeg",
    "picture_width": 1000,
    "picture_height": 1500,
    "uses_marketplace_photo": False,
    "ai_picture": False,
    "picture_policy": "own",
    "picture_policy_confirmed": False,
    "ai_disclosures": [],
    "text_boxes": [
        {
            "role": "headline",
            "text": "A mug for the way to work",
            "x": 80,
            "y": 200,
            "width": 840,
            "height": 200,
            "font_px": 84,
            "contrast": 9.5,
        },
        {
            "role": "disclosure",
            "text": "#ad",
            "x": 80,
            "y": 1400,
            "width": 120,
            "height": 40,
            "font_px": 26,
            "contrast": 6.1,
        },
    ],
}


def read_pin_in_file(data: bytes) -> PinToCheck:
    """The pin that a JSON object tells.

    Raises:
        msgspec.MsgspecError: what is missing, unknown or of a wrong kind.
        InvalidInputError: ``pins.file_incomplete``: all that is missing at once;
            ``projects.unknown_marketplace``: a country's rules would not be looked at.
    """
    _check_names(msgspec.json.decode(data))
    pin = msgspec.json.decode(data, type=_PinInFile)
    if pin.pictures_of_texts and len(pin.pictures_of_texts) != len(pin.text_boxes):
        raise InvalidInputError(
            "pins.file_incomplete",
            "pictures_of_texts has to say of each of text_boxes on which picture it stands",
        )
    for place in (pin.marketplace, pin.facts.marketplace if pin.facts is not None else pin.marketplace):
        get_marketplace(place)
    return pin


def _check_names(told: object) -> None:
    """Raises: InvalidInputError: fields are missing; a decoder alone names the first of them."""
    if not isinstance(told, dict):
        return
    missing = [
        field.encode_name
        for field in msgspec.structs.fields(_PinInFile)
        if field.required and field.encode_name not in told
    ]
    if missing:
        raise InvalidInputError(
            "pins.file_incomplete",
            f"it lacks {', '.join(missing)}. `pinflow pin check --example` prints a whole one",
        )
