"""What every model of the REST API shares, and the few that belong to no slice."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field

Schema = dict[str, Any]
PathId = Annotated[UUID, Path(alias="id")]


class ApiModel(BaseModel):
    """A body that is sent or received; a field it does not know is an error, not silence."""

    model_config = ConfigDict(extra="forbid")


def _without_defaults(schema: Schema) -> None:
    """A field may be left out; what it is then is not part of the contract."""
    for field in schema.get("properties", {}).values():
        field.pop("default", None)


def may_be_left_out(**constraints: Any) -> Any:
    """A field of a ``Change`` that is not nullable: sent with a value, or not sent."""
    return Field(default=None, **constraints)


class Change(ApiModel):
    """A partial change: only the fields that were sent count, see ``sent``."""

    model_config = ConfigDict(json_schema_extra=_without_defaults)

    def sent(self, *, besides: frozenset[str] = frozenset()) -> dict[str, Any]:
        """The fields that the client sent, in Python's types."""
        return {name: getattr(self, name) for name in self.model_fields_set if name not in besides}


def examples(*values: Schema) -> ConfigDict:
    """The model configuration that shows ``values`` in the OpenAPI document."""
    return ConfigDict(json_schema_extra={"examples": list(values)})


def change_examples(*values: Schema) -> ConfigDict:
    """The same for a ``Change``."""

    def extend(schema: Schema) -> None:
        _without_defaults(schema)
        schema["examples"] = list(values)

    return ConfigDict(json_schema_extra=extend)


class Problem(BaseModel):
    """What went wrong (RFC 9457). Further members depend on ``code``."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Conflict",
                    "status": 409,
                    "detail": "This pin was changed since you looked at it. Look again, then decide.",
                    "code": "pins.changed_since_seen",
                    "request_id": "0b8e4c1f5d6a4a0f",
                }
            ]
        },
    )

    type: str
    title: str
    status: int
    detail: str
    code: str
    request_id: str | None


class Job(ApiModel):
    """Work that was put into the queue; null: a job that still waits will do it."""

    model_config = examples({"job_id": "4711"})

    job_id: str | None
