"""Long documents drawn while a reader waits take turns: so many at a time on this machine, whatever the number of processes."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prasan.common.errors import Refusal

AT_A_TIME = 2


class Busy(Refusal):
    """All turns are taken; it is worth asking again soon."""

    http_status = 503


@contextmanager
def turn(folder: Path, *, at_a_time: int = AT_A_TIME) -> Iterator[None]:
    """Hold one of the turns. Raises `Busy` at once where none is free, so that readers of other pages never wait."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(at_a_time):
        with (folder / f"turn-{number}").open("w") as held:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            yield
            return
    raise Busy(
        "documents_busy",
        "กำลังทำเอกสารยาวให้ผู้อื่นอยู่ ลองใหม่ในอีกครึ่งนาที ผู้ที่เข้าสู่ระบบสั่งทำเบื้องหลังแล้วกลับมารับไฟล์ได้",
        "Long documents are being made for others; try again in half a minute. "
        "If you sign in, you can have it made in the background and fetch it later.",
    )
