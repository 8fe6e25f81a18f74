"""What may happen to a page between the server and us, done to real pages by chance that can be repeated."""

from __future__ import annotations

import gzip
import random
import re
from functools import cache, lru_cache
from html import unescape
from pathlib import Path

AMAZON = Path(__file__).resolve().parents[5] / "shared" / "amazon"
FIXTURES = Path(__file__).parent / "fixtures"
# Every generation of lists, a front page, products of three eras.
LISTS = (
    "pages/com-bestsellers-sports-outdoors-2014-p1.html",
    "pages/com-bestsellers-books-2018-1.html",
    "pages/com-bestsellers-kindle-comp-systems-2021-1.html",
    "pages/com-bestsellers-mesh-wifi-2023-1.html",
    "pages/de-bestsellers-solaranlagen-2024-1.html",
    "series/de-solar-daily/2024-07-02T090047Z.html.gz",
)
OVERVIEWS = (
    "pages/de-bestsellers-all-departments-2022-1.html",
    "pages/in-bestsellers-all-departments-2024-1.html",
)
PRODUCTS = (
    "pages/com-product-3m-disc-2015-2.html",
    "pages/de-product-zytebench-B00SVBPJI8-2020-3.html",
    "pages/de-product-oldspice-2022-1.html",
    "pages/ae-product-strainer-2025-1.html",
)
_TAG = re.compile(rb"<[a-z][a-z0-9]*\s[^<>]*>")
_ATTRIBUTE = re.compile(rb"\s+([a-z][a-z-]*)=(?:\"[^\"]*\"|'[^']*')")
_SCRIPT = re.compile(rb"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL)
_HASHED = re.compile(rb"\b_([A-Za-z0-9]{5})_([\w-]+?)_([A-Za-z0-9-]{5})(?=[\"\s])")


@lru_cache(maxsize=64)
def real_page(name: str) -> bytes:
    path = AMAZON / name
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


@lru_cache(maxsize=64)
def _attributes(name: str) -> list[tuple[int, int]]:
    """Where the attributes of a page's tags are; those around products ten times as likely as the rest."""
    html = real_page(name)
    blanked = _SCRIPT.sub(lambda match: b" " * len(match.group()), html)
    found = [
        (tag.start() + attribute.start(), tag.start() + attribute.end())
        for tag in _TAG.finditer(blanked)
        for attribute in _ATTRIBUTE.finditer(tag.group())
    ]
    marks = [
        m.start() for m in re.finditer(rb"gridItemRoot|zg-item-imm|zg_itemImm|productTitle|zg-bdg", blanked)
    ]
    near = [span for span in found if marks and marks[0] - 3000 < span[0] < marks[-1] + 9000]
    return near * max(1, 10 * (len(found) - len(near)) // max(1, len(near))) + found


def drop_attributes(name: str, chance: random.Random, count: int) -> tuple[bytes, str]:
    """The page without some of its attributes, and what they said."""
    html = real_page(name)
    spans = sorted(set(chance.choices(_attributes(name), k=count)), reverse=True)
    said = []
    for start, end in spans:
        said.append(unescape(html[start:end].decode("utf-8", errors="replace")))
        html = html[:start] + html[end:]
    return html, " ".join(" ".join(said).split())


def rename_hashes(name: str, chance: random.Random) -> bytes:
    """The page as the next build of Amazon's style sheets would serve it."""
    letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ0123456789"
    prefix = "".join(chance.choices(letters, k=5)).encode()

    @cache
    def suffix(old: bytes) -> bytes:
        return "".join(chance.choices(letters, k=5)).encode()

    return _HASHED.sub(
        lambda m: b"_" + prefix + b"_" + m.group(2) + b"_" + suffix(m.group(3)), real_page(name)
    )


def reencode(name: str, encoding: str) -> bytes | None:
    """The page in another charset that it declares; None where it has letters which that charset lacks."""
    text = real_page(name).decode("utf-8", errors="replace").replace("\ufffd", "")
    if not encoding.startswith("utf"):
        # Menus name all languages of the world; what matters here is what the charset can hold.
        text = re.sub(r"[^\x00-\xff€…–—‘’“”•™‰†]", "", text)
    text = re.sub(r"(?i)<meta[^>]+charset[^>]*>", "", text)
    text = text.replace("<head>", f'<head><meta charset="{encoding}">', 1)
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return None


def splice(first: str, second: str, chance: random.Random) -> bytes:
    """The beginning of one page and the end of another, or a piece of one within the other."""
    one, other = real_page(first), real_page(second)
    at, begin = chance.randrange(len(one)), chance.randrange(len(other))
    if chance.random() < 0.5:
        return one[:at] + other[begin:]
    return one[:at] + other[begin : begin + chance.randrange(1, 50_000)] + one[at:]


def break_bytes(name: str, chance: random.Random, count: int) -> bytes:
    """Some bytes replaced by any others, some pieces lost, some doubled."""
    html = bytearray(real_page(name))
    for _ in range(count):
        at, length = chance.randrange(len(html)), chance.choice((1, 1, 1, 2, 40, 900))
        piece = html[at : at + length]
        html[at : at + length] = chance.choice((chance.randbytes(length), b"", bytes(piece * 2)))
    return bytes(html)
