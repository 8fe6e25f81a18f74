"""Writers turn product facts into the copy of a pin. ``TemplateWriter`` needs no key."""

from pinflow.pins.writers.template import TemplateWriter
from pinflow.pins.writers.writer import Writer

__all__ = ["TemplateWriter", "Writer"]
