"""Prompts by name and version. A version that drafts were written with never changes: make the next one."""
