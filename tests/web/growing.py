"""One more of everything that the pages list, each time it is called: what is asked once for each row then shows."""

from datetime import date

from prasan.accounts.actions import save_view
from prasan.accounts.models import User
from prasan.classification.actions import answer_check, confirm, draw_sample, propose
from prasan.classification.learning import classifier_for
from prasan.classification.models import SampleItem
from prasan.committees import actions as committees
from prasan.committees.models import Committee, Hearing
from prasan.committees.rules import Outcome, Post, Seat
from prasan.connections.actions import make_token
from prasan.coordination.actions.checking import check_plan
from prasan.coordination.actions.deciding import decide_overlap
from prasan.coordination.actions.finding import refresh_overlaps
from prasan.coordination.actions.joint import open_request
from prasan.duties.actions import nudge
from prasan.framework.actions import (
    add_alignments,
    answer_links,
    draw_links,
    name_issues,
    open_own,
    propose_links,
    publish_own,
)
from prasan.framework.models import Alignment, Edition, Element, LinkSampleItem
from prasan.framework.rules import Kind, Level, LinkStatus, Stage
from prasan.jobs.actions import start
from prasan.monitoring.actions import load_progress
from prasan.organisations.actions.invitations import invite
from prasan.organisations.actions.memberships import give_role
from prasan.organisations.models import Organisation
from prasan.organisations.rules.kinds import Role
from prasan.plans import actions as plans
from prasan.plans.considering import projects_before
from prasan.plans.exporting import plan_workbook
from prasan.plans.loading.folders import FolderEntry
from prasan.plans.models import ImportFolder, Plan
from prasan.plans.rules.resolving import Word
from prasan.plans.rules.rows import PlanDocument, PlanFormat, ProjectKind
from prasan.reports.actions import issue
from prasan.reports.documents.registry import KINDS
from tests.build import PROVINCE, World, make_user, move_on, row, submit, walk
from tests.coordination.worlds import overlap_of
from tests.framework.higher import MILESTONES, higher
from tests.web.asked_about import sent_folder
from tests.web.people.passkeys import give_passkey

VILLAGES = ("โนนสว่าง", "หนองไผ่", "ดงเค็ง", "ทุ่งมน", "คำแคน")
GUIDELINES = ("1.1", "1.2", "2.1")


def grow(world: World, number: int) -> None:
    """The `number`th of everything: in Ban A's draft, in the announced plans, in committees, links, files and people."""
    _draft(world, number)
    _announced(world, number)
    _meetings(world, number)
    _links(world, number)
    _files(world, number)
    _people(world, number)


def _draft(world: World, number: int) -> None:
    """Projects of Ban A: two decided and checked by a second person, one waiting, one taken out; then submitted anew."""
    anong, porn, edition = world.cast.anong, world.cast.porn, world.edition
    plan = Plan.objects.get(organisation=world.ban_a, first_year=2571)
    move_on(world.ban_a, by=world.cast.duang, back=True)
    road, water, _waiting, out, aside = (
        _add(world.ban_a, name=f"{what} หมู่ที่ {number}", by=anong)
        for what in ("ลูกรัง", "ประปา", "รางระบายน้ำ", "ป้าย", "เงินเดือน")
    )
    seen = plan.projects.get(pk=out).versions.get().pk
    plans.remove_project(plan_id=plan.pk, project_id=out, seen=seen, by=anong)
    if classifier := classifier_for(PROVINCE, edition):
        propose(plan=plan, edition=edition, classifier=classifier, by=anong)
    confirm(plan=plan, edition=edition, choices={road: "1.1", water: "1.2", aside: "no_project"}, by=anong)
    draw_sample(plan=plan, edition=edition, by=anong, seed=number)
    of_road = SampleItem.objects.get(project_id=road)
    answer_check(plan=plan, edition=edition, answers={of_road.pk: "2.1"}, by=porn)
    issues = open_own(organisation=world.ban_a, first_year=2571, last_year=2575, by=anong)
    (own,) = name_issues(edition_id=issues.pk, issues=[(str(number), f"คนดี {number}")], by=anong)
    _link(own, Element.objects.get(edition=edition, kind=Kind.GUIDELINE, code=GUIDELINES[number % 3]), by=anong)
    check_plan(plan=plan, by=anong)
    submit(world, world.ban_a, scan=plans.Scan("บันทึก.pdf", b"%PDF-1.4"))


def _announced(world: World, number: int) -> None:
    """The same road in two announced plans, projects beyond capacity, a document; decided, asked for together."""
    porn = world.cast.porn
    way = f"สายบ้าน{VILLAGES[number]} - บ้าน{VILLAGES[number - 1]} กว้าง 5 เมตร ยาว 3{number}0 เมตร"
    ids = []
    for one in (world.ban_b, world.ban_d):
        ids.append(_add(one, name=f"ก่อสร้างถนน คสล. {way}", by=porn))
        ids.append(_add(one, name=f"ลานกีฬา {one.code} {number}", by=porn))
        for size in ("ใหญ่", "ยาว", "กว้าง"):
            _add(one, name=f"ถนน{size} {one.code} {number}", by=porn, kind=ProjectKind.BEYOND_CAPACITY)
        submit(world, one)
        walk(one, by=porn)
        plan = Plan.objects.get(organisation=one)
        confirm(plan=plan, edition=world.edition, choices={ids[-2]: "1.1", ids[-1]: "1.2"}, by=porn)
        issue(of=plan, kind=KINDS["p02"], by=porn)
    load_progress(stages={(one, 2571): Stage.CONTRACTED for one in ids}, source="test", by=None)
    refresh_overlaps(province_code=PROVINCE, by=None)
    same = overlap_of(ids[0], ids[2])
    decide_overlap(overlap_id=same.pk, choice="sequence", by=porn)
    open_request(overlap_id=same.pk, title=f"ถนนร่วม {number}", by=porn)
    nudge(organisations=[world.ban_a, world.ban_b], text=f"เร่งส่ง {number}", by=porn)


def _meetings(world: World, number: int) -> None:
    """A member, a meeting with resolutions on what is before it, and a hearing with a need that a project answers."""
    cast = world.cast
    for committee in Committee.objects.order_by("pk"):  # the districts' before the province's
        by = cast.anong if committee.organisation_id else cast.porn
        committees.seat_member(
            committee=committee,
            name=f"นาย {number}",
            seat=Seat.HEAD,
            post=Post.MEMBER,
            starts_on=date(2026, 1, 1),
            by=by,
        )
        meeting = committees.call_meeting(committee=committee, on=date(2026, 11, number + 1), agenda=["พิจารณา"], by=by)
        present = [one.pk for one in committee.members.all()]
        meeting = committees.keep_meeting(
            meeting=meeting, time="", place="", agenda=["พิจารณา"], minutes="ตามเสนอ", present=present, by=by
        )
        resolved = list(projects_before(committee))[: 2 * number if committee.district_id else number]
        plans.resolve_projects(
            meeting=meeting,
            item="พิจารณา",
            words=[Word(one, Outcome.AGREED, f"ข้อสังเกต {number}") for one in resolved],
            by=by,
            members=len(present),
            percent=50,
        )
    for hearing in Hearing.objects.select_related("organisation"):
        need = committees.hear_need(hearing=hearing, text=f"ขอถนน {number}", place="", by=cast.porn)
        answering = Plan.objects.filter(organisation=hearing.organisation).latest("first_year").projects.earliest("pk")
        plans.answer_need(need=need, project_id=answering.pk, by=cast.porn)
    for one in (world.ban_a, world.ban_c):
        committees.hold_hearing(
            organisation=one, on=date(2026, 5, number + 1), place="ศาลา", topic=f"เวที {number}", by=cast.porn
        )


def _links(world: World, number: int) -> None:
    """Links with the plan above, confirmed, proposed and checked; an own issue of an announced plan; an edition."""
    porn, edition = world.cast.porn, world.edition
    sdgs = Edition.objects.get(level=Level.SDG)
    low = Element.objects.get(edition=edition, kind=Kind.GUIDELINE, code=GUIDELINES[number % 3])
    for up in Element.objects.filter(edition=sdgs):
        if not Alignment.objects.filter(from_element=low, to_element=up).exists():
            _link(low, up, by=porn)
    propose_links(framework_id=edition.pk, upper_id=sdgs.pk, by=porn)
    if number <= len(GUIDELINES):
        draw_links(framework=edition, upper=sdgs, by=porn, seed=number)
        item = LinkSampleItem.objects.latest("pk")
        answer_links(framework=edition, upper=sdgs, answers={item.pk: "refused"}, by=world.cast.siri)
    issues = open_own(organisation=world.ban_c, first_year=2571, last_year=2575, by=porn)
    (own,) = name_issues(edition_id=issues.pk, issues=[(str(number + 1), f"คนเก่ง {number}")], by=porn)
    _link(own, low, by=porn)
    publish_own(organisation=world.ban_c, first_year=2571, by=porn)
    higher(Level.NATIONAL_PLAN, MILESTONES, code=f"milestones-{number}", years=(2566 + number, 2570 + number))


def _files(world: World, number: int) -> None:
    """An upload that waits, with a project more each time; files of a folder, a token, a job."""
    anong = world.cast.anong
    document = PlanDocument(
        PlanFormat.ISSUE, 2571, 2575, "", tuple(row(f"สระ {one}", row=one) for one in range(number))
    )
    name = f"{number}.xlsx"
    plans.keep_upload(
        organisation=world.ban_a, document=document, file_name=name, content=plan_workbook(document), by=anong
    )
    sent_folder(world)
    for folder in ImportFolder.objects.all():
        for at in range(1, 3):
            entry = FolderEntry(10 * number + at, f"{number}-{at}.xlsx", b"no plan")
            plans.keep_folder_file(folder=folder, entry=entry, by=world.cast.porn)
    make_token(organisation=world.ban_a, name=f"ระบบ {number}", days=30, by=anong)
    start(kind="test.file", by=anong, arguments={"number": number})


def _people(world: World, number: int) -> None:
    """Somebody new in the organisation and in the province, an invitation; for Anong, Porn and Siri their own things."""
    siri = world.cast.siri
    newcomer = make_user(f"newcomer{number}")
    give_role(user=newcomer, organisation=world.ban_a, province=world.province, role=Role.CLERK, by=siri)
    give_role(user=newcomer, organisation=None, province=world.province, role=Role.AUDITOR, by=siri)
    for organisation in (world.ban_a, None):
        invite(
            email=f"guest{number}.{organisation.code if organisation else 'province'}@example.go.th",
            display_name=f"แขก {number}",
            roles=[Role.CLERK if organisation else Role.AUDITOR],
            organisation=organisation,
            province=None if organisation else world.province,
            by=siri,
            base="http://testserver",
        )
    for user in (world.cast.anong, world.cast.porn, siri):
        for page in ("projects", "overlaps"):
            save_view(page=page, of="", query=f"q=ถนน {number}", name=f"มุมมอง {number}", by=user)
        give_passkey(user)


def _add(organisation: Organisation, *, name: str, by: User, **cells: object) -> int:
    """One more project with all that a submission asks for."""
    plan = Plan.objects.filter(organisation=organisation).latest("first_year")
    told = {"name": name, "amount_2571": "500000", "target": "1 แห่ง", "unit": "กองช่าง", **cells}
    return next(iter(plans.add_project(plan_id=plan.pk, cells=told, by=by).versions))


def _link(low: Element, up: Element, *, by: User) -> None:
    add_alignments(pairs=[(low.pk, up.pk)], weight=1, reason="เรื่องเดียวกัน", status=LinkStatus.CONFIRMED, by=by)
