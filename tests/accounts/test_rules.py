"""The trail's chain: any tampering shows."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from prasan.accounts.rules import TrailFact, digest_of, first_broken

texts = st.text(max_size=20)
facts = st.builds(
    TrailFact,
    number=st.just(0),
    at=st.just("2026-11-22T00:00:00+00:00"),
    by=st.none() | st.integers(1, 9),
    did=texts,
    target_type=texts,
    target_id=texts,
    target_text=texts,
    why=texts,
    before=st.none() | st.dictionaries(texts, st.integers()),
    after=st.none() | st.lists(texts, max_size=3),
)


def chained(entries: list[TrailFact]) -> list[tuple[TrailFact, str, str]]:
    chain, previous = [], ""
    for number, fact in enumerate(entries, start=1):
        numbered = replace(fact, number=number)
        digest = digest_of(numbered, previous)
        chain.append((numbered, previous, digest))
        previous = digest
    return chain


@given(st.lists(facts, max_size=6))
def test_a_chain_as_it_was_written_holds(entries: list[TrailFact]) -> None:
    assert first_broken(chained(entries)) is None


@given(st.lists(facts, min_size=1, max_size=6), st.data())
def test_changing_any_entry_breaks_the_chain_at_that_entry(entries: list[TrailFact], data: st.DataObject) -> None:
    chain = chained(entries)
    index = data.draw(st.integers(0, len(chain) - 1))
    fact, previous, digest = chain[index]
    chain[index] = (replace(fact, why=fact.why + "x"), previous, digest)
    assert first_broken(chain) == index + 1


@given(st.lists(facts, min_size=2, max_size=6), st.data())
def test_removing_an_entry_breaks_the_chain_unless_it_is_the_last(
    entries: list[TrailFact], data: st.DataObject
) -> None:
    chain = chained(entries)
    index = data.draw(st.integers(0, len(chain) - 2))
    del chain[index]
    assert first_broken(chain) is not None
