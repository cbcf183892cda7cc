"""English is complete beside Thai: every Thai text of the pages has its English."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType
from django.utils import translation

from prasan.committees.rules import COMPOSITIONS
from prasan.duties.rules import LAWS
from prasan.organisations.rules.kinds import ROLE_LABEL_TH
from prasan.plans.rules import paths
from prasan.web import words
from scripts.catalogue import LOCALE, merged

WEB = Path(__file__).resolve().parents[2] / "prasan" / "web"
THAI = re.compile("[\u0e00-\u0e7f]")
TRANSLATE = re.compile(r"""^(?:translate|trans)\s+(?:"([^"]*)"|'([^']*)')""")
VARIABLE = re.compile(r"\{\{\s*(\w+)\s*\}\}")


@cache
def known_texts() -> frozenset[str]:
    """Every text that has its English where nothing says in what sense it is meant, read once."""
    return frozenset(str(message.id) for message in merged(LOCALE / "po") if message.id and not message.context)


def texts_of(path: Path) -> set[str]:
    """The msgids of a template, as Django looks them up."""
    found: set[str] = set()
    block: list[str] | None = None
    trimmed = False
    for token in Lexer(path.read_text()).tokenize():
        if token.token_type == TokenType.BLOCK and token.contents.startswith("blocktrans"):
            block, trimmed = [], " trimmed" in token.contents
        elif token.token_type == TokenType.BLOCK and token.contents.startswith("endblocktrans"):
            text = "".join(block or [])
            found.add(" ".join(text.split()) if trimmed else text)
            block = None
        elif block is not None:
            block.append(
                f"%({token.contents})s" if token.token_type == TokenType.VAR else token.contents.replace("%", "%%")
            )
        elif token.token_type == TokenType.BLOCK and (match := TRANSLATE.match(token.contents)):
            found.add(
                (match[1] or match[2] or "").replace("%", "%%") if "%" in token.contents else match[1] or match[2]
            )
    return {text for text in found if THAI.search(text)}


def heads_of(path: Path) -> set[str]:
    """The heads of the tables that a module exports: tuples named `head`, translated all at once."""
    return {
        text.value
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Assign) and [getattr(one, "id", "") for one in node.targets] == ["head"]
        for text in ast.walk(node.value)
        if isinstance(text, ast.Constant) and isinstance(text.value, str) and THAI.search(text.value)
    }


# The page for a broken server stands alone and carries both languages.
TEMPLATES = sorted(path for path in (WEB / "templates").rglob("*.html") if path.name != "broken.html")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(WEB)))
def test_every_thai_text_of_a_template_has_its_english(path: Path) -> None:
    assert texts_of(path) - known_texts() == set()


def test_every_thai_word_of_the_code_has_its_english() -> None:
    spoken = {*words.STAGE_NAMES.values(), *words.KIND_NAMES.values()}
    call = re.compile(r"""(?:gettext|gettext_noop|ngettext|_)\(\s*"([^"]*)\"""")
    for source in WEB.rglob("*.py"):
        spoken |= {text for text in call.findall(source.read_text()) if THAI.search(text)} | heads_of(source)
    assert spoken - known_texts() == set()


def test_every_thai_word_that_the_rules_name_has_its_english_in_its_sense() -> None:
    named = {
        "life": [*paths.KIND_NAMES_TH.values(), *paths.KIND_MEANINGS_TH.values(), *paths.STATE_NAMES_TH.values(),
                 *paths.MOVE_NAMES_TH.values(), *ROLE_LABEL_TH.values()],
        "duty": [law.name_th for law in LAWS.values()],
        "meeting": [composition.clause for composition in COMPOSITIONS.values()],
    }  # fmt: skip
    with translation.override("en"):
        said = {(sense, text): translation.pgettext(sense, text) for sense, texts in named.items() for text in texts}
    assert {key for key, english in said.items() if THAI.search(english)} == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda p: str(p.relative_to(WEB)))
def test_no_thai_stands_outside_a_translation(path: Path) -> None:
    source = re.sub(r"\{#.*?#\}", "", path.read_text(), flags=re.S)
    source = re.sub(r"\{%\s*blocktrans.*?endblocktrans\w*\s*%\}", "", source, flags=re.S)
    source = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "", source, flags=re.S).replace(">ไทย<", "><")
    assert THAI.findall(source) == []


def test_the_compiled_catalogue_is_in_use() -> None:
    with translation.override("en"):
        assert translation.gettext("แล้วเสร็จ") == "Completed"
    with translation.override("th"):
        assert translation.gettext("แล้วเสร็จ") == "แล้วเสร็จ"
