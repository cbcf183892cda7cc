"""Content and facts as JSON that never changes its form: what was issued is kept so, and its digest proves it. Pure.

Each dataclass is written with its name, so that it can be made again; mappings, tuples and plain values are themselves.
"""

import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import get_args, get_type_hints

from prasan.common.errors import Refusal
from prasan.reports import content

_KINDS = {name: kind for name, kind in vars(content).items() if isinstance(kind, type) and is_dataclass(kind)}


def frozen(thing: object) -> bytes:
    """A dataclass with all that it holds → compressed JSON, the same bytes for the same thing."""
    return zlib.compress(written(thing).encode(), 6)


def written(thing: object) -> str:
    """The JSON itself, over which digests are taken."""
    return json.dumps(_plain(thing), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(thing: object) -> str:
    """SHA-256 of what a document (or its facts) says."""
    return hashlib.sha256(written(thing).encode()).hexdigest()


def thawed(kept: bytes, digest: str) -> content.Document:
    """The content that was frozen. Raises `Refusal` where the kept bytes are not those of the digest."""
    text = zlib.decompress(kept).decode()
    if hashlib.sha256(text.encode()).hexdigest() != digest:
        raise Refusal(
            "publication_damaged",
            "เนื้อหาที่เก็บไว้ของเอกสารนี้ไม่ตรงกับรหัสตรวจสอบ กู้จากข้อมูลสำรองก่อนพิมพ์",
            "The kept content of this document does not match its digest; restore it from a backup first.",
        )
    made = _made(json.loads(text))
    assert isinstance(made, content.Document)  # noqa: S101 - the digest has just proved it
    return made


def _plain(thing: object) -> object:
    if is_dataclass(thing) and not isinstance(thing, type):
        values = {one.name: _plain(getattr(thing, one.name)) for one in fields(thing)}
        return {"is": type(thing).__name__, **values}
    if isinstance(thing, Mapping):
        return {str(key): _plain(value) for key, value in thing.items()}
    if isinstance(thing, tuple | list):
        return [_plain(one) for one in thing]
    return thing.isoformat() if isinstance(thing, date) else thing


def _made(plain: object) -> object:
    if isinstance(plain, list):
        return tuple(_made(one) for one in plain)
    if isinstance(plain, dict):
        values = {name: _made(value) for name, value in plain.items() if name != "is"}
        kind = _KINDS[plain["is"]]
        chosen = {name: choice(str(values[name])) for name, choice in _choices(kind).items() if values[name]}
        return kind(**values | chosen)
    return plain


@cache
def _choices(kind: type) -> dict[str, type[StrEnum]]:
    """The fields of a dataclass that hold one of some choices: renderers know them by identity, not by their text."""
    found = {}
    for name, hint in get_type_hints(kind).items():
        for option in (hint, *get_args(hint)):
            if isinstance(option, type) and issubclass(option, StrEnum):
                found[name] = option
    return found
