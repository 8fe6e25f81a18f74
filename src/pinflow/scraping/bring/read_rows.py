"""Turns the rows of a table into products of a project's marketplace, with a word about each row."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

from pinflow.projects.marketplaces import get_marketplace
from pinflow.projects.models import Project
from pinflow.scraping.bring.models import BroughtProduct, ReportRow, RowOutcome
from pinflow.scraping.bring.read_reference import NoReferenceError, Reference, read_reference
from pinflow.scraping.bring.table import UNSAVED_FORMULA, Table, TableRow
from pinflow.scraping.sources.amazon.parse_numbers import read_money

_LONGEST = {"title": 500, "category": 200, "note": 2000}
_HEADER_WORDS = re.compile(r"[^\W\d_]*[^\w\s()\[\]/,.:;-]+|[^\W\d_]+")
_CURRENCY = re.compile(r"[A-Z]{3}")
_MAX_PRICE = Decimal(10) ** 9
_MAX_RANK = 2**31 - 1
_RANK = re.compile(r"#?\s*([0-9]{1,3}(?:[.,\s'’][0-9]{3})*|[0-9]+)(?:[.,]0+)?")


class ReadRow(msgspec.Struct, frozen=True):
    """``product`` is None exactly when ``report`` is an error or a duplicate."""

    product: BroughtProduct | None
    report: ReportRow


def read_rows(table: Table, mapping: Mapping[str, str], project: Project) -> list[ReadRow]:
    """Each row as a product or as the reason why it is none. A product counts where it stands first."""
    places = {field: table.columns.index(column) for field, column in mapping.items()}
    told = _currency_of_header(mapping.get("price", ""), project)
    seen: dict[str, int] = {}
    read = []
    for row in table.rows:
        result = _read_row(row, places, project, told)
        if result.product is not None:
            first = seen.setdefault(result.product.asin, row.line)
            if first != row.line:
                result = _duplicate(row.line, result.product.asin, f"the same product as row {first}.")
        read.append(result)
    return read


def mark_known(rows: Sequence[ReadRow], known: Mapping[str, BroughtProduct]) -> list[ReadRow]:
    """The same, with the rows that tell nothing new as duplicates. ``known``: what was brought before."""
    return [
        _duplicate(row.report.line, row.product.asin, "brought before, and nothing is new.")
        if row.product is not None and _adds_nothing(row.product, known.get(row.product.asin))
        else row
        for row in rows
    ]


def _duplicate(line: int, asin: str, why: str) -> ReadRow:
    report = ReportRow(
        line=line, outcome=RowOutcome.DUPLICATE, asin=asin, message=f"Row {line}: {asin} is left out: {why}"
    )
    return ReadRow(None, report)


def _adds_nothing(product: BroughtProduct, known: BroughtProduct | None) -> bool:
    return known is not None and all(
        getattr(product, field) in (None, (), getattr(known, field))
        for field in BroughtProduct.__struct_fields__
    )


def _currency_of_header(header: str, project: Project) -> str | None:
    """EUR of "Preis (€)" and of "price eur"; what a bare "$" means is the marketplace's to say."""
    home = get_marketplace(project.marketplace).currency
    for word in _HEADER_WORDS.findall(header):
        sign = word.upper() if len(word) == 3 else word
        money = read_money(f"{sign} 1", home)
        if money is not None:
            return money.currency
    return None


def _read_row(row: TableRow, places: Mapping[str, int], project: Project, told: str | None) -> ReadRow:
    def error(message: str) -> ReadRow:
        said = f"Row {row.line}: {message}"
        return ReadRow(None, ReportRow(line=row.line, outcome=RowOutcome.ERROR, message=said))

    if row.fault is not None:
        return error(row.fault)
    cells = {field: row.cells[at] if at < len(row.cells) else "" for field, at in places.items()}
    try:
        asin = _read_product(cells, project)
    except NoReferenceError as problem:
        return error(str(problem))
    left_out: list[str] = []
    currency, price = _read_price(cells, project, told, left_out)
    product = BroughtProduct(
        asin=asin,
        title=_read_text(cells, "title", left_out),
        price=price,
        currency=currency,
        category=_read_text(cells, "category", left_out),
        rank=_read_rank(cells, left_out),
        note=_read_text(cells, "note", left_out),
    )
    message = f"Row {row.line}: {asin} is taken, but {'; '.join(left_out)}." if left_out else None
    return ReadRow(product, ReportRow(line=row.line, outcome=RowOutcome.OK, asin=asin, message=message))


def _read_product(cells: Mapping[str, str], project: Project) -> str:
    """The ASIN that the row names, in whichever of its two columns.

    Raises:
        NoReferenceError: it names none, two, or one of another marketplace.
    """
    texts = [cells[field] for field in ("asin", "url") if cells.get(field)]
    if UNSAVED_FORMULA in texts:
        raise NoReferenceError(
            "the cell holds a formula whose result is not stored in the file. Open it in a spreadsheet, "
            "save it, and bring it again."
        )
    if not texts:
        raise NoReferenceError("there is neither an ASIN nor an address. Copy one from the product's page.")
    found = [read_reference(text) for text in texts]
    if len({reference.asin for reference in found}) > 1:
        raise NoReferenceError(
            f"the ASIN {found[0].asin} and the address, which names {found[1].asin}, are two products. "
            "Correct one of them."
        )
    for reference in found:
        _require_marketplace(reference, project)
    return found[0].asin


def _require_marketplace(reference: Reference, project: Project) -> None:
    """Another marketplace's products would be linked with this project's tag, and earn nothing."""
    if reference.marketplace not in (None, project.marketplace):
        raise NoReferenceError(
            f"{reference.asin} is from {reference.marketplace}; the project “{project.name}” and its "
            f"affiliate tag belong to {project.marketplace}. Bring it to a project for that marketplace."
        )


def _read_text(cells: Mapping[str, str], field: str, left_out: list[str]) -> str | None:
    text = cells.get(field, "")
    if text == UNSAVED_FORMULA:
        left_out.append(f"its {field} is a formula without a stored result")
        return None
    text = text.strip() if field == "note" else " ".join(text.split())
    longest = _LONGEST[field]
    if len(text) > longest:
        left_out.append(f"its {field} was cut after {longest} characters")
        text = text[:longest].rstrip()
    return text or None


def _read_price(
    cells: Mapping[str, str], project: Project, told: str | None, left_out: list[str]
) -> tuple[str | None, Decimal | None]:
    """(currency, price): in the currency of its column, else as the price says, else the marketplace's.

    ``told``: what the price column's header says; the row's own currency goes before it.
    """
    text = cells.get("price", "")
    if not text:
        return None, None
    home = get_marketplace(project.marketplace).currency
    given = cells.get("currency", "").upper()
    currency = given if _CURRENCY.fullmatch(given) else told
    named = read_money(text, currency or home)
    money = named or read_money(f"{currency or home} {text}", currency or home)
    if money is None or not 0 < money.amount < _MAX_PRICE:
        left_out.append(f"its price “{text[:40]}” cannot be read")
        return None, None
    if money.maximum is not None:
        left_out.append(f"its price “{text[:40]}” is a range")
        return None, None
    if named is not None and currency is not None and named.currency != currency:
        left_out.append(f"its price “{text[:40]}” is not in {currency}, as its column says")
        return None, None
    if given and not _CURRENCY.fullmatch(given):
        left_out.append(f"its currency “{given[:20]}” is none, and its price is taken for {money.currency}")
    return money.currency, money.amount.quantize(Decimal("0.01"))


def _read_rank(cells: Mapping[str, str], left_out: list[str]) -> int | None:
    text = cells.get("rank", "")
    if not text:
        return None
    match = _RANK.fullmatch(text)
    rank = int(re.sub(r"\D", "", match[1])) if match else 0
    if not 0 < rank <= _MAX_RANK:
        left_out.append(f"its rank “{text[:40]}” is no rank")
        return None
    return rank
