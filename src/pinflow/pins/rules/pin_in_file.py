"""A pin that somebody wrote into a file: what is misspelt there must not pass for what was left out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.build_link import amazon_product, is_amazon, is_web_address, marker_of, values_of
from pinflow.pins.models import PinToCheck, ProductFacts, TextBox
from pinflow.pins.templates.find_misfits import find_misfits
from pinflow.pins.templates.locate_json import line_of
from pinflow.projects.marketplaces import MARKETPLACES, get_marketplace


class _BoxInFile(TextBox, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class _FactsInFile(ProductFacts, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class _PinInFile(PinToCheck, frozen=True, kw_only=True, forbid_unknown_fields=True):
    text_boxes: tuple[_BoxInFile, ...]
    facts: _FactsInFile | None = None


# Whatever else is left out is taken for what is usual.
REQUIRED = ("title", "description", "link")
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


class PinFromFile(msgspec.Struct, frozen=True):
    """A pin that a file tells, and what was taken for fields that the file leaves out."""

    pin: PinToCheck
    assumed: dict[str, object]


def read_pin_in_file(data: bytes, folder: Path) -> PinFromFile:
    """The pin that a JSON object tells; its picture's path is one in ``folder``.

    Raises:
        InvalidInputError: ``pins.file_incomplete``: all that is missing at once; ``pins.file_faulty``: all
            that is unknown or of a wrong kind, with its line; ``pins.photo_unreadable``: the picture;
            ``projects.unknown_marketplace``: a country's rules would not be looked at.
    """
    told = _decode(data)
    _require(told)
    named = told.pop("picture", None)
    if isinstance(named, str):
        told = {**_look_at(folder, named), **told}
    elif named is not None:
        line = line_of(data.decode(), "$.picture")
        raise InvalidInputError("pins.file_faulty", f"line {line}, picture: it has to be the path of a file")
    assumed = {name: value for name, value in _defaults(told).items() if name not in told}
    whole = {**assumed, **told}
    _refuse_misfits(whole, data.decode())
    pin = msgspec.convert(whole, _PinInFile)
    if pin.pictures_of_texts and len(pin.pictures_of_texts) != len(pin.text_boxes):
        raise InvalidInputError(
            "pins.file_incomplete",
            "pictures_of_texts has to say of each of text_boxes on which picture it stands",
        )
    for place in (pin.marketplace, pin.facts.marketplace if pin.facts is not None else pin.marketplace):
        get_marketplace(place)
    return PinFromFile(pin, assumed)


def _decode(data: bytes) -> dict[str, Any]:
    try:
        told = msgspec.json.decode(data)
    except msgspec.DecodeError as error:
        found = re.search(r"\(byte (\d+)\)", str(error))
        line = data.count(b"\n", 0, int(found[1]) if found else len(data)) + 1
        raise InvalidInputError("pins.file_faulty", f"line {line} is no JSON: {error}") from None
    if not isinstance(told, dict):
        raise InvalidInputError("pins.file_faulty", 'it has to be one JSON object: { "title": … }')
    return told


def _require(told: dict[str, Any]) -> None:
    """Raises: InvalidInputError: fields are missing; a decoder alone names the first of them."""
    missing = [name for name in REQUIRED if name not in told]
    if missing:
        raise InvalidInputError(
            "pins.file_incomplete",
            f"it lacks {', '.join(missing)}. All else may be left out; `pinflow pin check --help` shows the "
            "least that will do, `pinflow pin check --example` prints a whole one",
        )


def _refuse_misfits(told: dict[str, Any], text: str) -> None:
    """Raises: InvalidInputError: something is unknown or of a wrong kind."""
    misfits = [
        f"line {line_of(text, where)}, {where.removeprefix('$.')}: {reason}"
        for where, reason in find_misfits(told, _PinInFile)
    ]
    if misfits:
        raise InvalidInputError("pins.file_faulty", "\n  ".join(["", *misfits]).rstrip())


def _look_at(folder: Path, named: str) -> dict[str, object]:
    """What is to be known about the picture in a file."""
    # Only who has a picture needs the picture libraries.
    from pinflow.pins.renderers.read_header import read_header

    try:
        data = (folder / named).read_bytes()
        header = read_header(data)
    except OSError as error:
        why = error.strerror or "it cannot be opened"
    except InvalidInputError:
        why = "it is no JPEG, PNG, WebP or AVIF picture"
    else:
        width, height = header.upright
        return {
            "picture_bytes": len(data),
            "picture_media_type": header.media_type,
            "picture_width": width,
            "picture_height": height,
        }
    raise InvalidInputError("pins.photo_unreadable", f"picture “{named}” cannot be read: {why}")


def _defaults(told: dict[str, Any]) -> dict[str, object]:
    """What is taken for each field that may be left out: what the link says, else what is usual."""
    link = told["link"] if isinstance(told["link"], str) else ""
    direct = is_web_address(link) and is_amazon(link)
    marketplace, asin = (amazon_product(link) if direct else None) or _named_in(link)
    defaults: dict[str, object] = {
        "alt_text": "",
        "product_title": "",
        "category": "",
        "marker": (is_web_address(link) and marker_of(link)) or "",
        "marketplace": marketplace,
        "asin": asin,
        "affiliate_tag": next(iter(values_of(link, "tag")), "") if direct else "",
        "link_mode": "direct" if direct else "own_site",
        "link_mode_confirmed": False,
        "picture_bytes": 200_000,
        "picture_media_type": "image/jpeg",
        "picture_width": 1000,
        "picture_height": 1500,
        "uses_marketplace_photo": False,
        "ai_picture": False,
        "ai_disclosures": [],
        "picture_policy": "own",
        "picture_policy_confirmed": False,
        "text_boxes": [],
    }
    if "text_boxes" not in told or "marker" not in told:
        # Nobody knows what is on the picture, or how a draft of ours would be found again.
        defaults["added"] = True
    return defaults


def _named_in(link: str) -> tuple[str, str]:
    """The marketplace and ASIN that a page of one's own is called by."""
    places = [part for part in link.split("/") if part in MARKETPLACES]
    asin = re.search(r"/(B0[0-9A-Z]{8})(?:[/?]|$)", link)
    return (places[0] if places else "amazon.com", asin[1] if asin else "")
