"""The advertising label of a pin's country, as it opens a description and as it stands on a picture."""

from __future__ import annotations

from pinflow.pins.rules.country_labels import usual_label


def opening_label(marketplace: str) -> str:
    """What a description begins with: "#ad ", "Anzeige: ", "Publicité : "."""
    return f"{usual_label(marketplace)} "


def picture_label(marketplace: str) -> str:
    """The same words alone: "#ad", "Anzeige", "Publicité"."""
    return usual_label(marketplace).strip(" :【】")
