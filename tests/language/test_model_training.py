"""Trains a tiny network on the few sentences that the project ships; only where torch is installed."""

import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.language.model import Model
from dragoman.language.runtime import Parser

ROOT = Path(__file__).parents[2]


def run(script, *arguments):
    subprocess.run([sys.executable, str(ROOT / "training" / script), *map(str, arguments)], check=True, cwd=ROOT)


@pytest.mark.timeout(280)
def test_training_stops_resumes_and_exports_a_model_that_parses(tmp_path):
    for name in ("torch", "onnx", "safetensors"):
        pytest.importorskip(name)
    run("train.py", "--smoke", "--passes", 2, "--run", tmp_path)
    run("train.py", "--smoke", "--passes", 4, "--run", tmp_path)
    log = (tmp_path / "log.jsonl").read_text()
    assert '"pass": 2, "dev": "smoke"' in log
    assert '"pass": 4, "dev": "smoke"' in log
    run("export.py", "--run", tmp_path, "--out", tmp_path / "out")
    parser = Parser(Model((tmp_path / "out" / "model.onnx").read_bytes(), threads=1), threads=1)
    text = "Norway recalled its envoy to Iran."
    (parse,) = parser.parse([text])
    assert [token.text for sentence in parse for token in sentence.tokens] == [
        "Norway",
        "recalled",
        "its",
        "envoy",
        "to",
        "Iran",
        ".",
    ]
