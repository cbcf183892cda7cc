"""How django-allauth behaves here: no sign-up, nothing said twice, guesses counted per account and address."""

import base64
import secrets

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from prasan.accounts.models import User
from prasan.accounts.secrets import opened, sealed
from prasan.common.errors import NotAllowed, Refusal

_PURPOSE = "second factor"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Signing in with a password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts come from invitations only."""
        return False

    def add_message(self, *args: object, **kwargs: object) -> None:
        """Our own pages say what happened."""

    def send_notification_mail(self, *args: object, **kwargs: object) -> None:
        """What changed stands in the trail."""

    def is_safe_url(self, url: str) -> bool:
        """Only this very site, whatever other names it answers to."""
        return url_has_allowed_host_and_scheme(url, allowed_hosts={self.request.get_host()})

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own account."""
        return reverse("mfa_index")

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: str) -> str:
        """Guesses count per account and address: who guesses does not shut the door for the person elsewhere."""
        login = credentials.get("email", credentials.get("username", "")).lower()
        return f"{self.get_client_ip(request)}:{login}"


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Codes and passkeys. The secret of the codes lies encrypted in the database."""

    def encrypt(self, text: str) -> str:
        return sealed(text, _PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        # Where the key is gone a secret that nobody knows stands in, so that no code fits.
        return opened(encrypted_text, _PURPOSE) or base64.b32encode(secrets.token_bytes(20)).decode()

    def get_totp_label(self, user: User) -> str:
        return user.username

    def generate_authenticator_name(self, user: User, type: str) -> str:
        return _("กุญแจผ่าน")


class OutsideAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """An identity provider outside signs in who is known here; it opens no account."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """A stranger is told how to connect, before anything is kept."""
        if not sociallogin.is_existing and sociallogin.state.get("process") != "connect":
            raise NotAllowed(
                "unknown_outside",
                "ตัวตนนี้ยังไม่ได้ผูกกับบัญชีในระบบ เข้าสู่ระบบด้วยรหัสผ่านก่อน แล้วผูกในหน้าบัญชีของฉัน",
                "This identity belongs to no account here; sign in with a password first, then connect it on your account page.",
            )

    def on_authentication_error(self, request: HttpRequest, provider: object, **more: object) -> None:
        """What went wrong outside is told in one sentence, without the provider's own words."""
        raise Refusal(
            "outside_failed",
            "ผู้ให้บริการภายนอกยืนยันตัวตนไม่สำเร็จ ลองใหม่อีกครั้ง หรือเข้าสู่ระบบด้วยรหัสผ่าน",
            "The identity provider did not confirm you; try again, or sign in with a password.",
        )

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        return reverse("mfa_index")


def provider_name() -> str:
    """What the button of the identity provider outside says; empty where none is switched on."""
    return settings.OIDC_NAME if settings.OIDC_SERVER else ""
