"""What does a pin's picture cost? Ours beside the codecs' floor, Pillow and headless Chromium, in one run.

Run it as it is or with ``--quick``; ``--json`` adds one object as the last line; ``--pictures FILE`` writes
the pictures of all engines side by side. Everything is in CPU milliseconds (of Chromium: of all its
processes), the least of interleaved rounds.

The floor decodes one 1500x1500 JPEG, resizes it to a pin and encodes one 1000x1500 JPEG, with the same
codecs (simplejpeg, OpenCV) at their fastest settings, and draws nothing. The crop that it resizes has a
pin's size already; for information, a floor that scales the whole photo stands beside it. A template's own
floor does the first with as many photos as the template shows; one that shows none has the floor of
encoding alone. A pin is the first of its product: its photo was never decoded and looked at, its artwork
never drawn, its words never shaped (not even the brand's name and the disclosure, which a service meets
again). What a process keeps for as long as it lives is kept: opened fonts with their drawn letters,
templates, outlines of shapes. A further pin of the product has its photo decoded, and nothing else. The
reference is the template `hero` with a photo. Pillow and
Chromium draw the same design, with our text boxes given to them; of Chromium a warm page is measured, without
its start. It keeps decoded photos by their bytes, so each of its pins has a photo with another comment: for
it, too, a pin is the first of its product. Its words and fonts stay the same. docs/benchmarks.md keeps the
figures.
"""

from __future__ import annotations

import argparse
import base64
import io
import itertools
import json
import math
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import cv2
import msgspec
import numpy as np
import psutil
import simplejpeg
from PIL import Image, ImageDraw, ImageFilter, ImageFont

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from pinflow.pins.fonts import FONT_DIRECTORY  # noqa: E402
from pinflow.pins.models import PinDesign, RenderedPicture  # noqa: E402
from pinflow.pins.renderers.decode_photo import PhotoCache  # noqa: E402
from pinflow.pins.renderers.shape_text import shape_text  # noqa: E402
from pinflow.pins.renderers.skia_renderer import SkiaRenderer  # noqa: E402
from pinflow.pins.renderers.try_template import sample_design  # noqa: E402
from pinflow.pins.templates.load_template import load_sample, load_template, template_names  # noqa: E402
from pinflow.projects.models import BrandKit  # noqa: E402
from pinflow.sandbox.amazon.draw_products import draw_product  # noqa: E402

REFERENCE = "hero"
WIDTH, HEIGHT = 1000, 1500
GATES = {
    "ratio_to_floor": 1.5,
    "worst_template_ratio": 2.5,
    "further_pins_ratio": 1.1,
    "times_less_cpu_than_pillow": 5,
    "times_less_cpu_than_chromium": 8,
    "peak_memory_mb": 200,
}
# The card of the reference design, and how its texts are set.
_CARD_LEFT, _CARD_RIGHT, _CARD_BOTTOM, _CARD_RADIUS, _CARD_PADDING = 44, 956, 1456, 40, 64
_SHADOW_BLUR, _SHADOW_DROP, _SHADOW_STRENGTH, _UNDER_CARD = 26, 14, 0.30, 52
_FONTS = {
    "headline": "BricolageGrotesque-ExtraBold",
    "kicker": "Manrope-ExtraBold",
    "disclosure": "Manrope-Bold",
    "site": "Manrope-Medium",
}
_TRACKING = {"headline": -0.02, "kicker": 0.12}
_LINE = 1.02
_AT_A_TIME = 6

Work = Callable[[], object]


def design_of(template: str, seed: str = "1") -> PinDesign:
    """A design with the template's sample texts."""
    sampled = sample_design(load_template(template), load_sample(template), BrandKit(name="Hearth & Vine"))
    return msgspec.structs.replace(sampled, seed=seed)


def photo() -> bytes:
    """A 1500x1500 JPEG of a product in a room."""
    return draw_product("vase", "midnight,bottle", "bench")


def floor(data: bytes, photos: int, *, scaled: bool = False) -> bytes:
    """The codecs' work for a pin of so many photos; ``scaled``: of the whole photo, not of a pin's crop."""
    canvas = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    for _ in range(photos):
        pixels = simplejpeg.decode_jpeg(data, "RGB", fastdct=True, fastupsample=True)
        shown = pixels if scaled else pixels[:, 250:1250]
        cv2.resize(shown, (WIDTH, HEIGHT), dst=canvas, interpolation=cv2.INTER_LINEAR)
    if not photos:
        canvas[:] = 200
    encoded: bytes = simplejpeg.encode_jpeg(canvas, 90, "RGB", "420", fastdct=True)
    return encoded


def photos_shown(template: str) -> int:
    """How many photos the template shows."""
    loaded = load_template(template)
    return 0 if loaded.picture == "art" else loaded.photos()


def fresh(design: PinDesign, data: bytes) -> RenderedPicture:
    """The first pin of a product: neither its photos, one a slot, nor its words were seen before."""
    further = (data,) * max(photos_shown(design.template) - 1, 0)
    shape_text.cache_clear()
    return SkiaRenderer(photos=PhotoCache(most_bytes=0)).render(design, data, further)


def again(renderer: SkiaRenderer, design: PinDesign, data: bytes) -> RenderedPicture:
    """A further pin with the photo, read anew as from a request, and words of its own."""
    shape_text.cache_clear()
    return renderer.render(design, bytes(memoryview(data)))


class Peer:
    """What another engine needs to draw the reference design: its boxes, colours and words."""

    def __init__(self, picture: RenderedPicture) -> None:
        pixels = simplejpeg.decode_jpeg(picture.data, "RGB")
        self.boxes = picture.text_boxes
        self.card_top = round(min(box.y for box in self.boxes) - _CARD_PADDING)
        self.card = _colour_at(pixels, 60, self.card_top + 60)
        self.ground = _colour_at(pixels, 8, 1400)
        self.photo_bottom = self.card_top + _UNDER_CARD
        # A text's colour is what differs most from its card.
        self.inks = [_ink(pixels, box, self.card) for box in self.boxes]


def _colour_at(pixels: Any, x: int, y: int) -> tuple[int, int, int]:
    red, green, blue = (int(value) for value in pixels[y, x])
    return red, green, blue


def _ink(pixels: Any, box: Any, card: tuple[int, int, int]) -> tuple[int, int, int]:
    part = pixels[int(box.y) : int(box.y + box.height), int(box.x) : int(box.x + box.width)].reshape(-1, 3)
    furthest = int(np.abs(part.astype(int) - card).sum(axis=1).argmax())
    red, green, blue = (int(value) for value in part[furthest])
    return red, green, blue


def with_pillow(peer: Peer, data: bytes) -> bytes:
    """The reference design in Pillow, as one would write it: crop and fit, blur the shadow, set the lines."""
    canvas = Image.new("RGB", (WIDTH, HEIGHT), peer.ground)
    with Image.open(io.BytesIO(data)) as opened:
        shown = opened.convert("RGB")
    height = peer.photo_bottom
    scale = max(WIDTH / shown.width, height / shown.height)
    shown = shown.resize((round(shown.width * scale), round(shown.height * scale)), Image.Resampling.LANCZOS)
    left, top = (shown.width - WIDTH) // 2, (shown.height - height) // 2
    canvas.paste(shown.crop((left, top, left + WIDTH, top + height)), (0, 0))
    card = (_CARD_LEFT, peer.card_top, _CARD_RIGHT, _CARD_BOTTOM)
    shade = Image.new("L", (WIDTH, HEIGHT), 0)
    dropped = (card[0], card[1] + _SHADOW_DROP, card[2], card[3] + _SHADOW_DROP)
    ImageDraw.Draw(shade).rounded_rectangle(dropped, _CARD_RADIUS, fill=round(255 * _SHADOW_STRENGTH))
    shade = shade.filter(ImageFilter.GaussianBlur(_SHADOW_BLUR))
    canvas.paste((0, 0, 0), mask=shade)
    # Twice as large and scaled down: Pillow's shapes have no soft edges.
    mask = Image.new("L", (2 * WIDTH, 2 * HEIGHT), 0)
    ImageDraw.Draw(mask).rounded_rectangle([2 * edge for edge in card], 2 * _CARD_RADIUS, fill=255)
    canvas.paste(peer.card, mask=mask.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS))
    draw = ImageDraw.Draw(canvas)
    for box, ink in zip(peer.boxes, peer.inks, strict=True):
        font = ImageFont.truetype(
            str(FONT_DIRECTORY / f"{_FONTS.get(box.role, 'Manrope-Bold')}.ttf"), box.font_px
        )
        tracking = _TRACKING.get(box.role, 0.0) * box.font_px
        y = box.y
        for line in _lines(box, font, tracking):
            rise = font.getbbox(line)[1] if y == box.y else 0
            x = box.x
            for letter in line:
                draw.text((x, y - rise), letter, ink, font)
                x += font.getlength(letter) + tracking
            y += box.font_px * _LINE - rise
    file = io.BytesIO()
    canvas.save(file, "JPEG", quality=90)
    return file.getvalue()


def _lines(box: Any, font: Any, tracking: float) -> list[str]:
    lines: list[str] = []
    text = box.text.upper() if box.role == "kicker" else box.text
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) + tracking * len(longer) <= box.width + 2:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def page_of(peer: Peer, data: bytes) -> str:
    """The reference design as HTML."""
    faces = "".join(
        f"@font-face{{font-family:'{name}';src:url(data:font/ttf;base64,"
        f"{base64.b64encode((FONT_DIRECTORY / f'{name}.ttf').read_bytes()).decode()})}}"
        for name in sorted({_FONTS.get(box.role, "Manrope-Bold") for box in peer.boxes})
    )
    texts = "".join(
        f'<div style="position:absolute;left:{box.x}px;top:{box.y - box.font_px * 0.16:.1f}px;'
        f"width:{box.width + 3:.1f}px;font:{box.font_px}px/{_LINE} '{_FONTS.get(box.role, 'Manrope-Bold')}';"
        f"letter-spacing:{_TRACKING.get(box.role, 0)}em;color:rgb{ink};"
        f'text-transform:{"uppercase" if box.role == "kicker" else "none"}">{box.text}</div>'
        for box, ink in zip(peer.boxes, peer.inks, strict=True)
    )
    image = base64.b64encode(data).decode()
    return (
        f"<!doctype html><meta charset=utf-8><style>{faces}body{{margin:0;background:rgb{peer.ground}}}"
        f"img{{position:absolute;left:0;top:0;width:{WIDTH}px;height:{peer.photo_bottom}px;object-fit:cover}}"
        "</style><img"
        f" src='data:image/jpeg;base64,{image}'>"
        f"<div style='position:absolute;left:{_CARD_LEFT}px;top:{peer.card_top}px;"
        f"width:{_CARD_RIGHT - _CARD_LEFT}px;height:{_CARD_BOTTOM - peer.card_top}px;"
        f"border-radius:{_CARD_RADIUS}px;background:rgb{peer.card};"
        f"box-shadow:0 {_SHADOW_DROP}px {2 * _SHADOW_BLUR}px rgba(0,0,0,{_SHADOW_STRENGTH})'></div>{texts}"
    )


class Chromium:
    """A headless browser over its own pipe; it stays open, as a renderer's would."""

    def __init__(self, program: str, directory: str) -> None:
        to_read, self._out = os.pipe()
        self._in, to_write = os.pipe()

        def hand_over() -> None:
            os.dup2(to_read, 3)
            os.dup2(to_write, 4)

        self._process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             f"--user-data-dir={directory}", f"--window-size={WIDTH},{HEIGHT}", "--hide-scrollbars",
             "--force-device-scale-factor=1", "--disable-dev-shm-usage", "about:blank"],
            preexec_fn=hand_over, pass_fds=(3, 4, to_read, to_write),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(to_read)
        os.close(to_write)
        self._number, self._rest = 0, b""
        self._session: str | None = None
        pages = self._ask("Target.getTargets")["targetInfos"]
        target = next(page["targetId"] for page in pages if page["type"] == "page")
        attached = self._ask("Target.attachToTarget", targetId=target, flatten=True)
        self._session = attached["sessionId"]
        self._ask(
            "Emulation.setDeviceMetricsOverride",
            width=WIDTH, height=HEIGHT, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        self._frame = self._ask("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def _ask(self, method: str, **params: object) -> Any:
        self._number += 1
        message: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if self._session is not None:
            message["sessionId"] = self._session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._out, data) :]
        while True:
            while b"\0" not in self._rest:
                part = os.read(self._in, 1 << 20)
                assert part, "Chromium ended"
                self._rest += part
            text, _, self._rest = self._rest.partition(b"\0")
            answer = json.loads(text)
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]

    def draw(self, page: str) -> bytes:
        """A JPEG of the page once its fonts and its photo are there."""
        self._ask("Page.setDocumentContent", frameId=self._frame, html=page)
        ready = (
            "Promise.all([document.fonts.ready, ...[...document.images].map(i => i.decode())]).then(() => 1)"
        )
        self._ask("Runtime.evaluate", expression=ready, awaitPromise=True)
        shot = self._ask("Page.captureScreenshot", format="jpeg", quality=90, optimizeForSpeed=True)
        return base64.b64decode(shot["data"])

    def cpu_seconds(self) -> float:
        """Of all its processes so far."""
        total = 0.0
        for process in [psutil.Process(self._process.pid), *psutil.Process(self._process.pid).children(True)]:
            times = process.cpu_times()
            total += times.user + times.system
        return total

    def close(self) -> None:
        """Ends it."""
        for process in psutil.Process(self._process.pid).children(True):
            process.kill()
        self._process.kill()
        self._process.wait()
        os.close(self._out)
        os.close(self._in)


def least(ways: dict[str, Work], seconds: float, least_rounds: int = 4) -> dict[str, float]:
    """CPU milliseconds of each way: the least of interleaved rounds."""
    best: dict[str, float] = {}
    deadline = time.perf_counter() + seconds
    rounds = 0
    while rounds < least_rounds or time.perf_counter() < deadline:
        for name, work in ways.items():
            started = time.process_time()
            work()
            best[name] = min(best.get(name, math.inf), (time.process_time() - started) * 1000)
        rounds += 1
    return best


def unseen(data: bytes, number: int) -> bytes:
    """The same JPEG with a comment of its own: the bytes are new, what they show is not."""
    comment = b"photo %d" % number
    return data[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + data[2:]


def measure_chromium(peer: Peer, data: bytes, rounds: int) -> tuple[float, bytes] | None:
    """CPU milliseconds of a warm page's first pin of a product, and the picture; None without a Chromium."""
    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="pinflow-bench-", ignore_cleanup_errors=True) as directory:
        browser = Chromium(program, directory)
        try:
            pages = (page_of(peer, unseen(data, number)) for number in itertools.count())
            for _ in range(3):
                drawn = browser.draw(next(pages))
            times = []
            for _ in range(rounds):
                # Its clock ticks in hundredths of a second: several pictures at a time.
                before = browser.cpu_seconds()
                for _ in range(_AT_A_TIME):
                    browser.draw(next(pages))
                times.append((browser.cpu_seconds() - before) / _AT_A_TIME * 1000)
        finally:
            browser.close()
    return min(times), drawn


def _draw_for(seconds: float, data: bytes) -> int:
    """How many pins one process draws in that time, each with a photo of its own."""
    design, count = design_of(REFERENCE), 0
    fresh(design, data)
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        fresh(msgspec.structs.replace(design, seed=str(count)), data)
        count += 1
    return count


def pins_per_second(processes: int, seconds: float, data: bytes) -> float:
    """Pins a second of so many processes at once."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        list(pool.map(_draw_for, [0.1] * processes, [data] * processes))
        counts = list(pool.map(_draw_for, [seconds] * processes, [data] * processes))
    return sum(counts) / seconds


# Run apart: this file's own imports (Pillow, the photo's drawing) are none of the studio's.
_STUDIO = """
import pathlib, resource, sys
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.renderers.try_template import sample_design
from pinflow.pins.templates.load_template import load_sample, load_template, template_names
from pinflow.projects.models import BrandKit
renderer, photo = SkiaRenderer(), sys.stdin.buffer.read()
for name in template_names():
    design = sample_design(load_template(name), load_sample(name), BrandKit(name="Hearth & Vine"))
    renderer.render(design, photo, (photo,) * 3)
# On Linux the usage of a process that was started by a large one begins with that one's peak.
status = pathlib.Path("/proc/self/status")
peaks = [line for line in status.read_text().splitlines() if "VmHWM" in line] if status.exists() else []
print(peaks[0].split()[1] if peaks else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak_memory(data: bytes) -> float:
    """MB of one process of the studio that drew every template."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(
        [sys.executable, "-c", _STUDIO], input=data, capture_output=True, check=True, env=environment
    )
    return int(done.stdout) / (1024 if sys.platform == "linux" else 1024**2)


def measure(*, quick: bool, pictures: Path | None) -> dict[str, object]:
    data, design = photo(), design_of(REFERENCE)
    ours = fresh(design, data)
    peer = Peer(ours)
    warm = SkiaRenderer()
    main = least(
        {
            "floor": lambda: floor(data, 1),
            "floor that scales": lambda: floor(data, 1, scaled=True),
            "ours": lambda: fresh(design, data),
            "ours, further pins of the product": lambda: again(warm, design, data),
            "pillow": lambda: with_pillow(peer, data),
        },
        6 if quick else 30,
    )
    browser = measure_chromium(peer, data, 3 if quick else 10)
    templates = measure_templates(data, 0.25 if quick else 1.5)
    if pictures is not None:
        side_by_side(pictures, data, ours.data, with_pillow(peer, data), browser[1] if browser else None)
    worst = max(templates, key=lambda name: templates[name]["ratio"])
    return {
        "cpus": os.cpu_count(),
        "load_average": round(os.getloadavg()[0], 1),
        "cpu_ms": {name: round(value, 1) for name, value in main.items()}
        | ({"chromium": round(browser[0], 1)} if browser else {}),
        "ratio_to_floor": round(main["ours"] / main["floor"], 2),
        "ratio_to_floor_that_scales": round(main["ours"] / main["floor that scales"], 2),
        "further_pins_ratio": round(main["ours, further pins of the product"] / main["floor"], 2),
        "times_less_cpu_than_pillow": round(main["pillow"] / main["ours"], 1),
        "times_less_cpu_than_chromium": round(browser[0] / main["ours"], 1) if browser else None,
        "worst_template": worst,
        "worst_template_ratio": round(templates[worst]["ratio"], 2),
        "templates": {
            name: {key: round(value, 2) for key, value in row.items()} for name, row in templates.items()
        },
        "pins_per_second": {
            str(cores): round(pins_per_second(cores, 1.5 if quick else 8, data), 1) for cores in (1, 2)
        },
        "peak_memory_mb": round(peak_memory(data)),
        "bytes": {
            "floor": len(floor(data, 1)),
            "ours": len(ours.data),
            "pillow": len(with_pillow(peer, data)),
        }
        | ({"chromium": len(browser[1])} if browser else {}),
    }


def measure_templates(data: bytes, seconds: float) -> dict[str, dict[str, float]]:
    """Each template with a photo, beside the floor of as many photos as it shows."""
    rows: dict[str, dict[str, float]] = {}
    for name in template_names():
        design, photos = design_of(name), photos_shown(name)
        times = least({"floor": partial(floor, data, photos), "ours": partial(fresh, design, data)}, seconds)
        rows[name] = {
            "photos": photos,
            "cpu_ms": times["ours"],
            "floor_ms": times["floor"],
            "ratio": times["ours"] / times["floor"],
        }
    return rows


def side_by_side(path: Path, data: bytes, ours: bytes, pillow: bytes, chromium: bytes | None) -> None:
    """The same design by each engine, half size, under its name."""
    shown = {"pinflow": ours, "Pillow": pillow, "Chromium": chromium, "floor (codecs alone)": floor(data, 1)}
    columns = []
    font = ImageFont.truetype(str(FONT_DIRECTORY / "Manrope-Bold.ttf"), 26)
    for name, picture in shown.items():
        if picture is None:
            continue
        column = Image.new("RGB", (540, 830), (251, 250, 247))
        pixels = Image.fromarray(simplejpeg.decode_jpeg(picture, "RGB")).resize(
            (500, 750), Image.Resampling.LANCZOS
        )
        column.paste(pixels, (20, 60))
        ImageDraw.Draw(column).text((20, 16), name, (31, 35, 33), font)
        columns.append(column)
    sheet = Image.new("RGB", (540 * len(columns), 830))
    for number, column in enumerate(columns):
        sheet.paste(column, (540 * number, 0))
    path.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(path, "JPEG", quality=86)


def missed(result: dict[str, Any]) -> list[str]:
    """The gates that this run did not keep."""
    least_of = ("times_less_cpu_than_pillow", "times_less_cpu_than_chromium")
    return [
        name
        for name, gate in GATES.items()
        if result[name] is not None and (result[name] < gate if name in least_of else result[name] > gate)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="under 50 seconds")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    parser.add_argument("--pictures", type=Path, help="write the pictures of all engines into this JPEG")
    options = parser.parse_args()
    result: dict[str, Any] = measure(quick=options.quick, pictures=options.pictures)
    print(f"{result['cpus']} cores, load average {result['load_average']}; CPU ms a pin,")
    print("with opened fonts and templates, but without anything of the product (see --help):")
    for name, value in result["cpu_ms"].items():
        print(f"  {name:36} {value:8.1f} ms")
    print(f"  {result['ratio_to_floor']} x the floor; further pins {result['further_pins_ratio']} x")
    for name, row in result["templates"].items():
        print(f"  {name:28} {row['cpu_ms']:8.1f} ms {row['ratio']:6.2f} x ({row['photos']:.0f} photos)")
    print(f"  {result['pins_per_second']} pins a second by processes")
    print(f"  {result['peak_memory_mb']} MB; {result['bytes']} bytes")
    failed = missed(result)
    print("every gate is kept" if not failed else f"gates missed: {', '.join(failed)}")
    if options.json:
        print(json.dumps({**result, "gates_missed": failed}))


if __name__ == "__main__":
    main()
