"""A small account on one page."""
