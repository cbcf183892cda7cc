"""What officers may change of a document without code: letterhead, emblem, signatures, digits, wording. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from prasan.reports.content import Align, Block, Picture, Signature, Signatures, paragraph

_FIGURE = re.compile(r"\{(\w+)\}")
_SPACES = re.compile(" {2,}")
EMBLEM_WIDTH_MM = 25
DOTS = "............................................"
"""Room to write by hand."""


@dataclass(frozen=True, slots=True)
class Template:
    """The template in force for one document: the province's, with the organisation's own over it."""

    letterhead: str = ""
    emblem: str = ""
    emblem_format: str = ""
    signatures: tuple[Signature, ...] = ()
    thai_digits: bool = False
    wording: Mapping[str, str] = field(default_factory=dict)

    def words(self, key: str, standard: str, figures: Mapping[str, str] | None = None) -> str:
        """The paragraph of a key as officers worded it, else the standard words; {name} becomes the figure of that name."""
        known = figures or {}
        filled = _FIGURE.sub(lambda found: known.get(found[1], found[0]), self.wording.get(key) or standard)
        # A figure that is empty leaves its spaces behind.
        return _SPACES.sub(" ", filled).strip()

    def head(self) -> tuple[Block, ...]:
        """Emblem and letterhead, where there are any."""
        blocks: list[Block] = []
        if self.emblem:
            blocks.append(Picture(self.emblem, self.emblem_format, EMBLEM_WIDTH_MM, "ตรา"))
        blocks += (paragraph(line, align=Align.CENTRE, space_after=0) for line in self.letterhead.splitlines())
        return tuple(blocks)

    def feet(self) -> tuple[Block, ...]:
        """The places to sign, where there are any."""
        return (Signatures(self.signatures),) if self.signatures else ()

    def signed(self, position: str, *, name: str = "") -> tuple[Block, ...]:
        """The places to sign of a paper that somebody must sign: where officers set none, one for who holds `position`."""
        return self.feet() or (Signatures((Signature((f"({name or DOTS})", position)),)),)
