"""The classifier of an installation: a trained model or the province's vocabulary, and what its people have confirmed since."""

from functools import lru_cache
from itertools import islice
from pathlib import Path

from prasan.classification.loading import load_vocabulary
from prasan.classification.models import TrainedModel
from prasan.classification.queries import confirmations, decisions_version, model_in_force
from prasan.classification.rules import Classifier, Vocabulary
from prasan.classification.rules.reading import Reader
from prasan.classification.rules.training import MOST_LESSONS, Knowledge, digest_of, unpack
from prasan.common.errors import NotFound, Refusal
from prasan.common.places import province_folder
from prasan.framework.models import Edition

VOCABULARY = "vocabulary"
MOST_NEW = 2000
"""So many decisions since the last training are learnt at once; more of them wait for the next training."""


def classifier_for(province_code: str, edition: Edition) -> Classifier | None:
    """A classifier that knows the newest decisions, or None where the province has no vocabulary yet.

    Built once and kept by this process until another decision is made or taken back, or another model is put in force.
    """
    model = model_in_force(province_code, edition.pk)
    if model is None and vocabulary_folder(province_code) is None:
        return None
    version = decisions_version(province_code, edition.pk)
    return _built(province_code, edition.pk, model.pk if model else 0, version)


def vocabulary_folder(province_code: str) -> Path | None:
    """The folder of the province's vocabulary, None where it has none."""
    try:
        folder = province_folder(province_code) / VOCABULARY
    except NotFound:
        return None
    return folder if folder.is_dir() else None


def knowledge_of(model: TrainedModel) -> Knowledge:
    """What a model knows. Raises `Refusal` where its content is not what was trained."""
    content = bytes(model.content)
    if digest_of(content) != model.digest:
        raise Refusal(
            "model_changed",
            f"แบบจำลองรุ่นที่ {model.number} ไม่ตรงกับลายพิมพ์ที่เก็บไว้ จึงไม่ใช้ เลือกรุ่นอื่นหรือฝึกใหม่",
            f"Model {model.number} is not what was kept; choose another or train again.",
        )
    return unpack(content)


def knowledge_now(province_code: str, edition_id: int) -> Knowledge | None:
    """The vocabulary that is shipped with everything that the province's people have decided."""
    folder = vocabulary_folder(province_code)
    if folder is None:
        return None
    return Knowledge(load_vocabulary(folder), tuple(confirmations(province_code, edition_id)))


@lru_cache(maxsize=2)
def reader_for(province_code: str) -> Reader:
    """How names are read in the province: with its abbreviations, or with none where it has no vocabulary."""
    folder = vocabulary_folder(province_code)
    vocabulary = load_vocabulary(folder) if folder else Vocabulary(())
    return Reader(vocabulary.abbreviations, vocabulary.spellings)


@lru_cache(maxsize=2)
def _built(province_code: str, edition_id: int, model_id: int, version: str) -> Classifier:
    if model_id:
        model = TrainedModel.objects.get(pk=model_id)
        known = knowledge_of(model)
        newer = islice(confirmations(province_code, edition_id, since=model.made_at), MOST_NEW)
        return Knowledge(known.vocabulary, (*known.lessons, *newer)).classifier()
    now = knowledge_now(province_code, edition_id)
    assert now is not None  # noqa: S101 - the caller has looked
    return Knowledge(now.vocabulary, now.lessons[-MOST_LESSONS:]).classifier()
