"""Figures over the API."""

from __future__ import annotations

from fastapi import APIRouter

from pinflow.analytics import schemas
from pinflow.analytics.show_figures import show_figures
from pinflow.identity.acting import Who
from pinflow.kit.api_models import PathId
from pinflow.pins.pin import PinId

router = APIRouter()


@router.get("/pins/{id}/figures", tags=["analytics"], summary="Figures of a pin", name="get_pin_figures")
async def show(pin_id: PathId, who: Who) -> schemas.PinFigures:
    """Impressions, saves and clicks of a published pin by day, as Pinterest told them, and as of when."""
    async with who.read() as session:
        return schemas.PinFigures.of(await show_figures(session, PinId(pin_id), who.now))
