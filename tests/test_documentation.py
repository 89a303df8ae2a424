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


def test_the_output_in_the_readme_is_what_the_command_prints(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    shown = readme.partition("```text\n")[2].partition("\n```")[0].splitlines()
    command = [sys.executable, "-m", "dragoman", "read", "examples/two-articles-on-a-fishery.txt"]
    printed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout
    lines = iter([line.rstrip() for line in printed.splitlines()])
    missing = [line for line in shown if line != "…" and line not in lines]
    assert not missing, "paste what the command prints now"
    assert len(shown) > 20
