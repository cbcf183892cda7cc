"""Old beside new: what a revision changes in each project, with the changed cells marked, for its makers and for everyone."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from prasan.common.errors import NotFound
from prasan.plans import lives
from prasan.plans.hearings import hearings_for
from prasan.plans.lives import ChangedProject
from prasan.plans.models import Revision
from prasan.plans.rules.comparing import Change, differing_fields
from prasan.plans.rules.rows import ProjectRow
from prasan.web.planning.previews import Difference, differences_of
from prasan.web.planning.subjects import plan_of, to_read
from prasan.web.planning.words import NO_MONEY, NOTHING
from prasan.web.public.paging import Page
from prasan.web.requests import HtmxRequest, SignedInRequest, number_in

PROJECTS = 50
EMPTY = ProjectRow("", 0, "", "")


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a project, as it was and as it is."""

    label: str
    old: str
    new: str
    is_changed: bool

    @property
    def was_empty(self) -> bool:
        """There is nothing to strike out."""
        return _is_empty(self.old)

    @property
    def is_emptied(self) -> bool:
        """There is nothing to underline."""
        return _is_empty(self.new)


def _is_empty(told: str) -> bool:
    return told in (NO_MONEY, gettext(NOTHING))


@dataclass(frozen=True, slots=True)
class Compared:
    """One project on the page."""

    change: ChangedProject
    cells: tuple[Cell, ...]

    @property
    def kind(self) -> str:
        """`added`, `changed` or `out`."""
        if self.change.before is None:
            return "added"
        return "changed" if self.change.after else "out"


@require_safe
def plan_changes(request: SignedInRequest, code: str) -> HttpResponse:
    """What the open revision changes against what is announced, for those who may see the working plan."""
    subject = to_read(request, code)
    plan = plan_of(subject)
    revision = lives.open_revision_of(plan)
    context = {"subject": subject, "organisation": subject.organisation, "plan": plan, "revision": revision}
    return render(request, "planning/changes.html", context | (_shown(request, revision) if revision else {}))


@login_not_required
@require_safe
def revision(request: HtmxRequest, code: str, first_year: int, number: int) -> HttpResponse:
    """An announced revision: its data and what it changed. One that is not announced is not there."""
    chosen = Revision.objects.filter(plan__organisation__code=code, plan__first_year=first_year, number=number)
    found = chosen.filter(announced_on__isnull=False).select_related("plan__organisation__district").first()
    if found is None:
        raise NotFound(
            "no_such_revision", "ไม่มีฉบับนี้ หรือยังไม่ประกาศ", "There is no such revision, or it has not been announced."
        )
    context = {
        "organisation": found.plan.organisation,
        "plan": found.plan,
        "revision": found,
        "has_paper": lives.has_announcement_paper(found),
        "hearings": hearings_for(found),
    }
    return render(request, "public/revision.html", context | _shown(request, found))


def _shown(request: HttpRequest, chosen: Revision) -> dict[str, object]:
    changes = lives.changes_of(chosen)
    whole = request.GET.get("all") == "1"
    asked = Page(number_in(request, "page", 1), len(changes), PROJECTS)
    page = Page(min(asked.number, asked.last), len(changes), PROJECTS)
    return {
        "compared": [Compared(one, cells_of(one, whole=whole)) for one in page.of(changes)],
        "page": page,
        "whole": whole,
        "counts": _counts(changes),
    }


def _counts(changes: Iterable[ChangedProject]) -> dict[str, int]:
    kinds = [Compared(one, ()).kind for one in changes]
    return {kind: kinds.count(kind) for kind in ("added", "changed", "out")}


def cells_of(change: ChangedProject, *, whole: bool) -> tuple[Cell, ...]:
    """The cells of a changed project that differ, or (`whole`, and for an added or taken out one) all that say something."""
    before, after = change.before or EMPTY, change.after or EMPTY
    both = change.before is not None and change.after is not None
    marked = {one.label: Cell(one.label, one.old, one.new, True) for one in _told(before, after)} if both else {}
    if both and not whole:
        return tuple(marked.values())
    said = {one.label: one.new for one in _told(EMPTY, after)}
    was = {one.label: one.new for one in _told(EMPTY, before)}
    labels = [*said, *(label for label in was if label not in said)]
    return tuple(marked.get(label) or Cell(label, was.get(label, ""), said.get(label, ""), False) for label in labels)


def _told(before: ProjectRow, after: ProjectRow) -> tuple[Difference, ...]:
    return differences_of(Change("", before, after, differing_fields(before, after)))
