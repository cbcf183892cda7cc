"""For the PAO: how far every inbox is done, the models of the classifier, training anew, putting an older one in force."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from prasan.classification import queries
from prasan.classification.actions.training import SEED, restore
from prasan.classification.endpoints import endpoint
from prasan.classification.jobs import TRAIN
from prasan.classification.queries.checks import PlanProgress
from prasan.common.agreement import agreement
from prasan.common.errors import InputRefused
from prasan.common.text import matching_key
from prasan.jobs.actions import start
from prasan.organisations.rules.people import why_not_decide_for_province
from prasan.web.exporting import Cell, list_file
from prasan.web.planning.subjects import edition_in_force
from prasan.web.public.paging import Page
from prasan.web.requests import SignedInRequest, number_in, person_of, reason_in, text_in, whole_number
from prasan.web.templatetags.ui import named


def _coordinating(request: SignedInRequest) -> None:
    if refusal := why_not_decide_for_province(person_of(request)):
        raise refusal


@require_safe
def inbox_progress(request: SignedInRequest) -> HttpResponseBase:
    """How far the inbox of each organisation is done, the most work first."""
    _coordinating(request)
    plans = queries.progress_of_plans(settings.PROVINCE, edition_in_force().pk)
    text = text_in(request, "q")
    chosen = [one for one in plans if matching_key(text) in matching_key(one.plan.organisation.name_th)]
    if file := list_file(request, "classified", gettext("ความคืบหน้าการจัดเข้าประเด็น"), *_export(chosen)):
        return file
    page = Page(number_in(request, "page", 1), len(chosen))
    total, waiting = sum(one.total for one in plans), sum(one.waiting for one in plans)
    context = {
        "rows": page.of(chosen),
        "page": page,
        "q": text,
        "plans": len(plans),
        "done": sum(one.waiting == 0 for one in plans),
        "total": total,
        "waiting": waiting,
        "sure": sum(one.sure for one in plans),
    }
    return render(request, "planning/inbox_progress.html", context)


def _export(plans: Iterable[PlanProgress]) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    head = ("รหัส อปท.", "อปท.", "อำเภอ", "ปีแรก", "โครงการ", "จัดแล้ว", "รอจัด", "แน่ใจ", "กันออก", "คนที่สองตรงกัน (ร้อยละ)")
    lines = (
        (
            one.plan.organisation.code,
            named(one.plan.organisation),
            named(one.plan.organisation.district),
            one.plan.first_year,
            one.total,
            one.decided,
            one.waiting,
            one.sure,
            one.aside,
            one.agreement.percent if one.agreement.both else None,
        )
        for one in plans
    )
    return tuple(map(gettext, head)), lines


@require_safe
def classifier(request: SignedInRequest) -> HttpResponse:
    """The models, which one answers now, and what each brought."""
    _coordinating(request)
    edition = edition_in_force()
    plans = queries.progress_of_plans(settings.PROVINCE, edition.pk)
    context = {
        "edition": edition,
        "models": list(queries.trained_models(settings.PROVINCE, edition.pk)[:50]),
        "in_force": queries.model_in_force(settings.PROVINCE, edition.pk),
        "decided": sum(one.decided for one in plans),
        "agreement": agreement(queries.checked_pairs(settings.PROVINCE, edition.pk)),
        "seed": SEED,
        "administers": person_of(request).administers_province(),
        "opinions": endpoint(settings.PROVINCE),
    }
    return render(request, "planning/classifier.html", context)


@require_POST
def classifier_train(request: SignedInRequest) -> HttpResponse:
    """Begin the training in the background."""
    _coordinating(request)
    edition = edition_in_force()
    seed = whole_number(request.POST.get("seed", ""))
    job = start(
        kind=TRAIN.code,
        by=request.user,
        arguments={"seed": SEED if seed is None else seed % 10**6},
        about=edition.title_th,
        once=f"{TRAIN.code}:{edition.pk}",
    )
    return HttpResponseRedirect(reverse("job", args=[job.pk]))


@require_POST
def classifier_restore(request: SignedInRequest) -> HttpResponse:
    """Put a model in force again (`number`; 0 is the vocabulary that is shipped)."""
    _coordinating(request)
    number = whole_number(request.POST.get("number", ""))
    if number is None:
        raise InputRefused(
            "bad_number", "ไม่ได้บอกว่ารุ่นใด เลือกจากตาราง", "Which model was not said; choose one of the table."
        )
    restore(
        province_code=settings.PROVINCE,
        edition=edition_in_force(),
        number=number,
        by=request.user,
        why=reason_in(request),
    )
    messages.success(request, gettext("ใช้รุ่นที่ {number} แล้ว").format(number=number), extra_tags="good")
    return HttpResponseRedirect(reverse("classifier"))
