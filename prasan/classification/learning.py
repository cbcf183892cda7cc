"""The classifier of an installation: the province's vocabulary, and what its people have confirmed so far."""

from functools import lru_cache
from pathlib import Path

from prasan.classification.loading import load_vocabulary
from prasan.classification.queries import confirmations, decisions_version
from prasan.classification.rules import Classifier
from prasan.common.errors import NotFound
from prasan.common.places import province_folder
from prasan.framework.models import Edition

VOCABULARY = "vocabulary"


def classifier_for(province_code: str, edition: Edition) -> Classifier | None:
    """A classifier that knows the newest decisions, or None where the province has no vocabulary yet.

    Built once and kept by this process until another decision is made or taken back.
    """
    folder = _vocabulary_folder(province_code)
    return _built(folder, province_code, edition.pk, decisions_version(province_code, edition.pk)) if folder else None


def _vocabulary_folder(province_code: str) -> Path | None:
    try:
        folder = province_folder(province_code) / VOCABULARY
    except NotFound:
        return None
    return folder if folder.is_dir() else None


@lru_cache(maxsize=2)
def _built(folder: Path, province_code: str, edition_id: int, version: str) -> Classifier:
    return Classifier(load_vocabulary(folder), confirmations(province_code, edition_id))
