"""Makes two spellings of one thing the same, in every script, without harming any.

Case, accents and tone marks of Latin, Greek and Cyrillic letters, Arabic letter forms and vowel signs, Ethiopic letters that
sound alike, digits, stretched letters. The marks of Indic, Thai and Ethiopic scripts carry meaning and stay; only the dot that
typists leave out (nukta) and the two signs for one nasal do not. An emoji is a word.
"""

import re
import unicodedata
from functools import lru_cache

#: A question is a sentence or two; what is longer is cut, so that hostile text costs no time.
LONGEST = 400

#: Combining marks of these scripts are spelling variants, not letters.
_LOOSE = ("LATIN", "GREEK", "CYRILLIC", "ARABIC")

_ARABIC = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ۀ": "ه",
        "ک": "ك", "ګ": "گ", "ہ": "ه", "ھ": "ه", "ۃ": "ه", "ے": "ي", "ۍ": "ي", "ں": "ن", "ـ": None, "ء": None,
    }
)  # fmt: skip
_LATIN = str.maketrans(
    {
        "ʼ": " ",
        "ʻ": " ",
        "œ": "oe",
        "æ": "ae",
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ı": "i",
        "ŋ": "ng",
        "ɓ": "b",
        "ɗ": "d",
        "ƙ": "k",
        "ƴ": "y",
        "ɛ": "e",
        "ɔ": "o",
        "ɲ": "ny",
        "♀": None,  # who a picture shows is no word
        "♂": None,
    }
)

#: Signs that typists of Indian scripts leave out or write one for the other: nukta, and candrabindu for anusvara.
_INDIC = str.maketrans({"\u093c": None, "\u0a3c": None, "\u0901": "\u0902", "\u0a01": "\u0a02", "\u0a70": "\u0a02"})

#: Rows of Ethiopic letters (each of seven or eight forms) that sound like another, with the row that stands for both.
_ALIKE = ((0x1210, 0x1200), (0x1280, 0x1200), (0x1220, 0x1230), (0x12D0, 0x12A0), (0x1340, 0x1338))
_ETHIOPIC = {alike + form: chr(kept + form) for alike, kept in _ALIKE for form in range(7)}
_ALL = {**_ARABIC, **_LATIN, **_INDIC, **_ETHIOPIC}

_STRETCHED = re.compile(r"(.)\1{2,}")
_REPEATED_SIGN = re.compile(r"([^\w\s])\1+")


@lru_cache(maxsize=4096)
def _fold_letter(letter: str) -> str:
    """Return a letter without case, accents or width; marks of scripts that need them stay."""
    category = unicodedata.category(letter)
    if category == "Cf":
        return ""
    if category in {"Mn", "Me"}:
        return "" if _is_loose(letter) else letter
    if category == "Nd":
        return str(unicodedata.digit(letter))
    folded = unicodedata.normalize("NFKD", letter)
    if not letter.isalpha() or unicodedata.name(letter, "").startswith(_LOOSE):
        folded = "".join(part for part in folded if not unicodedata.combining(part))
    return folded.casefold()


def _is_loose(mark: str) -> bool:
    name = unicodedata.name(mark, "")
    return name.startswith(("COMBINING", "ARABIC", "VARIATION"))


def normalise(text: str) -> str:
    """Return the words of a text, folded, one space apart; an emoji is a word, other signs only where there is nothing else.

    Bounded in time and length whatever the text is.
    """
    text = unicodedata.normalize("NFC", text[:LONGEST])
    folded = "".join(map(_fold_letter, text)).translate(_ALL)
    folded = _STRETCHED.sub(r"\1\1", _REPEATED_SIGN.sub(r"\1", unicodedata.normalize("NFC", folded)))
    words = "".join(map(_letter_or_space, folded)).split()
    return " ".join(words or dict.fromkeys(filter(_is_sign, text)))[:LONGEST].rstrip()


@lru_cache(maxsize=4096)
def _letter_or_space(letter: str) -> str:
    """Return a letter, mark or digit of any script as it is, an emoji as a word, and anything else as a space."""
    category = unicodedata.category(letter)
    if category == "So":
        return f" {letter} "
    return letter if category[0] in "LMN" else " "


def _is_sign(letter: str) -> bool:
    """Tell whether a character is an emoji, another sign or punctuation; variants of an emoji (colour, skin) are not."""
    return unicodedata.category(letter)[0] in "SP" and unicodedata.category(letter) != "Sk"
