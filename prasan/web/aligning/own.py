"""An organisation's own issues and their links with the framework: written by its planners, public with its plan."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prasan.common.errors import InputRefused, NotFound
from prasan.framework import actions
from prasan.framework import queries as framework
from prasan.framework.models import Edition, Element
from prasan.framework.queries import ElementRow, LinkToDecide
from prasan.framework.rules import HEAVIEST, EditionStatus, Kind, Level, LinkStatus
from prasan.framework.rules.matching import Matcher
from prasan.framework.rules.own import issues_named
from prasan.plans.headings import group_headings
from prasan.plans.queries import planning_organisation
from prasan.plans.rules.rows import PlanFormat
from prasan.web.aligning.deciding import Shown, decisions_in, reason_in, shown, told, weight_in
from prasan.web.planning.subjects import Subject, to_edit, to_read
from prasan.web.requests import SignedInRequest, number_in, whole_number

# How many of the framework's issues and of its guidelines are suggested for an own issue, from this nearness on.
SUGGESTED, LEAST = 2, 8
# From here on a suggestion is ticked beforehand.
NEAR = 25


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An issue or guideline of the framework whose words are near, with the sentences that show it."""

    element: ElementRow
    score: int
    evidence: tuple[Shown, ...]

    @property
    def is_near(self) -> bool:
        """Whether it is ticked beforehand."""
        return self.score >= NEAR


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One own issue: its links, and what is suggested for it."""

    issue: Element
    links: tuple[LinkToDecide, ...]
    suggestions: tuple[Suggestion, ...]


def own_issues(request: SignedInRequest, code: str) -> HttpResponse:
    """The working issues of a plan period, for who may see the working plan."""
    subject = to_read(request, code)
    first, last = _period(subject)
    edition = framework.own_edition(subject.organisation.pk, first, working=True)
    lines = _lines(edition, suggest=subject.may_edit) if edition else ()
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
        "choices": _choices(),
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
        "lines": _lines(edition, suggest=False) if edition else (),
    }
    return render(request, "aligning/organisation_issues.html", context)


def _period(subject: Subject) -> tuple[int, int]:
    if subject.plan:
        return subject.plan.first_year, subject.plan.last_year
    if not framework.has_framework(settings.PROVINCE):
        raise NotFound("no_framework", "ยังไม่มีกรอบการพัฒนาของจังหวัดนี้ในระบบ", "This province has no framework here yet.")
    years = framework.current_framework(settings.PROVINCE).years
    return years[0], years[-1]


def _choices() -> tuple[ElementRow, ...]:
    """The issues and guidelines of the framework, each guideline under its issue."""
    if not framework.has_framework(settings.PROVINCE):
        return ()
    rows = framework.element_rows(framework.current_framework(settings.PROVINCE).pk)
    chosen = [one for one in rows if one.kind in (Kind.ISSUE, Kind.GUIDELINE)]
    return tuple(sorted(chosen, key=lambda one: [int(part) for part in one.code.split(".") if part.isdecimal()]))


def _lines(edition: Edition, *, suggest: bool) -> tuple[IssueLine, ...]:
    links = framework.links_to_decide(edition.pk)
    issues = list(framework.own_issues(edition.pk))
    matchers = _matchers(edition, issues) if suggest and issues else ()
    rows = {one.element_id: one for one in _choices()} if matchers else {}
    lines = []
    for issue in issues:
        mine = tuple(one for one in links if one.lower.element_id == issue.pk)
        linked = {one.upper.element_id for one in mine}
        near = [one for matcher in matchers for one in _suggestions(matcher, issue, rows, linked)]
        lines.append(IssueLine(issue, mine, tuple(near)))
    return tuple(lines)


def _matchers(edition: Edition, issues: list[Element]) -> tuple[Matcher, ...]:
    """Own issues beside the framework's issues, and beside its guidelines."""
    if not framework.has_framework(settings.PROVINCE):
        return ()
    current = framework.current_framework(settings.PROVINCE)
    lower, upper = framework.told_by(edition.pk), framework.told_by(current.pk)
    own_kind = Kind(issues[0].kind)
    return tuple(framework.matcher_of_words(lower, upper, (own_kind, kind)) for kind in (Kind.ISSUE, Kind.GUIDELINE))


def _suggestions(
    matcher: Matcher, issue: Element, rows: dict[int, ElementRow], linked: set[int]
) -> Iterator[Suggestion]:
    text = next((one for one in matcher.lower if one.element_id == issue.pk), None)
    for score, upper in matcher.scores(text)[:SUGGESTED] if text else ():
        if text and score >= LEAST and upper.element_id not in linked and upper.element_id in rows:
            evidence = tuple(shown(one) for one in matcher.match(text, upper, most=1).evidence)
            yield Suggestion(rows[upper.element_id], score, evidence)


@require_POST
def own_issues_change(request: SignedInRequest, code: str) -> HttpResponse:
    """Begin a draft, add an issue, take the names from the plan's headings, rename one, take one out."""
    subject = to_edit(request, code)
    first, last = _period(subject)
    operation = request.POST.get("do", "")
    open_draft = partial(
        actions.open_own, organisation=subject.organisation, first_year=first, last_year=last, by=request.user
    )
    is_strategy = subject.plan is not None and subject.plan.format == PlanFormat.STRATEGY
    kind = Kind.STRATEGY if is_strategy else Kind.ISSUE
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
    return _back(subject)


@require_POST
def own_links(request: SignedInRequest, code: str) -> HttpResponse:
    """Link own issues with the framework, several at once; confirm, weigh or refuse; take the last decision back."""
    subject = to_edit(request, code)
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
            reason=reason_in(request) or ("" if is_refused else str(_("ถ้อยคำเป็นเรื่องเดียวกัน"))),
            status=LinkStatus.REFUSED if is_refused else LinkStatus.CONFIRMED,
            by=request.user,
        )
        told(request, len(links), links[0].status)
    else:
        changed = actions.decide_alignments(decisions=decisions_in(request), by=request.user)
        told(request, len(changed), changed[0].status)
    return _back(subject)


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


def _back(subject: Subject) -> HttpResponseRedirect:
    address = reverse("own_issues", args=[subject.organisation.code])
    return HttpResponseRedirect(f"{address}?first_year={subject.plan.first_year}" if subject.plan else address)
