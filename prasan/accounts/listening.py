"""What django-allauth does to an account is told in the trail like every other write."""

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from allauth.socialaccount import signals as outside
from allauth.socialaccount.models import SocialLogin

from prasan.accounts.actions import tell_of_change
from prasan.accounts.models import User


def begin() -> None:
    """Connect; called once, when the app is ready."""
    account.password_changed.connect(_password_changed, dispatch_uid="trail.password_changed")
    account.password_reset.connect(_password_reset, dispatch_uid="trail.password_reset")
    mfa.authenticator_added.connect(_factor_added, dispatch_uid="trail.factor_added")
    mfa.authenticator_removed.connect(_factor_removed, dispatch_uid="trail.factor_removed")
    mfa.authenticator_reset.connect(_factor_renewed, dispatch_uid="trail.factor_renewed")
    outside.social_account_added.connect(_outside_connected, dispatch_uid="trail.outside_connected")


def _password_changed(user: User, **_: object) -> None:
    tell_of_change(user=user, did="user.password_changed")


def _password_reset(user: User, **_: object) -> None:
    tell_of_change(user=user, did="user.password_reset")


def _factor_added(user: User, authenticator: Authenticator, **_: object) -> None:
    tell_of_change(user=user, did="user.factor_added", what=authenticator.type)


def _factor_removed(user: User, authenticator: Authenticator, **_: object) -> None:
    tell_of_change(user=user, did="user.factor_removed", what=authenticator.type)


def _factor_renewed(user: User, authenticator: Authenticator, **_: object) -> None:
    tell_of_change(user=user, did="user.factor_renewed", what=authenticator.type)


def _outside_connected(sociallogin: SocialLogin, **_: object) -> None:
    tell_of_change(user=sociallogin.user, did="user.outside_connected")
