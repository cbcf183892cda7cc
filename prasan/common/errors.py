"""One family of refusals; each is fit to show to a person, in Thai and in English.

A refusal is an answer, not a fault: a page shows it, the API returns it, a command prints it.
"""


class Refusal(Exception):
    """Something that prasan will not do, and why.

    `code` is stable and machine-readable; `http_status` is what the web door answers with.
    """

    http_status = 409

    def __init__(self, code: str, message_th: str, message_en: str) -> None:
        self.code = code
        self.message_th = message_th
        self.message_en = message_en
        super().__init__(message_th)


class NotAllowed(Refusal):
    """The person may not do this, whatever the state of things."""

    http_status = 403


class NotFound(Refusal):
    """The thing does not exist, or may not be known to exist by this person."""

    http_status = 404


class FileRefused(Refusal):
    """The whole file is refused; nothing of it was stored."""

    http_status = 422


class InputRefused(Refusal):
    """A value that a person typed cannot be accepted."""

    http_status = 422
