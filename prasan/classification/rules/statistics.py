"""The statistical model: naive Bayes over words and pairs of words of typical and confirmed titles.

Each guideline is compared with what all guidelines together say, so that a guideline with many titles has no start
over one with few.
"""

import copy
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

# Added to each count: a word that a guideline's titles lack is unlikely for it, not impossible.
_SMOOTHING = 1.0
# A text of few known words says little, however clearly: its scores are brought nearer to each other.
_CAUTION = 4.0
# What is left of a count that was taken back.
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Example:
    """A text with a known answer: its features, the number of its guideline, and how much it counts."""

    features: Mapping[str, float]
    guideline: int
    weight: float = 1.0


class TitleModel:
    """Learns from examples; `scores` then answers for any features.

    How rare a word is holds as the first examples have it, so that what is learnt later is added (or taken back) at the
    cost of its own words, and the order makes no difference. A word that they lack is as rare as can be.
    """

    def __init__(self, examples: Sequence[Example], guidelines: int) -> None:
        seen_in: Counter[str] = Counter()
        for example in examples:
            seen_in.update(example.features.keys())
        self._rarity = {name: math.log((1 + len(examples)) / times) for name, times in seen_in.items()}
        self._rarest = math.log(1 + len(examples))
        self._guidelines = guidelines
        self._counts: dict[str, dict[int, float]] = {}
        self._totals = [0.0] * guidelines
        self._gains: dict[str, dict[int, float]] = {}
        self._all_gains: dict[str, float] = {}
        self._learn(examples)

    def updated(self, examples: Iterable[Example]) -> "TitleModel":
        """The same with further examples; one of negative weight takes back what it taught. This one stays as it is."""
        other = copy.copy(self)
        other._counts, other._totals = dict(self._counts), list(self._totals)
        other._gains, other._all_gains = dict(self._gains), dict(self._all_gains)
        other._learn(examples)
        return other

    def _learn(self, examples: Iterable[Example]) -> None:
        touched: dict[str, dict[int, float]] = {}
        for example in examples:
            for name in example.features:
                counts = touched.get(name)
                if counts is None:
                    counts = touched[name] = dict(self._counts.get(name, ()))
                told = self._told(name, example)
                counts[example.guideline] = counts.get(example.guideline, 0.0) + told
                self._totals[example.guideline] += told
        for name, counts in touched.items():
            left = {guideline: count for guideline, count in sorted(counts.items()) if count > _NOTHING}
            if not left:
                del self._counts[name], self._gains[name], self._all_gains[name]
                continue
            self._counts[name] = left
            self._gains[name] = {guideline: math.log1p(count / _SMOOTHING) for guideline, count in left.items()}
            self._all_gains[name] = sum(self._gains[name].values())
        self._words = len(self._counts)
        self._silences = [math.log(total + _SMOOTHING * max(self._words, 1)) for total in self._totals]

    def scores(self, features: Mapping[str, float], without: Example | None = None) -> list[float]:
        """A score per guideline, higher is likelier; zeros when no feature was ever seen.

        `without`: an example of this model to be answered as if it had never been seen (for calibration).
        """
        scores = [0.0] * self._guidelines
        rarity, rarest = self._rarity, self._rarest
        known = unknown = 0.0
        for name, weight in features.items():
            gains = self._gains.get(name)
            if gains is None:
                unknown += weight * rarest
                continue
            told = weight * rarity.get(name, rarest)
            known += told
            if without is None:
                for guideline, gain in gains.items():
                    scores[guideline] += told * gain
            else:
                for guideline, gain in gains.items():
                    scores[guideline] += told * (
                        self._gain_without(name, without) if guideline == without.guideline else gain
                    )
        if not known:
            return scores
        # The words that a guideline lacks count against it by how much it has said altogether.
        unseen = _SMOOTHING * self._words
        trust = known / (known + unknown + _CAUTION)
        share = trust / known
        if without is None:
            return [share * score - trust * silence for score, silence in zip(scores, self._silences, strict=True)]
        totals = list(self._totals)
        totals[without.guideline] -= sum(self._told(name, without) for name in without.features)
        return [share * score - trust * math.log(total + unseen) for score, total in zip(scores, totals, strict=True)]

    def knows(self, features: Mapping[str, float]) -> bool:
        """Whether any of the features was ever seen."""
        return any(name in self._gains for name in features)

    def words_for(self, guideline: int, features: Mapping[str, float], most: int = 3) -> tuple[str, ...]:
        """The features that speak most for a guideline against the others, strongest first."""
        told = []
        for name, weight in features.items():
            if (gains := self._gains.get(name)) and (gain := gains.get(guideline)):
                told.append((weight * self._rarity.get(name, self._rarest) * gain / self._all_gains[name], name))
        return tuple(name for _, name in sorted(told, key=lambda one: (-one[0], one[1]))[:most])

    def _told(self, name: str, example: Example) -> float:
        return example.weight * example.features[name] * self._rarity.get(name, self._rarest)

    def _gain_without(self, name: str, example: Example) -> float:
        own = self._told(name, example) if name in example.features else 0.0
        left = max(self._counts[name][example.guideline] - own, 0.0)
        return math.log1p(left / _SMOOTHING)
