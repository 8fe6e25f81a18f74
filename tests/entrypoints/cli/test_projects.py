"""Projects and destinations from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.entrypoints.cli.conftest import LIST_PAGE, Type


async def test_a_confirmation_is_explicit_says_what_is_confirmed_and_is_recorded(team: Type) -> None:
    refused = await team("project", "set", "evergreen", "--link-mode", "direct", "--json")
    assert (refused.code, refused.json["code"]) == (2, "projects.direct_needs_confirmation")
    confirmed = await team(
        "project", "set", "evergreen", "--link-mode", "direct", "--confirm-registered-profile"
    )
    assert confirmed.code == 0
    assert "You confirm that this Pinterest profile is registered" in confirmed.err
    shown = await team("project", "show", "evergreen")
    assert "confirmed by nora" in shown.out
    assert "Europe/Berlin" in shown.out
    photos = await team(
        *("project", "set", "evergreen", "--picture-policy", "marketplace_photo"),
        *("--confirm-photo-rights", "--json"),
    )
    assert "You confirm that you may use the marketplace's photos" in photos.err
    assert photos.json["picture_policy_confirmed_at"] is not None
    withdrawn = await team(
        *("project", "set", "evergreen", "--link-mode", "own_site", "--withdraw-registered-profile", "--json")
    )
    assert withdrawn.json["link_mode_confirmed_at"] is None


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), "projects.nothing_to_change"),
        (("--heading-font", "Comic Sans"), "projects.unknown_font"),
        (("--text-font", "Caveat-Bold.ttf"), "projects.unknown_font"),
        (("--link-mode", "sideways"), "projects.bad_link_mode"),
        (("--marketplace", "amazon.mars"), "projects.unknown_marketplace"),
        (("--tag", "no spaces please"), "projects.bad_tag"),
        (("--time-zone", "Mars/Olympus"), "projects.unknown_time_zone"),
        (("--site-url-pattern", "https://x.example/"), "projects.bad_url_pattern"),
        (("--ink", "green"), "projects.bad_color"),
        (("--ink", "#FBFAF7"), "projects.low_contrast"),
        (("--paper", "#555555"), "projects.low_contrast"),
        (("--corners", "wavy"), "projects.bad_corners"),
        (("--account", "nobody"), "cli.not_found"),
        (("--board", "x"), "projects.board_without_account"),
    ],
)
async def test_a_value_that_will_not_do_is_refused(team: Type, arguments: tuple[str, ...], code: str) -> None:
    refused = await team("project", "set", "Evergreen Home", *arguments, "--json")
    assert (refused.code, refused.json["code"]) == (2, code)


async def test_ink_is_told_from_paper_with_the_figure(team: Type) -> None:
    faint = await team("project", "set", "Evergreen Home", "--ink", "#777777", "--paper", "#FFFFFF", "--json")
    assert (faint.json["code"], faint.json["contrast"]) == ("projects.low_contrast", 4.48)
    assert "has a contrast of 4.4:1" in faint.json["detail"]
    readable = await team("project", "set", "Evergreen Home", "--ink", "#767676", "--paper", "#FFFFFF")
    assert readable.code == 0, readable.err
    dark = await team("project", "set", "Evergreen Home", "--ink", "#FFFFFF", "--paper", "#101010")
    assert dark.code == 0, dark.err


async def test_names_may_be_shortened_while_they_are_clear(team: Type) -> None:
    second = await team(
        "project", "create", "--name", "Evergreen Office", "--marketplace", "amazon.com", "--json"
    )
    assert second.json["time_zone"] == "Europe/Berlin"
    assert (await team("project", "show", "evergreen o", "--json")).json["id"] == second.json["id"]
    assert (await team("project", "show", second.json["id"][-8:], "--json")).json["id"] == second.json["id"]
    unclear = await team("project", "show", "evergreen", "--json")
    assert (unclear.code, unclear.json["code"]) == (2, "cli.ambiguous")
    assert (await team("scrape", "upload", str(LIST_PAGE), "--json")).json["code"] == "cli.which_project"
    taken = await team(
        "project", "create", "--name", "Evergreen Office", "--marketplace", "amazon.de", "--json"
    )
    assert (taken.code, taken.json["code"]) == (2, "projects.name_taken")


async def test_destinations_come_one_by_one_and_from_a_file(team: Type, tmp_path: Path) -> None:
    one = await team("project", "destination", "set", "B0TEST0001", "https://x.example/a", "--json")
    assert one.json["stored"] == 1
    file = tmp_path / "pages.csv"
    file.write_text("ASIN,url\nB0TEST0001,https://x.example/b\nB0TEST0002,https://x.example/c\n")
    assert (await team("project", "destination", "import", str(file), "--json")).json["stored"] == 2
    # Pages that are built do not replace what a person gave.
    await team("scrape", "upload", str(LIST_PAGE))
    await team("site", "build", "--out", str(tmp_path / "site"), "--base-url", "https://built.example")
    listed = (await team("project", "destination", "list", "--json")).json["items"]
    found = {row["asin"]: (row["url"], row["source"]) for row in listed}
    assert found["B0TEST0001"] == ("https://x.example/b", "given")
    assert found["B0TEST0003"] == ("https://built.example/amazon.de/B0TEST0003/", "site")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("asin,url\n", "projects.bad_csv"),
        ("product,url\nB0TEST0001,https://x.example\n", "projects.bad_csv"),
        ("asin,url\nB0TEST0001,https://x.example\nB0TEST0002,ftp://x\n", "projects.bad_destination"),
        ("asin,url\nkettle,https://x.example\n", "projects.bad_destination"),
        ("asin,url,marketplace\nB0TEST0001,https://x.example,amazon.mars\n", "projects.bad_destination"),
        ("asin,url\nB0TEST0001,https://me:secret@x.example\n", "projects.bad_destination"),
    ],
)
async def test_a_file_with_one_wrong_line_stores_nothing(
    team: Type, tmp_path: Path, text: str, code: str
) -> None:
    file = tmp_path / "pages.csv"
    file.write_text(text)
    refused = await team("project", "destination", "import", str(file), "--json")
    assert (refused.code, refused.json["code"]) == (2, code)
    assert (await team("project", "destination", "list", "--json")).json == {"items": []}


@pytest.mark.parametrize(
    "arguments",
    [
        ("pin", "show", "0000000000"),
        ("pin", "show", "xyz"),
        ("pin", "list", "--state", "gone"),
        ("opportunity", "show", "B0TEST0001"),
        ("opportunity", "list", "--state", "gone"),
        ("product", "history", "amazon.de", "B0TEST0001"),
        ("list", "fetch", "garden"),
        ("list", "watch", "https://example.org/"),
        ("calendar", "--from", "soon"),
        ("calendar", "--from", "2026-11-23", "--to", "2026-11-01"),
        ("schedule", "run", "no.such"),
        ("schedule", "set", "research.score"),
        ("schedule", "set", "research.score", "--trigger", "whenever"),
        ("board", "list", "--account", "nobody"),
        ("account", "pause", "nobody"),
        ("scrape", "upload", "missing.html"),
        ("scrape", "upload", str(Path(__file__))),
        ("site", "build", "--out", str(Path(__file__).parent), "--base-url", "nowhere"),
    ],
)
async def test_bad_input_is_refused_in_words_and_as_a_problem(team: Type, arguments: tuple[str, ...]) -> None:
    said = await team(*arguments)
    assert (said.code, said.out) == (2, "")
    assert said.err.strip()
    assert "Traceback" not in said.err
    printed = await team(*arguments, "--json")
    assert printed.code == 2
    assert {"code", "detail", "status", "title", "type"} <= set(printed.json)


@pytest.mark.parametrize(
    "arguments",
    [
        ("overview",),
        ("calendar",),
        ("pin", "list"),
        ("opportunity", "list"),
        ("account", "list"),
        ("list", "list"),
        ("schedule", "list"),
        ("template", "list"),
        ("project", "show", "evergreen"),
        ("user", "list"),
        ("audit", "list"),
        ("tenant", "list"),
        ("token", "list"),
    ],
)
async def test_what_is_shown_fits_80_columns_and_is_json_when_asked(
    team: Type, arguments: tuple[str, ...]
) -> None:
    shown = await team(*arguments)
    assert shown.code == 0
    assert shown.out.strip()
    assert max(map(len, shown.out.splitlines())) <= 80
    assert isinstance((await team(*arguments, "--json")).json, dict)


async def test_settings_name_every_setting_and_mask_what_is_secret(team: Type) -> None:
    printed = await team("settings", "--json")
    settings = {setting["name"]: setting for setting in printed.json["items"]}
    assert settings["PINFLOW_PORT"]["value"] == 8321
    assert settings["PINFLOW_DATABASE_URL"]["set"] is True
    assert all(setting["description"] for setting in settings.values())
    for shown in (printed, await team("settings")):
        assert "test-app" not in shown.out
        assert "test-system" not in shown.out


async def test_what_needs_a_confirmation_names_its_option_and_help_shows_it_whole(team: Type) -> None:
    help_shown = (await team("project", "set", "--help")).out
    for words, name in (
        (("--link-mode", "direct"), "registered-profile"),
        (("--picture-policy", "marketplace_photo"), "photo-rights"),
    ):
        refused = await team("project", "set", "Evergreen Home", *words)
        assert refused.code == 2
        assert f"--confirm-{name}" in refused.err
        assert {f"--confirm-{name}", f"--withdraw-{name}"} <= set(help_shown.split())
        assert (await team("project", "set", "Evergreen Home", *words, f"--confirm-{name}")).code == 0
        both = await team("project", "set", "Evergreen Home", f"--confirm-{name}", f"--withdraw-{name}")
        assert both.code == 2


async def test_a_brand_brings_fonts_and_corners_and_takes_them_back(team: Type) -> None:
    changed = await team(
        *("project", "set", "evergreen", "--heading-font", "Anton-Regular", "--corners", "sharp", "--json")
    )
    assert (changed.json["brand"]["heading_font"], changed.json["brand"]["corners"]) == (
        "Anton-Regular",
        "sharp",
    )
    back = await team("project", "set", "evergreen", "--heading-font", "", "--json")
    assert (back.json["brand"]["heading_font"], back.json["brand"]["corners"]) == (None, "sharp")
