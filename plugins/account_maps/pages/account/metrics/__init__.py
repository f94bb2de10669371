"""The metrics of an account."""
