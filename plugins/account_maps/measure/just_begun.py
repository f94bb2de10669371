"""Whether a map has got beyond its first lines: then what it leaves out is a risk."""

from account_maps.measure.analysis import Analysis
from account_maps.measure.contacts import ContactState
from account_maps.measure.deal import has_deal


def has_begun(analysis: Analysis) -> bool:
    """Return whether a map tells of a deal, of any contact, or of any confirmed entry.

    Before that nobody can say whom we haven't met: it just isn't written down. Our choice.
    """
    people = analysis.people.values()
    return has_deal(analysis.account) or any(
        one.contact is not ContactState.NEVER_MET or one.verified for one in people
    )
