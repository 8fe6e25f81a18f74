"""Which column of a file holds what: guessed from headers in many languages, then from what stands there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from pinflow.kit.errors import InvalidInputError
from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.scraping.bring.read_reference import NoReferenceError, read_reference

# In the order in which a header is looked for: "product link" is a link before it is a product.
HEADERS: dict[str, tuple[str, ...]] = {
    "asin": (
        *("asin", "asins", "amazon asin", "product asin", "produkt asin", "asin nummer", "asin number"),
        *("asin code", "code asin", "código asin", "codice asin", "kod asin", "asin kodu", "asin番号"),
        *("asinコード", "رمز asin", "parent asin", "child asin"),
    ),
    "url": (
        *("url", "urls", "link", "links", "product url", "product link", "amazon url", "amazon link"),
        *("address", "web address", "detail page url", "adresse", "internetadresse", "produktlink", "lien"),
        *("lien produit", "adresse web", "enlace", "enlace del producto", "dirección", "vínculo"),
        *("collegamento", "indirizzo", "link prodotto", "link do produto", "endereço", "koppeling"),
        *("productlink", "länk", "produktlänk", "odnośnik", "adres", "adres url", "bağlantı", "adres (url)"),
        *("رابط", "الرابط", "リンク", "商品url", "商品リンク", "アドレス"),
    ),
    "title": (
        *("title", "product title", "name", "product name", "item name", "product", "item", "description"),
        *("titel", "produkttitel", "produktname", "bezeichnung", "artikelbezeichnung", "artikel", "produkt"),
        *(
            "titre",
            "nom",
            "nom du produit",
            "désignation",
            "produit",
            "article",
            "título",
            "titulo",
            "nombre",
        ),
        *("nombre del producto", "producto", "artículo", "titolo", "nome", "nome prodotto", "prodotto"),
        *("articolo", "nome do produto", "produto", "naam", "productnaam", "namn", "produktnamn", "nazwa"),
        *("nazwa produktu", "tytuł", "başlık", "ürün adı", "ürün", "العنوان", "اسم المنتج", "المنتج"),
        *("商品名", "タイトル", "名前", "製品名"),
    ),
    "price": (
        *("price", "current price", "sale price", "preis", "verkaufspreis", "einzelpreis", "prix"),
        *("prix de vente", "precio", "prezzo", "preço", "preco", "prijs", "pris", "cena", "fiyat"),
        *("السعر", "سعر", "価格", "値段", "price eur", "price usd", "price gbp", "preis eur"),
    ),
    "currency": (
        *("currency", "currency code", "währung", "devise", "monnaie", "moneda", "divisa", "valuta", "moeda"),
        *("waluta", "para birimi", "العملة", "通貨"),
    ),
    "category": (
        *("category", "product category", "department", "kategorie", "produktkategorie", "abteilung"),
        *("catégorie", "rayon", "categoría", "categoria", "categorie", "kategori", "kategoria"),
        *("الفئة", "فئة", "カテゴリ", "カテゴリー"),
    ),
    "rank": (
        *("rank", "sales rank", "best seller rank", "best sellers rank", "bestseller rank", "bsr"),
        *("rang", "platz", "verkaufsrang", "bestsellerrang", "rang des ventes", "classement", "posición"),
        *("clasificación", "posizione", "classifica", "posição", "classificação", "plats", "placering"),
        *("ranking", "pozycja", "sıra", "sıralama", "الترتيب", "ランキング", "順位"),
    ),
    "note": (
        *("note", "notes", "comment", "comments", "remark", "remarks", "notiz", "notizen", "bemerkung"),
        *("anmerkung", "kommentar", "remarque", "commentaire", "nota", "notas", "comentario", "commento"),
        *("comentário", "opmerking", "notitie", "anteckning", "uwagi", "notatka", "not", "notlar"),
        *("ملاحظة", "ملاحظات", "メモ", "備考"),
    ),
}
FIELDS = tuple(HEADERS)
# As `normal` leaves them; "us" is what is left of "US$".
_CURRENCIES = frozenset(
    {market.currency.casefold() for market in MARKETPLACES.values()}
    | {"chf", "dkk", "nok", "czk", "huf", "us", "ca", "au", "zł", "kr", "tl"}
)
_PUNCTUATION = re.compile(r"[^\w]+")
_LOOK_AT = 200
_FEWEST = 0.5  # of a column's filled cells must name products, to be taken for products unasked


def normal(header: str) -> str:
    """A header without case, accents and punctuation: ``Price ($)`` is ``price``."""
    plain = unicodedata.normalize("NFKD", header.casefold())
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _PUNCTUATION.sub(" ", plain.replace("_", " ")).strip()


_FIELD_OF = {normal(word): field for field, words in reversed(HEADERS.items()) for word in words}


def _field_of(header: str) -> str | None:
    """The field that a header names; a price's may name its currency too."""
    words = normal(header)
    if words in _FIELD_OF:
        return _FIELD_OF[words]
    named, _, currency = words.rpartition(" ")
    return "price" if currency in _CURRENCIES and _FIELD_OF.get(named) == "price" else None


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row names known fields, a product's among them or at least two."""
    found = {field for cell in cells if (field := _field_of(cell)) is not None}
    return bool(found & {"asin", "url"}) or len(found) >= 2


def guess_mapping(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """Field to column; a field nobody seems to have told is left out."""
    mapping: dict[str, str] = {}
    for column in columns:
        field = _field_of(column)
        if field is not None and field not in mapping:
            mapping[field] = column
    if not {"asin", "url"} & mapping.keys():
        mapping |= _guess_from_cells(columns, rows[:_LOOK_AT])
        taken = {column for field, column in mapping.items() if field in ("asin", "url")}
        mapping = {
            field: column
            for field, column in mapping.items()
            if field in ("asin", "url") or column not in taken
        }
    mapping |= _guess_other(mapping, columns, rows[:_LOOK_AT])
    return {field: mapping[field] for field in FIELDS if field in mapping}


def _guess_other(
    mapping: Mapping[str, str], columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> dict[str, str]:
    """A second column that names the products, for rows that leave the first one empty.

    It must name the same product wherever both do: a column of parents or of rivals is none.
    """
    missing = {"asin", "url"} - mapping.keys()
    if len(missing) != 1:
        return {}
    (field,) = missing
    (first,) = {"asin", "url"} - missing
    at = columns.index(mapping[first])
    for other, column in enumerate(columns):
        if column in mapping.values():
            continue
        filled = [row[other] for row in rows if other < len(row) and row[other]]
        named = sum(_kind_of(cell) == field for cell in filled)
        if named and named >= _FEWEST * len(filled) and not any(_differ(row, at, other) for row in rows):
            return {field: column}
    return {}


def _differ(row: Sequence[str], one: int, other: int) -> bool:
    if max(one, other) >= len(row):
        return False
    try:
        return read_reference(row[one]).asin != read_reference(row[other]).asin
    except NoReferenceError:
        return False


def _guess_from_cells(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """The column in which most cells name a product, as ``asin`` or ``url``."""
    best: tuple[float, str, str] | None = None
    for at, column in enumerate(columns):
        filled = [row[at] for row in rows if at < len(row) and row[at]]
        named = [kind for kind in map(_kind_of, filled) if kind is not None]
        share = len(named) / len(filled) if filled else 0.0
        if share >= _FEWEST and (best is None or share > best[0]):
            best = (share, "url" if named.count("url") * 2 > len(named) else "asin", column)
    return {best[1]: best[2]} if best else {}


def _kind_of(cell: str) -> str | None:
    try:
        return "asin" if read_reference(cell).marketplace is None else "url"
    except NoReferenceError:
        return None


def change_mapping(
    guessed: Mapping[str, str], asked: Mapping[str, str | None], columns: Sequence[str]
) -> dict[str, str]:
    """The guess with what a person says instead: a column by its name or number; nothing takes a field away.

    Raises:
        InvalidInputError: ``scraping.unknown_field``, ``scraping.unknown_column`` or
            ``scraping.no_product_column``.
    """
    mapping = dict(guessed)
    for field, column in asked.items():
        if field not in HEADERS:
            raise InvalidInputError(
                "scraping.unknown_field",
                f"“{field}” is no field. Fields: {', '.join(FIELDS)}.",
                field="mapping",
                fields=list(FIELDS),
            )
        mapping.pop(field, None)
        if column is not None and column.strip():
            mapping[field] = _find_column(column, columns)
    if not {"asin", "url"} & mapping.keys():
        raise InvalidInputError(
            "scraping.no_product_column",
            "Say which column holds the ASINs or the products' addresses. Columns: "
            f"{', '.join(f'“{column}”' for column in columns[:20])}.",
            field="mapping",
            columns=list(columns),
        )
    return {field: mapping[field] for field in FIELDS if field in mapping}


def _find_column(asked: str, columns: Sequence[str]) -> str:
    wanted = " ".join(asked.split()).casefold()
    for column in columns:
        if column.casefold() == wanted:
            return column
    if wanted.isdecimal() and 1 <= int(wanted) <= len(columns):
        return columns[int(wanted) - 1]
    raise InvalidInputError(
        "scraping.unknown_column",
        f"There is no column “{asked}”. Columns: {', '.join(f'“{column}”' for column in columns[:20])}. "
        "A column's number will do as well.",
        field="mapping",
        columns=list(columns),
    )
