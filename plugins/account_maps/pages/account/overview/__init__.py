"""The overview of an account."""
