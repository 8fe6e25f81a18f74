"""Draws pictures in processes of their own: the drawing library holds the interpreter's lock."""

from __future__ import annotations

import asyncio
import hashlib
import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from typing import TypeVar

import msgspec

from pinflow.kit.errors import ExternalError, InvalidInputError
from pinflow.pins.brand_logo import with_place_for_logo
from pinflow.pins.models import PinDesign, RenderedPicture, RenderedVideo
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.similar.picture_bits import bits_of_pixels, picture_bits

Made = TypeVar("Made")
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
        return await self._do(partial(_draw, design, photo, further))

    async def film(self, designs: Sequence[PinDesign], photos: tuple[bytes, ...]) -> RenderedVideo:
        """A video of these scenes; it takes about 0.7 s of a core for each of its 6 to 15 seconds.

        ``photos``: of the slots of their template.

        Raises: as ``draw``; and ExternalError ``pins.video_library_missing``.
        """
        return await self._do(partial(_film, tuple(designs), photos))

    async def _do(self, work: Callable[[], Made | _Refusal]) -> Made:
        if self._pool is None:
            # Never fork: this process runs threads and an event loop.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self._processes, mp_context=context, initializer=_prepare, initargs=(self._make_renderer,)
            )
        pool = self._pool
        try:
            made = await asyncio.get_running_loop().run_in_executor(pool, work)
        except BrokenProcessPool as error:
            if self._pool is pool:
                self._pool = None
            pool.shutdown(wait=False)
            raise ExternalError(
                "studio.process_died", "Drawing this picture ended its process, perhaps for lack of memory."
            ) from error
        if isinstance(made, _Refusal):
            if made.permanent:
                raise ExternalError(made.code, made.message, permanent=True)
            raise InvalidInputError(made.code, made.message, **made.data)
        return made

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
    # It is not what was asked for that is at fault, but this machine.
    permanent: bool = False


def _draw(design: PinDesign, photo: bytes | None, further: tuple[bytes, ...]) -> RenderedPicture | _Refusal:
    assert _renderer is not None
    try:
        design = with_place_for_logo(design)
        # A renderer of another package may know one photo only.
        picture = _renderer.render(design, photo, further) if further else _renderer.render(design, photo)
    except InvalidInputError as error:
        return _Refusal(error.code, error.message, error.data)
    return msgspec.structs.replace(picture, picture_bits=picture_bits(picture.data))


def _film(designs: tuple[PinDesign, ...], photos: tuple[bytes, ...]) -> RenderedVideo | _Refusal:
    # Imported late: the process that asks for a video does without the picture libraries.
    from pinflow.pins.renderers.film_pin import film_pin

    assert _renderer is not None
    try:
        return film_pin(_renderer, tuple(map(with_place_for_logo, designs)), photos, bits_of_pixels)
    except (InvalidInputError, ExternalError) as error:
        return _Refusal(error.code, error.message, error.data, permanent=isinstance(error, ExternalError))


def seed_of(*parts: object) -> str:
    """A seed that is the same for the same product of a project, whatever is edited."""
    return hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:16]
