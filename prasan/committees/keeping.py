"""Who reads and who keeps the papers of which committee. Pure: no Django, no clock."""

from dataclasses import dataclass

from prasan.committees.rules import OF_AN_ORGANISATION, CommitteeKind
from prasan.common.errors import NotAllowed, NotFound, Refusal
from prasan.organisations.rules.people import Person


@dataclass(frozen=True, slots=True)
class Home:
    """Whose committee it is: an organisation's, a district's, or (neither) the province's.

    `organisation_codes`: the organisations of the district, whose people sit on its committee.
    """

    organisation_code: str = ""
    district_code: str = ""
    organisation_codes: frozenset[str] = frozenset()


def kinds_at(home: Home) -> tuple[CommitteeKind, ...]:
    """The committees that a place has."""
    if home.organisation_code:
        return OF_AN_ORGANISATION
    return (CommitteeKind.DISTRICT,) if home.district_code else (CommitteeKind.PROVINCE,)


def why_not_see(person: Person, home: Home) -> Refusal | None:
    """The committee's own people, the PAO and auditors; to everyone else it does not exist.

    A district's committee is read by who works for one of its organisations too, and by the province's committee; the
    province's by the secretaries of the districts.
    """
    if person.coordinates() or person.audits():
        return None
    if home.organisation_code:
        own = person.works_for(home.organisation_code)
    elif home.district_code:
        neighbours = not home.organisation_codes.isdisjoint(person.organisation_codes())
        own = person.keeps_district(home.district_code) or neighbours or person.decides_coordination()
    else:
        own = person.decides_coordination() or bool(person.district_codes())
    return None if own else NotFound("no_such_committee", "ไม่มีหน้านี้สำหรับบัญชีนี้", "There is nothing here for this account.")


def why_not_keep(person: Person, home: Home) -> Refusal | None:
    """An organisation's committees are kept by its planner, clerk and council's secretary, a district's by its secretary,
    the province's by its members; the PAO may on their behalf."""
    if refusal := why_not_see(person, home):
        return refusal
    if person.coordinates():
        return None
    if code := home.organisation_code:
        keeps = person.plans_for(code) or person.clerks_for(code) or person.keeps_council_for(code)
        who = ("นักวิเคราะห์ ปลัด หรือเลขานุการสภา", "the planner, the clerk or the council's secretary")
    elif home.district_code:
        keeps = person.keeps_district(home.district_code)
        who = ("เลขานุการของอำเภอ", "the district's secretary")
    else:
        keeps = person.decides_coordination()
        who = ("กรรมการประสานแผนระดับจังหวัด", "the members of the province's committee")
    if keeps:
        return None
    th, en = who
    return NotAllowed(
        "keeps_no_committee",
        f"บัญชีนี้ดูได้แต่แก้ไม่ได้ {th}เป็นผู้บันทึก",
        f"This account may only read; {en} keep this.",
    )
