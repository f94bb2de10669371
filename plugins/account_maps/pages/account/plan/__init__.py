"""The plan of an account."""
