"""Plants faults in a small content folder, and tells what is found."""

from dataclasses import dataclass
from pathlib import Path

from bot.content.load import examine
from tests.builders import write_content

TOPICS, START, CARDS = "sections/topics.yaml", "sections/start.yaml", "cards.yaml"
SELFCHECK, PLACES, BANNER = "selfcheck.yaml", "places.yaml", "banner.yaml"
FACTS, DIRECTORY, SOURCES, FLAGS, INTERFACE = (
    "facts.yaml",
    "directory.yaml",
    "sources.yaml",
    "flags.yaml",
    "interface.yaml",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """A change to a good file, and how it is told; `at` stands in the line that is named, else the change itself does."""

    name: str
    file: str
    old: str
    new: str
    told: str
    at: str = ""


def plant(folder: Path, *faults: Fault) -> list[str]:
    """Return all that is told of a small content folder with the faults planted in it."""
    write_content(folder)
    for fault in faults:
        path = folder / fault.file
        text = path.read_text(encoding="utf-8")
        assert text.count(fault.old) == 1, f"{fault.old!r} stands {text.count(fault.old)} times in {fault.file}"
        path.write_text(text.replace(fault.old, fault.new), encoding="utf-8")
    return found_in(folder)


def found_in(folder: Path) -> list[str]:
    """Return all that is told of a content folder."""
    _, problems = examine(folder)
    return [str(problem) for problem in problems]


def expected(folder: Path, fault: Fault) -> str:
    """Return the line that must be told of a planted fault: file:line, and the rest."""
    text = (folder / fault.file).read_text(encoding="utf-8")
    before = text[: text.index(fault.at or fault.new.strip())]
    return f"{folder.name}/{fault.file}:{before.count(chr(10)) + 1} · {fault.told}"
