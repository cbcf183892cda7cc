"""How the guideline of a project is proposed. Pure: no Django, no clock; the same input, the same answer."""

from prasan.classification.rules.classifier import Classifier
from prasan.classification.rules.proposals import Decision, Proposal, Ranked
from prasan.classification.rules.texts import Confirmation, ProjectText
from prasan.classification.rules.vocabulary import GuidelineWords, Vocabulary, WeightedPhrase

__all__ = [
    "Classifier",
    "Confirmation",
    "Decision",
    "GuidelineWords",
    "ProjectText",
    "Proposal",
    "Ranked",
    "Vocabulary",
    "WeightedPhrase",
]
