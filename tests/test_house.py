"""The house rules that no linter holds."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

MACHINE_PATH = re.compile(r"(?<![\w./-])/(?:work|root|farm|home/\w+|tmp/\w+|Users/\w+)/")


def tracked(root: Path, *patterns: str) -> list[Path]:
    """Files that git tracks, or, outside a checkout, all that match."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    if result.returncode:
        pytest.skip("not a git checkout")
    return [path for name in result.stdout.split("\0") if name and (path := root / name).is_file()]


def test_files_stay_under_400_lines(root: Path) -> None:
    long = [path.name for path in tracked(root, "*.py") if path.read_text(encoding="utf-8").count("\n") > 400]
    assert not long


def test_functions_stay_under_40_lines(root: Path) -> None:
    """Lines of the body; a docstring is for the reader and counts for nothing."""
    long = []
    for path in tracked(root, "src/*.py", "tests/*.py", "benchmarks/*.py", "scripts/*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                if body and body[-1].end_lineno - body[0].lineno + 1 > 40:  # type: ignore[operator]
                    long.append(f"{path.name}: {node.name}")
    assert not long


def test_no_file_names_a_path_of_one_machine(root: Path) -> None:
    found = []
    for path in tracked(root, "*.py", "*.md", "*.toml", "*.lock", "*.csv", ".ci/*", "*.json"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if MACHINE_PATH.search(line):
                found.append(f"{path.relative_to(root)}:{number}")
    assert not found
