"""Turning scores into probabilities that mean what they say."""

import math
from collections.abc import Sequence

# Typical titles are clearer than real ones, and their authors wrote the phrases too: an answer is never more certain
# than this temperature makes it, however well typical titles are told apart.
_COOLEST, _HOTTEST, _STEPS = 1.5, 5.0, 12


def probabilities_of(scores: Sequence[float], temperature: float) -> list[float]:
    """Softmax: positive, sum 1; a higher temperature is more cautious."""
    top = max(scores)
    raised = [math.exp((score - top) / temperature) for score in scores]
    total = sum(raised)
    return [one / total for one in raised]


def fitted_temperature(answered: Sequence[tuple[Sequence[float], int]]) -> float:
    """The temperature under which known answers are likeliest (log-likelihood), by golden-section search.

    `answered`: scores and the number of the right answer, each scored without having seen it.
    """
    low, high = math.log(_COOLEST), math.log(_HOTTEST)
    ratio = (math.sqrt(5) - 1) / 2
    left, right = high - ratio * (high - low), low + ratio * (high - low)
    of_left, of_right = _surprise(answered, math.exp(left)), _surprise(answered, math.exp(right))
    for _ in range(_STEPS):
        # Of two inner points one stays and is not asked again.
        if of_left < of_right:
            high, right, of_right = right, left, of_left
            left = high - ratio * (high - low)
            of_left = _surprise(answered, math.exp(left))
        else:
            low, left, of_left = left, right, of_right
            right = low + ratio * (high - low)
            of_right = _surprise(answered, math.exp(right))
    return math.exp((low + high) / 2)


def _surprise(answered: Sequence[tuple[Sequence[float], int]], temperature: float) -> float:
    total = 0.0
    for scores, right in answered:
        top = max(scores)
        total += (
            math.log(sum(math.exp((score - top) / temperature) for score in scores))
            - (scores[right] - top) / temperature
        )
    return total
