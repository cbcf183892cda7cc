"""Drawings as SVG: well formed, the same each time, nothing outside their frame, any text within its box."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from prasan.reports.drawings.lettering import drawing, lines_of, text_at, width_of
from prasan.reports.drawings.sankey import WIDTH, Node, sankey_svg
from prasan.reports.drawings.strategy_map import MapBox, StrategyMap, strategy_map_svg

# What XML can hold: no control characters, no lone surrogates.
texts = st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufffe\uffff"), max_size=80)


@given(texts, st.integers(60, 400), st.integers(1, 4))
def test_lines_fit_their_width_however_long_a_word(text: str, width: int, most: int) -> None:
    lines = lines_of(text, 12, width, most)
    assert 1 <= len(lines) <= most
    assert all(width_of(line, 12) <= width for line in lines)
    if not text.strip():
        assert "".join(lines).strip() == ""


def test_half_characters_and_control_characters_are_left_out_of_a_drawing() -> None:
    assert lines_of("ถนน\ud800\x07ดี", 12, 400, 1) == ("ถนนดี",)
    ElementTree.fromstring(drawing("bars", 10, 10, "ก\x00", [text_at(0, 0, "ข\x1b", size=9)]))


def test_marks_above_and_below_take_no_room() -> None:
    assert width_of("ที่นี้", 10) == width_of("ทน", 10)


@given(st.lists(st.tuples(texts, st.lists(texts, max_size=6)), max_size=9), texts, texts)
def test_a_strategy_map_is_well_formed_whatever_it_says(
    boxes: list[tuple[str, list[str]]], title: str, vision: str
) -> None:
    drawn = StrategyMap(
        title, vision, tuple(MapBox(str(at), name, tuple(below), ("SDG 1",)) for at, (name, below) in enumerate(boxes))
    )
    svg = strategy_map_svg(drawn)
    ElementTree.fromstring(svg)
    assert svg == strategy_map_svg(drawn)


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 2)), st.integers(1, 10**9), min_size=1), texts)
def test_a_flow_is_well_formed_and_stays_in_its_frame(amounts: dict[tuple[int, int], int], title: str) -> None:
    flows = [((0, str(a)), (1, str(b)), baht) for (a, b), baht in amounts.items()]
    nodes = [Node((0, str(n)), f"บน {n}") for n in range(4)] + [Node((1, str(n)), f"ล่าง {n}") for n in range(3)]
    svg = sankey_svg(nodes, flows, title=title)
    root = ElementTree.fromstring(svg)
    _, _, wide, high = (float(part) for part in root.attrib["viewBox"].split())
    assert wide == WIDTH
    for rect in root.iter("{http://www.w3.org/2000/svg}rect"):
        assert float(rect.attrib["y"]) + float(rect.attrib["height"]) <= high


def test_nothing_that_flows_is_no_drawing() -> None:
    assert sankey_svg([Node((0, "1"), "1")], [], title="") == ""
