"""One content → a file of the form that was asked for."""

from pathlib import Path

from django.conf import settings

from prasan.reports.content import Document
from prasan.reports.documents.kinds import Form
from prasan.reports.rendering.docx import docx
from prasan.reports.rendering.pdf import pdf
from prasan.reports.rendering.typefaces import Typeface, typeface
from prasan.reports.rendering.xlsx import xlsx

CONTENT_TYPES = {
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PDF: "application/pdf",
    Form.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Form.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


def file_of(document: Document, form: Form) -> bytes:
    """The document as a file."""
    if form is Form.XLSX:
        return xlsx(document)
    return docx(document, house_typeface()) if form is Form.DOCX else pdf(document, house_typeface())


def house_typeface() -> Typeface:
    """The typeface of this installation, merged on first use. Raises `Refusal` where it is not installed."""
    return typeface(Path(settings.TYPEFACE), Path(settings.VAR) / "typefaces")
