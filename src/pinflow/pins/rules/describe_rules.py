"""The rules as a table of docs/compliance.md: each with class, severity, source, date and meaning."""

from __future__ import annotations

from collections.abc import Iterator

from pinflow.pins.rules.packs import PACKS, RulePack
from pinflow.pins.rules.rule import Rule


def describe_packs() -> str:
    """Every pack with its rules, as Markdown."""
    return "\n".join(line for pack in PACKS for line in _describe(pack))


def _describe(pack: RulePack) -> Iterator[str]:
    yield f"### {pack.title}\n"
    where = ", ".join(sorted(pack.countries)) or "every country"
    if pack.marketplaces:
        where += f"; at {', '.join(sorted(pack.marketplaces))}"
    also = f" Cannot be switched off there either: {_ids(pack.hard)}." if pack.hard else ""
    yield f"Pack `{pack.name}`, holds in: {where}.{also}\n"
    if pack.rules:
        yield "| rule | class | severity | hard | fix | source, date | what it means |"
        yield "|---|---|---|---|---|---|---|"
        yield from map(describe_rule, pack.rules)
        yield ""


def describe_rule(rule: Rule) -> str:
    """One rule as a row of the table."""
    source = f"[{rule.source.name}]({rule.source.url})" if rule.source.url else rule.source.name
    hard = "yes" if rule.hard else "no"
    return (
        f"| `{rule.id}` | `{type(rule).__name__}` | {rule.severity} | {hard} | {rule.fix} "
        f"| {source}, {rule.source.date} | {rule.says} |"
    )


def _ids(ids: frozenset[str]) -> str:
    return ", ".join(f"`{one}`" for one in sorted(ids))


if __name__ == "__main__":
    print(describe_packs())  # noqa: T201 - what the command is for
