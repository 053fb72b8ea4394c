"""Floor 2: finds the card that a typed question asks for. Never stores, logs or counts the words."""
