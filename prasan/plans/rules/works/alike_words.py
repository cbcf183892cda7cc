"""Words by which two offices call the same thing: for comparing what remains of two titles, never for showing.

Graded C: seen in plans; two rows that differ only by them describe one work.
"""

import re

_TWO = (
    "ป้องกัน|ควบคุม|แก้ไข|แก้ปัญหา|เฝ้าระวัง|ส่งเสริม|พัฒนา|สนับสนุน|อนุรักษ์|ฟื้นฟู|สืบสาน|ปราบปราม|บำบัด|รณรงค์|จัดเก็บ|กำจัด|ปรับปรุง|ซ่อมแซม|"
    "ฝึกอบรม|ศึกษาดูงาน"
)
# ป้องกันและควบคุมโรค is ควบคุมและป้องกันโรค: two such words always come in one order.
_PAIR = re.compile(rf"({_TWO})(?:โรค|ปัญหา)?(?:และ|,\s?|\s)(?:การ)?({_TWO})")
# One of these words must be in the text before its pattern is tried; what comes first is done first.
_ALIKE: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (needle, re.compile(pattern), word)
    for needle, pattern, word in (
        ("ซ่อม", "ปรับปรุง(?:และ|/)?ซ่อมแซม|ซ่อมแซม(?:และ|/)?ปรับปรุง|ซ่อมแซม|ซ่อม(?!สร้าง)", "ปรับปรุง"),
        ("ซื้อ", "จัดซื้อ(?:จัดหา)?|(?<!จัด)ซื้อ", "จัดหา"),
        ("จัดหา", "จัดหา(?:และ|พร้อม)ติดตั้ง", "ติดตั้ง"),
        ("อบรม", "(?:จัด)?ฝึกอบรม|จัดอบรม", "อบรม"),
        ("ศึกษา", "ทัศนศึกษา(?:และ)?ดูงาน|ทัศนศึกษา", "ศึกษาดูงาน"),
        ("แข่งขัน", "(?:จัด)?(?:การ)?แข่งขันกีฬา", "กีฬา"),
        ("ประเพณี", "(?:การ)?(?:จัดงาน|จัดกิจกรรม|ร่วมงาน|สืบสาน|งาน|กิจกรรม|จัด)+ประเพณี", "ประเพณี"),
        ("วัน", "(?:การ)?(?:จัดงาน|จัดกิจกรรม|งาน|กิจกรรม|จัด)+(?=วัน)", ""),
        ("วางท่อ", "(?:ก่อ)?สร้างวางท่อ|วางท่อ", "ก่อสร้างท่อ"),
        ("ราง", "วางราง", "ก่อสร้างราง"),
        ("เจาะบ่อ", "(?:ขุด)?เจาะบ่อ(?:น้ำ)?(?=บาดาล)", "เจาะบ่อ"),
        ("ประปา", "ระบบประปา", "ประปา"),
        ("เสียงตามสาย", "ระบบเสียงตามสาย", "เสียงตามสาย"),
        ("ไฟฟ้า", "ระบบ(?:จำหน่าย)?ไฟฟ้า", "ไฟฟ้า"),
        ("โคมไฟ", "โคมไฟ(?:ฟ้า)?(?:ถนน|ส่องสว่าง|สาธารณะ)+", "โคมไฟ"),
        ("ลาดยาง", "ลาดยาง(?=แอสฟัลต์)", ""),
        ("ผิวทาง", "ผิวทาง|ผิวจราจร", "ถนน"),
        ("ผิวจราจร", "ผิวจราจร", "ถนน"),
        ("คนชรา", "คนชรา", "ผู้สูงอายุ"),
        ("การ", "^การ|(?<=และ)การ", ""),
        ("ถนนถนน", "(?:ถนน)+", "ถนน"),
    )
)


def in_like_words(text: str) -> str:
    """The text with one word for each family of like words, and pairs of words in one order."""
    for needle, pattern, word in _ALIKE:
        if needle in text:
            text = pattern.sub(word, text)
    return _PAIR.sub(_sorted, text) if "และ" in text else text


def _sorted(said: re.Match[str]) -> str:
    first, second = sorted((said[1], said[2]))
    between = said[0][len(said[1]) : len(said[0]) - len(said[2])]
    return f"{first}{between}{second}"
