"""A work's facts in words, for people to compare side by side and to see whether they changed since a decision. Pure."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from prasan.coordination.rules.likeness import same_name
from prasan.coordination.rules.listed import Listed
from prasan.plans.rules.works import NameKind, Work

OBJECT_NAMES = {
    "training": "อบรม สัมมนา ศึกษาดูงาน",
    "road": "ถนน",
    "culvert": "ท่อลอดเหลี่ยม",
    "drain": "รางระบายน้ำ",
    "pipe": "ท่อระบายน้ำ",
    "bridge": "สะพาน",
    "weir": "ฝาย",
    "well": "บ่อบาดาล",
    "water_supply": "ประปา",
    "pond": "แหล่งน้ำ",
    "light": "ไฟฟ้าสาธารณะ",
    "camera": "กล้องวงจรปิด",
    "broadcast": "เสียงตามสาย",
    "vehicle": "ยานพาหนะ",
    "fence": "รั้ว",
    "wall": "กำแพงกันดิน เขื่อน",
    "playground": "ลานกีฬา สนาม",
    "building": "อาคาร",
    "park": "สวนสาธารณะ ภูมิทัศน์",
    "market": "ตลาด",
    "sign": "ป้าย สัญญาณ",
    "waste": "ขยะ น้ำเสีย",
    "disease": "ควบคุมโรค",
    "sports": "กีฬา",
    "event": "ประเพณี งานวันสำคัญ",
    "school": "นักเรียน เด็กเล็ก",
    "welfare": "สวัสดิการ",
    "drugs": "ยาเสพติด",
    "occupation": "อาชีพ",
    "trees": "ปลูกต้นไม้",
    "campaign": "รณรงค์",
}
MATERIAL_NAMES = {
    "asphalt": "ลาดยาง แอสฟัลต์คอนกรีต",
    "concrete": "คอนกรีต",
    "laterite": "ลูกรัง",
    "gravel": "หินคลุก",
    "earth": "ดิน",
    "pvc": "พีวีซี",
}
FACT_NAMES = {
    "object": "สิ่งที่ทำ",
    "material": "วัสดุ",
    "village": "หมู่ที่",
    "place": "หมู่บ้าน ชุมชน",
    "road": "ถนน ซอย",
    "water": "แหล่งน้ำ",
    "institution": "สถานที่",
    "code": "รหัสสายทาง",
    "segment": "ช่วง",
    "length": "ยาว (เมตร)",
    "width": "กว้าง (เมตร)",
    "thickness": "หนา (เมตร)",
    "area": "พื้นที่ (ตร.ม.)",
    "volume": "ปริมาตร (ลบ.ม.)",
    "quantity": "จำนวน",
    "phase": "ระยะที่",
    "tambon": "ตำบล",
}


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact of two projects; empty where a title does not say it."""

    code: str
    first: str
    second: str
    agrees: bool | None
    """None where one of the two says nothing."""


def facts_of(work: Work) -> dict[str, str]:
    """What a title says, by fact; what it does not say is absent."""
    kinds = {
        "place": (NameKind.VILLAGE, NameKind.COMMUNITY),
        "road": (NameKind.ROAD, NameKind.LANE),
        "water": (NameKind.WATER,),
        "institution": (NameKind.SCHOOL, NameKind.TEMPLE, NameKind.CENTRE, NameKind.STATION),
    }
    said = {
        "object": OBJECT_NAMES.get(work.object, ""),
        "material": MATERIAL_NAMES.get(work.material, ""),
        "village": ", ".join(map(str, sorted(work.villages))),
        **{code: ", ".join(work.named(*names)) for code, names in kinds.items()},
        "code": ", ".join(sorted(work.codes)),
        "segment": " – ".join(work.segment) if work.segment else "",
        **{
            size: f"{value:,g}"
            for size in ("length", "width", "thickness", "area", "volume")
            if (value := getattr(work.sizes, size)) is not None
        },
        "quantity": ", ".join(f"{one.count:,g} {one.unit}" for one in work.quantities),
        "phase": str(work.phase or ""),
        "tambon": ", ".join(sorted(work.tambons)),
    }
    return {code: words for code, words in said.items() if words}


def fact_lines(first: Mapping[str, str], second: Mapping[str, str]) -> tuple[FactLine, ...]:
    """The facts of two projects side by side, in a fixed order."""
    return tuple(
        FactLine(code, first.get(code, ""), second.get(code, ""), _agrees(first.get(code, ""), second.get(code, "")))
        for code in FACT_NAMES
        if code in first or code in second
    )


def _agrees(one: str, other: str) -> bool | None:
    if not one or not other:
        return None
    if one == other:
        return True
    return all(any(same_name(a, b) for b in _parts(other)) for a in _parts(one))


def _parts(said: str) -> list[str]:
    """Names one by one; the two ends of a segment in either order."""
    return said.replace(" – ", ", ").split(", ")


def digest_of(facts: Sequence[Mapping[str, str]]) -> str:
    """What a decision rested on: it changes when a new version changes a fact, not when it changes a comma."""
    written = json.dumps([dict(sorted(one.items())) for one in facts], ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def changed_facts(
    before: Sequence[Mapping[str, str]], after: Sequence[Mapping[str, str]]
) -> tuple[tuple[str, str, str], ...]:
    """(fact, then, now) of what changed since a decision."""
    return tuple(
        (code, then.get(code, "–"), now.get(code, "–"))
        for then, now in zip(before, after, strict=False)
        for code in FACT_NAMES
        if then.get(code) != now.get(code)
    )


def stake_of(members: Sequence[Listed]) -> int:
    """The money at stake: what would be spent twice, all but the dearest of the projects."""
    sums = sorted(member.baht for member in members)
    return sum(sums[:-1])
