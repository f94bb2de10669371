"""The section that a map adds to the page of its account plan."""
