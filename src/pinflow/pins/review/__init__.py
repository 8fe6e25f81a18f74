"""Review by several people: versions and their differences, who saw what, comments, assignment, the queue."""
