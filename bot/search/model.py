"""A linear model: how much each feature of a text speaks for each label. Learned from the banks, never from what people type."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from bot.search.vocabulary import Floats, Weighed

Arrays = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class LinearModel:
    """The labels, and for each feature a small whole number per label, to be multiplied by `scale`."""

    labels: tuple[str, ...]
    weights: NDArray[np.int8]
    scale: float

    def scores(self, text: Weighed) -> Floats:
        """Return how much speaks for each label, in the order of the labels."""
        scores: Floats = (text.weights * np.float32(self.scale)) @ self.weights[text.places].astype(np.float32)
        return scores

    def probabilities(self, text: Weighed, sharpness: float = 1.0) -> dict[str, float]:
        """Return how likely each label is, together 1. `sharpness`: what makes the figures true, measured on held-out texts."""
        return self.likely(self.scores(text), sharpness)

    def likely(self, scores: Floats, sharpness: float = 1.0) -> dict[str, float]:
        """Return scores as probabilities by label."""
        if not self.labels:
            return {}
        likely = np.exp((scores - scores.max()) * np.float32(sharpness))
        return dict(zip(self.labels, (likely / likely.sum()).tolist(), strict=True))

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Return the model as arrays under names that begin with `name`."""
        labels = np.array(self.labels, np.str_)
        return {f"{name}.labels": labels, f"{name}.weights": self.weights, f"{name}.scale": np.array(self.scale)}

    @classmethod
    def from_arrays(cls, name: str, arrays: Arrays) -> Self:
        """Return the model that `arrays` wrote down."""
        labels = tuple(str(label) for label in arrays[f"{name}.labels"])
        return cls(labels, arrays[f"{name}.weights"], float(arrays[f"{name}.scale"]))
