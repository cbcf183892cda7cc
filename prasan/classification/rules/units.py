"""What the unit that is responsible for a project says of it: งานส่งเสริมการท่องเที่ยว, สำนักช่าง, กองสวัสดิการสังคม."""

from collections.abc import Mapping
from functools import lru_cache

from prasan.common.text import matching_key

_MOST_UNITS = 4096


class UnitWords:
    """The words of units with what they say; a plan names few units, so each is looked up once."""

    def __init__(self, priors: Mapping[str, Mapping[str, float]], numbers: Mapping[str, int]) -> None:
        """`priors`: word of a unit → guideline code → weight; `numbers`: guideline code → its number."""
        self._words = [
            (matching_key(word), {numbers[code]: weight for code, weight in weights.items() if code in numbers})
            for word, weights in sorted(priors.items(), key=lambda one: (-len(one[0]), one[0]))
        ]
        self.says = lru_cache(maxsize=_MOST_UNITS)(self._says)

    def _says(self, unit: str) -> Mapping[int, float]:
        """Guideline number → weight. A word within a longer one that was found (ช่างโยธา within กองช่างโยธา) is left out."""
        left = matching_key(unit)
        told: dict[int, float] = {}
        for word, weights in self._words:
            if word and word in left:
                left = left.replace(word, "|")
                for number, weight in weights.items():
                    told[number] = max(weight, told.get(number, 0.0))
        return told
