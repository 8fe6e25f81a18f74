"""Gives a template that has no place for a logo one above its headline."""

from __future__ import annotations

import msgspec

from pinflow.pins.templates.model import Logo, Stack, Template, Text

# Of a picture 1000 px wide: legible at 236 px, and quieter than the headline.
_HEIGHT, _MAX_WIDTH = 84, 320
_MOST_CHILDREN = 12


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

    One that has a logo, no room in that box, or a headline that stands in the midst of a picture stays as it
    is.
    """
    if has_logo(template):
        return template
    for index, layer in enumerate(template.layers):
        headline = _headline(layer) if isinstance(layer, Stack) else None
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
    return template


def _headline(stack: Stack) -> Text | None:
    return next(
        (
            child
            for child in stack.children
            # A marker behind its lines: what is around them is a picture, where a logo would be lost.
            if isinstance(child, Text) and child.source == "headline" and child.highlight is None
        ),
        None,
    )
