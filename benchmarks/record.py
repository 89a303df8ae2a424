"""Score our record of the annotated articles: entries, core recall, whole entries, fields, mode and quantity."""

import json
import tempfile
from pathlib import Path
from typing import Any

from shared import data, dragoman, scorer


def main() -> None:
    """Read both annotated folders as a user would, and score them as `score/record.py` does."""
    folder = data(__doc__)
    for part in ("dev", "train"):
        gold = folder / "gold" / part
        with tempfile.TemporaryDirectory() as scratch:
            pages, entries = Path(scratch, "articles.jsonl"), Path(scratch, "entries.jsonl")
            pages.write_text(scorer(folder / "score" / "gold_to_jsonl.py", str(gold)) + "\n", encoding="utf-8")
            dragoman("read", str(pages), "--format", "jsonl", out=entries)
            print(f"gold/{part}")
            print(scorer(folder / "score" / "record.py", str(gold), str(entries)))
            print(_more(folder, gold, entries))


def _more(folder: Path, gold: Path, entries: Path) -> str:
    """Mode where the record has one, and quantities by their number, over the found."""
    import importlib.util

    spec = importlib.util.spec_from_file_location("record_scorer", folder / "score" / "record.py")
    assert spec is not None and spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    predicted = score.load_pred(str(entries))
    modes: list[bool] = []
    counts: list[bool] = []
    for name, record in score.load_gold(str(gold)).items():
        mine = predicted.get(name, [])
        for i, j in score.pair(record, mine, True):
            if record[i].get("mode"):
                modes.append(record[i]["mode"] == mine[j].get("mode"))
            if record[i].get("quantity"):
                counts.append(bool(_numbers(record[i]) & _numbers(mine[j])))
    return f"mode {_share(modes)}, quantity {_share(counts)}"


def _numbers(entry: dict[str, Any]) -> set[float | None]:
    """Give what an entry counts; null for what it counts without a number."""
    values = (one.get("value") for one in entry.get("quantity") or [])
    return {float(value) if isinstance(value, int | float) else None for value in values}


def _share(right: list[bool]) -> str:
    return f"{100 * sum(right) / len(right):.1f} of {len(right)}" if right else json.dumps(None)


if __name__ == "__main__":
    main()
