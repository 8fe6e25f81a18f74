"""Which thresholds tell near-duplicate pins from pins that only share a template? Real names, our renderer.

Draws each built-in template for many products of the saved pages beside the project
(``../shared/amazon/pages``, or ``--pages FOLDER``), without a photo and with one, and writes their texts with
the template writer. ``strangers``: two products with the same template and hook. ``near``: the same product
with another accent colour, kicker or word of the headline, or saved anew as a smaller, worse JPEG; and texts
with a word or a sentence changed.

``--quick`` takes fewer products; ``--json`` adds one object as the last line. docs/decisions/0009 keeps what
came of it.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import cv2
import msgspec
import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from pinflow.pins.build_design import subject_words, table_rows  # noqa: E402
from pinflow.pins.models import PinCopy, PinDesign, ProductFacts, TextBox  # noqa: E402
from pinflow.pins.renderers.skia_renderer import SkiaRenderer  # noqa: E402
from pinflow.pins.similar.distance import distance  # noqa: E402
from pinflow.pins.similar.find_near import (  # noqa: E402
    PICTURE_BITS,
    SAME_TEXT,
    SAME_WORDS,
    SAME_WORDS_OF_TWO_PRODUCTS,
    TEXT_BITS,
    drawn_words,
)
from pinflow.pins.similar.picture_bits import picture_bits  # noqa: E402
from pinflow.pins.similar.text_likeness import normal_text, text_fingerprint, text_likeness  # noqa: E402
from pinflow.pins.templates.load_template import template_names  # noqa: E402
from pinflow.pins.writers.call_ledger import MemoryLedger  # noqa: E402
from pinflow.pins.writers.template import TemplateWriter  # noqa: E402
from pinflow.pins.writers.writer import CopyRequest  # noqa: E402
from pinflow.projects.models import BrandKit  # noqa: E402
from pinflow.scraping.parse_saved_page import parse_saved_page  # noqa: E402
from pinflow.scraping.sources.amazon.parse_models import ListPage  # noqa: E402

BRAND = BrandKit(name="Evergreen Home", site="evergreen.example")


class Drawn(NamedTuple):
    """A picture's fingerprint and what it says."""

    bits: int
    words: str


class PicturePair(NamedTuple):
    """How many bits of two pictures differ, and how alike their words are."""

    apart: int
    words: float


class TextPair(NamedTuple):
    """How many bits of two texts' fingerprints differ, and how alike the texts are."""

    apart: int
    likeness: float


def main() -> None:
    """Prints what each threshold would find of both kinds."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=Path, default=ROOT.parent / "shared" / "amazon" / "pages")
    parser.add_argument("--quick", action="store_true", help="fewer products")
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    given = parser.parse_args()
    products = list(itertools.islice(_products(given.pages), 16 if given.quick else 60))
    strangers, near = _pictures(products[: 10 if given.quick else 24])
    texts_apart, texts_near = _texts(products)
    report = {
        "products": len(products),
        "pictures": _picture_report(strangers, near),
        "texts": _text_report(texts_apart, texts_near),
    }
    if given.json:
        print(json.dumps(report))


def _products(folder: Path) -> Iterator[ProductFacts]:
    """One after another from each saved list, so that the categories mix."""
    lists = []
    for file in sorted(folder.glob("*.html")):
        page = parse_saved_page(file.read_bytes())
        if isinstance(page, ListPage) and page.marketplace:
            lists.append((page.marketplace, page.category or "", [i for i in page.items if i.title][:12]))
    seen: set[str] = set()
    for row in itertools.zip_longest(*(items for _, _, items in lists)):
        for (marketplace, category, _), item in zip(lists, row, strict=True):
            if item is not None and item.asin not in seen:
                seen.add(item.asin)
                language = "de" if marketplace == "amazon.de" else "en"
                yield ProductFacts(
                    marketplace=marketplace,
                    asin=item.asin,
                    title=item.title,
                    category=category,
                    language=language,
                )


def _pictures(products: Sequence[ProductFacts]) -> tuple[list[PicturePair], list[PicturePair]]:
    renderer, writer = SkiaRenderer.create({}), TemplateWriter()
    strangers: list[PicturePair] = []
    near: list[PicturePair] = []
    for template in template_names():
        for with_photo in (False, True):
            drawn = []
            for number, facts in enumerate(products):
                copy = _written(writer, facts, writer.hooks(facts.language)[0])
                photo = _packshot(number) if with_photo else None
                design = _design(template, copy, facts)
                first = renderer.render(design, photo)
                drawn.append(_drawn(first.data, first.text_boxes))
                for changed in _changed(design):
                    other = renderer.render(changed, photo)
                    near.append(_pair(drawn[-1], _drawn(other.data, other.text_boxes)))
                near.append(_pair(drawn[-1], _drawn(_worse(first.data), first.text_boxes)))
            strangers += [_pair(a, b) for a, b in itertools.combinations(drawn, 2)]
    return strangers, near


def _written(writer: TemplateWriter, facts: ProductFacts, hook: str) -> PinCopy:
    return asyncio.run(writer.write(CopyRequest(facts=facts, hook=hook, seed=facts.asin), MemoryLedger()))


def _design(template: str, copy: PinCopy, facts: ProductFacts) -> PinDesign:
    return PinDesign(
        template=template,
        headline=copy.headline,
        kicker=copy.kicker,
        points=copy.points,
        disclosure=copy.disclosure,
        brand=BRAND,
        seed=facts.asin,
        subject=subject_words(facts.title, facts.category),
        items=copy.items,
        columns=copy.columns,
        rows=table_rows(copy.rows),
    )


def _changed(design: PinDesign) -> list[PinDesign]:
    accent = msgspec.structs.replace(BRAND, accent="#8A3B12")
    words = design.headline.split()
    return [
        msgspec.structs.replace(design, brand=accent),
        msgspec.structs.replace(design, kicker="Worth a look"),
        msgspec.structs.replace(design, headline=" ".join([*words[:-1], f"{words[-1]}s"])),
        msgspec.structs.replace(
            design,
            points=(*design.points[:-1], "One more thing"),
            items=(*design.items[:-1], "One more thing"),
        ),
    ]


def _packshot(number: int) -> bytes:
    """A product on white, as shops show it: one shape and colour for each number."""
    chance = np.random.default_rng(number)
    canvas = np.full((900, 900, 3), 255, np.uint8)
    for _ in range(3):
        left, top = (int(v) for v in chance.integers(150, 450, 2))
        width, height = (int(v) for v in chance.integers(120, 400, 2))
        colour = [int(v) for v in chance.integers(20, 220, 3)]
        cv2.rectangle(canvas, (left, top), (left + width, top + height), colour, -1)
    return bytes(cv2.imencode(".jpg", canvas)[1])


def _worse(data: bytes) -> bytes:
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert pixels is not None
    return bytes(cv2.imencode(".jpg", cv2.resize(pixels, (700, 1050)), [cv2.IMWRITE_JPEG_QUALITY, 45])[1])


def _drawn(data: bytes, boxes: Sequence[TextBox]) -> Drawn:
    bits = picture_bits(data)
    assert bits is not None
    return Drawn(bits % 2**64, drawn_words(boxes))


def _pair(one: Drawn, other: Drawn) -> PicturePair:
    return PicturePair(distance(one.bits, other.bits), text_likeness(one.words, other.words))


def _texts(products: Sequence[ProductFacts]) -> tuple[list[TextPair], list[TextPair]]:
    writer = TemplateWriter()
    apart: list[TextPair] = []
    near: list[TextPair] = []
    for language in ("en", "de"):
        spoken = [facts for facts in products if facts.language == language]
        for hook in writer.hooks(language):
            copies = [_written(writer, facts, hook) for facts in spoken]
            said = [(copy.title, copy.description) for copy in copies]
            apart += [_text_pair(a, b) for a, b in itertools.combinations(said, 2)]
            near += [_text_pair(text, other) for text in said for other in _reworded(*text)]
    return apart, near


def _reworded(title: str, description: str) -> list[tuple[str, str]]:
    words, sentences = description.split(), description.split(". ")
    changed = [
        (title, " ".join([*words[:4], "really", *words[4:]])),
        (f"{title} today", description),
        (title, f"{description} #home #finds"),
    ]
    if len(sentences) > 3:
        changed.append((title, ". ".join([sentences[0], *sentences[2:], sentences[1]])))
    return changed


def _text_pair(one: tuple[str, str], other: tuple[str, str]) -> TextPair:
    bits = [text_fingerprint(*text) % 2**64 for text in (one, other)]
    return TextPair(distance(*bits), text_likeness(normal_text(*one), normal_text(*other)))


def _share(pairs: Sequence[PicturePair] | Sequence[TextPair], bits: int, alike: float) -> float:
    return sum(pair[0] <= bits and pair[1] >= alike for pair in pairs) / max(len(pairs), 1)


def _picture_report(strangers: Sequence[PicturePair], near: Sequence[PicturePair]) -> dict[str, object]:
    print(f"pictures: {len(strangers)} pairs of strangers with the same template, {len(near)} near pairs")
    print(f"{'bits':>5} {'words':>6} {'strangers':>10} {'near':>7}")
    for bits in (4, 6, 8, 10, 12, 16, 20):
        for words in (0.0, 0.7, 0.8, 0.9, 0.92, 0.95):
            wrong, right = _share(strangers, bits, words), _share(near, bits, words)
            print(f"{bits:5} {words:6.2f} {wrong:10.4f} {right:7.4f}")
    return {
        "strangers": len(strangers),
        "near": len(near),
        "called_near_of_strangers": _share(strangers, PICTURE_BITS, SAME_WORDS_OF_TWO_PRODUCTS),
        "called_near_by_bits_alone": _share(strangers, PICTURE_BITS, 0.0),
        "found_of_near": _share(near, PICTURE_BITS, SAME_WORDS),
    }


def _text_report(apart: Sequence[TextPair], near: Sequence[TextPair]) -> dict[str, object]:
    print(f"\ntexts: {len(apart)} pairs of strangers with the same hook, {len(near)} near pairs")
    print(f"{'bits':>5} {'alike':>6} {'strangers':>10} {'near':>7}")
    for bits in (8, 10, 12, 14, 16, 20, 64):
        for alike in (0.8, 0.85, 0.9, 0.93, 0.95):
            wrong, right = _share(apart, bits, alike), _share(near, bits, alike)
            print(f"{bits:5} {alike:6.2f} {wrong:10.4f} {right:7.4f}")
    return {
        "strangers": len(apart),
        "near": len(near),
        "called_near_of_strangers": _share(apart, TEXT_BITS, SAME_TEXT),
        "found_of_near": _share(near, TEXT_BITS, SAME_TEXT),
        "found_without_fingerprint": _share(near, 64, SAME_TEXT),
    }


if __name__ == "__main__":
    main()
