"""Files as people have them: encodings, delimiters, headers in their language, and rows that are damaged."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from typing import Any

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from pinflow.kit.errors import InvalidInputError
from pinflow.scraping.bring import read_workbook as workbook_module
from pinflow.scraping.bring.guess_mapping import change_mapping, guess_mapping
from pinflow.scraping.bring.models import BringSource
from pinflow.scraping.bring.readers.known_readers import MAX_FILE_BYTES
from pinflow.scraping.bring.table import MAX_ROWS, UNSAVED_FORMULA, Table
from tests.factories.readers import BUILT_IN

read_file = BUILT_IN.read_table
MUG, LAMP = "B00EXAMPL1", "B00EXAMPL2"
GERMAN = f"ASIN;Bezeichnung;Preis;Währung\n{MUG};Gemüsebürste groß;24,99;EUR\n{LAMP};Küchenlampe;19,90;EUR\n"


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def mapped(table: Table) -> dict[str, str]:
    return guess_mapping(table.columns, cells(table))


def book(*rows: tuple[Any, ...], title: str = "Products", merge: str | None = None) -> Workbook:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if merge:
        sheet.merge_cells(merge)
    return made


def saved(made: Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("codec", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("cp1252", "cp1252"),
    ],
)
def test_the_encoding_is_found_out(codec: str, named: str) -> None:
    table = read_file(GERMAN.encode(codec), "liste.csv")
    assert table.encoding == named
    assert table.columns == ("ASIN", "Bezeichnung", "Preis", "Währung")
    assert cells(table)[0] == (MUG, "Gemüsebürste groß", "24,99", "EUR")


@pytest.mark.parametrize(("codec", "text"), [("cp932", "魔法瓶"), ("cp1250", "Łyżka"), ("cp1254", "Kaşık")])
def test_an_encoding_that_cannot_be_guessed_can_be_chosen(codec: str, text: str) -> None:
    content = f"asin,title\n{MUG},{text}\n".encode(codec)
    assert cells(read_file(content, "x.csv", encoding=codec))[0][1] == text
    with pytest.raises(InvalidInputError) as refused:
        read_file(content, "x.csv", encoding="latin-klingon")
    assert "cp932" in refused.value.data["encodings"]  # type: ignore[operator]
    with pytest.raises(InvalidInputError, match="Line 2"):
        read_file(content, "x.csv", encoding="utf-8")


def test_one_damaged_letter_does_not_turn_the_rest_of_a_utf8_file_into_another_encoding() -> None:
    content = GERMAN.encode().replace("ß".encode(), b"\xff")
    table = read_file(content, "liste.csv")
    assert table.encoding == "utf-8"
    assert cells(table)[1][1] == "Küchenlampe"
    assert any("damaged" in note for note in table.notes)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_delimiter_is_found_out(delimiter: str, newline: str) -> None:
    rows = [("asin", "title", "note"), (MUG, "Mug", "a; b, c | d"), (LAMP, "Lamp", "x")]
    text = newline.join(
        delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in rows
    )
    assert cells(read_file(text.encode(), "x.csv")) == [rows[1], rows[2]]


def test_decimal_commas_are_no_delimiter_even_in_two_columns() -> None:
    assert cells(read_file(f"{MUG};24,99\n{LAMP};19,90\n".encode(), "x.csv")) == [
        (MUG, "24,99"),
        (LAMP, "19,90"),
    ]


def test_the_note_that_excel_writes_about_its_delimiter_is_heeded() -> None:
    table = read_file(f"sep=;\nasin;title\n{MUG};A, B\n".encode(), "x.csv")
    assert (table.columns, table.rows[0].line, cells(table)[0]) == (("asin", "title"), 3, (MUG, "A, B"))


def test_a_plain_list_of_addresses_has_no_header_and_one_column() -> None:
    text = f"https://www.amazon.de/dp/{MUG}?a=1,2;3\nhttps://www.amazon.de/dp/{LAMP}\n"
    table = read_file(text.encode(), "urls.txt")
    assert (table.columns, len(table.rows), mapped(table)) == (("Column 1",), 2, {"url": "Column 1"})
    assert any("No header" in note for note in table.notes)


def test_a_broken_quotation_mark_costs_its_own_line_and_no_other() -> None:
    lines = ["asin,title", *(f"B{number:09d},Thing {number}" for number in range(200))]
    lines[17] = 'B000000016,"Never closed'
    lines[31] = 'B000000030,"12" pan"'
    table = read_file("\n".join(lines).encode(), "x.csv")
    assert len(table.rows) == 200
    assert [(row.line, row.cells) for row in table.rows if row.fault] == [(18, ()), (32, ())]
    assert all(row.cells[1] == f"Thing {at}" for at, row in enumerate(table.rows) if not row.fault)


def test_lines_are_counted_over_line_breaks_in_cells_and_blank_lines() -> None:
    table = read_file(f'asin,note\n{MUG},"two\nlines"\n\n{LAMP},x\n'.encode(), "x.csv")
    assert [(row.line, row.cells[1]) for row in table.rows] == [(2, "two\nlines"), (5, "x")]


@pytest.mark.parametrize(
    "header",
    [
        "ASIN,Title,Price ($),Category",
        "Link,Produktname,Preis,Kategorie",
        "Lien,Nom du produit,Prix,Catégorie",
        "Enlace,Título,Precio,Categoría",
        "collegamento,Nome prodotto,Prezzo,Categoria",
        "URL,Nome do produto,Preço,Categoria",
        "Koppeling,Productnaam,Prijs,Categorie",
        "Länk,Produktnamn,Pris,Kategori",
        "Odnośnik,Nazwa produktu,Cena,Kategoria",
        "Bağlantı,Ürün Adı,Fiyat,Kategori",
        "الرابط,اسم المنتج,السعر,الفئة",
        "商品URL,商品名,価格,カテゴリー",
    ],
)
def test_headers_are_understood_in_the_languages_of_the_marketplaces(header: str) -> None:
    table = read_file(f"{header}\n{MUG},Mug,24.99,Kitchen\n".encode(), "x.csv")
    names = header.split(",")
    guessed = mapped(table)
    assert guessed.get("asin", guessed.get("url")) == names[0]
    assert {field: guessed[field] for field in ("title", "price", "category")} == dict(
        zip(("title", "price", "category"), names[1:], strict=True)
    )


def test_what_stands_above_the_header_is_left_out() -> None:
    table = read_file(f"My finds of 2026,,\n,,\nASIN,Title,Note\n{MUG},Mug,x\n".encode(), "x.csv")
    assert table.columns == ("ASIN", "Title", "Note")
    assert len(table.rows) == 1


def test_a_header_that_nobody_knows_is_guessed_from_what_stands_below() -> None:
    table = read_file(f"Foo,Bar\nx,{MUG}\ny,{LAMP}\n".encode(), "x.csv")
    assert (table.columns, mapped(table)) == (("Foo", "Bar"), {"asin": "Bar"})


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        ([("https://www.amazon.de/dp/" + MUG, MUG), ("", LAMP)], {"url": "Link", "asin": "Nummer"}),
        ([("https://www.amazon.de/dp/" + MUG, LAMP), ("", LAMP)], {"url": "Link"}),
    ],
    ids=["the same products", "a column of other products"],
)
def test_a_second_column_of_products_serves_rows_that_leave_the_first_empty(
    rows: list[tuple[str, str]], wanted: dict[str, str]
) -> None:
    assert guess_mapping(("Link", "Nummer"), rows) == wanted


def test_columns_that_nobody_knows_keep_their_names_and_it_is_said_how_to_choose_one() -> None:
    table = read_file(b"foo,bar\nmug,red\nlamp,blue\n", "x.csv")
    assert table.columns == ("foo", "bar")
    with pytest.raises(
        InvalidInputError, match="Say which column holds the ASINs .* Columns: “foo”, “bar”.$"
    ):
        change_mapping(mapped(table), {}, table.columns)


@pytest.mark.parametrize(
    "start", [b"<!DOCTYPE html><p>", b"\xef\xbb\xbf\n<html>", b"<!-- saved from url=x -->"]
)
def test_a_saved_page_is_told_from_a_table(start: bytes) -> None:
    assert BUILT_IN.is_page(start, "x.csv")
    assert not BUILT_IN.is_page(GERMAN.encode(), "x.html")


def test_a_person_changes_the_mapping_by_name_or_number_and_is_told_what_there_is() -> None:
    columns = ("Code", "Words", "Words (2)")
    assert change_mapping({}, {"asin": "code", "title": "3"}, columns) == {
        "asin": "Code",
        "title": "Words (2)",
    }
    assert change_mapping({"asin": "Code", "title": "Words"}, {"title": None}, columns) == {"asin": "Code"}
    for asked, code in (
        ({"asin": "Nope"}, "scraping.unknown_column"),
        ({"asin": "4"}, "scraping.unknown_column"),
        ({"colour": "Code"}, "scraping.unknown_field"),
        ({}, "scraping.no_product_column"),
        ({"title": "Words"}, "scraping.no_product_column"),
    ):
        with pytest.raises(InvalidInputError) as refused:
            change_mapping({}, asked, columns)
        assert refused.value.code == code
        assert refused.value.data["field"] == "mapping"


def test_json_may_be_a_list_of_texts_of_objects_or_an_object_with_one() -> None:
    assert cells(read_file(json.dumps([MUG, LAMP]).encode(), "x.json")) == [(MUG,), (LAMP,)]
    entries = [
        {"asin": MUG, "price": 24.9, "rank": 7},
        {"asin": LAMP, "title": "Lamp", "tags": ["x"]},
        5,
        None,
    ]
    for content in (entries, {"items": entries, "count": 2}):
        table = read_file(json.dumps(content).encode("utf-8-sig"), "x.json")
        assert table.columns == ("asin", "price", "rank", "title", "tags")
        assert cells(table)[:2] == [(MUG, "24.90", "7"), (LAMP, "", "", "Lamp")]
        assert [(row.line, bool(row.fault)) for row in table.rows] == [
            (1, False),
            (2, False),
            (3, False),
            (4, True),
        ]


@pytest.mark.parametrize(
    "content",
    ['{"a": [], "b": []}', '{"a": 1}', '["x", ', "[" * 100_000, "[]"],
)
def test_json_that_is_no_list_of_products_is_refused_in_words(content: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_file(content.encode(), "x.json")
    assert refused.value.code in ("scraping.bad_json", "scraping.no_rows")


def test_a_workbook_is_read_as_it_is_shown() -> None:
    made = book(
        ("My finds", None, None),
        ("ASIN", "Titel", "Preis"),
        (MUG, "Mug", 24.9),
        (LAMP, "Lamp", 1200),
        (316769487, True, None),
        merge="A1:C1",
    )
    other = made.create_sheet("Old")
    other.append(("left", "out"))
    table = read_file(saved(made), "finds.xlsx")
    assert table.source == BringSource.XLSX
    assert table.columns == ("ASIN", "Titel", "Preis")
    assert [(row.line, row.cells) for row in table.rows] == [
        (3, (MUG, "Mug", "24.90")),
        (4, (LAMP, "Lamp", "1200")),
        (5, ("316769487",)),
    ]
    assert any("“Old”" in note for note in table.notes)


def test_a_merged_cell_counts_in_each_row_it_covers() -> None:
    made = book(("asin", "category"), (MUG, "Kitchen"), (LAMP, None), ("B00EXAMPL3", None), merge="B2:B4")
    assert [row[1] for row in cells(read_file(saved(made), "x.xlsx"))] == ["Kitchen"] * 3


def test_a_formula_counts_by_its_stored_result_and_is_named_when_it_has_none() -> None:
    made = book(("asin", "title"), (f'="{MUG}"', "Mug"), (LAMP, '=HYPERLINK("http://x","Lamp")'))
    content = saved(made)  # openpyxl stores no results
    assert cells(read_file(content, "x.xlsx")) == [(UNSAVED_FORMULA, "Mug"), (LAMP, UNSAVED_FORMULA)]
    stored = io.BytesIO()
    with xlsxwriter.Workbook(stored) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ("asin", "title"))
        sheet.write_formula(1, 0, f'="{MUG}"', value=MUG)
        sheet.write_formula(1, 1, '=WEBSERVICE("http://127.0.0.1:9/")', value="Mug")
    assert cells(read_file(stored.getvalue(), "x.xlsx")) == [(MUG, "Mug")]


def test_a_zip_bomb_is_refused_before_it_is_parsed() -> None:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(book(("asin",), (MUG,))))) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            body = old.read(part)
            if part == "xl/worksheets/sheet1.xml":
                body += b" " * (workbook_module.MAX_UNPACKED_BYTES + 1)
            new.writestr(part, body)
    assert len(made.getvalue()) < 200_000
    with pytest.raises(InvalidInputError) as refused:
        read_file(made.getvalue(), "x.xlsx")
    assert refused.value.code == "scraping.workbook_too_large"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<row r="2"', b'<row r="99999999999"'),
        (b'r="A2"', b'r="ZZZZZZZ2"'),
        (b"<sheetData>", b"<sheetData><oops"),
        (b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><worksheet'),
    ],
)
def test_a_hostile_sheet_neither_hangs_nor_crashes(old: bytes, new: bytes) -> None:
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(book(("asin",), (MUG,))))) as before,
        zipfile.ZipFile(made, "w") as after,
    ):
        for part in before.namelist():
            body = before.read(part)
            if part == "xl/worksheets/sheet1.xml":
                assert old in body
                body = body.replace(old, new, 1)
            after.writestr(part, body)
    with pytest.raises(InvalidInputError) as refused:
        read_file(made.getvalue(), "x.xlsx")
    assert refused.value.code in ("scraping.bad_workbook", "scraping.no_rows")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "scraping.no_rows"),
        (b"\xef\xbb\xbf", "scraping.no_rows"),
        (b"\n\n , ,\n", "scraping.no_rows"),
        (b"\x00\x01\x02\x03binary" * 50, "scraping.no_table"),
        (b"%PDF-1.7 ...", "scraping.no_table"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "scraping.is_a_picture"),
        (b"\x89PNG\r\n\x1a\n", "scraping.is_a_picture"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "scraping.is_a_picture"),
        (b"\x00\x00\x00\x1cftypavif", "scraping.is_a_picture"),
        (gzip.compress(GERMAN.encode(), mtime=0), "scraping.no_table"),
        (gzip.compress(b"<!doctype html><html><body>", mtime=0), "scraping.is_a_page"),
        (b"\x1f\x8bdamaged", "scraping.no_table"),
        (b"\xd0\xcf\x11\xe0old excel", "scraping.old_workbook"),
        (b"<!DOCTYPE html><html><body>", "scraping.is_a_page"),
        (b"PK\x03\x04 damaged", "scraping.bad_workbook"),
        (b"x" * (MAX_FILE_BYTES + 1), "scraping.file_too_large"),
        (b"B00EXAMPL1\n" * (MAX_ROWS + 2), "scraping.too_many_rows"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(content: bytes, code: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_file(content, "x.csv")
    assert refused.value.code == code
    assert refused.value.data["field"] == "file"


def test_another_archive_is_named_as_one() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("products.csv", GERMAN)
    with pytest.raises(InvalidInputError, match="zip archive"):
        read_file(made.getvalue(), "x.zip")


@settings(max_examples=300, deadline=None)
@example(b"\x01")
@given(st.binary(max_size=400) | st.text("ab\",;\n\t|'=01B[]{}:", max_size=200).map(str.encode))
def test_no_file_breaks_it(content: bytes) -> None:
    try:
        table = read_file(content, "x")
    except InvalidInputError:
        return
    assert len(set(table.columns)) == len(table.columns)
    assert all(len(row.cells) <= len(table.columns) for row in table.rows)
