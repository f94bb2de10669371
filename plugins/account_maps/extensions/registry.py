"""All extensions of one build or command, as one record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from account_maps.extensions.guarding import BriefSection, GuardedPages
from account_maps.measure.risks import RISK_RULES, RiskRule
from account_maps.read.problems import Problem
from account_maps.talk.library import FillPlaceholder
from account_maps.texts import Texts


@dataclass(frozen=True, kw_only=True)
class Extensions:
    """All extensions of one build or command; without any, what the product has itself.

    Attributes:
        digest: Digest of all that they are made of; empty without any.
        watched: Their files and the folders of their templates, for a live server; also those
            that aren't there yet.
        risk_rules: Every rule of risks by its code: the product's, then the teams'.
        placeholders: What fills each placeholder of a team, by its name: ``team.renewal_month``.
        sections: The sections that they add to briefs.
        pages: The functions that list their pages.
        texts: The texts that they add or change, by group and key in it.
        faults: What was wrong when they were loaded.
        failures: What has failed since.
    """

    digest: bytes = b""
    watched: tuple[Path, ...] = ()
    risk_rules: Mapping[str, RiskRule] = field(default_factory=lambda: RISK_RULES)
    placeholders: Mapping[str, FillPlaceholder] = field(default_factory=dict)
    sections: tuple[BriefSection, ...] = ()
    pages: tuple[GuardedPages, ...] = ()
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    faults: tuple[Problem, ...] = ()
    failures: list[Problem] = field(default_factory=list)

    def is_sound(self) -> bool:
        """Return whether nothing has failed: what is made while something does isn't kept."""
        return not (self.faults or self.failures)

    def in_texts(self, texts: Texts) -> Texts:
        """Return what the pages say, with the texts that the extensions add or change."""
        return texts.renamed(self.texts) if self.texts else texts
