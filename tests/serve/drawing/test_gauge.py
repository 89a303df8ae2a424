from datetime import date

from dragoman.instruments import Timeline, facts_of, load
from dragoman.instruments.plot import Clock, Plot, clocks, plots
from dragoman.serve.drawing import gauge

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)


def plot(*values: float) -> Plot:
    points = tuple((date(2024, 1 + index, 1), value) for index, value in enumerate(values))
    return Plot(title="stock", unit="t", limit=10, points=points, first=FIRST, last=LAST)


def test_values_beyond_the_limit_have_a_shape_of_their_own() -> None:
    drawn = gauge.measure(plot(5, 10, 11))
    assert drawn.count('class="point over"') == 1 and drawn.count('class="point"') == 2
    assert "beyond the limit</title>" in drawn


def test_a_floor_is_beyond_from_below() -> None:
    assert gauge.measure(plot(5, 10, 11), at_least=True).count('class="point over"') == 1
    assert "1 of 3 beyond" in gauge.measure(plot(5, 10, 11), at_least=True)


def test_clocks_tell_their_state_and_end() -> None:
    runs = [Clock(title="art. 9", start=date(2023, 6, 1), end=date(2025, 6, 1), state="running"),
            Clock(title="art. 12", start=date(2024, 3, 1), end=None, state="paused")]  # fmt: skip
    drawn = gauge.clocks(runs, first=FIRST, last=LAST, today=date(2024, 5, 1))
    assert "art. 9: running, 2023-06-01 to 2025-06-01" in drawn and "art. 12: paused, 2024-03-01 to open" in drawn
    assert 'class="clock running"' in drawn and 'class="clock held"' in drawn and 'class="today"' in drawn
    assert "today" not in gauge.clocks(runs, first=FIRST, last=LAST, today=date(2030, 1, 1))


def test_an_instrument_of_the_library_can_be_drawn() -> None:
    last = date(2025, 10, 18)
    timeline = Timeline(load("jcpoa"), facts_of(load("jcpoa")), until=last)
    first = date(2016, 1, 1)
    for each in plots(timeline, first=first, last=last):
        assert each.unit in gauge.measure(each)
    runs = clocks(timeline, first=first, last=last)
    assert runs and f"{len(runs)} clocks" in gauge.clocks(runs, first=first, last=last)
