"""Who belongs to an organisation: asked here, answered one layer up.

The trail says when somebody acted on behalf of an organisation that is not theirs. Memberships live in `organisations`,
which stands on accounts; so it answers the question when it starts.
"""

from collections.abc import Callable

from prasan.accounts.models import User

Answer = Callable[[User, str], bool]
_answers: list[Answer] = []


def answer_with(answer: Answer) -> None:
    """Say how membership is found out; the latest answer counts."""
    _answers[:] = [answer]


def belongs(user: User, organisation_code: str) -> bool:
    """Whether the person holds a role in the organisation now."""
    return any(answer(user, organisation_code) for answer in _answers)
