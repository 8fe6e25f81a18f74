"""Writers turn product facts into the copy of a pin. ``TemplateWriter`` needs no key."""

from pinflow.pins.writers.language_model import LanguageModelWriter
from pinflow.pins.writers.template import TemplateWriter
from pinflow.pins.writers.writer import CopyRequest, Writer

__all__ = ["CopyRequest", "LanguageModelWriter", "TemplateWriter", "Writer"]
