"""A project's text as the classifier reads it: abbreviations written out, digits, spaces and places left aside."""

import copy
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import nlpo3
import pythainlp.corpus

from prasan.classification.rules.spelling import Spelling
from prasan.common.text import arabic_digits, one_line

# Longer texts add nothing but time; titles have at most a few hundred characters.
LONGEST = 300
# Stands where a name was left out, so that no phrase is found across the gap.
GAP = "|"
_THAI = "ก-๎"
_DICTIONARY = "prasan-words"

_OPENING = re.compile(r"^(?:\d+[.)]\s*)?(?:(?:โครงการ|กิจกรรม)\s*)+")
_NO_LETTERS = re.compile(rf"[^{_THAI}a-z|]+")
# What follows is the name of a place, and says nothing of the project: villages, subdistricts, districts, provinces.
_NOT_A_NAME = r"(?!เพื่อ|เคลื่อนที่|สัญจร|ละ|และ|ที่|ใน(?!เมือง)|ต้นแบบ|สุขภาวะ|ปลอด|พัฒนา|น่าอยู่|อัจฉริยะ|ร่วม)"
_NAME = rf"{_NOT_A_NAME}[{_THAI}]{{2,18}}?(?=\s|[^{_THAI}]|$|ตำบล|อำเภอ|จังหวัด|หมู่ที่)"
# Houses, not villages: บ้านผู้ยากไร้ หมู่ที่ 2.
_NO_VILLAGE = "(?!ผู้|พัก|เรือน|มั่นคง|เช่า|คน|ของ|ประชาชน|ราษฎร|กลาง|เทิดไท้|พอเพียง|ท้องถิ่น|ดิน)"
# Each branch begins with its letters and looks back afterwards, which is what makes the expression fast.
# ม. before a number is หมู่ที่ (after one it is metres), บ. before letters is a village (after a number it is baht).
_MOO = rf"(?:หมู่(?:ที่)?|ม\.(?<![{_THAI}]ม\.))\s*\d+"
_PLACES = re.compile(
    rf"{_MOO}(?:\s*(?:,|-|–|และ|ถึง)\s*(?:{_MOO}|\d+))*(?:\s*บ(?:้าน|\.){_NAME})?"
    rf"|บ้าน{_NO_VILLAGE}{_NAME}\s*(?={_MOO})|บ\.(?<![{_THAI}\d]บ\.)(?<!\d\sบ\.){_NAME}"
    rf"|ตำบล(?<!\Sตำบล)\s*{_NAME}|อำเภอ(?<!\Sอำเภอ)\s*{_NAME}|จังหวัด(?<!\Sจังหวัด)\s*{_NAME}"
    rf"|(?P<kept>เทศบาลนคร|เทศบาลเมือง|เทศบาลตำบล|บริหารส่วนตำบล|บริหารส่วนจังหวัด|โรงเรียนเทศบาล){_NAME}"
    rf"|(?P<school>โรงเรียน)(?:บ้าน|วัด){_NAME}"
)
_WITHOUT_NAME = rf"\g<kept>\g<school>{GAP}"
# From here on a title tells where, not what; the purpose (เพื่อ) ends it.
_WHERE = re.compile("บริเวณ|หน้าวัด|หน้าโรงเรียน|ข้างวัด|ข้างโรงเรียน|หลังวัด|หลังโรงเรียน|สายจาก|สายทาง|ทางเข้า|ทางไป|ซอย")
_PURPOSE = "เพื่อ"
_WHERE_EMPHASIS = 0.5
# What is built, bought or trained stands first; the emphasis falls from the first letter to this many letters on.
_HEAD_EMPHASIS, _TAIL_EMPHASIS, _TAIL_AT = 1.2, 0.8, 90
# The emphasis is worked out once for every so many letters of length.
_STEP = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """One text, read.

    `letters`: its Thai and Latin letters without spaces, `GAP` for names of places. `words`: (offset in `letters`,
    word). `cuts`: offsets at which a word starts or ends. `emphasis`: how much a phrase starting at a letter counts.
    """

    letters: str
    words: tuple[tuple[int, str], ...]
    cuts: frozenset[int]
    emphasis: tuple[float, ...]

    @property
    def key(self) -> str:
        """What two titles share that differ only by digits, spaces and places."""
        return self.letters.replace(GAP, "")


_WORDS = Path(pythainlp.corpus.__file__).with_name("words_th.txt")


@lru_cache(maxsize=1)
def _load_words() -> str:
    """Load the Thai word list once; its name is what the segmenter asks for."""
    nlpo3.load_dict(str(_WORDS), _DICTIONARY)
    return _DICTIONARY


@lru_cache(maxsize=1)
def _language() -> frozenset[str]:
    """All words of the Thai word list, to tell what is misspelt."""
    return frozenset(_WORDS.read_text(encoding="utf-8").split())


class Reader:
    """Reads texts with a province's abbreviations, and its list of words that are often misspelt."""

    def __init__(self, abbreviations: Mapping[str, str], spellings: Mapping[str, str] | None = None) -> None:
        self._dictionary = _load_words()
        # Looked for one by one: most texts hold none of them, and one expression of all is slower to find that out.
        pairs = [(one_line(wrong).casefold(), one_line(right)) for wrong, right in (spellings or {}).items()]
        self._spellings = tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))
        self._long_forms = {_short_key(short): one_line(long) for short, long in abbreviations.items()}
        self._short_forms = _short_forms(tuple(abbreviations))
        self._spelling: Spelling | None = None

    def mending(self, words: Iterable[str]) -> "Reader":
        """A reader that also mends misspelt words, as far as these are meant. This one stays as it is."""
        other = copy.copy(self)
        other._spelling = Spelling(words, _language())
        return other

    def read(self, text: str, longest: int = LONGEST) -> Reading:
        """The text with abbreviations written out, lower case, without digits, spaces, punctuation or place names."""
        plain = _PLACES.sub(_WITHOUT_NAME, self._written_out(text[:longest]))
        pieces = nlpo3.segment(_NO_LETTERS.sub(" ", plain), self._dictionary)
        parts = " ".join(self._spelling.mended(pieces) if self._spelling else pieces).split()
        words, cuts, at = [], [0], 0
        for part in parts:
            if part != GAP:
                words.append((at, part))
            at += len(part)
            cuts.append(at)
        letters = "".join(parts)
        return Reading(letters, tuple(words), frozenset(cuts), _emphasis_of(letters))

    def letters_of(self, phrase: str) -> str:
        """A phrase of the vocabulary in the form in which it is looked for."""
        return _NO_LETTERS.sub("", self._written_out(phrase)).replace(GAP, "")

    def _written_out(self, text: str) -> str:
        plain = _OPENING.sub("", arabic_digits(one_line(text)).casefold())
        for wrong, right in self._spellings:
            if wrong in plain:
                plain = plain.replace(wrong, right)
        if self._short_forms is None:
            return plain
        return self._short_forms.sub(lambda found: self._long_forms[_short_key(found[0])], plain)


def _short_key(short: str) -> str:
    return short.casefold().replace(".", "").replace(" ", "")


def _short_forms(abbreviations: tuple[str, ...]) -> re.Pattern[str] | None:
    """One expression for all short forms, longest first.

    A short form of one letter must stand before a digit or a letter and after none; a longer one may be glued to the
    word before it, with or without its full stops.
    """
    forms = []
    for short in sorted({_short_key(one) for one in abbreviations}, key=lambda key: (-len(key), key)):
        first, *others = map(re.escape, short)
        alone = "" if len(short) > 2 else rf"(?<![ก-๎a-z.]{first})"
        ending = r"(?:\.|(?![ก-๎a-z]))" if others else r"\."
        forms.append(f"{first}{alone}" + "".join(rf"\.?\s?{letter}" for letter in others) + ending)
    return re.compile("|".join(forms)) if forms else None


def _emphasis_of(letters: str) -> tuple[float, ...]:
    emphasis = _emphasis_by_position(-(-len(letters) // _STEP) * _STEP)[: len(letters)]
    if (where := _WHERE.search(letters)) is None:
        return emphasis
    start, end = where.start(), letters.find(_PURPOSE, where.start())
    end = len(letters) if end < 0 else end
    return (*emphasis[:start], *(one * _WHERE_EMPHASIS for one in emphasis[start:end]), *emphasis[end:])


@lru_cache
def _emphasis_by_position(letters: int) -> tuple[float, ...]:
    fall = (_HEAD_EMPHASIS - _TAIL_EMPHASIS) / _TAIL_AT
    return tuple(max(_TAIL_EMPHASIS, _HEAD_EMPHASIS - fall * at) for at in range(letters))
