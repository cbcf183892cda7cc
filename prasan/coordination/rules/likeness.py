"""How alike two texts and two names are, whatever their spelling and the order of their words. Pure."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from prasan.plans.rules.works.words import OPPOSITES

# Vowels above and below and tone marks: what a misspelling touches first.
_MARKS = dict.fromkeys(map(ord, "ะาัิีึืุูเแโใไ็่้๊๋์ํๆฯ ำ"))
# Letters that are taken for one another, and marks that are left out.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("ซศษช", "ส"), **dict.fromkeys("ฑถฒธฐ", "ท"), "ณ": "น", "ภ": "พ", "ล": "ร", "ญ": "ย", "ฏ": "ต", "ฎ": "ด",
        "ี": "ิ", "ู": "ุ", "ใ": "ไ", **dict.fromkeys("็่้๊๋์ฯ ", ""),
    }
)  # fmt: skip
_DOUBLED = re.compile(r"(.)(?=\1)")
_NEW = ("ใหม่", "พัฒนา", "เหนือ", "ใต้", "กลาง", "น้อย", "ใหญ่", "ตะวันออก", "ตะวันตก")
_LONG_NAME, _VERY_LONG_NAME, _SHORTEST_SLIP = 9, 13, 4


@lru_cache(maxsize=8_192)
def skeleton(name: str) -> str:
    """The consonants of a name: โนนสว่าง and โนนสวาง are both นนสวง."""
    return name.translate(_MARKS)


def text_as_heard(text: str) -> str:
    """A text without what is easily misspelt: letters of one sound are one, tone marks and doubled letters are gone."""
    return _DOUBLED.sub("", text.translate(_ALIKE))


as_heard = lru_cache(maxsize=8_192)(text_as_heard)
"""The same for names, remembered."""


@lru_cache(maxsize=32_768)
def same_name(one: str, other: str) -> bool:
    """The same proper name, a slip of the pen allowed. Numbers in names must agree: ซอย 3 is not ซอย 5.

    Another letter of another sound makes another village (หนองแดง, หนองแสง), except in a long name.
    """
    if one == other:
        return True
    if _digits(one) != _digits(other):
        return False
    first, second = as_heard(one), as_heard(other)
    if first == second:
        return True
    shorter, longer = sorted((first, second), key=len)
    # บ้านโนนสว่างใหม่ is another village than บ้านโนนสว่าง.
    if longer.startswith(shorter) and longer[len(shorter) :] in _NEW_AS_HEARD:
        return False
    slips = Levenshtein.distance(first, second, score_cutoff=2)
    if slips == 1:
        swapped_in = len(first) == len(second)
        return len(shorter) >= (_LONG_NAME if swapped_in else _SHORTEST_SLIP)
    return slips == 2 and (len(shorter) >= _VERY_LONG_NAME or sorted(first) == sorted(second))


@lru_cache(maxsize=8_192)
def nearly_same(one: str, other: str) -> bool:
    """The same name or, where other facts speak for it, the same with a slip of any sound: one letter, in a long name two."""
    if same_name(one, other):
        return True
    if _digits(one) != _digits(other):
        return False
    first, second = as_heard(one), as_heard(other)
    shorter, longer = sorted((first, second), key=len)
    if len(longer) > len(shorter) + 1 and longer.startswith(shorter):
        return False  # มาลี, มาลีทอง
    shortest = len(shorter)
    most = 2 if shortest >= _LONG_NAME else 1 if shortest >= _SHORTEST_SLIP else 0
    return OSA.distance(first, second, score_cutoff=most) <= most


def same_water(one: str, other: str) -> bool:
    """The same stream or pond: its kind is part of its name, and ห้วยยาง is not หนองยาง."""
    heads, names = zip(*(_water_parts(name) for name in (one, other)), strict=True)
    return heads[0] == heads[1] and same_name(*names)


def _water_parts(name: str) -> tuple[str, str]:
    said = _WATER_HEAD.match(name)
    return (said[0], name[said.end() :]) if said else ("", name)


_WATER_HEAD = re.compile("ห้วย|หนอง|บึง|กุด|คลอง|อ่างเก็บน้ำ|ลำน้ำ|แม่น้ำ|สระ|ฝาย")
_NEW_AS_HEARD = frozenset(map(as_heard, _NEW))


def share_name(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether a name of one side is a name of the other."""
    others = tuple(others)
    return any(same_name(one, other) for one in ones for other in others)


def text_likeness(one: str, other: str, *, least: float = 0.0) -> float:
    """0 to 1: like by letters in their order, or like by pieces of three letters whatever their order.

    Where only more than `least` counts, what is less like may be said to be as little as 0: that is known sooner.
    """
    if one == other:
        return 1.0
    if not one or not other:
        return 0.0
    return max(fuzz.ratio(one, other, score_cutoff=100 * least) / 100, dice(one, other))


def words_in_order(one: str, other: str, *, least: float = 0.0) -> float:
    """How alike two texts are when their words are put in one order: 0 to 1; `least` as in `text_likeness`."""
    return fuzz.token_sort_ratio(one, other, score_cutoff=100 * least) / 100


without_spaces = lru_cache(maxsize=8_192)(lambda text: text.replace(" ", ""))
"""The same text without its spaces, remembered."""


def dice(one: str, other: str) -> float:
    """The share of pieces of three letters that two texts have in common."""
    first, second = _pieces(one), _pieces(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


def differing_words(one: str, other: str) -> tuple[str, str] | None:
    """The longest stretch that stands in one text where another stands in the other: ฟุตบอล against วอลเลย์บอล.

    None where nothing longer than a slip of the pen was exchanged. Words that only moved are not exchanged.
    """
    worst: tuple[str, str] | None = None
    for left, right in _exchanged(one, other):
        if min(len(left), len(right)) < 3 or max(len(left), len(right)) < 4:
            continue
        if left in other or right in one or fuzz.ratio(left, right) >= 65:
            continue
        if worst is None or len(left) + len(right) > len(worst[0]) + len(worst[1]):
            worst = (left, right)
    return worst


def _exchanged(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Stretches that differ, neighbours with a letter or two between them taken together."""
    start: tuple[int, int] | None = None
    end = (0, 0)
    for op in Levenshtein.opcodes(one, other):
        if op.tag == "equal":
            if op.src_end - op.src_start > 2 and start is not None:
                yield one[start[0] : end[0]], other[start[1] : end[1]]
                start = None
        else:
            start = start or (op.src_start, op.dest_start)
            end = (op.src_end, op.dest_end)
    if start is not None:
        yield one[start[0] : end[0]], other[start[1] : end[1]]


def opposites(one: str, other: str) -> tuple[str, str] | None:
    """Two words that make two works of otherwise equal texts: ภายใน in one, ภายนอก in the other."""
    for left, right in OPPOSITES:
        if left in one and right in other and right not in one and left not in other:
            return left, right
        if right in one and left in other and left not in one and right not in other:
            return right, left
    return None


@lru_cache(maxsize=8_192)
def _pieces(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 3] for at in range(len(text) - 2)) or frozenset((text,))


@lru_cache(maxsize=8_192)
def _digits(text: str) -> tuple[str, ...]:
    return tuple(part for part in "".join(c if c.isdigit() else " " for c in text).split())
