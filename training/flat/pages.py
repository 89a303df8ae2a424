"""Makes labelled pages to train the splitter with: open articles, with furniture around and inside them.

    python training/flat/pages.py ../shared/corpora/news pages.jsonl --count 3500 \\
        --without ../shared/corpora/flat/pages_dev.json --also ../shared/corpora/flat/pages_dev.json
"""

import argparse
import json
from pathlib import Path

from bodies import Bodies
from words import NOISE, SENTENCE, Row, articles


class Maker(Bodies):
    """Makes one page after the other."""

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
        if self.chance(0.2):
            rows += self.run_together()
        if self.chance(0.06):
            rows += self.cards()
        if self.chance(0.08):
            rows += [(self.notice(), "debris") for _ in range(r.choice([1, 1, 2]))]
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
        text = self.scene() if self.chance(0.75) else self.pick("captions")
        bare = not self.plain and self.chance(0.4)
        return text if bare else text + self.fill(r.choice(NOISE["credit_tails"]))

    def images(self, article: dict[str, object]) -> list[list[Row]]:
        out = []
        for _ in range(self.r.choice([0, 0, 1, 1, 1, 2, 3])):
            text = self.caption_text(article)
            block: list[Row] = []
            for _ in range(self.r.choice([1, 1, 1, 2, 2, 3, 4])):
                block.append((self.near(self.quotes(text)), "caption"))
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
        if roll < 0.9:
            return [(self.notice(), "debris")]
        if roll < 0.92:
            return self.cards()[:9]
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
        parts = ["topics", "share", "related", "comments", "promo", "notice", "bio", "cards", "credits", "discussion"]
        r.shuffle(parts)
        if self.chance(0.35):
            rows += self.behind()
        for part in parts[: r.choice([0, 1, 2, 3, 5])]:
            match part:
                case "cards":
                    rows += self.teasers(r.randint(1, 8)) if self.plain else self.cards()
                case "discussion":
                    rows += self.thread() if self.plain else self.discussion()
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
                    rows.append((self.notice(), "debris"))
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
            rows += [(self.notice(), "debris") for _ in range(r.randint(1, 2))]
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
        title_again = (self.near(self.quotes(rows[-1][0])), "title")
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

    def page(self) -> list[Row]:
        r = self.r
        self.brand = r.choice(NOISE["brands"])
        # A label that the page's template prints below each picture.
        self.widget = r.choice([None, None, None, "TT", "Aa", "+", "HD", self.phrases(1)[0][0], self.pick("share")])
        source = r.choice(self.sources)
        self.source = source
        self.spare = []
        own = [a for a in self.pool if a["source"] == source]
        rich = r.choice([0.0, 0.5, 1.0, 1.0, 1.0, 1.0])
        rows: list[Row] = []
        if rich and self.chance(0.6):
            rows += self.menu()
        above, below = self.mail() if not self.plain and self.chance(0.06) else ([], [])
        numbered = self.chance(0.2 if above else 0.02)
        rows += above
        for number in range(1, r.choice([1, 1, 1, 2, 2, 3, 4]) + 1):
            one = self.article(r.choice(own if self.chance(0.7) else self.pool), rich=rich)
            if numbered:
                at = next(i for i, row in enumerate(one) if row[1] == "title")
                one[at] = (f"{number}. {one[at][0]}", "title")
            rows += one
        rows += below
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
    ask.add_argument("--crowd", action="store_true", help="furniture put together from pieces, too")
    given = ask.parse_args()
    without = set()
    if given.without:
        without = {a for page in json.loads(given.without.read_text(encoding="utf-8")) for a in page["articles"]}
    maker = Maker(articles(given.news, without=without), seed=given.seed, plain=not given.crowd)
    with given.out.open("w", encoding="utf-8") as out:
        for _ in range(given.count):
            out.write(json.dumps(maker.page(), ensure_ascii=False) + "\n")
        for rows in (labelled(given.also, fold=given.fold) if given.also else []) * given.times:
            out.write(json.dumps(rows, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
