"""The fixtures of the planning pages, for bringing in and taking out."""

from tests.web.planning.conftest import anong, as_user, boonmee, bring_in, nothing_remembered, send, vocabulary

__all__ = ["anong", "as_user", "boonmee", "bring_in", "nothing_remembered", "send", "vocabulary"]
