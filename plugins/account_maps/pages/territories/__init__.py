"""The territories: a list, and a page for each."""
