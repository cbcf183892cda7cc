"""The only writes of framework. Atomic, and in the trail."""

from prasan.framework.actions.alignments import (
    add_alignment,
    add_alignments,
    decide_alignment,
    decide_alignments,
    load_alignments,
    take_back,
    too_many,
)
from prasan.framework.actions.checking import answer_links, draw_links
from prasan.framework.actions.editions import add_upper_plan, digest_of, load_edition
from prasan.framework.actions.own import name_issues, open_own, publish_own, remove_issue, rename_issue
from prasan.framework.actions.proposing import keep_edition, propose_links, replace_edition
from prasan.framework.actions.rulings import decide_coverage, rule_on_finding

__all__ = [
    "add_alignment",
    "add_alignments",
    "add_upper_plan",
    "answer_links",
    "decide_alignment",
    "decide_alignments",
    "decide_coverage",
    "digest_of",
    "draw_links",
    "keep_edition",
    "load_alignments",
    "load_edition",
    "name_issues",
    "open_own",
    "propose_links",
    "publish_own",
    "remove_issue",
    "rename_issue",
    "replace_edition",
    "rule_on_finding",
    "take_back",
    "too_many",
]
