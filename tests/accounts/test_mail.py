"""Letters over a real SMTP conversation: Thai subject and names arrive whole; a server that fails loses nothing."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from prasan.accounts.models import User
from prasan.accounts.rules.letters import wait_before
from prasan.duties import actions as duties
from prasan.duties.models import Nudge, Reminder
from prasan.organisations.actions.invitations import invite
from prasan.organisations.models import Invitation
from prasan.organisations.rules.kinds import Role
from tests.accounts.smtp import Sink, sink
from tests.build import World, announce, row

BASE = "http://plan.example.go.th"


@pytest.fixture
def server(settings: Settings) -> Iterator[Sink]:
    """The site's mail server: without TLS, on this machine."""
    with sink() as kept:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", kept.port, False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.DEFAULT_FROM_EMAIL = "ประสาน ขอนแก่น <prasan@example.go.th>"
        yield kept


@pytest.fixture
def due(world: World) -> tuple[User, User]:
    """Two people with an address and something overdue: a planner with a Thai name, and the planner of the PAO."""
    announce(world.ban_a, [row("ถนน")])
    for user, name in ((world.cast.anong, "อนงค์ แก้วใส"), (world.cast.porn, "พร")):
        user.email, user.display_name = f"{user.username}@example.org", name
        user.save()
    return world.cast.anong, world.cast.porn


def texts(server: Sink) -> dict[str, tuple[str, str]]:
    """Whom a letter went to → its subject and its text, as a mail program shows them."""
    return {to: (str(letter["Subject"]).strip(), letter.get_content()) for to, letter in server.letters}


def test_a_digest_arrives_whole_in_thai(server: Sink, due: tuple[User, User]) -> None:
    assert duties.send_reminders(today=timezone.localdate()).sent == 2
    subject, text = texts(server)["anong@example.org"]
    assert re.fullmatch(r"ประสาน: \d+ เรื่องที่ต้องทำ", subject)
    assert text.startswith("เรียน อนงค์ แก้วใส")
    assert "เทศบาลตำบลบ้านเอ" in text
    _, letter = server.letters[0]
    assert letter["From"] == "ประสาน ขอนแก่น <prasan@example.go.th>"
    assert letter.get_content_type() == "text/plain"
    assert letter.get_content_charset() == "utf-8"


def test_an_address_that_the_server_refuses_keeps_nobody_else_from_their_letter(
    server: Sink, due: tuple[User, User]
) -> None:
    today = timezone.localdate()
    server.refuses = frozenset({"anong@example.org"})
    told = duties.send_reminders(today=today)
    assert (told.sent, told.failed) == (1, 1)
    assert list(texts(server)) == ["porn@example.org"]
    server.refuses = frozenset()
    again = duties.send_reminders(today=today)
    assert (again.sent, again.failed) == (1, 0)
    assert [to for to, _ in server.letters] == ["porn@example.org", "anong@example.org"]


def test_a_server_that_puts_off_or_is_not_there_is_told_and_the_next_run_sends(
    server: Sink, due: tuple[User, User], settings: Settings
) -> None:
    today = timezone.localdate()
    server.is_busy = True
    assert duties.send_reminders(today=today).failed == 2
    settings.EMAIL_PORT = 1  # nobody listens there
    assert duties.send_reminders(today=today).failed == 2
    assert not Reminder.objects.exists()
    server.is_busy, settings.EMAIL_PORT = False, server.port
    assert duties.send_reminders(today=today).sent == 2
    assert duties.send_reminders(today=today).sent == 0
    assert len(server.letters) == 2


def invited(world: World) -> Invitation:
    return invite(
        email="new@example.org",
        display_name="นางสาวใหม่ ยิ้มแย้ม",
        roles=[Role.CLERK],
        organisation=world.ban_a,
        by=world.cast.lek,
        base=BASE,
    )


def test_an_invitation_arrives_and_its_address_opens(world: World, server: Sink) -> None:
    invited(world)
    subject, text = texts(server)["new@example.org"]
    assert subject == "คำเชิญเข้าใช้ระบบประสาน · เทศบาลตำบลบ้านเอ"
    assert "เรียน นางสาวใหม่ ยิ้มแย้ม" in text
    address = re.search(rf"{BASE}(/invitations/\S+)", text)
    assert address is not None
    assert Client().get(address[1]).status_code == 200


def work() -> None:
    """Whatever the queue holds for now, done."""
    call_command("db_worker", batch=True, verbosity=0, reload=False, startup_delay=False)


def hurry() -> None:
    """What waits for later in the queue waits no more."""
    DBTaskResult.objects.update(run_after=timezone.now() - timedelta(seconds=1))


@pytest.mark.django_db(transaction=True)
def test_an_invitation_that_could_not_be_sent_is_told_and_tried_again(
    world: World, server: Sink, settings: Settings
) -> None:
    settings.JOBS_AT_ONCE = False
    server.is_busy = True
    made = invited(world)
    work()
    made.refresh_from_db()
    assert made.letter_failed_at is not None
    client = Client()
    client.force_login(world.cast.lek)
    people = f"/organisations/{world.ban_a.code}/people/"
    assert "จดหมายยังส่งไม่ได้" in client.get(people).content.decode()
    server.is_busy = False
    hurry()
    work()
    assert list(texts(server)) == ["new@example.org"]
    assert "จดหมายยังส่งไม่ได้" not in client.get(people).content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_word_of_the_pao_is_kept_and_its_letter_tried_again(
    world: World, server: Sink, due: tuple[User, User], settings: Settings
) -> None:
    settings.JOBS_AT_ONCE = False
    server.is_busy = True
    duties.nudge(organisations=[world.ban_a], text="ขอให้ส่งภายในศุกร์นี้", by=world.cast.porn)
    work()
    assert Nudge.objects.count() == 1
    assert server.letters == []
    server.is_busy = False
    hurry()
    work()
    text = texts(server)["anong@example.org"][1]
    assert "ขอให้ส่งภายในศุกร์นี้" in text
    assert "พร (อบจ.)" in text
    assert "เปิดในประสานที่หน้า กำหนดเวลา ของ อปท." in text


def test_a_letter_is_tried_for_a_day_and_a_half_and_then_somebody_must_look() -> None:
    waits = [wait_before(attempt) for attempt in range(1, 7)]
    assert waits[-1] is None
    known = [one for one in waits if one]
    assert known == sorted(known)
    assert sum(known, timedelta()) > timedelta(days=1)
    assert wait_before(0) is None
