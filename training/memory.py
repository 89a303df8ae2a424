"""Memory: what takes long to read is kept in a file for the next time."""

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Kept = TypeVar("Kept")


def kept(file: Path | None, make: Callable[[], Kept]) -> Kept:
    """Give what a file holds, or make it and keep it there."""
    if file and file.exists():
        return pickle.loads(file.read_bytes())
    made = make()
    if file:
        # Several may make it at once: none may find half of it.
        fresh = file.with_name(f"{file.name}.{os.getpid()}")
        fresh.write_bytes(pickle.dumps(made))
        fresh.replace(file)
    return made
