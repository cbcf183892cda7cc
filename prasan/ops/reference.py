"""Reference data into the database: a province's organisations, districts, editions and links, from `data/`."""

from pathlib import Path

from prasan.common.places import province_folder
from prasan.framework.actions import load_alignments, load_edition
from prasan.framework.loading.alignments import read_alignments
from prasan.framework.loading.editions import read_editions
from prasan.organisations.actions.provinces import load_province
from prasan.organisations.loading.folder import read_province


def load_reference(province_code: str | None = None) -> str:
    """Load or bring up to date one province. Loading the same data again changes nothing. A sentence on what was done."""
    folder = province_folder(province_code)
    outcome = load_province(folder_drafts=read_province(folder), by=None)
    editions = [load_edition(draft=draft, by=None) for draft in read_editions(folder / "editions")]
    elements = sum(edition.elements.count() for edition in editions)
    return f"{outcome} · {len(editions)} ฉบับ {elements:,} องค์ประกอบ{_propose(folder / 'alignments.toml')}"


def _propose(path: Path) -> str:
    """Propose the links of a province that has a file of them; the end of the sentence."""
    if not path.is_file():
        return ""
    drafts = read_alignments(path)
    changed = load_alignments(drafts=drafts, by=None)
    return f" · เสนอความเชื่อมโยง {len(drafts):,} รายการ (ใหม่หรือแก้ถ้อยคำ {changed:,})"
