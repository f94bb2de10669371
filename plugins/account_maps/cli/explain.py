"""``account-maps explain``: what a code means, with an example, in the terminal."""

import click

from account_maps.cli.terminal import printable
from account_maps.model.values import TEAM_CODE, FindingCode
from account_maps.read.codes import Code, codes
from account_maps.read.non_blocking import NON_BLOCKING, WARNINGS
from account_maps.read.words import nearest

_WIDTH = 88


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Tell what CODE means, such as AM206 or AF201: what is wrong, why, and how to put it right."""
    wanted = code.upper()
    if wanted in codes():
        click.echo(_problem(codes()[wanted]), nl=False)
    elif wanted in {*FindingCode}:
        click.echo(_finding(FindingCode(wanted)), nl=False)
    elif TEAM_CODE.fullmatch(wanted):
        raise click.UsageError(f"{wanted} is of an extension; its page in the site explains it")
    else:
        near = nearest(wanted, [*codes(), *FindingCode])
        hint = f"; did you mean {near}?" if near else ""
        raise click.UsageError(printable(f"there is no code {code}{hint}"))


def _problem(code: Code) -> str:
    head = f"{code.code} {code.title} ({_kind(code)})"
    return _rendered(head, (code.wrong, code.why, code.fix), code.example, code.fixed)


def _kind(code: Code) -> str:
    kind = "a warning" if code.code in WARNINGS else "an error"
    return f"{kind}; can be set in mkdocs.yml" if code.code in NON_BLOCKING else f"always {kind}"


def _finding(code: FindingCode) -> str:
    # The texts of the site are only read where a finding is asked for.
    from account_maps.measure.risks import RISK_RULES  # noqa: PLC0415
    from account_maps.model.rules import Rules  # noqa: PLC0415
    from account_maps.pages.risk_catalog.content import EXAMPLE_DAY, finding_pages  # noqa: PLC0415
    from account_maps.texts import english  # noqa: PLC0415

    pages = finding_pages(RISK_RULES, Rules(), {}, EXAMPLE_DAY, english())
    page = next(page for page in pages if page.code == code)
    return _rendered(
        f"{code} {page.title} (a finding)",
        (page.what, page.why, page.fix),
        "".join(f"{line.text}\n" for line in page.example),
        "".join(f"{line.text}\n" for line in page.fixed),
    )


def _rendered(head: str, sentences: tuple[str, str, str], example: str, fixed: str) -> str:
    wrong, why, fix = sentences
    parts = (
        f"{head}\n",
        _wrapped(wrong),
        _wrapped(f"Why: {why}"),
        _wrapped(f"What to do: {fix}"),
        f"Example:\n\n{_indented(example)}",
        f"Put right:\n\n{_indented(fixed)}",
    )
    return "\n".join(parts)


def _wrapped(text: str) -> str:
    return click.wrap_text(text, width=_WIDTH) + "\n"


def _indented(text: str) -> str:
    return "".join(f"    {line}".rstrip() + "\n" for line in text.splitlines())
