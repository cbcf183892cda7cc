"""The template of an organisation's documents, or of the province's: letterhead, emblem, signatures, digits, wording."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext

from prasan.organisations import queries as organisations
from prasan.organisations.models import Organisation, Province
from prasan.organisations.rules.people import why_not_decide_for_province
from prasan.reports import actions, queries
from prasan.reports.content import Align, Document, Section, paragraph
from prasan.reports.documents.registry import KINDS, kinds_of
from prasan.reports.rendering.html import html
from prasan.reports.rules import DIGITS, LARGEST_EMBLEM, LETTERHEAD, SIGNATURES
from prasan.reports.template import Template
from prasan.web.reporting.subjects import the_province, to_edit
from prasan.web.requests import SignedInRequest


@dataclass(frozen=True, slots=True)
class Wording:
    """A paragraph that may be reworded. `own` is what this template says, `standard` what stands without it."""

    key: str
    title_th: str
    title_en: str
    standard: str
    own: str


def organisation_template(request: SignedInRequest, code: str) -> HttpResponse:
    """An organisation's own template."""
    organisation = to_edit(request, code)
    return _page(request, organisation.province, organisation)


def province_template(request: SignedInRequest) -> HttpResponse:
    """The province's template, under every organisation's."""
    if refusal := why_not_decide_for_province(organisations.person(request.user)):
        raise refusal
    return _page(request, the_province(), None)


def _page(request: SignedInRequest, province: Province, organisation: Organisation | None) -> HttpResponse:
    if request.method == "POST":
        _change(request, province, organisation)
        messages.success(request, gettext("บันทึกแม่แบบแล้ว เอกสารที่พิมพ์จากนี้ใช้แม่แบบใหม่"), extra_tags="good")
        return HttpResponseRedirect(request.path)
    own = queries.own_texts(province, organisation)
    in_force = queries.template_for(organisation) if organisation else queries.template_of_province(province)
    context = {
        "organisation": organisation,
        "own": own,
        "letterhead": own.get(LETTERHEAD, ""),
        "signatures": own.get(SIGNATURES, ""),
        "digits": own.get(DIGITS, ""),
        "wordings": _wordings(own, organisation),
        "has_emblem": queries.has_own_emblem(province, organisation),
        "drawn": mark_safe(html(_sample(in_force))),  # noqa: S308 - escaped by the renderer
    }
    return render(request, "reporting/template.html", context)


def _change(request: SignedInRequest, province: Province, organisation: Organisation | None) -> None:
    keys = [LETTERHEAD, SIGNATURES, DIGITS, *(key for kind in KINDS.values() for key in kind.wording)]
    uploaded = request.FILES.get("emblem")
    emblem = uploaded.read(LARGEST_EMBLEM + 1) if uploaded else b"" if request.POST.get("no_emblem") else None
    actions.change_template(
        province=province,
        organisation=organisation,
        texts={key: request.POST[key] for key in keys if key in request.POST},
        emblem=emblem,
        by=request.user,
    )


def _wordings(own: dict[str, str], organisation: Organisation | None) -> list[Wording]:
    """What may be reworded: of the province's own documents only in its own template."""
    return [
        Wording(key, kind.title_th, kind.title_en, standard, own.get(key, ""))
        for kind in (*kinds_of(province=False), *(() if organisation else kinds_of(province=True)))
        for key, standard in kind.wording.items()
    ]


def _sample(template: Template) -> Document:
    """How letterhead and signatures come out."""
    body = paragraph("เนื้อหาของเอกสาร หน้า 1 วันที่ 1 ตุลาคม 2570", align=Align.CENTRE)
    section = Section((*template.head(), body, *template.feet()))
    return Document("ตัวอย่าง", (section,), thai_digits=template.thai_digits)
