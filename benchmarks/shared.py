"""Where the development data and the scorers lie, and how a benchmark calls them."""

import argparse
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def data(description: str | None) -> Path:
    """Read the one option of every benchmark: the folder with corpora, gold and scorers."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="folder with corpora/ gold/ score/")
    folder: Path = parser.parse_args().data
    if not (folder / "score").is_dir():
        sys.exit(f"{folder}: got no score/ in it; expected the development data; give its folder with --data")
    return folder


def dragoman(*arguments: str, out: Path | None = None) -> str:
    """Run our own command line as a user would; its output goes to `out` where that is given."""
    command = [sys.executable, "-m", "dragoman", *arguments]
    if out:
        with out.open("wb") as stream:
            subprocess.run(command, stdout=stream, check=True)
        return ""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def scorer(script: Path, *arguments: str) -> str:
    """Run a scorer and give what it printed.

    Without SciPy some scorers pair entries more roughly instead of failing, and every figure comes out lower.
    """
    if find_spec("scipy") is None:
        sys.exit(
            "benchmarks: got no SciPy; expected it, as the scorers do; run `.venv/bin/uv sync --inexact --group bench`"
        )
    return subprocess.run(
        [sys.executable, str(script), *arguments], capture_output=True, text=True, check=True
    ).stdout.strip()
