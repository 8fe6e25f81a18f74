"""Which of Pinterest's regions, languages and interests belong to a marketplace and its categories."""

from __future__ import annotations

from collections.abc import Iterable

# The narrowest region there is. Turkey, the Gulf, Egypt, India, Japan and Singapore have none.
_REGIONS = {
    "amazon.com": "US",
    "amazon.ca": "CA",
    "amazon.com.mx": "MX",
    "amazon.com.br": "BR",
    "amazon.co.uk": "GB+IE",
    "amazon.de": "DE",
    "amazon.fr": "FR",
    "amazon.it": "IT",
    "amazon.es": "ES",
    "amazon.nl": "NL+BE+LU",
    "amazon.com.be": "NL+BE+LU",
    "amazon.se": "SE+DK+FI+NO",
    "amazon.pl": "PL+RO+HU+SK+CZ",
    "amazon.com.au": "AU+NZ",
}
_INTERESTS = {
    "home": ("home_decor",),
    "kitchen": ("food_and_drinks", "home_decor"),
    "garden": ("gardening",),
    "fashion": ("womens_fashion", "mens_fashion", "childrens_fashion"),
    "beauty": ("beauty",),
    "electronics": ("electronics",),
    "grocery": ("food_and_drinks",),
    "toys": ("parenting",),
    "baby": ("parenting",),
    "books": ("entertainment", "education"),
    "pets": ("animals",),
    "sports": ("sport",),
    "automotive": ("vehicles",),
    "office": ("education",),
    "crafts": ("diy_and_crafts", "art"),
    "health": ("health",),
    "luggage": ("travel",),
}


def region_of(marketplace: str) -> str | None:
    """Pinterest's region for the marketplace; None where it has no trends."""
    return _REGIONS.get(marketplace)


def interests_of(groups: Iterable[str]) -> tuple[str, ...]:
    """Pinterest's interests for groups of categories, sorted; none: ask for all."""
    return tuple(sorted({interest for group in groups for interest in _INTERESTS.get(group, ())}))
