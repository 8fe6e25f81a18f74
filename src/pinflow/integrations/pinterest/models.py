"""What Pinterest answers, as data. Fields the product does not use are left out."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Literal

import msgspec

TrendKind = Literal["growing", "monthly", "yearly", "seasonal"]
AiDisclosure = Literal["AI_MODIFIED", "SYNTHETIC_PERFORMER"]


class UserAccount(msgspec.Struct, frozen=True, kw_only=True):
    """The account a token belongs to. Key accounts on ``id``: a username can change.

    The description marks no field as required.
    """

    id: str | None = None
    username: str | None = None
    account_type: str | None = None
    business_name: str | None = None
    profile_image: str | None = None
    website_url: str | None = None
    board_count: int | None = None
    pin_count: int | None = None
    follower_count: int | None = None


class Board(msgspec.Struct, frozen=True, kw_only=True):
    """A board; ``privacy`` is PUBLIC, PROTECTED or SECRET."""

    id: str
    name: str
    description: str | None = None
    privacy: str = "PUBLIC"
    pin_count: int | None = None


class BoardSection(msgspec.Struct, frozen=True, kw_only=True):
    """A section of a board."""

    id: str
    name: str


class Pin(msgspec.Struct, frozen=True, kw_only=True):
    """A pin as Pinterest keeps it. ``created_at`` has whole seconds: allow for that when comparing."""

    id: str
    board_id: str | None = None
    board_section_id: str | None = None
    title: str | None = None
    description: str | None = None
    alt_text: str | None = None
    link: str | None = None
    created_at: datetime | None = None

    def __post_init__(self) -> None:
        # (live) Pinterest writes UTC without saying so; the description asks for a zone.
        if self.created_at is not None and self.created_at.tzinfo is None:
            msgspec.structs.force_setattr(self, "created_at", self.created_at.replace(tzinfo=UTC))


class NewFile(msgspec.Struct, frozen=True):
    """A picture (JPEG, PNG) or a video (MP4) to be sent."""

    data: bytes
    media_type: str


class MediaUpload(msgspec.Struct, frozen=True, kw_only=True):
    """Where a registered video is to be sent, and with which fields."""

    media_id: str
    upload_url: str
    upload_parameters: dict[str, str] = {}


class MediaState(msgspec.Struct, frozen=True, kw_only=True):
    """``status``: registered, processing, succeeded or failed."""

    media_id: str
    status: str = "registered"


class NewPin(msgspec.Struct, frozen=True, kw_only=True):
    """A pin to be created. ``picture`` is the bytes of a JPEG or PNG, at least 200 px on each side.

    ``slides``: all two to five pictures of a carousel. ``video_id``: an uploaded video, whose cover the
    picture is.
    """

    board_id: str
    picture: bytes
    media_type: Literal["image/jpeg", "image/png"]
    title: str
    description: str
    alt_text: str
    link: str | None
    board_section_id: str | None = None
    slides: tuple[NewFile, ...] = ()
    video_id: str | None = None
    dominant_color: str | None = None
    ai_disclosures: tuple[AiDisclosure, ...] = ()


class TrendingKeyword(msgspec.Struct, frozen=True, kw_only=True):
    """A keyword and how its searches grew, in percent; 10001 means more than 10000 %.

    ``time_series`` maps the week's date to 0-100, relative to the keyword's own peak.
    """

    keyword: str
    pct_growth_wow: int | None = None
    pct_growth_mom: int | None = None
    pct_growth_yoy: int | None = None
    time_series: dict[date, int] = {}


class DayMetrics(msgspec.Struct, frozen=True, kw_only=True):
    """A pin's figures of one day in UTC, by the name of the metric.

    ``data_status``: READY, or why the figures are not (all) there, such as PROCESSING, ESTIMATE or
    BEFORE_PIN_CREATED.
    """

    date: date
    data_status: str = "READY"
    metrics: dict[str, float | None] = {}


class PinMetrics(msgspec.Struct, frozen=True, kw_only=True):
    """A pin's figures: day by day, summed up over the days asked for, and since it was created.

    Which metric stands in which of the sums is not what one would guess: (live) comments and reactions are
    told as lifetime figures, everything else in the summary.
    """

    daily_metrics: tuple[DayMetrics, ...] = ()
    summary_metrics: dict[str, float | None] = {}
    lifetime_metrics: dict[str, float | None] = {}


class TokenGrant(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens and their lives in seconds. ``refresh_token`` replaces the stored one whenever it is present."""

    access_token: str
    expires_in: int
    scope: str
    token_type: str = "bearer"  # noqa: S105 - the kind of token, no token
    refresh_token: str | None = None
    refresh_token_expires_in: int | None = None

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes that were granted; the owner may have granted fewer than were asked for."""
        return tuple(self.scope.replace(",", " ").split())

    def __repr__(self) -> str:
        return f"TokenGrant(scope={self.scope!r}, expires_in={self.expires_in})"


class RateLimitPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """``quota`` requests in ``window_seconds``; ``name`` says what is counted."""

    quota: int
    window_seconds: int | None = None
    name: str | None = None


class RateLimits(msgspec.Struct, frozen=True, kw_only=True):
    """What the ``x-ratelimit-*`` headers say. None means that Pinterest did not say."""

    limit: int | None = None
    remaining: int | None = None
    reset_seconds: int | None = None
    policies: tuple[RateLimitPolicy, ...] = ()


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What is worth keeping about an answer: status, Pinterest's request id and the limits it tells.

    ``limited``: it refused because it was asked too often; ``retry_after``: for how long, if it says.
    """

    method: str
    path: str
    status: int
    rid: str | None
    rate_limits: RateLimits
    limited: bool = False
    retry_after: timedelta | None = None
