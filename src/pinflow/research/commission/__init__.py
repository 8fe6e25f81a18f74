"""What a marketplace pays for a sale: rates that are shipped, and those that a tenant enters."""
