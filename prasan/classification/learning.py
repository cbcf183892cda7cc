"""The classifier of an installation: a trained model or the province's vocabulary, and what its people have confirmed since."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from prasan.classification.loading import load_vocabulary
from prasan.classification.models import TrainedModel
from prasan.classification.queries import confirmations, decisions_version, model_in_force
from prasan.classification.rules import Classifier, Confirmation, Vocabulary
from prasan.classification.rules.reading import Reader
from prasan.classification.rules.training import MOST_LESSONS, Knowledge, changes, digest_of, unpack
from prasan.common.errors import NotFound, Refusal
from prasan.common.places import province_folder
from prasan.framework.models import Edition

VOCABULARY = "vocabulary"


@dataclass(frozen=True, slots=True)
class _Kept:
    """The classifier that answered last for an edition: what it was built from, so that only the changes are learnt."""

    version: tuple[int, str]
    vocabulary: str
    lessons: tuple[Confirmation, ...]
    classifier: Classifier


_KEPT: dict[tuple[str, int], _Kept] = {}
_LEARNING = Lock()


def classifier_for(province_code: str, edition: Edition) -> Classifier | None:
    """A classifier that knows the newest decisions, or None where the province has no vocabulary yet.

    Built once by this process; then each decision that was made or taken back, and each training, is learnt as the change
    that it is.
    """
    model = model_in_force(province_code, edition.pk)
    if model is None and vocabulary_folder(province_code) is None:
        return None
    version = (model.pk if model else 0, decisions_version(province_code, edition.pk))
    with _LEARNING:
        kept = _KEPT.get((province_code, edition.pk))
        if kept is None or kept.version != version:
            kept = _KEPT[province_code, edition.pk] = _caught_up(
                kept, version, _known(province_code, edition.pk, model)
            )
        return kept.classifier


def _known(province_code: str, edition_id: int, model: TrainedModel | None) -> Knowledge:
    """What was trained and what was decided since; or the vocabulary that is shipped and all that was decided."""
    if model is None:
        known = knowledge_now(province_code, edition_id)
        assert known is not None  # noqa: S101 - the caller has looked
        lessons = known.lessons
    else:
        known = _trained(model.pk)
        lessons = (*known.lessons, *confirmations(province_code, edition_id, since=model.made_at))
    return Knowledge(known.vocabulary, lessons[-MOST_LESSONS:])


@lru_cache(maxsize=2)
def _trained(model_id: int) -> Knowledge:
    return knowledge_of(TrainedModel.objects.get(pk=model_id))


def _caught_up(kept: _Kept | None, version: tuple[int, str], known: Knowledge) -> _Kept:
    vocabulary = known.vocabulary.fingerprint()
    if kept is None or kept.vocabulary != vocabulary:
        classifier = known.classifier()
    else:
        classifier = kept.classifier.updated(*changes(kept.lessons, known.lessons))
    return _Kept(version, vocabulary, known.lessons, classifier)


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
