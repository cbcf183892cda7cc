"""Small worlds for tests, built only through actions, with a fixed cast. The province is invented.

Ban A (5002) is a municipality: Anong plans, Chai is its head, Duang its clerk, Wan sits on its monitoring committee,
Lek looks after its people. Ban B (5003) is an SAO: Boonmee plans, Nom is its head, Manee keeps its council.
Porn plans for the PAO, Fah keeps the committee of district 5101, Krit sits on the province's coordination committee,
Siri administers the province, Ake audits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import partial

from django.utils import timezone

from prasan.accounts.actions import create_user
from prasan.accounts.models import User
from prasan.classification.actions import load_decisions
from prasan.committees import actions as committees
from prasan.committees.models import Committee, Hearing, Meeting
from prasan.committees.rules import CommitteeKind, Post, Seat
from prasan.framework.actions import load_edition
from prasan.framework.models import Edition
from prasan.framework.rules import (
    CoverDraft,
    EditionDraft,
    ElementDraft,
    GoalRule,
    GoalTarget,
    Kind,
    Level,
    LinkStatus,
    Measure,
    Stage,
)
from prasan.monitoring.actions import load_progress
from prasan.organisations.actions.memberships import give_role
from prasan.organisations.actions.provinces import load_province
from prasan.organisations.loading.drafts import DistrictDraft, OrganisationDraft, ProvinceDraft
from prasan.organisations.models import District, Organisation, Province
from prasan.organisations.rules.kinds import OrganisationKind, PointKind, Role
from prasan.plans import lives
from prasan.plans.actions import Scan, describe_revision, load_announced_plan, move_revision
from prasan.plans.models import Revision, RevisionMove
from prasan.plans.rules.paths import Ask, RevisionState, moves_from
from prasan.plans.rules.revisions import Said
from prasan.plans.rules.rows import ProjectRow

PASSWORD = "a-long-test-password"
PROVINCE = "samut-thong"
EDITION = "samut-thong-2571-2575"


@dataclass(frozen=True)
class Cast:
    """The people of the tests."""

    anong: User
    boonmee: User
    porn: User
    ake: User
    chai: User
    duang: User
    wan: User
    lek: User
    nom: User
    manee: User
    fah: User
    krit: User
    siri: User


@dataclass(frozen=True)
class World:
    """An invented province with a PAO and four organisations in two districts, and a framework of two issues."""

    province: Province
    edition: Edition
    pao: Organisation
    ban_a: Organisation
    ban_b: Organisation
    ban_c: Organisation
    ban_d: Organisation
    cast: Cast


def row(name: str, **but: object) -> ProjectRow:
    """A project with money in the first year unless said otherwise."""
    values: dict[str, object] = {"sheet": "ผ.02", "row": 10, "number": "1", "name": name, "amounts": {2571: 100_000}}
    return ProjectRow(**{**values, **but})  # type: ignore[arg-type]


def make_user(name: str) -> User:
    """Somebody who can sign in with PASSWORD."""
    return create_user(username=name, password=PASSWORD, display_name=name.title(), by=None)


def make_administrator(name: str) -> User:
    """Somebody who may decide for a province, one being made where there is none."""
    province = Province.objects.first() or Province.objects.create(
        code=PROVINCE, name_th="สมุทรทอง", name_en="Samut Thong"
    )
    user = make_user(name)
    give_role(user=user, organisation=None, province=province, role=Role.ADMINISTRATOR, by=None)
    return user


def announce(
    organisation: Organisation,
    rows: Sequence[ProjectRow],
    *,
    edition: Edition | None = None,
    guidelines: Mapping[int, str] | None = None,
    stages: Mapping[tuple[int, int], Stage] | None = None,
) -> list[int]:
    """An announced plan; `guidelines` and `stages` name rows by their index. Returns the project ids."""
    ids = load_announced_plan(
        organisation=organisation, rows=rows, first_year=2571, announced_on=date(2026, 10, 30), by=None
    )
    if edition and guidelines:
        load_decisions(edition=edition, decisions={ids[i]: code for i, code in guidelines.items()}, by=None)
    if stages:
        load_progress(stages={(ids[i], year): stage for (i, year), stage in stages.items()}, source="test", by=None)
    return ids


def submit(world: World, organisation: Organisation, *, scan: Scan | None = None) -> RevisionMove:
    """The open revision of an organisation, described as it looks and sent on its path by its planner."""
    planners = {world.ban_a.pk: world.cast.anong, world.ban_b.pk: world.cast.boonmee}
    by = planners.get(organisation.pk, world.cast.porn)
    revision = Revision.objects.get(plan__organisation=organisation, announced_on=None)
    kinds = lives.kinds_proposed(revision.plan, lives.changes_of(revision))
    describe_revision(plan_id=revision.plan_id, kinds=kinds, reason="ทางขาด", by=by)
    return move_on(organisation, by=by, scan=scan)


def sit(organisation: Organisation, *, by: User) -> tuple[Committee, Meeting, Hearing]:
    """A development committee of one, its first meeting, and a hearing."""
    committee = committees.appoint_committee(
        place=organisation, kind=CommitteeKind.DEVELOPMENT, order_no="1/2569", order_on=None, by=by
    )
    starts_on = date(2026, 1, 1)
    committees.seat_member(
        committee=committee, name="นายใหญ่", seat=Seat.HEAD, post=Post.CHAIR, starts_on=starts_on, by=by
    )
    meeting = committees.call_meeting(committee=committee, on=date(2026, 6, 1), agenda=["พิจารณาแผน"], by=by)
    hearing = committees.hold_hearing(
        organisation=organisation, on=date(2026, 5, 1), place="ศาลาหมู่ 1", topic="ความต้องการ", by=by
    )
    return committee, meeting, hearing


def coordinate(place: District | Province, *, by: User) -> Meeting:
    """The coordination committee of a district or of the province: one member, one meeting that everybody came to."""
    kind = CommitteeKind.DISTRICT if isinstance(place, District) else CommitteeKind.PROVINCE
    committee = committees.appoint_committee(place=place, kind=kind, order_no="2/2569", order_on=None, by=by)
    seat = Seat.HEAD if kind is CommitteeKind.DISTRICT else Seat.PAO_HEAD
    member = committees.seat_member(
        committee=committee, name="นายใหญ่", seat=seat, post=Post.CHAIR, starts_on=date(2026, 1, 1), by=by
    )
    meeting = committees.call_meeting(committee=committee, on=date(2026, 11, 1), agenda=["กลั่นกรอง"], by=by)
    return committees.keep_meeting(
        meeting=meeting, time="", place="", agenda=["กลั่นกรอง"], minutes="", present=[member.pk], by=by
    )


def move_on(organisation: Organisation, *, by: User, scan: Scan | None = None, back: bool = False) -> RevisionMove:
    """The next step of an organisation's open revision, or (with `back`) its return to the planner."""
    revision = Revision.objects.get(plan__organisation=organisation, announced_on=None)
    ways = moves_from(RevisionState(revision.state), lives.path_for(revision, organisation))
    said = Said(
        on=timezone.localdate(),
        reason="ยอดเงินไม่ตรง" if back else "",
        texts={Ask.MEETING: "ครั้งที่ 1", Ask.DOCUMENT_NO: "สท 1/2570", Ask.SIGNER: "นายก"},
    )
    way = ways[1 if back else 0]
    return move_revision(plan_id=revision.plan_id, move=way.code, seen=revision.state, said=said, by=by, scan=scan)


def walk(organisation: Organisation, *, by: User, scan: Scan | None = None) -> Revision:
    """An organisation's submitted revision brought to its announcement, recorded by one person on behalf of all."""
    revision = Revision.objects.get(plan__organisation=organisation, announced_on=None)
    while revision.announced_on is None:
        move_on(organisation, by=by, scan=scan)
        revision.refresh_from_db()
    return revision


def make_world() -> World:
    """The whole small world: call it in a test that has the database and `settings.PROVINCE = PROVINCE`."""
    load_province(folder_drafts=province_draft(), by=None)
    edition = load_edition(draft=framework_draft(), by=None)
    province = Province.objects.get(code=PROVINCE)
    by_code = {one.code: one for one in Organisation.objects.select_related("district", "province")}
    cast = Cast(**{field.name: make_user(field.name) for field in fields(Cast)})
    held: Sequence[tuple[User, str, Role]] = (
        (cast.anong, "5002", Role.PLANNER),
        (cast.boonmee, "5003", Role.PLANNER),
        (cast.porn, "5001", Role.PAO_PLANNER),
        (cast.chai, "5002", Role.APPROVER),
        (cast.duang, "5002", Role.CLERK),
        (cast.wan, "5002", Role.MONITORING_MEMBER),
        (cast.lek, "5002", Role.ADMINISTRATOR),
        (cast.nom, "5003", Role.APPROVER),
        (cast.manee, "5003", Role.COUNCIL_SECRETARY),
        (cast.ake, "", Role.AUDITOR),
        (cast.krit, "", Role.COORDINATION_MEMBER),
        (cast.siri, "", Role.ADMINISTRATOR),
    )
    for user, code, role in held:
        give_role(user=user, organisation=by_code.get(code), province=province, role=role, by=None)
    district = District.objects.get(code="5101")
    give_role(user=cast.fah, organisation=None, district=district, role=Role.DISTRICT_SECRETARY, by=None)
    pao, ban_a, ban_b, ban_c, ban_d = (by_code[code] for code in ("5001", "5002", "5003", "5004", "5005"))
    return World(province, edition, pao, ban_a, ban_b, ban_c, ban_d, cast)


def province_draft() -> ProvinceDraft:
    """Samut Thong, which does not exist: two districts, five organisations."""
    districts = (
        DistrictDraft("5101", "เมืองสมุทรทอง", "Mueang Samut Thong", 1, 1, 13.5, 100.1, 50_000),
        DistrictDraft("5102", "คลองเงิน", "Khlong Ngoen", 1, 2, 13.6, 100.2, 30_000),
    )
    kinds = OrganisationKind
    organisations = (
        _organisation("5001", "องค์การบริหารส่วนจังหวัดสมุทรทอง", kinds.PAO, "5101"),
        _organisation("5002", "เทศบาลตำบลบ้านเอ", kinds.SUBDISTRICT_MUNICIPALITY, "5101"),
        _organisation("5003", "องค์การบริหารส่วนตำบลบ้านบี", kinds.SAO, "5101"),
        _organisation("5004", "องค์การบริหารส่วนตำบลบ้านซี", kinds.SAO, "5102"),
        _organisation("5005", "องค์การบริหารส่วนตำบลบ้านดี", kinds.SAO, "5102"),
    )
    return ProvinceDraft(
        code=PROVINCE,
        name_th="สมุทรทอง",
        name_en="Samut Thong",
        framework_code=EDITION,
        pao_code="5001",
        published_count={kinds.PAO: 1, kinds.SUBDISTRICT_MUNICIPALITY: 1, kinds.SAO: 3},
        districts=districts,
        tambons=(),
        organisations=organisations,
        findings=(),
    )


def _organisation(code: str, name: str, kind: OrganisationKind, district: str) -> OrganisationDraft:
    return OrganisationDraft(
        code,
        name,
        f"Organisation {code}",
        kind,
        district,
        (),
        13.5,
        100.1,
        PointKind.OFFICE,
        9_000,
        date(2000, 1, 1),
        None,
    )


def framework_draft() -> EditionDraft:
    """Two issues, three guidelines, two goals that are counted and one that a survey measures; 60 % every year."""
    element = partial(ElementDraft, Level.FRAMEWORK)
    goals = ("1/1", "2/1", "2/2")
    years = (None, 2571, 2572, 2573, 2574, 2575)
    return EditionDraft(
        code=EDITION,
        level=Level.FRAMEWORK,
        province=PROVINCE,
        title_th="ประเด็นการพัฒนาท้องถิ่นจังหวัดสมุทรทอง (พ.ศ. 2571–2575)",
        title_en="Local development issues of Samut Thong 2571–2575",
        first_year=2571,
        last_year=2575,
        announced_on=date(2026, 7, 1),
        source="made for tests",
        source_checksum="",
        elements=(
            element(Kind.ISSUE, "1", "โครงสร้างพื้นฐาน", line=1),
            element(Kind.GUIDELINE, "1.1", "พัฒนาถนนให้ได้มาตรฐาน", parent="1", line=2),
            element(Kind.APPROACH, "1.1.1", "ปรับปรุงผิวจราจร", parent="1.1", line=3),
            element(Kind.GUIDELINE, "1.2", "พัฒนาน้ำสะอาด", parent="1", line=4),
            element(Kind.ISSUE, "2", "สุขภาวะ", line=5),
            element(Kind.GUIDELINE, "2.1", "ดูแลผู้สูงอายุ", parent="2", line=6),
            element(Kind.GOAL, "1/1", "อปท. มีโครงการโครงสร้างพื้นฐาน", parent="1", line=7, short_th="โครงสร้างพื้นฐาน"),
            element(Kind.GOAL, "2/1", "อปท. มีโครงการดูแลผู้สูงอายุ", parent="2", line=8, short_th="ผู้สูงอายุ"),
            element(Kind.GOAL, "2/2", "ประชาชนพึงพอใจ", parent="2", line=9, short_th="ความพึงพอใจ"),
        ),
        targets=tuple(GoalTarget(goal, year, 60) for goal in goals for year in years),
        rules=(GoalRule("1/1"), GoalRule("2/1"), GoalRule("2/2", measure=Measure.SURVEY_SHARE)),
        covers=(
            CoverDraft("1/1", "1.1", LinkStatus.CONFIRMED, "ชื่อเดียวกัน", "ทดสอบ"),
            CoverDraft("1/1", "1.2", LinkStatus.CONFIRMED, "ประเด็นเดียวกัน", "ทดสอบ"),
            CoverDraft("2/1", "2.1", LinkStatus.CONFIRMED, "ชื่อเดียวกัน", "ทดสอบ"),
        ),
    )
