"""Further findings of a plan file: about classes and kinds, totals, formulas, text boxes and whole sheets."""

from prasan.common.findings import Finding, Severity
from prasan.common.money import grouped
from prasan.plans.loading.faults import Place, shown
from prasan.plans.loading.sheet_xml import CellMark


def unknown_class(place: Place, written: str, nearest: str) -> Finding:
    """A แผนงาน that is none of the twelve."""
    advice_th = f"ใกล้ที่สุดคือ {nearest} " if nearest else ""
    advice_en = f" The nearest is {nearest}." if nearest else ""
    return place.finding(
        "unknown_budget_class",
        Severity.WARNING,
        f"ไม่รู้จักแผนงาน “{shown(written)}” {advice_th}พิมพ์ชื่อหนึ่งใน 12 แผนงาน",
        f"names an unknown budget class “{shown(written)}”.{advice_en} Type one of the 12 names.",
    )


def class_spelling(place: Place, written: str, name: str) -> Finding:
    """A แผนงาน that differs from an official name by its spelling."""
    return place.finding(
        "budget_class_spelling",
        Severity.NOTE,
        f"เขียนแผนงานว่า “{shown(written)}” อ่านเป็น {name} แก้ตัวสะกดให้ตรง",
        f"spells the budget class “{shown(written)}”; it was read as {name}. Mend the spelling.",
    )


def no_class(place: Place, suggested: str) -> Finding:
    """A heading that leaves the แผนงาน of its rows open."""
    advice_th = f" ชื่อแผ่นงานบอกว่าอาจเป็น {suggested}" if suggested else ""
    advice_en = f" The sheet's name suggests {suggested}." if suggested else ""
    return place.finding(
        "no_budget_class",
        Severity.WARNING,
        f"ไม่ได้ระบุแผนงานของโครงการข้างล่าง{advice_th} พิมพ์ชื่อแผนงานในบรรทัดนี้",
        f"leaves the budget class of the projects below open.{advice_en} Type it on this line.",
    )


def unknown_kind(place: Place, written: str) -> Finding:
    """A ประเภทโครงการ that is none of the five."""
    return place.finding(
        "unknown_kind",
        Severity.WARNING,
        f"ไม่รู้จักประเภทโครงการ “{shown(written)}” ใช้ ผ.02 ผ.02/1 ผ.02/2 อุดหนุน หรือ ผ.03",
        f"names an unknown kind of project “{shown(written)}”. Use ผ.02, ผ.02/1, ผ.02/2, อุดหนุน or ผ.03.",
    )


def total_differs(place: Place, label: str, year: int, printed: int, counted: int, *, counts_projects: bool) -> Finding:
    """A printed total that is not the sum of its rows."""
    unit_th, unit_en = ("โครงการ", "projects") if counts_projects else ("บาท", "baht")
    return place.finding(
        "total_differs",
        Severity.WARNING,
        f"{shown(label)} ปี {year} พิมพ์ไว้ {grouped(printed)} {unit_th} แต่แถวรวมกันได้ {grouped(counted)} "
        "ตรวจแถวที่ขาดหรือเกิน แล้วแก้ยอดรวม",
        f"prints {grouped(printed)} {unit_en} for {year}, but its rows add up to {grouped(counted)}. "
        "Look for a missing or surplus row, then mend the total.",
    )


def project_count_differs(place: Place, printed: int, counted: int) -> Finding:
    """A foot line "N โครงการ" that is not the number of rows above it."""
    return place.finding(
        "total_differs",
        Severity.WARNING,
        f"พิมพ์ไว้ {grouped(printed)} โครงการ แต่นับแถวได้ {grouped(counted)} ตรวจแถวที่ขาดหรือเกิน แล้วแก้ยอดรวม",
        f"prints {grouped(printed)} projects, but {grouped(counted)} rows were counted. Mend the total.",
    )


def marked_cell(place: Place, mark: CellMark, printed: str) -> Finding:
    """A cell whose formula gives no value."""
    if mark is CellMark.FORMULA_WITHOUT_VALUE:
        return place.finding(
            "formula_without_value",
            Severity.ERROR,
            "เป็นสูตรที่ไม่มีค่าบันทึกไว้ เปิดไฟล์ใน Excel ให้คำนวณแล้วบันทึกใหม่ หรือพิมพ์ค่าแทนสูตร",
            "is a formula without a saved value. Open the file in Excel, let it calculate and save, or type the value.",
        )
    return place.finding(
        "cell_error",
        Severity.ERROR,
        f"เป็นข้อผิดพลาดของสูตร {printed} พิมพ์ค่าที่ถูกต้องในช่องนี้",
        f"holds the formula error {printed}. Type the right value in this cell.",
    )


def formulas(place: Place, count: int) -> Finding:
    """Cells whose values come from formulas, the first of them named."""
    others_th = f"และช่องแบบเดียวกัน รวม {count} ช่อง " if count > 1 else ""
    others_en = f"and other cells, {count} in all, hold formulas" if count > 1 else "is a formula"
    return place.finding(
        "formula",
        Severity.NOTE,
        f"{others_th}เป็นสูตร อ่านตามค่าที่บันทึกไว้ล่าสุด วางเป็นค่าถ้าต้องการให้คงที่",
        f"{others_en}, read by the last saved value. Paste it as a value if it should stay.",
    )


def loose_text_box(place: Place, text: str) -> Finding:
    """A text box that floats over no project."""
    return place.finding(
        "loose_text_box",
        Severity.NOTE,
        f"มีกล่องข้อความที่ไม่อยู่บนแถวโครงการ ({shown(text)}) ย้ายกล่องไปบนแถวที่กล่าวถึง",
        f"has a text box that stands over no project ({shown(text)}). Move it onto the row that it speaks of.",
    )


def title_revision(place: Place, label: str) -> Finding:
    """An amendment named above the table, not at the rows."""
    return place.finding(
        "revision_in_title",
        Severity.NOTE,
        f"เหนือตารางเขียนว่า {label} แต่ไม่ได้เขียนที่แถวโครงการ แถวที่ไม่มีหัวข้อหรือกล่องข้อความของตัวเองจึงอ่านเป็นฉบับเดิม "
        "ถ้าทั้งตารางเป็นฉบับนี้ ให้พิมพ์บรรทัดเดียวกันใต้หัวตาราง",
        f"names {label} above the table but not at the rows; "
        "rows without a heading or box of their own are read as original.",
    )


def hidden_sheet(sheet: str) -> Finding:
    """A sheet that the workbook hides."""
    return Place(sheet).finding(
        "hidden_sheet",
        Severity.NOTE,
        "ถูกซ่อนไว้ จึงไม่ได้อ่าน ยกเลิกการซ่อนถ้าเป็นส่วนของแผน",
        "is hidden and was not read. Unhide it if it belongs to the plan.",
    )


def empty_sheet(sheet: str) -> Finding:
    """A sheet without a single value."""
    return Place(sheet).finding(
        "empty_sheet", Severity.NOTE, "ว่างเปล่า จึงข้าม ลบออกได้", "is empty and was skipped. It can be deleted."
    )


def sheet_without_table(sheet: str) -> Finding:
    """A sheet with values but no table that the reader knows."""
    return Place(sheet).finding(
        "sheet_without_table",
        Severity.NOTE,
        "ไม่มีตารางโครงการ จึงไม่ได้อ่าน ถ้าเป็นส่วนของแผนให้ใส่หัวตารางตามแบบ ผ.02",
        "has no project table and was not read. If it belongs to the plan, give it the header of form ผ.02.",
    )


def hidden_rows(place: Place, count: int) -> Finding:
    """Rows that the sheet hides; they are read like any other."""
    return place.finding(
        "hidden_rows",
        Severity.NOTE,
        f"และแถวที่ซ่อนอยู่ รวม {count} แถว อ่านด้วยเหมือนแถวอื่น ลบแถวถ้าไม่ใช่ส่วนของแผน",
        f"and other hidden rows, {count} in all, were read like any other. "
        "Delete them if they are not part of the plan.",
    )


def hidden_columns(place: Place) -> Finding:
    """A column that the sheet hides though the plan needs it; it is read like any other."""
    return place.finding(
        "hidden_columns",
        Severity.NOTE,
        "ถูกซ่อนไว้ แต่อ่านด้วยเหมือนคอลัมน์อื่น ยกเลิกการซ่อนเพื่อตรวจ หรือลบคอลัมน์ถ้าไม่ใช่ส่วนของแผน",
        "is hidden and was read like any other. Unhide it to look, or delete it if it is not part of the plan.",
    )


def table_beside(place: Place, written: str) -> Finding:
    """A second table to the right of the first, of which nothing is read."""
    return place.finding(
        "table_beside",
        Severity.ERROR,
        f"มีตารางอีกชุดอยู่ทางขวา ({shown(written)}) จึงอ่านเฉพาะตารางซ้าย ย้ายตารางขวาไปไว้ข้างล่างหรือแผ่นงานใหม่ แล้วส่งใหม่",
        f"begins a second table beside the first ({shown(written)}); only the left one was read. "
        "Move the other below it or to a sheet of its own and send it again.",
    )


def merged_amount(place: Place, corner: str, year: int, others: int) -> Finding:
    """Money in a cell merged over years or projects."""
    over_th, over_en = (
        (f"อีก {others} โครงการข้างล่าง", f"{others} more projects") if others else ("หลายปี", "several years")
    )
    return place.finding(
        "merged_amount",
        Severity.WARNING,
        f"ถึง {corner} ผสานช่องข้าม{over_th} เงินอ่านเป็นของแถวนี้ ปี {year} เท่านั้น แยกช่องแล้วใส่เงินให้ครบทุกปีทุกโครงการ",
        f"to {corner} is merged over {over_en}; its money was read for this row and {year} only. "
        "Unmerge it and give each year and project its own.",
    )


def other_organisation(place: Place, name: str, others: str) -> Finding:
    """A sheet headed with another organisation than most of the file."""
    return place.finding(
        "other_organisation_in_sheet",
        Severity.WARNING,
        f"พิมพ์ชื่อ {shown(name)} แต่แผ่นงานอื่นเป็นของ {shown(others)} ถ้าเป็นคนละ อปท. ให้แยกเป็นคนละไฟล์ก่อนนำเข้า",
        f"is headed {shown(name)}, other sheets {shown(others)}. "
        "If these are different organisations, give each a file of its own before importing.",
    )


def bad_degrees(place: Place, written: str) -> Finding:
    """A latitude or longitude that is no place in this part of the world."""
    return place.finding(
        "bad_degrees",
        Severity.WARNING,
        f"ไม่ใช่พิกัดในประเทศไทย {shown(written)} จึงเว้นไว้ พิมพ์ละติจูด 5–21 ลองจิจูด 97–106 เช่น 16.432100",
        f"is no position in Thailand: {shown(written)}, and was left out. Type a latitude of 5–21, a longitude of 97–106.",
    )


def half_a_point(place: Place) -> Finding:
    """A latitude without its longitude, or an end without its beginning."""
    return place.finding(
        "half_a_point",
        Severity.WARNING,
        "พิกัดไม่ครบคู่ จึงเว้นไว้ ใส่ทั้งละติจูดและลองจิจูด จุดสิ้นสุดต้องมีจุดเริ่มต้น",
        "is half of a position and was left out. Give both latitude and longitude; an end needs its beginning.",
    )


def no_guideline_code(place: Place, written: str) -> Finding:
    """A guideline that does not begin with its code."""
    return place.finding(
        "no_guideline_code",
        Severity.WARNING,
        f"ไม่ขึ้นต้นด้วยรหัสแนวทาง {shown(written)} จึงยังไม่จัดเข้าแนวทาง เลือกจากรายการในช่อง",
        f"does not begin with a guideline's code: {shown(written)}. It was not used; choose one from the list.",
    )
