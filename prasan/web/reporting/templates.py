"""The template of an organisation's documents, or of the province's, part by part."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from prasan.common.errors import FileRefused, InputRefused, NotFound, Refusal
from prasan.organisations.models import Organisation, Province
from prasan.organisations.rules.people import why_not_decide_for_province
from prasan.reports import actions, queries
from prasan.reports.content import Align, Document, Section, paragraph
from prasan.reports.rendering.html import html
from prasan.reports.rules import LARGEST_EMBLEM
from prasan.reports.template import Template
from prasan.web.reporting.subjects import the_province, to_edit
from prasan.web.reporting.template_parts import PAPER, Part, parts_of
from prasan.web.requests import SignedInRequest, person_of


@dataclass(frozen=True, slots=True)
class _Owner:
    """Whose template it is; without an organisation it is the province's, under every organisation's."""

    province: Province
    organisation: Organisation | None


@require_http_methods(["GET", "HEAD", "POST"])
def organisation_template(request: SignedInRequest, code: str) -> HttpResponse:
    """An organisation's own template."""
    organisation = to_edit(request, code)
    return _page(request, _Owner(organisation.province, organisation))


@require_http_methods(["GET", "HEAD", "POST"])
def province_template(request: SignedInRequest) -> HttpResponse:
    """The province's template."""
    if refusal := why_not_decide_for_province(person_of(request)):
        raise refusal
    return _page(request, _Owner(the_province(), None))


def _page(request: SignedInRequest, owner: _Owner) -> HttpResponse:
    own = queries.own_texts(owner.province, owner.organisation)
    parts = parts_of(own, of_province=owner.organisation is None)
    part = _chosen(parts, request.GET.get("part", PAPER))
    refusal: Refusal | None = None
    if request.method == "POST":
        sent = {key: request.POST[key] for key in part.keys if key in request.POST}
        try:
            _change(request, owner, part, sent)
        except (InputRefused, FileRefused) as refused:
            # What was typed stays in the form.
            refusal, own = refused, own | sent
            part = _chosen(parts_of(own, of_province=owner.organisation is None), part.code)
        else:
            messages.success(request, gettext("บันทึกแม่แบบแล้ว เอกสารที่พิมพ์จากนี้ใช้แม่แบบใหม่"), extra_tags="good")
            return HttpResponseRedirect(f"{request.path}?part={part.code}")
    at = [one.code for one in parts].index(part.code)
    context = {
        "organisation": owner.organisation,
        "parts": parts,
        "part": part,
        "following": parts[at + 1] if at + 1 < len(parts) else None,
        "refusal": refusal,
        "own": own,
        "has_emblem": queries.has_own_emblem(owner.province, owner.organisation),
        "drawn": _drawn(owner) if part.code == PAPER else "",
    }
    return render(request, "reporting/template.html", context, status=refusal.http_status if refusal else 200)


def _chosen(parts: tuple[Part, ...], code: str) -> Part:
    found = next((one for one in parts if one.code == code), None)
    if found is None:
        raise NotFound("no_such_part", "แม่แบบไม่มีส่วนนี้ เลือกจากรายการส่วนของแม่แบบ", "The template has no such part.")
    return found


def _change(request: SignedInRequest, owner: _Owner, part: Part, texts: dict[str, str]) -> None:
    uploaded = request.FILES.get("emblem") if part.code == PAPER else None
    emblem = uploaded.read(LARGEST_EMBLEM + 1) if uploaded else b"" if request.POST.get("no_emblem") else None
    actions.change_template(
        province=owner.province,
        organisation=owner.organisation,
        texts=texts,
        emblem=emblem,
        by=request.user,
    )


def _drawn(owner: _Owner) -> str:
    """The sample of the template in force."""
    organisation = owner.organisation
    in_force = queries.template_for(organisation) if organisation else queries.template_of_province(owner.province)
    return mark_safe(html(_sample(in_force)))  # noqa: S308 - escaped by the renderer


def _sample(template: Template) -> Document:
    """How letterhead and signatures come out."""
    body = paragraph("เนื้อหาของเอกสาร หน้า 1 วันที่ 1 ตุลาคม 2570", align=Align.CENTRE)
    section = Section((*template.head(), body, *template.feet()))
    return Document("ตัวอย่าง", (section,), thai_digits=template.thai_digits)
