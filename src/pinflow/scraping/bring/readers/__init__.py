"""Readers of brought files, one class a format: tables of products and saved pages."""
