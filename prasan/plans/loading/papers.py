"""What a scanned paper may be: known by its first bytes, never by the name or type that a browser claims. Pure."""

from prasan.common.errors import FileRefused

MAX_PAPER_BYTES = 10 * 1024 * 1024
_KNOWN = ((b"%PDF-", "application/pdf"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


def media_type_of(content: bytes) -> str:
    """The type of a scanned paper. Raises `FileRefused` for what is too large, empty or of another type."""
    if len(content) > MAX_PAPER_BYTES:
        raise paper_too_large()
    for beginning, media_type in _KNOWN:
        if content.startswith(beginning):
            return media_type
    raise FileRefused(
        "paper_of_other_type",
        "ไฟล์สแกนต้องเป็น PDF, PNG หรือ JPEG ยังไม่มีอะไรบันทึก สแกนใหม่แล้วแนบอีกครั้ง",
        "A scanned paper must be PDF, PNG or JPEG; nothing was recorded. Scan it again and attach it.",
    )


def paper_too_large() -> FileRefused:
    """The refusal of a file over the limit, known before it is read into memory."""
    most = MAX_PAPER_BYTES // (1024 * 1024)
    return FileRefused(
        "paper_too_large",
        f"ไฟล์สแกนใหญ่เกิน {most} MB ยังไม่มีอะไรบันทึก สแกนด้วยความละเอียดต่ำลงแล้วแนบใหม่",
        f"The scanned paper is over {most} MB; nothing was recorded. Scan at a lower resolution.",
    )
