"""How much a reader's browser fetches for one page, compressed, without the search index."""

import gzip
import json
import re
from pathlib import Path

_LOADED = re.compile(r'<(?:link[^>]+?href|script[^>]+?src|img[^>]+?src)="([^"?#]+)')
_NOT_LOADED = re.compile(r'<link[^>]+rel="(?:canonical|prev|next|alternate|edit)"[^>]*>')
_CONFIG = re.compile(r'<script id="__config" type="application/json">(.*?)</script>', re.DOTALL)


def page_weight(page: Path) -> dict[str, int]:
    """Return the bytes of a page and of all that it loads, by the kind of file.

    The search worker counts, because the theme starts it on every page.
    """
    html = page.read_text("utf-8")
    names = _LOADED.findall(_NOT_LOADED.sub("", html))
    if config := _CONFIG.search(html):
        names.append(json.loads(config[1])["search"])
    weights = {"page": _compressed(page)}
    for path in sorted({(page.parent / name).resolve() for name in names}):
        kind = path.suffix.lstrip(".")
        weights[kind] = weights.get(kind, 0) + _compressed(path)
    return weights


def _compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), mtime=0))
