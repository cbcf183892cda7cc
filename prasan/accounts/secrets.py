"""Secrets that lie encrypted in the database: with a key made from the site's own and from what the secret is for."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes


def sealed(secret: str, purpose: str) -> str:
    """The secret encrypted, as text; the same secret looks different each time."""
    return _cipher(purpose).encrypt(secret.encode()).decode()


def opened(kept: str, purpose: str) -> str | None:
    """What was sealed for that purpose; None where the key that it was written with is gone."""
    try:
        return _cipher(purpose).decrypt(kept.encode()).decode()
    except InvalidToken:
        return None


def _cipher(purpose: str) -> MultiFernet:
    keys = [force_bytes(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    told = f"{purpose}:".encode()
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(told + key).digest())) for key in keys])
