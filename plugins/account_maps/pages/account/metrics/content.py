"""The metrics of an account: every figure with its working, intro paths, and key-person risk."""

from msgspec import Struct

from account_maps.html.status_words import status_words
from account_maps.pages.account.material import AccountMaterial
from account_maps.pages.account.metrics.figures import FigureView, figure_views
from account_maps.pages.account.metrics.people_figures import PeopleFigures, people_figures
from account_maps.pages.account.metrics.routes import Deciders, Losses, decider_views, losses
from account_maps.pages.account.next_steps import RiskView, risk_views


class MetricsContent(Struct, frozen=True, gc=False):
    """What the page of an account's metrics shows.

    Attributes:
        figures: The figures in the order of the page.
        people: The same by person.
        routes: Intro paths to each decider.
        losses: Key-person risk, if there is any.
        risks: All risks, the most pressing first; those that are snoozed last.
        explained: Address of the page that explains every figure.
        map: Address of the page with the map, on which paths can be shown.
    """

    figures: tuple[FigureView, ...]
    people: PeopleFigures
    routes: Deciders
    losses: Losses | None
    risks: tuple[RiskView, ...]
    explained: str
    map: str


def metrics_content(material: AccountMaterial) -> MetricsContent:
    """Return what the page of an account's metrics shows."""
    measured, names, texts = material.measured, material.names, material.texts
    reasons = status_words(measured.status.reasons, names.colleagues, texts)
    return MetricsContent(
        figures=figure_views(measured, reasons, material.source),
        people=people_figures(material.account, measured, names, texts),
        routes=decider_views(measured.decider_paths, names, texts),
        losses=losses(measured, names, texts),
        risks=risk_views(measured, material.source),
        explained=material.page_context.links.figures,
        map=material.page_context.links.map,
    )
