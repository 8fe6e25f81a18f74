"""Which product deserves a pin now, and why: opportunities and their explained score."""
