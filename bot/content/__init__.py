"""Floor 2: reads content/, the rights information in its source language."""
