"""The media library, carousels and videos from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.entrypoints.cli.conftest import LIST_PAGE, Type
from tests.pins.renderers.photos import encoded, jpeg, packshot, scene


async def test_a_picture_is_added_found_changed_used_and_removed(team: Type, tmp_path: Path) -> None:
    file = tmp_path / "oak shelf.jpg"
    file.write_bytes(jpeg(scene(400, 300)))
    added = await team("media", "add", str(file), "--licence", "own", "--json")
    assert (added.code, added.json["name"], added.json["width"]) == (0, "oak shelf", 400)
    short = added.json["id"][-8:]
    again = await team("media", "add", str(file), "--licence", "own")
    assert "already" in again.out
    saved_anew = tmp_path / "shelf.png"
    saved_anew.write_bytes(encoded(scene(400, 300), "png"))
    alike = await team("media", "add", str(saved_anew), "--licence", "own", "--json")
    assert [other["id"] for other in alike.json["alike"]] == [added.json["id"]]
    assert (
        "You have this picture already"
        in (await team("media", "add", str(saved_anew), "--licence", "own")).out
    )
    assert "The first 1; --limit N shows more." in (await team("media", "list", "--limit", "1")).out
    assert "shows more" not in (await team("media", "list", "--limit", "2")).out
    assert (await team("media", "remove", alike.json["id"])).code == 0
    assert "oak shelf" in (await team("media", "list", "--find", "OAK")).out
    assert (await team("media", "list", "--find", "elm", "--json")).json["items"] == []
    edited = await team("media", "edit", short, "--focus", "0.25,0.5", "--ai", "--json")
    assert (edited.json["focus"], edited.json["made_with_ai"]) == ({"x": 0.25, "y": 0.5}, True)
    wrong = await team("media", "use", short, "--asin", "NOPE", "--json")
    assert (wrong.code, wrong.json["code"]) == (2, "media.bad_asin")
    used = await team("media", "use", short, "--asin", "B0EXAMPLE1")
    assert "show it" in used.out
    told = await team("media", "use", short, "--asin", "B0EXAMPLE1", "--json")
    assert (told.json["id"], told.json["asin"], told.json["shown"]) == (added.json["id"], "B0EXAMPLE1", True)
    shown = await team("media", "show", short)
    assert "B0EXAMPLE1" in shown.out
    assert "0.25,0.50 (chosen)" in shown.out
    assert (await team("media", "use", short, "--asin", "B0EXAMPLE1", "--stop")).code == 0
    assert (await team("media", "remove", short)).code == 0
    assert "Add one" in (await team("media", "list")).out


@pytest.mark.parametrize(
    ("what", "code", "why"),
    [
        ("ftp://example.org/mug.png", "media.bad_url", "“ftp:” cannot be fetched from."),
        ("file:///tmp/mug.png", "media.bad_url", "“file:” cannot be fetched from."),
        ("data:image/png;base64," + "iVBORw0KGgo=" * 400, "media.bad_url", "“data:” cannot be fetched from."),
        ("nowhere.jpg", "cli.file_unreadable", "There is no file “nowhere.jpg”."),
        ("bad\0name.jpg", "cli.file_unreadable", "cannot be read: embedded null"),
        ("folder", "cli.file_unreadable", "“folder” is a directory: add the pictures in it one by one."),
        ("empty.jpg", "cli.file_unreadable", "“empty.jpg” is empty."),
    ],
)
async def test_what_is_no_picture_to_add_is_refused_with_what_is_possible(
    team: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, code: str, why: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.jpg").touch()
    refused = await team("media", "add", what, "--licence", "own", "--json")
    assert (refused.code, refused.json["code"]) == (2, code)
    assert why in refused.json["detail"]
    assert "Give a JPEG, PNG, WebP or AVIF file on this machine" in refused.json["detail"]
    assert (await team("media", "list", "--json")).json["items"] == []


async def test_a_file_with_a_colon_is_a_file_and_an_address_may_be_written_large(
    team: Type, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shelf:2.jpg").write_bytes(jpeg(scene(400, 300)))
    added = await team("media", "add", "shelf:2.jpg", "--licence", "own", "--json")
    assert (added.code, added.json["name"]) == (0, "shelf:2")
    inside = await team("media", "add", "HTTP://127.0.0.1/mug.png", "--licence", "own", "--json")
    assert (inside.code, inside.json["code"]) == (2, "http.address_not_public")


async def test_a_draft_shows_the_picture_that_is_named(team: Type, tmp_path: Path) -> None:
    assert (await team("scrape", "upload", str(LIST_PAGE))).code == 0
    file = tmp_path / "shelf.jpg"
    file.write_bytes(jpeg(scene(400, 300)))
    media = (await team("media", "add", str(file), "--licence", "own", "--json")).json["id"]
    drafted = await team("opportunity", "draft", "B0TEST0001", "--media", media[-8:], "--now", "--json")
    assert (drafted.json["media_id"], drafted.json["picture_source"]) == (media, "library")
    several = await team("opportunity", "draft", "B0TEST0002", "B0TEST0003", "--media", media, "--json")
    assert several.json["code"] == "cli.one_at_a_time"


async def test_a_library_picture_is_a_brands_logo_until_it_is_none(team: Type, tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(encoded(packshot(400, 400), "png"))
    logo = (await team("media", "add", str(file), "--licence", "own", "--json")).json["id"]
    branded = await team("project", "set", "Evergreen Home", "--logo", logo[-8:], "--json")
    assert branded.json["logo_media_id"] == logo
    assert logo in (await team("project", "show", "Evergreen Home")).out
    kept = await team("media", "remove", logo, "--json")
    assert (kept.code, kept.json["code"]) == (2, "media.is_logo")
    unknown = await team("project", "set", "Evergreen Home", "--logo", "ffffffff", "--json")
    assert (unknown.code, unknown.json["code"]) == (2, "cli.not_found")
    plain = await team("project", "set", "Evergreen Home", "--logo", "", "--json")
    assert plain.json["logo_media_id"] is None


async def test_a_packshot_can_be_cut_out(team: Type, tmp_path: Path) -> None:
    file = tmp_path / "box.jpg"
    file.write_bytes(jpeg(packshot(400, 400)))
    assert "cut out" in (await team("media", "add", str(file), "--licence", "bought")).out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("add", "missing.jpg", "--licence", "own"), "cli.file_unreadable"),
        (("add", "missing.jpg", "--licence", "cc_by_nc"), "media.unknown_licence"),
        (("add", "http://127.0.0.1/a.jpg", "--licence", "own"), "http.address_not_public"),
        (("add", "http://localhost:8080/a.jpg", "--licence", "own"), "media.bad_url"),
        (("show", "abcd1234"), "cli.not_found"),
        (("edit", "abcd1234", "--focus", "left"), "media.bad_focus"),
        (("edit", "abcd1234"), "media.nothing_to_change"),
    ],
)
async def test_what_will_not_do_is_refused(team: Type, arguments: tuple[str, ...], code: str) -> None:
    refused = await team("media", *arguments, "--json")
    assert refused.code != 0
    assert refused.json["code"] == code
