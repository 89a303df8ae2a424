"""Lines of keys, whatever stands between."""

from dragoman.instruments.lines import find_lines

TEXT = '''# a comment with [brackets] and key = "value"
title = "a [text] with = and { and # in it"
long = """
[not.a.table]
key = 1
"""
list = [
  { a = 1 },
  # { a = 0 }
  { a = 2, b = "}]" }, { a = 3 },
]

[one."two three"]
key = [1,
  2]
after = 'x'

[[rows]]
k = 1
[[rows]]
k = 2
[[rows.inner]]
z = 1
[rows.table]
y = 1
'''


def test_every_key_has_its_own_line() -> None:
    lines = find_lines(TEXT)
    assert {path: line for path, line in lines.items() if path[0] in ("title", "long", "list")} == {
        ("title",): 2, ("long",): 3, ("list",): 7, ("list", 0): 8, ("list", 1): 10, ("list", 2): 10,
    }  # fmt: skip
    assert (lines["one", "two three"], lines["one", "two three", "after"]) == (13, 16)
    assert (lines["rows", 0, "k"], lines["rows", 1, "k"]) == (19, 21)
    assert (lines["rows", 1, "inner", 0, "z"], lines["rows", 1, "table", "y"]) == (23, 25)
    assert ("key",) not in lines
    assert ("not", "a", "table") not in lines
