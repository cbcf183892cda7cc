"""Which guidelines a goal covers, proposed from wording: the words that a guideline's title shares with the goal's.

Pure. A proposal carries the matching words as its reason; the PAO confirms or refuses it.
"""

import re
from collections.abc import Iterable, Sequence

from prasan.common.text import matching_key
from prasan.framework.rules import CoverDraft, ElementDraft, LinkStatus

# Words that open nearly every title and so tell nothing apart.
_EVERYWHERE = re.compile(
    r"การพัฒนา|พัฒนา|ส่งเสริม|เสริมสร้าง|สนับสนุน|บริหารจัดการ|ระบบ|อย่าง|และ|การ|ด้าน|ท้องถิ่น|ชุมชน|บูรณาการ|ครอบคลุม|ทั่วถึง"
)
SHORTEST_WORD = 5
LEAST_SHARE = 0.30


def propose_covers(goals: Sequence[ElementDraft], guidelines: Sequence[ElementDraft]) -> tuple[CoverDraft, ...]:
    """For each goal, the guidelines of its issue whose wording it repeats; the only goal of an issue takes them all.

    A guideline is proposed for the goal that repeats most of it, and for any other that repeats nearly as much.
    """
    proposed: list[CoverDraft] = []
    for issue in dict.fromkeys(goal.parent for goal in goals):
        own = [goal for goal in goals if goal.parent == issue]
        for guideline in (g for g in guidelines if g.parent == issue):
            proposed += _covers_of(guideline, own)
    order = [goal.code for goal in goals]
    return tuple(sorted(proposed, key=lambda cover: order.index(cover.goal)))


def _covers_of(guideline: ElementDraft, goals: Sequence[ElementDraft]) -> list[CoverDraft]:
    scored = [(goal, *shared_words(guideline.title, goal.title)) for goal in goals]
    best = max((share for _, share, _ in scored), default=0.0)
    least = max(LEAST_SHARE, 0.7 * best)
    covers = [
        CoverDraft(goal.code, guideline.code, LinkStatus.PROPOSED, f"ถ้อยคำตรงกัน: {', '.join(words)}", "reader")
        for goal, share, words in scored
        if share >= least
    ]
    if not covers and len(goals) == 1:
        only = f"เป็นจุดมุ่งหมายเดียวของประเด็น {guideline.parent}"
        covers = [CoverDraft(goals[0].code, guideline.code, LinkStatus.PROPOSED, only, "reader")]
    return covers


def shared_words(guideline: str, goal: str) -> tuple[float, list[str]]:
    """How much of a guideline's telling words a goal repeats (0–1), and which stretches of them."""
    parts = [part for part in _EVERYWHERE.split(matching_key(guideline)) if part]
    text = matching_key(goal)
    words = [word for part in parts for word in _stretches(part, text)]
    length = sum(len(part) for part in parts)
    return (sum(len(word) for word in words) / length if length else 0.0), list(dict.fromkeys(words))


def _stretches(part: str, text: str) -> Iterable[str]:
    """The longest stretches of `part` that `text` contains, from left to right: five letters or more, or all."""
    start = 0
    shortest = min(SHORTEST_WORD, max(3, len(part)))
    while start <= len(part) - shortest:
        end = start + shortest
        if part[start:end] not in text:
            start += 1
            continue
        while end < len(part) and part[start : end + 1] in text:
            end += 1
        yield part[start:end]
        start = end
