"""Templates of one's own for tests: a copy of a built-in one under another name."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.ids import new_id
from pinflow.pins.templates.load_template import template_directory
from pinflow.pins.templates.queries import OwnTemplate


def own_template(name: str, start: str = "quote") -> dict[str, str]:
    """The texts of the two files."""
    place = template_directory(start)
    design = (place / "template.json").read_text(encoding="utf-8")
    return {
        "design": design.replace(f'"name": "{start}"', f'"name": "{name}"'),
        "sample": (place / "sample.json").read_text(encoding="utf-8"),
    }


def stored_template(name: str, now: datetime) -> OwnTemplate:
    """The same as a row."""
    return OwnTemplate(
        id=new_id(now),
        name=name,
        version=1,
        changed_by="alice",
        created_at=now,
        updated_at=now,
        **own_template(name),
    )
