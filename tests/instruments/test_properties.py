"""What holds for any facts: the past is safe from the future, order and absence leave no trace, readings stay apart."""

from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.instruments import Fact, Instrument, Timeline, facts_of, load
from dragoman.instruments.answer import items_of
from dragoman.instruments.engine import run
from dragoman.instruments.timeline import Answer
from dragoman.shapes.edtf import When

INSTRUMENTS = ("unscr-2231", "npt", "grain", "ottawa", "paris", "newstart", "russia-iran-2025")
QUICK = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
START = date(1990, 1, 1)


def told(answer: Answer) -> dict[str, object]:
    """An answer as values: addresses with readings, values, times, reasons and facts."""
    return {
        line.address: [
            (readings, item and (item.value, item.due, item.why, item.facts)) for readings, item in line.answers
        ]
        for line in answer.lines
    }


@st.composite
def cases(draw: st.DrawFn) -> tuple[Instrument, tuple[Fact, ...], date]:
    """An instrument, its facts with some left out and some invented, and a day."""
    instrument = load(draw(st.sampled_from(INSTRUMENTS)))
    facts = [fact for fact in facts_of(instrument) if draw(st.integers(0, 5))]
    shapes = [fact for fact in facts_of(instrument) if fact.kind not in ("vote", "measured")]
    for number in range(draw(st.integers(0, 4))):
        model = draw(st.sampled_from(shapes))
        day = START + timedelta(days=draw(st.integers(0, 13_500)))
        kind = draw(st.sampled_from((model.kind, "revoked", "paused", "resumed", "extended", "objected", "void")))
        known = day + timedelta(days=draw(st.sampled_from((0, 0, 0, 9, 400))))
        facts.append(
            Fact(
                id=f"made {number}", day=When.day(day), known=known, kind=kind, act=model.act, by=model.by, on=model.on
            )
        )
    return instrument, tuple(facts), START + timedelta(days=draw(st.integers(0, 13_500)))


@QUICK
@given(cases())
def test_no_future_fact_changes_the_past(case: tuple[Instrument, tuple[Fact, ...], date]) -> None:
    instrument, facts, day = case
    known = [fact for fact in facts if fact.known <= day]
    late = Timeline(instrument, facts, until=date(2027, 1, 1)).at(day)
    assert told(late) == told(Timeline(instrument, known, until=day).at(day))


@QUICK
@given(cases(), st.randoms())
def test_the_order_of_facts_does_not_matter(case: tuple[Instrument, tuple[Fact, ...], date], random: object) -> None:
    instrument, facts, day = case
    shuffled = list(facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert told(Timeline(instrument, shuffled, until=day).at(day)) == told(
        Timeline(instrument, facts, until=day).at(day)
    )


@QUICK
@given(cases(), st.integers(0, 1000))
def test_a_fact_that_is_gone_leaves_nothing(case: tuple[Instrument, tuple[Fact, ...], date], which: int) -> None:
    """Nothing may name it, and adding it again gives the old answer: the engine remembers nothing between runs."""
    instrument, facts, day = case
    if not facts:
        return
    gone = facts[which % len(facts)]
    rest = tuple(fact for fact in facts if fact.id != gone.id)
    before = told(Timeline(instrument, facts, until=day).at(day))
    without = Timeline(instrument, rest, until=day).at(day)
    named = {fact for line in without.lines for _, item in line.answers if item for fact in item.facts}
    assert gone.id not in named
    assert told(Timeline(instrument, (*rest, gone), until=day).at(day)) == before


@QUICK
@given(cases())
def test_two_readings_differ_only_where_they_may(case: tuple[Instrument, tuple[Fact, ...], date]) -> None:
    """Every full choice of readings, run by itself, gives what the timeline says for the part of it that matters."""
    instrument, facts, day = case
    timeline = Timeline(instrument, facts, until=day)
    ordered = sorted((fact for fact in facts if fact.known <= day), key=lambda fact: (fact.known, fact.id))
    for chosen in instrument.combinations():
        alone = run(instrument, ordered, chosen=chosen, until=day)
        for item in items_of(instrument, alone.shots[-1], measured(instrument, ordered, chosen), day):
            shown = next(run for choice, run in timeline.choices(item.address).items() if choice <= chosen)
            assert item in timeline.items(day, shown), item.address


def measured(
    instrument: Instrument, facts: list[Fact], chosen: frozenset[str]
) -> dict[tuple[str, str | None], list[Fact]]:
    """Measurements by measure and holder, oldest first."""
    found: dict[tuple[str, str | None], list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: (fact.day.latest or fact.known, fact.known, fact.id)):
        if fact.kind == "measured" and instrument.allows(fact.reading, chosen):
            found.setdefault((str(fact.measure), fact.of), []).append(fact)
    return found


@QUICK
@given(cases(), st.integers(-40, 40))
def test_a_day_between_two_changes_answers_like_its_neighbour(
    case: tuple[Instrument, tuple[Fact, ...], date], shift: int
) -> None:
    """The answers that are kept for a stretch of days are those that a run up to the very day gives."""
    instrument, facts, day = case
    other = day + timedelta(days=shift)
    timeline = Timeline(instrument, facts, until=max(day, other))
    assert told(timeline.at(other)) == told(Timeline(instrument, facts, until=other).at(other))
