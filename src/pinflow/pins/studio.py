"""Draws pictures in processes of their own: the drawing library holds the interpreter's lock."""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import msgspec

from pinflow.kit.errors import ExternalError, InvalidInputError
from pinflow.pins.models import PinDesign, RenderedPicture
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.similar.picture_bits import picture_bits

MakeRenderer = Callable[[], Renderer]
_renderer: Renderer | None = None


class Studio:
    """A pool of processes, each with its own renderer. Close it at the edge."""

    def __init__(self, make_renderer: MakeRenderer, processes: int) -> None:
        self._make_renderer = make_renderer
        self._processes = processes
        self._pool: Executor | None = None

    async def draw(
        self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()
    ) -> RenderedPicture:
        """The finished picture. Designs with the same photo share its decoding when they follow each other.

        ``further``: photos for the other slots of a template that shows several.

        Raises:
            InvalidInputError: the renderer's, about the template or the photo.
            ExternalError: ``studio.process_died``: the picture killed its process; the pool is new again.
        """
        if self._pool is None:
            # Never fork: this process runs threads and an event loop.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._processes, mp_context=context, initializer=_prepare, initargs=(self._make_renderer,)
            )
        pool = self._pool
        try:
            drawn = await asyncio.get_running_loop().run_in_executor(pool, _draw, design, photo, further)
        except BrokenProcessPool as error:
            if self._pool is pool:
                self._pool = None
            pool.shutdown(wait=False)
            raise ExternalError(
                "studio.process_died", "Drawing this picture ended its process, perhaps for lack of memory."
            ) from error
        if isinstance(drawn, _Refusal):
            raise InvalidInputError(drawn.code, drawn.message, **drawn.data)
        return drawn

    def close(self) -> None:
        """Ends the processes."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _prepare(make_renderer: MakeRenderer) -> None:
    global _renderer
    _renderer = make_renderer()


class _Refusal(msgspec.Struct, frozen=True):
    """What a renderer refused. An AppError does not survive the way between processes: it breaks the pool."""

    code: str
    message: str
    data: dict[str, object]


def _draw(design: PinDesign, photo: bytes | None, further: tuple[bytes, ...]) -> RenderedPicture | _Refusal:
    assert _renderer is not None
    try:
        # A renderer of another package may know one photo only.
        picture = _renderer.render(design, photo, further) if further else _renderer.render(design, photo)
    except InvalidInputError as error:
        return _Refusal(error.code, error.message, error.data)
    return msgspec.structs.replace(picture, picture_bits=picture_bits(picture.data))


def seed_of(*parts: object) -> str:
    """A seed that is the same for the same product of a project, whatever is edited."""
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:16]
