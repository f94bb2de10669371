"""The next steps of an account: what its risks, its plan and its people come to, in order."""

from account_maps.measure.steps.find import find_steps

__all__ = ["find_steps"]
