"""Finds overlaps among many projects without comparing all pairs. Pure.

Each project leaves a few keys: its rarest pieces of letters over the whole list, and its rarest pieces, its villages and
its sizes within its area. Only projects that share a key are compared.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from prasan.common.processes import shared
from prasan.coordination.rules.comparing import compare
from prasan.coordination.rules.likeness import skeleton, text_as_heard
from prasan.coordination.rules.listed import Listed, Overlap
from prasan.coordination.rules.villages import Villages, areas_of
from prasan.plans.rules.works import NameKind

_PIECE = 4
_RARE_EVERYWHERE, _MOST_EVERYWHERE = 9, 60
_RARE_IN_AREA, _RARE_WITHOUT_PLACE, _MOST_IN_AREA = 6, 14, 90
_PART, _WORTH_SHARING = 1_000, 10_000


class Index:
    """All projects by their keys. Built once; asked about each of them, or about a new one."""

    def __init__(self, listed: Sequence[Listed]) -> None:
        self._villages_of = Villages(listed)
        self._listed = listed = self._villages_of.mended(listed)
        texts = [_letters(one) for one in listed]
        self._counted: Counter[str] = Counter()
        for text in texts:
            self._counted.update(_pieces(text))
        self._titles: Counter[str] = Counter(skeleton(one.work.core) for one in listed)
        self._by_key: defaultdict[int, list[int]] = defaultdict(list)
        # What each left behind, and what a candidate must have in common, at hand without asking the works again.
        self._own_keys: list[array[int]] = []
        self._villages = [_mask(one.work.villages) for one in listed]
        self._objects = [frozenset(one.work.objects) for one in listed]
        for place, (one, text) in enumerate(zip(listed, texts, strict=True)):
            keys = self._keys(one, text)
            self._own_keys.append(array("q", keys))
            for key in keys:
                self._by_key[key].append(place)

    def __len__(self) -> int:
        return len(self._listed)

    def overlaps_of(self, one: Listed) -> list[Overlap]:
        """What a project (new, or one of the list) overlaps with, the surest first."""
        (one,) = self._villages_of.mended([one])
        found = [self._compare(one, self._listed[place]) for place in self._candidates(one)]
        return sorted((overlap for overlap in found if overlap), key=lambda o: (-o.score, o.pair))

    def all_overlaps(self, said: Callable[[int, int], None] | None = None) -> Iterator[Overlap]:
        """Every overlapping pair of the list, once. `said` is told how far it is: (done, all)."""
        for number, places in enumerate(self.parts()):
            if said:
                said(number * _PART, len(self))
            yield from self.overlaps_among(places)

    def parts(self) -> list[list[int]]:
        """All places in shares, those of one organisation together: what they say is still remembered then."""
        places = sorted(
            range(len(self)), key=lambda place: (self._listed[place].tambon, self._listed[place].organisation)
        )
        return [places[start : start + _PART] for start in range(0, len(places), _PART)]

    def overlaps_among(self, places: Iterable[int]) -> list[Overlap]:
        """The pairs of these places with those before them."""
        return [
            overlap
            for place in places
            for other in self._meeting(self._listed[place], self._own_keys[place], before=place)
            if (overlap := self._compare(self._listed[other], self._listed[place]))
        ]

    def candidates(self, one: Listed) -> int:
        """How many projects one is compared with."""
        return len(self._candidates(one))

    def _compare(self, one: Listed, other: Listed) -> Overlap | None:
        if one.key == other.key:
            return None
        # A title with a slip is rare only by its slip.
        alike = (
            max(self._titles[skeleton(work.core)] for work in (one.work, other.work))
            if one.organisation != other.organisation
            else 0
        )
        return compare(one, other, alike_titles=alike, villages=self._villages_of)

    def _candidates(self, one: Listed) -> set[int]:
        """Places in the list that share a key with a project and can be the same kind of work."""
        return self._meeting(one, self._keys(one, _letters(one)))

    def _meeting(self, one: Listed, keys: Iterable[int], before: int | None = None) -> set[int]:
        found: set[int] = set()
        for key in keys:
            places = self._by_key.get(key, ())
            if len(places) <= _MOST_IN_AREA:
                found.update(places)
        last = len(self._listed) if before is None else before
        kinds, mask = set(one.work.objects), _mask(one.work.villages)
        villages, objects = self._villages, self._objects
        return {
            place
            for place in found
            if place < last
            and (not mask or not villages[place] or mask & villages[place])
            and (not kinds or not objects[place] or not kinds.isdisjoint(objects[place]))
        }

    def _keys(self, one: Listed, text: str) -> set[int]:
        counted = self._counted
        ranked = sorted([(counted[piece], piece) for piece in _pieces(text)])
        rare = [piece for times, piece in ranked if times > 1]
        keys = {hash(("*", piece)) for piece in rare[:_RARE_EVERYWHERE] if counted[piece] <= _MOST_EVERYWHERE}
        work = one.work
        for area in areas_of(one):
            keys.update(
                hash((area, piece)) for piece in rare[: _RARE_IN_AREA if work.villages else _RARE_WITHOUT_PLACE]
            )
            keys.update(hash((area, work.object, number)) for number in work.villages)
            if work.sizes.length:
                keys.add(hash((area, work.object, "length", round(work.sizes.length))))
            if not work.object:
                keys.add(hash((area, skeleton(work.core))))
        if not one.tambon:  # of one place with what names its subdistrict, though nobody says so
            keys.update(
                hash((work.object, skeleton(name), number))
                for name in work.named(NameKind.VILLAGE)
                for number in work.villages
            )
        keys.update(hash(("code", code)) for code in work.codes)
        keys.update(hash(("named", work.object, skeleton(name))) for name in work.named(*_NAMED))
        if work.segment:
            keys.add(hash(("segment", *sorted(skeleton(end)[-6:] for end in work.segment))))
        return keys


_NAMED = (NameKind.SCHOOL, NameKind.TEMPLE, NameKind.CENTRE, NameKind.WATER, NameKind.ROAD)


def _mask(villages: Iterable[int]) -> int:
    """Village numbers as bits: two projects share a number where their masks do."""
    mask = 0
    for number in villages:
        mask |= 1 << number
    return mask


def find_overlaps(
    listed: Sequence[Listed], said: Callable[[int, int], None] | None = None, *, processes: int = 1
) -> list[Overlap]:
    """Every overlapping pair, the surest first. More than one process only as `prasan.common.processes` allows."""
    index = Index(listed)
    if processes > 1 and len(index) >= _WORTH_SHARING:
        told = (lambda done: said(min(done * _PART, len(index)), len(index))) if said else None
        shares = shared(index.overlaps_among, index.parts(), processes=processes, said=told)
        found = [overlap for share in shares for overlap in share]
    else:
        found = list(index.all_overlaps(said))
    return sorted(found, key=lambda o: (-o.score, o.pair))


def _letters(one: Listed) -> str:
    """The title's own words and names in one string."""
    work = one.work
    return text_as_heard(work.core + "".join(name.name for name in work.names) + "".join(work.segment or ()))


def _pieces(text: str) -> set[str]:
    return {text[at : at + _PIECE] for at in range(max(1, len(text) - _PIECE + 1))}
