"""Which words two titles share, for marking them side by side. Pure."""

import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

_LEAST = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a title; `shared` where the other title has it too."""

    text: str
    shared: bool


def pieces_of(title: str, other: str) -> tuple[Piece, ...]:
    """A title in stretches that the other has and has not; a shared stretch has at least four letters.

    A stretch never begins with a mark that stands above or below a letter: a mark alone cannot be drawn.
    """
    # Of one piece of many in a long list nobody reads more than this.
    first, second = title[:600], other[:600]
    pieces: list[Piece] = []
    at = 0
    for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
        start, end = _whole(first, block.a), _whole(first, block.a + block.size)
        if end - start < _LEAST and end - start < len(first.strip()):
            continue
        if start > at:
            pieces.append(Piece(first[at:start], False))
        pieces.append(Piece(first[start:end], True))
        at = end
    if at < len(title):
        pieces.append(Piece(title[at:], False))
    return tuple(piece for piece in pieces if piece.text)


def _whole(text: str, at: int) -> int:
    """The next place at which a letter begins."""
    while at < len(text) and unicodedata.category(text[at]) == "Mn":
        at += 1
    return at
