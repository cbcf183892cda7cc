"""What people confirmed: a title that is the same, or nearly, gets the same answer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
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
class _Title:
    name: str
    features: Mapping[str, float]
    decided: Counter[int]


class ConfirmedTitles:
    """Confirmed titles by their key (letters without digits and places), and by their words.

    Where people decided differently about the same key, the decision met most often holds; of equals the last.
    """

    def __init__(self, confirmed: Iterable[tuple[str, str, Mapping[str, float], int]]) -> None:
        """`confirmed`: (title as printed, its key, its features, number of its guideline)."""
        self._by_key: dict[str, _Title] = {}
        for name, key, features, guideline in confirmed:
            title = self._by_key.setdefault(key, _Title(name, features, Counter()))
            # Taken out and put back, so that the last decision stands last.
            title.decided[guideline] = title.decided.pop(guideline, 0) + 1
        self._by_word: defaultdict[str, list[_Title]] = defaultdict(list)
        for title in self._by_key.values():
            for word in title.features:
                self._by_word[word].append(title)

    def recall(self, key: str, features: Mapping[str, float]) -> Remembered | None:
        """The decision for the same or the nearest confirmed title, if one is near enough."""
        if not self._by_key:
            return None
        if same := self._by_key.get(key):
            return Remembered(_decided(same), same.name, 1.0)
        nearest, likeness = None, NEAR
        for title in self._candidates(features):
            alike = sum(weight * title.features.get(word, 0.0) for word, weight in features.items())
            if alike > likeness:
                nearest, likeness = title, alike
        return Remembered(_decided(nearest), nearest.name, round(likeness, 4)) if nearest else None

    def nearest(self, key: str, features: Mapping[str, float], most: int) -> tuple[Remembered, ...]:
        """The confirmed titles that are likest, also those too far away to decide anything."""
        found = [
            Remembered(_decided(title), title.name, round(likeness, 4))
            for title in self._candidates(features)
            if (likeness := sum(weight * title.features.get(word, 0.0) for word, weight in features.items())) >= ALIKE
        ]
        if same := self._by_key.get(key):
            found = [one for one in found if one.title != same.name]
            found.append(Remembered(_decided(same), same.name, 1.0))
        return tuple(sorted(found, key=lambda one: (-one.likeness, one.title))[:most])

    def _candidates(self, features: Mapping[str, float]) -> Sequence[_Title]:
        lists = sorted((self._by_word[word] for word in features if word in self._by_word), key=len)
        found: dict[str, _Title] = {}
        for titles in lists[:_RARE_WORDS]:
            if len(titles) <= _TOO_COMMON:
                found.update((title.name, title) for title in titles)
        return tuple(found.values())


def _decided(title: _Title) -> int:
    most = max(title.decided.values())
    return [guideline for guideline, times in title.decided.items() if times == most][-1]
