"""Plans of the demonstration in the middle of their lives: one amended and announced, a handful on their way, and the
committee, meeting and hearing behind them. All made up, through the same actions that people use."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from django.utils import timezone

from prasan.accounts.models import User
from prasan.committees import actions as committees
from prasan.committees.models import Committee, Meeting
from prasan.committees.rules import COMPOSITIONS, QUORUM_PERCENT, CommitteeKind, Outcome, Post
from prasan.duties import actions as duties
from prasan.duties.rules import DutyKind
from prasan.organisations.models import Organisation
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.plans import actions, lives, queries
from prasan.plans.models import Plan, Revision
from prasan.plans.rules.paths import Ask, RevisionKind, RevisionState, moves_from
from prasan.plans.rules.resolving import Word
from prasan.plans.rules.revisions import Said
from prasan.plans.rules.rows import ProjectKind

ADDED = "ปรับปรุงทางเดินและไฟส่องสว่างสวนสาธารณะริมน้ำ (สมมติ)"
REASON = "ประชาคมเสนอหลังน้ำท่วม ทางเดินชำรุดและไม่มีไฟ (ข้อมูลสมมติ)"
RETURNED = "เหตุผลรายโครงการยังไม่ชัด ขอให้เพิ่ม (ข้อมูลสมมติ)"
BEYOND = "ก่อสร้างถนนคอนกรีตเสริมเหล็กเชื่อมสองตำบล พร้อมท่อระบายน้ำ (สมมติ)"
ASKED = ("ทางเดินริมน้ำชำรุด ไม่มีไฟส่องสว่าง", "ขอลานกีฬาของหมู่บ้าน", "รถเก็บขยะมาไม่ตรงเวลา", "ถนนเชื่อมสองตำบลน้ำท่วมทุกปี")
STOPS = (
    RevisionState.RETURNED, RevisionState.SUPPORT, RevisionState.FORUM, RevisionState.COUNCIL, RevisionState.HEAD,
    RevisionState.APPROVED,
)  # fmt: skip


def live_on(organisations: Sequence[Organisation], municipality: Organisation, *, announced_on: date, by: User) -> None:
    """Amend the municipality's plan up to its announcement, and bring some others to each stop of the path.

    Before the day on which the demonstration's plans were announced there is nothing to amend.
    """
    today = timezone.localdate()
    if today <= announced_on:
        return
    meeting = _committee(municipality, today, by)
    project = _amend(municipality, by)
    _hearing(municipality, {0: project, 3: _ask(municipality, by)}, today, by)
    _resolve(municipality, meeting, project, by)
    _walk(municipality, until=RevisionState.ANNOUNCED, by=by, meeting=meeting)
    _tell(organisations, today, by)
    saos = [one for one in organisations if one.kind == OrganisationKind.SAO]
    others = [one for one in organisations if one.kind != OrganisationKind.SAO and one != municipality]
    for place, stop in enumerate(STOPS):
        chosen = saos if saos and stop is RevisionState.COUNCIL else others or saos
        if place < len(chosen):
            _amend(chosen[place], by)
            _walk(chosen[place], until=stop, by=by)


def _amend(organisation: Organisation, by: User) -> int:
    """One project added, one changed: an open revision of both kinds. The id of the added one."""
    plan = Plan.objects.filter(organisation=organisation).latest("first_year")
    first = queries.working_projects(plan)[0]
    cells: Mapping[str, object] = {
        "name": ADDED,
        "objective": "เพื่อให้ประชาชนใช้พื้นที่ได้ปลอดภัย",
        "target": "ทางเดิน 400 เมตร ไฟ 20 ต้น",
        "reason": REASON,
        f"amount_{plan.first_year + 1}": 950_000,
    }
    saved = actions.add_project(plan_id=plan.pk, cells=cells, by=by, sent_key="demo")
    changed = {f"amount_{plan.last_year}": 250_000, "reason": "ราคากลางเปลี่ยน (ข้อมูลสมมติ)"}
    actions.change_project(plan_id=plan.pk, project_id=first.project_id, seen=first.pk, cells=changed, by=by)
    kinds = (RevisionKind.ADD, RevisionKind.CHANGE)
    actions.describe_revision(plan_id=plan.pk, kinds=kinds, reason=REASON, by=by)
    return saved.added["demo"]


def _ask(organisation: Organisation, by: User) -> int:
    """A project beyond the organisation's capacity in its open revision: what the district's committee considers."""
    plan = Plan.objects.filter(organisation=organisation).latest("first_year")
    cells: Mapping[str, object] = {
        "name": BEYOND,
        "kind": ProjectKind.BEYOND_CAPACITY.value,
        "objective": "เพื่อให้ประชาชนสองตำบลสัญจรได้ตลอดปี",
        "target": "ถนนกว้าง 6 เมตร ยาว 2,400 เมตร",
        "unit": "องค์การบริหารส่วนจังหวัด",
        "reason": REASON,
        "point": f"{organisation.lat:.6f}, {organisation.lon:.6f}" if organisation.lat else "",
        f"amount_{plan.first_year}": 12_500_000,
    }
    return actions.add_project(plan_id=plan.pk, cells=cells, by=by, sent_key="demo-beyond").added["demo-beyond"]


def _walk(organisation: Organisation, *, until: RevisionState, by: User, meeting: Meeting | None = None) -> None:
    plan = Plan.objects.filter(organisation=organisation).latest("first_year")
    texts = {Ask.MEETING: "ครั้งที่ 1 (สมมติ)", Ask.DOCUMENT_NO: "สม 1/2570", Ask.SIGNER: "ผู้บริหารท้องถิ่น (สมมติ)"}
    revision = plan.revisions.get(announced_on=None)
    path = lives.path_for(revision, organisation)
    if until not in (*path, RevisionState.RETURNED):
        return
    while revision.state != until:
        ways = moves_from(RevisionState(revision.state), path)
        back = until is RevisionState.RETURNED and revision.state != RevisionState.DRAFT
        held = meeting if revision.state == RevisionState.FORUM else None
        way = ways[1] if back else ways[0]
        said = Said(on=timezone.localdate(), texts=texts, reason=RETURNED if back else "")
        actions.move_revision(plan_id=plan.pk, move=way.code, seen=revision.state, said=said, by=by, held=held)
        revision.refresh_from_db()


def _committee(organisation: Organisation, today: date, by: User) -> Meeting:
    """A whole development committee, and its meeting with everybody there."""
    committee = committees.appoint_committee(
        place=organisation,
        kind=CommitteeKind.DEVELOPMENT,
        order_no="1/2569 (สมมติ)",
        order_on=today - timedelta(days=300),
        by=by,
        synthetic=True,
    )
    _seat_all(committee, today - timedelta(days=300), by)
    meeting = committees.call_meeting(
        committee=committee, on=today - timedelta(days=10), time="09.30 น.", place="ห้องประชุม", by=by
    )
    return committees.keep_meeting(
        meeting=meeting,
        time=meeting.time,
        place=meeting.place,
        agenda=["เรื่องที่ประธานแจ้ง", "รับรองรายงานการประชุม", "พิจารณาเพิ่มเติมและเปลี่ยนแปลงแผน"],
        minutes="ที่ประชุมพิจารณาร่วมกับประชาคมแล้วเห็นชอบ (ข้อมูลสมมติ)",
        present=list(committee.members.values_list("pk", flat=True)),
        by=by,
    )


def _resolve(organisation: Organisation, meeting: Meeting, project_id: int, by: User) -> None:
    """The meeting agrees with the project that is added, and with the open revision as a whole."""
    plan = Plan.objects.filter(organisation=organisation).latest("first_year")
    revision = lives.open_revision_of(plan)
    members = meeting.committee.members.count()
    actions.resolve_projects(
        meeting=meeting,
        item="3.1",
        words=[Word(project_id, Outcome.AGREED, "เห็นชอบตามที่ประชาคมเสนอ (ข้อมูลสมมติ)")],
        by=by,
        members=members,
        percent=QUORUM_PERCENT,
    )
    committees.resolve(
        meeting=meeting,
        item="3",
        text="เห็นชอบให้เพิ่มเติมและเปลี่ยนแปลงแผนตามที่เสนอ (ข้อมูลสมมติ)",
        outcome=Outcome.AGREED,
        subject=f"revision:{revision.pk}" if revision else "",
        by=by,
        members=members,
        percent=QUORUM_PERCENT,
    )


def _tell(organisations: Sequence[Organisation], today: date, by: User) -> None:
    """Four of five organisations told everyone of their announcement in time."""
    told = [one for place, one in enumerate(organisations) if place % 5]
    first = Revision.objects.filter(plan__organisation__in=told, number=1)
    keys = dict(first.values_list("plan__organisation__code", "pk"))
    done = {one: [(DutyKind.NOTICE, str(keys[one.code]))] for one in told if one.code in keys}
    duties.load_done(done=done, on=today - timedelta(days=14), by=by)


def _seat_all(committee: Committee, starts_on: date, by: User) -> None:
    posts = {0: Post.CHAIR}
    seats = [rule.seat for rule in COMPOSITIONS[CommitteeKind(committee.kind)].seats for _ in range(rule.least)]
    posts[len(seats) - 1] = Post.SECRETARY
    for place, seat in enumerate(seats):
        committees.seat_member(
            committee=committee,
            name=f"กรรมการสมมติ {place + 1}",
            seat=seat,
            post=posts.get(place, Post.MEMBER),
            starts_on=starts_on,
            by=by,
        )


def _hearing(organisation: Organisation, answers: Mapping[int, int], today: date, by: User) -> None:
    """A hearing for the open revision. `answers`: which of `ASKED` → the project that answers it."""
    hearing = committees.hold_hearing(
        organisation=organisation,
        on=today - timedelta(days=20),
        place="ศาลาประชาคม (สมมติ)",
        topic="ประชาคมเพิ่มเติมแผนพัฒนาท้องถิ่น",
        by=by,
        synthetic=True,
    )
    plan = Plan.objects.filter(organisation=organisation).latest("first_year")
    actions.hold_for(hearing=hearing, revision=lives.open_revision_of(plan), by=by)
    heads = {"people": "86", "village_leaders": "12", "agencies": "4", "staff": "7"}
    committees.keep_hearing(hearing=hearing, heads=heads, minutes="ข้อมูลสมมติ", by=by)
    needs = [committees.hear_need(hearing=hearing, text=text, place="", by=by) for text in ASKED]
    for number, project_id in answers.items():
        actions.answer_need(need=needs[number], project_id=project_id, by=by)
    committees.answer_in_words(need=needs[2], answer="เป็นงานประจำ ปรับรอบรถแล้ว (ข้อมูลสมมติ)", by=by)
