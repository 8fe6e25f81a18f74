"""A plug-in interface and some that try to fill it. Test modules themselves cannot be imported by name."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import ClassVar

NO_CLASS = "a text"


class Greeter(ABC):
    """The interface."""

    needs: ClassVar[str | None] = None

    @abstractmethod
    def greet(self) -> str:
        """A greeting."""


class Hello(Greeter):
    def greet(self) -> str:
        return "hello"


class Keyed(Greeter):
    needs = "PINFLOW_GREETER_KEY"

    def greet(self) -> str:
        return "hello, key"


class Unfinished(Greeter):
    pass


class Stranger:
    def greet(self) -> str:
        return "hello"
