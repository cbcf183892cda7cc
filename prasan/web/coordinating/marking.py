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

    A stretch never begins with a mark that stands above or below a letter: a mark alone cannot be drawn. A letter or two
    of another word at its ends are left out, as are spaces.
    """
    # Of one piece of many in a long list nobody reads more than this.
    first, second = title[:600], other[:600]
    pieces: list[Piece] = []
    at = 0
    for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
        start, end = _words(first, _whole(first, block.a), _whole(first, block.a + block.size))
        if end - start < _LEAST and end - start < len(first.strip()):
            continue
        if start > at:
            pieces.append(Piece(first[at:start], False))
        pieces.append(Piece(first[start:end], True))
        at = end
    if at < len(title):
        pieces.append(Piece(title[at:], False))
    return tuple(piece for piece in pieces if piece.text)


def _words(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without spaces and without short pieces of words at its ends."""
    head, tail = text.find(" ", start, end), text.rfind(" ", start, end)
    if 0 <= head - start < _LEAST and start and not text[start - 1].isspace():
        start = head
    if tail >= 0 and end - tail <= _LEAST and end < len(text) and not text[end].isspace():
        end = tail
    kept = text[start:end]
    first, last = start + len(kept) - len(kept.lstrip()), start + len(kept.rstrip())
    # A mark that was typed on a space keeps it.
    return (first - 1 if first < last and _whole(text, first) > first else first), last


def _whole(text: str, at: int) -> int:
    """The next place at which a letter begins."""
    while at < len(text) and unicodedata.category(text[at]) == "Mn":
        at += 1
    return at
