"""The network's file: found, checked against its hash, and run."""

import base64
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
import numpy.typing as npt

from dragoman.shapes.errors import ModelError

FILE = "model.onnx"
"""Name of the network, in `weights/` beside this module."""

HASH_FILE = "model.sha256"
"""Name of the file beside it that holds its SHA-256, as `sha256sum` writes it."""

Floats = npt.NDArray[np.float32]
Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Batch:
    """Windows of one width, as the network takes them."""

    ids: Whole
    """(windows, width): word pieces, 0 for none."""
    codes: Whole
    """(windows, width): case class and gap of each piece's word, 0 for none."""
    first: Whole
    """(words,): index of each word's first piece in the flattened `ids`."""
    last: Whole
    """(words,): index of its last piece."""
    cells: Whole
    """(windows, most words): index of each window's words in `first`; 0 where there is none."""


@dataclass(frozen=True)
class Scores:
    """What the network says of a batch."""

    tags: Floats
    """(words, upos + xpos + names + 2): scores of the labels, then of a sentence start, then the factuality."""
    root: Floats
    """(words, 1): score of being a root."""
    rels: Floats
    """(words, 2 × space): each word as a dependant and as a head, for the scores of relations."""
    arcs: Floats
    """(windows, words, words): score of word j as the head of word i."""
    signals: Floats
    """(words, `shapes.signals.WIDTH`): each word's part in acts."""


class Model:
    """A loaded network with its labels."""

    def __init__(self, data: bytes, *, threads: int) -> None:
        """Take the bytes of the file; `threads` is how many threads one call may use."""
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session: Any = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        facts: dict[str, str] = self._session.get_modelmeta().custom_metadata_map
        labels = json.loads(facts["labels"])
        self.upos: tuple[str, ...] = tuple(labels["upos"])
        self.xpos: tuple[str, ...] = tuple(labels["xpos"])
        self.rels: tuple[str, ...] = tuple(labels["rels"])
        self.names: tuple[str, ...] = tuple(labels["names"])
        self.relation_bias = _floats(facts["relation_bias"])
        self.relation_weight = _floats(facts["relation_weight"]).reshape(-1, len(self.relation_bias))
        self.near = _floats(facts["near"])

    @cached_property
    def root_rel(self) -> int:
        """Index of the relation `root`."""
        return self.rels.index("root")

    def run(self, batch: Batch) -> Scores:
        """Score a batch."""
        given = {
            "ids": batch.ids,
            "codes": batch.codes,
            "first": batch.first,
            "last": batch.last,
            "cells": batch.cells,
        }
        return Scores(*self._session.run(["tags", "root", "rels", "arcs", "signals"], given))


def _floats(text: str) -> Floats:
    return np.frombuffer(base64.b64decode(text), np.float32)


def read_model(folder: Traversable | None = None) -> bytes:
    """Read the network's file and check it; `ModelError` if it is missing or not the one expected.

    `folder` is where it and its hash lie; by default where the package keeps them.
    """
    folder = folder or files("dragoman") / "language" / "weights"
    path = folder / FILE
    remedy = "install dragoman again (pip install --force-reinstall dragoman), or make it as training/README.md says"
    try:
        expected = (folder / HASH_FILE).read_text(encoding="utf-8").split()[0]
    except (OSError, IndexError):
        raise ModelError(
            str(folder / HASH_FILE), got="no hash", expected="the SHA-256 of the model", remedy=remedy
        ) from None
    try:
        data = path.read_bytes()
    except OSError:
        raise ModelError(
            str(path), got="no such file", expected=f"the model with SHA-256 {expected}", remedy=remedy
        ) from None
    found = hashlib.sha256(data).hexdigest()
    if found != expected:
        raise ModelError(
            str(path),
            got=f"{len(data)} bytes with SHA-256 {found}",
            expected=f"the model with SHA-256 {expected}",
            remedy=remedy,
        )
    return data
