"""A live server follows the files of extensions, also those written while it runs."""

from building import SETTINGS, Project
from live import live

RULES = """\
from account_maps import Extension
extension = Extension(__file__)
@extension.risk("X101", "warning", title="{}", what="W", why="Y", act="A")
def find(analysis, figures): return []
"""


def test_an_extension_named_and_written_while_the_site_is_served_is_followed(
    project: Project,
) -> None:
    with live(project.root) as server:  # Without a folder of maps, too.
        project.write("mkdocs.yml", SETTINGS.replace("11-20", "11-20, extensions: [rules.py]"))
        server.wait_for_log("rules.py:1:1  AM801  this file isn't there")
        project.write("rules.py", RULES.format("One"))
        server.wait_for("findings/x101/", "One")
        project.write("rules.py", RULES.format("Two"))
        server.wait_for("findings/x101/", "Two")
        (project.root / "rules.py").unlink()
        server.told = ""
        server.wait_for_log("rules.py:1:1  AM801  this file isn't there")
        project.write("rules.py", RULES.format("Three"))
        server.wait_for("findings/x101/", "Three")
        assert "Traceback" not in server.told
