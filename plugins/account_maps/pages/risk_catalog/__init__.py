"""A page for each risk that the rules look for, and a list of them."""
