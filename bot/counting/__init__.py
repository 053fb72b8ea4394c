"""Floor 2: anonymous weekly totals, and nothing else at rest. No person, no word, no time of day."""
