"""A stateful stand-in for Pinterest that speaks its official API v5: for the demo and for fault tests."""
