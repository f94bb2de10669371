"""Four metrics of an account, each with one phrase that says what it hangs on."""

from collections.abc import Iterator

from msgspec import Struct

from account_maps.html.figure_words import range_words, shown_value
from account_maps.measure.measured import Figure, FigureKey
from account_maps.measure.question import QuestionKind
from account_maps.pages.account.material import AccountMaterial


class KeyMetric(Struct, frozen=True, gc=False):
    """A metric as the overview shows it.

    Attributes:
        key: Which figure of the metrics page it leads to.
        name: What it is called.
        value: Its value.
        phrase: What it hangs on; empty if nothing would change it.
    """

    key: FigureKey
    name: str
    value: str
    phrase: str


def key_metrics(material: AccountMaterial) -> tuple[KeyMetric, ...]:
    """Return coverage, support, key-person risk and how up to date all is, as far as known."""
    return tuple(_metrics(material))


def _metrics(material: AccountMaterial) -> Iterator[KeyMetric]:
    figures = material.measured.figures
    losses = (figures[FigureKey.WORST_LOSS_THEIRS], figures[FigureKey.WORST_LOSS_OURS])
    told = (
        ("coverage", figures[FigureKey.DECISION_COVERAGE], _with_one_change),
        ("support", figures[FigureKey.PREDICTED_SUPPORT], _between),
        ("key_person", max(losses, key=lambda one: one.value or 0.0), _who_it_rests_on),
        ("up_to_date", figures[FigureKey.FRESHNESS], _with_one_change),
    )
    for name, figure, phrase in told:
        if figure.value is not None:
            yield KeyMetric(
                figure.key,
                material.texts(f"key_metrics.{name}"),
                shown_value(figure.key, figure.value, material.texts),
                phrase(figure, material),
            )


def _with_one_change(figure: Figure, material: AccountMaterial) -> str:
    """Return what the figure would be after the one change that moves it most."""
    change = figure.change
    if change is None or change.figure is not figure.key or change.person is None:
        return ""
    after = shown_value(figure.key, change.after, material.texts)
    person = material.names.theirs(change.person).text
    return material.texts(f"key_metrics.with.{figure.key}", after=after, person=person)


def _between(figure: Figure, material: AccountMaterial) -> str:
    """Return the range in which support can turn out, and whose stance decides where."""
    between = range_words(figure.ends, material.texts)
    if not between:
        return ""
    stances = (q for q in material.measured.open_questions if q.kind is QuestionKind.STANCE)
    unknown = next(stances, None)
    if unknown is None:
        return between
    person = material.names.theirs(unknown.person).text
    return material.texts("key_metrics.between", range=between, person=person)


def _who_it_rests_on(figure: Figure, material: AccountMaterial) -> str:
    """Return who so much of our access hangs on."""
    if not figure.value:
        return material.texts("key_metrics.nobody")
    worst = figure.inputs[0]
    names = material.names
    name = names.theirs(worst.person).text if worst.person else names.ours(worst.colleague or "")
    return material.texts("key_metrics.rests_on", name=name)
