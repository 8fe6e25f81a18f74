"""What further pictures of a carousel, and scenes of a video, show: one point each, in the same design."""

from __future__ import annotations

import msgspec

from pinflow.pins.models import PinDesign

# Pinterest takes 2 to 5.
MOST_SLIDES = 5


def slide_designs(design: PinDesign) -> tuple[PinDesign, ...]:
    """The pin's own picture, then one for each of its first four points, numbered."""
    points = [point for point in design.points if point.strip()][: MOST_SLIDES - 1]
    further = [
        msgspec.structs.replace(design, headline=point, kicker=f"{number} / {len(points)}", points=())
        for number, point in enumerate(points, 1)
    ]
    return (design, *further)
