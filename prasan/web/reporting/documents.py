"""The list of an organisation's documents, each on a page, each as a file."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe

from prasan.common.errors import NotFound
from prasan.reports.content import Document
from prasan.reports.documents.kinds import Form
from prasan.reports.documents.registry import KINDS, kind_named
from prasan.reports.facts import State
from prasan.reports.queries import publications_of
from prasan.reports.rendering.files import CONTENT_TYPES, file_of
from prasan.reports.rendering.html import html
from prasan.web.reporting.subjects import document_of, shelf
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


def _list(request: HttpRequest, code: str, state: State) -> HttpResponse:
    asked = shelf(request, code, state)
    return render(
        request,
        "reporting/documents.html",
        {"shelf": asked, "kinds": list(KINDS.values()), "issued": list(publications_of(asked.organisation.pk)[:50])},
    )


def _page(request: HttpRequest, code: str, kind_code: str, state: State) -> HttpResponse:
    kind = kind_named(kind_code)
    asked = shelf(request, code, state)
    # Every text in it was escaped by the renderer, which writes no markup of its own beside the page's.
    drawn = mark_safe(html(document_of(asked, kind)))  # noqa: S308
    return render(request, "reporting/document.html", {"shelf": asked, "kind": kind, "drawn": drawn})


def _file(request: HttpRequest, code: str, kind_code: str, form_name: str, state: State) -> HttpResponse:
    kind = kind_named(kind_code)
    form = form_named(form_name, kind.forms)
    asked = shelf(request, code, state)
    made = document_of(asked, kind)
    return as_file(made, form)


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
    name = "".join("-" if c in '/\\:*?"<>|' else c for c in made.title)
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{form}") or ""
    response["X-Content-Type-Options"] = "nosniff"
    return response
