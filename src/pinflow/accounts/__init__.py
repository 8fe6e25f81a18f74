"""Pinterest accounts: connecting them, their tokens, boards and health."""
