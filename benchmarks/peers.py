"""Run the peers that install from PyPI on the same data: times, direct quotations, flat pages.

They live in an environment of their own (benchmarks/out/peers), made on the first run.

python benchmarks/peers.py [--data ../shared]
"""

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from shared import ROOT, data, scorer

from dragoman import language
from dragoman.shapes import Sentence

HERE = Path(__file__).resolve().parent
OUT = ROOT / "benchmarks" / "out"


def main() -> None:
    """Install, run and score each."""
    folder = data(__doc__)
    python = installed()
    times(python, folder)
    quotes(python, folder)
    pages(python, folder)


def installed() -> Path:
    """Make the peers' environment if it is not there, and give its Python."""
    home = OUT / "peers"
    python = home / "bin" / "python"
    wanted = (HERE / "peers.txt").read_text("utf-8")
    stamp = home / "peers.txt"
    if not stamp.exists() or stamp.read_text("utf-8") != wanted:
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "-r", str(HERE / "peers.txt")], check=True)
        stamp.write_text(wanted, encoding="utf-8")
    return python


def peer(python: Path, script: str, *arguments: str) -> None:
    """Run one of the scripts that use a peer."""
    subprocess.run([str(python), "-W", "ignore", str(HERE / "peer" / script), *arguments], check=True)


def times(python: Path, folder: Path) -> None:
    """Tag and score MEANTIME's articles."""
    source = folder / "corpora" / "time" / "meantime_airbus_apple.jsonl"
    rows = [json.loads(line) for line in source.read_text("utf-8").splitlines()]
    for name in ("dateparser", "recognizers"):
        out = OUT / f"{name}.json"
        peer(python, "times.py", name, str(source), str(out))
        figures = loaded(folder / "score" / "times.py").score(rows, json.loads(out.read_text("utf-8")))
        print(f"times, {name}: value F1 {figures['valueF']:.1f}, strict span F1 {figures['strictF']:.1f}")


def quotes(python: Path, folder: Path) -> None:
    """Give textacy our parse of PolNeAR's development articles, a paragraph at a time, and score."""
    source = folder / "corpora" / "statements" / "polnear_traindev.jsonl"
    rows = [row for line in source.read_text("utf-8").splitlines() if (row := json.loads(line))["split"] == "dev"]
    given, out = OUT / "paragraphs.jsonl", OUT / "quotes.json"
    paragraphs = [(row["id"], doc) for row in rows for doc in spacy_docs(row["text"])]
    given.write_text("".join(json.dumps(doc) + "\n" for _, doc in paragraphs), encoding="utf-8")
    peer(python, "quotes.py", str(given), str(out))
    found: dict[str, list[Any]] = {row["id"]: [] for row in rows}
    for (name, _), quotations in zip(paragraphs, json.loads(out.read_text("utf-8")), strict=True):
        found[name] += quotations
    score = loaded(folder / "score" / "statements.py")
    score.show("statements, textacy", score.score((row["text"], row["attributions"], found[row["id"]]) for row in rows))


def spacy_docs(text: str) -> Iterator[dict[str, Any]]:
    """Give each paragraph as the arguments of a spaCy `Doc`, and where its words begin."""
    [parse] = language.load(threads=2).parse([text])
    paragraph: list[Sentence] = []
    for sentence in parse.sentences:
        if paragraph and "\n" in text[paragraph[-1].end : sentence.start]:
            yield spacy_doc(paragraph)
            paragraph = []
        paragraph.append(sentence)
    if paragraph:
        yield spacy_doc(paragraph)


def spacy_doc(sentences: list[Sentence]) -> dict[str, Any]:
    """Write sentences as one document; heads are counted through it."""
    doc: dict[str, list[Any]] = {
        name: [] for name in ("words", "spaces", "pos", "lemmas", "heads", "deps", "sent_starts")
    }
    starts = []
    for sentence in sentences:
        first = len(starts)
        for place, token in enumerate(sentence.tokens):
            starts.append(token.start)
            after = sentence.tokens[place + 1].start if place + 1 < len(sentence.tokens) else token.end + 1
            row = (token.text, after > token.end, token.upos, token.lemma)
            head = first + (token.head - 1 if token.head else place)
            relation = "ROOT" if not token.head else token.deprel
            for name, value in zip(doc, (*row, head, relation, place == 0), strict=True):
                doc[name].append(value)
    return {"doc": doc, "starts": starts}


def pages(python: Path, folder: Path) -> None:
    """Clean and score the flat pages."""
    gold = folder / "corpora" / "flat" / "pages_dev.json"
    texts, out = OUT / "pages", OUT / "trafilatura.jsonl"
    scorer(folder / "score" / "flat.py", str(gold), "--write", str(texts))
    peer(python, "pages.py", str(texts), str(out))
    print("flat pages, trafilatura:", scorer(folder / "score" / "flat.py", str(gold), str(out)))


def loaded(path: Path) -> Any:
    """Load a yardstick."""
    spec = importlib.util.spec_from_file_location(f"{path.stem}_scorer", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
