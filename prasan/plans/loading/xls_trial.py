"""A damaged .xls can make its reader ask for hundreds of gigabytes, which ends the process: it is tried in another first.

`python -m prasan.plans.loading.xls_trial < FILE` opens every sheet and exits 0; anything else means: do not open it.
"""

import io
import resource
import subprocess
import sys

from python_calamine import CalamineWorkbook

_SECONDS = 60
_MEMORY_BYTES = 2 * 1024**3


def opens_safely(content: bytes) -> bool:
    """Whether another process with little memory and time could open the workbook and load its sheets."""
    trial = [sys.executable, "-m", "prasan.plans.loading.xls_trial"]
    try:
        ended = subprocess.run(trial, input=content, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - our own module
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


def _try() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
    book = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for name in book.sheet_names:
        book.get_sheet_by_name(name)


if __name__ == "__main__":
    _try()
