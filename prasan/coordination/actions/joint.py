"""Joint requests: opened from an overlap with all owners invited; each owner consents, declines, or takes it back."""

from django.db import transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.common.errors import InputRefused, Refusal
from prasan.coordination import queries
from prasan.coordination.models import JointOwner, JointRequest, Overlap
from prasan.coordination.rules import deciding
from prasan.coordination.rules.deciding import Consent
from prasan.organisations.queries import person


@transaction.atomic
def open_request(*, overlap_id: int, title: str, by: User, why: str = "") -> JointRequest:
    """Invite every owner of an overlap's projects to do them as one. The owner who opens it still gives its consent.

    While a request of the overlap is open, opening again gives that one.
    """
    Overlap.objects.select_for_update().filter(pk=overlap_id).first()
    asking = person(by)
    overlap = queries.overlap_to_see(overlap_id, asking)
    if refusal := deciding.why_not_decide(asking, queries.owners_of(overlap)):
        raise refusal
    if known := JointRequest.objects.filter(overlap=overlap, withdrawn_at=None).first():
        return known
    if not title.strip():
        raise InputRefused("title_missing", "ตั้งชื่อโครงการร่วมก่อน", "Give the joint project a title first.")
    members = {member.organisation_id: member for member in overlap.members.all()}
    if len(members) < 2:
        raise Refusal(
            "one_owner",
            "โครงการทั้งหมดเป็นของ อปท. เดียวกัน ทำเป็นโครงการร่วมไม่ได้ ให้ตัดสินว่ารวมหรือทำต่อเนื่องแทน",
            "All projects belong to one organisation; decide to merge or to sequence them instead.",
        )
    request = JointRequest.objects.create(
        province=overlap.province, overlap=overlap, title=title.strip(), why=why, opened_by=by, opened_at=timezone.now()
    )
    JointOwner.objects.bulk_create(
        [
            JointOwner(request=request, organisation_id=organisation_id, project_id=member.project_id)
            for organisation_id, member in members.items()
        ]
    )
    record(
        by=by,
        did="joint_request.opened",
        target_type="joint_request",
        target_id=request.pk,
        organisation_code="",
        target_text=request.title,
        why=why,
        after=sorted(queries.owners_of(overlap)),
    )
    return request


@transaction.atomic
def answer_request(*, request_id: int, organisation_code: str, consents: bool, by: User, why: str = "") -> JointOwner:
    """An owner consents or declines; saying otherwise later takes the earlier answer back."""
    request = _open(request_id, by)
    if refusal := deciding.why_not_consent(person(by), organisation_code, queries.owners_of_request(request)):
        raise refusal
    owner = JointOwner.objects.get(request=request, organisation__code=organisation_code)
    before, owner.consent = owner.consent, Consent.CONSENTED if consents else Consent.DECLINED
    owner.why, owner.by, owner.at = why, by, timezone.now()
    owner.save(update_fields=["consent", "why", "by", "at"])
    _record(request, organisation_code, before, owner.consent, by=by, why=why)
    return owner


@transaction.atomic
def take_answer_back(*, request_id: int, organisation_code: str, by: User, why: str = "") -> None:
    """An owner takes its consent or refusal back: it is asked again."""
    request = _open(request_id, by)
    if refusal := deciding.why_not_consent(person(by), organisation_code, queries.owners_of_request(request)):
        raise refusal
    owner = JointOwner.objects.get(request=request, organisation__code=organisation_code)
    before, owner.consent = owner.consent, Consent.INVITED
    owner.why, owner.by, owner.at = why, by, timezone.now()
    owner.save(update_fields=["consent", "why", "by", "at"])
    _record(request, organisation_code, before, owner.consent, by=by, why=why)


@transaction.atomic
def withdraw_request(*, request_id: int, by: User, why: str = "") -> None:
    """Call a joint request off: the one who opened it, or the PAO."""
    request = _open(request_id, by)
    if request.opened_by_id != by.pk and not person(by).coordinates():
        raise deciding.not_the_opener()
    request.withdrawn_at = timezone.now()
    request.save(update_fields=["withdrawn_at"])
    record(
        by=by,
        did="joint_request.withdrawn",
        target_type="joint_request",
        target_id=request.pk,
        organisation_code="",
        target_text=request.title,
        why=why,
    )


def _open(request_id: int, by: User) -> JointRequest:
    JointRequest.objects.select_for_update().filter(pk=request_id).first()
    request = queries.request_to_see(request_id, person(by))
    if request.withdrawn_at:
        raise Refusal(
            "request_withdrawn",
            "ข้อเสนอโครงการร่วมนี้ถูกยกเลิกแล้ว เปิดใหม่ได้จากหน้าความซ้ำซ้อน",
            "This joint request was called off; open a new one from the overlap.",
        )
    return request


def _record(request: JointRequest, owner: str, before: str, after: str, *, by: User, why: str) -> None:
    record(
        by=by,
        did="joint_request.answered",
        target_type="joint_request",
        target_id=request.pk,
        organisation_code=owner,
        target_text=request.title,
        why=why,
        before={owner: before},
        after={owner: after},
    )
