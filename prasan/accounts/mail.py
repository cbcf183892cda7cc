"""Letters go out behind the pages: whoever asks waits equally long, whether there is anybody to write to or not."""

import logging
from datetime import datetime

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage, get_connection
from django.urls import reverse
from django.utils import timezone
from django.utils.http import int_to_base36
from django_tasks import task

from prasan.accounts.models import User
from prasan.accounts.queries import people_with_address
from prasan.accounts.rules.letters import Letter, reset_letter, wait_before

log = logging.getLogger(__name__)


def send(letter: Letter, *, to: str) -> None:
    """Hand a letter to the mail server; whatever it fails with (its certificate too) is an `OSError`."""
    with get_connection() as server:
        server.send_messages([EmailMessage(letter.subject, letter.body, to=[to])])


def post(letter: Letter, *, to: str) -> None:
    """Send a letter behind the pages, in the transaction of what it tells: a mail server that fails is tried again."""
    if settings.JOBS_AT_ONCE:
        _try(letter, to, attempt=1)
    else:
        letter_task.enqueue(letter.subject, letter.body, to)


@task()
def letter_task(subject: str, body: str, to: str, attempt: int = 1) -> None:
    """What the queue holds: a letter without secrets."""
    _try(Letter(subject, body), to, attempt=attempt)


def _try(letter: Letter, to: str, *, attempt: int) -> None:
    try:
        send(letter, to=to)
    except OSError:  # what every failure of a mail server is
        if later := later_than_failure(attempt, f"letter to {to}"):
            letter_task.using(run_after=later).enqueue(letter.subject, letter.body, to, attempt + 1)


def later_than_failure(attempt: int, what: str) -> datetime | None:
    """When to try again after a failure, said in the log; None where the queue is off or it was tried often enough."""
    wait = None if settings.JOBS_AT_ONCE else wait_before(attempt)
    log.exception("%s: not sent, attempt %s, %s", what, attempt, f"again in {wait}" if wait else "not tried again")
    return timezone.now() + wait if wait else None


def ask_for_reset(*, written: str, base: str) -> None:
    """Send the way to a new password to everyone with an address; nobody learns whether there is anyone.

    `base` is the site's own address (https://plan.example.go.th).
    """
    if settings.JOBS_AT_ONCE:
        send_resets(written, base)
    else:
        reset_task.enqueue(written, base)


@task()
def reset_task(written: str, base: str, attempt: int = 1) -> None:
    """What the queue holds: the address that somebody typed; the letter's secret is made anew at each attempt."""
    try:
        send_resets(written, base)
    except OSError:
        if later := later_than_failure(attempt, "reset of a password"):
            reset_task.using(run_after=later).enqueue(written, base, attempt + 1)


def send_resets(written: str, base: str) -> None:
    """One letter to each person who can sign in and has the address, sent to the address that is stored."""
    for user in people_with_address(written):
        send(_reset_letter(user, base), to=user.email)


def _reset_letter(user: User, base: str) -> Letter:
    key = {"uidb36": int_to_base36(user.pk), "key": default_token_generator.make_token(user)}
    address = base + reverse("account_reset_password_from_key", kwargs=key)
    return reset_letter(name=str(user), address=address, minutes=settings.PASSWORD_RESET_TIMEOUT // 60)
