"""Floor 4: the whole guide on paper, from the same texts as every channel."""
