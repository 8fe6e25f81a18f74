"""Which hours of an account's day its own pins speak for, and how slots lean to them."""
