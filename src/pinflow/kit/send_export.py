"""Sends exported rows as a file over the API."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from typing import Annotated, Any

from fastapi import Query
from starlette.responses import StreamingResponse

from pinflow.kit.db import TenantSession
from pinflow.kit.export_rows import MEDIA_TYPES, ExportFormat, read_pieces, spooled

# The media type without its character set, as the document names it.
EXPORTED: dict[str, Any] = {
    MEDIA_TYPES[kind].split(";")[0]: {"schema": {"type": "string", "format": "binary"}}
    for kind in (ExportFormat.CSV, ExportFormat.XLSX)
} | {
    "application/json": {
        "schema": {
            "type": "object",
            "required": ["items"],
            "properties": {"items": {"type": "array", "items": {"type": "object"}}},
        }
    }
}
AsFile = Annotated[ExportFormat, Query(alias="format", description="The kind of file.")]


async def send_export(
    open_session: Callable[[], AbstractAsyncContextManager[TenantSession]],
    name: str,
    day: date,
    export_format: ExportFormat,
    pieces_of: Callable[[TenantSession], AsyncIterator[bytes]],
) -> StreamingResponse:
    """The file ``name-day.format`` once it is whole: the database is left before the first byte goes out."""

    async def read() -> AsyncIterator[bytes]:
        async with open_session() as session:
            async for piece in pieces_of(session):
                yield piece

    file = await spooled(read())
    return StreamingResponse(
        read_pieces(file),
        media_type=MEDIA_TYPES[export_format],
        headers={"content-disposition": f'attachment; filename="{name}-{day.isoformat()}.{export_format}"'},
    )
