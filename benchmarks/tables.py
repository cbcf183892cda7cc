"""How every benchmark says what it found."""

import json
import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

RESULTS = Path(__file__).parent / "results"


def machine() -> dict[str, object]:
    """The size of the machine: ratios count, absolute times hardly."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {"cores": os.cpu_count(), "memory_gib": round(pages * size / 2**30), "python": platform.python_version()}


def report(name: str, rows: Sequence[Mapping[str, object]], **about: object) -> None:
    """Print rows as a table and keep them with the machine and the circumstances."""
    heads = list(rows[0])
    widths = [max(len(head), *(len(str(row[head])) for row in rows)) for head in heads]
    print("  ".join(head.ljust(width) for head, width in zip(heads, widths, strict=True)))
    for row in rows:
        print("  ".join(str(row[head]).ljust(width) for head, width in zip(heads, widths, strict=True)))
    RESULTS.mkdir(exist_ok=True)
    kept = {"machine": machine(), **about, "rows": list(rows)}
    (RESULTS / f"{name}.json").write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n")
