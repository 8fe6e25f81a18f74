"""Automated Pinterest Money Flow: from best-seller lists to approved, once-published pins."""

__version__ = "0.1.0"
