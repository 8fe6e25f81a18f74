"""Precision and recall of the rules on the labelled pins do not fall."""

from __future__ import annotations

from pinflow.pins.rules import ALL_RULES
from tests.pins.rules.labelled_pins import HELD_OUT, SEEN, read_labelled, score_rules

# The figures of docs/compliance.md, a little below.
SEEN_RECALL = 0.99
HELD_OUT_PRECISION, HELD_OUT_RECALL = 0.95, 0.95


def test_there_are_two_hundred_pins_good_and_bad_and_their_labels_are_rules() -> None:
    seen, held_out = list(read_labelled(SEEN)), list(read_labelled(HELD_OUT))
    assert len(seen) >= 200
    good = sum(not labelled.expect for labelled in seen)
    assert 0.35 <= good / len(seen) <= 0.65
    known = {rule.id for rule in ALL_RULES}
    assert {rule for labelled in (*seen, *held_out) for rule in labelled.expect} <= known
    names = [labelled.name for labelled in (*seen, *held_out)]
    assert len(set(names)) == len(names)


def test_the_rules_agree_with_a_reviewer_on_the_seen_pins() -> None:
    *scores, overall = score_rules(list(read_labelled(SEEN)))
    for score in scores:
        assert score.precision == 1.0, score
    assert overall.recall is not None
    assert overall.recall >= SEEN_RECALL, overall


def test_the_rules_agree_with_a_reviewer_on_pins_they_were_not_made_with() -> None:
    overall = score_rules(list(read_labelled(HELD_OUT)))[-1]
    assert overall.precision is not None
    assert overall.recall is not None
    assert overall.precision >= HELD_OUT_PRECISION, overall
    assert overall.recall >= HELD_OUT_RECALL, overall
