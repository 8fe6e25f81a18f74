"""Mail servers: speaks SMTP and knows nothing of us."""
