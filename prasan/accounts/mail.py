"""Letters go out behind the pages: whoever asks waits equally long, whether there is anybody to write to or not."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.http import int_to_base36
from django_tasks import task

from prasan.accounts.models import User
from prasan.accounts.queries import people_with_address
from prasan.accounts.rules.letters import Letter, reset_letter


def send(letter: Letter, *, to: str) -> None:
    """Hand a letter to the mail server."""
    EmailMessage(letter.subject, letter.body, to=[to]).send()


def ask_for_reset(*, written: str, base: str) -> None:
    """Send the way to a new password to everyone with an address; nobody learns whether there is anyone.

    `base` is the site's own address (https://plan.example.go.th).
    """
    if settings.JOBS_AT_ONCE:
        send_resets(written, base)
    else:
        reset_task.enqueue(written, base)


@task()
def reset_task(written: str, base: str) -> None:
    """What the queue holds: the address that somebody typed."""
    send_resets(written, base)


def send_resets(written: str, base: str) -> None:
    """One letter to each person who can sign in and has the address, sent to the address that is stored."""
    for user in people_with_address(written):
        send(_reset_letter(user, base), to=user.email)


def _reset_letter(user: User, base: str) -> Letter:
    key = {"uidb36": int_to_base36(user.pk), "key": default_token_generator.make_token(user)}
    address = base + reverse("account_reset_password_from_key", kwargs=key)
    return reset_letter(name=str(user), address=address, minutes=settings.PASSWORD_RESET_TIMEOUT // 60)
