"""The words by which a province's guidelines are told apart: data that planners write and the classifier reads."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

# The code under which the vocabulary keeps what is no development project; never a guideline of any framework.
NO_PROJECT = "X"


@dataclass(frozen=True, slots=True)
class WeightedPhrase:
    """A phrase as planners write it. Weight 1–5: 5 decides alone, 3 is typical, 1 is a hint."""

    phrase: str
    weight: float


@dataclass(frozen=True, slots=True)
class GuidelineWords:
    """The words of one guideline: phrases for it, phrases against it, and typical whole titles."""

    code: str
    terms: tuple[WeightedPhrase, ...]
    against: tuple[WeightedPhrase, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All guidelines (and `NO_PROJECT`) with what is common to them.

    `abbreviations`: short form → what it stands for. `budget_priors`: official name of a budget class → guideline
    code → weight (0–5; how much the class alone speaks for the guideline). `unit_priors`: the same for words of the
    unit that is responsible. `spellings`: a misspelling → the word.
    """

    guidelines: tuple[GuidelineWords, ...]
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    budget_priors: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    unit_priors: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    spellings: Mapping[str, str] = field(default_factory=dict)

    def fingerprint(self) -> str:
        """The same for the same words, in whatever order the files were read: SHA-256, 64 hexadecimal digits."""
        parts = [repr(words) for words in sorted(self.guidelines, key=lambda words: words.code)]
        parts += [repr(pair) for pair in [*sorted(self.abbreviations.items()), *sorted(self.spellings.items())]]
        parts += [repr((name, sorted(priors.items()))) for name, priors in sorted(self.budget_priors.items())]
        parts += [repr((word, sorted(priors.items()))) for word, priors in sorted(self.unit_priors.items())]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()
