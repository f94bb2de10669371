"""What all pages share: links, names, small pieces of text, and the template environment."""
