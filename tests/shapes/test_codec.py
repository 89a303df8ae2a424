"""Records to JSON and back, whatever text they hold."""

from hypothesis import given
from hypothesis import strategies as st

from dragoman.shapes import Entry, Evidence
from dragoman.shapes.codec import decode, encode


def entry(quote: str) -> Entry:
    span = Evidence(start=0, end=len(quote), quote=quote, sentence=0)
    return Entry(id="e", article_id="a", type="SAY", status="happened", evidence=(span,), confidence=0.5)


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_text_survives_even_lone_surrogates(quote: str) -> None:
    line = encode(entry(quote))
    assert "\n" not in line
    line.encode()  # what we print is always valid UTF-8
    import json

    assert json.loads(line)["evidence"][0]["quote"] == quote


def test_a_record_is_read_back_as_it_was() -> None:
    record = entry("“They met.”")
    assert decode(encode(record), Entry) == record
