"""PostgreSQL: typed sessions that only this package commits, roles, migrations and live changes."""

from pinflow.kit.db.sessions import (
    Database,
    DatabasePool,
    Session,
    TenantId,
    TenantSession,
    decode_json,
    encode_json,
)

__all__ = [
    "Database",
    "DatabasePool",
    "Session",
    "TenantId",
    "TenantSession",
    "decode_json",
    "encode_json",
]
