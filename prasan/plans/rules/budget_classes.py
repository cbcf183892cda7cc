"""The twelve budget classes (แผนงาน) and the names under which plans print them. Pure: no Django."""

from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from prasan.common.text import matching_key

# planning-rules 2.10: the official names, grouped under the four ด้าน.
CLASSES_BY_AREA: dict[str, tuple[str, ...]] = {
    "ด้านบริหารงานทั่วไป": ("แผนงานบริหารงานทั่วไป", "แผนงานการรักษาความสงบภายใน"),
    "ด้านบริการชุมชนและสังคม": (
        "แผนงานการศึกษา",
        "แผนงานสาธารณสุข",
        "แผนงานสังคมสงเคราะห์",
        "แผนงานเคหะและชุมชน",
        "แผนงานสร้างความเข้มแข็งของชุมชน",
        "แผนงานการศาสนา วัฒนธรรมและนันทนาการ",
    ),
    "ด้านเศรษฐกิจ": ("แผนงานอุตสาหกรรมและการโยธา", "แผนงานการเกษตร", "แผนงานการพาณิชย์"),
    "ด้านการดำเนินการอื่น ๆ": ("แผนงานงบกลาง",),
}
BUDGET_CLASSES = tuple(name for names in CLASSES_BY_AREA.values() for name in names)

# planning-rules 2.7: variants met in real workbooks, without the word แผนงาน.
_SYNONYMS = {
    "แผนงานบริหารงานทั่วไป": ("บริหารทั่วไป", "การบริหารงานทั่วไป", "งานบริหารทั่วไป", "บริหาร"),
    "แผนงานการรักษาความสงบภายใน": ("รักษาความสงบภายใน", "รักษาความสงบเรียบร้อยภายใน", "การรักษาความสงบเรียบร้อยภายใน"),
    "แผนงานการศึกษา": ("ศึกษา", "ด้านการศึกษา"),
    "แผนงานสาธารณสุข": ("การสาธารณสุข", "งานสาธารณสุข"),
    "แผนงานสังคมสงเคราะห์": ("การสังคมสงเคราะห์", "สังคมสงเคราะ"),
    "แผนงานเคหะและชุมชน": ("เคหะชุมชน", "การเคหะและชุมชน", "เคหและชุมชน", "เคหะและชุมน"),
    "แผนงานสร้างความเข้มแข็งของชุมชน": (
        "สร้างความเข้มแข็งชุมชน",
        "สร้างความเข้มแข็งและชุมชน",
        "การสร้างความเข้มแข็งของชุมชน",
        "ความเข้มแข็งของชุมชน",
    ),
    "แผนงานการศาสนา วัฒนธรรมและนันทนาการ": (
        "ศาสนาวัฒนธรรมและนันทนาการ",
        "การศาสนาและวัฒนธรรมและนันทนาการ",
        "การศาสนาวัฒนธรรม",
        "ศาสนาวัฒนธรรม",
        "การศาสนา",
        "ศาสนา",
    ),
    "แผนงานอุตสาหกรรมและการโยธา": ("อุตสาหกรรม", "อุตสาหกรรมและโยธา", "อุตสาหกรรมการโยธา", "การอุตสาหกรรมและการโยธา"),
    "แผนงานการเกษตร": ("เกษตร", "การเกษตรกรรม", "เกษตรกรรม"),
    "แผนงานการพาณิชย์": ("พาณิชย์", "การพาณิชย", "การพานิชย์", "พานิชย์", "การพาณิช", "การพานิช", "กิจการพาณิชย์"),
    "แผนงานงบกลาง": ("งบกลาง", "กลาง"),
}
_PREFIX = matching_key("แผนงาน")
# Below the first score a name is another word; from the second on, only the spelling differs.
_NEAREST_SCORE, _SPELLING_SCORE = 45.0, 85.0


@dataclass(frozen=True, slots=True)
class ClassReading:
    """How a printed class name was read.

    `name`: the official name, or "" where it cannot be told. `nearest`: the most similar official name, or "".
    `misspelt`: the name was accepted though it is neither official nor a known variant.
    """

    name: str
    nearest: str = ""
    misspelt: bool = False


def _bare(written: str) -> str:
    key = matching_key(written)
    while key.startswith(_PREFIX):
        key = key.removeprefix(_PREFIX)
    return key


def _known_names() -> dict[str, str]:
    known = {_bare(name): name for name in BUDGET_CLASSES}
    for name, variants in _SYNONYMS.items():
        known.update({_bare(variant): name for variant in variants})
    return known


_KNOWN = _known_names()


@lru_cache(maxsize=4096)
def read_budget_class(written: str) -> ClassReading:
    """A printed class name, with or without แผนงาน, spaces or punctuation → the official name.

    Known variants are read silently, a name that differs by spelling only is read as `misspelt`, anything else
    gives no name but its nearest official one. Source: planning-rules 2.7 and 2.10.
    """
    key = _bare(written)
    if not key:
        return ClassReading("")
    if name := _KNOWN.get(key):
        return ClassReading(name, name)
    found = process.extractOne(key, list(_KNOWN), scorer=fuzz.ratio, score_cutoff=_NEAREST_SCORE)
    if found is None:
        return ClassReading("")
    nearest = _KNOWN[found[0]]
    if found[1] >= _SPELLING_SCORE:
        return ClassReading(nearest, nearest, misspelt=True)
    return ClassReading("", nearest)


def official_class(written: str) -> str:
    """The official name of a printed class, or "" where it cannot be told."""
    return read_budget_class(written).name
