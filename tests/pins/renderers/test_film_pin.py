"""A pin's video: the kind that plays everywhere, with all texts in the end and the disclosure all along."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import replace

import av
import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from pinflow.pins.models import PinDesign, TextBox
from pinflow.pins.renderers.decode_photo import Pixels
from pinflow.pins.renderers.encode_video import encode_video
from pinflow.pins.renderers.fake import FakeRenderer
from pinflow.pins.renderers.film import Scene, film, seconds_of
from pinflow.pins.renderers.film_pin import film_pin
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.similar.picture_bits import bits_of_pixels
from pinflow.pins.slides import plan_slides, slide_template
from pinflow.pins.templates.load_template import load_template, template_names
from pinflow.pins.templates.model import TableRow, Template
from pinflow.projects.models import BrandKit

DESIGN = PinDesign(
    template="quote",
    headline="A calm corner for every morning",
    kicker="Home",
    points=("Fits a narrow shelf", "Dries flat", "Needs no tools", "Folds away", "One too many"),
    disclosure="#ad",
    brand=BrandKit(name="Hearth & Vine"),
    seed="1",
)


def _box(role: str, y: int) -> TextBox:
    return TextBox(role=role, text=role, x=10, y=y, width=20, height=8, font_px=8, contrast=9)


def _scene(colour: int) -> Scene:
    """60 x 90 px: a headline and a disclosure in white on one tone."""
    bare = np.full((90, 60, 4), (colour, colour, colour, 255), np.uint8)
    full = bare.copy()
    boxes = (_box("disclosure", 70), _box("headline", 20), _box("point", 40))
    for box in boxes:
        full[int(box.y) : int(box.y + box.height), 10:30, :3] = 255
    return Scene(bare, full, boxes)


def _ink(frame: NDArray[np.uint8], y: int) -> float:
    return float(frame[y + 3 : y + 6, 14:26].mean())


def test_the_length_is_one_that_pinterest_takes_however_many_scenes_there_are() -> None:
    for scenes in range(1, 6):
        assert 6 <= seconds_of(scenes) <= 15
        assert len(list(film([_scene(40)] * scenes))) == round(seconds_of(scenes) * 24)


def test_texts_come_one_by_one_and_the_disclosure_is_always_there() -> None:
    frames = list(film([_scene(40)]))
    assert _ink(frames[0], 20) < 60
    assert _ink(frames[0], 40) < 60
    first = next(number for number, frame in enumerate(frames) if _ink(frame, 20) > 200)
    second = next(number for number, frame in enumerate(frames) if _ink(frame, 40) > 200)
    assert 0 < first < second < 48
    assert all(_ink(frame, 71) > 200 for frame in frames)
    assert _ink(frames[-1], 20) > 200


def test_scenes_fade_into_one_another_and_the_camera_never_stands_still() -> None:
    frames = list(film([_scene(40), _scene(200)]))
    corner = [int(frame[2, 50, 0]) for frame in frames]
    assert corner[0] == 40
    assert corner[-1] == 200
    between = [value for value in corner if 50 < value < 190]
    assert len(between) >= 8
    assert corner == sorted(corner)
    assert not (frames[40] == frames[60]).all()


def test_the_disclosure_stays_through_a_fade() -> None:
    frames = list(film([_scene(40), replace(_scene(40))]))
    assert min(_ink(frame, 71) for frame in frames) > 200


def test_it_is_silent_h264_with_its_index_in_front_and_the_same_bytes_every_time() -> None:
    frames = list(film([_scene(40), _scene(200)]))
    data = encode_video(frames, 60, 90)
    assert encode_video(frames, 60, 90) == data
    assert data.index(b"moov") < data.index(b"mdat")
    with av.open(io.BytesIO(data), "r") as container:
        (stream,) = container.streams
        assert isinstance(stream, av.VideoStream)
        assert stream.codec_context.name == "h264"
        assert stream.codec_context.pix_fmt == "yuv420p"
        shown = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    assert len(shown) == len(frames)
    # Colours survive: what the stream says of them is how they were made.
    assert np.abs(shown[-1].astype(int) - frames[-1]).mean() < 6


def test_it_is_made_by_one_thread_and_says_how_its_colours_are_meant() -> None:
    # Large enough that an encoder would share it among threads; it writes into the stream how it worked.
    tall = [np.full((480, 320, 3), tone, np.uint8) for tone in (40, 120, 200)]
    data = encode_video(tall, 320, 480)
    settings = data[data.index(b"options: ") :].split(b"\0", 1)[0].split()
    assert {b"threads=1", b"lookahead_threads=1", b"sliced_threads=0"} <= set(settings)
    with av.open(io.BytesIO(data), "r") as container:
        frame = next(container.decode(video=0))
    # Without the range, players guess between black at 0 and black at 16.
    assert frame.color_range == av.video.reformatter.ColorRange.MPEG
    assert frame.colorspace == av.video.reformatter.Colorspace.ITU709


def _designs(design: PinDesign, templates: dict[str, Template] | None = None) -> list[PinDesign]:
    return [slide.design for slide in plan_slides(design, templates or {})]


def test_one_scene_a_point_of_the_same_design_five_at_most() -> None:
    slides = _designs(DESIGN)
    assert len(slides) == 5
    assert slides[0] is DESIGN
    assert [slide.headline for slide in slides[1:]] == list(DESIGN.points[:4])
    assert slides[1].kicker == "1 / 4"
    assert {(slide.disclosure, slide.seed, slide.template) for slide in slides} == {("#ad", "1", "quote")}
    assert [slide.slide for slide in slides] == [0, 1, 2, 3, 4]
    assert _designs(msgspec.structs.replace(DESIGN, points=(" ",)))[1:] == []


def test_a_point_of_a_list_stands_alone_where_one_line_looks_whole() -> None:
    templates = {name: load_template(name) for name in template_names()}
    alone = {name: slide_template(template) for name, template in templates.items()}
    assert {templates[name].least_points for name in alone.values()} == {0}
    assert (alone["list-count"], alone["gift-tag"]) == ("hero", "gift-window")
    items, rows = ("A lid", "A handle"), (TableRow(label="At home", cells=("A wide foot",)),)
    listed = msgspec.structs.replace(
        DESIGN, template="list-count", items=items, columns=("When", "What counts"), rows=rows, scheme="day"
    )
    first, second, *_ = _designs(listed, templates)
    assert first is listed
    assert (second.template, second.scheme) == ("hero", None)
    assert (second.items, second.columns, second.rows, second.points) == ((), (), (), ())
    own = msgspec.structs.replace(DESIGN, template="my-list", layout=load_template("list-count"))
    assert [(slide.template, slide.layout) for slide in _designs(own, templates)[1:2]] == [("hero", None)]


def test_a_scene_lacks_nothing_but_its_letters() -> None:
    scene = SkiaRenderer().draw_scene(DESIGN, None)
    other = np.abs(scene.full.astype(int) - scene.bare).max(axis=2) > 0
    assert other.any()
    for box in scene.boxes:
        rows = slice(int(box.y) - 3, int(box.y + box.height) + 4)
        columns = slice(int(box.x) - 3, int(box.x + box.width) + 4)
        assert other[rows, columns].any()
        other[rows, columns] = False
    assert not other.any()


def test_a_renderer_that_knows_no_scenes_makes_videos_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    # Encoding six seconds at full size is the codec's work, not what is tested here.
    sizes: list[tuple[int, int, int]] = []

    def measure(frames: Iterable[Pixels], width: int, height: int) -> bytes:
        sizes.append((width, height, len(list(frames)[:2])))
        return b"video"

    monkeypatch.setattr("pinflow.pins.renderers.film_pin.encode_video", measure)
    monkeypatch.setattr("pinflow.pins.renderers.film_pin.film", lambda scenes: [scenes[0].full] * 2)
    made = film_pin(FakeRenderer(), _designs(DESIGN), (), bits_of_pixels)
    assert (made.width, made.height, made.media_type) == (1000, 1500, "video/mp4")
    assert sizes == [(1000, 1500, 2)]
    shown = [{box.text for box in boxes} for boxes in made.scenes]
    assert len(shown) == 5
    assert all(point in texts for point, texts in zip(DESIGN.points, shown[1:], strict=False))
