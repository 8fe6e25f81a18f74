"""The sandbox marketplace: a stateful stand-in for Amazon, served on loopback only."""

from pinflow.sandbox.amazon.app import create_app
from pinflow.sandbox.amazon.goods import SHELVES, Shelf

__all__ = ["SHELVES", "Shelf", "create_app"]
