"""Finds everything in decoded JSON that a type does not take; msgspec itself stops at the first."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

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
        yield from inside or [(where, say_misfit(str(error).partition(" - at `")[0], value, kind))]


_KINDS = {
    "str": "a text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}


def say_misfit(told: str, value: object, kind: Any) -> str:
    """What msgspec tells, in words for a designer, with what would do where that is a short list."""
    if match := re.fullmatch(r"Expected `([\w |]+)`, got `(\w+)`", told):
        wanted = " or ".join(_KINDS.get(each, each) for each in match[1].split(" | "))
        return f"is {_KINDS.get(match[2], match[2])}; it has to be {wanted}"
    if told.startswith("Expected `str` matching regex"):
        joined = "hyphens" if "0-9-]" in told else "underscores"
        return f"“{value}” cannot be a name: small letters, digits and {joined}, and a letter first"
    if match := re.fullmatch(r"Expected `\w+` (of length )?(>=|<=|>|<) ([\d.-]+)", told):
        bound = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}[match[2]]
        return f"{'its length has' if match[1] else 'has'} to be {bound} {float(match[3]):g}"
    if match := re.fullmatch(r"Object contains unknown field `(.+)`", told):
        return f"there is no “{match[1]}” here"
    if match := re.fullmatch(r"Object missing required field `(.+)`", told):
        return f"“{match[1]}” is missing"
    if told.startswith("Invalid enum value") and (choices := _choices(kind)):
        return f"“{value}” is none of: {', '.join(choices)}"
    if told.startswith("Invalid value") and (choices := _tags(kind)):
        given = value.get("type") if isinstance(value, dict) else value
        return f"its type “{given}” is none of: {', '.join(choices)}"
    return told


def _choices(kind: Any) -> list[str]:
    """The values of a literal or an enumeration, also inside an annotation or a union."""
    if get_origin(kind) is Literal:
        return [str(value) for value in get_args(kind)]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(member.value) for member in kind]
    inside = get_args(kind)[:1] if get_origin(kind) is Annotated else get_args(kind)
    return [value for each in inside for value in _choices(each)]


def _tags(kind: Any) -> list[str]:
    plain = get_args(kind)[0] if get_origin(kind) is Annotated else kind
    kinds = get_args(plain) or (plain,)
    return [
        str(each.__struct_config__.tag)
        for each in kinds
        if isinstance(each, type) and issubclass(each, msgspec.Struct)
    ]


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
            yield f"{where}.{name}", say_misfit(f"Object contains unknown field `{name}`", value, struct)
    for name, field in fields.items():
        if field.required and name not in value:
            yield where, say_misfit(f"Object missing required field `{name}`", value, struct)
