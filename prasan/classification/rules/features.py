"""The features that the statistical model counts: words and pairs of words, each text brought to length one."""

import math
from collections.abc import Iterable, Mapping

from prasan.classification.rules.reading import Reading

# A pair is met less often than its words, and repeats them.
_PAIR = 0.7
_SHORTEST = 2


def features_of(reading: Reading) -> dict[str, float]:
    """Words and pairs of neighbouring words with their emphasis, as a vector of length one; {} if there are none."""
    words = [(at, word) for at, word in reading.words if len(word) >= _SHORTEST]
    told: dict[str, float] = {}
    before = ""
    for at, word in words:
        weight = reading.emphasis[at]
        told[word] = max(weight, told.get(word, 0.0))
        if before:
            told[f"{before} {word}"] = _PAIR * weight
        before = word
    return of_length_one(told)


def of_length_one(vector: Mapping[str, float]) -> dict[str, float]:
    """The same direction, length one."""
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {name: weight / length for name, weight in vector.items()} if length else {}


def mixed(parts: Iterable[tuple[Mapping[str, float], float]]) -> dict[str, float]:
    """The weighted sum of vectors."""
    total: dict[str, float] = {}
    for vector, share in parts:
        for name, weight in vector.items():
            total[name] = total.get(name, 0.0) + share * weight
    return total
