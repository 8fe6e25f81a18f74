"""Amazon's Creators API: products by id, by words and by category, for Amazon's associates."""
