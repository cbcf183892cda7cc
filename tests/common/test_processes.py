"""Work shared with a copy of the process."""

import os

from prasan.common.processes import shared


def test_answers_come_in_the_order_of_the_parts() -> None:
    assert shared(lambda part: part * 2, list(range(7)), processes=2) == [0, 2, 4, 6, 8, 10, 12]


def test_what_a_copy_left_undone_is_done_here() -> None:
    here = os.getpid()

    def only_here(part: int) -> int:
        if os.getpid() != here:
            os._exit(1)
        return part

    assert shared(only_here, [1, 2, 3], processes=2) == [1, 2, 3]


def test_only_this_process_says_how_far_it_is() -> None:
    said: list[int] = []
    shared(lambda part: said.append(-1) or part, [1, 2, 3], processes=2, said=said.append)  # type: ignore[func-returns-value]
    assert said == [-1, 2, -1, 3]


def test_one_process_needs_no_copy() -> None:
    assert shared(lambda _: os.getpid(), [1, 2], processes=1) == [os.getpid(), os.getpid()]
