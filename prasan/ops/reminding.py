"""The daily digests, sent or only printed."""

import sys

from django.db import transaction
from django.utils import timezone

from prasan.accounts.models import User
from prasan.accounts.rules.letters import Letter
from prasan.duties import actions


def send_reminders(*, dry_run: bool) -> actions.Sent:
    """What became of the day's digests."""
    today = timezone.localdate()
    if not dry_run:
        return actions.send_reminders(today=today)
    with transaction.atomic():
        counts = actions.send_reminders(today=today, send=_print)
        transaction.set_rollback(True)
    return counts


def _print(user: User, letter: Letter) -> None:
    sys.stderr.write(f"{user.email}: {letter.subject}\n{letter.body}\n\n")
