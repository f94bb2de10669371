"""The section that the maps add to the home page."""
