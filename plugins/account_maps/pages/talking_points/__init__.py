"""The library of talking points as a page."""
