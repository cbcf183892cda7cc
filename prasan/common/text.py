"""Thai text as it comes in: normalised for reading, comparing and searching; the original is kept by the caller."""

import re
import unicodedata

_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI_DIGIT = re.compile("[๐-๙]")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
# Zero-width characters, soft hyphen, byte order mark and direction marks: invisible, and they break every comparison.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))
_ABOVE_BELOW = "ัิีึืฺุู็่้๊๋์ํ๎"
_REPEATED_MARK = re.compile(f"([{_ABOVE_BELOW}])(?=\\1)")
_SPLIT_SARA_AM = re.compile("([่้๊๋]?)ํ([่้๊๋]?)า")
_SPACES = re.compile(r"[^\S\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def arabic_digits(text: str) -> str:
    """Thai digits replaced by Arabic ones; everything else unchanged."""
    return text.translate(_TO_ARABIC) if _THAI_DIGIT.search(text) else text


def thai_digits(text: str) -> str:
    """Arabic digits replaced by Thai ones; everything else unchanged."""
    return text.translate(_TO_THAI)


def normalise(text: str) -> str:
    """NFC, SARA AM in one character, no invisible or control characters, no doubled marks, single spaces.

    Line breaks are kept (\\n). Digits are kept as they are. Idempotent.
    """
    lines = (_SPACES.sub(" ", line).strip() for line in _cleaned(text).split("\n"))
    return "\n".join(lines).strip("\n")


def _cleaned(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():  # line breaks are not printable either
        text = _CONTROL.sub("", text.translate(_INVISIBLE).replace("\r\n", "\n").replace("\r", "\n"))
    text = text.replace("เเ", "แ")
    if "ํ" in text:
        text = _SPLIT_SARA_AM.sub(r"\1\2ำ", text)
    return _REPEATED_MARK.sub("", text)


def one_line(text: str) -> str:
    """Normalised, with line breaks turned into single spaces."""
    plain = text.isascii() and text.isprintable()  # figures and codes need no more than their spaces looked at
    return " ".join((text if plain else _cleaned(text)).split())


def matching_key(text: str) -> str:
    """What two spellings of the same Thai text share: no spaces, punctuation or letter case, Arabic digits."""
    text = arabic_digits(one_line(text)).casefold()
    return "".join(c for c in text if unicodedata.category(c)[0] in "LMN")
