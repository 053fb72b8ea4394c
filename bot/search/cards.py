"""Makes phrases of the cards' own words: whoever asks with the words of a card is looking for it."""

import re
from collections.abc import Iterable, Iterator

from bot.domain.library import EMERGENCY, HOME, LANGUAGE, SILENT_EMERGENCY
from bot.search.bank import Phrase
from bot.search.normalise import normalise

#: Where one thought ends, in any script.
_END = re.compile(r"[.?!:;\n،؛؟۔。।]+")

#: Menus say nothing of their own, and danger is not guessed from words that merely stand on its card.
_SILENT = frozenset({HOME, LANGUAGE, EMERGENCY, SILENT_EMERGENCY})


def phrases_of_cards(cards: Iterable[tuple[str, str, str]]) -> Iterator[Phrase]:
    """Yield the sentences of the cards; a card is given as its entry, its language and a text of it."""
    for entry, language, text in cards:
        if entry not in _SILENT:
            yield from (Phrase(words, entry, language) for words in map(normalise, _END.split(text)) if words)
