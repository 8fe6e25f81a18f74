"""What was handed out for export accounts, in the database."""
