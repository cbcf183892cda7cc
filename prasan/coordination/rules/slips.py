"""Whether two titles are the same but for slips of the pen, wherever these fell. Pure.

A slip in หมู่ที่ or บ้าน hides a fact from the reader, so titles that are letter by letter nearly the same are taken as
one writing, unless what differs may be another name.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from prasan.common.text import arabic_digits
from prasan.coordination.rules.likeness import as_heard, same_name, same_water, text_as_heard
from prasan.plans.rules.works import NameKind, Work
from prasan.plans.rules.works.places import bare_end, read_areas, read_organisations
from prasan.plans.rules.works.sizes import read_phase, read_years

_MOST_SLIPS = 4
_LETTERS_FOR_ONE = 8
_SLIPS_IN_A_NAME = 2
_NOT_LETTERS = re.compile(r"[^ก-๎a-z]+")
_DIGITS = re.compile(r"\d+")
_OPENING = re.compile(r"^\s*โครงการ\s*")
_Written = tuple[str, tuple[str, ...]]
_NAMED = (
    (NameKind.VILLAGE, NameKind.COMMUNITY),
    (NameKind.ROAD, NameKind.LANE),
    (NameKind.WATER,),
    (NameKind.SCHOOL, NameKind.TEMPLE, NameKind.CENTRE, NameKind.STATION),
    (NameKind.PERSON,),
)


def only_slips(one: Work, other: Work, titles: tuple[str, str] = ("", "")) -> bool:
    """The same figures, and the same letters but for a few slips: one for each eight letters, four at most.

    `titles`: as they stand in the plans. A slip keeps a short form or a like word from being read as in the other title.
    """
    for (letters, figures), (others, other_figures) in _ways_to_write(one, other, titles):
        if figures != other_figures:
            continue
        most = min(_MOST_SLIPS, min(len(letters), len(others)) // _LETTERS_FOR_ONE)
        if abs(len(letters) - len(others)) <= most and OSA.distance(letters, others, score_cutoff=most) <= most:
            return not _may_be_other_name(one, other, has_figures=bool(figures))
    return False


def _ways_to_write(one: Work, other: Work, titles: tuple[str, str]) -> Iterator[tuple[_Written, _Written]]:
    yield _as_written(one.whole), _as_written(other.whole)
    if not _of_one_place_and_time(one, other):
        yield _without_where_and_when(one.whole), _without_where_and_when(other.whole)
    if all(titles):
        yield _as_typed(titles[0]), _as_typed(titles[1])


def _of_one_place_and_time(one: Work, other: Work) -> bool:
    return (
        one.tambons == other.tambons
        and one.organisations == other.organisations
        and one.years == other.years
        and one.phase == other.phase
    )


def _may_be_other_name(one: Work, other: Work, *, has_figures: bool) -> bool:
    """Whether what differs is another name: หนองแดง and หนองแสง are two villages, unless their number agrees too."""
    for kinds in _NAMED:
        names, others = one.named(*kinds), other.named(*kinds)
        alike = same_water if NameKind.WATER in kinds else _same_institution if NameKind.SCHOOL in kinds else same_name
        if (
            names
            and others
            and not _all_like(names, others, alike, by_number=has_figures and NameKind.VILLAGE in kinds)
        ):
            return True
    if one.segment and other.segment:
        ends, other_ends = ([bare_end(end) for end in work.segment or ()] for work in (one, other))
        return not _all_like(ends, other_ends, same_name, by_number=has_figures)
    return False


def _all_like(
    names: Sequence[str], others: Sequence[str], alike: Callable[[str, str], bool], *, by_number: bool
) -> bool:
    return all(any(alike(name, x) or (by_number and _near(name, x)) for x in others) for name in names)


def _same_institution(one: str, other: str) -> bool:
    """The same name, with a letter left out (กฬา, กีฬา), or the part that a slip in its head word left: of
    โรงเเรียนเทศบาลวัดไทรใต้ only วัดไทรใต้ is read."""
    shorter, longer = sorted((one, other), key=len)
    return (
        same_name(one, other)
        or (len(shorter) >= 4 and (longer.endswith(shorter) or longer.startswith(shorter)))
        or (len(shorter) >= 3 and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))))
    )


def _near(one: str, other: str) -> bool:
    return OSA.distance(as_heard(one), as_heard(other), score_cutoff=_SLIPS_IN_A_NAME) <= _SLIPS_IN_A_NAME


@lru_cache(maxsize=8_192)
def _as_written(whole: str) -> _Written:
    """The letters and the figures of a title."""
    figures = tuple(sorted(figure.lstrip("0") for figure in _DIGITS.findall(whole)))
    return text_as_heard(_NOT_LETTERS.sub("", whole.casefold())), figures


@lru_cache(maxsize=8_192)
def _as_typed(title: str) -> _Written:
    """The letters and the figures of a title as it was typed, without its year."""
    _, text = read_years(arabic_digits(title))
    return _as_written(_OPENING.sub("", text))


@lru_cache(maxsize=8_192)
def _without_where_and_when(whole: str) -> _Written:
    """The letters and the figures of a title without its year, phase, subdistrict and organisation."""
    _, text = read_phase(whole)
    _, text = read_organisations(text)
    _, _, text = read_areas(text)
    _, text = read_years(text)
    return _as_written(text)
