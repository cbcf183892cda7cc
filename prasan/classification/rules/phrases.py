"""Finding the vocabulary's phrases in a text, and what they say for and against each guideline."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from prasan.classification.rules.reading import Reader, Reading
from prasan.classification.rules.vocabulary import GuidelineWords, WeightedPhrase

# A phrase inside a longer phrase of another guideline is mostly part of that other thing (วัด in วัดความดัน).
_INSIDE_ANOTHER = 0.5
# A short phrase that is not whole words is mostly an accident (แพะ in แพะเมือง), a very short one always (ยา in ยาง).
_VERY_SHORT, _SHORT, _NOT_WHOLE_WORDS = 3, 6, 0.2
# Phrases are looked for by their first letters: a text holds many places where some phrase could begin, few where a long one.
_LONG = 9
# A phrase after this mark counts only where the text begins with it, and tells what kind of line it is (วัสดุ…, ค่าเช่า…),
# whatever longer phrase begins there as well. Of several the longest counts.
_OPENING = "^"
# A phrase never starts between a leading vowel and its consonant; "" stands before the first letter.
_LEADING_VOWELS = frozenset("เแโใไ")
# Each further phrase for the same guideline counts less than the one before: many hints are not yet a proof.
_NEXT_COUNTS = 0.75


class Match(NamedTuple):
    """A phrase found: `letters[start:end]`, its number, and how much the place where it stands counts."""

    start: int
    end: int
    phrase: int
    emphasis: float


@dataclass(frozen=True, slots=True)
class PhraseScores:
    """What a text's phrases say. `scores`: guideline → sum; `words`: guideline → (weight, phrase) for it, in any order."""

    scores: Mapping[int, float]
    words: Mapping[int, Sequence[tuple[float, str]]]


class PhraseBook:
    """All phrases of all guidelines, found by their first letters; guidelines are numbered as they are given."""

    def __init__(self, guidelines: Sequence[GuidelineWords], reader: Reader) -> None:
        self._numbers: dict[str, int] = {}
        self._openings: dict[str, int] = {}
        self._phrases: list[str] = []
        self._says: list[dict[int, float]] = []
        for number, words in enumerate(guidelines):
            self._add(number, words.terms, reader, sign=1.0)
            self._add(number, words.against, reader, sign=-1.0)
        short: defaultdict[str, set[int]] = defaultdict(set)
        long: defaultdict[str, set[int]] = defaultdict(set)
        for letters in self._numbers:
            openings = short[letters[:_VERY_SHORT]]
            if len(letters) < _LONG:
                openings.add(len(letters))
            else:
                long[letters[:_LONG]].add(len(letters))
        # First letters → how long the short phrases are that begin so (perhaps none), and the same for long ones.
        self._short = {opening: tuple(sorted(found)) for opening, found in short.items()}
        self._long = {opening: tuple(sorted(found)) for opening, found in long.items()}
        self._longest_opening = max(map(len, self._openings), default=0)

    def _add(self, guideline: int, phrases: Iterable[WeightedPhrase], reader: Reader, *, sign: float) -> None:
        for one in phrases:
            letters, phrase = reader.letters_of(one.phrase), one.phrase.removeprefix(_OPENING)
            if not letters:
                continue
            numbers = self._numbers if phrase == one.phrase else self._openings
            if letters not in numbers:
                numbers[letters] = len(self._phrases)
                self._phrases.append(phrase)
                self._says.append({})
            self._says[numbers[letters]][guideline] = sign * one.weight

    def scores(self, reading: Reading) -> PhraseScores:
        """What the phrases in a text say of each guideline."""
        for_it: defaultdict[int, dict[int, float]] = defaultdict(dict)
        against: defaultdict[int, dict[int, float]] = defaultdict(dict)
        says = self._says
        for opening in self._opening(reading):
            for guideline, weight in says[opening].items():
                (for_it if weight > 0 else against)[guideline][opening] = abs(weight) * reading.emphasis[0]
        around: list[Match] = []
        for match in self._matches(reading):
            start, end, phrase, emphasis = match
            around = [one for one in around if one.end > start]
            outside = [says[one.phrase] for one in around if one.end > end or (one.end == end and one.start < start)]
            around.append(match)
            for guideline, weight in says[phrase].items():
                told = weight * emphasis
                if outside:
                    if any(other.get(guideline, 0.0) * weight > 0 for other in outside):
                        continue
                    told *= _INSIDE_ANOTHER
                side = for_it if told > 0 else against
                side[guideline][phrase] = max(abs(told), side[guideline].get(phrase, 0.0))
        scores = {guideline: _sum_of(told.values()) for guideline, told in for_it.items()}
        for guideline, told_against in against.items():
            scores[guideline] = scores.get(guideline, 0.0) - _sum_of(told_against.values())
        names = self._phrases
        words = {
            guideline: [(weight, names[phrase]) for phrase, weight in told.items()]
            for guideline, told in for_it.items()
        }
        return PhraseScores(scores, words)

    def _opening(self, reading: Reading) -> list[int]:
        """The number of the longest phrase that the text begins with, if there is one."""
        letters, openings = reading.letters, self._openings
        longest = max(
            (cut for cut in reading.cuts if cut <= self._longest_opening and letters[:cut] in openings), default=0
        )
        return [openings[letters[:longest]]] if longest else []

    def _matches(self, reading: Reading) -> list[Match]:
        """Every phrase found, in the order of their first letters, the longest first: what is around stands before."""
        letters, cuts, emphasis = reading.letters, reading.cuts, reading.emphasis
        short, long, numbers = self._short, self._long, self._numbers
        matches = []
        for start in [at for at in range(len(letters) - _VERY_SHORT + 1) if letters[at : at + _VERY_SHORT] in short]:
            if letters[start - 1 : start] in _LEADING_VOWELS and start not in cuts:
                continue
            of_long = long.get(letters[start : start + _LONG], ())
            for length in (*short[letters[start : start + _VERY_SHORT]], *of_long):
                phrase = letters[start : start + length]
                if phrase in numbers and len(phrase) == length:
                    share = 1.0 if start in cuts and start + length in cuts else _share_of_part(phrase)
                    if share:
                        matches.append(Match(start, start + length, numbers[phrase], share * emphasis[start]))
        for start, word in reading.words:
            if len(word) < _VERY_SHORT and word in self._numbers:
                matches.append(Match(start, start + len(word), self._numbers[word], emphasis[start]))
        matches.sort(key=_where)
        return matches


def _where(match: Match) -> tuple[int, int]:
    return match.start, -match.end


def _share_of_part(letters: str) -> float:
    """How far letters that are not whole words mean their phrase; Latin words are told apart by spaces."""
    if letters[0].isascii() or letters[-1].isascii():
        return 0.0
    return _NOT_WHOLE_WORDS if len(letters) < _SHORT else 1.0


def _sum_of(weights: Iterable[float]) -> float:
    total, share = 0.0, 1.0
    for weight in sorted(weights, reverse=True):
        total += weight * share
        share *= _NEXT_COUNTS
    return total
