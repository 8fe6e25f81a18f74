"""Every renderer keeps the contract."""

from __future__ import annotations

from pinflow.pins.renderers.contract import RendererContract
from pinflow.pins.renderers.fake import FakeRenderer
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.renderers.skia_renderer import SkiaRenderer


class TestSkiaRenderer(RendererContract):
    def make_renderer(self) -> Renderer:
        return SkiaRenderer.create({})


class TestFakeRenderer(RendererContract):
    def make_renderer(self) -> Renderer:
        return FakeRenderer.create({})
