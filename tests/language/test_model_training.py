"""Trains a tiny network on the few sentences that the project ships; only where torch is installed."""

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.language.model import Model
from dragoman.language.runtime import Parser
from dragoman.shapes.signals import TYPES, WIDTH

ROOT = Path(__file__).parents[2]
TEXT = "Norway recalled its envoy to Iran."
SCORER = """
def evidences(entry):
    return entry["evidence"]

def same_sentence(one, other):
    return one == other

def party_match(one, other):
    return float(one["name"] == other["name"])

def when_right(one, other):
    return float(one == other)

def pair(entries, drafts, strict):
    return []
"""
"""Stands for the scorer beside the annotated articles: nothing is paired, so that every telling word is assigned."""


def run(script, *arguments):
    command = [sys.executable, str(ROOT / "training" / script), *map(str, arguments)]
    subprocess.run(command, check=True, cwd=ROOT)


def parse(path, text):
    (found,) = Parser(Model(path.read_bytes(), threads=1), threads=1).parse([text])
    return found


def annotate(folder):
    """Write six articles of one sentence with their records, some of which are kept, and news without a record."""
    news = folder / "corpora" / "news"
    news.mkdir(parents=True)
    page = {"id": "n", "url": None, "title": "Envoy", "date": "2031-05-02", "text": f"{TEXT} {TEXT}"}
    (news / "open.jsonl").write_text(json.dumps(page) + "\n")
    (folder / "score").mkdir(parents=True)
    (folder / "score" / "record.py").write_text(SCORER)
    (folder / "gold" / "train").mkdir(parents=True)
    state = {"kind": "state", "sector": "GOV"}
    norway, iran = {"name": "Norway", "country": "NOR", **state}, {"name": "Iran", "country": "IRN", **state}
    entry = {
        "type": "SANCTION",
        "also_types": ["REJECT"],
        "mode": "withdraw",
        "status": "happened",
        "actors": [norway],
        "recipients": [iran],
        "when": None,
        "evidence": [TEXT],
    }
    for name in "abcdef":
        page = {"id": name, "title": "Envoy", "date": "2031-05-02", "text": TEXT}
        (folder / "gold" / "train" / f"{name}.json").write_text(json.dumps(page))
        (folder / "gold" / "train" / f"{name}.gold.json").write_text(json.dumps({"entries": [entry]}))


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A run of the tiny network, stopped once and gone on with."""
    for name in ("torch", "onnx", "safetensors"):
        pytest.importorskip(name)
    folder = tmp_path_factory.mktemp("run")
    run("train.py", "--smoke", "--passes", 2, "--run", folder)
    run("train.py", "--smoke", "--passes", 4, "--run", folder)
    return folder


@pytest.mark.timeout(280)
def test_training_stops_resumes_and_exports_a_model_that_parses(trained, tmp_path):
    log = (trained / "log.jsonl").read_text()
    assert '"pass": 2, "dev": "smoke"' in log
    assert '"pass": 4, "dev": "smoke"' in log
    run("export.py", "--run", trained, "--out", tmp_path)
    words = [token.text for sentence in parse(tmp_path / "model.onnx", TEXT) for token in sentence.tokens]
    assert words == ["Norway", "recalled", "its", "envoy", "to", "Iran", "."]


@pytest.mark.timeout(280)
def test_acts_are_learnt_from_records_and_exported(trained, tmp_path):
    pytest.importorskip("scipy")
    annotate(tmp_path / "shared")
    options = ["--smoke", "--shared", tmp_path / "shared", "--base", trained, "--run", tmp_path / "acts"]
    rates = ["--encoder-rate", 3e-3, "--acts-rate", 3e-2, "--size", 24]
    run("train_acts.py", *options, *rates, "--fold", 0, "--passes", 2)
    run("train_acts.py", *options, *rates, "--fold", 0, "--passes", 6)
    rows = [json.loads(line) for line in (tmp_path / "acts" / "log.jsonl").read_text().splitlines()]
    assert [row["pass"] for row in rows if "pass" in row] == list(range(1, 7))
    assert all(row["articles"] and row["kept"] for row in rows if "articles" in row)
    measured = next(row for row in reversed(rows) if "types" in row)
    assert measured["types"] > 50
    run("export.py", "--run", tmp_path / "acts", "--out", tmp_path / "out")
    for sentence in parse(tmp_path / "out" / "model.onnx", TEXT):
        assert len(sentence.signals) == 2 * WIDTH * len(sentence.tokens)
    elders = tmp_path / "elders.pkl"
    run("elders.py", "--shared", tmp_path / "shared", "--runs", tmp_path / "act", "--out", elders)
    windows = pickle.loads(elders.read_bytes())
    assert all(window["said"]["types"].shape == (len(window["at"]), len(TYPES)) for window in windows)
    assert windows
    options[-1] = tmp_path / "young"
    run("train_acts.py", *options, *rates, "--elders", elders, "--passes", 1)
    assert (tmp_path / "young" / "final.pt").exists()
    options[-1] = tmp_path / "pupil"
    learnt = ["--teacher", tmp_path / "acts", "--teacher", tmp_path / "young"]
    run("distil.py", *options, *rates, *learnt, "--passes", 1)
    run("distil.py", *options, *rates, *learnt, "--passes", 2)
    run("export.py", "--run", tmp_path / "pupil", "--out", tmp_path / "told")
    assert [sentence.tokens for sentence in parse(tmp_path / "told" / "model.onnx", TEXT)]


@pytest.mark.timeout(280)
def test_a_run_is_made_of_a_model_again(trained, tmp_path):
    import onnx

    run("export.py", "--run", trained, "--out", tmp_path / "first")
    run("restore.py", "--model", tmp_path / "first" / "model.onnx", "--run", tmp_path / "run")
    run("export.py", "--run", tmp_path / "run", "--out", tmp_path / "again")
    first, again = (
        {
            one.name: onnx.numpy_helper.to_array(one)
            for one in onnx.load(tmp_path / name / "model.onnx").graph.initializer
        }
        for name in ("first", "again")
    )
    assert first.keys() == again.keys()
    assert all(abs(first[name].astype(float) - again[name].astype(float)).max() < 1e-5 for name in first)
    assert parse(tmp_path / "first" / "model.onnx", TEXT) == parse(tmp_path / "again" / "model.onnx", TEXT)
