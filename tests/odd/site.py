"""A site of odd maps: its settings, the files that all maps share, and the maps in two editions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Final

import yaml

from odd.made import Known, account
from odd.mood import AS_OF, mood
from odd.shared import shared_files, stages_of
from odd.written import written

_DAYS: Final = (AS_OF,) * 6 + ("0001-01-01", "9999-12-31", "1999-12-31")
_SETTINGS: Final = """\
site_name: Odd
site_url: https://odd.example/
theme: {{name: material, font: false}}
plugins:
  - search
  - account-maps:
      {{as_of: {as_of}, edit: {edit}, largest_map: 5000000, severity: {{AM409: warning}}{pdf}}}
"""


@dataclass(frozen=True, slots=True)
class OddSite:
    """A site.

    Attributes:
        settings: Its ``mkdocs.yml``.
        shared: The texts of its shared files, by name.
        before: The texts of its maps in an earlier version, by account id.
        after: The same in the version that is built.
    """

    settings: str
    shared: Mapping[str, str]
    before: Mapping[str, str]
    after: Mapping[str, str]


def odd_site(seed: str, count: int, *, paper: bool) -> OddSite:
    """Return a site: the same for the same seed.

    Args:
        seed: Where chance begins.
        count: How many maps it has.
        paper: Whether some of these sites have PDFs.
    """
    draw = Random(seed)
    shared = shared_files(draw)
    team = yaml.safe_load(shared.get("_team", "{}")).get("team") or {}
    known = Known(
        stages=stages_of(shared),
        colleagues=[*map(str, team)],
        shared_people=["shared-one", "shared-two"],
        pages=["plans/odd.md", "https://plans.example/odd"],
    )
    ids = [f"odd-{number:03}" for number in range(count)]
    pdf = ", pdf: a4" if paper and draw.random() < 1 / 8 else ""
    edit = "true" if draw.random() < 1 / 4 else "false"
    settings = _SETTINGS.format(as_of=draw.choice(_DAYS), edit=edit, pdf=pdf)
    return OddSite(settings, shared, _maps(draw, ids, known), _maps(draw, ids, known))


def _maps(draw: Random, ids: list[str], known: Known) -> dict[str, str]:
    texts = {}
    for number, key in enumerate(ids):
        way = mood(draw)
        # A parent stands before its daughters, so that no company is above itself.
        here = replace(known, accounts=ids[:number])
        texts[key] = written(account(draw, way, here), flow=way.flow)
    return texts
