"""A title (and its target) → `Work`."""

import re
from dataclasses import replace
from functools import lru_cache

from prasan.common.text import arabic_digits, one_line
from prasan.plans.rules.works import extras, places, sizes
from prasan.plans.rules.works.alike_words import in_like_words
from prasan.plans.rules.works.facts import Sizes, Work
from prasan.plans.rules.works.words import (
    ABBREVIATIONS,
    ACTIONS,
    BUYING,
    MATERIALS,
    OBJECTS,
    POINTED,
    POINTED_FULL,
    PROCUREMENT,
    REINFORCED,
)

_LEFT_NUMBERS = re.compile(r"\d+(?:[./]\d+)*")
_NOT_LETTERS = re.compile(r"[^ก-๛a-z0-9]+")
_LONGEST = 2_000
_ABOUT_SIZE = re.compile(r"ขนาด|เฉลี่ย|ไม่น้อยกว่า|หรือมี(?:พื้นที่)?|ปริมาณงาน|ความ(?=\s|$)|ผิวจราจร(?=\s)|ทั้งสิ้น|จำนวน(?=\s|$)")


def written_out(text: str) -> str:
    """One line, Arabic digits, abbreviations written out, without how the buying is done."""
    text = extras.with_tones(arabic_digits(one_line(text))[:_LONGEST].replace("|", " "))
    text = extras.with_usual_words(extras.without_remarks(text))
    if any(word in text for word in BUYING):
        text = PROCUREMENT.sub(" ", PROCUREMENT.sub(" ", text).lstrip())
    if "." in text:
        for short in REINFORCED:
            text = text.replace(short, "คอนกรีตเสริมเหล็ก ")
        text = POINTED.sub(lambda said: POINTED_FULL[said[1].replace(".", "")], text)
    for needle, pattern, full in ABBREVIATIONS:
        if needle in text:
            text = pattern.sub(full, text)
    return extras.with_key_words(extras.with_village_number(text)).strip()


@lru_cache(maxsize=4096)
def read_work(title: str, target: str = "") -> Work:
    """The facts of a work. What the title does not say (sizes, quantities, villages) is taken from the target."""
    whole = written_out(title)
    codes, text = places.read_codes(whole)
    measured, chainage, text = sizes.read_sizes(text)
    phase, text = sizes.read_phase(text)
    pipe_class, text = sizes.read_pipe_class(text)
    villages, text = places.read_villages(text)
    organisations, text = places.read_organisations(text)
    tambons, districts, text = places.read_areas(text)
    about = extras.without_closing(text)
    quantities, text = sizes.read_quantities(text)
    # Last of the figures: a road of 2,550 metres written without its comma is no year.
    years, text = sizes.read_years(text)
    segment, ends, text = places.read_segment(text)
    names, text = places.read_names(text)
    if segment:
        names = tuple(dict.fromkeys((*names, *places.read_names(ends)[0])))
        about = about.replace(ends, " ")
    bare = extras.without_closing(text)
    core = _ABOUT_SIZE.sub(" ", text.replace("|", " "))
    kept = _letters(core)
    work = Work(
        objects=_all_of(OBJECTS, about),
        action=_first_of(ACTIONS, about),
        material=_first_of(MATERIALS, about),
        villages=villages,
        names=names,
        codes=codes,
        segment=segment,
        chainage=chainage,
        sizes=measured,
        quantities=quantities,
        phase=phase,
        years=years,
        tambons=tambons,
        districts=districts,
        organisations=organisations,
        pipe_class=pipe_class,
        numbers=tuple(_LEFT_NUMBERS.findall(core)),
        core=kept,
        bare=kept if bare is text else _letters(_ABOUT_SIZE.sub(" ", bare.replace("|", " "))),
        whole=whole,
    )
    return _with_target(work, target) if target else work


def _letters(text: str) -> str:
    return _NOT_LETTERS.sub("", in_like_words(" ".join(text.split()).casefold()))


def _with_target(work: Work, target: str) -> Work:
    text = written_out(target)
    measured, _, text = sizes.read_sizes(text)
    _, text = sizes.read_phase(text)
    pipe_class, text = sizes.read_pipe_class(text)
    villages, text = places.read_villages(text)
    quantities, _ = sizes.read_quantities(text)
    own = {field: getattr(work.sizes, field) for field in Sizes.__slots__}
    filled = {field: value if value is not None else getattr(measured, field) for field, value in own.items()}
    return replace(
        work,
        sizes=Sizes(**filled),
        quantities=work.quantities or quantities,
        villages=work.villages or villages,
        pipe_class=work.pipe_class or pipe_class,
        material=work.material or _first_of(MATERIALS, text),
    )


def _all_of(words: tuple[tuple[str, str], ...], text: str) -> tuple[str, ...]:
    """What a text names, in its order; of two words at one place the longer one decides."""
    found = [(text.find(word), -len(word), name) for word, name in words if word in text]
    named: dict[str, None] = {}
    last = -1
    for at, _, name in sorted(found):
        if at != last:
            named.setdefault(name)
        last = at
    return tuple(named)


def _first_of(words: tuple[tuple[str, str], ...], text: str) -> str:
    return next(iter(_all_of(words, text)), "")
