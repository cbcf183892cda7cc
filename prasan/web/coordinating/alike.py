"""What looks the same elsewhere as the project in the form, as it is typed there: asked at once, nothing is stored."""

from dataclasses import dataclass

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from prasan.coordination import alike as queries
from prasan.coordination.queries import listed_of, published_names
from prasan.coordination.rules.carrying import years_in_words
from prasan.coordination.rules.deciding import Choice
from prasan.organisations.models import Organisation
from prasan.plans.rules.editing import AMOUNT, PLACE_TEXTS, read_cells
from prasan.plans.rules.rows import ProjectKind
from prasan.web.coordinating.words import CHOICE_NAMES, KIND_NAMES
from prasan.web.editing.subjects import plan_to_edit
from prasan.web.requests import SignedInRequest, whole_number
from prasan.web.templatetags.ui import is_thai

_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One announced project that may be the same."""

    project_id: int
    name: str
    owner: Organisation
    is_own: bool
    baht: int
    years: str
    kind_name: str
    percent: int
    told: tuple[str, ...]
    overlap_id: int | None
    choice_name: str


@require_POST
def plan_alike(request: SignedInRequest, code: str) -> HttpResponse:
    """Compare what the form says now with the announced plans: a fragment beside the form, a page without scripts, or
    (asked for JSON, by the grid) how many there are."""
    subject, plan = plan_to_edit(request, code)
    written = {name: request.POST.get(name, "") for name in ("name", "target", *PLACE_TEXTS)}
    written |= {f"{AMOUNT}{year}": request.POST.get(f"{AMOUNT}{year}", "") for year in plan.years}
    cells, _ = read_cells(written, plan.years)
    name = str(cells.get("name") or "")
    lines: list[Line] = []
    context: dict[str, object] = {"organisation": subject.organisation, "plan": plan, "name": name, "asked": False}
    if len(name) >= _SHORTEST and request.POST.get("kind") != ProjectKind.EQUIPMENT:
        amounts = {year: int(baht) for year in plan.years if (baht := cells.get(f"{AMOUNT}{year}"))}
        project_id = whole_number(request.POST.get("project", "")) or 0
        one = listed_of(project_id, name, str(cells.get("target") or ""), subject.organisation, amounts)
        places = [str(cells.get(field) or "") for field in ("tambon", "district")]
        answer = queries.alike_to(one, subject.organisation, places)
        lines = _lines(answer, code)
        context |= {"asked": True, "answer": answer, "lines": lines}
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"count": len(lines)})
    template = "coordinating/alike.html" if request.htmx else "coordinating/alike_page.html"
    return render(request, template, context)


def _lines(answer: queries.Answer, code: str) -> list[Line]:
    thai = is_thai()
    owners = published_names([one.other.key for one in answer.found])
    return [
        Line(
            project_id=one.other.key,
            name=one.other.title,
            owner=owners[one.other.key][1],
            is_own=one.other.organisation == code,
            baht=one.other.baht,
            years=years_in_words(sorted(one.other.amounts)),
            kind_name=KIND_NAMES[one.overlap.kind],
            percent=round(one.overlap.score * 100),
            told=tuple(reason.th if thai else reason.en for reason in one.overlap.reasons[:4]),
            overlap_id=one.decision.overlap_id if one.decision else None,
            choice_name=CHOICE_NAMES[Choice(one.decision.choice)] if one.decision else "",
        )
        for one in answer.found
        if one.other.key in owners
    ]
