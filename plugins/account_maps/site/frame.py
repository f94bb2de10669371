"""What our frame of a page asks for while the site generator renders it."""

import re
from base64 import b64encode
from functools import partial
from hashlib import sha256
from typing import Any

from jinja2 import Environment, Template
from jinja2.bccache import Bucket, BytecodeCache

from account_maps.html.assets import others_style_file, page_script
from account_maps.pages.failures import Failures
from account_maps.site.pages import GeneratedPage
from account_maps.site.report import warn
from account_maps.site.search_worker import SearchWorker
from account_maps.texts import Texts

_OURS = "account-maps/main.html"
_EXACT = "the search finds a name only as the map spells it"
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def prepare(env: Environment, texts: Texts, worker: SearchWorker | None, *, csp: bool) -> None:
    """Give the generator's environment what our templates ask for, and make it quick.

    Args:
        env: The environment.
        texts: What the pages say.
        worker: The search worker that pages ask for.
        csp: Whether pages carry a Content-Security-Policy.
    """
    if _OURS not in str(env.loader and env.loader.get_source(env, "main.html")[0]):
        warn(f"main.html doesn't extend {_OURS}: {_EXACT}")
    if worker is None:
        warn(f"the theme has no search worker: {_EXACT}")
    env.filters["csp_hashes"] = csp_hashes
    env.globals["account_maps"] = {
        "csp": csp,
        "others": others_style_file()[0],
        "start": page_script("start")[0],
        "worker": worker,
        "texts": texts,
    }
    env.bytecode_cache = _COMPILED
    env.auto_reload = False  # else each of a page's seventy includes looks for a newer file


def guard(env: Environment, failures: Failures, texts: Texts) -> None:
    """Have a page of ours that a template fails on replaced, so that the others are made.

    Args:
        env: The environment.
        failures: What failed in this build.
        texts: What is said instead of the page.
    """

    class Frame(Template):
        def render(self, *context: Any, **more: Any) -> str:  # noqa: ANN401 - Jinja's
            make = partial(super().render, *context, **more)
            page = dict(*context, **more).get("page")
            if not isinstance(page, GeneratedPage):
                return make()
            return page.framed(make, failures, texts)

    env.template_class = Frame


def csp_hashes(html: str) -> str:
    """Return the sources that a Content-Security-Policy needs for the inline scripts of some HTML.

    Args:
        html: Pieces of the theme with its few inline scripts; never anything of a map.
    """
    digests = (sha256(script.encode()).digest() for script in _SCRIPT.findall(html))
    return " ".join(f"'sha256-{b64encode(digest).decode()}'" for digest in digests)


class _CompiledTemplates(BytecodeCache):
    """Keeps the frame's templates compiled while the process lives: half a second of every build.

    They never leave the process: reading them from a file would run what the file holds.
    """

    def __init__(self) -> None:
        self._compiled: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if its template was compiled before."""
        bucket.code = self._compiled.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in a bucket."""
        self._compiled[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _CompiledTemplates()
"""Shared by all builds of the process: a live server compiles each template once."""
