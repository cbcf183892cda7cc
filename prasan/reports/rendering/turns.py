"""Documents drawn while a reader waits take turns: so many at a time on this machine, whatever the number of processes.

A few who ask for a short one wait in line; everyone else is told at once to come again, so that pages find a free thread.
"""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from prasan.common.errors import Refusal

AT_A_TIME, IN_LINE = 2, 6
PATIENCE = 20.0
"""Seconds in line before who waits is told to come again."""
_LOOK_EVERY = 0.1


class Busy(Refusal):
    """All turns are taken; it is worth asking again soon."""

    http_status = 503


@contextmanager
def turn(folder: Path, *, at_a_time: int = AT_A_TIME, in_line: int = 0, patience: float = PATIENCE) -> Iterator[None]:
    """Hold one of the turns. Where none is free, stand in line if one of `in_line` places is, else raise `Busy` at once."""
    folder.mkdir(parents=True, exist_ok=True)
    held = _taken(folder, "turn", at_a_time)
    if held is None and (place := _taken(folder, "line", in_line)):
        with place:
            ends = time.monotonic() + patience
            while held is None and time.monotonic() < ends:
                time.sleep(_LOOK_EVERY)
                held = _taken(folder, "turn", at_a_time)
    if held is None:
        raise Busy(
            "documents_busy",
            "กำลังทำเอกสารให้ผู้อื่นอยู่ ลองใหม่ในอีกครึ่งนาที ผู้ที่เข้าสู่ระบบสั่งทำเล่มยาวเบื้องหลังแล้วกลับมารับไฟล์ได้",
            "Documents are being made for others; try again in half a minute. "
            "If you sign in, you can have a long one made in the background and fetch it later.",
        )
    with held:
        yield


def _taken(folder: Path, name: str, places: int) -> IO[str] | None:
    """One of so many places, locked until its file is closed; nothing where all are taken."""
    for number in range(places):
        held = (folder / f"{name}-{number}").open("w")
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            held.close()
            continue
        return held
    return None
