"""The projects slice as the API shows it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from pydantic import Field

from pinflow.kit.api_models import ApiModel, Change, change_examples, examples, may_be_left_out
from pinflow.kit.pagination import Page
from pinflow.projects import models
from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.projects.models import LinkMode, PicturePolicy

_BRAND = {
    "name": "Evergreen Home",
    "ink": "#1B1F1D",
    "paper": "#FBFAF7",
    "accent": "#0F6B4F",
    "site": "evergreen.example",
}


class BrandKit(ApiModel):
    """Colours (#RRGGBB), fonts and names that the project's pictures are drawn with.

    ``heading_font`` and ``text_font``: a shipped font in the place of a template's own, null for its own.
    ``corners``: how round plates and pictures are; null as the template says.
    """

    model_config = examples(_BRAND)

    name: str = Field(min_length=1, max_length=200)
    ink: str
    paper: str
    accent: str
    site: str | None
    heading_font: str | None = Field(default=None, max_length=60)
    text_font: str | None = Field(default=None, max_length=60)
    corners: Literal["template", "sharp", "round"] | None = None

    @classmethod
    def of(cls, brand: models.BrandKit) -> BrandKit:
        """A stored brand kit."""
        return cls(**msgspec.structs.asdict(brand))


class Project(ApiModel):
    """A brand or niche.

    ``currency``: that of its marketplace, ISO 4217. ``writer``: who writes its copy, null for the
    installation's. ``writer_reads_api``: the writer may see what came through your own key for the Creators
    API. ``two_person_approval``: its pins need the yes of
    two people. ``logo_media_id``: the library picture that is the brand's logo, null for none.
    ``evergreen_after_days``: so many days after a product's pin went out, a fresh draft of it is made.
    ``resend_unknown``: whether a pin that never turned up on Pinterest is sent again after the settle window
    or waits for a person; null for the installation's.
    """

    model_config = examples(
        {
            "id": "01936d2c-7b00-7a01-8b02-1c2d3e4f5a6b",
            "name": "Evergreen Home",
            "marketplace": "amazon.de",
            "currency": "EUR",
            "affiliate_tag": "evergreen-21",
            "link_mode": "own_site",
            "link_mode_confirmed_at": None,
            "site_url_pattern": "https://evergreen.example/p/{asin}",
            "picture_policy": "own",
            "picture_policy_confirmed_at": None,
            "time_zone": "Europe/Berlin",
            "default_account_id": None,
            "default_board_id": None,
            "brand": _BRAND,
            "writer": None,
            "writer_reads_api": False,
            "two_person_approval": False,
            "logo_media_id": None,
            "evergreen_after_days": None,
            "resend_unknown": None,
            "version": 1,
        }
    )

    id: UUID
    name: str
    marketplace: str
    currency: str
    affiliate_tag: str
    link_mode: LinkMode
    link_mode_confirmed_at: datetime | None
    site_url_pattern: str | None
    picture_policy: PicturePolicy
    picture_policy_confirmed_at: datetime | None
    time_zone: str
    default_account_id: UUID | None
    default_board_id: str | None
    brand: BrandKit
    writer: str | None
    writer_reads_api: bool
    two_person_approval: bool
    logo_media_id: UUID | None
    evergreen_after_days: int | None
    resend_unknown: Literal["after_window", "never"] | None
    version: int

    @classmethod
    def of(cls, project: models.Project) -> Project:
        """A stored project."""
        return cls(
            id=project.id,
            name=project.name,
            marketplace=project.marketplace,
            currency=MARKETPLACES[project.marketplace].currency,
            affiliate_tag=project.affiliate_tag,
            link_mode=project.link_mode,
            link_mode_confirmed_at=project.link_mode_confirmed_at,
            site_url_pattern=project.site_url_pattern,
            picture_policy=project.picture_policy,
            picture_policy_confirmed_at=project.picture_policy_confirmed_at,
            time_zone=project.time_zone,
            default_account_id=project.default_account_id,
            default_board_id=project.default_board_id,
            brand=BrandKit.of(project.brand),
            writer=project.writer,
            writer_reads_api=project.writer_reads_api,
            two_person_approval=project.two_person_approval,
            logo_media_id=project.logo_media_id,
            evergreen_after_days=project.evergreen_after_days,
            resend_unknown=project.resend_unknown,
            version=project.version,
        )


class ProjectPage(Page[Project]):
    """Projects, the oldest first."""


class NewProject(Change):
    """A new project. ``time_zone`` left out: that of the first project, else UTC."""

    model_config = change_examples(
        {
            "name": "Evergreen Home",
            "marketplace": "amazon.de",
            "affiliate_tag": "evergreen-21",
            "time_zone": "Europe/Berlin",
            "site_url_pattern": "https://evergreen.example/p/{asin}",
        }
    )

    name: str
    marketplace: str
    affiliate_tag: str
    time_zone: str = may_be_left_out()
    site_url_pattern: str | None = None


class ProjectChange(Change):
    """What is to change, and the version it was decided on. ``*_confirmed``: the person's word.

    ``logo_media_id``: a library picture; null: no logo.
    """

    model_config = change_examples(
        {"version": 1, "link_mode": "direct", "link_mode_confirmed": True},
        {"version": 2, "site_url_pattern": None},
    )

    version: int
    name: str = may_be_left_out()
    marketplace: str = may_be_left_out()
    affiliate_tag: str = may_be_left_out()
    link_mode: LinkMode = may_be_left_out()
    link_mode_confirmed: bool = may_be_left_out()
    site_url_pattern: str | None = None
    picture_policy: PicturePolicy = may_be_left_out()
    picture_policy_confirmed: bool = may_be_left_out()
    time_zone: str = may_be_left_out()
    default_account_id: UUID | None = None
    default_board_id: str | None = None
    brand: BrandKit = may_be_left_out()
    writer: Annotated[str, Field(max_length=100)] | None = None
    writer_reads_api: bool = may_be_left_out()
    two_person_approval: bool = may_be_left_out()
    logo_media_id: UUID | None = None
    evergreen_after_days: Annotated[int, Field(ge=14, le=730)] | None = None
    resend_unknown: Literal["after_window", "never"] | None = None
