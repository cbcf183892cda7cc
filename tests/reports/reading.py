"""Reads documents back as texts, for the tests."""

import io
import re

import openpyxl
import pypdfium2
from docx import Document as WordDocument

from prasan.reports.content import Document, Heading, Paragraph, Table, text_of


def lines_of(document: Document) -> list[str]:
    """The content as lines: paragraphs as they are, rows of tables with | between cells."""
    lines = []
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                lines.append("".join(run.text for run in block.runs))
            elif isinstance(block, Heading):
                lines.append(f"# {block.text}")
            elif isinstance(block, Table):
                rows = (*block.head, *block.body)
                lines += (" | ".join(text_of(cell).replace("\n", " ") for cell in row.cells) for row in rows)
    return [line for line in lines if line]


def pdf_text(made: bytes) -> str:
    """The text of all pages without white space: lines break where they must."""
    book = pypdfium2.PdfDocument(made)
    return re.sub(r"\s", "", "".join(page.get_textpage().get_text_range() for page in book))


def docx_tables(made: bytes) -> list[list[list[str]]]:
    """Every table of a .docx as rows of texts."""
    book = WordDocument(io.BytesIO(made))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in book.tables]


def xlsx_rows(made: bytes, sheet: str) -> list[list[object]]:
    """The rows of one sheet."""
    book = openpyxl.load_workbook(io.BytesIO(made))
    return [list(row) for row in book[sheet].iter_rows(values_only=True)]
