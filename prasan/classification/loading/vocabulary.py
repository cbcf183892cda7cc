"""Reading a province's vocabulary: the TOML files of a folder → `Vocabulary`. A fault refuses the whole, with its file.

`<issue>.toml` holds `[[guideline]]` tables with `code`, `terms`, `against`, `titles`; `no_project.toml` the same lists
without a code; `titles/<code>.txt` and `titles/no_project.txt` more titles, one a line, # before a remark;
`abbreviations.toml`, `budget_classes.toml` and `units.toml` what all guidelines share.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeGuard

from prasan.classification.rules.vocabulary import NO_PROJECT, GuidelineWords, Vocabulary, WeightedPhrase
from prasan.common.errors import FileRefused
from prasan.plans.rules.budget_classes import official_class

NO_PROJECT_FILE, ABBREVIATIONS_FILE, BUDGET_CLASSES_FILE, UNITS_FILE = (
    "no_project.toml",
    "abbreviations.toml",
    "budget_classes.toml",
    "units.toml",
)
TITLES_FOLDER = "titles"
LEAST, MOST = 1, 5
_KEYS = {"code", "terms", "against", "titles"}


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read every vocabulary file of a folder.

    Raises `FileRefused` for a folder without guidelines and for the first file that cannot be used; the message names
    the file, the guideline and what to mend.
    """
    files = sorted(folder.glob("*.toml"))
    apart = {NO_PROJECT_FILE, ABBREVIATIONS_FILE, BUDGET_CLASSES_FILE, UNITS_FILE}
    guidelines = [words for file in files if file.name not in apart for words in _guidelines(file)]
    if not guidelines:
        raise _refused(
            folder,
            "ไม่มีแนวทางในโฟลเดอร์นี้ ต้องมีไฟล์ .toml ที่มี [[guideline]]",
            "no guideline here; a .toml file with [[guideline]] is needed",
        )
    _check_each_once(folder, guidelines)
    no_project = folder / NO_PROJECT_FILE
    if no_project.is_file():
        guidelines.append(_words(no_project, NO_PROJECT, _read(no_project)))
    codes = {words.code for words in guidelines}
    more = _more_titles(folder / TITLES_FOLDER, codes)
    return Vocabulary(
        tuple(replace(words, titles=(*words.titles, *more.get(words.code, ()))) for words in guidelines),
        _pairs(folder / ABBREVIATIONS_FILE, "abbreviations"),
        {
            _class_of(folder / BUDGET_CLASSES_FILE, name): of
            for name, of in _priors(folder / BUDGET_CLASSES_FILE, codes)
        },
        dict(_priors(folder / UNITS_FILE, codes)),
        _pairs(folder / ABBREVIATIONS_FILE, "spellings"),
    )


def _more_titles(folder: Path, codes: set[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for file in sorted(folder.glob("*.txt")):
        code = NO_PROJECT if file.stem == Path(NO_PROJECT_FILE).stem else file.stem
        if code not in codes:
            raise _refused(file, f"ไม่มีแนวทาง {code} ในคลังคำ", f"the vocabulary has no guideline {code}")
        lines = (line.strip() for line in _text(file).splitlines())
        found[code] = tuple(line for line in lines if line and not line.startswith("#"))
    return found


def _refused(file: Path, what_th: str, what_en: str) -> FileRefused:
    return FileRefused("vocabulary_refused", f"คลังคำ {file.name}: {what_th}", f"Vocabulary {file.name}: {what_en}.")


def _read(file: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(_text(file))
    except tomllib.TOMLDecodeError as error:
        raise _refused(
            file, f"อ่านแบบ TOML ไม่ได้ ({error}) แก้ตรงที่ระบุแล้วลองใหม่", f"not readable as TOML ({error})"
        ) from error


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        raise _refused(file, "เปิดไฟล์ไม่ได้ ตรวจสิทธิ์การอ่าน", "the file cannot be opened; check who may read it") from error
    except UnicodeDecodeError as error:
        raise _refused(file, "ไม่ใช่ข้อความ UTF-8 บันทึกไฟล์ใหม่เป็น UTF-8", "not UTF-8 text; save it as UTF-8") from error


def _guidelines(file: Path) -> Iterable[GuidelineWords]:
    tables = _read(file).get("guideline")
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise _refused(file, "ต้องมี [[guideline]] อย่างน้อยหนึ่งแนวทาง", "at least one [[guideline]] is needed")
    for table in tables:
        code = table.get("code")
        if not isinstance(code, str) or not code or code == NO_PROJECT:
            raise _refused(
                file, 'ทุก [[guideline]] ต้องมี code เช่น "1.1"', 'every [[guideline]] needs a code such as "1.1"'
            )
        yield _words(file, code, table)


def _words(file: Path, code: str, table: Mapping[str, object]) -> GuidelineWords:
    if unknown := sorted(set(table) - _KEYS):
        raise _refused(
            file,
            f"แนวทาง {code} มีหัวข้อที่ไม่รู้จัก: {', '.join(unknown)}",
            f"guideline {code} has unknown keys: {', '.join(unknown)}",
        )
    titles = table.get("titles", [])
    if not isinstance(titles, list) or not all(isinstance(title, str) and title.strip() for title in titles):
        raise _refused(
            file,
            f"titles ของแนวทาง {code} ต้องเป็นรายการข้อความที่ไม่ว่าง",
            f"titles of guideline {code} must be texts, none empty",
        )
    return GuidelineWords(
        code, _phrases(file, code, "terms", table), _phrases(file, code, "against", table), tuple(titles)
    )


def _phrases(file: Path, code: str, key: str, table: Mapping[str, object]) -> tuple[WeightedPhrase, ...]:
    pairs = table.get(key, [])
    if not isinstance(pairs, list):
        raise _refused(file, f"{key} ของแนวทาง {code} ต้องเป็นรายการ", f"{key} of guideline {code} must be a list")
    found = []
    for pair in pairs:
        phrase, weight = pair if isinstance(pair, list) and len(pair) == 2 else (None, None)
        if not isinstance(phrase, str) or not phrase.strip() or not _is_weight(weight, LEAST):
            raise _refused(
                file,
                f'{key} ของแนวทาง {code}: {pair!r} ต้องเขียนเป็น ["คำ", น้ำหนัก {LEAST}–{MOST}]',
                f'{key} of guideline {code}: {pair!r} must be ["phrase", weight {LEAST}–{MOST}]',
            )
        found.append(WeightedPhrase(phrase, float(weight)))
    return tuple(found)


def _is_weight(weight: object, least: float) -> TypeGuard[float]:
    return isinstance(weight, int | float) and not isinstance(weight, bool) and least <= weight <= MOST


def _check_each_once(folder: Path, guidelines: Iterable[GuidelineWords]) -> None:
    seen: set[str] = set()
    for words in guidelines:
        if words.code in seen:
            raise _refused(
                folder,
                f"แนวทาง {words.code} มีมากกว่าหนึ่งแห่ง รวมไว้ที่เดียว",
                f"guideline {words.code} stands twice; keep one",
            )
        seen.add(words.code)


def _pairs(file: Path, key: str) -> Mapping[str, str]:
    table = _read(file).get(key, {}) if file.is_file() else {}
    if not isinstance(table, dict) or not all(isinstance(to, str) and to.strip() for to in table.values()):
        raise _refused(file, f'[{key}] ต้องเป็น "คำ" = "คำที่อ่านเป็น"', f'[{key}] must be "word" = "what it is read as"')
    return {word: str(to) for word, to in table.items()}


def _class_of(file: Path, name: str) -> str:
    if not (official := official_class(name)):
        raise _refused(file, f"ไม่รู้จักแผนงาน “{name}” ใช้ชื่อหนึ่งใน 12 แผนงาน", f"“{name}” is none of the 12 budget classes")
    return official


def _priors(file: Path, codes: set[str]) -> Iterable[tuple[str, Mapping[str, float]]]:
    for name, weights in (_read(file) if file.is_file() else {}).items():
        if not isinstance(weights, dict) or not all(
            code in codes and _is_weight(one, 0) for code, one in weights.items()
        ):
            raise _refused(
                file,
                f'“{name}” ต้องเป็น "รหัสแนวทาง" = น้ำหนัก 0–{MOST} และแนวทางต้องมีอยู่',
                f'“{name}” must be "guideline code" = weight 0–{MOST}, of guidelines that exist',
            )
        yield name, {code: float(one) for code, one in weights.items()}
