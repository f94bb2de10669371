"""The one-pager: one side of paper for an account, or for a meeting with some of its people.

``onepager_content`` collects all that could be on the sheet, best first; ``choice`` takes as much
of it as a density level allows; ``fit`` goes from the roomiest level to the densest until the sheet
fits. Paper and screen show the same: how much fits is worked out here, once, from the widths of the
typeface that both use.
"""

from account_maps.onepager.content import OnepagerContent, onepager_content
from account_maps.onepager.fit import DoesNotFitError, fitted, fitted_anyhow
from account_maps.onepager.sheet import Onepager

__all__ = [
    "DoesNotFitError",
    "Onepager",
    "OnepagerContent",
    "fitted",
    "fitted_anyhow",
    "onepager_content",
]
