"""The text of a file and what is to change → the text with just that changed."""
