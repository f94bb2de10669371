"""References from one file to others: colleagues, parent companies, the pages of plans."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from account_maps.model import shared_people
from account_maps.model.cycles import arrows, cycles
from account_maps.model.playbook import AccountFile
from account_maps.model.shared import SharedFiles
from account_maps.model.stages import check_stages
from account_maps.read.context import Mention
from account_maps.read.ids import as_id, why_no_id
from account_maps.read.links import why_no_link
from account_maps.read.problems import Problem, Problems
from account_maps.read.words import first_few, listed, quoted

_LINES = 20


def check(
    files: Mapping[str, AccountFile], shared: SharedFiles, docs_dir: Path | None
) -> dict[str, tuple[Problem, ...]]:
    """Return what is wrong between the files, by account id.

    Args:
        files: All accounts.
        shared: The shared files.
        docs_dir: The folder of the site's other pages; without it plan pages are not looked for.
    """
    found = {account_id: Problems(file.shown_path) for account_id, file in files.items()}
    for account_id, file in files.items():
        problems = found[account_id]
        _colleagues(_of("colleague", file), shared, problems)
        _parents(_of("account", file), files, problems)
        check_stages(_of("stage", file), shared.rules.deal, problems)
        for mention in _of("plan_page", file):
            _plan_page(mention, docs_dir, problems)
    _parent_circles(files, found)
    shared_people.check(files, found)
    return {account_id: problems.in_order() for account_id, problems in found.items() if problems}


def _of(kind: str, file: AccountFile) -> list[Mention]:
    return [mention for mention in file.mentions if mention.kind == kind]


def _colleagues(mentions: list[Mention], shared: SharedFiles, problems: Problems) -> None:
    known = shared.colleagues
    if known is None:
        return
    missing: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.text not in known:
            missing.setdefault(mention.text, []).append(mention)
    if missing and not shared.has_team:
        first = min(mention.span for name in missing.values() for mention in name)
        message = f"nobody knows who {first_few(list(missing))} is: there is no _team.yaml"
        problems.add("AM303", first, message, "create it beside the maps and list your team there")
        return
    called = {one: one for one in sorted(known)}
    for colleague_id, colleague in shared.team.items():
        called.setdefault(colleague.name, colleague_id)
    for name, places in missing.items():
        message = f"no teammate has the id {quoted(name)}{_also(places)}"
        hint = (
            problems.did_you_mean_id(name, called)
            or f"add {quoted(as_id(name) or name)} to _team.yaml"
        )
        fix = problems.fix_id(name, called, places[0].span)
        problems.add("AM303", places[0].span, message, hint, fix)


def _also(places: list[Mention]) -> str:
    lines = sorted({place.span.line for place in places[1:]})
    return f"; also in line {listed(map(str, lines[:_LINES]))}" if lines else ""


def _parents(mentions: list[Mention], files: Mapping[str, AccountFile], problems: Problems) -> None:
    for mention in mentions:
        if mention.text not in files:
            message = f"no map has the id {quoted(mention.text)}"
            ids = {account_id: account_id for account_id in files}
            near = problems.did_you_mean_id(mention.text, ids)
            hint = near or why_no_id(mention.text) or f"add the map {mention.text}.yaml"
            fix = problems.fix_id(mention.text, ids, mention.span)
            problems.add("AM304", mention.span, message, hint, fix)


def _parent_circles(files: Mapping[str, AccountFile], found: Mapping[str, Problems]) -> None:
    parents = {
        account_id: mention
        for account_id, file in files.items()
        for mention in _of("account", file)
    }
    for circle in cycles({child: parent.text for child, parent in parents.items()}):
        first = circle[0]
        message = f"{quoted(first)} is its own parent"
        if len(circle) > 1:
            message = f"these companies own each other in a circle: {arrows(circle)}"
        found[first].add("AM307", parents[first].span, message, "take out one `parent`")


def _plan_page(mention: Mention, docs_dir: Path | None, problems: Problems) -> None:
    why = _why_no_page(mention.text, docs_dir)
    if why:
        message = f"{quoted(mention.text)} is no page of this site and no link"
        problems.add("AM305", mention.span, message, why)


def _why_no_page(text: str, docs_dir: Path | None) -> str:
    if ":" in text or text.startswith("//"):
        return why_no_link(text)
    page = PurePosixPath(text)
    if "\\" in text or page.is_absolute() or ".." in page.parts:
        return "write the way from the folder of pages, without .. and \\"
    if page.suffix != ".md":
        return "a page's name ends in .md"
    if docs_dir is None or _is_inside(docs_dir / page, docs_dir):
        return ""
    return f"there is no such file in {docs_dir.name}/"


def _is_inside(page: Path, docs_dir: Path) -> bool:
    try:
        return page.is_file() and page.resolve().is_relative_to(docs_dir.resolve())
    except (OSError, RuntimeError):  # A name too long, or links in a circle.
        return False
