"""The rules of a project from the command line, and findings mended with it."""

from __future__ import annotations

from tests.entrypoints.cli.conftest import LIST_PAGE, Type

REASON = "We quote an institute's test, with its name."


async def test_a_rule_is_listed_switched_off_with_a_reason_and_on_again(team: Type) -> None:
    listed = (await team("rule", "list", "--json")).json["items"]
    rules = {rule["id"]: rule for rule in listed}
    assert {"facts.price", "disclosure.label_de"} <= set(rules)
    assert "disclosure.label_jp" not in rules
    assert (rules["facts.price"]["hard"], rules["claims.superlative"]["hard"]) == (True, False)

    refused = await team("rule", "off", "facts.price", "--reason", REASON, "--json")
    assert (refused.code, refused.json["code"]) == (2, "pins.rule_is_hard")
    off = await team("rule", "off", "claims.superlative", "--reason", REASON, "--json")
    assert off.json["switched_off"]["by"] == "nora"
    shown = await team("rule", "list", "--off", "--json")
    assert [rule["id"] for rule in shown.json["items"]] == ["claims.superlative"]
    told = await team("rule", "list", "--off")
    assert "by nora" in " ".join(told.out.split())
    on = await team("rule", "on", "claims.superlative")
    assert "claims.superlative holds in “Evergreen Home”." in on.out
    assert "No rule is switched off" in (await team("rule", "list", "--off")).out


async def test_only_an_admin_switches_a_rule_from_the_command_line(team: Type) -> None:
    off, on = ("rule", "off", "claims.superlative", "--reason", REASON), ("rule", "on", "claims.superlative")
    for role in ("editor", "viewer"):
        created = ("user", "create", "--email", f"{role}@example.org", "--role", role, "--generate")
        assert (await team(*created)).code == 0
    for command, held in ((off, 0), (on, 1)):
        for role in ("editor", "viewer"):
            refused = await team(*command, "--as", f"{role}@example.org", "--json")
            assert (refused.code, refused.json["code"]) == (2, "identity.role_too_low")
        assert len((await team("rule", "list", "--off", "--json")).json["items"]) == held
        assert (await team(*command)).code == 0


async def test_a_finding_is_mended_from_the_command_line(team: Type) -> None:
    assert (await team("scrape", "upload", str(LIST_PAGE))).code == 0
    pin = (await team("opportunity", "draft", "B0TEST0001", "--now", "--json")).json
    text = "Anzeige: Der Deckel schließt dicht und lässt sich spülen. Er kostet gerade 19,99 €."
    edited = await team("pin", "edit", pin["id"], "--description", text, "--json")
    assert "facts.price" in {finding["rule_id"] for finding in edited.json["findings"]}
    shown = await team("pin", "show", pin["id"])
    assert f"pinflow pin fix {pin['id'][-8:]} --rule facts.price does it." in shown.out
    fixed = await team("pin", "fix", pin["id"], "--rule", "facts.price", "--json")
    assert fixed.code == 0, fixed.err
    assert fixed.json["description"] == "Anzeige: Der Deckel schließt dicht und lässt sich spülen."
    refused = await team("pin", "fix", pin["id"], "--rule", "links.no_destination", "--json")
    assert (refused.code, refused.json["code"]) == (2, "pins.no_fix")
