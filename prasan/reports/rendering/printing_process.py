"""The process that prints: values in, a line with the marks of the source and the file out. `printing.py` starts it for each
part of a document.

python -P printing_process.py SOURCE FONTS pdf|png < VALUES.json
"""

import contextlib
import json
import os
import sys
from pathlib import Path
from typing import Any

import typst

DOTS_PER_INCH = 260
# Behind the pages of the site in the queue for a processor.
NICENESS = 5
_FORMS: dict[str, dict[str, Any]] = {
    "pdf": {"format": "pdf", "pdf_standards": "a-2u", "pdf_tags": False, "timestamp": 0},
    "png": {"format": "png", "ppi": DOTS_PER_INCH},
}


def main(source: str, fonts: str, form: str) -> int:
    """Print once; what typst has against it goes to the standard error."""
    with contextlib.suppress(OSError):
        os.nice(NICENESS)
    values = sys.stdin.buffer.read().decode()
    # The types that come with typst want the source and the folders to be of one kind.
    folders: Any = [fonts]
    compiler = typst.Compiler(Path(source), font_paths=folders, ignore_system_fonts=True, sys_inputs={"given": values})
    try:
        made: Any = compiler.compile(**_FORMS[form])
        marks = compiler.query("<mark>", field="value") if form == "pdf" else "[]"
    except typst.TypstError as failed:
        sys.stderr.buffer.write(failed.message.encode())
        return 1
    sys.stdout.buffer.write(json.dumps(json.loads(marks)).encode() + b"\n" + made)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
