"""Overlaps for the demonstration: some projects are written again in another plan, or in parts. Pure; all of it made up.

No project is added: existing ones under the same guideline take the words of another, so that every count stays.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random

from prasan.ops.demo.facts import DemoOrganisation, DemoPlan, DemoProject
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.plans.rules.rows import ProjectKind

# Of a hundred organisations so many have a copy within their plan, a chain of phases, a road that the PAO plans too.
_COPIES, _CHAINS, _WITH_THE_PAO = 0.12, 0.10, 0.14
_WORDS = ("ถนน", "ระบายน้ำ", "ขุดลอก", "ประปา", "ไฟฟ้า", "ท่อ")
_OTHER_WRITING = (
    (" คสล.", " คอนกรีตเสริมเหล็ก"),
    ("หมู่ที่ ", "ม."),
    (" เมตร", " ม."),
    ("แอสฟัลท์ติกคอนกรีต", "แอสฟัลต์คอนกรีต"),
)


def with_overlaps(
    plans: Sequence[DemoPlan], organisations: Mapping[str, DemoOrganisation], *, seed: int
) -> list[DemoPlan]:
    """The same plans in the same order, some of their works written twice."""
    rng = Random(f"{seed}:overlaps")  # noqa: S311 - made-up data, not a secret
    pao = next((one for one in organisations.values() if one.kind is OrganisationKind.PAO), None)
    asked: list[DemoProject] = []
    changed: dict[str, DemoPlan] = {}
    for plan in plans:
        owner = organisations[plan.organisation_code]
        if owner.kind is OrganisationKind.PAO:
            continue
        what = rng.random()
        if what < _COPIES:
            changed[owner.code] = _written_twice(plan, rng)
        elif what < _COPIES + _CHAINS:
            changed[owner.code] = _in_phases(plan, rng)
        elif what < _COPIES + _CHAINS + _WITH_THE_PAO and (work := _work_of(plan, rng)):
            tambon = rng.choice(owner.spots).name
            asked.append(replace(work, row=replace(work.row, name=f"{written_otherwise(work.row.name)} ตำบล{tambon}")))
    return [
        _asking(plan, asked)
        if pao and plan.organisation_code == pao.code
        else changed.get(plan.organisation_code, plan)
        for plan in plans
    ]


def written_otherwise(name: str) -> str:
    """A title as another planner would write it."""
    for short, long in _OTHER_WRITING:
        name = name.replace(short, long)
    return name


def _works(plan: DemoPlan) -> dict[str, list[int]]:
    """Guideline → the places in the plan of works that can overlap."""
    found: dict[str, list[int]] = {}
    for place, one in enumerate(plan.projects):
        if one.guideline and one.row.kind is ProjectKind.OWN and any(word in one.row.name for word in _WORDS):
            found.setdefault(one.guideline, []).append(place)
    return found


def _pair(plan: DemoPlan, rng: Random) -> tuple[int, int] | None:
    pairs = [places for _, places in sorted(_works(plan).items()) if len(places) > 1]
    if not pairs:
        return None
    first, second = rng.sample(rng.choice(pairs), 2)
    return first, second


def _written_twice(plan: DemoPlan, rng: Random) -> DemoPlan:
    """The second of two projects of a guideline becomes the first, in other words and with its own years."""
    pair = _pair(plan, rng)
    if pair is None:
        return plan
    row = plan.projects[pair[0]].row
    other = written_otherwise(row.name)
    if other in {one.row.name for one in plan.projects}:
        return plan
    return _changed(plan, {pair[1]: {"name": other, "target": row.target}})


def _in_phases(plan: DemoPlan, rng: Random) -> DemoPlan:
    pair = _pair(plan, rng)
    if pair is None:
        return plan
    row = plan.projects[pair[0]].row
    name, target = row.name, row.target
    return _changed(
        plan,
        {
            pair[0]: {"name": f"{name} ระยะที่ 1", "target": target},
            pair[1]: {"name": f"{name} ระยะที่ 2", "target": target},
        },
    )


def _work_of(plan: DemoPlan, rng: Random) -> DemoProject | None:
    places = [place for _, places in sorted(_works(plan).items()) for place in places]
    return plan.projects[rng.choice(places)] if places else None


def _asking(plan: DemoPlan, asked: Sequence[DemoProject]) -> DemoPlan:
    """The PAO's works under the same guidelines take the words of what LAOs plan too, while it has any left."""
    free = _works(plan)
    said: dict[int, dict[str, str]] = {}
    for work in asked:
        if free.get(work.guideline):
            said[free[work.guideline].pop()] = {"name": work.row.name, "target": work.row.target}
    return _changed(plan, said)


def _changed(plan: DemoPlan, said: Mapping[int, Mapping[str, str]]) -> DemoPlan:
    return replace(
        plan,
        projects=tuple(
            replace(one, row=replace(one.row, **said[place])) if place in said else one  # type: ignore[arg-type]
            for place, one in enumerate(plan.projects)
        ),
    )
