"""The findings of a plan file: each says what, where and how to mend it, as a planner would say it."""

from dataclasses import dataclass

from prasan.common.findings import CellPlace, Finding, Severity
from prasan.common.money import AmountFault, grouped
from prasan.plans.loading.sheet_xml import column_letters

_SHOWN = 60


def shown(written: object) -> str:
    """A cell's content short enough for a message."""
    text = " ".join(str(written).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


@dataclass(frozen=True, slots=True)
class Place:
    """A place in one sheet; `row` from 1, `column` as an index from 0; both may be unknown."""

    sheet: str
    row: int | None = None
    column: int | None = None

    @property
    def cell(self) -> str:
        """F12, or row 12 in words."""
        letters = "" if self.column is None else column_letters(self.column + 1)
        if self.row is None:
            return f"คอลัมน์ {letters}" if letters else f"แผ่นงาน {self.sheet}"
        return f"{letters}{self.row}" if letters else f"แถว {self.row}"

    @property
    def cell_en(self) -> str:
        """The same in English."""
        return self.cell.replace("แถว", "Row").replace("คอลัมน์", "Column").replace("แผ่นงาน", "Sheet")

    def finding(self, code: str, severity: Severity, message_th: str, message_en: str) -> Finding:
        """A finding here; the messages are completed with the place in front."""
        column = None if self.column is None else column_letters(self.column + 1)
        place = CellPlace(self.sheet, self.row, column)
        return Finding(code, severity, place, f"{self.cell} {message_th}", f"{self.cell_en} {message_en}")


_AMOUNTS: dict[AmountFault, tuple[str, str]] = {
    AmountFault.WORDS: (
        "ต้องเป็นจำนวนเงิน แต่เขียนว่า {0} พิมพ์จำนวนเต็มบาท เช่น 240000 ปีที่ไม่มีงบให้เว้นว่าง",
        "should be an amount but says {0}. Type whole baht, such as 240000; leave a year without money empty.",
    ),
    AmountFault.NEGATIVE: (
        "เป็นจำนวนติดลบ {0} พิมพ์จำนวนเต็มบาทที่ไม่ติดลบ เช่น 240000",
        "is negative: {0}. Type whole baht of zero or more, such as 240000.",
    ),
    AmountFault.SATANG: (
        "มีเศษสตางค์ {0} พิมพ์จำนวนเต็มบาท เช่น 240000",
        "has satang: {0}. Type whole baht, such as 240000.",
    ),
    AmountFault.GROUPING: (
        "คั่นหลักพันไม่ถูกที่ {0} พิมพ์เช่น 240,000 หรือ 240000",
        "has its thousands separators in the wrong place: {0}. Type 240,000 or 240000.",
    ),
    AmountFault.TOO_LARGE: (
        "มากเกินหนึ่งล้านล้านบาท {0} ตรวจจำนวนหลักแล้วพิมพ์ใหม่",
        "is above one million million baht: {0}. Check the number of digits and type it again.",
    ),
}


def amount_fault(place: Place, fault: AmountFault, written: object) -> Finding:
    """An amount that is not whole baht; the row keeps its other amounts."""
    message_th, message_en = _AMOUNTS[fault]
    text = f"{written:,.2f}" if isinstance(written, float) else shown(written)
    return place.finding(str(fault), Severity.ERROR, message_th.format(text), message_en.format(text))


def amount_in_words(place: Place, written: str, baht: int) -> Finding:
    """An amount that says itself that it counts thousands or millions."""
    return place.finding(
        "amount_in_words",
        Severity.NOTE,
        f"เขียนว่า {shown(written)} อ่านเป็น {grouped(baht)} บาท",
        f"says {shown(written)}, read as {grouped(baht)} baht.",
    )


def missing_name(place: Place) -> Finding:
    """A numbered row with content and no project's name."""
    return place.finding(
        "missing_name",
        Severity.ERROR,
        "ไม่มีชื่อโครงการ พิมพ์ชื่อในช่องนี้ หรือลบแถวถ้าไม่ใช่โครงการ",
        "has no project name. Type it in this cell, or delete the row if it is no project.",
    )


def row_not_read(place: Place, written: object) -> Finding:
    """A row that is neither project, total nor heading."""
    return place.finding(
        "row_not_read",
        Severity.ERROR,
        f"อ่านเป็นโครงการไม่ได้ ({shown(written)}) เติมลำดับที่และชื่อโครงการ หรือลบแถวถ้าไม่ใช่โครงการ",
        f"cannot be read as a project ({shown(written)}). "
        "Add its number and name, or delete the row if it is no project.",
    )


def line_not_read(place: Place, written: object) -> Finding:
    """A line of text between the rows that says nothing the reader knows."""
    return place.finding(
        "line_not_read",
        Severity.NOTE,
        f"เป็นข้อความนอกโครงการ จึงไม่ได้อ่าน ({shown(written)}) ถ้าเป็นโครงการให้เติมลำดับที่และวัตถุประสงค์",
        f"is text outside the projects and was not read ({shown(written)}). "
        "If it is a project, add its number and objective.",
    )


def only_a_name(place: Place, name: str) -> Finding:
    """A numbered row that has a name and nothing else: perhaps a heading."""
    return place.finding(
        "only_a_name",
        Severity.WARNING,
        f"มีแต่ชื่อ ไม่มีรายละเอียดและงบประมาณ ({shown(name)}) เติมรายละเอียด หรือลบลำดับที่ถ้าเป็นหัวข้อ",
        f"has a name but no details and no money ({shown(name)}). "
        "Fill them in, or remove the number if it is a heading.",
    )


def only_money(place: Place, name: str) -> Finding:
    """A row without a number that has a name and money, nothing else: perhaps a total in words of its own."""
    return place.finding(
        "only_money",
        Severity.WARNING,
        f"ไม่มีลำดับที่และรายละเอียด มีแต่ชื่อกับเงิน ({shown(name)}) จึงนับเป็นโครงการ ถ้าเป็นยอดรวมให้ขึ้นต้นด้วยคำว่า รวม",
        f"has a name and money but no number and no details ({shown(name)}), and was counted as a project. "
        "If it is a total, begin it with รวม.",
    )


def blank_numbers(place: Place, count: int) -> Finding:
    """Numbered rows with nothing in them."""
    return place.finding(
        "blank_numbered_row",
        Severity.NOTE,
        f"และแถวแบบเดียวกัน รวม {count} แถว มีแต่ลำดับที่ จึงข้าม ลบแถวที่ไม่ใช้",
        f"and rows like it, {count} in all, hold only a number and were skipped. Delete the rows that are not used.",
    )


def amount_in_continuation(place: Place, name: str) -> Finding:
    """Money in a further row of a project."""
    return place.finding(
        "amount_in_continuation",
        Severity.WARNING,
        f"เป็นเงินในแถวต่อของโครงการ {shown(name)} จึงรวมเข้ากับโครงการนั้น ถ้าเป็นคนละโครงการให้เติมลำดับที่และชื่อ",
        f"is money in a further row of {shown(name)} and was added to it. "
        "If it is another project, give it a number and name.",
    )


def text_too_long(place: Place, length: int, limit: int) -> Finding:
    """A text over the limit; the row carries its beginning."""
    return place.finding(
        "text_too_long",
        Severity.ERROR,
        f"ยาว {length:,} ตัวอักษร เกิน {limit:,} ตัดให้สั้นลง แล้วเก็บรายละเอียดไว้ในเอกสารโครงการ",
        f"is {length:,} characters long; the limit is {limit:,}. "
        "Shorten it and keep the details in the project's papers.",
    )


def control_characters(place: Place) -> Finding:
    """Invisible control characters, usually pasted from another program; the row carries the text without them."""
    return place.finding(
        "control_characters",
        Severity.ERROR,
        "มีอักขระควบคุมที่มองไม่เห็นปนอยู่ พิมพ์ข้อความในช่องนี้ใหม่",
        "contains invisible control characters. Type the text of this cell again.",
    )


def year_outside_plan(place: Place, year: int, first: int, last: int) -> Finding:
    """Money, or a header, for a year that is not one of the plan's."""
    return place.finding(
        "year_outside_plan",
        Severity.ERROR,
        f"เป็นปี {year} ซึ่งอยู่นอกแผน {first}–{last} แก้ปีที่หัวตาราง หรือย้ายเงินไปปีในแผน",
        f"is for the year {year}, outside the plan of {first}–{last}. Mend the header's year or move the money.",
    )


def doubled_year(place: Place, year: int) -> Finding:
    """Two columns for the same year under the same head."""
    return place.finding(
        "doubled_year",
        Severity.ERROR,
        f"หัวตารางมีปี {year} ซ้ำ คอลัมน์นี้จึงไม่ได้อ่าน แก้ปี หรือเขียนหัวว่า เทศบัญญัติ หรือ ข้อบัญญัติ ถ้าเป็นเงินตั้งจ่ายจริง",
        f"repeats the year {year}, so this column was not read. "
        "Mend the year, or head it as the ordinance if it is that.",
    )


def no_year_columns(place: Place) -> Finding:
    """A project table without a single year of money."""
    return place.finding(
        "no_year_columns",
        Severity.ERROR,
        "หัวตารางไม่มีคอลัมน์งบประมาณรายปี จึงไม่มีจำนวนเงิน ใส่ปี พ.ศ. ห้าปีใต้หัว งบประมาณ",
        "has no yearly budget columns, so no money was read. Put the five years under the budget heading.",
    )


def column_not_read(place: Place, header: str) -> Finding:
    """A column that the plan has no field for."""
    return place.finding(
        "column_not_read",
        Severity.NOTE,
        f"หัว {shown(header)} ไม่มีในแบบ ผ.02 จึงไม่ได้อ่าน ถ้าสะกดผิดให้แก้หัวตาราง",
        f"has the header {shown(header)}, which the form does not have, and was not read. "
        "Mend the header if it is misspelt.",
    )
