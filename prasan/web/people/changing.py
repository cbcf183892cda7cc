"""What happens to an organisation, recorded by the province's administrator: looked at first, then done, taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from prasan.accounts.models import User
from prasan.common.errors import InputRefused
from prasan.common.taking_back import TAKE_BACK_DAYS
from prasan.common.years import fiscal_year_of
from prasan.organisations import queries as organisations
from prasan.organisations.actions import changes
from prasan.organisations.models import Membership, Organisation
from prasan.organisations.rules.kinds import RANK, ChangeKind, OrganisationKind
from prasan.organisations.rules.moves import why_not_yet
from prasan.organisations.rules.people import why_not_administer
from prasan.plans.models import Revision
from prasan.plans.queries import planning_organisation
from prasan.web.requests import SignedInRequest, day_needed, line_in, person_of, reason_in

_LONGEST = 250


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form says: which change, from which day, and what comes of it; fields of other changes are empty."""

    what: ChangeKind
    on: date
    why: str
    name_th: str = ""
    name_en: str = ""
    kind: OrganisationKind | None = None
    into: Organisation | None = None

    @property
    def first_year(self) -> int:
        """The fiscal year that first sees the change."""
        return fiscal_year_of(self.on)

    @property
    def ends(self) -> bool:
        """Whether the organisation is no longer counted from then on."""
        return self.what in (ChangeKind.MERGED, ChangeKind.DISSOLVED)


@require_http_methods(["GET", "HEAD", "POST"])
def organisation_change(request: SignedInRequest, code: str) -> HttpResponse:
    """Posting shows what a change would bring; posting again with `confirmed` records it."""
    if refusal := why_not_administer(person_of(request)):
        raise refusal
    organisation = planning_organisation(code)
    context: dict[str, object] = {}
    if request.method == "POST":
        wanted = _wanted(request, organisation)
        change = _change_of(organisation, wanted, request.user)
        if request.POST.get("confirmed") == "1":
            change()
            messages.success(request, _("บันทึกการเปลี่ยนแปลงแล้ว"), extra_tags="good")
            return HttpResponseRedirect(reverse("organisation", args=[code]))
        changes.tried(change)
        context = {
            "wanted": wanted,
            "counted": len(organisations.organisations_valid_in(settings.PROVINCE, wanted.first_year)),
        }
    standing = organisation.changes.standing().order_by("-on").first()
    context |= {
        "organisation": organisation,
        "higher": [
            kind for kind in RANK if RANK[kind] > RANK.get(OrganisationKind(organisation.kind), max(RANK.values()))
        ],
        "others": Organisation.objects.filter(province=organisation.province, valid_to=None)
        .exclude(pk=organisation.pk)
        .exclude(kind=OrganisationKind.PAO),
        "is_pao": organisation.kind == OrganisationKind.PAO,
        "people": Membership.objects.in_force().filter(organisation=organisation).values("user").distinct().count(),
        "drafts": Revision.objects.filter(plan__organisation=organisation, announced_on=None).count(),
        "last": standing,
        "days": TAKE_BACK_DAYS,
    }
    return render(request, "people/organisation_change.html", context)


@require_POST
def organisation_change_back(request: SignedInRequest, change_id: int) -> HttpResponse:
    """Take the last change of an organisation back that was recorded by mistake."""
    row = changes.take_back_change(change_id=change_id, why=reason_in(request), by=request.user)
    messages.success(request, _("ดึงการเปลี่ยนแปลงกลับแล้ว"), extra_tags="good")
    return HttpResponseRedirect(reverse("organisation", args=[row.code]))


def _wanted(request: SignedInRequest, organisation: Organisation) -> Wanted:
    try:
        what = ChangeKind(request.POST.get("what", ""))
        kind = OrganisationKind(written) if (written := request.POST.get("kind", "")) else None
    except ValueError:
        raise InputRefused(
            "unknown_change", "ไม่รู้จักการเปลี่ยนแปลงนี้ เลือกจากหน้าอีกครั้ง", "Choose a change on the page."
        ) from None
    into = Organisation.objects.filter(province=organisation.province, code=request.POST.get("into", "")).first()
    if what is ChangeKind.MERGED and into is None:
        raise InputRefused("no_target", "เลือก อปท. ที่รวมเข้าด้วย", "Choose the organisation that it goes into.")
    if what is ChangeKind.UPGRADED and kind is None:
        raise InputRefused("no_kind", "เลือกประเภทใหม่", "Choose the new kind.")
    why = reason_in(request)
    if not why:
        raise InputRefused("no_reason", "พิมพ์ประกาศที่ให้เปลี่ยน", "Say which announcement makes the change.")
    on = day_needed(request.POST, "on")
    if refusal := why_not_yet(on, today=timezone.localdate()):
        raise refusal
    return Wanted(
        what=what,
        on=on,
        why=why,
        name_th=line_in(request, "name_th", _LONGEST),
        name_en=line_in(request, "name_en", _LONGEST) or organisation.name_en,
        kind=kind,
        into=into,
    )


def _change_of(one: Organisation, wanted: Wanted, by: User) -> Callable[[], object]:
    """The action that the form asks for, ready to be tried or done."""
    on, why, name_th, name_en = wanted.on, wanted.why, wanted.name_th, wanted.name_en
    if wanted.what is ChangeKind.UPGRADED and wanted.kind:
        become = partial(changes.upgrade_organisation, organisation=one, kind=wanted.kind)
        return partial(become, name_th=name_th, name_en=name_en, on=on, why=why, by=by)
    if wanted.what is ChangeKind.MERGED and wanted.into:
        return partial(changes.merge_organisations, organisations=[one], into=wanted.into, on=on, why=why, by=by)
    if wanted.what is ChangeKind.DISSOLVED:
        return partial(changes.dissolve_organisation, organisation=one, on=on, why=why, by=by)
    return partial(
        changes.rename_organisation, organisation=one, name_th=name_th, name_en=name_en, on=on, why=why, by=by
    )
