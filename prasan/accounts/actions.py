"""The writes of accounts. `record` is called by every action of every app, inside its transaction."""

from datetime import UTC

from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils import timezone

from prasan.accounts.belonging import belongs
from prasan.accounts.models import SavedView, TrailEntry, TrailHead, User
from prasan.accounts.queries import fact_of
from prasan.accounts.rules.chain import digest_of
from prasan.accounts.rules.saved_views import read_name, why_not_keep
from prasan.common.errors import InputRefused, NotFound


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
    address = email.strip().lower()
    if address and User.objects.filter(email=address).exists():
        raise InputRefused(
            "address_taken",
            "มีบัญชีที่ใช้ที่อยู่อีเมลนี้แล้ว",
            "Another account has this e-mail address.",
        )
    user = User.objects.create_user(username=username, password=password, email=address, display_name=display_name)
    record(
        by=by, did="user.created", target_type="user", target_id=user.pk, target_text=display_name, organisation_code=""
    )
    return user


@transaction.atomic
def end_session(*, session_id: int, by: User) -> None:
    """Sign out one of the person's own browsers. Raises `NotFound` for anybody else's, as for one that is not there."""
    found = UserSession.objects.filter(pk=session_id, user=by).first()
    if found is None:
        raise NotFound("no_such_session", "ไม่มีการเข้าสู่ระบบนี้แล้ว", "There is no such session any more.")
    found.end()


@transaction.atomic
def end_other_sessions(*, but: str, by: User) -> int:
    """Sign out every browser of the person except the one with the session key `but`. How many there were."""
    others = list(UserSession.objects.filter(user=by).exclude(session_key=but))
    for one in others:
        one.end()
    return len(others)


@transaction.atomic
def tell_of_change(*, user: User, did: str, what: str = "") -> None:
    """Put into the trail that a person changed how they sign in: never the secret, only that and what."""
    record(
        by=user,
        did=did,
        target_type="user",
        target_id=user.pk,
        organisation_code="",
        target_text=str(user),
        after={"factor": what} if what else None,
    )


@transaction.atomic
def disconnect_outside(*, connection_id: int, by: User) -> None:
    """The person no longer signs in through that account of an identity provider outside."""
    SocialAccount.objects.filter(pk=connection_id, user=by).delete()
    tell_of_change(user=by, did="user.outside_disconnected")


@transaction.atomic
def save_view(*, page: str, of: str, query: str, name: str, by: User) -> SavedView:
    """Keep the filter of a list under a name. Not told in the trail, and neither are the two below.

    It changes nothing of anybody else's, and the words that a person searches for are not the auditors' to read.
    """
    return _keep(SavedView(user=by, page=page, of=of, query=query), name)


@transaction.atomic
def rename_view(*, view_id: int, name: str, by: User) -> SavedView:
    """Another name for an own view. Raises `NotFound` for anybody else's, as for one that is not there."""
    return _keep(_own_view(view_id, by), name)


@transaction.atomic
def delete_view(*, view_id: int, by: User) -> SavedView:
    """Keep an own view no longer; what it was is handed back."""
    view = _own_view(view_id, by)
    view.delete()
    return view


def _own_view(view_id: int, by: User) -> SavedView:
    found = SavedView.objects.filter(pk=view_id, user=by).first()
    if found is None:
        raise NotFound(
            "no_such_view",
            "ไม่มีมุมมองนี้ในบัญชีของท่าน อาจลบไปแล้ว ดูที่มีอยู่ที่หน้ามุมมองของฉัน",
            "You have no such view; it may have been deleted. Those you have are under My views.",
        )
    return found


def _keep(view: SavedView, written: str) -> SavedView:
    """Check beside the person's other views of the list, one at a time: two tabs never keep the same name."""
    User.objects.select_for_update().get(pk=view.user_id)
    view.name = read_name(written)
    others = SavedView.objects.filter(user=view.user_id, page=view.page, of=view.of).exclude(pk=view.pk)
    if refusal := why_not_keep(view.name, view.query, dict(others.values_list("name", "query"))):
        raise refusal
    view.save()
    return view
