"""What all tests share: a real browser, where the machine has one."""

import importlib
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Final, NoReturn

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from account_maps.onepager.pdf.typesetter import Typesetter
from building import Project

# No test measures time: a busy machine is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

NO_BROWSER = "no Chromium on this machine"
NO_TYPST = "no Typst on this machine"
NO_FONTS = "no Noto fonts on this machine"
DESK: Final[ViewportSize] = {"width": 1280, "height": 900}
_SCRIPTS = {"Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", "Noto Color Emoji"}
# The first opens no windows, which takes a third of the time.
_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """An empty project in a folder of its own."""
    return Project(tmp_path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; a test that asks for it is skipped where there is none."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        if os.environ.get("ACCOUNT_MAPS_BROWSER") == "required":
            pytest.fail(f"{NO_BROWSER}, and ACCOUNT_MAPS_BROWSER=required")
        pytest.skip(NO_BROWSER)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """The one tab of a module: to open another costs more than most tests do in it."""
    with browser.new_page(viewport=DESK) as made:
        yield made


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """The tab as it was opened: at a desk, in light, with nothing on it and nothing remembered."""
    yield tab
    if tab.url.startswith("http"):
        tab.evaluate("localStorage.clear(), sessionStorage.clear()")
    tab.goto("about:blank")
    tab.unroute_all()
    tab.mouse.move(0, 0)
    tab.emulate_media(media="null", color_scheme="light")
    tab.set_viewport_size(DESK)


@pytest.fixture(scope="module")
def scriptless_page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no scripts, and so remembers nothing."""
    with browser.new_page(viewport=DESK, java_script_enabled=False) as made:
        yield made


@pytest.fixture(scope="session")
def typst() -> ModuleType:
    """What sets PDFs; a test that asks for it is skipped where it is missing."""
    try:
        return importlib.import_module("typst")
    except ImportError:
        _no_paper(NO_TYPST)


@pytest.fixture(scope="session")
def typesetter(typst: ModuleType) -> Typesetter:
    """Typst with fonts for all scripts; skips the test where the machine lacks some."""
    if not set(typst.Fonts().families()) >= _SCRIPTS:
        _no_paper(NO_FONTS)
    return Typesetter()


def _no_paper(why: str) -> NoReturn:
    if os.environ.get("ACCOUNT_MAPS_PAPER") == "required":
        pytest.fail(f"{why}, and ACCOUNT_MAPS_PAPER=required")
    pytest.skip(why)


@pytest.fixture
def font_folder(typst: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder in which Typst finds fonts, in this process and its children. It's empty."""
    folder = tmp_path / "system-fonts"
    folder.mkdir()
    settings = tmp_path / "fonts.conf"
    settings.write_text(f"<fontconfig><dir>{folder}</dir></fontconfig>", "utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(settings))
    if typst.Fonts(include_embedded_fonts=False).families():
        pytest.skip("this system's fonts can't be hidden")
    return folder


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one loud line for each reason how many tests were skipped."""
    skipped = terminalreporter.getreports("skipped")
    reasons = Counter(r.longrepr[2] for r in skipped if isinstance(r.longrepr, tuple))
    for reason, count in reasons.most_common():
        line = f"{count} TESTS WERE SKIPPED: {reason.removeprefix('Skipped: ')}"
        terminalreporter.write_sep("!", line, yellow=True, bold=True)
