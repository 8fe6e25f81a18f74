"""A second stand-in Pinterest, small and fast, that goes wrong all the time: chaos runs count on it."""
