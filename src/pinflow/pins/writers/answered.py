# ruff: noqa: E501 (a pattern a line)
"""Questions that a title answers itself: nobody asks of a dotted journal whether it shall have lines or dots."""

from __future__ import annotations

import re

import msgspec

from pinflow.pins.writers.phrases import Subject


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """Where a title ``says`` so, ``instead`` is asked, and two kinds of the thing are not compared any more."""

    says: re.Pattern[str]
    asked: str
    instead: str


def _answered(says: str, asked: str, instead: str) -> Answered:
    return Answered(says=re.compile(says, re.IGNORECASE), asked=asked, instead=instead)


ANSWERED: tuple[Answered, ...] = (
    _answered(
        r"(?<!\w)(?:lined|unlined|ruled|dott?ed|dot[- ]grid|bullet|blank|graph|squared|grid|prompts?|guided|sketch ?books?|planners?|calendars?|(?:recipe|guest|address) ?books?|binders?)(?!\w)",
        "Choose lines or dots",
        "Think of who writes in it",
    ),
    _answered(
        r"(?<!\w)(?:liniert|punktiert|gepunktet|dott?ed|dot[- ]grid|blanko|kariert|mit fragen|\w*planer|\w*kalender|skizzenb|rezeptb|\w*ordner)",
        "Linien oder Punkte wählen",
        "Überlegen, wer darin schreibt",
    ),
    _answered(
        r"(?<!\w)(?:tea ?bags?|bags?|sachets?|loose|whole leaf|powder|matcha|k-?cups?|pods?)(?!\w)",
        "Decide between leaf and bags",
        "Think of your usual cup",
    ),
    _answered(
        r"(?<!\w)(?:\w*beutel|lose[rsn]?|matcha\w*|\w*pulver|pyramiden\w*)(?!\w)",
        "Beutel oder lose festlegen",
        "An die übliche Tasse denken",
    ),
    _answered(
        r"(?<!\w)(?:sachets?|vrac|infusettes?|mousselines?)(?!\w)",
        "Choisir en vrac ou en sachets",
        "Penser à sa tasse habituelle",
    ),
    _answered(
        r"(?<!\w)(?:pampas|dried|dry flowers?|artificial|faux|silk)(?!\w)",
        "See if it holds water",
        "Look how firmly it stands",
    ),
    _answered(
        r"(?<!\w)(?:pampas|trocken(?:blumen|gras|gräser|strau)|getrocknet|kunst(?:blumen|pflanzen)|seidenblumen)",
        "Dichtheit nachlesen",
        "Auf festen Stand achten",
    ),
)


def without_answered(subject: Subject, title: str) -> Subject:
    """The subject without the question that a title answers, and without the choice that it has made."""
    for each in ANSWERED:
        if each.asked in subject.checks and each.says.search(title) is not None:
            checks = tuple(each.instead if check == each.asked else check for check in subject.checks)
            return msgspec.structs.replace(subject, checks=checks, kinds=(), contrasts=())
    return subject
