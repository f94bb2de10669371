"""Checks what is inside the built packages: every file that a site needs, and nobody's maps."""

import sys
import tarfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ("plugins", "theme")


def files_of_ours() -> list[str]:
    """Return our code, templates, styles and texts, by their paths in a wheel."""
    return [
        file.relative_to(ROOT / source).as_posix()
        for source in SOURCES
        for file in sorted((ROOT / source).rglob("*"))
        if file.is_file() and "__pycache__" not in file.parts
    ]


def names_in(package: Path) -> list[str]:
    """Return the names of the files in a wheel or a source package."""
    if package.suffix == ".whl":
        with zipfile.ZipFile(package) as wheel:
            return wheel.namelist()
    with tarfile.open(package) as source:
        return source.getnames()


def faults(names: list[str]) -> list[str]:
    """Return what is missing from a package or should not be in it."""
    # A source package has the files in the folder of its own name, and there in the source's.
    shipped = {*names}
    for name in names:
        _, _, inside = name.partition("/")
        source, _, path = inside.partition("/")
        if source in SOURCES:
            shipped.add(path)
    missing = [f"no {name}" for name in files_of_ours() if name not in shipped]
    return missing + [f"ships {n}" for n in names if "maps" in Path(n).parts or "__pycache__" in n]


def main(packages: list[str]) -> int:
    """Print what is wrong with the packages; return 1 if anything is."""
    found = {package: faults(names_in(Path(package))) for package in packages}
    for package, problems in found.items():
        print(Path(package).name, ", ".join(problems) or "is complete")
    return int(not found or any(found.values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
