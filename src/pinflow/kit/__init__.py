"""Infrastructure that could belong to any project: database, jobs, HTTP, errors, clock, crypto, plugins."""
