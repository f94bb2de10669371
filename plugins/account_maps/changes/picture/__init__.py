"""One picture of two versions of a map, in which everything that changed is marked."""
