"""Long calculations shared between this process and forked copies of it. Pure functions only: a copy's other deeds are lost."""

import gc
import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def shared(
    function: Callable[[T], R], parts: Sequence[T], *, processes: int, said: Callable[[int], None] | None = None
) -> list[R]:
    """`function` of every part, in the order of the parts; each process takes every so-manieth part.

    `said` is told, in this process alone, how many parts are about done. Where processes cannot be forked, or a copy ends
    early, everything is done here. Call it outside the web and the background worker: a process with threads or open
    connections must not be forked.
    """
    if len(parts) < 2 or "fork" not in multiprocessing.get_all_start_methods():
        processes = 1
    context = multiprocessing.get_context("fork")
    if processes > 1:
        gc.freeze()  # what is there already is not looked at again, so that its memory stays shared
    answers: dict[int, R] = {}
    copies = []
    for number in range(1, processes):
        receiver, sender = context.Pipe(duplex=False)
        copy = context.Process(target=_answer, args=(function, parts[number::processes], sender), daemon=True)
        copy.start()
        sender.close()
        copies.append((number, copy, receiver))
    for place in range(0, len(parts), processes):
        answers[place] = function(parts[place])
        if said:
            said(min(place + processes, len(parts)))
    for number, copy, receiver in copies:
        places = range(number, len(parts), processes)
        try:
            answers.update(zip(places, receiver.recv(), strict=True))
        except EOFError:
            answers.update((place, function(parts[place])) for place in places)
        copy.join()
    gc.unfreeze()
    return [answers[place] for place in range(len(parts))]


@contextmanager
def uncollected() -> Iterator[None]:
    """Nobody looks for cycles meanwhile. For work that makes millions of objects and no cycles: looking takes a fifth of it."""
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()


def _answer(function: Callable[[T], R], parts: Sequence[T], sender: Connection) -> None:
    sender.send([function(part) for part in parts])
    sender.close()
