"""Rules that a project does without, each with who said so and why."""
