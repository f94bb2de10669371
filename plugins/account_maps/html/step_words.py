"""A next step in words: the same on pages, on the one-pager, in exports and in a terminal."""

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from account_maps.html.amounts import day_words, percent
from account_maps.html.names import joined
from account_maps.html.risk_words import made_to
from account_maps.measure.step import NextStep, StepFact, StepMove, Wording
from account_maps.model.account import Colleague
from account_maps.model.people import colleague_name
from account_maps.model.values import FindingCode
from account_maps.texts import Texts


class StepWords(Struct, frozen=True, gc=False):
    """What the pages say about a next step; plain text with words of the map in it.

    Attributes:
        title: Whom it is about, and what's wrong.
        act: What to do: the plan's own words if the plan deals with it already.
        notes: What else to know: our own advice beside the plan, and in whose name not to come.
        is_planned: Whether ``act`` is an action of the plan.
    """

    title: str
    act: str
    notes: tuple[str, ...]
    is_planned: bool


def step_words(step: NextStep, colleagues: Mapping[str, Colleague], texts: Texts) -> StepWords:
    """Return a next step in words.

    Args:
        step: The step.
        colleagues: Our own people by id.
        texts: What the pages say.
    """
    writing = _Writing(step, colleagues, texts)
    act = writing.act()
    return StepWords(
        title=writing.title(),
        act=step.plan.what if step.plan else act,
        notes=tuple(writing.notes(act)),
        is_planned=step.plan is not None,
    )


_NO_PATH: Final = (
    StepMove.WRITE_EXECUTIVE,
    StepMove.WRITE_EVENT,
    StepMove.UNBLOCK_WRITE,
    StepMove.WIN_WRITE,
)
"""Moves that find another way because there's no warm path."""

_NO_ADVICE: Final = (StepMove.ACT, StepMove.CONFIRM, StepMove.CONFIRM_ASK, StepMove.CONFIRM_ONLINE)
"""Moves that add nothing to what the plan says already."""


class _Writing(Struct, frozen=True):
    """Puts one step into words."""

    step: NextStep
    colleagues: Mapping[str, Colleague]
    texts: Texts

    def title(self) -> str:
        """Return whom the step is about, and what's wrong."""
        step = self.step
        facts = ", ".join(dict.fromkeys(self._facts()))
        if not step.person:
            return _capital(facts)
        key = "step.title.named" if step.person_title else "step.title.short"
        return self.texts(key, name=step.person_name, title=step.person_title, facts=facts)

    def _facts(self) -> Iterator[str]:
        step, wording = self.step, self.step.wording
        yield from (_small(self.texts.value(role)) for role in step.roles)
        if step.veto:
            yield self.texts("step.fact.veto")
        if wording.role:
            yield self.texts("step.fact.buyer", role=self._role())
        codes = {fact.code for fact in step.facts}
        for fact in step.facts:
            if fact.code != FindingCode.OPPOSING_SHARE or FindingCode.OPPOSED_VETO not in codes:
                yield self._fact(fact)
        unsaid = {
            StepMove.ADD_PEOPLE: "step.fact.empty",
            StepMove.MARK_DECIDERS: "step.fact.unnamed",
            StepMove.NOTE_CONTACT: "step.fact.no_contact",
        }
        if wording.move in unsaid:
            yield self.texts(unsaid[wording.move])

    def _fact(self, fact: StepFact) -> str:
        said = _small(self.texts(f"finding.{fact.code}.tag", **self._of_fact(fact)))
        is_other = fact.person_name != self.step.person_name
        if not (is_other and fact.code == FindingCode.GONE_BUT_RELIED_ON):
            return said
        return self.texts("step.fact.of", name=fact.person_name, fact=said)

    def _of_fact(self, fact: StepFact) -> dict[str, str]:
        return {
            "people": fact.person_name,
            "colleague": self._ours(fact.colleague),
            "percent": percent(fact.share or 0.0),
            "days": self.texts.count("days", fact.days or 0),
            "field": self.texts(fact.key) if fact.key else "",
            "what": fact.what or "",
            "to": made_to(fact.made_to, self.texts),
        }

    def act(self) -> str:
        """Return what to do, whatever the plan says."""
        step, wording = self.step, self.step.wording
        if wording.move is StepMove.ACT:
            fact = step.facts[0]
            return self.texts(f"finding.{fact.code}.act", **self._of_fact(fact))
        return self.texts(
            f"step.{wording.move}",
            person=self._person(),
            known=self._with_last_contact(step.person_name),
            contact=self._contact(),
            first=self._with_last_contact(wording.first),
            introducer=wording.introducer,
            colleague=self._ours(wording.colleague),
            teammate=self._ours(wording.teammate),
            account=wording.account or "",
            others=self._others(wording),
            quote=wording.quote,
            percent=percent(step.share_affected),
            role=self._role(),
        )

    def _role(self) -> str:
        """Return the role a step asks for, as what a person is."""
        role = self.step.wording.role
        return self.texts(f"step.role.{role}") if role else ""

    def _with_last_contact(self, name: str) -> str:
        """Return a person with our last contact, where its day is known."""
        wording = self.step.wording
        if not wording.last or wording.account:
            return name
        colleague, day = self._ours(wording.colleague), day_words(wording.last)
        return self.texts("step.touch", name=name, colleague=colleague, day=day)

    def _person(self) -> str:
        """Return the person; with the title where the step asks for the person's role."""
        step = self.step
        if step.wording.role and step.person_title:
            return f"{step.person_name} ({step.person_title})"
        return step.person_name

    def _contact(self) -> str:
        wording = self.step.wording
        place = "elsewhere" if wording.account else "here"
        key = f"step.contact.{place}" + ("" if wording.last else "_undated")
        return self.texts(
            key,
            colleague=self._ours(wording.colleague),
            account=wording.account or "",
            day=day_words(wording.last) if wording.last else "",
        )

    def _others(self, wording: Wording) -> str:
        if not wording.gains:
            return joined(wording.others, self.texts)
        named = zip(wording.others, wording.gains, strict=True)
        return ", ".join(self.texts("step.candidate", name=name, gain=gain) for name, gain in named)

    def _ours(self, colleague: str | None) -> str:
        return colleague_name(colleague, self.colleagues) if colleague else ""

    def notes(self, act: str) -> Iterator[str]:
        """Yield what else to know.

        Args:
            act: What to do, whatever the plan says.
        """
        step, person = self.step, self.step.person_name
        if step.plan and step.plan.conflicts:
            others = joined(step.plan.conflicts, self.texts)
            yield self.texts("step.note.instead", others=others, person=person, act=act)
        elif step.plan and step.plan.gone:
            yield self.texts("step.note.gone", others=joined(step.plan.gone, self.texts), act=act)
        elif step.plan and step.wording.move not in _NO_ADVICE:
            yield self._beside_the_plan(act)
        if step.wording.not_for:
            yield self.texts(
                "step.note.not_for", others=joined(step.wording.not_for, self.texts, "or")
            )

    def _beside_the_plan(self, act: str) -> str:
        move = self.step.wording.move
        if move in _NO_PATH:
            return self.texts("step.note.no_path", person=self.step.person_name)
        if move is StepMove.CALL:
            return self.texts("step.note.contact", contact=self._contact())
        return self.texts("step.note.advice", act=act)


def _small(text: str) -> str:
    """Return a text for the middle of a sentence; an abbreviation keeps its capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
