"""Where an act takes place: places named in the article, with coordinates, and the act that each belongs to."""

import msgspec

from dragoman.catalogue import Catalogue
from dragoman.reading.document import Document
from dragoman.reading.namesakes import Namesakes, plain
from dragoman.reading.toponyms import vocabulary
from dragoman.reading.who import Cast
from dragoman.shapes import Place


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place where the article names it."""

    place: Place
    """The place."""
    sentence: int
    """Sentence of the article."""
    first: int
    """First word of the name."""
    last: int
    """Last word of the name."""
    head: int
    """The word that the phrase hangs by."""
    state: bool
    """Whether it is a whole state."""
    locative: bool
    """Whether it stands as a place ("in Moscow"), not as the government there ("Moscow said")."""


class Places:
    """The places of one article.

    `document` is the parsed article, `catalogue` the gazetteer, `cast` the article's parties: with it, seats of
    governments are places too ("at the White House"). Linear in the number of words.

    >>> from dragoman import catalogue
    >>> from dragoman.shapes import Article, Parse, Sentence, Source, Token
    >>> rows = [(0, 3, "Met", "VERB", 0, "root"), (4, 6, "in", "ADP", 3, "case"), (7, 13, "Geneva", "PROPN", 1, "obl")]
    >>> words = tuple(Token(a, b, w, w.lower(), p, "_", h, r) for a, b, w, p, h, r in rows)
    >>> article = Article(id="a", text="Met in Geneva", source=Source(file="a.txt"))
    >>> places = Places(Document(article, Parse((Sentence(0, 13, words),))), catalogue=catalogue.load())
    >>> [(place.name, place.country) for place in places.of(0, 0)]
    [('Geneva', 'CHE')]
    """

    def __init__(self, document: Document, *, catalogue: Catalogue, cast: Cast | None = None) -> None:
        self._document = document
        self._cast = cast
        self._catalogue = catalogue
        self._words = vocabulary()
        self._spots: list[tuple[Spot, ...]] = []
        self._at: list[dict[int, Spot]] = []
        names = Namesakes(document, catalogue=catalogue, cast=cast)
        for sentence in range(len(document.sentences)):
            spots = [
                self._spot(sentence, name.first, name.last, name.place, state=name.state) for name in names.of(sentence)
            ]
            self._add_seats(sentence, spots)
            self._add_capitals(sentence, spots)
            spots.sort(key=lambda spot: spot.first)
            self._spots.append(tuple(spots))
            self._at.append({index: spot for spot in spots for index in range(spot.first, spot.last + 1)})

    def spots(self, sentence: int) -> tuple[Spot, ...]:
        """List the places that the sentence names, in order, those that stand for a government with them."""
        return self._spots[sentence]

    def at(self, sentence: int, token: int) -> Place | None:
        """Give the place that the word belongs to, or None."""
        spot = self._at[sentence].get(token)
        return spot.place if spot else None

    def of(self, sentence: int, token: int) -> tuple[Place, ...]:
        """Give the places where the act of the predicate (a verb or a noun) `token` happens.

        Locative phrases below the predicate ("met in Geneva", "talks in Doha", "visited Oslo"), else those of the
        verb that it hangs on as object, complement or conjunct; an act without a place stays empty.
        """
        document, inherit = self._document, self._words["inherit"]["relations"]
        for _ in range(4):
            found = self._below(sentence, token)
            if found:
                return found
            rel = document.rels[sentence][token]
            head = document.heads[sentence][token]
            if head < 0 or not (rel in inherit or rel.partition(":")[0] in inherit):
                return ()
            token = head
        return ()

    def site(self, sentence: int, token: int) -> bool:
        """Whether a word is what a verb of taking or hitting places is done to, or after "the towns of"."""
        document, words = self._document, self._words["place"]
        head = document.head(sentence, token)
        if head is None:
            return False
        lemma, rel = document.lemmas[sentence][head], document.rel(sentence, token)
        return (rel == "obj" and lemma in words["objects"]) or (rel in ("nmod", "appos") and lemma in words["nouns"])

    def _add_seats(self, sentence: int, spots: list[Spot]) -> None:
        """Add seats of governments, which have no coordinates."""
        taken = {index for spot in spots for index in range(spot.first, spot.last + 1)}
        for first, last, country in self._cast.seats(sentence) if self._cast else ():
            if taken.isdisjoint(range(first, last + 1)):
                taken.update(range(first, last + 1))
                name = self._document.span_text(sentence, first=first, last=last).removeprefix("the ")
                spots.append(self._spot(sentence, first, last, Place(name=name, country=country), state=False))

    def _add_capitals(self, sentence: int, spots: list[Spot]) -> None:
        """Add capitals that only their state tells: "the Qatari capital", "Qatar's capital", "the capital of Qatar"."""
        document, nouns = self._document, self._words["place"]["capitals"]
        taken = {index for spot in spots for index in range(spot.first, spot.last + 1)}
        for index, lemma in enumerate(document.lemmas[sentence]):
            if lemma not in nouns or index in taken or document.upos[sentence][index] != "NOUN":
                continue
            country = self._state(sentence, index)
            place = self._catalogue.capital(country) if country else None
            # "The Qatari capital, Doha" has its name already.
            if place and all(spot.place.name != place.name for spot in spots):
                spots.append(self._spot(sentence, index, index, plain(place), state=False))

    def _state(self, sentence: int, index: int) -> str | None:
        """Give the one state that a capital is of; the seat of a region or of an industry is of none."""
        document, codes = self._document, list[str | None]()
        for child in document.children[sentence][index]:
            rel, base = document.rels[sentence][child], document.rel(sentence, child)
            if rel == "nmod:poss" or (base == "nmod" and self._case(sentence, child) == "of"):
                found = self._cast.actors(sentence, child) if self._cast else ()
            elif base in ("amod", "compound"):
                found = self._cast.adjective(sentence, child) if self._cast else ()
            else:
                continue
            codes.append(found[0].country if len(found) == 1 and found[0].kind == "state" else None)
        return codes[0] if len(codes) == 1 else None

    def _spot(self, sentence: int, first: int, last: int, place: Place, *, state: bool) -> Spot:
        head = self._document.top(sentence, first, last)
        return Spot(
            place=place,
            sentence=sentence,
            first=first,
            last=last,
            head=head,
            state=state,
            locative=self._case(sentence, head) in self._words["place"]["inside"],
        )

    def _below(self, sentence: int, token: int) -> tuple[Place, ...]:
        document = self._document
        rels, lemma = document.rels[sentence], document.lemmas[sentence][token]
        noun = document.upos[sentence][token] == "NOUN"
        found: dict[str, Place] = {}
        arguments: list[int] = []
        occasions: list[int] = []
        for child in document.children[sentence][token]:
            rel = rels[child].partition(":")[0]
            if rel in ("obl", "nmod"):
                self._add(sentence, child, lemma, found)
            elif (rel == "obj" and lemma in self._words["place"]["objects"]) or (
                rel == "compound" and noun and lemma in self._words["place"]["meetings"]
            ):
                self._add(sentence, child, None, found)
            if rel in ("nsubj", "obj", "nmod") or (rel == "obl" and self._case(sentence, child) == "with"):
                arguments.append(child)
            elif rel == "obl" and document.lemmas[sentence][child] in self._words["place"]["occasions"]:
                occasions.append(child)
        if not found:
            # "Soldiers in Oslo found …", "the detention of citizens in Bergen": where its parties are, it happens.
            for argument in occasions + arguments:
                for child in document.deps(sentence, argument, "nmod"):
                    self._add(sentence, child, "", found)
        return tuple(found.values())

    def _add(self, sentence: int, child: int, lemma: str | None, found: dict[str, Place]) -> None:
        """Add the places of a phrase, if its preposition makes it a place for the word it hangs on.

        `lemma` is that word, or null for an object or a compound, which are places as they stand.
        """
        place = self._words["place"]
        case = self._case(sentence, child)
        if lemma is not None and (
            case not in place["inside"] or (case in place["toward"] and lemma not in place["goers"])
        ):
            return
        # "Sanctions on Norway" and "Norway talks" mean the state, "the attack on Bergen" the place.
        party = case in place["sites"] or self._document.rel(sentence, child) == "compound"
        for member in self._document.conjuncts(sentence, child):
            spot = self._inside(sentence, member)
            if spot and not (spot.state and party):
                found.setdefault(spot.place.name, spot.place)

    def _inside(self, sentence: int, index: int, *, depth: int = 0) -> Spot | None:
        """Give the place that a phrase names, itself or as "the city of …", "Iran's … province"."""
        spot = self._at[sentence].get(index)
        if spot:
            return spot
        document = self._document
        if document.lemmas[sentence][index] not in self._words["place"]["nouns"]:
            return None
        for child in document.deps(sentence, index, "appos", "nmod", "flat"):
            if document.rels[sentence][child] == "nmod:poss":
                continue
            spot = self._inside(sentence, child, depth=depth + 1) if depth < 3 else None
            if spot:
                return spot
        for child in document.deps(sentence, index, "compound", "amod", "nmod:poss"):
            spot = self._at[sentence].get(child)
            if spot and not spot.state:
                return spot
        return None

    def _case(self, sentence: int, index: int) -> str | None:
        document = self._document
        for _ in range(8):
            marker = document.dep(sentence, index, "case")
            if marker is not None:
                return document.lemmas[sentence][marker]
            if document.rel(sentence, index) != "conj":
                return None
            index = document.heads[sentence][index]
        return None
