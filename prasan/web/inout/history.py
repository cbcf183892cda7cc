"""Everything that was ever sent for an organisation's plan, and what became of it."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prasan.common.errors import Refusal
from prasan.plans import queries as plans
from prasan.plans.models import Import
from prasan.plans.rules.importing import DAYS_SHOWN, why_not_discard
from prasan.web.planning.subjects import Subject, to_read
from prasan.web.planning.words import IMPORT_NAMES
from prasan.web.public.paging import page_in
from prasan.web.requests import SignedInRequest

SHOWN = 10


@dataclass(frozen=True, slots=True)
class UploadRow:
    """One line of the history of imports. `kept_why`: why the last one applied cannot be undone any more."""

    upload: Import
    state_name: str
    can_undo: bool
    kept_why: Refusal | None
    can_discard: bool


@require_safe
def imports(request: SignedInRequest, code: str) -> HttpResponse:
    """The whole history, newest first."""
    subject = to_read(request, code)
    every = plans.imports_of(subject.organisation.pk)
    page = page_in(request, every.count())
    newest = plans.last_applied(subject.organisation.pk)
    rows = _rows(subject, list(every[page.start : page.start + page.length]), newest)
    context = {"subject": subject, "organisation": subject.organisation, "uploads": rows, "page": page}
    return render(request, "inout/imports.html", context)


def newest_uploads(subject: Subject) -> tuple[UploadRow, ...]:
    """What the plan's own page lists: neither what was discarded nor previews that nobody took up for long."""
    recent = timezone.now() - timedelta(days=DAYS_SHOWN)
    uploads = list(plans.imports_of(subject.organisation.pk).of_interest(since=recent)[:SHOWN])
    applied = (one for one in uploads if one.state == Import.State.APPLIED)
    newest = max(applied, key=lambda one: one.applied_at or one.uploaded_at, default=None)
    return _rows(subject, uploads, newest.pk if newest else None)


def _rows(subject: Subject, uploads: list[Import], newest: int | None) -> tuple[UploadRow, ...]:
    """Uploads with what may be done about them: the last one applied can be undone, what waits can be discarded."""
    return tuple(
        UploadRow(
            one,
            IMPORT_NAMES[one.state],
            can_undo=one.pk == newest and subject.may_edit,
            kept_why=plans.why_not_undo(one) if one.pk == newest and subject.may_edit else None,
            can_discard=why_not_discard(one.state) is None and subject.may_edit,
        )
        for one in uploads
    )
