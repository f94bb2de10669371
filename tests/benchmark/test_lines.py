"""The count of lines: what is shown and folded, how much is personal, and what comes again."""

from pathlib import Path

from benchmark.lines import counted, points_in, row

LIBRARY = """\
rules:
  users:
    when: {role: [user_buyer]}
    say: ["We start here: {pain}."]
    ask: [How was your day?, What went well?]
"""
MAP = """\
name: Acme
stakeholders:
  ann: {name: Ann Lee, roles: [user_buyer], pains: [slow mornings], talking_points: {ask: [Why?]}}
  bo: {name: Bo Ray, roles: [user_buyer]}
  cy: {name: Cy Oh, roles: [user_buyer]}
  di: {name: Di Fox, roles: [user_buyer], state: left}
"""


def test_lines_are_counted_for_those_who_are_there(tmp_path: Path) -> None:
    (tmp_path / "acme.yaml").write_text(MAP, "utf-8")
    (tmp_path / "_talking-points.yaml").write_text(LIBRARY, "utf-8")

    count = counted(points_in(tmp_path))

    assert (count.people, count.shown, count.folded) == (3, (2, 1, 1), (2, 1, 1))
    assert (count.written, count.personal, count.most) == (1 / 4, 2 / 4, 2)
    assert row("Acme", count) == "| Acme | 3 | 1.3 | 2 | 1.3 | 25% | 50% | 2 |"


def test_an_empty_folder_has_nothing_to_count(tmp_path: Path) -> None:
    assert row("None", counted(points_in(tmp_path))) == "| None | 0 | 0.0 | 0 | 0.0 | 0% | 0% | 0 |"
