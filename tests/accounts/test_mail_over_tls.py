"""Letters over TLS: STARTTLS and TLS from the first byte; what can't be trusted gets no letter, and none is lost by it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from prasan.accounts.mail import send
from prasan.accounts.models import User
from prasan.accounts.rules.letters import Letter
from prasan.duties import actions as duties
from prasan.duties.models import Reminder
from prasan.organisations.models import Invitation
from tests.accounts.smtp import Sink, certificate, sink, speaking_for
from tests.accounts.test_mail import due, hurry, invited, texts, work
from tests.build import World

__all__ = ["due"]

LETTER = Letter("ขอเชิญประชุม", "วันจันทร์ 9.00 น.")
MODES = ("starttls", "implicit")


@contextmanager
def mail_server(settings: Settings, mode: str, certified: Path) -> Iterator[Sink]:
    """The site's mail server, as the settings name one that speaks TLS in either way."""
    context = speaking_for(certified)
    with sink(starttls=context) if mode == "starttls" else sink(implicit=context) as kept:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", kept.port
        settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = mode == "starttls", mode == "implicit"
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        yield kept


@pytest.mark.parametrize("mode", MODES)
def test_a_letter_goes_in_tls_to_a_server_whose_authority_the_machine_trusts(
    mode: str, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certified = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certified))
    with mail_server(settings, mode, certified) as server:
        send(LETTER, to="anong@example.org")
    assert texts(server)["anong@example.org"][0] == "ขอเชิญประชุม"
    assert set(server.said_in_clear) <= {"EHLO", "STARTTLS"}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("of_another_address", [False, True], ids=["unknown_authority", "another_address"])
def test_a_server_that_cannot_be_trusted_gets_no_letter(
    mode: str, of_another_address: bool, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certified = certificate(tmp_path, address="127.0.0.2" if of_another_address else "127.0.0.1")
    if of_another_address:
        monkeypatch.setenv("SSL_CERT_FILE", str(certified))
    with mail_server(settings, mode, certified) as server, pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
        send(LETTER, to="anong@example.org")
    assert server.letters == []
    assert set(server.said_in_clear) <= {"EHLO", "STARTTLS"}


def test_a_server_without_starttls_gets_nothing_in_clear(settings: Settings) -> None:
    with sink() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, True
        with pytest.raises(OSError, match="STARTTLS"):
            send(LETTER, to="anong@example.org")
    assert server.letters == []
    assert "MAIL" not in server.said_in_clear


@pytest.mark.parametrize("mode", MODES)
def test_digests_wait_until_the_certificate_is_trusted(
    mode: str, due: tuple[User, User], settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certified = certificate(tmp_path)
    with mail_server(settings, mode, certified) as server:
        assert duties.send_reminders(today=timezone.localdate()).failed == 2
        assert not Reminder.objects.exists()
        monkeypatch.setenv("SSL_CERT_FILE", str(certified))
        assert duties.send_reminders(today=timezone.localdate()).sent == 2
    assert len(server.letters) == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("mode", MODES)
def test_an_invitation_waits_until_the_certificate_is_trusted(
    mode: str, world: World, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.JOBS_AT_ONCE = False
    certified = certificate(tmp_path)
    with mail_server(settings, mode, certified) as server:
        made: Invitation = invited(world)
        work()
        made.refresh_from_db()
        assert made.letter_failed_at is not None
        monkeypatch.setenv("SSL_CERT_FILE", str(certified))
        hurry()
        work()
        made.refresh_from_db()
        assert made.letter_failed_at is None
    assert list(texts(server)) == ["new@example.org"]
