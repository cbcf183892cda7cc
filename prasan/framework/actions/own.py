"""An organisation's own issues or strategies, as an edition of its own: begun, filled, announced with its plan."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max, ProtectedError, Q

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import NotFound, Refusal
from prasan.common.text import one_line
from prasan.framework import rules
from prasan.framework.models import Alignment, Edition, Element
from prasan.framework.rules import EditionStatus, Kind, Level
from prasan.framework.rules.own import next_code, why_not_add, why_not_name
from prasan.organisations.models import Organisation
from prasan.organisations.queries import person

CHANGED = "own_issues.changed"


@transaction.atomic
def open_own(*, organisation: Organisation, first_year: int, last_year: int, by: User) -> Edition:
    """The draft of an organisation's issues for a plan period; begun where there is none.

    Where issues were announced for the period, the draft begins as their copy, links and weights included: what was
    announced stays as it is.
    """
    _check_may_decide(organisation, by)
    of_period = Edition.objects.select_for_update(of=("self",)).filter(
        organisation=organisation, level=Level.OWN, first_year=first_year
    )
    draft = of_period.filter(status=EditionStatus.DRAFT).first()
    if draft is not None:
        return draft
    announced = of_period.filter(status=EditionStatus.PUBLISHED).order_by("-pk").first()
    edition = Edition.objects.create(
        code=f"own-{organisation.code}-{first_year}-{of_period.count() + 1}",
        level=Level.OWN,
        title_th=f"ประเด็นการพัฒนาของ{organisation.name_th} (พ.ศ. {first_year}–{last_year})",
        title_en=f"Development issues of {organisation.name_en} ({first_year}–{last_year})",
        first_year=first_year,
        last_year=last_year,
        status=EditionStatus.DRAFT,
        organisation=organisation,
        replaces=announced,
    )
    if announced is not None:
        _copy(announced, edition)
    _record(edition, by, why="เริ่มฉบับร่าง")
    return edition


def _copy(announced: Edition, draft: Edition) -> None:
    for issue in list(announced.elements.all()):
        links = list(Alignment.objects.filter(Q(from_element=issue) | Q(to_element=issue)))
        was = issue.pk
        issue.pk, issue.edition = None, draft
        issue.save(force_insert=True)
        for link in links:
            link.previous_id, link.pk = link.pk, None
            if link.from_element_id == was:
                link.from_element = issue
            else:
                link.to_element = issue
        Alignment.objects.bulk_create(links)


@transaction.atomic
def name_issues(
    *, edition_id: int, issues: Iterable[tuple[str, str]], by: User, kind: Kind = Kind.ISSUE
) -> tuple[Element, ...]:
    """Add issues (code, name) that the draft lacks, one or all that a plan's headings name; those added.

    A code that is taken, or none, becomes the next number. A name that is there already is left as it is.
    """
    edition = _draft(edition_id, by)
    known = list(edition.elements.all())
    names, codes = [one.title_th for one in known], {one.code for one in known if one.kind == kind}
    position = (edition.elements.aggregate(last=Max("position"))["last"] or 0) + 1
    added: list[Element] = []
    wanted = [(code.strip(), one_line(title)) for code, title in issues]
    for code, title in wanted:
        if refusal := why_not_add(len(names)) or why_not_name(title, names):
            if refusal.code == "title_twice" and len(wanted) > 1:
                continue
            raise refusal
        number = code if code and code not in codes else next_code(codes)
        added.append(Element(edition=edition, kind=kind, code=number, title_th=title, position=position + len(added)))
        names.append(title)
        codes.add(number)
    Element.objects.bulk_create(added)
    if added:
        _record(edition, by, after=[[one.code, one.title_th] for one in added])
    return tuple(added)


@transaction.atomic
def rename_issue(*, element_id: int, title: str, seen: str, by: User) -> Element:
    """Another name for an issue of a draft; `seen` is the name that the person saw."""
    issue = _issue(element_id)
    edition = _draft(issue.edition_id, by)
    new = one_line(title)
    others = edition.elements.exclude(pk=issue.pk).values_list("title_th", flat=True)
    if refusal := why_not_name(new, others) or rules.why_not_overwrite(issue.title_th, seen):
        raise refusal
    before, issue.title_th = issue.title_th, new
    issue.save(update_fields=["title_th"])
    _record(edition, by, before=[[issue.code, before]], after=[[issue.code, new]])
    return issue


@transaction.atomic
def remove_issue(*, element_id: int, by: User) -> None:
    """Take an issue out of a draft, with its links; the trail keeps both. Refused where projects stand under it."""
    issue = _issue(element_id)
    edition = _draft(issue.edition_id, by)
    links = Alignment.objects.filter(Q(from_element=issue) | Q(to_element=issue))
    kept = [
        [link.from_element_id, link.to_element_id, link.status, link.weight, link.reason, link.by] for link in links
    ]
    try:
        with transaction.atomic():
            links.delete()
            issue.delete()
    except ProtectedError:
        raise Refusal(
            "issue_in_use",
            f"มีรายการอื่นอ้างถึงประเด็น {issue.code} อยู่ จึงลบไม่ได้ ย้ายโครงการไปประเด็นอื่นก่อน",
            f"Issue {issue.code} is in use; move its projects elsewhere first.",
        ) from None
    _record(edition, by, before=[[issue.code, issue.title_th, kept]])


@transaction.atomic
def publish_own(*, organisation: Organisation, first_year: int, by: User | None) -> None:
    """The organisation's draft of a period becomes public with its plan and never changes again; no draft, no change.

    Whoever announces the plan has been asked whether they may; this follows from it.
    """
    draft = (
        Edition.objects.select_for_update(of=("self",))
        .filter(organisation=organisation, level=Level.OWN, first_year=first_year, status=EditionStatus.DRAFT)
        .first()
    )
    if draft is None or not draft.elements.exists():
        return
    draft.status = EditionStatus.PUBLISHED
    draft.save(update_fields=["status"])
    record(
        by=by,
        did="own_issues.announced",
        target_type="edition",
        target_id=draft.pk,
        organisation_code=organisation.code,
        target_text=draft.title_th,
    )


def _issue(element_id: int) -> Element:
    issue = Element.objects.filter(pk=element_id, edition__level=Level.OWN).first()
    if issue is None:
        raise _gone()
    return issue


def _draft(edition_id: int, by: User) -> Edition:
    """The draft, locked, where the person may write in it."""
    drafts = Edition.objects.select_for_update(of=("self",)).select_related("organisation")
    edition = drafts.filter(pk=edition_id, level=Level.OWN).first()
    if edition is None or edition.organisation is None:
        raise _gone()
    _check_may_decide(edition.organisation, by)
    if refusal := rules.why_not_change(EditionStatus(edition.status), edition.title_th):
        raise refusal
    return edition


def _check_may_decide(organisation: Organisation, by: User) -> None:
    if refusal := rules.why_not_decide_own(person(by), organisation.code):
        raise refusal


def _record(edition: Edition, by: User, *, why: str = "", before: object = None, after: object = None) -> None:
    record(
        by=by,
        did=CHANGED,
        target_type="edition",
        target_id=edition.pk,
        organisation_code=edition.organisation.code if edition.organisation else "",
        target_text=edition.title_th,
        why=why,
        before=before,
        after=after,
    )


def _gone() -> NotFound:
    return NotFound(
        "no_own_issue", "ไม่พบประเด็นนี้ เปิดหน้าประเด็นของ อปท. ใหม่", "There is no such issue; open the page again."
    )
