"""Which names a file uses, and where, so that each can be checked once all are known."""

import msgspec

from dragoman.instruments.node import Node


class Use(msgspec.Struct, frozen=True):
    """A name that a clause uses."""

    sort: str
    """What it must name: `time`, `party`, `measure` …"""
    name: str
    """The name."""
    node: Node
    """The table it stands in."""
    key: str
    """Its key."""

    @property
    def owner(self) -> tuple[str, str]:
        """The section and id that use it: what a cycle is made of."""
        path = [str(part) for part in (*self.node.path, self.key)]
        return path[0], path[1] if len(path) > 1 else ""


class Uses:
    """Collects the names of one file."""

    def __init__(self) -> None:
        self.all: list[Use] = []
        """Every use, in the order of the file."""
        self.acts: dict[str, set[str]] = {}
        """The acts that clauses speak of, each with the kinds that count."""

    def add(self, sort: str, name: str, node: Node, key: str) -> None:
        """Note one."""
        self.all.append(Use(sort, name, node, key))

    def act(self, act: str, kinds: tuple[str, ...]) -> None:
        """Note an act."""
        self.acts.setdefault(act, set()).update(kinds)
