"""Mending words that were misspelt: one letter too many, too few or wrong, or tone marks that are not the word's."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from enum import IntEnum
from functools import lru_cache

# Shorter words have too many neighbours; longer strings are several words.
_SHORTEST, _LONGEST = 5, 18
# Pieces that are all words of the language (กอ + สร้าง) are meant to be a longer one only if nothing but tone marks differs.
_SHORTEST_OF_WORDS = 6
# A misspelt word falls apart into so many pieces at most.
_PIECES = 4
_NO_TONES = str.maketrans("", "", "่้๊๋์็ํ")
# Pieces between which no word is broken: spaces, names that were left out, ฯ and ๆ.
_BORDERS = frozenset(" |ฯๆ")
# Texts are made of few thousand words; each is looked at once.
_MOST_KNOWN = 16_384


class _Kind(IntEnum):
    """What a piece is: between words, no word at all, a word with which a longer one of the vocabulary begins, or another."""

    BORDER, ODD, BEGINNING, WORD = range(4)


class Spelling:
    """Knows the words of a vocabulary, and which of them some pieces of a text were meant to be."""

    def __init__(self, words: Iterable[str], language: Container[str]) -> None:
        """`words`: those of the vocabulary, as often as they stand in it; `language`: all that are words at all."""
        times = Counter(word for word in words if not word.isascii())
        self._language, self._vocabulary = language, times.keys()
        self._words = frozenset(word for word in times if _SHORTEST <= len(word) <= _LONGEST)
        self._by_rest: dict[str, str] = {}
        self._without_tones: dict[str, str] = {}
        # Of words that come to the same the most usual is meant.
        for word in sorted(self._words, key=lambda one: (times[one], one)):
            for rest in _without_one(word):
                self._by_rest[rest] = word
            if len(word) >= _SHORTEST_OF_WORDS:
                self._without_tones[word.translate(_NO_TONES)] = word
        self._beginnings = frozenset(word[:end] for word in self._without_tones for end in range(1, len(word)))
        self._kind_of = lru_cache(maxsize=_MOST_KNOWN)(self._kind)

    def mended(self, pieces: Sequence[str]) -> list[str]:
        """The pieces of a text, with those joined that were meant to be one word. What is spelt well stays as it is."""
        mended: list[str] = []
        kinds = [self._kind_of(piece) for piece in pieces]
        at = 0
        while at < len(pieces):
            if _Kind.ODD in kinds[at : at + _PIECES]:
                taken, word = self._meant_at(pieces, kinds, at)
            elif kinds[at] is _Kind.BEGINNING:
                taken, word = self._meant_without_tones(pieces, at)
            else:
                taken, word = 1, pieces[at]
            mended.append(word)
            at += taken
        return mended

    def _kind(self, piece: str) -> "_Kind":
        if piece in _BORDERS or piece.isascii():
            return _Kind.BORDER
        if len(piece) == 1 or not (piece in self._language or piece in self._vocabulary):
            return _Kind.ODD
        return _Kind.BEGINNING if piece.translate(_NO_TONES) in self._beginnings else _Kind.WORD

    def _meant_at(self, pieces: Sequence[str], kinds: Sequence["_Kind"], at: int) -> tuple[int, str]:
        """How many pieces from here on make one word, and the word; the most pieces that do."""
        meant, taken, joined, is_odd = pieces[at], 1, "", False
        for count, piece in enumerate(pieces[at : at + _PIECES], 1):
            kind = kinds[at + count - 1]
            if kind is _Kind.BORDER:
                break
            joined += piece
            is_odd = is_odd or kind is _Kind.ODD
            if len(joined) > _LONGEST + 1:
                break
            if len(joined) < _SHORTEST - 1 or joined in self._words or (count == 1 and not is_odd):
                continue
            word = self._nearest(joined) if is_odd else self._without_tones.get(joined.translate(_NO_TONES), "")
            if word and word not in pieces[at : at + count]:
                meant, taken = word, count
        return taken, meant

    def _meant_without_tones(self, pieces: Sequence[str], at: int) -> tuple[int, str]:
        """The same where all pieces are words of the language: a longer word of which only tone marks differ."""
        meant, taken, joined = pieces[at], 1, pieces[at]
        for count, piece in enumerate(pieces[at + 1 : at + _PIECES], 2):
            joined += piece
            if piece in _BORDERS or len(joined) > _LONGEST + 1:
                break
            toneless = joined.translate(_NO_TONES)
            if (
                joined not in self._words
                and (word := self._without_tones.get(toneless))
                and word not in pieces[at : at + count]
            ):
                meant, taken = word, count
            if toneless not in self._beginnings:
                break
        return taken, meant

    def _nearest(self, text: str) -> str:
        """The word that differs from a text by one letter; "" if there is none."""
        if word := self._by_rest.get(text):
            return word
        for rest in _without_one(text):
            if rest in self._words:
                return rest
            if (word := self._by_rest.get(rest)) and len(word) == len(text):
                return word
        return ""


def _without_one(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
