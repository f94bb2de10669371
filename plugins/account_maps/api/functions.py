"""What a program does with a playbook: read it, measure an account, draw it, export it."""

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from account_maps.draw import Router, draw_excerpt
from account_maps.draw.poster import fitted, whole_maps
from account_maps.export import (
    AccountRecord,
    ExportContext,
    account_record,
    encode_record,
    join_accounts,
)
from account_maps.extensions import Extensions, load_extensions
from account_maps.history.as_of import as_of
from account_maps.html.risk_words import RiskWords, risk_words
from account_maps.measure import Measured, measure
from account_maps.measure.risk import Risk
from account_maps.model.account import Account
from account_maps.model.elsewhere import NOWHERE_ELSE, TiesElsewhere
from account_maps.model.icp import FitCriteria
from account_maps.model.load import load_playbook
from account_maps.model.playbook import AccountFile, Playbook
from account_maps.model.rules import Rules
from account_maps.settings.faults import SettingsError
from account_maps.settings.settings import Settings, read_settings
from account_maps.texts import Texts, english

_NONE = Extensions()
_NO_CRITERIA = FitCriteria()


def load(folder: Path | str = ".") -> Playbook:
    """Read the playbook of a project: all its maps and shared files, checked against each other.

    A map with problems never raises: it has no account, and what is wrong is in ``problems``.

    Args:
        folder: The project's folder, in which ``mkdocs.yml`` is. Without that file the maps are in
            ``maps/``, and every setting has its default.

    Returns:
        The playbook: ``accounts`` and ``team`` by id, ``rules``, ``problems``, and each map's file.

    Raises:
        SettingsError: If the settings can't be used.
    """
    settings = _settings(folder)
    return load_playbook(
        settings.maps_dir,
        settings.docs_dir,
        root=settings.root,
        size_limit=settings.largest_map,
        severities=settings.severity,
        no_folder=settings.no_maps(),
    )


def as_of_day(folder: Path | str = ".") -> dt.date:
    """Return the day that a site built now would speak of; facts and ties have their age on it.

    Args:
        folder: The project's folder.

    Returns:
        The first of: the setting ``as_of``, the environment variable ``SOURCE_DATE_EPOCH``, the day
        of the newest commit, today.

    Raises:
        SettingsError: If the settings can't be used.
    """
    settings = _settings(folder)
    return as_of(settings.as_of, os.environ, (settings.root, settings.maps_dir)).day


def run_extensions(folder: Path | str = ".") -> Extensions:
    """Run the extensions that the settings name. This runs code of the project.

    Args:
        folder: The project's folder.

    Returns:
        What they add, for the functions below. What fails later on is in its ``failures``.

    Raises:
        SettingsError: If the settings, or one of the extensions, can't be used.
    """
    settings = _settings(folder)
    loaded = load_extensions(settings.extensions, settings.root)
    if loaded.faults:
        raise SettingsError(*loaded.faults)
    return loaded


def measure_account(  # noqa: PLR0913 - what a map is measured with comes from six places
    account: Account,
    as_of: dt.date,
    rules: Rules,
    extensions: Extensions = _NONE,
    *,
    elsewhere: TiesElsewhere = NOWHERE_ELSE,
    criteria: FitCriteria = _NO_CRITERIA,
) -> Measured:
    """Work out the figures, introduction paths, losses, risks and fit of an account.

    Args:
        account: The account.
        as_of: The day on which ties and facts have their age.
        rules: The numbers of the formulas: ``rules`` of the playbook.
        extensions: What the team has added; its risks are looked for too.
        elsewhere: Our relationships with its people on other accounts: ``elsewhere`` of the
            playbook, for the account's file.
        criteria: The criteria of the ideal customer profile: ``icp`` of the playbook.

    Returns:
        What is measured. Shares and strengths are from 0 to 1. The formulas and their sources are
        on the page *Figures*; each ``Figure`` has its working.
    """
    risk_rules = extensions.risk_rules.values()
    return measure(account, as_of, rules, risk_rules, elsewhere=elsewhere, criteria=criteria)


def describe_risk(risk: Risk, playbook: Playbook, extensions: Extensions = _NONE) -> RiskWords:
    """Put a risk into words, as the pages do.

    Args:
        risk: The risk.
        playbook: The playbook, for the names of our own people.
        extensions: What the team has added: the words of its risks.

    Returns:
        Plain text, with words of the map in it.

    Raises:
        KeyError: If the risk is one of an extension that isn't given.
    """
    return risk_words(risk, playbook.team, _texts(playbook, extensions))


def draw_account(account: Account, playbook: Playbook, *, width: float = 842.0) -> str:
    """Draw the map of an account: everybody as a card, with all lines.

    Args:
        account: The account.
        playbook: The playbook, for the names of our own people and of the scales.
        width: The most that the drawing is wide, and high, in points (1/72 inch); 842 is the
            longer side of A4.

    Returns:
        An SVG document that needs nothing from outside.

    Raises:
        ValueError: If nobody is on the map, or the width isn't above 0.
    """
    if not width > 0:
        raise ValueError(f"the width must be above 0, not {width:g}")
    if not account.stakeholders:
        raise ValueError(f"nobody is on the map of {account.name}")
    excerpt, _ = fitted(whole_maps(account), [(width, width)])
    return draw_excerpt(excerpt, account, playbook.team, _texts(playbook, _NONE), Router())


def export_accounts(playbook: Playbook, as_of: dt.date, extensions: Extensions = _NONE) -> bytes:
    """Export all accounts with what is measured of them, as ``account-maps export`` does.

    Args:
        playbook: The playbook; maps with problems are left out.
        as_of: The day on which ties and facts have their age.
        extensions: What the team has added.

    Returns:
        JSON in UTF-8; the page *Export* describes it.
    """
    records = account_records(playbook.files.values(), playbook, as_of, extensions)
    return join_accounts(map(encode_record, records), as_of, playbook.team)


def account_records(
    files: Iterable[AccountFile], playbook: Playbook, as_of: dt.date, extensions: Extensions
) -> Iterator[AccountRecord]:
    """Yield what is exported of each map that could be read.

    Args:
        files: The maps.
        playbook: All maps, for our people and the rules.
        as_of: The day on which ties and facts have their age.
        extensions: What the team has added.
    """
    context = ExportContext(as_of, playbook.rules, playbook.team, extensions.in_texts(english()))
    for file in files:
        if file.account:
            measured = measure_account(
                file.account,
                as_of,
                playbook.rules,
                extensions,
                elsewhere=playbook.elsewhere(file),
                criteria=playbook.icp,
            )
            yield account_record(file, file.account, measured, context)


def _settings(folder: Path | str) -> Settings:
    return read_settings(None, Path(folder).resolve()).settings


def _texts(playbook: Playbook, extensions: Extensions) -> Texts:
    return extensions.in_texts(english().renamed(playbook.labels))
