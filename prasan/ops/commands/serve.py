"""prasan serve [--demo] [--port 8000]: the whole platform, migrations and reference data included."""

import argparse
import os

HELP = "เปิดระบบทั้งหมด เตรียมฐานข้อมูลและข้อมูลอ้างอิงให้เอง (--demo เพิ่มจังหวัดสาธิต)"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--demo", action="store_true", help="เติมแผนสมมติเมื่อฐานข้อมูลยังไม่มีแผน")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--job-workers", type=int, default=None, help="จำนวนตัวทำงานเบื้องหลัง (0 = ใช้ prasan work แยก)")


def run(arguments: argparse.Namespace) -> int:
    """Prepare, say where it is open, and serve until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ["PRASAN_MANIFEST_STATIC"] = "1"
    if arguments.demo:
        # A demonstration's door is open: its administrators need no second factor unless somebody asks for it.
        os.environ.setdefault("PRASAN_ADMINISTRATORS_NEED_SECOND_FACTOR", "0")
    import django
    from django.core.management import call_command

    django.setup()
    from django.conf import settings

    from prasan.ops.demo import log_ins
    from prasan.ops.demo.store import make_demo
    from prasan.ops.reference import load_reference
    from prasan.ops.working import workers
    from prasan.plans.queries import has_plans

    print("1/4 ฐานข้อมูล / database", flush=True)
    call_command("migrate", verbosity=0, interactive=False)
    print("2/4 ไฟล์หน้าเว็บ / static files", flush=True)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    print("3/4 ข้อมูลอ้างอิงของจังหวัด / reference data", flush=True)
    print(f"    {load_reference()}", flush=True)
    if arguments.demo and not has_plans():
        print("4/4 จังหวัดสาธิต ใช้เวลาราวครึ่งนาที / demonstration province, about half a minute", flush=True)
        print(f"    {make_demo()}", flush=True)
    if arguments.demo:
        print("\nบัญชีสาธิต / demo log-ins (ชื่อผู้ใช้ / รหัสผ่าน):")
        for one in log_ins.LOG_INS:
            print(f"    {one.username:<14} {log_ins.PASSWORD}   {one.what}")
    print(f"\nเปิดที่ / open at  http://{arguments.host}:{arguments.port}\n", flush=True)
    with workers(settings.JOB_WORKERS if arguments.job_workers is None else arguments.job_workers):
        return _serve(arguments.host, arguments.port, arguments.workers)


def _serve(host: str, port: int, workers: int) -> int:
    from granian.constants import Interfaces
    from granian.server import Server

    Server(
        "config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        # More than the eight that readers of documents can hold at once, so that pages always find one.
        blocking_threads=8,
    ).serve()
    return 0
