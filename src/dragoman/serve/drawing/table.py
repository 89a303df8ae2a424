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
    lines = [tuple(row) for row in rows]
    counted = {index for index in range(1, len(head)) if lines and all(_is_number(line[index]) for line in lines)}
    kinds = ["num" if index in counted else None for index in range(len(head))]
    top = element(
        "tr", *(element("th", text, scope="col", class_=kind) for text, kind in zip(head, kinds, strict=True))
    )
    body = [element("tr", *(_cell(cell, index, kinds[index]) for index, cell in enumerate(line))) for line in lines]
    return element("table", element("caption", caption), element("thead", top), element("tbody", *body), class_="table")


def _cell(cell: Content, index: int, kind: str | None) -> Markup:
    text = f"{cell:g}" if isinstance(cell, int | float) else cell
    if index == 0:
        return element("th", text, scope="row")
    return element("td", text, class_=kind)


def _is_number(cell: Content) -> bool:
    """Tell whether a cell is a number, be it written as a link."""
    if isinstance(cell, int | float):
        return True
    return isinstance(cell, Markup) and cell.striptags().replace(".", "", 1).isdecimal()
