"""Checks what is inside the built packages: all that a site needs, and nobody's maps."""

import sys
import tarfile
import zipfile
from pathlib import Path

NEEDED = ("account_maps/site/plugin.py", "account_maps/texts/en.toml", "account_maps/py.typed")
THEME = ("material", "pages", "assets", "fonts", "paper")


def names_in(package: Path) -> list[str]:
    """Return the names of the files in a wheel or a source package."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as wheel:
            return wheel.namelist()
    with tarfile.open(package) as source:
        return source.getnames()


def faults(names: list[str]) -> list[str]:
    """Return what is missing from a package or should not be in it."""
    missing = [f"no {need}" for need in NEEDED if not any(n.endswith(need) for n in names)]
    missing += [
        f"no {part}" for part in THEME if not any(f"maps_theme/{part}/" in n for n in names)
    ]
    return missing + [f"ships {n}" for n in names if "maps" in Path(n).parts or "__pycache__" in n]


def main(packages: list[str]) -> int:
    """Print what is wrong with the packages; return 1 if anything is."""
    found = {package: faults(names_in(Path(package))) for package in packages}
    for package, problems in found.items():
        print(Path(package).name, ", ".join(problems) or "is complete")
    return int(not found or any(found.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
