"""What a map says, with its working shown: pure functions of a map, the rules and a day.

Nothing here knows pages or files. People who have left take no part in any measure, and the order
of the file changes no result: everything is computed in the order of the ids.
"""

from account_maps.measure.account import measure
from account_maps.measure.measured import Measured

__all__ = ["Measured", "measure"]
