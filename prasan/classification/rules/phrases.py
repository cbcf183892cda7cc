"""Finding the vocabulary's phrases in a text, and what they say for and against each guideline."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from prasan.classification.rules.reading import Reader, Reading
from prasan.classification.rules.vocabulary import GuidelineWords, WeightedPhrase

# A phrase inside a longer phrase of another guideline is mostly part of that other thing (วัด in วัดความดัน).
_INSIDE_ANOTHER = 0.5
# A short phrase that is not whole words is mostly an accident (แพะ in แพะเมือง), a very short one always (ยา in ยาง).
_VERY_SHORT, _SHORT, _NOT_WHOLE_WORDS = 3, 6, 0.2
# Phrases are kept under their first letters, shorter ones under all of theirs; each shorter opening leads to the next.
_OPENING = 5
_OPENINGS = range(_VERY_SHORT, _OPENING + 1)
# Where a phrase may start: never on a vowel sign or tone mark, nor between a leading vowel and its consonant.
_STARTS = re.compile("(?<![เแโใไ])[ก-ฮเแโใไ]")
# Each further phrase for the same guideline counts less than the one before: many hints are not yet a proof.
_NEXT_COUNTS = 0.75


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: `letters[start:end]`, its number, and how much the place where it stands counts."""

    start: int
    end: int
    phrase: int
    emphasis: float


@dataclass(frozen=True, slots=True)
class PhraseScores:
    """What a text's phrases say. `scores`: guideline → sum; `words`: guideline → (weight, phrase) for it."""

    scores: Mapping[int, float]
    words: Mapping[int, Sequence[tuple[float, str]]]


class PhraseBook:
    """All phrases of all guidelines, found by their first letters; guidelines are numbered as they are given."""

    def __init__(self, guidelines: Sequence[GuidelineWords], reader: Reader) -> None:
        self._numbers: dict[str, int] = {}
        self._phrases: list[str] = []
        self._says: list[dict[int, float]] = []
        for number, words in enumerate(guidelines):
            self._add(number, words.terms, reader, sign=1.0)
            self._add(number, words.against, reader, sign=-1.0)
        self._by_opening: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for letters, phrase in self._numbers.items():
            for length in _OPENINGS:
                phrases_here = self._by_opening[letters[:length]]
                if length == min(_OPENING, len(letters)):
                    phrases_here.append((letters, phrase))

    def _add(self, guideline: int, phrases: Iterable[WeightedPhrase], reader: Reader, *, sign: float) -> None:
        for one in phrases:
            letters = reader.letters_of(one.phrase)
            if not letters:
                continue
            if letters not in self._numbers:
                self._numbers[letters] = len(self._phrases)
                self._phrases.append(one.phrase)
                self._says.append({})
            self._says[self._numbers[letters]][guideline] = sign * one.weight

    def scores(self, reading: Reading) -> PhraseScores:
        """What the phrases in a text say of each guideline."""
        for_it: defaultdict[int, dict[int, float]] = defaultdict(dict)
        against: defaultdict[int, dict[int, float]] = defaultdict(dict)
        matches = self._matches(reading)
        for match in matches:
            outside = [one for one in matches if _is_inside(match, one)]
            for guideline, weight in self._says[match.phrase].items():
                told = weight * match.emphasis
                if any(self._says[one.phrase].get(guideline, 0.0) * weight > 0 for one in outside):
                    continue
                if outside:
                    told *= _INSIDE_ANOTHER
                side = for_it if told > 0 else against
                side[guideline][match.phrase] = max(abs(told), side[guideline].get(match.phrase, 0.0))
        scores = {guideline: _sum_of(told.values()) for guideline, told in for_it.items()}
        for guideline, told_against in against.items():
            scores[guideline] = scores.get(guideline, 0.0) - _sum_of(told_against.values())
        words = {
            guideline: sorted(((weight, self._phrases[phrase]) for phrase, weight in told.items()), reverse=True)
            for guideline, told in for_it.items()
        }
        return PhraseScores(scores, words)

    def _matches(self, reading: Reading) -> list[Match]:
        letters, cuts, emphasis = reading.letters, reading.cuts, reading.emphasis
        by_opening = self._by_opening
        matches = []
        for start in {found.start() for found in _STARTS.finditer(letters)} | {at for at, _ in reading.words}:
            for length in _OPENINGS:
                if (phrases := by_opening.get(letters[start : start + length])) is None:
                    break
                for phrase, number in phrases:
                    if letters.startswith(phrase, start):
                        end = start + len(phrase)
                        share = 1.0 if start in cuts and end in cuts else _share_of_part(phrase)
                        if share:
                            matches.append(Match(start, end, number, share * emphasis[start]))
        for start, word in reading.words:
            if len(word) < _VERY_SHORT and word in self._numbers:
                matches.append(Match(start, start + len(word), self._numbers[word], emphasis[start]))
        return sorted(matches, key=lambda match: match.start)


def _share_of_part(letters: str) -> float:
    """How far letters that are not whole words mean their phrase; Latin words are told apart by spaces."""
    if letters[0].isascii() or letters[-1].isascii():
        return 0.0
    return _NOT_WHOLE_WORDS if len(letters) < _SHORT else 1.0


def _is_inside(one: Match, other: Match) -> bool:
    return other.start <= one.start and one.end <= other.end and other.end - other.start > one.end - one.start


def _sum_of(weights: Iterable[float]) -> float:
    total, share = 0.0, 1.0
    for weight in sorted(weights, reverse=True):
        total += weight * share
        share *= _NEXT_COUNTS
    return total
