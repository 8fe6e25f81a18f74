"""Short names out of marketplace titles."""
