"""What people confirmed: a title that is the same, or nearly, gets the same answer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Cosine of the two titles' words and pairs of words: from here on they differ by a spelling or a small addition.
NEAR = 0.85
# From here on two titles are worth showing beside each other.
ALIKE = 0.3
# Candidates share one of the rarest words; a word in more titles than this leads to too many of them.
_RARE_WORDS, _TOO_COMMON = 4, 400


@dataclass(frozen=True, slots=True)
class Remembered:
    """The decision for the most similar confirmed title: its guideline's number, the title, 0–1 how similar."""

    guideline: int
    title: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Decided:
    """A decided title: as printed, its key, its features, and the number of the guideline decided for it."""

    name: str
    key: str
    features: Mapping[str, float]
    guideline: int


class ConfirmedTitles:
    """Confirmed titles by their key (letters without digits and places), and by their words.

    Where people decided differently about the same key, the decision met most often holds; of equals the last.
    """

    def __init__(self) -> None:
        self._titles: dict[str, Decided] = {}
        self._decisions: dict[str, tuple[int, ...]] = {}
        self._by_word: dict[str, tuple[str, ...]] = {}

    def updated(self, learnt: Iterable[Decided], forgotten: Iterable[Decided]) -> "ConfirmedTitles":
        """The same with decisions that came, in their order, and without some of those that were there."""
        other = ConfirmedTitles()
        other._titles, other._decisions, other._by_word = dict(self._titles), dict(self._decisions), dict(self._by_word)
        new: defaultdict[str, list[str]] = defaultdict(list)
        for one in learnt:
            other._decisions[one.key] = (*other._decisions.get(one.key, ()), one.guideline)
            if one.key not in other._titles:
                other._titles[one.key] = one
                for word in one.features:
                    new[word].append(one.key)
        for word, keys in new.items():
            other._by_word[word] = (*other._by_word.get(word, ()), *keys)
        for one in forgotten:
            other._forget(one)
        return other

    def _forget(self, one: Decided) -> None:
        left = list(self._decisions[one.key])
        left.remove(one.guideline)
        self._decisions[one.key] = tuple(left)
        if left:
            return
        title = self._titles.pop(one.key)
        del self._decisions[one.key]
        for word in title.features:
            self._by_word[word] = tuple(key for key in self._by_word[word] if key != one.key)

    def recall(self, key: str, features: Mapping[str, float]) -> Remembered | None:
        """The decision for the same or the nearest confirmed title, if one is near enough."""
        if same := self._titles.get(key):
            return self._remembered(same, 1.0)
        nearest, likeness = None, NEAR
        for title in self._candidates(features):
            alike = sum(weight * title.features.get(word, 0.0) for word, weight in features.items())
            if alike > likeness:
                nearest, likeness = title, alike
        return self._remembered(nearest, likeness) if nearest else None

    def nearest(self, key: str, features: Mapping[str, float], most: int) -> tuple[Remembered, ...]:
        """The confirmed titles that are likest, also those too far away to decide anything."""
        found = [
            self._remembered(title, likeness)
            for title in self._candidates(features)
            if title.key != key
            and (likeness := sum(weight * title.features.get(word, 0.0) for word, weight in features.items())) >= ALIKE
        ]
        if same := self._titles.get(key):
            found.append(self._remembered(same, 1.0))
        return tuple(sorted(found, key=lambda one: (-one.likeness, one.title))[:most])

    def _candidates(self, features: Mapping[str, float]) -> Iterable[Decided]:
        lists = sorted((keys for word in features if (keys := self._by_word.get(word))), key=len)
        found = dict.fromkeys(key for keys in lists[:_RARE_WORDS] if len(keys) <= _TOO_COMMON for key in keys)
        return [self._titles[key] for key in found]

    def _remembered(self, title: Decided, likeness: float) -> Remembered:
        decided = self._decisions[title.key]
        times = Counter(decided)
        last = next(one for one in reversed(decided) if times[one] == max(times.values()))
        return Remembered(last, title.name, round(likeness, 4))
