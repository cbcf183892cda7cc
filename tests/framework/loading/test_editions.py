"""Data files of editions: written and read back, and merged with what people decided before."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.common.errors import FileRefused
from prasan.common.findings import Finding, LinePlace, Severity
from prasan.framework.loading import read_text
from prasan.framework.loading.editions import read_edition, read_editions, written
from prasan.framework.loading.merging import editions_of
from prasan.framework.rules import EditionDraft, Kind, Level, LinkStatus, RuledFinding, Ruling, why_not_load
from tests.framework.sample import LINES

DOCUMENT = read_text(LINES)


def drafts(known: dict[Level, EditionDraft] | None = None) -> dict[Level, EditionDraft]:
    made = editions_of(DOCUMENT, province="samut-thong", source="sample.txt", checksum="0" * 64, known=known or {})
    return {draft.level: draft for draft in made}


def test_every_level_becomes_an_edition_with_a_code_of_its_own() -> None:
    made = drafts()
    assert made[Level.FRAMEWORK].code == "samut-thong-2576-2580"
    assert made[Level.NATIONAL_PLAN].code == "samut-thong-national-plan-2571-2575"
    assert made[Level.PAO].code == "samut-thong-pao"
    assert sum(len(draft.elements) for draft in made.values()) == len(DOCUMENT.elements)
    assert [why_not_load(draft) for draft in made.values()] == [None] * len(made)


def test_a_finding_stays_with_the_edition_that_it_is_about() -> None:
    made = drafts()
    assert "number_skipped" in {found.finding.code for found in made[Level.NATIONAL_STRATEGY].findings}
    assert "number_skipped" not in {found.finding.code for found in made[Level.FRAMEWORK].findings}


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    for draft in drafts().values():
        path = tmp_path / f"{draft.code}.toml"
        path.write_text(written(draft), encoding="utf-8")
        assert read_edition(path) == draft
    assert len(read_editions(tmp_path)) == len(drafts())


@given(st.text(min_size=1).filter(lambda text: text.strip() and text.isprintable()))
def test_any_printable_title_survives_its_file(tmp_path_factory: pytest.TempPathFactory, title: str) -> None:
    draft = replace(drafts()[Level.PAO], title_th=title)
    path = tmp_path_factory.mktemp("edition") / "one.toml"
    path.write_text(written(draft), encoding="utf-8")
    assert read_edition(path) == draft


def test_rulings_translations_and_covers_outlive_another_reading() -> None:
    first = drafts()
    framework = first[Level.FRAMEWORK]
    ruled = tuple(
        replace(
            found,
            ruling=Ruling.READ_AS,
            read_as="พัฒนาท่าเรือประมง",
            by="อบจ.",
            why="ตามต้นฉบับ",
            ruled_on=date(2031, 7, 1),
        )
        if found.element == "1.2"
        else found
        for found in framework.findings
    )
    own = RuledFinding(Finding("misspelt", Severity.NOTE, LinePlace(3), "สะกดผิด", "misspelt"), 3, found_by="person")
    decided = replace(
        framework,
        elements=tuple(replace(one, title_en="Coast") if one.code == "1" else one for one in framework.elements),
        covers=tuple(replace(cover, status=LinkStatus.CONFIRMED, by="อบจ.") for cover in framework.covers),
        findings=(*ruled, own),
    )
    again = drafts({Level.FRAMEWORK: decided})[Level.FRAMEWORK]
    titles = {(one.kind, one.code): (one.title, one.printed) for one in again.elements}
    assert titles[Kind.GUIDELINE, "1.2"] == ("พัฒนาท่าเรือประมง", "พัฒนาท่าเรือประมงพื้นบ้าน")
    assert next(one for one in again.elements if one.kind is Kind.ISSUE).title_en == "Coast"
    assert {cover.status for cover in again.covers} == {LinkStatus.CONFIRMED}
    assert own in again.findings
    assert drafts({Level.FRAMEWORK: again})[Level.FRAMEWORK] == again


@pytest.mark.parametrize(
    "content",
    [
        "code = ",
        'code = "x"',
        'code = "x"\nlevel = "moon"\ntitle_th = "x"',
        'code = "x"\nlevel = "pao"\ntitle_th = "x"\nelements = 3',
        'code = "x"\nlevel = "pao"\ntitle_th = "x"\nelements = [{ kind = "issue", title = "x" }]',
        'code = "x"\nlevel = "pao"\ntitle_th = 5',
    ],
)
def test_a_file_that_is_no_edition_is_refused_by_its_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FileRefused) as refused:
        read_edition(path)
    assert "broken.toml" in refused.value.message_th
