"""What a team's own Python adds: risks, pages, brief sections, field labels and placeholders.

A team writes an ``Extension``; ``load_extensions`` runs what the settings name and returns one
``Extensions`` record, which a build or a command hands on to whatever uses it. Nothing here is
kept between builds.
"""

from account_maps.extensions.extension import Extension
from account_maps.extensions.guarding import BriefSection, GuardedPages
from account_maps.extensions.loading import load_extensions
from account_maps.extensions.registry import Extensions

__all__ = ["BriefSection", "Extension", "Extensions", "GuardedPages", "load_extensions"]
