"""Who is let in, how often, and with how much."""

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.security import HttpBearer

from prasan.common.errors import FileRefused
from prasan.connections.actions import note_use
from prasan.connections.models import ApiToken
from prasan.connections.queries import token_with
from prasan.connections.rules import BadToken, TooManyRequests

_LONGEST_SECRET = 200


class TooLarge(FileRefused):
    """The body is larger than the API reads."""

    http_status = 413

    def __init__(self, most: int) -> None:
        megabytes = most // (1024 * 1024)
        super().__init__(
            "body_too_large",
            f"ข้อมูลที่ส่งใหญ่เกิน {megabytes} MB แบ่งส่ง หรือส่งเป็นไฟล์ในหน้านำเข้า",
            f"The body is larger than {megabytes} MB; send it in parts, or as a file on the import page.",
        )


class Bearer(HttpBearer):
    """The token of an organisation's program. What is refused too often from one address is refused unread."""

    def authenticate(self, request: HttpRequest, token: str) -> ApiToken:
        """The token's row, its use noted. Raises `BadToken` and `TooManyRequests`."""
        address = f"api-refused:{request.META.get('REMOTE_ADDR', '')}"
        if cache.get(address, 0) >= settings.API_PER_MINUTE:
            raise TooManyRequests(settings.API_PER_MINUTE)
        try:
            found = token_with(token[:_LONGEST_SECRET])
        except BadToken:
            _count(address)
            raise
        if _count(f"api-token:{found.pk}") > settings.API_PER_MINUTE:
            raise TooManyRequests(settings.API_PER_MINUTE)
        if int(request.META.get("CONTENT_LENGTH") or 0) > settings.API_LARGEST_BODY:
            raise TooLarge(settings.API_LARGEST_BODY)
        note_use(token=found)
        return found


def _count(name: str) -> int:
    """How often something happened in the minute that began with its first time, over all processes."""
    cache.add(name, 0, timeout=60)
    try:
        return int(cache.incr(name))
    except ValueError:  # the minute ended in between
        cache.set(name, 1, timeout=60)
        return 1
