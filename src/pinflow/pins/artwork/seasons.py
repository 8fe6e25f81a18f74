"""Which season a gift guide is drawn for: the one that people shop for, where the marketplace is."""

from __future__ import annotations

from datetime import datetime

# By month: people look for winter's gifts from November on.
_NORTH = ("winter", *("spring",) * 4, *("summer",) * 3, *("autumn",) * 2, *("winter",) * 2)
_SOUTH = {"winter": "summer", "spring": "autumn", "summer": "winter", "autumn": "spring"}
_SOUTHERN = frozenset({"amazon.com.au", "amazon.com.br", "amazon.co.za"})


def season_of(moment: datetime, marketplace: str) -> str:
    """spring, summer, autumn or winter at ``moment`` where ``marketplace`` (``amazon.de``) is."""
    season = _NORTH[moment.month - 1]
    return _SOUTH[season] if marketplace in _SOUTHERN else season
