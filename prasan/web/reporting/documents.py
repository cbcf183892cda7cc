"""The list of an organisation's documents, each on a page, each as a file."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from prasan.common.errors import NotFound
from prasan.jobs.actions import start
from prasan.reports.content import Document
from prasan.reports.documents.kinds import Form, Kind
from prasan.reports.documents.registry import kind_named, kinds_of
from prasan.reports.facts import State
from prasan.reports.jobs import MAKE, wanted, work_named
from prasan.reports.queries import issuer_of, publications_of
from prasan.reports.rendering.files import CONTENT_TYPES, file_name_of, file_of
from prasan.reports.rendering.html import html
from prasan.reports.rendering.turns import IN_LINE, turn
from prasan.web.reporting.choosing import Shown, choices
from prasan.web.reporting.subjects import Shelf, document_of, no_plan, province_shelf, shelf
from prasan.web.requests import SignedInRequest


@login_not_required
def documents(request: HttpRequest, code: str) -> HttpResponse:
    """What is announced: for everyone."""
    return _list(request, code, State.ANNOUNCED)


def working_documents(request: SignedInRequest, code: str) -> HttpResponse:
    """What is worked on: for the organisation's readers."""
    return _list(request, code, State.WORKING)


@login_not_required
def document(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """One announced document as a page."""
    return _page(request, code, kind, State.ANNOUNCED)


def working_document(request: SignedInRequest, code: str, kind: str) -> HttpResponse:
    """One draft as a page."""
    return _page(request, code, kind, State.WORKING)


@login_not_required
def document_file(request: HttpRequest, code: str, kind: str, form: str) -> HttpResponse:
    """One announced document as a file."""
    return _file(request, code, kind, form, State.ANNOUNCED)


def working_document_file(request: SignedInRequest, code: str, kind: str, form: str) -> HttpResponse:
    """One draft as a file, marked on every page."""
    return _file(request, code, kind, form, State.WORKING)


@login_not_required
def province_documents(request: HttpRequest) -> HttpResponse:
    """The documents of the province."""
    return _listed(request, province_shelf(request))


@login_not_required
def province_document(request: HttpRequest, kind: str) -> HttpResponse:
    """One document of the province as a page."""
    return _drawn(request, province_shelf(request), kind)


@login_not_required
def province_document_file(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    """One document of the province as a file."""
    return _taken(province_shelf(request), kind, form)


def _list(request: HttpRequest, code: str, state: State) -> HttpResponse:
    return _listed(request, shelf(request, code, state))


def _listed(request: HttpRequest, asked: Shelf) -> HttpResponse:
    issuer = asked.organisation or issuer_of(asked.province)
    context = {
        "shelf": asked,
        "organisation": asked.organisation,
        "plan": asked.plan,
        "rows": [Shown(asked, kind) for kind in kinds_of(asked.kind)],
        "issued": list(publications_of(issuer.pk)[:50]) if issuer else [],
    }
    return render(request, "reporting/documents.html", context)


def _page(request: HttpRequest, code: str, kind_code: str, state: State) -> HttpResponse:
    return _drawn(request, shelf(request, code, state), kind_code)


def _drawn(request: HttpRequest, asked: Shelf, kind_code: str) -> HttpResponse:
    kind = kind_on(asked, kind_code)
    # Every text in it was escaped by the renderer, which writes no markup of its own beside the page's.
    drawn = mark_safe(html(document_of(asked, kind)))  # noqa: S308
    context = {
        "shelf": asked,
        "organisation": asked.organisation,
        "plan": asked.plan,
        "kind": kind,
        "shown": Shown(asked, kind),
        "drawn": drawn,
        "choices": choices(asked, kind),
    }
    return render(request, "reporting/document.html", context)


def _file(request: HttpRequest, code: str, kind_code: str, form_name: str, state: State) -> HttpResponse:
    return _taken(shelf(request, code, state), kind_code, form_name)


def _taken(asked: Shelf, kind_code: str, form_name: str) -> HttpResponse:
    kind = kind_on(asked, kind_code)
    form = form_named(form_name, kind.forms)
    with turn(Path(settings.VAR) / "documents", in_line=0 if Shown(asked, kind).is_long else IN_LINE):
        return as_file(document_of(asked, kind), form)


@require_POST
def document_make(request: SignedInRequest, code: str, kind: str, form: str) -> HttpResponse:
    """Have an announced document made in the background."""
    return _made_later(request, shelf(request, code, State.ANNOUNCED), kind, form)


@require_POST
def working_document_make(request: SignedInRequest, code: str, kind: str, form: str) -> HttpResponse:
    """Have a draft made in the background."""
    return _made_later(request, shelf(request, code, State.WORKING), kind, form)


@require_POST
def province_document_make(request: SignedInRequest, kind: str, form: str) -> HttpResponse:
    """Have a document of the province made in the background."""
    return _made_later(request, province_shelf(request), kind, form)


def _made_later(request: SignedInRequest, asked: Shelf, kind_code: str, form_name: str) -> HttpResponse:
    kind = kind_on(asked, kind_code)
    form = form_named(form_name, kind.forms)
    if asked.organisation and asked.plan is None:
        raise no_plan()
    arguments = wanted(asked.plan or asked.province, kind, form, asked.asked)
    job = start(
        kind=MAKE.code,
        by=request.user,
        arguments=arguments,
        organisation_code=asked.organisation.code if asked.organisation else "",
        about=f"{kind.title_th} {asked.organisation or asked.province}",
        once=work_named(arguments, request.user.pk),
    )
    return HttpResponseRedirect(reverse("job", args=[job.pk]))


def kind_on(asked: Shelf, code: str) -> Kind:
    """The document of a code, where it belongs on this shelf. Raises `NotFound`."""
    kind = kind_named(code)
    if kind.shelf is not asked.kind:
        raise NotFound("other_shelf", "เอกสารนี้อยู่ในหน้าเอกสารอื่น", "This document belongs to another page of documents.")
    return kind


def form_named(name: str, forms: tuple[Form, ...]) -> Form:
    """The form of file that an address names. Raises `NotFound`."""
    found = next((form for form in forms if form == name), None)
    if found is None:
        told = ", ".join(forms)
        raise NotFound("no_such_form", f"เอกสารนี้มีเฉพาะ {told}", f"This document comes only as {told}.")
    return found


def as_file(made: Document, form: Form) -> HttpResponse:
    """The document to take away."""
    response = HttpResponse(file_of(made, form), content_type=CONTENT_TYPES[form])
    response["Content-Disposition"] = content_disposition_header(True, file_name_of(made, form)) or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response
