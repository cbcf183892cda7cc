"""The small parts of the public pages: pages of a list, dots of the map, marked words."""

from hypothesis import given
from hypothesis import strategies as st

from prasan.organisations.queries import DistrictFact, OrganisationFact
from prasan.organisations.rules.kinds import OrganisationKind
from prasan.web.public.dots import APART, WIDTH, dot_map
from prasan.web.public.paging import Page
from prasan.web.templatetags.public import marked, share, years_told


@given(total=st.integers(0, 5000), number=st.integers(1, 101))
def test_pages_cover_every_row_once(total: int, number: int) -> None:
    rows = list(range(total))
    pages = [Page(one, total) for one in range(1, Page(1, total).last + 1)]
    assert [row for page in pages for row in page.of(rows)] == rows
    page = pages[min(number, len(pages)) - 1]
    assert page.numbers[0] == 1
    assert page.numbers[-1] == page.last
    assert page.number in page.numbers


def test_far_pages_are_a_gap() -> None:
    assert Page(7, 1000).numbers == (1, 0, 6, 7, 8, 0, 20)
    assert Page(1, 0).numbers == (1,)


def organisation(code: int, lat: float, lon: float) -> OrganisationFact:
    return OrganisationFact(str(code), "ก", "A", "ก", OrganisationKind.SAO, "01", lat, lon)


@given(st.lists(st.tuples(st.floats(16, 17), st.floats(102, 103)), min_size=1, max_size=40))
def test_no_dot_hides_another_and_none_leaves_the_map(points: list[tuple[float, float]]) -> None:
    found = dot_map([organisation(number, *point) for number, point in enumerate(points)], ())
    assert [dot.organisation.code for dot in found.dots] == [str(number) for number in range(len(points))]
    for first in found.dots:
        assert first.x > 0
        assert 0 < first.y < found.height
        for second in found.dots:
            apart = (first.x - second.x) ** 2 + (first.y - second.y) ** 2
            assert first is second or apart >= (APART - 0.2) ** 2


def test_only_names_with_room_are_written() -> None:
    places = [organisation(1, 16.0, 102.0), organisation(2, 17.0, 103.0)]
    districts = [
        DistrictFact("01", "ใหญ่", "Big", 1, 1, 16.5, 102.5, 900),
        DistrictFact("02", "ข้างใหญ่", "Near", 1, 2, 16.51, 102.51, 800),
        DistrictFact("03", "ไกล", "Far", 2, 1, 16.9, 102.9, None),
    ]
    labels = dot_map(places, districts).labels
    assert [label.name_th for label in labels] == ["ใหญ่", "ไกล"]
    assert all(0 < label.x < WIDTH for label in labels)


def test_a_map_of_nothing_is_empty() -> None:
    assert dot_map([], []).dots == ()


def test_words_are_marked_across_spaces_and_escaped() -> None:
    assert marked("ดูแล ผู้สูงอายุ <1>", "ดูแลผู้สูงอายุ") == "<mark>ดูแล ผู้สูงอายุ</mark> &lt;1&gt;"
    assert marked("ก<ข>", "") == "ก&lt;ข&gt;"


@given(st.text(max_size=40), st.text(max_size=10))
def test_marking_never_adds_a_tag_of_the_texts(text: str, wanted: str) -> None:
    assert "<" not in marked(text, wanted).replace("<mark>", "").replace("</mark>", "")


def test_years_and_shares_are_told_briefly() -> None:
    assert years_told([2575, 2571, 2573, 2572]) == "2571–2573, 2575"
    assert years_told([]) == ""
    assert (share(60.0), share(52.44), share(None)) == ("60", "52.4", "")
