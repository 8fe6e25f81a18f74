"""Further drafts of a product are as unlike those there are as they can be."""

from __future__ import annotations

import itertools

from pinflow.pins.choose_combinations import Combination, choose_combinations, list_combinations

HOOKS, TEMPLATES = ("checklist", "compare", "everyday"), ("card", "list", "frame")
SCHEMES = {"card": ("day", "night"), "list": ("day",)}


def possible(source: str = "artwork") -> list[Combination]:
    return list(list_combinations(HOOKS, TEMPLATES, SCHEMES, {"card"}, source))


def test_everything_that_can_be_made_is_listed_and_a_photo_only_where_a_template_shows_one() -> None:
    assert len(possible()) == 3 * (2 + 1 + 1)
    with_photo = [each for each in possible("marketplace_photo") if each.picture != "artwork"]
    assert {each.template for each in with_photo} == {"card"}
    assert len(possible("marketplace_photo")) == len(possible()) + len(with_photo)
    assert next(each for each in possible() if each.template == "frame").scheme == ""


def test_a_picture_of_the_library_is_shown_wherever_a_template_has_a_place_for_it() -> None:
    shown = {(each.template, each.picture) for each in possible("library")}
    assert shown == {("card", "library"), ("list", "artwork"), ("frame", "artwork")}


def test_each_new_one_differs_from_all_before_in_what_is_seen_first() -> None:
    first = Combination(hook="checklist", template="card", scheme="day", picture="artwork")
    chosen = choose_combinations(possible(), [first], 2)
    everything = [first, *chosen]
    for one, other in itertools.combinations(everything, 2):
        assert one.template != other.template
        assert one.hook != other.hook


def test_templates_of_other_families_come_before_their_neighbours() -> None:
    families = {"hero": "hero", "hero-arch": "hero", "hero-full": "hero", "quote": "quote", "list": "list"}
    everything = list(list_combinations(HOOKS, tuple(families), {}, set(), "artwork"))
    chosen = choose_combinations(everything, [everything[0]], 2, families)
    assert {families[each.template] for each in (everything[0], *chosen)} == {"hero", "quote", "list"}


def test_nothing_is_made_twice_and_fewer_come_back_when_there_are_no_more() -> None:
    everything = possible()
    rest = choose_combinations(everything, everything[:-2], 5)
    assert sorted(rest, key=str) == sorted(everything[-2:], key=str)
    assert choose_combinations(everything, everything, 3) == []
    assert choose_combinations(everything, [], 4) == choose_combinations(everything, [], 4)
