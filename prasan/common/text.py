"""Thai text as it comes in: normalised for reading, comparing and searching; the original is kept by the caller."""

import re
import unicodedata

_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
# Zero-width characters, soft hyphen, byte order mark and direction marks: invisible, and they break every comparison.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))
_ABOVE_BELOW = "ัิีึืฺุู็่้๊๋์ํ๎"
_REPEATED_MARK = re.compile(f"([{_ABOVE_BELOW}])\\1+")
_SPLIT_SARA_AM = re.compile("([่้๊๋]?)ํ([่้๊๋]?)า")
_SPACES = re.compile(r"[^\S\n]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def arabic_digits(text: str) -> str:
    """Thai digits replaced by Arabic ones; everything else unchanged."""
    return text.translate(_TO_ARABIC)


def thai_digits(text: str) -> str:
    """Arabic digits replaced by Thai ones; everything else unchanged."""
    return text.translate(_TO_THAI)


def normalise(text: str) -> str:
    """NFC, SARA AM in one character, no invisible or control characters, no doubled marks, single spaces.

    Line breaks are kept (\\n). Digits are kept as they are. Idempotent.
    """
    text = unicodedata.normalize("NFC", text).translate(_INVISIBLE).replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROL.sub("", text).replace("เเ", "แ")
    text = _SPLIT_SARA_AM.sub(r"\1\2ำ", text)
    text = _REPEATED_MARK.sub(r"\1", text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def one_line(text: str) -> str:
    """Normalised, with line breaks turned into single spaces."""
    return " ".join(normalise(text).split())


def matching_key(text: str) -> str:
    """What two spellings of the same Thai text share: no spaces, punctuation or letter case, Arabic digits."""
    text = arabic_digits(one_line(text)).casefold()
    return "".join(c for c in text if unicodedata.category(c)[0] in "LMN")
