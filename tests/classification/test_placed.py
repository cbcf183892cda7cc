"""What stands under an organisation's own issues: counted where it is shown, printed as the heading, recounted by check-data."""

from datetime import date

import pytest
from django.test import Client

from prasan.classification import queries
from prasan.classification.actions import confirm, place
from prasan.classification.actions.placing import open_own
from prasan.classification.models import Placement
from prasan.framework.actions import name_issues, publish_own, remove_issue
from prasan.framework.models import Edition, Element
from prasan.ops.checking import check_data
from prasan.ops.checking_own import own_check
from prasan.plans.models import Plan, ProjectVersion
from prasan.reports.documents.forms import grouped
from prasan.reports.facts import Asked, State
from prasan.reports.queries.plans import facts_of_plan
from tests.build import World, announce, row

pytestmark = pytest.mark.django_db
FIRST, LAST = 2571, 2575


@pytest.fixture
def own(world: World) -> Edition:
    """Ban A's announced plan of three projects and two announced issues; two projects stand under the first issue."""
    announce(world.ban_a, [row("ถนนสายใน"), row("ถนนสายนอก", row=11), row("งานบุญ", row=12)])
    draft = draft_of(world)
    name_issues(edition_id=draft.pk, issues=[("1", "บ้านน่าอยู่"), ("2", "คนมีสุข")], by=world.cast.anong)
    plan = Plan.objects.get()
    first, second, _ = ids(plan)
    both = {(first, draft.pk): "1", (second, draft.pk): "1"}
    place(plan=plan, edition=world.edition, places=both, by=world.cast.anong)
    publish_own(organisation=world.ban_a, first_year=FIRST, by=world.cast.anong)
    draft.refresh_from_db()
    return draft


def draft_of(world: World) -> Edition:
    return open_own(organisation=world.ban_a, first_year=FIRST, last_year=LAST, by=world.cast.anong)


def ids(plan: Plan) -> list[int]:
    return list(plan.projects.order_by("pk").values_list("pk", flat=True))


def sums(edition: Edition) -> list[tuple[str, int, int]]:
    told = queries.own_sums(edition, ProjectVersion.objects.published())
    return [(one.issue.code if one.issue else "", one.projects, one.baht) for one in told]


def test_each_issue_counts_its_projects_and_the_rest_stands_under_none(world: World, own: Edition) -> None:
    total = {one.project_id: one.total_baht for one in ProjectVersion.objects.published()}
    first, second, third = ids(Plan.objects.get())
    assert sums(own) == [("1", 2, total[first] + total[second]), ("2", 0, 0), ("", 1, total[third])]


def test_every_number_of_the_plans_page_opens_to_its_projects(world: World, own: Edition) -> None:
    client = Client()
    client.force_login(world.cast.anong)
    address = f"/plans/{world.ban_a.code}/"
    page = client.get(address).content.decode()
    assert "own=1" in page and "own=none" in page and "own=2" not in page
    under = client.get(address, {"own": "1"}).content.decode()
    assert "ถนนสายใน" in under and "ถนนสายนอก" in under and "งานบุญ" not in under
    left = client.get(address, {"own": "none"}).content.decode()
    assert "งานบุญ" in left and "ถนนสายใน" not in left


def test_everyone_sees_what_stands_under_an_announced_issue(world: World, own: Edition) -> None:
    issue = Element.objects.get(edition=own, code="1")
    client = Client()
    assert f"own_issue={issue.pk}" in client.get(f"/organisations/{world.ban_a.code}/issues/").content.decode()
    listed = client.get(f"/projects/?organisation={world.ban_a.code}&own_issue={issue.pk}").content.decode()
    assert "ถนนสายใน" in listed and "งานบุญ" not in listed
    assert client.get("/projects/", {"own_issue": 10**6}).status_code == 422


def test_an_issue_of_a_draft_is_no_filter_for_everyone(world: World, own: Edition) -> None:
    draft = Element.objects.get(edition=draft_of(world), code="1")
    assert Client().get("/projects/", {"own_issue": draft.pk}).status_code == 422


def test_the_confirmed_own_issue_is_the_heading_of_the_form_before_the_printed_one(world: World, own: Edition) -> None:
    plan = Plan.objects.get()
    confirm(plan=plan, edition=world.edition, choices=dict.fromkeys(ids(plan), "1.1"), by=world.cast.anong)
    groups = grouped(facts_of_plan(plan, Asked(State.ANNOUNCED)).projects)
    assert (groups[0].number, groups[0].name, len(groups[0].projects)) == ("1", "บ้านน่าอยู่", 2)
    assert sum(len(one.projects) for one in groups) == 3


def test_a_new_draft_begins_with_the_projects_where_they_stood(world: World, own: Edition) -> None:
    plan = Plan.objects.get()
    draft = draft_of(world)
    assert draft.pk != own.pk and sums(draft)[0][1] == 2
    first, *_ = ids(plan)
    place(plan=plan, edition=world.edition, places={(first, draft.pk): "2"}, by=world.cast.anong)
    assert [one[1] for one in sums(draft)] == [1, 1, 1]
    assert [one[1] for one in sums(own)] == [2, 0, 1]
    assert draft_of(world) == draft and Placement.objects.filter(edition=draft).count() == 2


def test_an_issue_of_a_draft_goes_once_its_projects_have_gone(world: World, own: Edition) -> None:
    plan = Plan.objects.get()
    draft = draft_of(world)
    away = {(project, draft.pk): "2" for project in ids(plan)}
    place(plan=plan, edition=world.edition, places=away, by=world.cast.anong)
    remove_issue(element_id=Element.objects.get(edition=draft, code="1").pk, by=world.cast.anong)
    assert [one[1] for one in sums(draft)] == [3, 0]


def test_check_data_counts_them_again(world: World, own: Edition) -> None:
    found = own_check()
    assert found.compared == 8 and found.differences == ()
    assert own_check().name in {one.name for one in check_data()}


def test_check_data_tells_a_placement_under_an_element_of_another_edition(world: World, own: Edition) -> None:
    other = Element.objects.create(edition=world.edition, kind="issue", code="99", title_th="ผิดที่")
    Placement.objects.filter(edition=own).update(element=other)
    assert len(own_check().differences) == 2


def test_an_old_strategy_that_was_confirmed_is_the_line_of_the_province(world: World, own: Edition) -> None:
    plan = Plan.objects.get()
    old = Edition.objects.create(
        code="old", level="previous_framework", province_code=world.edition.province_code, title_th="เดิม",
        status="published", first_year=2566, last_year=2570, announced_on=date(2021, 1, 1),
    )  # fmt: skip
    Element.objects.create(edition=old, kind="strategy", code="2", title_th="โครงสร้างพื้นฐาน")
    Plan.objects.update(format="strategy")
    plan.refresh_from_db()
    first, *_ = ids(plan)
    confirm(plan=plan, edition=world.edition, choices={first: "1.1"}, by=world.cast.anong)
    place(plan=plan, edition=world.edition, places={(first, old.pk): "2"}, by=world.cast.anong)
    listed = {one.row.name: one for one in facts_of_plan(plan, Asked(State.ANNOUNCED)).projects}
    of_province = [line for line in listed["ถนนสายใน"].links if line.startswith("จ.")]
    assert of_province == ["จ. ยุทธศาสตร์การพัฒนาของ อปท. ในเขตจังหวัดที่ 2 โครงสร้างพื้นฐาน"]
