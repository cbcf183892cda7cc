"""Texts as they may stand in a document: no control characters, no half characters. Pure."""

import re

_NOT_PRINTED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u200b-\u200f\u2028-\u202e\u2060\ufeff]"
)


def plain(text: str) -> str:
    """The text without what no printer draws; line breaks stay. A tab becomes a space."""
    return _NOT_PRINTED.sub("", text.replace("\r\n", "\n").replace("\t", " ").replace("\r", "\n"))
