"""What becomes of links when an edition is replaced: proposed anew from the old ones by the words of both editions. Pure.

Nothing is decided here, and no project is touched: a project stands under a guideline of its own edition, whatever
plan above comes and goes.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from prasan.common.errors import InputRefused, Refusal
from prasan.common.text import matching_key
from prasan.framework.rules.editions import Kind, Level
from prasan.framework.rules.matching import Words
from prasan.framework.rules.proposing import Told, matcher_of

# An element follows one of the old edition whose words are at least so near, and not far behind the nearest.
LEAST, NEAR_BEST, MOST = 30, 0.85, 2
SAME = 100


@dataclass(frozen=True, slots=True)
class OldLink:
    """A link of the edition that is replaced. `here`: its end in that edition; `there`: its other end."""

    link_id: int
    here: int
    there: int
    weight: int


@dataclass(frozen=True, slots=True)
class Carried:
    """A link to propose: the new edition's element in the place of the old one's. `nearness` of the two: 0–100."""

    previous: int
    here: int
    there: int
    weight: int
    nearness: int


@dataclass(frozen=True, slots=True)
class Succession:
    """What the new edition takes over: old element → (new element, nearness), links to propose, links that nobody
    follows (their ids), and new elements that follow nothing."""

    successors: Mapping[int, tuple[tuple[int, int], ...]]
    carried: tuple[Carried, ...]
    lost: tuple[int, ...]
    fresh: tuple[int, ...]


def successors_of(
    old: Iterable[Told], new: Iterable[Told], kind: Kind, words: Words
) -> dict[int, tuple[tuple[int, int], ...]]:
    """Old element of a kind → the new ones that follow it: the same words alone where there are any, else the nearest."""
    olds, news = tuple(old), tuple(new)
    by_words: dict[str, list[int]] = {}
    for one in news:
        if one.kind is kind:
            by_words.setdefault(matching_key(one.title), []).append(one.element_id)
    matcher = matcher_of(olds, news, (kind, kind), words)
    found: dict[int, tuple[tuple[int, int], ...]] = {}
    for text in matcher.lower:
        same = by_words.get(matching_key(text.sentences[0][1]), [])
        if same:
            found[text.element_id] = tuple((one, SAME) for one in same)
            continue
        ranked = matcher.scores(text)[:MOST]
        best = ranked[0][0] if ranked else 0
        kept = [(one.element_id, score) for score, one in ranked if score >= max(LEAST, NEAR_BEST * best)]
        if kept:
            found[text.element_id] = tuple(kept)
    return found


def succession(
    old: Iterable[Told], new: Iterable[Told], links: Iterable[OldLink], kinds: Iterable[Kind], words: Words
) -> Succession:
    """Everything that replacing an edition proposes. One pair is proposed once, from its nearest old link."""
    olds, news, chosen = tuple(old), tuple(new), tuple(dict.fromkeys(kinds))
    successors: dict[int, tuple[tuple[int, int], ...]] = {}
    for kind in chosen:
        successors |= successors_of(olds, news, kind, words)
    best: dict[tuple[int, int], Carried] = {}
    lost = []
    for link in links:
        following = successors.get(link.here, ())
        if not following:
            lost.append(link.link_id)
        for here, nearness in following:
            known = best.get((here, link.there))
            if known is None or nearness > known.nearness:
                best[here, link.there] = Carried(link.link_id, here, link.there, link.weight, nearness)
    followed = {one for ones in successors.values() for one, _ in ones}
    fresh = tuple(one.element_id for one in news if one.kind in chosen and one.element_id not in followed)
    return Succession(successors, tuple(best.values()), tuple(lost), fresh)


def why_not_replace(old: tuple[Level, int | None], new: tuple[Level, int | None], *, replaced: bool) -> Refusal | None:
    """Another edition of the same plan, no older than the one that it replaces. (level, first year) of each."""
    (level, began), (its_level, begins) = old, new
    if level is not its_level or level is Level.OWN:
        return InputRefused(
            "not_the_same_plan",
            "ใช้แทนกันได้เฉพาะฉบับของแผนระดับเดียวกัน เลือกฉบับเดิมของแผนนี้",
            "Only an edition of the same level of plan can be replaced; choose an older edition of this plan.",
        )
    if began is not None and begins is not None and begins < began:
        return InputRefused(
            "older_edition",
            "ฉบับที่เลือกเริ่มหลังฉบับนี้ จึงใช้ฉบับนี้แทนไม่ได้ สลับฉบับแล้วลองใหม่",
            "The edition to replace begins later than this one; choose them the other way round.",
        )
    if replaced:
        return Refusal(
            "replaced_already",
            "มีฉบับอื่นใช้แทนฉบับนั้นอยู่แล้ว หรือฉบับนี้ใช้แทนฉบับอื่นอยู่ เปิดหน้าใหม่แล้วดูอีกครั้ง",
            "That edition has been replaced already, or this one replaces another; open the page again.",
        )
    return None
