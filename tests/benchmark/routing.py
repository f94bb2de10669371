"""Draws every map of a site and prints the CPU seconds that Graphviz alone took."""

import resource
from pathlib import Path

from account_maps.draw import Router, draw_map
from account_maps.model.load import load_playbook
from account_maps.texts import english


def main() -> None:
    """Draw the maps of the current folder, with nothing kept from before."""
    root = Path.cwd()
    playbook = load_playbook(root / "maps", root / "docs", root=root)
    router = Router()
    for file in playbook.files.values():
        if file.account is None:
            raise SystemExit(f"{file.shown_path} has problems")
        draw_map(file.account, playbook.team, english(), router)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(used.ru_utime + used.ru_stime)


if __name__ == "__main__":
    main()
