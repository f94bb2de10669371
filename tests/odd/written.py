"""Plain data → YAML, as an author would write it."""

import yaml


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes YAML without references from one place to another, which maps don't have."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - YAML's signature
        """Say that nothing is written as a reference."""
        return True


def written(value: object, *, flow: bool = False) -> str:
    """Return plain data as an author would write it.

    Args:
        value: The data.
        flow: Whether it is written with brackets.
    """
    style = True if flow else None
    text: str = yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=100_000,
        default_flow_style=style if flow else False,
    )
    return text
