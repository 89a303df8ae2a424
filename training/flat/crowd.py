"""Furniture of no fixed wording: scenes, notices, threads of remarks, cards, menus run together."""

import re
import tomllib
from pathlib import Path

from words import NOISE, SENTENCE, Row, Words

PIECES = tomllib.loads(Path(__file__).with_name("pieces.toml").read_text(encoding="utf-8"))
GLUE = (" | ", " · ", " / ", " • ", " > ", " - ", ", ", "  ", " ", "")


class Crowd(Words):
    """Makes what stands around articles, put together from pieces so that no two pages say the same."""

    def piece(self, table: str, kind: str) -> str:
        return self.fill(self.r.choice(PIECES[table][kind]))

    def scene(self) -> str:
        """What a picture shows: somebody does something, or a thing, with place and day or without."""
        r = self.r
        if self.plain:
            return self.pick("captions")
        if self.chance(0.3):
            words = [self.piece("scenes", "things")]
        else:
            words = [self.piece("scenes", "who"), self.piece("scenes", "does")]
        if self.chance(0.75):
            words.append(self.piece("scenes", "where"))
        if self.chance(0.55):
            words.append(self.piece("scenes", "when"))
        text = " ".join(words)
        if self.chance(0.2):
            text = self.piece("scenes", "before") + text
        if self.chance(0.25) and len(self.spare) > 1:
            # Many captions tell in a second sentence what the article tells.
            text = text.rstrip(".") + ". " + r.choice(self.spare)
        return text if self.chance(0.4) else text.rstrip(".") + "."

    def notice(self) -> str:
        """A paragraph of the site about itself."""
        r = self.r
        if self.plain:
            return self.pick("notices")
        parts = [self.piece("notices", "first")] if self.chance(0.8) else []
        parts += [self.piece("notices", "middle") for _ in range(r.choice([0, 1, 1, 2, 3, 4]) + (not parts))]
        if self.chance(0.3):
            parts.append(self.pick("notices"))
        return " ".join(parts)

    def remark(self) -> str:
        """A reader's paragraph: a view, often about the very thing that the article tells."""
        r = self.r
        matter = SENTENCE.split(r.choice(r.choice(self.pool)["paragraphs"]))
        parts = []
        if self.chance(0.65):
            opening = self.piece("remarks", "openers")
            sentence = r.choice(matter)
            parts.append(f"{opening} {sentence[:1].lower()}{sentence[1:]}" if opening[-1] not in ".?!" else opening)
        if self.chance(0.5):
            parts += matter[: r.randint(1, 3)]
        if self.chance(0.35) or not parts:
            parts.append(self.pick("remarks"))
        if self.chance(0.3):
            parts.append(self.piece("remarks", "closers"))
        text = " ".join(parts)
        return text.lower() if self.chance(0.08) else text

    def discussion(self) -> list[Row]:
        """A long thread: each reader's name and time before the remark or behind it, buttons below."""
        r = self.r
        rows: list[Row] = []
        if self.chance(0.8):
            rows += self.some("comments", 1, 5)
        sign = [PIECES["remarks"]["signed"][i] for i in r.sample(range(len(PIECES["remarks"]["signed"])), 2)]
        above, buttons = self.chance(0.7), r.sample(PIECES["remarks"]["buttons"], r.choice([0, 0, 1, 2, 3]))
        for _ in range(r.choice([1, 2, 4, 8, 15])):
            names = [(self.fill(s), "debris") for s in sign[: r.choice([1, 1, 2])]]
            if above:
                rows += names
            if self.chance(0.15):
                rows.append((self.phrases(1)[0][0], "debris"))
            rows += [(self.remark(), "debris") for _ in range(r.choice([1, 1, 1, 2, 4]))]
            if not above:
                rows += names
            rows += [(self.fill(b), "debris") for b in buttons]
        return rows

    def cards(self) -> list[Row]:
        """Many cards of other articles, one made like the other: label, headline, first sentence, author, day."""
        r = self.r
        rows: list[Row] = [(self.pick("heads"), "debris")] * self.chance(0.7)
        shape = r.sample(["section", "title", "lead", "author", "date", "button"], r.randint(1, 5))
        if "title" not in shape:
            shape.insert(r.randint(0, len(shape)), "title")
        same = [a for a in self.pool if a["source"] == self.source] if self.chance(0.6) else self.pool
        copies = r.choice([1, 1, 1, 1, 2, 3])
        button = self.pick("tails")
        for _ in range(r.choice([2, 3, 5, 8, 12])):
            other = r.choice(same)
            lead = SENTENCE.split(r.choice(other["paragraphs"]))[0]
            words = lead.split()
            lead = lead if self.chance(0.6) else " ".join(words[: r.randint(8, 24)]) + r.choice(["…", "...", ""])
            says = {
                "section": r.choice(NOISE["sections"]),
                "title": str(other["title"]),
                "lead": lead,
                "author": self.pick("meta"),
                "date": self.pick("dates"),
                "button": button,
            }
            rows += [(says[one], "debris") for one in shape] * copies
        return rows

    def run_together(self) -> list[Row]:
        """A menu in one line, with marks between its parts or none."""
        r = self.r
        glue = r.choice(GLUE)
        kinds = r.sample(["sections", "places", "utility", "share", "footer"], r.randint(1, 3))
        parts = [self.pick(r.choice(kinds)) for _ in range(r.choice([4, 8, 15, 30]))]
        return [(glue.join(parts), "debris")]

    def behind(self) -> list[Row]:
        """What stands directly behind a body: who else reported, who the author is, what the site asks for."""
        r = self.r
        if self.plain:
            return []
        rows: list[Row] = []
        if self.chance(0.3):
            rows.append((self.piece("people", "reports"), "debris"))
        if self.chance(0.35):
            rows.append((" ".join(self.piece("people", "lines") for _ in range(r.choice([1, 1, 2, 3]))), "debris"))
        for _ in range(r.choice([0, 0, 1, 1, 2, 3])):
            rows.append((self.notice(), "debris"))
        r.shuffle(rows)
        return rows

    def mail(self) -> tuple[list[Row], list[Row]]:
        """What stands above and below articles that were sent as a letter."""
        r = self.r
        head = [
            self.fill(t)
            for t in (
                "From: {person} <{handle}@{web}>",
                "To: {handle}@{web}",
                "Date: {weekday}, {d} {month} {y} {h}:{m}",
            )
        ]
        head = r.sample(head, r.randint(1, 3)) + ["View this email in your browser"] * self.chance(0.4)
        ends = [
            "-- ",
            "Sent to {handle}@{web}",
            "You get this because you signed up at {web}.",
            "Unsubscribe | Update your settings",
            "{brand}, {n} Harbour Street, {place}",
            "To leave this list, answer with an empty letter.",
            "Forward this to a friend",
            "Until {weekday},",
            "{person}",
            "___________",
            "Was this sent to you by somebody? Sign up here.",
        ]
        tail = [self.fill(t) for t in r.sample(ends, r.randint(1, 6))]
        return [(t, "debris") for t in head], [(t, "debris") for t in tail]

    def near(self, text: str) -> str:
        """The same words with other marks: quotation marks, hard spaces, dots, dashes, a space more."""
        r = self.r
        if self.plain:
            return text
        changes = [
            lambda t: t.replace(" ", "\u00a0", 1),
            lambda t: t.replace("’", "'").replace("“", '"').replace("”", '"'),
            lambda t: t.replace("'", "’"),
            lambda t: re.sub(r'"([^"]*)"', r"‘\1’", t),
            lambda t: t.replace(" - ", " – ").replace("—", "-"),
            lambda t: t + "." if t[-1:].isalnum() else t.rstrip("."),
            lambda t: t.replace("...", "…"),
        ]
        for change in r.sample(changes, r.choice([0, 1, 1, 2])):
            text = change(text)
        return text
