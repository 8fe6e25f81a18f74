"""The readers of brought files that the product brings along, all at work."""

from __future__ import annotations

from pinflow.entrypoints.find_plugins import READERS
from pinflow.scraping.bring.readers.known_readers import Readers

BUILT_IN = Readers(ready={name: reader.create({}) for name, reader in READERS.items()})
