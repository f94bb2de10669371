"""The one-pager: one side of paper for an account, or for a meeting with some of its people.

``matter`` collects all that could stand on the sheet, best first; ``cut`` takes as much of it as a
step of the ladder allows; ``fit`` goes down the ladder until the sheet has room for it. Paper and
screen show the same cut: how much fits is worked out here, once, from the widths of the typeface
that both use.
"""

from account_maps.onepager.content import Matter, matter
from account_maps.onepager.fit import DoesNotFitError, fitted, fitted_anyhow
from account_maps.onepager.sheet import Onepager

__all__ = ["DoesNotFitError", "Matter", "Onepager", "fitted", "fitted_anyhow", "matter"]
