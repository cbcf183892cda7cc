"""`prasan evaluate-classifier FILE…`: how good the classifier is on titles that people labelled; no database."""

import argparse
import json
from pathlib import Path

from prasan.classification.loading import load_vocabulary
from prasan.common.places import province_folder
from prasan.ops.evaluating import SEED, evaluate, goals_of_guidelines

HELP = "วัดว่าการเสนอแนวทางถูกเพียงใด จากชื่อโครงการที่คนจัดไว้แล้ว พร้อมรายแนวทาง ความน่าเชื่อถือ และเส้นการเรียนรู้"
_SHOWN = ("titles", "issue", "first", "within_three", "sure_right", "sure_share", "goals", "macro_average")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="CSV ที่มี name และ accepted หรือไฟล์ .txt")
    parser.add_argument("--vocabulary", type=Path, metavar="DIR", help="โฟลเดอร์คลังคำ (ปกติใช้ของจังหวัด)")
    parser.add_argument("--seed", type=int, default=SEED, help="เลขสุ่มของเส้นการเรียนรู้")
    parser.add_argument("--out", type=Path, metavar="FILE", help="เก็บผลเป็น JSON เช่น docs/reference/classification.json")
    parser.add_argument("--json", action="store_true", help="พิมพ์ผลเป็น JSON")


def run(arguments: argparse.Namespace) -> int:
    vocabulary = load_vocabulary(arguments.vocabulary or province_folder() / "vocabulary")
    found = evaluate(vocabulary, arguments.files, goals_of=goals_of_guidelines(province_folder()), seed=arguments.seed)
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if arguments.out:
        arguments.out.write_text(text, encoding="utf-8")
    if arguments.json:
        print(text, end="")
        return 0
    sets = found["sets"]
    assert isinstance(sets, dict)  # noqa: S101 - made a few lines above
    print(f"{'':40}" + "".join(f"{name:>14}" for name in _SHOWN))
    for name, figures in sets.items():
        print(f"{name:40}" + "".join(f"{figures[one] if figures[one] is not None else '-':>14}" for one in _SHOWN))
    return 0
