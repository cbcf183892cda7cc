"""Which part of a long list is shown, and the numbers of the pages around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.http import HttpRequest

from prasan.web.requests import number_in

LENGTH = 50
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list of `total` rows; pages count from 1 and an empty list has one page."""

    number: int
    total: int
    length: int = LENGTH

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.length))

    @property
    def start(self) -> int:
        """The index of the first row shown, from 0."""
        return (self.number - 1) * self.length

    @property
    def first_row(self) -> int:
        """The number of the first row shown, from 1; 0 where there is none."""
        return self.start + 1 if self.total else 0

    @property
    def last_row(self) -> int:
        """The number of the last row shown."""
        return min(self.start + self.length, self.total)

    @property
    def before(self) -> int:
        """The number of the page before, 0 where this is the first."""
        return self.number - 1

    @property
    def after(self) -> int:
        """The number of the page after, 0 where this is the last."""
        return self.number + 1 if self.number < self.last else 0

    @property
    def numbers(self) -> tuple[int, ...]:
        """The pages to offer: the first, the last and those around this one; 0 stands for a gap."""
        near = {1, self.last, *range(max(1, self.number - 1), min(self.last, self.number + 1) + 1)}
        offered: list[int] = []
        for number in sorted(near):
            if offered and number - offered[-1] > 1:
                offered.append(0)
            offered.append(number)
        return tuple(offered)

    def of(self, rows: Sequence[T]) -> Sequence[T]:
        """The rows of this page out of all rows."""
        return rows[self.start : self.start + self.length]


def page_in(request: HttpRequest, total: int, length: int = LENGTH) -> Page:
    """The page that the address asks for; one that does not exist is refused (422)."""
    return Page(number_in(request, "page", 1, most=Page(1, total, length).last), total, length)
