"""``/v5/trends/keywords``: invented, but the same for the same seed, region and week."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from pinflow.sandbox.pinterest.refusals import bad_parameter, json_response, scope_missing
from pinflow.sandbox.pinterest.stand_in import authorize, query_choices, query_flag, query_number, stand_in_of

REGIONS = (
    "US",
    "CA",
    "DE",
    "FR",
    "ES",
    "IT",
    "DE+AT+CH",
    "GB+IE",
    "IT+ES+PT+GR+MT",
    "PL+RO+HU+SK+CZ",
    "SE+DK+FI+NO",
    "NL+BE+LU",
    "AR",
    "BR",
    "CO",
    "MX",
    "MX+AR+CO+CL",
    "AU+NZ",
)
KINDS = ("growing", "monthly", "yearly", "seasonal")
GENDERS = ("female", "male", "unknown")
AGES = ("18-24", "25-34", "35-44", "45-49", "50-54", "55-64", "65+")
MAX_TRENDS = 50
_WEEKS = 52
_MORE_THAN_TELLABLE = 10001
# interest: keyword @ week of the year in which it peaks (0 = no season), ...
_KEYWORDS: dict[str, str] = {
    "animals": "cat tree ideas@0, dog bed diy@0, puppy training tips@2",
    "architecture": "tiny house plans@18, barndominium interior@0",
    "art": "watercolor ideas easy@0, acrylic painting canvas@40, journal prompts@1",
    "beauty": "skincare routine steps@2, fall nails@38, summer makeup looks@24",
    "childrens_fashion": "back to school outfits kids@33, kids halloween costumes@42",
    "design": "color palette warm@0, poster design inspiration@0",
    "diy_and_crafts": "christmas crafts@48, crochet patterns free@44, resin art ideas@0, diy candles@45",
    "education": "study desk setup@34, classroom decor@31, bullet journal ideas@1",
    "electronics": "desk setup@0, smart home ideas@47, home office lighting@2, phone photography@0",
    "entertainment": "movie night ideas@44, board game night@50, book recommendations@1",
    "event_planning": "birthday party decor@0, thanksgiving table decor@46, new year party@52",
    "finance": "savings challenge@1, budget planner@1",
    "food_and_drinks": "air fryer recipes@1, slow cooker dinner@44, iced coffee recipe@27, meal prep ideas@2"
    ", cast iron recipes@45, christmas cookies@49, bread baking@46",
    "gardening": "raised garden beds@16, balcony garden@19, indoor plants decor@3, bird feeder ideas@14",
    "health": "home gym ideas@1, morning stretch routine@2, yoga for beginners@2",
    "home_decor": "living room decor@0, small kitchen storage@3, coffee bar ideas@46, cozy bedroom@43, "
    "bathroom organization@3, christmas decor@48, entryway ideas@36, pantry organization@2",
    "mens_fashion": "fall outfits men@38, minimalist wardrobe@0",
    "parenting": "toddler activities@0, baby nursery ideas@0, lunch box ideas@34",
    "quotes": "motivational quotes@1, gratitude quotes@47",
    "sport": "running tips@17, camping hacks@26, hiking essentials@22",
    "travel": "packing list@25, carry on essentials@27, winter getaway@50",
    "vehicles": "car organization@20, van life interior@21",
    "wedding": "wedding table decor@22, bridal shower ideas@18",
    "womens_fashion": "fall outfits@38, winter capsule wardrobe@47, summer dresses@24",
}


class _Keyword(msgspec.Struct, frozen=True):
    interest: str
    text: str
    peak_week: int


class _Curve(msgspec.Struct, frozen=True):
    """A keyword's searches: ``weeks`` oldest first, the last two years, in no unit."""

    keyword: _Keyword
    weeks: tuple[float, ...]

    def growth(self, weeks_back: int) -> int:
        """Percent against ``weeks_back`` weeks before."""
        before = self.weeks[-1 - weeks_back]
        return min(_MORE_THAN_TELLABLE, round(100 * (self.weeks[-1] - before) / max(before, 0.01)))


async def list_trending_keywords(request: Request) -> Response:
    """The top keywords of a region, strongest first."""
    token = authorize(request, "user_accounts:read")
    stand_in = stand_in_of(request)
    region, kind = request.path_params["region"], request.path_params["trend_type"]
    if region not in REGIONS or kind not in KINDS:
        raise bad_parameter("Invalid trending keywords request parameters: region or trend type.")
    interests = query_choices(request, "interests", tuple(_KEYWORDS))
    groups = [
        *query_choices(request, "genders", GENDERS),
        *query_choices(request, "ages", AGES),
    ]
    for closed_beta in ("include_prediction", "include_demographics"):
        if query_flag(request, closed_beta):
            raise scope_missing(f"{closed_beta} (closed beta) for account {token.account_id}")
    wanted = [keyword.lower() for keyword in request.query_params.getlist("include_keywords")]
    limit = query_number(request, "limit", default=MAX_TRENDS, maximum=MAX_TRENDS)
    monday = _last_monday(stand_in.now())
    curves = [
        _curve(keyword, f"{stand_in.seed}:{region}", groups, monday)
        for keyword in _keywords()
        if (not interests or keyword.interest in interests)
        and (not wanted or any(word in keyword.text for word in wanted))
    ]
    top = _ranked(curves, kind)[:limit]
    group_peak = max((max(curve.weeks[-_WEEKS:]) for curve in top), default=1.0)
    together = query_flag(request, "normalize_against_group")
    return json_response(
        {"trends": [_shape(curve, monday, group_peak if together else None) for curve in top]}
    )


def _keywords() -> Iterator[_Keyword]:
    for interest, listed in _KEYWORDS.items():
        for entry in listed.split(", "):
            text, peak_week = entry.split("@")
            yield _Keyword(interest, text, int(peak_week))


def _last_monday(now: float) -> date:
    today = datetime.fromtimestamp(now, UTC).date()
    return today - timedelta(days=today.weekday())


def _curve(keyword: _Keyword, salt: str, groups: Sequence[str], monday: date) -> _Curve:
    """Season, a steady drift and some noise, in a strength that depends on region and audience."""
    strength = 0.5 + _share(f"{salt}:{keyword.text}:strength")
    drift = _share(f"{salt}:{keyword.text}:drift") - 0.35
    for group in groups:
        liking = _share(f"{keyword.text}:{group}")
        strength *= 0.4 + 1.2 * liking
        drift += 0.2 * (liking - 0.5)
    weeks = []
    for back in range(2 * _WEEKS, -1, -1):
        week = monday - timedelta(weeks=back)
        distance = abs((week.isocalendar().week - keyword.peak_week + 26) % 52 - 26)
        season = 4 * math.exp(-((distance / 4) ** 2)) if keyword.peak_week else 0.0
        noise = 0.2 * _share(f"{salt}:{keyword.text}:{week}")
        weeks.append(strength * (1 + season + noise + drift * (1 - back / (2 * _WEEKS))))
    return _Curve(keyword, tuple(weeks))


def _ranked(curves: list[_Curve], kind: str) -> list[_Curve]:
    if kind == "seasonal":
        curves = [curve for curve in curves if curve.keyword.peak_week and curve.growth(4) > 0]
    back = {"growing": 1, "monthly": 4, "yearly": _WEEKS, "seasonal": 4}[kind]
    return sorted(curves, key=lambda curve: (-curve.growth(back), curve.keyword.text))


def _shape(curve: _Curve, monday: date, group_peak: float | None) -> dict[str, object]:
    shown = curve.weeks[-_WEEKS:]
    peak = group_peak or max(shown)
    return {
        "keyword": curve.keyword.text,
        "pct_growth_wow": curve.growth(1),
        "pct_growth_mom": curve.growth(4),
        "pct_growth_yoy": curve.growth(_WEEKS),
        "time_series": {
            (monday - timedelta(weeks=len(shown) - 1 - index)).isoformat(): round(100 * week / peak)
            for index, week in enumerate(shown)
        },
    }


def _share(salt: str) -> float:
    """A number from 0 to 1 that only depends on ``salt``."""
    return zlib.crc32(salt.encode()) / 0xFFFFFFFF
