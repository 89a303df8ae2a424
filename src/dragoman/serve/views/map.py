"""The map: where entries take place."""

from dragoman.record.shape import Spot
from dragoman.serve import filters
from dragoman.serve.asked import MEANINGS, query_of
from dragoman.serve.drawing import map as drawing
from dragoman.serve.page import Asked, Page, Place
from dragoman.serve.rendering import address


def map(asked: Asked) -> Page:
    """Give the places of entries with how many acts each has."""
    spots = asked.ledger.spots(query_of(asked.query))
    kept = [pair for pair in asked.query.multi_items() if pair[1].strip() and pair[0] not in ("where", "done")]
    bubbles = [
        drawing.Bubble(
            name=spot.name, lon=spot.lon, lat=spot.lat, count=spot.events,
            href=address("/find", [*kept, ("where", spot.name)]),
        )
        for spot in spots
        if spot.lat is not None and spot.lon is not None
    ]  # fmt: skip
    return Page(
        title="Map",
        template="map.html",
        data=spots,
        rows=[{name: getattr(spot, name) for name in spot.__struct_fields__} for spot in spots],
        extra={
            "figure": drawing.world(bubbles),
            "table": drawing.rows(bubbles),
            "view": drawing.point_of_view(),
            "disputed": drawing.disputed(),
            "chips": filters.chips("/map", asked.query),
            "placeless": sum(spot.events for spot in spots if spot.lat is None),
            "bubbles": bubbles,
        },
    )


PLACES = (
    Place(path="/map", view=map, name="map", menu="Map", says="Where entries take place.",
          gives=list[Spot], parameters=MEANINGS),
)  # fmt: skip
