"""The trail's chain: any tampering shows."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from prasan.accounts.rules.chain import TrailFact, digest_of, first_broken

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
    organisation_code=texts,
    on_behalf_of=texts,
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


def test_what_was_written_before_organisations_stood_in_the_trail_keeps_its_digest() -> None:
    """The digest is that of the first release, pinned: a chain written then still holds."""
    old = TrailFact(1, "2026-11-22T00:00:00+00:00", 3, "plan.opened", "plan", "7", "แผน", "", None, {"a": 1})
    assert digest_of(old, "") == "0d29eb4c50c6159f56e8c188c52bba08cfbb4ba24374548711b819699b17cd24"


@given(facts, st.text(min_size=1, max_size=5))
def test_the_digest_covers_for_whom_it_was_done(fact: TrailFact, other: str) -> None:
    assert digest_of(replace(fact, on_behalf_of=fact.on_behalf_of + other), "") != digest_of(fact, "")
    assert digest_of(replace(fact, organisation_code=fact.organisation_code + other), "") != digest_of(fact, "")
