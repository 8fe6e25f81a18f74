"""Which pin of the account looks or reads nearly like another; the numbers are decision 0009's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pinflow.pins.models import NearPin, TextBox
from pinflow.pins.pin import Pin
from pinflow.pins.rules.plain_text import read_plainly
from pinflow.pins.similar.distance import HASH_BITS, distance
from pinflow.pins.similar.near_candidate import NearCandidate, Picture
from pinflow.pins.similar.text_likeness import normal_text, text_likeness

# Candidates out of SQL: pictures and texts whose fingerprints differ in at most so many bits.
PICTURE_BITS, TEXT_BITS = 10, 14
# A picture is a near-duplicate when its bits are near and its words are, too: one template makes all
# pictures of a kind look alike, and what tells them apart is what they say. Two candles share notes and
# headline but for their names: pictures of two products must say the same almost to the letter.
SAME_WORDS, SAME_WORDS_OF_TWO_PRODUCTS = 0.80, 0.92
SAME_TEXT = 0.90
_LABELS = frozenset({"disclosure", "brand", "site"})


def drawn_words(boxes: Iterable[TextBox]) -> str:
    """What a picture says, without label and sender: those stand on all pictures of a brand."""
    said = " ".join(box.text for box in boxes if box.role not in _LABELS)
    return " ".join(read_plainly(said).casefold().split())


def find_near_picture(pin: Pin, others: Sequence[NearCandidate]) -> NearPin | None:
    """The pin whose pictures are most like those of ``pin``, if they are near-duplicates.

    Carousels of one kind of product may share a picture of one point. So it is the covers that count, against
    all pictures of the other pin, and besides them more than half of the pictures of ``pin``.
    """
    found: list[NearPin] = []
    for other in others:
        is_same = (other.marketplace, other.asin) == (pin.marketplace, pin.asin)
        enough = SAME_WORDS if is_same else SAME_WORDS_OF_TWO_PRODUCTS
        likeness = _likeness(pin.pictures(), other.pictures(), enough)
        if likeness is not None:
            found.append(_near(other, likeness))
    return max(found, key=lambda near: near.likeness, default=None)


def _likeness(ours: Sequence[Picture], theirs: Sequence[Picture], enough: float) -> float | None:
    """Of the two pictures that are most alike; None: the pins are no near-duplicates."""
    alike = [_nearest(picture, theirs, enough) for picture in ours]
    covers = [value for value in (alike[0], _nearest(theirs[0], ours, enough)) if value is not None]
    found = [value for value in alike if value is not None]
    if covers or len(found) * 2 > len(alike):
        return max(covers + found)
    return None


def _nearest(picture: Picture, others: Sequence[Picture], enough: float) -> float | None:
    bits, boxes = picture
    if bits is None:
        return None
    words = drawn_words(boxes)
    found = [
        1 - apart / HASH_BITS
        for other, said in others
        if other is not None
        and (apart := distance(bits % 2**HASH_BITS, other % 2**HASH_BITS)) <= PICTURE_BITS
        and text_likeness(words, drawn_words(said)) >= enough
    ]
    return max(found, default=None)


def find_near_text(pin: Pin, others: Sequence[NearCandidate]) -> NearPin | None:
    """The pin whose title and description are most like those of ``pin``, if they are near-duplicates."""
    text = normal_text(pin.title, pin.description)
    found = [
        _near(other, likeness)
        for other in others
        if (likeness := text_likeness(text, normal_text(other.title, other.description))) >= SAME_TEXT
    ]
    return max(found, key=lambda near: near.likeness, default=None)


def _near(other: NearCandidate, likeness: float) -> NearPin:
    return NearPin(pin_id=other.id, title=other.title, likeness=round(likeness, 3))
