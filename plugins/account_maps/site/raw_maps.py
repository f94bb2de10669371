"""Maps that lie among the pages: the site shows what they say, and not their files."""

import re
from pathlib import Path

from mkdocs.structure.files import File, Files

from account_maps.read.paths import contains

_YAML = re.compile(r"\.ya?ml(\W|$)", re.IGNORECASE)
"""The ending of a map, or of the copy that an editor or a merge leaves beside one."""


def leave_out(files: Files, maps_dir: Path) -> None:
    """Take the files of maps out of what a build copies into the site.

    Their comments, and the fields that no page shows, are not for everybody who reads the site.

    Args:
        files: The site's files.
        maps_dir: The folder of maps.
    """
    for file in [file for file in files if _is_raw(file, maps_dir)]:
        files.remove(file)


def _is_raw(file: File, maps_dir: Path) -> bool:
    path = file.abs_src_path
    return bool(path and _YAML.search(Path(path).name)) and contains(maps_dir, Path(path or ""))
