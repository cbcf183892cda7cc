"""Several threads that begin in the same moment, each with a connection of its own, for tests of what happens at once."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier

from django.db import connection, connections

AtOnce = Callable[[int, Callable[[int], int]], list[int]]


def run_at_once(path: Path, count: int, work: Callable[[int], int]) -> list[int]:
    """What `work` answers to 0 … count − 1, called in as many threads.

    The tests' SQLite lies in memory, where nobody can wait for a lock: there the threads share a copy at `path`.
    """
    if connection.vendor == "sqlite" and not path.exists():
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
    barrier = Barrier(count)

    def started(at: int) -> int:
        with _own_connection(path):
            barrier.wait(30)
            return work(at)

    with ThreadPoolExecutor(count) as pool:
        return [done.result() for done in [pool.submit(started, at) for at in range(count)]]


@contextmanager
def _own_connection(path: Path) -> Iterator[None]:
    mine = connections["default"]
    if mine.vendor == "sqlite":
        mine.settings_dict = {**mine.settings_dict, "NAME": str(path)}
    try:
        yield
    finally:
        mine.close()
