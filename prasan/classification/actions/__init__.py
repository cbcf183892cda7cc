"""The writes of classification: the machine's proposals, and people's decisions."""

from prasan.classification.actions.deciding import confirm, withdraw
from prasan.classification.actions.proposing import load_decisions, propose

__all__ = ["confirm", "load_decisions", "propose", "withdraw"]
