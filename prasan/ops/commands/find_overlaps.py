"""`prasan find-overlaps FILE | --announced`: pairs of projects that may be the same work, phases of one, or could be one."""

import argparse
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from tqdm import tqdm

from prasan.common.findings import Finding
from prasan.common.processes import uncollected
from prasan.coordination.loading import ListedRows, read_listed
from prasan.coordination.rules.finding import find_overlaps
from prasan.coordination.rules.joint import MOST_JOINT, joint_proposals
from prasan.coordination.rules.listed import OverlapKind, Reason

HELP = "หาโครงการที่อาจซ้ำกัน เป็นระยะของงานเดียวกัน หรือควรทำร่วมกัน จากไฟล์ หรือจากแผนที่ประกาศแล้วในฐานข้อมูล"
NEEDS_DJANGO = False
_KINDS_TH = {
    OverlapKind.SAME: "อาจเป็นงานเดียวกัน",
    OverlapKind.PHASE: "ระยะของงานเดียวกัน",
    OverlapKind.JOINT: "ควรทำร่วมกัน",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """One answer; `first` and `second` are places in the list that was compared."""

    first: int
    second: int
    kind: OverlapKind
    score: float
    reasons: Sequence[Reason]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument(
        "file",
        type=Path,
        nargs="?",
        help="สมุดงานแผน (.xlsx) หรือ CSV ที่มีหัวตาราง name[,id,target,organisation,tambon,district,guideline,fiscal_year,amount]",
    )
    source.add_argument(
        "--announced", action="store_true", help="เทียบแผนที่ประกาศแล้วทั้งจังหวัดในฐานข้อมูล และเก็บผลไว้ให้ตัดสินในหน้าเว็บ"
    )
    parser.add_argument("--json", action="store_true", help="พิมพ์ผลเป็น JSON")


def run(arguments: argparse.Namespace) -> int:
    if arguments.announced:
        return _announced(as_json=arguments.json)
    with uncollected():
        rows = read_listed(arguments.file, processes=_processes())
        pairs = _found(rows)
    if arguments.json:
        print(json.dumps(_as_json(rows, pairs), ensure_ascii=False))
    else:
        _print(rows, pairs)
    return 0


def _announced(*, as_json: bool) -> int:
    """The one way that needs the database, and Django with it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    from prasan.ops.database import refuse_unprepared
    from prasan.ops.overlapping import kept_pairs, refresh_announced

    refuse_unprepared()
    with tqdm(desc="เปรียบเทียบ", unit="โครงการ", disable=None, delay=1) as bar:

        def said(done: int, total: int) -> None:
            bar.total, bar.n = total, done
            bar.refresh()

        counts = refresh_announced(said)
    if as_json:
        print(json.dumps({"pairs": kept_pairs(), "findings": []}, ensure_ascii=False))
    else:
        print(
            f"เทียบ {counts.compared:,} โครงการ พบ {counts.found:,} รายการ ใหม่ {counts.fresh:,} ไม่พบแล้ว {counts.gone:,} "
            "ที่ตัดสินแล้วไม่ถามซ้ำ"
        )
    return 0


def _found(rows: ListedRows) -> list[Pair]:
    listed = rows.listed
    with tqdm(total=len(listed), desc="เปรียบเทียบ", unit="โครงการ", disable=None, delay=1) as bar:

        def said(done: int, _: int) -> None:
            bar.n = done
            bar.refresh()

        overlaps = find_overlaps(listed, said, processes=_processes())
    # A proposal rests on nearness, guideline and years: a table that tells no guideline gives none.
    with_guideline = [one for one in listed if one.guideline]
    joint = joint_proposals(with_guideline, overlapping=[one.pair for one in overlaps])[:MOST_JOINT]
    return [
        *(Pair(*one.pair, one.kind, one.score, one.reasons) for one in overlaps),
        *(
            Pair(min(pair), max(pair), OverlapKind.JOINT, proposal.score, proposal.reasons)
            for proposal in joint
            for pair in combinations(proposal.members, 2)
        ),
    ]


def _processes() -> int:
    """Two where there are two cores: more copies would cost memory."""
    return min(2, os.cpu_count() or 1)


def _as_json(rows: ListedRows, pairs: Sequence[Pair]) -> dict[str, object]:
    return {
        "pairs": [
            {
                "first": rows.rows[one.first].row,
                "second": rows.rows[one.second].row,
                "score": one.score,
                "kind": str(one.kind),
                "reasons": [reason.th for reason in one.reasons],
                "first_sheet": rows.rows[one.first].sheet,
                "second_sheet": rows.rows[one.second].sheet,
                **({"first_id": first_id} if (first_id := rows.rows[one.first].id) else {}),
                **({"second_id": second_id} if (second_id := rows.rows[one.second].id) else {}),
            }
            for one in pairs
        ],
        "findings": [finding.as_json() for finding in rows.findings],
    }


def _print(rows: ListedRows, pairs: Sequence[Pair]) -> None:
    for one in pairs:
        print(f"{_KINDS_TH[one.kind]} ({one.score:.0%})")
        for place in (one.first, one.second):
            row = rows.rows[place]
            print(f"\t{f'{row.sheet} ' if row.sheet else ''}แถว {row.row}\t{row.listed.title}")
        print(f"\t{' · '.join(reason.th for reason in one.reasons)}")
    counted = {kind: sum(one.kind is kind for one in pairs) for kind in OverlapKind}
    sums = " · ".join(f"{_KINDS_TH[kind]} {counted[kind]:,} คู่" for kind in OverlapKind)
    print(f"{len(rows.rows):,} โครงการ: {sums} · ข้อสังเกต {len(rows.findings):,}")
    _print_findings(rows.findings)


def _print_findings(findings: Sequence[Finding]) -> None:
    for finding in findings:
        print(f"{finding.place}: {finding.message_th}")
