"""A lost phone: the province's administrator takes somebody's second factor away, and the person sets a new one up."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from prasan.accounts.actions import end_other_sessions, record
from prasan.accounts.models import User
from prasan.common.errors import InputRefused, NotFound
from prasan.organisations.queries import person
from prasan.organisations.rules.people import why_not_administer


@transaction.atomic
def reset_factors(*, user_id: int, why: str, by: User) -> User:
    """Take all codes and passkeys of somebody away and sign them out everywhere; the password stays.

    For administrators of the province only, who have seen that it is the person. Raises `NotAllowed`, `NotFound`,
    and `InputRefused` without a reason.
    """
    if refusal := why_not_administer(person(by)):
        raise refusal
    if not why:
        raise InputRefused("no_reason", "พิมพ์เหตุผล เช่น โทรศัพท์หาย", "Say why, such as: the phone was lost.")
    user = User.objects.select_for_update().filter(pk=user_id).first()
    if user is None:
        raise NotFound("no_such_person", "ไม่มีบัญชีนี้", "There is no such account.")
    Authenticator.objects.filter(user=user).delete()
    end_other_sessions(but="", by=user)
    record(
        by=by,
        did="user.factors_reset",
        target_type="user",
        target_id=user.pk,
        organisation_code="",
        target_text=str(user),
        why=why,
    )
    return user
