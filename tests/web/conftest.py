"""What every test of the site may ask for."""

from collections.abc import Callable

import pytest
from django.test import Client

from prasan.accounts.models import User


@pytest.fixture
def as_user() -> Callable[[User], Client]:
    """A browser in which somebody has signed in."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
