"""The portfolio: a table of all accounts."""
