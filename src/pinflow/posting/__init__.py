"""The governor, slots, publish attempts and their reconciliation: every approved pin exactly once."""
