"""Where observations come from: one package a source."""
