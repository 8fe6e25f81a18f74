"""How fast does the line make pins? 100 real observations to 100 drafted, rendered, checked pins.

Run it as it is (three rounds) or with ``--quick`` (two short ones); ``--json`` adds one object as the last
line. It starts its own embedded PostgreSQL in a temporary folder, a host for photos on loopback, and
``pinflow service studio`` as it ships: jobs through the durable queue, pictures drawn in processes of their
own, pictures and pins stored, every rule checked. The first round is cold: it includes starting the studio.

The floor is what no renderer can go below: decode one 1500 x 1500 JPEG, scale it, encode 1000 x 1500, with
the same codec, in as many processes as the studio has. docs/benchmarks.md keeps the figures.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import secrets
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from pathlib import Path

import cv2
import msgspec
import numpy as np
import psutil
import simplejpeg
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "src"))

from pinflow.entrypoints import tools  # noqa: E402
from pinflow.entrypoints.bootstrap import Runtime, open_runtime  # noqa: E402
from pinflow.identity.create_tenant import create_tenant  # noqa: E402
from pinflow.identity.models import Actor, Role  # noqa: E402
from pinflow.kit.ids import new_id  # noqa: E402
from pinflow.kit.logging import configure_logging  # noqa: E402
from pinflow.pins.pin import PinState  # noqa: E402
from pinflow.pins.queries import count_pins, list_pins  # noqa: E402
from pinflow.pins.request_draft import request_draft  # noqa: E402
from pinflow.pins.templates.load_template import load_template  # noqa: E402
from pinflow.projects.create_project import ProjectChange, change_project, create_project  # noqa: E402
from pinflow.projects.models import PicturePolicy, ProjectId  # noqa: E402
from pinflow.research.queries import list_opportunities  # noqa: E402
from pinflow.research.score_project import score_project  # noqa: E402
from pinflow.scraping.models import ListId, Observed, ObservedList  # noqa: E402
from pinflow.scraping.queries import insert_watched_list, record_list_visit, upsert_list  # noqa: E402
from pinflow.settings import load_settings  # noqa: E402

PAGES = ROOT.parent / "shared" / "amazon" / "pages"
REAL_LISTS = (
    "de-bestsellers-solaranlagen-2024-1.html",
    "com-bestsellers-sports-outdoors-2014-p1.html",
    "com-bestsellers-books-2018-1.html",
)
PHOTO_SIDE = 1500
_PICTURE_HOST = re.compile(
    rb"https?://[a-z0-9.-]+\.(?:media-amazon|ssl-images-amazon|images-amazon)\.com(?=/images/)"
)
_PATIENCE_SECONDS = 600.0


class Stages(msgspec.Struct):
    """Wall seconds of one round."""

    parse: float
    store: float
    score: float
    draft: float

    @property
    def total(self) -> float:
        return self.parse + self.store + self.score + self.draft


class Memory:
    """The highest sums over the studio's and PostgreSQL's processes.

    Shared pages count once where the system tells them apart (PSS), else in each process (RSS).
    """

    def __init__(self, studio: int, postmaster: int) -> None:
        self._studio = studio
        self._postmaster = postmaster
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self.measure = "pss" if sys.platform == "linux" else "rss"
        self.peak_studio = 0
        self.peak_parent = 0
        self.peak_database = 0

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.25):
            studio = _tree(self._studio)
            self.peak_studio = max(self.peak_studio, sum(map(self._size, studio)))
            self.peak_parent = max([self.peak_parent, *map(self._size, studio[:1])])
            self.peak_database = max(self.peak_database, sum(map(self._size, _tree(self._postmaster))))

    def _size(self, process: psutil.Process) -> int:
        try:
            info = process.memory_full_info() if self.measure == "pss" else process.memory_info()
        except psutil.Error:
            return 0
        return int(getattr(info, self.measure))


def _tree(pid: int) -> list[psutil.Process]:
    """The process and all below it; empty when it is gone."""
    try:
        process = psutil.Process(pid)
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def cpu_seconds(pid: int) -> float:
    """What the process and all that live below it have used so far."""
    used = [process.cpu_times() for process in _tree(pid)]
    return float(sum(times.user + times.system for times in used))


async def find_postmaster(runtime: Runtime) -> int:
    """The server's first process: every connection's process is its child."""
    async with runtime.system_database.connection() as connection:
        backend = psutil.Process(await connection.fetchval("select pg_backend_pid()"))
        return int(backend.ppid())


@contextmanager
def running_studio(runtime: Runtime, folder: Path) -> Iterator[int]:
    """``pinflow service studio`` as it ships, in a process of its own; yields its process id."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("PINFLOW_")},
        "PYTHONPATH": str(ROOT / "src"),
        "PINFLOW_DATABASE_URL": runtime.urls.app,
        "PINFLOW_SYSTEM_DATABASE_URL": runtime.urls.system,
        "PINFLOW_DATA_DIR": str(folder),
        "PINFLOW_SANDBOX_AMAZON_URL": runtime.settings.sandbox_amazon_url or "",
        "PINFLOW_LOG_LEVEL": "WARNING",
    }
    command = [sys.executable, "-m", "pinflow.entrypoints", "service", "studio"]
    studio = subprocess.Popen(command, env=environment, stdout=sys.stderr)
    try:
        yield studio.pid
    finally:
        studio.terminate()
        studio.wait(30)


def make_photo(seed: int) -> bytes:
    """A 1500 x 1500 JPEG with soft shapes and fine grain, of a size as product photos have."""
    noise = np.random.default_rng(seed)
    coarse = noise.integers(0, 255, (24, 24, 3), dtype=np.uint8)
    photo = cv2.resize(coarse, (PHOTO_SIDE, PHOTO_SIDE), interpolation=cv2.INTER_CUBIC)
    grain = noise.normal(0, 3, (PHOTO_SIDE, PHOTO_SIDE, 1)).astype(np.int16)
    photo = np.clip(photo.astype(np.int16) + grain, 0, 255).astype(np.uint8)
    cv2.circle(photo, (750, 750), 560, [int(value) for value in noise.integers(0, 255, 3)], -1)
    data: bytes = simplejpeg.encode_jpeg(photo, quality=85, colorspace="BGR")
    return data


@asynccontextmanager
async def photo_host() -> AsyncIterator[str]:
    """Serves a photo of its own for every address, made before anything is measured."""
    photos = await asyncio.to_thread(lambda: [make_photo(seed) for seed in range(20)])

    async def answer(request: Request) -> Response:
        return Response(photos[hash(request.url.path) % len(photos)], media_type="image/jpeg")

    app = Starlette(routes=[Route("/{path:path}", answer)])
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", access_log=False, ws="none"))
    serving = asyncio.create_task(server.serve())
    await wait_until("the photo host starts", lambda: _is(server.started))
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    await serving


async def _is(value: bool) -> bool:
    return value


async def wait_until(what: str, ready: Callable[[], Awaitable[bool]], every: float = 0.05) -> None:
    deadline = time.perf_counter() + _PATIENCE_SECONDS
    while not await ready():
        if time.perf_counter() > deadline:
            raise SystemExit(f"Waited {_PATIENCE_SECONDS:.0f} s in vain: {what}.")
        await asyncio.sleep(every)


def read_pages(photos_url: str) -> tuple[str, list[bytes]]:
    """What the observations come from; photo addresses lead to our own host."""
    if PAGES.is_dir():
        pages = [(PAGES / name).read_bytes() for name in REAL_LISTS]
        return "saved real pages", [_PICTURE_HOST.sub(photos_url.encode(), page) for page in pages]
    from pinflow.sandbox.amazon.goods import SHELVES
    from pinflow.sandbox.amazon.markup import View, render_list

    view = View(seed=1, hour=500_000, origin=photos_url)
    pages = [render_list("bestsellers", shelf, 1, view).encode() for shelf in SHELVES[:4]]
    return "the sandbox's pages, because ../shared is not here", pages


def take(lists: list[ObservedList], count: int) -> list[ObservedList]:
    """The first ``count`` products that have a card, each once."""
    seen: set[tuple[str, str]] = set()
    taken = []
    for observed in lists:
        products: list[Observed] = []
        for product in observed.products:
            key = (observed.marketplace, product.asin)
            if product.title and key not in seen and len(seen) < count:
                seen.add(key)
                products.append(product)
        taken.append(msgspec.structs.replace(observed, products=tuple(products)))
    if len(seen) < count:
        raise SystemExit(f"The pages hold {len(seen)} products, {count} were asked for.")
    return taken


async def make_tenant(runtime: Runtime) -> Actor:
    now = runtime.clock.now()
    async with runtime.system_database.system_session() as session:
        admin = await create_tenant(
            session,
            tenant_name="Bench",
            email="bench@example.test",
            name="bench",
            password=secrets.token_urlsafe(24),
            now=now,
        )
    return Actor(tenant_id=admin.tenant_id, user_id=admin.user_id, name="bench", role=Role.ADMIN, via="cli")


async def make_project(runtime: Runtime, actor: Actor, number: int) -> ProjectId:
    now = runtime.clock.now()
    change = ProjectChange(
        site_url_pattern="https://bench.example/{marketplace}/{asin}/",
        picture_policy=PicturePolicy.MARKETPLACE_PHOTO,
        picture_policy_confirmed=True,
    )
    async with runtime.database.tenant_session(actor.tenant_id) as session:
        project = await create_project(
            session, actor, name=f"Round {number}", marketplace="amazon.com", time_zone="UTC", now=now
        )
        await change_project(session, actor, project.id, change, seen_version=project.version, now=now)
    return project.id


async def watch(
    runtime: Runtime, actor: Actor, project: ProjectId, lists: list[ObservedList]
) -> list[ListId]:
    """The project watches all lists; not part of what is measured."""
    now = runtime.clock.now()
    async with runtime.system_database.system_session() as system:
        ids = [
            await upsert_list(
                system,
                ListId(new_id(now)),
                source="amazon",
                marketplace=observed.marketplace,
                list_kind=observed.list_kind,
                category=observed.category,
                url=f"https://bench.example/{number}",
                now=now + timedelta(days=365),
            )
            for number, observed in enumerate(lists)
        ]
    async with runtime.database.tenant_session(actor.tenant_id) as session:
        for list_id in ids:
            await insert_watched_list(session, project, list_id, now)
    return ids


async def run_round(runtime: Runtime, actor: Actor, pages: list[bytes], count: int, number: int) -> Stages:
    """One round of the line with a project of its own."""
    project = await make_project(runtime, actor, number)
    source = tools.sources(runtime)["amazon"]
    started = time.perf_counter()
    lists = take([source.read(page, None) for page in pages], count)
    parsed = time.perf_counter()
    ids = await watch(runtime, actor, project, lists)
    before_store = time.perf_counter()
    moment = datetime.now(UTC).replace(microsecond=0)
    for list_id, observed in zip(ids, lists, strict=True):
        async with runtime.system_database.system_session() as system:
            await record_list_visit(
                system,
                list_id,
                observed,
                moment,
                next_fetch_at=moment + timedelta(days=365),
                etag=None,
                last_modified=None,
            )
    stored = time.perf_counter()
    async with runtime.database.tenant_session(actor.tenant_id) as session:
        scored_count = await score_project(session, project, runtime.clock.now())
    scored = time.perf_counter()
    if scored_count != count:
        raise SystemExit(f"{scored_count} opportunities instead of {count}.")
    await draft_all(runtime, actor, project, count, already=(number - 1) * count)
    drafted = time.perf_counter()
    return Stages(
        parse=parsed - started,
        store=stored - before_store,
        score=scored - stored,
        draft=drafted - scored,
    )


async def draft_all(runtime: Runtime, actor: Actor, project: ProjectId, count: int, already: int) -> None:
    """Asks the studio for every pin and waits until all are in review."""
    async with runtime.database.tenant_session(actor.tenant_id) as session:
        opportunities = await list_opportunities(session, project_id=project, limit=count)
        for opportunity in opportunities:
            await request_draft(session, runtime.jobs, actor, opportunity.id, now=runtime.clock.now())

    async def drafted() -> bool:
        async with runtime.database.tenant_session(actor.tenant_id, read_only=True) as session:
            return (await count_pins(session)).get(PinState.IN_REVIEW, 0) >= already + count

    await wait_until("the drafts are made", drafted)


async def check_pins(runtime: Runtime, actor: Actor, count: int) -> int:
    """Every pin has a picture of the right size with the photo in it; returns how many a rule blocks."""
    async with runtime.database.tenant_session(actor.tenant_id, read_only=True) as session:
        pins = await list_pins(session, limit=count)
    assert len(pins) == count
    assert len({(pin.project_id, pin.marketplace, pin.asin) for pin in pins}) == count
    assert {(pin.picture_width, pin.picture_height) for pin in pins} == {(1000, 1500)}
    shown = [pin for pin in pins if load_template(pin.template).picture == "photo_or_art"]
    with_photo = sum(pin.picture_uses_marketplace_photo for pin in pins)
    assert with_photo == len(shown) > 0, f"only {with_photo} of {len(shown)} pins have their photo"
    return sum(pin.blocked for pin in pins)


def floor_once(photo: bytes) -> int:
    """The least work for one picture: decode, scale, encode. Returns the bytes made."""
    decoded = simplejpeg.decode_jpeg(photo, colorspace="BGR")
    scaled = cv2.resize(decoded, (1000, 1500), interpolation=cv2.INTER_AREA)
    return len(simplejpeg.encode_jpeg(scaled, quality=88, colorspace="BGR"))


def _floor_many(photo: bytes, times: int) -> tuple[float, float]:
    """(wall, CPU) seconds of ``times`` pictures."""
    cv2.setNumThreads(1)
    floor_once(photo)
    started, used = time.perf_counter(), time.process_time()
    for _ in range(times):
        floor_once(photo)
    return time.perf_counter() - started, time.process_time() - used


def measure_floor(processes: int, times: int) -> tuple[float, float]:
    """Pictures per second, in as many processes as the studio has, and CPU seconds a picture."""
    photo = make_photo(1)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        list(pool.map(_floor_many, [photo] * processes, [1] * processes))
        measured = list(pool.map(_floor_many, [photo] * processes, [times] * processes))
    made = processes * times
    return made / max(wall for wall, _ in measured), sum(cpu for _, cpu in measured) / made


async def measure(count: int, rounds: int) -> dict[str, object]:
    configure_logging("console", level="ERROR", service="bench")
    with tempfile.TemporaryDirectory(prefix="pinflow-bench-") as folder:
        async with photo_host() as photos_url:
            settings = load_settings({}, data_dir=Path(folder), sandbox_amazon_url=photos_url)
            source, pages = read_pages(photos_url)
            async with open_runtime(settings) as runtime:
                actor = await make_tenant(runtime)
                postmaster = await find_postmaster(runtime)
                with running_studio(runtime, Path(folder)) as studio, Memory(studio, postmaster) as memory:
                    stages = [await run_round(runtime, actor, pages, count, 1)]
                    used = cpu_seconds(studio)
                    stages += [
                        await run_round(runtime, actor, pages, count, number)
                        for number in range(2, rounds + 1)
                    ]
                    used = cpu_seconds(studio) - used
                blocked = await check_pins(runtime, actor, count)
    floor, floor_cpu = await asyncio.to_thread(measure_floor, settings.studio_processes, 40)
    cold, *warm = stages
    rates = [count / stage.total for stage in warm]
    middle = sorted(warm, key=lambda stage: stage.total)[len(warm) // 2]
    return {
        "pins": count,
        "rounds": rounds,
        "source": source,
        "studio_processes": settings.studio_processes,
        "cpus": os.cpu_count(),
        "pins_per_second": round(statistics.median(rates), 2),
        "pins_per_second_range": [round(min(rates), 2), round(max(rates), 2)],
        "pins_per_second_cold": round(count / cold.total, 2),
        "seconds": {name: round(getattr(middle, name), 3) for name in middle.__struct_fields__},
        "blocked_by_rules": blocked,
        "floor": "decode 1500x1500 JPEG, scale, encode 1000x1500",
        "floor_per_second": round(floor, 2),
        "ratio_to_floor": round(statistics.median(rates) / floor, 3),
        "studio_cpu_seconds_per_pin": round(used / count / len(warm), 4),
        "floor_cpu_seconds": round(floor_cpu, 4),
        "load_average": round(os.getloadavg()[0], 1),
        "memory_measure": memory.measure,
        "peak_mb": round(memory.peak_studio / 2**20),
        "peak_parent_mb": round(memory.peak_parent / 2**20),
        "peak_database_mb": round(memory.peak_database / 2**20),
    }


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="two rounds of 30 pins")
    parser.add_argument("--json", action="store_true", help="one JSON object as the last line")
    arguments = parser.parse_args()
    count, rounds = (30, 2) if arguments.quick else (100, 4)
    result = asyncio.run(measure(count, rounds))
    stages = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in result["seconds"].items())  # type: ignore[attr-defined]
    print(f"{count} pins from {result['source']}, {result['studio_processes']} drawing processes")
    print(
        f"{result['pins_per_second']} pins a second warm {result['pins_per_second_range']}, "
        f"{result['pins_per_second_cold']} in the first, cold round"
    )
    print(f"Seconds for {count}: {stages}")
    print(
        f"Floor ({result['floor']}): {result['floor_per_second']} a second; "
        f"the line reaches {result['ratio_to_floor']} of it"
    )
    print(
        f"CPU seconds a pin in the studio: {result['studio_cpu_seconds_per_pin']} "
        f"(floor {result['floor_cpu_seconds']}); load average {result['load_average']}"
    )
    print(
        f"Memory at its peak ({result['memory_measure']}): {result['peak_mb']} MB over the studio, "
        f"{result['peak_parent_mb']} MB of it the parent; PostgreSQL {result['peak_database_mb']} MB"
    )
    if arguments.json:
        print(json.dumps(result))


if __name__ == "__main__":
    main()
