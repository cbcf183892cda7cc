"""The letters of duties: a person's digest, a word of the PAO, a revision that came back. Pure: the site's address comes in.

`base` is the site's own address, empty where the settings name none: then the page is named in words.
"""

from collections.abc import Sequence

from prasan.accounts.rules.letters import Letter


def digest_letter(*, name: str, lines: Sequence[str], base: str, path: str) -> Letter:
    """What somebody has to do, a line each."""
    said = [f"- {line}" for line in lines]
    way = _way(base, path, "งานของฉัน → สิ่งที่ต้องทำ")
    return Letter(
        f"ประสาน: {len(lines):,} เรื่องที่ต้องทำ", "\n".join([f"เรียน {name}", "", "สิ่งที่ต้องทำในประสาน:", "", *said, "", way])
    )


def nudge_letter(*, organisation: str, text: str, sender: str, base: str, path: str) -> Letter:
    """What the PAO asks of an organisation."""
    way = _way(base, path, "กำหนดเวลา ของ อปท.")
    return Letter(f"เรื่องแผนพัฒนาท้องถิ่น {organisation}", f"เรียน {organisation}\n\n{text}\n\n{sender} (อบจ.)\n\n{way}")


def returned_letter(*, organisation: str, revision: str, sender: str, why: str, base: str, path: str) -> Letter:
    """That a revision came back to its planner, and why."""
    way = _way(base, path, "ขั้นตอนของแผน")
    return Letter(
        f"ส่งกลับให้แก้: {organisation}",
        f"เรียน นักวิเคราะห์นโยบายและแผน {organisation}\n\n{revision} ถูกส่งกลับให้แก้ โดย {sender}:\n{why}\n\n{way}",
    )


def _way(base: str, path: str, page: str) -> str:
    return f"เปิดในประสาน: {base}{path}" if base else f"เปิดในประสานที่หน้า {page}"
