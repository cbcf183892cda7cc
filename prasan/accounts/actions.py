"""The writes of accounts. `record` is called by every action of every app, inside its transaction."""

from datetime import UTC

from django.db import transaction
from django.utils import timezone

from prasan.accounts.belonging import belongs
from prasan.accounts.models import TrailEntry, TrailHead, User
from prasan.accounts.queries import fact_of
from prasan.accounts.rules.chain import digest_of


def record(
    *,
    by: User | None,
    did: str,
    target_type: str,
    target_id: object,
    organisation_code: str,
    target_text: str = "",
    why: str = "",
    before: object = None,
    after: object = None,
    as_themselves: bool = False,
) -> TrailEntry:
    """Add one entry to the chained trail; must run inside the transaction of the change that it describes.

    `by` is None only for what the installation itself does (loading reference data). `organisation_code` names the
    organisation in whose own trail the entry stands, and is empty for what concerns the whole province. Somebody who
    does not belong to it acts on its behalf, and the entry says so; `as_themselves` marks what they did in their own
    office instead (a reminder, a decision of the PAO). `before` and `after` are JSON values.
    Raises `TransactionManagementError` outside a transaction, so that a change can't be kept without its trace.
    """
    from_outside = by is not None and organisation_code and not belongs(by, organisation_code)
    head = TrailHead.objects.select_for_update().get_or_create(pk=1)[0]
    entry = TrailEntry(
        number=head.number + 1,
        at=timezone.now().astimezone(UTC),
        by=by,
        did=did,
        target_type=target_type,
        target_id=str(target_id),
        target_text=target_text[:500],
        why=why,
        before=before,
        after=after,
        organisation_code=organisation_code,
        on_behalf_of=organisation_code if from_outside and not as_themselves else "",
        previous_digest=head.digest,
    )
    entry.digest = digest_of(fact_of(entry), head.digest)
    entry.save(force_insert=True)
    head.number, head.digest = entry.number, entry.digest
    head.save(update_fields=["number", "digest"])
    return entry


@transaction.atomic
def create_user(*, username: str, password: str, display_name: str, by: User | None, email: str = "") -> User:
    """A new person who can sign in. The password is hashed (argon2) and never recorded."""
    user = User.objects.create_user(username=username, password=password, email=email, display_name=display_name)
    record(
        by=by, did="user.created", target_type="user", target_id=user.pk, target_text=display_name, organisation_code=""
    )
    return user
