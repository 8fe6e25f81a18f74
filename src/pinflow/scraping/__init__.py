"""Lists, observations, products, and their price and rank history."""
