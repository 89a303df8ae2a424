import json
import random
from html.entities import html5
from io import BytesIO

from msgspec.structs import replace
from tests.reading.articles import Read, make

from dragoman import catalogue, intake, language, pipeline, reading
from dragoman.reading.trace import explain
from dragoman.shapes import Entry
from dragoman.shapes.markup import Bare

PLAIN = (
    "The envoys of Norway and Denmark met in Oslo on 20–22 February. Iceland’s foreign minister said: "
    "“We will not sign the accord.” Sweden — which had imposed sanctions on Finland on 14 January — lifted them & left."
)
INLINE = ("b", "i", "u", "sup", "span class=x", "a href='/a?b=1'")
NAMES = {sign: name for name, sign in sorted(html5.items()) if name.endswith(";") and not sign.isascii()}


def marked(rng: random.Random, text: str) -> str:
    """Put marks around and within words, and entities for characters."""
    parts = []
    for sign in text:
        kind = rng.randrange(12)
        if sign in NAMES or sign == "&":
            sign = f"&{NAMES.get(sign, 'amp;')}" if kind < 6 else f"&#{ord(sign)};"
        elif sign == " " and kind < 3:
            sign = "&nbsp;"
        elif sign.isalnum() and kind == 0:
            tag = rng.choice(INLINE)
            sign = f"<{tag}>{sign}</{tag.split()[0]}>"
        elif kind == 1:
            sign += "<!-- a note -->"
        parts.append(sign)
    return "".join(parts)


def _told(entry: Entry) -> Entry:
    """Give an entry with the words as a reader sees them at no place."""
    spans = (replace(span, start=0, end=0, quote=Bare(span.quote).text) for span in entry.evidence)
    return replace(entry, evidence=tuple(spans))


def test_marks_change_nothing_but_the_offsets(read: Read) -> None:
    wanted = [_told(entry) for entry in read(PLAIN)]
    assert {entry.type for entry in wanted} >= {"CONSULT", "SANCTION", "RETREAT"}
    rng = random.Random(11)
    for _ in range(40):
        # The fixture holds every span against the text as given.
        assert [_told(entry) for entry in read(marked(rng, PLAIN))] == wanted


def test_a_date_with_a_raised_ending_is_read(read: Read) -> None:
    [met] = [one for one in read("Norway and Chad met on February 20<sup>th</sup>, 2024.") if one.type == "CONSULT"]
    assert (met.when, met.when_text) == ("2024-02-20", "on February 20th, 2024")
    assert met.evidence[0].quote == "Norway and Chad met on February 20<sup>th</sup>, 2024."


def test_a_line_break_ends_a_line_and_a_paragraph_a_sentence() -> None:
    text = "<p>Envoys of Norway meet</p><p>Chad &amp; Peru signed the treaty</p>"
    [parse] = language.load().parse([text])
    spans = [text[sentence.start : sentence.end] for sentence in parse]
    assert spans == ["Envoys of Norway meet", "Chad &amp; Peru signed the treaty"]
    assert parse.sentences[1].tokens[1].text == "&"


def test_the_text_of_an_article_stays_as_given() -> None:
    row = {"title": "Oslo &amp; Tarn meet", "text": "<p>They met in Oslo on Monday, 8 January 2024.</p>"}
    [found] = pipeline.read([BytesIO(json.dumps(row).encode())])
    assert found.article.text == f"{row['title']}\n\n{row['text']}"
    assert found.article.title == row["title"]


def test_marks_hide_no_date_of_an_article() -> None:
    row = {"title": "Envoys meet", "text": "OSLO, January&nbsp;8, 2024 &ndash; The envoys of Norway and Chad met here."}
    plain = {key: Bare(value).text for key, value in row.items()}
    [one], [two] = (list(intake.read(BytesIO(json.dumps(each).encode()))) for each in (row, plain))
    assert one.published == two.published == "[2024-01-08..2024-01-09]"


def test_entries_of_marked_text_are_explained() -> None:
    article = make("<b>Norway</b>&nbsp;condemned Chad.")
    [parse] = language.load().parse([article.text])
    [entries] = reading.read([article], [parse], catalogue=catalogue.load())
    [steps] = explain(article, parse, entries)
    assert steps[0].startswith("type: frame condemn (accuse.toml:")
