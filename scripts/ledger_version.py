"""Write what a ledger of the newest version holds, for the test that brings every version up to date.

python scripts/ledger_version.py

Run it when a version is released: it writes `tests/record/versions/NNNN.sql`, which is never changed afterwards.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.record.stories import fill  # noqa: E402

from dragoman.record import SqliteLedger  # noqa: E402
from dragoman.record.migrations import migrations  # noqa: E402
from dragoman.record.sqlite.chain import FACTS  # noqa: E402


def main() -> None:
    """Fill a ledger and write its facts as statements."""
    with SqliteLedger(":memory:") as ledger:
        fill(ledger)
        lines = [line for table in ("moment", "raw", *FACTS) for line in statements(ledger, table)]
    path = ROOT / "tests" / "record" / "versions" / f"{migrations()[-1].version:04}.sql"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(lines) + "\n", "utf-8")
    print(path.relative_to(ROOT), len(lines), "rows")


def statements(ledger: SqliteLedger, table: str) -> list[str]:
    """Write the rows of a table."""
    columns = [row[1] for row in ledger._db.execute(f"PRAGMA table_info({table})")]
    quoted = " || ', ' || ".join(f"quote({column})" for column in columns)
    rows = ledger._db.execute(f"SELECT {quoted} FROM {table} ORDER BY 1").fetchall()
    return [f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({row});" for (row,) in rows]


if __name__ == "__main__":
    main()
