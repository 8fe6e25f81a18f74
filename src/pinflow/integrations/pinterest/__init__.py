"""Pinterest's API v5 over HTTP: OAuth, account, boards, pins and trends."""
