"""Passes over the treebanks, made ahead by other processes while a network learns the one before."""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from multiprocessing import get_context
from typing import Any

import numpy as np
import torch
from batches import Encoder, epoch
from data import Gold

Arrays = dict[str, np.ndarray]
HELD: list[Any] = []
"""What the processes that are forked from this one share."""


def passes(
    encoder: Encoder, trees: list[Gold], names: list[Gold], *, seeds: Iterable[int], workers: int, **how: Any
) -> Iterator[list[dict[str, torch.Tensor]]]:
    """Give the batches of one pass after another, for each seed one; with no workers, each is made when asked for.

    `how` is what `batches.epoch` takes. The passes are the same, whoever makes them.
    """
    if not workers:
        for seed in seeds:
            yield list(epoch(encoder, trees, names, seed=seed, **how))
        return
    HELD[:] = [encoder, trees, names, how]
    left = iter(seeds)
    with get_context("fork").Pool(workers, torch.set_num_threads, (1,)) as pool:
        begun = deque(pool.apply_async(_one, (seed,)) for seed in islice(left, workers))
        while begun:
            made = begun.popleft().get()
            begun += [pool.apply_async(_one, (seed,)) for seed in islice(left, 1)]
            yield [{key: torch.from_numpy(array) for key, array in batch.items()} for batch in made]


def _one(seed: int) -> list[Arrays]:
    encoder, trees, names, how = HELD
    return [
        {key: part.numpy() for key, part in batch.items()} for batch in epoch(encoder, trees, names, seed=seed, **how)
    ]
