"""Where the rules come from. A date is the document's own: "May 2026" stands as its first day."""

from __future__ import annotations

from datetime import date

from pinflow.pins.rules.rule import Source

PINTEREST_COMMUNITY = Source(
    name="Pinterest community guidelines",
    url="https://policy.pinterest.com/en/community-guidelines",
    date=date(2026, 5, 1),
)
PINTEREST_COMMERCIAL = Source(
    name="Pinterest commercial and affiliate guidelines",
    url="https://policy.pinterest.com/en/commercial-and-branded-content-guidelines",
    date=date(2025, 4, 1),
)
PINTEREST_API = Source(
    name="Pinterest API v5, create a pin (5.28)",
    url="https://developers.pinterest.com/docs/api/v5/pins-create",
    date=date(2026, 8, 18),
)
AMAZON_ASSOCIATES = Source(
    name="Amazon Associates Program Policies",
    url="https://affiliate-program.amazon.com/help/operating/policies",
    date=date(2026, 4, 14),
)
FTC = Source(
    name="FTC, Disclosures 101 for Social Media Influencers",
    url="https://www.ftc.gov/business-guidance/resources/disclosures-101-social-media-influencers",
    date=date(2019, 11, 5),
)
WCAG = Source(
    name="WCAG 2.2, 1.4.3 Contrast (Minimum) and 1.1.1 Non-text Content",
    url="https://www.w3.org/TR/WCAG22/",
    date=date(2023, 10, 5),
)
PINFLOW_MARKERS = Source(name="pinflow decision 0004, markers in links", url=None, date=date(2026, 11, 22))
PINFLOW_PICTURES = Source(
    name="pinflow, a picture shows what a person approved", url=None, date=date(2026, 11, 22)
)
PINFLOW_LANGUAGES = Source(
    name="pinflow, copy is read in the marketplace's language", url=None, date=date(2026, 11, 26)
)
PINFLOW_ONE_WAY = Source(
    name="pinflow, a pin leads its reader to the product and nowhere else", url=None, date=date(2026, 11, 26)
)
PINFLOW_FETCHING = Source(
    name="pinflow, what is fetched without a decision", url=None, date=date(2026, 11, 22)
)
