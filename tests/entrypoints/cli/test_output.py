"""Tables on a narrow terminal."""

from __future__ import annotations

import pytest

from pinflow.entrypoints.cli.output import add_row, new_table, print_table

NAME = "Publish what is due · Evergreen Home"


@pytest.mark.parametrize("whole", [True, False])
def test_a_name_that_does_not_fit_goes_on_in_the_next_line_where_it_is_asked_for(
    whole: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    table = new_table("Id", "Name", "When", wide="Name", whole=whole)
    add_row(table, "5f3a9c21", NAME, "daily at 07:15")
    print_table(table, "")
    shown = capsys.readouterr().out
    assert ("…" not in shown) is whole
    assert all(word in shown for word in NAME.split()) is whole
