"""Names of Pinterest's limits in words."""

from __future__ import annotations

import pytest

from pinflow.accounts.limit_words import limit_words


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("org_read_app_id_user_id", "reading"),
        ("org_write", "creating and changing"),
        ("safety_net_app_id_user_id", "all requests together"),
        ("org_new_thing_app_id_user_id", "org new thing"),
    ],
)
def test_a_limit_is_named_by_what_it_counts_and_an_unknown_one_is_spelt_out(kind: str, words: str) -> None:
    assert limit_words(kind) == words
