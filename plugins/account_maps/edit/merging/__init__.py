"""Two versions of a file with a common ancestor → one that holds what both did."""

from account_maps.edit.merging.merge import Merged, merge

__all__ = ["Merged", "merge"]
