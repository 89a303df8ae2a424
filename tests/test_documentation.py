"""Every command that the docs show is run as written, in a copy of the examples."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("**/*.md"))]
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.M | re.S)


def blocks() -> list[tuple[str, str]]:
    """Shell blocks of the docs with a `dragoman` command in them, each with its page."""
    found = [(page.name, block) for page in PAGES for block in BLOCK.findall(page.read_text(encoding="utf-8"))]
    return [(name, block) for name, block in found if re.search(r"^dragoman ", block, re.M)]


@pytest.mark.parametrize(("page", "block"), blocks())
def test_a_documented_command_runs(page: str, block: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    # The command of this very environment, wherever it is installed.
    env = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    result = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 0, f"{page}: {result.stderr}"
    assert result.stdout.strip(), f"{page}: nothing printed"


def test_there_are_commands_to_run() -> None:
    assert len(blocks()) >= 3
