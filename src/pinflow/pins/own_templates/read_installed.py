"""The texts of an installed template, to make one's own of."""

from __future__ import annotations

import msgspec

from pinflow.pins.own_templates.check_texts import TemplateTexts
from pinflow.pins.templates.load_template import load_template, template_directory
from pinflow.pins.templates.place_logo import has_logo, place_logo


def read_installed(name: str, *, with_logo: bool = False) -> TemplateTexts:
    """Its two files, byte for byte.

    ``with_logo``: with a place for the brand's logo, as the pins of a brand that has one are drawn. In a
    template of the tenant's own nobody else makes that place.
    """
    place = template_directory(name)
    design, sample = ((place / file).read_text(encoding="utf-8") for file in ("template.json", "sample.json"))
    template = load_template(name)
    if with_logo and not has_logo(template):
        written = msgspec.json.encode(_as_written(place_logo(template)))
        design = f"{msgspec.json.format(written, indent=2).decode()}\n"
    return TemplateTexts(design=design, sample=sample)


def _as_written(value: object) -> object:
    """A template's part as people write it: without what is so unless something else is said."""
    if isinstance(value, tuple):
        return [_as_written(each) for each in value]
    if isinstance(value, dict):
        return {name: _as_written(each) for name, each in value.items()}
    if not isinstance(value, msgspec.Struct):
        return int(value) if isinstance(value, float) and value.is_integer() else value
    config = value.__struct_config__
    kind = {} if config.tag_field is None else {config.tag_field: config.tag}
    told = {field.encode_name: getattr(value, field.name) for field in msgspec.structs.fields(value)}
    usual = {field.encode_name: field.default for field in msgspec.structs.fields(value)}
    return kind | {name: _as_written(each) for name, each in told.items() if each != usual[name]}
