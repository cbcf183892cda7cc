"""What an amount or a kind of organisation would add, weighed into answers that leave it open."""

from prasan.classification.loading import Labelled
from prasan.classification.rules import Classifier, GuidelineWords, ProjectText, Vocabulary, WeightedPhrase
from prasan.ops.told_besides import amount_of, organisation_of, with_told

WORDS = Vocabulary(
    (
        GuidelineWords("1.1", (WeightedPhrase("ก่อสร้าง", 3),), titles=("ก่อสร้างถนน",)),
        GuidelineWords("3.1", (WeightedPhrase("ก่อสร้าง", 3),), titles=("ก่อสร้างอาคารเรียน",)),
    )
)


def titles(half: str) -> list[Labelled]:
    text = ProjectText("ก่อสร้าง")
    cheap = [Labelled(text, frozenset({"1.1"}), half, 100_000, "เทศบาลนครขอนแก่น")] * 10
    return cheap + [Labelled(text, frozenset({"3.1"}), half, 90_000_000, "เทศบาลนครขอนแก่น")] * 10


def test_amounts_that_tell_guidelines_apart_help_and_organisations_that_do_not_change_nothing() -> None:
    labelled = [*titles("dev"), *titles("test")]
    for told, gain in ((amount_of, 50.0), (organisation_of, 0.0)):
        for _, without, including in with_told(Classifier(WORDS), labelled, told):
            assert including["first"] == without["first"] + gain  # type: ignore[operator]


def test_what_is_not_told_says_nothing() -> None:
    assert amount_of(Labelled(ProjectText("ก"), frozenset())) == ""
    assert organisation_of(Labelled(ProjectText("ก"), frozenset(), organisation="เมืองพัทยา")) == ""
