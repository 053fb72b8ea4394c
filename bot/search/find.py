"""Finds what a typed question asks for. Emergency first; nothing is generated; no word is kept."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from bot.domain.commands import COMMANDS
from bot.domain.errors import Problem
from bot.domain.finding import Finding, FindingKind
from bot.domain.library import EMERGENCY, HUMANS, SILENT_EMERGENCY
from bot.search.bank import OUT_OF_SCOPE, SMALL_TALK, Bank, Phrase, list_label, load_bank
from bot.search.cards import phrases_of_cards
from bot.search.danger import DangerDetector
from bot.search.index import Index
from bot.search.normalise import normalise
from bot.search.rank import Vote, rank
from bot.search.tongue import Tongues
from bot.search.towns import Towns
from bot.search.unsafe import holds_personal_data

#: From this score on the best entry is shown at once, if it leads; from the lower one on it is suggested.
SURE, LIKELY = 0.7, 0.42

#: How far ahead of the second the best entry must be to be sure, unless it is as good as the same words.
LEADS, SAME_WORDS = 1.2, 0.8

#: "the best, the second, … up to four"
MOST = 4

NO_PLACES: Mapping[str, str] = MappingProxyType({})


class Search:
    """Answers typed questions over the banks of all languages."""

    def __init__(
        self,
        banks: Iterable[Bank],
        scripts: Mapping[str, str],
        cards: Iterable[Phrase] = (),
        places: Mapping[str, str] = NO_PLACES,
    ) -> None:
        banks = tuple(banks)
        frames = {bank.language: bank.frame for bank in banks}
        self._index = Index([*(phrase for bank in banks for phrase in bank.phrases), *cards], frames)
        self._frame = frozenset[str]().union(*frames.values())
        self._danger = DangerDetector(banks)
        self._towns = Towns(places, self._frame)
        self._tongues = Tongues(banks, scripts)
        self._commands = {word: command for bank in banks for word, command in bank.commands.items()}

    def __call__(self, words: str, prefer: tuple[str, ...] = ()) -> Finding:
        """Return the outcome for a text; `prefer` are the languages that she is known to read, the likeliest first."""
        text = normalise(words)
        command = self._command(words, text)
        if command:
            return Finding("command", command=command)
        unsafe = holds_personal_data(words)
        language = self._tongues.guess(text, prefer)
        votes = rank(self._index, text, self._frame, (language,) if language else prefer)
        entries = tuple(vote.label for vote in votes if not vote.label.startswith("*"))
        danger = self._danger.look(text, votes)
        if danger:
            first = (SILENT_EMERGENCY, EMERGENCY) if danger.silent else (EMERGENCY, SILENT_EMERGENCY)
            rest = tuple(entry for entry in entries if entry not in first)
            return Finding("emergency", (*first, *rest)[:MOST], language, unsafe=unsafe)
        place = self._towns.find(text)
        if place:
            return Finding("answer", (HUMANS,), language, unsafe=unsafe, place=place)
        return self._judge(votes, entries[:MOST], language, unsafe=unsafe)

    def _command(self, words: str, text: str) -> str:
        slash = words.strip().removeprefix("/").split("@")[0].lower()
        return slash if words.lstrip().startswith("/") and slash in COMMANDS else self._commands.get(text, "")

    def _judge(self, votes: list[Vote], entries: tuple[str, ...], language: str, *, unsafe: bool) -> Finding:
        """Return one of the quiet outcomes."""
        if not votes:
            return Finding("unknown", (), language, unsafe=unsafe)
        best = votes[0]
        if best.label == list_label(SMALL_TALK) and best.score >= LIKELY:
            return Finding("small_talk", (), language, unsafe=unsafe)
        if best.label == list_label(OUT_OF_SCOPE) or not entries:
            return Finding("unknown", entries, language, unsafe=unsafe)
        first, *others = (vote for vote in votes if not vote.label.startswith("*"))
        leads = first.likeness >= SAME_WORDS or not others or first.score >= LEADS * others[0].score
        if first is best and first.score >= SURE and leads:
            return Finding("answer", entries, language, unsafe=unsafe)
        kind: FindingKind = "suggestions" if first.score >= LIKELY else "unknown"
        return Finding(kind, entries, language, unsafe=unsafe)


def load_search(
    folder: Path,
    languages: Mapping[str, str],
    entries: Iterable[str],
    cards: Iterable[tuple[str, str, str]] = (),
    places: Mapping[str, str] = NO_PLACES,
) -> tuple[Search, list[Problem]]:
    """Return the search over the banks of the languages (code → script), and every problem found in them.

    `cards` are the texts that a person sees: entry, language, text. `places` are names of places with their ids.
    """
    known = tuple(entries)
    loaded = [load_bank(folder, code, known) for code in languages]
    search = Search([bank for bank, _ in loaded], languages, phrases_of_cards(cards), places)
    return search, [problem for _, found in loaded for problem in found]
