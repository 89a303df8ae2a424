"""From what a user names to the files that are meant: files, folders, globs, standard input."""

import glob
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.shapes.errors import SourceError

Tell = Callable[[SourceError], None]

_WILD = set("*?[")


def files(source: str | Path, *, tell: Tell) -> Iterator[Path]:
    """Find the files of a file's, a folder's or a glob's name: sorted, folders to their ground, each once.

    `tell` is told of names that lead nowhere, folders that can't be listed or hold no file, and folders that lead
    back into themselves. Names that start with a dot are passed over, as shells do.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "b.txt").write_text("They left.")
    ...     _ = Path(folder, "a.txt").write_text("They met.")
    ...     [path.name for path in files(folder, tell=print)]
    ['a.txt', 'b.txt']
    """
    path = Path(source)
    if _exists(path):
        yield from _below(path, tell=tell)
    elif _WILD & set(str(source)):
        matches = sorted(glob.glob(str(source), recursive=True))  # noqa: PTH207, Path.glob takes no absolute pattern
        if not matches:
            tell(_nothing(str(source), "a pattern that no file fits"))
        for match in matches:
            yield from _below(Path(match), tell=tell)
    else:
        tell(_nothing(str(source), "no such file or folder"))


def _exists(path: Path) -> bool:
    # A broken link, a loop of links and a name that is too long to be one are told when they are opened.
    try:
        return os.path.lexists(path)
    except ValueError:
        return False


def _nothing(source: str, got: str) -> SourceError:
    return SourceError(source, got=got, expected="a file, folder, glob, - or https:// address", remedy="check the name")


def _below(path: Path, *, tell: Tell) -> Iterator[Path]:
    try:
        is_folder = path.is_dir()
    except OSError as error:
        tell(unreadable(path, error))
        return
    if not is_folder:
        yield path
        return
    found = 0
    problems = 0

    def counting(problem: SourceError) -> None:
        nonlocal problems
        problems += 1
        tell(problem)

    for file in _folder(path, above=(), seen=set(), tell=counting):
        found += 1
        yield file
    if not found and not problems:
        tell(
            SourceError(str(path), got="a folder without a file", expected="files of articles", remedy="check the name")
        )


def _folder(
    path: Path, *, above: tuple[tuple[int, int], ...], seen: set[tuple[int, int]], tell: Tell
) -> Iterator[Path]:
    try:
        status = path.stat()
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        tell(unreadable(path, error))
        return
    place = (status.st_dev, status.st_ino)
    if place in above:
        tell(
            SourceError(
                str(path),
                got="a link to a folder that it stands in",
                expected="folders that end",
                remedy="remove the link",
            )
        )
        return
    if place in seen:
        return
    seen.add(place)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        inner = path / entry.name
        try:
            mode = inner.stat().st_mode
        except OSError as error:
            tell(unreadable(inner, error))
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(inner, above=(*above, place), seen=seen, tell=tell)
        elif stat.S_ISREG(mode):
            yield inner
        else:
            # Pipes and devices that merely lie in a folder are not opened: reading them may never end.
            tell(SourceError(str(inner), got="a pipe or device", expected="a file", remedy="name it by itself"))


def unreadable(path: Path | str, error: OSError) -> SourceError:
    """Say why a file can't be opened.

    >>> print(unreadable("a.txt", PermissionError(13, "Permission denied")))
    a.txt: got an error (Permission denied); expected a file that can be read; check its name and rights
    """
    return SourceError(
        str(path),
        got=f"an error ({error.strerror or type(error).__name__})",
        expected="a file that can be read",
        remedy="check its name and rights",
    )
