"""The terminal: the same conversation, by numbers and words, to try it and to talk to it without any platform."""
