"""Agreeing to a decision, and carrying out in the own plan what all owners agreed on."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prasan.coordination import queries
from prasan.coordination.actions import carrying as actions
from prasan.coordination.actions import deciding
from prasan.coordination.carrying import Carrying, OwnerLine, Task, carrying_of
from prasan.coordination.models import Overlap
from prasan.coordination.rules import carrying as rules
from prasan.coordination.rules.carrying import Agreed
from prasan.organisations.rules.people import Person
from prasan.web.coordinating.words import AGREED_NAMES, DEED_NAMES
from prasan.web.requests import SignedInRequest


@dataclass(frozen=True, slots=True)
class TaskLine:
    """One owner's task on the page, with the button where the person may press it."""

    task: Task
    deed_name: str
    may_carry_out: bool


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """One owner and whether it agreed, with the button where the person may press it."""

    owner: OwnerLine
    may_agree: bool


@dataclass(frozen=True, slots=True)
class CarryingShown:
    """What the page of an overlap and of a joint request say of carrying it out."""

    carrying: Carrying
    agreed_name: str
    owners: Sequence[AgreementLine]
    tasks: Sequence[TaskLine]


def shown_for(overlap: Overlap, person: Person) -> CarryingShown:
    """What was agreed and how far each owner is, for somebody who may see the overlap."""
    found = carrying_of(overlap, person)
    codes = queries.owners_of(overlap)
    decision = queries.decision_of(overlap)
    is_asked = decision is not None and decision.choice in set(Agreed)
    return CarryingShown(
        carrying=found,
        agreed_name=AGREED_NAMES[found.agreed] if found.agreed else "",
        owners=[
            AgreementLine(
                one,
                one.agreement is None
                and rules.why_not_agree(person, one.organisation.code, codes, decided=is_asked) is None,
            )
            for one in (found.owners if is_asked else ())
        ],
        tasks=[
            TaskLine(
                one,
                DEED_NAMES[one.deed],
                rules.why_not_carry_out(
                    person, one.organisation.code, codes, agreed=found.agreed, deed=one.deed, standing=one.standing
                )
                is None,
            )
            for one in found.tasks
        ],
    )


@require_POST
def overlap_agree(request: SignedInRequest, overlap_id: int, code: str) -> HttpResponse:
    """An owner agrees to the decision in force."""
    deciding.agree_to_decision(overlap_id=overlap_id, organisation_code=code, by=request.user)
    messages.success(request, _("บันทึกแล้วว่าเห็นด้วย เมื่อครบทุกแห่งจึงดำเนินการในแผนได้"), extra_tags="good")
    return HttpResponseRedirect(reverse("overlap", args=[overlap_id]))


@require_POST
def overlap_carry_out(request: SignedInRequest, overlap_id: int, project_id: int) -> HttpResponse:
    """Write what was agreed into the own plan, and show what its revision changes now."""
    edit = actions.carry_out(overlap_id=overlap_id, project_id=project_id, by=request.user)
    told = _("ดำเนินการในแผนแล้ว อยู่ใน “%(label)s” ตรวจด้านล่าง เอากลับได้ที่รายการแก้ไข") % {"label": edit.revision.label}
    messages.success(request, told, extra_tags="good")
    code = edit.plan.organisation.code
    return HttpResponseRedirect(f"{reverse('plan_changes', args=[code])}?first_year={edit.plan.first_year}")
