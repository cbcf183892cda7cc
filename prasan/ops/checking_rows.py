"""What every check of figures speaks of: one comparison, and the rows that it counts from."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One comparison: what it is, how many figures were compared, and every difference in words."""

    name: str
    compared: int
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearRow:
    """One published project in one year of the framework, as the tables have it."""

    organisation: str
    project: int
    fiscal_year: int
    baht: int
    stage: str
