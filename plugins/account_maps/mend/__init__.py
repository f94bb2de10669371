"""A file with problems → the same file without those that have one certain answer."""
