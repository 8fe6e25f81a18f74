"""How well do the rules judge pins? Precision and recall over labelled pins, by rule and together.

Run it as it is, or with ``--quick`` (fewer rounds of timing); ``--json`` adds one object as the last line,
``--wrong`` lists each seen pin that was judged otherwise than its label. The pins were written for this
(tests/pins/rules/labelled); ``held_out`` are those that no rule was tuned on. docs/benchmarks.md keeps the
figures.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from pinflow.pins.rules import check_pin  # noqa: E402
from tests.pins.rules.labelled_pins import (  # noqa: E402
    FOURTH_SENTENCES,
    HELD_OUT,
    LATER_ROMANCE,
    LATER_SENTENCES,
    ROMANCE,
    SEEN,
    SENTENCES,
    THIRD_SENTENCES,
    LabelledPin,
    RuleScore,
    found_rules,
    read_labelled,
    read_sentences,
    score_rules,
    score_sentences,
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the scores of both sets, and how long a check takes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="fewer rounds of timing")
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    parser.add_argument("--wrong", action="store_true", help="list the pins that were judged wrongly")
    given = parser.parse_args(arguments)
    sets = {"seen": list(read_labelled(SEEN)), "held_out": list(read_labelled(HELD_OUT))}
    report = {name: _report(name, pins, wrong=given.wrong and name == "seen") for name, pins in sets.items()}
    for file in (SENTENCES, LATER_SENTENCES, THIRD_SENTENCES, FOURTH_SENTENCES, ROMANCE, LATER_ROMANCE):
        report[file.removesuffix(".jsonl")] = _sentences(file)
    microseconds = _microseconds([*sets["seen"], *sets["held_out"]], rounds=2 if given.quick else 10)
    print(f"\nOne check of a pin: {microseconds:.0f} µs of CPU")
    if given.json:
        print(json.dumps({**report, "check_microseconds": round(microseconds, 1)}))


def _report(name: str, pins: Sequence[LabelledPin], *, wrong: bool) -> dict[str, object]:
    good = sum(not labelled.expect for labelled in pins)
    scores = score_rules(pins)
    print(f"\n{name}: {len(pins)} pins, {good} of them good")
    print(f"{'rule':36}{'right':>6}{'false':>6}{'missed':>7}{'precision':>11}{'recall':>8}")
    for score in scores:
        print(
            f"{score.rule_id:36}{score.right:6}{score.too_much:6}{score.missed:7}"
            f"{_shown(score.precision):>11}{_shown(score.recall):>8}"
        )
    if wrong:
        _list_wrong(pins)
    return {"pins": len(pins), "good": good, "rules": [_plain(score) for score in scores]}


def _sentences(file: str) -> dict[str, object]:
    sentences = read_sentences(file)
    report: dict[str, object] = {"sentences": len(sentences)}
    for who, model in (("rules", False), ("model_copy", True)):
        score = score_sentences(sentences, model=model)
        print(f"{file}, {who}: precision {_shown(score.precision)}, recall {_shown(score.recall)}")
        report[who] = _plain(score)
    return report


def _shown(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"


def _plain(score: RuleScore) -> dict[str, object]:
    return {
        "rule": score.rule_id,
        "right": score.right,
        "too_much": score.too_much,
        "missed": score.missed,
        "precision": score.precision,
        "recall": score.recall,
    }


def _list_wrong(pins: Sequence[LabelledPin]) -> None:
    for labelled in pins:
        found = found_rules(labelled.pin)
        if found != labelled.expect:
            missed, too_much = sorted(labelled.expect - found), sorted(found - labelled.expect)
            print(f"  {labelled.name}: missed {missed}, too much {too_much}")


def _microseconds(pins: Sequence[LabelledPin], rounds: int) -> float:
    """CPU time of one check, the quickest round counts."""
    spent = []
    for _ in range(rounds):
        start = time.process_time()
        for labelled in pins:
            check_pin(labelled.pin)
        spent.append((time.process_time() - start) / len(pins) * 1e6)
    return min(spent)


if __name__ == "__main__":
    main()
