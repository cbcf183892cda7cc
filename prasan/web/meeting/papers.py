"""The papers of a meeting, wherever its committee is: on a page and as files, for who may see the meeting."""

from pathlib import Path

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from prasan.committees import queries as committees
from prasan.committees.keeping import why_not_see
from prasan.committees.queries import Place
from prasan.plans import queries as plans
from prasan.reports.documents.registry import meeting_kind
from prasan.reports.queries import paper_of
from prasan.reports.rendering.html import html
from prasan.reports.rendering.turns import IN_LINE, turn
from prasan.web.meeting.addresses import paper_file_address
from prasan.web.reporting.documents import as_file, form_named
from prasan.web.reporting.subjects import the_province
from prasan.web.requests import SignedInRequest, person_of


@require_safe
def meeting_paper(request: SignedInRequest, code: str, meeting_id: int, kind: str) -> HttpResponse:
    """A paper of a meeting of an organisation's committee."""
    return _page(request, plans.planning_organisation(code), meeting_id, kind)


@require_safe
def district_meeting_paper(request: SignedInRequest, code: str, meeting_id: int, kind: str) -> HttpResponse:
    """A paper of a meeting of a district's committee."""
    return _page(request, committees.district(code, settings.PROVINCE), meeting_id, kind)


@require_safe
def province_meeting_paper(request: SignedInRequest, meeting_id: int, kind: str) -> HttpResponse:
    """A paper of a meeting of the province's committee."""
    return _page(request, the_province(), meeting_id, kind)


@require_safe
def meeting_paper_file(request: SignedInRequest, code: str, meeting_id: int, kind: str, form: str) -> HttpResponse:
    """The same as a file."""
    return _file(request, plans.planning_organisation(code), meeting_id, kind, form)


@require_safe
def district_meeting_paper_file(
    request: SignedInRequest, code: str, meeting_id: int, kind: str, form: str
) -> HttpResponse:
    """The same as a file."""
    return _file(request, committees.district(code, settings.PROVINCE), meeting_id, kind, form)


@require_safe
def province_meeting_paper_file(request: SignedInRequest, meeting_id: int, kind: str, form: str) -> HttpResponse:
    """The same as a file."""
    return _file(request, the_province(), meeting_id, kind, form)


def _page(request: SignedInRequest, place: Place, meeting_id: int, kind_code: str) -> HttpResponse:
    _to_see(request, place)
    meeting, kind = committees.meeting(place, meeting_id), meeting_kind(kind_code)
    # Every text in it was escaped by the renderer, which writes no markup of its own beside the page's.
    drawn = mark_safe(html(paper_of(kind, meeting)))  # noqa: S308
    context = {
        "organisation": meeting.committee.organisation,
        "place": place,
        "is_district": meeting.committee.district is not None,
        "meeting": meeting,
        "kind": kind,
        "files": [(form, paper_file_address(meeting, kind.code, form)) for form in kind.forms],
        "drawn": drawn,
    }
    return render(request, "meeting/paper.html", context)


def _file(request: SignedInRequest, place: Place, meeting_id: int, kind_code: str, form_name: str) -> HttpResponse:
    _to_see(request, place)
    meeting, kind = committees.meeting(place, meeting_id), meeting_kind(kind_code)
    form = form_named(form_name, kind.forms)
    with turn(Path(settings.VAR) / "documents", in_line=IN_LINE):
        return as_file(paper_of(kind, meeting), form)


def _to_see(request: SignedInRequest, place: Place) -> None:
    if refusal := why_not_see(person_of(request), committees.home_of_place(place)):
        raise refusal
