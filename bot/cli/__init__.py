"""Floor 4: the program `balise`; each command reads its arguments, asks the house, and prints."""
