"""prasan add-administrator NAME --email ADDRESS: the first person of an installation, who invites everyone else."""

import argparse
import getpass
import os

HELP = "เปิดบัญชีผู้ดูแลระบบของจังหวัดคนแรก ซึ่งเชิญคนอื่นต่อได้ในหน้าเว็บ (รหัสผ่านถามทางแป้นพิมพ์ หรือ PRASAN_PASSWORD)"
NEEDS_DJANGO = NEEDS_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username", help="ชื่อผู้ใช้")
    parser.add_argument("--email", required=True, help="ที่อยู่อีเมล ใช้ตั้งรหัสผ่านใหม่")
    parser.add_argument("--name", default="", help="ชื่อที่ให้ผู้อื่นเห็น")


def run(arguments: argparse.Namespace) -> int:
    """Open the account and give the role; who is there already is refused."""
    from prasan.ops.administering import add_administrator

    password = os.environ.get("PRASAN_PASSWORD") or getpass.getpass("รหัสผ่าน / password: ")
    print(
        add_administrator(
            username=arguments.username, email=arguments.email, display_name=arguments.name, password=password
        )
    )
    return 0
