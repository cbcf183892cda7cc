"""Thai words: a text cut into words by the word list that everything here shares."""

from functools import lru_cache
from pathlib import Path

import nlpo3
import pythainlp.corpus

from prasan.common.text import arabic_digits, one_line

_DICTIONARY = "prasan-common-words"


@lru_cache(maxsize=1)
def _load_words() -> str:
    """Load the Thai word list once in a process; its name is what the segmenter asks for."""
    words = Path(pythainlp.corpus.__file__).with_name("words_th.txt")
    nlpo3.load_dict(str(words), _DICTIONARY)
    return _DICTIONARY


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text in order, normalised, in lower case, with Arabic digits; spaces and punctuation are left out."""
    plain = arabic_digits(one_line(text)).casefold()
    return tuple(
        word for part in nlpo3.segment(plain, _load_words()) if (word := part.strip(" \t\n.,;:()[]{}/“”\"'–-+&ฯ"))
    )
