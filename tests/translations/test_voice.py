"""The voice: four states and what is said in each, the rule of the safety kernel, seals that break by themselves."""

from dataclasses import replace

import pytest

from bot.domain.bidi import LEFT_TO_RIGHT_ISOLATE
from bot.translations.catalog import Catalog, Translated
from bot.translations.reviews import Review, seal
from bot.translations.units import Unit, entry_context, units_of
from bot.translations.voice import State, Voice, keep_together, set_spaces
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, small_library, three_languages, translated

LIBRARY = small_library()
UNITS = list(units_of(LIBRARY))

#: A card that saves no life by itself, and one of the safety kernel.
PLAIN, KERNEL = "asylum.apply", "acse"


def catalog(language: str = OTHER, stale: str = "", missing: str = "") -> Catalog:
    """Return a catalog in which all is translated; the texts of one entry may be stale, or missing."""
    return Catalog(
        language,
        {
            (unit.context, unit.text): Translated(translated(language, unit.text), unit.group == stale, "x.po", 1)
            for unit in UNITS
            if unit.group != missing
        },
    )


def voice(found: Catalog, **reviews: Review) -> Voice:
    """Return a voice over the small library."""
    return Voice(
        LIBRARY, three_languages(), found.language, found, {name.replace("_", "."): r for name, r in reviews.items()}
    )


def group(entry: str) -> list[Unit]:
    """Return the units that a reviewer vouches for together."""
    return [unit for unit in UNITS if unit.group == entry]


def title(speaker: Voice, entry: str) -> tuple[str, str, State]:
    """Return how an entry's title is said: words, language, state."""
    said = speaker.say(entry_context(entry, "title"), LIBRARY[entry].title)
    return said.text, said.language.code, said.state


@pytest.mark.parametrize("entry", [PLAIN, KERNEL])
def test_missing_is_the_source_text(entry: str) -> None:
    """She reads French rather than nothing, and is told so."""
    assert (LIBRARY[entry].title, SOURCE, State.MISSING) == title(voice(catalog(missing=entry)), entry)


def test_stale_is_the_old_translation() -> None:
    """Outside the kernel an old text is better than a foreign one; it is told as old."""
    assert (translated(OTHER, LIBRARY[PLAIN].title), OTHER, State.STALE) == title(voice(catalog(stale=PLAIN)), PLAIN)


def test_stale_in_the_kernel_is_missing() -> None:
    """An old emergency sentence is worse than a foreign one."""
    assert (LIBRARY[KERNEL].title, SOURCE, State.MISSING) == title(voice(catalog(stale=KERNEL)), KERNEL)


@pytest.mark.parametrize("entry", [PLAIN, KERNEL])
def test_unreviewed_is_said_and_told(entry: str) -> None:
    """A fresh translation that nobody vouches for."""
    assert (translated(OTHER, LIBRARY[entry].title), OTHER, State.UNREVIEWED) == title(voice(catalog()), entry)


def reviewed(found: Catalog, entry: str) -> Voice:
    """Return a voice with a review of an entry as it stands."""
    review = Review("2026-11-22", "lawyer", voice(found).seal_of(group(entry)))
    return Voice(LIBRARY, three_languages(), found.language, found, {entry: review})


def test_a_whole_seal_is_reviewed() -> None:
    """All texts of the entry are, and no other entry is."""
    speaker = reviewed(catalog(), PLAIN)

    assert {State.REVIEWED} == {speaker.state_of(unit.context, unit.text) for unit in group(PLAIN)}
    assert title(speaker, KERNEL)[2] == State.UNREVIEWED


@pytest.mark.parametrize("number", range(len(group(PLAIN))))
def test_a_changed_translation_breaks_the_seal(number: int) -> None:
    """Whichever text of the entry was touched, the whole entry is unreviewed again."""
    before = catalog()
    unit = group(PLAIN)[number]
    changed = Translated("EN touched", stale=False, file="x.po", line=1)
    after = Catalog(OTHER, {**before.texts, (unit.context, unit.text): changed})
    speaker = Voice(LIBRARY, three_languages(), OTHER, after, reviewed(before, PLAIN).reviews)

    assert {State.UNREVIEWED} == {speaker.state_of(one.context, one.text) for one in group(PLAIN)}


def test_a_changed_source_breaks_the_seal() -> None:
    """The French was corrected: the reviewer vouched for something else."""
    before = reviewed(catalog(), PLAIN)
    entry = replace(LIBRARY[PLAIN], title="Où et quand commencer")
    library = replace(LIBRARY, entries={**LIBRARY.entries, PLAIN: entry})
    texts = {**catalog().texts, (entry_context(PLAIN, "title"), entry.title): Translated("EN where", False, "x.po", 1)}
    after = Voice(library, three_languages(), OTHER, Catalog(OTHER, texts), before.reviews)

    assert after.state_of(entry_context(PLAIN, "title"), entry.title) == State.UNREVIEWED
    assert after.state_of(entry_context(PLAIN, "body"), entry.paragraphs[0]) == State.UNREVIEWED


def test_a_seal_tells_where_words_end() -> None:
    """Words that move from the source to the translation, or between texts, make another seal."""
    assert len({seal(pairs) for pairs in ([("ab", "c")], [("a", "bc")], [("a", "b"), ("c", "")], [("", "abc")])}) == 4


def test_the_source_language_is_always_reviewed() -> None:
    """French is what the authors vouch for, with or without a PO file."""
    assert (LIBRARY[KERNEL].title, SOURCE, State.REVIEWED) == title(voice(Catalog(SOURCE)), KERNEL)


@pytest.mark.parametrize("entry", [PLAIN, "asylum"])
def test_an_empty_translation_is_missing(entry: str) -> None:
    """A line that a translator left empty."""
    texts = {key: replace(found, text="") for key, found in catalog().texts.items()}

    assert title(voice(Catalog(OTHER, texts)), entry)[2] == State.MISSING


@pytest.mark.parametrize("language", [SOURCE, OTHER, RIGHT_TO_LEFT])
def test_numbers_are_filled_in_whole(language: str) -> None:
    """A phone number keeps its digits and its order in every direction, and does not break over two lines."""
    speaker = voice(catalog(language) if language != SOURCE else Catalog(SOURCE))
    said = speaker.say(entry_context(KERNEL, "body"), LIBRARY[KERNEL].paragraphs[0]).text

    assert keep_together("04 92 15 10 51") in said
    assert (language == RIGHT_TO_LEFT) == (LEFT_TO_RIGHT_ISOLATE in said)


def test_an_unknown_reference_stays_as_it_is() -> None:
    """Better a brace on the screen than a missing number that nobody notices."""
    assert voice(catalog()).quote("{nobody}").text == "{nobody}"


def test_typography_keeps_marks_on_their_line() -> None:
    """Where the language asks for it."""
    language = replace(three_languages()[SOURCE], no_break_before="?", no_break_after="«")

    assert set_spaces("Qui ? « moi", language) == "Qui\u00a0? «\u00a0moi"
    assert set_spaces("Qui ? « moi", replace(language, no_break_before="", no_break_after="")) == "Qui ? « moi"
