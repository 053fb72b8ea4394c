"""The translation units of a library: every text that a translator is asked for, with where it belongs.

`context` (gettext's msgctxt) is `entry:field`; all paragraphs of a body share one, so that they may be reordered freely.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.library import KERNEL, Entry, Library

CONTENT, INTERFACE = "content", "interface"


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to translate. `group`: what a reviewer vouches for as a whole. `kernel`: needed before a language is offered."""

    catalog: str
    context: str
    text: str
    group: str
    kernel: bool
    note: str = ""
    longest: int = 0


def units_of(library: Library) -> Iterator[Unit]:
    """Yield every unit, in the order in which a person meets the texts."""
    menu = set(library["home"].menu) if "home" in library else set()
    for entry in library:
        yield from _entry_units(entry, menu)
    hotlines = _hotlines(library)
    for contact in library.contacts.values():
        if contact.shown and contact.does:
            yield Unit(
                CONTENT, contact_context(contact.id), contact.does, "directory", contact.id in hotlines, contact.name
            )
    for flag in library.flags.values():
        yield Unit(CONTENT, flag_context(flag.id), flag.text, "flags", kernel=False)
    yield from _extra_units(library)
    for sentence in library.interface.values():
        if sentence.translate:
            context, note = interface_context(sentence.id), sentence.note
            yield Unit(INTERFACE, context, sentence.text, INTERFACE, kernel=True, note=note)


def entry_context(entry: str, field: str) -> str:
    """Return the context of a field of an entry: title, label or body."""
    return f"{entry}:{field}"


def contact_context(contact: str) -> str:
    """Return the context of what a contact does."""
    return f"contact.{contact}:does"


def flag_context(flag: str) -> str:
    """Return the context of a flag's sentence."""
    return f"flag.{flag}:text"


def interface_context(sentence: str) -> str:
    """Return the context of a sentence of the interface."""
    return f"interface.{sentence}:text"


def _entry_units(entry: Entry, menu: set[str]) -> Iterator[Unit]:
    kernel = entry.id in KERNEL
    fields = (("title", entry.title, 80), ("label", entry.label, 32))
    for field, text, longest in fields:
        vital = kernel or (field == "label" and entry.id in menu)
        note = entry.note if field == "title" else ""
        yield Unit(CONTENT, entry_context(entry.id, field), text, entry.id, vital, note, longest)
    for paragraph in entry.paragraphs:
        yield Unit(CONTENT, entry_context(entry.id, "body"), paragraph, entry.id, kernel)


def check_context(part: str) -> str:
    """Return the context of a part of the self-check: `intro`, `result.none`, or the id of a question."""
    return f"selfcheck.{part}:text"


def banner_context(sentence: str) -> str:
    """Return the context of a sentence of the banner."""
    return f"banner.{sentence}:text"


def _extra_units(library: Library) -> Iterator[Unit]:
    """Yield the texts of the self-check and of the banner."""
    check = library.selfcheck
    parts = {"intro": check.intro, **{question.id: question.text for question in check.questions}}
    parts |= {f"result.{name}": text for name, text in check.results.items()}
    for part, text in parts.items():
        if text:
            yield Unit(CONTENT, check_context(part), text, "selfcheck", kernel=False)
    for sentence in library.banners.values():
        yield Unit(CONTENT, banner_context(sentence.id), sentence.text, "banner", kernel=True, note=sentence.note)


def _hotlines(library: Library) -> set[str]:
    return {id_ for entry in KERNEL if entry in library for id_ in library[entry].contacts}
