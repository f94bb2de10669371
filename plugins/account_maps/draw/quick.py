"""An environment for our own templates that fills them in faster than Jinja's.

Jinja looks for more ways to call a thing, and to get at a part of it, than our templates use, and a
page of an account does either some thousand times.
"""

from collections.abc import Callable

from jinja2 import Environment
from jinja2.runtime import Context


class _Context(Context):
    """What a template knows. Nothing that ours call asks for the context besides its arguments."""

    def call(self, obj: Callable[..., object], /, *args: object, **kwargs: object) -> object:
        """Call something with the arguments that stand in the template."""
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        return obj(*args, **kwargs)


class QuickEnvironment(Environment):
    """The environment. After a dot stands a part of an object, never an item of a mapping."""

    context_class = _Context
    getattr = staticmethod(getattr)  # type: ignore[assignment]
