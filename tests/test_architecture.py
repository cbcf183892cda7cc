"""The house keeps its shape: layers by import-linter, small files, doors that never write, an access matrix without holes."""

import ast
import re
from pathlib import Path

import pytest
from django.urls import get_resolver

from prasan.web.access import MATRIX

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(p for folder in ("prasan", "config", "tests", "benchmarks") for p in (ROOT / folder).rglob("*.py"))
WRITES = {"save", "delete", "create", "bulk_create", "update", "bulk_update", "get_or_create", "update_or_create"}
# Names that look like a write to the database but are not: dictionaries, hashes, sets.
NOT_THE_DATABASE = {"context", "query", "hashlib", "digest", "headers", "seen"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_is_longer_than_400_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 400


@pytest.mark.parametrize("door", ["web", "ops", "api"])
def test_doors_never_write(door: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno} {ast.unparse(node.func)}"
        for path in (ROOT / "prasan" / door).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and not (isinstance(node.func.value, ast.Name) and node.func.value.id in NOT_THE_DATABASE)
    ]
    assert found == []


def test_every_address_has_its_row_in_the_access_matrix() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names == set(MATRIX)


def test_no_drawer_modules() -> None:
    drawers = re.compile(r"(^|_)(utils?|helpers?|misc|managers?|services?)\.py$")
    assert [p.name for p in SOURCES if drawers.search(p.name)] == []


def test_no_province_is_named_in_the_code() -> None:
    naming = re.compile("khonkaen|ขอนแก่น", re.IGNORECASE)
    allowed = {ROOT / "config" / "settings.py"}
    found = [
        str(p.relative_to(ROOT))
        for p in (ROOT / "prasan").rglob("*.py")
        if p not in allowed and naming.search(p.read_text())
    ]
    assert found == []
