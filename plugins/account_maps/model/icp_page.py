"""The reference of ``_icp.yaml``, made from the types: a table for each group of keys."""

from account_maps.model.icp import FitCriteria, FitCriterion, FitThresholds, SizeRange
from account_maps.model.wording import struct_section

_HEAD = """# Ideal customer profile

The file `maps/_icp.yaml` holds your ideal customer profile (ICP) as criteria. From them each
account gets a fit with its reasons: which criteria it meets, which it doesn't, and what its map
doesn't say yet. Without the file, pages show only the fit that a person wrote under `icp` in the
map.

```yaml
criteria:
  size:
    label: At least 200 employees
    required: true
    weight: 2
    size: {from: 200}
  sites:
    label: Runs several sites under one management
    weight: 3
    tags: [multi-site, multi-country]
  systems:
    label: Uses a system that we have replaced before
    technographics: [MedCore, Tessera Health]
thresholds: {strong: 0.75, partial: 0.5, weak: 0.25}   # the defaults
```

The fit is the weight of the criteria met, as a share of the weight of all criteria. For each:

- The account **meets** a criterion when it meets all its conditions. Of a list, one entry is
  enough.
- It does **not meet** it when one condition isn't met: the map names other values.
- It's **not known** when the map doesn't say what a condition asks for. This never counts as met,
  and the page names what is open: "Employees not set".

An account that doesn't meet a `required` criterion is no fit. While a required criterion is open,
or nothing that the criteria ask for is set, the fit is "Not known". The rules and defaults are our
choice.

Both fits show on the account's page, the one from these criteria and the one written by hand. If
they differ, the page says so. The portfolio has the fit as a column and a filter. A file with a
mistake in it is reported, and no fit is worked out until it's corrected.

A key in **bold** is always needed where its group is written.
"""

_SCALES = "format.md"


def icp_page() -> str:
    """Return the reference page as Markdown."""
    kinds = (FitCriteria, FitCriterion, SizeRange, FitThresholds)
    return "\n".join([_HEAD, *(struct_section(kind, _SCALES) for kind in kinds)])
