"""What is due, for a person and for an organisation; recording that something was done."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from prasan.common.errors import InputRefused
from prasan.duties import actions, queries
from prasan.duties.boards import boards_of
from prasan.duties.rules import DutyKind, Standing
from prasan.plans.rules.permissions import why_not_take_part
from prasan.web.planning.subjects import to_read, to_take_part
from prasan.web.requests import SignedInRequest, day_needed, line_in, person_of, printable, whole_number


@require_safe
def to_do(request: SignedInRequest) -> HttpResponse:
    """Everything open in the organisations of the person: theirs, then what waits for somebody else."""
    today = timezone.localdate()
    person = person_of(request)
    found = queries.to_do_of(person, today)
    context = {
        "nudges": queries.nudges_for(person),
        "boards": boards_of(person),
        "mine": [(one, one.duty.standing(today)) for one in found if one.is_mine],
        "others": [(one, one.duty.standing(today)) for one in found if not one.is_mine],
        "today": today,
    }
    return render(request, "duty/to_do.html", context)


@require_safe
def duties(request: SignedInRequest, code: str) -> HttpResponse:
    """The deadlines of one organisation, the past year and the coming one, with the law behind each."""
    subject = to_read(request, code)
    today = timezone.localdate()
    found = queries.duties_of_organisation(subject.organisation, today)
    done = {(one.kind, one.key): one for one in queries.done_of(subject.organisation)}
    rows = [(one, one.standing(today), done.get((one.kind.value, one.key))) for one in found]
    context = {
        "subject": subject,
        "organisation": subject.organisation,
        "open": [row for row in rows if row[1] in (Standing.OVERDUE, Standing.DUE)],
        "later": [row for row in rows if row[1] is Standing.LATER],
        "done": [row for row in rows if row[1] is Standing.DONE],
        "nudges": queries.open_nudges(subject.organisation),
        "may_record": why_not_take_part(subject.person, code) is None,
        "today": today,
    }
    return render(request, "duty/duties.html", context)


@require_POST
def duties_do(request: SignedInRequest, code: str) -> HttpResponse:
    """Record that a duty was done, take that back, or say that a word of the PAO was read."""
    organisation = to_take_part(request, code).organisation
    what = request.POST.get("what", "")
    if what == "seen":
        number = whole_number(request.POST.get("nudge", "")) or 0
        actions.close_nudge(nudge_id=number, organisation=organisation, by=request.user)
    elif what in ("done", "undo"):
        kind, key = _named(request)
        if what == "undo":
            actions.take_back_done(organisation=organisation, kind=kind, key=key, by=request.user)
        else:
            actions.record_done(
                organisation=organisation,
                kind=kind,
                key=key,
                on=day_needed(request.POST, "on"),
                document_no=line_in(request, "document_no", 120),
                by=request.user,
            )
    else:
        raise InputRefused("no_such_form", "ไม่รู้จักแบบฟอร์มนี้ เปิดหน้าใหม่", "This form is unknown; open the page again.")
    messages.success(request, gettext("บันทึกแล้ว"), extra_tags="good")
    return HttpResponseRedirect(reverse("duties", args=[code]))


def _named(request: SignedInRequest) -> tuple[DutyKind, str]:
    try:
        kind = DutyKind(request.POST.get("kind", ""))
    except ValueError:
        raise InputRefused("bad_choice", "เลือกจากรายการเท่านั้น", "Choose one of the list.") from None
    return kind, printable(request.POST.get("key", ""))[:40]
