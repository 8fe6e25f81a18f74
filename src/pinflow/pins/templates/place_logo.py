"""Gives a template that has no place for a logo one above its headline, or on a plate of its own."""

from __future__ import annotations

import msgspec

from pinflow.pins.templates.model import Box, Layer, Logo, Panel, Stack, Template, Text

# Of a picture 1000 px wide: legible at 236 px, and quieter than the headline.
_HEIGHT, _MAX_WIDTH = 84, 320
_MOST_CHILDREN, _MOST_LAYERS = 12, 32
# A plate in the upper left corner, clear of the edge and of where feeds cut.
_PLATE = Box(left=96, top=96, right=96 + 2 * 24 + _MAX_WIDTH, bottom=96 + 2 * 24 + _HEIGHT)
_PLATE_PADDING, _PLATE_NAME = 24.0, "logo_plate"


def has_logo(template: Template) -> bool:
    """Whether a layer shows the brand's logo."""
    return any(
        isinstance(child, Logo)
        for layer in template.layers
        if isinstance(layer, Stack)
        for child in layer.children
    )


def place_logo(template: Template) -> Template:
    """The template with a logo as the first thing of the text box that the headline stands in.

    Where the headline stands in the midst of a picture, the logo gets a plate of its own in the colour of the
    bands behind the lines. A template that has a logo, or no room for one, stays as it is.
    """
    if has_logo(template):
        return template
    for index, layer in enumerate(template.layers):
        headline = _headline(layer)
        if isinstance(layer, Stack) and headline is not None and len(layer.children) < _MOST_CHILDREN:
            logo = Logo(
                height=_HEIGHT,
                max_width=_MAX_WIDTH,
                font=headline.font,
                color=headline.color,
                align="center" if headline.align == "center" else "start",
            )
            first = msgspec.structs.replace(layer.children[0], space_before=layer.gap)
            filled = msgspec.structs.replace(layer, children=(logo, first, *layer.children[1:]))
            layers = (*template.layers[:index], filled, *template.layers[index + 1 :])
            return msgspec.structs.replace(template, layers=layers)
    return _with_plate(template)


def _with_plate(template: Template) -> Template:
    marked = next((found for layer in template.layers if (found := _headline(layer, marked=True))), None)
    if marked is None or marked.highlight is None or len(template.layers) >= _MOST_LAYERS:
        return template
    logo = Logo(height=_HEIGHT, max_width=_MAX_WIDTH, font=marked.font, color=marked.color, align="center")
    plate = Stack(
        name=_PLATE_NAME,
        box=_PLATE,
        on=marked.highlight,
        gap=0,
        panel=Panel(color=marked.highlight, padding=_PLATE_PADDING),
        children=(logo,),
    )
    return msgspec.structs.replace(template, layers=(*template.layers, plate))


def _headline(layer: Layer, *, marked: bool = False) -> Text | None:
    """The headline of a text box; ``marked``: one with a band behind its lines, around which is a picture."""
    if not isinstance(layer, Stack):
        return None
    return next(
        (
            child
            for child in layer.children
            if isinstance(child, Text)
            and child.source == "headline"
            and (child.highlight is not None) == marked
        ),
        None,
    )
