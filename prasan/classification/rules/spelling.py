"""Mending words that were misspelt: one letter too many, too few or wrong, or tone marks that are not the word's."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

# Shorter words have too many neighbours; longer strings are several words.
_SHORTEST, _LONGEST = 5, 18
# Pieces that are all words of the language (กอ + สร้าง) are meant to be a longer one only if nothing but tone marks differs.
_SHORTEST_OF_WORDS = 6
# A misspelt word falls apart into so many pieces at most.
_PIECES = 4
_NO_TONES = str.maketrans("", "", "่้๊๋์็ํ")
# Pieces between which no word is broken: spaces, names that were left out, ฯ and ๆ.
_BORDERS = frozenset(" |ฯๆ")


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

    def mended(self, pieces: Sequence[str]) -> list[str]:
        """The pieces of a text, with those joined that were meant to be one word. What is spelt well stays as it is."""
        mended: list[str] = []
        odd = [len(piece) == 1 or not self._is_word(piece) for piece in pieces]
        at = 0
        while at < len(pieces):
            # Nearly all of a text is words of the language, and few of them begin a longer word of the vocabulary.
            if True in odd[at : at + _PIECES] or pieces[at].translate(_NO_TONES) in self._beginnings:
                taken, word = self._meant_at(pieces, odd, at)
            else:
                taken, word = 1, pieces[at]
            mended.append(word)
            at += taken
        return mended

    def _meant_at(self, pieces: Sequence[str], odd: Sequence[bool], at: int) -> tuple[int, str]:
        """How many pieces from here on make one word, and the word; the most pieces that do."""
        meant, taken, joined, is_odd = pieces[at], 1, "", False
        for count, piece in enumerate(pieces[at : at + _PIECES], 1):
            if piece in _BORDERS or piece.isascii():
                break
            joined += piece
            is_odd = is_odd or odd[at + count - 1]
            if len(joined) > _LONGEST + 1:
                break
            if len(joined) < _SHORTEST - 1 or joined in self._words or (count == 1 and not is_odd):
                continue
            word = self._nearest(joined) if is_odd else self._without_tones.get(joined.translate(_NO_TONES), "")
            if word and word not in pieces[at : at + count]:
                meant, taken = word, count
        return taken, meant

    def _is_word(self, piece: str) -> bool:
        return piece in self._language or piece in self._vocabulary

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
