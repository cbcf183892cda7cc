"""The codes that an authenticator app would show."""

import time

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from prasan.accounts.models import User
from prasan.web.people.adapters import SecondFactorAdapter


def give_authenticator(user: User) -> str:
    """Set up an authenticator app for somebody; its secret."""
    secret = str(generate_totp_secret())
    TOTP.activate(user, secret)
    return secret


def code_of(secret: str, *, steps: int = 0) -> str:
    """The code of now, or so many half minutes later."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps)))


def stored_secret(user: User) -> str:
    """What lies in the database."""
    return str(user.authenticator_set.get(type="totp").data["secret"])  # type: ignore[attr-defined]


def opened(stored: str) -> str:
    """What it says to whoever has the key of the settings."""
    return SecondFactorAdapter().decrypt(stored)
