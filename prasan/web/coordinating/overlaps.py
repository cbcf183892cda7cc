"""The list of overlaps, one of them side by side, and what people decide of it."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prasan.coordination import queries
from prasan.coordination.actions import deciding as actions
from prasan.coordination.jobs import FIND
from prasan.coordination.queries import Wanted
from prasan.coordination.rules import deciding
from prasan.coordination.rules.deciding import Choice
from prasan.jobs.actions import start
from prasan.organisations import queries as organisations
from prasan.web.coordinating.lines import line_of
from prasan.web.coordinating.words import CHOICE_HINTS, CHOICE_NAMES, CONSENT_NAMES, KIND_NAMES, WHERE_NAMES
from prasan.web.public.paging import page_in
from prasan.web.requests import SignedInRequest, number_in, reason_in, text_in

LEAST_BAHT = (0, 500_000, 1_000_000, 5_000_000)


@require_safe
def overlaps(request: SignedInRequest) -> HttpResponse:
    """The overlaps that a person may see: all of the province for who oversees it, else those of the own plans."""
    person = organisations.person(request.user)
    wanted = Wanted(
        kind=text_in(request, "kind", most=10),
        district=text_in(request, "district", most=10),
        state="decided" if text_in(request, "state", most=10) == "decided" else "waiting",
        where=text_in(request, "where", most=12),
        least_baht=number_in(request, "least", 0, least=0, most=10**12),
        organisation=text_in(request, "organisation", most=20),
    )
    found = queries.overlaps_for(person, settings.PROVINCE, wanted)
    page = page_in(request, found.count())
    return render(
        request,
        "coordinating/overlaps.html",
        {
            "lines": [line_of(one) for one in found[page.start : page.start + page.length]],
            "page": page,
            "wanted": wanted,
            "counts": queries.counts_for(person, settings.PROVINCE),
            "kinds": KIND_NAMES.items(),
            "wheres": WHERE_NAMES.items(),
            "leasts": LEAST_BAHT,
            "districts": organisations.districts(settings.PROVINCE),
            "sees_all": deciding.sees_all(person),
            "may_find": person.coordinates(),
            "last_found": queries.last_found(settings.PROVINCE),
            "requests": queries.requests_for(person, settings.PROVINCE)[:10],
            "consents": CONSENT_NAMES,
        },
    )


@require_POST
def overlaps_find(request: SignedInRequest) -> HttpResponse:
    """The PAO asks for the whole province to be compared anew: a job in the background."""
    if refusal := deciding.why_not_find(organisations.person(request.user)):
        raise refusal
    job = start(
        kind=FIND.code,
        by=request.user,
        arguments={"province": settings.PROVINCE},
        about=_("ทั้งจังหวัด"),
        once=f"find_overlaps:{settings.PROVINCE}",
    )
    return HttpResponseRedirect(reverse("job", args=[job.pk]))


@require_safe
def overlap(request: SignedInRequest, overlap_id: int) -> HttpResponse:
    """One overlap: the projects side by side, what matches marked, what was decided, and the buttons to decide."""
    person = organisations.person(request.user)
    shown = queries.overlap_to_see(overlap_id, person)
    owners = queries.owners_of(shown)
    line = line_of(shown)
    return render(
        request,
        "coordinating/overlap.html",
        {
            "line": line,
            "may_decide": deciding.why_not_decide(person, owners) is None,
            "may_invite": len(owners) > 1,
            "choices": [(choice, CHOICE_NAMES[choice], CHOICE_HINTS[choice]) for choice in Choice],
            "history": [(one, CHOICE_NAMES[Choice(one.choice)]) for one in queries.history_of(shown)],
            "related": [line_of(one) for one in queries.with_everything(queries.related_to(shown))[:12]],
            "request_open": next(iter(shown.joint_requests.all()), None),
        },
    )


@require_POST
def overlap_decide(request: SignedInRequest, overlap_id: int) -> HttpResponse:
    """Decide what an overlap is; or take the decision back (`choice=withdraw`)."""
    choice, why = request.POST.get("choice", ""), reason_in(request)
    if choice == "withdraw":
        actions.withdraw_decision(overlap_id=overlap_id, by=request.user, why=why)
        messages.success(request, _("ถอนคำตัดสินแล้ว รายการนี้กลับไปรอตัดสิน"))
    else:
        decision = actions.decide_overlap(overlap_id=overlap_id, choice=choice, by=request.user, why=why)
        name = _(CHOICE_NAMES[Choice(decision.choice)])
        messages.success(request, _("บันทึกแล้ว: %(name)s เจ้าของทุกฝ่ายเห็นคำตัดสินนี้ ถอนได้") % {"name": name})
    return HttpResponseRedirect(reverse("overlap", args=[overlap_id]))
