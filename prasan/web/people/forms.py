"""The forms of signing in, under the field names that the pages use."""

from collections.abc import Mapping
from typing import Any

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):  # type: ignore[misc]
    """A user name or an e-mail address, and the password."""

    def __init__(self, data: Mapping[str, Any] | None = None, **more: Any) -> None:
        sent = None if data is None else {"login": data.get("username", ""), "password": data.get("password", "")}
        super().__init__(data=sent, **more)
        self.fields["login"].max_length = 254
        self.fields["password"].max_length = 200

    def user_credentials(self) -> dict[str, str]:
        """One name for both: the backend looks among addresses, then among user names, and hashes once whatever it finds.

        Given as both, a known address would cost two hashes and an unknown one, and the time would tell.
        """
        return {"username": self.cleaned_data["login"], "password": self.cleaned_data["password"]}
