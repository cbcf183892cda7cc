"""What slips of the pen cost: titles that people labelled, each with slips put in by chance, answered by name alone."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from prasan.classification.loading import Labelled
from prasan.classification.rules import Classifier, ProjectText
from prasan.classification.rules.measures import Judged, measure

_TONES = "่้๊๋์็"
# Letters that sound alike or lie side by side on the keyboard.
_CONFUSED = ("ซช", "ศส", "ณน", "ฎฏ", "ดต", "ใไ", "บป", "ลร", "ฑท", "ิี", "ุู", "คต")
_INSTEAD = {one: other for pair in _CONFUSED for one, other in zip(pair, reversed(pair), strict=True)}
Slip = Callable[[str, random.Random], str]


def without_a_tone_mark(text: str, chance: random.Random) -> str:
    """A tone mark (or ็, ์) that is missing."""
    return _at(text, chance, lambda letter: letter in _TONES, lambda letter, _: "")


def with_another_letter(text: str, chance: random.Random) -> str:
    """A letter that is easily taken for another."""
    return _at(text, chance, lambda letter: letter in _INSTEAD, lambda letter, _: _INSTEAD[letter])


def without_a_letter(text: str, chance: random.Random) -> str:
    """A letter that is missing."""
    return _at(text, chance, lambda letter: "ก" <= letter <= "๎", lambda letter, _: "")


def with_letters_changed(text: str, chance: random.Random) -> str:
    """Two letters that changed places."""
    return _at(text, chance, lambda letter: "ก" <= letter <= "๎", lambda letter, after: after + letter, 2)


SLIPS: Mapping[str, Slip] = {
    "a tone mark is missing": without_a_tone_mark,
    "a letter is taken for another": with_another_letter,
    "a letter is missing": without_a_letter,
    "two letters changed places": with_letters_changed,
}


def _at(
    text: str, chance: random.Random, fits: Callable[[str], bool], changed: Callable[[str, str], str], taken: int = 1
) -> str:
    places = [at for at, letter in enumerate(text) if fits(letter)]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + changed(text[at], text[at + 1 : at + taken]) + text[at + taken :]


def with_slips(classifier: Classifier, labelled: Sequence[Labelled], seed: int) -> list[dict[str, object]]:
    """For no slip, and for one and two of each kind in every name: how many answers are still right."""
    asked = [replace(one, text=ProjectText(one.text.name, budget_class=one.text.budget_class)) for one in labelled]
    found = [{"slip": "none", "slips": 0, **_figures(classifier, asked)}]
    for name, slip in SLIPS.items():
        for times in (1, 2):
            chance = random.Random(seed)  # noqa: S311 - a sample, no secret
            slipped = [
                replace(one, text=replace(one.text, name=_slipped(one.text.name, slip, times, chance))) for one in asked
            ]
            found.append({"slip": name, "slips": times, **_figures(classifier, slipped)})
    return found


def _slipped(text: str, slip: Slip, times: int, chance: random.Random) -> str:
    for _ in range(times):
        text = slip(text, chance)
    return text


def _figures(classifier: Classifier, labelled: Sequence[Labelled]) -> Mapping[str, object]:
    figures = measure([Judged(one.accepted, classifier.classify(one.text)) for one in labelled])
    return {
        "issue": figures.issue,
        "first": figures.first,
        "within_three": figures.within_three,
        "sure_right": figures.sure_right,
    }
