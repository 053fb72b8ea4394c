"""Looks for what is wrong between files: names that lead nowhere, entries nobody can reach, digits typed into prose."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.content.due import is_past
from bot.content.prose import BUILT_IN, broken_references, references, stray_digits
from bot.domain.errors import did_you_mean
from bot.domain.interface import SENTENCES
from bot.domain.library import HOME, NEEDED, Entry, Library
from bot.domain.places import NATIONAL
from bot.reading.problems import Problems
from bot.reading.tree import Node

#: "Any entry at most four taps from home" (docs/architecture.md).
MOST_TAPS = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """A library that is not checked yet, with the node that each of its things was read from."""

    library: Library
    nodes: Mapping[tuple[str, str], Node]
    allowed_digits: frozenset[str]
    root: Node

    def node(self, kind: str, id_: str) -> Node:
        """Return the place of a thing."""
        return self.nodes.get((kind, id_), self.root)


def check(draft: Draft, problems: Problems) -> None:
    """Note every fault between the files."""
    _check_needed(draft, problems)
    for entry in draft.library:
        _check_names(draft, entry, problems)
    _check_menus(draft, problems)
    for kind, id_, text in _texts(draft.library):
        _check_prose(draft, kind, id_, text, problems)
    _check_evidence(draft, problems)
    _check_extras(draft, problems)


def warn_of_age(draft: Draft, today: date, problems: Problems) -> None:
    """Warn of facts whose date to be read again has gone by: they are shown, and may be wrong."""
    for fact in draft.library.facts.values():
        if is_past(fact, today):
            todo = "read its source again, then move next_check: balise facts --due"
            problems.warn(draft.node("fact", fact.id), fact.id, f"was to be read again by {fact.next_check}", todo)


def _check_needed(draft: Draft, problems: Problems) -> None:
    for id_ in NEEDED:
        if id_ not in draft.library:
            problems.add(draft.root, id_, "no such entry", "the conversation leads here: write it")
    interface = draft.library.interface
    for id_ in SENTENCES:
        if id_ not in interface:
            problems.add(draft.node("file", "interface"), id_, "no such sentence", "write it in content/interface.yaml")
    for id_ in interface:
        if id_ not in SENTENCES:
            what = f"nothing shows this sentence{did_you_mean(id_, SENTENCES)}"
            problems.add(draft.node("interface", id_), id_, what)


def _check_names(draft: Draft, entry: Entry, problems: Problems) -> None:
    library = draft.library
    articles = {fact.value for fact in library.facts.values() if fact.kind == "article"}
    known: dict[str, Iterable[str]] = {
        "contacts": library.contacts,
        "law": articles,
        "sources": library.sources,
        "flags": library.flags,
        "see": library.entries,
        "menu": library.entries,
    }
    node = draft.node("entry", entry.id)
    for field, names in known.items():
        for item in _named(node, field):
            if item.text not in set(names):
                problems.unknown(item, entry.id, field, names)
    for id_ in entry.contacts:
        if id_ in library.contacts and not library.contacts[id_].shown:
            problems.add(node.get("contacts"), entry.id, f'contact "{id_}" is not for the public')


def _named(node: Node, field: str) -> tuple[Node, ...]:
    """Return the nodes of the names in a field: a list, or a lone name."""
    items = node.get(field)
    return items.items or ((items,) if items.text else ())


def _check_menus(draft: Draft, problems: Problems) -> None:
    library = draft.library
    times = Counter(child for entry in library for child in entry.menu)
    for entry in library:
        node = draft.node("entry", entry.id)
        if entry.id == HOME:
            continue
        if times[entry.id] != 1:
            places = ", ".join(other.id for other in library if entry.id in other.menu) or "none"
            problems.add(node, entry.id, f"stands in {times[entry.id]} menus ({places})", "put it into exactly one")
        elif library.taps_from_home(entry.id) > MOST_TAPS or not _reaches_home(library, entry.id):
            problems.add(node, entry.id, f"more than {MOST_TAPS} taps from home", "put it into a nearer menu")


def _reaches_home(library: Library, id_: str) -> bool:
    for _ in range(MOST_TAPS + 1):
        if id_ == HOME:
            return True
        id_ = library.parents.get(id_, "")
    return False


def _texts(library: Library) -> Iterable[tuple[str, str, str]]:
    for entry in library:
        for text in (entry.title, entry.label, *entry.paragraphs):
            yield "entry", entry.id, text
    for contact in library.contacts.values():
        yield "contact", contact.id, contact.does
    for flag in library.flags.values():
        yield "flag", flag.id, flag.text
    check = library.selfcheck
    for text in (check.intro, *check.results.values()):
        yield "file", "selfcheck", text
    for question in check.questions:
        yield "question", question.id, question.text
    for sentence in library.banners.values():
        yield "banner", sentence.id, sentence.text
    for sentence in library.interface.values():
        yield "interface", sentence.id, sentence.text


def _check_prose(draft: Draft, kind: str, id_: str, text: str, problems: Problems) -> None:
    node = draft.node(kind, id_)
    for digits in stray_digits(text, draft.allowed_digits):
        what = f'the number "{digits}" is typed into prose'
        problems.add(node, id_, what, "make it a fact or a contact and write {its-id}")
    for braces in broken_references(text):
        problems.add(node, id_, f'"{braces}" is no reference', "write {id} with an id of facts.yaml or directory.yaml")
    for name in references(text):
        if name not in BUILT_IN and draft.library.value_of(name) is None:
            known = (*draft.library.facts, *draft.library.contacts)
            is_contact = name in draft.library.contacts
            hint = " (its phone may not be shown)" if is_contact else did_you_mean(name, known)
            problems.add(node, id_, f"unknown reference {{{name}}}{hint}")


def _check_evidence(draft: Draft, problems: Problems) -> None:
    library = draft.library
    used = {name for _, _, text in _texts(library) for name in references(text)}
    for fact in library.facts.values():
        node = draft.node("fact", fact.id)
        for item in _named(node, "sources"):
            if item.text not in library.sources:
                problems.unknown(item, fact.id, "sources", library.sources)
        if fact.flag and fact.flag not in library.flags:
            problems.unknown(node.get("flag"), fact.id, "flag", library.flags)
        if fact.confidence == "G" and fact.id in used:
            problems.add(
                node, fact.id, "is shown but only general knowledge (G)", "find a source, or take it out of the prose"
            )
        if fact.confidence != "G" and not fact.sources:
            problems.add(node, fact.id, 'no "sources"', "name at least one document of content/sources.yaml")


def _check_extras(draft: Draft, problems: Problems) -> None:
    """Note what the self-check and the directory name that does not exist."""
    library = draft.library
    for question in library.selfcheck.questions:
        node = draft.node("question", question.id)
        for entry in question.entries:
            if entry not in library:
                problems.unknown(node.scalar_here(entry), question.id, "entries", library.entries)
    for source in library.selfcheck.sources:
        if source not in library.sources:
            problems.unknown(
                draft.node("file", "selfcheck").scalar_here(source), "selfcheck", "sources", library.sources
            )
    places = {NATIONAL, *library.places.names()}
    for contact in library.contacts.values():
        for place in contact.where if library.places.known else ():
            if place not in places:
                problems.unknown(draft.node("contact", contact.id).scalar_here(place), contact.id, "where", places)
