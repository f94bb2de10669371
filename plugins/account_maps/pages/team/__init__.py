"""Our own people: a list, and a page for each."""
