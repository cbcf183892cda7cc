"""The same document in every form that people send, and the files that are refused."""

import html
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest

from prasan.common.errors import FileRefused
from prasan.common.text import matching_key
from prasan.framework.loading import FrameworkDocument, files, read_framework, read_text
from tests.framework.sample import LINES, TEXT

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def keys(document: FrameworkDocument) -> dict[tuple[str, str, str], str]:
    return {(e.level, e.kind, e.code): matching_key(e.title) for e in document.elements}


EXPECTED = keys(read_text(LINES))


def blocks() -> list[list[str]]:
    """The sample as paragraphs (one line) and tables (lines with tabs that stand together)."""
    found: list[list[str]] = []
    for line in LINES:
        row = line.count("\t") > 2
        if row and found and found[-1][-1].count("\t") > 2:
            found[-1].append(line)
        elif line.strip():
            found.append([line])
    return found


def word_file(path: Path) -> Path:
    document = docx.Document()
    for block in blocks():
        if block[0].count("\t") > 2:
            table = document.add_table(rows=len(block), cols=8)
            for row, line in enumerate(block):
                for column, cell in enumerate(line.split("\t")):
                    table.cell(row, column).text = cell
        else:
            document.add_paragraph(block[0])
    document.save(str(path))
    return path


def refused(path: Path) -> str:
    with pytest.raises(FileRefused) as found:
        read_framework(path)
    assert path.name in found.value.message_th or found.value.code == "not_a_framework"
    return found.value.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp874"])
def test_a_text_file_is_read_in_the_encodings_that_thai_offices_use(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "framework.txt"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    assert keys(read_framework(path)) == EXPECTED


def test_a_word_file_reads_like_the_text(tmp_path: Path) -> None:
    document = read_framework(word_file(tmp_path / "framework.docx"))
    assert keys(document) == EXPECTED
    assert len(document.targets) == 18


def test_the_form_is_told_by_the_content_and_not_by_the_name(tmp_path: Path) -> None:
    path = word_file(tmp_path / "framework.docx")
    assert keys(read_framework(path.rename(tmp_path / "framework.txt"))) == EXPECTED


def test_a_merged_cell_is_written_once(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "ประเด็น"
    table.cell(0, 2).text = "จุดมุ่งหมาย"
    document.save(str(tmp_path / "merged.docx"))
    assert "ประเด็น\t\tจุดมุ่งหมาย" in files.lines_of_file(tmp_path / "merged.docx").lines


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to print a PDF with")
def test_a_pdf_with_text_reads_like_the_text(tmp_path: Path) -> None:
    parts = []
    for block in blocks():
        if block[0].count("\t") > 2:
            rows = ("".join(f"<td>{html.escape(cell)}</td>" for cell in line.split("\t")) for line in block)
            parts.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        else:
            parts.append(f"<p>{html.escape(block[0])}</p>")
    style = "<meta charset=utf-8><style>body{font-size:16pt} td{border:1px solid;font-size:11pt}</style>"
    (tmp_path / "framework.html").write_text(style + "\n".join(parts), encoding="utf-8")
    command = [
        str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu",
        f"--print-to-pdf={tmp_path / 'framework.pdf'}", str(tmp_path / "framework.html"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    document = read_framework(tmp_path / "framework.pdf")
    assert keys(document) == EXPECTED
    assert len(document.targets) == 18


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "nothing.txt") == "file_missing"


def test_a_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    assert refused(path) == "not_a_document"


def test_an_old_or_encrypted_word_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert refused(path) == "old_or_encrypted"


def test_another_office_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    assert refused(path) == "not_a_document"


@pytest.mark.parametrize("keep", [30, 2000, 20_000])
def test_a_word_file_that_was_cut_off_is_refused(tmp_path: Path, keep: int) -> None:
    whole = word_file(tmp_path / "whole.docx").read_bytes()
    path = tmp_path / "cut.docx"
    path.write_bytes(whole[:keep])
    assert refused(path) == "damaged"


def test_a_word_file_with_broken_xml_is_refused(tmp_path: Path) -> None:
    whole = word_file(tmp_path / "whole.docx")
    path = tmp_path / "broken.docx"
    with zipfile.ZipFile(whole) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            new.writestr(entry.filename, content[:200] if entry.filename == "word/document.xml" else content)
    assert refused(path) == "damaged"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"0" * 50_000_000)
    assert refused(path) == "zip_bomb"


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST_BYTES", 100)
    path = tmp_path / "large.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert refused(path) == "file_too_large"


def test_a_pdf_of_pictures_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    document = pdfium.PdfDocument.new()
    document.new_page(595, 842)
    with io.BytesIO() as written:
        document.save(written)
        path.write_bytes(written.getvalue())
    document.close()
    assert refused(path) == "no_text"


def test_a_damaged_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "damaged.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing that a reader knows")
    assert refused(path) == "damaged"


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.pdf"
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"3 0 obj<</Filter/Standard/V 1/R 2/O<" + b"28" * 32 + b">/U<" + b"bf" * 32 + b">/P -44>>endobj\n"
        b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[<" + b"11" * 16 + b"><" + b"11" * 16 + b">]>>\n%%EOF"
    )
    assert refused(path) == "encrypted"


def test_a_text_without_thai_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "english.txt"
    path.write_text("A text about something else. " * 50, encoding="utf-8")
    assert refused(path) == "no_text"


def test_a_word_file_whose_parts_are_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", "<x/>")
        package.writestr("word/document.xml", "<w/>")
    with pytest.raises(FileRefused) as refused:
        read_framework(path)
    assert refused.value.code == "damaged"


def test_a_pdf_with_a_page_that_does_not_load_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = pdfium.PdfDocument.new()
    document.new_page(200, 200)
    path = tmp_path / "f.pdf"
    document.save(path)

    def broken(*_: object) -> None:
        raise pdfium.PdfiumError("Failed to load page.")

    monkeypatch.setattr(pdfium.PdfDocument, "get_page", broken)
    with pytest.raises(FileRefused) as refused:
        read_framework(path)
    assert refused.value.code == "damaged"
