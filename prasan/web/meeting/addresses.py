"""Where the pages of a committee and its meetings are: an organisation's, a district's, or the province's."""

from django.urls import reverse

from prasan.committees.models import Committee, Meeting


def committee_address(committee: Committee) -> str:
    """The page of a committee."""
    if committee.organisation:
        return reverse("committee", args=[committee.organisation.code, committee.pk])
    if committee.district:
        return reverse("district_committee", args=[committee.district.code])
    return reverse("province_committee")


def meeting_address(meeting: Meeting) -> str:
    """The page of a meeting."""
    return _of(meeting, "meeting")


def projects_address(meeting: Meeting) -> str:
    """The page on which a meeting considers projects one by one."""
    return _of(meeting, "meeting_projects")


def paper_address(meeting: Meeting, kind: str) -> str:
    """The page of a paper of a meeting."""
    return _of(meeting, "meeting_paper", kind)


def paper_file_address(meeting: Meeting, kind: str, form: str) -> str:
    """A paper of a meeting as a file."""
    return _of(meeting, "meeting_paper_file", kind, form)


def doing_address(committee: Committee) -> str:
    """Where the forms of a committee are sent."""
    if committee.organisation:
        return reverse("committees_do", args=[committee.organisation.code])
    if committee.district:
        return reverse("district_committee_do", args=[committee.district.code])
    return reverse("province_committee_do")


def _of(meeting: Meeting, page: str, *rest: str) -> str:
    committee = meeting.committee
    if committee.organisation:
        return reverse(page, args=[committee.organisation.code, meeting.pk, *rest])
    if committee.district:
        return reverse(f"district_{page}", args=[committee.district.code, meeting.pk, *rest])
    return reverse(f"province_{page}", args=[meeting.pk, *rest])
