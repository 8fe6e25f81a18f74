"""What writers cost: every call with its price, and a tenant's budget for a month."""
