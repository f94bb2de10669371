"""Checks of the machine: Python, packages, Graphviz, the terminal, the home folder."""

import codecs
import importlib.metadata
import os
import platform
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement

from account_maps.doctor.result import CheckResult, note, ok, problem
from account_maps.doctor.site import CheckedSite
from account_maps.draw import graphviz

PRODUCT: Final = "mkdocs-account-maps"
_GENERATORS: Final = {
    "mkdocs": "MkDocs",
    "properdocs": "ProperDocs",
    "mkdocs-material": "Material",
}
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)+")


def python(_: CheckedSite) -> CheckResult:
    """Check Python, which is new enough if this runs at all."""
    return ok("Python", f"{platform.python_version()} on {platform.system()}")


def packages(_: CheckedSite) -> CheckResult:
    """Check this package and those it needs, against the versions that it allows."""
    try:
        ours = importlib.metadata.version(PRODUCT)
    except importlib.metadata.PackageNotFoundError:
        return problem("account-maps", f"{PRODUCT} isn't installed", f"pip install {PRODUCT}")
    wrong = list(_wrong(importlib.metadata.requires(PRODUCT) or []))
    if wrong:
        wanted = " ".join(f"'{requirement}'" for requirement, _ in wrong)
        found = ", ".join(f"{one.name} {has} (needs {one.specifier})" for one, has in wrong)
        return problem(
            "account-maps",
            f"{ours}, with packages that don't fit: {found}",
            f"pip install {wanted}",
        )
    beside = ((name, _version(package)) for package, name in _GENERATORS.items())
    return ok("account-maps", ", ".join([ours, *(f"{n} {v}" for n, v in beside if v)]))


def _wrong(lines: list[str]) -> Iterator[tuple[Requirement, str]]:
    """Yield each requirement that isn't met, and the version that is there."""
    for requirement in map(Requirement, lines):
        has = _version(requirement.name)
        if requirement.marker and not requirement.marker.evaluate({"extra": "pdf" if has else ""}):
            continue
        if has is None or not requirement.specifier.contains(has, prereleases=True):
            yield requirement, has or "missing"


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def engine(site: CheckedSite) -> CheckResult:
    """Check what routes the lines of the diagrams."""
    if site.engine == "curves":
        return ok("Graphviz", "not used: `engine: curves`")
    wanted = None if site.engine == "auto" else site.engine
    program = graphviz.find_program(wanted)
    curves = "so lines are simple curves that may cross cards"
    if program is None:
        what = f"`engine: {wanted}` isn't there" if wanted else "no Graphviz here"
        return note("Graphviz", f"{what}, {curves}", "pip install graphviz-pure")
    try:
        found = _NUMBER.search(graphviz.version(program).partition(" ")[2])
        return ok("Graphviz", f"{Path(program).stem} {found[0] if found else ''}".strip())
    except graphviz.EngineError:
        remedy = "install it again, or set `engine: curves`"
        return note("Graphviz", f"{program} doesn't start, {curves}", remedy)


def terminal(site: CheckedSite) -> CheckResult:
    """Check whether names in all scripts can be printed."""
    try:
        name = codecs.lookup(site.encoding).name
    except LookupError:
        name = site.encoding
    if name == "utf-8":
        return ok("terminal", "UTF-8")
    found = f"the encoding is {name or 'unknown'}, so names may print as question marks"
    return note("terminal", found, "set PYTHONUTF8=1, or a locale such as LANG=C.UTF-8")


def home(site: CheckedSite) -> CheckResult:
    """Check the home folder, where git keeps its settings and installers keep their caches."""
    variable = "USERPROFILE" if os.name == "nt" else "HOME"
    value = site.environment.get(variable)
    if not value:
        found = f"{variable} isn't set, so git doesn't find your settings"
        return note("home folder", found, f"set {variable} to a folder of yours")
    if not Path(value).is_dir():
        return note("home folder", f"{value} doesn't exist", f"create it, or set {variable}")
    if not os.access(value, os.W_OK):
        found = f"{value} can't be written, so pip and uv can't keep their caches there"
        return note("home folder", found, f"set {variable} to a folder that you can write")
    return ok("home folder", value)
