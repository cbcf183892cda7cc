"""Whose plan is a file of a folder? By the code inside; else by its name, and then a person looks. Pure.

Names are no key (three names occur twice in one province), so a name is sure only where it is one organisation's alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process

from prasan.common.text import matching_key

LIKE = 85.0
MOST_CANDIDATES = 5
_SHORT = {
    "อบต": "องค์การบริหารส่วนตำบล", "อบจ": "องค์การบริหารส่วนจังหวัด",
    "ทต": "เทศบาลตำบล", "ทม": "เทศบาลเมือง", "ทน": "เทศบาลนคร",
}  # fmt: skip


class Certainty(StrEnum):
    """How a file found its organisation."""

    CODE = "code"
    NAME = "name"
    DOUBTFUL = "doubtful"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Match:
    """The organisation of a file, "" where a person has to say; `candidates` are offered first."""

    code: str
    certainty: Certainty
    candidates: tuple[str, ...] = ()


def match(*, code: str, printed_name: str, file_name: str, names: Mapping[str, str]) -> Match:
    """`names`: code → name of every organisation of the province."""
    if code in names:
        return Match(code, Certainty.CODE)
    keys = {one: matching_key(name) for one, name in names.items()}
    for written in (printed_name, file_name.rsplit(".", 1)[0]):
        wanted = name_key(written)
        same = tuple(one for one, key in keys.items() if key and key in wanted)
        longest = max((len(keys[one]) for one in same), default=0)
        same = tuple(one for one in same if len(keys[one]) == longest)
        if len(same) == 1 and written == printed_name:
            return Match(same[0], Certainty.NAME)
        if same:
            return Match("", Certainty.DOUBTFUL, same[:MOST_CANDIDATES])
    like = process.extract(
        name_key(printed_name or file_name),
        keys,
        scorer=fuzz.ratio,
        score_cutoff=LIKE,
        limit=MOST_CANDIDATES,
    )
    return Match("", Certainty.DOUBTFUL, tuple(found[2] for found in like))


def name_key(written: str) -> str:
    """What two ways of writing one organisation's name share: อบต.บ้านบี is องค์การบริหารส่วนตำบลบ้านบี."""
    key = matching_key(written)
    for short, full in _SHORT.items():
        if key.startswith(short):
            return full + key.removeprefix(short)
    return key
