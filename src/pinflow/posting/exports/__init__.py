"""Pins of export accounts: files for Pinterest's bulk upload, and feeds."""
