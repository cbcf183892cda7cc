"""One meeting of a committee, an organisation's or a coordination committee's, for its papers. Doors ask who may read them."""

from prasan.committees import queries as committees
from prasan.committees.models import Committee, Meeting
from prasan.committees.rules import OUTCOME_NAMES_TH, POST_NAMES_TH, SEAT_NAMES_TH, Outcome, quorum_of
from prasan.common.errors import NotFound
from prasan.coordination.ranking import waiting_ranked
from prasan.plans.considering import last_words_of, projects_before
from prasan.plans.lives import rulings_of, rulings_of_province
from prasan.plans.models import ProjectVersion
from prasan.plans.resolutions import resolved_in
from prasan.plans.rules.resolving import listed_as
from prasan.plans.rules.rows import ProjectKind
from prasan.plans.rules.settings import number_of
from prasan.reports.content import Document
from prasan.reports.documents.kinds import Kind
from prasan.reports.facts.meetings import Considered, MeetingFacts, Resolved, Sitter
from prasan.reports.queries.templates import template_for, template_of_province


def paper_of(kind: Kind, meeting: Meeting) -> Document:
    """A paper of a meeting, in the template of its organisation, or of the province for a coordination committee."""
    committee = meeting.committee
    own = committee.organisation
    return kind.build(facts_of_meeting(meeting), template_for(own) if own else template_of_province(committee.province))


def meeting_to_print(place: committees.Place, number: str) -> Meeting:
    """The meeting of a number of its page, else the newest of a place. Raises `NotFound`."""
    if number:
        return committees.meeting(place, int(number) if number.isdecimal() else 0)
    found = committees.newest_meeting(place)
    if found is None:
        raise NotFound(
            "no_meeting_to_print",
            "ยังไม่มีการประชุมให้พิมพ์ บันทึกการประชุมในหน้าคณะกรรมการก่อน",
            "There is no meeting to print; record one on the page of committees first.",
        )
    return found


def facts_of_meeting(meeting: Meeting) -> MeetingFacts:
    """The meeting as it was recorded."""
    committee = meeting.committee
    came = set(meeting.present.values_list("pk", flat=True))
    sitting = [one for one in committee.members.all() if one.sitting().sits_on(meeting.on) or one.pk in came]
    order = list(POST_NAMES_TH)
    ordered = sorted(sitting, key=lambda one: (order.index(one.sitting().post), one.pk))
    own = committee.organisation
    rulings = rulings_of(own) if own else rulings_of_province(committee.province.code)
    return MeetingFacts(
        whose=_whose(committee),
        committee=committee.get_kind_display(),
        label=meeting.label,
        on=meeting.on,
        time=meeting.time,
        place=meeting.place,
        agenda=tuple(meeting.agenda),
        minutes=meeting.minutes,
        sitters=tuple(
            Sitter(one.name, SEAT_NAMES_TH[one.sitting().seat], POST_NAMES_TH[one.sitting().post], one.pk in came)
            for one in ordered
        ),
        resolutions=_resolved(meeting),
        quorum=quorum_of(len(sitting), number_of("quorum_percent", rulings)),
        synthetic=committee.is_synthetic,
        projects=() if own else _considered(meeting),
        address=f"อำเภอ{own.district.name_th} จังหวัด{own.province.name_th}" if own else "",
    )


def _whose(committee: Committee) -> str:
    if committee.organisation:
        return committee.organisation.name_th
    province = f"จังหวัด{committee.province.name_th}"
    return f"อำเภอ{committee.district.name_th} {province}" if committee.district else province


def _considered(meeting: Meeting) -> tuple[Considered, ...]:
    """What organisations ask of a coordination committee, but for what an earlier meeting of it spoke of: in the order that
    the data proposes, then what this meeting spoke of already."""
    words = last_words_of(meeting.committee)
    settled = {pk for pk, word in words.items() if word.resolution.meeting.on < meeting.on}
    before = {pk: one.version for pk, one in projects_before(meeting.committee).items() if pk not in settled}
    proposed = [one.place.project_id for one in waiting_ranked(meeting.committee, meeting.on)]
    return tuple(
        Considered(_owner(one), one.name, one.target, one.total_baht)
        for one in (before[pk] for pk in dict.fromkeys((*proposed, *before)))
    )


def _owner(version: ProjectVersion) -> str:
    return version.revision.plan.organisation.label


def _resolved(meeting: Meeting) -> tuple[Resolved, ...]:
    """What stands; what was withdrawn is no part of the minutes. A coordination committee's say whose each project is."""
    projects = resolved_in(meeting)
    is_own = meeting.committee.organisation is not None

    def listed(version: ProjectVersion) -> str:
        where = listed_as(ProjectKind(version.kind), version.number)
        return f"{where} {version.name}" if is_own else f"{_owner(version)} {where} {version.name}"

    return tuple(
        Resolved(
            one.item, one.text, OUTCOME_NAMES_TH[Outcome(one.outcome)], tuple(map(listed, projects.get(one.pk, ())))
        )
        for one in meeting.resolutions.filter(withdrawn_at=None)
    )
