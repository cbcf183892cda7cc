"""The features that the statistical model counts: words and pairs of words, each text brought to length one."""

import math
from collections.abc import Iterable, Mapping

from prasan.classification.rules.reading import Reading

# A pair is met less often than its words, and repeats them.
_PAIR = 0.7
_SHORTEST = 2
# Words of every text, whatever it is about; what stands beside them is joined across them.
_EVERYWHERE = frozenset(
    """
    และ หรือ ที่ ใน ของ เพื่อ ให้ เป็น มี ได้ การ ความ โดย จาก กับ แก่ แด่ ต่อ ตาม ด้วย พร้อม ทั้ง ทุก แต่ละ ต่าง ต่างๆ อย่าง
    และการ ถึง จน แล้ว จะ ซึ่ง อัน นี้ นั้น คือ ว่า ไม่ กว่า น้อยกว่า ไม่น้อยกว่า จำนวน ครั้ง แห่ง ราย ตัว ชุด เครื่อง หลัง สาย เส้น จุด
    ขนาด ปี ประจำ ประจำปี ปีงบประมาณ งบประมาณ พ.ศ. พศ เมตร กิโลเมตร ตารางเมตร ลูกบาศก์เมตร เซนติเมตร กว้าง ยาว หนา เฉลี่ย
    ประมาณ โครงการ ดำเนินการ จัดให้มี รวม รวมทั้ง ตลอดจน เช่น อื่น อื่นๆ เกี่ยวกับ เนื่องใน เนื่องจาก ภายใต้ ผู้ คน ด้าน ทาง แบบ
    ประเภท ชนิด พื้นที่ เขต ภายใน ณ ร่วม เข้าร่วม มาก ขึ้น เพิ่ม ใหม่ เดิม สามารถ รูปแบบ รายละเอียด กำหนด the of and
    """.split()  # noqa: SIM905
)


def features_of(reading: Reading) -> dict[str, float]:
    """Words and pairs of neighbouring words with their emphasis, as a vector of length one; {} if there are none."""
    words = [(at, word) for at, word in reading.words if len(word) >= _SHORTEST and word not in _EVERYWHERE]
    told: dict[str, float] = {}
    before = ""
    for at, word in words:
        weight = reading.emphasis[at]
        told[word] = max(weight, told.get(word, 0.0))
        if before:
            told[f"{before} {word}"] = _PAIR * weight
        before = word
    return of_length_one(told)


def of_length_one(vector: Mapping[str, float]) -> dict[str, float]:
    """The same direction, length one."""
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {name: weight / length for name, weight in vector.items()} if length else {}


def mixed(parts: Iterable[tuple[Mapping[str, float], float]]) -> dict[str, float]:
    """The weighted sum of vectors."""
    total: dict[str, float] = {}
    for vector, share in parts:
        for name, weight in vector.items():
            total[name] = total.get(name, 0.0) + share * weight
    return total
