"""The words that led to a proposal, marked where they stand in a text."""

import re
from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

_QUOTED = re.compile(r"“(.+?)”", re.DOTALL)
_SHORTEST = 2


def words_in(evidence: Iterable[str]) -> tuple[str, ...]:
    """The quoted words of evidence lines: `ชื่อ: “ขุดบ่อบาดาล”` → `ขุดบ่อบาดาล`; a line without quotes is a word itself."""
    words = (word for line in evidence for word in (_QUOTED.findall(line) or [line]))
    return tuple(dict.fromkeys(word.strip() for word in words if len(word.strip()) >= _SHORTEST))


def highlighted(text: str, words: Iterable[str]) -> SafeString:
    """The text, escaped, with every occurrence of the words in `<mark>`; spaces within do not matter."""
    spans = sorted(
        match.span()
        for word in words
        if (letters := [re.escape(letter) for letter in word if not letter.isspace()])
        for match in re.finditer(r"\s*".join(letters), text)
    )
    pieces: list[SafeString] = []
    at = 0
    for start, end in _joined(spans):
        pieces += [format_html("{}<mark>{}</mark>", text[at:start], text[start:end])]
        at = end
    pieces.append(format_html("{}", text[at:]))
    return mark_safe("".join(pieces))  # noqa: S308  every piece is escaped above


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping or touching spans as one."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
