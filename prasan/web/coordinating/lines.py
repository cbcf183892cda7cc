"""An overlap as a page shows it."""

from dataclasses import dataclass

from prasan.coordination import queries
from prasan.coordination.models import Overlap, OverlapDecision, OverlapMember
from prasan.coordination.rules.carrying import Agreed, years_in_words
from prasan.coordination.rules.saying import FactLine, changed_facts, fact_lines
from prasan.organisations.models import Organisation
from prasan.plans.models import ProjectVersion
from prasan.web.coordinating.marking import Piece, pieces_of
from prasan.web.coordinating.words import CHOICE_NAMES, FACT_NAMES, KIND_NAMES, WHERE_NAMES
from prasan.web.templatetags.ui import is_thai


@dataclass(frozen=True, slots=True)
class Side:
    """One project of an overlap: what it is called now, whose it is, its money."""

    project_id: int
    name: str
    organisation: Organisation
    baht: int
    years: tuple[int, ...]
    pieces: tuple[Piece, ...]
    facts: dict[str, str]

    @property
    def years_told(self) -> str:
        """The years with money, those in a row as one stretch."""
        return years_in_words(self.years)


@dataclass(frozen=True, slots=True)
class Told:
    """A reason in the language of the page."""

    text: str
    speaks_for: bool


@dataclass(frozen=True, slots=True)
class OverlapLine:
    """What a list and a page show of an overlap."""

    overlap: Overlap
    sides: tuple[Side, ...]
    reasons: tuple[Told, ...]
    decision: OverlapDecision | None

    @property
    def kind_name(self) -> str:
        return next(name for kind, name in KIND_NAMES.items() if kind == self.overlap.kind)

    @property
    def where_name(self) -> str:
        return next(name for where, name in WHERE_NAMES.items() if where == self.overlap.where)

    @property
    def choice_name(self) -> str:
        """What was decided, "" where nobody has."""
        choice = self.decision.choice if self.decision else ""
        return next((name for one, name in CHOICE_NAMES.items() if one == choice), "")

    @property
    def asked(self) -> int:
        """How many owners a decision asks to agree; 0 where nobody needs to."""
        return len({side.organisation.pk for side in self.sides}) if self._to_carry_out else 0

    @property
    def agreed(self) -> int:
        """How many of them agreed."""
        return len(self.decision.agreements.all()) if self.decision else 0

    @property
    def _to_carry_out(self) -> bool:
        return self.decision is not None and self.decision.choice in set(Agreed)

    @property
    def percent(self) -> int:
        return round(self.overlap.score * 100)

    @property
    def facts(self) -> tuple[tuple[str, FactLine], ...]:
        """The facts of the first two projects side by side, with their names."""
        said = list(self.overlap.facts)
        return tuple((FACT_NAMES[line.code], line) for line in fact_lines(*said[:2])) if len(said) > 1 else ()

    @property
    def changed(self) -> tuple[tuple[str, str, str], ...]:
        """(fact, then, now) that changed since the decision; empty where it still rests on the same facts."""
        if self.decision is None or self.decision.facts_digest == self.overlap.facts_digest:
            return ()
        changes = changed_facts(self.decision.facts, self.overlap.facts)
        return tuple((FACT_NAMES[code], then, now) for code, then, now in changes)


def line_of(overlap: Overlap) -> OverlapLine:
    """An overlap of `with_everything` for a page, without a query."""
    members = list(overlap.members.all())
    names = [_name(member) for member in members]
    thai = is_thai()
    return OverlapLine(
        overlap,
        tuple(
            Side(
                member.project_id,
                names[at],
                member.organisation,
                _baht(member),
                _years(member),
                pieces_of(names[at], names[1 if at == 0 else 0]) if len(names) > 1 else (Piece(names[at], False),),
                overlap.facts[at] if at < len(overlap.facts) else {},
            )
            for at, member in enumerate(members)
        ),
        tuple(Told(one["th"] if thai else one["en"], one["speaks_for"]) for one in overlap.reasons),
        queries.decision_of(overlap),
    )


def _version(member: OverlapMember) -> ProjectVersion | None:
    return next(iter(member.project.versions.all()), None)


def _name(member: OverlapMember) -> str:
    version = _version(member)
    return version.name if version else f"P{member.project_id}"


def _baht(member: OverlapMember) -> int:
    version = _version(member)
    return version.total_baht if version else 0


def _years(member: OverlapMember) -> tuple[int, ...]:
    version = _version(member)
    return tuple(one.fiscal_year for one in version.year_amounts.all() if one.amount_baht) if version else ()
