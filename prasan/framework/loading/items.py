"""Lists in a document: numbered, bulleted or bare items, whose wrapped ends and lost bullets are mended.

Pure. What belongs to an item and what is running prose is judged by markers, length and the first word.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prasan.common.text import arabic_digits, one_line
from prasan.framework.loading.lines import LONGEST_CONTINUATION, Line, join_words

# How planners open an item: a bare line that opens so has lost its bullet, any other continues the one before.
_OPENING = re.compile(
    r"^(?:พัฒนา|ส่งเสริม|สร้าง(?!สรรค)|เสริมสร้าง|สนับสนุน|จัด|บูรณาการ|ติดตั้ง|ขยาย|บำรุง|ปรับ|เชื่อมโยง|ยกระดับ|ลด|ป้องกัน"
    r"|แก้ไข|ฟื้นฟู|อนุรักษ์|ขุดลอก|บริหาร|เตรียม|รณรงค์|ใช้|นำ|ประเมิน|เพิ่ม|ปฏิรูป|ดูแล|คุ้มครอง|กำจัด|ควบคุม|ก่อสร้าง|ซ่อม)"
)
_QUOTED = re.compile(r"[“\"«]\s*([^”\"»]{6,400}?)\s*[”\"»]")
_CLAUSE_OPENING = re.compile(
    r"^(?:มุ่ง|เร่งรัด|ส่งเสริม|สนับสนุน|โดย|เพื่อ|ซึ่ง|ประสาน|จัด|ติดตั้ง|ขับเคลื่อน|บริหาร|ร่วม|แสวงหา|พัฒนา|ปรับปรุง|เปิด|องค์กร"
    r"|พร้อม|สะท้อน|ควบคู่|ส่งผล|ก่อให้|ทำให้|ทั้งใน|ตลอดจน|รวม|จะ|อาจ|จำเป็น|มิฉะนั้น|ในขณะ|เน้น|ใช้โอกาส|ใช้องค์|อาชีพ|การทำงาน)"
)
LONGEST_TITLE = 160


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: the number that is printed ("" where none is), its words, and the line where it starts."""

    number: str
    text: str
    line: int


def list_items(lines: Iterable[Line], *, longest: int = LONGEST_CONTINUATION) -> list[Item]:
    """The items of one list: short unmarked lines continue the item before; long ones are prose and end it.

    Where no line of the list has a marker (word processors keep bullets apart from the text) every line is an item.
    """
    given = list(lines)
    bare = not any(line.marker for line in given)
    items: list[Item] = []
    open_item = True
    for line in given:
        short = len(line.text) <= longest
        if line.marker or (bare and line.begins):
            items.append(Item(line.marker.number, line.body, line.number))
            open_item = True
        elif short and open_item and _lost_its_bullet(line):
            items.append(Item("", line.text, line.number))
        elif items and open_item and short:
            last = items[-1]
            items[-1] = Item(last.number, join_words(last.text, line.text), last.line)
        else:
            open_item = False
    return [Item(item.number, clean_title(item.text), item.line) for item in items if clean_title(item.text)]


def _lost_its_bullet(line: Line) -> bool:
    return line.begins and len(line.text) >= 15 and bool(_OPENING.match(line.text))


def codes_of(items: Sequence[Item], parent: str = "", *, keep_dotted: bool = True) -> list[str]:
    """A code for each item: the number that is printed, else its place in the list; below a parent `parent.n`.

    A number that was already used gets the next free place behind it (`3`, then `3-2`), so that codes never collide;
    `numbering` findings tell the planner.
    """
    codes: list[str] = []
    for place, item in enumerate(items, start=1):
        number = item.number or str(place)
        if "." in number and not keep_dotted:
            number = number.rsplit(".", 1)[1]
        code = number if not parent or "." in number else f"{parent}.{number}"
        again = sum(1 for used in codes if used.split("-")[0] == code)
        codes.append(f"{code}-{again + 1}" if again else code)
    return codes


def clean_title(text: str) -> str:
    """A title without the dashes, colons, quotes and stars that stand around it."""
    return one_line(text.replace("\t", " ")).strip(' :;-–—*“”"').strip()


def quoted(lines: Iterable[Line]) -> Item | None:
    """The first words in quotation marks, as visions and slogans are printed; else the first short line."""
    given = list(lines)
    for line in given:
        if found := _QUOTED.search(line.text):
            return Item("", one_line(found[1]), line.number)
    first = next((line for line in given if len(line.text) <= 200), None)
    return Item("", clean_title(first.body), first.number) if first else None


def leading_clause(text: str, shortest: int = 15) -> str:
    """What a sentence is about: its first clauses up to the one that explains, at least `shortest` characters.

    Long prose is not carried over (titles are); Thai parts clauses with spaces.
    """
    words = one_line(text).split(" ")
    title = words[0]
    for word in words[1:]:
        if (len(title) >= shortest and _CLAUSE_OPENING.match(word)) or len(title) + len(word) + 1 > LONGEST_TITLE:
            break
        title = f"{title} {word}"
    return clean_title(title)


_ORDINALS = ["หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า", "สิบ", "สิบเอ็ด", "สิบสอง", "สิบสาม", "สิบสี่", "สิบห้า"]


def ordinal(word: str) -> int | None:
    """`แรก` → 1, `หนึ่ง` → 1, `สิบสอง` → 12, `๓` → 3; None for anything else."""
    word = arabic_digits(word).strip()
    if word.isdigit():
        return int(word)
    if word == "แรก":
        return 1
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else None
