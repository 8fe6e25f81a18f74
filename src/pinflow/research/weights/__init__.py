"""How much each part of the score counts in a project: versions, preview, history."""
