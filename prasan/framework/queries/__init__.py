"""Reads of editions and of the links between them: frozen rows for pages and for counting."""

from prasan.framework.queries.editions import (
    ElementPage,
    ElementRow,
    GoalRow,
    LinkRow,
    Node,
    current_framework,
    editions_of,
    element_page,
    element_rows,
    findings_of,
    goals_of,
    has_framework,
    search,
    tree,
)
from prasan.framework.queries.links import (
    LinkFact,
    LinkToDecide,
    higher_editions,
    higher_links_of,
    last_decided,
    links_of,
    links_to_decide,
)
from prasan.framework.queries.own import (
    own_edition,
    own_editions,
    own_issues,
)
from prasan.framework.queries.proposing import (
    cached_words,
    matcher_between,
    matcher_of_words,
    told_by,
)

__all__ = [
    "ElementPage",
    "ElementRow",
    "GoalRow",
    "LinkFact",
    "LinkRow",
    "LinkToDecide",
    "Node",
    "cached_words",
    "current_framework",
    "editions_of",
    "element_page",
    "element_rows",
    "findings_of",
    "goals_of",
    "has_framework",
    "higher_editions",
    "higher_links_of",
    "last_decided",
    "links_of",
    "links_to_decide",
    "matcher_between",
    "matcher_of_words",
    "own_edition",
    "own_editions",
    "own_issues",
    "search",
    "told_by",
    "tree",
]
