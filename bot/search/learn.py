"""Learns a linear model from labelled texts: multinomial logistic regression by AdaGrad (Duchi, Hazan and Singer 2011).

Some seconds for all banks; the same texts make the same model.
"""

from collections.abc import Sequence

import numpy as np

from bot.search.model import LinearModel
from bot.search.vocabulary import Floats, Weighed

#: How often every text is looked at, how large the steps are, and how strongly weights are pulled back to 0.
ROUNDS, STEP, PULL = 4, 0.6, 3e-4

#: Squares of past steps begin here, so that the first step is not endless.
FIRST_SQUARE = 1e-3

#: Weights are kept as whole numbers from -127 to 127; the few beyond this share of all are cut.
KEPT, LARGEST = 0.9999, 127


def learn(texts: Sequence[Weighed], labels: Sequence[str], features: int) -> LinearModel:
    """Return the model that tells the labels of the texts. `features`: how many there are, one more than the last place."""
    names = tuple(sorted(set(labels)))
    number = {name: index for index, name in enumerate(names)}
    weights = _descend(texts, [number[label] for label in labels], (features, len(names)))
    moved = np.abs(weights[weights != 0])
    scale = float(np.quantile(moved, KEPT)) / LARGEST if moved.size else 1.0
    small = np.clip(np.rint(weights / scale), -LARGEST, LARGEST).astype(np.int8)
    return LinearModel(names, small, scale)


def _descend(texts: Sequence[Weighed], labels: Sequence[int], shape: tuple[int, int]) -> Floats:
    """Return the weights after all rounds."""
    weights = np.zeros(shape, np.float32)
    squares = np.full(shape, FIRST_SQUARE, np.float32)
    chance = np.random.default_rng(0)  # the order of the texts matters little, and must be the same each time
    for _ in range(ROUNDS):
        for place in chance.permutation(len(texts)).tolist():
            if texts[place]:
                _step(weights, squares, texts[place], labels[place])
    return weights


def _step(weights: Floats, squares: Floats, text: Weighed, label: int) -> None:
    """Move the weights of one text's features towards its label."""
    here = weights[text.places]
    scores = text.weights @ here
    surprise = np.exp(scores - scores.max())
    surprise /= surprise.sum()
    surprise[label] -= 1
    slope = np.outer(text.weights, surprise) + np.float32(PULL) * here
    seen = squares[text.places] + slope * slope
    squares[text.places] = seen
    weights[text.places] = here - np.float32(STEP) * slope / np.sqrt(seen)
