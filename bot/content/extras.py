"""Reads what stands beside the entries: the self-check, the places, the banner."""

from bot.domain.library import Sentence
from bot.domain.places import Place
from bot.domain.selfcheck import Question, SelfCheck
from bot.reading.problems import Problems
from bot.reading.record import Record
from bot.reading.tree import Node

#: What fits above two buttons, and what is read at one glance.
QUESTION, INTRO, RESULT = 90, 300, 350
BANNER = 160
RESULTS = ("none", "some", "many")


def read_question(node: Node, problems: Problems) -> Question:
    """Read one question of selfcheck.yaml."""
    record = Record(node, problems, ("id", "text", "entries", "urgent", "note"))
    text = record.prose("text", longest=QUESTION)
    return Question(record.id, text, record.texts("entries"), record.flag("urgent", default=False))


def read_selfcheck(tree: Node, questions: tuple[Question, ...], problems: Problems) -> SelfCheck:
    """Return the self-check of a file whose questions were read already."""
    if tree.missing:
        return SelfCheck()
    record = Record(_named(tree, "selfcheck"), problems, ("id", "sources", "checked", "intro", "questions", "results"))
    results = Record(_named(tree.get("results"), "selfcheck"), problems, ("id", *RESULTS))
    return SelfCheck(
        intro=record.prose("intro", longest=INTRO),
        questions=questions,
        results={name: results.prose(name, longest=RESULT) for name in RESULTS},
        sources=record.texts("sources"),
        checked=record.day("checked"),
    )


def read_places(tree: Node, problems: Problems) -> dict[str, Place]:
    """Return the places of places.yaml by id, regions first."""
    regions, departments = {}, {}
    for node in tree.get("regions"):
        region = Record(node, problems, ("id", "name", "departments"))
        regions[region.id] = Place(region.id, region.prose("name"))
        for inner in node.get("departments"):
            place = Record(_lowered(inner), problems, ("id", "name", "towns"))
            departments[place.id] = Place(place.id, place.prose("name"), region.id, place.texts("towns"))
    return {**regions, **departments}


def read_banner(tree: Node, sentences: dict[str, Sentence], problems: Problems) -> str:
    """Return the id of the sentence that stands on all cards now, or nothing."""
    show = tree.get("show")
    if show.missing or show.text == "none":
        return ""
    if show.text not in sentences:
        problems.unknown(show, "banner", "show", ("none", *sentences))
        return ""
    return show.text


def read_banner_sentence(node: Node, problems: Problems) -> Sentence:
    """Read one sentence of banner.yaml."""
    record = Record(node, problems, ("id", "text", "note"))
    return Sentence(record.id, record.prose("text", longest=BANNER), note=record.text("note"))


def _named(node: Node, id_: str) -> Node:
    """Return a mapping that stands alone in its file as one with an id, so that its faults have a name."""
    return node.with_field("id", node.scalar_here(id_))


def _lowered(node: Node) -> Node:
    """Return a département with its number in lower case (2A), as ids are."""
    id_ = node.get("id")
    return node.with_field("id", id_.scalar_here(id_.text.lower()))
