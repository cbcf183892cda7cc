"""The writes of connections: tokens made and revoked, projects pushed. Each push is an import like any other."""

import secrets
from collections.abc import Mapping
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from prasan.accounts.actions import record
from prasan.accounts.models import User
from prasan.classification import importing as bringing_in
from prasan.connections import queries
from prasan.connections.models import ApiToken, PushAnswer
from prasan.connections.pushing import Push, answer_of
from prasan.connections.rules import PREFIX, digest_of, why_not_make
from prasan.organisations.models import Organisation
from prasan.plans import actions as plans
from prasan.plans import queries as plan_queries
from prasan.plans.rules import importing

USED_EVERY = timedelta(minutes=1)


@transaction.atomic
def make_token(*, organisation: Organisation, name: str, days: int, by: User) -> tuple[ApiToken, str]:
    """A new token and its secret, which is told this once."""
    plans.check_may_edit(by, organisation)
    if refusal := why_not_make(name=name, days=days, in_use=queries.in_use(organisation.pk)):
        raise refusal
    secret = f"prasan_{secrets.token_urlsafe(32)}"
    token = ApiToken.objects.create(
        organisation=organisation,
        name=name.strip(),
        prefix=secret.removeprefix("prasan_")[:PREFIX],
        digest=digest_of(secret),
        made_by=by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    _record(token, "token.made", by, after={"name": token.name, "days": days})
    return token, secret


@transaction.atomic
def revoke_token(*, organisation: Organisation, token_id: int, by: User) -> ApiToken:
    """From now on the token opens nothing. Revoking twice changes nothing."""
    plans.check_may_edit(by, organisation)
    token = queries.token_to_revoke(organisation.pk, token_id)
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        _record(token, "token.revoked", by)
    return token


def note_use(*, token: ApiToken) -> None:
    """When the token was used last, to the minute: a working note, no fact of the province."""
    now = timezone.now()
    if token.used_at is None or now - token.used_at > USED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(used_at=now)


def push_projects(*, token: ApiToken, key: str, push: Push) -> PushAnswer:
    """Bring pushed projects in, or look what would change; asked again with the same key, the same answer.

    All in one transaction with the answer: a push that was cut off left nothing, and can be sent again.
    """
    if known := queries.answered(token, key, push.body_digest):
        return known
    try:
        with transaction.atomic():
            answer = PushAnswer.objects.create(token=token, key=key, body_digest=push.body_digest)
            _bring_in(answer, token, push)
    except IntegrityError:  # the same push at the same moment: whoever came first has been answered by now
        if known := queries.answered(token, key, push.body_digest):
            return known
        raise
    if answer.kept and answer.answer["state"] == "applied":
        bringing_in.propose(answer.kept, by=token.made_by)
    return answer


def _bring_in(answer: PushAnswer, token: ApiToken, push: Push) -> None:
    by, organisation = token.made_by, token.organisation
    plan = plan_queries.plan_for_years(organisation.pk, push.document.first_year)
    left_out = importing.rows_with_errors(push.document) if push.leave_out_errors else frozenset()
    found = importing.difference(push.document, plan_queries.stored_rows(plan), left_out=left_out)
    blocked = importing.why_not_apply(push.document, left_out=left_out) is not None
    if push.apply and blocked:
        answer.status, answer.answer = 422, answer_of(push, found, state="refused")
    else:
        kept = plans.keep_upload(
            organisation=organisation,
            document=push.document,
            file_name=f"API {token.name} {answer.key[:40]}.xlsx",
            content=push.content,
            by=by,
            told={"token": token.prefix},
        )
        if push.apply:
            seen = plans.state_of(plan)
            kept = bringing_in.write(
                import_id=kept.pk, document=push.document, seen=seen, left_out=left_out, take_out_gone=False, by=by
            )
        answer.kept = kept
        state = "applied" if push.apply else "previewed"
        answer.answer = answer_of(push, found, state=state, import_id=kept.pk, left_out=len(left_out))
    answer.save(update_fields=["status", "answer", "kept"])
    _record(token, "projects.pushed", by, after={"key": answer.key, **_counted(answer.answer)})


def _counted(answer: Mapping[str, object]) -> dict[str, object]:
    return {name: answer[name] for name in ("state", "import", "added", "changed", "same")}


def _record(token: ApiToken, did: str, by: User, *, after: object = None) -> None:
    record(
        by=by,
        did=did,
        target_type="api_token",
        target_id=token.pk,
        organisation_code=token.organisation.code,
        target_text=str(token),
        after=after,
    )
