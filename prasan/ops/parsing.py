"""The command line, with what is wrong about it said in Thai first: what, where, and how to mend it."""

import argparse
import re
import sys
from typing import NoReturn

# What argparse says (the same words in Python 3.11 to 3.14) and how it is said in Thai.
_SAID = (
    (r"the following arguments are required: (.+)", r"ยังขาด \1"),
    (r"argument (.+): invalid int value: '(.*)'", r"\1 ต้องเป็นจำนวนเต็ม ไม่ใช่ “\2”"),
    (r"argument (.+): invalid choice: '(.*?)' \(choose from (.+)\)", r"\1 ไม่มี “\2” เลือกจาก \3"),
    (r"argument (.+): expected .*arguments?", r"\1 ต้องมีค่าตามหลัง"),
    (r"argument (.+): not allowed with argument (.+)", r"\1 ใช้พร้อมกับ \2 ไม่ได้ เลือกอย่างเดียว"),
    (r"one of the arguments (.+) is required", r"ใส่อย่างใดอย่างหนึ่ง: \1"),
    (r"unrecognized arguments: (.+)", r"ไม่รู้จัก \1"),
)


class Parser(argparse.ArgumentParser):
    """As argparse, but a wrong line is refused in Thai with argparse's own words below; exit code 2."""

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(2, f"{in_thai(message)} · ดูวิธีใช้: {self.prog} --help\n({message})\n")


def in_thai(message: str) -> str:
    """What argparse found wrong, in Thai; what is not known is called a wrong line."""
    for pattern, said in _SAID:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return found.expand(said)
    return "บรรทัดคำสั่งไม่ถูกต้อง"
