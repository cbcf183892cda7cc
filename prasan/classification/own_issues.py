"""Proposals between an organisation's own issues and the framework, with what speaks for each. Nothing is stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from prasan.classification.learning import classifier_for
from prasan.classification.rules import Classifier, Ranked
from prasan.classification.rules.own_issues import OWN_LEAST, OWN_MOST, chances, heard_in, nearness
from prasan.classification.rules.texts import ProjectText
from prasan.framework import queries as framework
from prasan.framework.models import Edition
from prasan.framework.rules import OWN_KINDS, Kind
from prasan.framework.rules.matching import Evidence, Matcher, Text
from prasan.framework.rules.proposing import Told


@dataclass(frozen=True, slots=True)
class OwnMatch:
    """An issue or guideline of the framework that is near: the sentences of both that speak of the same, and the words
    that the classifier heard."""

    upper_id: int
    code: str
    score: int
    evidence: tuple[Evidence, ...]
    heard: tuple[str, ...]

    @property
    def is_issue(self) -> bool:
        """Whether it is an issue; a guideline otherwise."""
        return "." not in self.code


def own_matches(own: Edition, edition: Edition) -> dict[int, tuple[OwnMatch, ...]]:
    """Own issue → what is proposed for it: of the framework's issues, then of its guidelines, the nearest first."""
    return matches_of(framework.told_by(own.pk), edition)


def matches_of(lower: tuple[Told, ...], edition: Edition) -> dict[int, tuple[OwnMatch, ...]]:
    """The same for issues that are read already."""
    classifier = classifier_for(edition.province_code, edition)
    upper = framework.told_by(edition.pk)
    found: dict[int, tuple[OwnMatch, ...]] = {}
    for own_kind in (kind for kind in OWN_KINDS if any(one.kind is kind for one in lower)):
        matchers = [framework.matcher_of_words(lower, upper, (own_kind, kind)) for kind in (Kind.ISSUE, Kind.GUIDELINE)]
        for text in matchers[0].lower:
            ranked = _heard(classifier, text)
            found[text.element_id] = tuple(one for matcher in matchers for one in _near(matcher, text, ranked))
    return found


def _heard(classifier: Classifier | None, text: Text) -> tuple[Ranked, ...] | None:
    return classifier.classify(ProjectText(text.sentences[0][1])).ranked if classifier else None


def _near(matcher: Matcher, own: Text, ranked: Sequence[Ranked] | None) -> list[OwnMatch]:
    text = next(one for one in matcher.lower if one.element_id == own.element_id)
    probable = None if ranked is None else chances(ranked)
    scored = [(nearness(words, one.code, probable), one) for words, one in matcher.scores(text)]
    best = sorted(scored, key=lambda pair: -pair[0])[:OWN_MOST]
    return [
        OwnMatch(
            one.element_id,
            one.code,
            score,
            matcher.match(text, one, most=1).evidence,
            heard_in(one.code, ranked or ()),
        )
        for score, one in best
        if score >= OWN_LEAST
    ]
