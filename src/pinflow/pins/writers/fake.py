"""A writer for tests: what it writes is plain, and it counts its calls."""

from __future__ import annotations

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.models import PinCopy
from pinflow.pins.writers.call_ledger import CallLedger
from pinflow.pins.writers.naming.clean_name import clean_name
from pinflow.pins.writers.writer import CopyRequest, Writer


class FakeWriter(Writer):
    """Says the same about everything, with another ending for each seed."""

    name = "fake"

    def __init__(self) -> None:
        self.calls: list[CopyRequest] = []

    def hooks(self, language: str) -> tuple[str, ...]:
        return ("plain", "short")

    async def write(self, request: CopyRequest, ledger: CallLedger) -> PinCopy:
        facts, hook, seed = request.facts, request.hook, request.seed
        if hook is not None and hook not in self.hooks(facts.language):
            raise InvalidInputError(
                "writers.unknown_hook", f"There is no hook “{hook}”. Known: plain, short."
            )
        self.calls.append(request)
        name = clean_name(facts.title, facts.brand) or "This"
        label = "Anzeige" if facts.language == "de" else "#ad"
        chosen = hook or self.hooks(facts.language)[sum(seed.encode()) % 2]
        return PinCopy(
            title=f"{request.keywords[0] if request.keywords else name}: a note",
            description=f"{label}: a plain note about {name}."
            if label == "Anzeige"
            else f"#ad A plain note about {name}.",
            alt_text=f"Card with the name {name}, labelled {label}.",
            headline=name,
            kicker="Note",
            points=("First point", "Second point", "Third point"),
            disclosure=label,
            hook=chosen,
            writer=self.name,
        )
