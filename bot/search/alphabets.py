"""Serbian is written in two alphabets, letter for letter: a phrase of its bank in one stands for the same phrase in the other."""

from collections.abc import Callable, Mapping

#: The Latin letters in the order of the Cyrillic ones; two Latin letters that are one Cyrillic letter come first.
_CYRILLIC = "љњџабвгдђежзијклмнопрстћуфхцчш"
_LATIN = ("lj", "nj", "dž", *"abvgdđežzijklmnoprstćufhcčš")
_TO_LATIN = str.maketrans(dict(zip(_CYRILLIC, _LATIN, strict=True)))
_TO_CYRILLIC = tuple(zip(_LATIN, _CYRILLIC, strict=True))


def in_the_other(text: str) -> str:
    """Return a Serbian text in its other alphabet, in small letters; the same text when it is in both or in neither."""
    small = text.lower()
    latin = small.translate(_TO_LATIN)
    if latin != small:
        return latin
    for letters, letter in _TO_CYRILLIC:
        small = small.replace(letters, letter)
    return small


#: By ISO 15924 codes as in a bank's `alphabets`: how a phrase is carried from one to the other.
TWINS: Mapping[tuple[str, ...], Callable[[str], str]] = {("Latn", "Cyrl"): in_the_other}
