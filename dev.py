"""Set up the checkout and run its checks, with nothing but Python 3.11 or later and pip.

python3 dev.py check            everything that must pass before a change lands
python3 dev.py check --long     the same with the full counts of the fuzz and kill tests
python3 dev.py setup            only the environment, in .venv
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")

CHECKS = (
    ("style", ("ruff", "check", ".")),
    ("format", ("ruff", "format", "--check", ".")),
    ("types", ("mypy",)),
    ("rooms", ("lint-imports", "--no-cache")),
)


def main() -> int:
    """Run the command that the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("setup", "check"))
    parser.add_argument("--long", action="store_true", help="full counts of the fuzz and kill tests")
    options = parser.parse_args()
    if sys.version_info < (3, 11):
        print(
            f"Python 3.11 or later is needed; this is {sys.version.split()[0]}. Try: python3.11 dev.py", file=sys.stderr
        )
        return 2
    setup()
    return check(long=options.long) if options.command == "check" else 0


def setup() -> None:
    """Make .venv as uv.lock says; nothing outside the checkout is touched."""
    if not (BIN / "python").exists() and not (BIN / "python.exe").exists():
        run([sys.executable, "-m", "venv", str(VENV)])
    uv = shutil.which("uv", path=str(BIN))
    if not uv and any(BIN.glob("pip*")):
        run([str(BIN / "python"), "-m", "pip", "install", "--quiet", "uv"])
        uv = str(BIN / "uv")
    # An environment that uv itself made has no pip; then uv is at hand.
    uv = uv or shutil.which("uv") or sys.exit(f"got no pip in {VENV}; expected one; remove that folder and run again")
    # --inexact leaves pip and uv themselves in the environment.
    run([uv, "sync", "--frozen", "--inexact", "--quiet"])


def check(*, long: bool) -> int:
    """Run all checks, say each with its time, and go on after a failure so that one run shows them all."""
    # A file's tests stay together, for they share what is slow to make; each process holds the model anew.
    beside = ("tests", ("pytest", "-n", "auto", "--maxprocesses", "4", "--dist", "loadfile", "-m", "not alone"))
    alone = ("tests that measure time closely", ("pytest", "-m", "alone", "tests"))
    tests = (("tests", ("pytest", "--long")),) if long else (beside, alone)
    failed = []
    for name, command in (*CHECKS, *tests):
        began = time.monotonic()
        code = subprocess.call([str(BIN / command[0]), *command[1:]], cwd=ROOT, env=environment())
        print(f"{'FAILED' if code else 'ok':6} {name} ({time.monotonic() - began:.0f} s)", flush=True)
        if code:
            failed.append(name)
    if failed:
        print("failed: " + ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


def run(command: list[str]) -> None:
    """Run a step of the set-up; a failure ends it with the step's own message."""
    code = subprocess.call(command, cwd=ROOT, env=environment())
    if code:
        sys.exit(f"set-up stopped: `{' '.join(command)}` ended with status {code}; see its message above")


def environment() -> dict[str, str]:
    """Give the environment of a step: this checkout's .venv, whatever was active before."""
    env = {**os.environ, "VIRTUAL_ENV": str(VENV), "UV_PROJECT_ENVIRONMENT": str(VENV)}
    env["PATH"] = f"{BIN}{os.pathsep}{env.get('PATH', '')}"
    return env


if __name__ == "__main__":
    sys.exit(main())
