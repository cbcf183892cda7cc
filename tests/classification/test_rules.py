"""The classifier on a small vocabulary: what it proposes, why, and what it learns."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prasan.classification.rules import (
    Classifier,
    Confirmation,
    Decision,
    GuidelineWords,
    ProjectText,
    Proposal,
    Vocabulary,
    WeightedPhrase,
)
from prasan.classification.rules.proposals import decision_of
from prasan.classification.rules.reading import Reader
from prasan.classification.rules.training import changes
from tests.classification.vocabulary_example import example


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    return example(tmp_path_factory.mktemp("vocabulary"))


@pytest.fixture(scope="module")
def classifier(vocabulary: Vocabulary) -> Classifier:
    return Classifier(vocabulary)


def first(proposal: Proposal) -> str:
    return proposal.ranked[0].guideline


def chance_of(guideline: str, proposal: Proposal) -> float:
    return next((one.probability for one in proposal.ranked if one.guideline == guideline), 0.0)


def test_a_typical_title_is_sure_and_shows_its_words(classifier: Classifier) -> None:
    proposal = classifier.classify(ProjectText("ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 4 บ้านโนนสะอาด"))
    assert (first(proposal), proposal.decision) == ("1.1", Decision.SURE)
    assert "ชื่อ: “ถนนคอนกรีตเสริมเหล็ก”" in proposal.ranked[0].evidence


@pytest.mark.parametrize(
    ("name", "guideline"),
    [
        ("ก่อสร้างถนน คสล. ม.7", "1.1"),
        ("ก่อสร้างถนนคสล.สายกลางบ้าน", "1.1"),
        ("ถนน คอนกรีต เสริม เหล็ก", "1.1"),
        ("โครงการขยายเขตประปา หมู่ที่ ๓", "1.2"),
        ("จัดงานวัน ผส.", "4.2"),
        ("รณรงค์ลูกน้ำยุงลายในชุมชน", "4.3"),
    ],
)
def test_abbreviations_spaces_and_digits_do_not_matter(classifier: Classifier, name: str, guideline: str) -> None:
    assert first(classifier.classify(ProjectText(name))) == guideline


def test_a_phrase_against_outweighs_the_phrase_inside_it(classifier: Classifier) -> None:
    plain = classifier.classify(ProjectText("ปรับปรุงถนน"))
    against = classifier.classify(ProjectText("รณรงค์ความปลอดภัยทางถนน"))
    assert first(plain) == "1.1"
    assert plain.decision is not against.decision


def test_a_short_phrase_inside_another_word_says_little(classifier: Classifier) -> None:
    accident = classifier.classify(ProjectText("จัดซื้อยางรถ"))
    meant = classifier.classify(ProjectText("จัดซื้อยา"))
    assert first(meant) == "4.3"
    assert chance_of("4.3", accident) < chance_of("4.3", meant) - 0.2


def test_a_latin_phrase_is_found_as_a_whole_word_only() -> None:
    words = (
        GuidelineWords("1.3", (WeightedPhrase("EV", 5),)),
        GuidelineWords("1.4", (WeightedPhrase("Smart City", 5),)),
    )
    latin = Classifier(Vocabulary(words))
    assert first(latin.classify(ProjectText("สถานีชาร์จรถEV"))) == "1.3"
    assert first(latin.classify(ProjectText("แผนSMART  CITY"))) == "1.4"
    assert latin.classify(ProjectText("every level")).decision is Decision.CANNOT_TELL


def test_the_name_of_a_village_says_nothing(classifier: Classifier) -> None:
    proposal = classifier.classify(ProjectText("ก่อสร้างถนน หมู่ที่ 3 บ้านประปา"))
    assert proposal == classifier.classify(ProjectText("ก่อสร้างถนน หมู่ที่ 8"))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("ถนน บ.โนนทัน ม.3 ต.ในเมือง", "ถนน"),
        ("ถนน หมู่ที่ 3,4 และหมู่ 5", "ถนน"),
        ("ถนน กว้าง 4 ม. งบ 500 บ. ต่อปี", "ถนนกว้างมงบบต่อปี"),
        ("ซ่อมบ้านผู้ยากไร้ หมู่ที่ 2", "ซ่อมบ้านผู้ยากไร้"),
        ("โรงเรียนบ้านหนองแวง", "โรงเรียน"),
        ("สำนักงานเทศบาลตำบลโนนสูง", "สำนักงานเทศบาลตำบล"),
        ("เทศบาลตำบลเคลื่อนที่", "เทศบาลตำบลเคลื่อนที่"),
    ],
)
def test_names_of_places_are_told_from_words_that_look_like_them(name: str, letters: str) -> None:
    assert Reader({"ต.": "ตำบล"}).read(name).key == letters


def test_what_stands_in_a_place_is_not_what_is_built(classifier: Classifier) -> None:
    proposal = classifier.classify(ProjectText("ก่อสร้างรางระบายน้ำ บริเวณโรงเรียนผู้สูงอายุ"))
    assert first(proposal) == "1.1"


def test_the_name_weighs_more_than_the_objective(classifier: Classifier) -> None:
    proposal = classifier.classify(ProjectText("ก่อสร้างถนน", objective="เพื่อให้ผู้สูงอายุเดินทางสะดวก"))
    assert first(proposal) == "1.1"
    assert {one.guideline for one in proposal.ranked} >= {"1.1", "4.2"}


def test_the_objective_decides_where_the_name_says_nothing(classifier: Classifier) -> None:
    proposal = classifier.classify(ProjectText("เดินหน้าไปด้วยกัน", objective="เพื่อป้องกันโรคไข้เลือดออก"))
    assert first(proposal) == "4.3"
    assert "วัตถุประสงค์: “ไข้เลือดออก”" in proposal.ranked[0].evidence


def test_the_budget_class_tips_the_scales_and_says_so(classifier: Classifier) -> None:
    without = classifier.classify(ProjectText("อบรมในชุมชน"))
    with_class = classifier.classify(ProjectText("อบรมในชุมชน", budget_class="สาธารณสุข"))
    raised = next(one for one in with_class.ranked if one.guideline == "4.3")
    assert raised.probability > chance_of("4.3", without)
    assert "แผนงาน: สาธารณสุข" in raised.evidence


def test_no_project_is_said_wherever_it_is_the_likeliest_unless_nothing_speaks_for_anything() -> None:
    assert decision_of([0.04, 0.03], 0.05, has_evidence=True) is Decision.NO_PROJECT
    assert decision_of([0.06, 0.03], 0.05, has_evidence=True) is Decision.CANNOT_TELL
    assert decision_of([0.04, 0.03], 0.05, has_evidence=False) is Decision.CANNOT_TELL


def test_a_budget_line_is_no_project(classifier: Classifier) -> None:
    assert classifier.classify(ProjectText("เงินสำรองจ่าย")).decision is Decision.NO_PROJECT


@pytest.mark.parametrize("name", ["", "   ", "12345", "...", "ฅฃฅฃ"])
def test_a_text_without_known_words_cannot_be_told(classifier: Classifier, name: str) -> None:
    assert classifier.classify(ProjectText(name)) == Proposal(Decision.CANNOT_TELL, ())


@given(
    st.builds(
        ProjectText,
        name=st.text(max_size=200) | st.text(alphabet="ถนนประปาคสล.ม1๓ |()เพื่อโรงเรียนบ้าน", max_size=80),
        objective=st.text(max_size=50),
        target=st.text(max_size=50),
        budget_class=st.sampled_from(["", "แผนงานสาธารณสุข", "อื่น"]) | st.text(max_size=10),
    )
)
def test_any_text_gets_sorted_probabilities_that_sum_to_at_most_one(classifier: Classifier, text: ProjectText) -> None:
    proposal = classifier.classify(text)
    chances = [one.probability for one in proposal.ranked]
    assert chances == sorted(chances, reverse=True)
    assert all(0 <= one <= 1 for one in chances)
    assert sum(chances) <= 1.001
    assert len({one.guideline for one in proposal.ranked}) == len(chances)
    assert proposal == classifier.classify(text)


def test_two_classifiers_of_the_same_words_answer_alike(vocabulary: Vocabulary, classifier: Classifier) -> None:
    twin = Classifier(vocabulary)
    text = ProjectText("ปรับปรุงถนนและรางระบายน้ำ", target="1 สาย")
    assert twin.version == classifier.version
    assert twin.classify(text) == classifier.classify(text)


def test_the_version_names_words_and_lessons_in_at_most_64_characters(vocabulary: Vocabulary) -> None:
    lesson = Confirmation(ProjectText("จัดงานประเพณี"), "4.2")
    versions = {Classifier(vocabulary).version, Classifier(vocabulary, [lesson]).version}
    reordered = replace(vocabulary, guidelines=vocabulary.guidelines[::-1])
    assert len(versions) == 2
    assert all(len(version) <= 64 for version in versions)
    assert Classifier(reordered).version in versions


def test_a_confirmation_changes_the_next_answer_to_the_same_title(
    vocabulary: Vocabulary, classifier: Classifier
) -> None:
    text = ProjectText("ก่อสร้างถนนคอนกรีตเสริมเหล็ก หมู่ที่ 4 บ้านโนนสะอาด")
    taught = Classifier(vocabulary, [Confirmation(text, "4.2")])
    proposal = taught.classify(ProjectText("โครงการก่อสร้างถนน คสล. ม.9"))
    assert first(classifier.classify(text)) == "1.1"
    assert (first(proposal), proposal.decision) == ("4.2", Decision.SURE)
    assert proposal.ranked[0].evidence[0] == f"ยืนยันแล้ว: “{text.name}”"


def test_a_nearly_identical_title_is_decided_by_the_confirmed_one(vocabulary: Vocabulary) -> None:
    said = "ส่งเสริมคุณภาพชีวิตผู้สูงอายุและผู้ด้อยโอกาสในเขตเทศบาลอย่างยั่งยืนและมีส่วนร่วม"
    taught = Classifier(vocabulary, [Confirmation(ProjectText(said), "4.3")])
    assert first(taught.classify(ProjectText(said + "ด้วย"))) == "4.3"


def test_a_confirmation_teaches_words_that_the_vocabulary_lacks(vocabulary: Vocabulary, classifier: Classifier) -> None:
    asked = ProjectText("ประกวดกระทงใหญ่ริมบึง")
    taught = Classifier(vocabulary, [Confirmation(ProjectText("ประเพณีลอยกระทง ประกวดกระทงใบตอง"), "4.2")])
    assert classifier.classify(asked).decision is Decision.CANNOT_TELL
    assert first(taught.classify(asked)) == "4.2"


def test_of_differing_decisions_the_more_frequent_holds_then_the_later(vocabulary: Vocabulary) -> None:
    text = ProjectText("ซ่อมแซมหอกระจายข่าว")
    often = [Confirmation(text, "1.1"), Confirmation(text, "1.1"), Confirmation(text, "4.3")]
    once = [Confirmation(text, "1.1"), Confirmation(text, "4.3")]
    assert first(Classifier(vocabulary, often).classify(text)) == "1.1"
    assert first(Classifier(vocabulary, once).classify(text)) == "4.3"


def test_a_confirmation_of_another_edition_is_left_aside(vocabulary: Vocabulary, classifier: Classifier) -> None:
    taught = Classifier(vocabulary, [Confirmation(ProjectText("ก่อสร้างถนน"), "99.9")])
    assert taught.version == classifier.version


def test_a_vocabulary_of_phrases_alone_is_enough() -> None:
    words = GuidelineWords("1.1", (WeightedPhrase("ถนน", 5),))
    other = GuidelineWords("1.2", (WeightedPhrase("ประปา", 5),))
    assert first(Classifier(Vocabulary((words, other))).classify(ProjectText("ถนนสายใหม่"))) == "1.1"


def test_the_unit_that_is_responsible_speaks_and_its_longest_word_is_heard(classifier: Classifier) -> None:
    alone = classifier.classify(ProjectText("ปรับปรุงอาคาร"))
    told = classifier.classify(ProjectText("ปรับปรุงอาคาร", unit="กองช่าง อบต."))
    assert chance_of("1.1", told) > chance_of("1.1", alone)
    assert "หน่วยงาน: กองช่าง อบต." in next(one for one in told.ranked if one.guideline == "1.1").evidence
    assert all("หน่วยงาน" not in " ".join(one.evidence) for one in told.ranked if one.guideline == "1.2")


def test_words_that_are_often_misspelt_are_read_as_they_are_meant(classifier: Classifier) -> None:
    assert classifier.classify(ProjectText("วางรางรบายน้ำ")) == classifier.classify(ProjectText("วางรางระบายน้ำ"))


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("กอสร้างรางระบายน้ำ", "ก่อสร้างรางระบายน้ำ"),  # a tone mark that is missing
        ("ก่อสร้างรางระบายนำ", "ก่อสร้างรางระบายน้ำ"),
        ("โรคไข้เลือดออก", "โรคไข้เลือดออก"),
        ("ผู้สุงอายุ", "ผู้สูงอายุ"),  # a vowel that is too short
        ("ผู้สงูอายุ", "ผู้สูงอายุ"),  # two letters that changed places
        ("สาธาณะ", "สาธารณะ"),  # a letter that is missing
        ("สาธารณณะ", "สาธารณะ"),  # one too many
    ],
)
def test_a_word_that_is_misspelt_by_a_letter_is_read_as_the_one_that_is_meant(name: str, meant: str) -> None:
    words = ["ก่อสร้าง", "รางระบายน้ำ", "ระบายน้ำ", "ผู้สูงอายุ", "สาธารณะ"]
    assert Reader({}).mending(words).read(name).letters == meant


@pytest.mark.parametrize("name", ["รถกู้ภัย", "ยาบ้านเรา", "สายนาเก่า", "เพื่อนำส่ง", "ป่า ชุมชน", "สาธารณะ ฯ", "CCTV"])
def test_words_that_are_spelt_well_are_left_as_they_are(name: str) -> None:
    words = ["รถตู้", "ยาบ้า", "สายตา", "เพื่อน", "ชุมชน", "สาธารณะ", "ป่าชุมชน"]
    assert Reader({}).mending(words).read(name).letters == Reader({}).read(name).letters


def test_names_that_were_left_out_make_no_word_with_what_stands_beside_them() -> None:
    assert Reader({}).mending(["แหล่ง"]).read("เทศบาลตำบลโนนสูง แห่งใหม่").letters == "เทศบาลตำบล|แห่งใหม่"


PLAIN, MENDING, KNOWING_NONE = Reader({}), Reader({}).mending(["ก่อสร้าง", "ชุมชน", "ระบายน้ำ"]), Reader({}).mending([])


@given(st.text(alphabet="กขคงจชดตนบปมยรลวสหอะาิีึืุูเแโใไ่้๊๋์ |ฯabc", max_size=60))
def test_mending_never_fails_and_never_touches_a_text_without_near_words(text: str) -> None:
    assert KNOWING_NONE.read(text) == PLAIN.read(text)
    MENDING.read(text)


def test_a_misspelt_title_gets_the_same_guideline(classifier: Classifier) -> None:
    assert first(classifier.classify(ProjectText("ก่อสร้างรางระบายนำ้พร้อมฝาปิด"))) == "1.1"


def test_a_phrase_with_the_mark_of_the_beginning_counts_only_there() -> None:
    words = (
        GuidelineWords("1.1", (WeightedPhrase("ก่อสร้าง", 2),)),
        GuidelineWords("X", (WeightedPhrase("^วัสดุ", 4), WeightedPhrase("^วัสดุก่อสร้าง", 5))),
    )
    classifier = Classifier(Vocabulary(words))
    assert classifier.classify(ProjectText("โครงการ วัสดุก่อสร้าง")).decision is Decision.NO_PROJECT
    assert classifier.classify(ProjectText("วัสดุไฟฟ้า")).decision is Decision.NO_PROJECT
    proposal = classifier.classify(ProjectText("ก่อสร้างโรงเก็บวัสดุ"))
    assert (first(proposal), proposal.ranked[0].evidence) == ("1.1", ("ชื่อ: “ก่อสร้าง”",))


def test_a_name_that_says_nothing_leaves_it_to_the_objective(classifier: Classifier) -> None:
    told = ProjectText("รวมใจชาวเรา", objective="เพื่อป้องกันไข้เลือดออก")
    assert first(classifier.classify(told)) == "4.3"


LEARNT = [
    Confirmation(ProjectText("ชวนน้องเรียนรู้ฟ้าใส", objective="เพื่อปลูกฝังวินัย"), "1.2"),
    Confirmation(ProjectText("ชวนน้องเรียนรู้ฟ้าใสและสายลม"), "4.2"),
    Confirmation(ProjectText("ก่อสร้างถนนคอนกรีตเสริมเหล็ก"), "4.3"),
    Confirmation(ProjectText("ค่าของที่ระลึก"), "X"),
    Confirmation(ProjectText("หมู่ที่ 4"), "1.1"),
    Confirmation(ProjectText("ปั่นจักรยานชมทุ่ง"), "9.9"),
]


@given(st.lists(st.sampled_from(LEARNT), max_size=8), st.lists(st.sampled_from(LEARNT), max_size=8))
def test_what_is_learnt_bit_by_bit_and_taken_back_answers_as_what_was_built_of_what_is_left(
    classifier: Classifier, before: list[Confirmation], after: list[Confirmation]
) -> None:
    """Neither the order nor what was known in between shows."""
    step_by_step = classifier.updated(before).updated(*changes(before, after))
    at_once = classifier.updated(after)
    assert step_by_step.version == at_once.version
    for one in LEARNT:
        there, here = step_by_step.classify(one.text).ranked, at_once.classify(one.text).ranked
        assert {r.guideline: r.probability for r in there} == pytest.approx({r.guideline: r.probability for r in here})


def test_learning_leaves_the_classifier_that_it_began_from_as_it_was(classifier: Classifier) -> None:
    told = ProjectText("ชวนน้องเรียนรู้ฟ้าใส")
    before = classifier.classify(told)
    assert classifier.updated([Confirmation(told, "1.2")]).classify(told).ranked[0].guideline == "1.2"
    assert classifier.classify(told) == before


def test_of_two_decisions_about_a_title_the_one_that_was_taken_back_is_forgotten(classifier: Classifier) -> None:
    told = ProjectText("ชวนน้องเรียนรู้ฟ้าใส")
    first_said, then_said = Confirmation(told, "1.2"), Confirmation(told, "4.2")
    both = classifier.updated([first_said, then_said])
    assert first(both.classify(told)) == "4.2"
    assert first(both.updated([], [then_said]).classify(told)) == "1.2"
