"""The Equal Earth projection, onto the sheet on which the shipped map is drawn."""

from math import asin, cos, radians, sin, sqrt

WIDTH = 2000
"""Width of the sheet; all coordinates of the map are in its units."""
HEIGHT = 973
"""Height of the sheet, pole to pole."""

# The polynomial's coefficients, as its authors give them (Šavrič, Patterson and Jenny, 2018).
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2


def _raw(lon: float, lat: float) -> tuple[float, float]:
    theta = asin(_M * sin(radians(lat)))
    t2 = theta * theta
    t6 = t2 * t2 * t2
    slope = _A1 + 3 * _A2 * t2 + t6 * (7 * _A3 + 9 * _A4 * t2)
    return radians(lon) * cos(theta) / (_M * slope), theta * (_A1 + _A2 * t2 + t6 * (_A3 + _A4 * t2))


_SCALE = WIDTH / 2 / _raw(180, 0)[0]


def project(lon: float, lat: float, /) -> tuple[float, float]:
    """Give the point of the sheet for a place, x to the right and y down.

    `lon` and `lat` are degrees east and north; a longitude beyond 180 runs on past the sheet's edge, so that a shape
    across the date line stays whole until it is cut.

    >>> [round(value) for value in project(0, 0)]
    [1000, 486]
    >>> [round(value) for value in project(51.4, 35.7)]
    [1260, 229]
    """
    x, y = _raw(lon, max(-90.0, min(90.0, lat)))
    return WIDTH / 2 + x * _SCALE, HEIGHT / 2 - y * _SCALE
