"""Texts to parses: batches across texts by length, streams, keeps the order, holds little."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from functools import lru_cache
from itertools import pairwise

import numpy as np

from dragoman.language.decode import Reading, decode
from dragoman.language.features import features
from dragoman.language.lemma import lemma
from dragoman.language.model import Batch, Model, Whole
from dragoman.language.pieces import Pieces, pieces
from dragoman.language.windows import Window, windows
from dragoman.language.words import Word, words
from dragoman.shapes.markup import Bare
from dragoman.shapes.parse import Parse, Sentence, Token

AHEAD = 24_000
"""Pieces read before they are parsed together: more would batch better and hold more."""

BATCH = 2_048
"""Pieces in one call of the network: what it works on then stays in a core's cache."""

Loaded = tuple[list[list[Word]], list[Window], list[Future[list[Reading]]], list[list[int]]]


class Parser:
    """Parses texts with a loaded model; make one with `dragoman.language.load`."""

    def __init__(self, model: Model, *, threads: int, vocabulary: Pieces | None = None) -> None:
        """Take a model whose calls use one thread each; `threads` calls run side by side."""
        self._model = model
        self._threads = threads
        self._pieces = vocabulary or pieces()

    def parse(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Parse texts, one parse each, in order; texts are read ahead a little, so a generator will do.

        A text's parse depends on that text alone: not on its neighbours, not on the number of threads. Nothing in a
        text raises; offsets are code points of the text as given. Marks of HTML are read over (`shapes.markup`).

        >>> from dragoman.language import load
        >>> parse, = load().parse(["Norway recalled its envoy."])
        >>> [(token.text, token.deprel) for token in parse.sentences[0].tokens][:2]
        [('Norway', 'nsubj'), ('recalled', 'root')]
        """
        waiting: deque[Bare] = deque()

        def seen() -> Iterator[str]:
            for text in texts:
                waiting.append(Bare(text))
                yield waiting[-1].text

        for parse in self._parses(seen()):
            yield waiting.popleft().outer(parse)

    def _parses(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Parse texts in which all is words."""
        with ThreadPoolExecutor(self._threads, thread_name_prefix="parse") as pool:
            waiting: Loaded | None = None
            for group in self._groups(texts):
                started = self._start(group, pool)
                if waiting:
                    yield from self._finish(waiting)
                waiting = started
            if waiting:
                yield from self._finish(waiting)

    def _groups(self, texts: Iterable[str]) -> Iterator[tuple[list[list[Word]], list[Window]]]:
        """Gather texts until there is enough to batch."""
        found: list[list[Word]] = []
        cut: list[Window] = []
        held = 0
        for text in texts:
            of = words(text)
            for window in windows(of, text=len(found), pieces=self._pieces):
                cut.append(window)
                held += window.width
            found.append(of)
            held += 16
            if held >= AHEAD:
                yield found, cut
                found, cut, held = [], [], 0
        if found:
            yield found, cut

    def _start(self, group: tuple[list[list[Word]], list[Window]], pool: Executor) -> Loaded:
        """Set the network to work on a group's windows, longest first, in batches of one width."""
        found, cut = group
        order = sorted(range(len(cut)), key=lambda index: (-cut[index].width, index))
        batches: list[list[int]] = []
        for index in order:
            width = cut[index].width
            if batches and cut[batches[-1][0]].width == width and (len(batches[-1]) + 1) * width <= BATCH:
                batches[-1].append(index)
            else:
                batches.append([index])
        futures = [pool.submit(self.read, [cut[index] for index in batch]) for batch in batches]
        return found, cut, futures, batches

    def read(self, cut: Sequence[Window], starts: list[Whole | None] | None = None) -> list[Reading]:
        """Read windows of one width in one call; `starts` gives the words that start sentences, where known."""
        batch, counts = _batch(cut)
        return decode(self._model.run(batch), batch.cells, counts, model=self._model, starts=starts)

    def _finish(self, loaded: Loaded) -> Iterator[Parse]:
        """Wait for a group's readings and give its parses."""
        found, cut, futures, batches = loaded
        readings: list[Reading | None] = [None] * len(cut)
        for batch, future in zip(batches, futures, strict=True):
            for index, done in zip(batch, future.result(), strict=True):
                readings[index] = done
        at = 0
        for number, of in enumerate(found):
            sentences: list[Sentence] = []
            while at < len(cut) and cut[at].text == number:
                reading = readings[at]
                readings[at] = None
                if reading:
                    first = cut[at].first
                    sentences += write(of[first : first + len(cut[at].sizes)], reading, model=self._model)
                at += 1
            yield Parse(tuple(sentences))


def _batch(cut: Sequence[Window]) -> tuple[Batch, list[int]]:
    """Lay windows of one width out as arrays."""
    width = max(window.width for window in cut)
    counts = [len(window.sizes) for window in cut]
    ids = np.zeros((len(cut), width), np.int64)
    codes = np.zeros((len(cut), width), np.int64)
    cells = np.zeros((len(cut), max(counts)), np.int64)
    firsts, lasts = [], []
    seen = 0
    for row, window in enumerate(cut):
        sizes = np.array(window.sizes, np.int64)
        ends = np.cumsum(sizes)
        total = int(ends[-1])
        ids[row, 0], ids[row, total + 1] = START, END
        ids[row, 1 : total + 1] = window.pieces
        codes[row, 1 : total + 1] = np.repeat(np.array(window.codes, np.int64), sizes)
        lasts.append(ends + row * width)
        firsts.append(ends - sizes + 1 + row * width)
        cells[row, : len(sizes)] = np.arange(seen, seen + len(sizes))
        seen += len(sizes)
    return Batch(ids, codes, np.concatenate(firsts), np.concatenate(lasts), cells), counts


START, END = 101, 102
"""Ids of the pieces that stand before and after a window."""


def write(of: Sequence[Word], reading: Reading, *, model: Model) -> Iterator[Sentence]:
    """Write a window's sentences."""
    heads, rels = reading.heads.tolist(), [model.rels[rel] for rel in reading.rels.tolist()]
    tags = [model.upos[tag] for tag in reading.upos.tolist()]
    names = [model.names[name] for name in reading.names.tolist()]
    facts, signals = reading.factuality.tolist(), reading.signals.astype(np.float16)
    formed = _formed(of, reading, tags=tags, rels=rels, model=model)
    starts = [*np.flatnonzero(reading.starts).tolist(), len(of)]
    for first, end in pairwise(starts):
        tokens = []
        for index in range(first, end):
            word, tag, head = of[index], tags[index], heads[index]
            feats, base = formed[index]
            place = 0 if head == index else head - first + 1
            fact = round(facts[index], 3) if tag == "VERB" else None
            tokens.append(
                Token(word.start, word.end, word.text, base, tag, feats, place, rels[index], names[index], fact)
            )
        yield Sentence(of[first].start, of[end - 1].end, tuple(tokens), signals[first:end].tobytes())


def _formed(
    of: Sequence[Word], reading: Reading, *, tags: Sequence[str], rels: Sequence[str], model: Model
) -> list[tuple[str, str]]:
    """Give features and lemma of each word; those of verbs depend on the words below them."""
    below: list[list[int]] = [[] for _ in of]
    for index, head in enumerate(reading.heads.tolist()):
        if head != index:
            below[head].append(index)
    formed = []
    for index, xpos in enumerate(reading.xpos.tolist()):
        form, tag = of[index].text, tags[index]
        if tag in _VERBAL:
            feats = features(
                form,
                upos=tag,
                xpos=model.xpos[xpos],
                rel=rels[index],
                below=[rels[kid] for kid in below[index]],
                below_forms=[of[kid].text.lower() for kid in below[index]],
            )
            formed.append((feats, lemma(form, tag, feats)))
        else:
            formed.append(_nominal(form, tag, model.xpos[xpos]))
    return formed


_VERBAL = frozenset(("VERB", "AUX"))


@lru_cache(maxsize=65_536)
def _nominal(form: str, upos: str, xpos: str) -> tuple[str, str]:
    """Give features and lemma of a word that is no verb: they depend on it alone."""
    feats = features(form, upos=upos, xpos=xpos, rel="", below=())
    return feats, lemma(form, upos, feats)
