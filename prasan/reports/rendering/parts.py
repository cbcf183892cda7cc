"""The parts in which a long document is set, so that memory stays small: where it is cut, and what goes over to the next part.

A part ends behind any row, and its last page would stay partly empty; so what begins on that page is set again at the head of
the next part, and the page is left out. Pure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from prasan.reports.content import Block, Document, Heading, Paragraph, Section, Table

# A part of so many rows takes about 200 MB. What else there is weighs as so many rows.
PART_ROWS = 1000
_TABLE, _OTHER = 4, 0.25
# More rows and blocks than a page holds.
_LOOKED_AT = 120

Place = tuple[int, int]
"""A block of a section and a row of it (0 of what is no table)."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some sections; `goes_on`: the next part begins with the rest of the last of them; `in_table`: this part begins within a
    table."""

    sections: tuple[Section, ...]
    goes_on: bool = False
    in_table: bool = False

    def behind(self, blocks: tuple[Block, ...]) -> "Part":
        """The part with blocks set before its own, in its first section."""
        first, *others = self.sections
        own = first.blocks
        if self.in_table and isinstance(before := blocks[-1], Table) and isinstance(rest := own[0], Table):
            blocks, own = (*blocks[:-1], replace(rest, body=before.body + rest.body)), own[1:]
        return replace(self, sections=(replace(first, blocks=(*blocks, *own)), *others))

    def last_places(self) -> list[Place]:
        """The rows and blocks at the end, of which the last page can only hold some; none of what needn't be looked at."""
        if not self.goes_on:
            return []
        places: list[Place] = []
        blocks = self.sections[-1].blocks
        for at in range(len(blocks) - 1, -1, -1):
            block = blocks[at]
            rows = len(block.body) if isinstance(block, Table) else 1
            places += ((at, row) for row in range(rows - 1, -1, -1))
            if len(places) >= _LOOKED_AT:
                break
        return places[_LOOKED_AT - 1 :: -1]

    def over(self, marks: Sequence[Sequence[int]], pages: int) -> tuple[Block, ...]:
        """What goes over to the next part: all that begins on the last page. `marks` tell the page of each place.

        Nothing where that isn't sure: what stands before must be known to end on the page before.
        """
        page_of = {(block, row): page for block, row, page in marks}
        places = self.last_places()
        first = next((at for at, place in enumerate(places) if page_of.get(place) == pages), 0)
        if first == 0 or page_of.get(places[first - 1]) != pages - 1:
            return ()
        block, row = places[first]
        head, *others = self.sections[-1].blocks[block:]
        return (replace(head, body=head.body[row:]) if isinstance(head, Table) else head, *others)


def parts_of(document: Document) -> list[Part]:
    """The sections of a document, cut behind those that lead without numbers, and before groups of blocks where a part
    would hold more than PART_ROWS rows."""
    parts: list[Part] = []
    part: list[Section] = []
    held = 0.0
    leading, in_table = True, False
    for section in document.sections:
        if leading and section.numbered:
            leading = False
            if part:
                parts.append(Part(tuple(part), in_table=in_table))
                part, held, in_table = [], 0.0, False
        blocks: list[Block] = []
        for group, is_rest in _kept_together(section.blocks):
            size = sum(_TABLE + len(one.body) if isinstance(one, Table) else _OTHER for one in group)
            if held and held + size > PART_ROWS:
                if blocks:
                    part.append(replace(section, blocks=tuple(blocks)))
                parts.append(Part(tuple(part), goes_on=bool(blocks), in_table=in_table))
                part, blocks, held, in_table = [], [], 0.0, is_rest
            blocks += group
            held += size
        if blocks:
            part.append(replace(section, blocks=tuple(blocks)))
    return [*parts, Part(tuple(part), in_table=in_table)] if part or not parts else parts


def _kept_together(blocks: tuple[Block, ...]) -> Iterator[tuple[list[Block], bool]]:
    """Each block with those before it that hold on to it; tables longer than a part in pieces. And: is it the rest of one?"""
    held: list[Block] = []
    for block in blocks:
        pieces = [block]
        if isinstance(block, Table) and len(block.body) > PART_ROWS:
            cuts = range(0, len(block.body), PART_ROWS)
            pieces = [replace(block, body=block.body[at : at + PART_ROWS]) for at in cuts]
        for number, piece in enumerate(pieces):
            held.append(piece)
            if not (isinstance(piece, Heading) or (isinstance(piece, Paragraph) and piece.keep)):
                yield held, number > 0
                held = []
    if held:
        yield held, False
