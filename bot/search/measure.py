"""Measures the search on questions that stand in no bank: how often it is right, by language."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from bot.domain.errors import ContentError, Problem
from bot.domain.finding import Finding
from bot.search.find import Reading, Search

#: What a question of an evaluation set can be.
KINDS = ("rights", "danger", "harmless", "out_of_scope", "small_talk")

#: The figures, in the order of the report: a name, and what it says of the questions of which kinds.
FIGURES = {
    "top-1": "the first entry is one that a caseworker accepts (questions about rights)",
    "top-3": "one of the first three is",
    "danger": "danger is seen (questions of danger)",
    "alarms": "an emergency is shown though there is none (rights, other matters, small talk)",
    "look-alikes": "the same, for harmless questions that look like danger",
    "false cards": "a card is shown for a matter that the bot knows nothing of",
    "wrong cards": "a card is shown at once, and it is another than any acceptable one (questions about rights)",
    "language": "the language of the question is recognised, or left open where it is short",
}


Name = TypeVar("Name", str, int)


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what would be right: any of `topics`."""

    id: str
    language: str
    text: str
    kind: str
    topics: tuple[str, ...]


@dataclass(slots=True)
class Share:
    """How often something was so, of how many times it could have been."""

    so: int = 0
    could: int = 0

    def __float__(self) -> float:
        return self.so / self.could if self.could else 0.0

    def count(self, was_so: bool) -> None:
        """Count one more."""
        self.so += was_so
        self.could += 1


@dataclass(slots=True)
class Measure:
    """All figures of one language or of many, what was taken for what, and how often the bot was right when so sure."""

    questions: int = 0
    figures: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in FIGURES})
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    sureness: dict[int, Share] = field(default_factory=dict)

    def __add__(self, other: "Measure") -> "Measure":
        return Measure(
            self.questions + other.questions,
            _together(self.figures, other.figures),
            self.confusions + other.confusions,
            _together(self.sureness, other.sureness),
        )


def _together(first: dict[Name, Share], second: dict[Name, Share]) -> dict[Name, Share]:
    none = Share()
    pairs = {name: (first.get(name, none), second.get(name, none)) for name in {**first, **second}}
    return {name: Share(one.so + other.so, one.could + other.could) for name, (one, other) in pairs.items()}


def load_questions(folder: Path) -> list[Question]:
    """Return the questions of every `<language>.jsonl` of a folder. Raises ContentError with every line that is none."""
    found: list[Question] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                row = json.loads(line)
                found.append(Question(row["id"], path.stem, row["text"], row["kind"], tuple(row["topics"])))
            except (ValueError, KeyError, TypeError):
                problems.append(Problem(path.name, number, "", 'not {"id", "text", "kind", "topics"}'))
    if problems:
        raise ContentError(problems)
    return found


def measure(search: Search, questions: Iterable[Question]) -> dict[str, Measure]:
    """Return the measure of each language."""
    measures: defaultdict[str, Measure] = defaultdict(Measure)
    for question in questions:
        _count(measures[question.language], question, search(question.text), search.read(question.text))
    return dict(measures)


def _count(measured: Measure, question: Question, finding: Finding, reading: Reading) -> None:
    """Count what became of a question."""
    measured.questions += 1
    for name, was_so in _judge(question, finding):
        measured.figures[name].count(was_so)
    if question.kind != "rights" or not finding.entries or finding.kind == "emergency":
        return
    first = finding.entries[0]
    is_right = first in question.topics
    measured.sureness.setdefault(min(int(reading.topics.get(first, 0.0) * 10), 9), Share()).count(is_right)
    if not is_right:
        measured.confusions[question.topics[0], first] += 1


def _judge(question: Question, finding: Finding) -> Iterator[tuple[str, bool]]:
    """Yield each figure that the question counts for, and whether it was so."""
    is_alarm = finding.kind == "emergency"
    is_right = bool(set(finding.entries[:1]) & set(question.topics))
    if question.kind == "danger":
        yield "danger", is_alarm
    else:
        yield ("look-alikes" if question.kind == "harmless" else "alarms"), is_alarm
    if question.kind == "rights":
        yield "top-1", is_right
        yield "top-3", bool(set(finding.entries[:3]) & set(question.topics))
        yield "wrong cards", finding.kind == "answer" and not is_right
    if question.kind in ("out_of_scope", "small_talk"):
        yield "false cards", finding.kind == "answer"
    if finding.kind != "command":
        yield "language", finding.language in (question.language, "")
