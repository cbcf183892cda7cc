"""Which links are proposed between the guidelines of a framework and a plan above it, from their words alone. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from prasan.framework.rules.editions import KIND_NAMES_TH, PARENT_KIND, Kind, Level
from prasan.framework.rules.links import LINKED_KINDS
from prasan.framework.rules.matching import Match, Matcher, Text, Words, measured

# Chosen on the links that the developers proposed by hand for the first province; docs/reference/alignment.md measures
# them, each half of the guidelines with what the other half would have chosen.
LEAST, NEAR_BEST, MOST = 8, 0.8, 3
_LONGEST_QUOTE = 90
PROPOSER = "โปรแกรมเทียบถ้อยคำ"


@dataclass(frozen=True, slots=True)
class Told:
    """An element as an edition tells it; `parent` is the code of what it stands under."""

    element_id: int
    kind: Kind
    code: str
    parent: str
    title: str
    short: str = ""


def texts_of(elements: Iterable[Told], kind: Kind) -> tuple[Text, ...]:
    """The elements of one kind with the sentences that they are read by: title, short title, what stands below."""
    told = tuple(elements)
    below: dict[str, list[tuple[str, str]]] = {}
    for one in told:
        if one.parent and PARENT_KIND.get(one.kind) is kind:
            below.setdefault(one.parent, []).append((f"{KIND_NAMES_TH[one.kind]} {one.code}", one.title))
    return tuple(
        Text(
            one.element_id,
            one.code,
            (("", one.title), *([("", one.short)] if one.short else []), *below.get(one.code, ())),
        )
        for one in told
        if one.kind is kind
    )


def proposals(lower: Iterable[Told], upper: Iterable[Told], level: Level, words: Words) -> tuple[Match, ...]:
    """What the words of a framework and of one plan above it propose, for each guideline the nearest first."""
    matcher = matcher_of(lower, upper, (Kind.GUIDELINE, LINKED_KINDS[level]), words)
    return matcher.proposals(least=LEAST, near_best=NEAR_BEST, most=MOST)


def matcher_of(lower: Iterable[Told], upper: Iterable[Told], kinds: tuple[Kind, Kind], words: Words) -> Matcher:
    """The elements of one kind of an edition beside those of one kind of another."""
    return Matcher(texts_of(lower, kinds[0]), texts_of(upper, kinds[1]), words)


def reason_of(match: Match) -> str:
    """One Thai sentence that quotes both sides, as people's reasons do; "" where no sentences support the match."""
    if not match.evidence:
        return ""
    best = match.evidence[0]
    return f"{_quoted(best.lower)} สนอง {_quoted(best.upper)}"


def _quoted(sentence: tuple[str, str]) -> str:
    where, text = sentence
    words = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return f"“{words}”" + (f" ({where})" if where else "")


@dataclass(frozen=True, slots=True)
class Measured:
    """How proposals compare with links that people made. Shares are 0–1; `first` and `within_three` of guidelines."""

    level: Level
    known: int
    proposed: int
    precision: float
    recall: float
    f1: float
    first: float
    within_three: float


def measure(
    lower: Sequence[Told], upper: Sequence[Told], level: Level, known: Collection[tuple[str, str]], words: Words
) -> Measured:
    """Proposals for one level against known links (guideline code, code above).

    `first`: of the guidelines that people linked, those whose nearest element is among their links; `within_three`: of
    the known links, those among the three nearest.
    """
    matcher = matcher_of(lower, upper, (Kind.GUIDELINE, LINKED_KINDS[level]), words)
    codes = {one.element_id: one.code for one in (*lower, *upper)}
    proposed = {
        (codes[one.lower_id], codes[one.upper_id])
        for one in matcher.proposals(least=LEAST, near_best=NEAR_BEST, most=MOST)
    }
    precision, recall, f1 = measured(proposed, known)
    linked = {code for code, _ in known}
    nearest = {
        text.code: [one.code for _, one in matcher.scores(text)[:3]] for text in matcher.lower if text.code in linked
    }
    first = sum((code, ranked[0]) in set(known) for code, ranked in nearest.items() if ranked)
    within = sum(above in nearest.get(code, ()) for code, above in known)
    return Measured(
        level,
        len(known),
        len(proposed),
        precision,
        recall,
        f1,
        first / len(linked) if linked else 0.0,
        within / len(known) if known else 0.0,
    )


def marked(sentence: str, shared: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """A sentence in pieces, True where the piece is one of the shared words: for a page to mark."""
    found = [False] * len(sentence)
    for word in shared:
        at = sentence.casefold().find(word)
        while word and at >= 0:
            found[at : at + len(word)] = [True] * len(word)
            at = sentence.casefold().find(word, at + 1)
    pieces: list[tuple[str, bool]] = []
    start = 0
    for at in range(1, len(sentence) + 1):
        if at == len(sentence) or found[at] != found[start]:
            pieces.append((sentence[start:at], found[start]))
            start = at
    return tuple(pieces)
