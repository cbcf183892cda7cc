"""Several threads that begin in the same moment, each with a connection of its own, for tests of what happens at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections


def at_once(count: int, work: Callable[[int], int]) -> list[int]:
    """What `work` answers to 0 … count − 1, called in as many threads."""
    barrier = Barrier(count)

    def started(at: int) -> int:
        try:
            barrier.wait(30)
            return work(at)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as pool:
        return [done.result() for done in [pool.submit(started, at) for at in range(count)]]
