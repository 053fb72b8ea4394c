"""The units: every text that a person reads is asked of the translator once, and the kernel holds what saves a life."""

from dataclasses import replace

from bot.domain.library import Entry, Library
from bot.translations.units import CONTENT, INTERFACE, units_of
from tests.builders import small_library

LIBRARY = small_library()
UNITS = list(units_of(LIBRARY))


def kernel() -> set[str]:
    """Return the contexts of the kernel."""
    return {unit.context for unit in UNITS if unit.kernel}


def test_every_text_is_asked_for() -> None:
    """Titles, labels, paragraphs, glosses of contacts that are shown, flags, and all sentences of the interface."""
    asked = {(unit.context, unit.text) for unit in UNITS}
    for entry in LIBRARY:
        wanted = {("title", entry.title), ("label", entry.label), *(("body", text) for text in entry.paragraphs)}

        assert {(f"{entry.id}:{field}", text) for field, text in wanted} <= asked
    assert {(f"interface.{one.id}:text", one.text) for one in LIBRARY.interface.values() if one.translate} <= asked
    assert ("flag.pact:text", LIBRARY.flags["pact"].text) in asked
    assert ("contact.acse:does", LIBRARY.contacts["acse"].does) in asked


def test_what_is_not_asked_for() -> None:
    """Contacts that are not shown, and sentences that are the same in every language."""
    same = replace(LIBRARY.interface["hide"], translate=False)
    units = list(units_of(replace(LIBRARY, interface={"hide": same})))

    assert [unit for unit in units if unit.catalog == INTERFACE] == []
    assert not any(unit.context.startswith("contact.hidden:") for unit in UNITS)


def test_the_kernel() -> None:
    """Danger, the shelter, privacy, the languages, the buttons of home, the hotlines and the whole interface."""
    whole = {"home", "emergency", "emergency.silent", "emergency.lines", "acse", "privacy", "language"}

    assert {f"{entry}:{field}" for entry in whole for field in ("title", "label", "body")} <= kernel()
    assert {f"{entry}:label" for entry in LIBRARY["home"].menu} <= kernel()
    assert {f"contact.{hotline}:does" for hotline in ("17", "112", "114", "acse")} <= kernel()
    assert {unit.context for unit in UNITS if unit.catalog == INTERFACE} <= kernel()
    assert not {"asylum.apply:body", "asylum:title", "contact.quiet:does", "flag.pact:text"} & kernel()


def test_a_context_tells_two_equal_texts_apart() -> None:
    """The same word on two buttons may be two words in another language; a place and its text are one unit."""
    assert len({(unit.context, unit.text) for unit in UNITS}) == len(UNITS)


def test_notes_and_limits_go_with_the_text() -> None:
    """What the author says to translators stands at the title; titles and labels have a longest length."""
    by_context = {unit.context: unit for unit in UNITS}

    assert by_context["asylum.apply:title"].note == LIBRARY["asylum.apply"].note
    assert by_context["asylum.apply:label"].longest < by_context["asylum.apply:title"].longest
    assert by_context["asylum.apply:body"].longest == 0


def test_a_library_without_home() -> None:
    """A half-written content folder has units too."""
    alone = Library({"a": Entry("a", "Titre", "Nom")})

    assert [(unit.catalog, unit.context, unit.kernel) for unit in units_of(alone)] == [
        (CONTENT, "a:title", False),
        (CONTENT, "a:label", False),
    ]
