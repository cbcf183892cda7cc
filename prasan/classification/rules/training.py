"""Trained classifiers: packed so that they can be restored exactly, and compared on what people of the place decided."""

import hashlib
import json
import random
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from prasan.classification.rules.classifier import Classifier
from prasan.classification.rules.measures import Judged, Measures, measure
from prasan.classification.rules.reading import Reader
from prasan.classification.rules.texts import Confirmation, ProjectText
from prasan.classification.rules.vocabulary import GuidelineWords, Vocabulary, WeightedPhrase

MOST_LESSONS = 20_000
"""The newest different titles that are learnt: what a classifier below 500 MB holds (docs/benchmarks.md has the costs)."""
FEWEST_TO_COMPARE = 20
_HELD_SHARE, _MOST_HELD = 0.25, 2000
_MOST_UNPACKED = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All that a classifier is built from."""

    vocabulary: Vocabulary
    lessons: tuple[Confirmation, ...] = ()

    def classifier(self) -> Classifier:
        """The classifier that knows this."""
        return Classifier(self.vocabulary, self.lessons)


def changes(
    before: Sequence[Confirmation], after: Sequence[Confirmation]
) -> tuple[list[Confirmation], list[Confirmation]]:
    """What came, in its order, and what went. A lesson that stands twice counts twice."""
    came, went = Counter(after), Counter(before)
    came.subtract(before)
    went.subtract(after)
    return _taken(after, came), _taken(before, went)


def _taken(lessons: Sequence[Confirmation], times: Counter[Confirmation]) -> list[Confirmation]:
    """So many of each, the last ones."""
    taken = []
    for one in reversed(lessons):
        if times[one] > 0:
            times[one] -= 1
            taken.append(one)
    return taken[::-1]


def pack(knowledge: Knowledge) -> bytes:
    """The same knowledge, the same bytes."""
    told = {
        "vocabulary": asdict(knowledge.vocabulary),
        "lessons": [[*asdict(one.text).values(), one.guideline] for one in knowledge.lessons],
    }
    return zlib.compress(json.dumps(told, ensure_ascii=False, sort_keys=True).encode(), 9)


def digest_of(content: bytes) -> str:
    """SHA-256 of what was packed: by it a model is known to be unchanged."""
    return hashlib.sha256(content).hexdigest()


def unpack(content: bytes) -> Knowledge:
    """What `pack` put together. Raises `ValueError` for anything else."""
    try:
        told = json.loads(zlib.decompressobj().decompress(content, _MOST_UNPACKED))
        words = told["vocabulary"]
        guidelines = tuple(
            GuidelineWords(one["code"], _phrases(one["terms"]), _phrases(one["against"]), tuple(one["titles"]))
            for one in words["guidelines"]
        )
        vocabulary = Vocabulary(
            guidelines, words["abbreviations"], words["budget_priors"], words["unit_priors"], words["spellings"]
        )
        lessons = tuple(Confirmation(ProjectText(*text), code) for *text, code in told["lessons"])
    except (zlib.error, KeyError, TypeError, ValueError) as error:
        raise ValueError("this is no trained classifier") from error
    return Knowledge(vocabulary, lessons)


def _phrases(pairs: Iterable[Mapping[str, object]]) -> tuple[WeightedPhrase, ...]:
    return tuple(WeightedPhrase(str(one["phrase"]), float(str(one["weight"]))) for one in pairs)


def distinct(lessons: Iterable[Confirmation], reader: Reader) -> dict[str, Confirmation]:
    """Title without digits and places → the last decision about it; the newest `MOST_LESSONS` of them.

    `lessons` in the order in which they were decided. Forty roads of one plan are one lesson, not forty.
    """
    kept: dict[str, Confirmation] = {}
    for one in lessons:
        if key := reader.read(one.text.name).key:
            kept.pop(key, None)
            kept[key] = one
    newest = list(kept.items())[-MOST_LESSONS:]
    return dict(newest)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two classifiers on the same decisions, which neither of them had learnt; None where there were too few."""

    asked: int
    before: Measures | None
    after: Measures | None


def compare(before: Knowledge, after: Knowledge, *, seed: int) -> Comparison:
    """How both answer decided titles that were held back from both, chosen by the seed.

    Each is built anew without them: one that had learnt a title would only remember it.
    """
    reader = Reader(after.vocabulary.abbreviations, after.vocabulary.spellings)
    lessons = distinct(after.lessons, reader)
    if len(lessons) < FEWEST_TO_COMPARE:
        return Comparison(0, None, None)
    keys = sorted(lessons)
    random.Random(seed).shuffle(keys)  # noqa: S311 - a sample that can be repeated, no secret
    held = set(keys[: min(_MOST_HELD, round(_HELD_SHARE * len(keys)))])
    asked = [lessons[key] for key in sorted(held)]
    return Comparison(
        len(asked), _measured(_without(before, held, reader), asked), _measured(_without(after, held, reader), asked)
    )


def _without(knowledge: Knowledge, held: set[str], reader: Reader) -> Classifier:
    kept = tuple(one for one in knowledge.lessons if reader.read(one.text.name).key not in held)
    return Knowledge(knowledge.vocabulary, kept).classifier()


def _measured(classifier: Classifier, asked: Sequence[Confirmation]) -> Measures:
    return measure([Judged(frozenset({one.guideline}), classifier.classify(one.text)) for one in asked])
