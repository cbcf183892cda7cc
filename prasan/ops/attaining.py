"""Attainment for the command line, in the form of the data contract (design section 4)."""

from dataclasses import dataclass

from django.conf import settings

from prasan.analytics.queries import province_facts
from prasan.analytics.rules import Attainment, attainment
from prasan.common.errors import InputRefused
from prasan.framework import queries as framework
from prasan.framework.rules import Measure, Stage
from prasan.plans.queries import has_synthetic_plans


@dataclass(frozen=True, slots=True)
class GoalAnswer:
    """One goal of the answer; `result` is None where a survey measures it."""

    code: str
    title: str
    result: Attainment | None

    def as_json(self) -> dict[str, object]:
        """One entry of `goals`. A survey goal says so and carries no organisations."""
        if self.result is None:
            nobody: list[str] = []
            return {
                "goal": self.code,
                "measure": str(Measure.SURVEY_SHARE),
                "counting": nobody,
                "one_step_short": nobody,
                "missing": nobody,
                "share": None,
                "target_share": None,
                "needed": None,
            }
        target = self.result.target_share
        return {
            "goal": self.code,
            "measure": str(Measure.ORGANISATIONS_WITH_PROJECT),
            "stage": str(self.result.stage),
            "counting": sorted(self.result.counting),
            "one_step_short": sorted(self.result.one_step_short),
            "missing": sorted(self.result.missing),
            "share": round(float(self.result.share), 2),
            "target_share": None if target is None else float(target),
            "needed": self.result.needed,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """All goals of one year."""

    fiscal_year: int
    stage: Stage | None
    organisations: int
    goals: tuple[GoalAnswer, ...]
    synthetic: bool

    def as_json(self) -> dict[str, object]:
        """The form of `--json`; `stage` is null where each goal counts from its own stage."""
        return {
            "fiscal_year": self.fiscal_year,
            "stage": None if self.stage is None else str(self.stage),
            "organisations": self.organisations,
            "synthetic": self.synthetic,
            "goals": [goal.as_json() for goal in self.goals],
            "findings": [],
        }


def attainment_of(fiscal_year: int, *, stage: str = "", district: str = "", kind: str = "") -> Answer:
    """Count every goal for a year, the whole province or a part. Refuses a year outside the framework or unknown words."""
    facts = province_facts(settings.PROVINCE)
    if fiscal_year not in facts.organisations:
        first, last = facts.edition.first_year, facts.edition.last_year
        raise InputRefused(
            "year_outside_framework",
            f"ปี {fiscal_year} อยู่นอกกรอบ ใช้ปีงบประมาณ {first}–{last}",
            f"{fiscal_year} lies outside the framework; use a fiscal year {first}–{last}.",
        )
    wanted = _stage(stage)
    codes = facts.codes(fiscal_year, district=district, kind=kind)
    if not codes:
        raise InputRefused(
            "no_organisation",
            f"ไม่มี อปท. ที่ตรงกับอำเภอ “{district}” ประเภท “{kind}”",
            f"No organisation matches district “{district}”, kind “{kind}”.",
        )
    titles = {row.code: row.title_th for row in framework.goals_of(facts.edition.pk)}
    goals = tuple(
        GoalAnswer(
            goal.code,
            titles[goal.code],
            None
            if goal.measure is Measure.SURVEY_SHARE
            else attainment(goal, fiscal_year, codes, facts.reach, stage=wanted),
        )
        for goal in facts.goals
    )
    return Answer(fiscal_year, wanted, len(codes), goals, has_synthetic_plans())


def _stage(written: str) -> Stage | None:
    if not written:
        return None
    if written not in list(Stage):
        names = ", ".join(Stage)
        raise InputRefused(
            "unknown_stage", f"ไม่มีขั้น “{written}” ใช้ได้: {names}", f"No stage “{written}”; use one of {names}."
        )
    return Stage(written)
