"""Which languages are offered: those whose safety kernel is whole; and how complete each is."""

import re
from pathlib import Path

import pytest

from bot.translations.catalog import po_path
from bot.translations.load import load_voices
from bot.translations.reviews import load_reviews
from bot.translations.status import status
from bot.translations.units import CONTENT, INTERFACE, Unit, units_of
from bot.translations.voice import State, Voice
from tests.builders import OTHER, RIGHT_TO_LEFT, SOURCE, small_library, write_locales

LIBRARY = small_library()
UNITS = list(units_of(LIBRARY))

#: One unit of the kernel of each kind, and one that is none of it.
KERNEL = ("home:title", "emergency:body", "acse:label", "asylum:label", "contact.114:does", "interface.hide:text")
PLAIN = ("asylum:title", "asylum.apply:body", "flag.pact:text", "contact.quiet:does", "cards.interpreter:body")


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    """Return a folder in which all is translated."""
    return write_locales(tmp_path / "locales")


def spoil(locales: Path, context: str, pattern: str, new: str) -> None:
    """Change the first text of a context in the other language's files."""
    name = INTERFACE if context.startswith("interface.") else CONTENT
    path = po_path(locales, OTHER, name)
    before, found, after = path.read_text(encoding="utf-8").partition(f'msgctxt "{context}"\n')
    assert found, context
    after, count = re.subn(pattern, lambda _: new, after, count=1)
    assert count
    path.write_text(f"{before}{'#, fuzzy' + chr(10) if new == pattern else ''}{found}{after}", encoding="utf-8")


def empty(locales: Path, context: str) -> None:
    """Take a translation away."""
    spoil(locales, context, r'msgstr "[^\n]*"', 'msgstr ""')


def make_stale(locales: Path, context: str) -> None:
    """Mark a translation as out of date."""
    spoil(locales, context, "msgid", "msgid")


def offered(locales: Path) -> tuple[str, ...]:
    """Return the languages on offer."""
    return load_voices(locales, LIBRARY)[1].offered


def test_all_that_are_whole_are_offered(locales: Path) -> None:
    """In the order of the registry, and nothing is wrong with them."""
    voices, languages, problems = load_voices(locales, LIBRARY)

    assert (SOURCE, OTHER, RIGHT_TO_LEFT) == languages.offered == tuple(voices)
    assert languages.source == SOURCE
    assert problems == []


@pytest.mark.parametrize("context", KERNEL)
@pytest.mark.parametrize("harm", [empty, make_stale])
def test_a_hole_in_the_kernel_takes_a_language_back(locales: Path, context: str, harm: object) -> None:
    """A missing or an old sentence of the kernel: nobody is offered a language that fails her in danger."""
    assert callable(harm)
    harm(locales, context)
    voices, languages, _ = load_voices(locales, LIBRARY)

    assert languages.offered == tuple(voices) == (SOURCE, RIGHT_TO_LEFT)
    assert OTHER in languages.known


@pytest.mark.parametrize("context", PLAIN)
@pytest.mark.parametrize("harm", [empty, make_stale])
def test_a_hole_elsewhere_does_not(locales: Path, context: str, harm: object) -> None:
    """A card that is not translated yet is shown in French, with a notice."""
    assert callable(harm)
    harm(locales, context)

    assert OTHER in offered(locales)


def test_a_language_without_files_is_known_and_not_offered(locales: Path) -> None:
    """A row in the registry makes no promise; the source language needs no files."""
    for name in (CONTENT, INTERFACE):
        po_path(locales, OTHER, name).unlink()

    assert offered(locales) == (SOURCE, RIGHT_TO_LEFT)


def test_a_broken_file_takes_a_language_back_and_is_told(locales: Path) -> None:
    """The fault blocks the start; were it not so, the language would at least not be offered."""
    po_path(locales, OTHER, CONTENT).write_text("nonsense", encoding="utf-8")
    _, languages, (problem,) = load_voices(locales, LIBRARY)

    assert languages.offered == (SOURCE, RIGHT_TO_LEFT)
    assert problem.blocks


def test_faults_of_all_languages_are_told_together(locales: Path) -> None:
    """A number typed in, a broken review and a lost reference, in two languages: one list."""
    spoil(locales, "asylum.apply:body", r'msgstr "[^\n]*"', 'msgstr "Wait 30 days."')
    (locales / RIGHT_TO_LEFT / "reviews.toml").write_text("nonsense", encoding="utf-8")
    problems = load_voices(locales, LIBRARY)[2]

    assert {problem.file for problem in problems} == {
        f"locales/{OTHER}/LC_MESSAGES/content.po",
        f"locales/{RIGHT_TO_LEFT}/reviews.toml",
    }


def test_the_figures_of_a_whole_language(locales: Path) -> None:
    """The source is reviewed by nature; a translation that nobody vouches for is not."""
    figures = status(locales, LIBRARY)

    assert figures[SOURCE]["reviewed"] == figures[OTHER]["unreviewed"] == len(UNITS)
    assert figures[OTHER]["entries"] == len(LIBRARY.entries)
    assert all(figures[code]["whole"] and figures[code]["kernel_complete"] for code in (SOURCE, OTHER, RIGHT_TO_LEFT))


def test_the_figures_of_a_language_in_the_making(locales: Path) -> None:
    """Missing, old and reviewed texts are told apart; an entry is done when all its texts are."""
    empty(locales, "asylum:title")
    make_stale(locales, "asylum.apply:title")
    voice = load_voices(locales, LIBRARY)[0][OTHER]
    group = [unit for unit in UNITS if unit.group == "acse"]
    review(locales, "acse", voice.seal_of(group))
    figures = status(locales, LIBRARY)[OTHER]

    assert (figures["missing"], figures["stale"], figures["reviewed"]) == (1, 1, len(group))
    assert figures["entries"] == len(LIBRARY.entries) - 2
    assert (figures["kernel_complete"], figures["whole"]) == (True, False)


def review(locales: Path, entry: str, seal: str) -> None:
    """Write a review of an entry."""
    text = f'["{entry}"]\ndate = "2026-11-22"\nrole = "lawyer"\nseal = "{seal}"\n'
    (locales / OTHER / "reviews.toml").write_text(text, encoding="utf-8")


def state(voice: Voice, unit: Unit) -> State:
    """Return how far a unit may be trusted."""
    return voice.state_of(unit.context, unit.text)


def test_a_review_in_a_file_holds_until_something_changes(locales: Path) -> None:
    """Sealed, the entry is reviewed; when a translator touches one of its texts it is not, without anybody's doing."""
    group = [unit for unit in UNITS if unit.group == "acse"]
    review(locales, "acse", load_voices(locales, LIBRARY)[0][OTHER].seal_of(group))
    sealed = load_voices(locales, LIBRARY)[0][OTHER]
    spoil(locales, "acse:title", r'msgstr "', 'msgstr "Touched: ')
    touched = load_voices(locales, LIBRARY)[0][OTHER]

    assert {state(sealed, unit) for unit in group} == {State.REVIEWED}
    assert {state(touched, unit) for unit in group} == {State.UNREVIEWED}


@pytest.mark.parametrize("text", ["[acse", '["acse"]\ndate = "2026-11-22"\nrole = "lawyer"\n', 'acse = "yes"', b"\xff"])
def test_a_broken_list_of_reviews_is_told(locales: Path, text: str | bytes) -> None:
    """No TOML, no seal, no table, no text: one fault that says what a review needs."""
    path = locales / OTHER / "reviews.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    reviews, (problem,) = load_reviews(locales, OTHER)

    assert reviews == {}
    assert str(problem).startswith(f"locales/{OTHER}/reviews.toml · not a list of reviews: ")
    assert problem.todo == "each needs date, role and seal"
