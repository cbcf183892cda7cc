"""What the forms of an organisation's committees, meetings and hearings send: one address, the form says which action."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from prasan.committees import actions, rules
from prasan.committees import queries as committees
from prasan.committees.keeping import Home, why_not_keep
from prasan.common.errors import InputRefused, NotFound
from prasan.organisations.models import Organisation
from prasan.plans import actions as plans
from prasan.plans import lives
from prasan.plans.models import Revision
from prasan.plans.queries import planning_organisation
from prasan.web.meeting.acts import COMMITTEE_ACTS
from prasan.web.meeting.both import answered
from prasan.web.meeting.forms import LONG, id_in
from prasan.web.requests import SignedInRequest, day_needed, line_in, paragraphs_in, person_of, whole_number


@require_POST
def committees_do(request: SignedInRequest, code: str) -> HttpResponse:
    """One write; then back to the page that it belongs to."""
    organisation = planning_organisation(code)
    if refusal := why_not_keep(person_of(request), Home(organisation.code)):
        raise refusal
    what = line_in(request, "what")
    if act := HEARING_ACTS.get(what):
        return answered(request, act, organisation)
    if committee_act := COMMITTEE_ACTS.get(what):
        return answered(request, committee_act, organisation)
    raise no_such_form()


def no_such_form() -> InputRefused:
    """The answer to a form that no page of ours has."""
    return InputRefused("no_such_form", "ไม่รู้จักแบบฟอร์มนี้ เปิดหน้าใหม่", "This form is unknown; open the page again.")


def _hold(request: SignedInRequest, organisation: Organisation) -> str:
    made = actions.hold_hearing(
        organisation=organisation,
        on=day_needed(request.POST, "on"),
        place=line_in(request, "place"),
        topic=line_in(request, "topic"),
        by=request.user,
    )
    plans.hold_for(hearing=made, revision=lives.under_consideration(organisation), by=request.user)
    return reverse("hearing", args=[organisation.code, made.pk])


def _keep_hearing(request: SignedInRequest, organisation: Organisation) -> str:
    hearing = committees.hearing(organisation, id_in(request, "hearing"))
    heads = {group.value: line_in(request, group.value) for group in rules.Group}
    minutes = paragraphs_in(request, "minutes", LONG)
    actions.keep_hearing(hearing=hearing, heads=heads, minutes=minutes, by=request.user, seen=line_in(request, "seen"))
    return reverse("hearing", args=[organisation.code, hearing.pk])


def _hold_for(request: SignedInRequest, organisation: Organisation) -> str:
    hearing = committees.hearing(organisation, id_in(request, "hearing"))
    key = id_in(request, "revision")
    revision = Revision.objects.select_related("plan").filter(pk=key, plan__organisation=organisation).first()
    if key and revision is None:
        raise NotFound("no_such_revision", "ไม่มีฉบับนี้ใน อปท. นี้", "There is no such revision here.")
    plans.hold_for(hearing=hearing, revision=revision, by=request.user)
    return reverse("hearing", args=[organisation.code, hearing.pk])


def _hear(request: SignedInRequest, organisation: Organisation) -> str:
    hearing = committees.hearing(organisation, id_in(request, "hearing"))
    actions.hear_need(
        hearing=hearing, text=line_in(request, "text", 2000), place=line_in(request, "place"), by=request.user
    )
    return reverse("hearing", args=[organisation.code, hearing.pk])


def _answer(request: SignedInRequest, organisation: Organisation) -> str:
    need = committees.need(organisation, id_in(request, "need"))
    key = line_in(request, "project").removeprefix("P")
    if key:
        plans.answer_need(need=need, project_id=whole_number(key.split()[0]) or 0, by=request.user)
    else:
        actions.answer_in_words(need=need, answer=line_in(request, "answer", 2000), by=request.user)
    return reverse("hearing", args=[organisation.code, need.hearing_id])


def _unlink(request: SignedInRequest, organisation: Organisation) -> str:
    need = committees.need(organisation, id_in(request, "need"))
    plans.end_answer(need=need, project_id=id_in(request, "project"), by=request.user)
    return reverse("hearing", args=[organisation.code, need.hearing_id])


HEARING_ACTS: Mapping[str, Callable[[SignedInRequest, Organisation], str]] = {
    "hold": _hold,
    "keep_hearing": _keep_hearing,
    "hold_for": _hold_for,
    "hear": _hear,
    "answer": _answer,
    "unlink": _unlink,
}
