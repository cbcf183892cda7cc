"""A passkey made in software, as a browser would register it."""

import json
import os

from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import sha256, websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from prasan.accounts.models import User


def give_passkey(user: User, name: str = "โน้ตบุ๊ก") -> Authenticator:
    """A passkey of the person, stored as if a browser had registered it."""
    credential_id = os.urandom(16)
    public = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())  # type: ignore[no-untyped-call]
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(
        sha256(b"testserver"), flags, 0, AttestedCredentialData.create(b"\0" * 16, credential_id, public)
    )
    client = {"type": "webauthn.create", "challenge": websafe_encode(os.urandom(16)), "origin": "https://testserver"}
    credential = {
        "id": websafe_encode(credential_id),
        "rawId": websafe_encode(credential_id),
        "type": "public-key",
        "clientExtensionResults": {},
        "response": {
            "clientDataJSON": websafe_encode(json.dumps(client).encode()),
            "attestationObject": websafe_encode(bytes(AttestationObject.create("none", data, {}))),
        },
    }
    return Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": name, "credential": credential}
    )
