"""The worker of background jobs, and the supervisor that keeps workers running beside the site."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from prasan.jobs import actions

# Behind the pages in every queue for a processor: a heavy job may not make anyone wait.
NICENESS = 10
# After so many jobs a worker makes room for a fresh one, and gives its memory back.
MOST_JOBS = 100
TICK, SWEEP_EVERY = 10.0, 3600.0
KEPT_DAYS = 14


def work(*, once: bool, parent: int) -> None:
    """Do what waits in the queue, until stopped, or until nothing waits (`once`)."""
    with contextlib.suppress(OSError):
        os.nice(NICENESS)
    worker = f"{os.getpid()}-{time.time_ns()}"
    actions.recover(now=timezone.now())
    if not once:
        threading.Thread(target=_attend, args=(worker, parent), daemon=True).start()
    call_command(
        "db_worker", worker_id=worker, batch=once, max_tasks=MOST_JOBS, verbosity=0, reload=False, startup_delay=False
    )


def _attend(worker: str, parent: int) -> None:
    """Beside the work: say that this worker lives, look after lost jobs and old files, end with the parent."""
    swept = 0.0
    while True:
        if parent and os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)
            return
        # A database that is busy for the moment is asked again at the next turn.
        with contextlib.suppress(OperationalError):
            actions.keep_alive(worker=worker, now=timezone.now())
            actions.recover(now=timezone.now())
            if time.monotonic() - swept > SWEEP_EVERY or not swept:
                actions.sweep(now=timezone.now())
                call_command("prune_db_task_results", min_age_days=KEPT_DAYS, verbosity=0)
                swept = time.monotonic()
        connection.close()
        time.sleep(TICK)


@contextlib.contextmanager
def workers(count: int) -> Iterator[None]:
    """So many workers run while the block does; one that dies is started again."""
    ended = threading.Event()
    kept = [threading.Thread(target=_keep_one, args=(ended,), daemon=True) for _ in range(count)]
    for thread in kept:
        thread.start()
    try:
        yield
    finally:
        ended.set()
        for thread in kept:
            thread.join(timeout=15)


def _keep_one(ended: threading.Event) -> None:
    while not ended.is_set():
        command = [sys.executable, "-m", "prasan.ops.main", "work", "--parent", str(os.getpid())]
        process = subprocess.Popen(command)  # noqa: S603 - our own command, no word of it from outside
        while process.poll() is None and not ended.wait(0.5):
            pass
        if process.poll() is None:
            _stop(process)
        elif process.returncode:
            ended.wait(5)  # a worker that cannot start is not started in a whirl


def _stop(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
