"""What changed: a page and a feed for each account, and for all of them."""

from account_maps.pages.history.feeds import files
from account_maps.pages.history.specs import pages

__all__ = ["files", "pages"]
