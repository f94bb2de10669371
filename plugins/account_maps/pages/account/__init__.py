"""The page of an account: everything that its map holds, with pictures and figures."""

from account_maps.pages.account.specs import pages

__all__ = ["pages"]
