"""How far two people agree on the same questions. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

USUAL_SIZE, MOST_CHECKED = 20, 200
"""How many decisions a sample holds that a second person is asked about."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two people agree. `kappa`: beyond chance (Cohen 1960), None where chance alone would agree on all."""

    both: int
    alike: int
    kappa: float | None

    @property
    def percent(self) -> float:
        """Per cent on which they agree; 0 of none."""
        return round(100 * self.alike / self.both, 1) if self.both else 0.0


def agreement(pairs: Iterable[tuple[str, str]]) -> Agreement:
    """Two people's answers to the same questions."""
    answers = list(pairs)
    both = len(answers)
    alike = sum(first == second for first, second in answers)
    if not both:
        return Agreement(0, 0, None)
    firsts, seconds = Counter(one for one, _ in answers), Counter(two for _, two in answers)
    chance = sum(count * seconds[code] for code, count in firsts.items()) / both**2
    kappa = (alike / both - chance) / (1 - chance) if chance < 1 else None
    return Agreement(both, alike, None if kappa is None else round(kappa, 3))
