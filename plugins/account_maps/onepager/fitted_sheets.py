"""The one-pager of each account of a build: put together once, fitted for paper, whole to read."""

from collections.abc import MutableMapping
from dataclasses import dataclass, field

import msgspec
from msgspec import Struct

from account_maps.html.links import NOWHERE
from account_maps.model.account import Account
from account_maps.model.playbook import AccountFile
from account_maps.onepager.choice import uncut
from account_maps.onepager.content import OnepagerContent, on_paper, onepager_content
from account_maps.onepager.fit import fitted_anyhow
from account_maps.onepager.sheet import Onepager
from account_maps.pages.account.content import PageContext
from account_maps.pages.context import BuildContext
from account_maps.pages.uris import account_uri


class SheetPair(Struct, frozen=True):
    """The one-pager of an account.

    Attributes:
        paper: As it fits on one page.
        screen: With every entry whole and without its map, to be read on a narrow screen.
    """

    paper: Onepager
    screen: Onepager


@dataclass(frozen=True)
class FittedSheets:
    """The one-pagers of a playbook.

    Attributes:
        context: What they are made from.
    """

    context: BuildContext
    _encoded: MutableMapping[str, bytes] = field(default_factory=dict)
    """Sheets that are asked for once more, by account id."""

    def of(self, file: AccountFile, account: Account, *, again: bool = False) -> SheetPair:
        """Return the one-pager of an account; the last one to ask lets go of it.

        Args:
            file: The map's file.
            account: The map.
            again: Whether it will be asked for once more.

        Raises:
            DoesNotFitError: If it has no room for what must stand on it.
        """
        encoded = self._encoded.pop(file.id, None)
        if encoded:
            sheets = _DECODER.decode(encoded)
        else:
            levels = self.context.playbook.rules.onepager.steps
            content = self.content(file, account)
            sheets = SheetPair(fitted_anyhow(content, levels), uncut(content))
        if again:
            self._encoded[file.id] = encoded or _ENCODER.encode(sheets)
        return sheets

    def content(self, file: AccountFile, account: Account) -> OnepagerContent:
        """Return all that could stand on the one-pager of an account.

        Args:
            file: The map's file.
            account: The map.
        """
        context = self.context
        page_context = PageContext(
            colleagues=context.playbook.colleagues_of(file),
            links=NOWHERE,
            texts=context.texts,
            as_of=context.as_of,
            sections=context.extensions.sections,
        )
        results = context.measures.of(file, account, again=True)
        page = on_paper(context.addresses.public(account_uri(file.id)))
        return onepager_content(file, account, results, page_context, page=page)


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(SheetPair)
