"""The classifier: phrases, statistics and what people confirmed, brought to one ranked answer with its evidence."""

import copy
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from prasan.classification.rules.calibration import fitted_temperature, probabilities_of
from prasan.classification.rules.features import features_of, mixed
from prasan.classification.rules.memory import ConfirmedTitles, Decided, Remembered
from prasan.classification.rules.phrases import PhraseBook, PhraseScores
from prasan.classification.rules.proposals import Decision, Proposal, Ranked, decision_of
from prasan.classification.rules.reading import Reader, Reading
from prasan.classification.rules.statistics import Example, TitleModel
from prasan.classification.rules.texts import Confirmation, ProjectText
from prasan.classification.rules.units import UnitWords
from prasan.classification.rules.vocabulary import NO_PROJECT, Vocabulary
from prasan.common.text import one_line
from prasan.plans.rules.budget_classes import official_class

# The name says what is done; objective and target say it in other words, with much that is common to all projects.
_OBJECTIVE, _TARGET = 0.5, 0.2
# What an objective is about stands in its first lines.
_READ_OF_THEM = 200
# A name in which no phrase is known ("12 สิงหาพาแม่เที่ยว") leaves it to them: then they count so many times more. A name
# whose phrases add up to `_TELLING` speaks for itself.
_SILENT, _TELLING = 3.0, 4.0
# How the parts add up. Phrases are read by people and weigh most; statistics decide where no phrase is known.
_PHRASES, _STATISTICS, _BUDGET, _UNIT = 1.0, 1.6, 0.8, 0.8
# A confirmed title, the same or nearly, outweighs everything else.
_SAME, _NEARLY = 40.0, 25.0
_CONFIRMED_COUNTS, _TERM_COUNTS = 2.0, 0.3
_SHOWN, _SHOWN_WORDS = 5, 3
_LEAST_SHOWN = 0.002
_LESSONS = 1 << 128
# Every so manieth typical title is answered without having been seen, to fit the temperature.
_CALIBRATE_EVERY = 5


@dataclass(frozen=True, slots=True)
class _Heard:
    """What one project's text says, before it is weighed."""

    name: Reading
    name_features: Mapping[str, float]
    features: Mapping[str, float]
    phrases: tuple[tuple[str, float, PhraseScores], ...]
    budget_class: str
    unit: str


class Classifier:
    """Proposes guidelines for projects. Built once from a vocabulary and what people confirmed; then only reads.

    Confirmations of guidelines that the vocabulary does not know are left aside: they belong to another edition.
    """

    def __init__(self, vocabulary: Vocabulary, confirmations: Iterable[Confirmation] = ()) -> None:
        self._codes = tuple(words.code for words in vocabulary.guidelines)
        self._numbers = {code: number for number, code in enumerate(self._codes)}
        # Of two that are equally likely the first of these is shown first.
        self._by_code = sorted(
            (self._numbers[code] for code in self._codes if code != NO_PROJECT), key=self._codes.__getitem__
        )
        self._priors = {
            name: {self._numbers[code]: weight for code, weight in priors.items() if code in self._numbers}
            for name, priors in vocabulary.budget_priors.items()
        }
        self._read_texts: dict[str, Mapping[str, float]] = {}
        self._units = UnitWords(vocabulary.unit_priors, self._numbers)
        self._reader = Reader(vocabulary.abbreviations, vocabulary.spellings)
        self._book = PhraseBook(vocabulary.guidelines, self._reader)
        typical = self._typical_titles(vocabulary)
        self._model = TitleModel(
            [*(example for _, example in typical), *self._phrases_as_examples(vocabulary)], len(self._codes)
        )
        # Names of projects are not written as carefully as the vocabulary. Objectives say much beside, slips and all.
        self._name_reader = self._reader.mending(word for reading, _ in typical for _, word in reading.words)
        self._memory = ConfirmedTitles()
        self._temperature = self._fit(typical[::_CALIBRATE_EVERY])
        self._vocabulary, self._lessons = vocabulary.fingerprint(), 0
        self._learn(confirmations, ())

    @property
    def version(self) -> str:
        """The same for the same vocabulary and confirmations, in whatever order they came: 32 hexadecimal digits."""
        return hashlib.sha256(f"{self._vocabulary}\n{self._lessons:x}".encode()).hexdigest()[:32]

    def updated(self, learnt: Iterable[Confirmation], forgotten: Iterable[Confirmation] = ()) -> "Classifier":
        """The same with confirmations that came, and without some that it had learnt. This one stays as it is.

        Costs what the changes cost, and answers as one that was built of all that is left.
        """
        other = copy.copy(self)
        other._learn(learnt, forgotten)
        return other

    def _learn(self, learnt: Iterable[Confirmation], forgotten: Iterable[Confirmation]) -> None:
        examples: list[Example] = []
        titles: tuple[list[Decided], list[Decided]] = ([], [])
        for confirmations, sign, decided in ((learnt, 1, titles[0]), (forgotten, -1, titles[1])):
            for one in confirmations:
                if one.guideline not in self._numbers:
                    continue
                heard, number = self._hear(one.text), self._numbers[one.guideline]
                examples.append(Example(heard.features, number, sign * _CONFIRMED_COUNTS))
                if heard.name.key:
                    decided.append(Decided(one.text.name, heard.name.key, heard.name_features, number))
                self._lessons = (self._lessons + sign * _number_of(one)) % _LESSONS
        self._model = self._model.updated(examples)
        self._memory = self._memory.updated(*titles)

    def classify(self, text: ProjectText) -> Proposal:
        """The best guidelines for a project, with probabilities that sum to at most 1. Never raises on any text."""
        heard = self._hear(text)
        if not heard.name.key and not heard.features:
            return Proposal(Decision.CANNOT_TELL, ())
        remembered = self._memory.recall(heard.name.key, heard.name_features)
        scores = self._weigh(heard, remembered)
        chances = probabilities_of(scores, self._temperature)
        no_project = chances[self._numbers[NO_PROJECT]] if NO_PROJECT in self._numbers else 0.0
        order = sorted(self._by_code, key=chances.__getitem__, reverse=True)[:_SHOWN]
        told = (
            remembered is not None
            or any(part.scores for _, _, part in heard.phrases)
            or self._model.knows(heard.features)
        )
        decision = decision_of([chances[number] for number in order], no_project, has_evidence=told)
        shown = [number for number in order if chances[number] >= _LEAST_SHOWN] if told else []
        ranked = tuple(
            Ranked(self._codes[number], round(chances[number], 4), self._evidence(number, heard, remembered))
            for number in shown
        )
        return Proposal(decision, ranked)

    def nearest(self, text: ProjectText, most: int = 3) -> tuple[tuple[str, str, float], ...]:
        """The confirmed projects that are likest: (title, code decided for it, 0–1 how like). For a page, not for scores."""
        name = self._name_reader.read(text.name)
        found = self._memory.nearest(name.key, features_of(name), most)
        return tuple((one.title, self._codes[one.guideline], one.likeness) for one in found)

    def nearest_of(self, text: ProjectText, told: Mapping[str, str]) -> str:
        """Which of some texts (key → text) has most words in common with a project; "" where none has any.

        Asked of the approaches of a guideline: the one that the project belongs to.
        """
        mine = mixed(
            [
                (features_of(self._name_reader.read(text.name)), 1.0),
                (features_of(self._reader.read(text.objective)), 0.5),
            ]
        )
        best, most = "", 0.0
        for key, other in told.items():
            features = self._features_of_text(other)
            alike = sum(weight * features.get(word, 0.0) for word, weight in mine.items())
            if alike > most:
                best, most = key, alike
        return best

    def _features_of_text(self, text: str) -> Mapping[str, float]:
        if text not in self._read_texts:
            self._read_texts[text] = features_of(self._reader.read(text))
        return self._read_texts[text]

    def _hear(self, text: ProjectText) -> _Heard:
        name = self._name_reader.read(text.name)
        of_name = self._book.scores(name)
        told = max(of_name.scores.values(), default=0.0)
        more = 1.0 + (_SILENT - 1.0) * max(0.0, 1.0 - told / _TELLING)
        phrases, vectors = [("ชื่อ", 1.0, of_name)], [(features_of(name), 1.0)]
        for where, share, words in (("วัตถุประสงค์", _OBJECTIVE, text.objective), ("เป้าหมาย", _TARGET, text.target)):
            if words.strip():
                reading = self._reader.read(words, _READ_OF_THEM)
                phrases.append((where, more * share, self._book.scores(reading)))
                vectors.append((features_of(reading), more * share))
        return _Heard(
            name,
            vectors[0][0],
            mixed(vectors) if len(vectors) > 1 else vectors[0][0],
            tuple(phrases),
            official_class(text.budget_class),
            text.unit,
        )

    def _weigh(self, heard: _Heard, remembered: Remembered | None) -> list[float]:
        scores = [_STATISTICS * score for score in self._model.scores(heard.features)]
        for _, share, part in heard.phrases:
            for number, score in part.scores.items():
                scores[number] += _PHRASES * share * score
        for number, weight in self._priors.get(heard.budget_class, {}).items():
            scores[number] += _BUDGET * weight
        for number, weight in self._units.says(heard.unit).items():
            scores[number] += _UNIT * weight
        if remembered is not None:
            scores[remembered.guideline] += _SAME if remembered.likeness >= 1 else _NEARLY
        return scores

    def _evidence(self, number: int, heard: _Heard, remembered: Remembered | None) -> tuple[str, ...]:
        """The words that speak for a guideline, strongest first, as a planner reads them."""
        evidence = []
        if remembered is not None and remembered.guideline == number:
            evidence.append(f"ยืนยันแล้ว: “{remembered.title}”")
        told = [
            (weight * share, f"{where}: “{phrase}”")
            for where, share, part in heard.phrases
            for weight, phrase in part.words.get(number, ())
        ]
        evidence += [sentence for _, sentence in sorted(told, key=lambda one: (-one[0], one[1]))[:_SHOWN_WORDS]]
        if not told:
            evidence += [
                f"คำที่พบในชื่อตัวอย่าง: “{word.replace(' ', '')}”" for word in self._model.words_for(number, heard.features)
            ]
        if self._priors.get(heard.budget_class, {}).get(number, 0.0) > 0:
            evidence.append(f"แผนงาน: {heard.budget_class.removeprefix('แผนงาน')}")
        if self._units.says(heard.unit).get(number, 0.0) > 0:
            evidence.append(f"หน่วยงาน: {one_line(heard.unit)[:60]}")
        return tuple(evidence)

    def _typical_titles(self, vocabulary: Vocabulary) -> list[tuple[Reading, Example]]:
        titles = []
        for words in vocabulary.guidelines:
            for title in words.titles:
                reading = self._reader.read(title)
                titles.append((reading, Example(features_of(reading), self._numbers[words.code])))
        return titles

    def _phrases_as_examples(self, vocabulary: Vocabulary) -> list[Example]:
        """Each phrase is learnt beside the typical titles as a small text."""
        return [
            Example(features_of(self._reader.read(term.phrase)), self._numbers[words.code], _TERM_COUNTS * term.weight)
            for words in vocabulary.guidelines
            for term in words.terms
        ]

    def _fit(self, typical: Sequence[tuple[Reading, Example]]) -> float:
        """The temperature from typical titles, each answered as if the model had not seen it."""
        answered = []
        for reading, example in typical:
            scores = [_STATISTICS * score for score in self._model.scores(example.features, without=example)]
            for number, score in self._book.scores(reading).scores.items():
                scores[number] += _PHRASES * score
            answered.append((scores, example.guideline))
        return fitted_temperature(answered) if answered else 1.0


def _number_of(one: Confirmation) -> int:
    """Numbers of lessons are added up, so that their order makes no difference and one can be taken off again."""
    return int.from_bytes(hashlib.sha256(repr(one).encode()).digest()[:16])
