"""How near the words of two elements are, and which sentences show it. Pure; the words of a text are given by the caller.

An element's text is its title and the titles of what stands below it, each a sentence of its own. Words and subjects
(`concepts.SUBJECTS`) are weighed by how rare they are among all elements, as in any search engine; two elements are as
near as their texts are as a whole, and as their two nearest sentences are.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from prasan.common.text import matching_key
from prasan.framework.rules.concepts import EMPTY_WORDS, SUBJECTS

Words = Callable[[str], Sequence[str]]

_EMPTY = frozenset(word for line in EMPTY_WORDS for word in line.split())
_PREFIXES = ("การ", "ความ", "ทาง", "ด้าน")
# A subject that both speak of counts a little more than a word that both use.
_SUBJECT = 1.2
# How much of the whole text and how much of the nearest two sentences makes the nearness.
_WHOLE, _NEAREST = 0.55, 0.45
# The title says what an element is; what stands below it fills it in.
_TITLE, _BELOW = 1.0, 0.6


@dataclass(frozen=True, slots=True)
class Text:
    """An element as the proposer reads it: `sentences` are (code or "", words as printed), the title first."""

    element_id: int
    code: str
    sentences: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two sentences that speak of the same, one of each element: where each stands, and the words that they share."""

    lower: tuple[str, str]
    upper: tuple[str, str]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """How near two elements are (0–100) and the sentences that show it, the nearest pair first."""

    lower_id: int
    upper_id: int
    score: int
    evidence: tuple[Evidence, ...]


Vector = dict[str, float]


class Matcher:
    """Compares the elements of one edition with those of another; rarity is counted over both."""

    def __init__(self, lower: Sequence[Text], upper: Sequence[Text], words: Words) -> None:
        self._words = words
        self.lower, self._upper = tuple(lower), tuple(upper)
        self._lower_by_id = {one.element_id: one for one in self.lower}
        self._upper_by_id = {one.element_id: one for one in self._upper}
        self._told: dict[str, Vector] = {}
        met: Counter[str] = Counter()
        for text in (*self.lower, *self._upper):
            met.update({name for _, sentence in text.sentences for name in self._features(sentence)})
        whole = len(self.lower) + len(self._upper)
        self._rare = {name: math.log((1 + whole) / (1 + count)) + 0.2 for name, count in met.items()}
        self._read = {id(text): self._vectors(text) for text in (*self.lower, *self._upper)}

    def _features(self, sentence: str) -> Vector:
        if sentence not in self._told:
            self._told[sentence] = features_of(sentence, self._words)
        return self._told[sentence]

    def _vectors(self, text: Text) -> tuple[Vector, tuple[Vector, ...]]:
        parts = [self._weighed(sentence) for _, sentence in text.sentences]
        whole: Vector = {}
        for place, part in enumerate(parts):
            share = _TITLE if place == 0 else _BELOW
            for name, weight in part.items():
                whole[name] = max(whole.get(name, 0.0), share * weight)
        return of_length_one(whole), tuple(of_length_one(part) for part in parts)

    def _weighed(self, sentence: str) -> Vector:
        return {name: count * self._rare[name] for name, count in self._features(sentence).items()}

    def between(self, lower_id: int, upper_id: int) -> Match | None:
        """Two elements by their ids; None where one of them is not compared here."""
        lower, upper = self._lower_by_id.get(lower_id), self._upper_by_id.get(upper_id)
        return self.match(lower, upper) if lower and upper else None

    def scores(self, lower: Text) -> list[tuple[int, Text]]:
        """Every element of the other edition with its nearness (0–100), the nearest first."""
        ranked = [(self._score(lower, upper), upper) for upper in self._upper]
        return sorted(ranked, key=lambda one: -one[0])

    def _score(self, lower: Text, upper: Text) -> int:
        (whole, parts), (its_whole, its_parts) = self._read[id(lower)], self._read[id(upper)]
        nearest = max((product(one, other) for one in parts for other in its_parts), default=0.0)
        return round(100 * (_WHOLE * product(whole, its_whole) + _NEAREST * nearest))

    def match(self, lower: Text, upper: Text, *, most: int = 2) -> Match:
        """One pair with its evidence; pairs of sentences that share nothing are none."""
        parts, its_parts = self._read[id(lower)][1], self._read[id(upper)][1]
        pairs = [(product(one, other), at, its) for at, one in enumerate(parts) for its, other in enumerate(its_parts)]
        evidence = []
        for near, at, its in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))[:most]:
            if near > 0:
                here, there = lower.sentences[at], upper.sentences[its]
                evidence.append(Evidence(here, there, shared_words(here[1], there[1], self._words)))
        return Match(lower.element_id, upper.element_id, self._score(lower, upper), tuple(evidence))

    def proposals(self, *, least: int, near_best: float, most: int) -> tuple[Match, ...]:
        """For each element below, what it may be linked with: at least `least` near, not far behind its best, few."""
        found = []
        for lower in self.lower:
            ranked = self.scores(lower)
            best = ranked[0][0] if ranked else 0
            kept = [upper for score, upper in ranked[:most] if score >= max(least, near_best * best)]
            found += [self.match(lower, upper) for upper in kept]
        return tuple(found)


def features_of(sentence: str, words: Words) -> Vector:
    """The words of a sentence without their prefixes and empty words, and the subjects that it speaks of."""
    told: Vector = {}
    for word in words(sentence):
        stem = stem_of(word)
        if stem and stem not in _EMPTY and not stem.isdecimal():
            told[stem] = 1.0
    letters = matching_key(sentence)
    for subject, phrases in _PHRASES.items():
        if any(phrase in letters for phrase in phrases):
            told[f"#{subject}"] = _SUBJECT
    return told


def stem_of(word: str) -> str:
    """A word without การ, ความ, ทาง, ด้าน before it, where something is left."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            return word[len(prefix) :]
    return word


_PHRASES: Mapping[str, tuple[str, ...]] = {
    subject: tuple(matching_key(phrase) for phrase in phrases.split()) for subject, phrases in SUBJECTS.items()
}


def shared_words(one: str, other: str, words: Words) -> tuple[str, ...]:
    """What of both sentences speaks of the same, as printed: shared words, and the phrases of shared subjects."""
    mine, its = features_of(one, words), features_of(other, words)
    shared = mine.keys() & its.keys()
    told: list[str] = [word for text in (one, other) for word in words(text) if stem_of(word) in shared]
    letters = matching_key(one + other)
    for subject, phrases in _PHRASES.items():
        if f"#{subject}" in shared:
            told += [phrase for phrase in phrases if phrase in letters]
    return tuple(dict.fromkeys(told))


def of_length_one(vector: Mapping[str, float]) -> Vector:
    """The same direction, length one."""
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {name: weight / length for name, weight in vector.items()} if length else {}


def product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """How alike two vectors of length one are: 0 … 1."""
    if len(one) > len(other):
        one, other = other, one
    return sum(weight * other.get(name, 0.0) for name, weight in one.items())


def measured(proposed: Iterable[tuple[str, str]], known: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean (0–1) of proposed links against those that people made."""
    found, wanted = set(proposed), set(known)
    right = len(found & wanted)
    precision = right / len(found) if found else 0.0
    recall = right / len(wanted) if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0
