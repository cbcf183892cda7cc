"""What a person may decide of a project other than its guideline."""

from enum import StrEnum


class Verdict(StrEnum):
    """`NO_PROJECT`: a budget line, no development project. `CANNOT_TELL`: looked at, and the words do not say enough.

    Neither counts anywhere; both leave the inbox and can be taken back. Only `NO_PROJECT` teaches the classifier.
    """

    NO_PROJECT = "no_project"
    CANNOT_TELL = "cannot_tell"


VERDICTS = tuple(one.value for one in Verdict)
