"""Shape the gathered facts into the catalogue's data files; the same input gives the same bytes.

    python scripts/build_catalogue.py ../shared/catalogue

reads the folder of gathered CSV files and our own additions and corrections (scripts/catalogue/*.csv) and writes
src/dragoman/catalogue/data/*.csv. Files that are written by hand there (words, phrases, titles, bodies, groups,
organisations, armed_groups, media, instruments, event_classes) are left alone. Needs the dependency group `build-data`.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from catalogue import events, holidays, members, places, posts, states


def main() -> None:
    """Run every step."""
    gathered = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/catalogue")
    here = Path(__file__).parent / "catalogue"
    data = Path(__file__).parent.parent / "src" / "dragoman" / "catalogue" / "data"
    wanted = set(sys.argv[2:])
    for step in (states, members, events, holidays, posts, places):
        name = step.__name__.rpartition(".")[2]
        if not wanted or name in wanted:
            print(name, step.build(gathered, here, data))


if __name__ == "__main__":
    main()
