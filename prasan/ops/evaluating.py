"""Measuring the classifier on labelled titles, and the page that says how good it is.

The labelled titles may not be shipped; what was measured is (`docs/reference/classification.json`), with the fingerprint of
the vocabulary that it was measured with. The page is drawn from it, so that it can be checked where the titles are not.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from prasan.classification.loading import Labelled, read_labelled
from prasan.classification.rules import Classifier, Confirmation, Vocabulary
from prasan.classification.rules.measures import Judged, goals_agree, measure
from prasan.framework.loading.editions import read_editions
from prasan.framework.rules import Level, LinkStatus
from prasan.ops.slips import with_slips
from prasan.ops.told_besides import amount_of, organisation_of, with_told

TITLE_SHARES = (10, 25, 50, 75, 100)
CONFIRMED = (0, 25, 50, 100, 200)
SEED = 1
Figures = Mapping[str, object]


def evaluate(
    vocabulary: Vocabulary, files: Sequence[Path], *, goals_of: Mapping[str, frozenset[str]], seed: int = SEED
) -> dict[str, object]:
    """Everything that the page tells: each file (a CSV also by halves); on the first also two learning curves, what slips
    of the pen cost, and what the amount and the kind of organisation would add.

    `goals_of`: guideline → the goals that it is confirmed for.
    """
    classifier = Classifier(vocabulary)
    sets: dict[str, Figures] = {}
    for file in files:
        labelled = read_labelled(file)
        sets[file.stem] = _measured(classifier, labelled, goals_of)
        if any(one.half for one in labelled):
            for half in ("dev", "test"):
                sets[f"{file.stem}, {half}"] = _measured(
                    classifier, [one for one in labelled if one.half == half], goals_of
                )
    first = read_labelled(files[0])
    return {
        "vocabulary": vocabulary.fingerprint(),
        "guidelines": len(vocabulary.guidelines),
        "titles": sum(len(words.titles) for words in vocabulary.guidelines),
        "phrases": sum(len(words.terms) + len(words.against) for words in vocabulary.guidelines),
        "seed": seed,
        "sets": sets,
        "told_besides": {
            name: with_told(classifier, first, told)
            for name, told in (("amount", amount_of), ("organisation", organisation_of))
        },
        "slips": with_slips(classifier, first, seed),
        "by_titles": [_with_share(vocabulary, first, percent, seed) for percent in TITLE_SHARES],
        "by_confirmed": [_with_confirmed(vocabulary, first, count, seed) for count in CONFIRMED],
    }


def goals_of_guidelines(province: Path) -> Mapping[str, frozenset[str]]:
    """Guideline → the goals that the newest framework in a province's folder confirms for it."""
    frameworks = [one for one in read_editions(province / "editions") if one.level is Level.FRAMEWORK]
    newest = max(frameworks, key=lambda one: one.first_year or 0)
    confirmed = [one for one in newest.covers if one.status is LinkStatus.CONFIRMED]
    return {
        code: frozenset(one.goal for one in confirmed if one.guideline == code)
        for code in {one.guideline for one in confirmed}
    }


def _measured(
    classifier: Classifier, labelled: Sequence[Labelled], goals_of: Mapping[str, frozenset[str]] | None = None
) -> Figures:
    rows = [Judged(one.accepted, classifier.classify(one.text)) for one in labelled]
    return {**asdict(measure(rows)), "goals": goals_agree(rows, goals_of or {})}


def _with_share(vocabulary: Vocabulary, labelled: Sequence[Labelled], percent: int, seed: int) -> Figures:
    """Learnt from a share of each guideline's titles, and no phrases: what the titles alone can do."""
    chance = random.Random(seed)  # noqa: S311 - a sample, no secret
    words = tuple(
        replace(one, terms=(), against=(), titles=tuple(chance.sample(one.titles, len(one.titles) * percent // 100)))
        for one in vocabulary.guidelines
    )
    found = _measured(Classifier(replace(vocabulary, guidelines=words)), labelled)
    return {"percent": percent, "titles": sum(len(one.titles) for one in words), **_short(found)}


def _with_confirmed(vocabulary: Vocabulary, labelled: Sequence[Labelled], count: int, seed: int) -> Figures:
    """As an installation whose people have confirmed so many projects; measured on others of the same kind.

    Done with labelled titles and thrown away: nothing of it is kept or shipped.
    """
    mixed = sorted(labelled, key=lambda one: one.text.name)
    random.Random(seed).shuffle(mixed)  # noqa: S311 - a sample, no secret
    asked = mixed[max(CONFIRMED) :]
    lessons = [Confirmation(one.text, min(one.accepted)) for one in mixed[:count] if one.accepted]
    return {"confirmed": count, "asked": len(asked), **_short(_measured(Classifier(vocabulary, lessons), asked))}


def _short(found: Figures) -> Figures:
    return {name: found[name] for name in ("issue", "first", "within_three")}
