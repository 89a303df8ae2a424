"""Makes labelled pages to train the splitter with: open articles, with furniture around and inside them.

    python training/flat/pages.py ../shared/corpora/news pages.jsonl --count 3500 \\
        --without ../shared/corpora/flat/pages_dev.json --also ../shared/corpora/flat/pages_dev.json
"""

import argparse
import json
import random
import re
import tomllib
from pathlib import Path

NOISE = tomllib.loads(Path(__file__).with_name("noise.toml").read_text(encoding="utf-8"))
MAY_TRAIN = (
    "wikinews_dexter.jsonl",
    "wikinews_gum.jsonl",
    "tehran_times_a.jsonl",
    "us_state_dept_2021_22.jsonl",
    "us_white_house_foreign.jsonl",
)
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
LEFTOVER = re.compile(r"^\s*(?:\w+day, )?\w+ \d{1,2}, \d{4}\s*$|^Image: |^\W*$|\], \]|<\w+>|<!--|^__|^\]")
"""What the corpora hold that is not the articles' own text: stamps, credits, marks of the wiki."""
Row = tuple[str, str]


def articles(folder: Path, *, without: set[str]) -> list[dict[str, object]]:
    """Read the articles that may train weights: title and paragraphs."""
    out = []
    for name in MAY_TRAIN:
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            paragraphs = [p.strip() for p in row["text"].split("\n") if p.strip() and not LEFTOVER.search(p)]
            if (
                row["id"] not in without
                and row["title"]
                and paragraphs
                and len(row["text"]) > 300
                and len(paragraphs) < 70
            ):
                out.append({"title": row["title"].strip(), "paragraphs": paragraphs, "source": name.split("_")[0]})
    return out


class Maker:
    """Makes one page after the other from a seed."""

    def __init__(self, pool: list[dict[str, object]], *, seed: int) -> None:
        self.r = random.Random(seed)
        self.pool = pool
        self.sources = sorted({str(a["source"]) for a in pool})

    def chance(self, p: float) -> bool:
        return self.r.random() < p

    def fill(self, text: str) -> str:
        r = self.r

        def one(match: re.Match[str]) -> str:
            name = match.group(1)
            match name:
                case "brand":
                    return self.brand
                case "person":
                    return r.choice(NOISE["people"])
                case "PERSON":
                    return r.choice(NOISE["people"]).upper()
                case "place":
                    return r.choice(NOISE["places"])
                case "section":
                    return r.choice(NOISE["sections"])
                case "agency":
                    return r.choice(NOISE["agencies"])
                case "title":
                    return self.other_title()
                case "n":
                    return str(r.choice([2, 3, 4, 5, 7, 12, 28, 45, 120, 310, 1024]))
                case "web":
                    return self.brand.lower().replace(" ", "") + r.choice([".com", ".net", ".org"])
                case "handle":
                    return r.choice(NOISE["people"]).replace(" ", "").lower()
                case "month":
                    return r.choice(MONTHS) if r.random() < 0.7 else r.choice(MONTHS)[:3] + r.choice(["", "."])
                case "weekday":
                    return r.choice(DAYS)
                case "d":
                    return str(r.randint(1, 28))
                case "dd":
                    return f"{r.randint(1, 28):02}"
                case "mm":
                    return f"{r.randint(1, 12):02}"
                case "y":
                    return str(r.randint(2004, 2026))
                case "h":
                    return f"{r.randint(0, 23):02}"
                case "m":
                    return f"{r.randint(0, 59):02}"
            return match.group(0)

        return re.sub(r"\{(\w+)\}", one, text)

    def pick(self, kind: str) -> str:
        return self.fill(self.r.choice(NOISE[kind]))

    def other_title(self) -> str:
        return str(self.r.choice(self.pool)["title"])

    # --- pieces ------------------------------------------------------------------------------------------------

    def cased(self, text: str) -> str:
        roll = self.r.random()
        return (
            text.upper() if roll < 0.08 else text + self.r.choice([" >", " »", ":", " ›", "…"]) if roll < 0.12 else text
        )

    def some(self, kind: str, low: int, high: int) -> list[Row]:
        return [(self.cased(self.pick(kind)), "debris") for _ in range(self.r.randint(low, high))]

    def phrases(self, number: int) -> list[Row]:
        """Labels as sites have them: names and nouns out of any article."""
        out: list[Row] = []
        while len(out) < number:
            words = self.r.choice(self.r.choice(self.pool)["paragraphs"]).split()
            at = self.r.randrange(len(words))
            some = [w.strip(".,;:“”\"'()’") for w in words[at : at + self.r.choice([1, 1, 2, 2, 3, 4])]]
            style = self.r.random()
            text = " ".join(some).strip()
            text = text.title() if style < 0.5 else text[:1].upper() + text[1:] if style < 0.9 else text
            if text:
                out.append((text + self.r.choice(["", "", "", "", "", "?", "…", " ›", ":"]), "debris"))
        return out

    def menu(self) -> list[Row]:
        rows: list[Row] = []
        r = self.r
        if self.chance(0.4):
            rows += self.some("utility", 1, 6)
        if self.chance(0.2):
            rows.append((r.choice(NOISE["notices"][:2]), "debris"))
            rows += [
                (t, "debris")
                for t in r.sample(["Accept", "Accept all", "Reject", "Manage preferences", "Got it", "OK"], 2)
            ]
        if self.chance(0.3):
            rows.append((self.brand, "debris"))
        for _ in range(r.choice([0, 1, 1, 2, 3])):
            rows += self.some(r.choice(["sections", "sections", "places", "utility"]), 2, r.choice([5, 12, 25]))
        if self.chance(0.3):
            rows += self.phrases(r.choice([2, 5, 10, 25]))
        if self.chance(0.12):
            rows += self.some("forms", 1, 8)
        if self.chance(0.15):
            rows.append((self.fill(" | ".join(r.sample(NOISE["sections"], 5))), "debris"))
        if self.chance(0.15):
            rows.append((" ".join(r.sample(NOISE["sections"], r.randint(4, 9))), "debris"))
        if self.chance(0.25):
            rows.append((self.pick("dates"), "debris"))
        if self.chance(0.2):
            rows += [
                (t, "debris")
                for t in r.sample(["Breaking news", "Latest", "Trending:", "Top stories", "News ticker", "Live"], 1)
            ]
            rows += [(self.other_title(), "debris") for _ in range(r.randint(1, 6))]
        if self.chance(0.3):
            rows += [
                (t, "debris")
                for t in ("Home", r.choice(NOISE["sections"]), r.choice(NOISE["places"]))[: r.randint(1, 3)]
            ]
        return rows

    def quotes(self, text: str) -> str:
        """Write a text as another part of a page would: other quotation marks, spaces, case."""
        roll = self.r.random()
        if roll < 0.5:
            return text
        text = (
            text.replace("’", "'").replace("“", '"').replace("”", '"') if self.chance(0.5) else text.replace("'", "’")
        )
        if roll > 0.9:
            return text.upper()
        return re.sub(r" ", "  ", text, count=1) if roll > 0.8 else text

    def headline(self, title: str) -> list[Row]:
        """A headline with the copies and labels that stand around it."""
        r = self.r
        if self.chance(0.08):
            title = title.upper()
        if self.chance(0.1):
            title = title.title()
        rows: list[Row] = []
        if self.chance(0.12):
            rows.append((f"{title}{r.choice([' | ', ' - ', ' – ', ' — '])}{self.brand}", "debris"))
        if self.chance(0.2):
            rows.append((r.choice([*NOISE["sections"], *NOISE["places"]]), "debris"))
        rows.append((title, "title"))
        return rows

    def caption_text(self, article: dict[str, object]) -> str:
        r = self.r
        paragraphs = article["paragraphs"]
        if self.chance(0.35):
            choices = self.spare if self.spare and self.chance(0.6) else SENTENCE.split(r.choice(paragraphs))
            sentence = r.choice(choices)
            if 30 < len(sentence) < 220:
                base = sentence if self.chance(0.6) else sentence.rstrip(".")
                return base + self.fill(r.choice(NOISE["credit_tails"]))
        return self.pick("captions") + self.fill(r.choice(NOISE["credit_tails"]))

    def images(self, article: dict[str, object]) -> list[list[Row]]:
        out = []
        for _ in range(self.r.choice([0, 0, 1, 1, 1, 2, 3])):
            text = self.caption_text(article)
            block: list[Row] = []
            for _ in range(self.r.choice([1, 1, 1, 2, 2, 3, 4])):
                block.append((self.quotes(text), "caption"))
                if self.chance(0.12):
                    block.append(
                        (
                            self.r.choice(
                                ["Image", "Image caption", "View larger image", "TT", "Photo", "Enlarge", "1/3"]
                            ),
                            "debris",
                        )
                    )
            if self.chance(0.25):
                block.append((self.pick("credits"), "notes"))
            out.append(block)
        return out

    def metas(self) -> list[Row]:
        rows: list[Row] = []
        r = self.r
        if self.chance(0.55):
            rows.append((self.pick("meta"), "notes"))
        for _ in range(r.choice([0, 0, 1, 1, 2])):
            rows.append((self.pick("dates"), "notes"))
        if self.chance(0.4):
            rows += self.some("share", 1, r.choice([2, 5, 9]))
        r.shuffle(rows)
        return rows

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

    def interruption(self) -> list[Row]:
        roll = self.r.random()
        if roll < 0.2:
            return self.some(self.r.choice(["ads", "share", "promos"]), 1, 1)
        if roll < 0.3:
            return self.some("ads", 1, 2)
        if roll < 0.5:
            return [(self.pick("inline"), "debris")]
        if roll < 0.62:
            return [(self.pick("promos"), "debris") for _ in range(self.r.randint(1, 4))]
        if roll < 0.75:
            return [(self.pick("heads"), "debris")] * self.chance(0.8) + self.teasers(self.r.randint(1, 4))
        if roll < 0.85:
            return self.some("share", 1, 3)
        if roll < 0.91:
            return [(self.fill(self.r.choice(NOISE["notices"])), "debris")]
        if roll < 0.94:
            return self.phrases(self.r.randint(1, 3))
        return self.some("topics", 1, 3)

    def teasers(self, number: int) -> list[Row]:
        """Cards of other articles: headline, at times with date, first words, a button."""
        r = self.r
        style = r.choice(["plain", "plain", "plain", "dated", "lead", "numbered", "full", "section"])
        rows: list[Row] = []
        for i in range(number):
            other = r.choice(self.pool)
            title = str(other["title"])
            if style == "section":
                rows.append((r.choice(NOISE["sections"]), "debris"))
            if style == "numbered" and self.chance(0.5):
                rows.append((str(i + 1), "debris"))
            rows.append((f"{i + 1}. {title}" if style == "numbered" and self.chance(0.3) else title, "debris"))
            if style in ("dated", "full"):
                rows.append((self.pick("dates"), "debris"))
            if style in ("lead", "full"):
                lead = SENTENCE.split(other["paragraphs"][min(1, len(other["paragraphs"]) - 1)])[0]
                words = lead.split()
                rows.append((" ".join(words[: r.randint(9, 26)]) + r.choice(["…", "...", " […]", "", "."]), "debris"))
                if self.chance(0.3):
                    rows.append((r.choice(["Read more", "Continue reading", "More", "Details"]), "debris"))
        return rows

    def ending(self) -> list[Row]:
        r = self.r
        rows: list[Row] = []
        parts = ["topics", "share", "related", "comments", "promo", "notice", "bio", "related", "credits"]
        r.shuffle(parts)
        for part in parts[: r.choice([0, 1, 2, 3, 5])]:
            match part:
                case "topics":
                    rows += self.some("topics", 1, 6)
                case "share":
                    rows += self.some("share", 1, 6)
                case "related":
                    rows += [(self.cased(self.pick("heads")), "debris")] * self.chance(0.85) + self.teasers(
                        r.randint(1, 8)
                    )
                    rows += self.some("tails", 0, 1)
                case "comments":
                    rows += self.some("comments", 1, 8)
                    if self.chance(0.5):
                        rows += self.thread()
                case "promo":
                    rows += self.some("promos", 1, 5)
                case "notice":
                    rows.append((self.pick("notices"), "debris"))
                case "bio":
                    rows.append((self.pick("bios"), "debris"))
                case "credits":
                    rows.append((self.pick("meta"), "notes"))
        return rows

    def thread(self) -> list[Row]:
        """Remarks of readers, with names and buttons."""
        r = self.r
        rows: list[Row] = []
        style = [self.chance(0.7), self.chance(0.6), self.chance(0.5)]
        for _ in range(r.randint(1, 9)):
            if style[0]:
                rows.append((self.pick("nicks"), "debris"))
            if style[1]:
                rows.append((self.pick("stamps"), "debris"))
            for _ in range(r.choice([1, 1, 2, 3])):
                text = self.pick("remarks")
                if self.chance(0.3):
                    text += " " + self.pick("remarks")
                rows.append((text, "debris"))
            if style[2]:
                rows += [(self.pick("stamps"), "debris") for _ in range(r.randint(1, 3))]
        return rows

    def footer(self) -> list[Row]:
        r = self.r
        rows: list[Row] = []
        for _ in range(r.choice([0, 0, 1, 2, 3])):
            rows += self.some(r.choice(["sections", "utility", "places", "footer"]), 2, r.choice([6, 15, 30]))
        if self.chance(0.6):
            rows += self.some("footer", 1, 12)
        if self.chance(0.25):
            rows += self.phrases(r.choice([2, 5, 10, 25]))
        if self.chance(0.2):
            rows += self.some("forms", 1, 10)
        if self.chance(0.35):
            rows += [(self.pick("notices"), "debris") for _ in range(r.randint(1, 2))]
        return rows

    # --- a page ------------------------------------------------------------------------------------------------

    def article(self, article: dict[str, object], *, rich: float) -> list[Row]:
        r = self.r
        rows = self.headline(str(article["title"]))
        body = self.body(article)
        pictures = self.images(article) if self.chance(rich) else []
        lead = []
        if self.chance(0.2 * rich):
            for text in self.spare[: r.choice([1, 1, 2])]:
                lead.append((text.rstrip(".") + r.choice(["", "", "."]), "body"))
            self.spare = self.spare[2:]
        top = pictures.pop(0) if pictures and self.chance(0.75) else []
        blocks = [lead, self.metas() if self.chance(rich) else [], top]
        if self.chance(0.4):
            r.shuffle(blocks)
        if self.widget and top:
            top = [*top, (self.widget, "debris")]
        title_again = (self.quotes(rows[-1][0]), "title")
        for block in blocks:
            rows += block
            if self.chance(0.12 * rich):
                rows.append(title_again)
        if self.chance(0.05 * rich):
            rows += [(self.quotes(text), label) for text, label in top]
        holes = rich * r.choice([0, 0, 0.08, 0.15, 0.3, 0.5])
        for i, row in enumerate(body):
            rows.append(row)
            if i + 1 < len(body) and self.chance(holes):
                rows += pictures.pop(0) if pictures and self.chance(0.5) else self.interruption()
            if self.chance(0.02 * rich) and len(row[0]) > 120:
                rows.append((self.pulled(body), "debris"))
        for picture in pictures:
            rows += picture
        if self.chance(rich):
            rows += self.ending()
        return rows

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

    def page(self) -> list[Row]:
        r = self.r
        self.brand = r.choice(NOISE["brands"])
        # A label that the page's template prints below each picture.
        self.widget = r.choice([None, None, None, "TT", "Aa", "+", "HD", self.phrases(1)[0][0], self.pick("share")])
        source = r.choice(self.sources)
        own = [a for a in self.pool if a["source"] == source]
        rich = r.choice([0.0, 0.5, 1.0, 1.0, 1.0, 1.0])
        rows: list[Row] = []
        if rich and self.chance(0.6):
            rows += self.menu()
        for _ in range(r.choice([1, 1, 1, 2, 2, 3, 4])):
            rows += self.article(r.choice(own if self.chance(0.7) else self.pool), rich=rich)
        if rich and self.chance(0.6):
            rows += self.footer()
        if rich == 0.0 and self.chance(0.5):
            rows = [row for row in rows if row[1] == "body"][: r.choice([1, 2, 3, 9])]
            if self.chance(0.5):
                rows = [(SENTENCE.split(text)[0], label) for text, label in rows]
            if self.chance(0.5):
                rows = [(self.other_title(), "title"), *rows]
        return rows


KINDS = {
    "title": "title",
    "title_dup": "title",
    "caption": "caption",
    "caption_dup": "caption",
    "body": "body",
    "byline": "notes",
    "dateline": "notes",
    "debris": "debris",
    "related": "debris",
}


def labelled(path: Path, *, fold: str) -> list[list[Row]]:
    """Read labelled pages, all of them or every second one, to be learnt beside the made ones."""
    pages = json.loads(path.read_text(encoding="utf-8"))
    wanted = [page for i, page in enumerate(pages) if fold == "all" or i % 2 == ("even", "odd").index(fold)]
    return [[(line["text"], KINDS[line["label"]]) for line in page["lines"]] for page in wanted]


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("news", type=Path)
    ask.add_argument("out", type=Path)
    ask.add_argument("--count", type=int, default=1500)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--without", type=Path, help="pages whose articles are left out, so that they can measure")
    ask.add_argument("--also", type=Path, help="labelled pages to learn from, too")
    ask.add_argument("--fold", choices=("all", "even", "odd"), default="all", help="which of them; the others measure")
    ask.add_argument("--times", type=int, default=3, help="how often each of them is given")
    given = ask.parse_args()
    without = set()
    if given.without:
        without = {a for page in json.loads(given.without.read_text(encoding="utf-8")) for a in page["articles"]}
    maker = Maker(articles(given.news, without=without), seed=given.seed)
    with given.out.open("w", encoding="utf-8") as out:
        for _ in range(given.count):
            out.write(json.dumps(maker.page(), ensure_ascii=False) + "\n")
        for rows in (labelled(given.also, fold=given.fold) if given.also else []) * given.times:
            out.write(json.dumps(rows, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
