"""The province in one fiscal year, and what its organisations ask of others. Pure."""

from dataclasses import dataclass

from prasan.plans.rules.rows import ProjectRow


@dataclass(frozen=True, slots=True)
class AskedProject:
    """A project that an organisation asks another agency for."""

    district: str
    organisation: str
    row: ProjectRow


@dataclass(frozen=True, slots=True)
class CoordinationFacts:
    """Everything that is asked for in announced plans, of one district or of all ("")."""

    province_name: str
    pao_name: str
    district: str
    first_year: int
    last_year: int
    projects: tuple[AskedProject, ...]
    synthetic: bool

    @property
    def years(self) -> tuple[int, ...]:
        """The fiscal years of the framework."""
        return tuple(range(self.first_year, self.last_year + 1))


@dataclass(frozen=True, slots=True)
class GoalResult:
    """A goal in one year. `share` is None for goals that a survey measures; shares are per cent."""

    code: str
    title: str
    short: str
    issue: str
    counting: int
    short_of: int
    missing: int
    needed: int | None
    share: float | None
    target: float | None

    @property
    def is_met(self) -> bool:
        """Whether enough organisations count."""
        return self.needed is not None and self.counting >= self.needed


@dataclass(frozen=True, slots=True)
class StageSum:
    """How many projects of the year reached a stage, and their planned whole baht."""

    stage: str
    projects: int
    baht: int


@dataclass(frozen=True, slots=True)
class IssueSum:
    """What organisations planned under one issue in the year. Whole baht."""

    code: str
    title: str
    projects: int
    baht: int


@dataclass(frozen=True, slots=True)
class DistrictSum:
    """A district: its organisations, and those that count towards the goal or (of all goals) how many goals it would reach."""

    name: str
    organisations: int
    counting: int


@dataclass(frozen=True, slots=True)
class ProvinceYearFacts:
    """The province in one year, whole or (`goal`) seen from one goal. `names` are the organisations that count, `missing`
    those that do not."""

    province_name: str
    pao_name: str
    framework_title: str
    fiscal_year: int
    organisations: int
    with_plan: int
    goals: tuple[GoalResult, ...]
    stages: tuple[StageSum, ...]
    issues: tuple[IssueSum, ...]
    districts: tuple[DistrictSum, ...]
    history: tuple[tuple[int, float], ...]
    names: tuple[str, ...]
    missing: tuple[str, ...]
    synthetic: bool
