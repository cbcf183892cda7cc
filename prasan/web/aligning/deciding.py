"""The PAO decides the links of the framework with one plan above it: one by one, many at once, weighed, taken back."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prasan.common.errors import InputRefused
from prasan.framework import actions
from prasan.framework import queries as framework
from prasan.framework.queries import ElementRow, LinkToDecide
from prasan.framework.rules import HEAVIEST, LINKED_KINDS, Kind, Level, LinkDecision, LinkStatus
from prasan.framework.rules.matching import Evidence, Matcher
from prasan.framework.rules.proposing import marked
from prasan.organisations.rules.people import why_not_decide_for_province
from prasan.web.aligning.overview import plan_line
from prasan.web.aligning.subjects import upper_edition
from prasan.web.requests import SignedInRequest, paragraphs_in, person_of, text_in, whole_number

LONGEST_REASON = 2000
TABS = (LinkStatus.PROPOSED, LinkStatus.CONFIRMED, LinkStatus.REFUSED)
Pieces = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Two sentences that support a link, in pieces with the shared words marked, and where each stands."""

    lower: Pieces
    lower_place: str
    upper: Pieces
    upper_place: str


@dataclass(frozen=True, slots=True)
class Line:
    """One link to decide, with the sentences that support it."""

    link: LinkToDecide
    evidence: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One guideline with its links in the state looked at, and its other links."""

    lower: ElementRow
    lines: tuple[Line, ...]
    others: tuple[LinkToDecide, ...]


def alignment_desk(request: SignedInRequest, code: str) -> HttpResponse:
    """The links with one plan above, by state; every guideline under its issue."""
    coordinating(request)
    upper = upper_edition(code)
    current = framework.current_framework(settings.PROVINCE)
    links = framework.links_to_decide(current.pk, upper.pk)
    tab = _tab(request)
    rows = framework.element_rows(current.pk)
    issues = [one for one in rows if one.kind is Kind.ISSUE]
    issue = text_in(request, "issue", most=40)
    level = Level(upper.level)
    elements = [one for one in framework.element_rows(upper.pk) if one.kind is LINKED_KINDS[level]]
    matcher = framework.matcher_between(current.pk, upper.pk, (Kind.GUIDELINE, LINKED_KINDS[level]))
    # A guideline without any link stands with the waiting ones: it waits too.
    groups = [
        group
        for one in rows
        if one.kind is Kind.GUIDELINE
        and (not issue or one.code.split(".")[0] == issue)
        and (group := _group(one, links, tab, matcher)) is not None
    ]
    context = {
        "upper": upper,
        "line": plan_line(upper),
        "tab": tab,
        "tabs": [(one, sum(link.status is one for link in links)) for one in TABS],
        "issues": issues,
        "issue": issue,
        "groups": groups,
        "elements": elements,
        "guidelines": [one for one in rows if one.kind is Kind.GUIDELINE],
        "last": framework.last_decided(request.user.pk, current.pk, {one.link_id for one in links}),
        "heaviest": HEAVIEST,
    }
    return render(request, "aligning/desk.html", context)


def _tab(request: HttpRequest) -> LinkStatus:
    written = request.GET.get("state", "")
    return LinkStatus(written) if written in TABS else LinkStatus.PROPOSED


def _group(lower: ElementRow, links: tuple[LinkToDecide, ...], tab: LinkStatus, matcher: Matcher) -> Group | None:
    mine = [one for one in links if one.lower.element_id == lower.element_id]
    lines = tuple(_line(one, matcher) for one in mine if one.status is tab)
    if not lines and (tab is not LinkStatus.PROPOSED or mine):
        return None
    return Group(lower, lines, tuple(one for one in mine if one.status is not tab))


def _line(link: LinkToDecide, matcher: Matcher) -> Line:
    match = matcher.between(link.lower.element_id, link.upper.element_id)
    return Line(link, tuple(shown(one) for one in match.evidence) if match else ())


def shown(evidence: Evidence) -> Shown:
    """Two sentences with what they share marked."""
    (lower_place, lower), (upper_place, upper) = evidence.lower, evidence.upper
    return Shown(marked(lower, evidence.shared), lower_place, marked(upper, evidence.shared), upper_place)


@require_POST
def alignments_decide(request: SignedInRequest) -> HttpResponse:
    """Confirm or refuse the chosen links, or one of them by its own button."""
    coordinating(request)
    changed = actions.decide_alignments(decisions=decisions_in(request), by=request.user)
    told(request, len(changed), changed[0].status)
    return back(request, reverse("alignment"))


@require_POST
def alignment_add(request: SignedInRequest) -> HttpResponse:
    """Link a guideline with an element that nothing proposed."""
    coordinating(request)
    link = actions.add_alignment(
        from_id=_id(request, "from"),
        to_id=_id(request, "to"),
        weight=weight_in(request, "weight"),
        reason=paragraphs_in(request, "reason", LONGEST_REASON),
        by=request.user,
    )
    told(request, 1, link.status)
    return back(request, reverse("alignment"))


@require_POST
def alignments_take_back(request: SignedInRequest) -> HttpResponse:
    """Undo one entry of the trail: all its links are as they were before it."""
    coordinating(request)
    links = actions.take_back(entry_number=_id(request, "entry"), by=request.user)
    messages.success(request, _("ย้อนแล้ว %(count)s รายการ") % {"count": len(links)})
    return back(request, reverse("alignment"))


@require_POST
def alignment_propose(request: SignedInRequest, code: str) -> HttpResponse:
    """Propose links with one plan above from the words."""
    coordinating(request)
    upper = upper_edition(code)
    current = framework.current_framework(settings.PROVINCE)
    count = actions.propose_links(framework_id=current.pk, upper_id=upper.pk, by=request.user)
    messages.success(request, _("เสนอเพิ่ม %(count)s รายการ ที่มีอยู่แล้วไม่เปลี่ยน") % {"count": count})
    return HttpResponseRedirect(reverse("alignment_desk", args=[upper.code]))


def decisions_in(request: SignedInRequest) -> list[LinkDecision]:
    """What the form says of its links. Confirming without words of one's own takes over the reason of the proposal."""
    one = request.POST.get("one", "")
    status, _colon, chosen = one.partition(":")
    ids = [chosen] if one else request.POST.getlist("link")
    written = status if one else request.POST.get("status", "")
    if written not in (LinkStatus.CONFIRMED, LinkStatus.REFUSED, LinkStatus.PROPOSED):
        raise InputRefused(
            "no_choice", "ยังไม่ได้เลือกคำตัดสิน เลือกแล้วบันทึกใหม่", "No decision was chosen; choose one and save again."
        )
    reason = paragraphs_in(request, "reason", LONGEST_REASON)
    decisions = []
    for link in ids:
        seen = request.POST.get(f"seen_{link}", "")
        why = reason or (request.POST.get(f"why_{link}", "") if written == LinkStatus.CONFIRMED else "")
        if (number := whole_number(link)) is None or seen not in list(LinkStatus):
            raise actions.too_many()
        weight = weight_in(request, f"weight_{link}")
        decisions.append(LinkDecision(number, LinkStatus(written), weight, why[:LONGEST_REASON], LinkStatus(seen)))
    return decisions


def weight_in(request: SignedInRequest, name: str) -> int:
    """A weight of the form, 1 where none is given; 0 for what is no number, which the rule refuses with its sentence."""
    written = request.POST.get(name, "").strip()
    return 1 if not written else whole_number(written) or 0


def told(request: HttpRequest, count: int, status: str) -> None:
    """What was done, in words, on the next page."""
    done = _("ยืนยันแล้ว %(count)s รายการ") if status == LinkStatus.CONFIRMED else _("บันทึกว่าไม่เชื่อมโยง %(count)s รายการ")
    if status == LinkStatus.PROPOSED:
        done = _("กลับเป็นข้อเสนอ %(count)s รายการ")
    messages.success(request, done % {"count": count})


def back(request: HttpRequest, otherwise: str) -> HttpResponseRedirect:
    """To the page that the form stood on, where it is one of ours."""
    wanted = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return HttpResponseRedirect(wanted if is_ours else otherwise)


def _id(request: SignedInRequest, name: str) -> int:
    number = whole_number(request.POST.get(name, ""))
    if number is None:
        raise actions.too_many()
    return number


def coordinating(request: SignedInRequest) -> None:
    """Who may not decide is told so before what they sent is looked at."""
    if refusal := why_not_decide_for_province(person_of(request)):
        raise refusal
