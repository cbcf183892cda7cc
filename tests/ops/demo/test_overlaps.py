"""The overlaps of the demonstration: planted without a project more or less, and found again."""

from collections.abc import Sequence

from prasan.coordination.rules.finding import find_overlaps
from prasan.coordination.rules.listed import Listed, Where
from prasan.ops.demo.facts import DemoOrganisation, DemoPlan
from prasan.ops.demo.overlaps import with_overlaps, written_otherwise
from prasan.ops.demo.province import make_province
from prasan.ops.demo.titles import GuidelineTitles
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.plans.rules.works import read_work


def planted(
    organisations: Sequence[DemoOrganisation], titles: tuple[GuidelineTitles, ...]
) -> tuple[list[DemoPlan], list[DemoPlan]]:
    codes = [one.guideline for one in titles]
    plans = list(make_province(organisations, titles=titles, guidelines=codes, seed=3, projects_per_lao=40))
    return plans, with_overlaps(plans, {one.code: one for one in organisations}, seed=3)


def test_every_plan_keeps_its_projects_its_money_and_its_different_names(
    organisations: tuple[DemoOrganisation, ...], titles: tuple[GuidelineTitles, ...]
) -> None:
    before, after = planted(organisations[:80], titles)
    assert before != after
    assert [len(plan.projects) for plan in before] == [len(plan.projects) for plan in after]
    for plan, old in zip(after, before, strict=True):
        assert [one.row.amounts for one in plan.projects] == [one.row.amounts for one in old.projects]
        names = [one.row.name for one in plan.projects]
        assert len(set(names)) == len(names)


def test_what_is_planted_is_found_in_one_plan_and_on_two_levels(
    organisations: tuple[DemoOrganisation, ...], titles: tuple[GuidelineTitles, ...]
) -> None:
    chosen = organisations[:80]
    owner = {one.code: one for one in chosen}
    listed = [
        Listed(
            place,
            one.row.name,
            read_work(one.row.name, one.row.target),
            plan.organisation_code,
            owner[plan.organisation_code].kind is OrganisationKind.PAO,
            owner[plan.organisation_code].spots[0].name
            if owner[plan.organisation_code].kind is not OrganisationKind.PAO
            else "",
        )
        for place, (plan, one) in enumerate((plan, one) for plan in planted(chosen, titles)[1] for one in plan.projects)
    ]
    wheres = {one.where for one in find_overlaps(listed)}
    assert {Where.ONE_PLAN, Where.TWO_LEVELS} <= wheres


def test_a_title_written_otherwise_differs_and_says_the_same() -> None:
    title = "ก่อสร้างถนน คสล. ภายในบ้านโนนสว่าง หมู่ที่ 4 ขนาดกว้าง 5.00 เมตร ยาว 320 เมตร"
    other = written_otherwise(title)
    assert other != title
    assert read_work(other).villages == read_work(title).villages
    assert read_work(other).sizes == read_work(title).sizes
