"""A new plan begun from the one before: proposed, chosen, looked at, applied and undone as one step."""

from collections.abc import Callable

import pytest
from django.test import Client

from prasan.accounts.models import TrailEntry
from prasan.classification import queries
from prasan.classification.actions import confirm
from prasan.classification.rolling import Crosswalk, old_plan, roll_forward
from prasan.common.errors import InputRefused, NotFound
from prasan.framework.actions import own as own_issues
from prasan.framework.queries import links_of, own_edition
from prasan.framework.rules import Level, Stage
from prasan.monitoring.actions import load_progress
from prasan.plans.actions import apply_import, keep_upload, undo_import
from prasan.plans.loading import read_plan
from prasan.plans.models import Import, Plan, Project, ProjectVersion
from prasan.plans.rules.rows import PlanDocument, PlanFormat
from tests.build import World, row
from tests.web.planning.conftest import text_of

ROADS, SOCIAL = "1. ยุทธศาสตร์ด้านโครงสร้างพื้นฐาน", "2. ยุทธศาสตร์ด้านสังคม"
ROWS = (
    row("ก่อสร้างถนน หมู่ที่ 4", amounts={2569: 500_000}, group=ROADS, number="1"),
    row("ขยายเขตประปา", row=11, amounts={2566: 80_000, 2567: 80_000}, group=ROADS),
    row("โรงเรียนผู้สูงอายุ", row=12, amounts={2570: 60_000}, group=SOCIAL, revision="แก้ไข 1/2569"),
)


@pytest.fixture
def old(world: World) -> Plan:
    document = PlanDocument(PlanFormat.STRATEGY, 2566, 2570, world.ban_a.name_th, ROWS)
    kept = keep_upload(organisation=world.ban_a, document=document, file_name="x", content=b"", by=world.cast.anong)
    apply_import(import_id=kept.pk, document=document, seen="new", by=world.cast.anong)
    return Plan.objects.get(organisation=world.ban_a, first_year=2566)


def ids(old: Plan) -> dict[str, int]:
    return dict(ProjectVersion.objects.filter(project__plan=old).values_list("name", "project_id"))


def new_rows(world: World) -> dict[str, ProjectVersion]:
    versions = ProjectVersion.objects.working().filter(
        project__plan__organisation=world.ban_a, project__plan__first_year=2571
    )
    return {one.name: one for one in versions.prefetch_related("year_amounts").select_related("project")}


def apply(anong: Client, address: str) -> None:
    seen = anong.get(address).context["preview"].seen
    assert anong.post(f"{address}apply/", {"seen": seen}).status_code == 302


def test_a_plan_is_carried_over_looked_at_applied_and_undone_as_one_step(
    world: World, old: Plan, anong: Client
) -> None:
    road, water, school = (ids(old)[one.name] for one in ROWS)
    confirm(plan=old, edition=world.edition, choices={water: "1.2"}, by=world.cast.anong)
    address = f"/plans/{world.ban_a.code}/roll-forward/?first_year=2566"
    page = anong.get(address)
    assert "ก่อสร้างถนน หมู่ที่ 4" in text_of(page.content)
    assert [(line.text, line.targets) for line, *_ in page.context["headings"]] == [(ROADS, ("1",)), (SOCIAL, ())]
    form = {
        "project": [road, water, school],
        f"into-{road}": "2572",
        "targets-1": ["1"],
        "targets-2": ["2.1"],
    }
    sent = anong.post(address, form)
    assert sent.status_code == 302
    preview = text_of(anong.get(sent["Location"]).content)
    assert "+3 เพิ่ม" in preview and "จัดเข้าแนวทาง 2 โครงการ" in preview
    assert new_rows(world) == {}
    apply(anong, sent["Location"])
    made = new_rows(world)
    money = {name: {a.fiscal_year: a.amount_baht for a in one.year_amounts.all()} for name, one in made.items()}
    assert money == {
        ROWS[0].name: {2572: 500_000},
        ROWS[1].name: {2571: 80_000, 2572: 80_000},
        ROWS[2].name: {2575: 60_000},
    }
    assert made[ROWS[0].name].project.origin_id == road
    assert made[ROWS[0].name].group == "1. โครงสร้างพื้นฐาน"
    guidelines = queries.guidelines_of_projects(world.edition.pk, [one.project_id for one in made.values()])
    assert sorted(guidelines.values()) == ["1.2", "2.1"]
    assert TrailEntry.objects.filter(did="plan.rolled_forward").exists()
    again = anong.get(address)
    assert again.content.decode().count("ยกไปแล้ว") == 3
    assert all(line.is_decided for line, *_ in again.context["headings"])

    kept = Import.objects.latest("pk")
    anong.post(f"/imports/{kept.pk}/undo/", {"why": "เลือกผิด"})
    assert new_rows(world) == {}
    assert "ยกไปแล้ว" not in anong.get(address).content.decode()
    assert len(ids(old)) == 3


def test_what_is_completed_is_left_out_unless_asked_for(world: World, old: Plan, anong: Client) -> None:
    road = ids(old)[ROWS[0].name]
    load_progress(stages={(road, 2569): Stage.COMPLETED}, source="test", by=None)
    address = f"/plans/{world.ban_a.code}/roll-forward/?first_year=2566"
    assert len(anong.get(address).context["lines"]) == 2
    assert len(anong.get(f"{address}&show=all").context["lines"]) == 3
    assert len(anong.get(f"{address}&show=all&year=2569").context["lines"]) == 1


def test_choosing_nothing_is_told_on_the_page(world: World, old: Plan, anong: Client) -> None:
    response = anong.post(f"/plans/{world.ban_a.code}/roll-forward/?first_year=2566", {})
    assert response.status_code == 422
    assert "ยังไม่ได้เลือกโครงการ" in text_of(response.content)


def test_projects_codes_and_years_that_do_not_belong_are_refused(world: World, old: Plan) -> None:
    road = ids(old)[ROWS[0].name]
    with pytest.raises(InputRefused, match="ไม่อยู่ในแผนนี้"):
        roll_forward(plan=old, years={road: 0, 999_999: 0}, crosswalk=Crosswalk(), by=world.cast.anong)
    with pytest.raises(InputRefused, match="ไม่มีประเด็นหรือแนวทาง"):
        roll_forward(plan=old, years={road: 0}, crosswalk=Crosswalk({ROADS: ["9"]}), by=world.cast.anong)
    with pytest.raises(InputRefused, match="ไม่อยู่ในแผน"):
        roll_forward(plan=old, years={road: 2569}, crosswalk=Crosswalk(), by=world.cast.anong)
    with pytest.raises(NotFound):
        roll_forward(plan=old, years={road: 0}, crosswalk=Crosswalk(), by=world.cast.boonmee)
    assert Import.objects.filter(state=Import.State.PREVIEWED).count() == 0


def test_the_crosswalk_of_named_strategies_is_kept_as_confirmed_links(world: World, old: Plan) -> None:
    edition = own_issues.open_own(organisation=world.ban_a, first_year=2566, last_year=2570, by=world.cast.anong)
    own_issues.name_issues(edition_id=edition.pk, issues=[("1", "ยุทธศาสตร์ด้านโครงสร้างพื้นฐาน")], by=world.cast.anong)
    roll_forward(
        plan=old, years={ids(old)[ROWS[0].name]: 0}, crosswalk=Crosswalk({ROADS: ["1", "1.2"]}), by=world.cast.anong
    )
    own = own_edition(world.ban_a.pk, 2566, working=True)
    assert own is not None
    assert sorted(link.upper_code for link in links_of(own.pk, level=Level.FRAMEWORK)) == ["1", "1.2"]
    assert old_plan(old).headings[0].targets == ("1", "1.2")


def test_the_workbook_in_between_can_be_mended_and_sent_instead(
    world: World, old: Plan, anong: Client, send: Callable[..., Import]
) -> None:
    kept = roll_forward(plan=old, years={ids(old)[ROWS[0].name]: 0}, crosswalk=Crosswalk(), by=world.cast.anong)
    content = anong.get(f"/imports/{kept.pk}/file/").content
    (carried,) = read_plan(content, file_name="x.xlsx").projects
    assert (carried.origin, carried.amounts) == (f"P{ids(old)[ROWS[0].name]}", {2574: 500_000})
    apply(anong, f"/imports/{send(content=content).pk}/")
    assert Project.objects.filter(origin__plan=old).count() == 1


def test_an_origin_of_another_organisation_is_no_origin(
    world: World, old: Plan, as_user: Callable[..., Client]
) -> None:
    document = PlanDocument(PlanFormat.ISSUE, 2571, 2575, "", (row("ถนน", origin=f"P{ids(old)[ROWS[0].name]}"),))
    kept = keep_upload(organisation=world.ban_b, document=document, file_name="x", content=b"", by=world.cast.boonmee)
    apply_import(import_id=kept.pk, document=document, seen="new", by=world.cast.boonmee)
    assert Project.objects.get(plan__organisation=world.ban_b).origin is None
    undo_import(import_id=kept.pk, why="ทดสอบ", by=world.cast.boonmee)


def name_new(world: World, *titles: str) -> None:
    edition = own_issues.open_own(organisation=world.ban_a, first_year=2571, last_year=2575, by=world.cast.anong)
    own_issues.name_issues(edition_id=edition.pk, issues=[("", title) for title in titles], by=world.cast.anong)


def test_the_new_periods_issues_are_named_before_there_is_a_plan_of_it(world: World, old: Plan, anong: Client) -> None:
    page = f"/plans/{world.ban_a.code}/issues/"
    assert "ตั้งประเด็นของ อปท." in anong.get(f"/plans/{world.ban_a.code}/roll-forward/?first_year=2566").content.decode()
    assert anong.get(f"{page}?first_year=2571").status_code == 200
    sent = anong.post(f"{page}change/", {"first_year": "2571", "do": "add", "title": "ด้านเมืองน่าอยู่"})
    assert sent["Location"] == f"{page}?first_year=2571"
    own = own_edition(world.ban_a.pk, 2571, working=True)
    assert own and [(one.kind, one.title_th) for one in own.elements.all()] == [("issue", "ด้านเมืองน่าอยู่")]
    assert anong.get(f"{page}?first_year=2576").status_code == 404


def test_strategies_become_own_issues_that_serve_the_framework_and_all_of_it_is_kept(
    world: World, old: Plan, anong: Client
) -> None:
    road, water, school = (ids(old)[one.name] for one in ROWS)
    name_new(world, "ด้านโครงสร้างพื้นฐานและเมืองน่าอยู่", "ด้านคนและสังคม", "ด้านน้ำ")
    confirm(plan=old, edition=world.edition, choices={water: "1.2"}, by=world.cast.anong)
    address = f"/plans/{world.ban_a.code}/roll-forward/?first_year=2566"
    found = old_plan(old)
    assert [line.target.code for line in found.own] == ["1", "2", "3"]
    assert [line.own for line in found.headings] == [("1",), ("2",)]
    form = {
        "project": [road, water, school],
        "own-1": ["1", "3"],
        "own-2": ["2"],
        "targets-1": ["1"],
        "targets-2": [],
        "serves-1": ["1"],
        "serves-2": ["2"],
        "serves-3": ["1.2"],
    }
    sent = anong.post(address, form)
    apply(anong, sent["Location"])
    groups = {name: one.group for name, one in new_rows(world).items()}
    assert groups == {
        ROWS[0].name: "1. ด้านโครงสร้างพื้นฐานและเมืองน่าอยู่",
        ROWS[1].name: "3. ด้านน้ำ",
        ROWS[2].name: "2. ด้านคนและสังคม",
    }
    before, after = (own_edition(world.ban_a.pk, year, working=True) for year in (2566, 2571))
    assert before and after
    became = {(link.lower_code, link.upper_code) for link in links_of(before.pk, level=Level.OWN)}
    assert became == {("1", "1"), ("1", "3"), ("2", "2")}
    serve = {(link.lower_code, link.upper_code) for link in links_of(after.pk, level=Level.FRAMEWORK)}
    assert serve == {("1", "1"), ("2", "2"), ("3", "1.2")}
    again = old_plan(old)
    assert [(line.own, line.is_own_decided) for line in again.headings] == [(("1", "3"), True), (("2",), True)]
    assert [line.served for line in again.own] == [("1",), ("2",), ("1.2",)]
    # Chosen again the same way, nothing is decided anew.
    decided = TrailEntry.objects.filter(did="own_links.decided").count()
    anong.post(address, form)
    assert TrailEntry.objects.filter(did="own_links.decided").count() == decided


def test_an_own_issue_that_is_not_there_is_told_on_the_page(world: World, old: Plan, anong: Client) -> None:
    name_new(world, "ด้านถนน")
    form = {"project": [ids(old)[ROWS[0].name]], "own-1": ["9"]}
    response = anong.post(f"/plans/{world.ban_a.code}/roll-forward/?first_year=2566", form)
    assert response.status_code == 422
    assert "ไม่มีประเด็น “9” ของ อปท." in text_of(response.content)


def test_what_a_strategy_became_is_not_told_before_the_new_issues_are_announced(
    world: World, old: Plan, anong: Client
) -> None:
    name_new(world, "ด้านลับ")
    crosswalk = Crosswalk(own={ROADS: ["1"]})
    roll_forward(plan=old, years={ids(old)[ROWS[0].name]: 0}, crosswalk=crosswalk, by=world.cast.anong)
    own_issues.publish_own(organisation=world.ban_a, first_year=2566, by=world.cast.anong)
    address = f"/organisations/{world.ban_a.code}/issues/"
    assert "ด้านลับ" not in Client().get(f"{address}?first_year=2566").content.decode()
    assert "ด้านลับ" in anong.get(f"/plans/{world.ban_a.code}/issues/?first_year=2566").content.decode()
    own_issues.publish_own(organisation=world.ban_a, first_year=2571, by=world.cast.anong)
    assert "ด้านลับ" in Client().get(f"{address}?first_year=2566").content.decode()
