"""Stateful stand-ins for Amazon and Pinterest: the demo runs on them, and so do the fault tests."""
