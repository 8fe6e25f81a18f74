"""The tenant's own pictures, with whose they are and under which licence."""
