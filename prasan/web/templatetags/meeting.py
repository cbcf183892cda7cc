"""Words of committees, meetings and hearings."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext, gettext_noop, pgettext

from prasan.committees.models import Committee, Meeting
from prasan.committees.rules import (
    GROUP_NAMES_TH,
    KIND_NAMES_TH,
    LACKING_NAMES_TH,
    OUTCOME_NAMES_TH,
    POST_NAMES_TH,
    SEAT_NAMES_TH,
    CommitteeKind,
    Group,
    Outcome,
    Post,
    Seat,
)
from prasan.coordination.rules.ranking import Criterion, Reason
from prasan.plans.models import ProjectVersion
from prasan.plans.rules.resolving import listed_as
from prasan.plans.rules.rows import ProjectKind
from prasan.web.meeting.addresses import (
    committee_address,
    doing_address,
    meeting_address,
    paper_address,
    projects_address,
)

register = template.Library()


@register.filter
def basis(clause: str) -> str:
    """What a committee rests on: ข้อ 8."""
    return pgettext("meeting", clause)


REASONS = {
    Criterion.JOINT: gettext_noop("เจ้าของทุกแห่งยินยอมทำร่วมกัน"),
    Criterion.SHARED: gettext_noop("อีก {number} แห่งขอแนวทาง {codes} เหมือนกัน"),
    Criterion.GOAL: gettext_noop("อยู่ในจุดมุ่งหมาย {codes}"),
    Criterion.HEARD: gettext_noop("ตอบสิ่งที่ประชาคมเสนอ {number} เรื่อง"),
    Criterion.SOON: gettext_noop("ขอเงินตั้งแต่ปีงบประมาณ {number}"),
    Criterion.PLACED: gettext_noop("มีพิกัด"),
}
LACKS = {
    Criterion.GOAL: gettext_noop("แนวทางที่ยืนยันแล้วซึ่งอยู่ในจุดมุ่งหมาย"),
    Criterion.HEARD: gettext_noop("การผูกกับสิ่งที่ประชาคมเสนอ"),
    Criterion.PLACED: gettext_noop("พิกัดที่ตั้ง"),
}


@register.filter
def committee_kind(kind: str) -> str:
    """The name of a body: คณะกรรมการพัฒนาท้องถิ่น."""
    return pgettext("committee", KIND_NAMES_TH[CommitteeKind(kind)])


@register.filter
def seat_name(seat: str) -> str:
    """As what somebody sits: ผู้ทรงคุณวุฒิ."""
    return pgettext("committee", SEAT_NAMES_TH[Seat(seat)])


@register.filter
def post_name(post: str) -> str:
    """What they do there: ประธาน."""
    return pgettext("committee", POST_NAMES_TH[Post(post)])


@register.filter
def outcome_name(outcome: str) -> str:
    """What became of an item: เห็นชอบ."""
    return pgettext("committee", OUTCOME_NAMES_TH[Outcome(outcome)])


@register.filter
def group_name(group: str) -> str:
    """Who came to a hearing: ประชาชนทั่วไป."""
    return pgettext("committee", GROUP_NAMES_TH[Group(group)])


@register.filter
def as_lines(texts: Iterable[str]) -> str:
    """Texts as the lines of a box."""
    return "\n".join(texts)


@register.filter
def as_listed(version: ProjectVersion) -> str:
    """Where a project stands in the plan's forms: `ผ.02 ที่ 12`."""
    return listed_as(ProjectKind(version.kind), version.number)


@register.filter
def address_of(thing: Committee | Meeting) -> str:
    """The page of a committee or of a meeting."""
    return committee_address(thing) if isinstance(thing, Committee) else meeting_address(thing)


@register.filter
def projects_of(meeting: Meeting) -> str:
    """The page on which a meeting considers projects."""
    return projects_address(meeting)


@register.filter
def paper_of(meeting: Meeting, kind: str) -> str:
    """The page of a paper of a meeting."""
    return paper_address(meeting, kind)


@register.filter
def doing_of(committee: Committee) -> str:
    """Where the forms of a committee are sent."""
    return doing_address(committee)


@register.simple_tag
def meeting_at(committee: Committee, meeting_id: int) -> str:
    """The page of one of a committee's meetings."""
    return meeting_address(Meeting(pk=meeting_id, committee=committee))


@register.filter
def lacking_name(name: str) -> str:
    """What a meeting that is over lacks: ผู้มาประชุม."""
    return gettext(LACKING_NAMES_TH[name])


@register.filter
def reason_said(reason: Reason) -> str:
    """What speaks for a project, in words."""
    return gettext(REASONS[reason.criterion]).format(number=reason.number, codes=", ".join(reason.codes))


@register.filter
def lack_said(criterion: Criterion) -> str:
    """What would have spoken for it, in words."""
    return gettext(LACKS[criterion])


@register.filter
def chosen_by(words: str) -> str:
    """Who chooses somebody for a seat: สภาท้องถิ่นคัดเลือก."""
    return pgettext("committee", words)
