"""Run every benchmark in turn and print what each measures; a benchmark that fails is told at the end, none is skipped.

python benchmarks/run.py [--data ../shared] [NAME ...]
"""

import argparse
import subprocess
import sys
import time
from pathlib import Path

from shared import ROOT

HERE = Path(__file__).resolve().parent
NO_BENCHMARK = ("run", "shared", "duck", "synthetic")
NO_DATA = ("own", "store")
"""Benchmarks that need nothing beside the checkout."""


def main() -> int:
    """Run them; the exit status is 1 where one failed."""
    names = sorted(path.stem for path in HERE.glob("*.py") if path.stem not in NO_BENCHMARK)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"only these of {', '.join(names)}")
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="folder with corpora/ gold/ score/")
    options = parser.parse_args()
    if unknown := set(options.names) - set(names):
        parser.error(f"got {', '.join(sorted(unknown))}; expected some of {', '.join(names)}")
    failed = [name for name in options.names or names if not run(name, options.data)]
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


def run(name: str, data: Path) -> bool:
    """Run one benchmark and tell whether it came to its end."""
    print(f"== {name}", flush=True)
    began = time.monotonic()
    given = [] if name in NO_DATA else ["--data", str(data)]
    code = subprocess.call([sys.executable, str(HERE / f"{name}.py"), *given])
    print(f"-- {name}: {time.monotonic() - began:.0f} s\n", flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(main())
