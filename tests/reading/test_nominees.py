"""Lists of those who are to get an office, and what they are chosen for."""

from tests.reading.articles import Read

from dragoman.shapes import Entry


def given(entries: list[Entry]) -> list[tuple[str | None, str, list[str], list[str]]]:
    """Name act, status and sides of what is told of offices."""
    return [
        (entry.act, entry.status, [one.name for one in entry.actors], [one.name for one in entry.recipients])
        for entry in entries
        if entry.type == "OFFICE"
    ]


LIST = (
    "Today, President Joe Biden announced his intent to nominate the following leaders to serve in his administration:",
    "-   Rosa Quill, Nominee for Ambassador to the Republic of Peru -   Edna Marsh, Nominee for Ambassador to Norway",
    "Rosa Quill, Nominee for Ambassador to the Republic of Peru",
    "Quill is fluent in Spanish.",
)


def test_each_of_a_list_is_nominated_once_by_who_announces_it(read: Read) -> None:
    found = given(read(*LIST, title="President Biden Announces Nominees", url="https://www.whitehouse.gov/nominees/"))
    assert found == [
        ("appoint", "planned", ["Joe Biden"], ["Rosa Quill"]),
        ("appoint", "planned", ["Joe Biden"], ["Edna Marsh"]),
    ]


def test_what_somebody_is_chosen_for_is_not_told_once_more(read: Read) -> None:
    assert given(read("Norway nominated Rosa Quill to serve as ambassador to Chad.")) == [
        ("appoint", "happened", ["Norway"], ["Rosa Quill"])
    ]


def test_who_is_called_a_nominee_in_passing_is_not_nominated(read: Read) -> None:
    assert given(read("Rosa Quill, the nominee for the post of foreign minister, praised Chad.")) == []
