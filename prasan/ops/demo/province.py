"""A whole made-up province: one plan per organisation, the same for the same seed. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from random import Random

from prasan.common.errors import InputRefused
from prasan.framework.rules import Stage, has_reached
from prasan.ops.demo.facts import DemoOrganisation, DemoPlan, DemoProject
from prasan.ops.demo.places import Places, invented_places
from prasan.ops.demo.progress import Progress, zeal
from prasan.ops.demo.rows import SHEETS, Draft, drafted
from prasan.ops.demo.titles import GuidelineTitles
from prasan.ops.demo.units import PROJECTS_AGAINST_SAO
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.plans.rules.rows import ProjectKind

_FIRST_ROW = 8  # below the title lines and the header of the printed form
_SHEET_ORDER = {sheet: place for place, sheet in enumerate(dict.fromkeys(SHEETS.values()))}
# Planners of some organisations are behind with confirming guidelines: this share of rows, at least and at most.
_NOT_YET_CONFIRMED = (0.01, 0.16)


def make_province(
    organisations: Sequence[DemoOrganisation],
    *,
    titles: Sequence[GuidelineTitles],
    guidelines: Sequence[str],
    seed: int,
    projects_per_lao: int,
    first_year: int = 2571,
) -> Iterator[DemoPlan]:
    """Make a plan for each organisation, as if today were the middle of the plan's second fiscal year.

    `projects_per_lao` is the mean: bigger organisations get more, everyone at least one, and the sum is exact.
    Only `guidelines` for which there are `titles` are used. Raises `InputRefused` where nothing can be made.
    """
    known = [one for one in titles if one.guideline in set(guidelines)]
    if not known or projects_per_lao < 1:
        raise InputRefused(
            "demo_impossible",
            "สร้างจังหวัดตัวอย่างไม่ได้ ต้องมีชื่อโครงการของแนวทางอย่างน้อยหนึ่งแนวทาง และโครงการต่อ อปท. อย่างน้อย 1",
            "A demonstration needs titles for at least one guideline and at least one project per organisation",
        )
    asked = next((one.label for one in organisations if one.kind is OrganisationKind.PAO), "หน่วยงานที่เกี่ยวข้อง")
    shares = _shares(organisations, projects_per_lao, seed)
    return (_plan(one, known, asked, seed, shares[one.code], first_year) for one in organisations)


def _shares(organisations: Sequence[DemoOrganisation], per_lao: int, seed: int) -> Mapping[str, int]:
    """How many projects each organisation has: by size, with some chance, in all exactly `per_lao` for each."""
    weights = {
        one.code: PROJECTS_AGAINST_SAO[one.kind] * _stream(seed, "size", one.code).uniform(0.75, 1.25)
        for one in organisations
    }
    left = len(organisations) * (per_lao - 1)
    exact = {code: left * weight / sum(weights.values()) for code, weight in weights.items()}
    shares = {code: 1 + int(part) for code, part in exact.items()}
    by_remainder = sorted(exact, key=lambda code: (int(exact[code]) - exact[code], code))
    for code in by_remainder[: len(organisations) * per_lao - sum(shares.values())]:
        shares[code] += 1
    return shares


def _plan(
    organisation: DemoOrganisation,
    titles: Sequence[GuidelineTitles],
    asked: str,
    seed: int,
    count: int,
    first_year: int,
) -> DemoPlan:
    rng = _stream(seed, "plan", organisation.code)
    district = _stream(seed, "district", organisation.district_code)
    eagerness = zeal(district.uniform(0.82, 1.18), rng)
    places = invented_places(organisation, rng)
    not_confirmed = rng.uniform(*_NOT_YET_CONFIRMED)
    progress = {one.guideline: Progress(one.delivery * eagerness, first_year + 1, rng) for one in titles}
    names: set[str] = set()
    projects = []
    for one in _under(titles, count, rng):
        draft = _newly_named(organisation, one, places, names, asked, first_year, rng)
        guideline = "" if rng.random() < not_confirmed else one.guideline
        projects.append(_begun(draft, guideline, progress[one.guideline]))
    return DemoPlan(organisation.code, _numbered(projects))


def _under(titles: Sequence[GuidelineTitles], count: int, rng: Random) -> list[GuidelineTitles]:
    """The guideline of each project: each one that is cared for once while the count allows, then by weight."""
    active = [one for one in titles if rng.random() < one.reach] or [rng.choice(titles)]
    first = rng.sample(active, min(count, len(active)))
    weights = [one.weight * rng.uniform(0.6, 1.4) for one in active]
    return first + rng.choices(active, weights, k=count - len(first))


def _newly_named(
    organisation: DemoOrganisation,
    titles: GuidelineTitles,
    places: Places,
    names: set[str],
    asked: str,
    first_year: int,
    rng: Random,
) -> Draft:
    """A project whose name the plan does not have yet: another one, or the same in another place, or another phase."""
    for _ in range(3):
        draft = drafted(organisation, titles, places, asked=asked, first_year=first_year, rng=rng)
        if draft.row.name not in names:
            break
    name = draft.row.name
    if name in names and draft.spot.name not in name:
        name = f"{name} {draft.spot.name}"
    named, phase = name, 1
    while named in names:
        phase += 1
        named = f"{name} ระยะที่ {phase}"
    names.add(named)
    return replace(draft, row=replace(draft.row, name=named))


def _begun(draft: Draft, guideline: str, progress: Progress) -> DemoProject:
    """The project with what became of it, and the money that the yearly ordinances really gave it."""
    amounts = draft.row.amounts
    is_beyond = draft.row.kind is ProjectKind.BEYOND_CAPACITY
    stages = progress.stages_of(amounts, is_beyond=is_beyond, is_yearly=draft.is_yearly, is_confirmed=bool(guideline))
    given = {year: amounts[year] for year, stage in stages.items() if has_reached(stage, Stage.BUDGETED)}
    row = replace(draft.row, ordinance_amounts=given)
    if not draft.has_place:
        return DemoProject(row, guideline, stages)
    return DemoProject(row, guideline, stages, draft.spot.lat, draft.spot.lon)


def _numbered(projects: Sequence[DemoProject]) -> tuple[DemoProject, ...]:
    """In the order of the workbook: by form, by issue; the printed number restarts under each heading."""
    last_row: Counter[str] = Counter()
    number: Counter[tuple[str, str]] = Counter()
    numbered = []
    for one in sorted(projects, key=lambda one: (_SHEET_ORDER[one.row.sheet], one.row.group)):
        sheet, group = one.row.sheet, one.row.group
        number[sheet, group] += 1
        row = replace(one.row, row=_FIRST_ROW + last_row[sheet], number=str(number[sheet, group]))
        last_row[sheet] += 1
        numbered.append(replace(one, row=row))
    return tuple(numbered)


def _stream(seed: int, purpose: str, code: str) -> Random:
    """Randomness of its own for each purpose and code, so that one organisation's plan never hangs on another's."""
    return Random(f"{seed}:{purpose}:{code}")  # noqa: S311 - made-up data, not a secret
