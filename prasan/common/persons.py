"""Names of persons and long numbers in Thai text, left out before it leaves the house. Pure."""

import re

MASK, NUMBER_MASK = "[บุคคล]", "[เลข]"
# A title of address before a name; what follows it, with the family name, is left out. Long forms stand before short ones.
_ADDRESS = "นางสาว|นาย(?!ก)|นาง(?!นพ|ฟ้า|แมว)|น\\.ส\\.|ด\\.ช\\.|ด\\.ญ\\.|เด็กชาย|เด็กหญิง|พ่อใหญ่|แม่ใหญ่|พ่อตู้|แม่ตู้"
_PERSON = re.compile(rf"(?:{_ADDRESS})\s?[ก-๎]{{2,20}}(?:\s+[ก-๎]{{2,25}})?")
_NUMBERS = re.compile(r"\d[\d\- ]{7,}\d")


def without_persons(text: str) -> str:
    """A text with the names of persons (after a title of address) and long numbers (telephone, identity card) masked.

    A name without a title of address is not known as one: who writes for everyone reads it over first.
    """
    return _NUMBERS.sub(NUMBER_MASK, _PERSON.sub(MASK, text))
