"""What changed: a page and a feed for each account, and for all of them."""
