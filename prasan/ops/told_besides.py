"""What the amount and the kind of organisation would add to the answers: measured, so that leaving them out has a reason.

The best case for them: how often each guideline goes with an amount is counted on one half of the labelled titles (which is
then thrown away), and the classifier's first five are weighed by it on the other half.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from prasan.classification.loading import Labelled
from prasan.classification.rules import Classifier, Proposal
from prasan.classification.rules.measures import Judged, measure

# A guideline seen with few amounts is drawn towards all guidelines by so many titles.
_DRAWN = 3.0
_KINDS = ("องค์การบริหารส่วนจังหวัด", "องค์การบริหารส่วนตำบล", "เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล")
Told = Callable[[Labelled], str]


def amount_of(one: Labelled) -> str:
    """The amount by steps of about three (√10): 100,000 and 250,000 baht are alike; "" where none is told."""
    return str(int(2 * math.log10(one.baht))) if one.baht else ""


def organisation_of(one: Labelled) -> str:
    """What kind of organisation plans it, "" where that is not told."""
    return next((kind for kind in _KINDS if one.organisation.startswith(kind)), "")


def with_told(
    classifier: Classifier, labelled: Sequence[Labelled], told: Told
) -> tuple[tuple[str, Mapping[str, object], Mapping[str, object]], ...]:
    """Half asked → figures without and with what is told, learnt from the other half."""
    halves = {half: [one for one in labelled if one.half == half] for half in ("dev", "test")}
    found = []
    for asked, learnt in (("test", "dev"), ("dev", "test")):
        weigh = _weights(halves[learnt], told)
        plain = [(one, classifier.classify(one.text)) for one in halves[asked]]
        weighed = [(one, _weighed(proposal, told(one), weigh)) for one, proposal in plain]
        found.append((asked, _figures(plain), _figures(weighed)))
    return tuple(found)


def _weights(labelled: Sequence[Labelled], told: Told) -> Callable[[str, str], float]:
    everywhere: Counter[str] = Counter()
    of_code: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in labelled:
        if value := told(one):
            everywhere[value] += 1
            for code in one.accepted:
                of_code[code][value] += 1
    total = sum(everywhere.values())

    def weigh(code: str, value: str) -> float:
        usual = (everywhere[value] + 1) / (total + len(everywhere) + 1)
        mine = of_code[code]
        return (mine[value] + _DRAWN * usual) / (sum(mine.values()) + _DRAWN) / usual

    return weigh


def _weighed(proposal: Proposal, value: str, weigh: Callable[[str, str], float]) -> Proposal:
    if not value:
        return proposal
    order = sorted(proposal.ranked, key=lambda one: -one.probability * weigh(one.guideline, value))
    return replace(proposal, ranked=tuple(order))


def _figures(rows: Sequence[tuple[Labelled, Proposal]]) -> Mapping[str, object]:
    found = measure([Judged(one.accepted, proposal) for one, proposal in rows])
    return {"titles": found.titles, "issue": found.issue, "first": found.first, "within_three": found.within_three}
