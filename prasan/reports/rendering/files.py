"""One content → a file of the form that was asked for."""

from pathlib import Path

from django.conf import settings

from prasan.reports.content import Document
from prasan.reports.documents.kinds import Form
from prasan.reports.documents.marks import DRAFT
from prasan.reports.rendering.docx import docx
from prasan.reports.rendering.lines import clusters_of
from prasan.reports.rendering.pdf import Told, nothing_told, pdf
from prasan.reports.rendering.pptx import pptx
from prasan.reports.rendering.texts import plain
from prasan.reports.rendering.typefaces import Typeface, typeface
from prasan.reports.rendering.xlsx import xlsx

# Bytes, of the 255 that a folder takes (a Thai letter has three), with room for a number behind it.
_LONGEST_NAME = 245
CONTENT_TYPES = {
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PDF: "application/pdf",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def file_of(document: Document, form: Form, *, told: Told = nothing_told) -> bytes:
    """The document as a file. `told(done, total)` hears how many parts of a long one are set."""
    match form:
        case Form.XLSX:
            return xlsx(document)
        case Form.DOCX:
            return docx(document, house_typeface(), told)
        case Form.PPTX:
            return pptx(document, house_typeface())
        case Form.PDF:
            return pdf(document, house_typeface(), told)


def file_name_of(document: Document, form: Form) -> str:
    """The name under which it is taken away: a draft says so, and no folder refuses it for its length."""
    ending = f" ({DRAFT}).{form}" if DRAFT in document.marks else f".{form}"
    name = "".join("-" if c in '/\\:*?"<>|' else c for c in plain(document.title).replace("\n", " "))
    clusters = clusters_of(name)
    while len(("".join(clusters) + ending).encode()) > _LONGEST_NAME:
        clusters.pop()
    return "".join(clusters).strip() + ending


def house_typeface() -> Typeface:
    """The typeface of this installation, merged on first use. Raises `Refusal` where it is not installed."""
    return typeface(Path(settings.TYPEFACE), Path(settings.VAR) / "typefaces")
