"""Assembling: one article and its parse to the entries of its record."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

import msgspec

from dragoman.catalogue import Catalogue
from dragoman.reading import (
    agents,
    asked,
    behalf,
    companions,
    conditions,
    confidence,
    contradictions,
    counterparts,
    culprits,
    embassies,
    forms,
    grounds,
    holders,
    hosts,
    instead,
    modes,
    mouthpieces,
    nominees,
    obliged,
    pacts,
    passing,
    rehang,
    rosters,
    sanctioned,
    shares,
    sports,
    surroundings,
    undone,
    when,
    wishes,
)
from dragoman.reading.acts import Acts
from dragoman.reading.around import Around
from dragoman.reading.carry import carry
from dragoman.reading.channels import Channels
from dragoman.reading.clock import Clock
from dragoman.reading.cosigners import cosigners
from dragoman.reading.dateline import mend
from dragoman.reading.dating import Dating
from dragoman.reading.document import Document
from dragoman.reading.draft import Draft, Watch, evidence
from dragoman.reading.instruments import Instruments
from dragoman.reading.issuer import issuer
from dragoman.reading.links import Links
from dragoman.reading.manners import Manners
from dragoman.reading.merge import merge
from dragoman.reading.occasion import address
from dragoman.reading.offers import Offers
from dragoman.reading.outcomes import Outcomes
from dragoman.reading.parties import Parties
from dragoman.reading.quoting import Quoting
from dragoman.reading.relay import relay
from dragoman.reading.roles import Roles
from dragoman.reading.saying import Sayings
from dragoman.reading.signer import signer, speaking
from dragoman.reading.sourcing import Sourcing
from dragoman.reading.statements import Statements
from dragoman.reading.voice import Voices
from dragoman.reading.where import Places
from dragoman.reading.who import Cast
from dragoman.shapes import Actor, Article, Entry, Parse
from dragoman.shapes.edtf import When
from dragoman.shapes.errors import DateError

Note = Callable[[Entry, Draft], None]
"""Is told of each entry the draft that it was made of."""


def drafts(
    article: Article,
    parse: Parse,
    *,
    catalogue: Catalogue,
    merged: bool = True,
    least: float = 0.0,
    watch: Watch | None = None,
) -> tuple[Document, list[Draft]]:
    """Make the drafts of an article; one for each act, or each telling if not `merged`.

    Those whose confidence is under `least` are left out before all their fields are read. `watch` is told what each
    draft's fields may be, before one is chosen.
    """
    room = _room(article, parse, catalogue)
    document, cast, sayings, voices = room.document, room.cast, room.sayings, room.voices
    acts = Acts(
        document,
        parties=room.parties,
        places=room.places,
        sayings=sayings,
        voices=voices,
        clock=room.clock,
        catalogue=catalogue,
        watch=watch,
    )
    found = [draft for s in range(len(document.sentences)) for draft in acts.read(s)]
    found.extend(Statements(document, cast=cast, sayings=sayings, voices=voices, acts=acts, watch=watch).read())
    found, spare = instead.apart(sports.spared(document, found))
    Outcomes(document, clock=room.clock).settle(found, watch=watch)
    around = Around(document, cast=cast, parties=room.parties, sayings=sayings, voices=voices)
    roles = partial(Roles, document, around=around, cast=cast, sayings=sayings, voices=voices, links=room.links)
    roles(found).choose(watch)
    embassies.settle(found, catalogue=catalogue)
    found = nominees.settle(document, found, cast=cast)
    found = obliged.settle(document, found, cast=cast, voices=voices)
    _hand_on(room, found)
    if merged:
        found = merge(document, found, watch)
    found = _likely(document, found, least, issued=room.issued)
    if heirs := instead.heirs(spare, found):
        roles(heirs).choose()
        found = [*found, *_likely(document, heirs, least, issued=room.issued, beside=found)]
    hosts.settle(found)
    _describe(room, found, instruments=acts.instruments, watch=watch)
    return document, found


class _Room(NamedTuple):
    """What all that reads one article works with."""

    document: Document
    cast: Cast
    places: Places
    sayings: Sayings
    voices: Voices
    clock: Clock
    parties: Parties
    links: Links
    issued: bool
    """Whether the article is a party's own document."""


def _room(article: Article, parse: Parse, catalogue: Catalogue) -> _Room:
    """Make ready what reads an article."""
    party = issuer(article)
    if party and not article.issuer:
        article = msgspec.structs.replace(article, issuer=party)
    document = Document(article, rosters.mend(passing.mend(rehang.mend(agents.mend(forms.mend(mend(parse)))))))
    published = _published(article)
    cast = Cast(document, catalogue=catalogue, on=_reference(published))
    places = Places(document, catalogue=catalogue, cast=cast)
    sayings = Sayings(document)
    speakers = _speakers(document, cast=cast, sayings=sayings, catalogue=catalogue, issued=party is not None)
    return _Room(
        document=document,
        cast=cast,
        places=places,
        sayings=sayings,
        voices=Voices(document, cast=cast, sayings=sayings, document_voices=speakers),
        clock=Clock(document, published=published, events=when.dated_by(catalogue)),
        parties=Parties(document, cast=cast, places=places, catalogue=catalogue),
        links=Links(document),
        issued=party is not None or bool(speakers),
    )


def _speakers(
    document: Document, *, cast: Cast, sayings: Sayings, catalogue: Catalogue, issued: bool
) -> tuple[Actor, ...]:
    """Give who speaks in a party's own document: several together, else the one who signs it, else the party.

    Where nobody is known to have issued it, it may still be somebody's own words, as a speech printed whole.
    """
    if issued:
        voice = signer(document, cast=cast, catalogue=catalogue)
    else:
        voice = speaking(document, cast=cast, sayings=sayings)
    joint = cosigners(document, cast=cast) if voice else ()
    if joint:
        cast.sign(joint)
    return joint or ((voice,) if voice else ())


def _hand_on(room: _Room, found: list[Draft]) -> None:
    """Give acts what others around them tell: of whom something is asked, to whom it is said, who passes it on."""
    document, cast = room.document, room.cast
    mouthpieces.settle(document, found, cast=cast)
    asked.settle(document, found, cast=cast)
    culprits.settle(document, found, cast=cast, parties=room.parties)
    counterparts.settle(document, found, cast=cast)
    holders.settle(document, found, cast=cast)
    companions.settle(document, found, cast=cast)
    undone.settle(document, found)
    sanctioned.settle(document, found, cast=cast)
    address(found)
    relay(found, occasions=room.voices.occasions())


def _likely(
    document: Document, found: list[Draft], least: float, *, issued: bool, beside: Sequence[Draft] = ()
) -> list[Draft]:
    """Weigh drafts among those `beside` them, which are weighed already, and leave out the unlikely."""
    surroundings.add(document, [*beside, *found], issued=issued)
    for draft in found:
        draft.confidence = confidence.confidence(draft)
    return [draft for draft in found if draft.confidence >= least]


def _describe(room: _Room, found: list[Draft], *, instruments: Instruments, watch: Watch | None) -> None:
    """Fill in by whose word, when, where, upon what an act hangs, who wants it, how and in which words it was told."""
    document, sayings, voices, links = room.document, room.sayings, room.voices, room.links
    Sourcing(document, found, cast=room.cast, sayings=sayings, voices=voices).settle(watch)
    behalf.settle(document, found, cast=room.cast)
    offers = Offers(document, found, clock=room.clock, sayings=sayings, links=links, issued=room.issued)
    Dating(found, offers=offers, clock=room.clock, issued=room.issued).date(watch)
    grounds.settle(document, found, places=room.places, links=links, watch=watch)
    pacts.settle(document, found, instruments=instruments, watch=watch)
    carry(found)
    conditions.settle(document, found)
    wishes.settle(document, found)
    Channels(document, sayings=sayings, voices=voices).settle(found, watch=watch)
    modes.complete(document, found)
    Manners(document, found, issued=document.article.issuer is not None).settle(found, watch=watch)
    Quoting(document, sayings=sayings, voices=voices).settle(found, watch=watch)
    shares.settle(document, found)


def entries(article: Article, parse: Parse, *, catalogue: Catalogue, note: Note | None = None) -> list[Entry]:
    """Read one article's record, in the order of its evidence; `note` is told what each entry was made of."""
    document, found = drafts(article, parse, catalogue=catalogue, least=confidence.threshold())
    found.sort(key=lambda draft: (draft.sentence, draft.index, draft.type))
    made: dict[str, Entry] = {}
    for draft in found:
        one = entry(document, draft)
        if made.setdefault(one.id, one) is one and note:
            note(one, draft)
    return contradictions.link(list(made.values()))


def entry(document: Document, draft: Draft) -> Entry:
    """Make the entry of a draft."""
    spans = evidence(document, draft.places)
    return Entry(
        id=_id(document, draft),
        article_id=document.article.id,
        type=draft.type,
        act=draft.act,
        mode=draft.mode,
        contexts=draft.contexts,
        actors=draft.actors,
        recipients=draft.recipients,
        items=draft.items,
        quantity=draft.quantity,
        when=draft.when,
        when_text=draft.when_text,
        when_basis=draft.when_basis,
        said_when=draft.said_when,
        where=draft.where,
        status=draft.status,
        according_to=draft.according_to,
        channel=draft.channel,
        quote=draft.quote,
        sought_by=draft.sought_by if draft.status in ("sought", "possible") else (),
        denied_by=draft.denied_by,
        condition=draft.condition,
        instrument=draft.instrument,
        evidence=spans,
        confidence=draft.confidence,
    )


def _id(document: Document, draft: Draft) -> str:
    span = document.parse.sentences[draft.sentence]
    token = document.token(draft.sentence, draft.index)
    names = "|".join(sorted(actor.name for actor in draft.actors))
    parts = (document.article.id, draft.type, draft.act or "", str(span.start), str(token.start), names)
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _published(article: Article) -> When | None:
    try:
        return When.parse(article.published) if article.published else None
    except DateError:
        return None


def _reference(published: When | None) -> date | None:
    return (published.latest or published.earliest) if published else None
