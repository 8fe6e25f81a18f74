"""Writes the user's own site as static HTML: one page a product and an index, ready to upload.

Every page holds original commentary, the disclosure and the full tagged Amazon link; never a price, stars
or Amazon's pictures (Amazon allows linking to them for 24 hours, not storing them). A page once written is
never removed, because the link of a published pin never changes.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.pins.build_link import SITE_PAGE_PATH, build_amazon_link
from pinflow.pins.models import ProductFacts
from pinflow.pins.site.palette import dark_palette, light_palette
from pinflow.pins.site.words import WORDS
from pinflow.pins.writers.commentary import Commentary, write_commentary
from pinflow.projects.models import BrandKit

MANIFEST = ".pinflow-site.json"
_SUFFIXES = {"image/jpeg": "jpg", "image/png": "png"}


class SitePicture(msgspec.Struct, frozen=True, kw_only=True):
    """The user's own picture (usually the pin's), JPEG or PNG; never Amazon's photo."""

    data: bytes
    media_type: str
    width: int
    height: int
    alt_text: str


class SitePage(msgspec.Struct, frozen=True, kw_only=True):
    """One product's page."""

    marketplace: str
    asin: str
    affiliate_tag: str
    commentary: Commentary
    picture: SitePicture | None = None


class _Card(msgspec.Struct, frozen=True, kw_only=True):
    """What the index shows of a page; kept in the manifest, so that old pages stay on the index."""

    path: str
    name: str
    kicker: str
    language: str
    picture: str | None
    width: int
    height: int

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split()[:2] if word[0].isalnum()).upper() or "•"


class _Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What this program has written: path to SHA-256, and the cards of the index."""

    version: int = 1
    files: dict[str, str] = {}
    cards: tuple[_Card, ...] = ()


class SiteReport(msgspec.Struct, frozen=True, kw_only=True):
    """Paths relative to the directory. ``kept`` are earlier pages whose products were not given this time."""

    directory: str
    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    kept: tuple[str, ...]


def page_for(
    facts: ProductFacts, *, affiliate_tag: str, seed: str, picture: SitePicture | None = None
) -> SitePage:
    """A product's page with commentary from the template writer."""
    return SitePage(
        marketplace=facts.marketplace,
        asin=facts.asin,
        affiliate_tag=affiliate_tag,
        commentary=write_commentary(facts, seed=seed),
        picture=picture,
    )


def write_site(products: Sequence[SitePage], out: Path, brand: BrandKit) -> SiteReport:
    """Writes or refreshes the site in ``out``. Each file is replaced atomically; an equal one is left alone.

    Raises:
        ConflictError: ``site.foreign_file``, a file stands in the way that this program did not write, or
            that somebody has edited since. Nothing is written then.
        InvalidInputError: ``site.same_page_twice``, ``site.picture_format``, ``site.manifest_unreadable``,
            ``site.not_a_directory`` or one of build_amazon_link's.
    """
    manifest = _read_manifest(out)
    cards = _cards(products, manifest)
    files = _render(products, cards, brand)
    _refuse_foreign_files(out, files, manifest)
    written = [path for path, data in files.items() if _replace_if_changed(out, path, data)]
    sums = {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}
    new_manifest = _Manifest(files={**manifest.files, **sums}, cards=cards)
    _replace_if_changed(out, MANIFEST, msgspec.json.format(msgspec.json.encode(new_manifest, order="sorted")))
    return SiteReport(
        directory=str(out),
        written=tuple(written),
        unchanged=tuple(path for path in files if path not in written),
        kept=tuple(path for path in manifest.files if path not in files),
    )


def _page_folder(marketplace: str, asin: str) -> str:
    return SITE_PAGE_PATH.format(marketplace=marketplace, asin=asin)


def _picture_path(page: SitePage) -> str | None:
    if page.picture is None:
        return None
    suffix = _SUFFIXES.get(page.picture.media_type)
    if suffix is None:
        raise InvalidInputError(
            "site.picture_format", f"A page takes JPEG or PNG, not {page.picture.media_type}."
        )
    # The name changes with the content, so that browsers and caches never show an old picture.
    return f"pictures/{hashlib.sha256(page.picture.data).hexdigest()[:20]}.{suffix}"


def _cards(products: Sequence[SitePage], manifest: _Manifest) -> tuple[_Card, ...]:
    """This run's cards in the order given, then those of earlier pages."""
    cards: dict[str, _Card] = {}
    for page in products:
        path = f"{_page_folder(page.marketplace, page.asin)}index.html"
        if path in cards:
            raise InvalidInputError(
                "site.same_page_twice", f"{page.marketplace} {page.asin} was given twice."
            )
        cards[path] = _Card(
            path=path,
            name=page.commentary.name,
            kicker=page.commentary.kicker,
            language=page.commentary.language,
            picture=_picture_path(page),
            width=page.picture.width if page.picture else 0,
            height=page.picture.height if page.picture else 0,
        )
    return (*cards.values(), *(card for card in manifest.cards if card.path not in cards))


def _render(products: Sequence[SitePage], cards: tuple[_Card, ...], brand: BrandKit) -> dict[str, bytes]:
    loader = PackageLoader("pinflow.pins", "site")
    html = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    files: dict[str, bytes] = {}
    for page, card in zip(products, cards, strict=False):
        words = WORDS[page.commentary.language]
        if page.picture is not None and card.picture is not None:
            files[card.picture] = page.picture.data
        files[card.path] = (
            html.get_template("page.html")
            .render(
                page=page,
                brand=brand,
                words=words,
                language=page.commentary.language,
                link=build_amazon_link(page.marketplace, page.asin, page.affiliate_tag),
                shop=page.marketplace.capitalize(),
                picture=f"../../{card.picture}" if card.picture else None,
                root="../../",
            )
            .encode()
        )
    language = _main_language(cards)
    index = html.get_template("index.html")
    files["index.html"] = index.render(
        cards=cards, brand=brand, words=WORDS[language], language=language, root=""
    ).encode()
    style = html.get_template("style.css").render(light=light_palette(brand), dark=dark_palette(brand))
    files["style.css"] = style.encode()
    return files


def _main_language(cards: tuple[_Card, ...]) -> str:
    languages = [card.language for card in cards]
    return max(WORDS, key=languages.count)


def _read_manifest(out: Path) -> _Manifest:
    if out.exists() and not out.is_dir():
        raise InvalidInputError("site.not_a_directory", f"{out} is a file. Give a directory.")
    try:
        return msgspec.json.decode((out / MANIFEST).read_bytes(), type=_Manifest)
    except FileNotFoundError:
        return _Manifest()
    except msgspec.MsgspecError:
        raise InvalidInputError(
            "site.manifest_unreadable",
            f"{out / MANIFEST} cannot be read. Choose another directory, or empty this one.",
        ) from None


def _refuse_foreign_files(out: Path, files: dict[str, bytes], manifest: _Manifest) -> None:
    foreign = [path for path, data in files.items() if _is_foreign(out, path, data, manifest)]
    if foreign:
        raise ConflictError(
            "site.foreign_file",
            f"{out / foreign[0]} was not written by pinflow or has been edited since. Nothing was written. "
            "Move it away, or choose another directory.",
            files=foreign,
        )


def _is_foreign(out: Path, path: str, data: bytes, manifest: _Manifest) -> bool:
    root, target = out.resolve(), (out / path).resolve()
    if not target.is_relative_to(root):
        return True  # a symbolic link in the directory would lead the writer out of it
    if not target.exists():
        return False
    if not target.is_file():
        return True
    present = target.read_bytes()
    # Equal content is ours whatever the manifest says: a run was killed before it wrote the manifest.
    return present != data and hashlib.sha256(present).hexdigest() != manifest.files.get(path)


def _replace_if_changed(out: Path, path: str, data: bytes) -> bool:
    target = out / path
    if target.is_file() and target.read_bytes() == data:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".pinflow-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
