"""A digest of this product's own code: what is kept from another version is not used."""

import importlib.metadata
from functools import cache
from hashlib import sha256
from pathlib import Path

import account_maps
import account_maps_theme

_MADE_WITH = ("mkdocs-material", "jinja2", "markdown", "markdown-it-py", "nh3", "pydot")
OUR_FILES = tuple(
    Path(file).parent for file in (account_maps.__file__, account_maps_theme.__file__)
)
"""The folders of this product."""


@cache
def code_digest() -> bytes:
    """Return a digest of this product's own files and of the versions of what it builds with."""
    digest = sha256(b"".join(map(folder_digest, OUR_FILES)))
    for name in _MADE_WITH:
        try:
            digest.update(f"{name} {importlib.metadata.version(name)}".encode())
        except importlib.metadata.PackageNotFoundError:
            continue
    return digest.digest()


def folder_digest(folder: Path) -> bytes:
    """Return a digest of all files in a folder, but for what Python compiles."""
    digest = sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.digest()
