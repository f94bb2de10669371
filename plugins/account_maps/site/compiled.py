"""Our own templates, compiled once and not in every build, which takes half a second."""

from account_maps.draw import templates as pictures
from account_maps.render import environment as pages
from account_maps.site.frame import CompiledTemplates
from account_maps.site.identity import code_digest
from account_maps.site.store import Store


def keep_compiled(store: Store) -> None:
    """Keep our templates compiled from now on.

    Args:
        store: Where they are kept.
    """
    for environment in (pictures.environment(), pages.environment()):
        environment.bytecode_cache = _OfThisCode(store)


class _OfThisCode(CompiledTemplates):
    """Compiled templates of this state of our code, which also says how they are compiled."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return what a compiled template is kept under."""
        return super().get_cache_key(name, filename) + code_digest().hex()
