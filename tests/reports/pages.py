"""The golden pages of the main documents: drawn from the sample plan, kept as small grey pictures beside the tests.

`python -m scripts.page_pictures` draws them anew after a wanted change; look at each before it is kept.
"""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFilter

from prasan.plans.rules.paths import RevisionKind
from prasan.plans.rules.rows import PlanFormat
from prasan.reports.content import Document
from prasan.reports.documents import announcement, book, p01, p02, p03
from prasan.reports.documents.kinds import Form
from prasan.reports.facts import ListedProject
from prasan.reports.facts.books import BookFacts, BookGuideline, BookIssue, PlaceFacts, YearDone
from prasan.reports.facts.revisions import RevisionFacts
from prasan.reports.rendering.files import file_of
from prasan.reports.template import Template
from tests.reports.sample import facts, project

FOLDER = Path(__file__).with_name("pages")
DOTS_PER_INCH = 50
PLAIN = Template()


def _amended() -> Document:
    old, new = (
        project("ถนนเดิม", amounts={2571: 100_000}),
        project("ถนนใหม่", amounts={2571: 150_000}, reason="ราคาวัสดุเพิ่ม"),
    )
    listed = (ListedProject(new, previous=old), ListedProject(project("สะพานใหม่", reason="น้ำท่วม")))
    return p02.build(replace(facts(amendment="ฉบับเปลี่ยนแปลง ครั้งที่ 1/2571"), projects=listed), PLAIN)


def _book() -> Document:
    guideline = BookGuideline("1.1", "พัฒนาถนนให้ได้มาตรฐาน", 2, 1_882_820, ())
    years = tuple(YearDone(year, 3, 2, 1, 1_000_000) for year in range(2571, 2576))
    place = PlaceFacts("เทศบาลตำบล", 9_000, 13.5, 100.1)
    issues = (BookIssue("1", "โครงสร้างพื้นฐาน", (guideline,)),)
    return book.build(BookFacts(facts(), place, "กรอบการพัฒนา", "เมืองน่าอยู่", issues, (), 1, years), PLAIN)


def _announcement() -> Document:
    made = RevisionFacts(
        facts(),
        (RevisionKind.MAKE,),
        "",
        "ข้อ 17",
        "",
        "1/2569",
        date(2026, 10, 30),
        None,
        "นายทดสอบ ระบบ",
        5,
        0,
        0,
        False,
    )
    return announcement.build(made, PLAIN)


DOCUMENTS: dict[str, Callable[[], Document]] = {
    "p01-issue": lambda: p01.build(facts(), PLAIN),
    "p01-strategy": lambda: p01.build(facts(format=PlanFormat.STRATEGY), PLAIN),
    "p02-issue": lambda: p02.build(facts(), PLAIN),
    "p02-issue-thai": lambda: p02.build(facts(), Template(thai_digits=True)),
    "p02-strategy": lambda: p02.build(facts(format=PlanFormat.STRATEGY), PLAIN),
    "p02-amended": _amended,
    "p03-issue": lambda: p03.build(facts(), PLAIN),
    "p03-strategy": lambda: p03.build(facts(format=PlanFormat.STRATEGY), PLAIN),
    "announcement": _announcement,
    "book-contents": _book,
}
_PAGE = {"book-contents": 3}


def drawn(name: str) -> Image.Image:
    """The page as a grey picture."""
    made = pypdfium2.PdfDocument(file_of(DOCUMENTS[name](), Form.PDF))
    page = made[_PAGE.get(name, 0)]
    picture: Image.Image = page.render(scale=DOTS_PER_INCH / 72).to_pil()
    return picture.convert("L")


def kept(name: str) -> Image.Image:
    """The page as it was kept."""
    return Image.open(io.BytesIO((FOLDER / f"{name}.png").read_bytes())).convert("L")


def difference(first: Image.Image, second: Image.Image) -> tuple[float, float]:
    """(mean, most) difference of two pages in per cent of black, over softened blocks: antialiasing does not count,
    a line of text that moved or is gone does. Pages of different sizes are wholly different."""
    if first.size != second.size:
        return 100.0, 100.0
    blocks = (first.size[0] // 6, first.size[1] // 6)
    one, other = (
        page.filter(ImageFilter.GaussianBlur(2)).resize(blocks, Image.Resampling.BOX).tobytes()
        for page in (first, second)
    )
    apart = [abs(a - b) / 2.55 for a, b in zip(one, other, strict=True)]
    return sum(apart) / len(apart), max(apart)
