"""What a user wrote about a product, within what is kept."""

from __future__ import annotations

from collections.abc import Sequence

from pinflow.kit.errors import InvalidInputError

MAX_NOTES, MAX_NOTE_CHARS = 10, 300


def tidy_notes(notes: Sequence[str]) -> tuple[str, ...]:
    """The user's notes without empty ones.

    Raises:
        InvalidInputError: ``pins.notes_too_long``: more than ten, or one of more than 300 characters.
    """
    tidy = tuple(folded for note in notes if (folded := " ".join(note.split())))
    if len(tidy) > MAX_NOTES or any(len(note) > MAX_NOTE_CHARS for note in tidy):
        raise InvalidInputError(
            "pins.notes_too_long",
            f"Give at most {MAX_NOTES} notes of {MAX_NOTE_CHARS} characters each, one fact a note.",
            field="notes",
        )
    return tidy
