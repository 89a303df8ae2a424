"""The numbers of a drawing as a table beside it, for those who read rather than see."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from dragoman.serve.drawing.svg import element

Content = str | int | float | Markup
"""What a cell holds."""


def table(rows: Iterable[Sequence[Content]], /, *, head: Sequence[str], caption: str) -> Markup:
    """Write a table: the first cell of each row is its heading, numbers stand to the right.

    >>> table([("2024", 3)], head=("year", "entries"), caption="Entries by year")  # doctest: +ELLIPSIS
    Markup('<table class="table"><caption>Entries by year</caption>...</tbody></table>')
    """
    top = element("tr", *(element("th", text, scope="col") for text in head))
    body = [element("tr", *(_cell(cell, index) for index, cell in enumerate(row))) for row in rows]
    return element("table", element("caption", caption), element("thead", top), element("tbody", *body), class_="table")


def _cell(cell: Content, index: int) -> Markup:
    if index == 0:
        return element("th", str(cell) if not isinstance(cell, Markup) else cell, scope="row")
    if isinstance(cell, int | float):
        return element("td", f"{cell:g}", class_="num")
    return element("td", cell)
