"""Rows as CSV: no cell that a spreadsheet would run, whether it holds one text or several."""

from dragoman.serve.page import Page
from dragoman.serve.rendering import table


def test_no_cell_is_a_formula() -> None:
    rows = [{"one": "=1+1", "several": ["=1+1", "two"], "number": -9, "none": None}]
    page = Page(title="t", template="find.html", data=None, rows=rows)
    assert table(page).body.decode().splitlines() == ["one,several,number,none", "'=1+1,'=1+1; two,-9,"]
