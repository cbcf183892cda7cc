"""Draws docs/reference/classification.md and its reliability diagram from what was measured (classification.json)."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from prasan.classification.loading import load_vocabulary
from prasan.common.places import province_folder

ROOT = Path(__file__).resolve().parent.parent
MEASURED = ROOT / "docs" / "reference" / "classification.json"
DIAGRAM = "classification-reliability.svg"
_SHOWN = (
    ("titles", "titles"),
    ("issue right", "issue"),
    ("guideline right, first", "first"),
    ("guideline within three", "within_three"),
    ("`sure` right", "sure_right"),
    ("share called `sure`", "sure_share"),
    ("no development project found", "no_project_found"),
    ("`no_project` right", "no_project_right"),
    ("counts towards the goals that people's guideline leads to", "goals"),
    ("mean of the guidelines (macro average)", "macro_average"),
)
_HEAD = Path(__file__).with_suffix(".md").read_text(encoding="utf-8")
_SLIPS = """## Slips of the pen

Words that are a letter away from one of the vocabulary's are read as it. Measured on the names (and classes) of
`labelled_projects`, without objectives: into each name one or two slips are put by chance. Before words were mended, one slip
cost six to seven titles in a hundred on the sets of our own and the *dev* half (95.4 → 88.5–89.4; now 96.3 → 92.8–94.2).

"""
_BESIDES = """## Tried and left out

Measured on 29 November 2026 where no other day is named, on the sets above, and not kept:

- Runs of three to five letters beside the words of the statistical model: *test* of the real titles unchanged, one to three
  titles more of `titles_unseen`; start and time per title doubled.
- Logistic regression over words and runs of four letters in place of, or beside, naive Bayes: five to eight titles more of
  `titles_unseen`, one to four fewer of the real *test* titles, and `sure` right only 91–96 % there.
- Runs of letters only where no phrase is known: one to two titles more of `titles_unseen`, none of any other set, 0.4 s more
  of start. Everywhere: one to four fewer of the real *test* titles.
- The goals decided apart from the guideline, by the probabilities of all its guidelines together: the same on the real titles,
  one to ten titles fewer of the others (a goal of six guidelines gathers six small chances). A goal that is wrong is a guideline
  that is wrong across goals, so the guideline is what to mend.
- The first word of a title as a feature of its own in the statistical model: one title more of two sets, one false alarm of "no
  development project" (30 November 2026). What a line *begins* with speaks by phrases instead (`^วัสดุ`).
- Words of two letters taken for broken ones when misspelt words are mended: three to nine in a thousand more slips mended,
  `sure` less often right (30 November 2026).
- More or less weight for objective, target, class, unit and statistics: no weight tried was better on all sets.

## Amount and place

The amount and the kind of organisation are not read, because they do not help. Measured in the best case for them: how often each
guideline goes with an amount (by steps of about three) or a kind of organisation is counted on one half of `labelled_projects`
and weighed into the first five answers on the other half. Place as the forms print it (village, subdistrict, district, point)
says where a project is and nothing of what it is; a school, a temple or a health centre stands in the title, and is read there.

"""


def _table(sets: Mapping[str, Mapping[str, Any]]) -> str:
    lines = ["| per cent | " + " | ".join(f"`{name}`" for name in sets) + " |\n", "|---|" + "--:|" * len(sets) + "\n"]
    for told, key in _SHOWN:
        cells = ("–" if one[key] is None else str(one[key]) for one in sets.values())
        lines.append(f"| {told} | " + " | ".join(cells) + " |\n")
    return "".join(lines)


def _per_guideline(figures: Mapping[str, Any]) -> str:
    lines = ["| guideline | titles | found, % |\n|---|--:|--:|\n"]
    lines += [f"| {code} | {titles} | {recall} |\n" for code, titles, recall in figures["per_guideline"]]
    return "".join(lines)


def _reliability(sets: Mapping[str, Mapping[str, Any]]) -> str:
    lines = ["| set | probability of the first guideline | titles | right, % |\n|---|---|--:|--:|\n"]
    for name, figures in sets.items():
        lines += [
            f"| `{name}` | {one['start']:.1f}–{one['start'] + 0.1:.1f} | {one['titles']} | {one['right']} |\n"
            for one in figures["reliability"]
        ]
    return "".join(lines)


def _told_besides(found: Mapping[str, Any]) -> str:
    lines = ["| told besides | asked | titles | issue | first | within three |\n|---|---|--:|--:|--:|--:|\n"]
    for name, halves in found.items():
        for asked, without, including in halves:
            cells = (f"{without[one]} → {including[one]}" for one in ("issue", "first", "within_three"))
            lines.append(f"| {name} | {asked} | {without['titles']} | {' | '.join(cells)} |\n")
    return "".join(lines)


def _curve(rows: Sequence[Mapping[str, Any]], first: str, second: str) -> str:
    lines = [f"| {first} | {second} | issue | first | within three |\n|--:|--:|--:|--:|--:|\n"]
    lines += ["| " + " | ".join(str(value) for value in row.values()) + " |\n" for row in rows]
    return "".join(lines)


def _slips(rows: Sequence[Mapping[str, Any]]) -> str:
    lines = ["| slip | in each name | issue | first | within three | `sure` right |\n|---|--:|--:|--:|--:|--:|\n"]
    lines += ["| " + " | ".join(str(value) for value in row.values()) + " |\n" for row in rows]
    return "".join(lines)


def measured() -> dict[str, Any]:
    """What was measured last."""
    found: dict[str, Any] = json.loads(MEASURED.read_text(encoding="utf-8"))
    return found


def page(note: str) -> str:
    """The page. It says so where the vocabulary has changed since it was measured."""
    found = measured()
    now = load_vocabulary(province_folder("khonkaen") / "vocabulary").fingerprint()
    same = now == found["vocabulary"]
    current = (
        "The vocabulary that is shipped is this one."
        if same
        else "**The vocabulary that is shipped has changed since: measure again.**"
    )
    sets = found["sets"]
    whole = {name: one for name, one in sets.items() if "," not in name}
    labelled = next(iter(whole))
    head = _HEAD.format(
        note=note,
        fingerprint=found["vocabulary"][:16],
        guidelines=found["guidelines"],
        titles=found["titles"],
        phrases=found["phrases"],
        current=current,
    )
    return (
        f"{head}{_table(sets)}\n"
        f"## Reliability\n\nOf the first guidelines with such a probability, how many were right. Points on the line mean what "
        f"they say; above it the classifier is more careful than it needs to be.\n\n![Reliability]({DIAGRAM})\n\n"
        f"{_reliability(whole)}\n"
        f"## Guideline by guideline (`{labelled}`)\n\nMost guidelines have few titles in the set: a figure from fewer than ten "
        f"says little.\n\n{_per_guideline(sets[labelled])}\n"
        f"{_SLIPS}{_slips(found['slips'])}\n"
        f"{_BESIDES}{_told_besides(found['told_besides'])}\n"
        f"## Learning\n\nTyping in titles only (no phrases), measured on `{labelled}`: what more titles bring.\n\n"
        f"{_curve(found['by_titles'], 'share of the titles, %', 'titles')}\n"
        f"What an installation's own decisions bring: so many titles of `{labelled}` are taken as confirmed, the rest is asked, "
        f"and all of it is thrown away (seed {found['seed']}).\n\n{_curve(found['by_confirmed'], 'confirmed', 'asked')}"
    )


def diagram() -> str:
    """The reliability diagram: probability to the right, share right upwards, size by the number of titles."""
    colours = ("#1f5fbf", "#b3541e", "#4b7f52", "#7a4fa3", "#1d7f8c", "#8a8a2b", "#a3406b")
    sets = [(name, one["reliability"]) for name, one in measured()["sets"].items() if "," not in name]
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 460 380" font-family="sans-serif" font-size="12" role="img" '
        'aria-label="Reliability of the classifier">\n<rect width="460" height="380" fill="#fff"/>\n'
        '<path d="M50 20V330H360M50 330L360 20" fill="none" stroke="#9aa3b2"/>\n'
    ]
    for tenth in range(0, 11, 2):
        at = 31 * tenth
        parts.append(
            f'<text x="{50 + at}" y="348" text-anchor="middle">{tenth / 10}</text>'
            f'<text x="42" y="{334 - at}" text-anchor="end">{tenth * 10}</text>\n'
        )
    for number, (name, bins) in enumerate(sets):
        colour = colours[number % len(colours)]
        for one in bins:
            x, y = 50 + 310 * (one["start"] + 0.05), 330 - 3.1 * one["right"]
            size = 3 + min(9.0, one["titles"] ** 0.5 / 2)
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" fill="{colour}" fill-opacity=".75"/>\n')
        parts.append(f'<text x="372" y="{40 + 18 * number}" fill="{colour}">{name[:16]}</text>\n')
    parts.append(
        '<text x="205" y="370" text-anchor="middle">probability</text><text x="6" y="14">right, %</text>\n</svg>\n'
    )
    return "".join(parts)
