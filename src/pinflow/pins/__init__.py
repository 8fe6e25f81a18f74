"""Drafts: copy, pictures, the rules of the platforms, and a person's approval."""
