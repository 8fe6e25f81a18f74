"""A photo in its slot: the point that matters is seen."""

from __future__ import annotations

import numpy as np
import pytest

from pinflow.pins.renderers.decode_photo import Pixels, finish_photo
from pinflow.pins.renderers.look_at_photo import propose_focus
from pinflow.pins.renderers.place_photo import place_photo
from pinflow.pins.renderers.placed import Window
from tests.pins.renderers.photos import noise


def _marked(x: float, y: float) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Noise with a red square around a point."""
    made = np.dstack([noise(900, 600) // 4, np.full((600, 900), 255, np.uint8)])
    at_x, at_y = int(x * 900), int(y * 600)
    made[max(at_y - 20, 0) : at_y + 20, max(at_x - 20, 0) : at_x + 20] = (255, 0, 0, 255)
    return made


@pytest.mark.parametrize("focus", [(0.15, 0.5), (0.5, 0.5), (0.85, 0.5), (0.02, 0.9), (1.0, 0.0)])
def test_the_chosen_point_is_seen_in_every_crop(focus: tuple[float, float]) -> None:
    photo = finish_photo(_marked(min(focus[0], 0.97), max(focus[1], 0.03)))
    for width, height in ((200, 600), (300, 300), (900, 200)):
        placed = np.empty((height, width, 4), np.uint8)
        place_photo(photo, placed, Window(0, 0, width, height), (255, 255, 255), focus)
        red = (placed[..., 0] > 200) & (placed[..., 1] < 60)
        assert red.mean() > 0.0005


def test_the_chosen_point_stands_in_the_window_s_middle_where_the_photo_allows_it() -> None:
    photo = finish_photo(_marked(0.4, 0.5))
    placed = np.empty((600, 300, 4), np.uint8)
    place_photo(photo, placed, Window(0, 0, 300, 600), (255, 255, 255), (0.4, 0.5))
    columns = np.argwhere((placed[..., 0] > 200) & (placed[..., 1] < 60))[:, 1]
    assert columns.mean() == pytest.approx(150, abs=4)


def test_a_point_is_proposed_where_the_detail_is() -> None:
    plain = np.full((600, 600, 4), 255, np.uint8)
    plain[..., :3] = 90
    plain[350:500, 400:550, :3] = noise(150, 150)
    x, y = propose_focus(finish_photo(plain).thumb)
    assert x > 0.6
    assert y > 0.58


@pytest.mark.parametrize("x", [0.2, 0.8])
def test_a_single_thing_beside_the_middle_is_hardly_drawn_to_it(x: float) -> None:
    plain = np.full((600, 600, 4), 255, np.uint8)
    plain[..., :3] = 90
    left = int(x * 600)
    # The edge of a table behind it runs from side to side.
    plain[400:, :, :3] = 60
    plain[150:450, left - 60 : left + 60, :3] = noise(120, 300)
    assert propose_focus(finish_photo(plain).thumb)[0] == pytest.approx(x, abs=0.05)


def test_detail_all_over_draws_the_point_to_the_middle() -> None:
    all_over = np.dstack([noise(600, 600), np.full((600, 600), 255, np.uint8)])
    all_over[:, :300, :3] //= 3
    assert 0.6 < propose_focus(finish_photo(all_over).thumb)[0] < 0.73


def _scene(width: int, height: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A wall over a floor; a thing with a red top and a blue foot takes four fifths of the photo."""
    made = np.full((height, width, 4), 255, np.uint8)
    made[..., :3] = (150, 150, 140)
    made[height * 9 // 10 :, :, :3] = (90, 60, 40)
    made[:: height - 1, ::3, :3] = 0
    top, left, side = height // 10 + 4, width // 2, height // 12
    made[top : top + side, left - side // 2 : left + side // 2, :3] = (255, 0, 0)
    foot = height - top
    made[foot - side : foot, left - side // 2 : left + side // 2, :3] = (0, 0, 255)
    return made


@pytest.mark.parametrize("photo", [(600, 900), (900, 900), (900, 600)])
@pytest.mark.parametrize(
    ("slot", "window"),
    [
        ((1000, 300), Window(0, 0, 1000, 300)),
        ((1000, 420), Window(0, 0, 1000, 380)),
        ((820, 736), Window(0, 0, 820, 626)),
    ],
)
def test_a_scene_that_is_kept_whole_shows_its_thing_from_top_to_foot(
    photo: tuple[int, int], slot: tuple[int, int], window: Window
) -> None:
    placed = np.empty((slot[1], slot[0], 4), np.uint8)
    place_photo(finish_photo(_scene(*photo)), placed, window, (255, 255, 255), whole=True)
    seen = placed[window.top : window.bottom].astype(int)
    red = (seen[..., 0] > 200) & (seen[..., 2] < 60)
    blue = (seen[..., 2] > 200) & (seen[..., 0] < 60)
    for part in (red, blue):
        rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
        assert len(rows) == pytest.approx(len(columns), abs=4), "a square, none of it cut"
    # The photo's colours run on to the slot's own edges: wall above, floor below.
    assert (placed[..., 3] == 255).all()
    for column in (0, slot[0] - 1):
        assert placed[slot[1] // 2, column, :3].tolist() == pytest.approx([150, 150, 140], abs=8)
    again = np.empty_like(placed)
    place_photo(finish_photo(_scene(*photo)), again, window, (255, 255, 255), whole=True)
    assert (again == placed).all()


@pytest.mark.parametrize("photo", [(1, 1), (2, 900), (900, 2), (40, 40), (1000, 300)])
def test_any_scene_fills_a_slot_that_keeps_it_whole(photo: tuple[int, int]) -> None:
    made = np.dstack([noise(*photo) // 3, np.full((photo[1], photo[0]), 255, np.uint8)])
    for width, height in ((1000, 300), (20, 12), (300, 1000)):
        placed = np.full((height, width, 4), 7, np.uint8)
        place_photo(finish_photo(made), placed, Window(0, 0, width, height), (255, 255, 255), whole=True)
        assert (placed[..., 3] == 255).all()
        assert placed[..., :3].max() < 128


def test_the_chosen_point_is_seen_in_a_scene_that_is_kept_whole() -> None:
    for y in (0.05, 0.95):
        placed = np.empty((300, 1000, 4), np.uint8)
        photo = finish_photo(_marked(0.5, y))
        place_photo(photo, placed, Window(0, 0, 1000, 300), (255, 255, 255), (0.5, y), whole=True)
        assert ((placed[..., 0] > 200) & (placed[..., 1] < 60)).mean() > 0.0005


def _opaque(colours: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> Pixels:
    return np.dstack([colours, np.full(colours.shape[:2], 255, np.uint8)])


def test_no_grain_is_drawn_out_into_streaks_beside_a_scene() -> None:
    boards = np.full((900, 900, 3), 190, np.uint8)
    boards[::20] = boards[1::20] = 120
    boards[200:700, 300:600] = (160, 30, 30)
    placed = np.empty((300, 1000, 4), np.uint8)
    place_photo(
        finish_photo(_opaque(boards)),
        placed,
        Window(0, 0, 1000, 300),
        (255, 255, 255),
        whole=True,
    )
    beside = placed[:, :200, 0].astype(int)
    assert abs(np.diff(beside, axis=0)).max() <= 2
    assert abs(np.diff(beside, axis=1)).max() == 0


def test_a_thing_that_reaches_from_edge_to_edge_of_a_scene_keeps_its_head_and_foot() -> None:
    tall = np.full((900, 900, 3), 210, np.uint8)
    tall[30:60, 350:550], tall[60:850, 350:550], tall[850:880, 350:550] = (230, 20, 20), 60, (20, 20, 230)
    placed = np.empty((300, 1000, 4), np.uint8)
    place_photo(
        finish_photo(_opaque(tall)),
        placed,
        Window(0, 0, 1000, 300),
        (255, 255, 255),
        whole=True,
    )
    seen = placed.astype(int)
    for part in (seen[..., 0] - seen[..., 2] > 100, seen[..., 2] - seen[..., 0] > 100):
        assert part.any(axis=1).sum() >= 7


def test_the_edge_of_a_table_runs_on_beside_a_scene() -> None:
    table = np.full((900, 900, 3), (150, 160, 180), np.uint8)
    table[600:] = (90, 60, 40)
    table[200:700, 300:600] = (160, 30, 30)
    placed = np.empty((300, 1000, 4), np.uint8)
    place_photo(finish_photo(_opaque(table)), placed, Window(0, 0, 1000, 300), (255, 255, 255), whole=True)
    wall, floor = (np.flatnonzero(abs(placed[:, 20, 0].astype(int) - tone) < 6) for tone in (150, 90))
    assert floor[0] - wall[-1] < 45
    assert len(wall) + len(floor) > 255


@pytest.mark.parametrize(("product", "shown"), [(24, 48), (90, 180), (240, 480), (600, 800)])
def test_a_small_product_on_white_is_shown_no_more_than_twice_its_size(product: int, shown: int) -> None:
    """Enlarged more, it would be a blur; a large one is as large as its slot allows."""
    made = np.full((900, 900, 4), 255, np.uint8)
    made[450 - product // 2 : 450 + product // 2, 450 - product // 2 : 450 + product // 2, :3] = (40, 40, 60)
    placed = np.empty((1000, 1000, 4), np.uint8)
    place_photo(finish_photo(made), placed, Window(0, 0, 1000, 1000), (90, 20, 20))
    dark = placed[..., 0] < 128
    assert np.count_nonzero(dark.any(axis=0)) == pytest.approx(shown, abs=8)
    assert np.count_nonzero(dark.any(axis=1)) == pytest.approx(shown, abs=8)
    assert np.argwhere(dark).mean(axis=0) == pytest.approx([500, 500], abs=5), "in the middle"


def test_each_ground_shines_through_a_transparent_photo() -> None:
    """What was found out about it on one ground is not true of another."""
    made = np.zeros((600, 600, 4), np.uint8)
    made[200:400, 200:400] = (30, 90, 40, 255)
    photo = finish_photo(made)
    assert not photo.opaque
    for ground in ((255, 255, 255), (20, 30, 120), (240, 235, 225)):
        placed = np.empty((500, 500, 4), np.uint8)
        place_photo(photo, placed, Window(0, 0, 500, 500), ground)
        assert placed[5, 480, :3].tolist() == pytest.approx(list(ground), abs=2)
        assert placed[250, 250, :3].tolist() == pytest.approx([30, 90, 40], abs=2)
        again = np.empty_like(placed)
        place_photo(finish_photo(made.copy()), again, Window(0, 0, 500, 500), ground)
        assert (again == placed).all(), "the same as if it had been seen nowhere before"


def test_a_nearly_opaque_photo_is_transparent_all_the_same() -> None:
    made = np.full((300, 300, 4), 255, np.uint8)
    made[10, 10, 3] = 254
    assert not finish_photo(made.copy()).opaque
    made[10, 10, 3] = 255
    assert finish_photo(made).opaque


def _ends() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A plain scene with one bright thing in its middle, and a head and a foot of hardly another colour."""
    made = np.full((900, 900, 3), 60, np.uint8)
    made[:30], made[-30:] = (60, 66, 60), (60, 60, 70)
    made[300:600, 350:550] = 250
    return made


@pytest.mark.parametrize(("chosen", "row", "colour"), [(0.0, 0, (60, 66, 60)), (1.0, 299, (60, 60, 70))])
def test_of_a_scene_that_is_kept_whole_the_end_that_a_person_chose_is_not_cut(
    chosen: float, row: int, colour: tuple[int, int, int]
) -> None:
    def seen(focus: tuple[float, float] | None) -> list[int]:
        placed = np.empty((300, 1000, 4), np.uint8)
        window = Window(0, 0, 1000, 300)
        place_photo(finish_photo(_opaque(_ends())), placed, window, (255, 255, 255), focus, whole=True)
        return list(map(int, placed[row, 500, :3]))

    assert seen((0.5, chosen)) == pytest.approx(colour, abs=2)
    assert seen(None) == pytest.approx((60, 60, 60), abs=2), "nobody chose: a little is cut at both ends"


def test_a_scene_passes_softly_into_what_stands_beside_it() -> None:
    striped = np.full((900, 900, 3), 200, np.uint8)
    for left in range(0, 900, 60):
        striped[:, left : left + 30] = 40
    placed = np.empty((300, 1000, 4), np.uint8)
    place_photo(finish_photo(_opaque(striped)), placed, Window(0, 0, 1000, 300), (255, 255, 255), whole=True)
    line = placed[150, :, 0].astype(int)
    begin = int(np.flatnonzero(np.diff(line))[0])

    def contrast(start: int) -> int:
        part = line[begin + start : begin + start + 20]
        return int(part.max() - part.min())

    assert contrast(80) > 140, "there it is as it was taken"
    assert contrast(0) < contrast(14) < contrast(80)
    assert contrast(0) < 80
