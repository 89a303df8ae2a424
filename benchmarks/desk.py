"""Time the desk on a ledger of 500 articles: first paint of every page, timeline, fifty readers while `add` writes.

python benchmarks/desk.py [--data ../shared] [--ledger PATH] [--chromium PATH] [--readers 50] [--seconds 30]

The ledger is made of open news once, in benchmarks/out, and copied before anything is written. Every page is painted
twice: first by a desk that was just started, then again. Fifty readers ask for pages that they choose at random, each
the next one as soon as it has the last, or after `--pause` seconds, of a desk that has shown each page once, while
`dragoman add` reads forty other articles into the same ledger. Figures are of this machine with all that runs on it:
its load is printed.
"""

import argparse
import asyncio
import itertools
import json
import os
import random
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx
from shared import ROOT

from dragoman import intake, pipeline
from dragoman.record import SqliteLedger

SOURCES = (
    ("tehran_times_a.jsonl", 200), ("us_white_house_foreign.jsonl", 120), ("us_state_dept_2021_22.jsonl", 60),
    ("wikinews_dexter.jsonl", 120),
)  # fmt: skip
"""What the ledger is made of: files of the corpus with how many of their articles."""
OTHERS = ("tehran_times_a.jsonl", 300, 40)
"""What is added while readers read: a file, from which article on, how many."""
OUT = ROOT / "benchmarks" / "out" / "desk-500.db"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PAGES = (
    "/", "/find", "/find?text=nuclear", "/find?actor=IRN&type=ACCUSE", "/timeline", "/timeline?of=report",
    "/timeline?of=both", "/actors", "/actor/IRN", "/pair/USA/IRN", "/network", "/map", "/contradictions", "/denials",
    "/pending", "/instruments", "/instrument/jcpoa", "/dossiers", "/sources", "/paste",
)  # fmt: skip
"""Pages of lists; articles and entries are drawn from the ledger."""

PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null"
"""When the first content was there, in ms after the page was asked for."""


def main() -> None:
    """Make the ledger, time the pages, then the readers."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="folder with corpora/")
    parser.add_argument("--ledger", type=Path, default=OUT, help="made if there is none")
    parser.add_argument("--chromium", default="/usr/bin/chromium", help="the browser; empty to leave painting out")
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30.0)
    parser.add_argument("--pause", type=float, default=0.0, help="seconds that a reader looks at a page")
    options = parser.parse_args()
    news = options.data / "corpora" / "news"
    if not options.ledger.exists():
        build(options.ledger, news)
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder, "desk.db")
        with SqliteLedger(options.ledger) as whole:
            articles = sum(1 for _ in whole.articles())
        shutil.copyfile(options.ledger, ledger)
        print(f"{articles} articles, {entries(ledger)} entries; load {load()}")
        drawn = [*PAGES, *sample(ledger)]
        if options.chromium:
            with desk(ledger) as base:
                paint(base, drawn, options.chromium)
                timeline(base, options.chromium)
        with desk(ledger) as base, warm(base, drawn), adding(ledger, news, Path(folder)) as added:
            asyncio.run(read(base, drawn, options.readers, options.seconds, options.pause))
            print(f"meanwhile `add` stored {entries(ledger) - added} entries; load {load()}")


def build(path: Path, news: Path) -> None:
    """Make the ledger of 500 articles."""
    path.parent.mkdir(parents=True, exist_ok=True)
    sources = (itertools.islice(intake.read(str(news / name)), number) for name, number in SOURCES)
    with SqliteLedger(path) as ledger:
        for one in pipeline.read_articles(itertools.chain(*sources), threads=2):
            ledger.add(one.article, one.entries)


def entries(path: Path) -> int:
    """Count the entries of a ledger."""
    with sqlite3.connect(path) as db:
        return int(db.execute("SELECT count(*) FROM at_entry WHERE gone IS NULL").fetchone()[0])


def sample(path: Path) -> list[str]:
    """Draw pages of twenty articles, thirty entries and ten parties."""
    with sqlite3.connect(path) as db:
        articles = [f"/article/{quote(id, safe='')}" for (id,) in db.execute("SELECT id FROM article")]
        found = [f"/entry/{id}" for (id,) in db.execute("SELECT id FROM entry")]
        parties = [
            f"/actor/{quote(key, safe='')}"
            for (key,) in db.execute(
                "SELECT key FROM at_actor ORDER BY (SELECT count(*) FROM at_party WHERE actor = seq) DESC LIMIT 60"
            )
        ]
    draw = random.Random(5)
    return [*draw.sample(articles, 20), *draw.sample(found, 30), *draw.sample(parties, 10)]


def load() -> str:
    """Say the machine's load."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


@contextmanager
def desk(ledger: Path) -> Iterator[str]:
    """Open the desk, as its users do, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "dragoman", "serve", "--ledger", str(ledger), "--port", str(port)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    base = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                httpx.get(f"{base}/static/icon.svg")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield base
    finally:
        process.terminate()
        process.wait()


@contextmanager
def warm(base: str, pages: list[str]) -> Iterator[None]:
    """Ask for every page once, and say how long the desk took for it."""
    waits = []
    with httpx.Client(timeout=60) as client:
        for page in pages:
            began = time.perf_counter()
            client.get(base + page).raise_for_status()
            waits.append(time.perf_counter() - began)
    print(f"worked out anew: median {1000 * statistics.median(waits):.0f} ms, slowest {1000 * max(waits):.0f} ms")
    yield


@contextmanager
def adding(ledger: Path, news: Path, folder: Path) -> Iterator[int]:
    """Let `dragoman add` write into the ledger meanwhile; gives how many entries it had."""
    name, first, number = OTHERS
    with (news / name).open(encoding="utf-8") as stream:
        lines = list(itertools.islice(stream, first, first + number))
    more = folder / "more.jsonl"
    more.write_text("".join(lines), encoding="utf-8")
    before = entries(ledger)
    process = subprocess.Popen(
        [sys.executable, "-m", "dragoman", "add", str(more), "--ledger", str(ledger)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        while entries(ledger) == before and process.poll() is None:
            time.sleep(0.2)  # the model is being loaded
        yield before
    finally:
        process.terminate()
        process.wait()


def paint(base: str, pages: list[str], chromium: str) -> None:
    """Print the first contentful paint of every page, in ms: of a desk just started, and of one that knows it."""
    from playwright.sync_api import sync_playwright

    print(f"{'first paint, ms':<42} {'first':>6} {'again':>6}")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        times: dict[str, list[float]] = {}
        for page, _ in itertools.product(pages, range(2)):
            view = browser.new_page(viewport={"width": 1280, "height": 900})
            view.goto(base + page)
            while (painted := view.evaluate(PAINTED)) is None:
                time.sleep(0.02)
            times.setdefault(page, []).append(float(painted))
            view.close()
        browser.close()
    for kind in ("/article/", "/entry/", "/actor/"):
        many = [page for page in times if page.startswith(kind) and page not in PAGES]
        every = [times.pop(page) for page in many]
        times[f"{kind}… ({len(many)}, the slowest)"] = [max(one[0] for one in every), max(one[1] for one in every)]
    for page, (one, two) in times.items():
        print(f"{page:<42} {one:>6.0f} {two:>6.0f}")


def timeline(base: str, chromium: str) -> None:
    """Print how long the timeline of all entries takes to be there and to answer a click."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=FLAGS)
        view = browser.new_page(viewport={"width": 1280, "height": 900})
        began = time.perf_counter()
        view.goto(f"{base}/timeline?of=report&limit=10", wait_until="domcontentloaded")
        bar = view.locator("svg.timeline-density a").last
        bar.wait_for()
        there = time.perf_counter()
        bar.dispatch_event("click")
        view.wait_for_url(re.compile("first="))
        done = time.perf_counter()
        total = view.evaluate("document.querySelector('.counts dd').textContent")
        browser.close()
    took = f"there after {1000 * (there - began):.0f} ms, zoomed in {1000 * (done - there):.0f}"
    print(f"timeline of {total} entries: {took}")


async def read(base: str, pages: list[str], readers: int, seconds: float, pause: float) -> None:
    """Let readers ask for pages at random, and print how long they wait."""
    host, _, port = base.removeprefix("http://").partition(":")
    address = (host, int(port))
    waits: list[float] = []
    wrong: list[str] = []
    end = time.perf_counter() + seconds

    async def reader(draw: random.Random) -> None:
        source, sink = await asyncio.open_connection(*address)
        while time.perf_counter() < end:
            page = draw.choice(pages)
            began = time.perf_counter()
            sink.write(f"GET {page} HTTP/1.1\r\nHost: {address[0]}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
            head = await source.readuntil(b"\r\n\r\n")
            await source.readexactly(int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]))
            waits.append(time.perf_counter() - began)
            if not head.startswith(b"HTTP/1.1 200"):
                wrong.append(f"{head[:20]!r} {page}")
            await asyncio.sleep(draw.uniform(0.5, 1.5) * pause)

    # A client of full weight would take as much of the processor as the desk.
    told_of = await asyncio.gather(*(reader(random.Random(n)) for n in range(readers)), return_exceptions=True)
    wrong += [repr(one) for one in told_of if isinstance(one, BaseException)]
    cuts = statistics.quantiles(waits, n=100)
    told = {
        "readers": readers, "pause": pause, "requests": len(waits), "a second": round(len(waits) / seconds),
        "p50 ms": round(1000 * cuts[49]), "p95 ms": round(1000 * cuts[94]), "p99 ms": round(1000 * cuts[98]),
        "worst ms": round(1000 * max(waits)), "errors": len(wrong),
    }  # fmt: skip
    print(json.dumps(told))
    for one in wrong[:5]:
        print("error:", one)


if __name__ == "__main__":
    main()
