"""What becomes of a project that is carried from one five-year plan into the next. Pure: no Django, no clock.

The 2566–2570 plan is by strategy, the 2571–2575 plan by issue (planning-rules 2.3, C): the content of a project stays,
its money moves to years of the new plan, and its strategy becomes an issue by the crosswalk that its planner decided.
What belongs to the old plan's paper (sheet, number, revision, reason, notes, money of past ordinances) stays behind.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from prasan.common.errors import InputRefused
from prasan.plans.rules.rows import ORIGINAL, ProjectRow
from prasan.plans.rules.workbook import SHEET_OF_KIND

SHIFTED = 0
"""Instead of a year: every year's money moves by the length of the plan (2566 → 2571, …)."""
LEAST_SHARE = 0.2
MOST_PROPOSED = 3


@dataclass(frozen=True, slots=True)
class Target:
    """Where the projects under one heading may go: an issue, or a guideline of it. `guideline` "" for the whole issue."""

    issue: str
    guideline: str = ""

    @property
    def code(self) -> str:
        """The code that the planner chose."""
        return self.guideline or self.issue


@dataclass(frozen=True, slots=True)
class Vote:
    """What speaks for an issue under a heading: a decision of a person, or a proposal with its probability."""

    issue: str
    weight: float


def proposed_issues(votes: Iterable[Vote]) -> tuple[str, ...]:
    """The issues that take a real share of what speaks for any, the strongest first; at most three. What speaks for ""
    has its share, and is no issue."""
    sums: dict[str, float] = {}
    for vote in votes:
        sums[vote.issue] = sums.get(vote.issue, 0) + vote.weight
    total = sum(sums.values())
    strong = [issue for issue, weight in sums.items() if issue and total and weight / total >= LEAST_SHARE]
    return tuple(sorted(strong, key=lambda issue: (-sums[issue], issue))[:MOST_PROPOSED])


def target_of(targets: Sequence[Target], *, confirmed: Target | None, likely: Sequence[Target]) -> Target | None:
    """Which of a heading's targets a project goes to.

    A guideline that a person confirmed for the project goes before everything. Of several targets the one that is
    likeliest for the project itself, else the first; a guideline comes only from a person's choice, never from a
    likelihood. None where the heading has no target.
    """
    if confirmed is not None:
        return confirmed
    if len(targets) < 2:
        return targets[0] if targets else None
    for one in likely:
        for target in targets:
            if target.issue == one.issue and target.guideline in ("", one.guideline):
                return target
    return targets[0]


@dataclass(frozen=True, slots=True)
class OwnTarget:
    """An issue of the organisation's own in the new period; `serves`: codes of the framework that it is linked to."""

    code: str
    title: str
    serves: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """The heading under which the new plan lists its projects."""
        return f"{self.code}. {self.title}"


def votes_on_own(votes: Iterable[Vote], own: Sequence[OwnTarget]) -> list[Vote]:
    """What speaks for issues of the framework, handed on to the own issues that serve them, in even parts; to "" what
    no own issue serves."""
    serving: dict[str, list[str]] = {}
    for one in own:
        for issue in dict.fromkeys(code.split(".")[0] for code in one.serves):
            serving.setdefault(issue, []).append(one.code)
    handed = []
    for vote in votes:
        takers = serving.get(vote.issue, [""])
        handed += [Vote(code, vote.weight / len(takers)) for code in takers]
    return handed


def own_target_of(
    targets: Sequence[OwnTarget], *, confirmed: Target | None, likely: Sequence[Target]
) -> OwnTarget | None:
    """Which of a heading's own issues a project goes to: of several the one that serves what was confirmed for the
    project, else what is likeliest for it, by guideline before issue; else the first. None where there is none."""
    for wanted in (confirmed, *likely):
        if wanted is None or len(targets) < 2:
            continue
        for code in (wanted.guideline, wanted.issue):
            if found := next((one for one in targets if code and code in one.serves), None):
                return found
        in_issue = f"{wanted.issue}."
        if found := next((one for one in targets if any(code.startswith(in_issue) for code in one.serves)), None):
            return found
    return targets[0] if targets else None


def carried_over(
    row: ProjectRow, *, first_year: int, last_year: int, shift: int, into: int, target: Target | None, group: str
) -> ProjectRow:
    """The project as the new plan begins with it. `into`: the one year that takes all its money, or `SHIFTED`."""
    return replace(
        row,
        sheet=SHEET_OF_KIND[row.kind],
        number="",
        key="",
        origin=row.key,
        revision=ORIGINAL,
        reason="",
        notes=(),
        amounts=moved(row.amounts, first_year=first_year, last_year=last_year, shift=shift, into=into),
        ordinance_amounts={},
        guideline=target.guideline if target else "",
        group=group,
    )


def moved(amounts: Mapping[int, int], *, first_year: int, last_year: int, shift: int, into: int) -> dict[int, int]:
    """The money in the years of the new plan: each year moved by `shift`, or all of it in the year `into`."""
    if into != SHIFTED:
        total = sum(amounts.values())
        return {into: total} if total else {}
    return {
        year + shift: baht for year, baht in sorted(amounts.items()) if first_year <= year + shift <= last_year and baht
    }


def why_not_roll(chosen: int, years: Iterable[int], *, first_year: int, last_year: int) -> InputRefused | None:
    """At least one project is chosen, and money goes only to years of the new plan."""
    if not chosen:
        return InputRefused(
            "nothing_chosen",
            "ยังไม่ได้เลือกโครงการ ทำเครื่องหมายหน้าโครงการที่จะยกไปก่อน",
            "No project was chosen; tick those to carry over first.",
        )
    outside = [year for year in years if year != SHIFTED and not first_year <= year <= last_year]
    if outside:
        return InputRefused(
            "year_outside_new_plan",
            f"ปีงบประมาณ {outside[0]} ไม่อยู่ในแผน {first_year}–{last_year} เลือกปีในแผนใหม่",
            f"Fiscal year {outside[0]} is not in the plan {first_year}–{last_year}; choose one that is.",
        )
    return None
