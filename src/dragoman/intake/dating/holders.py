"""Office-holders: an article that calls somebody president is of no day before the office was taken."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

import msgspec

from dragoman.catalogue import Catalogue
from dragoman.catalogue.person import Person, Post
from dragoman.catalogue.title import TitleMatch
from dragoman.intake.dating.clue import Clue
from dragoman.intake.dating.days import between
from dragoman.intake.dating.words import vocabulary
from dragoman.shapes.edtf import When

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*\.?|[^\w\s]")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Mention(msgspec.Struct, frozen=True):
    """A title with the person who bears it."""

    title: TitleMatch
    """The title."""
    people: tuple[Person, ...]
    """Whom the name may mean."""
    words: str
    """The title and the name."""
    current: bool
    """Nothing beside it says that it is of an earlier time."""


def cut(text: str) -> list[str]:
    """Cut a text into words and marks."""
    return _WORD.findall(text)


def mentions(sentence: str, *, catalogue: Catalogue) -> Iterator[Mention]:
    """Find the titles of a sentence that stand before a name, in full or the surname alone."""
    words = cut(sentence)
    named = {start: (end, people) for start, end, people in catalogue.match_people(words)}
    table = vocabulary().offices
    old = bool(table.then & {word.lower() for word in words}) or any(map(_YEAR.fullmatch, words))
    for title in catalogue.office_titles(words):
        if title.end >= len(words):
            continue
        end, people = named.get(title.end, (title.end + 1, ()))
        if not people and words[title.end][0].isupper():
            people = _by_surname(title, words, catalogue)
        if people:
            yield Mention(title, tuple(people), " ".join(words[title.start : end]), not old)


def _by_surname(title: TitleMatch, words: list[str], catalogue: Catalogue) -> tuple[Person, ...]:
    """Give who is meant by title and surname: of the state named before, or the only holder of that name anywhere."""
    state = catalogue.lookup(words[title.start - 1]) if title.start else ()
    country = next((one.country for one in state if one.country), None) or title.titles[0].country
    surname = re.sub(r"['’]s?$", "", words[title.end])
    offices = {one.office for one in title.titles}
    found = [
        person
        for person in catalogue.people(surname, country=country)
        if person.role == "surname" and catalogue.record(person.country or "") is not None
    ]
    if country is None:
        # "President Sean" may preside over a firm: the one holder of that name must bear this very title.
        last = words[title.end - 1].lower()
        borne = any(last in post.title.lower().split() for person in found for post in person.posts)
        found = found if len(found) == 1 and borne else []
    return tuple(person for person in found if any(_fits(post, offices) for post in person.posts))


def clues(text: str, *, catalogue: Catalogue, retired: frozenset[str]) -> Iterator[Clue]:
    """Read the titles of a sentence.

    A title that somebody bears bounds the article from below; where nothing says that it is of an earlier time, and
    the article calls nobody of that name `retired`, from above too.
    """
    for mention in mentions(text, catalogue=catalogue):
        yield from _clues(mention, retired=retired)


def _clues(mention: Mention, *, retired: frozenset[str]) -> Iterator[Clue]:
    table, title = vocabulary().offices, mention.title
    offices = {one.office for one in title.titles}
    if offices & table.elect or "-elect" in mention.words.lower():
        if mask := _elect(mention.people):
            yield Clue(mask, f"{mention.words}: elected and not yet in office")
        return
    posts = [post for person in mention.people for post in person.posts if _fits(post, offices)]
    terms = [term for post in posts if (term := _term(post))]
    if not terms or len(terms) < len(posts) or not offices & table.dating:
        return
    # News calls them so from the day they are chosen on.
    first = min(begun for begun, _ in terms) - timedelta(days=table.early_days)
    if title.former:
        ends = [ended for _, ended in terms if ended]
        if len(ends) == len(terms):
            yield Clue(between(min(ends), None), f"{mention.words}: no longer in office")
        return
    yield Clue(between(first, None), f"{mention.words}: in office since {first.isoformat()}")
    if mention.current and not retired & {person.id for person in mention.people}:
        mask = 0
        for begun, ended in terms:
            grace = timedelta(days=table.grace_days)
            mask |= between(begun - timedelta(days=table.early_days), ended + grace if ended else None)
        yield Clue(mask, f"{mention.words}: in office", "likely")


def retired(sentences: Sequence[str], *, catalogue: Catalogue) -> frozenset[str]:
    """Give the ids of those whom the article calls former holders of an office."""
    return frozenset(
        person.id
        for sentence in sentences
        for mention in mentions(sentence, catalogue=catalogue)
        if mention.title.former
        for person in mention.people
    )


def _fits(post: Post, offices: set[str]) -> bool:
    same = vocabulary().offices.same
    return post.office in offices or (post.office in same and bool(offices & same))


@cache
def _term(post: Post) -> tuple[date, date | None] | None:
    """Give the first and the last day of a term, as far out as the data allows; null for an unknown start."""
    start, end = _when(post.start), _when(post.end)
    if start is None or start.earliest is None:
        return None
    if end and post.end_basis.startswith("inferred") and post.office not in vocabulary().offices.same:
        end = None
    return start.earliest, end.latest if end else None


def _when(text: str | None) -> When | None:
    return When.parse(text) if text else None


def _elect(people: Sequence[Person]) -> int:
    """Give the days between an election and taking office, for each term of the people meant."""
    mask = 0
    for day in accession(people):
        mask |= between(day - timedelta(days=vocabulary().offices.elect_days), day)
    return mask


def accession(people: Sequence[Person]) -> list[date]:
    """Give the days on which the people meant took an office of state or government."""
    table = vocabulary().offices
    terms = (_term(post) for person in people for post in person.posts if post.office in table.same)
    return sorted({term[0] for term in terms if term})
