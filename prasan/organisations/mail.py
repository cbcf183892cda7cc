"""The letters of invitations, sent behind the pages. A letter's secret is signed when it is written and stored nowhere."""

from datetime import datetime

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from prasan.accounts import mail
from prasan.accounts.rules.letters import invitation_letter
from prasan.organisations.models import Invitation, Organisation
from prasan.organisations.rules.kinds import ROLE_LABEL_TH, Role

_SALT = "prasan.invitation"


def post(invitation: Invitation, *, base: str) -> None:
    """Send an invitation. `base` is the site's own address."""
    if settings.JOBS_AT_ONCE:
        _try(invitation.pk, base, attempt=1)
    else:
        write_task.enqueue(invitation.pk, base)


@task()
def write_task(invitation_id: int, base: str, attempt: int = 1) -> None:
    """What the queue holds: the number of an invitation."""
    _try(invitation_id, base, attempt=attempt)


def _try(invitation_id: int, base: str, *, attempt: int) -> None:
    """Send it; where the mail server fails the page of people says so, and it is tried again."""
    failed_at: datetime | None = None
    try:
        write(invitation_id, base)
    except OSError:
        failed_at = timezone.now()
        if later := mail.later_than_failure(attempt, f"invitation {invitation_id}"):
            write_task.using(run_after=later).enqueue(invitation_id, base, attempt + 1)
    Invitation.objects.filter(pk=invitation_id).update(letter_failed_at=failed_at)


def write(invitation_id: int, base: str) -> None:
    """The letter itself, unless the invitation was withdrawn or accepted meanwhile."""
    found = Invitation.objects.filter(pk=invitation_id, accepted_at=None, withdrawn_at=None).first()
    if found is None:
        return
    letter = invitation_letter(
        name=found.display_name,
        inviter=str(found.invited_by),
        place=_called(found),
        roles=", ".join(ROLE_LABEL_TH[Role(role)] for role in found.roles),
        address=base + reverse("invitation", args=[token_of(found)]),
        days=settings.INVITATION_DAYS,
    )
    mail.send(letter, to=found.email)


def _called(invitation: Invitation) -> str:
    """The place as a letter calls it: อบต.บ้านบี, อำเภอเมือง, จังหวัดสมุทรทอง."""
    place = invitation.place
    if isinstance(place, Organisation):
        return place.label
    return f"{'อำเภอ' if invitation.district else 'จังหวัด'}{place.name_th}"


def token_of(invitation: Invitation) -> str:
    """The secret of the letter: only the key of the settings can sign it, and the invitation must still know its nonce."""
    return signing.Signer(salt=_SALT).sign_object([invitation.pk, invitation.nonce])


def named_by(token: str) -> tuple[int, str] | None:
    """The invitation and the nonce that a letter names; None for anything that was not signed here."""
    try:
        pk, nonce = signing.Signer(salt=_SALT).unsign_object(token)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(pk), str(nonce)
