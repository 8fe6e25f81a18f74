"""Finds everything in decoded JSON that a type does not take; msgspec itself stops at the first."""

from __future__ import annotations

import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec

Misfits = Iterator[tuple[str, str]]


def find_misfits(value: object, kind: Any, where: str = "$") -> Misfits:
    """Where (a path such as ``$.layers[2].size``) and why ``value`` is no ``kind``; nothing if it is one.

    ``kind``: a msgspec struct, a tuple of any length, a dict, a union, or a plain type, annotated or not.
    """
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        inside = list(_inside(value, kind, where))
        yield from inside or [(where, str(error).partition(" - at `")[0])]


def _inside(value: object, kind: Any, where: str) -> Misfits:
    plain: Any = kind
    limits: list[Any] = []
    if get_origin(kind) is Annotated:
        plain, *limits = get_args(kind)
    if isinstance(value, list) and get_origin(plain) is tuple:
        yield from _length(value, limits, where)
        for index, item in enumerate(value):
            yield from find_misfits(item, get_args(plain)[0], f"{where}[{index}]")
    elif isinstance(value, dict):
        if get_origin(plain) in (Union, types.UnionType):
            plain = _meant(value, get_args(plain))
        if get_origin(plain) is dict:
            yield from _length(value, limits, where)
            of_key, of_value = get_args(plain)
            for key, item in value.items():
                yield from find_misfits(key, of_key, f"{where}.{key}")
                yield from find_misfits(item, of_value, f"{where}.{key}")
        elif isinstance(plain, type) and issubclass(plain, msgspec.Struct):
            yield from _fields(value, plain, where)


def _length(value: list[Any] | dict[str, Any], limits: list[Any], where: str) -> Misfits:
    for limit in limits:
        try:
            msgspec.convert(value, Annotated[type(value), limit])
        except msgspec.ValidationError as error:
            yield where, str(error)


def _meant(value: dict[str, Any], kinds: tuple[Any, ...]) -> Any:
    """The struct that a value's tag names, or the only one there is."""
    structs = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, msgspec.Struct)]
    for struct in structs:
        config = struct.__struct_config__
        if config.tag is not None and config.tag_field is not None:
            if value.get(config.tag_field) == config.tag:
                return struct
        elif len(structs) == 1:
            return struct
    return None


def _fields(value: dict[str, Any], struct: type[msgspec.Struct], where: str) -> Misfits:
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    config = struct.__struct_config__
    for name, item in value.items():
        if name in fields:
            yield from find_misfits(item, fields[name].type, f"{where}.{name}")
        elif config.forbid_unknown_fields and name != config.tag_field:
            yield f"{where}.{name}", f"Object contains unknown field `{name}`"
    for name, field in fields.items():
        if field.required and name not in value:
            yield where, f"Object missing required field `{name}`"
