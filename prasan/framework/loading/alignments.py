"""The data file of alignments: links that are proposed between elements of two editions, one line per link.

Pure. `docs/reference/read-framework.md` describes the file.
"""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from prasan.common.errors import FileRefused, InputRefused, Refusal
from prasan.framework.rules import Kind


@dataclass(frozen=True, slots=True)
class ElementName:
    """An element as the data file names it: the code of its edition, its kind and its own code."""

    edition: str
    kind: Kind
    code: str

    def __str__(self) -> str:
        return f"{self.edition} {self.kind} {self.code}"


@dataclass(frozen=True, slots=True)
class AlignmentDraft:
    """A proposed link between two elements. `reason`: one Thai sentence; `by` names who proposes; `line` from 1.

    `score`: how near the words of both ends are (0–100), where the program proposes.
    """

    from_element: ElementName
    to_element: ElementName
    reason: str
    by: str
    line: int
    score: int | None = None


class _LineRefused(Exception):
    """What is wrong in one line and how to mend it, in Thai and in English; becomes a refusal of the file."""

    def __init__(self, message_th: str, message_en: str) -> None:
        self.message_th, self.message_en = message_th, message_en
        super().__init__(message_en)


def read_alignments(path: Path) -> tuple[AlignmentDraft, ...]:
    """The links of a file, in its order. Raises `FileRefused` that names the line and how to mend it."""
    try:
        text = path.read_text(encoding="utf-8")
        stored = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _refused(path, f"ไม่ใช่ TOML: {error} แก้เครื่องหมายคำพูดและวงเล็บตรงนั้น", f"not TOML: {error}.") from error
    rows, by = stored.get("links"), stored.get("by")
    if not isinstance(rows, list) or not isinstance(by, str) or not by.strip():
        raise _refused(path, "ต้องมี by = “ผู้เสนอ” และ links = [ … ] เติมให้ครบ", "it needs `by` and a list `links`.")
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if line.lstrip().startswith("{")]
    if len(lines) != len(rows):
        raise _refused(
            path, "ต้องเขียนหนึ่งความเชื่อมโยงต่อหนึ่งบรรทัด ขึ้นบรรทัดใหม่ก่อน { ทุกตัว", "each link needs a line of its own."
        )
    drafts = []
    for line, row in zip(lines, rows, strict=True):
        try:
            drafts.append(_draft(row, by.strip(), line))
        except _LineRefused as fault:
            raise _refused(path, f"บรรทัด {line} {fault.message_th}", f"line {line} {fault.message_en}") from fault
    return tuple(drafts)


def _refused(path: Path, message_th: str, message_en: str) -> FileRefused:
    return FileRefused(
        "alignments_file",
        f"ไฟล์ความเชื่อมโยง {path.name} อ่านไม่ได้: {message_th}",
        f"The file of alignments {path.name} can't be read: {message_en}",
    )


def _draft(row: object, by: str, line: int) -> AlignmentDraft:
    if not isinstance(row, Mapping) or set(row) != {"from", "to", "reason"}:
        raise _LineRefused("ต้องมี from, to และ reason ครบและไม่มีคำอื่น", "needs from, to and reason, and nothing else.")
    reason = row["reason"]
    if not isinstance(reason, str) or not reason.strip():
        raise _LineRefused("ไม่มีเหตุผล เขียน reason หนึ่งประโยค", "has no reason; write one sentence.")
    return AlignmentDraft(_name(row["from"]), _name(row["to"]), reason.strip(), by, line)


def _name(written: object) -> ElementName:
    words = written.split() if isinstance(written, str) else []
    if len(words) != 3 or words[1] not in {kind.value for kind in Kind}:
        raise _LineRefused(
            f"เขียน “{written}” ต้องเป็นรหัสฉบับ ชนิด และรหัส เว้นวรรคคั่น เช่น ชนิด guideline, sdg, milestone",
            f'has "{written}"; an element is written as edition, kind and code.',
        )
    return ElementName(words[0], Kind(words[1]), words[2])


def why_not_propose(drafts: Iterable[AlignmentDraft], known: Collection[ElementName]) -> Refusal | None:
    """Why links can't be proposed: an element that no edition has, both in one edition, or the same link twice.

    `known` holds every element that exists; a link is the same in either direction.
    """
    seen: dict[frozenset[ElementName], int] = {}
    for draft in drafts:
        pair = frozenset((draft.from_element, draft.to_element))
        for name in (draft.from_element, draft.to_element):
            if name not in known:
                return _wrong(
                    draft,
                    "alignment_unknown",
                    f"อ้างถึง “{name}” ซึ่งไม่มีในฉบับใด ตรวจรหัสฉบับ ชนิด และรหัส",
                    f'names "{name}", which no edition has; check edition, kind and code.',
                )
        if draft.from_element.edition == draft.to_element.edition:
            return _wrong(
                draft,
                "alignment_within_edition",
                "เชื่อมรายการของฉบับเดียวกัน ให้เชื่อมกับรายการของอีกฉบับ",
                "links two elements of one edition; link elements of two editions.",
            )
        if pair in seen:
            return _wrong(
                draft,
                "alignment_twice",
                f"ซ้ำกับบรรทัด {seen[pair]} ลบออกหนึ่งบรรทัด",
                f"repeats line {seen[pair]}; delete one of them.",
            )
        seen[pair] = draft.line
    return None


def _wrong(draft: AlignmentDraft, code: str, message_th: str, message_en: str) -> Refusal:
    return InputRefused(
        code, f"ความเชื่อมโยงบรรทัด {draft.line} {message_th}", f"The alignment of line {draft.line} {message_en}"
    )
