"""Where the article names persons, and what stands beside each name: titles, whom he serves, gender."""

from collections.abc import Iterator

import msgspec

from dragoman.catalogue import Record, Title
from dragoman.catalogue.keys import pieces
from dragoman.reading.who.context import Context
from dragoman.reading.who.sitting import sitting


class Mention(msgspec.Struct, kw_only=True):
    """One naming of a person."""

    sentence: int
    """Sentence."""
    first: int
    """First word of the name, titles and honorifics left out."""
    last: int
    """Last word of the name."""
    head: int
    """The word by which the phrase hangs in its sentence."""
    keys: tuple[str, ...]
    """Folded parts of the name."""
    text: str
    """The name as printed."""
    titles: list[Title] = []
    """Titles of office beside the name."""
    nouns: list[str] = []
    """Other nouns for a position, their last word in the singular."""
    sectors: list[str] = []
    """Sectors that those nouns give."""
    belongs: Record | None = None
    """Whom the words beside the name make him serve."""
    gender: str | None = None
    """`he` or `she` where honorific, title or given name tells."""
    office_end: bool = False
    """The title beside the name says that the post is a past one."""
    shared: bool = False
    """The title is plural, so that it is also that of the names coordinated with this one."""


def find(context: Context) -> list[Mention]:
    """List all namings of persons, in order."""
    found = []
    for sentence in range(len(context.document.sentences)):
        row = list(_in_sentence(context, sentence))
        if len(row) > 1:
            _share(context, sentence, {mention.head: mention for mention in row})
        found.extend(row)
    return found


def _join_hyphens(words: list[str], found: dict[int, int]) -> list[tuple[int, int]]:
    """Join labelled names that only a hyphen divides ("Jean-Yves")."""
    joined: list[tuple[int, int]] = []
    for first, last in sorted(found.items()):
        if joined and first - joined[-1][1] in (1, 2) and words[first - 1] == "-":
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


def _share(context: Context, sentence: int, row: dict[int, Mention]) -> None:
    """Give coordinated names what stands once for all: "ministers A and B", "the French president and minister C"."""
    document = context.document
    for head, mention in row.items():
        first = row.get(document.heads[sentence][head]) if document.rels[sentence][head].startswith("conj") else None
        if first is None:
            continue
        if not mention.titles and not mention.nouns and first.shared:
            mention.titles, mention.nouns, mention.sectors = first.titles, first.nouns, first.sectors
            mention.belongs = mention.belongs or first.belongs
            mention.shared = True
        elif mention.belongs is None and (mention.titles or mention.nouns):
            mention.belongs = first.belongs


def _in_sentence(context: Context, sentence: int) -> Iterator[Mention]:
    done = -1
    for first, last in _spans(context, sentence):
        if first <= done:
            continue
        done = last
        mention = _mention(context, sentence, first, last)
        if mention:
            yield mention


def _spans(context: Context, sentence: int) -> list[tuple[int, int]]:
    """Labelled names, full names that the catalogue knows, and whatever bears a title, longest first at each word."""
    found: dict[int, int] = {}
    labels, records = context.names[sentence], context.records[sentence]
    for name in labels.values():
        if name.label == "PER" and not _post(context, sentence, name.first, name.last):
            found[name.first] = name.last
    upos = context.document.upos[sentence]
    if "PROPN" in upos:
        for start, end, _ in context.catalogue.match_people(context.document.words[sentence]):
            inside = [labels.get(i) for i in range(start, end)]
            if not any(name and (name.label == "PER" or name.last - name.first + 1 > end - start) for name in inside):
                found[start] = max(end - 1, found.get(start, 0))
    for index, pos in enumerate(upos):
        if pos != "PROPN" or index in records:
            continue
        if index not in labels and _titled(context, sentence, index):
            last = _flat_end(context, sentence, index)
            found.setdefault(index, last)
        elif _alone(context, sentence, index):
            found.setdefault(index, index)
    return _join_hyphens(context.document.words[sentence], found)


def _post(context: Context, sentence: int, first: int, last: int) -> bool:
    """Whether a labelled word is an office written with a capital, not a name: "the Pope", "the King"."""
    definite = first == last and context.determiner(sentence, first) == "definite"
    return definite and context.noun(sentence, first, "role") is not None


def _titled(context: Context, sentence: int, index: int) -> bool:
    document = context.document
    return any(
        document.rels[sentence][child] == "nmod:desc" and context.noun(sentence, child, "role")
        for child in document.children[sentence][index]
    )


def _alone(context: Context, sentence: int, index: int) -> bool:
    """Whether a word that stands for a party is the surname of somebody in office, though no label says so: "Rubio"."""
    document, name = context.document, context.names[sentence].get(index)
    word, rel = document.words[sentence][index], document.rels[sentence][index]
    if rel not in _PARTIES or (name and (name.label == "PER" or name.last > name.first)) or not word.istitle():
        return False
    if any(document.rels[sentence][child] in _JOINED for child in document.children[sentence][index]):
        return False
    # Behind a preposition it is rather the town of that name.
    town = rel in ("obl", "conj") and context.catalogue.places(word)
    return not town and sitting(context, word) is not None


def _flat_end(context: Context, sentence: int, index: int) -> int:
    flats = context.document.deps(sentence, index, "flat")
    end = index
    for child in flats:
        # A hyphen may stand between two parts of a name.
        if child <= end + 2:
            end = child
    return end


def _mention(context: Context, sentence: int, first: int, last: int) -> Mention | None:
    document, names = context.document, context.words.names
    words, honorifics = document.words[sentence], names["honorifics"]
    whole, (first, gender) = first, _bare(context, sentence, _untitled(context, sentence, first, last), last)
    first, last = _trim(context, sentence, first, last)
    if gender is None and first > 0:
        before = words[first - 1].lower()
        gender = next((kind for kind in ("he", "she") if before in honorifics[kind]), None)
    while last > first and (words[last] in ("'s", "’s", "'", "’") or document.upos[sentence][last] == "PUNCT"):
        last -= 1
    keys = tuple(piece.key for word in words[first : last + 1] for piece in pieces(word))
    if not keys or not any(word[0].isupper() for word in words[first : last + 1] if word):
        return None
    mention = Mention(
        sentence=sentence,
        first=first,
        last=last,
        head=context.document.top(sentence, min(whole, first), last),
        keys=keys,
        text=_cased(document.span_text(sentence, first=first, last=last)),
        gender=gender,
    )
    _describe(context, mention)
    return mention


def _bare(context: Context, sentence: int, first: int, last: int) -> tuple[int, str | None]:
    """Find where a name begins behind a post and honorifics, and what these tell of the bearer's gender."""
    words, honorifics, own = context.document.words[sentence], context.words.names["honorifics"], first
    gender: str | None = None
    for index in range(first, last):
        noun = context.noun(sentence, index, "role")
        if noun and noun[0].count(" ") == index - first:
            first = index + 1
            break
    while first < last:
        word = words[first].lower()
        kind = next((kind for kind, forms in honorifics.items() if word in forms), None)
        if kind is None:
            break
        gender = gender or (kind if kind != "any" else None)
        first += 1
    # "Sheikh Hasina": what else is an honorific may be part of the name that somebody is known by.
    return (own, None) if first > own and _known(context, sentence, own, last) else (first, gender)


def _untitled(context: Context, sentence: int, first: int, last: int) -> int:
    """Find where a name begins behind a title that was labelled with it; "Amir" and "Sultan" are given names too.

    An honorific before it may be part of the name that somebody is known by: "Sheikh Hasina".
    """
    before = context.document.words[sentence][first - 1].lower() if first else ""
    honorific = any(before in forms for forms in context.words.names["honorifics"].values())
    if honorific and _known(context, sentence, first - 1, last):
        return first - 1
    title = context.titles[sentence].get(first)
    if not title or title.end > last or title.start > first:
        return first
    full, rest = (context.document.span_text(sentence, first=start, last=last) for start in (first, title.end))
    known = context.catalogue.people
    part = title.end in context.document.deps(sentence, first, "flat") and not known(rest)
    return first if known(full) or part else title.end


def _known(context: Context, sentence: int, first: int, last: int) -> bool:
    """Whether the words are a name of the catalogue as they stand; kings share theirs: "King Abdullah"."""
    document = context.document
    crown = document.words[sentence][first].lower() in context.words.crowns
    return not crown and bool(context.catalogue.people(document.span_text(sentence, first=first, last=last)))


def _window(context: Context, sentence: int, first: int) -> int:
    """Find where the words that may be titles begin before a name, whatever the tree says."""
    upos, words = context.document.upos[sentence], context.document.words[sentence]
    small = context.words.pointers["before"]["words"]
    last = first - 1
    title = context.titles[sentence].get(last) or context.noun(sentence, last, "role")
    # Titles stand right before a name: something else there means that the words are none.
    if first == 0 or not (title or context.records[sentence].get(last)):
        return first
    start = first
    while start > max(first - 14, 0):
        word = words[start - 1].lower()
        if title and word in context.words.pointers["before"]["posts"]:
            break
        name = context.names[sentence].get(start - 1)
        if (name and name.label == "PER") or not (upos[start - 1] in ("NOUN", "PROPN", "ADJ") or word in small):
            break
        start -= 1
    while start < first and words[start].lower() in small:
        start += 1
    return start


def _trim(context: Context, sentence: int, first: int, last: int) -> tuple[int, int]:
    """Take off a state or town that ran into the name ("ambassador to Oslo Aksel Strand"), take in cut-off names."""
    document = context.document
    upos, heads, words = document.upos[sentence], document.heads[sentence], document.words[sentence]
    match = context.records[sentence].get(first)
    if match and match.start == first and match.end < last and match.records[0].kind == "state":
        # "Victoria J. Strand" is no Strand of the capital of that name.
        return first if words[match.end][1:] == "." else match.end, last
    labels, records, titles = context.names[sentence], context.records[sentence], context.titles[sentence]
    while (
        first > 0
        and upos[first - 1] == "PROPN"
        and not (first - 1 in labels or first - 1 in records or first - 1 in titles)
        and (first <= heads[first - 1] <= last or heads[first] == first - 1)
        and document.rels[sentence][first - 1].partition(":")[0] not in ("nmod", "appos")
        and words[first - 1][0].isupper()
        and not context.noun(sentence, first - 1, "role", "people", "body", "organisation")
    ):
        first -= 1
    while last - first > 1 and words[last].lower() in context.words.names["honorifics"]["any"]:
        last -= 1
    return first, last


def _cased(name: str) -> str:
    """Write a name set in capitals as names are written."""
    return name.title() if name.isupper() and len(name) > 4 and " " in name else name


def _describe(context: Context, mention: Mention) -> None:
    """Read the titles around the name: before it, beside it set off by commas, above it, or said of it."""
    document, sentence, head = context.document, mention.sentence, mention.head
    rels, heads = document.rels[sentence], document.heads[sentence]
    _read(context, mention, document.first(sentence, head), mention.first - 1)
    _of(context, mention)
    if mention.belongs is None:
        _read(context, mention, _window(context, sentence, mention.first), mention.first - 1)
    for child in document.children[sentence][head]:
        if rels[child].startswith("appos") and child > mention.last and context.noun(sentence, child, "role"):
            _read(context, mention, document.first(sentence, child), min(document.last(sentence, child), child + 12))
    above = heads[head]
    if above >= 0 and rels[head] in _TITLED:
        if above < mention.first and context.noun(sentence, above, "role"):
            _read(context, mention, document.first(sentence, above), mention.first - 1)
    elif (
        above >= 0
        and rels[head].startswith("nsubj")
        and document.deps(sentence, above, "cop")
        and context.noun(sentence, above, "role")
    ):
        _read(context, mention, above, min(document.last(sentence, above), above + 12))
    given = mention.keys[0] if len(mention.keys) > 1 else ""
    if mention.gender is None and given in context.words.names["given"]["she"]:
        mention.gender = "she"


def _of(context: Context, mention: Mention) -> None:
    """Read whom a person serves by what follows his name: "President Soto of Chile"."""
    document, sentence = context.document, mention.sentence
    for child in document.deps(sentence, mention.head, "nmod"):
        record = context.record(sentence, child)
        if child > mention.last and mention.belongs is None and record and context.case(sentence, child) == "of":
            mention.belongs = record


_PARTIES = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod:poss", "conj"))
"""How a name may hang in its sentence whose bearer does something or to whom it is done."""

_JOINED = frozenset(("flat", "compound", "det", "amod", "nmod:desc"))
"""What makes a word part of a longer name, or a common one: "the Sharif family"."""

_TITLED = frozenset(("appos", "flat", "nmod:desc", "compound"))
"""How a name may hang on its title."""


def _read(context: Context, mention: Mention, first: int, last: int) -> None:
    """Read titles, nouns of position and the party served from a run of words beside the name."""
    sentence = mention.sentence
    first, last = _clear(context, mention, first, last)
    titles = context.titles[sentence]
    gendered = context.words.names["gendered"]
    posted = False
    index = first
    while index <= last:
        title = titles.get(index)
        if title and title.start >= first and title.end - 1 <= last:
            if title.titles[0].office not in context.words.pointers["addresses"]["none"]:
                mention.titles.append(title.titles[0])
                mention.nouns.append(title.titles[0].title.lower().partition(" of ")[0].rpartition(" ")[2])
                mention.office_end = mention.office_end or title.former
            # The noun that names the position is the title's last word.
            index = title.end - 1
        found = context.noun(sentence, index, "role")
        if found:
            noun = found[0].partition(" of ")[0].rpartition(" ")[2]
            mention.nouns.append(noun)
            mention.shared = mention.shared or context.plural(sentence, index)
            posted = noun in context.words.pointers["belonging"]["posted"]
            if found[1].sector:
                mention.sectors.append(found[1].sector)
            for gender in ("he", "she"):
                if mention.gender is None and (found[0] in gendered[gender] or noun in gendered[gender]):
                    mention.gender = gender
        index += 1
    _belongs(context, mention, first, last, posted)


def _clear(context: Context, mention: Mention, first: int, last: int) -> tuple[int, int]:
    """Leave out of a run of words what belongs to another person's name: "adviser to President B"."""
    names, upos = context.names[mention.sentence], context.document.upos[mention.sentence]
    others = [i for i in range(first, last + 1) if (name := names.get(i)) and name.label == "PER"]
    if not others:
        return first, last
    if last < mention.first:
        return others[-1] + 1, last
    end = others[0]
    while end > first and upos[end] not in ("ADP", "PUNCT"):
        end -= 1
    return first, end - 1


def _belongs(context: Context, mention: Mention, first: int, last: int, posted: bool) -> None:
    """Find whom the words beside the name make him serve: the state nearest to the name, else the nearest group."""
    if mention.belongs is not None:
        return
    # A minister of foreign affairs serves no journal of that name.
    held = {"GOV", *mention.sectors} if any(title.sector == "GOV" for title in mention.titles) else mention.sectors
    matches = [
        match
        for match in dict.fromkeys(context.records[mention.sentence].get(index) for index in range(first, last + 1))
        if match
        and not (_region(match.records[0]) or _posting(context, mention.sentence, match.start, posted))
        and not ("GOV" in held and match.records[0].sector == "MED")
    ]
    if first < mention.first:
        matches.reverse()
    states = [match for match in matches if match.records[0].kind == "state" or match.records[0].country]
    for match in states or matches:
        mention.belongs = match.records[0]
        return


def _region(record: Record) -> bool:
    """Whether it is a part of the world that nobody serves ("assistant secretary for European affairs")."""
    return record.kind == "bloc" and record.role == "adjective" and record.sector != "IGO"


def _posting(context: Context, sentence: int, start: int, posted: bool) -> bool:
    """Whether a state is where somebody is sent or what he deals with: "ambassador to Iran", "envoy for Iran"."""
    before = context.document.lemmas[sentence][start - 1] if start else ""
    if before == "the" and start > 1:
        before = context.document.lemmas[sentence][start - 2]
    return posted and before in context.words.pointers["belonging"]["posts"]
