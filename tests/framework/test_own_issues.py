"""An organisation's own issues: entered or taken from its plan, linked with the framework, announced with the plan."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.accounts.models import TrailEntry
from prasan.common.errors import InputRefused, NotAllowed, NotFound, Refusal
from prasan.framework import queries
from prasan.framework.actions import add_alignment, name_issues, open_own, publish_own, remove_issue, rename_issue
from prasan.framework.models import Alignment, Edition, Element
from prasan.framework.rules import EditionStatus, LinkStatus, why_not_see_own
from prasan.framework.rules.own import issue_named, issues_named
from prasan.organisations.queries import person
from prasan.plans import actions as plans
from prasan.plans.models import Plan
from prasan.plans.rules.rows import PlanDocument, PlanFormat
from tests.build import World, row
from tests.framework.higher import guideline


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("ยุทธศาสตร์ที่ ๑ : ด้านโครงสร้างพื้นฐาน", ("1", "ด้านโครงสร้างพื้นฐาน")),
        ("ยุทธศาสตร์การพัฒนาที่ 2 ด้านคุณภาพชีวิต", ("2", "ด้านคุณภาพชีวิต")),
        ("3. ประเด็นการพัฒนาท้องถิ่น: การศึกษา", ("3", "การศึกษา")),
        ("ด้านการเมืองการบริหาร", ("", "ด้านการเมืองการบริหาร")),
        ("2. กลยุทธ์ยุทธศาสตร์ด้านการศึกษา", ("2", "ด้านการศึกษา")),
        ("ยุทธศาสตร์: สิ่งแวดล้อม", ("", "สิ่งแวดล้อม")),
        ("", ("", "")),
    ],
)
def test_a_heading_of_a_plan_names_an_issue(heading: str, named: tuple[str, str]) -> None:
    assert issue_named(heading) == named


@given(st.lists(st.text(max_size=40), max_size=30))
def test_issues_named_have_codes_of_their_own_and_names_that_differ(headings: list[str]) -> None:
    named = issues_named(headings)
    assert len({code for code, _ in named}) == len(named) == len({name for _, name in named})
    assert issues_named([*headings, *headings]) == named


def draft_of(world: World, *titles: str) -> Edition:
    edition = open_own(organisation=world.ban_a, first_year=2571, last_year=2575, by=world.cast.anong)
    if titles:
        name_issues(edition_id=edition.pk, issues=[("", title) for title in titles], by=world.cast.anong)
    return edition


def link(world: World, issue: Element, code: str, weight: int = 1) -> Alignment:
    to = guideline(world, code).pk
    return add_alignment(from_id=issue.pk, to_id=to, weight=weight, reason="เรื่องเดียวกัน", by=world.cast.anong)


@pytest.mark.django_db
def test_issues_are_named_numbered_renamed_and_taken_out(world: World) -> None:
    edition = draft_of(world, "คนดี", "เมืองดี")
    assert [(one.code, one.title_th) for one in queries.own_issues(edition.pk)] == [("1", "คนดี"), ("2", "เมืองดี")]
    first = queries.own_issues(edition.pk)[0]
    rename_issue(element_id=first.pk, title="คนมีสุข", seen="คนดี", by=world.cast.anong)
    with pytest.raises(Refusal):
        rename_issue(element_id=first.pk, title="อื่น", seen="คนดี", by=world.cast.anong)
    with pytest.raises(InputRefused):
        name_issues(edition_id=edition.pk, issues=[("", "คน มีสุข")], by=world.cast.anong)
    link(world, first, "2.1")
    remove_issue(element_id=first.pk, by=world.cast.anong)
    assert not Alignment.objects.exists()
    last = TrailEntry.objects.filter(did="own_issues.changed").latest("number")
    assert last.before[0][:2] == ["1", "คนมีสุข"]  # type: ignore[index]
    assert [one.code for one in queries.own_issues(edition.pk)] == ["2"]


@pytest.mark.django_db
def test_own_issues_are_written_by_their_planners_and_the_pao_alone(world: World) -> None:
    edition = draft_of(world, "คนดี")
    name_issues(edition_id=edition.pk, issues=[("", "เมืองดี")], by=world.cast.porn)
    # A stranger is not told that there is a draft; an auditor sees it and may not write.
    with pytest.raises(NotFound):
        name_issues(edition_id=edition.pk, issues=[("", "งานดี")], by=world.cast.boonmee)
    with pytest.raises(NotAllowed):
        open_own(organisation=world.ban_a, first_year=2571, last_year=2575, by=world.cast.ake)
    issue = queries.own_issues(edition.pk)[0]
    with pytest.raises(NotFound):
        add_alignment(from_id=issue.pk, to_id=guideline(world, "1.1").pk, weight=1, reason="ก", by=world.cast.boonmee)
    assert not Alignment.objects.exists()


@pytest.mark.django_db
def test_links_of_own_issues_are_many_to_many_and_weighed(world: World) -> None:
    edition = draft_of(world, "คนดี", "เมืองดี")
    people, city = queries.own_issues(edition.pk)
    link(world, people, "2.1")
    link(world, city, "1.1", weight=3)
    link(world, city, "2.1")
    found = queries.links_of(edition.pk)
    assert [(one.lower_code, one.upper_code, one.weight) for one in found] == [
        ("1", "2.1", 1),
        ("2", "1.1", 3),
        ("2", "2.1", 1),
    ]
    # What an organisation says of itself does not show on the framework's pages.
    assert queries.element_page(guideline(world, "2.1").pk).aligned == ()


@pytest.mark.django_db
def test_own_issues_are_announced_with_the_plan_and_then_never_change(world: World) -> None:
    edition = draft_of(world, "คนดี")
    issue = queries.own_issues(edition.pk)[0]
    link(world, issue, "2.1", weight=4)
    assert queries.own_edition(world.ban_a.pk, 2571, working=False) is None
    stranger = person(world.cast.boonmee)
    assert why_not_see_own(stranger, world.ban_a.code, published=False)
    document = PlanDocument(PlanFormat.ISSUE, 2571, 2575, "", (row("ถนน"),))
    kept = plans.keep_upload(
        organisation=world.ban_a, document=document, file_name="a.xlsx", content=b"1", by=world.cast.anong
    )
    plans.apply_import(import_id=kept.pk, document=document, seen="new", by=world.cast.anong)
    plan = Plan.objects.get(organisation=world.ban_a)
    plans.announce_plan(plan_id=plan.pk, announced_on=date(2026, 10, 30), by=world.cast.porn)
    assert queries.own_edition(world.ban_a.pk, 2571, working=False) == edition
    assert why_not_see_own(stranger, world.ban_a.code, published=True) is None
    with pytest.raises(Refusal):
        rename_issue(element_id=issue.pk, title="อื่น", seen="คนดี", by=world.cast.anong)
    # The next draft begins as a copy with its links, and what was announced stays.
    again = open_own(organisation=world.ban_a, first_year=2571, last_year=2575, by=world.cast.anong)
    assert again != edition and again.replaces == edition
    assert [(one.upper_code, one.weight) for one in queries.links_of(again.pk)] == [("2.1", 4)]
    assert Alignment.objects.get(from_element__edition=again).previous == Alignment.objects.get(from_element=issue)
    assert queries.own_edition(world.ban_a.pk, 2571, working=False) == edition
    assert queries.own_edition(world.ban_a.pk, 2571, working=True) == again


@pytest.mark.django_db
def test_a_period_without_own_issues_is_announced_without(world: World) -> None:
    publish_own(organisation=world.ban_a, first_year=2571, by=None)
    draft_of(world)
    publish_own(organisation=world.ban_a, first_year=2571, by=None)
    assert Edition.objects.get(organisation=world.ban_a).status == EditionStatus.DRAFT
    assert not Alignment.objects.filter(status=LinkStatus.CONFIRMED).exists()
