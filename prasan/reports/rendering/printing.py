"""Prints with typst in a process of its own: what typst remembers of one part is given back before the next, and the other
threads of a server go on answering meanwhile."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from prasan.reports.rendering.typefaces import Typeface

_HERE = Path(__file__).parent


class NotPrinted(Exception):
    """What typst has against a document, in its own words."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The file, and what the source marked with the label <mark>: whatever it says of where it stands."""

    file: bytes
    marks: list[list[int]]


def printed(source: str, given: object, typeface: Typeface, form: str) -> Printed:
    """The typst file `source` of this folder, filled with `given`, as a file of the form pdf or png. Raises `NotPrinted`."""
    # -P: the modules beside the process (docx, html …) must not stand before those of their libraries.
    asked = [sys.executable, "-P", str(_HERE / "printing_process.py"), str(_HERE / source), str(typeface.folder), form]
    values = json.dumps(given, ensure_ascii=False).encode()
    done = subprocess.run(asked, input=values, capture_output=True, check=False)  # noqa: S603 - our own file
    if done.returncode:
        raise NotPrinted(done.stderr.decode(errors="replace").strip())
    marks, _, file = done.stdout.partition(b"\n")
    return Printed(file, json.loads(marks))
