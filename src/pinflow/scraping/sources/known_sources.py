"""The sources that this process works with, as routes ask for them."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Annotated

from pinflow.kit.errors import InvalidInputError
from pinflow.kit.provide import provided
from pinflow.scraping.sources.source import Source


@dataclasses.dataclass(frozen=True)
class Sources:
    """The sources of lists by name."""

    by_name: Mapping[str, Source]

    def get(self, name: str) -> Source:
        """The source called ``name``.

        Raises:
            InvalidInputError: ``scraping.unknown_source``.
        """
        if name not in self.by_name:
            raise InvalidInputError(
                "scraping.unknown_source",
                f"There is no source “{name}”. Known: {', '.join(sorted(self.by_name))}.",
                field="source",
            )
        return self.by_name[name]


ProvidedSources = Annotated[Sources, provided(Sources)]
