"""The fixtures of the planning pages, for bringing in and taking out."""

from tests.web.planning.conftest import anong, boonmee, bring_in, nothing_remembered, send, vocabulary

__all__ = ["anong", "boonmee", "bring_in", "nothing_remembered", "send", "vocabulary"]
