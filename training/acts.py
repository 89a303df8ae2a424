"""Words' parts in acts, to learn and to measure: windows with targets in the layout of `dragoman.shapes.signals`.

A word that tells an entry may be of any of the types that would be right; a content word that tells none is of the
empty type. The word that a statement's content hangs by carries the type of the word that says so. For the sides, each
word that names a party in the same sentence or the one before is paired with the telling word: actor, recipient, source
or nothing.
"""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np
import records
import torch
from batches import onto
from network import Network, half
from telling import Text
from torch.nn import functional as F

from dragoman.language.pieces import Pieces
from dragoman.language.runtime import END, START
from dragoman.language.windows import windows
from dragoman.language.words import Word, words
from dragoman.shapes.signals import PARTS, RANK, SIDES, STATUSES, TIMES, TYPES, WAYS, WIDTH
from dragoman.shapes.terms import ACTS_OF

UNKNOWN = -1
TELLING = 2.0
"""Weight of a word that tells an act, beside one that tells none."""
SMOOTH = 0.03
WEIGHTS = {"types": 3.0, "statuses": 1.0, "times": 0.6, "ways": 0.4, "sides": 0.2, "roles": 0.6}
CHOICES = ("statuses", "times", "ways")
"""Parts of which one thing is right."""


Row = dict[str, Any]
"""A window: its pieces, where its words begin and end among them, and the words' numbers in the parse."""
Group = list[tuple[int, Row]]
"""Windows of one batch: the number of the lesson, and the window."""


@dataclass
class Targets:
    """What the words of an article are to be taken for."""

    types: np.ndarray
    """(words, types): those that would be right."""
    choices: dict[str, np.ndarray]
    """(words,) each: the place of what is right, or `UNKNOWN`."""
    sides: np.ndarray
    """(words, sides): which are told; known where the status is."""
    roles: dict[int, list[tuple[int, int]]]
    """For telling words: words that name parties, and 0 for none or the number of their side from 1."""


@dataclass
class Lesson:
    """An article with its windows and what is to be learnt."""

    text: Text
    content: np.ndarray
    rows: list[Row]
    targets: Targets | None = None


def lesson(text: Text, *, pieces: Pieces) -> Lesson:
    """Cut an article as the package does, and join the windows' words to the parse's."""
    of = words(text.article.text)
    places = {start: place for place, start in enumerate(text.starts)}
    return Lesson(text, text.content, rows(of, [places.get(word.start, UNKNOWN) for word in of], pieces=pieces))


def rows(of: list[Word], numbers: list[int], *, pieces: Pieces) -> list[Row]:
    """Cut the words of a text into windows as the package does; `numbers` are those of the words in a parse."""
    found = []
    for window in windows(of, text=0, pieces=pieces):
        sizes = np.array(window.sizes)
        ends = np.cumsum(sizes)
        found.append(
            {
                "ids": [START, *window.pieces, END],
                "codes": [0, *np.repeat(window.codes, sizes).tolist(), 0],
                "first": (ends - sizes + 1).tolist(),
                "last": ends.tolist(),
                "words": numbers[window.first : window.first + len(sizes)],
            }
        )
    return found


def targets(text: Text, owner: list[int], *, score: ModuleType) -> Targets:
    """Say what each word is to be taken for, once it is known which entry it tells (-1 for none)."""
    count = len(owner)
    made = Targets(
        np.zeros((count, len(TYPES)), bool),
        {part: np.full(count, UNKNOWN) for part in CHOICES},
        np.zeros((count, len(SIDES)), bool),
        _roles(text, owner, score=score),
    )
    for told in text.told:
        if told.known is not None:
            made.types[told.known, told.types] = True
    for word, number in enumerate(owner):
        if number < 0:
            continue
        entry = text.told[number].entry
        made.types[word, text.told[number].types] = True
        made.choices["statuses"][word] = STATUSES.index(entry["status"])
        if "when" in entry:
            made.choices["times"][word] = TIMES.index(_time(entry, text.article.published, score=score))
        made.choices["ways"][word] = _way(entry)
        made.sides[word] = [bool(entry.get(side)) for side in SIDES]
    for root, cue in text.cues.items():
        if made.types[cue].any() and not made.types[root].any():
            made.types[root], made.sides[root] = made.types[cue], made.sides[cue]
            for column in made.choices.values():
                column[root] = column[cue]
    made.types[~made.types.any(1), 0] = True
    return made


def _time(entry: dict[str, Any], published: str | None, *, score: ModuleType) -> str:
    when = entry["when"]
    if not when:
        return "none"
    same = published and len(when) >= len(published) and score.when_right(when, published)
    return "article" if same else "other"


def _way(entry: dict[str, Any]) -> int:
    """The place of an entry's act or mode; unknown where it should have one."""
    way = entry.get("act") or entry.get("mode")
    if not way:
        return UNKNOWN if entry["type"] in ACTS_OF else 0
    names = [f"{name} {way}" for name in records.types(entry)]
    return next((WAYS.index(name) for name in names if name in WAYS), UNKNOWN)


def _roles(text: Text, owner: list[int], *, score: ModuleType) -> dict[int, list[tuple[int, int]]]:
    near, said, found = defaultdict(list), defaultdict(list), {}
    for word in text.parties:
        near[text.sentence[word]].append(word)
    for root, cue in text.cues.items():
        said[cue].append(root)
    for word, number in enumerate(owner):
        if number < 0:
            continue
        s = text.sentence[word]
        row = [(other, _role(text, number, other, score=score)) for other in (*near[s], *near[s - 1]) if other != word]
        for teller in (word, *(root for root in said[word] if owner[root] < 0)):
            found.setdefault(teller, row)
    return found


def _role(text: Text, number: int, word: int, *, score: ModuleType) -> int:
    """Give which side of an entry a word names; parties take long to match, and are asked for in every pass."""
    if (number, word) not in text.matched:
        sides = [text.told[number].entry.get(side) or [] for side in SIDES]
        those = (
            place
            for place, side in enumerate(sides, 1)
            if any(score.party_match(party, one) == 1 for party in side for one in text.parties[word])
        )
        text.matched[number, word] = next(those, 0)
    return text.matched[number, word]


def groups(lessons: list[Lesson], size: int, rng: random.Random | None = None) -> list[Group]:
    """Group the windows of articles in batches of about `size` pieces; shuffled if `rng` is given."""
    return grouped([(number, row) for number, lesson in enumerate(lessons) for row in lesson.rows], size, rng)


def grouped(rows: Group, size: int, rng: random.Random | None = None) -> list[Group]:
    """Group windows of about one length, in batches of about `size` pieces; shuffled if `rng` is given."""
    shares = [rng.uniform(0, 8) if rng else 0.0 for _ in rows]
    order = sorted(range(len(rows)), key=lambda at: len(rows[at][1]["ids"]) + shares[at])
    made: list[Group] = []
    widest = 0
    for at in order:
        width = len(rows[at][1]["ids"])
        widest = max(widest, width)
        if not made or widest * (len(made[-1]) + 1) > size:
            made.append([])
            widest = width
        made[-1].append(rows[at])
    if rng:
        rng.shuffle(made)
    return made


def batch(group: Group) -> dict[str, torch.Tensor]:
    """Lay windows out as arrays."""
    out = {}
    for key in ("ids", "codes", "first", "last", "words"):
        array = np.full(
            (len(group), max(len(row[key]) for _, row in group)), UNKNOWN if key == "words" else 0, np.int64
        )
        for number, (_, row) in enumerate(group):
            array[number, : len(row[key])] = row[key]
        out[key] = torch.from_numpy(array)
    return out


def add_targets(given: dict[str, torch.Tensor], group: Group, lessons: list[Lesson]) -> None:
    """Add to a batch what its words are to be taken for: `at` says where those that count stand, the rest is theirs."""
    at, pairs = [], []
    parts: dict[str, list[Any]] = {"types": [], "sides": [], **{part: [] for part in CHOICES}}
    for number, (lesson_number, row) in enumerate(group):
        lesson = lessons[lesson_number]
        goal = lesson.targets
        columns = {word: column for column, word in enumerate(row["words"]) if word != UNKNOWN}
        for word, column in columns.items():
            if lesson.content[word]:
                at.append((number, column))
                parts["types"].append(goal.types[word])
                parts["sides"].append(goal.sides[word])
                for part in CHOICES:
                    parts[part].append(goal.choices[part][word])
            pairs += [
                (number, column, columns[other], role) for other, role in goal.roles.get(word, ()) if other in columns
            ]
    given["at"] = torch.tensor(at, dtype=torch.long).view(-1, 2)
    given["pairs"] = torch.tensor(pairs, dtype=torch.long).view(-1, 4)
    for part, values in parts.items():
        given[part] = torch.from_numpy(np.array(values))


def losses(told: torch.Tensor, given: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Give each part's loss on a batch that has words that count; `told` is what the network says of all."""
    rows = told[given["at"][:, 0], given["at"][:, 1]]
    allowed = given["types"]
    shares = F.log_softmax(rows[:, PARTS["types"]], 1)
    missed = -torch.logsumexp(shares.masked_fill(~allowed, -1e4), 1)
    weight = torch.where(allowed[:, 0], 1.0, TELLING)
    found = {"types": (missed * weight).sum() / weight.sum()}
    for part in CHOICES:
        known = given[part] != UNKNOWN
        if known.any():
            scores = rows[known][:, PARTS[part]]
            found[part] = F.cross_entropy(scores, given[part][known], label_smoothing=SMOOTH)
    known = given["statuses"] != UNKNOWN
    if known.any():
        scores = rows[known][:, PARTS["sides"]]
        found["sides"] = F.binary_cross_entropy_with_logits(scores, given["sides"][known].float())
    if len(given["pairs"]):
        row, word, other, role = given["pairs"].T
        found["roles"] = F.cross_entropy(role_scores(told[row, word], told[row, other]), role)
    return found


def role_scores(asking: torch.Tensor, offering: torch.Tensor) -> torch.Tensor:
    """Score pairs of rows: no part in the act, and each side."""
    asks = asking[:, PARTS["asks"]].unflatten(1, (len(SIDES), RANK))
    offers = offering[:, PARTS["offers"]].unflatten(1, (len(SIDES), RANK))
    return F.pad((asks * offers).sum(-1), (1, 0))


@torch.no_grad()
def predict(network: Network, lessons: list[Lesson], *, part: slice = slice(None)) -> list[np.ndarray]:
    """Give (words, numbers) of each article: a part of what the network says, all zero where it says nothing."""
    wide = len(range(*part.indices(WIDTH)))
    found = [np.zeros((len(lesson.content), wide), np.float32) for lesson in lessons]
    for group in groups(lessons, 4000):
        given = onto(batch(group), network.near.device)
        with half(network.near.device):
            states = network.encode(given["ids"], given["codes"])
            said = network.tell(states, given["codes"], given["first"], given["last"])
        rows, at = said[..., part].cpu().numpy(), given["words"].cpu().numpy()
        for number, (lesson_number, _) in enumerate(group):
            known = at[number] != UNKNOWN
            found[lesson_number][at[number][known]] = rows[number][known]
    return found


def measure(lessons: list[Lesson], said: list[np.ndarray]) -> dict[str, float]:
    """Give in percent the F1 of words' types and of each side's roles, and how often the other parts are right."""
    counts = {name: np.zeros(3) for name in ("types", *SIDES)}
    right: dict[str, list[bool]] = {part: [] for part in CHOICES}
    for lesson, rows in zip(lessons, said, strict=True):
        goal = lesson.targets
        kinds = rows[:, PARTS["types"]].argmax(1)
        for word in np.flatnonzero(lesson.content):
            if goal.choices["statuses"][word] != UNKNOWN:
                for part in CHOICES:
                    place = goal.choices[part][word]
                    if place > 0 or (place == 0 and part != "ways"):
                        right[part].append(rows[word, PARTS[part]].argmax() == place)
            # What a statement's content hangs by is counted with the word that says so.
            if word not in lesson.text.cues or goal.types[word, 0]:
                hit = bool(kinds[word]) and goal.types[word, kinds[word]]
                counts["types"] += hit, bool(kinds[word]), not goal.types[word, 0]
        for guess, role in _guesses(goal, rows):
            for number, side in enumerate(SIDES, 1):
                counts[side] += guess == role == number, guess == number, role == number
    scores = {name: 2 * hit / max(1, given + true) for name, (hit, given, true) in counts.items()}
    scores.update({part: float(np.mean(hits)) if hits else 0.0 for part, hits in right.items()})
    return {name: round(100 * float(score), 1) for name, score in scores.items()}


def _guesses(goal: Targets, rows: np.ndarray) -> Iterator[tuple[int, int]]:
    for word, pairs in goal.roles.items():
        if pairs:
            others, roles = zip(*pairs, strict=True)
            offering = torch.from_numpy(rows[list(others)])
            asking = torch.from_numpy(rows[[word]]).expand_as(offering)
            yield from zip(role_scores(asking, offering).argmax(1).tolist(), roles, strict=True)
