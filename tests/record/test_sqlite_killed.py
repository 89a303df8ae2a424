"""Killed at any moment: the ledger is clean, goes on where it was, and ends as if nothing had happened."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman import pipeline
from dragoman.cli.asking import whole
from dragoman.export import FORMATS
from dragoman.record import SqliteLedger
from dragoman.shapes.codec import encode

WHO = ("Norway", "Denmark", "Iceland", "Finland", "Sweden", "Estonia", "Latvia", "Lithuania")
WHERE = ("Oslo", "Bergen", "Aarhus", "Turku", "Malmo")
ARTICLES = 40


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "dragoman", *map(str, arguments)]


def written(folder: Path) -> Path:
    """Forty short articles: most of their own, some of one act, some copies, some edited on the way."""
    lines = []
    for number in range(ARTICLES):
        one, two = WHO[number % 8], WHO[(number * 3 + 1) % 8]
        place, day = WHERE[number % 5], number // 4 + 1
        text = f"The foreign minister of {one} met the foreign minister of {two} in {place} on {day} May 2033."
        if number % 10 == 9:
            text = f"{one} accused {two} of jamming ships near {place}. {two} denied the accusation."
        lines.append(
            {"id": f"n{number:02}", "title": f"News {number} from {place}", "date": "2033-05-20", "text": text}
        )
    path = folder / "news.jsonl"
    path.write_text("".join(f"{encode(line)}\n" for line in lines), "utf-8")
    return path


def exported(ledger: Path) -> str:
    with SqliteLedger(ledger, create=False, read_only=True) as store:
        parts = [FORMATS["jsonl"](whole.records(store)), *(part(store) for part in whole.PARTS.values())]
        return "\n".join(line for part in parts for line in part)


def resume(source: Path, ledger: Path) -> None:
    """Run it to its end, in this process: that spares loading the model."""
    with SqliteLedger(ledger) as store:
        for _ in pipeline.add(store, [source]):
            pass
        assert store.check() == []


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, float]:
    """The source, what an uninterrupted run ends with, and how many seconds it takes."""
    folder = tmp_path_factory.mktemp("whole")
    source = written(folder)
    began = time.monotonic()
    subprocess.run(command("add", source, "--ledger", folder / "l.db"), check=True, capture_output=True)
    seconds = time.monotonic() - began
    made = exported(folder / "l.db")
    assert made.count("\n") > ARTICLES * 2
    return source, made, seconds


@pytest.mark.timeout(3600)
@pytest.mark.parametrize(("workers", "few", "many"), [(1, 17, 160), (2, 3, 40)])
def test_killed_at_random_moments(
    done: tuple[Path, str, float], tmp_path: Path, long: bool, workers: int, few: int, many: int
) -> None:
    """Each run goes on from the one that was killed before it; what is left at the end must be whole."""
    source, wanted, seconds = done
    kills, ledgers = (many if long else few), 0
    chance = random.Random(2033 + workers)
    amid = 0
    while kills:
        ledgers += 1
        ledger = tmp_path / f"{ledgers}.db"
        while kills:
            kills -= 1
            before = stored(ledger)
            process = subprocess.Popen(
                command("add", source, "--ledger", ledger, "--workers", workers),
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            wait(process, ledger, chance, seconds)
            process.kill()
            process.wait()
            now = stored(ledger)
            amid += before < now < ARTICLES
            if ledger.exists() and ledger.stat().st_size:
                with SqliteLedger(ledger, create=False) as store:
                    assert store.check() == []
            if now == ARTICLES:
                break
        resume(source, ledger)
        assert exported(ledger) == wanted
    assert amid or (workers > 1 and not long), "some were killed in the midst of storing"


def wait(process: subprocess.Popen[bytes], ledger: Path, chance: random.Random, seconds: float) -> None:
    """Wait for a random moment: half of them of the whole run, half of the storing, which is the shorter part."""
    if chance.random() < 0.5:
        time.sleep(chance.random() * seconds * 1.1)
        return
    before = size(ledger)
    until = time.monotonic() + 3 * seconds
    while size(ledger) == before and process.poll() is None and time.monotonic() < until:
        time.sleep(0.002)
    time.sleep(chance.random() * 0.3)


def size(ledger: Path) -> int:
    log = Path(f"{ledger}-wal")
    return log.stat().st_size if log.exists() else 0


def stored(ledger: Path) -> int:
    """Count the articles that are stored, however the file was left."""
    if not ledger.exists() or not ledger.stat().st_size:
        return 0
    with SqliteLedger(ledger, create=False) as store:
        return sum(1 for _ in store.articles())


def test_as_many_workers_as_one_likes_make_the_same_ledger(done: tuple[Path, str, float], tmp_path: Path) -> None:
    source, wanted, _ = done
    ledger = tmp_path / "l.db"
    subprocess.run(
        command("add", source, "--ledger", ledger, "--workers", 2, "--threads", 1), check=True, capture_output=True
    )
    assert exported(ledger) == wanted


def test_no_worker_outlives_a_program_that_was_killed(done: tuple[Path, str, float], tmp_path: Path) -> None:
    source, _, _ = done
    process = subprocess.Popen(command("add", source, "--ledger", tmp_path / "l.db", "--workers", 2))
    children: list[int] = []
    until = time.monotonic() + 30
    while len(children) < 2 and process.poll() is None and time.monotonic() < until:
        found = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        if not found.exists():
            pytest.skip("no list of children here")
        children = [int(one) for one in found.read_text().split()]
        time.sleep(0.01)
    process.kill()
    process.wait()
    assert children
    until = time.monotonic() + 30
    while any(alive(one) for one in children) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(alive(one) for one in children)


def alive(process: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
