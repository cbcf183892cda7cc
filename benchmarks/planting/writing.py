"""How another planner would write the same title: what is changed, one way at a time. `HELD_OUT` ways were never used to tune."""

import re
from collections.abc import Callable
from random import Random

from prasan.common.text import thai_digits

_CONSONANT_SLIPS = (("ซ", "ช"), ("ณ", "น"), ("ศ", "ส"), ("ฎ", "ฏ"), ("ภ", "พ"), ("ร", "ล"))
_MARK_SLIPS = ("่", "้", "์", "็", "ะ", "ิ", "ี")


def abbreviated(title: str, rng: Random) -> str:
    """คสล., ม.4, บ.โนนสว่าง, ม. for metres: each with a good chance."""
    for pattern, short in (
        ("คอนกรีตเสริมเหล็ก", rng.choice((" คสล. ", " ค.ส.ล. ", "คสล. "))),
        (r"หมู่ที่ (?=\d)", rng.choice(("ม.", "ม. ", "หมู่ ", "หมู่"))),
        (r"(?<![ก-๙])บ้าน(?=[ก-ฮ])", rng.choice(("บ.", "บ้าน"))),
        (r" เมตร", rng.choice((" ม.", "ม.", " เมตร"))),
        ("อาสาสมัครสาธารณสุขประจำหมู่บ้าน", "อสม."),
        ("โรงเรียนบ้าน", rng.choice(("รร.บ้าน", "ร.ร.บ้าน", "โรงเรียนบ้าน"))),
        ("อาสาสมัครป้องกันภัยฝ่ายพลเรือน", "อปพร."),
        ("ลูกบาศก์เมตร", "ลบ.ม."),
        ("แอสฟัลต์คอนกรีต", rng.choice(("แอสฟัลท์ติกคอนกรีต", "แอสฟัลติกคอนกรีต", " AC. "))),
    ):
        if rng.random() < 0.8:
            title = re.sub(pattern, short, title)
    return " ".join(title.split())


def thai_figures(title: str, rng: Random) -> str:
    """Thai digits."""
    return thai_digits(title)


def reordered(title: str, rng: Random) -> str:
    """The village first or last, the sizes before the village."""
    place = re.search(r"(?<!- )บ้าน[ก-๙]+ หมู่ที่ \d+", title)
    if place is None:
        words = title.split()
        return " ".join([*words[1:], words[0]]) if len(words) > 2 else title
    rest = " ".join((title[: place.start()] + title[place.end() :]).split())
    if rng.random() < 0.5:
        number = re.search(r"หมู่ที่ \d+", place[0])
        assert number
        name = place[0][: number.start()].strip()
        return f"{rest} {number[0]} {name}" if rng.random() < 0.5 else f"{rest} {place[0]}"
    first, _, others = rest.partition(" ")
    return f"{first} {place[0]} {others}"


def misspelt(title: str, rng: Random) -> str:
    """One or two slips: a mark left out, two letters changed for their like, a letter doubled."""
    for _ in range(rng.choice((1, 1, 2))):
        letters = [at for at, c in enumerate(title) if "ก" <= c <= "๎"]
        at = rng.choice(letters)
        way = rng.random()
        if way < 0.4 and (marks := [i for i, c in enumerate(title) if c in _MARK_SLIPS]):
            at = rng.choice(marks)
            title = title[:at] + title[at + 1 :]
        elif way < 0.7 and (pairs := [(i, b) for i, c in enumerate(title) for a, b in _CONSONANT_SLIPS if c == a]):
            at, other = rng.choice(pairs)
            title = title[:at] + other + title[at + 1 :]
        elif "ก" <= title[at] <= "ฮ":
            title = title[: at + 1] + title[at] + title[at + 1 :]
    return title


def introduced(title: str, rng: Random) -> str:
    """โครงการ before it, the place of the province after it, the year of the budget."""
    before = rng.choice(("โครงการ", "โครงการ ", ""))
    after = rng.choice((" ประจำปีงบประมาณ พ.ศ. 2571", " ปี 2572", "", " (ตามแบบมาตรฐาน)"))
    return f"{before}{title}{after}"


def spaced(title: str, rng: Random) -> str:
    """Spaces lost, or put in twice."""
    if rng.random() < 0.5:
        return re.sub(r"(?<=[ก-๙]) (?=[ก-๙])", lambda _: rng.choice(("", " ", "  ")), title)
    return title.replace(" ", "  ")


def shortened(title: str, rng: Random) -> str:
    """One thing less is said: the width, the thickness, or the count."""
    for pattern in (r" หนา [\d.]+ เมตร", r" กว้าง [\d.]+ เมตร", r" จำนวน \d+ [ก-๙]+$"):
        if re.search(pattern, title):
            return re.sub(pattern, "", title, count=1)
    return title


def procured(title: str, rng: Random) -> str:
    """As a notice of buying writes it."""
    return f"จ้างเหมา{title} โดยวิธีเฉพาะเจาะจง" if title.startswith(("ก่อสร้าง", "ปรับปรุง", "ซ่อม")) else f"โครงการ{title}"


def mistyped(title: str, rng: Random) -> str:
    """A wrong key: two letters changed round, or one letter left out, anywhere in the words."""
    letters = [at for at in range(1, len(title) - 1) if "ก" <= title[at] <= "ฮ" and "ก" <= title[at + 1] <= "ฮ"]
    at = rng.choice(letters)
    if rng.random() < 0.5:
        return title[:at] + title[at + 1] + title[at] + title[at + 2 :]
    return title[:at] + title[at + 1 :]


WAYS: dict[str, Callable[[str, Random], str]] = {
    "abbreviated": abbreviated,
    "thai digits": thai_figures,
    "reordered": reordered,
    "misspelt": misspelt,
    "introduced": introduced,
}
HELD_OUT: dict[str, Callable[[str, Random], str]] = {
    "spaced": spaced,
    "shortened": shortened,
    "procured": procured,
    "mistyped": mistyped,
}
