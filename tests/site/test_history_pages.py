"""What git knows, on the pages and in the feeds of a site that is really built."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from posixpath import join, normpath
from xml.etree import ElementTree as ET

import pytest

from building import SETTINGS, Project, Site, words
from history.repo import ANA, BEN, Repo
from maps import FULL, GROUP, SMALLEST, TEAM

ACME = "maps/acme.yaml"
HISTORY = "accounts/acme/history/"
ATOM = "{http://www.w3.org/2005/Atom}"


class Playbook:
    """A project under git."""

    def __init__(self, project: Project, repo: Repo) -> None:
        self.project = project
        self.repo = repo

    @classmethod
    def begin(cls, root: Path) -> "Playbook":
        """Commit a first map."""
        project, repo = Project(root), Repo(root)
        repo.write(".gitignore", "/site\n/cold\n/.account-maps-cache\n")
        team = TEAM.replace("{name: Ben", "{email: BEN@acme.example, name: Ben")
        repo.write("maps/_team.yaml", team)
        repo.write(ACME, SMALLEST)
        repo.commit("2026-03-01", ANA, "The first map")
        return cls(project, repo)

    def copy(self, root: Path) -> "Playbook":
        """Copy all into another folder: the commits, and what builds have kept."""
        return Playbook(self.project.copy(root), Repo(root))

    def edit(self, old: str, new: str, day: str, author: str = BEN, says: str = "An edit") -> None:
        """Change the map in one place and commit that."""
        self.repo.replace(ACME, old, new)
        self.repo.commit(day, author, says)

    def amend(self, *how: str) -> None:
        """Say something else of the last commit."""
        self.repo.git("commit", "-q", "--amend", *how)

    def set(self, options: str) -> None:
        """Give the plugin further settings."""
        more = SETTINGS.replace("as_of: 2026-11-20", f"as_of: 2026-11-20, {options}")
        self.project.write("mkdocs.yml", more)

    def build(self, folder: str = "site") -> Site:
        """Build the site."""
        return self.project.build(folder)


@pytest.fixture
def playbook(tmp_path: Path) -> Playbook:
    return Playbook.begin(tmp_path)


@pytest.fixture(scope="module")
def spring(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site after two changes in spring."""
    playbook = Playbook.begin(tmp_path_factory.mktemp("spring"))
    playbook.edit("support: supporter", "support: enemy", "2026-04-02", says="She is against us")
    playbook.edit("Office manager", "Head of the office", "2026-05-03", ANA)
    return playbook.build()


@pytest.fixture(scope="module")
def autumn(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a change in this quarter."""
    playbook = Playbook.begin(tmp_path_factory.mktemp("autumn"))
    playbook.edit("name: Harbor Clinics", "name: Harbor Clinics\nowner: ana-lima", "2026-04-01")
    playbook.edit("support: supporter", "support: enemy", "2026-10-02")
    return playbook.build()


def test_a_history_page_tells_each_change_the_newest_first(spring: Site) -> None:
    page = spring.page(HISTORY)
    first, second, third = (re.sub(r"\W+", " ", one) for one in words(page, ".am-entry"))
    assert first.startswith("3 May 2026 Ana Lima Changed Ken Ito")
    assert first.endswith("Title Office manager Head of the office Said An edit")
    assert second.startswith("2 Apr 2026 Ben Roth Changed Maria Soto")
    assert second.endswith("Supporter Opponent Said She is against us")
    assert third.startswith("1 Mar 2026 Ana Lima Added Harbor Clinics")
    assert third.endswith("2 in the buying committee Said The first map")


def test_commits_of_one_person_on_one_day_are_one_step(playbook: Playbook) -> None:
    playbook.edit("support: supporter", "support: enemy", "2026-04-02")
    playbook.edit("support: enemy", "support: neutral", "2026-04-02")
    first, _ = words(playbook.build().page(HISTORY), ".am-entry")
    assert "Supporter → Neutral" in first


def test_a_step_that_changes_nothing_is_not_told(playbook: Playbook) -> None:
    playbook.edit("name: Ken Ito", "name: 'Ken Ito'  # him", "2026-04-02")
    assert len(words(playbook.build().page(HISTORY), ".am-entry")) == 1


def test_a_merge_is_not_told_twice(playbook: Playbook) -> None:
    playbook.repo.git("checkout", "-q", "-b", "side")
    playbook.edit("Office manager", "Head of the office", "2026-04-02")
    playbook.repo.git("checkout", "-q", "main")
    playbook.edit("support: supporter", "support: enemy", "2026-05-03", ANA)
    playbook.repo.git("merge", "-q", "--no-edit", "side", day="2026-06-04")
    told = " ".join(words(playbook.build().page(HISTORY), ".am-entry"))
    assert told.count("Head of the office") == 1
    assert told.count("Opponent") == 1


def test_one_of_us_is_known_by_the_address_and_leads_to_their_page(autumn: Site) -> None:
    link = autumn.page(HISTORY).css_first(".am-entry-by a")
    assert link
    assert (link.text(), link.attributes["href"]) == ("Ben Roth", "../../../team/ben-roth/")


def test_attitudes_that_turned_are_told_over_time(playbook: Playbook) -> None:
    playbook.edit("support: supporter", "support: enemy", "2026-04-02")
    playbook.edit("support: enemy", "support: mentor", "2026-05-03")
    page = playbook.build().page(HISTORY)
    assert words(page, ".am-turns th") == ["Maria Soto"]
    assert words(page, ".am-spells li") == [
        "Supporter since 1 Mar 2026",
        "Opponent since 2 Apr 2026",
        "Mentor since 3 May 2026",
    ]


def test_an_attitude_older_than_what_is_told_has_no_day_of_its_own(playbook: Playbook) -> None:
    playbook.set("history_changes: 1")
    playbook.edit("support: supporter", "support: enemy", "2026-04-02")
    page = playbook.build().page(HISTORY)
    assert words(page, ".am-spells li") == [
        "Supporter before 2 Apr 2026",
        "Opponent since 2 Apr 2026",
    ]
    assert len(words(page, ".am-entry")) == 1
    assert "1 older step is not told here." in words(page, "p.am-quiet")


def test_the_account_page_leads_to_its_history_and_tells_who_changed_whom(spring: Site) -> None:
    page = spring.account("acme")
    assert page.css_first('.am-dates a[href="history/"]')
    profile = words(page, "#person-maria-soto .am-source")
    assert profile == ["changed 2 Apr 2026 by Ben Roth"]


def test_the_page_of_an_earlier_quarter_shows_the_map_of_that_day(autumn: Site) -> None:
    page = autumn.page("accounts/acme/2026-09-30/")
    assert words(page, "#person-maria-soto .am-support-supporter") == ["Supporter"]
    assert words(page, ".am-dates")[0].startswith("As of 30 Sep 2026")
    assert words(page, ".am-then a") == ["See it as it is now", "See what changed"]
    assert words(autumn.page(HISTORY), "section:last-of-type li") == ["30 Sep 2026"]
    assert not (autumn.folder / "accounts/acme/2026-06-30").exists()


def test_how_many_earlier_days_have_a_page_is_a_setting(playbook: Playbook) -> None:
    playbook.edit("support: supporter", "support: enemy", "2026-05-02")
    playbook.edit("support: enemy", "support: mentor", "2026-10-02")
    dated = "accounts/acme/2026-*"
    assert len([*playbook.build().folder.glob(dated)]) == 1
    playbook.set("history_dates: 3")
    days = sorted(path.name for path in playbook.build("three").folder.glob(dated))
    assert days == ["2026-03-31", "2026-09-30"]
    playbook.set("history_dates: 0")
    assert not [*playbook.build("none").folder.glob(dated)]


def test_a_map_of_an_earlier_day_that_cannot_be_read_says_so(playbook: Playbook) -> None:
    playbook.edit("name: Harbor Clinics", "nonsense: true\nname: Harbor Clinics", "2026-04-02")
    playbook.edit("nonsense: true\n", "", "2026-10-02")
    site = playbook.build()
    assert "does not follow the rules of today" in site.html("accounts/acme/2026-09-30/")
    assert "One of the two versions" in site.html(HISTORY)


def test_all_changes_are_on_one_page_and_the_latest_on_the_home_page(playbook: Playbook) -> None:
    playbook.repo.write("maps/harbor.yaml", SMALLEST.replace("Harbor Clinics", "Harbor"))
    playbook.repo.commit("2026-04-01", BEN)
    playbook.edit("support: supporter", "support: enemy", "2026-04-02")
    site = playbook.build()
    told = words(site.page("changes/"), ".am-entry-head")
    assert [one.split(" ·")[0] for one in told] == [
        "Harbor Clinics 2 Apr 2026",
        "Harbor 1 Apr 2026",
        "Harbor Clinics 1 Mar 2026",
    ]
    home = words(site.page(""), ".am-queue-changes tbody th")
    assert home[0] == "Maria Soto: Supporter → Opponent"
    portfolio = words(site.page("accounts/"), "tbody td .am-quiet")
    assert "changed 2 Apr 2026" in portfolio


def feed(site: Site, path: str) -> ET.Element:
    """A feed, read by an XML parser."""
    root = ET.fromstring((site.folder / path).read_bytes())  # noqa: S314 - our own file
    assert root.tag == f"{ATOM}feed"
    return root


def test_there_are_feeds_of_all_of_each_owner_and_of_each_account(autumn: Site) -> None:
    for path in ("changes.xml", "team/ana-lima/changes.xml", "accounts/acme/changes.xml"):
        entries = feed(autumn, path).findall(f"{ATOM}entry")
        assert len(entries) == 3
        assert entries[0].findtext(f"{ATOM}content") == "Maria Soto: Supporter → Opponent\n"
        assert entries[0].findtext(f"{ATOM}updated") == "2026-10-02T12:00:00+01:00"
        ids = {entry.findtext(f"{ATOM}id") for entry in entries}
        assert len(ids) == 3


def test_a_feed_names_whole_addresses_where_the_site_has_one(playbook: Playbook) -> None:
    playbook.project.write("mkdocs.yml", f"site_url: https://play.example/book/\n{SETTINGS}")
    link = feed(playbook.build(), "accounts/acme/changes.xml").find(f"{ATOM}entry/{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://play.example/book/accounts/acme/history/"


HOSTILE = '<script>alert(1)</script> & ]]> "quoted" \x07\u202e'


def test_hostile_names_authors_and_messages_are_only_text(playbook: Playbook) -> None:
    title, author = "'<img src=x onerror=alert(1)> ]]>'", "Eve & {b}]]> <eve@x.example>"
    playbook.edit("Office manager", title, "2026-04-02", author, HOSTILE)
    site = playbook.build()
    for address in (HISTORY, "changes/", ""):
        page = site.page(address)
        assert not page.css("img[onerror], .am-page script:not([src])")
        assert "alert(1)" in (page.html or "")
    entry = feed(site, "changes.xml").find(f"{ATOM}entry")
    assert entry is not None
    assert "<img src=x onerror=alert(1)> ]]>" in (entry.findtext(f"{ATOM}content") or "")


def test_every_link_of_the_new_pages_leads_somewhere(autumn: Site) -> None:
    for address in (HISTORY, "changes/", "accounts/acme/2026-09-30/"):
        for link in autumn.page(address).css(".md-content a[href]"):
            target = (link.attributes.get("href") or "").partition("#")[0]
            if target and "://" not in target:
                path = autumn.folder / normpath(join(address, target))
                assert path.exists(), f"{address}: {target}"


def no_git(playbook: Playbook, _: pytest.MonkeyPatch) -> None:
    shutil.rmtree(playbook.repo.root / ".git")


def no_program(_: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")


def no_commit(playbook: Playbook, _: pytest.MonkeyPatch) -> None:
    shutil.rmtree(playbook.repo.root / ".git")
    playbook.repo.git("init", "-q")


def another_user(playbook: Playbook, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder to somebody else")
    monkeypatch.setenv("HOME", str(playbook.repo.root))
    for path in (playbook.repo.root, playbook.repo.root / ".git"):
        os.chown(path, 12_345, 12_345)


@pytest.mark.parametrize("state", [no_git, no_program, no_commit, another_user])
def test_where_git_cannot_tell_the_site_is_built_and_says_nothing_of_it(
    playbook: Playbook,
    state: Callable[[Playbook, pytest.MonkeyPatch], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    state(playbook, monkeypatch)
    site = playbook.build()
    assert not (site.folder / HISTORY).exists()
    assert "Unknown: the site was built without" in site.html("changes/")
    assert "changed" not in " ".join(words(site.account("acme"), ".am-source"))
    assert not site.account("acme").css('a[href="history/"]')


def test_what_is_not_committed_has_no_day(playbook: Playbook) -> None:
    playbook.repo.replace(ACME, "support: supporter", "support: enemy")
    playbook.repo.write("maps/new.yaml", SMALLEST.replace("Harbor Clinics", "New"))
    site = playbook.build()
    assert words(site.account("acme"), "#person-maria-soto .am-source") == []
    assert words(site.account("acme"), "#person-ken-ito .am-source") == [
        "changed 1 Mar 2026 by Ana Lima"
    ]
    assert "hasn’t been committed" in site.html(
        "accounts/new/history/"
    ) or "t been committed" in site.html("accounts/new/history/")


def test_a_shallow_clone_tells_what_it_has(playbook: Playbook, tmp_path: Path) -> None:
    playbook.edit("support: supporter", "support: enemy", "2026-04-02")
    playbook.edit("Office manager", "Head of the office", "2026-05-03", ANA)
    address = f"file://{playbook.repo.root}"
    playbook.repo.git("clone", "-q", "--depth", "2", address, str(tmp_path / "clone"))
    site = Project(tmp_path / "clone").build()
    assert len(words(site.page(HISTORY), ".am-entry")) == 1
    assert words(site.account("acme"), "#person-maria-soto .am-source") == []


def test_it_can_be_turned_off(playbook: Playbook) -> None:
    playbook.set("history: false")
    site = playbook.build()
    assert not [*site.folder.rglob("changes*")]
    assert not (site.folder / HISTORY).exists()
    assert words(site.account("acme"), ".am-source") == []


@pytest.mark.parametrize("value", ["-1", "many", "true"])
def test_a_number_that_is_none_is_refused(playbook: Playbook, value: str) -> None:
    playbook.set(f"history_dates: {value}")
    with pytest.raises(Exception, match=r"history_dates|Aborted|Not a number"):
        playbook.build()


EDITS: dict[str, Callable[[Playbook], object]] = {
    "a commit": lambda one: one.edit("support: supporter", "support: enemy", "2026-10-02"),
    "an edit that is not committed": lambda one: one.repo.replace(ACME, "supporter", "neutral"),
    "another message": lambda one: one.amend("-m", "Said otherwise"),
    "another author": lambda one: one.amend("--author=Eve <e@x.example>", "-C", "HEAD"),
    "one of us by another name": lambda one: one.repo.replace(
        "maps/_team.yaml", "Ben Roth", "Benno Roth"
    ),
    "a person's new name": lambda one: one.edit("Ken Ito", "Kenji Ito", "2026-10-03"),
    "a renamed file": lambda one: (one.repo.maps / "acme.yaml").rename(one.repo.maps / "a.yaml"),
    "the number of changes": lambda one: one.set("history_changes: 1"),
    "no history": lambda one: shutil.rmtree(one.repo.root / ".git"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Playbook]:
    """A playbook of which there is a build already; to be copied, not to be touched."""
    playbook = Playbook.begin(tmp_path_factory.mktemp("built"))
    playbook.repo.write("maps/northwind-health.yaml", FULL)
    playbook.repo.write("maps/northwind-group.yaml", GROUP)
    playbook.repo.write("docs/plans/northwind-health.md", "# Plan\n")
    playbook.repo.commit("2026-03-02", BEN)
    playbook.edit("Office manager", "Head of the office", "2026-08-03", BEN)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795132800")
        playbook.build()
        yield playbook


@pytest.mark.parametrize("name", EDITS)
def test_a_warm_build_is_a_cold_build_to_the_byte(
    built: Playbook, name: str, tmp_path: Path
) -> None:
    playbook = built.copy(tmp_path)
    EDITS[name](playbook)
    warm = playbook.build().files()
    shutil.rmtree(playbook.repo.root / ".account-maps-cache")
    cold = playbook.build("cold").files()
    assert warm.keys() == cold.keys()
    assert [path for path in cold if warm[path] != cold[path]] == []
