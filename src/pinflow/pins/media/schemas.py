"""The media library as the API shows it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from pinflow.kit.api_models import ApiModel, Change, change_examples, examples, may_be_left_out
from pinflow.kit.pagination import Page
from pinflow.pins.media import models
from pinflow.pins.media.models import Licence

_ID = "01936d2c-8f00-7a01-8b02-1c2d3e4f5a6b"
_PROJECT = "01936d2c-7b00-7a01-8b02-1c2d3e4f5a6b"
_SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
_PICTURES = "/api/v1/pictures/"
_MEDIA = {
    "id": _ID,
    "name": "Oak shelf, morning light",
    "licence": "own",
    "author": None,
    "source_url": None,
    "made_with_ai": False,
    "media_type": "image/jpeg",
    "width": 4032,
    "height": 3024,
    "bytes": 2_140_000,
    "url": _PICTURES + _SHA256,
    "preview_url": _PICTURES + _SHA256,
    "cutout_url": None,
    "focus": {"x": 0.4, "y": 0.55},
    "focus_chosen": False,
    "perceptual_hash": "9f86d081884c7d65",
    "added_by": "Nora Winter",
    "created_at": "2026-11-23T09:10:00Z",
}
Share = Annotated[float, Field(ge=0, le=1)]


class Focus(ApiModel):
    """A point of the picture, as shares of its width and height from the upper left corner."""

    model_config = examples({"x": 0.4, "y": 0.55})

    x: Share
    y: Share


class Media(ApiModel):
    """A library picture. ``focus`` is proposed until somebody chooses it (``focus_chosen``).

    ``preview_url``: small and upright. ``cutout_url``: the product without its white ground, if it has one.
    """

    model_config = examples(_MEDIA)

    id: UUID
    name: str
    licence: Licence
    author: str | None
    source_url: str | None
    made_with_ai: bool
    media_type: str
    width: int
    height: int
    bytes: int
    url: str
    preview_url: str
    cutout_url: str | None
    focus: Focus
    focus_chosen: bool
    perceptual_hash: str
    added_by: str
    created_at: datetime

    @classmethod
    def of(cls, stored: models.Media) -> Media:
        """A stored library picture."""
        return cls(
            id=stored.id,
            name=stored.name,
            licence=stored.licence,
            author=stored.author,
            source_url=stored.source_url,
            made_with_ai=stored.made_with_ai,
            media_type=stored.media_type,
            width=stored.width,
            height=stored.height,
            bytes=stored.size,
            url=_PICTURES + stored.sha256.hex(),
            preview_url=_PICTURES + stored.preview_sha256.hex(),
            cutout_url=None if stored.cutout_sha256 is None else _PICTURES + stored.cutout_sha256.hex(),
            focus=Focus(x=stored.focus_x, y=stored.focus_y),
            focus_chosen=stored.focus_chosen,
            perceptual_hash=stored.perceptual_hash.hex(),
            added_by=stored.added_by,
            created_at=stored.created_at,
        )


class MediaPage(Page[Media]):
    """Library pictures, the newest first."""


class AddedMedia(ApiModel):
    """The picture; ``is_new`` false: the library had the very same file already.

    ``alike``: up to five other pictures of the library that show the same, saved in another way.
    """

    model_config = examples({"media": _MEDIA, "is_new": True, "alike": []})

    media: Media
    is_new: bool
    alike: list[Media]

    @classmethod
    def of(cls, added: models.Media, is_new: bool, alike: list[models.Media]) -> AddedMedia:
        """What an upload answers."""
        return cls(media=Media.of(added), is_new=is_new, alike=[Media.of(other) for other in alike])


class MediaFromUrl(Change):
    """A picture's own address. Left out, ``name`` is the file's and ``source_url`` the address."""

    model_config = change_examples(
        {"url": "https://upload.example.org/shelf.jpg", "licence": "cc_by", "author": "Ada Example"}
    )

    url: str = Field(max_length=2000)
    licence: Licence
    name: str = may_be_left_out(max_length=200)
    author: Annotated[str, Field(max_length=200)] | None = None
    source_url: Annotated[str, Field(max_length=2000)] | None = None
    made_with_ai: bool = may_be_left_out()


class MediaChange(Change):
    """What is to change. ``focus`` null: each crop looks for itself again."""

    model_config = change_examples({"name": "Oak shelf", "focus": {"x": 0.5, "y": 0.3}})

    name: str = may_be_left_out(max_length=200)
    licence: Licence = may_be_left_out()
    author: Annotated[str, Field(max_length=200)] | None = None
    source_url: Annotated[str, Field(max_length=2000)] | None = None
    made_with_ai: bool = may_be_left_out()
    focus: Focus | None = None


class ShownFor(ApiModel):
    """What new drafts show the picture for; ``asin`` null: every product that has no picture of its own."""

    model_config = examples({"project_id": _PROJECT, "asin": "B0EXAMPLE1"})

    project_id: UUID
    asin: Annotated[str, Field(pattern="^[A-Z0-9]{10}$")] | None


class ShownProduct(ApiModel):
    """What it is shown for; ``title`` null: of no single product, or nobody knows its name."""

    model_config = examples({"project_id": _PROJECT, "asin": "B0EXAMPLE1", "title": "Oak shelf, 80 cm"})

    project_id: UUID
    asin: str | None
    title: str | None

    @classmethod
    def of(cls, link: models.ShownFor) -> ShownProduct:
        """A stored link."""
        return cls(project_id=link.project_id, asin=link.asin, title=link.title)


class ShownForPage(Page[ShownProduct]):
    """Products and projects, the earliest first."""
