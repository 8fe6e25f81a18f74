"""Advice by the kind of thing, in five languages."""
