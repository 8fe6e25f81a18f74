"""No pattern is tried from every letter of a long run: digits alone would keep everybody waiting."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from types import ModuleType

import pytest

from pinflow.pins.rules import addresses, check_claims, claim_statements, claim_words, materials, patterns
from pinflow.pins.writers import find_statements, see_declaration

RUNS = ("1", "a", " ", "1,", "$1", "a.", "word", "1\u00a0", "_", "1-")
CHARACTERS = 12_000
# Linear ones take a few milliseconds; from every letter it is more than a second.
MOST_SECONDS = 0.5


def _patterns(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name, value in vars(module).items():
        if isinstance(value, re.Pattern):
            yield name, value
        elif isinstance(value, dict):
            for key, each in value.items():
                if isinstance(each, re.Pattern):
                    yield f"{name}[{key}]", each
                elif isinstance(each, materials.Material):
                    yield f"{name}[{key}].held", each.held
                elif isinstance(each, claim_statements.Statement):
                    yield f"{name}[{key}].said", each.said
                    yield f"{name}[{key}].known", each.known


@pytest.mark.parametrize(
    "module",
    [
        patterns,
        addresses,
        claim_words,
        claim_statements,
        check_claims,
        materials,
        find_statements,
        see_declaration,
    ],
    ids=lambda module: module.__name__.rpartition(".")[2],
)
def test_a_long_run_of_anything_is_looked_through_once(module: ModuleType) -> None:
    for name, pattern in _patterns(module):
        for run in RUNS:
            text = (run * CHARACTERS)[:CHARACTERS]
            began = time.process_time()
            pattern.sub("", text)
            spent = time.process_time() - began
            assert spent < MOST_SECONDS, (name, run, spent)
