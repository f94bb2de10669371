"""Checks of what makes PDFs: Typst, and fonts for the letters in the maps."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from account_maps.doctor.result import CheckResult, note, ok, problem
from account_maps.doctor.site import CheckedSite
from account_maps.model.playbook import Playbook
from account_maps.onepager.pdf.data import texts_in
from account_maps.onepager.pdf.errors import INSTALL, MissingSignsError, NoTypstError
from account_maps.onepager.pdf.fonts import families, is_ours
from account_maps.onepager.pdf.scripts import packages, scripts
from account_maps.onepager.pdf.typesetter import Typesetter, typst_version


def typst(site: CheckedSite) -> CheckResult:
    """Check whether PDFs can be made, if the site is to have them."""
    version = typst_version()
    if version:
        return ok("Typst", version)
    if site.pdf:
        found = "it isn't installed, so the site has no PDFs though `pdf` asks for them"
        return problem("Typst", found, INSTALL)
    return ok("Typst", "not installed, and only needed for PDFs")


def fonts(site: CheckedSite) -> CheckResult | None:
    """Check whether there are fonts for the scripts that the maps use."""
    try:
        typesetter = Typesetter(site.fonts)
    except NoTypstError:
        return None
    words = [*_telling_words(_texts(site.playbook))]
    used = scripts(sign for word in words for sign in word if not is_ours(sign))
    lacking = scripts(_without_font(words, typesetter))
    if lacking:
        found = f"none for {', '.join(lacking)}, which maps use: their PDFs are left out"
        install = packages(lacking)
        remedy = f"install {' and '.join(install)}" if install else "name a folder with `fonts`"
        return note("fonts", found, remedy)
    return ok("fonts", f"for all scripts in the maps: {', '.join(['Latin', *used])}")


def _without_font(words: Sequence[str], typesetter: Typesetter) -> tuple[str, ...]:
    """Return the characters that no font has, as Typst finds them when it sets the words."""
    data = {"title": "Fonts", "words": words, "fonts": families(words)}
    try:
        typesetter.pdf("words", data, dt.date(2000, 1, 1))
    except MissingSignsError as error:
        return error.signs
    return ()


def _texts(playbook: Playbook) -> Iterator[str]:
    yield from texts_in(msgspec.to_builtins([playbook.team, playbook.labels]))
    for file in playbook.files.values():
        yield from texts_in(msgspec.to_builtins(file.account))


def _telling_words(texts: Iterable[str]) -> Iterator[str]:
    """Yield the words that have a letter which is not ours and in no word before."""
    seen: set[str] = set()
    for text in texts:
        for word in () if is_ours(text) else text.split():
            if not is_ours(word) and not seen.issuperset(word):
                seen.update(word)
                yield word
