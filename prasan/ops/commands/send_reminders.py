"""prasan send-reminders: each person's digest of what is due, once a day however often it runs."""

import argparse
import json
from dataclasses import asdict

HELP = "ส่งอีเมลสรุปสิ่งที่ต้องทำให้แต่ละคน วันละครั้ง (ตั้งให้ทำงานทุกเช้า รันซ้ำไม่ส่งซ้ำ)"
NEEDS_DJANGO = NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dry-run", action="store_true", help="พิมพ์แทนการส่ง และไม่จำว่าส่งแล้ว")
    parser.add_argument("--json", action="store_true", help="ตอบเป็น JSON")


def run(arguments: argparse.Namespace) -> int:
    from prasan.ops.reminding import send_reminders

    told = send_reminders(dry_run=arguments.dry_run)
    if arguments.json:
        print(json.dumps({**asdict(told), "findings": []}))
    else:
        failed = f" ส่งไม่ได้ {told.failed} คน รันคำสั่งนี้ซ้ำเพื่อส่งอีกครั้ง" if told.failed else ""
        print(f"ส่งแล้ว {told.sent} คน ไม่มีเรื่องต้องทำ {told.nothing_due} คน{failed}")
    return 1 if told.failed else 0
