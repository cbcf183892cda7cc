"""The writes of classification: the machine's proposals, and people's decisions."""

from prasan.classification.actions.checking import answer_check, draw_sample
from prasan.classification.actions.deciding import confirm, withdraw
from prasan.classification.actions.placing import place
from prasan.classification.actions.proposing import load_decisions, propose

__all__ = ["answer_check", "confirm", "draw_sample", "load_decisions", "place", "propose", "withdraw"]
