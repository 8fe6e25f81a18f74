"""The static site: what its pages say, and that it never touches a file of somebody else."""

from __future__ import annotations

import itertools
import os
from pathlib import Path

import msgspec
import pytest
from selectolax.lexbor import LexborHTMLParser

from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.pins.build_link import amazon_product, site_url_pattern_for
from pinflow.pins.models import ProductFacts
from pinflow.pins.rules.patterns import DISCOUNT, PRICE, RATING, SUPERLATIVE
from pinflow.pins.site.palette import contrast, dark_palette, light_palette
from pinflow.pins.site.words import ASSOCIATE_SENTENCE
from pinflow.pins.write_site import MANIFEST, SitePage, SitePicture, page_for, write_site
from pinflow.projects.models import BrandKit

BRAND = BrandKit(name="Calm Kitchen")
PICTURE = SitePicture(
    data=b"\xff\xd8\xff\xe0 a picture",
    media_type="image/jpeg",
    width=1000,
    height=1500,
    alt_text="Card with a headline",
)
MUG = ProductFacts(
    marketplace="amazon.com",
    asin="B0ABCDEFGH",
    title="ACME Travel Mug 16 oz | Push-Button Lid | Best Gift | ONLY $12.99 | 4.8 Stars",
    category="Kitchen & Dining",
)
KANNE = ProductFacts(
    marketplace="amazon.de",
    asin="B0ABCDEFGX",
    title="Teekanne <Glas> & Sieb, 1 l",
    category="Küche",
    language="de",
)


def pages(picture: SitePicture | None = PICTURE) -> list[SitePage]:
    return [
        page_for(MUG, affiliate_tag="finds-20", seed="1", picture=picture),
        page_for(KANNE, affiliate_tag="finds-21", seed="1"),
    ]


def parsed(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_text("utf-8"))


def everything_in(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def test_every_product_has_a_page_where_the_link_builder_says_it_is(tmp_path: Path) -> None:
    report = write_site(pages(), tmp_path, BRAND)
    pattern = site_url_pattern_for("https://calm.example")
    for facts in (MUG, KANNE):
        address = pattern.format(marketplace=facts.marketplace, asin=facts.asin, slug="")
        path = address.removeprefix("https://calm.example/") + "index.html"
        assert path in report.written
        assert (tmp_path / path).is_file()
    assert report.unchanged == ()
    assert {"index.html", "style.css"} <= set(report.written)


def test_a_page_has_commentary_disclosure_and_the_full_tagged_link(tmp_path: Path) -> None:
    write_site(pages(), tmp_path, BRAND)
    page = parsed(tmp_path / "amazon.com/B0ABCDEFGH/index.html")
    body = page.body
    assert body is not None
    text = " ".join(body.text(separator=" ").split())
    assert ASSOCIATE_SENTENCE in text
    assert text.index("Ad ") < text.index("See it on")
    assert len(page.css("ol li")) >= 4
    (link,) = page.css("main a[href^='https:']")
    assert link.attributes["href"] == "https://www.amazon.com/dp/B0ABCDEFGH?tag=finds-20"
    assert amazon_product(str(link.attributes["href"])) == ("amazon.com", "B0ABCDEFGH")
    assert {"sponsored", "nofollow"} <= set(str(link.attributes["rel"]).split())
    assert "(paid link)" in text
    for pattern in (PRICE, DISCOUNT, RATING, SUPERLATIVE):
        assert pattern.search(text) is None, pattern.search(text)


def test_a_german_page_is_german_and_keeps_amazons_sentence(tmp_path: Path) -> None:
    write_site(pages(), tmp_path, BRAND)
    page = parsed(tmp_path / "amazon.de/B0ABCDEFGX/index.html")
    html, body = page.css_first("html"), page.body
    assert html is not None
    assert body is not None
    assert html.attributes["lang"] == "de"
    assert "Als Amazon-Partner verdiene ich an qualifizierten Verkäufen." in body.text()
    assert ASSOCIATE_SENTENCE in body.text()
    assert "Anzeige" in body.text()


def test_pages_are_sound_for_screen_readers_and_load_nothing_from_elsewhere(tmp_path: Path) -> None:
    write_site(pages(), tmp_path, BRAND)
    for file in tmp_path.rglob("*.html"):
        page = parsed(file)
        assert len(page.css("h1")) == 1
        assert page.css_first("main") is not None
        assert page.css_first("html[lang]") is not None
        assert all("alt" in image.attributes for image in page.css("img"))
        assert not page.css("script")
        for node in page.css("[src], link[href]"):
            target = str(node.attributes.get("src") or node.attributes.get("href"))
            assert (file.parent / target).resolve().is_relative_to(tmp_path.resolve())
            assert (file.parent / target).is_file()


def test_what_stands_in_a_title_is_text_and_never_markup(tmp_path: Path) -> None:
    facts = msgspec.structs.replace(MUG, title='"><script>alert(1)</script> Mug & Cup')
    brand = BrandKit(name="<b>Bold</b> & Co", paper="#FBFAF7;} body{display:none")
    write_site([page_for(facts, affiliate_tag="finds-20", seed="1")], tmp_path, brand)
    for name in ("index.html", "amazon.com/B0ABCDEFGH/index.html"):
        page = parsed(tmp_path / name)
        assert not page.css("script, b")
        assert page.css_first("title").text(strip=True).endswith("<b>Bold</b> & Co")  # type: ignore[union-attr]
    assert "display:none" not in (tmp_path / "style.css").read_text("utf-8")


def test_the_index_lists_every_page(tmp_path: Path) -> None:
    write_site(pages(), tmp_path, BRAND)
    index = parsed(tmp_path / "index.html")
    assert [str(a.attributes["href"]) for a in index.css(".cards a")] == [
        "amazon.com/B0ABCDEFGH/index.html",
        "amazon.de/B0ABCDEFGX/index.html",
    ]
    assert "ACME Travel Mug" in index.css(".cards .name")[0].text()


def test_writing_again_changes_nothing(tmp_path: Path) -> None:
    first = write_site(pages(), tmp_path, BRAND)
    before = {f: f.stat().st_mtime_ns for f in tmp_path.rglob("*") if f.is_file()}
    second = write_site(pages(), tmp_path, BRAND)
    assert second.written == ()
    assert set(second.unchanged) == set(first.written)
    assert {f: f.stat().st_mtime_ns for f in tmp_path.rglob("*") if f.is_file()} == before


def test_pages_of_earlier_products_stay_and_stay_on_the_index(tmp_path: Path) -> None:
    write_site(pages(), tmp_path, BRAND)
    report = write_site(pages()[1:], tmp_path, BRAND)
    assert (tmp_path / "amazon.com/B0ABCDEFGH/index.html").is_file()
    assert "amazon.com/B0ABCDEFGH/index.html" in report.kept
    assert len(parsed(tmp_path / "index.html").css(".cards a")) == 2


def test_a_new_picture_gets_a_new_name_and_the_old_one_stays(tmp_path: Path) -> None:
    write_site(pages(), tmp_path, BRAND)
    write_site(pages(msgspec.structs.replace(PICTURE, data=b"another")), tmp_path, BRAND)
    assert len(list((tmp_path / "pictures").iterdir())) == 2


@pytest.mark.parametrize("foreign", ["index.html", "style.css", "amazon.com/B0ABCDEFGH/index.html"])
def test_a_file_of_somebody_else_is_never_overwritten(tmp_path: Path, foreign: str) -> None:
    (tmp_path / foreign).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / foreign).write_text("mine")
    with pytest.raises(ConflictError) as caught:
        write_site(pages(), tmp_path, BRAND)
    assert caught.value.code == "site.foreign_file"
    assert caught.value.data["files"] == [foreign]
    assert everything_in(tmp_path) == {foreign: b"mine"}


def test_an_edited_page_is_not_overwritten(tmp_path: Path) -> None:
    write_site(pages(), tmp_path, BRAND)
    (tmp_path / "index.html").write_text("my own index")
    before = everything_in(tmp_path)
    with pytest.raises(ConflictError):
        write_site(pages(), tmp_path, BrandKit(name="Another name"))
    assert everything_in(tmp_path) == before


def test_other_files_in_the_directory_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "CNAME").write_text("calm.example")
    write_site(pages(), tmp_path, BRAND)
    assert (tmp_path / "CNAME").read_text() == "calm.example"


def test_a_link_out_of_the_directory_is_not_followed(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "out", tmp_path / "elsewhere"
    out.mkdir()
    elsewhere.mkdir()
    (out / "amazon.com").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(ConflictError):
        write_site(pages(), out, BRAND)
    assert list(elsewhere.iterdir()) == []


def test_a_run_that_was_killed_can_be_repeated(tmp_path: Path) -> None:
    write_site(pages(), tmp_path, BRAND)
    (tmp_path / MANIFEST).unlink()
    (tmp_path / "style.css").unlink()
    write_site(pages(), tmp_path, BRAND)
    assert (tmp_path / "style.css").is_file()


def test_a_write_that_fails_leaves_the_old_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_site(pages(), tmp_path, BRAND)
    before = everything_in(tmp_path)
    calls = itertools.count()

    def fail_at_once(handle: int, mode: str) -> object:
        os.close(handle)
        raise OSError(28, f"No space left (call {next(calls)})")

    monkeypatch.setattr("pinflow.pins.write_site.os.fdopen", fail_at_once)
    with pytest.raises(OSError, match="No space left"):
        write_site(pages(), tmp_path, BrandKit(name="Another name"))
    assert everything_in(tmp_path) == before


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"asin": "../../etc"}, "links.bad_asin"),
        ({"marketplace": "../x"}, "projects.unknown_marketplace"),
        ({"affiliate_tag": ""}, "links.bad_tag"),
        ({"picture": msgspec.structs.replace(PICTURE, media_type="image/webp")}, "site.picture_format"),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is(
    tmp_path: Path, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(InvalidInputError) as caught:
        write_site([msgspec.structs.replace(pages()[0], **changes)], tmp_path, BRAND)
    assert caught.value.code == code
    assert everything_in(tmp_path) == {}


def test_the_same_product_twice_a_file_for_a_directory_and_a_broken_manifest_are_refused(
    tmp_path: Path,
) -> None:
    with pytest.raises(InvalidInputError, match="given twice"):
        write_site([pages()[0]] * 2, tmp_path, BRAND)
    (tmp_path / "file").write_text("")
    with pytest.raises(InvalidInputError, match="Give a directory"):
        write_site(pages(), tmp_path / "file", BRAND)
    (tmp_path / MANIFEST).write_text("{")
    with pytest.raises(InvalidInputError, match="cannot be read"):
        write_site(pages(), tmp_path, BRAND)


def test_a_site_without_products_says_so(tmp_path: Path) -> None:
    write_site([], tmp_path, BRAND)
    assert "will stand here soon" in (tmp_path / "index.html").read_text("utf-8")


COLOURS = ["#000000", "#FFFFFF", "#777777", "#FFE600", "#0F6B4F", "#FF0000", "#1B1F1D", "#FBFAF7"]


@pytest.mark.parametrize("paper", COLOURS)
@pytest.mark.parametrize("accent", COLOURS)
def test_every_brand_is_legible_in_light_and_dark(paper: str, accent: str) -> None:
    brand = BrandKit(name="X", paper=paper, ink=accent, accent=accent)
    for palette in (light_palette(brand), dark_palette(brand)):
        for text in (palette.ink, palette.muted, palette.accent):
            assert contrast(text, palette.paper) >= 4.5
        assert contrast(palette.on_accent, palette.accent) >= 4.5
        assert contrast(palette.accent, palette.surface) >= 3
