"""The maker of pages: its articles, its chance, its words."""

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


class Words:
    """Fills in words by chance, from a seed."""

    def __init__(self, pool: list[dict[str, object]], *, seed: int, plain: bool = False) -> None:
        self.r = random.Random(seed)
        self.pool = pool
        self.plain = plain
        self.sources = sorted({str(a["source"]) for a in pool})
        self.source = self.sources[0]
        self.brand = NOISE["brands"][0]
        self.spare: list[str] = []

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
