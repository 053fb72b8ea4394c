"""The reading level of the French, measured: short sentences, no legal noun without its explanation, nobody named a victim first."""

import re
import tomllib
from pathlib import Path
from statistics import median

import pytest

from bot.content.load import load_library
from bot.domain.library import Entry

LIBRARY = load_library(Path(__file__).parents[2] / "content")
NOUNS = tomllib.loads((Path(__file__).parent / "legal_nouns.toml").read_text(encoding="utf-8"))

MEDIAN, LONGEST = 12, 20

#: Sentences above the limit, by their first words, each with its reason.
LONG_SENTENCES = {
    "À la CIVI, une commission du tribunal": "two halves, and the colon between them makes a pause",
}

_REFERENCE = re.compile(r"\{([^}]+)\}")
_END = re.compile(r"(?<=[.!?…])\s+")
_WORD = re.compile(r"\w+(?:[-.@]\w+)*")


def filled(text: str) -> str:
    """Return a text as it is read: references are their values."""
    return _REFERENCE.sub(lambda match: LIBRARY.value_of(match[1]) or match[1], text)


def sentences(entry: Entry) -> list[str]:
    """Return the sentences of a card; an item of a list is one, or several."""
    lines = [line.removeprefix("- ") for text in entry.paragraphs for line in filled(text).split("\n")]
    return [sentence for line in lines for sentence in _END.split(line) if _WORD.search(sentence)]


def length(sentence: str) -> int:
    """Return how many words a sentence has; what an apostrophe joins is two."""
    return len(_WORD.findall(sentence))


def holds(text: str, word: str) -> bool:
    """Tell whether a text holds a word or words; a plural is the same word."""
    end = "" if word.endswith("-") else r"s?(?!\w)"
    flags = re.NOFLAG if word.isupper() else re.IGNORECASE
    return re.search(rf"(?<!\w){re.escape(word.rstrip('-'))}{end}", text, flags) is not None


def test_how_it_is_measured() -> None:
    """The measure itself: references, lists, apostrophes, abbreviations in capitals."""
    entry = Entry("x", "T", "L", paragraphs=("Appelez le {17}. C’est gratuit !", "- Un toit ;\n- l’ADA."))

    assert sentences(entry) == ["Appelez le 17.", "C’est gratuit !", "Un toit ;", "l’ADA."]
    assert [length(sentence) for sentence in sentences(entry)] == [3, 3, 2, 2]
    assert [holds("les AME", "AME"), holds("une ame", "AME"), holds("exploitation", "exploit-")] == [True, False, True]


def test_the_median_sentence_is_short() -> None:
    """Over all cards, half of the sentences have twelve words or fewer."""
    assert median(length(sentence) for entry in LIBRARY for sentence in sentences(entry)) <= MEDIAN


@pytest.mark.parametrize("entry", list(LIBRARY), ids=lambda entry: entry.id)
def test_every_card_has_short_sentences(entry: Entry) -> None:
    """The median of each card, and no single sentence that is too long to be read in one breath."""
    lengths = [length(sentence) for sentence in sentences(entry)]
    long = [s for s in sentences(entry) if length(s) > LONGEST and not s.startswith(tuple(LONG_SENTENCES))]

    assert median(lengths or [0]) <= MEDIAN
    assert long == []


@pytest.mark.parametrize("start", LONG_SENTENCES)
def test_an_exception_is_still_needed(start: str) -> None:
    """A sentence that was made shorter is no exception any more."""
    assert any(s.startswith(start) and length(s) > LONGEST for entry in LIBRARY for s in sentences(entry))


def test_nobody_is_called_a_victim_before_she_says_so() -> None:
    """No title and no label has the word: she may not see herself so, and others may look on."""
    assert [entry.id for entry in LIBRARY if re.search("victime", f"{entry.title} {entry.label}", re.IGNORECASE)] == []


def unexplained() -> set[str]:
    """Return `card noun` for each legal noun that stands in a card without its explanation."""
    found = set()
    for entry in LIBRARY:
        prose = filled("\n".join(entry.paragraphs))
        for noun, words in NOUNS["explained_by"].items():
            if holds(f"{entry.title}\n{entry.label}\n{prose}", noun) and not any(holds(prose, word) for word in words):
                found.add(f"{entry.id} {noun}")
    return found


def test_every_legal_noun_is_explained_where_it_stands() -> None:
    """In the same card, or it is a named exception; an exception that is mended leaves the list."""
    assert set(NOUNS["exceptions"]) == unexplained()


@pytest.mark.parametrize("noun", NOUNS["explained_by"])
def test_every_noun_of_the_list_is_used(noun: str) -> None:
    """A noun that no card uses any more leaves the list."""
    assert any(holds(f"{e.title}\n{e.label}\n{filled(chr(10).join(e.paragraphs))}", noun) for e in LIBRARY)
