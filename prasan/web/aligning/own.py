"""An organisation's own issues and their links with the framework: written by its planners, public with its plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prasan.analytics.queries import as_of_now
from prasan.classification.actions.placing import open_own
from prasan.classification.own_issues import OwnMatch, own_matches
from prasan.classification.queries import OwnSum, own_sums
from prasan.classification.rules.own_issues import OWN_NEAR
from prasan.common.errors import InputRefused, NotFound
from prasan.framework import actions
from prasan.framework import queries as framework
from prasan.framework.models import Edition, Element
from prasan.framework.queries import ElementRow, LinkToDecide
from prasan.framework.rules import HEAVIEST, EditionStatus, Kind, Level, LinkStatus
from prasan.framework.rules.own import issues_named
from prasan.plans.headings import group_headings
from prasan.plans.models import ProjectVersion
from prasan.plans.queries import planning_organisation
from prasan.plans.rules.rows import PlanFormat, format_of
from prasan.web.aligning.deciding import LONGEST_REASON, Shown, decisions_in, shown, told, weight_in
from prasan.web.planning.subjects import Subject, to_edit, to_read, year_asked_for
from prasan.web.requests import SignedInRequest, number_in, paragraphs_in, whole_number


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An issue or guideline of the framework that is near, with the sentences and the heard words that show it."""

    element: ElementRow
    score: int
    evidence: tuple[Shown, ...]
    heard: tuple[str, ...]

    @property
    def is_near(self) -> bool:
        """Whether it is ticked beforehand: near issues are; which guideline of them it is, a person chooses."""
        return self.element.kind is Kind.ISSUE and self.score >= OWN_NEAR


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One own issue: its links, what is suggested for it, and which of the announced projects stand under it."""

    issue: Element
    links: tuple[LinkToDecide, ...]
    suggestions: tuple[Suggestion, ...]
    sums: OwnSum | None = None


def own_issues(request: SignedInRequest, code: str) -> HttpResponse:
    """The working issues of a plan period, for who may see the working plan."""
    subject = to_read(request, code, may_be_unplanned=True)
    first, last = _period(request, subject)
    edition = framework.own_edition(subject.organisation.pk, first, working=True)
    above = framework.framework_in_force(settings.PROVINCE)
    choices = _choices(above)
    lines = _lines(edition, above if subject.may_edit else None, choices) if edition else ()
    mine = {link.link_id for line in lines for link in line.links}
    named = issues_named(group_headings(subject.plan)) if subject.plan else ()
    context = {
        "subject": subject,
        "organisation": subject.organisation,
        "plan": subject.plan,
        "first_year": first,
        "last_year": last,
        "edition": edition,
        "is_draft": edition is not None and edition.status == EditionStatus.DRAFT,
        "lines": lines,
        "named": named,
        "choices": choices,
        "heaviest": HEAVIEST,
        "last": framework.last_decided(request.user.pk, edition.pk, mine) if edition else None,
    }
    return render(request, "aligning/own_issues.html", context)


@login_not_required
def organisation_issues(request: HttpRequest, code: str) -> HttpResponse:
    """The announced issues of an organisation, for everyone."""
    organisation = planning_organisation(code)
    editions = list(framework.own_editions(organisation.pk, working=False))
    wanted = number_in(request, "first_year", 0, least=0, most=2700)
    edition = next((one for one in editions if not wanted or one.first_year == wanted), None)
    context = {
        "organisation": organisation,
        "edition": edition,
        "lines": _with_sums(_lines(edition, public=True), edition) if edition else (),
    }
    return render(request, "aligning/organisation_issues.html", context)


def _with_sums(lines: tuple[IssueLine, ...], edition: Edition) -> tuple[IssueLine, ...]:
    announced = ProjectVersion.objects.published().filter(
        project__plan__organisation=edition.organisation_id, project__plan__first_year=edition.first_year or 0
    )
    sums = {one.issue: one for one in own_sums(edition, announced)}
    return tuple(replace(line, sums=sums.get(line.issue)) for line in lines)


def _period(request: SignedInRequest, subject: Subject) -> tuple[int, int]:
    """The plan's years; before there is a plan, those of the framework: its issues are named before it is begun."""
    if subject.plan:
        return subject.plan.first_year, subject.plan.last_year
    if not framework.has_framework(settings.PROVINCE):
        raise NotFound("no_framework", "ยังไม่มีกรอบการพัฒนาของจังหวัดนี้ในระบบ", "This province has no framework here yet.")
    years = framework.current_framework(settings.PROVINCE).years
    if year_asked_for(request) not in (0, years[0]):
        raise NotFound("no_such_plan", "ไม่มีแผนช่วงปีนี้ของ อปท. นี้", "This organisation has no plan of these years.")
    return years[0], years[-1]


def _choices(above: Edition | None) -> tuple[ElementRow, ...]:
    """The issues and guidelines of the framework, each guideline under its issue."""
    if above is None:
        return ()
    rows = framework.element_rows(above.pk)
    chosen = [one for one in rows if one.kind in (Kind.ISSUE, Kind.GUIDELINE)]
    return tuple(sorted(chosen, key=lambda one: [int(part) for part in one.code.split(".") if part.isdecimal()]))


def _lines(
    edition: Edition, above: Edition | None = None, choices: Sequence[ElementRow] = (), *, public: bool = False
) -> tuple[IssueLine, ...]:
    """The own issues; with the framework `above` and what may be chosen of it, each with what is suggested for it."""
    links = framework.links_to_decide(edition.pk, public=public)
    issues = list(framework.own_issues(edition.pk))
    rows = {one.element_id: one for one in choices}
    found = _near(edition, above) if above and rows and issues else {}
    lines = []
    for issue in issues:
        mine = tuple(one for one in links if one.lower.element_id == issue.pk)
        linked = {one.upper.element_id for one in mine}
        near = tuple(_suggestion(one, rows) for one in found.get(issue.pk, ()) if one.upper_id not in linked)
        lines.append(IssueLine(issue, mine, near))
    return tuple(lines)


def _near(own: Edition, above: Edition) -> dict[int, tuple[OwnMatch, ...]]:
    """What the words and the classifier propose, weighed once for each write."""
    return as_of_now(f"own_matches:{own.pk}:{above.pk}", lambda: own_matches(own, above))


def _suggestion(match: OwnMatch, rows: dict[int, ElementRow]) -> Suggestion:
    evidence = tuple(shown(one) for one in match.evidence)
    return Suggestion(rows[match.upper_id], match.score, evidence, match.heard)


@require_POST
def own_issues_change(request: SignedInRequest, code: str) -> HttpResponse:
    """Begin a draft, add an issue, take the names from the plan's headings, rename one, take one out."""
    subject = to_edit(request, code, may_be_unplanned=True)
    first, last = _period(request, subject)
    operation = request.POST.get("do", "")
    open_draft = partial(open_own, organisation=subject.organisation, first_year=first, last_year=last, by=request.user)
    kind = Kind.STRATEGY if format_of(first) is PlanFormat.STRATEGY else Kind.ISSUE
    title = " ".join(request.POST.get("title", "").split())
    if operation == "open":
        open_draft()
    elif operation == "add":
        number = request.POST.get("code", "").strip()[:10]
        actions.name_issues(edition_id=open_draft().pk, issues=[(number, title)], kind=kind, by=request.user)
    elif operation == "from_plan":
        named = issues_named(group_headings(subject.plan)) if subject.plan else ()
        added = actions.name_issues(edition_id=open_draft().pk, issues=named, kind=kind, by=request.user)
        messages.success(request, _("เพิ่ม %(count)s ประเด็นจากหัวข้อในแผน") % {"count": len(added)})
    elif operation == "rename":
        actions.rename_issue(
            element_id=_own(subject, request), title=title, seen=request.POST.get("seen", ""), by=request.user
        )
    elif operation == "remove":
        actions.remove_issue(element_id=_own(subject, request), by=request.user)
    else:
        raise InputRefused("no_choice", "ไม่รู้ว่าให้ทำอะไร เปิดหน้าใหม่แล้วลองอีกครั้ง", "Nothing was chosen to do.")
    return _back(request, subject)


@require_POST
def own_links(request: SignedInRequest, code: str) -> HttpResponse:
    """Link own issues with the framework, several at once; confirm, weigh or refuse; take the last decision back."""
    subject = to_edit(request, code, may_be_unplanned=True)
    if entry := whole_number(request.POST.get("entry", "")):
        actions.take_back(entry_number=entry, by=request.user)
    elif request.POST.getlist("pair") or request.POST.get("to"):
        pairs = [_pair(subject, written) for written in request.POST.getlist("pair")]
        if to := request.POST.get("to", ""):
            pairs.append(_pair(subject, f"{request.POST.get('issue', '')}:{to}"))
        is_refused = request.POST.get("status") == LinkStatus.REFUSED
        links = actions.add_alignments(
            pairs=pairs,
            weight=weight_in(request, "weight"),
            reason=paragraphs_in(request, "reason", LONGEST_REASON)
            or ("" if is_refused else str(_("ถ้อยคำเป็นเรื่องเดียวกัน"))),
            status=LinkStatus.REFUSED if is_refused else LinkStatus.CONFIRMED,
            by=request.user,
        )
        told(request, len(links), links[0].status)
    else:
        changed = actions.decide_alignments(decisions=decisions_in(request), by=request.user)
        told(request, len(changed), changed[0].status)
    return _back(request, subject)


def _own(subject: Subject, request: SignedInRequest) -> int:
    number = whole_number(request.POST.get("issue", ""))
    if number is None or not _is_own(subject, number):
        raise NotFound("no_own_issue", "ไม่พบประเด็นนี้ เปิดหน้าประเด็นของ อปท. ใหม่", "There is no such issue here.")
    return number


def _pair(subject: Subject, written: str) -> tuple[int, int]:
    lower, _colon, upper = written.partition(":")
    one, other = whole_number(lower), whole_number(upper)
    if one is None or other is None or not _is_own(subject, one):
        raise InputRefused(
            "no_choice",
            "เลือกประเด็นของ อปท. และประเด็นหรือแนวทางของกรอบให้ครบ",
            "Choose an own issue and what to link it with.",
        )
    return one, other


def _is_own(subject: Subject, element_id: int) -> bool:
    return Element.objects.filter(
        pk=element_id, edition__organisation=subject.organisation, edition__level=Level.OWN
    ).exists()


def _back(request: SignedInRequest, subject: Subject) -> HttpResponseRedirect:
    first, _last = _period(request, subject)
    return HttpResponseRedirect(f"{reverse('own_issues', args=[subject.organisation.code])}?first_year={first}")
