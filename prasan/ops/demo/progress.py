"""How far made-up projects have come: last year finished, this year under way, later years only planned. Pure."""

from collections.abc import Mapping
from random import Random

from prasan.framework.rules import Stage

_STAGES = (
    Stage.PLANNED,
    Stage.BUDGETED,
    Stage.CONTRACTED,
    Stage.DISBURSED,
    Stage.COMPLETED,
    Stage.SUSPENDED,
    Stage.CANCELLED,
)
_Shares = tuple[float, float, float, float, float, float, float]
# Shares of the stages above, in a year that is over and in one that is half over. "First" is the project with which an
# organisation that carries out anything under a guideline in a year surely begins; "other" is where it begins nothing.
_OVER_FIRST: _Shares = (0.0, 0.0, 0.08, 0.14, 0.78, 0.0, 0.0)
_OVER_MORE: _Shares = (0.32, 0.08, 0.04, 0.07, 0.43, 0.02, 0.04)
_OVER_OTHER: _Shares = (0.80, 0.13, 0.0, 0.0, 0.0, 0.02, 0.05)
_HALF_FIRST: _Shares = (0.0, 0.0, 0.42, 0.32, 0.26, 0.0, 0.0)
_HALF_MORE: _Shares = (0.38, 0.22, 0.15, 0.11, 0.10, 0.02, 0.02)
_HALF_OTHER: _Shares = (0.71, 0.26, 0.0, 0.0, 0.0, 0.01, 0.02)
# Someone else's money: few beyond-capacity projects are taken up at all.
_BEYOND: _Shares = (0.86, 0.06, 0.02, 0.01, 0.03, 0.01, 0.01)
# Half a year in, this much of what will be carried out has begun.
_BEGUN_BY_NOW = 0.8


def zeal(district_zeal: float, rng: Random) -> float:
    """How eagerly an organisation carries out its plan, about 1: its district sets the tone."""
    return min(1.35, max(0.5, rng.gauss(district_zeal, 0.16)))


class Progress:
    """What one organisation carries out under one guideline: decided per year, then told project by project.

    `likelihood` (0 to 1) is that of carrying out anything in a year. Whoever carries out anything surely begins the
    first project that has money that year, so that what is attained hardly depends on how many projects there are.
    """

    def __init__(self, likelihood: float, current_year: int, rng: Random) -> None:
        self._current_year = current_year
        self._rng = rng
        self._carried_out = {
            current_year - 1: rng.random() < min(0.98, likelihood),
            current_year: rng.random() < min(0.98, likelihood) * _BEGUN_BY_NOW,
        }
        self._has_begun: set[int] = set()

    def stages_of(
        self, amounts: Mapping[int, int], *, is_beyond: bool, is_yearly: bool, is_confirmed: bool
    ) -> dict[int, Stage]:
        """The stage that a project reached in each fiscal year with money; cancelled work (unless yearly) stays so."""
        stages: dict[int, Stage] = {}
        is_cancelled = False
        for year in sorted(amounts):
            if is_cancelled:
                stages[year] = Stage.CANCELLED
            elif year > self._current_year:
                stages[year] = Stage.PLANNED
            else:
                shares = _BEYOND if is_beyond else self._shares(year, is_confirmed)
                stages[year] = self._rng.choices(_STAGES, shares)[0]
                is_cancelled = not is_yearly and stages[year] is Stage.CANCELLED
        return stages

    def _shares(self, year: int, is_confirmed: bool) -> _Shares:
        is_over = year < self._current_year
        if not self._carried_out[year]:
            return _OVER_OTHER if is_over else _HALF_OTHER
        if year in self._has_begun or not is_confirmed:
            return _OVER_MORE if is_over else _HALF_MORE
        self._has_begun.add(year)
        return _OVER_FIRST if is_over else _HALF_FIRST
