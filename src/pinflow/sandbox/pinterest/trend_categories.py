"""``/v5/trends/product_categories``: invented, but the same for the same seed, region and month."""

from __future__ import annotations

import zlib
from datetime import UTC, datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

from pinflow.sandbox.pinterest.refusals import bad_parameter, json_response
from pinflow.sandbox.pinterest.stand_in import authorize, query_choices, stand_in_of

REGIONS = ("US", "GB+IE", "CA")
VERTICALS = ("FASHION", "HOME_DECOR", "BEAUTY")
AGES = ("18-24", "25-34", "35-44", "45-49", "50-54", "55-64", "65+")
GENDERS = ("MALE", "FEMALE", "UNSPECIFIED")
ENGAGEMENTS = ("ENGAGEMENT", "OUTBOUND_CLICK", "SAVE")
LOOKBACK_DAYS = ("90", "180", "365", "730")
MAX_CATEGORIES = 20
# category: (vertical or none, searches around it)
_CATEGORIES: dict[str, tuple[str, str]] = {
    "AREA_RUGS": ("HOME_DECOR", "living room rug ideas, boho rug"),
    "BASKETS": ("HOME_DECOR", "storage baskets, entryway baskets"),
    "BLANKETS": ("HOME_DECOR", "cozy throw blanket, chunky knit blanket"),
    "CANDLES": ("HOME_DECOR", "fall candles, candle decor ideas"),
    "COFFEE_AND_TEA_CUPS": ("", "coffee bar ideas, ceramic mugs"),
    "CURTAINS_AND_DRAPES": ("HOME_DECOR", "linen curtains, living room curtains"),
    "CUTTING_BOARDS": ("", "charcuterie board ideas"),
    "DRESSES": ("FASHION", "fall dresses, wedding guest dress"),
    "KITCHEN_ORGANIZERS": ("", "pantry organization, small kitchen storage"),
    "LAMPS": ("HOME_DECOR", "bedside lamp, mushroom lamp"),
    "LIP_MAKEUP": ("BEAUTY", "lip combo, fall lipstick"),
    "MIRRORS": ("HOME_DECOR", "arch mirror, entryway mirror"),
    "NAIL_POLISHES": ("BEAUTY", "fall nails, short nail ideas"),
    "POTS_AND_PLANTERS": ("HOME_DECOR", "indoor plants decor, balcony garden"),
    "SEASONAL_AND_HOLIDAY_DECORATIONS": ("HOME_DECOR", "christmas decor, fall porch"),
    "SKINCARE": ("BEAUTY", "skincare routine steps"),
    "SWEATERS_AND_CARDIGANS": ("FASHION", "fall outfits, chunky cardigan"),
    "TABLECLOTHS": ("HOME_DECOR", "thanksgiving table decor"),
    "THROW_PILLOWS": ("HOME_DECOR", "couch pillow ideas"),
    "WREATHS_AND_GARLANDS": ("HOME_DECOR", "fall wreath, christmas garland"),
}


async def list_trending_categories(request: Request) -> Response:
    """The growing categories of a region, strongest first."""
    authorize(request, "user_accounts:read")
    stand_in = stand_in_of(request)
    region = _region(request)
    verticals = query_choices(request, "verticals", VERTICALS)
    for name, allowed in (("ages", AGES), ("genders", GENDERS)):
        query_choices(request, name, allowed)
    engagement = _choice(request, "engagement_type", ENGAGEMENTS, "ENGAGEMENT")
    month = datetime.fromtimestamp(stand_in.now(), UTC).strftime("%Y-%m")
    salt = f"{stand_in.seed}:{region}:{month}:{engagement}"
    shown = [
        {
            "engagement_type": engagement,
            "product_category": name,
            "pct_change_mom": round(-20 + 140 * _share(f"{salt}:{name}:growth")),
            "percent_relative_volume": round(5 + 95 * _share(f"{salt}:{name}:volume")),
            "verticals": [vertical] if vertical else [],
        }
        for name, (vertical, _) in _CATEGORIES.items()
        if not verticals or vertical in verticals
    ]
    shown.sort(key=lambda row: (-int(str(row["pct_change_mom"])), str(row["product_category"])))
    return json_response(shown)


async def show_category_details(request: Request) -> Response:
    """The weeks of up to twenty categories and what is searched around them."""
    authorize(request, "user_accounts:read")
    stand_in = stand_in_of(request)
    region = _region(request)
    wanted = request.query_params.getlist("product_categories")
    if not 1 <= len(wanted) <= MAX_CATEGORIES:
        raise bad_parameter(f"product_categories must be 1 to {MAX_CATEGORIES}.")
    days = int(_choice(request, "lookback_window", LOOKBACK_DAYS, "365"))
    _choice(request, "engagement_type", ENGAGEMENTS, "ENGAGEMENT")
    today = datetime.fromtimestamp(stand_in.now(), UTC).date()
    # Pinterest names a week by the day it ends: the last Sunday.
    end = today - timedelta(days=(today.weekday() + 1) % 7)
    answer = []
    for name in wanted:
        if name not in _CATEGORIES:
            continue
        weeks = [end - timedelta(weeks=back) for back in range(days // 7 - 1, -1, -1)]
        heights = [1 + _share(f"{stand_in.seed}:{region}:{name}:{week}") for week in weeks]
        growth = round(-20 + 140 * _share(f"{stand_in.seed}:{region}:{name}"))
        answer.append(
            {
                "product_category": name,
                "has_prediction": False,
                "related_searches": _CATEGORIES[name][1].split(", "),
                "metrics_highlights": {"engagement": {"pct_change_mom": growth}},
                "time_series": {
                    week.isoformat(): round(100 * height / max(heights))
                    for week, height in zip(weeks, heights, strict=True)
                },
            }
        )
    return json_response(answer)


def _region(request: Request) -> str:
    region = request.query_params.get("region")
    if region is None:
        raise bad_parameter("region is required.")
    return _choice(request, "region", REGIONS, region)


def _choice(request: Request, name: str, allowed: tuple[str, ...], default: str) -> str:
    value = request.query_params.get(name, default)
    if value not in allowed:
        raise bad_parameter(f"{name}: '{value}' is not one of {', '.join(allowed)}.")
    return value


def _share(salt: str) -> float:
    """A number from 0 to 1 that only depends on ``salt``."""
    return zlib.crc32(salt.encode()) / 0xFFFFFFFF
