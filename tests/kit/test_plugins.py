"""Finding plug-ins, and saying why one cannot be used."""

from __future__ import annotations

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from pinflow.kit.errors import InvalidInputError, NotFoundError
from pinflow.kit.plugins import Plugins, discover
from tests.kit.greeter import Greeter, Hello, Keyed, Unfinished

GROUP = "pinflow.test_greeters"


def entry(name: str, value: str) -> EntryPoint:
    return EntryPoint(name, value if ":" in value else f"tests.kit.greeter:{value}", GROUP)


def find(*outsiders: EntryPoint, **builtins: type[Greeter]) -> Plugins[Greeter]:
    return discover(GROUP, Greeter, builtins, outsiders=outsiders)


def test_built_ins_and_outsiders_are_found_by_name() -> None:
    plugins = find(entry("outside", "Keyed"), hello=Hello)
    assert plugins.enabled == {"hello": Hello, "outside": Keyed}
    assert plugins.get("outside")().greet() == "hello, key"
    assert plugins.disabled == {}


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("Unfinished", "it lacks greet."),
        ("Stranger", "it is no subclass of Greeter."),
        ("NO_CLASS", "it is no subclass of Greeter."),
        ("Missing", "it cannot be loaded: AttributeError"),
        ("no_such_package.anywhere:X", "it cannot be loaded: ModuleNotFoundError"),
    ],
)
def test_a_faulty_outsider_is_disabled_with_the_reason(value: str, reason: str) -> None:
    plugins = find(entry("odd", value), hello=Hello)
    assert list(plugins.enabled) == ["hello"]
    assert plugins.disabled["odd"].reason.startswith(reason)
    with pytest.raises(InvalidInputError, match="disabled: it"):
        plugins.get("odd")


def test_an_outsider_cannot_take_a_built_in_name() -> None:
    plugins = find(entry("hello", "Keyed"), hello=Hello)
    assert plugins.enabled == {"hello": Hello}
    (refused,) = plugins.disabled.values()
    assert (refused.name, refused.reason) == ("hello", "the name “hello” is taken.")


def test_two_outsiders_of_one_name_are_both_reported() -> None:
    plugins = find(entry("odd", "Unfinished"), entry("odd", "Stranger"), hello=Hello)
    assert len(plugins.disabled) == 2
    assert plugins.enabled == {"hello": Hello}


def test_a_plugin_that_lacks_its_key_is_disabled_with_the_reason() -> None:
    def missing_key(plugin: type) -> str | None:
        needed = getattr(plugin, "needs", None)
        return None if needed is None else f"Set {needed} to use it."

    plugins = discover(
        GROUP, Greeter, {"hello": Hello, "keyed": Keyed}, missing_key=missing_key, outsiders=()
    )
    assert list(plugins.enabled) == ["hello"]
    with pytest.raises(InvalidInputError, match="Set PINFLOW_GREETER_KEY"):
        plugins.get("keyed")


def test_an_unknown_name_is_told_what_there_is() -> None:
    with pytest.raises(NotFoundError, match="Known: hello"):
        find(hello=Hello).get("hullo")


def test_a_faulty_built_in_and_a_concrete_interface_are_our_own_mistakes() -> None:
    with pytest.raises(TypeError, match="it lacks greet"):
        find(unfinished=Unfinished)  # type: ignore[type-abstract]
    with pytest.raises(TypeError, match="no abstract class"):
        discover(GROUP, Hello, {"hello": Hello}, outsiders=())


def test_a_group_in_which_nothing_is_found_fails() -> None:
    with pytest.raises(InvalidInputError, match="No plug-in was found"):
        find()
    with pytest.raises(InvalidInputError, match="No plug-in was found"):
        discover("pinflow.nobody_declares_this", Greeter, dict[str, type[Greeter]]())


def test_what_an_installed_package_declares_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "greeter_from_outside.py").write_text(
        "from tests.kit.greeter import Greeter\n"
        "class Moin(Greeter):\n    def greet(self):\n        return 'moin'\n"
    )
    info = tmp_path / "greeter_from_outside-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: greeter-from-outside\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\nmoin = greeter_from_outside:Moin\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    plugins = discover(GROUP, Greeter, {"hello": Hello})
    assert plugins.get("moin")().greet() == "moin"
