"""Floor 0: what is said and why, with no input, output, clock or randomness."""
