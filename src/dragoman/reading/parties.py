"""Parties: who fills the roles of a frame, asked of the cast in the ways that roles are written."""

from dragoman.catalogue import Catalogue
from dragoman.reading import clause, frames, offices, tables, undergoing, what
from dragoman.reading.authors import authors
from dragoman.reading.clause import Argument
from dragoman.reading.document import Document
from dragoman.reading.frames import Frame
from dragoman.reading.what import Predicate
from dragoman.reading.where import Places
from dragoman.reading.who import Cast
from dragoman.shapes import Actor

REACH = 60
"""Words below a meeting that are searched for whom it is with."""
_ADDRESSED = frozenset({"REQUEST", "AGREE", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
"""Types that are done to somebody even where the words name him in the complement only."""

_CONCERNED = frozenset({"ACCUSE", "REJECT", "REQUEST", "AGREE", "SUPPORT"})
"""Types whose recipient may stand anywhere in what is said: "rejected any unilateral move by regional authorities"."""
_HELD = frozenset({"AGREE", "SUPPORT"})
"""Types that are positions: others may speak of them."""
_DEEDS = frozenset({"ASSAULT", "COERCE", "THREATEN", "MOBILIZE", "SANCTION"})
"""Types of what is condemned: whoever did it is blamed, not whoever suffered it."""
_FORCES = frozenset({"MIL", "COP", "REB"})
"""Sectors of parties that are forces."""
_AIMED = what.AIMS | {"of", "in", "at", "near", "outside", "inside", "across", "around"}
"""After these stand at whom and where a deed is done."""
_CONDITIONS = frozenset({"if", "unless", "until"})
"""Marks of what a threat hangs on."""
_SOMEWHERE = frozenset({"REJECT", "THREATEN"})
"""Types whose act, not done yet, would be done to somebody where it would take place."""
_SIDES = frozenset({"state", "body", "organisation", "bloc", "armed-group", "person"})
"""Kinds of party that can be spoken to or of there; "people" and "officials" are mostly passers-by."""


class Parties:
    """Answers which parties play which part; `cast`, `places` and `catalogue` know them."""

    def __init__(self, document: Document, *, cast: Cast, places: Places, catalogue: Catalogue) -> None:
        self._document = document
        self._cast = cast
        self._places = places
        self._catalogue = catalogue
        self._people = tables.sets()["person"] | tables.sets()["suspect"]

    def actors(self, predicate: Predicate, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """Give all who act: the parties of every actor role together."""
        found: dict[tuple[str, str], Actor] = {}
        for actor in self._holders(predicate, speaker=speaker):
            found[actor.name, actor.kind] = actor
        for role in predicate.pattern.frame.actor if not found else ():
            for actor in self.role(predicate, role, speaker=speaker, doing=True):
                found.setdefault((actor.name, actor.kind), actor)
        for actor in self._moved(predicate, speaker=speaker) if not found else ():
            found[actor.name, actor.kind] = actor
        if predicate.pattern.frame.type == "CONSULT" and len(found) == 1 and predicate.pattern.frame.mode != "visit":
            for actor in self._accompanying(predicate, speaker=speaker):
                found.setdefault((actor.name, actor.kind), actor)
        if predicate.noun and len(predicate.pattern.frame.actor) > 1 and len(found) == 1:
            for actor in self._of_clause(predicate, speaker=speaker):
                found.setdefault((actor.name, actor.kind), actor)
        return tuple(found.values())

    def _holders(self, predicate: Predicate, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """Whose position it is that somebody speaks of: "underscored the United States' support for Sweden"."""
        document, s, obj = self._document, predicate.sentence, predicate.obj
        if obj is None or not predicate.pattern.object or predicate.pattern.frame.type not in _HELD:
            return ()
        own = document.dep(s, obj, "nmod:poss")
        if own is None or document.upos[s][own] == "PRON":
            return ()
        told = frames.load().of("n", document.lemmas[s][obj])
        if not any(pattern.frame.type == predicate.pattern.frame.type for pattern in told):
            return ()
        return self.of(s, Argument(own), speaker=speaker)

    def _moved(self, predicate: Predicate, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """Whose forces are moved where nobody is told to move them: "Chadian troops were sent to the border"."""
        document, s, obj = self._document, predicate.sentence, predicate.obj
        moved = obj is not None and predicate.pattern.frame.type == "MOBILIZE" and not predicate.noun
        if not moved or not clause.passive(document, s, predicate.index):
            return ()
        return tuple(force for force in self.role(predicate, "obj", speaker=speaker) if force.sector in _FORCES)

    def _accompanying(self, predicate: Predicate, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """Whom a meeting is with, where the tree hung the phrase somewhere below."""
        document, s = self._document, predicate.sentence
        for word in document.subtree(s, predicate.top)[:REACH]:
            if document.rel(s, word) in ("obl", "nmod") and "with" in clause.cases(document, s, word):
                found = self.of(s, Argument(word), speaker=speaker)
                if found:
                    return found
        return ()

    def recipients(
        self, predicate: Predicate, *, speaker: Actor | None, actors: tuple[Actor, ...] = ()
    ) -> tuple[Actor, ...]:
        """Give those it is done to: the parties of the first role that has any beside who acts (`actors`)."""
        names = {actor.name for actor in actors}
        frame = predicate.pattern.frame
        if predicate.noun and frame.owner == "recipient":
            found = self._cast.owners(predicate.sentence, predicate.index, speaker=speaker)
            if found:
                return found
        # Of "voiced his support for X" the object is the act, X the one it is for.
        obj = predicate.obj
        # An object that tells an act itself is no party: "carried out strikes on X".
        held = (
            obj is not None
            and bool(predicate.pattern.object or predicate.oblique == obj)
            and bool(frames.load().of("n", self._document.lemmas[predicate.sentence][obj]))
        )
        accused = self._accused(predicate, actors, speaker=speaker)
        if accused is not None:
            return tuple(actor for actor in accused if actor.name not in names)
        for role in sorted(frame.recipient, key=lambda role: held and role.startswith("obj")):
            if held and obj is not None and role.startswith("obj"):
                parties = self.within(predicate.sentence, obj, speaker=speaker)
            else:
                parties = self.role(predicate, role, speaker=speaker)
            found = tuple(actor for actor in parties if actor.name not in names)
            if found:
                return found
        for thing in (predicate.index if predicate.noun else None, obj):
            found = self._cast.against(predicate.sentence, thing) if thing is not None else ()
            if found and not names.issuperset(actor.name for actor in found):
                return found
        found = tuple(actor for actor in self._sufferer(predicate, speaker=speaker) if actor.name not in names)
        if found:
            return found
        if predicate.pattern.frame.type in _ADDRESSED and not predicate.noun:
            found = self._addressed(predicate, speaker=speaker)
            if found and not names.issuperset(a.name for a in found):
                return found
        if predicate.pattern.frame.type == "OFFICE" and predicate.pattern.frame.act not in offices.GIVING:
            return self._of_office(predicate, speaker=speaker)
        return ()

    def _accused(
        self, predicate: Predicate, actors: tuple[Actor, ...], *, speaker: Actor | None
    ) -> tuple[Actor, ...] | None:
        """On whom the object is laid, or who did the deed that it is; null where it is neither laid nor a deed."""
        s, obj = predicate.sentence, predicate.obj
        if obj is None or predicate.pattern.frame.type != "ACCUSE":
            return None
        blamed = clause.laid(self._document, s, obj)
        if blamed is not None:
            return self.of(s, Argument(blamed), speaker=speaker)
        deed = self._deed(predicate)
        return self._doers(predicate, obj, deed, speaker=speaker) if deed is not None and actors else None

    def _sufferer(self, predicate: Predicate, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """To whom it is done who calls it forth: the subject of "drew criticism" or "angered", or who did that deed."""
        document, s, verb = self._document, predicate.sentence, predicate.light
        undergoes = undergoing.undergoer(document, s, predicate.index) if predicate.noun else None
        if undergoes is not None:
            return self.of(s, Argument(undergoes), speaker=speaker)
        if verb is not None and not undergoing.calls(document, s, verb, predicate.pattern.frame.type):
            return ()
        if not predicate.noun and predicate.pattern.frame.recipient[:1] == ("subj",):
            verb = predicate.index
        own = clause.subject(document, s, verb) if verb is not None else None
        if own is None or own.index == predicate.index:
            return ()
        deed = self._deed_of(s, own.index)
        if deed is not None and predicate.pattern.frame.type == "ACCUSE":
            return self._doers(predicate, own.index, deed, speaker=speaker)
        return self.of(s, own, speaker=speaker)

    def _deed(self, predicate: Predicate) -> Frame | None:
        """The frame of the deed that is condemned, where the object is one."""
        obj = predicate.obj
        if predicate.pattern.frame.type != "ACCUSE" or obj is None or predicate.pattern.object:
            return None
        return self._deed_of(predicate.sentence, obj)

    def _deed_of(self, s: int, word: int) -> Frame | None:
        """The frame of the deed that a noun tells."""
        if self._document.upos[s][word] != "NOUN":
            return None
        told = frames.load().of("n", self._document.lemmas[s][word])
        plain = (pattern.frame for pattern in told if not pattern.before and pattern.oblique is None)
        return next((frame for frame in plain if frame.type in _DEEDS), None)

    def _doers(self, predicate: Predicate, obj: int, deed: Frame, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """Who did a condemned deed: "the Syrian attack on Idlib", "the strikes by Israel", "his arrest by Iran"."""
        document, s = self._document, predicate.sentence
        marks = {"by"} if any(role.startswith("of") for role in deed.recipient) else {"by", "of"}
        # "By" may hang on the verb that condemns; nobody else is its doer.
        verb = () if clause.passive(document, s, predicate.index) else clause.obliques(document, s, predicate.index)
        for word in document.conjuncts(s, obj):
            below = [child for child in verb if "by" in clause.cases(document, s, child)]
            for child in (*clause.obliques(document, s, word), *what.doers_below(document, s, word), *below):
                doer = Argument(child) if marks & clause.cases(document, s, child) else None
                if doer is None and document.rel(s, child) == "acl":
                    doer = clause.subject(document, s, child)
                found = self.of(s, doer, speaker=speaker) if doer is not None and doer.index != word else ()
                if found:
                    return found
            found = self._cast.owners(s, word, speaker=speaker) if deed.owner == "actor" else ()
            if found:
                return found
        return ()

    def side(self, actor: Actor) -> Actor:
        """Give the state or body that a person stands for."""
        return self._cast.side(actor)

    def judged(self, predicate: Predicate, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """Who is described: the object, or the party that it belongs to."""
        return self.role(predicate, "obj*", speaker=speaker)

    def _addressed(self, predicate: Predicate, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """Who is asked, promised or blamed in the complement: its subject, else whom it is done to."""
        document, s, i = self._document, predicate.sentence, predicate.index
        own = clause.subject(document, s, i)
        below = document.deps(s, i, "xcomp", "ccomp", "advcl", "obj", "obl")
        for child in below:
            if document.rel(s, child) in ("xcomp", "ccomp", "advcl"):
                named = document.dep(s, child, "nsubj")
                if named is not None:
                    found = self.of(s, Argument(named), speaker=speaker)
                    if found:
                        return found
        for child in below:
            if predicate.pattern.frame.type == "ACCUSE" and "to" in clause.cases(document, s, child):
                # "Complained to the council over the raids": whom one complains to isn't blamed.
                continue
            if document.rel(s, child) in ("obj", "obl"):
                found = self.of(s, Argument(child), speaker=speaker) or self._cast.owners(s, child, speaker=speaker)
                if found and not _means(found):
                    return found
            for argument in self._inside(s, child):
                if own is not None and argument.index == own.index:
                    continue
                found = self.of(s, argument, speaker=speaker)
                if found and not _means(found):
                    return found
        return ()

    def _inside(self, s: int, i: int) -> list[Argument]:
        """Nominal words below a word, two steps deep, in order."""
        document, found = self._document, []
        for child in document.deps(s, i, "obj", "obl", "nmod", "iobj", "xcomp", "conj"):
            if document.rels[s][child] not in ("obl:tmod", "nmod:tmod"):
                found.append(Argument(child))
                found.extend(Argument(below) for below in document.deps(s, child, "nmod", "obj", "obl"))
        return found

    def concerned(self, predicate: Predicate, *, speaker: Actor | None, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The first party of another state that the words behind the act name, however deep."""
        document, s = self._document, predicate.sentence
        if predicate.pattern.frame.type not in _CONCERNED or self._deed(predicate) is not None:
            return ()
        own = {actor.country for actor in actors} | {actor.name for actor in actors}
        for word in document.subtree(s, predicate.index)[:REACH]:
            if word <= predicate.index or document.rel(s, word) == "conj":
                continue
            found = self.of(s, Argument(word), speaker=speaker) or self._cast.owners(s, word, speaker=speaker)
            found = tuple(
                actor for actor in found if actor.kind in _SIDES and actor.country not in own and actor.name not in own
            )
            if found:
                return found
        return ()

    def conditional(self, predicate: Predicate, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """Who is to do something, or not, lest it come about: "threatened to leave unless Chad pays"."""
        document, s = self._document, predicate.sentence
        for word in (predicate.index, *document.deps(s, predicate.index, "xcomp", "ccomp", "obj")):
            for child in document.deps(s, word, "advcl", "acl"):
                marks = clause.cases(document, s, child)
                named = document.dep(s, child, "nsubj") if marks & _CONDITIONS else None
                found = self.of(s, Argument(named), speaker=speaker) if named is not None else ()
                if found:
                    return found
        return ()

    def placed(self, predicate: Predicate, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """The state where what is refused or threatened would be done: "refused to deploy peacekeepers in Chad"."""
        document, s = self._document, predicate.sentence
        if predicate.pattern.frame.type not in _SOMEWHERE or predicate.noun:
            return ()
        own = {actor.country for actor in actors}
        for word in document.subtree(s, predicate.index)[:REACH]:
            if word > predicate.index and document.rel(s, word) in ("obl", "nmod"):
                found = tuple(state for state in self.ground(s, word) if state.country not in own)
                if found:
                    return found
        return ()

    def _of_office(self, predicate: Predicate, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """The state or body whose office it is: "president of Chad", "Chadian president"."""
        document, s = self._document, predicate.sentence
        for child in document.deps(s, predicate.index, "obl", "obj", "xcomp", "nmod", "nsubj"):
            for argument in (Argument(child, "owner"), *self._inside(s, child)):
                found = tuple(
                    a for a in self.of(s, argument, speaker=speaker) if a.kind in ("state", "body", "organisation")
                )
                if found:
                    return found
        return ()

    def why(self, predicate: Predicate, roles: tuple[str, ...]) -> str:
        """Say which words filled the roles and which rule resolved them."""
        found = []
        for role in roles:
            for argument in what.arguments(self._document, predicate, role):
                word = self._document.words[predicate.sentence][argument.index]
                rule = self._cast.explain(predicate.sentence, argument.index)
                if rule or argument.how != "phrase":
                    found.append(f"{role} {word}: {rule or argument.how}")
        return "; ".join(found[:4])

    def role(self, predicate: Predicate, role: str, *, speaker: Actor | None, doing: bool = False) -> tuple[Actor, ...]:
        """Give the parties of one role; of those who are `doing` it none at whom a phrase aims.

        A star also takes a party inside the phrase ("condemned the Syrian attack": Syria), an exclamation mark the
        state of a place ("visited Havana": Cuba).
        """
        for argument in what.arguments(self._document, predicate, role):
            found = self.of(predicate.sentence, argument, speaker=speaker)
            if not found and self._document.rel(predicate.sentence, argument.index) in ("acl", "advcl"):
                # "The need for Serbia to join": the subject of the clause.
                named = self._document.dep(predicate.sentence, argument.index, "nsubj")
                found = self.of(predicate.sentence, Argument(named), speaker=speaker) if named is not None else ()
            if not found and role.endswith("*"):
                found = self.within(predicate.sentence, argument.index, speaker=speaker, doing=doing)
            if not found and role.endswith("!"):
                found = self.ground(predicate.sentence, argument.index)
            if found:
                return found
        return ()

    def of(self, s: int, argument: Argument, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """Give the parties of a word; people described in common nouns count, things don't."""
        if argument.how == "owner":
            return self._cast.owners(s, argument.index, speaker=speaker)
        if argument.how == "adjective":
            return self._cast.adjective(s, argument.index)
        found = authors(self._document, s, argument.index, cast=self._cast, speaker=speaker)
        found = found or self._cast.actors(s, argument.index, speaker=speaker)
        if not found and self._document.lemmas[s][argument.index] in self._people:
            found = self._cast.described(s, argument.index, speaker=speaker)
        return found

    def within(self, s: int, i: int, *, speaker: Actor | None, doing: bool = False) -> tuple[Actor, ...]:
        """Give the party that a thing belongs to or comes from: its owner, its doer, whom else it names but its aim."""
        document = self._document
        aimed = _AIMED if doing and frames.load().of("n", document.lemmas[s][i]) else frozenset[str]()
        for word in document.conjuncts(s, i):
            holder = document.dep(s, word, "nmod:poss")
            found = self._cast.actors(s, holder, speaker=speaker) if holder is not None else ()
            found = found or self._cast.owners(s, word, speaker=speaker)
            if found:
                return found
            for child in document.deps(s, word, "nmod", "acl", "obl", "appos"):
                if document.rels[s][child] == "nmod:poss" or not aimed.isdisjoint(clause.cases(document, s, child)):
                    continue
                if document.rel(s, child) == "acl":
                    own = clause.subject(document, s, child)
                    found = self.of(s, own, speaker=speaker) if own and own.index != word else ()
                else:
                    found = self.of(s, Argument(child), speaker=speaker) or self._cast.owners(s, child, speaker=speaker)
                if found:
                    return found
        return ()

    def ground(self, s: int, i: int) -> tuple[Actor, ...]:
        """Give the states of the places that a phrase names."""
        found: dict[str, Actor] = {}
        for word in self._document.conjuncts(s, i):
            place = self._places.at(s, word)
            record = self._catalogue.record(place.country) if place and place.country else None
            if place and record:
                actor = Actor(
                    id=record.id,
                    name=record.name,
                    kind="state",
                    country=record.country,
                    sector="GOV",
                    mention=place.name,
                )
                found.setdefault(actor.name, actor)
        return tuple(found.values())

    def _of_clause(self, predicate: Predicate, *, speaker: Actor | None) -> tuple[Actor, ...]:
        """ "During a meeting with X, Zarif said": the subject of the clause met X."""
        document, s = self._document, predicate.sentence
        if document.rel(s, predicate.top) not in ("obl", "nmod"):
            return ()
        verb = clause.finite_head(document, s, predicate.top)
        own = clause.subject(document, s, verb)
        return self.of(s, own, speaker=speaker) if own is not None and own.index != predicate.index else ()


def _means(parties: tuple[Actor, ...]) -> bool:
    """Whether they are nobody's troops in particular: those of whoever acts."""
    return all(party.sector == "MIL" and party.country is None and party.kind != "armed-group" for party in parties)
