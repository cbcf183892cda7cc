"""What a meeting makes of single projects, and whether the plan followed. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prasan.committees.rules import OF_A_PROJECT, OUTCOME_NAMES_TH, Outcome
from prasan.common.errors import InputRefused
from prasan.plans.rules.comparing import differing_fields
from prasan.plans.rules.rows import ProjectKind, ProjectRow
from prasan.plans.rules.workbook import KIND_CODES


@dataclass(frozen=True, slots=True)
class Word:
    """What a meeting says of one project, with its own words where it used any."""

    project_id: int
    outcome: Outcome
    note: str = ""


def grouped(words: Iterable[Word]) -> Mapping[tuple[Outcome, str], tuple[int, ...]]:
    """The projects of which the same is said: one resolution each, as minutes write it. Raises `InputRefused`."""
    found: defaultdict[tuple[Outcome, str], list[int]] = defaultdict(list)
    for word in words:
        if word.outcome not in OF_A_PROJECT:
            raise InputRefused(
                "not_of_a_project",
                f"มติ “{OUTCOME_NAMES_TH[word.outcome]}” ใช้กับรายโครงการไม่ได้",
                f"A project cannot be {word.outcome.value}.",
            )
        found[word.outcome, word.note].append(word.project_id)
    return {key: tuple(ids) for key, ids in found.items()}


def text_of(outcome: Outcome, note: str, count: int) -> str:
    """The text of a resolution: its own words, else the usual ones (`ให้ตัดออก 3 โครงการ`)."""
    return note or f"{OUTCOME_NAMES_TH[outcome]} {count} โครงการ"


def listed_as(kind: ProjectKind, number: str) -> str:
    """Where a project stands in the plan's forms: `ผ.02 ที่ 12`; the form alone where it has no number yet."""
    form = KIND_CODES[kind]
    return f"{form} ที่ {number}" if number else form


def is_followed(outcome: Outcome, seen: ProjectRow, now: ProjectRow | None) -> bool:
    """Whether the plan says what the meeting wanted: `seen` is what it had before it, `now` None once it is out."""
    if outcome is Outcome.CUT:
        return now is None
    if now is None or outcome not in (Outcome.MONEY, Outcome.AMEND):
        return True
    if outcome is Outcome.MONEY:
        return now.amounts != seen.amounts
    return bool(differing_fields(seen, now))
