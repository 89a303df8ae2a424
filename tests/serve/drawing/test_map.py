import pytest

from dragoman.serve.drawing.map import Bubble, load, point_of_view, world
from dragoman.serve.drawing.projection import HEIGHT, WIDTH, project


def test_the_map_knows_every_state_that_the_record_may_name() -> None:
    known = {land.id for land in load().countries}
    assert {"XKX", "PSE", "TWN", "ESH", "USA", "RUS", "IRN", "VAT", "SGP", "BHR", "ATA"} <= known
    assert len(known) > 230
    assert all(len(land.id) in (0, 3) for land in load().countries)


def test_the_map_is_small_and_within_its_sheet() -> None:
    assert sum(len(land.d) for land in load().countries) < 200_000
    for land in load().countries:
        left, top, right, bottom = land.box
        assert -1 <= left <= right <= WIDTH + 1 and -1 <= top <= bottom <= HEIGHT + 1
        assert land.d.startswith("M") and land.d.endswith("z")


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [("CHE", 7.5, 46.9), ("IRN", 51.4, 35.7), ("AUS", 149.1, -35.3), ("CHL", -70.6, -33.4), ("ISL", -21.9, 64.1)],
)
def test_capitals_lie_in_their_countries_boxes(code: str, lon: float, lat: float) -> None:
    land = next(land for land in load().countries if land.id == code)
    x, y = project(lon, lat)
    left, top, right, bottom = land.box
    assert left <= x <= right and top <= y <= bottom


def test_the_point_of_view_is_named_and_disputed_places_are_told() -> None:
    assert "Natural Earth" in point_of_view()
    assert load().drawn_in["Crimea"] == "Russia" and load().drawn_in["Taiwan"] == "Taiwan"
    assert load().drawn_in["West Bank"] == "Palestine" and load().drawn_in["Kosovo"] == "Kosovo"


def test_a_focused_map_leaves_out_what_lies_elsewhere() -> None:
    near = world([Bubble(name="Muscat", lon=58.4, lat=23.6, count=2)], focus=True)
    assert 'id="map-OMN"' in near and 'id="map-BRA"' not in near
    assert 'id="map-BRA"' in world([])


def test_antarctica_is_shown_when_something_is_there() -> None:
    assert (
        world([]).split('viewBox="')[1] != world([Bubble(name="Base", lon=0, lat=-75, count=1)]).split('viewBox="')[1]
    )


def test_larger_counts_make_larger_bubbles_and_none_is_lost() -> None:
    drawn = world([Bubble(name=f"place {index}", lon=index, lat=index, count=index) for index in range(1, 40)])
    assert drawn.count('class="bubble"') == 39
    assert all(f"<title>place {index}: {index}</title>" in drawn for index in range(1, 40))
