"""Bodies of articles as pages print them."""

import re

from crowd import Crowd
from words import NOISE, SENTENCE, Row


class Bodies(Crowd):
    """Makes bodies: cut otherwise, with subheads, lists, questions."""

    def body(self, article: dict[str, object]) -> list[Row]:
        """The paragraphs, cut otherwise at times, with subheads and lists."""
        r = self.r
        paragraphs = list(article["paragraphs"])
        # Sentences that the page does not print otherwise, for lists, summaries and captions.
        self.spare = []
        if len(paragraphs) > 2:
            taken = paragraphs.pop(r.randrange(1, len(paragraphs)))
            self.spare = [one for one in SENTENCE.split(taken) if 4 < len(one.split()) < 40]
        if self.chance(0.6):
            sizes = r.choice([[1], [1], [1, 1, 2], [1, 2, 3]])
            paragraphs = [" ".join(part) for p in paragraphs for part in self.chunks(SENTENCE.split(p), sizes=sizes)]
        if self.chance(0.3):
            at = r.randint(0, max(0, len(paragraphs) - 3))
            paragraphs = paragraphs[at : at + r.randint(1, 7)]
        elif len(paragraphs) > 25:
            paragraphs = paragraphs[:25]
        if self.chance(0.12):
            one, two = self.r.choice(["‘’", "''"])
            paragraphs = [p.replace("“", one).replace("”", two) for p in paragraphs]
            paragraphs = [re.sub(r'"([^"]+)"', lambda m: one + m.group(1) + two, p) for p in paragraphs]
        elif self.chance(0.15):
            paragraphs = [p.replace("“", '"').replace("”", '"').replace("’", "'") for p in paragraphs]
        rows: list[Row] = [(p, "body") for p in paragraphs if p.strip()]
        if self.chance(0.025):
            rows = self.talk(rows)
        if self.chance(0.04):
            rows = [
                row
                for one in rows
                for row in ((self.pick("stamps") if self.chance(0.3) else self.fill("{h}:{m}"), "notes"), one)
            ]
        if self.chance(0.25) and len(rows) > 4:
            for at in sorted(r.sample(range(2, len(rows)), min(len(rows) // 4, r.randint(1, 4))), reverse=True):
                rows.insert(at, (self.subhead(rows[at][0]), "body"))
        if self.chance(0.15) and len(rows) > 3 and len(self.spare) > 1:
            at = r.randint(1, len(rows) - 1)
            mark = r.choice(["- ", "• ", "", "1. ", "– ", "* "])
            items = self.spare[:6]
            self.spare = []
            rows[at:at] = [
                (mark + (i if self.chance(0.5) else " ".join(i.split()[: r.randint(4, 14)]).rstrip(",.")), "body")
                for i in items
            ]
        if self.chance(0.05):
            echo = (
                r.choice(
                    [
                        "(Applause.)",
                        "(Laughter.)",
                        "(CLOSED TO THE PRESS)",
                        "QUESTION: (Inaudible.)",
                        "Thank you.",
                        "ANSWER: Yes.",
                    ]
                ),
                "body",
            )
            for at in sorted(r.sample(range(1, len(rows) + 1), min(3, len(rows))), reverse=True):
                rows.insert(at, echo)
        if self.chance(0.06):
            letterhead = [
                self.fill(t)
                for t in r.sample(
                    [
                        "Office of the Press Secretary",
                        "Ministry of Foreign Affairs",
                        "{person}, Minister of Foreign Affairs",
                        "{place}, {place}",
                        "{place}",
                        "Press Directorate",
                        "Joint statement",
                        "{person}, Spokesperson",
                        "No. {n}",
                        "Palace of Nations",
                        "As delivered",
                    ],
                    r.randint(1, 4),
                )
            ]
            rows[:0] = [(t, "body") for t in letterhead]
        if self.chance(0.2):
            opening = self.fill(
                r.choice(
                    [
                        "{place} ({agency}) — ",
                        "{place}, {month} {d} ({agency}) -- ",
                        "{place}: ",
                        "{place} – ",
                        "{place}, {month} {d}. /{agency}/. ",
                    ]
                )
            )
            head, mark = opening.split(" ", 1) if " " in opening else (opening, "")
            rows[0] = (head.upper() + " " + mark + rows[0][0], "body")
        return rows

    def chunks(self, sentences: list[str], *, sizes: list[int]) -> list[list[str]]:
        out, at = [], 0
        while at < len(sentences):
            size = self.r.choice(sizes)
            out.append(sentences[at : at + size])
            at += size
        return out

    def talk(self, rows: list[Row]) -> list[Row]:
        """Questions and answers, short lines among long ones, with or without the names of those who speak."""
        r = self.r
        asks = [
            "Was anything paid?",
            "When will you meet again?",
            "Do you trust them?",
            "Is there a deal?",
            "Why now?",
            "What is missing?",
            "Do you regret it?",
            "Who decides that?",
            "Some in your own party say that this goes too far. What do you tell them?",
            "You said last year that you would never sit at that table. What has changed since?",
            "Will you sign?",
        ]
        short = [
            "Yes.",
            "No.",
            "Next question.",
            "You must ask them.",
            "I can't tell you that.",
            "Not yet.",
            "(Laughter.)",
            "We will see.",
            "Let me be very clear about this.",
            "Of course.",
            "That is not for me to say.",
        ]
        one, two = r.choice(
            [
                ("QUESTION: ", "MINISTER: "),
                ("Q: ", "A: "),
                ("Question: ", self.fill("{person}: ")),
                ("", ""),
                (self.fill("{brand}: "), self.fill("{PERSON}: ")),
            ]
        )
        out: list[Row] = []
        for text, label in rows[:12]:
            out.append((one + r.choice(asks), label))
            out.append(
                (
                    two + (r.choice(short) if self.chance(0.4) else " ".join(SENTENCE.split(text)[: r.randint(1, 3)])),
                    label,
                )
            )
        return out

    def subhead(self, near: str) -> str:
        r = self.r
        if self.chance(0.5):
            return self.cased(r.choice(NOISE["subheads"]))
        words = near.split()
        at = r.randint(0, max(0, len(words) - 8))
        text = " ".join(words[at : at + r.randint(2, 7)]).strip(".,;:“”\"'() ")
        return text[:1].upper() + text[1:] if text else "Background"

    def pulled(self, body: list[Row]) -> str:
        """A sentence of the body, or a part of one, as pages print it large between two paragraphs."""
        r = self.r
        sentence = r.choice(SENTENCE.split(r.choice(body)[0]))
        words = sentence.split()
        if self.chance(0.4):
            at = r.randint(0, max(0, len(words) - 8))
            words = words[at : at + r.randint(6, 16)]
        text = " ".join(words).strip('“”" ')
        return r.choice([text, f"“{text}”", text.rstrip("."), f'"{text}"'])
