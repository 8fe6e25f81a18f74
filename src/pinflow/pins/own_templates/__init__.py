"""Templates that a tenant made for itself."""
