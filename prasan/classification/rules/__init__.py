"""How the guideline of a project is proposed. Pure: no Django, no clock; the same input, the same answer."""

from prasan.classification.rules.classifier import Classifier
from prasan.classification.rules.proposals import Decision, Proposal, Ranked
from prasan.classification.rules.texts import Confirmation, ProjectText
from prasan.classification.rules.verdicts import VERDICTS, Verdict
from prasan.classification.rules.vocabulary import NO_PROJECT, GuidelineWords, Vocabulary, WeightedPhrase

__all__ = [
    "NO_PROJECT",
    "VERDICTS",
    "Classifier",
    "Confirmation",
    "Decision",
    "GuidelineWords",
    "ProjectText",
    "Proposal",
    "Ranked",
    "Verdict",
    "Vocabulary",
    "WeightedPhrase",
]
