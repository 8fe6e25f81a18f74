"""What the user is told, and through which channel."""
