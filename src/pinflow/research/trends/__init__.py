"""What people search for on Pinterest, fetched live through a tenant's account, and which products fit it."""
