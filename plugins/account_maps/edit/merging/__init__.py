"""Two versions of a file with a common ancestor → one that holds what both did."""

from account_maps.edit.merging.merge import MergeResult, merge

__all__ = ["MergeResult", "merge"]
