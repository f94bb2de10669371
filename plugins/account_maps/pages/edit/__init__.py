"""What the edit page works with: forms and the shape of a map, made from the format."""
