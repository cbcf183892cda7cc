"""Issuing a document, what was issued, and whether a paper in hand is what was issued."""

from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from prasan.common.errors import InputRefused
from prasan.common.text import arabic_digits
from prasan.reports import actions, queries
from prasan.reports.documents.registry import kind_named
from prasan.reports.facts import State
from prasan.reports.models import Publication
from prasan.reports.queries.publications import SHORTEST_DIGEST
from prasan.reports.rendering.html import html
from prasan.reports.rendering.turns import IN_LINE, turn
from prasan.reports.rules import not_announced
from prasan.web.reporting.documents import as_file, form_named, kind_on
from prasan.web.reporting.subjects import province_shelf, shelf, to_edit
from prasan.web.requests import SignedInRequest, text_in


@require_POST
def document_issue(request: SignedInRequest, code: str, kind: str) -> HttpResponse:
    """Freeze the announced document and give it a number."""
    to_edit(request, code)
    asked = shelf(request, code, State.ANNOUNCED)
    if asked.plan is None:
        raise not_announced()
    return _issued(request, actions.issue(of=asked.plan, kind=kind_on(asked, kind), asked=asked.asked, by=request.user))


@require_POST
def province_document_issue(request: SignedInRequest, kind: str) -> HttpResponse:
    """Freeze a document of the province and give it a number among the PAO's."""
    asked = province_shelf(request)
    return _issued(
        request, actions.issue(of=asked.province, kind=kind_on(asked, kind), asked=asked.asked, by=request.user)
    )


def _issued(request: SignedInRequest, made: Publication) -> HttpResponse:
    said = gettext("ออกเอกสารเลขที่ %(number)s แล้ว เนื้อหาจะไม่เปลี่ยนอีก") % {"number": made.number}
    messages.success(request, said, extra_tags="good")
    return HttpResponseRedirect(reverse("publication", args=[made.pk]))


@login_not_required
def publication(request: HttpRequest, publication_id: int) -> HttpResponse:
    """One issued document, made again from what was frozen."""
    one = queries.publication(publication_id)
    # Every text in it was escaped by the renderer.
    drawn = mark_safe(html(queries.with_imprint(one)))  # noqa: S308
    kind = kind_named(one.kind)
    return render(request, "reporting/publication.html", {"publication": one, "kind": kind, "drawn": drawn})


@login_not_required
def publication_file(request: HttpRequest, publication_id: int, form: str) -> HttpResponse:
    """One issued document as a file."""
    one = queries.publication(publication_id)
    chosen = form_named(form, kind_named(one.kind).forms)
    with turn(Path(settings.VAR) / "documents", in_line=IN_LINE):
        return as_file(queries.with_imprint(one), chosen)


@login_not_required
def verify(request: HttpRequest) -> HttpResponse:
    """Which issued document a digest belongs to."""
    # A paper in Thai digits prints its digest in them too.
    digest = arabic_digits(text_in(request, "digest")).lower()
    if digest and (len(digest) < SHORTEST_DIGEST or set(digest) - set("0123456789abcdef")):
        raise InputRefused(
            "bad_digest",
            f"รหัสตรวจสอบมีเฉพาะ 0–9 และ a–f ใส่อย่างน้อย {SHORTEST_DIGEST} ตัวแรก",
            f"A digest is made of 0–9 and a–f; give at least its first {SHORTEST_DIGEST}.",
        )
    found = list(queries.publications_with_digest(digest).select_related("organisation")[:10]) if digest else []
    return render(request, "reporting/verify.html", {"digest": digest, "found": found})
