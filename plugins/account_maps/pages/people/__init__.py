"""The directory of all people, with a finder."""
