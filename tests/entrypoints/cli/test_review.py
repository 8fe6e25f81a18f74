"""Review from the command line."""

from __future__ import annotations

from tests.entrypoints.cli.conftest import LIST_PAGE, Type


async def test_review_from_the_command_line(team: Type) -> None:
    nothing = await team("review", "queue")
    assert "Nothing waits." in nothing.out
    assert (await team("scrape", "upload", str(LIST_PAGE))).code == 0
    pin = (await team("opportunity", "draft", "B0TEST0001", "--now", "--json")).json
    none = await team("pin", "diff", pin["id"], "--json")
    assert (none.code, none.json["code"]) == (2, "pins.only_one_version")
    edited = (await team("pin", "edit", pin["id"], "--title", f"{pin['title']} heute", "--json")).json
    diff = await team("pin", "diff", pin["id"])
    assert "{+ heute+}" in " ".join(diff.out.split())
    listed = (await team("pin", "versions", pin["id"], "--json")).json["items"]
    assert [row["number"] for row in listed] == [2, 1]

    table = ["--column", "Mug", "--column", "Tumbler", "--row", "At the desk | ✓ | ✗", "--row", "Train|✗|✓"]
    lists = ["--point", "Fits any drawer", "--point", "Wipes clean", "--item", "Spoons"]
    filled = (await team("pin", "edit", pin["id"], *table, *lists, "--scheme", "day", "--json")).json
    assert (filled["points"], filled["items"]) == (["Fits any drawer", "Wipes clean"], ["Spoons"])
    assert filled["columns"] == ["Mug", "Tumbler"]
    assert filled["rows"] == [["At the desk", "✓", "✗"], ["Train", "✗", "✓"]]
    refused = await team("pin", "edit", pin["id"], "--row", "|a cell without a label", "--json")
    assert (refused.code, refused.json["code"]) == (2, "pins.bad_table")
    back = await team("pin", "restore", pin["id"], "--json")
    assert (back.json["rows"], back.json["points"]) == (pin["rows"], pin["points"])
    first = await team("pin", "restore", pin["id"], "--number", "1")
    assert f"“{pin['title']}” is changed" in " ".join(first.out.split())
    edited = (await team("pin", "restore", pin["id"], "--number", "2", "--json")).json
    assert edited["title"].endswith(" heute")

    said = await team("review", "comment", pin["id"], "@nora is this ours?", "--json")
    assert len(said.json["mentions"]) == 1
    assert "is this ours?" in (await team("review", "comments", pin["id"])).out
    assert (await team("review", "assign", pin["id"])).code == 2
    assigned = await team("review", "assign", pin["id"], "--to", "nora", "--json")
    assert assigned.json["assignee"]["name"] == "nora"
    mine = (await team("review", "queue", "--mine", "--json")).json
    assert [item["pin"]["id"] for item in mine["items"]] == [pin["id"]]
    assert "Assigned to you." in mine["items"][0]["reasons"][0]["text"]
    assert "1 in review" in (await team("review", "queue")).out
    wrong = await team("review", "queue", "--why", "whim", "--json")
    assert (wrong.code, wrong.json["code"]) == (2, "pins.unknown_reason")
    assert "Assigned to nobody." in (await team("review", "assign", pin["id"], "--nobody")).out

    unseen = await team("review", "approve", f"{pin['id']}={edited['payload_hash']}")
    assert unseen.code == 2
    assert "not looked at" in " ".join(unseen.out.split())
    assert (await team("pin", "show", pin["id"])).code == 0
    after = await team("review", "approve", f"{pin['id']}={edited['payload_hash']}", "--json")
    # No account and board yet: looked at, but not to be approved.
    assert after.json["items"][0]["code"] == "pins.no_board"
    two = await team("project", "set", "Evergreen Home", "--approvals", "2", "--json")
    assert two.json["two_person_approval"] is True
    assert (await team("project", "set", "Evergreen Home", "--approvals", "3")).code == 2
    assert "by two people" in (await team("project", "show", "Evergreen Home")).out


async def test_every_option_of_an_edit_changes_what_it_names(team: Type) -> None:
    assert (await team("scrape", "upload", str(LIST_PAGE))).code == 0
    pin = (await team("opportunity", "draft", "B0TEST0001", "--now", "--json")).json
    options = {
        "title": ("A calm drawer", "title", "A calm drawer"),
        "description": ("Anzeige: Fünf Dosen.", "description", "Anzeige: Fünf Dosen."),
        "alt-text": ("Eine Schublade.", "alt_text", "Eine Schublade."),
        "link": ("https://example.org/drawer", "destination", "https://example.org/drawer"),
        "template": ("quote", "template", "quote"),
        "headline": ("Ruhe im Fach", "headline", "Ruhe im Fach"),
        "kicker": ("Zum Merken", "kicker", "Zum Merken"),
        "point": ("Passt überall", "points", ["Passt überall"]),
        "item": ("Löffel", "items", ["Löffel"]),
        "column": ("Becher", "columns", ["Becher"]),
        "row": ("Im Büro|ja", "rows", [["Im Büro", "ja"]]),
        "ai-disclosures": ("SYNTHETIC_PERFORMER", "ai_disclosures", ["SYNTHETIC_PERFORMER"]),
        "note": (
            "Der Deckel ist aus Holz.",
            "notes",
            ["Der Deckel ist aus Holz."],
        ),
    }
    words = [word for name, (text, _, _) in options.items() for word in (f"--{name}", text)]
    edited = await team("pin", "edit", pin["id"], *words, "--json")
    assert edited.code == 0, edited.out
    for name, (_, field, told) in options.items():
        assert edited.json[field] == told != pin[field], name
    png = await team("pin", "edit", pin["id"], "--format", "png", "--json")
    assert (pin["picture"]["media_type"], png.json["picture"]["media_type"]) == ("image/jpeg", "image/png")
    for options_refused, code in (
        (("--template", "nope"), "pins.unknown_template"),
        (("--format", "gif"), "pins.unknown_format"),
        (("--media", "0000"), "cli.not_found"),
        (("--account", "nobody"), "cli.not_found"),
        (("--version", "1", "--title", "Again"), "pins.changed_since_seen"),
    ):
        refused = await team("pin", "edit", pin["id"], *options_refused, "--json")
        assert (refused.code, refused.json["code"]) == (2, code)
