"""Where organisations lie of which a table tells the code alone, and which work above the others: by what the list says. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from prasan.coordination.rules.likeness import skeleton
from prasan.coordination.rules.listed import Listed
from prasan.plans.rules.works import NameKind

_OWN_FROM, _OWN_SHARE = 3, 0.6
_ABOVE_FROM, _ABOVE_NAMING, _ABOVE_MOST = 5, 0.3, 0.5
_MET_FROM, _MET_TIMES = 2, 2


def with_whereabouts(listed: Sequence[Listed]) -> list[Listed]:
    """The same projects, each with what is learnt of its organisation; what the table says itself stands."""
    unplaced: defaultdict[str, list[Listed]] = defaultdict(list)
    for one in listed:
        if one.organisation and not one.tambon and not one.is_pao:
            unplaced[one.organisation].append(one)
    above = {code for code, mine in unplaced.items() if _works_above(mine)}
    below = {code: mine for code, mine in unplaced.items() if code not in above}
    tambons = {code: own for code, mine in below.items() if (own := _own_tambon(mine))}
    pao = [one for one in listed if one.is_pao or one.organisation in above]
    tambons |= _met_by(pao, {code: mine for code, mine in below.items() if code not in tambons})
    return [
        replace(
            one, is_pao=one.is_pao or one.organisation in above, tambon=one.tambon or tambons.get(one.organisation, "")
        )
        if one.organisation in unplaced
        else one
        for one in listed
    ]


def _named(projects: Iterable[Listed]) -> Counter[str]:
    return Counter(name for one in projects for name in (*one.work.tambons, *one.work.organisations))


def _works_above(mine: Sequence[Listed]) -> bool:
    """A PAO works in many subdistricts and names them."""
    named = _named(mine)
    return (
        len(named) >= _ABOVE_FROM
        and named.total() >= _ABOVE_NAMING * len(mine)
        and max(named.values()) <= _ABOVE_MOST * named.total()
    )


def _own_tambon(mine: Sequence[Listed]) -> str:
    """The one subdistrict that an organisation's own titles name, if any."""
    named = _named(mine)
    tambon, times = max(named.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return tambon if times >= _OWN_FROM and times >= _OWN_SHARE * named.total() else ""


def _met_by(pao: Iterable[Listed], plans: dict[str, list[Listed]]) -> dict[str, str]:
    """Organisation → the subdistrict in which the PAO works on the same things in villages of the same names and numbers."""
    works: defaultdict[tuple[str, int, str], set[str]] = defaultdict(set)
    for code, mine in plans.items():
        for one in mine:
            for work in _village_works(one):
                works[work].add(code)
    met: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in pao:
        if len(one.work.tambons | one.work.organisations) != 1:
            continue
        (tambon,) = one.work.tambons | one.work.organisations
        for code in {code for work in _village_works(one) for code in works.get(work, ())}:
            met[code][tambon] += 1
    found = {}
    for code, named in met.items():
        (tambon, times), (_, next_best) = [*named.most_common(2), ("", 0)][:2]
        if times >= _MET_FROM and times >= _MET_TIMES * next_best:
            found[code] = tambon
    return found


def _village_works(one: Listed) -> set[tuple[str, int, str]]:
    names = one.work.named(NameKind.VILLAGE)
    if len(names) != 1 or len(one.work.villages) != 1:
        return set()
    return {(skeleton(names[0]), number, one.work.object) for number in one.work.villages}
