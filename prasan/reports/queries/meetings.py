"""One meeting of an organisation's committee, for its papers. Only who works with the organisation reads them."""

from prasan.committees import queries as committees
from prasan.committees.models import Meeting
from prasan.committees.rules import OUTCOME_NAMES_TH, POST_NAMES_TH, SEAT_NAMES_TH, Outcome, quorum_of
from prasan.common.errors import NotFound
from prasan.plans.lives import rulings_of
from prasan.plans.models import Plan
from prasan.plans.resolutions import resolved_in
from prasan.plans.rules.resolving import listed_as
from prasan.plans.rules.rows import ProjectKind
from prasan.plans.rules.settings import number_of
from prasan.reports.facts import Asked, State
from prasan.reports.facts.meetings import MeetingFacts, Resolved, Sitter


def facts_of_meeting(plan: Plan, asked: Asked) -> MeetingFacts:
    """The meeting that was asked for, else the newest. Raises `NotFound`; to everyone else no meeting is there."""
    organisation = plan.organisation
    if asked.state is not State.WORKING:
        raise _no_meeting()
    if asked.item:
        meeting = committees.meeting(organisation, int(asked.item) if asked.item.isdigit() else 0)
    else:
        newest = committees.meetings_of(organisation).first()
        if newest is None:
            raise _no_meeting()
        meeting = newest
    committee = meeting.committee
    came = set(meeting.present.values_list("pk", flat=True))
    sitting = [one for one in committee.members.all() if one.sitting().sits_on(meeting.on) or one.pk in came]
    sitters = (
        (one, Sitter(one.name, SEAT_NAMES_TH[one.sitting().seat], POST_NAMES_TH[one.sitting().post], one.pk in came))
        for one in sitting
    )
    order = list(POST_NAMES_TH)
    return MeetingFacts(
        organisation_name=organisation.name_th,
        district_name=organisation.district.name_th,
        province_name=organisation.province.name_th,
        committee=committee.get_kind_display(),
        order_no=committee.order_no,
        label=meeting.label,
        on=meeting.on,
        time=meeting.time,
        place=meeting.place,
        agenda=tuple(meeting.agenda),
        minutes=meeting.minutes,
        sitters=tuple(
            one for _, one in sorted(sitters, key=lambda pair: (order.index(pair[0].sitting().post), pair[0].pk))
        ),
        resolutions=_resolved(meeting),
        quorum=quorum_of(len(sitting), number_of("quorum_percent", rulings_of(organisation))),
        synthetic=committee.is_synthetic,
    )


def _resolved(meeting: Meeting) -> tuple[Resolved, ...]:
    """What stands; what was withdrawn is no part of the minutes."""
    projects = resolved_in(meeting)
    return tuple(
        Resolved(
            one.item,
            one.text,
            OUTCOME_NAMES_TH[Outcome(one.outcome)],
            tuple(f"{listed_as(ProjectKind(v.kind), v.number)} {v.name}" for v in projects.get(one.pk, ())),
        )
        for one in meeting.resolutions.filter(withdrawn_at=None)
    )


def _no_meeting() -> NotFound:
    return NotFound(
        "no_meeting_to_print",
        "ยังไม่มีการประชุมให้พิมพ์ บันทึกการประชุมในหน้าคณะกรรมการก่อน",
        "There is no meeting to print; record one on the page of committees first.",
    )
