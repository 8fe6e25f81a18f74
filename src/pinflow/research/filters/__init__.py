"""Conditions to look through opportunities with, also kept under a name."""
