"""Reads of connections."""

from django.db.models import QuerySet
from django.utils import timezone

from prasan.common.errors import NotFound
from prasan.connections.models import ApiToken, PushAnswer
from prasan.connections.rules import BadToken, counts, digest_of, why_not_answer_again
from prasan.organisations.queries import person
from prasan.plans.models import Import
from prasan.plans.queries import no_such_import
from prasan.plans.rules.permissions import why_not_edit


def tokens_of(organisation_id: int) -> QuerySet[ApiToken]:
    """An organisation's tokens, the newest first, those that no longer count too."""
    return ApiToken.objects.filter(organisation_id=organisation_id).select_related("made_by")


def in_use(organisation_id: int) -> int:
    """How many of them open something."""
    return tokens_of(organisation_id).filter(revoked_at=None, expires_at__gt=timezone.now()).count()


def token_with(secret: str) -> ApiToken:
    """The token that a request carries. Raises `BadToken`, the same whatever is wrong with it.

    It speaks in the name of who made it: where that person may no longer write in the plan, it opens nothing.
    """
    found = (
        ApiToken.objects.select_related("organisation__province", "made_by").filter(digest=digest_of(secret)).first()
    )
    if found is None or not counts(expires_at=found.expires_at, revoked_at=found.revoked_at, now=timezone.now()):
        raise BadToken
    if not found.made_by.is_active or why_not_edit(person(found.made_by), found.organisation.code):
        raise BadToken
    return found


def answered(token: ApiToken, key: str, body_digest: str) -> PushAnswer | None:
    """The answer that a push got before. Raises the refusal of `why_not_answer_again`."""
    found = PushAnswer.objects.filter(token=token, key=key).first()
    if found and (refusal := why_not_answer_again(found.body_digest, body_digest)):
        raise refusal
    return found


def import_of(token: ApiToken, import_id: int) -> Import:
    """One import of the token's organisation; any other does not exist."""
    found = Import.objects.filter(pk=import_id, organisation=token.organisation).defer("content").first()
    if found is None:
        raise no_such_import()
    return found


def token_to_revoke(organisation_id: int, token_id: int) -> ApiToken:
    """A token of this organisation; one of another does not exist."""
    found = tokens_of(organisation_id).filter(pk=token_id).first()
    if found is None:
        raise NotFound(
            "no_such_token", "ไม่มีโทเคนนี้ ดูรายการในหน้าการเชื่อมต่อ", "There is no such token; see the list of connections."
        )
    return found
